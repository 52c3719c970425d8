//! Which passes a device has, and what changed since it asked last.

use super::super::ids::DeviceHash;
use super::super::ports::{SqlValue, Storage};
use super::super::refusal::Failure;
use super::super::rows::{Columns, count, instant, text};
use super::super::settings::PushMode;
use super::{Changed, Join, Leave, ListUpdates, PushState, ReadPushState, Updates, push, tag};
use crate::ids::{PassTypeIdentifier, SerialNumber};
use crate::time::Timestamp;

/// How long an ended membership is remembered, in milliseconds: longer than any message is repeated without being noticed.
const REMEMBERED_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// How exactly "last seen" is kept, in milliseconds. Finer, and every list call would be a write.
const SEEN_STEP_MILLIS: i64 = 60 * 60 * 1000;

/// What a command needs besides its own words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    pub(super) now: Timestamp,
    pub(super) incarnation: [u8; tag::INCARNATION_BYTES],
    pub(super) mode: PushMode,
}

/// One pass of one device.
#[derive(Debug)]
struct Membership {
    sequence: i64,
    version: u64,
    left: bool,
}

struct Key<'a> {
    device: &'a DeviceHash,
    pass_type: &'a PassTypeIdentifier,
    serial: &'a SerialNumber,
}

impl Key<'_> {
    fn values(&self) -> [SqlValue; 3] {
        [text(self.device.as_str()), text(self.pass_type.as_str()), text(self.serial.as_str())]
    }
}

fn membership<S: Storage>(storage: &S, key: &Key<'_>) -> Result<Option<Membership>, Failure> {
    let rows = storage.exec(
        "SELECT sequence, version, left_at IS NOT NULL FROM membership WHERE device = ? AND pass_type = ? AND serial = ?",
        &key.values(),
    )?;
    let read = |row| {
        let mut row = Columns::new("membership", row);
        Ok(Membership { sequence: row.integer()?, version: row.count()?, left: row.flag()? })
    };
    rows.into_iter().next().map(read).transpose()
}

/// Adds a pass to a device, or takes the device's new push token.
pub(super) fn join<S: Storage>(storage: &S, asked: Join, context: Context) -> Result<(), Failure> {
    storage.transaction(move |storage| {
        let key = Key { device: &asked.device, pass_type: &asked.pass_type, serial: &asked.serial };
        let known = membership(storage, &key)?;
        if known.as_ref().is_some_and(|known| known.sequence > asked.sequence) {
            return Ok(());
        }
        put_device(storage, &asked, context)?;
        let known = known.filter(|known| !known.left);
        // Registered for the pass and not known here: Apple said meanwhile that the old token had ended, and the push that was to tell of a
        // version went with it.
        let is_forgotten = asked.known && known.is_none();
        let version = known.as_ref().map_or(0, |known| known.version);
        let [device, pass_type, serial] = key.values();
        // A new pass is not a changed one: it takes the present counter, so the device's newest tag still says "nothing new".
        storage.exec(
            "INSERT INTO membership (device, pass_type, serial, sequence, version, counter, left_at)
                VALUES (?1, ?2, ?3, ?4, ?5, (SELECT counter FROM device WHERE device = ?1), NULL)
                ON CONFLICT (device, pass_type, serial) DO UPDATE SET sequence = excluded.sequence, version = excluded.version,
                    counter = CASE WHEN left_at IS NULL THEN counter ELSE excluded.counter END, left_at = NULL",
            &[device, pass_type, serial, SqlValue::Integer(asked.sequence), count(version)],
        )?;
        if (asked.notify || is_forgotten) && asked.version > version.max(1) {
            raise(storage, &key, asked.version, context)?;
        }
        push::arm(storage)
    })
}

/// The device's row. A new push token replaces the old one and with it whatever Apple said of the old one.
fn put_device<S: Storage>(storage: &S, asked: &Join, context: Context) -> Result<(), Failure> {
    let device = text(asked.device.as_str());
    let token = text(asked.push_token.clone());
    storage.exec(
        "INSERT OR IGNORE INTO device (device, incarnation, counter, push_token, token_since, last_seen_at)
            VALUES (?, ?, 0, ?, ?, ?)",
        &[
            device.clone(),
            text(tag::incarnation(context.incarnation)),
            token.clone(),
            instant(context.now),
            instant(context.now),
        ],
    )?;
    // Registered again with the same token it is alive since now, whatever Apple said of it before.
    storage.exec(
        "UPDATE device SET token_since = ?, last_seen_at = ? WHERE device = ?",
        &[instant(context.now), instant(context.now), device.clone()],
    )?;
    let replaced = storage.exec(
        "UPDATE device SET push_token = ?1, push_reason = NULL, push_at = NULL,
            push_state = CASE WHEN EXISTS (SELECT 1 FROM push WHERE device = ?2) THEN 'waiting' END
            WHERE device = ?2 AND push_token <> ?1 RETURNING device",
        &[token, device.clone()],
    )?;
    if !replaced.is_empty() {
        // What waited because of the old token goes to the new one at once.
        storage.exec(
            "UPDATE push SET attempt = 0, next_at = ? WHERE device = ?",
            &[instant(context.now), device],
        )?;
    }
    Ok(())
}

