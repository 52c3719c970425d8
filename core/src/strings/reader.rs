//! Taking the text of a strings file apart, so that it can be put together again with one entry changed.
//!
//! In scope: entries, comments, escapes, bare words, the braces of a property list. Out of scope: encodings, values that are no texts.

use super::{MAX_MENDS, MAX_STRINGS, Mend, ParseStringsError};

/// A piece of the file, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// White space, comments, braces: kept as they are.
    Between(String),
    /// One entry.
    Entry(Entry),
}

/// One entry: what it says, and how it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) value: String,
    /// The key as written, up to where the value begins.
    pub(super) before: String,
    /// The value as written; empty when the key stands for itself.
    pub(super) written: String,
    /// What follows the value, with the semicolon.
    pub(super) after: String,
}

/// Reads the pieces of a text and tells what was mended.
pub(super) fn read(text: &str) -> Result<(Vec<Piece>, Vec<Mend>), ParseStringsError> {
    let mut reader = Reader { text, at: 0, line: 1, mends: Vec::new() };
    let mut pieces = Vec::new();
    let mut is_open = false;
    let mut entries = 0;
    loop {
        let start = reader.at;
        reader.skip_space()?;
        // The whole file may be one dictionary in braces.
        if !is_open && entries == 0 && reader.take('{') {
            is_open = true;
            push_between(&mut pieces, reader.since(start));
            continue;
        }
        if is_open && reader.take('}') {
            is_open = false;
            push_between(&mut pieces, reader.since(start));
            continue;
        }
        push_between(&mut pieces, reader.since(start));
        if reader.take(';') {
            reader.mend("no second semicolon");
            continue;
        }
        if reader.rest().is_empty() {
            break;
        }
        if entries == MAX_STRINGS {
            return Err(ParseStringsError::TooMany { max: MAX_STRINGS });
        }
        pieces.push(Piece::Entry(reader.entry()?));
        entries += 1;
    }
    if is_open {
        reader.mend("the closing brace");
        push_between(&mut pieces, "}\n");
    }
    Ok((pieces, reader.mends))
}

fn push_between(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(Piece::Between(before)) => before.push_str(text),
        _ => pieces.push(Piece::Between(text.to_owned())),
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    mends: Vec<Mend>,
}

impl<'a> Reader<'a> {
    fn error(&self, expected: &'static str) -> ParseStringsError {
        ParseStringsError::Syntax { line: self.line, expected }
    }

