//! `pass.strings`: the texts of a pass in one language, and which file of a pass applies for a language.
//!
//! In scope: the encodings met in the wild, the old-style format `"key" = "value";` with comments, escapes and its property list forms
//! (those of Xcode included), changing an entry while comments and order stay, writing as Apple wants it; language folders (see [`language`]).
//! Out of scope: which texts a pass looks up (see [`crate::validate`]).
//! Sources: Apple, "String Resources" (Resource Programming Guide), "Old-Style ASCII Property Lists".

use std::fmt::Write;

mod file;
pub mod language;
mod property_list;
mod reader;

pub use crate::text::Encoding;
pub use file::Strings;

use crate::{size, text};

/// The file's name inside a language folder.
pub const FILE: &str = "pass.strings";

/// The largest file that is read, in bytes: a pass has some hundred texts.
pub const MAX_STRINGS_BYTES: usize = 512 * 1024;

/// The most entries that are read, so that a file of the size above cannot fill the memory with empty texts.
pub const MAX_STRINGS: usize = 10_000;

/// The most faults that are told one by one.
const MAX_MENDS: usize = 50;

/// Why bytes are not a strings file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseStringsError {
    /// More bytes than [`MAX_STRINGS_BYTES`].
    #[error("it has {}, at most {} are read", size::in_words(*actual), size::in_words(*max))]
    TooLarge {
        /// The limit in bytes.
        max: usize,
        /// The size found in bytes.
        actual: usize,
    },
    /// More entries than [`MAX_STRINGS`].
    #[error("it has more than {max} texts")]
    TooMany {
        /// The limit.
        max: usize,
    },
    /// Something else stands where a part of an entry should.
    #[error("line {line}: {expected} expected")]
    Syntax {
        /// Line of the fault, from 1.
        line: usize,
        /// What should stand there, in words.
        expected: &'static str,
    },
}

/// A fault that leaves no doubt about what was meant: it is read over, and gone when the file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mend {
    /// Line of the fault, from 1.
    pub line: usize,
    /// What should stand there, in words.
    pub expected: &'static str,
}

/// How the bytes of a strings file are encoded.
#[must_use]
pub fn encoding(bytes: &[u8]) -> Encoding {
    text::encoding(bytes)
}

/// Reads all entries of a correct file, in order. What others get wrong is read by [`Strings::read`].
///
/// ```
/// let entries = passwright_core::strings::parse(b"/* Greeting */ \"hello\" = \"Gr\\U00fc\\U00dfe\";")?;
/// assert_eq!(entries, [("hello".to_owned(), "Grüße".to_owned())]);
/// # Ok::<(), passwright_core::strings::ParseStringsError>(())
/// ```
///
/// # Errors
/// [`ParseStringsError`] when the file is too large or an entry is not `"key" = "value";`.
pub fn parse(bytes: &[u8]) -> Result<Vec<(String, String)>, ParseStringsError> {
    let strings = Strings::read(bytes)?;
    match strings.mends().first() {
        Some(Mend { line, expected }) => Err(ParseStringsError::Syntax { line: *line, expected }),
        None => Ok(strings.into_entries()),
    }
}

/// Writes entries as Apple wants them: UTF-16 with a byte order mark as soon as there is a letter outside ASCII.
///
/// ```
/// use passwright_core::strings;
/// let bytes = strings::write([("hello", "Grüße"), ("quote", "a \"b\"")]);
/// assert_eq!(&bytes[..2], [0xff, 0xfe]);
/// assert_eq!(strings::parse(&bytes)?[1].1, "a \"b\"");
/// # Ok::<(), strings::ParseStringsError>(())
/// ```
#[must_use]
pub fn write<'a>(entries: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<u8> {
    let mut text = String::new();
    for (key, value) in entries {
        push_entry(&mut text, key, value);
    }
    encode(&text)
}

fn push_entry(text: &mut String, key: &str, value: &str) {
    // Writing to a `String` cannot fail.
    let _ = writeln!(text, "{} = {};", quoted(key), quoted(value));
}

/// A text in quotation marks, with escapes for what would end it or would not be seen.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\U{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// ASCII as it is, everything else as UTF-16, low byte first, after a byte order mark.
fn encode(text: &str) -> Vec<u8> {
    if text.is_ascii() {
        return text.as_bytes().to_vec();
    }
    [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

#[cfg(test)]
mod tests;
