//! Rules about fields. Source: Apple, "PassFieldContent"; how many show: "Designing passes" and the archived Wallet guide.

use std::collections::HashSet;

use serde_json::Value;

use super::dates::mend_date;
use super::rule::{Finding, Rule, name, quote, quote_value, remove_it, rename_to, set, use_this};
use super::types::parse_number;
use super::walk::{FieldAt, fields, style_keys};
use super::{Severity, Subject};
use crate::document::Edit;
use crate::sentence::Sentence;
use crate::time::PassDate;

mod change_messages;
mod effect;
mod limits;
mod links;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "J09",
        severity: Severity::Blocks,
        title: "Every field has a key and a value",
        reason: words!(
            "J09-why-key-and-value",
            "Apple requires both (“PassFieldContent”); the value may be an empty text."
        ),
        check: key_and_value,
    },
    Rule {
        id: "J09",
        severity: Severity::Warns,
        title: "No two fields of a style have the same key",
        reason: words!(
            "J09-why-same-key",
            "Wallet follows changes of a field by its key; with two of one key it shows the wrong message, or none."
        ),
        check: same_key,
    },
    Rule {
        id: "J09",
        severity: Severity::Warns,
        title: "A field with attributedValue also has a value",
        reason: words!(
            "J09-why-attributed-alone",
            "Apple Watch does not show attributedValue and falls back to the value (“PassFieldContent”)."
        ),
        check: attributed_alone,
    },
    Rule {
        id: "J11",
        severity: Severity::Blocks,
        title: "A date format needs a date, a number format needs a number",
        reason: words!(
            "J11-why-formats",
            "iOS refuses a field whose value does not fit its format (“PassFieldContent”)."
        ),
        check: formats,
    },
    Rule {
        id: "J11",
        severity: Severity::Warns,
        title: "A number is written as a number, and has either a currency or a number format",
        reason: words!(
            "J11-why-number-formats",
            "A number written as text may be shown without its format, and of two formats only one is used (Apple's pass-builder)."
        ),
        check: number_formats,
    },
    Rule {
        id: "J11",
        severity: Severity::Warns,
        title: "A currency is a code of ISO 4217, and only dates are relative or in a zone of their own",
        reason: words!(
            "J11-why-other-settings",
            "Wallet writes amounts by the code (EUR, USD), and passes over settings for dates where there is none (“PassFieldContent”)."
        ),
        check: other_settings,
    },
    Rule {
        id: "J12",
        severity: Severity::Warns,
        title: "A change message has at most one %@",
        reason: words!(
            "J12-why-two-placeholders",
            "Wallet puts the new value in the place of one %@ (“PassFieldContent”)."
        ),
        check: change_messages::two_placeholders,
    },
    Rule {
        id: "J12",
        severity: Severity::Hints,
        title: "A change message says where the new value goes: %@",
        reason: words!(
            "J12-why-literal-message",
            "A message without %@ is shown as it is; that is allowed, and the new value is not in it."
        ),
        check: change_messages::literal_message,
    },
    Rule {
        id: "J13",
        severity: Severity::Warns,
        title: "attributedValue has links only, and “&” is escaped in them",
        reason: words!(
            "J13-why-markup",
            "Wallet knows no other markup than <a href> (“PassFieldContent”), and cuts a link at a bare “&”."
        ),
        check: links::markup,
    },
    Rule {
        id: "J14",
        severity: Severity::Warns,
        title: "Alignment, link detection and rows stand where they have an effect",
        reason: words!(
            "J14-why-without-effect",
            "Wallet ignores alignment of primary and back fields, link detection on the front, and rows outside the auxiliary fields of an event ticket."
        ),
        check: effect::without_effect,
    },
    Rule {
        id: "J15",
        severity: Severity::Warns,
        title: "The front has no more fields than Wallet shows",
        reason: words!(
            "J15-why-too-many",
            "Fields beyond the layout of the style are left out on the front."
        ),
        check: limits::too_many,
    },
    Rule {
        id: "J15",
        severity: Severity::Hints,
        title: "A generic pass has at most four secondary and auxiliary fields together",
        reason: words!(
            "J15-why-perhaps-too-many",
            "Apple's texts disagree: four in all beside a square barcode, or four of each (“Designing passes”)."
        ),
        check: limits::perhaps_too_many,
    },
];

