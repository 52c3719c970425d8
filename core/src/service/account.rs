//! The object of one account: its API keys, the serial numbers that are its own, and the index of its passes.
//!
//! In scope: who a key is, what belongs to the account. Out of scope: the passes themselves; each answers for itself, so the index holds
//! nothing that could be out of date.

use serde::{Deserialize, Serialize};

use super::ids::{AccountId, TemplateId};
use super::ports::{ObjectKind, Ports, SqlValue, Storage};
use super::refusal::Failure;
use super::rows::{Columns, count, instant, prepare, text};
use super::wire::{Command, Message, command, reply};
use crate::ids::SerialNumber;
use crate::time::Timestamp;

mod audit;
mod backup;
mod begin;
mod keys;
mod usage;

pub use audit::{AuditEntry, AuditPage, Note, ReadAudit};
pub use backup::{AccountRecord, MonthRecord, OwnTemplateRecord, SerialRecord};
pub use begin::{Begun, Repeatable};
pub use keys::{AddKey, Authorize, Authorized, ListKeys, RevokeKey, RotateKey, StoredKey};
pub use usage::{Plan, Usage, next_month};

/// The steps to the newest version; a step that was released is never changed.
const STEPS: &[&[&str]] = &[TABLES, USAGE, AUDIT];

/// Plans and limits, passes by month, and requests that may be repeated.
const USAGE: &[&str] = &[
    "CREATE TABLE template (template TEXT PRIMARY KEY, created_at INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX template_by_time ON template (created_at DESC, template)",
    "ALTER TABLE account ADD COLUMN plan TEXT NOT NULL DEFAULT 'pro'",
    "ALTER TABLE account ADD COLUMN monthly_limit INTEGER",
    "CREATE TABLE usage (month TEXT PRIMARY KEY, passes INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE repeatable (
        key TEXT PRIMARY KEY, body TEXT NOT NULL, serial TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX repeatable_by_time ON repeatable (at)",
    "CREATE INDEX repeatable_by_serial ON repeatable (serial)",
];

/// Keys that end by themselves, and who did what.
const AUDIT: &[&str] = &["ALTER TABLE api_key ADD COLUMN expires_at INTEGER", audit::TABLE];

/// The most templates that are listed, the newest of them.
const MAX_TEMPLATES: u64 = 100;

const TABLES: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS account (
        id INTEGER PRIMARY KEY CHECK (id = 1), account TEXT NOT NULL, name TEXT NOT NULL, created_at INTEGER NOT NULL)",
    // Of a key only its hash is stored.
    "CREATE TABLE IF NOT EXISTS api_key (
        id TEXT PRIMARY KEY, hash TEXT NOT NULL, shown TEXT NOT NULL, mode TEXT NOT NULL, scopes TEXT NOT NULL, name TEXT NOT NULL,
        created_at INTEGER NOT NULL, revoked_at INTEGER) WITHOUT ROWID",
    // Serial numbers that belong to the account: minted for it, and since `published_at` also published.
    "CREATE TABLE IF NOT EXISTS serial (
        serial TEXT PRIMARY KEY, minted_at INTEGER NOT NULL, published_at INTEGER) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS serial_by_time ON serial (published_at DESC, serial) WHERE published_at IS NOT NULL",
];

/// One page of the index.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Page {
    /// Newest first.
    pub serials: Vec<SerialNumber>,
    /// Where the next page starts.
    pub cursor: Option<Cursor>,
}

/// A place in the index: after this pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// When it was published.
    pub published_at: Timestamp,
    /// Its serial number.
    pub serial: SerialNumber,
}

const OBJECT_KIND: ObjectKind = ObjectKind::Account;

