//! Devices that are gone, and the passes that have yet to learn of it.

use super::super::ids::DeviceHash;
use super::super::pass_object::Forget;
use super::super::ports::{Ports, Row, SqlValue, Storage};
use super::super::refusal::Failure;
use super::super::rows::{Columns, LEASE_MILLIS, count, instant, retry_at, text};
use super::super::wire::ask;
use super::push::{BATCH, arm};
use crate::ids::SerialNumber;
use crate::time::Timestamp;

/// The first pause before a pass is told again that a device is gone, in milliseconds.
const NOTICE_RETRY_MILLIS: i64 = 1_000;

/// A pass that has to learn that a device is gone.
#[derive(Debug)]
struct Notice {
    device: DeviceHash,
    serial: SerialNumber,
    sequence: i64,
    attempt: u64,
    reason: Option<String>,
    gone_at: Option<Timestamp>,
}

/// Deletes a device that is gone, and leaves a notice for each of its passes.
pub(super) fn dismiss<S: Storage>(
    storage: &S,
    device: &DeviceHash,
    reason: &str,
    now: Timestamp,
) -> Result<(), Failure> {
    let device = text(device.as_str());
    storage.exec(
        "INSERT OR REPLACE INTO notice (device, serial, sequence, attempt, next_at, reason, gone_at)
            SELECT device, serial, sequence, 0, ?1, ?2, ?1 FROM membership WHERE device = ?3 AND left_at IS NULL",
        &[instant(now), text(reason), device.clone()],
    )?;
    for table in ["push", "membership", "device"] {
        storage.exec(&format!("DELETE FROM {table} WHERE device = ?"), std::slice::from_ref(&device))?;
    }
    Ok(())
}

/// Tells the next passes; `false` when nothing is due.
pub(super) async fn tell_batch<S: Storage, P: Ports>(storage: &S, ports: &P) -> Result<bool, Failure> {
    let now = ports.now();
    let notices = storage.transaction(move |storage| take_notices(storage, now))?;
    let any = !notices.is_empty();
    for notice in notices {
        let forget = Forget {
            device: notice.device.clone(),
            sequence: notice.sequence,
            reason: notice.reason.clone(),
            at: notice.gone_at,
        };
        let told = ask(ports, notice.serial.as_str(), &forget, &[]).await;
        if let Err(failure) = &told {
            ports.log(&format!("a pass will be told again that a device is gone: {failure}"));
        }
        let (told, now) = (told.is_ok(), ports.now());
        storage.transaction(move |storage| settle_notice(storage, &notice, told, now))?;
    }
    Ok(any)
}

fn take_notices<S: Storage>(storage: &S, now: Timestamp) -> Result<Vec<Notice>, Failure> {
    let rows = storage.exec(
        "SELECT device, serial, sequence, attempt, reason, gone_at FROM notice WHERE next_at <= ? ORDER BY next_at LIMIT ?",
        &[instant(now), count(BATCH)],
    )?;
    let read = |row: Row| {
        let mut row = Columns::new("notice", row);
        Ok(Notice {
            device: DeviceHash::from_stored(row.text()?),
            serial: row.checked()?,
            sequence: row.integer()?,
            attempt: row.count()?,
            reason: row.optional_text()?,
            gone_at: row.optional_instant()?,
        })
    };
    let notices = rows.into_iter().map(read).collect::<Result<Vec<_>, Failure>>()?;
    for notice in &notices {
        let lease = instant(now.plus_millis(LEASE_MILLIS));
        let [device, serial] = notice.key();
        storage.exec(
            "UPDATE notice SET next_at = ? WHERE device = ? AND serial = ?",
            &[lease, device, serial],
        )?;
    }
    arm(storage)?;
    Ok(notices)
}

impl Notice {
    fn key(&self) -> [SqlValue; 2] {
        [text(self.device.as_str()), text(self.serial.as_str())]
    }
}

fn settle_notice<S: Storage>(
    storage: &S,
    notice: &Notice,
    told: bool,
    now: Timestamp,
) -> Result<(), Failure> {
    let [device, serial] = notice.key();
    if told {
        storage.exec("DELETE FROM notice WHERE device = ? AND serial = ?", &[device, serial])?;
    } else {
        let next = instant(retry_at(now, NOTICE_RETRY_MILLIS, notice.attempt, 0));
        storage.exec(
            "UPDATE notice SET attempt = attempt + 1, next_at = ? WHERE device = ? AND serial = ?",
            &[next, device, serial],
        )?;
    }
    arm(storage)
}
