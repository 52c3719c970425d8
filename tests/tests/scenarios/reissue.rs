//! A new design on its way to everybody, with faults; in process only.

use http::Method;
use passwright_core::api::{PublishedPass, TemplateReply};
use passwright_tests::iphone::IPhone;
use passwright_tests::issuer::{Issuer, read, store_card};
use passwright_tests::local::Plan;
use passwright_tests::world::LocalWorld;
use serde_json::json;

use super::templates::{design, made, pass_for, upload};

/// A design comes while the server dies at any moment: after the restart everybody has it, once.
#[test]
fn a_new_design_reaches_everybody_though_the_server_dies_on_the_way() {
    for moment in [1, 2, 3, 5, 8, 13, 21, 34] {
        let world = LocalWorld::new();
        let issuer = Issuer::first(&world);
        let template = made(&issuer);
        let people: Vec<PublishedPass> = (0..20)
            .map(|number| read(&pass_for(&issuer, &template, &json!({"name": format!("No {number}")})), 201))
            .collect();
        let path = format!("/api/v1/templates/{}", template.template);
        read::<TemplateReply>(&upload(&issuer, Method::PUT, &path, &design("Welcome")), 200);
        world.platform.plan(Plan::CrashBefore(moment));
        world.platform.run_due_alarms();
        world.platform.restart();
        world.platform.advance(120_000);
        for (number, pass) in people.iter().enumerate() {
            let now: PublishedPass =
                read(&issuer.get(&format!("/api/v1/passes/{}", pass.serial_number)), 200);
            assert_eq!(now.version, 2, "pass {number}, dead at {moment}");
        }
        let told: TemplateReply = read(&issuer.get(&path), 200);
        assert_eq!((told.reissue.done, told.reissue.reached), (true, 20), "dead at {moment}");
    }
}

/// A template of many people with a new design on its way: the world, the people, and the template's path.
fn many_people(world: &LocalWorld, count: usize) -> (Vec<PublishedPass>, String) {
    let issuer = Issuer::first(world);
    let template = made(&issuer);
    let person = |number| read(&pass_for(&issuer, &template, &json!({"name": format!("No {number}")})), 201);
    let people = (0..count).map(person).collect();
    let path = format!("/api/v1/templates/{}", template.template);
    read::<TemplateReply>(&upload(&issuer, Method::PUT, &path, &design("Welcome")), 200);
    (people, path)
}

/// How many calls of the platform a new design takes for each person.
fn calls_for_each_person() -> u64 {
    let world = LocalWorld::new();
    let (people, _) = many_people(&world, 60);
    world.platform.plan(Plan::Run);
    world.platform.run_due_alarms();
    world.platform.calls() / people.len() as u64
}

/// Five thousand people, and the server dies when about half of them have the new design: everybody has it once, nobody is passed over.
#[test]
fn five_thousand_people_get_a_design_once_though_the_server_dies_half_way() {
    const PEOPLE: usize = 5_000;
    let each = calls_for_each_person();
    let world = LocalWorld::new();
    let issuer = Issuer::first(&world);
    let (people, path) = many_people(&world, PEOPLE);
    world.platform.plan(Plan::CrashBefore(each * PEOPLE as u64 / 2));
    world.platform.run_due_alarms();
    assert!(world.platform.has_crashed());
    world.platform.restart();
    let half: TemplateReply = read(&issuer.get(&path), 200);
    let reached = half.reissue.reached;
    assert!(!half.reissue.done && (500..4_500).contains(&reached), "half way: {reached}");
    world.platform.advance(10 * 60 * 1000);
    let told: TemplateReply = read(&issuer.get(&path), 200);
    assert_eq!((told.reissue.done, told.reissue.reached, told.reissue.failed), (true, PEOPLE as u64, 0));
    for (number, pass) in people.iter().enumerate() {
        let now: PublishedPass = read(&issuer.get(&format!("/api/v1/passes/{}", pass.serial_number)), 200);
        assert_eq!(now.version, 2, "person {number}");
    }
}

/// One update costs as many statements, rows and messages with a hundred stored passes as with a thousand.
#[test]
fn an_update_takes_the_same_steps_with_few_and_with_many_passes() {
    let world = LocalWorld::new();
    let issuer = Issuer::first(&world);
    let published = issuer.publishes(&store_card("0"));
    let phone = IPhone::new(&world);
    assert_eq!(phone.registers(&phone.installs_from(&published.landing_url)), 201);
    let steps = |passes: usize, balance: &str| {
        (0..passes).for_each(|_| drop(issuer.publishes(&store_card("0"))));
        world.platform.plan(Plan::Run);
        issuer.republishes(&published, &store_card(balance));
        let pushes = phone.receives(1).len();
        (world.platform.calls(), world.platform.rows_read(), pushes)
    };
    let (few, many) = (steps(99, "1"), steps(900, "2"));
    assert_eq!((few.0, few.1, 1), (many.0, many.1, few.2));
    assert_eq!(many.2, 2);
}
