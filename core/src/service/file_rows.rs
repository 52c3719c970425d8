//! The files of a pass or a template in rows of their object's database.
//!
//! In scope: cutting files into rows that a Durable Object takes. Out of scope: which files there are.

use serde::{Deserialize, Serialize};

use super::ids::sha256_hex;
use super::ports::{SqlValue, Storage};
use super::refusal::Failure;
use super::rows::{Columns, count, text};
use crate::bundle::PASS_FILE;

/// The table; position 0 is the document, and a file larger than a row may be is in several parts.
pub(super) const TABLE: &str = "CREATE TABLE IF NOT EXISTS file (
    position INTEGER NOT NULL, part INTEGER NOT NULL, name TEXT NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (position, part)) WITHOUT ROWID";

/// The largest blob of one row, in bytes. Durable Objects end a row at 2 MB; half of it leaves room for the other columns.
const PART_BYTES: usize = 1_000_000;

/// Files with their names, the document first.
pub(super) type Files = Vec<(String, Vec<u8>)>;

/// The files of a message: the first blob is the document, the others have these names.
pub(super) fn of_message(names: Vec<String>, blobs: Vec<Vec<u8>>) -> Files {
    std::iter::once(PASS_FILE.to_owned()).chain(names).zip(blobs).collect()
}

/// All files, the document first.
pub(super) fn read<S: Storage>(storage: &S) -> Result<Option<Files>, Failure> {
    let rows = storage.exec("SELECT position, name, bytes FROM file ORDER BY position, part", &[])?;
    let mut files: Vec<(i64, String, Vec<u8>)> = Vec::new();
    for row in rows {
        let mut row = Columns::new("file", row);
        let (position, name, mut bytes) = (row.integer()?, row.text()?, row.bytes()?);
        match files.last_mut().filter(|(last, _, _)| *last == position) {
            Some((_, _, whole)) => whole.append(&mut bytes),
            None => files.push((position, name, bytes)),
        }
    }
    let files: Files = files.into_iter().map(|(_, name, bytes)| (name, bytes)).collect();
    Ok((!files.is_empty()).then_some(files))
}

/// What an export says of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileFacts {
    /// Its name.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// The SHA-256 of its bytes.
    pub sha256: String,
}

/// Names, lengths and hashes, the document first. One file at a time is in memory.
pub(super) fn facts<S: Storage>(storage: &S) -> Result<Vec<FileFacts>, Failure> {
    let rows = storage.exec("SELECT position, name FROM file WHERE part = 0 ORDER BY position", &[])?;
    let mut facts = Vec::with_capacity(rows.len());
    for row in rows {
        let mut row = Columns::new("file", row);
        let (position, name) = (row.count()?, row.text()?);
        let bytes = read_one(storage, position)?.unwrap_or_default();
        facts.push(FileFacts { name, bytes: bytes.len() as u64, sha256: sha256_hex(&bytes) });
    }
    Ok(facts)
}

/// The bytes of the file at a position.
pub(super) fn read_one<S: Storage>(storage: &S, position: u64) -> Result<Option<Vec<u8>>, Failure> {
    let rows = storage.exec("SELECT bytes FROM file WHERE position = ? ORDER BY part", &[count(position)])?;
    let mut whole = None;
    for row in rows {
        whole.get_or_insert_with(Vec::new).append(&mut Columns::new("file", row).bytes()?);
    }
    Ok(whole)
}

/// Writes all files in the place of those before. Belongs into a transaction.
pub(super) fn write<S: Storage>(storage: &S, files: &Files) -> Result<(), Failure> {
    storage.exec("DELETE FROM file", &[])?;
    for (position, (name, bytes)) in files.iter().enumerate() {
        write_one(storage, position, name, bytes)?;
    }
    Ok(())
}

/// Writes the document alone: pictures are most of the bytes and seldom change. Belongs into a transaction.
pub(super) fn write_document<S: Storage>(storage: &S, bytes: &[u8]) -> Result<(), Failure> {
    storage.exec("DELETE FROM file WHERE position = 0", &[])?;
    write_one(storage, 0, PASS_FILE, bytes)
}

fn write_one<S: Storage>(storage: &S, position: usize, name: &str, bytes: &[u8]) -> Result<(), Failure> {
    // An empty file is one empty part.
    let empty: &[u8] = &[];
    let parts = bytes.chunks(PART_BYTES).chain(bytes.is_empty().then_some(empty));
    for (part, chunk) in parts.enumerate() {
        let values = [count(position as u64), count(part as u64), text(name), SqlValue::Blob(chunk.to_vec())];
        storage.exec("INSERT INTO file (position, part, name, bytes) VALUES (?, ?, ?, ?)", &values)?;
    }
    Ok(())
}
