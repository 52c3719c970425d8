//! Bringing a new design to every pass: a walk over all of them in order of joining, a few at a time.
//!
//! The place of the walk is a row, written after each batch, so a crash repeats at most one batch; a pass takes the same design twice without
//! making a version of it. What a person's values are no design says: each pass fills in its own.

use futures_util::future::join_all;

use super::super::file_rows;
use super::super::pass_object::{Reissue, Reissued};
use super::super::ports::{Ports, Row, SqlValue, Storage};
use super::super::refusal::Failure;
use super::super::rows::{Columns, count, instant, retry_at, text};
use super::super::wire::ask;
use crate::ids::SerialNumber;
use crate::time::Timestamp;

/// How many passes are told at once. A worker may have six connections open.
const BATCH: u64 = 6;
/// How many batches one alarm does before it lets another take over.
const MAX_BATCHES: u32 = 50;
/// The first pause before a pass that did not answer is asked again, in milliseconds.
const RETRY_MILLIS: i64 = 1_000;
/// How often a pass that is not there is asked for: one that is just being made appears within seconds, one that came to nothing never.
const MAX_ABSENT: u64 = 6;

/// Begins a walk; one that is under way ends, since its design is no longer the newest. Belongs into the transaction of the design.
pub(super) fn begin<S: Storage>(
    storage: &S,
    revision: u64,
    by: String,
    now: Timestamp,
) -> Result<(), Failure> {
    storage.exec("UPDATE member SET next_at = NULL, attempt = 0, problem = NULL", &[])?;
    storage.exec(
        "INSERT OR REPLACE INTO walk (id, revision, cursor, made_by) VALUES (1, ?, 0, ?)",
        &[count(revision), text(by)],
    )?;
    Ok(storage.set_alarm(Some(now))?)
}

/// One pass that is to be told.
#[derive(Debug, Clone)]
struct Task {
    position: u64,
    serial: SerialNumber,
    attempt: u64,
}

/// What is brought, and to whom.
#[derive(Debug)]
struct Batch {
    revision: u64,
    by: String,
    names: Vec<String>,
    blobs: Vec<Vec<u8>>,
    tasks: Vec<Task>,
    /// Whether these come from the walk, whose cursor then moves.
    is_walk: bool,
}

/// Does what is due, then sets the alarm to what is left.
pub(super) async fn run<S: Storage, P: Ports>(storage: &S, ports: &P) -> Result<(), Failure> {
    for _ in 0..MAX_BATCHES {
        let now = ports.now();
        let Some(batch) = storage.transaction(move |storage| take(storage, now))? else { break };
        let told = join_all(batch.tasks.iter().map(|task| tell(ports, &batch, task))).await;
        let (now, chance) = (ports.now(), chance(ports));
        storage.transaction(move |storage| settle(storage, &batch, told, now, chance))?;
    }
    arm(storage, ports.now())
}

/// The next passes: those that are asked again come first, then the walk.
fn take<S: Storage>(storage: &S, now: Timestamp) -> Result<Option<Batch>, Failure> {
    let again = storage.exec(
        "SELECT position, serial, attempt FROM member WHERE next_at <= ? ORDER BY next_at LIMIT ?",
        &[instant(now), count(BATCH)],
    )?;
    let is_walk = again.is_empty();
    let rows = if is_walk {
        storage.exec(
            "SELECT m.position, m.serial, m.attempt FROM member m, walk w WHERE m.position > w.cursor ORDER BY m.position LIMIT ?",
            &[count(BATCH)],
        )?
    } else {
        again
    };
    if rows.is_empty() {
        storage.exec("DELETE FROM walk", &[])?;
        return Ok(None);
    }
    let by = storage.exec("SELECT made_by FROM walk", &[])?.into_iter().next();
    let by = by.map(|row| Columns::new("walk", row).text()).transpose()?.unwrap_or_default();
    let head = super::store::head(storage)?.ok_or(Failure::Row { table: "template" })?;
    let (names, blobs) =
        file_rows::read(storage)?.unwrap_or_default().into_iter().unzip::<_, _, Vec<_>, Vec<_>>();
    let tasks = rows.into_iter().map(task).collect::<Result<_, _>>()?;
    Ok(Some(Batch {
        revision: head.revision,
        by,
        names: names.into_iter().skip(1).collect(),
        blobs,
        tasks,
        is_walk,
    }))
}

fn task(row: Row) -> Result<Task, Failure> {
    let mut row = Columns::new("member", row);
    Ok(Task { position: row.count()?, serial: row.checked()?, attempt: row.count()? })
}

async fn tell<P: Ports>(ports: &P, batch: &Batch, task: &Task) -> Option<Reissued> {
    let reissue =
        Reissue { revision: batch.revision, by: batch.by.clone(), files: batch.names.clone(), values: None };
    let blobs: Vec<&[u8]> = batch.blobs.iter().map(Vec::as_slice).collect();
    match ask(ports, task.serial.as_str(), &reissue, &blobs).await {
        Ok(answer) => Some(answer.reply),
        Err(failure) => {
            ports.log(&format!("a pass will be told of its new design again: {failure}"));
            None
        }
    }
}

/// Writes down how each fared, and moves the walk.
fn settle<S: Storage>(
    storage: &S,
    batch: &Batch,
    told: Vec<Option<Reissued>>,
    now: Timestamp,
    chance: u8,
) -> Result<(), Failure> {
    for (task, outcome) in batch.tasks.iter().zip(told) {
        let again = || instant(retry_at(now, RETRY_MILLIS, task.attempt, chance));
        let (problem, next_at) = match outcome {
            Some(Reissued::Done | Reissued::Revoked | Reissued::Outdated | Reissued::Elsewhere) => {
                (SqlValue::Null, SqlValue::Null)
            }
            Some(Reissued::Unfit { reason }) => (text(reason), SqlValue::Null),
            // It may just be in the making; one that came to nothing is not asked for ever.
            Some(Reissued::Absent) if task.attempt >= MAX_ABSENT => (SqlValue::Null, SqlValue::Null),
            Some(Reissued::Absent) | None => (SqlValue::Null, again()),
        };
        let reached = matches!(problem, SqlValue::Null) && matches!(next_at, SqlValue::Null);
        let revision = if reached { count(batch.revision) } else { SqlValue::Null };
        storage.exec(
            "UPDATE member SET problem = ?, next_at = ?, attempt = attempt + 1, revision = COALESCE(?, revision) WHERE position = ?",
            &[problem, next_at, revision, count(task.position)],
        )?;
    }
    if let (true, Some(last)) = (batch.is_walk, batch.tasks.last()) {
        // A newer design has begun its own walk meanwhile and is left alone.
        storage.exec(
            "UPDATE walk SET cursor = ? WHERE revision = ?",
            &[count(last.position), count(batch.revision)],
        )?;
    }
    arm(storage, now)
}

/// The walk goes on at once; those that are asked again have their time.
fn arm<S: Storage>(storage: &S, now: Timestamp) -> Result<(), Failure> {
    let walking = !storage.exec("SELECT 1 FROM walk", &[])?.is_empty();
    let rows = storage.exec("SELECT MIN(next_at) FROM member WHERE next_at IS NOT NULL", &[])?;
    let next =
        rows.into_iter().next().map(|row| Columns::new("member", row).optional_instant()).transpose()?;
    Ok(storage.set_alarm(if walking { Some(now) } else { next.flatten() })?)
}

fn chance<P: Ports>(ports: &P) -> u8 {
    let mut byte = [0];
    ports.fill_random(&mut byte);
    let [chance] = byte;
    chance
}
