//! The same scenarios over HTTP, against the server that `PASSWRIGHT_SERVER` (a path of `server.json`) names.
//!
//! Scenarios that need time travel or faults are in `scenarios` only. Each one here makes its own passes, phones and accounts, so they
//! run beside each other and again on the same server.
#![allow(missing_docs)]
// A broken expectation ends the test; helpers of tests are not seen as tests.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "scenarios/dialects.rs"]
mod dialects;
#[path = "scenarios/drafts.rs"]
mod drafts;
#[path = "scenarios/keys.rs"]
#[allow(dead_code)] // Some of them need time travel.
mod keys;
#[path = "scenarios/links.rs"]
#[allow(dead_code)] // Some of them need time travel.
mod links;
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
#[path = "scenarios/templates.rs"]
mod templates;
#[path = "scenarios/updates.rs"]
mod updates;
#[path = "scenarios/uploads.rs"]
mod uploads;

use std::path::Path;
use std::process::Command;

use passwright_tests::world::{HttpWorld, World};

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

/// Clients in another language, written from the dialects' descriptions alone.
fn client_works(script: &str) {
    live(|world| {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("clients").join(script);
        let run = Command::new("python3").arg(script).args([world.base_url(), world.api_key()]).output();
        let run = run.expect("python3 (apt install python3)");
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    });
}

#[test]
fn a_client_of_the_wallet_pass_dialect_works_unchanged() {
    client_works("wallet_pass_client.py");
}

#[test]
fn a_client_of_the_pkpass_dialect_works_unchanged() {
    client_works("pkpass_client.py");
}
