//! The tables of a template.

use super::super::file_rows;

/// The steps to the newest version; a step that was released is never changed.
pub(super) const STEPS: &[&[&str]] = &[&[
    "CREATE TABLE template (
        id INTEGER PRIMARY KEY CHECK (id = 1), template TEXT NOT NULL, account TEXT NOT NULL, revision INTEGER NOT NULL,
        is_open INTEGER NOT NULL, title TEXT NOT NULL, organization TEXT NOT NULL, style TEXT NOT NULL, placeholders TEXT NOT NULL,
        created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL)",
    file_rows::TABLE,
    // `position` is the order of joining; `revision` is the design that the pass has, `problem` why it has no newer one.
    "CREATE TABLE member (
        position INTEGER PRIMARY KEY AUTOINCREMENT, serial TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, problem TEXT,
        attempt INTEGER NOT NULL, next_at INTEGER)",
    // What has yet to be told is found without reading the others.
    "CREATE INDEX member_by_time ON member (next_at) WHERE next_at IS NOT NULL",
    "CREATE TABLE joined (hour INTEGER PRIMARY KEY, passes INTEGER NOT NULL)",
    "CREATE TABLE walk (id INTEGER PRIMARY KEY CHECK (id = 1), revision INTEGER NOT NULL, cursor INTEGER NOT NULL, made_by TEXT NOT NULL)",
]];
