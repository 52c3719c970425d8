//! The whole server is killed between publishing and the push, and started again: the push goes out.
//!
//! It needs a server of its own: `PASSWRIGHT_XTASK` names the program that starts one (`xtask dev --as-built`).

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use passwright_tests::iphone::{IPhone, Updates};
use passwright_tests::issuer::{Issuer, store_card};
use passwright_tests::own_server::Launch;
use passwright_tests::world::{HttpWorld, World};
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

/// Runs an operator's command against a server.
fn operate(xtask: &Path, world: &HttpWorld, arguments: &[&str]) -> String {
    let mut command = Command::new(xtask);
    command.args(arguments).args(["--url", world.base_url()]).env("ADMIN_SECRET", world.admin_secret());
    let run = command.output().expect("the program that talks to servers");
    let errors = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(run.status.success(), "{arguments:?}: {errors}");
    let said = String::from_utf8(run.stdout).expect("text");
    assert!(!said.contains(world.admin_secret()) && !errors.contains(world.admin_secret()));
    said
}

/// Everything of an account is written into a folder, the server loses its storage, and the folder brings it back: the phone goes on.
pub(crate) fn an_account_is_restored_on_an_empty_server(xtask: &Path) {
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
    phone.checks_for_updates(&pass_type);
    let account = before.api_key().get(8..16).expect("its account").to_owned();
    assert!(operate(xtask, &before, &["account", "list"]).contains(&account));
    let other = operate(xtask, &before, &["account", "create", "Other", "--plan", "free"]);
    assert!(other.contains("pw_live_"), "{other}");
    let plan = operate(xtask, &before, &["account", "plan", &account, "pro", "--unlimited"]);
    assert_eq!(plan, format!("Account {account} has the plan pro, no monthly limit.\n"));
    let backup = folder.path().join("backup");
    let path = backup.to_str().expect("text");
    operate(xtask, &before, &["export", &account, "--to", path]);
    server.kill();
    fs::remove_dir_all(folder.path().join("state/storage")).expect("the storage was there");

    let server = launch.start();
    let after = server.world();
    let issuer = Issuer::first(&after);
    assert_eq!(issuer.get("/api/v1/keys").status(), 401, "nothing is there");
    operate(xtask, &after, &["import", path]);
    operate(xtask, &after, &["import", path]);
    let phone = phone.in_world(&after);
    assert_eq!(phone.checks_for_updates(&pass_type), Updates::Nothing, "its tag goes on");
    assert_eq!(issuer.republishes(&published, &store_card("2")).version, 2);
    assert!(!phone.receives(1).is_empty(), "its push token goes on");
    assert!(phone.follows_a_push(&mut pass));
    assert_eq!(pass.balance(), "2");
    let key = operate(xtask, &after, &["account", "key", &account]);
    let key = key.split_whitespace().find(|word| word.starts_with("pw_live_")).expect("a key");
    assert_eq!(Issuer::with_key(&after, key).get("/api/v1/keys").status(), 200);
}
