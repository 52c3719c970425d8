//! A template and the list of its passes, out of its object and into an empty one.

use serde::{Deserialize, Serialize};

use super::super::file_rows::{self, FileFacts};
use super::super::ids::{AccountId, TemplateId};
use super::super::pass_object::Facts;
use super::super::ports::{Row, SqlValue, Storage};
use super::super::refusal::Failure;
use super::super::rows::{Columns, count, flag, instant, text};
use super::super::wire::Message;
use super::{ExportTemplateMembers, RestoreTemplate, RestoreTemplateMembers, reissue, store};
use crate::ids::SerialNumber;
use crate::time::Timestamp;

/// Everything about a template but the bytes of its files and its passes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TemplateRecord {
    /// Its id.
    pub template: TemplateId,
    /// Whose it is.
    pub account: AccountId,
    /// The design's number.
    pub revision: u64,
    /// Whether somebody can still receive it.
    pub is_open: bool,
    /// What lists call it.
    pub facts: Facts,
    /// The names of its placeholders.
    pub placeholders: Vec<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When the design was changed last.
    pub updated_at: Timestamp,
    /// Whether the present design has yet to come to some passes.
    pub is_reissuing: bool,
    /// The files, the document first.
    pub files: Vec<FileFacts>,
}

/// One pass of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TemplateMember {
    /// Its place in the order of joining.
    pub position: u64,
    /// The serial number.
    pub serial: SerialNumber,
    /// The design that it has.
    pub revision: u64,
    /// Why it has no newer one.
    pub problem: Option<String>,
}

/// The template, if there is one.
pub(super) fn export<S: Storage>(storage: &S) -> Result<Option<TemplateRecord>, Failure> {
    let Some(head) = store::head(storage)? else { return Ok(None) };
    Ok(Some(TemplateRecord {
        template: head.template,
        account: head.account,
        revision: head.revision,
        is_open: head.is_open,
        facts: head.facts,
        placeholders: head.placeholders,
        created_at: head.created_at,
        updated_at: head.updated_at,
        is_reissuing: !head.reissue.is_done,
        files: file_rows::facts(storage)?,
    }))
}

/// Passes in the order of joining.
pub(super) fn members<S: Storage>(
    storage: &S,
    asked: &ExportTemplateMembers,
) -> Result<Vec<TemplateMember>, Failure> {
    let rows = storage.exec(
        "SELECT position, serial, revision, problem FROM member WHERE position > ? ORDER BY position LIMIT ?",
        &[count(asked.after), count(asked.limit)],
    )?;
    let read = |row: Row| {
        let mut row = Columns::new("member", row);
        Ok(TemplateMember {
            position: row.count()?,
            serial: row.checked()?,
            revision: row.count()?,
            problem: row.optional_text()?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Writes a template into an object that has none; `false` when another, or another design of it, is there.
pub(super) fn restore<S: Storage>(storage: &S, message: Message) -> Result<bool, Failure> {
    let RestoreTemplate { template } = message.command()?;
    let names = template.files.iter().skip(1).map(|file| file.name.clone()).collect();
    let files = file_rows::of_message(names, message.blobs);
    storage.transaction(move |storage| {
        if let Some(head) = store::head(storage)? {
            return Ok(head.account == template.account && head.revision == template.revision);
        }
        let values = [
            count(template.revision),
            flag(template.is_open),
            text(template.template.as_str()),
            text(template.account.as_str()),
            text(template.facts.title),
            text(template.facts.organization),
            text(template.facts.style),
            store::printed(&template.placeholders)?,
            instant(template.created_at),
            instant(template.updated_at),
        ];
        storage.exec(
            "INSERT INTO template (id, revision, is_open, template, account, title, organization, style, placeholders, created_at, updated_at)
                VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            &values,
        )?;
        file_rows::write(storage, &files)?;
        Ok(true)
    })
}

/// Writes passes; those that are here already stay.
pub(super) fn restore_members<S: Storage>(storage: &S, asked: RestoreTemplateMembers) -> Result<(), Failure> {
    storage.transaction(move |storage| {
        for it in asked.members {
            storage.exec(
                "INSERT OR IGNORE INTO member (position, serial, revision, problem, attempt) VALUES (?, ?, ?, ?, 0)",
                &[count(it.position), text(it.serial), count(it.revision), it.problem.map_or(SqlValue::Null, text)],
            )?;
        }
        Ok(())
    })
}

/// Brings the present design to all passes once more: those that have it notice.
pub(super) fn resume<S: Storage>(storage: &S, now: Timestamp) -> Result<(), Failure> {
    storage.transaction(move |storage| match store::head(storage)? {
        Some(head) => reissue::begin(storage, head.revision, "import".to_owned(), now),
        None => Ok(()),
    })
}
