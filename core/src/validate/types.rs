//! Rules about the JSON type of values, about values of a fixed list, and about keys that nobody knows.
//!
//! In scope: everything that the tables in [`super::schema`] say. Out of scope: semantic tags (J31, see [`super::semantics`]).

use serde_json::{Number, Value};

use super::rule::{
    Finding, Rule, name, quote, quote_value, remove_it, rename_to, set, type_in_words, use_this,
};
use super::schema::{Kind, Table, Visit, element_of, walk};
use super::{Severity, Subject};
use crate::document::Edit;
use crate::sentence::{Filling, Sentence, Words};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "J03",
        severity: Severity::Blocks,
        title: "Every known key has a value of the right JSON type",
        reason: words!(
            "J03-why-wrong-types",
            "iOS refuses a pass with a number in the place of a text, or the other way round, and gives no message."
        ),
        check: wrong_types,
    },
    Rule {
        id: "J03",
        severity: Severity::Warns,
        title: "Settings that Wallet passes over when their type is wrong have the right one",
        reason: words!(
            "J03-why-dropped-settings",
            "Wallet silently drops the setting (Apple's pass-builder does the same)."
        ),
        check: dropped_settings,
    },
    Rule {
        id: "J10",
        severity: Severity::Blocks,
        title: "Values of a fixed list are on that list",
        reason: words!(
            "J10-why-choices",
            "Apple documents the allowed values (“PassFieldContent”, “Pass.Barcodes”, “SemanticTags”); iOS refuses others."
        ),
        check: choices,
    },
    Rule {
        id: "J32",
        severity: Severity::Warns,
        title: "No key is misspelt",
        reason: words!(
            "J32-why-misspelt-keys",
            "Wallet passes over keys that it does not know, so a slip of the pen has no effect at all."
        ),
        check: misspelt_keys,
    },
    Rule {
        id: "J32",
        severity: Severity::Hints,
        title: "Keys of the pass are ones that Apple documents",
        reason: words!(
            "J32-why-unknown-keys",
            "Wallet passes over keys that it does not know. That is harmless, unless the key was meant to do something."
        ),
        check: unknown_keys,
    },
];

fn wrong_types(subject: &Subject<'_>) -> Vec<Finding> {
    collect(subject, &|visit| if is_dropped(visit) { None } else { wrong_type(visit) })
}

fn dropped_settings(subject: &Subject<'_>) -> Vec<Finding> {
    collect(subject, &|visit| if is_dropped(visit) { wrong_type(visit) } else { None })
}

fn collect(subject: &Subject<'_>, look: &dyn Fn(&Visit<'_>) -> Option<Finding>) -> Vec<Finding> {
    let mut findings = Vec::new();
    walk(subject.document, &mut |visit| {
        if !visit.in_semantics || visit.key == "semantics" {
            findings.extend(look(visit));
        }
    });
    findings
}

/// Whether Wallet drops this setting instead of refusing the pass: a distance as text, and 0 or 1 as a switch, which Apple's
/// frameworks read as one.
fn is_dropped(visit: &Visit<'_>) -> bool {
    match visit.kind {
        Some(Kind::Number) => visit.pointer == "/maxDistance",
        Some(Kind::Boolean) => visit.value.is_number(),
        _ => false,
    }
}

/// What is wrong with the type of one value, if anything is.
pub(super) fn wrong_type(visit: &Visit<'_>) -> Option<Finding> {
    let kind = visit.kind?;
    if fits(kind, visit.value) || is_judged_elsewhere(visit) {
        return None;
    }
    let (key, wanted, found) = (visit.key, kind_in_words(kind), value_in_words(visit.value));
    let message = if visit.in_list {
        sentence!(
            "J03-entries",
            "Each entry of “{key}” must be {wanted}, not {found}.",
            key = key,
            wanted = wanted,
            found = found
        )
    } else {
        sentence!(
            "J03-type",
            "“{key}” must be {wanted}, not {found}.",
            key = key,
            wanted = wanted,
            found = found
        )
    };
    let finding = Finding::new(&visit.pointer, message);
    let pointer = visit.pointer.clone();
    Some(match mended(kind, visit.value) {
        Some(value) => finding.fix(label(&value), vec![set(pointer, value)]),
        // An optional thing that holds nothing usable can go; what is required is asked for by its own rule then.
        None if visit.value.is_null() || visit.in_list => finding.fix_remove(remove_it(), pointer),
        None => finding,
    })
}

