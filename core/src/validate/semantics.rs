//! Semantic tags: the machine-readable facts of a pass. Source: Apple, "SemanticTags".
//!
//! In scope: names and types of tags. Out of scope: which tags there are (see [`crate::pass::schema`]), and which ones a poster or a
//! semantic boarding pass needs.

use super::rule::{Finding, Rule, name, quote, rename_to, use_this};
use super::schema::walk;
use super::types::{closest_key, wrong_type};
use super::{Severity, Subject};
use crate::document::Edit;
use crate::time::PassDate;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "J31",
        severity: Severity::Blocks,
        title: "Semantic tags have the type that Apple documents",
        reason: words!(
            "J31-why-tag-types",
            "iOS refuses a pass when one of its semantic tags has a wrong type (device log: “Value … for semantic key … is not …”)."
        ),
        check: tag_types,
    },
    Rule {
        id: "J31",
        severity: Severity::Warns,
        title: "Airports are codes of three letters, time zones have a name, and an event ends after it starts",
        reason: words!(
            "J31-why-useless-values",
            "Wallet looks airports and zones up by them (“SemanticTags”: IATA codes, names such as Europe/Berlin)."
        ),
        check: useless_values,
    },
    Rule {
        id: "J32",
        severity: Severity::Warns,
        title: "Semantic tags are ones that Apple documents",
        reason: words!(
            "J32-why-unknown-tags",
            "Wallet passes over semantic tags that it does not know, so a slip of the pen has no effect at all."
        ),
        check: unknown_tags,
    },
];

fn tag_types(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    walk(subject.document, &mut |visit| {
        if visit.in_semantics && visit.key != "semantics" {
            findings.extend(wrong_type(visit));
        }
    });
    findings
}

fn useless_values(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    walk(subject.document, &mut |visit| {
        let Some(text) = visit.value.as_str().filter(|_| visit.in_semantics) else { return };
        let message = if visit.key.ends_with("AirportCode") && !is_airport(text) {
            sentence!(
                "J31-airport",
                "{value} in “{key}” is no airport code of three letters.",
                value = quote(text),
                key = visit.key
            )
        } else if (visit.key.ends_with("TimeZone") || visit.key == "timeZone") && !is_time_zone(text) {
            sentence!(
                "J31-zone",
                "{value} in “{key}” is no name of a time zone, such as Europe/Berlin.",
                value = quote(text),
                key = visit.key
            )
        } else {
            return;
        };
        let finding = Finding::new(&visit.pointer, message);
        let code = text.trim().to_ascii_uppercase();
        findings.push(if visit.key.ends_with("AirportCode") && is_airport(&code) {
            finding.fix_set(use_this(&code), &visit.pointer, code)
        } else {
            finding
        });
    });
    findings.extend(ends_early(subject));
    findings
}

fn is_airport(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase())
}

/// A name of the IANA database by its look: an area and a place, or a short name such as UTC.
fn is_time_zone(text: &str) -> bool {
    let is_name = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'+'))
    };
    let is_short = text.len() >= 3 && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    is_short || text.contains('/') && text.split('/').all(is_name)
}

fn ends_early(subject: &Subject<'_>) -> Option<Finding> {
    let date = |key: &str| PassDate::parse(subject.document.text(&format!("/semantics/{key}"))?);
    let (start, end) = (date("eventStartDate")?, date("eventEndDate")?);
    let message = sentence!("J31-backwards", "The event ends before it starts.");
    (end.timestamp() < start.timestamp()).then(|| Finding::new("/semantics/eventEndDate", message))
}

fn unknown_tags(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    walk(subject.document, &mut |visit| {
        if !visit.in_semantics || visit.kind.is_some() {
            return;
        }
        let message = sentence!("J32-tag", "“{tag}” is no semantic tag that Wallet knows.", tag = visit.key);
        let finding = Finding::new(&visit.pointer, message);
        findings.push(match closest_key(visit.table, visit.key) {
            Some(known) => finding.fix(
                rename_to(name(known)),
                vec![Edit::Rename { pointer: visit.pointer.clone(), key: known.to_owned() }],
            ),
            None => finding,
        });
    });
    findings
}
