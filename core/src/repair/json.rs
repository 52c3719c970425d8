//! Reading JSON as people write it, and printing it as it should be.
//!
//! In scope: the faults met in shipped passes: byte order marks and foreign encodings, comments, commas too many, missing values, control
//! characters in texts, wrong escapes, numbers and words of other languages, text after the end. All else, white space included, stays.
//! Out of scope: guessing where brackets or quotation marks are missing: that would invent content.

use super::Repair;
use crate::document::{MAX_DOCUMENT_BYTES, MAX_DOCUMENT_DEPTH, escape_key};
use crate::size;
use crate::text::{self, Decoded, Encoding};

/// The most mends that are told one by one; a document with more is mended all the same.
pub const MAX_REPAIRS: usize = 50;

/// Why a text is beyond mending.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MendJsonError {
    /// More bytes than [`MAX_DOCUMENT_BYTES`].
    #[error("it has {}, at most {} are read", size::in_words(*actual), size::in_words(*max))]
    TooLarge {
        /// The limit in bytes.
        max: usize,
        /// The size found in bytes.
        actual: usize,
    },
    /// Nested deeper than [`MAX_DOCUMENT_DEPTH`].
    #[error("it is nested deeper than {max} levels")]
    TooDeep {
        /// The limit in levels.
        max: usize,
    },
    /// Something else stands where JSON should go on.
    #[error("line {line}: {expected} expected")]
    Syntax {
        /// Line of the fault, from 1.
        line: usize,
        /// What should stand there, in words.
        expected: &'static str,
    },
}

/// A text that was mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// Strict JSON.
    pub text: String,
    /// What was changed.
    pub repairs: Vec<Repair>,
}

/// Mends JSON; strict JSON in UTF-8 comes back as it is.
///
/// # Errors
/// [`MendJsonError`] when it is too large, too deep, or broken in a way that leaves its meaning open.
pub fn mend_json(bytes: &[u8]) -> Result<Mended, MendJsonError> {
    // UTF-16 has two bytes for a character.
    let max = 2 * MAX_DOCUMENT_BYTES;
    if bytes.len() > max {
        return Err(MendJsonError::TooLarge { max, actual: bytes.len() });
    }
    let Decoded { text, encoding, had_mark } = text::decode(bytes);
    let mut mender = Mender {
        text: &text,
        at: 0,
        out: String::with_capacity(text.len()),
        path: Vec::new(),
        repairs: Vec::new(),
    };
    mender.tell_encoding(encoding, had_mark);
    mender.space()?;
    mender.value()?;
    mender.space()?;
    mender.drop_rest();
    Ok(Mended { text: mender.out, repairs: mender.repairs })
}

struct Mender<'a> {
    text: &'a str,
    at: usize,
    out: String,
    /// The keys and indices that lead to where we are.
    path: Vec<String>,
    repairs: Vec<Repair>,
}

impl<'a> Mender<'a> {
    fn tell(&mut self, message: impl Into<String>) {
        if self.repairs.len() < MAX_REPAIRS {
            let path = self.path.iter().map(|key| format!("/{}", escape_key(key))).collect::<String>();
            self.repairs.push(Repair::new(path, message));
        }
    }

    fn tell_encoding(&mut self, encoding: Encoding, had_mark: bool) {
        match encoding {
            Encoding::Utf8 if had_mark => {
                self.tell("A byte order mark at the start of pass.json was removed.")
            }
            Encoding::Utf8 => {}
            Encoding::Utf16 | Encoding::Utf16WithoutMark => {
                self.tell("pass.json was in UTF-16; it is in UTF-8 now.")
            }
            Encoding::Latin1 => self.tell("pass.json was in Latin-1; it is in UTF-8 now."),
            Encoding::MacRoman => self.tell("pass.json was in Mac Roman; it is in UTF-8 now."),
        }
    }

    fn error<T>(&self, expected: &'static str) -> Result<T, MendJsonError> {
        let before = self.text.get(..self.at).unwrap_or_default();
        Err(MendJsonError::Syntax { line: before.matches('\n').count() + 1, expected })
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip(&mut self, bytes: usize) -> &'a str {
        let skipped = self.rest().get(..bytes).unwrap_or_default();
        self.at += skipped.len();
        skipped
    }

