//! What has yet to be told to devices' objects: memberships, and that a new version is there.
//!
//! Rows are written in the transaction of what they tell, with the alarm. Work that is taken gets a lease instead of being deleted, so a
//! crash in the middle delays it and loses nothing. A device's object takes the same message twice without harm.

use super::super::device_object::{Changed, Join, Leave};
use super::super::ids::DeviceHash;
use super::super::ports::{Ports, SqlValue, Storage};
use super::super::refusal::Failure;
use super::super::rows::{Columns, LEASE_MILLIS, count, flag, instant, retry_at, text};
use super::super::wire::ask;
use super::Head;
use super::store;
use crate::ids::{PassTypeIdentifier, PushToken, SerialNumber};
use crate::time::Timestamp;

/// How many rows are taken at once. Each is one call to another object.
const BATCH: u64 = 20;

/// How many batches one alarm does before it lets another take over.
const MAX_BATCHES: u32 = 50;

/// The first pause before a message to another object is repeated, in milliseconds.
const RETRY_MILLIS: i64 = 1_000;

/// What a device's object has to learn.
#[derive(Debug)]
pub(super) struct Membership {
    pub(super) device: DeviceHash,
    pub(super) joined: bool,
    pub(super) push_token: Option<PushToken>,
    pub(super) sequence: i64,
    pub(super) notify: bool,
    /// Whether the device was registered before this: its object should know it already.
    pub(super) known: bool,
}

/// A membership that was taken to be told.
#[derive(Debug)]
struct Task {
    membership: Membership,
    pass_type: PassTypeIdentifier,
    serial: SerialNumber,
    attempt: u64,
}

/// Writes the wish of one device over an older one. Belongs into the transaction of the registration.
pub(super) fn queue_membership<S: Storage>(
    storage: &S,
    head: &Head,
    membership: Membership,
    now: Timestamp,
) -> Result<(), Failure> {
    let values = [
        text(membership.device.as_str()),
        text(head.pass_type.as_str()),
        text(head.serial.as_str()),
        flag(membership.joined),
        membership.push_token.map_or(SqlValue::Null, text),
        SqlValue::Integer(membership.sequence),
        flag(membership.notify),
        flag(membership.known),
        instant(now),
    ];
    // An older wish that was not told yet may carry the news of a version: it stays.
    storage.exec(
        "INSERT INTO membership_outbox (device, pass_type, serial, joined, push_token, sequence, notify, known, attempt, next_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
            ON CONFLICT (device) DO UPDATE SET joined = excluded.joined, push_token = excluded.push_token,
                sequence = excluded.sequence, notify = MAX(notify, excluded.notify), known = MIN(known, excluded.known), attempt = 0,
                next_at = excluded.next_at",
        &values,
    )?;
    arm(storage)
}

/// Writes the row that tells every device of a version. Belongs into the transaction of the version.
pub(super) fn tell_all<S: Storage>(storage: &S, version: u64, now: Timestamp) -> Result<(), Failure> {
    storage.exec(
        "INSERT OR REPLACE INTO change_outbox (id, version, cursor, attempt, next_at) VALUES (1, ?, '', 0, ?)",
        &[count(version), instant(now)],
    )?;
    arm(storage)
}

/// Writes a row for each device that it has to leave. Belongs into the transaction that erases the pass.
pub(super) fn dismiss_all<S: Storage>(storage: &S, now: Timestamp) -> Result<(), Failure> {
    storage.exec(
        "INSERT OR REPLACE INTO membership_outbox
            (device, pass_type, serial, joined, push_token, sequence, notify, attempt, next_at)
            SELECT device, pass_type, serial, 0, NULL, MAX(sequence + 1, ?), 0, 0, ? FROM registration, pass",
        &[instant(now), instant(now)],
    )?;
    arm(storage)
}

/// Sets the alarm to the earliest row, or takes it away.
fn arm<S: Storage>(storage: &S) -> Result<(), Failure> {
    let rows = storage.exec(
        "SELECT MIN(next_at) FROM (SELECT next_at FROM membership_outbox UNION ALL SELECT next_at FROM change_outbox)",
        &[],
    )?;
    let next =
        rows.into_iter().next().map(|row| Columns::new("outbox", row).optional_instant()).transpose()?;
    Ok(storage.set_alarm(next.flatten())?)
}

/// Tells the object of one device now, before its registration is answered. What fails is left to the alarm.
pub(super) async fn deliver_membership<S: Storage, P: Ports>(
    storage: &S,
    ports: &P,
    device: &DeviceHash,
) -> Result<(), Failure> {
    let now = ports.now();
    let owned = device.clone();
    let tasks = storage.transaction(move |storage| take_memberships(storage, Some(&owned), now))?;
    deliver(storage, ports, tasks).await
}

