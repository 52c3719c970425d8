//! The object of a shard of devices: push tokens, the passes of each device with their change counters, and pushes that have yet to go out.
//!
//! In scope: the commands, the list call's answer. Out of scope: who may register (the pass's object checks the token).
//!
//! Why the device counts: the list call asks "what changed since this tag" over many passes. Clocks of different objects could lose an
//! update; one counter that this object alone raises cannot.

use serde::{Deserialize, Serialize};

use super::ids::DeviceHash;
use super::ports::{ObjectKind, Ports, Storage};
use super::refusal::Failure;
use super::rows::prepare;
use super::wire::{Command, Message, command, reply};
use crate::ids::{PassTypeIdentifier, PushToken, SerialNumber};
use crate::time::Timestamp;

mod backup;
mod memberships;
mod notice;
mod push;
mod schema;
mod send;
mod tag;
mod verdict;

pub use backup::MemberRecord;

const OBJECT_KIND: ObjectKind = ObjectKind::Device;

command!(
    /// A device registered for a pass, or has a new push token.
    Join {
        /// The device.
        device: DeviceHash,
        /// The pass's type.
        pass_type: PassTypeIdentifier,
        /// The pass.
        serial: SerialNumber,
        /// Where pushes go from now on.
        push_token: PushToken,
        /// Orders what is told of this device and pass.
        sequence: i64,
        /// The pass's version.
        version: u64,
        /// Whether the device has to learn of that version.
        notify: bool,
        /// Whether the device was registered for the pass before.
        #[serde(default)]
        known: bool,
    } -> ()
);
command!(
    /// A device no longer has a pass.
    Leave {
        /// The device.
        device: DeviceHash,
        /// The pass's type.
        pass_type: PassTypeIdentifier,
        /// The pass.
        serial: SerialNumber,
        /// Orders what is told of this device and pass.
        sequence: i64,
    } -> ()
);
command!(
    /// A pass of the device has a new version. Told twice, it counts once.
    Changed {
        /// The device.
        device: DeviceHash,
        /// The pass's type.
        pass_type: PassTypeIdentifier,
        /// The pass.
        serial: SerialNumber,
        /// The new version.
        version: u64,
    } -> ()
);
command!(
    /// Which passes of a type changed since a tag; nothing when none did.
    ListUpdates {
        /// The device.
        device: DeviceHash,
        /// The pass type.
        pass_type: PassTypeIdentifier,
        /// What the device was told last time.
        tag: Option<String>,
    } -> Option<Updates>
);
command!(
    /// How pushes to a device fare.
    ReadPushState {
        /// The device.
        device: DeviceHash,
    } -> Option<PushState>
);

command!(
    /// Asks what is known of the devices of a pass, for an export.
    ExportMembers {
        /// The pass type.
        pass_type: PassTypeIdentifier,
        /// The pass.
        serial: SerialNumber,
        /// The devices.
        devices: Vec<DeviceHash>,
    } -> Vec<MemberRecord>
);
command!(
    /// Writes exported devices of a pass.
    RestoreMembers {
        /// The pass type.
        pass_type: PassTypeIdentifier,
        /// The pass.
        serial: SerialNumber,
        /// The devices.
        members: Vec<MemberRecord>,
    } -> ()
);

/// The reply to [`ListUpdates`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Updates {
    /// The passes.
    pub serials: Vec<SerialNumber>,
    /// What the device presents next time.
    pub tag: String,
}

/// The reply to [`ReadPushState`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushState {
    /// `waiting`, `delivered`, `refused` or `off`; nothing when no push was due so far.
    pub state: Option<String>,
    /// Apple's reason, when there is one.
    pub reason: Option<String>,
    /// Since when.
    pub at: Option<Timestamp>,
    /// When the device last asked for updates, to the hour.
    pub last_seen_at: Timestamp,
}

/// Handles one message.
///
/// # Errors
/// [`Failure`], which the caller turns into an answer.
pub fn handle<S: Storage, P: Ports>(storage: &S, ports: &P, message: &Message) -> Result<Vec<u8>, Failure> {
    prepare(storage, schema::STEPS)?;
    let now = ports.now();
    let mut incarnation = [0; tag::INCARNATION_BYTES];
    ports.fill_random(&mut incarnation);
    let settings = ports.settings();
    let context = memberships::Context { now, incarnation, mode: settings.push_mode };
    Ok(match message.name() {
        Join::NAME => reply::<Join>(&memberships::join(storage, message.command()?, context)?.into())?,
        Leave::NAME => reply::<Leave>(&memberships::leave(storage, message.command()?, context)?.into())?,
        Changed::NAME => {
            reply::<Changed>(&memberships::changed(storage, message.command()?, context)?.into())?
        }
        ListUpdates::NAME => {
            reply::<ListUpdates>(&memberships::list_updates(storage, message.command()?, now)?.into())?
        }
        ReadPushState::NAME => {
            reply::<ReadPushState>(&memberships::push_state(storage, &message.command()?)?.into())?
        }
        ExportMembers::NAME => reply::<ExportMembers>(&backup::export(storage, &message.command()?)?.into())?,
        RestoreMembers::NAME => {
            reply::<RestoreMembers>(&backup::restore(storage, message.command()?, now)?.into())?
        }
        _ => return Err(message.unknown().into()),
    })
}

/// Sends the pushes that are due and tells passes which devices are gone.
///
/// # Errors
/// [`Failure`], after which the platform's alarm comes again.
pub async fn alarm<S: Storage, P: Ports>(storage: &S, ports: &P) -> Result<(), Failure> {
    prepare(storage, schema::STEPS)?;
    push::run(storage, ports).await
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two versions meet while a deployment rolls out: what one writes the other must read.
    #[test]
    fn the_messages_between_objects_keep_their_shape() {
        let join = r#"{"device":"00ff","pass_type":"pass.a","serial":"1","push_token":"ab","sequence":7,"version":2,"notify":true,"known":false}"#;
        let read: Join = serde_json::from_str(join).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), join);
        let list = r#"{"device":"00ff","pass_type":"pass.a","tag":null}"#;
        let read: ListUpdates = serde_json::from_str(list).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), list);
        assert_eq!([Join::NAME, Leave::NAME, Changed::NAME], ["Join", "Leave", "Changed"]);
    }
}
