//! A draft: files for one day, without a pass behind them.
//!
//! The object's alarm deletes everything at the end; until it comes, the end itself is looked at.

use super::super::file_rows;
use super::super::ports::{SqlValue, Storage};
use super::super::refusal::Failure;
use super::super::rows::{Columns, instant, text};
use super::super::wire::{Answer, Message};
use super::{Draft, KeepDraft};
use crate::time::Timestamp;

pub(super) const TABLE: &str = "CREATE TABLE draft (
    id INTEGER PRIMARY KEY CHECK (id = 1), pass_type TEXT NOT NULL, title TEXT NOT NULL, ends_at INTEGER NOT NULL)";

/// Keeps a draft, with the alarm that ends it; `false` when the place is taken by something else.
pub(super) fn keep<S: Storage>(storage: &S, message: Message) -> Result<bool, Failure> {
    let asked = message.command::<KeepDraft>()?;
    let files = file_rows::of_message(asked.files, message.blobs);
    storage.transaction(move |storage| {
        if file_rows::read(storage)?.is_some() {
            return Ok(false);
        }
        storage.exec(
            "INSERT INTO draft (id, pass_type, title, ends_at) VALUES (1, ?, ?, ?)",
            &[text(asked.pass_type), text(asked.title), instant(asked.ends_at)],
        )?;
        file_rows::write(storage, &files)?;
        storage.set_alarm(Some(asked.ends_at))?;
        Ok(true)
    })
}

/// The draft with its files, unless it has ended.
pub(super) fn read<S: Storage>(storage: &S, now: Timestamp) -> Result<Answer<Option<Draft>>, Failure> {
    let Some(draft) = row(storage)?.filter(|draft| draft.ends_at > now) else { return Ok(None.into()) };
    let (names, blobs): (Vec<_>, Vec<_>) = file_rows::read(storage)?.unwrap_or_default().into_iter().unzip();
    let files = names.into_iter().skip(1).collect();
    Ok(Answer { reply: Some(Draft { files, ..draft }), blobs })
}

fn row<S: Storage>(storage: &S) -> Result<Option<Draft>, Failure> {
    let row = storage.exec("SELECT pass_type, title, ends_at FROM draft", &[])?.into_iter().next();
    let read = |row| {
        let mut row = Columns::new("draft", row);
        Ok(Draft {
            pass_type: row.checked()?,
            title: row.text()?,
            ends_at: row.instant()?,
            files: Vec::new(),
        })
    };
    row.map(read).transpose()
}

/// Deletes a draft whose time is over; `true` when the object holds a draft, and then there is nothing else to do in it.
pub(super) fn end<S: Storage>(storage: &S, now: Timestamp) -> Result<bool, Failure> {
    let Some(draft) = row(storage)? else { return Ok(false) };
    storage.transaction(move |storage| {
        if draft.ends_at > now {
            storage.set_alarm(Some(draft.ends_at))?;
            return Ok(true);
        }
        for table in ["draft", "file"] {
            let none: [SqlValue; 0] = [];
            storage.exec(&format!("DELETE FROM {table}"), &none)?;
        }
        Ok(true)
    })
}
