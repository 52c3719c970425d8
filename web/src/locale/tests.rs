//! Every text is there in every language, with the same names in it, and no text is left in the source.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::*;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn source(language: Language) -> String {
    let path = root().join("locales").join(language.tag()).join("editor.ftl");
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    messages_of(&source(language))
}

/// The messages of a file, each with the names that are filled into it.
pub(super) fn messages_of(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    let mut id = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        if !line.starts_with(' ') {
            id = line.split(" =").next().unwrap_or_default().to_owned();
            assert!(found.insert(id.clone(), BTreeSet::new()).is_none(), "{id} stands twice");
        }
        let names =
            line.split('$').skip(1).map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_'));
        // A dollar sign may also be just that.
        let names = names.map(Iterator::collect::<String>).filter(|name| !name.is_empty());
        found.get_mut(&id).unwrap().extend(names);
    }
    found
}

fn sources() -> Vec<(String, String)> {
    rust_sources(&root().join("src"))
}

/// The Rust sources in a folder, by path, without their tests and comments.
pub(super) fn rust_sources(below: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![below.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|ending| ending == "rs") && !entry.ends_with("tests.rs") {
                let name = entry.strip_prefix(below).unwrap().to_string_lossy().into_owned();
                let text = std::fs::read_to_string(&entry).unwrap();
                let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
                let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
                found.push((name, lines.fold(String::new(), |all, line| all + line + "\n")));
            }
        }
    }
    found
}

/// What stands between the parentheses of each call of a macro.
pub(super) fn calls<'a>(text: &'a str, opening: &str) -> Vec<&'a str> {
    let bodies = text.match_indices(opening).map(|(at, _)| &text[at + opening.len()..]);
    bodies
        .map(|body| {
            let mut depth = 1;
            let mut in_text = false;
            let mut before = ' ';
            let end = body.char_indices().find(|(_, letter)| {
                match letter {
                    '"' if before != '\\' => in_text = !in_text,
                    '(' if !in_text => depth += 1,
                    ')' if !in_text => depth -= 1,
                    _ => {}
                }
                before = *letter;
                depth == 0
            });
            &body[..end.expect("every call ends").0]
        })
        .collect()
}

/// The id and the names of a call: `"id", name = value`.
pub(super) fn read_call(body: &str) -> Option<(String, BTreeSet<String>)> {
    let (id, rest) = body.trim_start().strip_prefix('"')?.split_once('"')?;
    let mut names = BTreeSet::new();
    let mut depth = 0;
    let mut word = String::new();
    let mut is_start = true;
    for letter in rest.chars() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                word.clear();
                is_start = true;
            }
            '=' if depth == 0 && is_start => {
                names.insert(word.trim().to_owned());
                is_start = false;
            }
            _ if is_start => word.push(letter),
            _ => {}
        }
    }
    Some((id.to_owned(), names))
}

fn used() -> BTreeMap<String, BTreeSet<String>> {
    let mut used = BTreeMap::new();
    for (name, text) in sources().into_iter().filter(|(name, _)| name != "locale.rs") {
        for opening in ["text!(", "text_id!("] {
            for body in calls(&text, opening) {
                let (id, names) = read_call(body).unwrap_or_else(|| panic!("{name}: {body}"));
                let known = used.entry(id.clone()).or_insert_with(|| names.clone());
                assert_eq!(*known, names, "{id} is filled in differently in {name}");
            }
        }
    }
    used
}

#[test]
fn what_the_source_asks_for_is_what_the_files_have() {
    let (used, english) = (used(), messages(Language::English));
    let missing: Vec<_> = used.keys().filter(|id| !english.contains_key(*id)).collect();
    assert!(missing.is_empty(), "asked for, and in no file: {missing:?}");
    let idle: Vec<_> = english.keys().filter(|id| !used.contains_key(*id)).collect();
    assert!(idle.is_empty(), "in the files, and never asked for: {idle:?}");
    for (id, names) in used {
        assert_eq!(names, english[&id], "the names in {id}");
    }
}

#[test]
fn every_language_has_every_text_with_the_same_names_in_it() {
    let english = messages(Language::English);
    for language in Language::ALL {
        let own = messages(language);
        for (id, names) in &english {
            assert_eq!(own.get(id), Some(names), "{id} in {language:?}");
        }
        assert_eq!(own.len(), english.len(), "{language:?} has texts that English has not");
    }
}

