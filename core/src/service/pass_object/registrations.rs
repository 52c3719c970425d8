//! Which devices have the pass.
//!
//! A registration and the row that tells the device's object of it are one transaction. `sequence` orders what is told of one device:
//! a message that comes late never undoes a newer one, not even after the pass was erased and published anew.

use super::super::ids::DeviceHash;
use super::super::ports::{SqlValue, Storage};
use super::super::refusal::Failure;
use super::super::rows::{Columns, count, instant, text};
use super::outbox::{self, Membership};
use super::store;
use super::{Forget, Gone, Head, Register, Registered, RegisteredDevice, Unregister};
use crate::time::Timestamp;

/// The most devices of one pass. A single pass that a whole town adds fits; an object has 10 GB.
const MAX_DEVICES: u64 = 100_000;

/// The most devices that one answer lists; each costs a call to its object.
const MAX_LISTED: u64 = 25;

/// The most gone devices that are kept, the newest ones: enough to see what goes on, and no list of everybody who ever had the pass.
const MAX_GONE: u64 = 25;

/// What is kept as the reason when the object that tells of it names none.
const UNNAMED: &str = "Unregistered";

/// How long after a change a new registration is told of it, in milliseconds. The phone may have downloaded the version before, and
/// nobody was registered yet whom the change could have been pushed to.
const RECENT_CHANGE_MILLIS: i64 = 10 * 60 * 1000;

/// How long a device that left is remembered, in milliseconds: a month, the longest that a phone may lie in a drawer and still be told at
/// once what it missed.
const REMEMBERED_MILLIS: i64 = 30 * 24 * 60 * 60 * 1000;

/// Registers a device, or takes its new push token.
pub(super) fn register<S: Storage>(
    storage: &S,
    asked: Register,
    now: Timestamp,
) -> Result<Registered, Failure> {
    let Some(head) = store::authorized_head(storage, &asked.pass_type, &asked.token)? else {
        return Ok(Registered::Unauthorized);
    };
    storage.transaction(move |storage| {
        let known = sequence_of(storage, &asked.device)?;
        if known.is_none() && head.devices >= MAX_DEVICES {
            return Ok(Registered::Full);
        }
        let sequence = next_sequence(known, now);
        let device = || text(asked.device.as_str());
        storage.exec(
            "INSERT INTO registration (device, registered_at, last_seen_at, sequence) VALUES (?, ?, ?, ?)
                ON CONFLICT (device) DO UPDATE SET last_seen_at = excluded.last_seen_at, sequence = excluded.sequence",
            &[device(), instant(now), instant(now), SqlValue::Integer(sequence)],
        )?;
        storage.exec("DELETE FROM gone_device WHERE device = ?", &[device()])?;
        let membership = Membership {
            device: asked.device.clone(),
            joined: true,
            push_token: Some(asked.push_token),
            sequence,
            notify: known.is_none() && (returns(storage, &asked.device)? || is_recently_changed(&head, now)),
            known: known.is_some(),
        };
        outbox::queue_membership(storage, &head, membership, now)?;
        Ok(if known.is_some() { Registered::Known } else { Registered::New })
    })
}

/// Whether the device had the pass before. Whatever changed while it was away was told to nobody.
fn returns<S: Storage>(storage: &S, device: &DeviceHash) -> Result<bool, Failure> {
    let former =
        storage.exec("DELETE FROM former WHERE device = ? RETURNING device", &[text(device.as_str())])?;
    Ok(!former.is_empty())
}

/// Remembers that a device had the pass. Belongs into the transaction that ends its registration.
fn remember<S: Storage>(storage: &S, device: &DeviceHash, now: Timestamp) -> Result<(), Failure> {
    storage.exec("DELETE FROM former WHERE left_at < ?", &[instant(now.plus_millis(-REMEMBERED_MILLIS))])?;
    storage.exec(
        "INSERT OR REPLACE INTO former (device, left_at) VALUES (?, ?)",
        &[text(device.as_str()), instant(now)],
    )?;
    Ok(())
}