fn has(field: &FieldAt<'_>, key: &str) -> bool {
    field.object.get(key).is_some_and(|value| !value.is_null())
}

fn key_and_value(subject: &Subject<'_>) -> Vec<Finding> {
    let all = fields(subject.document);
    let mut findings = Vec::new();
    for field in &all {
        if !has(field, "key") {
            let message = sentence!("J09-no-key", "{field} has no key.", field = field.name());
            let key = unused_key(&all, field.style, "field");
            findings.push(Finding::new(&field.pointer, message).fix_set(
                sentence!("J09-fix-key", "Use the key {key}", key = name(&key)),
                field.at("key"),
                key,
            ));
        }
        if !has(field, "value") && !has(field, "attributedValue") {
            let message = sentence!("J09-no-value", "{field} has no value.", field = field.name());
            findings.push(Finding::new(&field.pointer, message).fix_set(
                sentence!("J09-fix-value", "Show an empty value"),
                field.at("value"),
                "",
            ));
        }
    }
    findings
}

fn same_key(subject: &Subject<'_>) -> Vec<Finding> {
    let all = fields(subject.document);
    let mut findings = Vec::new();
    for style in style_keys() {
        let mut seen = HashSet::new();
        for field in all.iter().filter(|field| field.style == style) {
            let Some(key) = field.text("key") else { continue };
            if !seen.insert(key) {
                let new = unused_key(&all, style, key);
                let message = sentence!(
                    "J09-same-key",
                    "{field} has the key {key}, which another field has too.",
                    field = field.name(),
                    key = quote(key)
                );
                findings.push(Finding::new(field.at("key"), message).fix_set(
                    rename_to(quote(&new)),
                    field.at("key"),
                    new,
                ));
            }
        }
    }
    findings
}

/// A key that no field of the style has: `seat`, else `seat-2`, `seat-3` and so on.
fn unused_key(all: &[FieldAt<'_>], style: &str, wish: &str) -> String {
    let taken: HashSet<&str> =
        all.iter().filter(|field| field.style == style).filter_map(|field| field.text("key")).collect();
    if !wish.is_empty() && !taken.contains(wish) {
        return wish.to_owned();
    }
    let base = if wish.is_empty() { "field" } else { wish };
    // One more number than there are keys: one of them is free.
    (2..=taken.len() + 2)
        .map(|number| format!("{base}-{number}"))
        .find(|key| !taken.contains(key.as_str()))
        .unwrap_or_else(|| base.to_owned())
}

fn attributed_alone(subject: &Subject<'_>) -> Vec<Finding> {
    let alone = |field: &FieldAt<'_>| has(field, "attributedValue") && !has(field, "value");
    let all = fields(subject.document).into_iter().filter(alone);
    all.map(|field| {
        let plain = match field.object.get("attributedValue") {
            Some(Value::String(text)) => Value::from(links::plain_text(text)),
            Some(other) => other.clone(),
            None => Value::from(""),
        };
        let message = sentence!(
            "J09-no-plain-value",
            "{field} has no plain value. Apple Watch shows nothing there.",
            field = field.name()
        );
        let label = sentence!("J09-fix-plain", "Add the text without links");
        Finding::new(&field.pointer, message).fix_set(label, field.at("value"), plain)
    })
    .collect()
}

const DATE_FORMATS: [&str; 2] = ["dateStyle", "timeStyle"];
const NUMBER_FORMATS: [&str; 2] = ["numberStyle", "currencyCode"];

/// The formats of a kind that a field has.
fn formats_of(field: &FieldAt<'_>, names: [&'static str; 2]) -> Vec<&'static str> {
    names.into_iter().filter(|name| has(field, name)).collect()
}