    fn copy(&mut self, bytes: usize) {
        let copied = self.skip(bytes);
        self.out.push_str(copied);
    }

    /// Copies white space and leaves comments out.
    fn space(&mut self) -> Result<(), MendJsonError> {
        loop {
            let rest = self.rest();
            let white = rest.find(|c| !matches!(c, ' ' | '\t' | '\r' | '\n')).unwrap_or(rest.len());
            self.copy(white);
            let rest = self.rest();
            if rest.starts_with("//") {
                self.skip(rest.find('\n').unwrap_or(rest.len()));
                self.tell("A comment was removed.");
            } else if rest.starts_with("/*") {
                let Some(end) = rest.find("*/") else { return self.error("the end of the comment") };
                self.skip(end + 2);
                self.tell("A comment was removed.");
            } else if let Some(c @ ('\u{feff}' | '\u{a0}' | '\0' | '\u{b}' | '\u{c}')) = self.peek() {
                self.skip(c.len_utf8());
                self.tell("An invisible character between two values was removed.");
            } else {
                return Ok(());
            }
        }
    }

    fn value(&mut self) -> Result<(), MendJsonError> {
        if self.path.len() > MAX_DOCUMENT_DEPTH {
            return Err(MendJsonError::TooDeep { max: MAX_DOCUMENT_DEPTH });
        }
        match self.peek() {
            Some('{') => self.object(),
            Some('[') => self.array(),
            Some('"') => {
                let text = self.string()?;
                self.out.push_str(&text);
                Ok(())
            }
            Some(',' | '}' | ']') => {
                self.tell("A missing value was filled in as null.");
                self.out.push_str("null");
                Ok(())
            }
            Some(c) if c.is_ascii_digit() || matches!(c, '-' | '+' | '.') => self.number(),
            Some(c) if c.is_ascii_alphabetic() => self.word(),
            _ => self.error("a value"),
        }
    }

    fn object(&mut self) -> Result<(), MendJsonError> {
        self.copy(1);
        self.list('}', &mut |mender, _| {
            if mender.peek() != Some('"') {
                return mender.error("a key in quotation marks");
            }
            let key = mender.string()?;
            mender.out.push_str(&key);
            mender.space()?;
            if mender.peek() != Some(':') {
                return mender.error("“:”");
            }
            mender.copy(1);
            mender.path.push(serde_json::from_str(&key).unwrap_or_default());
            mender.space()?;
            let done = mender.value();
            mender.path.pop();
            done
        })
    }

    fn array(&mut self) -> Result<(), MendJsonError> {
        self.copy(1);
        self.list(']', &mut |mender, index| {
            mender.path.push(index.to_string());
            let done = mender.value();
            mender.path.pop();
            done
        })
    }

    /// The elements up to the closing bracket; commas without an element are left out.
    fn list(
        &mut self,
        close: char,
        element: &mut dyn FnMut(&mut Self, usize) -> Result<(), MendJsonError>,
    ) -> Result<(), MendJsonError> {
        // Where the last comma stands in the output, as long as no element has followed it.
        let mut comma: Option<usize> = None;
        let mut count = 0;
        loop {
            self.space()?;
            match self.peek() {
                None => return self.error("the closing bracket"),
                Some(c) if c == close => {
                    if let Some(at) = comma {
                        self.out.remove(at);
                        self.tell("A comma after the last entry was removed.");
                    }
                    self.copy(1);
                    return Ok(());
                }
                Some(',') if comma.is_none() && count > 0 => {
                    comma = Some(self.out.len());
                    self.copy(1);
                }
                Some(',') => {
                    self.skip(1);
                    self.tell("A comma too many was removed.");
                }
                Some(_) if comma.is_none() && count > 0 => return self.error("a comma"),
                Some(_) => {
                    element(self, count)?;
                    comma = None;
                    count += 1;
                }
            }
        }
    }

