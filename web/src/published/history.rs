//! The versions of a pass: when, by whom, and what changed.

use passwright_core::api::{History, HistoryEntry};
use yew::{Html, html};

use super::parts::instant;

/// The most places of one version that are listed.
const MAX_PLACES: usize = 6;

/// The versions, the newest first.
pub(crate) fn history(history: &History) -> Html {
    html! {
        <ol class="versions" reversed=true>
            { for history.versions.iter().map(|version| html! {
                <li key={version.version.to_string()}>
                    <p><strong>{ text!("version", version = version.version) }</strong>{ " \u{b7} " }{ instant(&version.at) }{ format!(" \u{b7} {} ", text!("version-by")) }<code>{ version.by.clone() }</code></p>
                    <p class="field-note">{ changed_words(version) }</p>
                </li>
            }) }
        </ol>
    }
}

fn changed_words(version: &HistoryEntry) -> String {
    if version.version == 1 {
        return text!("first-version");
    }
    let places: Vec<&str> = version.changed.iter().take(MAX_PLACES).map(String::as_str).collect();
    let rest = version.changed.len().saturating_sub(MAX_PLACES);
    match (places.is_empty(), rest) {
        (true, _) => text!("nothing-visible"),
        (false, 0) => text!("changed-places", places = places.join(", ")),
        (false, rest) => text!("changed-places-more", places = places.join(", "), count = rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_says_what_changed_and_does_not_run_on() {
        let version = |version, changed: &[&str]| HistoryEntry {
            version,
            at: String::new(),
            by: String::new(),
            changed: changed.iter().map(|place| (*place).to_owned()).collect(),
        };
        assert_eq!(changed_words(&version(1, &["/a"])), "Published for the first time.");
        assert_eq!(changed_words(&version(2, &["/a", "icon.png"])), "Changed: /a, icon.png");
        assert_eq!(changed_words(&version(2, &["x"; 8])), "Changed: x, x, x, x, x, x, and 2 more");
        assert_eq!(changed_words(&version(3, &[])), "Nothing that can be seen has changed.");
    }
}
