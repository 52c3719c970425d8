//! What a shard knows of the devices that have one pass, out of it and into another.
//!
//! The tag that a phone presents next goes on meaning what it meant: incarnation and counters move along. Where the device is known already, from
//! another account's import or because it registered meanwhile, its own counter stays and the pass counts as changed.

use serde::{Deserialize, Serialize};

use super::super::ids::DeviceHash;
use super::super::ports::{Row, SqlValue, Storage};
use super::super::refusal::Failure;
use super::super::rows::{Columns, count, instant, text};
use super::{ExportMembers, RestoreMembers, push};
use crate::ids::PushToken;
use crate::time::Timestamp;

/// One device, as far as it has to do with one pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MemberRecord {
    /// The device.
    pub device: DeviceHash,
    /// Tells its tags from those of a former life.
    pub incarnation: String,
    /// How many changes there were of any of its passes.
    pub counter: u64,
    /// Where its pushes go.
    pub push_token: PushToken,
    /// Since when.
    pub token_since: Timestamp,
    /// How the last push fared.
    pub push_state: Option<String>,
    /// Apple's reason.
    pub push_reason: Option<String>,
    /// When.
    pub push_at: Option<Timestamp>,
    /// When it asked last.
    pub last_seen_at: Timestamp,
    /// Orders what is told of this device and pass.
    pub sequence: i64,
    /// The version that was counted last.
    pub version: u64,
    /// The counter at that time.
    pub changed_at: u64,
    /// Whether a push has yet to go out.
    pub waits: bool,
}

/// The devices of a pass among those asked for.
pub(super) fn export<S: Storage>(storage: &S, asked: &ExportMembers) -> Result<Vec<MemberRecord>, Failure> {
    let mut found = Vec::with_capacity(asked.devices.len());
    for device in &asked.devices {
        let rows = storage.exec(
            "SELECT d.device, d.incarnation, d.counter, d.push_token, d.token_since, d.push_state, d.push_reason, d.push_at,
                d.last_seen_at, m.sequence, m.version, m.counter,
                EXISTS (SELECT 1 FROM push p WHERE p.device = d.device AND p.pass_type = m.pass_type)
                FROM device d JOIN membership m ON m.device = d.device
                WHERE d.device = ? AND m.pass_type = ? AND m.serial = ? AND m.left_at IS NULL",
            &[text(device.as_str()), text(asked.pass_type.as_str()), text(asked.serial.as_str())],
        )?;
        for row in rows {
            found.push(read(row)?);
        }
    }
    Ok(found)
}

fn read(row: Row) -> Result<MemberRecord, Failure> {
    let mut row = Columns::new("device", row);
    Ok(MemberRecord {
        device: DeviceHash::from_stored(row.text()?),
        incarnation: row.text()?,
        counter: row.count()?,
        push_token: row.checked()?,
        token_since: row.instant()?,
        push_state: row.optional_text()?,
        push_reason: row.optional_text()?,
        push_at: row.optional_instant()?,
        last_seen_at: row.instant()?,
        sequence: row.integer()?,
        version: row.count()?,
        changed_at: row.count()?,
        waits: row.flag()?,
    })
}

/// Writes devices and their memberships; a membership that is here already stays as it is.
pub(super) fn restore<S: Storage>(storage: &S, asked: RestoreMembers, now: Timestamp) -> Result<(), Failure> {
    storage.transaction(move |storage| {
        let (pass_type, serial) = (text(asked.pass_type.as_str()), text(asked.serial.as_str()));
        for member in asked.members {
            restore_one(storage, &member, &pass_type, &serial, now)?;
        }
        push::arm(storage)
    })
}

fn restore_one<S: Storage>(
    storage: &S,
    member: &MemberRecord,
    pass_type: &SqlValue,
    serial: &SqlValue,
    now: Timestamp,
) -> Result<(), Failure> {
    let device = || text(member.device.as_str());
    put_device(storage, member)?;
    let same = storage.exec(
        "UPDATE device SET counter = MAX(counter, ?) WHERE device = ? AND incarnation = ? RETURNING counter",
        &[count(member.counter), device(), text(&member.incarnation)],
    )?;
    let changed_at = if same.is_empty() {
        // Another life of the device: its tags say nothing about this pass, so it counts as changed.
        let raised = storage.exec(
            "UPDATE device SET counter = counter + 1 WHERE device = ? RETURNING counter",
            &[device()],
        )?;
        raised.into_iter().next().map(|row| Columns::new("device", row).count()).transpose()?.unwrap_or(1)
    } else {
        member.changed_at
    };
    let sequence = SqlValue::Integer(member.sequence);
    let written = storage.exec(
        "INSERT INTO membership (device, pass_type, serial, sequence, version, counter, left_at) VALUES (?, ?, ?, ?, ?, ?, NULL)
            ON CONFLICT (device, pass_type, serial) DO NOTHING RETURNING device",
        &[device(), pass_type.clone(), serial.clone(), sequence, count(member.version), count(changed_at)],
    )?;
    if member.waits && !written.is_empty() {
        storage.exec(
            "INSERT OR IGNORE INTO push (device, pass_type, generation, attempt, next_at)
                SELECT device, ?2, counter, 0, ?3 FROM device WHERE device = ?1 AND push_state IS NOT 'refused'",
            &[device(), pass_type.clone(), instant(now)],
        )?;
    }
    Ok(())
}

fn put_device<S: Storage>(storage: &S, member: &MemberRecord) -> Result<(), Failure> {
    let optional = |value: &Option<String>| value.clone().map_or(SqlValue::Null, text);
    let values = [
        text(member.device.as_str()),
        text(&member.incarnation),
        count(member.counter),
        text(member.push_token.clone()),
        instant(member.token_since),
        optional(&member.push_state),
        optional(&member.push_reason),
        member.push_at.map_or(SqlValue::Null, instant),
        instant(member.last_seen_at),
    ];
    storage.exec(
        "INSERT OR IGNORE INTO device
            (device, incarnation, counter, push_token, token_since, push_state, push_reason, push_at, last_seen_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        &values,
    )?;
    Ok(())
}
