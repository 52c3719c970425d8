//! The one object that knows all accounts of the deployment, and the serial numbers that issuers brought along.
//!
//! In scope: unique account ids, whether an account is alone, who brought which serial number, the provider token that all pushes share.
//! Out of scope: keys and passes.
//!
//! A serial number that was not minted here cannot be checked by itself, so it is looked up here before its pass's object is touched.

use serde::{Deserialize, Serialize};

use super::ids::AccountId;
use super::ports::{ObjectKind, Ports, Storage};
use super::refusal::Failure;
use super::rows::{Columns, count, instant, prepare, text};
use super::wire::{Command, Message, command, reply};
use crate::ids::SerialNumber;
use crate::time::Timestamp;

pub mod provider_token;

/// The object's only name.
pub const DIRECTORY: &str = "directory";

/// How long opening an account takes at most, in milliseconds: longer than any call to an object may last.
const SAME_MILLIS: i64 = 60_000;

const TABLES: &[&str] = &[
    // Accounts count as soon as their keys exist (`confirmed_at`): a crash before leaves an id that nobody has keys for.
    "CREATE TABLE IF NOT EXISTS account (
        account TEXT PRIMARY KEY, name TEXT NOT NULL, created_at INTEGER NOT NULL, confirmed_at INTEGER) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS issuer_serial (serial TEXT PRIMARY KEY, account TEXT NOT NULL) WITHOUT ROWID",
];

/// The steps to the newest version; a step that was released is never changed.
const STEPS: &[&[&str]] = &[TABLES, &[provider_token::TABLE]];

const OBJECT_KIND: ObjectKind = ObjectKind::Directory;

command!(
    /// Takes an account id; `false` when it is taken.
    Add {
        /// The id.
        account: AccountId,
        /// The account's name.
        name: String,
    } -> bool
);
command!(
    /// Says that the account's keys exist.
    Confirm {
        /// The id.
        account: AccountId,
    } -> ()
);
command!(
    /// Lists the accounts whose keys exist, in the order of their ids.
    ListAccounts {
        /// Only those after this one.
        after: Option<AccountId>,
        /// How many at most.
        limit: u64,
    } -> Vec<KnownAccount>
);
command!(
    /// Whether there is such an account.
    HasAccount {
        /// The id.
        account: AccountId,
    } -> bool
);
command!(
    /// Whether an account may use a serial number that was not minted for it: it brought it before, or is alone and nobody did.
    MayUse {
        /// The serial number.
        serial: SerialNumber,
        /// The account.
        account: AccountId,
    } -> bool
);
command!(
    /// Notes an issuer's own serial number; `false` when the account may not use it.
    Claim {
        /// The serial number.
        serial: SerialNumber,
        /// The account.
        account: AccountId,
    } -> bool
);
command!(
    /// Whether an issuer brought this serial number.
    Knows {
        /// The serial number.
        serial: SerialNumber,
    } -> bool
);
command!(
    /// Forgets an issuer's serial number.
    Unclaim {
        /// The serial number.
        serial: SerialNumber,
    } -> ()
);

command!(
    /// Writes an exported account; `false` when another account has its id. Asked again it answers the same.
    RestoreKnown {
        /// The account.
        known: KnownAccount,
    } -> bool
);
command!(
    /// Writes an issuer's own serial number of an import; `false` when another account has it.
    RestoreClaim {
        /// The serial number.
        serial: SerialNumber,
        /// The account.
        account: AccountId,
    } -> bool
);
command!(
    /// The token with which pushes go out in token mode.
    ReadProviderToken {
        /// When the token was made that Apple refused, if it did.
        refused: Option<Timestamp>,
    } -> provider_token::TokenReply
);

/// A line of [`ListAccounts`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KnownAccount {
    /// The id.
    pub account: AccountId,
    /// The name of the organization.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
}

/// Handles one message.
///
/// # Errors
/// [`Failure`], which the caller turns into an answer.
pub async fn handle<S: Storage, P: Ports>(
    storage: &S,
    ports: &P,
    message: Message,
) -> Result<Vec<u8>, Failure> {
    prepare(storage, STEPS)?;
    let now = ports.now();
    Ok(match message.name() {
        Add::NAME => reply::<Add>(&add(storage, &message.command()?, now)?.into())?,
        Confirm::NAME => reply::<Confirm>(&confirm(storage, &message.command()?, now)?.into())?,
        ListAccounts::NAME => reply::<ListAccounts>(&list(storage, message.command()?)?.into())?,
        HasAccount::NAME => reply::<HasAccount>(&has(storage, &message.command()?)?.into())?,
        MayUse::NAME => {
            let asked: MayUse = message.command()?;
            reply::<MayUse>(&may_use(storage, &asked.serial, &asked.account)?.into())?
        }
        Claim::NAME => reply::<Claim>(&claim(storage, message.command()?)?.into())?,
        RestoreKnown::NAME => {
            reply::<RestoreKnown>(&restore_known(storage, message.command()?, now)?.into())?
        }
        RestoreClaim::NAME => reply::<RestoreClaim>(&restore_claim(storage, message.command()?)?.into())?,
        Knows::NAME => {
            let asked: Knows = message.command()?;
            reply::<Knows>(&owner(storage, &asked.serial)?.is_some().into())?
        }
        Unclaim::NAME => {
            let asked: Unclaim = message.command()?;
            storage.exec("DELETE FROM issuer_serial WHERE serial = ?", &[text(asked.serial)])?;
            reply::<Unclaim>(&().into())?
        }
        ReadProviderToken::NAME => {
            let provided = provider_token::provide(storage, ports, &message.command()?).await?;
            reply::<ReadProviderToken>(&provided.into())?
        }
        _ => return Err(message.unknown().into()),
    })
}

