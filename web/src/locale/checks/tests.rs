//! Every sentence that core can say is there in every other language, with the same things filled in, and none is left over.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_bundle::{FluentArgs, FluentResource};
use passwright_core::document::Document;
use passwright_core::time::Timestamp;
use passwright_core::validate::{Severity, Subject, Target, validate};

use super::super::tests::{calls, messages_of, read_call, rust_sources};
use super::super::{ENGLISH, speak};
use super::*;

/// Said by this module itself, not by core.
const OWN: [&str; 1] = [QUOTED];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn source(language: Language, name: &str) -> String {
    let path = root().join("locales").join(language.tag()).join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn others() -> impl Iterator<Item = Language> {
    Language::ALL.into_iter().filter(|language| *language != Language::English)
}

/// A sentence of core: its English, and what is filled into it.
#[derive(Debug, Clone, PartialEq)]
struct Written {
    english: String,
    names: BTreeSet<String>,
}

/// All sentences of core by name, read from its source.
fn written() -> BTreeMap<String, Written> {
    let mut all = BTreeMap::new();
    for (file, text) in rust_sources(&root().join("../core/src")) {
        for body in ["sentence!(", "words!("].into_iter().flat_map(|opening| calls(&text, opening)) {
            // The macros themselves call each other by `$id`.
            if file == "sentence.rs" && body.contains('$') {
                continue;
            }
            let (id, names) = read_call(body).unwrap_or_else(|| panic!("{file}: {body}"));
            let english = body.split('"').nth(3).unwrap_or_else(|| panic!("{file}: {body}")).to_owned();
            let sentence = Written { english, names };
            let known = all.entry(id.clone()).or_insert_with(|| sentence.clone());
            assert_eq!(*known, sentence, "{id} is two sentences, one in {file}");
        }
    }
    all
}

/// The names in braces.
fn asked_for(english: &str) -> BTreeSet<String> {
    english.split('{').skip(1).map(|rest| rest.split('}').next().unwrap().to_owned()).collect()
}

#[test]
fn every_english_sentence_asks_for_what_is_filled_in() {
    let written = written();
    assert!(written.len() > 300, "the source is read: {}", written.len());
    for (id, sentence) in written {
        assert_eq!(asked_for(&sentence.english), sentence.names, "{id}: {}", sentence.english);
    }
}

#[test]
fn every_language_has_every_sentence_with_the_same_names_and_no_other() {
    let written = written();
    for language in others() {
        let own = messages_of(&source(language, "checks.ftl"));
        for (id, sentence) in &written {
            assert_eq!(own.get(id), Some(&sentence.names), "{id} in {language:?}: {}", sentence.english);
        }
        let idle: Vec<_> =
            own.keys().filter(|id| !written.contains_key(*id) && !OWN.contains(&id.as_str())).collect();
        assert!(idle.is_empty(), "{language:?} has what core never says: {idle:?}");
        assert!(OWN.iter().all(|id| own.contains_key(*id)), "{language:?}");
    }
}

#[test]
fn the_page_and_the_checks_share_no_name() {
    // Both are read into one bundle, where the later would take the place of the earlier.
    let page = messages_of(ENGLISH);
    let names: Vec<String> = written().into_keys().chain([QUOTED, ADDRESS].map(str::to_owned)).collect();
    let shared: Vec<_> = names.iter().filter(|id| page.contains_key(*id)).collect();
    assert!(shared.is_empty(), "{shared:?}");
}

#[test]
fn every_file_is_read_without_a_fault_and_every_sentence_can_be_written() {
    for language in others() {
        let source = source(language, "checks.ftl");
        let read = FluentResource::try_new(source.clone()).map_err(|(_, faults)| faults);
        assert!(read.is_ok(), "{language:?}: {:?}", read.err());
        let spoken = Spoken::new(language, &source);
        for (id, names) in messages_of(&source) {
            for count in [0, 1, 2, 3, 11, 100] {
                let arguments: FluentArgs<'_> =
                    names.iter().map(|name| (name.as_str(), FluentValue::from(count))).collect();
                let text = spoken.format(&id, Some(&arguments)).unwrap_or_default();
                assert!(!text.trim().is_empty() && !text.contains('{'), "{id} in {language:?}: {text}");
            }
        }
    }
}

/// What the checks say of a pass with a date that can be mended, in the language that is spoken.
fn told_of_a_date() -> Problem {
    let document = Document::parse(
        br#"{"formatVersion":1,"organizationName":"A","description":"B","expirationDate":"2030-11-20 18:30","generic":{}}"#,
    );
    let found = validate(&Subject {
        document: &document.unwrap(),
        files: &[],
        now: Timestamp::from_unix_seconds(1_795_000_000),
        target: Target::All,
        allow_loopback_http: false,
    });
    told(found.iter().find(|problem| problem.rule == "J08").unwrap())
}

fn speak_with_checks(language: Language) {
    speak(language, &source(language, "editor.ftl"));
    take(language, &source(language, "checks.ftl"));
}

#[test]
fn a_problem_is_told_in_german_with_its_reason_and_its_button() {
    speak_with_checks(Language::German);
    let problem = told_of_a_date();
    assert_eq!(
        problem.message,
        "„2030-11-20 18:30“ in „expirationDate“ ist kein Datum, das Wallet lesen kann. Es muss aussehen wie 2026-11-20T18:30+01:00."
    );
    assert!(problem.reason.starts_with("iOS nimmt nur diese Schreibweise"), "{}", problem.reason);
    assert_eq!(problem.fix.unwrap().label, "2030-11-20T18:30Z verwenden");
    assert_eq!(problem.severity, Severity::Blocks);
    assert_eq!(marks(), ("de", "ltr"));
}

#[test]
fn what_is_filled_in_stays_apart_from_a_line_that_runs_from_right_to_left() {
    speak_with_checks(Language::Arabic);
    let message = told_of_a_date().message;
    assert!(message.contains("«\u{2068}2030-11-20 18:30\u{2069}»"), "{message}");
    assert!(message.contains("«\u{2068}expirationDate\u{2069}»"), "{message}");
    assert_eq!(marks(), ("ar", "rtl"));
}

#[test]
fn until_the_sentences_come_and_in_english_the_checks_speak_english() {
    let english = told_of_a_date();
    assert!(english.message.starts_with("“2030-11-20 18:30” in “expirationDate” is no date"));
    assert_eq!((wanted(), marks()), (None, ("en", "ltr")));
    speak(Language::German, &format!("{}checks-file = /a.txt\n", source(Language::German, "editor.ftl")));
    assert_eq!(told_of_a_date(), english);
    assert_eq!(wanted(), Some((Language::German, "/a.txt".to_owned())));
    // Another language was chosen meanwhile.
    take(Language::French, &source(Language::French, "checks.ftl"));
    assert_eq!(told_of_a_date(), english);
    take(Language::German, &source(Language::German, "checks.ftl"));
    assert_ne!(told_of_a_date(), english);
    assert_eq!(wanted(), None);
}
