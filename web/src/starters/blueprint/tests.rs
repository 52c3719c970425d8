//! Every starting point is what it says, and nothing about it is wrong.

use std::fs;
use std::path::PathBuf;

use passwright_core::images::{BASE_NAMES, Scale};
use passwright_core::time::Timestamp;
use passwright_core::validate::{FileFact, Severity, Subject, Target, validate};

use super::*;
use crate::starters;

/// The folders as they are in the repository, with their names.
fn all() -> Vec<(String, Blueprint)> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/starters"));
    let read = |id: String| {
        let folder = folder.join(&id);
        let drawings = fs::read_dir(&folder)
            .unwrap()
            .map(|file| file.unwrap().path())
            .filter(|path| path.extension().is_some_and(|it| it == "svg"))
            .map(|path| {
                let name = path.file_stem().unwrap().to_string_lossy().into_owned();
                (name, fs::read_to_string(path).unwrap())
            })
            .collect();
        (id, Blueprint { pass: fs::read_to_string(folder.join("pass.json")).unwrap(), drawings })
    };
    starters::tests::all().into_iter().map(|starter| read(starter.id)).collect()
}

#[test]
fn there_is_one_of_every_style_and_each_is_drawn() {
    let all = all();
    for style in Style::ALL {
        assert!(all.iter().any(|(_, it)| style_of(&it.document()) == style), "{style:?}");
    }
    for (id, starter) in &all {
        assert!(Document::parse(starter.pass.as_bytes()).is_ok(), "{id}");
        assert!(starter.drawings.contains_key("icon"), "{id}");
        for (base, svg) in &starter.drawings {
            assert!(BASE_NAMES.contains(&base.as_str()), "{id}/{base}");
            assert!(svg.starts_with("<svg "), "{id}/{base}");
        }
    }
}

#[test]
fn once_it_has_an_identity_nothing_about_a_starter_is_wrong() {
    let mut wrong = Vec::new();
    for (id, starter) in all() {
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
        wrong.extend(serious.map(|problem| format!("{id}: {}", problem.message)));
    }
    assert_eq!(wrong, Vec::<String>::new());
}
