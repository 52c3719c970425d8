//! The long runs against real processes: the whole server is killed again and again while everybody goes on with what they do.
//!
//! In scope: simulated phones and issuers who try again when nobody answers, the kills, and what must be true at the end. Out of scope: the server
//! (see `own_server`), what Apple answers (see `fake_push`). `cargo xtask soak` runs them at length, the live stage of `cargo xtask test` in short.
#![allow(clippy::expect_used, clippy::panic, clippy::missing_panics_doc)] // What is lost ends the run.

use std::time::{SystemTime, UNIX_EPOCH};

pub mod faults;
mod patient;
mod phones;
mod post;
pub mod reissue;

pub use patient::Patient;

/// A seed for a run that should differ from the last one.
#[must_use]
pub fn fresh_seed() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::from(since.subsec_nanos()) ^ since.as_secs()
}