fn is_recently_changed(head: &Head, now: Timestamp) -> bool {
    head.version > 1 && now < head.updated_at.plus_millis(RECENT_CHANGE_MILLIS)
}

/// The order of what is told: the clock, but always later than before.
fn next_sequence(known: Option<i64>, now: Timestamp) -> i64 {
    known.map_or(now.unix_millis(), |known| now.unix_millis().max(known.saturating_add(1)))
}

fn sequence_of<S: Storage>(storage: &S, device: &DeviceHash) -> Result<Option<i64>, Failure> {
    let known =
        storage.exec("SELECT sequence FROM registration WHERE device = ?", &[text(device.as_str())])?;
    known.into_iter().next().map(|row| Columns::new("registration", row).integer()).transpose()
}

/// Ends a registration; `false` when the token is wrong. A device that is not registered is unregistered.
pub(super) fn unregister<S: Storage>(
    storage: &S,
    asked: Unregister,
    now: Timestamp,
) -> Result<bool, Failure> {
    let Some(head) = store::authorized_head(storage, &asked.pass_type, &asked.token)? else {
        return Ok(false);
    };
    storage.transaction(move |storage| {
        let Some(known) = sequence_of(storage, &asked.device)? else { return Ok(true) };
        storage.exec("DELETE FROM registration WHERE device = ?", &[text(asked.device.as_str())])?;
        remember(storage, &asked.device, now)?;
        let membership = Membership {
            device: asked.device,
            joined: false,
            push_token: None,
            sequence: next_sequence(Some(known), now),
            notify: false,
            known: false,
        };
        outbox::queue_membership(storage, &head, membership, now)?;
        Ok(true)
    })
}

/// Ends the registration of a device that is gone, unless it registered again in the meantime, and keeps for the issuer that it is gone.
pub(super) fn forget<S: Storage>(storage: &S, asked: Forget, now: Timestamp) -> Result<(), Failure> {
    storage.transaction(move |storage| {
        let values = [text(asked.device.as_str()), SqlValue::Integer(asked.sequence)];
        let gone = [
            values.to_vec(),
            vec![instant(asked.at.unwrap_or(now)), text(asked.reason.as_deref().unwrap_or(UNNAMED))],
        ];
        storage.exec(
            "INSERT OR REPLACE INTO gone_device (device, registered_at, last_seen_at, gone_at, reason)
                SELECT device, registered_at, last_seen_at, ?3, ?4 FROM registration WHERE device = ?1 AND sequence <= ?2",
            &gone.concat(),
        )?;
        storage.exec(
            "DELETE FROM gone_device WHERE device NOT IN
                (SELECT device FROM gone_device ORDER BY gone_at DESC, device LIMIT ?)",
            &[count(MAX_GONE)],
        )?;
        let ended = storage
            .exec("DELETE FROM registration WHERE device = ? AND sequence <= ? RETURNING device", &values)?;
        if ended.is_empty() { Ok(()) } else { remember(storage, &asked.device, now) }
    })
}

/// The devices, those that registered last first; then those that are gone.
pub(super) fn list<S: Storage>(storage: &S) -> Result<Vec<RegisteredDevice>, Failure> {
    let mut devices = storage.exec(
        "SELECT device, registered_at, last_seen_at, NULL, NULL FROM registration ORDER BY last_seen_at DESC, device LIMIT ?",
        &[count(MAX_LISTED)],
    )?;
    devices.extend(storage.exec(
        "SELECT device, registered_at, last_seen_at, reason, gone_at FROM gone_device ORDER BY gone_at DESC, device",
        &[],
    )?);
    let device = |row| {
        let mut row = Columns::new("registration", row);
        Ok(RegisteredDevice {
            device: DeviceHash::from_stored(row.text()?),
            registered_at: row.instant()?,
            last_seen_at: row.instant()?,
            gone: row.optional_text()?.zip(row.optional_instant()?).map(|(reason, at)| Gone { reason, at }),
        })
    };
    devices.into_iter().map(device).collect()
}
