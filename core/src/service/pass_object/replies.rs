//! What the object of a pass answers: one type for each kind of reply.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Head;
use crate::ids::PassTypeIdentifier;
use crate::service::ids::DeviceHash;
use crate::time::Timestamp;

/// The reply to [`ReadDraft`](super::ReadDraft).
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Draft {
    /// Its pass type.
    pub pass_type: PassTypeIdentifier,
    /// What its page calls it.
    pub title: String,
    /// When it ends.
    pub ends_at: Timestamp,
    /// The file names.
    pub files: Vec<String>,
}

/// A line of [`ReadLog`](super::ReadLog).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogLine {
    /// When it came.
    pub at: Timestamp,
    /// The phone's words.
    pub line: String,
}

/// The reply to [`Create`](super::Create).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[allow(clippy::large_enum_variant)] // One short-lived value for each call.
pub enum Created {
    /// It is stored now, or was by the same request before.
    Stored(Head),
    /// Another pass has this serial number.
    Taken,
}

/// The reply to [`Replace`](super::Replace).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[allow(clippy::large_enum_variant)] // One short-lived value for each call.
pub enum Replaced {
    /// A new version was made, or nothing was different and the old one stays.
    Stored(Head),
    /// There is no such pass.
    Absent,
    /// It was revoked, which is final.
    Revoked,
    /// Another change came first.
    Overtaken,
}

/// The reply to [`Register`](super::Register).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Registered {
    /// The device was not registered before.
    New,
    /// It was; its push token is the new one now.
    Known,
    /// The token, the pass type or the serial number is wrong.
    Unauthorized,
    /// The pass has as many devices as one object takes.
    Full,
}

/// The reply to [`ReadPersonalization`](super::ReadPersonalization).
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Personalization {
    /// What was filled in, by Apple's names.
    pub answers: BTreeMap<String, String>,
    /// When.
    pub at: Timestamp,
}

/// A line of [`ReadDevices`](super::ReadDevices).
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RegisteredDevice {
    /// The device.
    pub device: DeviceHash,
    /// When it registered first.
    pub registered_at: Timestamp,
    /// When it registered last.
    pub last_seen_at: Timestamp,
    /// Only of a device that is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<Gone>,
}

/// What became of a device that no longer has the pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gone {
    /// Apple's word.
    pub reason: String,
    /// When Apple said so.
    pub at: Timestamp,
}

/// A line of [`ReadHistory`](super::ReadHistory).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Its number.
    pub version: u64,
    /// When it was made.
    pub at: Timestamp,
    /// What may be shown of the key that made it.
    pub by: String,
    /// JSON pointers and file names that differ from the version before.
    pub changed: Vec<String>,
}