/// Does what is due, then sets the alarm to what is left.
pub(super) async fn run<S: Storage, P: Ports>(storage: &S, ports: &P) -> Result<(), Failure> {
    for _ in 0..MAX_BATCHES {
        let now = ports.now();
        let tasks = storage.transaction(move |storage| take_memberships(storage, None, now))?;
        let told = !tasks.is_empty();
        deliver(storage, ports, tasks).await?;
        let walked = walk(storage, ports).await?;
        if !told && !walked {
            break;
        }
    }
    arm(storage)
}

/// Takes due memberships, or the one of a device whether due or not, and gives them a lease.
fn take_memberships<S: Storage>(
    storage: &S,
    device: Option<&DeviceHash>,
    now: Timestamp,
) -> Result<Vec<Task>, Failure> {
    const COLUMNS: &str = "SELECT device, joined, push_token, sequence, notify, known, pass_type, serial, attempt FROM membership_outbox";
    let rows = match device {
        Some(device) => storage.exec(&format!("{COLUMNS} WHERE device = ?"), &[text(device.as_str())])?,
        None => storage.exec(
            &format!("{COLUMNS} WHERE next_at <= ? ORDER BY next_at LIMIT ?"),
            &[instant(now), count(BATCH)],
        )?,
    };
    let tasks = rows.into_iter().map(task).collect::<Result<Vec<_>, _>>()?;
    for task in &tasks {
        let values = [instant(now.plus_millis(LEASE_MILLIS)), text(task.membership.device.as_str())];
        storage.exec("UPDATE membership_outbox SET next_at = ? WHERE device = ?", &values)?;
    }
    arm(storage)?;
    Ok(tasks)
}

fn task(row: super::super::ports::Row) -> Result<Task, Failure> {
    let mut row = Columns::new("membership_outbox", row);
    Ok(Task {
        membership: Membership {
            device: DeviceHash::from_stored(row.text()?),
            joined: row.flag()?,
            push_token: row.optional_text()?.and_then(|token| PushToken::new(token).ok()),
            sequence: row.integer()?,
            notify: row.flag()?,
            known: row.flag()?,
        },
        pass_type: row.checked()?,
        serial: row.checked()?,
        attempt: row.count()?,
    })
}

async fn deliver<S: Storage, P: Ports>(storage: &S, ports: &P, tasks: Vec<Task>) -> Result<(), Failure> {
    for task in tasks {
        let told = tell(storage, ports, &task).await;
        if let Err(failure) = &told {
            ports.log(&format!("a registration will be told again: {failure}"));
        }
        let (now, chance) = (ports.now(), chance(ports));
        let told = told.is_ok();
        storage.transaction(move |storage| settle(storage, &task, told, now, chance))?;
    }
    Ok(())
}

async fn tell<S: Storage, P: Ports>(storage: &S, ports: &P, task: &Task) -> Result<(), Failure> {
    let it = &task.membership;
    let shard = it.device.shard();
    let (device, pass_type, serial) = (it.device.clone(), task.pass_type.clone(), task.serial.clone());
    match (&it.push_token, it.joined) {
        (Some(push_token), true) => {
            let version = store::head(storage)?.map_or(0, |head| head.version);
            let push_token = push_token.clone();
            let (sequence, notify, known) = (it.sequence, it.notify, it.known);
            let join = Join { device, pass_type, serial, push_token, sequence, version, notify, known };
            ask(ports, &shard, &join, &[]).await?;
        }
        _ => {
            let leave = Leave { device, pass_type, serial, sequence: it.sequence };
            ask(ports, &shard, &leave, &[]).await?;
        }
    }
    Ok(())
}

/// Deletes what was told, unless a newer wish replaced it meanwhile; what was not told waits.
fn settle<S: Storage>(
    storage: &S,
    task: &Task,
    told: bool,
    now: Timestamp,
    chance: u8,
) -> Result<(), Failure> {
    let it = &task.membership;
    let (device, sequence) = (text(it.device.as_str()), SqlValue::Integer(it.sequence));
    if told {
        // A change that came in between set `notify`: then the row stays and is told once more.
        storage.exec(
            "DELETE FROM membership_outbox WHERE device = ? AND sequence = ? AND notify = ?",
            &[device.clone(), sequence.clone(), flag(it.notify)],
        )?;
        storage.exec(
            "UPDATE membership_outbox SET next_at = ? WHERE device = ? AND sequence = ?",
            &[instant(now), device, sequence],
        )?;
    } else {
        let next = retry_at(now, RETRY_MILLIS, task.attempt, chance);
        storage.exec(
            "UPDATE membership_outbox SET attempt = attempt + 1, next_at = ? WHERE device = ? AND sequence = ?",
            &[instant(next), device, sequence],
        )?;
    }
    arm(storage)
}

