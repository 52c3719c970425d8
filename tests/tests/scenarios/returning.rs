//! Phones that were away: what changed meanwhile is told when they come back. In process, with the platform's clock.

use http::Method;
use passwright_core::api::PublishedPass;
use passwright_core::service::ports::ObjectKind;
use passwright_tests::iphone::{IPhone, Installed};
use passwright_tests::issuer::{Issuer, store_card};
use passwright_tests::local::Plan;
use passwright_tests::world::{LocalWorld, World};
use serde_json::json;

const HOUR: i64 = 60 * 60 * 1000;
const MONTH: i64 = 31 * 24 * HOUR;

fn registered(world: &LocalWorld) -> (PublishedPass, IPhone<'_, LocalWorld>, Installed) {
    let published = Issuer::first(world).publishes(&store_card("1"));
    let phone = IPhone::new(world);
    let pass = phone.installs_from(&published.landing_url);
    assert_eq!(phone.registers(&pass), 201);
    (published, phone, pass)
}

/// Automatic updates switched off and on again: what changed in between is pushed, however long it was.
#[test]
fn a_phone_that_left_and_comes_back_is_told_what_it_missed() {
    let world = LocalWorld::new();
    let (published, phone, mut pass) = registered(&world);
    assert_eq!(phone.unregisters(&pass), 200);
    Issuer::first(&world).republishes(&published, &store_card("2"));
    world.platform.advance(20 * 24 * HOUR);
    assert_eq!(phone.receives(0), []);
    assert_eq!(phone.registers(&pass), 201);
    assert_eq!(phone.receives(1).len(), 1);
    assert!(phone.follows_a_push(&mut pass));
    assert_eq!(pass.balance(), "2");
}

/// Its token ended, and hours later it registers with a new one: the change whose push found nobody is pushed to the new token.
#[test]
fn a_phone_that_was_reported_gone_and_comes_back_is_told_what_it_missed() {
    let world = LocalWorld::new();
    let (published, phone, mut pass) = registered(&world);
    let gone = world.platform.now().plus_millis(HOUR).unix_millis();
    world.script_pushes(
        &phone.push_token(),
        json!([{ "reply": { "unregistered": { "timestampMs": gone } } }]),
    );
    Issuer::first(&world).republishes(&published, &store_card("2"));
    world.platform.advance(5 * HOUR);
    phone.gets_a_new_push_token();
    assert_eq!(phone.registers(&pass), 201);
    assert_eq!(phone.receives(1).len(), 1);
    assert!(phone.follows_a_push(&mut pass));
    assert_eq!(pass.balance(), "2");
}

/// The new token is on its way between two objects while Apple reports the old one gone: the push goes to the new one, wherever the process died.
#[test]
fn a_new_token_is_pushed_to_though_the_old_one_ends_on_its_way() {
    for at in 1..60 {
        let world = LocalWorld::new();
        let (published, phone, mut pass) = registered(&world);
        let old = phone.push_token();
        // Busy at first, so that the push is still to be made when the token changes; then gone.
        let gone = world.platform.now().plus_millis(HOUR).unix_millis();
        world.script_pushes(
            &old,
            json!([{ "reply": "tooManyRequests" }, { "reply": { "unregistered": { "timestampMs": gone } } }]),
        );
        Issuer::first(&world).republishes(&published, &store_card("2"));
        world.platform.run_due_alarms();
        phone.gets_a_new_push_token();
        world.platform.plan(Plan::CrashBefore(at));
        let authorization = format!("ApplePass {}", pass.text("/authenticationToken"));
        let answered = world.platform.send(phone.registration(Method::POST, &pass, &authorization)).is_ok();
        let has_crashed = world.platform.has_crashed();
        world.platform.restart();
        // A phone without an answer tries again, but not before everything else has happened.
        world.platform.advance(HOUR);
        if !answered {
            assert!(matches!(phone.registers(&pass), 200 | 201), "{at}");
            world.platform.advance(HOUR);
        }
        assert!(!phone.receives(1).is_empty(), "dead at {at}: nobody told the new token");
        assert!(phone.follows_a_push(&mut pass), "dead at {at}");
        assert_eq!(pass.balance(), "2", "dead at {at}");
        if !has_crashed {
            return;
        }
    }
    panic!("the registration never got by without the fault");
}

/// Who left is remembered for a month, erasing a pass included, and nobody is pushed for nothing.
#[test]
fn who_left_is_not_remembered_for_ever() {
    let world = LocalWorld::new();
    let (published, phone, pass) = registered(&world);
    let object = || world.platform.object(ObjectKind::Pass, &pass.serial()).expect("its object");
    assert_eq!(phone.unregisters(&pass), 200);
    assert_eq!(object().rows("former"), 1);
    assert_eq!(phone.registers(&pass), 201);
    assert_eq!(phone.receives(0), [], "nothing changed meanwhile");
    assert_eq!(object().rows("former"), 0);
    assert_eq!(phone.unregisters(&pass), 200);
    world.platform.advance(MONTH);
    let other = IPhone::new(&world);
    let others = other.installs_from(&published.landing_url);
    assert_eq!(other.registers(&others), 201);
    assert_eq!(other.unregisters(&others), 200);
    assert_eq!(object().rows("former"), 1, "the first one was forgotten");
    assert_eq!(Issuer::first(&world).erases(&published).status(), 204);
    assert_eq!(object().rows("former"), 0);
}

/// With its last pass a device's row goes, so nothing is kept of a phone that has nothing of ours.
#[test]
fn the_last_registration_takes_the_device_with_it() {
    let world = LocalWorld::new();
    let (_, phone, pass) = registered(&world);
    let second = phone.installs_from(&Issuer::first(&world).publishes(&store_card("1")).landing_url);
    assert_eq!(phone.registers(&second), 201);
    let devices = || {
        let shards =
            world.platform.object_names().into_iter().filter(|(kind, _)| *kind == ObjectKind::Device);
        let rows = shards.filter_map(|(kind, name)| Some(world.platform.object(kind, &name)?.rows("device")));
        rows.sum::<i64>()
    };
    assert_eq!(devices(), 1);
    assert_eq!(phone.unregisters(&pass), 200);
    assert_eq!(devices(), 1);
    assert_eq!(phone.unregisters(&second), 200);
    assert_eq!(devices(), 0);
}
