//! PEM as people paste it (RFC 7468, leniently).
//!
//! In scope: finding a section among other text, lines of any length, line breaks that a settings form turned into `\n`.
//! Out of scope: what the bytes mean.

use std::borrow::Cow;

/// The sections of one label, decoded from Base64. A section that does not decode ends the list with its fault.
///
/// # Errors
/// What the Base64 reader says.
pub fn sections(text: &str, label: &str) -> der::Result<Vec<Vec<u8>>> {
    let begin = format!("-----BEGIN {label}-----");
    let end = format!("-----END {label}-----");
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once(&begin) {
        let (body, next) = after.split_once(&end).ok_or(der::pem::Error::PostEncapsulationBoundary)?;
        found.push(decode(body, label)?);
        rest = next;
    }
    Ok(found)
}

/// Whether bytes are PEM: text with a begin line.
#[must_use]
pub fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok().filter(|text| text.contains("-----BEGIN "))
}

/// The strict reader wants lines of 64 characters, so the body is set anew.
fn decode(body: &str, label: &str) -> der::Result<Vec<u8>> {
    let unescaped: Cow<'_, str> =
        if body.contains('\\') { body.replace("\\r", "").replace("\\n", "").into() } else { body.into() };
    let digits: Vec<char> = unescaped.chars().filter(|c| !c.is_whitespace()).collect();
    let mut strict = format!("-----BEGIN {label}-----\n");
    for line in digits.chunks(64) {
        strict.extend(line);
        strict.push('\n');
    }
    strict.push_str(&format!("-----END {label}-----\n"));
    let (_, bytes) = der::pem::decode_vec(strict.as_bytes())?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_found_among_other_text_and_in_one_line() {
        let text = "Bag Attributes\n-----BEGIN X-----\nAQID\n-----END X-----\n-----BEGIN Y-----\nBAUG\n-----END Y-----\n\
                    -----BEGIN X-----\\nBA\\nUG\\n-----END X-----";
        assert_eq!(sections(text, "X").unwrap(), [vec![1, 2, 3], vec![4, 5, 6]]);
        assert_eq!(sections(text, "Z").unwrap(), Vec::<Vec<u8>>::new());
    }

    #[test]
    fn a_section_without_end_or_with_foreign_characters_is_refused() {
        assert!(sections("-----BEGIN X-----\nAQID", "X").is_err());
        assert!(sections("-----BEGIN X-----\nÄQID\n-----END X-----", "X").is_err());
    }
}
