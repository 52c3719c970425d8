//! Semantic tags: the machine-readable facts of a pass. Source: Apple, "SemanticTags".
//!
//! In scope: names and types of tags. Out of scope: which tags there are (see [`crate::pass::schema`]), and which ones a poster or a
//! semantic boarding pass needs.

use super::rule::{Finding, Rule};
use super::schema::walk;
use super::types::{closest_key, wrong_type};
use super::{Severity, Subject};
use crate::document::Edit;
use crate::pass::schema::TAGS;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "J31",
        severity: Severity::Blocks,
        title: "Semantic tags have the type that Apple documents",
        reason: "iOS refuses a pass when one of its semantic tags has a wrong type (device log: “Value … for semantic key … is not …”).",
        check: tag_types,
    },
    Rule {
        id: "J32",
        severity: Severity::Warns,
        title: "Semantic tags are ones that Apple documents",
        reason: "Wallet passes over semantic tags that it does not know, so a slip of the pen has no effect at all.",
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

fn unknown_tags(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    walk(subject.document, &mut |visit| {
        if !visit.in_semantics || visit.kind.is_some() {
            return;
        }
        let finding =
            Finding::new(&visit.pointer, format!("“{}” is no semantic tag that Wallet knows.", visit.key));
        findings.push(match closest_key(TAGS, visit.key) {
            Some(known) => finding.fix(
                format!("Rename it to “{known}”"),
                vec![Edit::Rename { pointer: visit.pointer.clone(), key: known.to_owned() }],
            ),
            None => finding,
        });
    });
    findings
}