command!(
    /// Makes the account with its first keys; `false` when it exists.
    Open {
        /// Its id.
        account: AccountId,
        /// Its name.
        name: String,
        /// Its first keys.
        keys: Vec<StoredKey>,
        /// Its plan.
        plan: Plan,
        /// How many passes it may make in a month; `None` without a limit.
        monthly_limit: Option<u64>,
    } -> bool
);
command!(
    /// Notes serial numbers as the account's own.
    Own {
        /// The serial numbers.
        serials: Vec<SerialNumber>,
    } -> ()
);
command!(
    /// Puts a pass into the index and counts it, before it is stored. Asked again it changes nothing.
    Begin {
        /// The serial number.
        serial: SerialNumber,
        /// Whether it counts against the month's passes.
        counts: bool,
        /// How a repetition is recognised, if the client wants that.
        repeatable: Option<Repeatable>,
    } -> Begun
);
command!(
    /// Takes back what [`Begin`] did, for a pass that came to nothing.
    Cancel {
        /// The serial number.
        serial: SerialNumber,
        /// What [`Begun::Fresh`] said.
        counted_in: Option<String>,
    } -> ()
);
command!(
    /// Puts a template into the index, before it is stored.
    OwnTemplate {
        /// Its id.
        template: TemplateId,
    } -> ()
);
command!(
    /// Lists templates, newest first.
    ListTemplates {} -> Vec<TemplateId>
);
command!(
    /// Counts a changed pass; `Some` when the month's passes are used up, and then it is not counted.
    Spend {} -> Option<Usage>
);
command!(
    /// Asks how the account stands this month.
    ReadUsage {} -> Usage
);
command!(
    /// Takes an erased pass out, and its serial number with it.
    Release {
        /// The serial number.
        serial: SerialNumber,
    } -> ()
);
command!(
    /// Lists published passes.
    ListPasses {
        /// Where to start.
        after: Option<Cursor>,
        /// How many at most.
        limit: u64,
    } -> Page
);
command!(
    /// Changes plan and limit; `false` when there is no such account.
    SetPlan {
        /// The plan.
        plan: Plan,
        /// How many passes it may make in a month; `None` without a limit.
        monthly_limit: Option<u64>,
    } -> bool
);
command!(
    /// Asks for everything but serial numbers and audit log, for an export.
    ExportAccount {} -> Option<AccountRecord>
);
command!(
    /// Asks for serial numbers in their own order, for an export.
    ExportSerials {
        /// Only those after this one.
        after: Option<SerialNumber>,
        /// How many at most.
        limit: u64,
    } -> Vec<SerialRecord>
);
command!(
    /// Asks for the audit log, oldest first, for an export.
    ExportAudit {
        /// Only entries after this one.
        after: u64,
        /// How many at most.
        limit: u64,
    } -> Vec<(u64, AuditEntry)>
);
command!(
    /// Writes an exported account; `false` when another account has its id. Asked again it answers the same.
    RestoreAccount {
        /// The account.
        account: AccountRecord,
    } -> bool
);
command!(
    /// Writes exported serial numbers.
    RestoreSerials {
        /// The serial numbers.
        serials: Vec<SerialRecord>,
    } -> ()
);
command!(
    /// Writes exported entries of the audit log.
    RestoreAudit {
        /// The entries.
        entries: Vec<AuditEntry>,
    } -> ()
);

/// Handles one message.
///
/// # Errors
/// [`Failure`], which the caller turns into an answer.
pub fn handle<S: Storage, P: Ports>(storage: &S, ports: &P, message: &Message) -> Result<Vec<u8>, Failure> {
    prepare(storage, STEPS)?;
    let now = ports.now();
    Ok(match message.name() {
        Open::NAME => reply::<Open>(&open(storage, message.command()?, now)?.into())?,
        Authorize::NAME => reply::<Authorize>(&keys::authorize(storage, &message.command()?, now)?.into())?,
        Own::NAME => reply::<Own>(&own(storage, message.command()?, now)?.into())?,
        Begin::NAME => reply::<Begin>(&begin::begin(storage, message.command()?, now)?.into())?,
        Cancel::NAME => reply::<Cancel>(&begin::cancel(storage, message.command()?)?.into())?,
        OwnTemplate::NAME => reply::<OwnTemplate>(&own_template(storage, &message.command()?, now)?.into())?,
        ListTemplates::NAME => reply::<ListTemplates>(&list_templates(storage)?.into())?,
        Spend::NAME => reply::<Spend>(&usage::spend(storage, now)?.into())?,
        ReadUsage::NAME => reply::<ReadUsage>(&usage::read(storage, now)?.into())?,
        Release::NAME => reply::<Release>(&release(storage, &message.command()?)?.into())?,
        ListPasses::NAME => reply::<ListPasses>(&list_passes(storage, message.command()?)?.into())?,
        AddKey::NAME => reply::<AddKey>(&keys::add(storage, message.command()?, now)?.into())?,
        ListKeys::NAME => reply::<ListKeys>(&keys::list(storage, now)?.into())?,
        RevokeKey::NAME => reply::<RevokeKey>(&keys::revoke(storage, &message.command()?, now)?.into())?,
        RotateKey::NAME => reply::<RotateKey>(&keys::rotate(storage, message.command()?, now)?.into())?,
        Note::NAME => reply::<Note>(&audit::note(storage, message.command()?)?.into())?,
        ReadAudit::NAME => reply::<ReadAudit>(&audit::read(storage, &message.command()?)?.into())?,
        SetPlan::NAME => {
            let SetPlan { plan, monthly_limit } = message.command()?;
            let is_there = !storage.exec("SELECT 1 FROM account", &[])?.is_empty();
            usage::set_plan(storage, plan, monthly_limit)?;
            reply::<SetPlan>(&is_there.into())?
        }
        _ => return handle_backup(storage, message, now),
    })
}

