//! The whole server is killed between publishing and the push, and started again: the push goes out.
//!
//! It needs a server of its own: `PASSWRIGHT_XTASK` names the program that starts one (`xtask dev --as-built`).

use std::path::Path;
use std::time::{Duration, Instant};

use passwright_tests::iphone::{IPhone, Updates};
use passwright_tests::issuer::{Issuer, store_card};
use passwright_tests::own_server::Launch;
use passwright_tests::world::World;
use serde_json::{Value, json};

/// A push that was under way when the server died waits for the end of its lease, 20 s.
const PUSH_PATIENCE: Duration = Duration::from_secs(60);

/// Publish, kill everything with SIGKILL, start again: registration, version and push are all there.
pub(crate) fn a_killed_server_loses_nothing(xtask: &Path) {
    let folder = tempfile::tempdir().expect("a folder");
    let launch = Launch::new(xtask, folder.path());
    let server = launch.start();
    let before = server.world();
    let issuer = Issuer::first(&before);
    let published = issuer.publishes(&store_card("1"));
    let phone = IPhone::new(&before);
    let mut pass = phone.installs_from(&published.landing_url);
    assert_eq!(phone.registers(&pass), 201);
    let pass_type = pass.text("/passTypeIdentifier");
    assert_eq!(phone.checks_for_updates(&pass_type), Updates::Passes(vec![pass.serial()]));
    // Apple takes nothing until the kill, so no push can have gone out before it.
    let busy: Vec<Value> = (0..50).map(|_| json!({ "reply": "serviceUnavailable" })).collect();
    before.script_pushes(&phone.push_token(), Value::from(busy));
    assert_eq!(issuer.republishes(&published, &store_card("2")).version, 2);
    server.kill();

    let server = launch.start();
    let after = server.world();
    let phone = phone.in_world(&after);
    let start = Instant::now();
    while after.wait_for_pushes(&phone.push_token(), 1).is_empty() {
        assert!(start.elapsed() < PUSH_PATIENCE, "the push was lost");
    }
    assert!(phone.follows_a_push(&mut pass));
    assert_eq!(pass.balance(), "2");
}
