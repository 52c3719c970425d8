//! Pushes that have yet to go out: at least once, never lost, one for a device and pass type however many passes changed.
//!
//! A push that is taken gets a lease instead of being deleted, so a crash delays it. A change that comes while a push is under way raises
//! the row's generation; the row then stays and goes out once more.

use super::super::ids::DeviceHash;
use super::super::ports::{Ports, PushRequest, Row, SqlValue, Storage};
use super::super::refusal::Failure;
use super::super::rows::{Columns, LEASE_MILLIS, count, instant, retry_at, text};
use super::notice;
use super::send::send_all;
use super::verdict::Verdict;
use crate::ids::{PassTypeIdentifier, PushToken};
use crate::time::Timestamp;

/// How many pushes are under way at once: a worker has six connections.
pub(super) const BATCH: u64 = 6;

/// How many batches one alarm does before it lets another take over.
const MAX_BATCHES: u32 = 50;

/// How long Apple keeps a push for a phone that is off, in seconds: a day, after which the phone asks by itself.
const EXPIRATION_SECONDS: i64 = 24 * 60 * 60;

/// How long a push waits while credentials or topic are wrong, in milliseconds: an operator needs time, Apple no noise.
const MISCONFIGURED_MILLIS: i64 = 60 * 60 * 1000;

/// A push that was taken.
#[derive(Debug)]
struct Task {
    device: DeviceHash,
    pass_type: PassTypeIdentifier,
    generation: u64,
    attempt: u64,
    token: PushToken,
}

/// Sets the alarm to the earliest row, or takes it away.
pub(super) fn arm<S: Storage>(storage: &S) -> Result<(), Failure> {
    let rows = storage.exec(
        "SELECT MIN(next_at) FROM (SELECT next_at FROM push UNION ALL SELECT next_at FROM notice)",
        &[],
    )?;
    let next = rows.into_iter().next().map(|row| Columns::new("push", row).optional_instant()).transpose()?;
    Ok(storage.set_alarm(next.flatten())?)
}

/// Does what is due, then sets the alarm to what is left.
pub(super) async fn run<S: Storage, P: Ports>(storage: &S, ports: &P) -> Result<(), Failure> {
    for _ in 0..MAX_BATCHES {
        let pushed = push_batch(storage, ports).await?;
        let told = notice::tell_batch(storage, ports).await?;
        if !pushed && !told {
            break;
        }
    }
    arm(storage)
}

async fn push_batch<S: Storage, P: Ports>(storage: &S, ports: &P) -> Result<bool, Failure> {
    let now = ports.now();
    let tasks = storage.transaction(move |storage| take(storage, now))?;
    if tasks.is_empty() {
        return Ok(false);
    }
    let verdicts = send_all(ports, tasks.iter().map(|task| request(task, now)).collect()).await;
    for (task, verdict) in tasks.into_iter().zip(verdicts) {
        record(storage, ports, task, verdict)?;
    }
    Ok(true)
}

fn take<S: Storage>(storage: &S, now: Timestamp) -> Result<Vec<Task>, Failure> {
    let rows = storage.exec(
        "SELECT p.device, p.pass_type, p.generation, p.attempt, d.push_token FROM push p JOIN device d ON d.device = p.device
            WHERE p.next_at <= ? ORDER BY p.next_at LIMIT ?",
        &[instant(now), count(BATCH)],
    )?;
    let read = |row: Row| {
        let mut row = Columns::new("push", row);
        Ok(Task {
            device: DeviceHash::from_stored(row.text()?),
            pass_type: row.checked()?,
            generation: row.count()?,
            attempt: row.count()?,
            token: row.checked()?,
        })
    };
    let tasks = rows.into_iter().map(read).collect::<Result<Vec<_>, Failure>>()?;
    for task in &tasks {
        let lease = instant(now.plus_millis(LEASE_MILLIS));
        let [device, pass_type] = task.key();
        storage.exec(
            "UPDATE push SET next_at = ? WHERE device = ? AND pass_type = ?",
            &[lease, device, pass_type],
        )?;
    }
    arm(storage)?;
    Ok(tasks)
}

impl Task {
    fn key(&self) -> [SqlValue; 2] {
        [text(self.device.as_str()), text(self.pass_type.as_str())]
    }
}

/// The push as Apple wants it for passes: an empty JSON object, the pass type as topic.
fn request(task: &Task, now: Timestamp) -> PushRequest {
    let expiration = now.unix_seconds().saturating_add(EXPIRATION_SECONDS);
    PushRequest {
        token: task.token.as_str().to_owned(),
        headers: vec![
            ("apns-topic", task.pass_type.as_str().to_owned()),
            // With priority 5 phones were seen to refresh hours later.
            ("apns-priority", "10".to_owned()),
            ("apns-expiration", expiration.to_string()),
            ("content-type", "application/json".to_owned()),
        ],
        body: b"{}".to_vec(),
    }
}