fn handle_backup<S: Storage>(storage: &S, message: &Message, now: Timestamp) -> Result<Vec<u8>, Failure> {
    Ok(match message.name() {
        ExportAccount::NAME => reply::<ExportAccount>(&backup::export(storage, now)?.into())?,
        ExportSerials::NAME => {
            reply::<ExportSerials>(&backup::serials(storage, &message.command()?)?.into())?
        }
        ExportAudit::NAME => reply::<ExportAudit>(&backup::audit_log(storage, &message.command()?)?.into())?,
        RestoreAccount::NAME => {
            reply::<RestoreAccount>(&backup::restore(storage, message.command()?)?.into())?
        }
        RestoreSerials::NAME => {
            reply::<RestoreSerials>(&backup::restore_serials(storage, message.command()?)?.into())?
        }
        RestoreAudit::NAME => {
            reply::<RestoreAudit>(&backup::restore_audit(storage, message.command()?)?.into())?
        }
        _ => return Err(message.unknown().into()),
    })
}

fn open<S: Storage>(storage: &S, asked: Open, now: Timestamp) -> Result<bool, Failure> {
    storage.transaction(move |storage| {
        let made = storage.exec(
            "INSERT OR IGNORE INTO account (id, account, name, created_at) VALUES (1, ?, ?, ?) RETURNING id",
            &[text(asked.account.as_str()), text(asked.name), instant(now)],
        )?;
        if made.is_empty() {
            return Ok(false);
        }
        usage::set_plan(storage, asked.plan, asked.monthly_limit)?;
        for key in asked.keys {
            keys::insert(storage, key)?;
        }
        Ok(true)
    })
}

fn owns<S: Storage>(storage: &S, serial: &SerialNumber) -> Result<bool, Failure> {
    Ok(!storage.exec("SELECT 1 FROM serial WHERE serial = ?", &[text(serial.as_str())])?.is_empty())
}

fn own<S: Storage>(storage: &S, asked: Own, now: Timestamp) -> Result<(), Failure> {
    storage.transaction(move |storage| {
        for serial in asked.serials {
            storage.exec(
                "INSERT OR IGNORE INTO serial (serial, minted_at) VALUES (?, ?)",
                &[text(serial), instant(now)],
            )?;
        }
        Ok(())
    })
}

fn own_template<S: Storage>(storage: &S, asked: &OwnTemplate, now: Timestamp) -> Result<(), Failure> {
    storage.exec(
        "INSERT OR IGNORE INTO template (template, created_at) VALUES (?, ?)",
        &[text(asked.template.as_str()), instant(now)],
    )?;
    Ok(())
}

fn list_templates<S: Storage>(storage: &S) -> Result<Vec<TemplateId>, Failure> {
    let rows = storage.exec(
        "SELECT template FROM template ORDER BY created_at DESC, template LIMIT ?",
        &[count(MAX_TEMPLATES)],
    )?;
    rows.into_iter().map(|row| Ok(TemplateId::from_stored(Columns::new("template", row).text()?))).collect()
}

fn release<S: Storage>(storage: &S, asked: &Release) -> Result<(), Failure> {
    storage.exec("DELETE FROM serial WHERE serial = ?", &[text(asked.serial.as_str())])?;
    Ok(())
}

fn list_passes<S: Storage>(storage: &S, asked: ListPasses) -> Result<Page, Failure> {
    const COLUMNS: &str = "SELECT serial, published_at FROM serial WHERE published_at IS NOT NULL";
    const ORDER: &str = "ORDER BY published_at DESC, serial LIMIT";
    // One more than asked for says whether there is a next page.
    let limit = SqlValue::Integer(i64::try_from(asked.limit).unwrap_or(i64::MAX).saturating_add(1));
    let rows = match asked.after {
        Some(after) => storage.exec(
            &format!("{COLUMNS} AND (published_at < ?1 OR (published_at = ?1 AND serial > ?2)) {ORDER} ?3"),
            &[instant(after.published_at), text(after.serial), limit],
        )?,
        None => storage.exec(&format!("{COLUMNS} {ORDER} ?"), &[limit])?,
    };
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let mut row = Columns::new("serial", row);
        found.push(Cursor { serial: row.checked()?, published_at: row.instant()? });
    }
    let more = found.len() as u64 > asked.limit;
    found.truncate(usize::try_from(asked.limit).unwrap_or(usize::MAX));
    let cursor = found.last().filter(|_| more).cloned();
    Ok(Page { serials: found.into_iter().map(|place| place.serial).collect(), cursor })
}
