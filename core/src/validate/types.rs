//! Rules about the JSON type of values, about values of a fixed list, and about keys that nobody knows.
//!
//! In scope: everything that the tables in [`super::schema`] say. Out of scope: semantic tags (J31, see [`super::semantics`]).

use serde_json::{Number, Value};

use super::rule::{Finding, Rule, quote, quote_value, set};
use super::schema::{Kind, Table, Visit, element_of, walk};
use super::{Severity, Subject};
use crate::document::{Edit, type_name};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "J03",
        severity: Severity::Blocks,
        title: "Every known key has a value of the right JSON type",
        reason: "iOS refuses a pass with a number in the place of a text, or the other way round, and gives no message.",
        check: wrong_types,
    },
    Rule {
        id: "J03",
        severity: Severity::Warns,
        title: "Settings that Wallet passes over when their type is wrong have the right one",
        reason: "Wallet silently drops the setting (Apple's pass-builder does the same).",
        check: dropped_settings,
    },
    Rule {
        id: "J10",
        severity: Severity::Blocks,
        title: "Values of a fixed list are on that list",
        reason: "Apple documents the allowed values (“PassFieldContent”, “Pass.Barcodes”, “SemanticTags”); iOS refuses others.",
        check: choices,
    },
    Rule {
        id: "J32",
        severity: Severity::Warns,
        title: "No key is misspelt",
        reason: "Wallet passes over keys that it does not know, so a slip of the pen has no effect at all.",
        check: misspelt_keys,
    },
    Rule {
        id: "J32",
        severity: Severity::Hints,
        title: "Keys of the pass are ones that Apple documents",
        reason: "Wallet passes over keys that it does not know. That is harmless, unless the key was meant to do something.",
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
    let message = format!(
        "{} must be {}, not {}.",
        place_in_words(visit),
        kind_in_words(kind),
        match visit.value {
            Value::String(text) => format!("the text {}", quote(text)),
            Value::Number(number) => format!("the number {}", quote_value(&Value::Number(number.clone()))),
            other => type_name(other).to_owned(),
        }
    );
    let finding = Finding::new(&visit.pointer, message);
    let pointer = visit.pointer.clone();
    Some(match mended(kind, visit.value) {
        Some(value) => finding.fix(label(&value), vec![set(pointer, value)]),
        // An optional thing that holds nothing usable can go; what is required is asked for by its own rule then.
        None if visit.value.is_null() || visit.in_list => finding.fix_remove("Remove it", pointer),
        None => finding,
    })
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

fn label(value: &Value) -> String {
    match value {
        Value::String(text) => format!("Use the text {}", quote(text)),
        Value::Number(number) => format!("Use the number {number}"),
        Value::Bool(flag) => format!("Use {flag}"),
        Value::Array(_) => "Make it a list".to_owned(),
        other => format!("Use {}", type_name(other)),
    }
}

fn kind_in_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Any => "anything",
        Kind::Text | Kind::Choice(_) => "text",
        Kind::Number => "a number",
        Kind::Boolean => "true or false",
        Kind::Date => "a date as text",
        Kind::Color => "a colour as text",
        Kind::Shown => "text or a number",
        Kind::Texts | Kind::Choices(_) => "a list of texts",
        Kind::Numbers => "a list of numbers",
        Kind::Object(_) => "an object",
        Kind::Objects(_) => "a list of objects",
    }
}

fn place_in_words(visit: &Visit<'_>) -> String {
    if visit.in_list { format!("Each entry of “{}”", visit.key) } else { format!("“{}”", visit.key) }
}

fn choices(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    walk(subject.document, &mut |visit| {
        let (Some(Kind::Choice(choices)), Value::String(text)) = (visit.kind, visit.value) else { return };
        if choices.contains(&text.as_str()) {
            return;
        }
        let message = format!("Wallet does not know {} as a value of “{}”.", quote(text), visit.key);
        let finding = Finding::new(&visit.pointer, message);
        findings.push(match closest_choice(choices, text) {
            Some(choice) => finding.fix_set(format!("Use “{choice}”"), &visit.pointer, choice),
            // Barcodes and actions make no sense without; everything else has a default.
            None if matches!(visit.key, "format" | "type") => finding,
            None => finding.fix_remove("Remove it", &visit.pointer),
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
        let message =
            format!("Wallet does not know the key {}; “{known}” was probably meant.", quote(visit.key));
        findings.push(Finding::new(&visit.pointer, message).fix(
            format!("Rename it to “{known}”"),
            vec![Edit::Rename { pointer: visit.pointer.clone(), key: known.to_owned() }],
        ));
    });
    findings
}

fn unknown_keys(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    each_unknown_key(subject, &mut |visit, meant| {
        if meant.is_none() {
            let message = format!("Wallet does not know the key {}.", quote(visit.key));
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
