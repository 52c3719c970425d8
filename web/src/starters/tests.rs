//! Every starting point has a name of its own and is found by its words.

use std::fs;
use std::path::PathBuf;

use serde::Deserialize;

use super::*;

/// A starting point as `index.json` has it.
#[derive(Deserialize)]
struct Entry {
    id: String,
    group: String,
    name: String,
    job: String,
    words: String,
}

/// The starting points of the repository, without their cards.
pub(super) fn all() -> Vec<Starter> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/starters"));
    let index = fs::read_to_string(folder.join("index.json")).unwrap();
    let index: Vec<Entry> = serde_json::from_str(&index).unwrap();
    let starter = |Entry { id, group, name, job, words }: Entry| {
        let group = Group::ALL.into_iter().find(|it| it.key() == group).unwrap();
        Starter { id, group, name, job, words, card: AttrValue::default() }
    };
    index.into_iter().map(starter).collect()
}

#[test]
fn there_are_enough_of_every_group() {
    let all = all();
    assert!(all.len() >= 16, "{}", all.len());
    for group in Group::ALL {
        assert!(all.iter().filter(|it| it.group == group).count() >= 4, "{group:?}");
    }
}

#[test]
fn no_two_have_the_same_name_and_each_is_found_by_its_own_words() {
    let all = all();
    for starter in &all {
        assert_eq!(all.iter().filter(|it| it.id == starter.id || it.name == starter.name).count(), 1);
        assert!(starter.is_found_by(&starter.name.to_uppercase()), "{}", starter.id);
    }
    let found = |typed: &str| -> Vec<&str> {
        all.iter().filter(|it| it.is_found_by(typed)).map(|it| it.id.as_str()).collect()
    };
    assert_eq!(found("fly"), Vec::<&str>::new());
    assert_eq!(found("plane"), ["flight"]);
    assert_eq!(found("  rail seat "), ["train"]);
    assert_eq!(found("").len(), all.len());
}
