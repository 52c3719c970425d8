//! What Apple may answer to a push, and what happens over hours: in process, with the platform's clock.

use http::Request;
use passwright_core::api::{ListedDevice, PublishedPass};
use passwright_core::service::settings::PushMode;
use passwright_tests::iphone::{IPhone, Installed, Updates};
use passwright_tests::issuer::{Issuer, store_card};
use passwright_tests::world::{LocalWorld, World};
use serde_json::{Value, json};

const MINUTE: i64 = 60 * 1000;
const HOUR: i64 = 60 * MINUTE;

struct Scene<'w> {
    world: &'w LocalWorld,
    issuer: Issuer<'w, LocalWorld>,
    published: PublishedPass,
    phone: IPhone<'w, LocalWorld>,
    pass: Installed,
}

/// A registered phone, and a push service that will answer this.
fn scene<'w>(world: &'w LocalWorld, answers: Value) -> Scene<'w> {
    let issuer = Issuer::first(world);
    let published = issuer.publishes(&store_card("1"));
    let phone = IPhone::new(world);
    let pass = phone.installs_from(&published.landing_url);
    assert_eq!(phone.registers(&pass), 201);
    world.script_pushes(&phone.push_token(), answers);
    Scene { world, issuer, published, phone, pass }
}

impl Scene<'_> {
    fn updates(&self, balance: &str) {
        self.issuer.republishes(&self.published, &store_card(balance));
    }

    fn pushes(&self) -> usize {
        self.phone.receives(0).len()
    }

    fn pushes_after(&self, millis: i64) -> usize {
        self.world.platform.advance(millis);
        self.pushes()
    }

    fn device(&self) -> ListedDevice {
        self.issuer.devices(&self.published).devices.remove(0)
    }

    fn push_state(&self) -> (String, Option<String>) {
        let push = self.device().push.expect("a push was due");
        (push.state, push.reason)
    }

    fn lists(&self) -> Updates {
        self.phone.checks_for_updates_since(&self.pass.text("/passTypeIdentifier"), None)
    }
}

/// 410: the device and its registrations go, at both objects.
#[test]
fn a_device_that_apple_reports_gone_is_forgotten() {
    let world = LocalWorld::new();
    let later = world.platform.now().plus_millis(HOUR).unix_millis();
    let scene = scene(&world, json!([{ "reply": { "unregistered": { "timestampMs": later } } }]));
    scene.updates("2");
    assert_eq!(scene.pushes(), 1);
    assert_eq!(scene.lists(), Updates::Nothing);
    let push = scene.device().push.expect("a state");
    assert_eq!((push.state.as_str(), push.reason.as_deref()), ("gone", Some("Unregistered")));
    assert_eq!(push.at, Some(world.platform.now().to_rfc3339()));
    scene.updates("3");
    assert_eq!(scene.pushes_after(HOUR), 1, "no more pushes");
    assert_eq!(scene.phone.registers(&scene.pass), 201, "it may come back");
    assert_eq!(scene.pushes(), 2, "and is told what it missed");
    assert_eq!(scene.issuer.devices(&scene.published).devices.len(), 1, "and is no longer gone");
    assert_eq!(scene.push_state().0, "delivered");
    assert_eq!(scene.lists(), Updates::Passes(vec![scene.pass.serial()]));
}

/// 410 about a time before the phone registered anew says nothing about it.
#[test]
fn a_phone_that_registered_after_it_was_reported_gone_stays() {
    let world = LocalWorld::new();
    let before = world.platform.now().plus_millis(-HOUR).unix_millis();
    let scene = scene(&world, json!([{ "reply": { "unregistered": { "timestampMs": before } } }]));
    scene.updates("2");
    assert_eq!(scene.pushes(), 1);
    assert_eq!(scene.pushes_after(MINUTE), 2, "tried again");
    assert_eq!(scene.push_state().0, "delivered");
}