fn value_in_words(value: &Value) -> Filling {
    match value {
        Value::String(text) => sentence!("words-the-text", "the text {text}", text = quote(text)).into(),
        Value::Number(_) => {
            sentence!("words-the-number", "the number {number}", number = quote_value(value)).into()
        }
        other => type_in_words(other).into(),
    }
}

/// A field's value of null is a missing value (J09), and barcodes that are no list are J16.
fn is_judged_elsewhere(visit: &Visit<'_>) -> bool {
    matches!(visit.kind, Some(Kind::Shown)) && visit.value.is_null()
        || !visit.in_list && visit.pointer == "/barcodes"
        || is_style(&visit.pointer)
}

fn is_style(pointer: &str) -> bool {
    pointer.strip_prefix('/').is_some_and(|key| crate::pass::Style::from_key(key).is_some())
}

fn fits(kind: Kind, value: &Value) -> bool {
    match kind {
        Kind::Any => true,
        Kind::Text | Kind::Date | Kind::Color | Kind::Choice(_) => value.is_string(),
        Kind::Number => value.is_number(),
        Kind::Boolean => value.is_boolean(),
        Kind::Shown => value.is_string() || value.is_number(),
        Kind::Texts | Kind::Numbers | Kind::Choices(_) | Kind::Objects(_) => value.is_array(),
        Kind::Object(_) => value.is_object(),
    }
}

/// The same value in the right type, where there is no doubt about it.
fn mended(kind: Kind, value: &Value) -> Option<Value> {
    match (kind, value) {
        (Kind::Text | Kind::Date | Kind::Color | Kind::Choice(_), Value::Number(number)) => {
            Some(Value::String(number.to_string()))
        }
        (Kind::Text | Kind::Shown, Value::Bool(flag)) => Some(Value::String(flag.to_string())),
        (Kind::Number, Value::String(text)) => Some(Value::Number(parse_number(text)?)),
        (Kind::Boolean, Value::Number(number)) => match number.as_f64()? {
            0.0 => Some(Value::Bool(false)),
            1.0 => Some(Value::Bool(true)),
            _ => None,
        },
        (Kind::Boolean, Value::String(text)) => match text.trim().to_ascii_lowercase().as_str() {
            "true" | "yes" | "1" => Some(Value::Bool(true)),
            "false" | "no" | "0" => Some(Value::Bool(false)),
            _ => None,
        },
        (list, single) => {
            let element = element_of(list)?;
            let single = if fits(element, single) { single.clone() } else { mended(element, single)? };
            Some(Value::Array(vec![single]))
        }
    }
}

/// A number written as text, with its spelling kept.
pub(super) fn parse_number(text: &str) -> Option<Number> {
    let text = text.trim();
    // `Number` reads JSON numbers only, so `inf`, `0x10` and `1,5` stay texts.
    if text.len() > 40 { None } else { serde_json::from_str(text).ok() }
}

fn label(value: &Value) -> Sentence {
    match value {
        Value::String(text) => sentence!("fix-use-text", "Use the text {text}", text = quote(text)),
        Value::Number(number) => {
            sentence!("fix-use-number", "Use the number {number}", number = number.to_string())
        }
        Value::Bool(flag) => use_this(flag.to_string()),
        Value::Array(_) => sentence!("fix-list", "Make it a list"),
        other => use_this(type_in_words(other)),
    }
}

const fn kind_in_words(kind: Kind) -> Words {
    match kind {
        Kind::Any => words!("words-anything", "anything"),
        Kind::Text | Kind::Choice(_) => words!("words-text", "text"),
        Kind::Number => words!("words-number", "a number"),
        Kind::Boolean => words!("words-true-or-false", "true or false"),
        Kind::Date => words!("words-date", "a date as text"),
        Kind::Color => words!("words-color", "a colour as text"),
        Kind::Shown => words!("words-text-or-number", "text or a number"),
        Kind::Texts | Kind::Choices(_) => words!("words-texts", "a list of texts"),
        Kind::Numbers => words!("words-numbers", "a list of numbers"),
        Kind::Object(_) => words!("words-object", "an object"),
        Kind::Objects(_) => words!("words-objects", "a list of objects"),
    }
}

