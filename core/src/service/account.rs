//! The object of one account: its API keys, the serial numbers that are its own, and the index of its passes.
//!
//! In scope: who a key is, what belongs to the account. Out of scope: the passes themselves; each answers for itself, so the index holds
//! nothing that could be out of date.

use serde::{Deserialize, Serialize};

use super::ids::{AccountId, KeyMode, TemplateId, sha256_hex};
use super::ports::{ObjectKind, Ports, Row, SqlValue, Storage};
use super::refusal::Failure;
use super::routes::Scope;
use super::rows::{Columns, count, instant, prepare, text};
use super::wire::{Command, Message, command, reply};
use crate::ids::{SerialNumber, constant_time_eq};
use crate::time::Timestamp;

mod begin;
mod usage;

pub use begin::{Begun, Repeatable};
pub use usage::{Plan, Usage, next_month};

/// The steps to the newest version; a step that was released is never changed.
const STEPS: &[&[&str]] = &[TABLES, USAGE];

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

/// The most templates that are listed, the newest of them.
const MAX_TEMPLATES: u64 = 100;

/// The most keys of one account that are not revoked.
const MAX_KEYS: u64 = 50;

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

/// A key as it is stored.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StoredKey {
    /// Its id inside the account.
    pub id: String,
    /// The SHA-256 of the whole key.
    pub hash: String,
    /// What may be shown of it.
    pub shown: String,
    /// Live or test.
    pub mode: KeyMode,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// What the holder calls it.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
}

/// Who asks, as far as the account knows.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Authorized {
    /// The name of the organization.
    pub name: String,
    /// What the key may do.
    pub scopes: Vec<Scope>,
    /// Whether the serial number that was asked for belongs to the account.
    pub owns: bool,
    /// The plan.
    #[serde(default)]
    pub plan: Plan,
}

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
    /// Asks who a key is, and whether a serial number is the account's own.
    Authorize {
        /// The key's id.
        key: String,
        /// The hash of the key that was presented.
        hash: String,
        /// The serial number that the request is about, if it is about one.
        serial: Option<SerialNumber>,
    } -> Option<Authorized>
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
    /// Adds a key; `false` when the account has as many as it may, or the id is taken.
    AddKey {
        /// The key.
        key: StoredKey,
    } -> bool
);
command!(
    /// Lists the keys that are not revoked.
    ListKeys {} -> Vec<StoredKey>
);
command!(
    /// Revokes a key; `false` when there is none.
    RevokeKey {
        /// Its id.
        key: String,
    } -> bool
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
        Authorize::NAME => reply::<Authorize>(&authorize(storage, &message.command()?)?.into())?,
        Own::NAME => reply::<Own>(&own(storage, message.command()?, now)?.into())?,
        Begin::NAME => reply::<Begin>(&begin::begin(storage, message.command()?, now)?.into())?,
        Cancel::NAME => reply::<Cancel>(&begin::cancel(storage, message.command()?)?.into())?,
        OwnTemplate::NAME => reply::<OwnTemplate>(&own_template(storage, &message.command()?, now)?.into())?,
        ListTemplates::NAME => reply::<ListTemplates>(&list_templates(storage)?.into())?,
        Spend::NAME => reply::<Spend>(&usage::spend(storage, now)?.into())?,
        ReadUsage::NAME => reply::<ReadUsage>(&usage::read(storage, now)?.into())?,
        Release::NAME => reply::<Release>(&release(storage, &message.command()?)?.into())?,
        ListPasses::NAME => reply::<ListPasses>(&list_passes(storage, message.command()?)?.into())?,
        AddKey::NAME => reply::<AddKey>(&add_key(storage, message.command()?)?.into())?,
        ListKeys::NAME => reply::<ListKeys>(&list_keys(storage)?.into())?,
        RevokeKey::NAME => reply::<RevokeKey>(&revoke_key(storage, &message.command()?, now)?.into())?,
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
            insert_key(storage, key)?;
        }
        Ok(true)
    })
}

fn insert_key<S: Storage>(storage: &S, key: StoredKey) -> Result<bool, Failure> {
    let scopes = serde_json::to_string(&key.scopes).map_err(super::wire::WireError::Shape)?;
    let values = [
        text(key.id),
        text(key.hash),
        text(key.shown),
        text(mode_word(key.mode)),
        text(scopes),
        text(key.name),
        instant(key.created_at),
    ];
    let made = storage.exec(
        "INSERT OR IGNORE INTO api_key (id, hash, shown, mode, scopes, name, created_at) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        &values,
    )?;
    Ok(!made.is_empty())
}

fn mode_word(mode: KeyMode) -> &'static str {
    match mode {
        KeyMode::Live => "live",
        KeyMode::Test => "test",
    }
}

fn stored_key(row: Row) -> Result<StoredKey, Failure> {
    let mut row = Columns::new("api_key", row);
    Ok(StoredKey {
        id: row.text()?,
        hash: row.text()?,
        shown: row.text()?,
        mode: if row.text()? == "live" { KeyMode::Live } else { KeyMode::Test },
        scopes: serde_json::from_str(&row.text()?).map_err(|_| Failure::Row { table: "api_key" })?,
        name: row.text()?,
        created_at: row.instant()?,
    })
}

const KEY_COLUMNS: &str =
    "SELECT id, hash, shown, mode, scopes, name, created_at FROM api_key WHERE revoked_at IS NULL";

fn authorize<S: Storage>(storage: &S, asked: &Authorize) -> Result<Option<Authorized>, Failure> {
    let rows = storage.exec(&format!("{KEY_COLUMNS} AND id = ?"), &[text(&asked.key)])?;
    let Some(key) = rows.into_iter().next().map(stored_key).transpose()? else { return Ok(None) };
    // Hashed once more, so that even the comparison's time says nothing about the stored hash.
    let same = constant_time_eq(
        sha256_hex(key.hash.as_bytes()).as_bytes(),
        sha256_hex(asked.hash.as_bytes()).as_bytes(),
    );
    if !same {
        return Ok(None);
    }
    let account = storage.exec("SELECT name, plan FROM account", &[])?;
    let Some(row) = account.into_iter().next() else { return Ok(None) };
    let mut row = Columns::new("account", row);
    let (name, plan) = (row.text()?, Plan::parse(&row.text()?).unwrap_or_default());
    let owns = match &asked.serial {
        Some(serial) => owns(storage, serial)?,
        None => false,
    };
    Ok(Some(Authorized { name, scopes: key.scopes, owns, plan }))
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

fn add_key<S: Storage>(storage: &S, asked: AddKey) -> Result<bool, Failure> {
    storage.transaction(move |storage| {
        let rows = storage.exec("SELECT COUNT(*) FROM api_key WHERE revoked_at IS NULL", &[])?;
        let keys = rows.into_iter().next().map(|row| Columns::new("api_key", row).count()).transpose()?;
        if keys.is_none_or(|keys| keys >= MAX_KEYS) {
            return Ok(false);
        }
        insert_key(storage, asked.key)
    })
}

fn list_keys<S: Storage>(storage: &S) -> Result<Vec<StoredKey>, Failure> {
    let rows = storage.exec(&format!("{KEY_COLUMNS} ORDER BY created_at, id LIMIT ?"), &[count(MAX_KEYS)])?;
    rows.into_iter().map(stored_key).collect()
}

fn revoke_key<S: Storage>(storage: &S, asked: &RevokeKey, now: Timestamp) -> Result<bool, Failure> {
    let revoked = storage.exec(
        "UPDATE api_key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL RETURNING id",
        &[instant(now), text(&asked.key)],
    )?;
    Ok(!revoked.is_empty())
}
