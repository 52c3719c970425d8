//! The tables of a pass.

/// The steps to the newest version; a step that was released is never changed.
pub(super) const STEPS: &[&[&str]] = &[TABLES, PERSONALIZATION, SOURCE, PHONE_LOG, DRAFT, RETURNING, GONE];

/// Devices of which Apple said that they are gone, the newest ones.
const GONE: &[&str] = &["CREATE TABLE gone_device (
    device TEXT PRIMARY KEY, registered_at INTEGER NOT NULL, last_seen_at INTEGER NOT NULL, gone_at INTEGER NOT NULL,
    reason TEXT NOT NULL) WITHOUT ROWID"];

/// What a person told the issuer in Wallet's sign-up form, once, with the hash of the token that was signed for it.
const PERSONALIZATION: &[&str] = &["CREATE TABLE personalization (
    id INTEGER PRIMARY KEY CHECK (id = 1), token_hash TEXT NOT NULL, answers TEXT NOT NULL, at INTEGER NOT NULL)"];

/// A draft for one day, in the place of a pass.
const DRAFT: &[&str] = &[super::draft::TABLE];

/// Devices that come back: `former` remembers for a while who left or was reported gone, and `known` says to the device's object that it
/// should know the device already.
const RETURNING: &[&str] = &[
    "ALTER TABLE membership_outbox ADD COLUMN known INTEGER NOT NULL DEFAULT 0",
    "CREATE TABLE former (device TEXT PRIMARY KEY, left_at INTEGER NOT NULL) WITHOUT ROWID",
];

/// What phones report.
const PHONE_LOG: &[&str] = &[super::log::TABLE];

/// What an issuer's API was sent to make the present version.
const SOURCE: &[&str] = &[
    "CREATE TABLE source (id INTEGER PRIMARY KEY CHECK (id = 1), dialect TEXT NOT NULL, body TEXT NOT NULL)",
];

const TABLES: &[&str] = &[
    // One row. Everything that answers a phone's question whether something changed is in it.
    "CREATE TABLE IF NOT EXISTS pass (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        serial TEXT NOT NULL, account TEXT NOT NULL, pass_type TEXT NOT NULL, team TEXT NOT NULL, token TEXT NOT NULL,
        version INTEGER NOT NULL, status TEXT NOT NULL,
        title TEXT NOT NULL, organization TEXT NOT NULL, style TEXT NOT NULL,
        created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, last_modified INTEGER NOT NULL)",
    // Position 0 is the document. A file larger than a row may be is in several parts.
    "CREATE TABLE IF NOT EXISTS file (
        position INTEGER NOT NULL, part INTEGER NOT NULL, name TEXT NOT NULL, bytes BLOB NOT NULL,
        PRIMARY KEY (position, part)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS version (
        version INTEGER PRIMARY KEY, at INTEGER NOT NULL, made_by TEXT NOT NULL, changed TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS registration (
        device TEXT PRIMARY KEY, registered_at INTEGER NOT NULL, last_seen_at INTEGER NOT NULL, sequence INTEGER NOT NULL)
        WITHOUT ROWID",
    // What a device's object has yet to learn about the membership; the newest wish of a device replaces the older one.
    "CREATE TABLE IF NOT EXISTS membership_outbox (
        device TEXT PRIMARY KEY, pass_type TEXT NOT NULL, serial TEXT NOT NULL, joined INTEGER NOT NULL, push_token TEXT,
        sequence INTEGER NOT NULL, notify INTEGER NOT NULL, attempt INTEGER NOT NULL, next_at INTEGER NOT NULL) WITHOUT ROWID",
    // One row while a version has yet to be told to devices: all after `cursor`.
    "CREATE TABLE IF NOT EXISTS change_outbox (
        id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL, cursor TEXT NOT NULL, attempt INTEGER NOT NULL,
        next_at INTEGER NOT NULL)",
];
