//! Puts hashed file names into the page and the style sheets.

use std::collections::BTreeMap;

/// Replaces every name by its hashed one; a name that continues (`/assets/a.css.map`) is another name.
pub(crate) fn replace_names(text: &str, names: &BTreeMap<String, String>) -> String {
    let mut replaced = text.to_owned();
    for (name, hashed) in names {
        let mut rest = replaced.as_str();
        let mut next = String::with_capacity(replaced.len());
        while let Some((before, after)) = rest.split_once(name.as_str()) {
            next.push_str(before);
            let continues =
                after.starts_with(|next: char| next.is_ascii_alphanumeric() || "._-".contains(next));
            next.push_str(if continues { name } else { hashed });
            rest = after;
        }
        next.push_str(rest);
        replaced = next;
    }
    replaced
}

/// `/assets/app.css` with a digest becomes `/assets/app-0123456789abcdef.css`.
pub(crate) fn hashed_name(name: &str, digest: &str) -> String {
    let short: String = digest.chars().take(DIGITS).collect();
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{short}.{extension}"),
        None => format!("{name}-{short}"),
    }
}

/// Digits of a digest in a file name: 64 bits, so that two contents never meet.
const DIGITS: usize = 16;

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{hashed_name, replace_names};

    #[test]
    fn whole_names_are_replaced_and_longer_ones_kept() {
        let names = BTreeMap::from([("/assets/a.css".into(), "/assets/a-1.css".into())]);
        assert_eq!(
            replace_names(r#"<link href="/assets/a.css"> /assets/a.css.map"#, &names),
            r#"<link href="/assets/a-1.css"> /assets/a.css.map"#
        );
    }

    #[test]
    fn the_digest_stands_before_the_extension() {
        let digest = "0123456789abcdef0123";
        assert_eq!(hashed_name("/assets/app.css", digest), "/assets/app-0123456789abcdef.css");
    }
}
