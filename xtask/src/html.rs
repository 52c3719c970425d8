//! Puts hashed file names into the page and the style sheets, and one style sheet in place of many.

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

/// How the page links a style sheet.
const SHEET_LINK: &str = "<link rel=\"stylesheet\" href=\"";

/// The style sheets that a page links, in their order.
pub(crate) fn linked_sheets(page: &str) -> Vec<&str> {
    page.split(SHEET_LINK).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The page with a link to one style sheet where the first of its own was, and none to the others.
pub(crate) fn with_one_sheet(page: &str, sheet: &str) -> String {
    let mut is_linked = false;
    let lines = page.split_inclusive('\n').filter_map(|line| {
        if !line.contains(SHEET_LINK) {
            return Some(line.to_owned());
        }
        let indent: String = line.chars().take_while(|letter| letter.is_whitespace()).collect();
        let is_first = !std::mem::replace(&mut is_linked, true);
        is_first.then(|| format!("{indent}{SHEET_LINK}{sheet}\">\n"))
    });
    lines.collect()
}

/// Digits of a digest in a file name: 64 bits, so that two contents never meet.
const DIGITS: usize = 16;

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{hashed_name, linked_sheets, replace_names, with_one_sheet};

    #[test]
    fn whole_names_are_replaced_and_longer_ones_kept() {
        let names = BTreeMap::from([("/assets/a.css".into(), "/assets/a-1.css".into())]);
        assert_eq!(
            replace_names(r#"<link href="/assets/a.css"> /assets/a.css.map"#, &names),
            r#"<link href="/assets/a-1.css"> /assets/a.css.map"#
        );
    }

    #[test]
    fn one_style_sheet_takes_the_place_of_all() {
        let page = "<head>\n  <link rel=\"stylesheet\" href=\"/a.css\">\n  <link rel=\"stylesheet\" href=\"/b.css\">\n</head>\n";
        assert_eq!(linked_sheets(page), ["/a.css", "/b.css"]);
        assert_eq!(
            with_one_sheet(page, "/all.css"),
            "<head>\n  <link rel=\"stylesheet\" href=\"/all.css\">\n</head>\n"
        );
    }

    #[test]
    fn the_digest_stands_before_the_extension() {
        let digest = "0123456789abcdef0123";
        assert_eq!(hashed_name("/assets/app.css", digest), "/assets/app-0123456789abcdef.css");
    }
}
