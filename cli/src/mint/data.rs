//! The people: rows of a CSV table, or JSON objects on lines of their own.
//!
//! In scope: byte order mark, comma, semicolon or tab, cells with line breaks, columns without a name. Out of scope: what values mean.
//! Sources: RFC 4180 (CSV); jsonlines.org.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use csv::{ByteRecord, ReaderBuilder};
use serde_json::{Map, Value};

use super::error::MintCommandError;
use super::row::{Row, RowError, Values};
use crate::error::CommandError;

/// The most columns that are read: spreadsheets of people have tens.
const MAX_COLUMNS: usize = 1_000;

/// The longest line of a JSON lines file, in bytes: larger than any `pass.json`.
const MAX_LINE_BYTES: u64 = 4 * 1024 * 1024;

/// How much of a table is looked at to tell its delimiter, in bytes.
const HEAD_BYTES: u64 = 64 * 1024;

/// How the data is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Csv(Shape),
    JsonLines,
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shape {
    delimiter: u8,
    /// Lines end in CR LF: the reader takes the LF with the next line.
    ends_in_cr: bool,
    /// Where the file ends without a line break, in bytes from its start.
    open_end: Option<u64>,
}

/// A file of rows, looked through once.
#[derive(Debug)]
pub(super) struct Data {
    path: PathBuf,
    form: Form,
    columns: Vec<String>,
    /// Which cell of a row belongs to which column; JSON objects are read by name.
    cells: Vec<usize>,
    /// How many cells the head has.
    width: usize,
    ignored: Vec<String>,
    rows: u64,
}