/// A refused token gets no more pushes, the phone still learns of everything when it asks, and a new token is pushed to at once.
#[test]
fn a_refused_token_keeps_the_membership_and_a_new_token_revives_it() {
    let world = LocalWorld::new();
    let scene = scene(&world, json!([{ "reply": "badDeviceToken" }]));
    scene.updates("2");
    assert_eq!(scene.pushes(), 1);
    assert_eq!(scene.push_state(), ("refused".to_owned(), Some("BadDeviceToken".to_owned())));
    scene.updates("3");
    assert_eq!(scene.pushes_after(HOUR), 1, "never again to this token");
    assert_eq!(scene.lists(), Updates::Passes(vec![scene.pass.serial()]));
    scene.phone.gets_a_new_push_token();
    assert_eq!(scene.phone.registers(&scene.pass), 200);
    scene.updates("4");
    assert_eq!(scene.pushes(), 1, "the new token");
    assert_eq!(scene.push_state().0, "delivered");
}

/// Busy, down, silent: again after growing pauses, an internal error after a quarter of an hour, and never lost.
#[test]
fn what_can_be_repeated_is_repeated_with_growing_pauses() {
    let answers =
        json!([{ "reply": "tooManyRequests" }, { "reply": "serviceUnavailable" }, { "reply": "silence" }]);
    let world = LocalWorld::new();
    let scene = scene(&world, answers);
    scene.updates("2");
    assert_eq!(scene.pushes(), 1);
    assert_eq!(scene.push_state(), ("waiting".to_owned(), Some("TooManyRequests".to_owned())));
    // Two base pauses after "too many requests", then pauses of 10, 20 seconds and up to a quarter more.
    assert_eq!(scene.pushes_after(9_900), 1);
    assert_eq!(scene.pushes_after(200), 2);
    assert_eq!(scene.pushes_after(9_800), 2);
    assert_eq!(scene.pushes_after(2_800), 3);
    assert_eq!(scene.pushes_after(17_000), 3);
    assert_eq!(scene.pushes_after(8_100), 4);
    assert_eq!(scene.push_state(), ("delivered".to_owned(), None));
}

/// Apple asks for a quarter of an hour after an internal error.
#[test]
fn an_internal_error_waits_a_quarter_of_an_hour() {
    let world = LocalWorld::new();
    let scene = scene(&world, json!([{ "reply": "internalServerError" }]));
    scene.updates("2");
    assert_eq!(scene.pushes_after(14 * MINUTE), 1);
    scene.updates("3");
    assert_eq!(scene.pushes(), 1, "a further change is no reason to hurry");
    assert_eq!(scene.pushes_after(2 * MINUTE), 2);
}

/// Wrong credentials: the operator reads it, Apple is left alone for an hour, and then the push goes out.
#[test]
fn wrong_credentials_are_told_to_the_operator_and_lose_nothing() {
    let world = LocalWorld::new();
    let scene =
        scene(&world, json!([{ "reply": { "refused": { "status": 403, "reason": "BadCertificate" } } }]));
    scene.updates("2");
    assert_eq!(scene.pushes_after(50 * MINUTE), 1);
    assert!(world.platform.log().iter().any(|line| line.contains("BadCertificate")));
    assert_eq!(scene.pushes_after(20 * MINUTE), 2);
    assert_eq!(scene.push_state().0, "delivered");
}

/// Two passes of one phone that change together are one push, and the list names both.
#[test]
fn many_changes_of_one_phone_are_one_push() {
    let world = LocalWorld::new();
    let scene = scene(&world, json!([]));
    let other = scene.issuer.publishes(&store_card("10"));
    let second = scene.phone.installs_from(&other.landing_url);
    assert_eq!(scene.phone.registers(&second), 201);
    let pass_type = second.text("/passTypeIdentifier");
    scene.phone.checks_for_updates(&pass_type);
    // Apple is slow with another phone's push: meanwhile both change.
    for balance in ["2", "3"] {
        scene.issuer.republishes(&scene.published, &store_card(balance));
        scene.issuer.republishes(&other, &store_card(balance));
    }
    assert_eq!(scene.pushes(), 1);
    let Updates::Passes(mut serials) = scene.phone.checks_for_updates(&pass_type) else {
        panic!("both changed")
    };
    serials.sort();
    let mut expected = vec![scene.pass.serial(), second.serial()];
    expected.sort();
    assert_eq!(serials, expected);
}

