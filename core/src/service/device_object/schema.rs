//! The tables of a shard of devices.

/// The steps to the newest version; a step that was released is never changed.
pub(super) const STEPS: &[&[&str]] = &[TABLES, REASON];

/// Why and when a device is gone, for the issuers of its passes.
const REASON: &[&str] =
    &["ALTER TABLE notice ADD COLUMN reason TEXT", "ALTER TABLE notice ADD COLUMN gone_at INTEGER"];

const TABLES: &[&str] = &[
    // `counter` rises with each change of any pass of the device; `incarnation` tells a recreated device's tags from its former ones.
    "CREATE TABLE IF NOT EXISTS device (
        device TEXT PRIMARY KEY, incarnation TEXT NOT NULL, counter INTEGER NOT NULL, push_token TEXT NOT NULL,
        token_since INTEGER NOT NULL, push_state TEXT, push_reason TEXT, push_at INTEGER, last_seen_at INTEGER NOT NULL)
        WITHOUT ROWID",
    // A membership that ended stays for a day (`left_at`), so that a message which comes late does not bring it back.
    "CREATE TABLE IF NOT EXISTS membership (
        device TEXT NOT NULL, pass_type TEXT NOT NULL, serial TEXT NOT NULL, sequence INTEGER NOT NULL, version INTEGER NOT NULL,
        counter INTEGER NOT NULL, left_at INTEGER, PRIMARY KEY (device, pass_type, serial)) WITHOUT ROWID",
    // One push for a device and pass type, however many passes changed. `generation` is the device's counter when it was asked for.
    "CREATE TABLE IF NOT EXISTS push (
        device TEXT NOT NULL, pass_type TEXT NOT NULL, generation INTEGER NOT NULL, attempt INTEGER NOT NULL, next_at INTEGER NOT NULL,
        PRIMARY KEY (device, pass_type)) WITHOUT ROWID",
    // Passes that have yet to learn that a device is gone.
    "CREATE TABLE IF NOT EXISTS notice (
        device TEXT NOT NULL, serial TEXT NOT NULL, sequence INTEGER NOT NULL, attempt INTEGER NOT NULL, next_at INTEGER NOT NULL,
        PRIMARY KEY (device, serial)) WITHOUT ROWID",
];