fn record<S: Storage, P: Ports>(storage: &S, ports: &P, task: Task, verdict: Verdict) -> Result<(), Failure> {
    match &verdict {
        Verdict::Misconfigured { reason } => {
            ports.log(&format!(
                "pushes for {} do not go out: {reason}; check certificate, key and topic",
                task.pass_type
            ));
        }
        Verdict::RefusedToken { reason } => {
            ports.log(&format!("Apple refuses the push token of device {}: {reason}", task.device.shown()));
        }
        _ => {}
    }
    let mut chance = [0];
    ports.fill_random(&mut chance);
    let [chance] = chance;
    let (now, base) = (ports.now(), ports.settings().push_retry_millis);
    storage.transaction(move |storage| {
        settle(storage, &task, verdict, now, |least_bases| {
            let wait = retry_at(now, base, task.attempt, chance);
            wait.max(now.plus_millis(base.saturating_mul(least_bases)))
        })?;
        arm(storage)
    })
}

/// Writes down what Apple said, all of it in the caller's transaction.
fn settle<S: Storage>(
    storage: &S,
    task: &Task,
    verdict: Verdict,
    now: Timestamp,
    retry: impl Fn(i64) -> Timestamp,
) -> Result<(), Failure> {
    if !has_token(storage, task)? {
        // The device got a new token, or left, while the push was under way: what Apple said of the old one means nothing.
        return Ok(());
    }
    match verdict {
        Verdict::Accepted => {
            let left = finish(storage, task, now)?;
            note(storage, task, if left { "waiting" } else { "delivered" }, None, now)
        }
        Verdict::Off => {
            finish(storage, task, now)?;
            note(storage, task, "off", None, now)
        }
        Verdict::RefusedToken { reason } => {
            storage.exec("DELETE FROM push WHERE device = ?", &[text(task.device.as_str())])?;
            note(storage, task, "refused", Some(reason), now)
        }
        Verdict::Gone { since, reason } => {
            if registered_after(storage, task, since)? {
                postpone(storage, task, retry(1))?;
                return note(storage, task, "waiting", Some(reason), now);
            }
            notice::dismiss(storage, &task.device, &reason, now)
        }
        Verdict::Misconfigured { reason } => {
            postpone(storage, task, now.plus_millis(MISCONFIGURED_MILLIS))?;
            note(storage, task, "waiting", Some(reason), now)
        }
        Verdict::Later { reason, least_bases } => {
            postpone(storage, task, retry(least_bases))?;
            note(storage, task, "waiting", Some(reason), now)
        }
    }
}

fn has_token<S: Storage>(storage: &S, task: &Task) -> Result<bool, Failure> {
    let values = [text(task.device.as_str()), text(task.token.as_str())];
    Ok(!storage.exec("SELECT 1 FROM device WHERE device = ? AND push_token = ?", &values)?.is_empty())
}

/// Whether the device registered after Apple saw its token end.
fn registered_after<S: Storage>(storage: &S, task: &Task, since: Option<Timestamp>) -> Result<bool, Failure> {
    let Some(since) = since else { return Ok(false) };
    let values = [text(task.device.as_str()), instant(since)];
    Ok(!storage.exec("SELECT 1 FROM device WHERE device = ? AND token_since > ?", &values)?.is_empty())
}

/// Ends a push; `true` when a change came meanwhile and another one has to follow at once.
fn finish<S: Storage>(storage: &S, task: &Task, now: Timestamp) -> Result<bool, Failure> {
    let [device, pass_type] = task.key();
    let key = [device.clone(), pass_type.clone(), count(task.generation)];
    storage.exec("DELETE FROM push WHERE device = ? AND pass_type = ? AND generation = ?", &key)?;
    let left = storage.exec(
        "UPDATE push SET attempt = 0, next_at = ? WHERE device = ? AND pass_type = ? RETURNING device",
        &[instant(now), device, pass_type],
    )?;
    Ok(!left.is_empty())
}

fn postpone<S: Storage>(storage: &S, task: &Task, next: Timestamp) -> Result<(), Failure> {
    let [device, pass_type] = task.key();
    storage.exec(
        "UPDATE push SET attempt = attempt + 1, next_at = ? WHERE device = ? AND pass_type = ?",
        &[instant(next), device, pass_type],
    )?;
    Ok(())
}

fn note<S: Storage>(
    storage: &S,
    task: &Task,
    state: &str,
    reason: Option<String>,
    now: Timestamp,
) -> Result<(), Failure> {
    let reason = reason.map_or(SqlValue::Null, SqlValue::Text);
    storage.exec(
        "UPDATE device SET push_state = ?, push_reason = ?, push_at = ? WHERE device = ?",
        &[text(state), reason, instant(now), text(task.device.as_str())],
    )?;
    Ok(())
}
