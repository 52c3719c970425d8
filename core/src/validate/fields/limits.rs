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

/// Secondary and auxiliary fields are not drawn; of two footer fields the second has been seen to be left out.
const POSTER: &[Row] = &[
    Row { groups: &["headerFields"], max: 1 },
    Row { groups: &["primaryFields"], max: 4 },
    Row { groups: &["footerFields"], max: 1 },
    Row { groups: &["secondaryFields", "auxiliaryFields"], max: 0 },
];
/// Apple's texts disagree on generic passes: four in one row, or four in each of two.
const GENERIC_IN_ONE_ROW: &[Row] = &[Row { groups: &["secondaryFields", "auxiliaryFields"], max: 4 }];

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
    let styles = Style::ALL.into_iter().map(|style| (style.key(), rows(style)));
    for (style, rows) in styles.chain([("posterGeneric", POSTER)]) {
        for row in rows {
            findings.extend(beyond(&all, style, row).map(|field| hidden(field, row.max)));
        }
    }
    findings
}

/// Rule J15, hints.
pub(super) fn perhaps_too_many(subject: &Subject<'_>) -> Vec<Finding> {
    let all = fields(subject.document);
    let rows = GENERIC_IN_ONE_ROW.iter();
    rows.flat_map(|row| beyond(&all, Style::Generic.key(), row).next())
        .map(|field| {
            let message = sentence!(
                "J15-square",
                "With a square barcode, Wallet shows four secondary and auxiliary fields together."
            );
            Finding::new(&field.pointer, message)
        })
        .collect()
}

/// The fields of a row that do not fit into it.
fn beyond<'f, 'a>(
    all: &'f [FieldAt<'a>],
    style: &'static str,
    row: &'static Row,
) -> impl Iterator<Item = &'f FieldAt<'a>> {
    all.iter().filter(move |field| field.style == style && row.groups.contains(&field.group)).skip(row.max)
}

fn hidden(field: &FieldAt<'_>, max: usize) -> Finding {
    let name = field.name();
    let message = match max {
        0 => sentence!("J15-none", "Wallet shows no fields here. {field} will be hidden.", field = name),
        1 => sentence!("J15-one", "Wallet shows 1 field here. {field} will be hidden.", field = name),
        max => sentence!(
            "J15-more",
            "Wallet shows {most} fields here. {field} will be hidden.",
            most = max,
            field = name
        ),
    };
    let moved = serde_json::Value::Object(field.object.clone());
    Finding::new(&field.pointer, message).fix(
        sentence!("J15-fix-back", "Move it to the back"),
        vec![
            Edit::Remove { pointer: field.pointer.clone() },
            Edit::Insert { pointer: format!("/{}/backFields/-", field.style), value: moved },
        ],
    )
}
