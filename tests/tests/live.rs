//! The same scenarios over HTTP, against the server that `PASSWRIGHT_SERVER` (a path of `server.json`) names.
//!
//! Scenarios that need time travel or faults are in `scenarios` only. Each one here makes its own passes, phones and accounts, so they
//! run beside each other and again on the same server.
#![allow(missing_docs)]
// A broken expectation ends the test; helpers of tests are not seen as tests.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "scenarios/list.rs"]
mod list;
#[path = "scenarios/personalization.rs"]
mod personalization;
#[path = "scenarios/public.rs"]
mod public;
#[path = "scenarios/restart.rs"]
mod restart;
#[path = "scenarios/signatures.rs"]
mod signatures;
#[path = "scenarios/updates.rs"]
mod updates;
#[path = "scenarios/uploads.rs"]
mod uploads;

use std::path::Path;

use passwright_tests::world::HttpWorld;

fn live(scenario: impl FnOnce(&HttpWorld)) {
    match std::env::var_os("PASSWRIGHT_SERVER") {
        Some(file) => scenario(&HttpWorld::open(Path::new(&file))),
        None => println!("not run: live (no server)"),
    }
}

macro_rules! over_http {
    ($($module:ident::$name:ident,)*) => {$(
        #[test]
        fn $name() {
            live($module::$name);
        }
    )*};
}

list::every_scenario!(over_http);

#[test]
fn a_killed_server_loses_nothing() {
    match std::env::var_os("PASSWRIGHT_XTASK") {
        Some(xtask) => restart::a_killed_server_loses_nothing(Path::new(&xtask)),
        None => println!("not run: restart (PASSWRIGHT_XTASK names no program)"),
    }
}
