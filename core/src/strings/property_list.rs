//! Strings files as Xcode leaves them in a built app: XML and binary property lists, which Apple's reader takes too.
//!
//! In scope: a dictionary of texts. Out of scope: values of other kinds, which are passed over; writing.
//! Sources: the DTD of property lists 1.0; CFBinaryPList.c (the layout of the binary form).

use super::{MAX_STRINGS, MAX_STRINGS_BYTES, ParseStringsError};

/// How a binary property list begins.
pub(super) const BINARY_MARK: &[u8] = b"bplist00";

/// The longest name of an entity with its semicolon: `#x10ffff;`, and a little room.
const MAX_ENTITY_LEN: usize = 12;

/// The most that all texts of a binary list may have together, in bytes: its objects may be referred to over and over.
const MAX_TEXT_BYTES: usize = 4 * MAX_STRINGS_BYTES;

/// Whether a text is an XML property list.
pub(super) fn is_xml(text: &str) -> bool {
    let text = text.trim_start();
    (text.starts_with("<?xml") || text.starts_with("<!DOCTYPE plist") || text.starts_with("<plist"))
        && text.contains("<dict")
}

/// The entries of an XML property list.
pub(super) fn read_xml(text: &str) -> Result<Vec<(String, String)>, ParseStringsError> {
    let error = |rest: &str, expected| ParseStringsError::Syntax {
        line: text.matches('\n').count() + 1 - rest.matches('\n').count(),
        expected,
    };
    let mut entries = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("<key>") {
        let (key, after) = after.split_once("</key>").ok_or_else(|| error(after, "</key>"))?;
        rest = after;
        let value = after.trim_start();
        if let Some(value) = value.strip_prefix("<string>") {
            let (value, after) = value.split_once("</string>").ok_or_else(|| error(value, "</string>"))?;
            entries.push((unescaped(key), unescaped(value)));
            rest = after;
        } else if value.starts_with("<string/>") {
            entries.push((unescaped(key), String::new()));
        }
    }
    Ok(entries)
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after.bytes().take(MAX_ENTITY_LEN).position(|b| b == b';');
        let entity = end.and_then(|end| Some((character(after.get(..end)?)?, after.get(end + 1..)?)));
        match entity {
            Some((c, after)) => {
                out.push(c);
                rest = after;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out + rest
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

/// The entries of a binary property list.
pub(super) fn read_binary(bytes: &[u8]) -> Result<Vec<(String, String)>, ParseStringsError> {
    let broken = ParseStringsError::Syntax { line: 1, expected: "a whole property list with a dictionary" };
    Binary::new(bytes).and_then(|list| list.entries()).ok_or(broken)
}

/// A binary property list: objects, a table of where they begin, and a trailer of 32 bytes.
struct Binary<'a> {
    bytes: &'a [u8],
    offset_size: usize,
    reference_size: usize,
    top: usize,
    table: usize,
}

impl<'a> Binary<'a> {
    fn new(bytes: &'a [u8]) -> Option<Self> {
        let trailer = bytes.get(bytes.len().checked_sub(32)?..)?;
        Some(Self {
            bytes,
            offset_size: usize::from(*trailer.get(6)?),
            reference_size: usize::from(*trailer.get(7)?),
            top: number(trailer.get(16..24)?)?,
            table: number(trailer.get(24..32)?)?,
        })
    }

    fn entries(&self) -> Option<Vec<(String, String)>> {
        let (kind, count, start) = self.object(self.top)?;
        if kind != 0xd {
            return None;
        }
        let list = |from: usize| self.slice(from, count.checked_mul(self.reference_size)?);
        let keys = list(start)?;
        let values = list(start.checked_add(keys.len())?)?;
        let references = |list: &'a [u8]| list.chunks_exact(self.reference_size.max(1)).map(number);
        let mut entries = Vec::new();
        let mut left = MAX_TEXT_BYTES;
        for (key, value) in references(keys).zip(references(values)) {
            // A value that is no text is passed over.
            let (Some(key), Some(value)) = (self.text(key?), self.text(value?)) else { continue };
            left = left.checked_sub(key.len() + value.len())?;
            if entries.len() == MAX_STRINGS {
                return None;
            }
            entries.push((key, value));
        }
        Some(entries)
    }

    /// The kind of an object, its count, and where its content begins.
    fn object(&self, index: usize) -> Option<(u8, usize, usize)> {
        let at = self.table.checked_add(index.checked_mul(self.offset_size)?)?;
        let at = number(self.slice(at, self.offset_size)?)?;
        let marker = *self.bytes.get(at)?;
        let count = usize::from(marker & 0xf);
        if count < 0xf {
            return Some((marker >> 4, count, at + 1));
        }
        // A large count is a number of its own: `0x1n`, 2 to the n bytes.
        let size = 1_usize << (*self.bytes.get(at + 1)? & 0x3);
        Some((marker >> 4, number(self.slice(at + 2, size)?)?, at + 2 + size))
    }

    fn text(&self, index: usize) -> Option<String> {
        match self.object(index)? {
            (0x5, count, start) => Some(self.slice(start, count)?.iter().map(|b| char::from(*b)).collect()),
            (0x6, count, start) => {
                let units = self.slice(start, count.checked_mul(2)?)?.chunks_exact(2);
                let units = units.filter_map(|pair| Some(u16::from_be_bytes(pair.try_into().ok()?)));
                Some(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
            }
            _ => None,
        }
    }

    fn slice(&self, start: usize, length: usize) -> Option<&'a [u8]> {
        self.bytes.get(start..start.checked_add(length)?)
    }
}

/// A number of one to eight bytes, the high one first.
fn number(bytes: &[u8]) -> Option<usize> {
    if bytes.is_empty() || bytes.len() > 8 {
        return None;
    }
    usize::try_from(bytes.iter().fold(0_u64, |number, byte| (number << 8) | u64::from(*byte))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strings::parse;

    /// A binary list of `{"a": "grün", "n": 7, "long": "…"}` as the format describes it.
    fn binary() -> Vec<u8> {
        let long = "x".repeat(20);
        let mut objects: Vec<Vec<u8>> =
            vec![vec![0xd3, 1, 2, 3, 4, 5, 6], b"\x51a".to_vec(), b"\x51n".to_vec()];
        objects.push(b"\x54long".to_vec());
        objects.push([vec![0x64], "grün".encode_utf16().flat_map(u16::to_be_bytes).collect()].concat());
        objects.push(vec![0x10, 7]);
        objects.push([b"\x5f\x10\x14".to_vec(), long.into_bytes()].concat());
        let mut bytes = BINARY_MARK.to_vec();
        let mut table = Vec::new();
        for object in objects {
            table.push(u8::try_from(bytes.len()).unwrap());
            bytes.extend(object);
        }
        let start = bytes.len() as u64;
        bytes.extend(&table);
        bytes.extend([0, 0, 0, 0, 0, 0, 1, 1]);
        for number in [table.len() as u64, 0, start] {
            bytes.extend(number.to_be_bytes());
        }
        bytes
    }

    fn pairs(entries: &[(&str, &str)]) -> Vec<(String, String)> {
        entries.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn the_xml_form_is_read() {
        let xml = "<?xml version=\"1.0\"?>\n<plist version=\"1.0\"><dict>\n<key>a</key> <string>x &lt;b&gt; &#xe4; &amp; &c</string>\n\
                   <key>n</key><integer>7</integer><key>e</key><string/></dict></plist>";
        assert_eq!(parse(xml.as_bytes()).unwrap(), pairs(&[("a", "x <b> ä & &c"), ("e", "")]));
        let cut = xml.split_once("</string>").unwrap().0;
        assert_eq!(parse(cut.as_bytes()).unwrap_err().to_string(), "line 3: </string> expected");
    }

    #[test]
    fn the_binary_form_is_read_and_no_damage_of_it_panics() {
        let bytes = binary();
        let long = "x".repeat(20);
        assert_eq!(parse(&bytes).unwrap(), pairs(&[("a", "grün"), ("long", &long)]));
        for at in 0..bytes.len() {
            let _ = parse(&bytes[..at]);
            for value in [0, 1, 0x7f, 0xff] {
                let mut damaged = bytes.clone();
                damaged[at] = value;
                let _ = parse(&damaged);
            }
        }
        assert!(parse(BINARY_MARK).is_err());
    }

    #[test]
    fn a_property_list_that_is_changed_becomes_a_strings_file() {
        let mut strings = crate::strings::Strings::read(&binary()).unwrap();
        assert_eq!(strings.to_bytes(), binary());
        strings.set("a", "b");
        let long = "x".repeat(20);
        assert_eq!(strings.to_bytes(), format!("\"a\" = \"b\";\n\"long\" = \"{long}\";\n").as_bytes());
    }
}