    /// A text, as strict JSON with its quotation marks.
    fn string(&mut self) -> Result<String, MendJsonError> {
        self.skip(1);
        let mut out = String::from("\"");
        let mut has_control = false;
        let mut has_escape = false;
        loop {
            let Some(c) = self.peek() else { return self.error("the closing quotation mark") };
            self.skip(c.len_utf8());
            match c {
                '"' => break,
                '\\' => has_escape |= self.escape(&mut out),
                c if c < ' ' => {
                    has_control = true;
                    push_control(&mut out, c);
                }
                c => out.push(c),
            }
        }
        out.push('"');
        if has_control {
            self.tell("A line break or another control character in a text was escaped.");
        }
        if has_escape {
            self.tell("A wrong escape in a text was mended.");
        }
        Ok(out)
    }

    /// What follows a backslash; says whether it had to be mended.
    fn escape(&mut self, out: &mut String) -> bool {
        let rest = self.rest();
        match self.peek() {
            Some(c @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't')) => {
                self.skip(1);
                out.push('\\');
                out.push(c);
                false
            }
            Some('u') => {
                let Some(unit) = hex_unit(rest) else { return self.plain_backslash(out) };
                if !(0xd800..0xe000).contains(&unit) {
                    out.push('\\');
                    out.push_str(self.skip(5));
                    return false;
                }
                let second = rest.get(5..).and_then(|rest| hex_unit(rest.strip_prefix('\\')?));
                if unit < 0xdc00 && second.is_some_and(|unit| (0xdc00..0xe000).contains(&unit)) {
                    out.push('\\');
                    out.push_str(self.skip(11));
                    return false;
                }
                // Half a character.
                self.skip(5);
                out.push(char::REPLACEMENT_CHARACTER);
                true
            }
            _ => self.plain_backslash(out),
        }
    }

    /// `\'` means an apostrophe in other languages; any other stray backslash is kept as a character.
    fn plain_backslash(&mut self, out: &mut String) -> bool {
        if self.peek() != Some('\'') {
            out.push_str("\\\\");
        }
        true
    }

    fn number(&mut self) -> Result<(), MendJsonError> {
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')));
        let found = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        if is_number(found) {
            self.copy(found.len());
            return Ok(());
        }
        let Some(mended) = mend_number(found) else { return self.error("a number") };
        self.tell(format!("The number {} was mended to {mended}.", shortened(found)));
        self.skip(found.len());
        self.out.push_str(&mended);
        Ok(())
    }

    fn word(&mut self) -> Result<(), MendJsonError> {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let found = rest.get(..end).unwrap_or_default();
        let meant = match found {
            "true" | "false" | "null" => found,
            "True" | "TRUE" => "true",
            "False" | "FALSE" => "false",
            "None" | "NULL" | "nil" | "undefined" | "NaN" | "Infinity" => "null",
            _ => return self.error("a value"),
        };
        if meant != found {
            self.tell(format!("The word {found} was mended to {meant}."));
        }
        self.skip(found.len());
        self.out.push_str(meant);
        Ok(())
    }

    fn drop_rest(&mut self) {
        if !self.rest().is_empty() {
            self.at = self.text.len();
            self.tell("Text after the end of pass.json was removed.");
        }
    }
}

fn push_control(out: &mut String, c: char) {
    match c {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        c => out.push_str(&format!("\\u{:04x}", u32::from(c))),
    }
}

/// The UTF-16 unit of `u00e4`.
fn hex_unit(text: &str) -> Option<u32> {
    let digits = text.strip_prefix('u')?.get(..4)?;
    if digits.bytes().all(|b| b.is_ascii_hexdigit()) { u32::from_str_radix(digits, 16).ok() } else { None }
}

fn is_number(text: &str) -> bool {
    serde_json::from_str::<serde_json::Number>(text).is_ok()
}

/// `+1`, `01`, `.5` and `5.` as JSON writes them.
fn mend_number(text: &str) -> Option<String> {
    /// Longer runs of digits are no number that a pass has.
    const MAX_LEN: usize = 40;
    if text.len() > MAX_LEN {
        return None;
    }
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let trimmed = digits.trim_start_matches('0');
    let zero = if trimmed.starts_with(|c: char| c.is_ascii_digit()) { "" } else { "0" };
    let mended = format!("{sign}{zero}{}", trimmed.strip_suffix('.').unwrap_or(trimmed));
    is_number(&mended).then_some(mended)
}

fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests;
