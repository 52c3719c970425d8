//! The API keys of an account: who a key is, made, rotated, revoked. Of a key only its hash is stored.
//!
//! In scope: the rows. Out of scope: making and showing keys (see the service's `keys`).

use serde::{Deserialize, Serialize};

use super::super::ids::{KeyMode, sha256_hex};
use super::super::ports::{ObjectKind, Row, SqlValue, Storage};
use super::super::refusal::Failure;
use super::super::routes::Scope;
use super::super::rows::{Columns, count, instant, text};
use super::super::wire::{Command, WireError, command};
use super::usage::Plan;
use super::{OBJECT_KIND, owns};
use crate::ids::{SerialNumber, constant_time_eq};
use crate::time::Timestamp;

/// The most keys of one account that are neither revoked nor over.
const MAX_KEYS: u64 = 50;

/// A key as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// When it ends by itself, since another took its place.
    #[serde(default)]
    pub expires_at: Option<Timestamp>,
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
    /// Adds a key; `false` when the account has as many as it may, or the id is taken.
    AddKey {
        /// The key.
        key: StoredKey,
    } -> bool
);
command!(
    /// Lists the keys that are neither revoked nor over.
    ListKeys {} -> Vec<StoredKey>
);
command!(
    /// Revokes a key; `false` when there is none.
    RevokeKey {
        /// Its id.
        key: String,
    } -> bool
);

command!(
    /// Puts a new key in the place of another, which works until the time given; `false` when there is no such key to replace, or the new id is
    /// taken. What the old key may do, the new one may.
    RotateKey {
        /// The id of the old key.
        key: String,
        /// The new key.
        next: StoredKey,
        /// When the old key ends.
        until: Timestamp,
    } -> bool
);

const IN_FORCE: &str = "revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)";

const COLUMNS: &str = "SELECT id, hash, shown, mode, scopes, name, created_at, expires_at FROM api_key";

/// Adds a key without looking how many there are. Belongs into a transaction.
pub(super) fn insert<S: Storage>(storage: &S, key: StoredKey) -> Result<bool, Failure> {
    let scopes = serde_json::to_string(&key.scopes).map_err(WireError::Shape)?;
    let values = [
        text(key.id),
        text(key.hash),
        text(key.shown),
        text(mode_word(key.mode)),
        text(scopes),
        text(key.name),
        instant(key.created_at),
        key.expires_at.map_or(SqlValue::Null, instant),
    ];
    let made = storage.exec(
        "INSERT OR IGNORE INTO api_key (id, hash, shown, mode, scopes, name, created_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
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
        expires_at: row.optional_instant()?,
    })
}

fn find<S: Storage>(storage: &S, key: &str, now: Timestamp) -> Result<Option<StoredKey>, Failure> {
    let rows = storage.exec(&format!("{COLUMNS} WHERE {IN_FORCE} AND id = ?"), &[instant(now), text(key)])?;
    rows.into_iter().next().map(stored_key).transpose()
}

pub(super) fn authorize<S: Storage>(
    storage: &S,
    asked: &Authorize,
    now: Timestamp,
) -> Result<Option<Authorized>, Failure> {
    let Some(key) = find(storage, &asked.key, now)? else { return Ok(None) };
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

pub(super) fn add<S: Storage>(storage: &S, asked: AddKey, now: Timestamp) -> Result<bool, Failure> {
    storage.transaction(move |storage| {
        // Nobody's account: its id passes the check, but no operator made it.
        if storage.exec("SELECT 1 FROM account", &[])?.is_empty() || number(storage, now)? >= MAX_KEYS {
            return Ok(false);
        }
        insert(storage, asked.key)
    })
}

fn number<S: Storage>(storage: &S, now: Timestamp) -> Result<u64, Failure> {
    let rows = storage.exec(&format!("SELECT COUNT(*) FROM api_key WHERE {IN_FORCE}"), &[instant(now)])?;
    let row = rows.into_iter().next().ok_or(Failure::Row { table: "api_key" })?;
    Columns::new("api_key", row).count()
}

pub(super) fn list<S: Storage>(storage: &S, now: Timestamp) -> Result<Vec<StoredKey>, Failure> {
    let rows = storage.exec(
        &format!("{COLUMNS} WHERE {IN_FORCE} ORDER BY created_at, id LIMIT ?"),
        // Rotated keys are there twice for a while.
        &[instant(now), count(2 * MAX_KEYS)],
    )?;
    rows.into_iter().map(stored_key).collect()
}

pub(super) fn revoke<S: Storage>(storage: &S, asked: &RevokeKey, now: Timestamp) -> Result<bool, Failure> {
    let revoked = storage.exec(
        "UPDATE api_key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL RETURNING id",
        &[instant(now), text(&asked.key)],
    )?;
    Ok(!revoked.is_empty())
}

pub(super) fn rotate<S: Storage>(storage: &S, asked: RotateKey, now: Timestamp) -> Result<bool, Failure> {
    storage.transaction(move |storage| {
        // A key that was rotated before has its end already.
        let Some(old) = find(storage, &asked.key, now)?.filter(|old| old.expires_at.is_none()) else {
            return Ok(false);
        };
        let next = StoredKey { mode: old.mode, scopes: old.scopes, name: old.name, ..asked.next };
        if !insert(storage, next)? {
            return Ok(false);
        }
        storage.exec(
            "UPDATE api_key SET expires_at = ? WHERE id = ?",
            &[instant(asked.until), text(&asked.key)],
        )?;
        Ok(true)
    })
}
