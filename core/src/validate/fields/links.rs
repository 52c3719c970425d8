//! The markup of `attributedValue`: links and nothing else.

use super::super::Subject;
use super::super::rule::{Finding, quote};
use super::super::walk::fields;

/// One piece of a text with markup.
enum Piece<'a> {
    Text(&'a str),
    /// What stands between `<` and `>`.
    Tag(&'a str),
}

/// Takes a text apart; a `<` that no `>` follows, or that no name follows, is text.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let (before, tail) = rest.split_at(start);
        pieces.push(Piece::Text(before));
        let inside = tail.get(1..).unwrap_or_default();
        let opens_tag = inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        match inside.find('>').filter(|_| opens_tag) {
            Some(end) => {
                pieces.push(Piece::Tag(inside.get(..end).unwrap_or_default()));
                rest = inside.get(end + 1..).unwrap_or_default();
            }
            None => {
                pieces.push(Piece::Text("<"));
                rest = inside;
            }
        }
    }
    pieces.push(Piece::Text(rest));
    pieces
}

fn is_link(tag: &str) -> bool {
    let name = tag.trim_start_matches('/').split(|c: char| c.is_whitespace()).next().unwrap_or_default();
    name.eq_ignore_ascii_case("a")
}

/// The text without its markup.
pub(super) fn plain_text(text: &str) -> String {
    let texts = pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(text),
        Piece::Tag(_) => None,
    });
    texts
        .collect::<String>()
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

/// The text with links only, and with `&` escaped inside them.
fn mended(text: &str) -> String {
    let mut mended = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => mended.push_str(text),
            Piece::Tag(tag) if is_link(tag) => {
                mended.push('<');
                mended.push_str(&escape_ampersands(tag));
                mended.push('>');
            }
            Piece::Tag(_) => {}
        }
    }
    mended
}

fn escape_ampersands(tag: &str) -> String {
    let mut parts = tag.split('&');
    let mut escaped = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        escaped.push_str(if starts_entity(part) { "&" } else { "&amp;" });
        escaped.push_str(part);
    }
    escaped
}

/// Whether what follows an `&` is an entity: `amp;`, `#38;`.
fn starts_entity(text: &str) -> bool {
    let name = text.split(';').next().unwrap_or_default();
    let is_name =
        !name.is_empty() && name.len() <= 8 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#');
    is_name && text.get(name.len()..).is_some_and(|rest| rest.starts_with(';'))
}

/// Rule J13.
pub(super) fn markup(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for field in fields(subject.document) {
        let Some(text) = field.text("attributedValue") else { continue };
        let good = mended(text);
        if good == text {
            continue;
        }
        let other = pieces(text).into_iter().find_map(|piece| match piece {
            Piece::Tag(tag) if !is_link(tag) => Some(tag),
            _ => None,
        });
        let (message, label) = match other {
            Some(tag) => (
                sentence!(
                    "J13-markup",
                    "{field} has markup that Wallet does not know: {tag}.",
                    field = field.name(),
                    tag = quote(&format!("<{tag}>"))
                ),
                sentence!("J13-fix-links", "Keep only the links"),
            ),
            None => (
                sentence!(
                    "J13-ampersand",
                    "A link in {field} has an “&” that must be written “&amp;”.",
                    field = field.name()
                ),
                sentence!("J13-fix-escape", "Escape it"),
            ),
        };
        let pointer = field.at("attributedValue");
        findings.push(Finding::new(&pointer, message).fix_set(label, pointer, good));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_stay_and_their_ampersands_are_escaped() {
        for (found, meant) in [
            (
                "<a href='https://a.example/?a=1&b=2'>x</a> & y",
                "<a href='https://a.example/?a=1&amp;b=2'>x</a> & y",
            ),
            ("<a href='tel:+49'>call</a>", "<a href='tel:+49'>call</a>"),
            ("<b>bold</b><br/>", "bold"),
            ("1 < 2 and <3", "1 < 2 and <3"),
            ("<a href='?a=1&amp;b=2&#38;c'>x</a>", "<a href='?a=1&amp;b=2&#38;c'>x</a>"),
            ("<", "<"),
            ("<a", "<a"),
        ] {
            assert_eq!(mended(found), meant, "{found}");
        }
        assert_eq!(plain_text("Call <a href='tel:+49'>us &amp; them</a>"), "Call us & them");
    }
}
