//! `pass.strings`: the texts of a pass in one language.
//!
//! In scope: the encodings met in the wild, and the old-style strings format `"key" = "value";` with comments and escapes.
//! Out of scope: which texts a pass looks up. Source: Apple, "String Resources" (Resource Programming Guide).

use crate::size;
use crate::text::{self, Decoded};

pub use crate::text::Encoding;

/// The file's name inside a language folder.
pub const FILE: &str = "pass.strings";

/// The largest file that is read, in bytes: a pass has some hundred texts.
pub const MAX_STRINGS_BYTES: usize = 512 * 1024;

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
    /// Something else stands where a part of an entry should.
    #[error("line {line}: {expected} expected")]
    Syntax {
        /// Line of the fault, from 1.
        line: usize,
        /// What should stand there, in words.
        expected: &'static str,
    },
}

/// How the bytes of a strings file are encoded.
#[must_use]
pub fn encoding(bytes: &[u8]) -> Encoding {
    text::encoding(bytes)
}

/// Reads all entries, in order.
///
/// # Errors
/// [`ParseStringsError`] when the file is too large or an entry is not `"key" = "value";`.
pub fn parse(bytes: &[u8]) -> Result<Vec<(String, String)>, ParseStringsError> {
    if bytes.len() > MAX_STRINGS_BYTES {
        return Err(ParseStringsError::TooLarge { max: MAX_STRINGS_BYTES, actual: bytes.len() });
    }
    let Decoded { text, .. } = text::decode(bytes);
    let mut reader = Reader { rest: &text, line: 1 };
    let mut entries = Vec::new();
    loop {
        reader.skip_space()?;
        if reader.rest.is_empty() {
            return Ok(entries);
        }
        let key = reader.word()?;
        reader.skip_space()?;
        // `"key";` is short for a text that translates to itself.
        if reader.take(';') {
            entries.push((key.clone(), key));
            continue;
        }
        reader.expect('=', "“=”")?;
        reader.skip_space()?;
        let value = reader.word()?;
        reader.skip_space()?;
        reader.expect(';', "“;”")?;
        entries.push((key, value));
    }
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
}

impl Reader<'_> {
    fn error(&self, expected: &'static str) -> ParseStringsError {
        ParseStringsError::Syntax { line: self.line, expected }
    }

    fn next(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = self.rest.get(c.len_utf8()..).unwrap_or_default();
        if c == '\n' {
            self.line += 1;
        }
        Some(c)
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.rest.starts_with(wanted);
        if found {
            self.next();
        }
        found
    }

    fn expect(&mut self, wanted: char, in_words: &'static str) -> Result<(), ParseStringsError> {
        if self.take(wanted) { Ok(()) } else { Err(self.error(in_words)) }
    }

    fn skip_space(&mut self) -> Result<(), ParseStringsError> {
        loop {
            if self.rest.starts_with("/*") {
                let end = self.rest.find("*/").ok_or_else(|| self.error("the end of the comment"))?;
                self.skip_to(end + 2);
            } else if self.rest.starts_with("//") {
                let end = self.rest.find('\n').unwrap_or(self.rest.len());
                self.skip_to(end);
            } else if self.rest.starts_with(|c: char| c.is_whitespace() || c == '\0') {
                self.next();
            } else {
                return Ok(());
            }
        }
    }

    fn skip_to(&mut self, end: usize) {
        let (skipped, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.line += skipped.matches('\n').count();
        self.rest = rest;
    }

    /// A text in quotation marks, or a bare word.
    fn word(&mut self) -> Result<String, ParseStringsError> {
        if !self.take('"') {
            let end = self.rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/')));
            let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
            if word.is_empty() {
                return Err(self.error("a text in quotation marks"));
            }
            let word = word.to_owned();
            self.rest = rest;
            return Ok(word);
        }
        let mut word = String::new();
        loop {
            match self.next() {
                None => return Err(self.error("the closing quotation mark")),
                Some('"') => return Ok(word),
                Some('\\') => word.push(self.escape()?),
                Some(c) => word.push(c),
            }
        }
    }

    fn escape(&mut self) -> Result<char, ParseStringsError> {
        match self.next() {
            None => Err(self.error("a character after the backslash")),
            Some('n') => Ok('\n'),
            Some('r') => Ok('\r'),
            Some('t') => Ok('\t'),
            Some('U' | 'u') => {
                let digits = self.rest.get(..4).unwrap_or_default().to_owned();
                let code = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32);
                let code = code.ok_or_else(|| self.error("four hexadecimal digits"))?;
                self.skip_to(4);
                Ok(code)
            }
            Some(other) => Ok(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(text: &str) -> Result<Vec<(String, String)>, ParseStringsError> {
        parse(text.as_bytes())
    }

    #[track_caller]
    fn one(text: &str, key: &str, value: &str) {
        assert_eq!(entries(text).unwrap(), [(key.to_owned(), value.to_owned())], "{text}");
    }

    #[test]
    fn entries_comments_and_escapes_are_read() {
        one(r#""a" = "b";"#, "a", "b");
        one("/* c */ \"a\"=\"b\" ; // d", "a", "b");
        one(r#""a" = "x\"y\n\\z\U00e4";"#, "a", "x\"y\n\\zä");
        one("key = value;", "key", "value");
        one("\"same\";", "same", "same");
        assert_eq!(entries("").unwrap(), []);
    }

    #[test]
    fn all_encodings_give_the_same_entries() {
        let text = "\"a\" = \"grün\";";
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
        for bytes in [
            text.as_bytes().to_vec(),
            [&[0xef, 0xbb, 0xbf], text.as_bytes()].concat(),
            [&[0xfe, 0xff], big.as_slice()].concat(),
            [&[0xff, 0xfe], little.as_slice()].concat(),
            big,
            little,
            latin,
        ] {
            assert_eq!(parse(&bytes).unwrap(), [("a".to_owned(), "grün".to_owned())], "{bytes:?}");
        }
    }

    #[test]
    fn a_fault_is_told_with_its_line() {
        for (text, message) in [
            ("\"a\" = \"b\";\n\"c\" \"d\";", "line 2: “=” expected"),
            ("\"a\" = \"b", "line 1: the closing quotation mark expected"),
            ("/* a", "line 1: the end of the comment expected"),
            ("= \"b\";", "line 1: a text in quotation marks expected"),
            ("\"a\" = \"\\U00\";", "line 1: four hexadecimal digits expected"),
        ] {
            assert_eq!(entries(text).unwrap_err().to_string(), message, "{text}");
        }
    }

    #[test]
    fn no_cut_or_flip_of_a_file_panics() {
        let text = "/* c */ \"a\" = \"x\\\"y\\n\\U00e4ü\"; // d\n\"b\" = \"ä\";".as_bytes();
        for cut in 0..text.len() {
            let _ = parse(&text[..cut]);
            for bit in 0..8 {
                let mut flipped = text.to_vec();
                flipped[cut] ^= 1 << bit;
                let _ = parse(&flipped);
            }
        }
    }
}
