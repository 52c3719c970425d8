//! The beginning of a pass: one step that puts it into the index, counts it, and remembers which repeated request it answers.
//!
//! In scope: the reservation and taking it back. Out of scope: storing the pass; it is idempotent by serial number, so a request that ended
//! half-way is simply repeated.

use serde::{Deserialize, Serialize};

use super::super::ports::{Row, Storage};
use super::super::refusal::Failure;
use super::super::rows::{Columns, instant, text};
use super::usage::{self, Usage};
use crate::ids::SerialNumber;
use crate::time::Timestamp;

/// How long a repeated request gets the first answer again, in milliseconds: a day.
const REMEMBERED_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// What a client sends to be able to repeat a request, hashed: neither key nor body says anything here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeatable {
    /// The hash of the `Idempotency-Key`.
    pub key: String,
    /// The hash of path and body.
    pub body: String,
}

/// The reply to [`super::Begin`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Begun {
    /// The serial number is reserved; the month in which it was counted, if it was.
    Fresh {
        /// For taking it back.
        counted_in: Option<String>,
    },
    /// The same request came before and has this serial number.
    Again(SerialNumber),
    /// Another request came with this key.
    OtherBody,
    /// The month's passes are used up.
    UsedUp(Usage),
}

/// Reserves a serial number.
pub(super) fn begin<S: Storage>(storage: &S, asked: super::Begin, now: Timestamp) -> Result<Begun, Failure> {
    storage.transaction(move |storage| {
        if let Some(repeatable) = &asked.repeatable
            && let Some(begun) = earlier(storage, repeatable, now)?
        {
            return Ok(begun);
        }
        let is_new = !is_published(storage, &asked.serial)?;
        let usage = usage::read(storage, now)?;
        let counts = asked.counts && is_new;
        if counts && !usage.has_room() {
            return Ok(Begun::UsedUp(usage));
        }
        storage.exec(
            "INSERT INTO serial (serial, minted_at, published_at) VALUES (?1, ?2, ?2)
                ON CONFLICT (serial) DO UPDATE SET published_at = COALESCE(published_at, excluded.published_at)",
            &[text(asked.serial.as_str()), instant(now)],
        )?;
        if counts {
            usage::add(storage, &usage.month)?;
        }
        if let Some(repeatable) = asked.repeatable {
            storage.exec(
                "INSERT OR REPLACE INTO repeatable (key, body, serial, at) VALUES (?, ?, ?, ?)",
                &[text(repeatable.key), text(repeatable.body), text(asked.serial.as_str()), instant(now)],
            )?;
        }
        Ok(Begun::Fresh { counted_in: counts.then_some(usage.month) })
    })
}

/// What an earlier request with this key was; what is older than a day is cleared away.
fn earlier<S: Storage>(storage: &S, asked: &Repeatable, now: Timestamp) -> Result<Option<Begun>, Failure> {
    storage.exec("DELETE FROM repeatable WHERE at <= ?", &[instant(now.plus_millis(-REMEMBERED_MILLIS))])?;
    let rows = storage.exec("SELECT body, serial FROM repeatable WHERE key = ?", &[text(&asked.key)])?;
    let read = |row: Row| {
        let mut row = Columns::new("repeatable", row);
        let (body, serial) = (row.text()?, row.checked()?);
        Ok(if body == asked.body { Begun::Again(serial) } else { Begun::OtherBody })
    };
    rows.into_iter().next().map(read).transpose()
}

fn is_published<S: Storage>(storage: &S, serial: &SerialNumber) -> Result<bool, Failure> {
    let rows = storage.exec(
        "SELECT 1 FROM serial WHERE serial = ? AND published_at IS NOT NULL",
        &[text(serial.as_str())],
    )?;
    Ok(!rows.is_empty())
}

/// Takes a reservation back that came to nothing.
pub(super) fn cancel<S: Storage>(storage: &S, asked: super::Cancel) -> Result<(), Failure> {
    storage.transaction(move |storage| {
        let serial = [text(asked.serial.as_str())];
        // It stays the account's own, as any serial number that was asked for.
        storage.exec("UPDATE serial SET published_at = NULL WHERE serial = ?", &serial)?;
        storage.exec("DELETE FROM repeatable WHERE serial = ?", &serial)?;
        match asked.counted_in {
            Some(month) => usage::refund(storage, &month),
            None => Ok(()),
        }
    })
}
