//! What a key is called, and what it holds when it is added.

use passwright_core::pass::schema::Kind;
use serde_json::{Value, json};

use crate::clock::now;

/// A key as words: `purchaseWifiURL` is `Purchase wifi URL`.
pub(super) fn in_words(key: &str) -> String {
    let text = parts(key).map(as_word).collect::<Vec<_>>().join(" ");
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A part that is all capitals is an abbreviation and stays one.
fn as_word(part: String) -> String {
    let is_abbreviation = part.chars().nth(1).is_some() && part.chars().all(char::is_uppercase);
    if is_abbreviation { part } else { part.to_lowercase() }
}

/// Parts a key before each capital that begins a word.
fn parts(key: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = key.chars().collect();
    let mut parts: Vec<String> = Vec::new();
    let mut before: Option<char> = None;
    for (at, letter) in letters.iter().copied().enumerate() {
        let next_is_small = letters.get(at + 1).is_some_and(|next| next.is_lowercase());
        let begins = letter.is_uppercase() && (before.is_some_and(char::is_lowercase) || next_is_small);
        match parts.last_mut().filter(|_| !begins) {
            Some(part) => part.push(letter),
            None => parts.push(letter.into()),
        }
        before = Some(letter);
    }
    parts.into_iter()
}

/// What a key holds until somebody types.
pub(super) fn sample(kind: Kind) -> Value {
    match kind {
        Kind::Any | Kind::Object(_) => json!({}),
        Kind::Text | Kind::Shown => "".into(),
        Kind::Number => 0.into(),
        Kind::Boolean => true.into(),
        Kind::Date => now().to_rfc3339().into(),
        Kind::Color => "rgb(255, 255, 255)".into(),
        Kind::Choice(choices) => choices.first().copied().unwrap_or_default().into(),
        Kind::Texts => json!([""]),
        Kind::Numbers => json!([0]),
        Kind::Choices(_) => json!([]),
        Kind::Objects(_) => json!([{}]),
    }
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn keys_are_read_as_words() {
        for (key, words) in [
            ("nfc", "Nfc"),
            ("purchaseWifiURL", "Purchase wifi URL"),
            ("appLaunchURL", "App launch URL"),
            ("maxDistance", "Max distance"),
            ("PKDataDetectorTypeLink", "PK data detector type link"),
            ("wifiAccess", "Wifi access"),
            ("row", "Row"),
            ("teamAIdentifier", "Team a identifier"),
            ("", ""),
        ] {
            assert_eq!(in_words(key), words);
        }
    }
}