/// What is shown: the attributed value if there is one, else the value.
fn shown<'a>(field: &FieldAt<'a>) -> Option<&'a Value> {
    field.object.get("value").or_else(|| field.object.get("attributedValue")).filter(|value| !value.is_null())
}

fn formats(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for field in fields(subject.document) {
        let Some(value) = shown(&field) else { continue };
        let dates = formats_of(&field, DATE_FORMATS);
        let is_date = value.as_str().is_some_and(|text| PassDate::parse(text).is_some());
        if !dates.is_empty() && !is_date {
            let message = sentence!(
                "J11-no-date",
                "{field} has a date format, but {value} is no date.",
                field = field.name(),
                value = quote_value(value)
            );
            let finding = Finding::new(field.at("value"), message);
            findings.push(match value.as_str().and_then(mend_date) {
                Some(date) => finding.fix_set(use_this(&date), field.at("value"), date),
                None => finding.fix(show_as_text(), without(&field, &dates)),
            });
        }
        let numbers = formats_of(&field, NUMBER_FORMATS);
        let is_number = value.is_number() || value.as_str().is_some_and(|text| parse_number(text).is_some());
        if !numbers.is_empty() && !is_number {
            let message = sentence!(
                "J11-no-number",
                "{field} has a number format, but {value} is no number.",
                field = field.name(),
                value = quote_value(value)
            );
            findings.push(
                Finding::new(field.at("value"), message).fix(show_as_text(), without(&field, &numbers)),
            );
        }
    }
    findings
}

fn show_as_text() -> Sentence {
    sentence!("J11-fix-text", "Show it as text")
}

fn without(field: &FieldAt<'_>, keys: &[&str]) -> Vec<Edit> {
    keys.iter().map(|key| Edit::Remove { pointer: field.at(key) }).collect()
}

fn number_formats(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for field in fields(subject.document) {
        let numbers = formats_of(&field, NUMBER_FORMATS);
        let text = field.text("value").and_then(parse_number);
        if let (false, Some(number)) = (numbers.is_empty(), text) {
            let message = sentence!(
                "J11-number-as-text",
                "{field} has a number format, but its number is written as text.",
                field = field.name()
            );
            findings.push(Finding::new(field.at("value"), message).fix(
                sentence!("fix-use-number", "Use the number {number}", number = number.to_string()),
                vec![set(field.at("value"), Value::Number(number))],
            ));
        }
        if numbers.len() > 1 {
            let message = sentence!(
                "J11-two-formats",
                "{field} has a currency and a number format; Wallet uses one of them.",
                field = field.name()
            );
            let label = sentence!("J11-fix-currency", "Keep the currency");
            findings.push(
                Finding::new(field.at("numberStyle"), message).fix_remove(label, field.at("numberStyle")),
            );
        }
    }
    findings
}

fn other_settings(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for field in fields(subject.document) {
        if let Some(code) = field.text("currencyCode").filter(|code| !is_currency(code)) {
            let at = field.at("currencyCode");
            let message = sentence!(
                "J11-currency",
                "{code} in {field} is no currency code, such as EUR or USD.",
                code = quote(code),
                field = field.name()
            );
            let meant = code.trim().to_ascii_uppercase();
            let finding = Finding::new(&at, message);
            findings.push(if is_currency(&meant) {
                finding.fix_set(use_this(&meant), at, meant)
            } else {
                finding
            });
        }
        let is_date =
            shown(&field).and_then(Value::as_str).is_some_and(|text| PassDate::parse(text).is_some());
        for key in ["isRelative", "ignoresTimeZone"] {
            if !is_date && field.object.get(key).and_then(Value::as_bool) == Some(true) {
                let message = sentence!(
                    "J11-setting",
                    "{field} has “{key}” but no date.",
                    field = field.name(),
                    key = key
                );
                findings.push(Finding::new(field.at(key), message).fix_remove(remove_it(), field.at(key)));
            }
        }
    }
    findings
}

/// Three capital letters, as all codes of ISO 4217 are.
fn is_currency(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())
}
