//! A pass as a whole, out of its object and into an empty one.
//!
//! In scope: everything that the object keeps, files apart. Out of scope: the form of an export (see the service's `backup`).
//! What was on its way to devices is a mark at each registration, so that nobody misses a version because of a move.

use serde::{Deserialize, Serialize};

use super::super::file_rows::{self, FileFacts};
use super::super::ids::DeviceHash;
use super::super::ports::{Row, SqlValue, Storage};
use super::super::refusal::Failure;
use super::super::rows::{Columns, count, instant, text};
use super::super::wire::{Answer, Message, WireError};
use super::outbox::{self, Membership};
use super::{
    ExportRegistrations, Facts, Head, LogLine, ReadFile, RestorePass, RestoreRegistrations, Source, Version,
    log, source, store,
};
use crate::api::PassStatus;
use crate::ids::{AuthenticationToken, PassTypeIdentifier, PushToken, SerialNumber, TeamIdentifier};
use crate::time::Timestamp;

/// Everything about a pass but the bytes of its files and its registrations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PassRecord {
    /// The serial number.
    pub serial: SerialNumber,
    /// Whose it is.
    pub account: super::AccountId,
    /// Its pass type.
    pub pass_type: PassTypeIdentifier,
    /// Its team.
    pub team: TeamIdentifier,
    /// The secret that it shares with its phones.
    pub token: AuthenticationToken,
    /// The version.
    pub version: u64,
    /// Active or revoked.
    pub status: PassStatus,
    /// What lists call it.
    pub facts: Facts,
    /// When it was published.
    pub created_at: Timestamp,
    /// When the present version was made.
    pub updated_at: Timestamp,
    /// What phones are told.
    pub last_modified: Timestamp,
    /// What the issuer sent, or the values of the person.
    pub source: Option<Source>,
    /// What the person filled in.
    pub personalization: Option<Answers>,
    /// The newest versions, newest first.
    pub versions: Vec<Version>,
    /// What phones reported, newest first.
    pub log: Vec<LogLine>,
    /// The files, the document first.
    pub files: Vec<FileFacts>,
}

/// A filled-in sign-up form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Answers {
    /// The hash of the token that was signed for it.
    pub token_hash: String,
    /// The answers as JSON.
    pub answers: String,
    /// When.
    pub at: Timestamp,
}

/// One device that has the pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RegistrationRecord {
    /// The device.
    pub device: DeviceHash,
    /// When it registered first.
    pub registered_at: Timestamp,
    /// When it registered last.
    pub last_seen_at: Timestamp,
    /// Orders what is told of it.
    pub sequence: i64,
    /// Its push token, while the device's object has yet to learn of the registration.
    pub push_token: Option<PushToken>,
    /// Whether it has yet to be told of the present version.
    pub waits: bool,
}

/// The pass, if there is one.
pub(super) fn export<S: Storage>(storage: &S) -> Result<Option<PassRecord>, Failure> {
    let Some(head) = store::head(storage)? else { return Ok(None) };
    Ok(Some(PassRecord {
        source: source::read(storage)?,
        personalization: answers(storage)?,
        versions: store::history(storage)?,
        log: log::read(storage)?,
        files: file_rows::facts(storage)?,
        serial: head.serial,
        account: head.account,
        pass_type: head.pass_type,
        team: head.team,
        token: head.token,
        version: head.version,
        status: head.status,
        facts: head.facts,
        created_at: head.created_at,
        updated_at: head.updated_at,
        last_modified: head.last_modified,
    }))
}

fn answers<S: Storage>(storage: &S) -> Result<Option<Answers>, Failure> {
    let row = storage.exec("SELECT token_hash, answers, at FROM personalization", &[])?.into_iter().next();
    let read = |row| {
        let mut row = Columns::new("personalization", row);
        Ok(Answers { token_hash: row.text()?, answers: row.text()?, at: row.instant()? })
    };
    row.map(read).transpose()
}

/// The bytes of one file.
pub(super) fn file<S: Storage>(storage: &S, asked: &ReadFile) -> Result<Answer<bool>, Failure> {
    Ok(match file_rows::read_one(storage, asked.position)? {
        Some(bytes) => Answer { reply: true, blobs: vec![bytes] },
        None => false.into(),
    })
}

