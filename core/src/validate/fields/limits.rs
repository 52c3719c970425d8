//! How many fields the front of each style shows (Apple, "Designing passes"; archived Wallet guide).

use super::super::Subject;
use super::super::rule::Finding;
use super::super::walk::{FieldAt, fields};
use crate::document::Edit;
use crate::pass::Style;

/// A row of the front: the groups that share it, and how many fields it has.
struct Row {
    groups: &'static [&'static str],
    max: usize,
}

const HEADER: Row = Row { groups: &["headerFields"], max: 3 };
const ONE_PRIMARY: Row = Row { groups: &["primaryFields"], max: 1 };
const SECONDARY: Row = Row { groups: &["secondaryFields"], max: 4 };

const fn auxiliary(max: usize) -> Row {
    Row { groups: &["auxiliaryFields"], max }
}

const BOARDING_PASS: &[Row] = &[HEADER, Row { groups: &["primaryFields"], max: 2 }, SECONDARY, auxiliary(5)];
/// Secondary and auxiliary fields share one row.
const CARD: &[Row] = &[HEADER, ONE_PRIMARY, Row { groups: &["secondaryFields", "auxiliaryFields"], max: 4 }];
/// The auxiliary fields have two rows of four.
const EVENT_TICKET: &[Row] = &[HEADER, ONE_PRIMARY, SECONDARY, auxiliary(8)];
const GENERIC: &[Row] = &[HEADER, ONE_PRIMARY, SECONDARY, auxiliary(4)];

fn rows(style: Style) -> &'static [Row] {
    match style {
        Style::BoardingPass => BOARDING_PASS,
        Style::Coupon | Style::StoreCard => CARD,
        Style::EventTicket => EVENT_TICKET,
        Style::Generic => GENERIC,
    }
}

/// Rule J15.
pub(super) fn too_many(subject: &Subject<'_>) -> Vec<Finding> {
    let all = fields(subject.document);
    let mut findings = Vec::new();
    for style in Style::ALL {
        for row in rows(style) {
            let in_row =
                all.iter().filter(|field| field.style == style.key() && row.groups.contains(&field.group));
            findings.extend(in_row.skip(row.max).map(|field| hidden(field, row.max)));
        }
    }
    findings
}

fn hidden(field: &FieldAt<'_>, max: usize) -> Finding {
    let fields = if max == 1 { "field" } else { "fields" };
    let message = format!("Wallet shows {max} {fields} here. {} will be hidden.", field.name());
    let moved = serde_json::Value::Object(field.object.clone());
    Finding::new(&field.pointer, message).fix(
        "Move it to the back",
        vec![
            Edit::Remove { pointer: field.pointer.clone() },
            Edit::Insert { pointer: format!("/{}/backFields/-", field.style), value: moved },
        ],
    )
}
