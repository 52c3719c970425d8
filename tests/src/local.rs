//! The local platform: the service in one process, with a virtual clock, storage that refuses what Durable Objects refuse, and faults on command.
//!
//! In scope: the ports. Out of scope: HTTP over a socket and the real runtime; the live scenarios see to those.
#![allow(clippy::expect_used, clippy::panic, clippy::missing_panics_doc)] // A platform that does not stand ends the test.

mod faults;
mod house;
mod internet;
mod platform;
mod ports;
mod storage;

pub use faults::Plan;
pub use internet::Internet;
pub use platform::{ConnectionLost, LocalPlatform};
pub use storage::LocalStorage;