fn add<S: Storage>(storage: &S, asked: &Add, now: Timestamp) -> Result<bool, Failure> {
    let made = storage.exec(
        "INSERT OR IGNORE INTO account (account, name, created_at) VALUES (?, ?, ?) RETURNING account",
        &[text(asked.account.as_str()), text(&asked.name), instant(now)],
    )?;
    Ok(!made.is_empty())
}

fn confirm<S: Storage>(storage: &S, asked: &Confirm, now: Timestamp) -> Result<(), Failure> {
    storage.exec(
        "UPDATE account SET confirmed_at = ? WHERE account = ?",
        &[instant(now), text(asked.account.as_str())],
    )?;
    Ok(())
}

fn list<S: Storage>(storage: &S, asked: ListAccounts) -> Result<Vec<KnownAccount>, Failure> {
    let after = asked.after.as_ref().map_or("", AccountId::as_str);
    let rows = storage.exec(
        "SELECT account, name, created_at FROM account WHERE confirmed_at IS NOT NULL AND account > ? ORDER BY account LIMIT ?",
        &[text(after), count(asked.limit)],
    )?;
    let read = |row| {
        let mut row = Columns::new("account", row);
        Ok(KnownAccount {
            account: AccountId::from_stored(row.text()?),
            name: row.text()?,
            created_at: row.instant()?,
        })
    };
    rows.into_iter().map(read).collect()
}

fn has<S: Storage>(storage: &S, asked: &HasAccount) -> Result<bool, Failure> {
    let rows = storage.exec(
        "SELECT 1 FROM account WHERE confirmed_at IS NOT NULL AND account = ?",
        &[text(asked.account.as_str())],
    )?;
    Ok(!rows.is_empty())
}

fn owner<S: Storage>(storage: &S, serial: &SerialNumber) -> Result<Option<String>, Failure> {
    let rows =
        storage.exec("SELECT account FROM issuer_serial WHERE serial = ?", &[text(serial.as_str())])?;
    rows.into_iter().next().map(|row| Columns::new("issuer_serial", row).text()).transpose()
}

fn may_use<S: Storage>(storage: &S, serial: &SerialNumber, account: &AccountId) -> Result<bool, Failure> {
    if let Some(owner) = owner(storage, serial)? {
        return Ok(owner == account.as_str());
    }
    let others = storage.exec(
        "SELECT 1 FROM account WHERE confirmed_at IS NOT NULL AND account <> ? LIMIT 1",
        &[text(account.as_str())],
    )?;
    Ok(others.is_empty())
}

fn claim<S: Storage>(storage: &S, asked: Claim) -> Result<bool, Failure> {
    storage.transaction(move |storage| {
        if !may_use(storage, &asked.serial, &asked.account)? {
            return Ok(false);
        }
        storage.exec(
            "INSERT OR IGNORE INTO issuer_serial (serial, account) VALUES (?, ?)",
            &[text(asked.serial), text(asked.account.as_str())],
        )?;
        Ok(true)
    })
}

fn restore_known<S: Storage>(storage: &S, asked: RestoreKnown, now: Timestamp) -> Result<bool, Failure> {
    storage.transaction(move |storage| {
        let it = asked.known;
        let account = text(it.account.as_str());
        storage.exec(
            "INSERT OR IGNORE INTO account (account, name, created_at, confirmed_at) VALUES (?, ?, ?, ?)",
            &[account.clone(), text(it.name), instant(it.created_at), instant(now)],
        )?;
        // The directory notes an account a moment before the account notes itself.
        let same = storage.exec(
            "SELECT 1 FROM account WHERE account = ? AND created_at <= ? AND created_at > ?",
            &[account, instant(it.created_at), instant(it.created_at.plus_millis(-SAME_MILLIS))],
        )?;
        Ok(!same.is_empty())
    })
}

fn restore_claim<S: Storage>(storage: &S, asked: RestoreClaim) -> Result<bool, Failure> {
    storage.transaction(move |storage| {
        storage.exec(
            "INSERT OR IGNORE INTO issuer_serial (serial, account) VALUES (?, ?)",
            &[text(asked.serial.as_str()), text(asked.account.as_str())],
        )?;
        Ok(owner(storage, &asked.serial)?.as_deref() == Some(asked.account.as_str()))
    })
}