    fn mend(&mut self, expected: &'static str) {
        if self.mends.len() < MAX_MENDS {
            self.mends.push(Mend { line: self.line, expected });
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.skip(c.len_utf8());
        Some(c)
    }

    fn skip(&mut self, bytes: usize) {
        let skipped = self.rest().get(..bytes).unwrap_or(self.rest());
        self.line += skipped.matches('\n').count();
        self.at += skipped.len();
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.rest().starts_with(wanted);
        if found {
            self.next();
        }
        found
    }

    fn skip_space(&mut self) -> Result<(), ParseStringsError> {
        loop {
            let rest = self.rest();
            if rest.starts_with("/*") {
                let end = rest.find("*/").ok_or_else(|| self.error("the end of the comment"))?;
                self.skip(end + 2);
            } else if rest.starts_with("//") {
                self.skip(rest.find('\n').unwrap_or(rest.len()));
            } else if rest.starts_with(|c: char| c.is_whitespace() || matches!(c, '\0' | '\u{feff}')) {
                self.next();
            } else {
                return Ok(());
            }
        }
    }

    fn entry(&mut self) -> Result<Entry, ParseStringsError> {
        let (key, key_written) = self.word()?;
        let key_end = self.at;
        self.skip_space()?;
        // `"key";` is short for a text that translates to itself.
        if self.rest().starts_with(';') {
            let after = self.end(key_end)?;
            return Ok(Entry { value: key.clone(), key, before: key_written, written: String::new(), after });
        }
        if !self.take('=') {
            return Err(self.error("“=”"));
        }
        self.skip_space()?;
        let before = key_written + self.since(key_end);
        let (value, written) = self.word()?;
        let after = self.end(self.at)?;
        Ok(Entry { key, value, before, written, after })
    }

    /// The semicolon and what stands before it; a missing one is written right behind the value.
    fn end(&mut self, from: usize) -> Result<String, ParseStringsError> {
        let line = self.line;
        self.skip_space()?;
        if self.take(';') {
            return Ok(self.since(from).to_owned());
        }
        self.mend("“;”");
        self.at = from;
        self.line = line;
        Ok(";".to_owned())
    }

    /// A text in quotation marks, or a bare word; and how it is written, with straight marks.
    fn word(&mut self) -> Result<(String, String), ParseStringsError> {
        let start = self.at;
        let close = match self.rest().chars().next() {
            Some(quote @ ('"' | '\'')) => quote,
            Some('“' | '”' | '„') => {
                self.mend("straight quotation marks");
                '”'
            }
            _ => return self.bare_word().map(|word| (word.to_owned(), word.to_owned())),
        };
        self.next();
        let mut word = String::new();
        loop {
            match self.next() {
                None => return Err(self.error("the closing quotation mark")),
                Some('“' | '”') if close == '”' => {
                    let written = super::quoted(&word);
                    return Ok((word, written));
                }
                Some(c) if c == close => return Ok((word, self.since(start).to_owned())),
                Some('\\') => word.push(self.escape()?),
                Some(c) => word.push(c),
            }
        }
    }

    fn bare_word(&mut self) -> Result<&'a str, ParseStringsError> {
        let rest = self.rest();
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '$' | ':');
        let end = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        if end == 0 {
            return Err(self.error("a text in quotation marks"));
        }
        self.skip(end);
        Ok(rest.get(..end).unwrap_or_default())
    }

    fn escape(&mut self) -> Result<char, ParseStringsError> {
        match self.next() {
            None => Err(self.error("a character after the backslash")),
            Some('a') => Ok('\u{7}'),
            Some('b') => Ok('\u{8}'),
            Some('f') => Ok('\u{c}'),
            Some('n') => Ok('\n'),
            Some('r') => Ok('\r'),
            Some('t') => Ok('\t'),
            Some('v') => Ok('\u{b}'),
            Some('U' | 'u') => self.unicode(),
            Some(c @ '0'..='7') => Ok(self.octal(c)),
            Some(other) => Ok(other),
        }
    }

    /// Four hexadecimal digits: a UTF-16 unit, of which two may make one character.
    fn unicode(&mut self) -> Result<char, ParseStringsError> {
        let first = self.unit()?;
        let rest = self.rest();
        let is_high = (0xd800..0xdc00).contains(&first);
        if is_high && (rest.starts_with("\\U") || rest.starts_with("\\u")) {
            let before = (self.at, self.line);
            self.skip(2);
            let pair = [first, self.unit()?];
            if let Some(Ok(c)) = char::decode_utf16(pair).next() {
                return Ok(c);
            }
            (self.at, self.line) = before;
        }
        // Half a character.
        Ok(char::from_u32(u32::from(first)).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn unit(&mut self) -> Result<u16, ParseStringsError> {
        let digits = self.rest().get(..4).unwrap_or_default();
        let is_hex = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit());
        let unit = if is_hex { u16::from_str_radix(digits, 16).ok() } else { None };
        let unit = unit.ok_or_else(|| self.error("four hexadecimal digits"))?;
        self.skip(4);
        Ok(unit)
    }

    /// Up to three octal digits.
    fn octal(&mut self, first: char) -> char {
        let more = self.rest().bytes().take(2).take_while(|b| matches!(b, b'0'..=b'7')).count();
        let digits = format!("{first}{}", self.rest().get(..more).unwrap_or_default());
        self.skip(more);
        let code = u32::from_str_radix(&digits, 8).unwrap_or_default();
        char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
    }
}
