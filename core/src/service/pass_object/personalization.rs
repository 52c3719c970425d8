//! What a person tells the issuer when adding a rewards pass, and the pass that follows: the same without the form.
//!
//! Source: Apple, "Personalization": after the call the phone fetches the pass, which must not contain `personalization.json` any more.

use super::super::file_rows::{self, Files};
use super::super::ports::Storage;
use super::super::refusal::Failure;
use super::super::rows::{Columns, instant, text};
use super::super::wire::WireError;
use super::store;
use super::{Personalization, Personalize};
use crate::api::PassStatus;
use crate::personalization::{FILE, is_of_form};
use crate::time::Timestamp;

/// What the history calls the author: the person, not a key.
const BY: &str = "sign-up form";

/// Keeps the answers and makes the version without the form, in one transaction. The same call repeated is answered the same, since a
/// phone that got no answer asks again.
pub(super) fn take<S: Storage>(storage: &S, asked: Personalize, now: Timestamp) -> Result<bool, Failure> {
    storage.transaction(move |storage| {
        let Some(head) = store::head(storage)?.filter(|head| head.status == PassStatus::Active) else {
            return Ok(false);
        };
        let hash = || text(&asked.token_hash);
        if !storage.exec("SELECT 1 FROM personalization WHERE token_hash = ?", &[hash()])?.is_empty() {
            return Ok(true);
        }
        let files = file_rows::read(storage)?.unwrap_or_default();
        let (form, rest): (Files, Files) = files.into_iter().partition(|(name, _)| is_of_form(name));
        if !form.iter().any(|(name, _)| name == FILE) {
            return Ok(false);
        }
        let answers = serde_json::to_string(&asked.answers).map_err(WireError::Shape)?;
        storage.exec(
            "INSERT OR REPLACE INTO personalization (id, token_hash, answers, at) VALUES (1, ?, ?, ?)",
            &[hash(), text(answers), instant(now)],
        )?;
        let removed: Vec<String> = form.into_iter().map(|(name, _)| name).collect();
        let facts = head.facts.clone();
        store::next_version(storage, &head, &rest, &facts, BY.to_owned(), &removed, now)?;
        Ok(true)
    })
}

/// A pass whose form was filled in must not ask again, whatever its issuer uploads.
pub(super) fn drop_form_if_filled_in<S: Storage>(storage: &S, files: &mut Files) -> Result<(), Failure> {
    if !storage.exec("SELECT 1 FROM personalization", &[])?.is_empty() {
        files.retain(|(name, _)| !is_of_form(name));
    }
    Ok(())
}

/// What was filled in, if anything was.
pub(super) fn read<S: Storage>(storage: &S) -> Result<Option<Personalization>, Failure> {
    let rows = storage.exec("SELECT answers, at FROM personalization", &[])?;
    let read = |row| {
        let mut row = Columns::new("personalization", row);
        let answers = row.text()?;
        let answers =
            serde_json::from_str(&answers).map_err(|_| Failure::Row { table: "personalization" })?;
        Ok(Personalization { answers, at: row.instant()? })
    };
    rows.into_iter().next().map(read).transpose()
}
