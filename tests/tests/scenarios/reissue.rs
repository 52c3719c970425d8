//! A new design on its way to everybody, with faults; in process only.

use http::Method;
use passwright_core::api::{PublishedPass, TemplateReply};
use passwright_tests::issuer::{Issuer, read};
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