/// Takes a pass from a device; the device's row goes with its last pass.
pub(super) fn leave<S: Storage>(storage: &S, asked: Leave, context: Context) -> Result<(), Failure> {
    storage.transaction(move |storage| {
        let key = Key { device: &asked.device, pass_type: &asked.pass_type, serial: &asked.serial };
        if membership(storage, &key)?.is_some_and(|known| known.sequence > asked.sequence) {
            return Ok(());
        }
        let [device, pass_type, serial] = key.values();
        storage.exec(
            "INSERT OR REPLACE INTO membership (device, pass_type, serial, sequence, version, counter, left_at)
                VALUES (?, ?, ?, ?, 0, 0, ?)",
            &[device, pass_type, serial, SqlValue::Integer(asked.sequence), instant(context.now)],
        )?;
        let long_ago = context.now.plus_millis(-REMEMBERED_MILLIS);
        storage.exec("DELETE FROM membership WHERE left_at < ?", &[instant(long_ago)])?;
        drop_idle(storage, &asked.device)?;
        push::arm(storage)
    })
}

/// Deletes what nothing needs any more: pushes for pass types without a pass, and a device without any.
fn drop_idle<S: Storage>(storage: &S, device: &DeviceHash) -> Result<(), Failure> {
    storage.exec(
        "DELETE FROM push WHERE device = ?1 AND pass_type NOT IN
            (SELECT pass_type FROM membership WHERE device = ?1 AND left_at IS NULL)",
        &[text(device.as_str())],
    )?;
    storage.exec(
        "DELETE FROM device WHERE device = ?1 AND NOT EXISTS
            (SELECT 1 FROM membership WHERE device = ?1 AND left_at IS NULL)",
        &[text(device.as_str())],
    )?;
    Ok(())
}

/// Counts a new version of a pass and asks for a push; a version that was counted before changes nothing.
pub(super) fn changed<S: Storage>(storage: &S, asked: Changed, context: Context) -> Result<(), Failure> {
    storage.transaction(move |storage| {
        let key = Key { device: &asked.device, pass_type: &asked.pass_type, serial: &asked.serial };
        let known = membership(storage, &key)?.filter(|known| !known.left);
        if known.is_some_and(|known| known.version < asked.version) {
            raise(storage, &key, asked.version, context)?;
        }
        push::arm(storage)
    })
}

/// The counter, the membership and the push belong together: all or none of them is in the caller's transaction.
fn raise<S: Storage>(storage: &S, key: &Key<'_>, version: u64, context: Context) -> Result<(), Failure> {
    let [device, pass_type, serial] = key.values();
    storage
        .exec("UPDATE device SET counter = counter + 1 WHERE device = ?", std::slice::from_ref(&device))?;
    storage.exec(
        "UPDATE membership SET version = ?4, counter = (SELECT counter FROM device WHERE device = ?1)
            WHERE device = ?1 AND pass_type = ?2 AND serial = ?3",
        &[device.clone(), pass_type.clone(), serial, count(version)],
    )?;
    if context.mode == PushMode::Off {
        storage.exec(
            "UPDATE device SET push_state = 'off', push_reason = NULL, push_at = ? WHERE device = ?",
            &[instant(context.now), device],
        )?;
        return Ok(());
    }
    // A token that Apple refused gets no more pushes; the device still learns of everything when it asks.
    let waiting = storage.exec(
        "INSERT INTO push (device, pass_type, generation, attempt, next_at)
            SELECT device, ?2, counter, 0, ?3 FROM device WHERE device = ?1 AND push_state IS NOT 'refused'
            ON CONFLICT (device, pass_type) DO UPDATE SET generation = excluded.generation,
                next_at = CASE WHEN attempt = 0 THEN excluded.next_at ELSE next_at END
            RETURNING device",
        &[device.clone(), pass_type, instant(context.now)],
    )?;
    if !waiting.is_empty() {
        storage.exec(
            "UPDATE device SET push_state = 'waiting', push_at = ? WHERE device = ?",
            &[instant(context.now), device],
        )?;
    }
    Ok(())
}

/// What changed for a device since its tag.
pub(super) fn list_updates<S: Storage>(
    storage: &S,
    asked: ListUpdates,
    now: Timestamp,
) -> Result<Option<Updates>, Failure> {
    let device = || text(asked.device.as_str());
    let rows = storage
        .exec("SELECT incarnation, counter, last_seen_at FROM device WHERE device = ?", &[device()])?;
    let Some(row) = rows.into_iter().next() else { return Ok(None) };
    let mut row = Columns::new("device", row);
    let (incarnation, newest, seen) = (row.text()?, row.count()?, row.instant()?);
    if seen.plus_millis(SEEN_STEP_MILLIS) < now {
        storage.exec("UPDATE device SET last_seen_at = ? WHERE device = ?", &[instant(now), device()])?;
    }
    let since = asked.tag.as_deref().and_then(|presented| tag::counter(presented, &incarnation, newest));
    let since = since.map_or(SqlValue::Integer(-1), count);
    let rows = storage.exec(
        "SELECT serial FROM membership WHERE device = ? AND pass_type = ? AND left_at IS NULL AND counter > ?
            ORDER BY counter DESC, serial",
        &[device(), text(asked.pass_type.as_str()), since],
    )?;
    let serials = rows
        .into_iter()
        .map(|row| Columns::new("membership", row).checked())
        .collect::<Result<Vec<SerialNumber>, _>>()?;
    Ok((!serials.is_empty()).then(|| Updates { serials, tag: tag::print(&incarnation, newest) }))
}

/// How pushes to a device fare.
pub(super) fn push_state<S: Storage>(
    storage: &S,
    asked: &ReadPushState,
) -> Result<Option<PushState>, Failure> {
    let rows = storage.exec(
        "SELECT push_state, push_reason, push_at, last_seen_at FROM device WHERE device = ?",
        &[text(asked.device.as_str())],
    )?;
    let read = |row| {
        let mut row = Columns::new("device", row);
        Ok(PushState {
            state: row.optional_text()?,
            reason: row.optional_text()?,
            at: row.optional_instant()?,
            last_seen_at: row.instant()?,
        })
    };
    rows.into_iter().next().map(read).transpose()
}