#[test]
fn every_file_is_read_without_a_fault_and_every_text_can_be_written() {
    for language in Language::ALL {
        let source = source(language);
        let read = FluentResource::try_new(source.clone()).map_err(|(_, faults)| faults);
        assert!(read.is_ok(), "{language:?}: {:?}", read.err());
        let spoken = Spoken::new(language, &source);
        for (id, names) in messages(language) {
            for count in [0, 1, 2, 3, 11, 100] {
                let arguments: FluentArgs<'_> =
                    names.iter().map(|name| (name.as_str(), FluentValue::from(count))).collect();
                let text = spoken.format(&id, Some(&arguments)).unwrap_or_default();
                assert!(!text.trim().is_empty() && !text.contains('{'), "{id} in {language:?}: {text}");
            }
        }
    }
}

#[test]
fn names_stay_apart_from_a_line_that_runs_from_right_to_left() {
    let arabic = Spoken::new(Language::Arabic, &source(Language::Arabic));
    let text =
        arabic.format("is-open", Some(&[("name", FluentValue::from("card.pkpass"))].into_iter().collect()));
    assert!(text.unwrap().contains("\u{2068}card.pkpass\u{2069}"));
    assert_eq!(text!("is-open", name = "card.pkpass"), "card.pkpass is open");
    assert_eq!(text!("things-to-fix", count = 1), "1 thing to fix");
    assert_eq!(super::text("no-such-text"), "no-such-text");
}

#[test]
fn a_persons_language_is_found_whatever_its_region() {
    let wanted = |tags: &[&str]| Language::wanted(tags.iter().map(|tag| (*tag).to_owned()));
    assert_eq!(wanted(&["pt-BR", "de-AT", "en"]), Language::German);
    assert_eq!(wanted(&["ar_EG"]), Language::Arabic);
    assert_eq!(wanted(&["nl"]), Language::English);
    assert_eq!(wanted(&[]), Language::English);
}

/// Words in the source that are the same in every language: names of products, formats and keys, words for programs, and names of core.
const NO_TEXTS: [&str; 25] = [
    "Passwright",
    "Passwright Inter",
    "English",
    "Deutsch",
    "Aztec",
    "Code 128",
    "Code 39 (iOS 27)",
    "Codabar (iOS 27)",
    "EAN-13 (iOS 27)",
    "Interleaved 2 of 5 (iOS 27)",
    "JavaScript",
    "Python",
    "Ctrl Z",
    "Shift Ctrl Z",
    "Ctrl S",
    "Alt \\u{2191} \\u{2193}",
    "Content-Type",
    "Authorization",
    "Bearer {}",
    "Client(redacted)",
    "take over",
    "move to group",
    "add file",
    "text below the code",
    "import json\\n",
];

/// Whether a literal reads like words for people: a capital and small letters, or two words.
fn reads_like_words(literal: &str) -> bool {
    let words: Vec<&str> = literal.split(' ').collect();
    let is_word = |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase());
    let begins_large = literal.starts_with(|c: char| c.is_ascii_uppercase());
    let is_plain = literal.chars().all(|c| c.is_ascii_alphabetic() || " ,.:;?!'()".contains(c));
    (begins_large && words.len() > 1 && words[1..].iter().any(is_word))
        || (is_plain && words.len() > 2 && words.iter().filter(|word| is_word(word)).count() > 2)
}

#[test]
fn no_text_for_people_is_left_in_the_source() {
    let mut left = Vec::new();
    for (name, text) in sources() {
        for line in text.lines() {
            let is_selector = line.contains("TAKES_LETTERS");
            let literals = line.split('"').skip(1).step_by(2);
            let found = literals
                .filter(|literal| !is_selector && reads_like_words(literal) && !NO_TEXTS.contains(literal));
            left.extend(found.map(|literal| format!("{name}: {literal}")));
        }
    }
    assert!(left.is_empty(), "not in the language files: {left:#?}");
    assert!(reads_like_words("Nothing is published yet.") && !reads_like_words("button is-primary"));
}
