//! The same scenarios over HTTP, against the server that `PASSWRIGHT_SERVER` (a path of `server.json`) names.
//!
//! Scenarios that need time travel or faults are in `scenarios` only. Each one here makes its own passes, phones and accounts, so they
//! run beside each other and again on the same server.
#![allow(missing_docs)]
// Scenarios that need the platform's clock or its faults stand beside the others and run in one process only.
#![allow(dead_code)]
// A broken expectation ends the test; helpers of tests are not seen as tests.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "scenarios/description.rs"]
mod description;
#[path = "scenarios/device_web_service.rs"]
mod device_web_service;
#[path = "scenarios/dialect_bodies.rs"]
mod dialect_bodies;
#[path = "scenarios/dialect_rules.rs"]
mod dialect_rules;
#[path = "scenarios/dialects.rs"]
mod dialects;
#[path = "scenarios/drafts.rs"]
mod drafts;
#[path = "scenarios/embedding.rs"]
mod embedding;
#[path = "scenarios/inside.rs"]
mod inside;
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
#[path = "scenarios/spellings.rs"]
mod spellings;
#[path = "scenarios/strangers.rs"]
mod strangers;
#[path = "scenarios/templates.rs"]
mod templates;
#[path = "scenarios/updates.rs"]
mod updates;
#[path = "scenarios/uploads.rs"]
mod uploads;

use std::path::Path;
use std::process::Command;

use passwright_core::api::AccountReply;
use passwright_tests::issuer::read;
use passwright_tests::soak::{faults, fresh_seed};
use passwright_tests::world::{HttpWorld, World, post_json};

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

#[test]
fn nobody_is_sent_inside() {
    match std::env::var_os("PASSWRIGHT_XTASK") {
        Some(xtask) => inside::nobody_is_sent_inside(Path::new(&xtask)),
        None => println!("not run: inside (PASSWRIGHT_XTASK names no program)"),
    }
}

/// The long run of `cargo xtask soak` in short.
#[test]
fn five_kills_and_a_bad_push_service_lose_nothing() {
    let Some(xtask) = std::env::var_os("PASSWRIGHT_XTASK") else {
        println!("not run: faults (PASSWRIGHT_XTASK names no program)");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let plan = faults::Plan { kills: 5, updates: 200, phones: 40, passes: 20, seed: fresh_seed() };
    println!("{}", faults::run(Path::new(&xtask), folder.path(), plan));
}

#[test]
fn an_account_is_restored_on_an_empty_server() {
    match std::env::var_os("PASSWRIGHT_XTASK") {
        Some(xtask) => restart::an_account_is_restored_on_an_empty_server(Path::new(&xtask)),
        None => println!("not run: restore (PASSWRIGHT_XTASK names no program)"),
    }
}

/// Clients in another language, written from the dialects' descriptions alone.
///
/// Each has an account of its own: they count what they use, while other scenarios use the account of the server.
fn client_works(script: &str) {
    live(|world| {
        let request = serde_json::json!({ "name": script });
        let account: AccountReply =
            read(&world.send(post_json("/api/v1/accounts", world.admin_secret(), &request)), 201);
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("clients").join(script);
        let run = Command::new("python3").arg(script).args([world.base_url(), &account.api_key]).output();
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
