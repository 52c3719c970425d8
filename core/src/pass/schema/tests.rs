use std::collections::BTreeSet;

use super::*;
use crate::pass::{AirlineServices, EventGuide};

fn each_table(table: Table, see: &mut dyn FnMut(Table)) {
    see(table);
    for (_, kind) in table {
        if let Kind::Object(inner) | Kind::Objects(inner) = kind {
            each_table(inner, see);
        }
    }
}

#[test]
fn no_table_lists_a_key_twice() {
    each_table(PASS, &mut |table| {
        let keys: BTreeSet<&str> = table.iter().map(|(key, _)| *key).collect();
        assert_eq!(keys.len(), table.len(), "{table:?}");
    });
}

#[test]
fn the_views_onto_the_top_level_know_only_keys_of_the_top_level() {
    for (key, _) in EventGuide::KEYS.iter().chain(AirlineServices::KEYS) {
        assert!(matches!(kind_of(PASS, key), Some(Kind::Text)), "{key}");
    }
}

#[test]
fn no_list_of_choices_says_one_twice() {
    each_table(PASS, &mut |table| {
        for (key, kind) in table {
            if let Kind::Choice(choices) | Kind::Choices(choices) = kind {
                assert_eq!(choices.iter().collect::<BTreeSet<_>>().len(), choices.len(), "{key}");
            }
        }
    });
}
