//! A strings file that can be changed: comments, order and spelling of everything else stay.

use super::reader::{Entry, Piece, read};
use super::{MAX_STRINGS_BYTES, Mend, ParseStringsError, encode, property_list, quoted};
use crate::text;

/// The texts of a pass in one language, as a file.
///
/// ```
/// use passwright_core::strings::Strings;
///
/// let mut strings = Strings::read(b"/* Front */\n\"name\" = \"Name\" // no semicolon")?;
/// assert_eq!(strings.mends()[0].expected, "“;”");
/// strings.set("name", "Nom");
/// assert_eq!(strings.to_bytes(), b"/* Front */\n\"name\" = \"Nom\"; // no semicolon");
/// # Ok::<(), passwright_core::strings::ParseStringsError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Strings {
    pieces: Vec<Piece>,
    mends: Vec<Mend>,
    /// The bytes that were read, as long as nobody changed an entry.
    source: Option<Vec<u8>>,
}

impl Strings {
    /// Reads a file in any encoding and mends what leaves no doubt: missing and doubled semicolons, typographic quotation marks, a missing
    /// closing brace.
    ///
    /// # Errors
    /// [`ParseStringsError`] when the file is too large or an entry cannot be made out.
    pub fn read(bytes: &[u8]) -> Result<Self, ParseStringsError> {
        if bytes.len() > MAX_STRINGS_BYTES {
            return Err(ParseStringsError::TooLarge { max: MAX_STRINGS_BYTES, actual: bytes.len() });
        }
        let source = Some(bytes.to_vec());
        if bytes.starts_with(property_list::BINARY_MARK) {
            return Ok(Self { source, ..Self::of(property_list::read_binary(bytes)?) });
        }
        let text = text::decode(bytes).text;
        if property_list::is_xml(&text) {
            return Ok(Self { source, ..Self::of(property_list::read_xml(&text)?) });
        }
        let (pieces, mends) = read(&text)?;
        Ok(Self { pieces, mends, source })
    }

    /// A file with these entries, a line for each.
    fn of(entries: Vec<(String, String)>) -> Self {
        let lines = entries.into_iter().flat_map(|(key, value)| {
            [Piece::Entry(Entry::new(&key, &value)), Piece::Between("\n".to_owned())]
        });
        Self { pieces: lines.collect(), ..Self::default() }
    }

    /// What was mended while reading.
    #[must_use]
    pub fn mends(&self) -> &[Mend] {
        &self.mends
    }

    /// All entries, in order: text and translation.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.parts().map(|entry| (entry.key.as_str(), entry.value.as_str()))
    }

    /// The translation of a text; of two the last one, as Apple's reader takes it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.parts().filter(|entry| entry.key == key).last().map(|entry| entry.value.as_str())
    }

    /// Translates a text: changes its entry in place, or adds one at the end.
    pub fn set(&mut self, key: &str, value: &str) {
        if self.get(key) == Some(value) {
            return;
        }
        self.source = None;
        let mut found = false;
        for piece in &mut self.pieces {
            if let Piece::Entry(entry) = piece
                && entry.key == key
            {
                entry.change(value);
                found = true;
            }
        }
        if !found {
            self.add(key, value);
        }
    }

    /// Takes the translation of a text away; nothing happens when there is none.
    pub fn remove(&mut self, key: &str) {
        let before = self.pieces.len();
        self.pieces.retain(|piece| !matches!(piece, Piece::Entry(entry) if entry.key == key));
        if self.pieces.len() < before {
            self.source = None;
        }
    }

    /// The file: the bytes that were read when nothing was changed, else ASCII, or UTF-16 with a byte order mark.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        if let Some(source) = &self.source {
            return source.clone();
        }
        let mut text = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Between(between) => text.push_str(between),
                Piece::Entry(entry) => {
                    text.extend([entry.before.as_str(), &entry.written, &entry.after]);
                }
            }
        }
        encode(&text)
    }

    pub(super) fn into_entries(self) -> Vec<(String, String)> {
        let entries = self.pieces.into_iter().filter_map(|piece| match piece {
            Piece::Entry(entry) => Some((entry.key, entry.value)),
            Piece::Between(_) => None,
        });
        entries.collect()
    }

    fn parts(&self) -> impl Iterator<Item = &Entry> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Entry(entry) => Some(entry),
            Piece::Between(_) => None,
        })
    }

    /// Puts an entry behind the last one, on a line of its own.
    fn add(&mut self, key: &str, value: &str) {
        let last = self.pieces.iter().rposition(|piece| matches!(piece, Piece::Entry(_)));
        let at = last.map_or(self.pieces.len(), |last| last + 1);
        let line_break = Piece::Between("\n".to_owned());
        let entry = Piece::Entry(Entry::new(key, value));
        let new = if last.is_some() { [line_break, entry] } else { [entry, line_break] };
        self.pieces.splice(at..at, new);
    }
}

impl Entry {
    fn new(key: &str, value: &str) -> Self {
        Self {
            key: key.to_owned(),
            value: value.to_owned(),
            before: format!("{} = ", quoted(key)),
            written: quoted(value),
            after: ";".to_owned(),
        }
    }

    fn change(&mut self, value: &str) {
        if self.written.is_empty() {
            // `"key";` becomes a whole entry.
            self.before.push_str(" = ");
        }
        self.written = quoted(value);
        value.clone_into(&mut self.value);
    }
}
