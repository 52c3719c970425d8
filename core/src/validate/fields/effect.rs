//! Settings of a field in places where Wallet passes over them.

use super::super::Subject;
use super::super::rule::{Finding, quote_value, remove_it};
use super::super::walk::{FieldAt, fields};
use super::has;
use crate::sentence::Sentence;

/// Rule J14.
pub(super) fn without_effect(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for field in fields(subject.document) {
        let mut tell = |key: &str, message: Sentence| {
            findings.push(Finding::new(field.at(key), message).fix_remove(remove_it(), field.at(key)));
        };
        if has(&field, "textAlignment") && (field.group == "primaryFields" || field.group == "backFields") {
            let message =
                sentence!("J14-alignment", "Wallet does not align {field} here.", field = field.name());
            tell("textAlignment", message);
        }
        if has(&field, "dataDetectorTypes") && !field.is_behind() {
            let message = sentence!(
                "J14-links",
                "Wallet finds no links in {field}: it is on the front.",
                field = field.name()
            );
            tell("dataDetectorTypes", message);
        }
        if let Some(message) = wrong_row(&field) {
            tell("row", message);
        }
    }
    findings
}

fn wrong_row(field: &FieldAt<'_>) -> Option<Sentence> {
    let row = field.object.get("row")?;
    let has_rows = field.style == "eventTicket" && field.group == "auxiliaryFields";
    let is_row = row.as_f64().is_some_and(|row| row == 0.0 || row == 1.0);
    if !has_rows {
        return Some(sentence!(
            "J14-no-rows",
            "{field} has a row, but only auxiliary fields of an event ticket have rows.",
            field = field.name()
        ));
    }
    let message = || {
        sentence!(
            "J14-row",
            "{field} is in row {row}; there are only 0 and 1.",
            field = field.name(),
            row = quote_value(row)
        )
    };
    (row.is_number() && !is_row).then(message)
}
