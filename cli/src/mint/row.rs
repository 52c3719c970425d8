//! One row of the data, and what may be wrong with it.

use passwright_core::mint::{FillError, Given};
use serde_json::Value;

/// The values of a row, in the order of the columns.
#[derive(Debug, Clone)]
pub(super) enum Values {
    /// Cells of a table.
    Cells(Vec<String>),
    /// Values of a JSON object.
    Json(Vec<Value>),
}

impl Values {
    /// The values as templates take them.
    pub(super) fn given(&self) -> Vec<Given<'_>> {
        match self {
            Self::Cells(cells) => cells.iter().map(|cell| Given::from(cell.as_str())).collect(),
            Self::Json(values) => values.iter().map(Given::from).collect(),
        }
    }

    /// The values as bytes that differ whenever the values do.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut put = |part: &[u8]| {
            bytes.extend_from_slice(&(part.len() as u64).to_le_bytes());
            bytes.extend_from_slice(part);
        };
        match self {
            Self::Cells(cells) => cells.iter().for_each(|cell| put(cell.as_bytes())),
            Self::Json(values) => values.iter().for_each(|value| put(value.to_string().as_bytes())),
        }
        bytes
    }
}

/// A row that was read.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// The row's number as a spreadsheet shows it; the line of a JSON lines file.
    pub(super) number: u64,
    pub(super) values: Values,
}

/// One thing that is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RowError {
    pub(super) row: u64,
    /// The column that is to be mended, if it is one.
    pub(super) column: Option<String>,
    pub(super) sentence: String,
}

impl RowError {
    pub(super) fn new(row: u64, sentence: impl Into<String>) -> Self {
        Self { row, column: None, sentence: sentence.into() }
    }

    pub(super) fn of(row: u64, error: &FillError) -> Self {
        Self { row, column: error.column().map(str::to_owned), sentence: error.reason() }
    }

    /// The error in one line, behind the name of the file.
    pub(super) fn in_words(&self) -> String {
        match &self.column {
            Some(column) => format!("row {}, column `{column}`: {}", self.row, self.sentence),
            None => format!("row {}: {}", self.row, self.sentence),
        }
    }
}
