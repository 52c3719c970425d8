//! PEM as people paste it (RFC 7468, leniently).
//!
//! In scope: finding a section among other text, lines of any length, line breaks that a settings form turned into `\n`, the headers of
//! OpenSSL's old encrypted keys (RFC 1421 section 4.6). Out of scope: what the bytes mean.

use std::borrow::Cow;

const BEGIN: &str = "-----BEGIN ";
const DASHES: &str = "-----";

/// One section of a PEM text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The value of the header `DEK-Info`, which names cipher and initialization vector of an old encrypted key.
    pub encryption: Option<String>,
    /// The bytes, decoded from Base64.
    pub bytes: Vec<u8>,
}

/// The bytes of the sections of one label. A section that does not decode ends the list with its fault.
///
/// # Errors
/// What the Base64 reader says.
pub fn sections(text: &str, label: &str) -> der::Result<Vec<Vec<u8>>> {
    Ok(sections_with_headers(text, label)?.into_iter().map(|section| section.bytes).collect())
}

/// As [`sections`], with the header that matters.
///
/// # Errors
/// As [`sections`].
pub fn sections_with_headers(text: &str, label: &str) -> der::Result<Vec<Section>> {
    let begin = format!("{BEGIN}{label}{DASHES}");
    let end = format!("-----END {label}{DASHES}");
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once(&begin) {
        let (body, next) = after.split_once(&end).ok_or(der::pem::Error::PostEncapsulationBoundary)?;
        found.push(section(body, label)?);
        rest = next;
    }
    Ok(found)
}

/// The labels of all sections, in their order.
pub fn labels(text: &str) -> impl Iterator<Item = &str> {
    text.split(BEGIN).skip(1).filter_map(|after| after.split_once(DASHES).map(|(label, _)| label))
}

/// Whether bytes are PEM: text with a begin line.
#[must_use]
pub fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok().filter(|text| text.contains(BEGIN))
}

/// Whether a header says that a key is encrypted (RFC 1421); its body is no DER then.
#[must_use]
pub fn is_encrypted_by_header(text: &str) -> bool {
    text.contains("Proc-Type: 4,ENCRYPTED")
}

/// Prints bytes as a section, in lines of 64 characters.
///
/// # Errors
/// When the label is not ASCII or the bytes are too many for one section.
pub fn print(label: &str, bytes: &[u8]) -> der::Result<String> {
    Ok(der::pem::encode_string(label, der::pem::LineEnding::LF, bytes)?)
}

fn section(body: &str, label: &str) -> der::Result<Section> {
    let body: Cow<'_, str> =
        if body.contains('\\') { body.replace("\\r", "").replace("\\n", "\n").into() } else { body.into() };
    // No digit of Base64 is a colon, so a line that has one is a header.
    let (headers, lines): (Vec<&str>, Vec<&str>) = body.lines().partition(|line| line.contains(':'));
    let encryption = headers.iter().find_map(|line| line.trim().strip_prefix("DEK-Info:"));
    Ok(Section { encryption: encryption.map(|value| value.trim().to_owned()), bytes: decode(&lines, label)? })
}

/// The strict reader wants lines of 64 characters, so the body is set anew.
fn decode(lines: &[&str], label: &str) -> der::Result<Vec<u8>> {
    let digits: Vec<char> =
        lines.iter().flat_map(|line| line.chars()).filter(|c| !c.is_whitespace()).collect();
    // It also wants at least one line.
    if digits.is_empty() {
        return Ok(Vec::new());
    }
    let mut strict = format!("{BEGIN}{label}{DASHES}\n");
    for line in digits.chunks(64) {
        strict.extend(line);
        strict.push('\n');
    }
    strict.push_str(&format!("-----END {label}{DASHES}\n"));
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
        assert_eq!(labels(text).collect::<Vec<_>>(), ["X", "Y", "X"]);
    }

    #[test]
    fn a_section_without_end_or_with_foreign_characters_is_refused() {
        assert!(sections("-----BEGIN X-----\nAQID", "X").is_err());
        assert!(sections("-----BEGIN X-----\nÄQID\n-----END X-----", "X").is_err());
    }

    #[test]
    fn headers_are_told_from_the_body_also_in_one_line() {
        let text =
            "-----BEGIN X-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: DES-EDE3-CBC,0011\n\nAQID\n-----END X-----";
        for text in [text.to_owned(), text.replace('\n', "\\n"), text.replace('\n', "\r\n")] {
            let found = sections_with_headers(&text, "X").unwrap();
            let encryption = Some("DES-EDE3-CBC,0011".to_owned());
            assert_eq!(found, [Section { encryption, bytes: vec![1, 2, 3] }], "{text}");
            assert!(is_encrypted_by_header(&text));
        }
    }

    #[test]
    fn what_is_printed_is_read_again() {
        for length in [0, 1, 47, 48, 49, 1000] {
            let bytes: Vec<u8> = (0..length).map(|at| at as u8).collect();
            let text = print("X", &bytes).unwrap();
            assert_eq!(sections(&text, "X").unwrap(), [bytes], "{text}");
        }
    }
}