/// One batch of the walk over all devices.
#[derive(Debug)]
struct Batch {
    version: u64,
    pass_type: PassTypeIdentifier,
    serial: SerialNumber,
    devices: Vec<DeviceHash>,
    /// Where the next batch starts; nothing when this one is the last.
    cursor: Option<String>,
    attempt: u64,
}

/// Tells the next devices of a new version; `false` when nothing is due.
async fn walk<S: Storage, P: Ports>(storage: &S, ports: &P) -> Result<bool, Failure> {
    let now = ports.now();
    let Some(batch) = storage.transaction(move |storage| take_batch(storage, now))? else {
        return Ok(false);
    };
    let mut failed = false;
    for device in &batch.devices {
        let (pass_type, serial) = (batch.pass_type.clone(), batch.serial.clone());
        let changed = Changed { device: device.clone(), pass_type, serial, version: batch.version };
        if let Err(failure) = ask(ports, &device.shard(), &changed, &[]).await {
            ports.log(&format!("a changed pass will be told again: {failure}"));
            failed = true;
        }
    }
    let (now, chance) = (ports.now(), chance(ports));
    storage.transaction(move |storage| settle_batch(storage, &batch, failed, now, chance))?;
    Ok(true)
}

fn take_batch<S: Storage>(storage: &S, now: Timestamp) -> Result<Option<Batch>, Failure> {
    let due = storage.exec(
        "SELECT c.version, c.cursor, c.attempt, p.pass_type, p.serial FROM change_outbox c, pass p WHERE c.next_at <= ?",
        &[instant(now)],
    )?;
    let Some(row) = due.into_iter().next() else { return Ok(None) };
    let mut row = Columns::new("change_outbox", row);
    let (version, cursor, attempt) = (row.count()?, row.text()?, row.count()?);
    let (pass_type, serial) = (row.checked()?, row.checked()?);
    let rows = storage.exec(
        "SELECT device FROM registration WHERE device > ? ORDER BY device LIMIT ?",
        &[text(cursor), count(BATCH)],
    )?;
    let full = rows.len() as u64 == BATCH;
    let devices = rows
        .into_iter()
        .map(|row| Columns::new("registration", row).text().map(DeviceHash::from_stored))
        .collect::<Result<Vec<_>, _>>()?;
    let next = devices.last().filter(|_| full).map(|device| device.as_str().to_owned());
    let mut reachable = Vec::with_capacity(devices.len());
    for device in devices {
        // A device whose registration was not told yet learns of the version with it, in the right order.
        let waiting = storage.exec(
            "UPDATE membership_outbox SET notify = 1 WHERE device = ? RETURNING device",
            &[text(device.as_str())],
        )?;
        if waiting.is_empty() {
            reachable.push(device);
        }
    }
    storage.exec("UPDATE change_outbox SET next_at = ?", &[instant(now.plus_millis(LEASE_MILLIS))])?;
    arm(storage)?;
    Ok(Some(Batch { version, pass_type, serial, devices: reachable, cursor: next, attempt }))
}

/// Moves the cursor, ends the walk, or has the batch repeated; a newer version started its own walk meanwhile and is left alone.
fn settle_batch<S: Storage>(
    storage: &S,
    batch: &Batch,
    failed: bool,
    now: Timestamp,
    chance: u8,
) -> Result<(), Failure> {
    let version = count(batch.version);
    match &batch.cursor {
        _ if failed => {
            let next = retry_at(now, RETRY_MILLIS, batch.attempt, chance);
            storage.exec(
                "UPDATE change_outbox SET attempt = attempt + 1, next_at = ? WHERE version = ?",
                &[instant(next), version],
            )?;
        }
        Some(cursor) => {
            storage.exec(
                "UPDATE change_outbox SET cursor = ?, attempt = 0, next_at = ? WHERE version = ?",
                &[text(cursor), instant(now), version],
            )?;
        }
        None => {
            storage.exec("DELETE FROM change_outbox WHERE version = ?", &[version])?;
        }
    }
    arm(storage)
}

fn chance<P: Ports>(ports: &P) -> u8 {
    let mut byte = [0];
    ports.fill_random(&mut byte);
    let [chance] = byte;
    chance
}
