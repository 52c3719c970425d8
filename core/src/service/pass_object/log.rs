//! What phones report about the pass: the newest lines.

use super::super::ports::Storage;
use super::super::refusal::Failure;
use super::super::rows::{Columns, count, instant, text};
use super::{LogLine, NoteLog};
use crate::time::Timestamp;

/// The most lines of one pass; older ones go. Anybody who knows a serial number can report.
const MAX_LINES: u64 = 50;

pub(super) const TABLE: &str =
    "CREATE TABLE phone_log (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, line TEXT NOT NULL)";

/// Keeps lines; a serial number without a pass keeps none.
pub(super) fn note<S: Storage>(storage: &S, asked: NoteLog, now: Timestamp) -> Result<(), Failure> {
    storage.transaction(move |storage| {
        for line in asked.lines {
            storage.exec(
                "INSERT INTO phone_log (at, line) SELECT ?, ? FROM pass WHERE id = 1",
                &[instant(now), text(line)],
            )?;
        }
        storage.exec(
            "DELETE FROM phone_log WHERE id <= (SELECT MAX(id) FROM phone_log) - ?",
            &[count(MAX_LINES)],
        )?;
        Ok(())
    })
}

/// Newest first.
pub(super) fn read<S: Storage>(storage: &S) -> Result<Vec<LogLine>, Failure> {
    let rows = storage.exec("SELECT at, line FROM phone_log ORDER BY id DESC", &[])?;
    let read = |row| {
        let mut row = Columns::new("phone_log", row);
        Ok(LogLine { at: row.instant()?, line: row.text()? })
    };
    rows.into_iter().map(read).collect()
}
