//! Whether the texts of a pass and its translations know each other.
//!
//! Wallet replaces any text that equals a key of `pass.strings`; a text without a translation is shown as it stands, and a translation
//! that no text asks for is never shown.

use std::collections::{BTreeSet, HashSet};

use serde_json::Value;

use super::super::Subject;
use super::super::rule::{Finding, quote};
use super::super::schema::{Kind, walk};
use super::strings_files;
use crate::strings;

/// Keys whose texts people read, besides those of fields.
const SHOWN_KEYS: [&str; 12] = [
    "label",
    "value",
    "attributedValue",
    "changeMessage",
    "logoText",
    "eventLogoText",
    "description",
    "organizationName",
    "relevantText",
    "altText",
    "name",
    "eventName",
];

/// All keys of all languages.
fn translated(subject: &Subject<'_>) -> BTreeSet<String> {
    let files = strings_files(subject).into_iter();
    files.flat_map(|(_, bytes)| strings::parse(bytes).unwrap_or_default()).map(|(key, _)| key).collect()
}

/// A name as programmers write it, which nobody means to be read: `gate_label`, `field.gate`.
fn is_identifier(text: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let parts: Vec<&str> = text.split(['_', '.']).collect();
    parts.len() > 1
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && parts.iter().all(|part| is_part(part))
        && (text.contains('_') || text.bytes().all(|b| !b.is_ascii_digit()))
        && !text.starts_with("www.")
}

/// Rule L01: texts that look like keys and have no translation.
pub(super) fn untranslated(subject: &Subject<'_>) -> Vec<Finding> {
    let keys = translated(subject);
    // Only where translations go by such names at all can a missing one be told from a text.
    if !keys.iter().any(|key| is_identifier(key)) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    walk(subject.document, &mut |visit| {
        let Some(text) = visit.value.as_str() else { return };
        let is_text = matches!(visit.kind, Some(Kind::Text | Kind::Shown)) && SHOWN_KEYS.contains(&visit.key);
        if is_text && is_identifier(text) && !keys.contains(text) {
            let message = sentence!(
                "L01-untranslated",
                "{text} has no translation and is shown as it stands.",
                text = quote(text)
            );
            findings.push(Finding::new(&visit.pointer, message));
        }
    });
    findings
}

/// Rule L01: translations that no text of the pass asks for.
pub(super) fn unused(subject: &Subject<'_>) -> Vec<Finding> {
    let mut texts = HashSet::new();
    subject.document.tree().values().for_each(|value| collect(value, &mut texts));
    let form = subject.files.iter().find(|file| file.name == "personalization.json");
    let form: Option<Value> = form.and_then(|file| serde_json::from_slice(file.bytes?).ok());
    form.iter().for_each(|form| collect(form, &mut texts));
    let mut findings = Vec::new();
    for (file, bytes) in strings_files(subject) {
        let entries = strings::parse(bytes).unwrap_or_default();
        let mut unused = entries.iter().map(|(key, _)| key).filter(|key| !texts.contains(key.as_str()));
        let Some(first) = unused.next() else { continue };
        let message = match unused.count() {
            0 => sentence!(
                "L01-unused-one",
                "{file} translates {text}, a text that the pass does not have.",
                file = quote(file.name),
                text = quote(first)
            ),
            more => sentence!(
                "L01-unused",
                "{file} translates {count} texts that the pass does not have, for example {text}.",
                file = quote(file.name),
                count = more + 1,
                text = quote(first)
            ),
        };
        findings.push(Finding::new(file.name, message));
    }
    findings
}

fn collect<'a>(value: &'a Value, texts: &mut HashSet<&'a str>) {
    // Bounded: documents are at most 64 levels deep.
    match value {
        Value::String(text) => {
            texts.insert(text);
        }
        Value::Array(list) => list.iter().for_each(|value| collect(value, texts)),
        Value::Object(map) => map.values().for_each(|value| collect(value, texts)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_programmers_are_told_from_texts() {
        for (text, identifier) in [
            ("gate_label", true),
            ("field.gate", true),
            ("A_1", true),
            ("gate", false),
            ("Gate label", false),
            ("www.example.org", false),
            ("1.5", false),
            ("v1.5", false),
            ("R. Stone", false),
            ("a..b", false),
        ] {
            assert_eq!(is_identifier(text), identifier, "{text}");
        }
    }
}