fn choices(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    walk(subject.document, &mut |visit| {
        let (Some(Kind::Choice(choices)), Value::String(text)) = (visit.kind, visit.value) else { return };
        if choices.contains(&text.as_str()) {
            return;
        }
        let message = sentence!(
            "J10-value",
            "Wallet does not know {value} as a value of “{key}”.",
            value = quote(text),
            key = visit.key
        );
        let finding = Finding::new(&visit.pointer, message);
        findings.push(match closest_choice(choices, text) {
            Some(choice) => finding.fix_set(use_this(name(choice)), &visit.pointer, choice),
            // Barcodes and actions make no sense without; everything else has a default.
            None if matches!(visit.key, "format" | "type") => finding,
            None => finding.fix_remove(remove_it(), &visit.pointer),
        });
    });
    findings
}

/// The choice that was meant: the same in other case, or without its prefix (`center` for `PKTextAlignmentCenter`).
fn closest_choice(choices: &[&'static str], text: &str) -> Option<&'static str> {
    let meant = dense(text);
    if meant.is_empty() {
        return None;
    }
    let same = choices.iter().find(|choice| dense(choice) == meant);
    let mut ending = choices.iter().filter(|choice| dense(choice).ends_with(&meant));
    match (same, ending.next(), ending.next()) {
        (Some(choice), _, _) | (None, Some(choice), None) => Some(choice),
        _ => None,
    }
}

fn dense(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).take(64).flat_map(char::to_lowercase).collect()
}

fn misspelt_keys(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    each_unknown_key(subject, &mut |visit, meant| {
        let Some(known) = meant else { return };
        let message = sentence!(
            "J32-misspelt",
            "Wallet does not know the key {key}; “{known}” was probably meant.",
            key = quote(visit.key),
            known = known
        );
        findings.push(Finding::new(&visit.pointer, message).fix(
            rename_to(name(known)),
            vec![Edit::Rename { pointer: visit.pointer.clone(), key: known.to_owned() }],
        ));
    });
    findings
}

fn unknown_keys(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    each_unknown_key(subject, &mut |visit, meant| {
        if meant.is_none() {
            let message =
                sentence!("J32-unknown", "Wallet does not know the key {key}.", key = quote(visit.key));
            findings.push(Finding::new(&visit.pointer, message));
        }
    });
    findings
}

/// Shows every key that no table knows, outside of semantic tags, with the key that was probably meant.
fn each_unknown_key(subject: &Subject<'_>, see: &mut dyn FnMut(&Visit<'_>, Option<&'static str>)) {
    walk(subject.document, &mut |visit| {
        if visit.kind.is_some() || visit.in_semantics {
            return;
        }
        let parent = visit.pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
        let is_free = |known: &&str| subject.document.get(&format!("{parent}/{known}")).is_none();
        see(visit, closest_key(visit.table, visit.key).filter(is_free));
    });
}

/// The known key that was probably meant by a slip of the pen.
pub(super) fn closest_key(table: Table, key: &str) -> Option<&'static str> {
    /// Short names are close to everything.
    const MIN_LEN: usize = 6;
    if key.len() < MIN_LEN || key.len() > 64 {
        return None;
    }
    let key = key.to_lowercase();
    table.iter().map(|(known, _)| *known).find(|known| differs_little(&known.to_lowercase(), &key))
}

/// Whether two words differ by at most one letter that was added, left out, changed, or swapped with its neighbour.
fn differs_little(left: &str, right: &str) -> bool {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let prefix = left.iter().zip(&right).take_while(|(a, b)| a == b).count();
    let (left, right) = (left.get(prefix..).unwrap_or_default(), right.get(prefix..).unwrap_or_default());
    let suffix = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count();
    let left = left.get(..left.len() - suffix).unwrap_or_default();
    let right = right.get(..right.len() - suffix).unwrap_or_default();
    match (left, right) {
        ([a, b], [c, d]) => a == d && b == c,
        (left, right) => left.len() <= 1 && right.len() <= 1,
    }
}