impl Data {
    /// Reads the names of the columns and counts the rows.
    pub(super) fn open(path: &Path, ignored: &[String]) -> Result<Self, CommandError> {
        let ending = path.extension().map(|it| it.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        let form = match ending.as_str() {
            "csv" | "tsv" | "txt" => Form::Csv(shape(path)?),
            "jsonl" | "ndjson" => Form::JsonLines,
            _ => return Err(MintCommandError::UnknownData { path: path.to_owned() }.into()),
        };
        let mut data = Self {
            path: path.to_owned(),
            form,
            columns: Vec::new(),
            cells: Vec::new(),
            width: 0,
            ignored: ignored.to_vec(),
            rows: 0,
        };
        match form {
            Form::Csv(shape) => data.read_head(shape)?,
            Form::JsonLines => data.read_keys()?,
        }
        if data.rows == 0 {
            return Err(MintCommandError::NoRows { path: path.to_owned() }.into());
        }
        Ok(data)
    }

    /// The names of the columns.
    pub(super) fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The file.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> u64 {
        self.rows
    }

    /// Gives each row, or what is wrong with it, to `take` until that says no.
    pub(super) fn read(
        &self,
        take: &mut dyn FnMut(Result<Row, RowError>) -> bool,
    ) -> Result<(), CommandError> {
        match self.form {
            Form::Csv(shape) => self.read_cells(shape, take),
            Form::JsonLines => self.read_objects(take),
        }
    }

    fn file(&self) -> Result<File, CommandError> {
        File::open(&self.path).map_err(|source| CommandError::Read { path: self.path.clone(), source })
    }

    fn csv(&self, shape: Shape) -> Result<csv::Reader<File>, CommandError> {
        Ok(ReaderBuilder::new()
            .delimiter(shape.delimiter)
            .flexible(true)
            .has_headers(false)
            .from_reader(self.file()?))
    }

    fn csv_error(&self, source: csv::Error) -> CommandError {
        MintCommandError::Csv { path: self.path.clone(), source }.into()
    }

    fn read_head(&mut self, shape: Shape) -> Result<(), CommandError> {
        let mut reader = self.csv(shape)?;
        let mut record = ByteRecord::new();
        if !reader.read_byte_record(&mut record).map_err(|error| self.csv_error(error))? {
            return Ok(());
        }
        if record.len() > MAX_COLUMNS {
            return Err(MintCommandError::TooManyColumns { path: self.path.clone(), max: MAX_COLUMNS }.into());
        }
        let encoding = || MintCommandError::Encoding { path: self.path.clone() };
        let names: Result<Vec<&str>, _> = record.iter().map(|cell| std::str::from_utf8(cell)).collect();
        let names: Vec<String> =
            names.map_err(|_| encoding())?.iter().map(|name| name.trim().to_owned()).collect();
        self.width = names.len();
        self.require_ignored(names.iter().map(String::as_str).collect())?;
        for (index, name) in names.into_iter().enumerate() {
            // Spreadsheets write columns without a head when somebody once wrote there.
            if !name.is_empty() && !self.ignored.contains(&name) {
                self.columns.push(name);
                self.cells.push(index);
            }
        }
        while reader.read_byte_record(&mut record).map_err(|error| self.csv_error(error))? {
            self.rows += u64::from(!is_blank(&record));
        }
        Ok(())
    }

    fn require_ignored(&self, names: BTreeSet<&str>) -> Result<(), MintCommandError> {
        match self.ignored.iter().find(|name| !names.contains(name.as_str())) {
            Some(column) => Err(MintCommandError::NothingToIgnore { column: column.clone() }),
            None => Ok(()),
        }
    }

    fn read_cells(
        &self,
        shape: Shape,
        take: &mut dyn FnMut(Result<Row, RowError>) -> bool,
    ) -> Result<(), CommandError> {
        let mut reader = self.csv(shape)?;
        let mut record = ByteRecord::new();
        // A cell with line breaks is one row of a spreadsheet, though several lines of the file.
        let mut inner_lines = 0;
        let mut is_head = true;
        while reader.read_byte_record(&mut record).map_err(|error| self.csv_error(error))? {
            inner_lines += record.iter().flatten().filter(|byte| **byte == b'\n').count() as u64;
            // The reader stands behind the row: on its line, or on the next one.
            let position = reader.position();
            let on_next = !shape.ends_in_cr && shape.open_end != Some(position.byte());
            let number = position.line().saturating_sub(inner_lines + u64::from(on_next));
            if std::mem::take(&mut is_head) || is_blank(&record) {
                continue;
            }
            if !take(self.row(number, &record)) {
                break;
            }
        }
        Ok(())
    }

    fn row(&self, number: u64, record: &ByteRecord) -> Result<Row, RowError> {
        if record.len() != self.width {
            let sentence =
                format!("the row has {} cells, the head of the table has {}", record.len(), self.width);
            return Err(RowError::new(number, sentence));
        }
        let cell = |index: usize| std::str::from_utf8(record.get(index).unwrap_or_default());
        let cells: Result<Vec<String>, _> =
            self.cells.iter().map(|index| cell(*index).map(str::to_owned)).collect();
        let values =
            Values::Cells(cells.map_err(|_| {
                RowError::new(number, "the row is not in UTF-8: save the table as “CSV UTF-8”")
            })?);
        Ok(Row { number, values })
    }

    /// The keys of all objects, in the order in which they come first.
    fn read_keys(&mut self) -> Result<(), CommandError> {
        let (mut known, mut columns, mut rows) = (BTreeSet::new(), Vec::new(), 0);
        self.read_lines(&mut |_, line| {
            rows += 1;
            let object: Map<String, Value> = serde_json::from_slice(line).unwrap_or_default();
            for key in object.keys() {
                if known.len() <= MAX_COLUMNS && known.insert(key.clone()) {
                    columns.push(key.clone());
                }
            }
            true
        })?;
        if known.len() > MAX_COLUMNS {
            return Err(MintCommandError::TooManyColumns { path: self.path.clone(), max: MAX_COLUMNS }.into());
        }
        self.require_ignored(known.iter().map(String::as_str).collect())?;
        columns.retain(|column| !self.ignored.contains(column));
        (self.columns, self.rows) = (columns, rows);
        Ok(())
    }

    fn read_objects(&self, take: &mut dyn FnMut(Result<Row, RowError>) -> bool) -> Result<(), CommandError> {
        self.read_lines(&mut |number, line| {
            let object: Result<Map<String, Value>, _> = serde_json::from_slice(line);
            take(match object {
                Ok(object) => {
                    let value = |column: &String| object.get(column).cloned().unwrap_or_default();
                    Ok(Row { number, values: Values::Json(self.columns.iter().map(value).collect()) })
                }
                Err(error) => {
                    let message = error.to_string();
                    let message = message.split(" at line ").next().unwrap_or_default();
                    let column = error.column();
                    Err(RowError::new(number, format!("not a JSON object: {message} at character {column}")))
                }
            })
        })
    }

    /// Gives each line that is not blank, with its number, to `take` until that says no.
    fn read_lines(&self, take: &mut dyn FnMut(u64, &[u8]) -> bool) -> Result<(), CommandError> {
        let failed = |source| CommandError::Read { path: self.path.clone(), source };
        let mut reader = BufReader::new(self.file()?);
        let (mut line, mut number) = (Vec::new(), 0);
        loop {
            line.clear();
            number += 1;
            if reader.by_ref().take(MAX_LINE_BYTES).read_until(b'\n', &mut line).map_err(failed)? == 0 {
                return Ok(());
            }
            let text = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line).trim_ascii();
            if !text.is_empty() && !take(number, text) {
                return Ok(());
            }
        }
    }
}

