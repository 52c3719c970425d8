//! Who did what with the account's keys: every write, whatever came of it, and every read that was refused for who asked.
//!
//! In scope: the rows, and how many are kept. Out of scope: which requests are noted (see the service's `audit`). No body is kept and no secret.

use serde::{Deserialize, Serialize};

use super::super::ports::{ObjectKind, Row, Storage};
use super::super::refusal::Failure;
use super::super::rows::{Columns, count, instant, text};
use super::super::wire::{Command, command};
use super::OBJECT_KIND;
use crate::time::Timestamp;

/// The most entries of one account; older ones go. A busy day of a shop is about a hundred.
pub(super) const MAX_ENTRIES: u64 = 2_000;

/// Larger than the number of any entry: the largest integer that JavaScript keeps exactly (ECMAScript, `Number.MAX_SAFE_INTEGER`).
const MAX_INTEGER: u64 = (1 << 53) - 1;

pub(super) const TABLE: &str = "CREATE TABLE audit (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, key TEXT NOT NULL, address TEXT NOT NULL, method TEXT NOT NULL, path TEXT NOT NULL,
    status INTEGER NOT NULL)";

/// One request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// When it was answered.
    pub at: Timestamp,
    /// What may be shown of the key, or `operator`.
    pub key: String,
    /// The client's address; empty when the platform does not tell it.
    pub address: String,
    /// The HTTP method.
    pub method: String,
    /// The path, without its query.
    pub path: String,
    /// The status of the answer.
    pub status: u16,
}

/// One page of entries.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AuditPage {
    /// Newest first.
    pub entries: Vec<AuditEntry>,
    /// Where the next page starts.
    pub before: Option<u64>,
}

command!(
    /// Keeps entries, oldest first. An account that nobody opened keeps none.
    Note {
        /// The entries.
        entries: Vec<AuditEntry>,
    } -> ()
);
command!(
    /// Lists entries, newest first.
    ReadAudit {
        /// Only those before this one.
        before: Option<u64>,
        /// How many at most.
        limit: u64,
    } -> AuditPage
);

pub(super) fn note<S: Storage>(storage: &S, asked: Note) -> Result<(), Failure> {
    storage.transaction(move |storage| {
        let mut newest = None;
        for AuditEntry { at, key, address, method, path, status } in asked.entries {
            let kept = storage.exec(
                "INSERT INTO audit (at, key, address, method, path, status)
                    SELECT ?, ?, ?, ?, ?, ? FROM account WHERE id = 1 RETURNING id",
                &[instant(at), text(key), text(address), text(method), text(path), count(u64::from(status))],
            )?;
            newest = kept.into_iter().next();
        }
        if let Some(row) = newest {
            let newest = Columns::new("audit", row).count()?;
            storage.exec("DELETE FROM audit WHERE id <= ?", &[count(newest.saturating_sub(MAX_ENTRIES))])?;
        }
        Ok(())
    })
}

pub(super) fn read<S: Storage>(storage: &S, asked: &ReadAudit) -> Result<AuditPage, Failure> {
    let before = asked.before.unwrap_or(MAX_INTEGER);
    let rows = storage.exec(
        "SELECT id, at, key, address, method, path, status FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?",
        // One more than asked for says whether there is a next page.
        &[count(before), count(asked.limit.saturating_add(1))],
    )?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        found.push(entry(row)?);
    }
    let more = found.len() as u64 > asked.limit;
    found.truncate(usize::try_from(asked.limit).unwrap_or(usize::MAX));
    let before = found.last().filter(|_| more).map(|(id, _)| *id);
    Ok(AuditPage { entries: found.into_iter().map(|(_, entry)| entry).collect(), before })
}

/// An entry with its number.
pub(super) fn entry(row: Row) -> Result<(u64, AuditEntry), Failure> {
    let mut row = Columns::new("audit", row);
    let id = row.count()?;
    let entry = AuditEntry {
        at: row.instant()?,
        key: row.text()?,
        address: row.text()?,
        method: row.text()?,
        path: row.text()?,
        status: u16::try_from(row.count()?).map_err(|_| Failure::Row { table: "audit" })?,
    };
    Ok((id, entry))
}
