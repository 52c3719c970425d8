//! The scenarios that take place in both worlds.

/// Hands the list to a macro that makes a test of each.
macro_rules! every_scenario {
    ($run:ident) => {
        $run! {
            updates::an_update_reaches_the_phone,
            updates::a_foreign_tag_counts_as_none,
            updates::a_new_push_token_replaces_the_old_one,
            updates::both_phones_of_a_pass_are_told,
            updates::republishing_the_same_changes_nothing,
            updates::a_revoked_pass_is_voided_on_phones_and_gone_for_visitors,
            updates::an_erased_pass_is_gone_for_everybody,
            updates::a_wrong_token_is_401_for_every_call,
            updates::a_fetch_without_a_date_is_answered_whole,
            updates::reports_of_phones_are_taken,
            signatures::a_signature_is_made_for_a_pass_built_elsewhere,
            signatures::each_refused_signature_has_its_own_sentence,
            signatures::accounts_do_not_see_each_other,
            signatures::serial_numbers_are_minted_within_limits,
            uploads::hostile_uploads_get_a_sentence_each,
            uploads::large_pictures_come_back_whole,
            uploads::unknown_keys_survive_publishing,
            public::the_landing_page_fits_the_visitor,
            public::public_metadata_may_be_read_by_any_page,
            public::unknown_addresses_are_answered_in_json,
            public::every_route_asks_for_what_its_table_says,
            public::health_and_identity_say_what_signs,
            public::keys_have_scopes_and_end_when_revoked,
            public::accounts_are_made_by_the_operator_only,
            public::passes_are_listed_page_by_page,
            keys::a_key_is_rotated_without_a_gap,
            keys::writes_and_refusals_are_in_the_audit_log,
            keys::the_operator_lists_accounts_and_makes_a_lost_key,
            keys::the_operator_changes_a_plan,
            drafts::a_design_is_tried_as_a_draft,
            personalization::a_rewards_pass_is_personalized_once,
            templates::everybody_who_joins_gets_an_own_pass,
            templates::one_value_of_one_person_changes,
            templates::wrong_templates_and_values_are_told_why,
            links::join_links_carry_signed_values,
            links::changed_join_links_are_refused,
            links::several_passes_come_in_one_file,
            dialects::a_wallet_pass_is_made_read_back_and_changed,
            dialects::wrong_wallet_passes_are_told_why,
            dialects::a_pkpass_is_made_and_replaced,
            dialects::wrong_pkpasses_get_the_documented_texts,
            dialects::a_used_up_month_is_told,
            dialects::a_repeated_request_makes_one_pass,
        }
    };
}
pub(crate) use every_scenario;