/// A change while a push is under way is pushed as well.
#[test]
fn a_change_during_a_push_is_pushed_too() {
    let world = LocalWorld::new();
    let scene = scene(&world, json!([]));
    let request = Request::put(passwright_tests::issuer::address(&scene.published, ""))
        .header("authorization", format!("Bearer {}", world.api_key()))
        .header("content-type", "application/vnd.apple.pkpass")
        .body(passwright_tests::issuer::archive(&store_card("3")))
        .expect("a request");
    let platform = world.platform.handle();
    world.platform.during_next_push(move || {
        assert_eq!(platform.send(request).expect("an answer").status(), 200);
    });
    scene.updates("2");
    assert_eq!(scene.pushes(), 2);
    let mut pass = scene.pass.clone();
    assert!(scene.phone.follows_a_push(&mut pass));
    assert_eq!(pass.balance(), "3");
}

/// A token that changes while Apple refuses the old one: what was said of the old one is not held against the new one.
#[test]
fn a_token_that_changes_during_a_push_is_pushed_to() {
    let world = LocalWorld::new();
    let scene = scene(&world, json!([{ "reply": "badDeviceToken" }]));
    let old = scene.phone.push_token();
    scene.phone.gets_a_new_push_token();
    let authorization = format!("ApplePass {}", scene.pass.text("/authenticationToken"));
    let request = scene.phone.registration(http::Method::POST, &scene.pass, &authorization);
    let platform = world.platform.handle();
    world.platform.during_next_push(move || {
        assert_eq!(platform.send(request).expect("an answer").status(), 200);
    });
    scene.updates("2");
    assert_eq!(world.wait_for_pushes(&old, 0).len(), 1);
    assert_eq!(scene.pushes(), 1, "the new token");
    assert_eq!(scene.push_state().0, "delivered");
}

/// Without a way to Apple nothing waits; phones learn of changes when they ask.
#[test]
fn without_pushes_phones_learn_by_asking() {
    let world = LocalWorld::new();
    world.platform.configure(|settings| settings.push_mode = PushMode::Off);
    let scene = scene(&world, json!([]));
    scene.updates("2");
    assert_eq!(scene.pushes_after(HOUR), 0);
    assert_eq!(scene.push_state().0, "off");
    let mut pass = scene.pass.clone();
    assert!(scene.phone.follows_a_push(&mut pass));
}

/// What waited when pushes were turned off does not go out any more.
#[test]
fn pushes_that_were_turned_off_no_longer_wait() {
    let world = LocalWorld::new();
    let scene = scene(&world, json!([{ "reply": "serviceUnavailable" }]));
    scene.updates("2");
    assert_eq!(scene.pushes(), 1);
    assert_eq!(scene.push_state().0, "waiting");
    world.platform.configure(|settings| settings.push_mode = PushMode::Off);
    assert_eq!(scene.pushes_after(HOUR), 1);
    assert_eq!(scene.push_state(), ("off".to_owned(), None));
}

/// Two versions within one second have different dates, so the second one is not taken for unchanged.
#[test]
fn two_versions_of_one_second_are_told_apart() {
    let world = LocalWorld::new();
    let scene = scene(&world, json!([]));
    let mut pass = scene.pass.clone();
    for balance in ["2", "3", "4"] {
        scene.updates(balance);
        world.platform.run_due_alarms();
        assert!(scene.phone.follows_a_push(&mut pass), "{balance}");
        assert_eq!(pass.balance(), balance);
    }
}

/// A phone that registers just after a change may have installed the version before: it is told.
#[test]
fn a_registration_just_after_a_change_is_told_of_it() {
    let world = LocalWorld::new();
    let issuer = Issuer::first(&world);
    let published = issuer.publishes(&store_card("1"));
    let phone = IPhone::new(&world);
    let mut pass = phone.installs_from(&published.landing_url);
    issuer.republishes(&published, &store_card("2"));
    assert_eq!(phone.registers(&pass), 201);
    assert_eq!(phone.receives(1).len(), 1);
    assert!(phone.follows_a_push(&mut pass));
    assert_eq!(pass.balance(), "2");
    let later = IPhone::new(&world);
    let pass = later.installs_from(&published.landing_url);
    world.platform.advance(HOUR);
    assert_eq!(later.registers(&pass), 201);
    assert_eq!(later.receives(0), [], "long after a change there is nothing to tell");
}
