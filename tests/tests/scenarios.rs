//! The scenarios in this process, on the local platform, and those that need its clock and its faults.
#![allow(missing_docs)]
// A broken expectation ends the test; helpers of tests are not seen as tests.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "scenarios/backup.rs"]
mod backup;
#[path = "scenarios/certificates.rs"]
mod certificates;
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
#[path = "scenarios/draft_end.rs"]
mod draft_end;
#[path = "scenarios/drafts.rs"]
mod drafts;
#[path = "scenarios/embedding.rs"]
mod embedding;
#[path = "scenarios/faults.rs"]
mod faults;
#[path = "scenarios/keys.rs"]
mod keys;
#[path = "scenarios/limits.rs"]
mod limits;
#[path = "scenarios/links.rs"]
mod links;
#[path = "scenarios/list.rs"]
mod list;
#[path = "scenarios/migrations.rs"]
mod migrations;
#[path = "scenarios/personalization.rs"]
mod personalization;
#[path = "scenarios/provider_tokens.rs"]
mod provider_tokens;
#[path = "scenarios/public.rs"]
mod public;
#[path = "scenarios/pushes.rs"]
mod pushes;
#[path = "scenarios/reissue.rs"]
mod reissue;
#[path = "scenarios/remote_pictures.rs"]
mod remote_pictures;
#[path = "scenarios/returning.rs"]
mod returning;
#[path = "scenarios/security.rs"]
mod security;
#[path = "scenarios/signatures.rs"]
mod signatures;
#[path = "scenarios/spellings.rs"]
mod spellings;
#[path = "scenarios/storage.rs"]
mod storage;
#[path = "scenarios/strangers.rs"]
mod strangers;
#[path = "scenarios/templates.rs"]
mod templates;
#[path = "scenarios/updates.rs"]
mod updates;
#[path = "scenarios/uploads.rs"]
mod uploads;

use passwright_tests::world::LocalWorld;

macro_rules! in_process {
    ($($module:ident::$name:ident,)*) => {$(
        #[test]
        fn $name() {
            $module::$name(&LocalWorld::new());
        }
    )*};
}

list::every_scenario!(in_process);

#[test]
fn a_rotated_key_ends_after_its_overlap() {
    keys::a_rotated_key_ends_after_its_overlap(&LocalWorld::new());
}

#[test]
fn the_audit_log_keeps_the_newest_two_thousand() {
    keys::the_audit_log_keeps_the_newest_two_thousand(&LocalWorld::new());
}

#[test]
fn a_join_link_ends() {
    links::a_join_link_ends(&LocalWorld::new());
}

#[test]
fn a_repetition_is_known_for_a_day() {
    dialect_rules::a_repetition_is_known_for_a_day(&LocalWorld::new());
}

#[test]
fn days_and_months_go_by() {
    dialect_rules::days_and_months_go_by(&LocalWorld::new());
}

#[test]
fn a_failure_of_ours_says_nothing_of_itself() {
    dialect_rules::a_failure_of_ours_says_nothing_of_itself(&LocalWorld::new());
}

#[test]
fn every_example_fits_its_schema() {
    description::every_example_fits_its_schema();
}

#[test]
fn what_is_not_described_is_noticed() {
    description::what_is_not_described_is_noticed();
}

#[test]
fn a_pass_that_ends_after_it_was_drawn_loses_its_button() {
    embedding::a_pass_that_ends_after_it_was_drawn_loses_its_button(&LocalWorld::new());
}

#[test]
fn badges_are_shown_where_the_operator_has_put_them() {
    embedding::badges_are_shown_where_the_operator_has_put_them(&LocalWorld::new());
}

#[test]
fn the_element_may_be_loaded_by_any_page() {
    embedding::the_element_may_be_loaded_by_any_page(&LocalWorld::new());
}
