//! Rules about translations. Source: Apple, "Creating a pass" (localization) and the archived Wallet guide.

use std::collections::{BTreeSet, HashMap};

use super::rule::{Finding, Rule, quote};
use super::{FileFact, Severity, Subject};
use crate::sentence::{Filling, Sentence, Words};
use crate::size;
use crate::strings::{self, Encoding, ParseStringsError};
use crate::translation;

mod used;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "L01",
        severity: Severity::Warns,
        title: "Language folders are named for a language, their pass.strings can be read, and all translate the same texts",
        reason: words!(
            "L01-why-translations",
            "Wallet shows the untranslated text where it finds no translation (“Creating a pass”)."
        ),
        check: translations,
    },
    Rule {
        id: "L01",
        severity: Severity::Warns,
        title: "No name of a translation is left without one",
        reason: words!(
            "L01-why-untranslated",
            "Wallet shows the name itself where it finds no translation (“Creating a pass”)."
        ),
        check: used::untranslated,
    },
    Rule {
        id: "L01",
        severity: Severity::Hints,
        title: "Every translation belongs to a text of the pass",
        reason: words!(
            "L01-why-unused",
            "Wallet looks texts up by their exact wording; a translation of another wording is never shown."
        ),
        check: used::unused,
    },
    Rule {
        id: "L02",
        severity: Severity::Warns,
        title: "pass.strings with other than English letters is in UTF-16",
        reason: words!(
            "L02-why-encodings",
            "Apple asks for UTF-16 there; UTF-8 works in practice, other encodings show wrong letters."
        ),
        check: encodings,
    },
];

/// The language folder and the file of a path `en.lproj/pass.strings`.
fn split<'a>(file: &FileFact<'a>) -> Option<(&'a str, &'a str)> {
    let (folder, name) = file.name.split_once('/')?;
    Some((folder.strip_suffix(".lproj")?, name))
}

fn translations(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = wrong_folders(subject);
    let mut tables: Vec<(&str, BTreeSet<String>)> = Vec::new();
    for (file, bytes) in strings_files(subject) {
        match strings::parse(bytes) {
            Ok(entries) => tables.push((file.name, entries.into_iter().map(|(key, _)| key).collect())),
            Err(error) => {
                let message = sentence!(
                    "L01-unreadable",
                    "{file} cannot be read: {why}.",
                    file = quote(file.name),
                    why = in_a_sentence(&error)
                );
                findings.push(Finding::new(file.name, message));
            }
        }
    }
    let all: BTreeSet<&String> = tables.iter().flat_map(|(_, keys)| keys).collect();
    for (name, keys) in &tables {
        let missing: Vec<&&String> = all.iter().filter(|key| !keys.contains(**key)).collect();
        if let Some(first) = missing.first() {
            let message = sentence!(
                "L01-missing",
                "{file} does not translate {missing} of {all} texts, for example {example}.",
                file = quote(name),
                missing = missing.len(),
                all = all.len(),
                example = quote(first)
            );
            findings.push(Finding::new(*name, message));
        }
    }
    findings
}

/// What the error says, in words that have a name.
fn in_a_sentence(error: &ParseStringsError) -> Sentence {
    match error {
        ParseStringsError::TooLarge { max, actual } => sentence!(
            "L01-too-large",
            "it has {size}, at most {most} are read",
            size = size::in_words(*actual),
            most = size::in_words(*max)
        ),
        ParseStringsError::TooMany { max } => {
            sentence!("L01-too-many", "it has more than {most} texts", most = *max)
        }
        ParseStringsError::Syntax { line, expected } => sentence!(
            "L01-line",
            "line {line}: {expected} expected",
            line = line.to_string(),
            expected = expected_in_words(expected)
        ),
    }
}

/// What should stand in a line; signs are the same in every language.
fn expected_in_words(expected: &str) -> Filling {
    const WORDS: [Words; 9] = [
        words!("L01-comment", "the end of the comment"),
        words!("L01-straight", "straight quotation marks"),
        words!("L01-closing-mark", "the closing quotation mark"),
        words!("L01-quoted-text", "a text in quotation marks"),
        words!("L01-character", "a character after the backslash"),
        words!("L01-digits", "four hexadecimal digits"),
        words!("L01-semicolon", "no second semicolon"),
        words!("L01-brace", "the closing brace"),
        words!("L01-property-list", "a whole property list with a dictionary"),
    ];
    WORDS.into_iter().find(|words| words.english == expected).map_or_else(|| expected.into(), Filling::from)
}

fn wrong_folders(subject: &Subject<'_>) -> Vec<Finding> {
    let folders: BTreeSet<&str> =
        subject.files.iter().filter_map(|file| split(file).map(|(language, _)| language)).collect();
    folders
        .into_iter()
        .filter(|language| !is_language(language))
        .map(|language| {
            let folder = format!("{language}.lproj");
            let message = sentence!(
                "L01-folder",
                "{folder} is not named for a language, such as en.lproj or pt-BR.lproj.",
                folder = quote(&folder)
            );
            Finding::new(folder, message)
        })
        .collect()
}

/// A language, or the folder `Base` that Xcode makes.
fn is_language(name: &str) -> bool {
    name == "Base" || translation::is_language(name)
}

fn strings_files<'a>(subject: &Subject<'a>) -> Vec<(FileFact<'a>, &'a [u8])> {
    let files =
        subject.files.iter().filter(|file| split(file).is_some_and(|(_, name)| name == strings::FILE));
    files.filter_map(|file| Some((*file, file.bytes?))).collect()
}

/// What each language makes of the texts of the pass; files that cannot be read are left out.
pub(super) fn tables(subject: &Subject<'_>) -> Vec<HashMap<String, String>> {
    let files = strings_files(subject).into_iter();
    files.filter_map(|(_, bytes)| Some(strings::parse(bytes).ok()?.into_iter().collect())).collect()
}

fn encodings(subject: &Subject<'_>) -> Vec<Finding> {
    strings_files(subject)
        .into_iter()
        .filter_map(|(file, bytes)| {
            let message = match strings::encoding(bytes) {
                Encoding::Latin1 | Encoding::MacRoman => sentence!(
                    "L02-encoding",
                    "{file} is neither UTF-16 nor UTF-8; some letters will look wrong.",
                    file = quote(file.name)
                ),
                Encoding::Utf16WithoutMark => sentence!(
                    "L02-no-mark",
                    "{file} is UTF-16 without a byte order mark; Wallet may not read it.",
                    file = quote(file.name)
                ),
                Encoding::Utf8 | Encoding::Utf16 => return None,
            };
            Some(Finding::new(file.name, message))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_of_as_its_error_tells() {
        let files = [
            "\"a\" \"d\";",
            "\"a\" = \"b",
            "/* a",
            "= \"b\";",
            "\"a\" = \"\\U00\";",
            "{ a = b;",
            "“a” = \"b\";",
        ];
        for file in files {
            let error = strings::parse(file.as_bytes()).unwrap_err();
            assert_eq!(in_a_sentence(&error).english(), error.to_string());
        }
        for error in [
            ParseStringsError::TooLarge { max: 1_024, actual: 2_048 },
            ParseStringsError::TooMany { max: 10_000 },
        ] {
            assert_eq!(in_a_sentence(&error).english(), error.to_string());
        }
    }
}
