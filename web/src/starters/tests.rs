//! Every starting point is what it says, and nothing about it is wrong.

use std::fs;
use std::path::PathBuf;

use passwright_core::images::{BASE_NAMES, Scale};
use passwright_core::time::Timestamp;
use passwright_core::validate::{FileFact, Severity, Subject, Target, validate};

use super::*;

/// The folders as they are in the repository, in the shape of the pack.
fn all() -> Vec<Starter> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/starters"));
    let index = fs::read_to_string(folder.join("index.json")).unwrap();
    let index: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_str(&index).unwrap();
    let read = |mut entry: serde_json::Map<String, serde_json::Value>| {
        let folder = folder.join(entry["id"].as_str().unwrap());
        let drawings: serde_json::Map<String, serde_json::Value> = fs::read_dir(&folder)
            .unwrap()
            .map(|file| file.unwrap().path())
            .filter(|path| path.extension().is_some_and(|it| it == "svg"))
            .map(|path| {
                let name = path.file_stem().unwrap().to_string_lossy().into_owned();
                (name, fs::read_to_string(path).unwrap().into())
            })
            .collect();
        entry.insert("pass".to_owned(), fs::read_to_string(folder.join("pass.json")).unwrap().into());
        entry.insert("drawings".to_owned(), drawings.into());
        serde_json::from_value(entry.into()).unwrap()
    };
    index.into_iter().map(read).collect()
}

#[test]
fn there_are_enough_of_every_style_and_each_is_drawn() {
    let all = all();
    assert!(all.len() >= 16, "{}", all.len());
    for style in Style::ALL {
        assert!(all.iter().any(|it| style_of(&it.document()) == style), "{style:?}");
    }
    for group in Group::ALL {
        assert!(all.iter().filter(|it| it.group == group).count() >= 4, "{group:?}");
    }
    for starter in &all {
        assert!(Document::parse(starter.pass.as_bytes()).is_ok(), "{}", starter.id);
        assert!(starter.drawings.contains_key("icon"), "{}", starter.id);
        for (base, svg) in &starter.drawings {
            assert!(BASE_NAMES.contains(&base.as_str()), "{}/{base}", starter.id);
            assert!(drawn_size(svg).is_some(), "{}/{base}", starter.id);
        }
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

#[test]
fn once_it_has_an_identity_nothing_about_a_starter_is_wrong() {
    let mut wrong = Vec::new();
    for starter in all() {
        let mut document = starter.document();
        for (key, value) in
            [("passTypeIdentifier", "pass.dev.test"), ("teamIdentifier", "PQ3R5T7V9W"), ("serialNumber", "1")]
        {
            document.set(&format!("/{key}"), value).unwrap();
        }
        let bases = starter.drawings.keys();
        let names: Vec<String> =
            bases.flat_map(|base| Scale::ALL.map(|scale| format!("{base}{}.png", scale.suffix()))).collect();
        let files: Vec<FileFact<'_>> = names.iter().map(|name| FileFact { name, bytes: None }).collect();
        let now = Timestamp::from_unix_seconds(1_795_000_000);
        let target = Target::All;
        let found = validate(&Subject {
            document: &document,
            files: &files,
            now,
            target,
            allow_loopback_http: false,
        });
        let serious = found.iter().filter(|problem| problem.severity != Severity::Hints);
        wrong.extend(serious.map(|problem| format!("{}: {}", starter.id, problem.message)));
    }
    assert_eq!(wrong, Vec::<String>::new());
}
