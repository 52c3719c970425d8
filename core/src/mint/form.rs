//! A template whose columns are bound: each row of data makes one document.
//!
//! In scope: filling, each pass's serial number and token, one error for each value that does not fit. Out of scope: hashes and archives
//! (see [`crate::mint`]), randomness: whoever has no serial numbers in the data makes some and passes them in.

use std::collections::HashMap;

use super::placeholder::Part;
use super::printer::{Fallback, Piece, Source, inner, quoted};
use super::template::{AUTHENTICATION_TOKEN, OwnColumns, SERIAL_NUMBER};
use super::value::{Given, ValueError, text, to_json};
use crate::document::{Document, MAX_DOCUMENT_BYTES};
use crate::ids::{AuthenticationToken, InvalidIdError, SerialNumber};

/// Why a row makes no pass.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FillError {
    /// A value does not fit.
    #[error("column `{column}`: {source}")]
    Value {
        /// The column.
        column: String,
        /// What is wrong with it.
        source: ValueError,
    },
    /// A value of a column that gives every pass its own is no such thing.
    #[error("column `{column}`: {source}")]
    Own {
        /// The column.
        column: String,
        /// What is wrong with it.
        source: InvalidIdError,
    },
    /// The document is larger than any that is read.
    #[error("pass.json would have {actual} bytes, at most {max} are allowed")]
    TooLarge {
        /// The limit in bytes.
        max: usize,
        /// The size in bytes.
        actual: usize,
    },
}

impl FillError {
    /// The column that is to be mended, if it is one.
    #[must_use]
    pub fn column(&self) -> Option<&str> {
        match self {
            Self::Value { column, .. } | Self::Own { column, .. } => Some(column),
            Self::TooLarge { .. } => None,
        }
    }

    /// What is wrong, without the column's name.
    #[must_use]
    pub fn reason(&self) -> String {
        match self {
            Self::Value { source, .. } => source.to_string(),
            Self::Own { source, .. } => source.to_string(),
            Self::TooLarge { .. } => self.to_string(),
        }
    }
}

/// How values are read.
#[derive(Debug, Clone, Default)]
pub struct FillOptions {
    /// Whether an empty cell is an empty text (and leaves out what is no text) instead of an error.
    pub allow_empty: bool,
    /// The zone of dates that have none, `Z` or `+01:00`.
    pub zone: Option<String>,
}

/// What a pass has alone.
#[derive(Debug, Clone)]
pub struct Own {
    /// Its serial number.
    pub serial_number: SerialNumber,
    /// The secret that it shares with its web service; needed when [`Form::wants_token`].
    pub authentication_token: Option<AuthenticationToken>,
}

/// A document with places for the values of one row.
#[derive(Debug, Clone)]
pub struct Form {
    pieces: Vec<Piece>,
    columns: Vec<String>,
    own: OwnColumns,
    serial_pattern: Vec<Part>,
    names: HashMap<String, usize>,
    options: FillOptions,
}

/// A document that is being filled.
#[derive(Default)]
struct Filling {
    text: String,
    /// What is left out, in the order of the document.
    left_out: Vec<String>,
    errors: Vec<FillError>,
}

impl Form {
    pub(super) fn new(
        pieces: Vec<Piece>,
        columns: Vec<String>,
        own: OwnColumns,
        serial_pattern: Vec<Part>,
        names: HashMap<String, usize>,
    ) -> Self {
        Self { pieces, columns, own, serial_pattern, names, options: FillOptions::default() }
    }

    /// Reads values in another way.
    #[must_use]
    pub fn with_options(self, options: FillOptions) -> Self {
        Self { options, ..self }
    }

    /// Whether each pass needs an authentication token: the template names a web service.
    #[must_use]
    pub fn wants_token(&self) -> bool {
        self.pieces
            .iter()
            .any(|piece| matches!(piece, Piece::Value { source: Source::AuthenticationToken, .. }))
    }

