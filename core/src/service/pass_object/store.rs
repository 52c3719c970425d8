//! Versions of a pass: storing, reading, revoking, erasing.

use super::super::file_rows::{self, Files};
use super::super::ports::{SqlValue, Storage};
use super::super::refusal::Failure;
use super::super::rows::{Columns, count, instant, text};
use super::super::wire::Message;
use super::changes::differences;
use super::{Create, Created, Facts, Head, Replace, Replaced, Version};
use super::{outbox, personalization, source};
use crate::api::PassStatus;
use crate::document::Document;
use crate::ids::{AuthenticationToken, PassTypeIdentifier};
use crate::time::Timestamp;

/// The most that the files of one pass may have together, in bytes. A message holds them once more; a worker has 128 MB.
pub const MAX_STORED_BYTES: usize = 20 * 1024 * 1024;

/// The most versions that a history tells.
const MAX_HISTORY: u32 = 100;

pub(super) fn status_word(status: PassStatus) -> &'static str {
    match status {
        PassStatus::Active => "active",
        PassStatus::Revoked => "revoked",
    }
}

/// The one row of the pass, if it was published.
pub(super) fn head<S: Storage>(storage: &S) -> Result<Option<Head>, Failure> {
    let rows = storage.exec(
        "SELECT serial, account, pass_type, team, token, version, status, title, organization, style,
            created_at, updated_at, last_modified, (SELECT COUNT(*) FROM registration) FROM pass",
        &[],
    )?;
    let Some(row) = rows.into_iter().next() else { return Ok(None) };
    let mut row = Columns::new("pass", row);
    Ok(Some(Head {
        serial: row.checked()?,
        account: super::AccountId::from_stored(row.text()?),
        pass_type: row.checked()?,
        team: row.checked()?,
        token: row.checked()?,
        version: row.count()?,
        status: match row.text()?.as_str() {
            "active" => PassStatus::Active,
            _ => PassStatus::Revoked,
        },
        facts: Facts { title: row.text()?, organization: row.text()?, style: row.text()? },
        created_at: row.instant()?,
        updated_at: row.instant()?,
        last_modified: row.instant()?,
        devices: row.count()?,
    }))
}

/// The row, for a phone that shows the right token for the right pass type.
pub(super) fn authorized_head<S: Storage>(
    storage: &S,
    pass_type: &PassTypeIdentifier,
    token: &AuthenticationToken,
) -> Result<Option<Head>, Failure> {
    Ok(head(storage)?.filter(|head| head.token.matches(token.as_str()) && head.pass_type == *pass_type))
}

fn write_version<S: Storage>(
    storage: &S,
    version: u64,
    at: Timestamp,
    by: String,
    changed: &[String],
) -> Result<(), Failure> {
    let changed = serde_json::to_string(changed).map_err(super::super::wire::WireError::Shape)?;
    let values = [count(version), instant(at), text(by), text(changed)];
    storage.exec("INSERT INTO version (version, at, made_by, changed) VALUES (?, ?, ?, ?)", &values)?;
    Ok(())
}

/// Whole seconds, since that is what an HTTP date can say.
fn whole_second(instant: Timestamp) -> Timestamp {
    Timestamp::from_unix_seconds(instant.unix_seconds())
}

/// Stores version 1. The check and the write are one transaction: two calls cannot both find the place free.
pub(super) fn create<S: Storage>(storage: &S, message: Message, now: Timestamp) -> Result<Created, Failure> {
    let asked = message.command::<Create>()?;
    let files = file_rows::of_message(asked.files.clone(), message.blobs);
    storage.transaction(move |storage| {
        if let Some(existing) = head(storage)? {
            let same = existing.account == asked.account && is_same_request(storage, &existing, &files)?;
            return Ok(if same { Created::Stored(existing) } else { Created::Taken });
        }
        let values = [
            text(asked.serial.as_str()),
            text(asked.account.as_str()),
            text(asked.pass_type.as_str()),
            text(asked.team.as_str()),
            text(asked.token),
            text(status_word(PassStatus::Active)),
            text(asked.facts.title),
            text(asked.facts.organization),
            text(asked.facts.style),
            instant(now),
            instant(now),
            instant(whole_second(now)),
        ];
        storage.exec(
            "INSERT INTO pass (id, version, serial, account, pass_type, team, token, status, title, organization, style,
                created_at, updated_at, last_modified) VALUES (1, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            &values,
        )?;
        file_rows::write(storage, &files)?;
        source::keep(storage, asked.source)?;
        write_version(storage, 1, now, asked.by, &[])?;
        head(storage)?.map(Created::Stored).ok_or(Failure::Row { table: "pass" })
    })
}