/// Registrations in the order of their devices.
pub(super) fn registrations<S: Storage>(
    storage: &S,
    asked: &ExportRegistrations,
) -> Result<Vec<RegistrationRecord>, Failure> {
    let after = asked.after.as_ref().map_or("", DeviceHash::as_str);
    // Behind the cursor of the walk, or with a message that was not delivered yet, the device does not know the present version.
    let rows = storage.exec(
        "SELECT r.device, r.registered_at, r.last_seen_at, r.sequence, m.push_token,
            EXISTS (SELECT 1 FROM change_outbox c WHERE c.cursor < r.device) OR COALESCE(m.notify, 0)
            FROM registration r LEFT JOIN membership_outbox m ON m.device = r.device AND m.joined = 1
            WHERE r.device > ? ORDER BY r.device LIMIT ?",
        &[text(after), count(asked.limit)],
    )?;
    let read = |row: Row| {
        let mut row = Columns::new("registration", row);
        Ok(RegistrationRecord {
            device: DeviceHash::from_stored(row.text()?),
            registered_at: row.instant()?,
            last_seen_at: row.instant()?,
            sequence: row.integer()?,
            push_token: row.optional_text()?.and_then(|token| PushToken::new(token).ok()),
            waits: row.flag()?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Writes a pass into an object that has none; `false` when another pass, or another version of it, is there. Nothing is overwritten.
pub(super) fn restore<S: Storage>(storage: &S, message: Message) -> Result<bool, Failure> {
    let RestorePass { pass } = message.command()?;
    let names = pass.files.iter().skip(1).map(|file| file.name.clone()).collect();
    let files = file_rows::of_message(names, message.blobs);
    storage.transaction(move |storage| {
        if let Some(head) = store::head(storage)? {
            return Ok(is_same(&head, &pass));
        }
        let values = [
            text(pass.serial.as_str()),
            text(pass.account.as_str()),
            text(pass.pass_type),
            text(pass.team),
            text(pass.token),
            count(pass.version),
            text(store::status_word(pass.status)),
            text(pass.facts.title),
            text(pass.facts.organization),
            text(pass.facts.style),
            instant(pass.created_at),
            instant(pass.updated_at),
            instant(pass.last_modified),
        ];
        storage.exec(
            "INSERT INTO pass (id, serial, account, pass_type, team, token, version, status, title, organization, style,
                created_at, updated_at, last_modified) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            &values,
        )?;
        file_rows::write(storage, &files)?;
        source::keep(storage, pass.source)?;
        if let Some(it) = pass.personalization {
            storage.exec(
                "INSERT INTO personalization (id, token_hash, answers, at) VALUES (1, ?, ?, ?)",
                &[text(it.token_hash), text(it.answers), instant(it.at)],
            )?;
        }
        restore_history(storage, pass.versions, pass.log)?;
        Ok(true)
    })
}

fn is_same(head: &Head, pass: &PassRecord) -> bool {
    head.account == pass.account && head.version == pass.version && head.updated_at == pass.updated_at
}

fn restore_history<S: Storage>(
    storage: &S,
    versions: Vec<Version>,
    log: Vec<LogLine>,
) -> Result<(), Failure> {
    for it in versions {
        let changed = serde_json::to_string(&it.changed).map_err(WireError::Shape)?;
        storage.exec(
            "INSERT OR IGNORE INTO version (version, at, made_by, changed) VALUES (?, ?, ?, ?)",
            &[count(it.version), instant(it.at), text(it.by), text(changed)],
        )?;
    }
    for it in log.into_iter().rev() {
        storage.exec("INSERT INTO phone_log (at, line) VALUES (?, ?)", &[instant(it.at), text(it.line)])?;
    }
    Ok(())
}

/// Writes registrations; one that is newer here stays. A device that has yet to be told gets its message again.
pub(super) fn restore_registrations<S: Storage>(
    storage: &S,
    asked: RestoreRegistrations,
    now: Timestamp,
) -> Result<(), Failure> {
    storage.transaction(move |storage| {
        let Some(head) = store::head(storage)? else { return Ok(()) };
        for it in asked.registrations {
            let device = text(it.device.as_str());
            let sequence = SqlValue::Integer(it.sequence);
            let values = [device, instant(it.registered_at), instant(it.last_seen_at), sequence];
            let written = storage.exec(
                "INSERT INTO registration (device, registered_at, last_seen_at, sequence) VALUES (?, ?, ?, ?)
                    ON CONFLICT (device) DO NOTHING RETURNING device",
                &values,
            )?;
            if let (Some(push_token), false) = (it.push_token, written.is_empty()) {
                let membership = Membership {
                    device: it.device,
                    joined: true,
                    push_token: Some(push_token),
                    sequence: it.sequence,
                    notify: it.waits,
                    known: false,
                };
                outbox::queue_membership(storage, &head, membership, now)?;
            }
        }
        Ok(())
    })
}
