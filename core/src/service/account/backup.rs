//! An account as a whole, out of its object and into an empty one: keys as hashes, usage, serial numbers, audit log.
//!
//! Left out: what a repeated request is recognised by. It is remembered for a day only.

use serde::{Deserialize, Serialize};

use super::super::ids::{AccountId, TemplateId};
use super::super::ports::{Row, SqlValue, Storage};
use super::super::refusal::Failure;
use super::super::rows::{Columns, count, instant, text};
use super::keys::{self, StoredKey};
use super::usage::{self, Plan};
use super::{AuditEntry, ExportAudit, ExportSerials, RestoreAccount, RestoreAudit, RestoreSerials, audit};
use crate::ids::SerialNumber;
use crate::time::Timestamp;

/// Everything about an account but its serial numbers and its audit log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AccountRecord {
    /// Its id.
    pub account: AccountId,
    /// Its name.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// Its plan.
    pub plan: Plan,
    /// How many passes it may make in a month.
    pub monthly_limit: Option<u64>,
    /// The keys in force; of each only its hash.
    pub keys: Vec<StoredKey>,
    /// Passes by month.
    pub usage: Vec<MonthRecord>,
    /// Its templates.
    pub templates: Vec<OwnTemplateRecord>,
}

/// The passes of one month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MonthRecord {
    /// The month in UTC.
    pub month: String,
    /// How many.
    pub passes: u64,
}

/// A template in the index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OwnTemplateRecord {
    /// Its id.
    pub template: TemplateId,
    /// When it was made.
    pub created_at: Timestamp,
}

/// A serial number of the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SerialRecord {
    /// The serial number.
    pub serial: SerialNumber,
    /// When it was given out.
    pub minted_at: Timestamp,
    /// When a pass was published under it.
    pub published_at: Option<Timestamp>,
}

/// The account, if the operator made it.
pub(super) fn export<S: Storage>(storage: &S, now: Timestamp) -> Result<Option<AccountRecord>, Failure> {
    let rows = storage
        .exec("SELECT account, name, created_at, plan, COALESCE(monthly_limit, -1) FROM account", &[])?;
    let Some(row) = rows.into_iter().next() else { return Ok(None) };
    let mut row = Columns::new("account", row);
    let months = storage.exec("SELECT month, passes FROM usage ORDER BY month", &[])?;
    let templates = storage.exec("SELECT template, created_at FROM template ORDER BY template", &[])?;
    Ok(Some(AccountRecord {
        account: AccountId::from_stored(row.text()?),
        name: row.text()?,
        created_at: row.instant()?,
        plan: Plan::parse(&row.text()?).unwrap_or_default(),
        monthly_limit: u64::try_from(row.integer()?).ok(),
        keys: keys::list(storage, now)?,
        usage: months.into_iter().map(month).collect::<Result<_, _>>()?,
        templates: templates.into_iter().map(own_template).collect::<Result<_, _>>()?,
    }))
}

fn month(row: Row) -> Result<MonthRecord, Failure> {
    let mut row = Columns::new("usage", row);
    Ok(MonthRecord { month: row.text()?, passes: row.count()? })
}

fn own_template(row: Row) -> Result<OwnTemplateRecord, Failure> {
    let mut row = Columns::new("template", row);
    Ok(OwnTemplateRecord { template: TemplateId::from_stored(row.text()?), created_at: row.instant()? })
}

/// Serial numbers in their own order.
pub(super) fn serials<S: Storage>(storage: &S, asked: &ExportSerials) -> Result<Vec<SerialRecord>, Failure> {
    let after = asked.after.as_ref().map_or("", SerialNumber::as_str);
    let rows = storage.exec(
        "SELECT serial, minted_at, published_at FROM serial WHERE serial > ? ORDER BY serial LIMIT ?",
        &[text(after), count(asked.limit)],
    )?;
    let read = |row: Row| {
        let mut row = Columns::new("serial", row);
        Ok(SerialRecord {
            serial: row.checked()?,
            minted_at: row.instant()?,
            published_at: row.optional_instant()?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Entries of the audit log, oldest first, each with its number.
pub(super) fn audit_log<S: Storage>(
    storage: &S,
    asked: &ExportAudit,
) -> Result<Vec<(u64, AuditEntry)>, Failure> {
    let rows = storage.exec(
        "SELECT id, at, key, address, method, path, status FROM audit WHERE id > ? ORDER BY id LIMIT ?",
        &[count(asked.after), count(asked.limit)],
    )?;
    rows.into_iter().map(audit::entry).collect()
}

/// Writes an account; what is here already stays. `false` when another account has the id.
pub(super) fn restore<S: Storage>(storage: &S, asked: RestoreAccount) -> Result<bool, Failure> {
    let RestoreAccount { account: it } = asked;
    storage.transaction(move |storage| {
        storage.exec(
            "INSERT OR IGNORE INTO account (id, account, name, created_at) VALUES (1, ?, ?, ?)",
            &[text(it.account.as_str()), text(it.name), instant(it.created_at)],
        )?;
        let same = storage.exec(
            "SELECT 1 FROM account WHERE account = ? AND created_at = ?",
            &[text(it.account.as_str()), instant(it.created_at)],
        )?;
        if same.is_empty() {
            return Ok(false);
        }
        usage::set_plan(storage, it.plan, it.monthly_limit)?;
        for key in it.keys {
            keys::insert(storage, key)?;
        }
        for it in it.usage {
            storage.exec(
                "INSERT INTO usage (month, passes) VALUES (?, ?)
                    ON CONFLICT (month) DO UPDATE SET passes = MAX(passes, excluded.passes)",
                &[text(it.month), count(it.passes)],
            )?;
        }
        for it in it.templates {
            storage.exec(
                "INSERT OR IGNORE INTO template (template, created_at) VALUES (?, ?)",
                &[text(it.template.as_str()), instant(it.created_at)],
            )?;
        }
        Ok(true)
    })
}

/// Writes serial numbers; those that are here already stay.
pub(super) fn restore_serials<S: Storage>(storage: &S, asked: RestoreSerials) -> Result<(), Failure> {
    storage.transaction(move |storage| {
        for it in asked.serials {
            storage.exec(
                "INSERT OR IGNORE INTO serial (serial, minted_at, published_at) VALUES (?, ?, ?)",
                &[text(it.serial), instant(it.minted_at), it.published_at.map_or(SqlValue::Null, instant)],
            )?;
        }
        Ok(())
    })
}

/// Writes entries of the audit log that are not here yet.
pub(super) fn restore_audit<S: Storage>(storage: &S, asked: RestoreAudit) -> Result<(), Failure> {
    storage.transaction(move |storage| {
        for it in asked.entries {
            let values = [
                instant(it.at),
                text(it.key),
                text(it.address),
                text(it.method),
                text(it.path),
                count(u64::from(it.status)),
            ];
            storage.exec(
                "INSERT INTO audit (at, key, address, method, path, status) SELECT ?1, ?2, ?3, ?4, ?5, ?6
                    WHERE NOT EXISTS (SELECT 1 FROM audit WHERE at = ?1 AND key = ?2 AND method = ?4 AND path = ?5 AND status = ?6)",
                &values,
            )?;
        }
        Ok(())
    })
}