/// Whether a repeated request stored what is there: the same files, and a document that differs in nothing but its fresh token.
fn is_same_request<S: Storage>(storage: &S, existing: &Head, files: &Files) -> Result<bool, Failure> {
    if existing.version != 1 {
        return Ok(false);
    }
    let stored = file_rows::read(storage)?.unwrap_or_default();
    let (Some((_, old)), Some((_, new))) = (stored.first(), files.first()) else { return Ok(false) };
    let mut new = Document::parse(new)?;
    // A document is an object, so its top level can always be set.
    let set = new.set("/authenticationToken", String::from(existing.token.clone()));
    Ok(set.is_ok() && new == Document::parse(old)? && stored.get(1..) == files.get(1..))
}

/// Stores the next version with the row that tells devices, and the alarm, in one transaction.
pub(super) fn replace<S: Storage>(
    storage: &S,
    message: Message,
    now: Timestamp,
) -> Result<Replaced, Failure> {
    let asked = message.command::<Replace>()?;
    let mut files = file_rows::of_message(asked.files, message.blobs);
    storage.transaction(move |storage| {
        let Some(head) = head(storage)? else { return Ok(Replaced::Absent) };
        personalization::drop_form_if_filled_in(storage, &mut files)?;
        if head.status == PassStatus::Revoked {
            return Ok(Replaced::Revoked);
        }
        if asked.if_version.is_some_and(|version| version != head.version) {
            return Ok(Replaced::Overtaken);
        }
        source::keep(storage, asked.source)?;
        let changed = differences(&file_rows::read(storage)?.unwrap_or_default(), &files)?;
        if changed.is_empty() {
            return Ok(Replaced::Stored(head));
        }
        next_version(storage, &head, &files, &asked.facts, asked.by, &changed, now)?;
        self::head(storage)?.map(Replaced::Stored).ok_or(Failure::Row { table: "pass" })
    })
}

/// The next version with its history and the row that tells devices. Belongs into a transaction.
pub(super) fn next_version<S: Storage>(
    storage: &S,
    head: &Head,
    files: &Files,
    facts: &Facts,
    by: String,
    changed: &[String],
    now: Timestamp,
) -> Result<(), Failure> {
    let version = head.version + 1;
    // HTTP dates have whole seconds: two versions of one second must not look alike.
    let last_modified = whole_second(now).max(head.last_modified.plus_millis(1_000));
    let values = [
        count(version),
        text(&facts.title),
        text(&facts.organization),
        text(&facts.style),
        instant(now),
        instant(last_modified),
    ];
    storage.exec(
        "UPDATE pass SET version = ?, title = ?, organization = ?, style = ?, updated_at = ?, last_modified = ?",
        &values,
    )?;
    let document_only = changed.iter().all(|place| place.starts_with('/'));
    match files.first() {
        Some((_, bytes)) if document_only => file_rows::write_document(storage, bytes)?,
        _ => file_rows::write(storage, files)?,
    }
    write_version(storage, version, now, by, changed)?;
    outbox::tell_all(storage, version, now)
}

/// Makes a voided version and closes the public links. Asked again it answers the same.
pub(super) fn revoke<S: Storage>(storage: &S, by: String, now: Timestamp) -> Result<Option<Head>, Failure> {
    storage.transaction(move |storage| {
        let Some(head) = head(storage)? else { return Ok(None) };
        if head.status == PassStatus::Revoked {
            return Ok(Some(head));
        }
        let mut files = file_rows::read(storage)?.unwrap_or_default();
        let Some((_, bytes)) = files.first_mut() else { return Err(Failure::Row { table: "file" }) };
        let mut document = Document::parse(bytes)?;
        if document.set("/voided", true).is_ok() {
            *bytes = document.to_bytes();
        }
        let facts = head.facts.clone();
        next_version(storage, &head, &files, &facts, by, &["/voided".to_owned()], now)?;
        storage.exec("UPDATE pass SET status = ?", &[text(status_word(PassStatus::Revoked))])?;
        self::head(storage)
    })
}

/// Deletes every trace; what remains for a moment are the rows that tell the devices' objects to do the same.
pub(super) fn erase<S: Storage>(storage: &S, now: Timestamp) -> Result<(), Failure> {
    storage.transaction(move |storage| {
        outbox::dismiss_all(storage, now)?;
        let tables = ["pass", "file", "version", "registration", "former", "gone_device", "change_outbox"];
        for table in tables.into_iter().chain(["personalization", "source", "phone_log"]) {
            storage.exec(&format!("DELETE FROM {table}"), &[])?;
        }
        Ok(())
    })
}

/// The newest versions.
pub(super) fn history<S: Storage>(storage: &S) -> Result<Vec<Version>, Failure> {
    let rows = storage.exec(
        "SELECT version, at, made_by, changed FROM version ORDER BY version DESC LIMIT ?",
        &[SqlValue::Integer(i64::from(MAX_HISTORY))],
    )?;
    let version = |row| {
        let mut row = Columns::new("version", row);
        Ok(Version {
            version: row.count()?,
            at: row.instant()?,
            by: row.text()?,
            changed: serde_json::from_str(&row.text()?).unwrap_or_default(),
        })
    };
    rows.into_iter().map(version).collect()
}