    /// Whether the data gives each pass its serial number, by a column or by placeholders in the template's.
    #[must_use]
    pub fn has_serial_numbers(&self) -> bool {
        self.own.serial_number.is_some() || !self.serial_pattern.is_empty()
    }

    /// The column whose value stands at a JSON pointer, in it or around it; else one beside it in the same field, barcode or other part, which
    /// may not go together with the value.
    #[must_use]
    pub fn column_at(&self, path: &str) -> Option<&str> {
        let part = path.rsplit_once('/').map_or("", |(part, _)| part);
        self.column_within(path).or_else(|| self.column_within(part))
    }

    fn column_within(&self, path: &str) -> Option<&str> {
        let within = |outer: &str, inner: &str| {
            inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let is_there = |pointer: &str| !path.is_empty() && (within(pointer, path) || within(path, pointer));
        self.pieces.iter().find_map(|piece| match piece {
            Piece::Value { source, pointer, .. } | Piece::Text { source, pointer, .. }
                if is_there(pointer) =>
            {
                self.name_of(*source)
            }
            _ => None,
        })
    }

    /// The serial number that a row gives; `None` when serial numbers are made by whoever mints.
    ///
    /// # Errors
    /// [`FillError`] when there is no value, or it is no serial number.
    pub fn serial_number(&self, row: &[Given<'_>]) -> Result<Option<SerialNumber>, FillError> {
        let given = match self.own.serial_number {
            Some(index) => text(at(row, index)).map_err(|source| value_error(SERIAL_NUMBER, source))?,
            None if self.serial_pattern.is_empty() => return Ok(None),
            None => self.patterned(row)?,
        };
        if given.is_empty() {
            return Err(value_error(SERIAL_NUMBER, ValueError::Missing));
        }
        let own = |source| FillError::Own { column: SERIAL_NUMBER.to_owned(), source };
        SerialNumber::new(given).map(Some).map_err(own)
    }

    fn patterned(&self, row: &[Given<'_>]) -> Result<String, FillError> {
        let mut serial = String::new();
        for part in &self.serial_pattern {
            match part {
                Part::Fixed(text) => serial.push_str(text),
                Part::Value { name, default } => {
                    let given = self.names.get(name).map_or(Given::Nothing, |index| at(row, *index));
                    match (text(given).map_err(|source| value_error(name, source))?, default) {
                        (text, _) if !text.is_empty() => serial.push_str(&text),
                        (_, Some(default)) => serial.push_str(default),
                        // Two passes of one serial number would be one pass.
                        _ => return Err(value_error(name, ValueError::Missing)),
                    }
                }
            }
        }
        Ok(serial)
    }

    /// The authentication token that a row gives, if the data has a column for it.
    ///
    /// # Errors
    /// [`FillError`] when there is no value, or it is no token.
    pub fn authentication_token(&self, row: &[Given<'_>]) -> Result<Option<AuthenticationToken>, FillError> {
        let Some(index) = self.own.authentication_token else { return Ok(None) };
        let given = text(at(row, index)).map_err(|source| value_error(AUTHENTICATION_TOKEN, source))?;
        let own = |source| FillError::Own { column: AUTHENTICATION_TOKEN.to_owned(), source };
        AuthenticationToken::new(given).map(Some).map_err(own)
    }

    /// Makes the document of one row: the bytes of `pass.json`.
    ///
    /// # Errors
    /// One [`FillError`] for each value that does not fit.
    pub fn fill(&self, row: &[Given<'_>], own: &Own) -> Result<Vec<u8>, Vec<FillError>> {
        let mut filling = Filling::default();
        for piece in &self.pieces {
            match piece {
                Piece::Fixed(text) => filling.text.push_str(text),
                Piece::Value { .. } => self.fill_value(piece, row, own, &mut filling),
                Piece::Text { .. } => self.fill_text(piece, row, own, &mut filling),
            }
        }
        if filling.text.len() > MAX_DOCUMENT_BYTES {
            let actual = filling.text.len();
            filling.errors.push(FillError::TooLarge { max: MAX_DOCUMENT_BYTES, actual });
        }
        if filling.errors.is_empty() {
            Ok(without(filling.text, &filling.left_out))
        } else {
            Err(filling.errors)
        }
    }

    fn fill_value(&self, piece: &Piece, row: &[Given<'_>], own: &Own, filling: &mut Filling) {
        let Piece::Value { source, expected, fallback, blank, .. } = piece else { return };
        let given = match source {
            Source::SerialNumber => return filling.text.push_str(&quoted(own.serial_number.as_str())),
            Source::AuthenticationToken => {
                let token = own.authentication_token.as_ref().map(AuthenticationToken::as_str);
                return filling.text.push_str(&quoted(token.unwrap_or_default()));
            }
            Source::Column(index) => at(row, *index),
            Source::Default => Given::Nothing,
        };
        let fallback =
            if self.options.allow_empty && matches!(fallback, Fallback::None) { blank } else { fallback };
        match (to_json(*expected, given, self.options.zone.as_deref()), fallback) {
            (Ok(Some(value)), _) => filling.text.push_str(&value.to_string()),
            (Ok(None), Fallback::Json(json)) => filling.text.push_str(json),
            (Ok(None), Fallback::LeftOut(pointer)) => {
                filling.text.push_str("null");
                filling.left_out.push(pointer.clone());
            }
            (Ok(None), Fallback::None) => self.fail(*source, ValueError::Missing, filling),
            (Err(error), _) => self.fail(*source, error, filling),
        }
    }

    fn fill_text(&self, piece: &Piece, row: &[Given<'_>], own: &Own, filling: &mut Filling) {
        let Piece::Text { source, escape, default, .. } = piece else { return };
        let given = match source {
            Source::Column(index) => at(row, *index),
            Source::SerialNumber => Given::Text(own.serial_number.as_str()),
            Source::AuthenticationToken | Source::Default => Given::Nothing,
        };
        let value = match (given, default) {
            (Given::Nothing, Some(default)) => Ok(default.clone()),
            (Given::Nothing, None) if !self.options.allow_empty => Err(ValueError::Missing),
            (given, _) => text(given),
        };
        match value {
            Ok(text) => filling.text.push_str(&inner(&escape.apply(text))),
            Err(error) => self.fail(*source, error, filling),
        }
    }

    fn fail(&self, source: Source, error: ValueError, filling: &mut Filling) {
        let failed = value_error(self.name_of(source).unwrap_or_default(), error);
        // A column that stands in several places is wrong once.
        if !filling.errors.contains(&failed) {
            filling.errors.push(failed);
        }
    }

    fn name_of(&self, source: Source) -> Option<&str> {
        match source {
            Source::Column(index) => self.columns.get(index).map(String::as_str),
            Source::SerialNumber => Some(SERIAL_NUMBER),
            Source::AuthenticationToken => Some(AUTHENTICATION_TOKEN),
            Source::Default => None,
        }
    }
}

fn value_error(column: &str, source: ValueError) -> FillError {
    FillError::Value { column: column.to_owned(), source }
}

fn at<'a>(row: &[Given<'a>], index: usize) -> Given<'a> {
    row.get(index).copied().unwrap_or(Given::Nothing)
}

/// The document without some of its places. Rare, so it may cost reading and printing once more.
fn without(text: String, left_out: &[String]) -> Vec<u8> {
    if left_out.is_empty() {
        return text.into_bytes();
    }
    let Ok(mut document) = Document::parse(text.as_bytes()) else { return text.into_bytes() };
    // Later elements of a list first: taking one out moves those behind it.
    for pointer in left_out.iter().rev() {
        let _ = document.remove(pointer);
    }
    document.to_bytes()
}