/// Rows that spreadsheets write for nothing: no cell, or only empty ones.
fn is_blank(record: &ByteRecord) -> bool {
    record.iter().all(<[u8]>::is_empty)
}

/// Looks at the head of a table and at its end.
fn shape(path: &Path) -> Result<Shape, CommandError> {
    let failed = |source| CommandError::Read { path: path.to_owned(), source };
    let mut file = File::open(path).map_err(failed)?;
    let mut start = Vec::new();
    file.by_ref().take(HEAD_BYTES).read_to_end(&mut start).map_err(failed)?;
    if start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]) {
        return Err(MintCommandError::Encoding { path: path.to_owned() }.into());
    }
    let (delimiter, ends_in_cr) = head(&start);
    let end = file.seek(SeekFrom::End(0)).map_err(failed)?;
    let mut last = [b'\n'];
    if end > 0 {
        file.seek(SeekFrom::End(-1)).map_err(failed)?;
        file.read_exact(&mut last).map_err(failed)?;
    }
    Ok(Shape { delimiter, ends_in_cr, open_end: (last != *b"\n").then_some(end) })
}

/// The delimiter that stands most often in the first line, outside quotation marks, and whether the line ends in CR.
fn head(start: &[u8]) -> (u8, bool) {
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    let (mut quoted, mut ends_in_cr) = (false, false);
    for byte in start {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => {
                ends_in_cr = *byte == b'\r';
                break;
            }
            byte if !quoted => {
                for (_, count) in counts.iter_mut().filter(|(delimiter, _)| delimiter == byte) {
                    *count += 1;
                }
            }
            _ => {}
        }
    }
    // The first of equals: a table of one column has none, and a comma is what CSV is named after.
    let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
    (most.map_or(b',', |(delimiter, _)| delimiter), ends_in_cr)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_is_told_from_the_head_of_the_table() {
        for (text, shape) in [
            ("name;points\n1,2,3,4", (b';', false)),
            ("\"a;b;c\",points,x\n", (b',', false)),
            ("name\tpoints\r\n", (b'\t', true)),
            ("name\n", (b',', false)),
            ("", (b',', false)),
        ] {
            assert_eq!(head(text.as_bytes()), shape, "{text}");
        }
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rows.csv");
        let text = "\u{feff}name,points\n\n\"two\nlines\",1\nAnn,2\n,\nLee,3";
        for (text, end) in [(text.to_owned(), "\n"), (text.replace('\n', "\r\n"), "\r\n")] {
            for end in ["", end] {
                std::fs::write(&path, format!("{text}{end}")).unwrap();
                let data = Data::open(&path, &[]).unwrap();
                assert_eq!((data.columns(), data.rows()), (&["name".to_owned(), "points".to_owned()][..], 3));
                let mut numbers = Vec::new();
                data.read(&mut |row| {
                    numbers.push(row.unwrap().number);
                    true
                })
                .unwrap();
                assert_eq!(numbers, [3, 4, 6], "{text:?} and {end:?}");
            }
        }
    }
}
