//! Rules about when and where a pass comes up on the Lock Screen.
//!
//! Sources: Apple, "Pass.Locations", "Pass.Beacons", "Pass.RelevantDates"; archived Wallet guide, table 4-2.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::rule::{Finding, Rule, quote, quote_value};
use super::walk::objects;
use super::{Severity, Subject};
use crate::document::Edit;
use crate::pass::{Pass, Style};
use crate::time::PassDate;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "J22",
        severity: Severity::Blocks,
        title: "At most 10 places and 10 beacons, each with coordinates or an identifier that exist",
        reason: "Apple's limits and ranges (“Pass.Locations”, “Pass.Beacons”).",
        check: places,
    },
    Rule {
        id: "J23",
        severity: Severity::Warns,
        title: "The style supports the kind of relevance that the pass asks for",
        reason: "Coupons and store cards come up by place only, generic passes by date only together with a place (archived Wallet guide, table 4-2).",
        check: relevance_of_style,
    },
    Rule {
        id: "J24",
        severity: Severity::Blocks,
        title: "Each relevant date is a date, or a start with a later end",
        reason: "Apple requires one or the other (“Pass.RelevantDates”).",
        check: relevant_dates,
    },
    Rule {
        id: "J24",
        severity: Severity::Hints,
        title: "A relevant date is written for iOS 18 too",
        reason: "iOS 18 calls the key relevantDate, iOS 26 and newer call it date; with both it counts everywhere.",
        check: unknown_to_18,
    },
    Rule {
        id: "J26",
        severity: Severity::Warns,
        title: "Only boarding passes and event tickets are grouped",
        reason: "groupingIdentifier has no effect on other styles and is not allowed there (archived Wallet guide).",
        check: grouping,
    },
];

/// The most locations and the most different beacons of a pass (Apple).
const MAX_PLACES: usize = 10;
/// `major` and `minor` of a beacon have 16 bits.
const MAX_BEACON_NUMBER: f64 = 65_535.0;

fn places(subject: &Subject<'_>) -> Vec<Finding> {
    let locations = objects(subject.document, "locations");
    let beacons = objects(subject.document, "beacons");
    let mut findings: Vec<Finding> =
        locations.iter().flat_map(|(pointer, object)| wrong_location(pointer, object)).collect();
    findings.extend(beacons.iter().flat_map(|(pointer, object)| wrong_beacon(pointer, object)));
    findings.extend(too_many(&locations, "places", |_| true));
    let mut seen = HashSet::new();
    findings.extend(too_many(&beacons, "beacons", |object| {
        let uuid = object.get("proximityUUID").and_then(Value::as_str).unwrap_or_default();
        seen.insert(uuid.to_ascii_lowercase())
    }));
    findings
}

fn too_many(
    list: &[(String, &Map<String, Value>)],
    what: &str,
    mut counts: impl FnMut(&Map<String, Value>) -> bool,
) -> Option<Finding> {
    let counted: Vec<&String> =
        list.iter().filter(|(_, object)| counts(object)).map(|(pointer, _)| pointer).collect();
    let beyond = counted.get(MAX_PLACES..).filter(|beyond| !beyond.is_empty())?;
    // From the end, so that each pointer still is right when its turn comes.
    let edits = beyond.iter().rev().map(|pointer| Edit::Remove { pointer: (*pointer).clone() }).collect();
    let message = format!("A pass has at most {MAX_PLACES} {what}; this one has {}.", counted.len());
    let path = list.first()?.0.trim_end_matches("/0");
    Some(Finding::new(path, message).fix("Keep the first ten", edits))
}

fn wrong_location(pointer: &str, object: &Map<String, Value>) -> Option<Finding> {
    for (key, max) in [("latitude", 90.0), ("longitude", 180.0)] {
        let remove = |finding: Finding| Some(finding.fix_remove("Remove the place", pointer));
        match object.get(key) {
            None | Some(Value::Null) => {
                return remove(Finding::new(pointer, format!("A place has no {key}.")));
            }
            Some(value @ Value::Number(number)) if !in_range(number.as_f64(), -max, max) => {
                let message =
                    format!("The {key} {} does not exist; it goes from -{max} to {max}.", quote_value(value));
                return remove(Finding::new(format!("{pointer}/{key}"), message));
            }
            // A wrong type is J03.
            Some(_) => {}
        }
    }
    None
}

fn in_range(number: Option<f64>, min: f64, max: f64) -> bool {
    number.is_some_and(|number| (min..=max).contains(&number))
}

fn wrong_beacon(pointer: &str, object: &Map<String, Value>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let tell = |key: &str, message: String| {
        Finding::new(format!("{pointer}/{key}"), message).fix_remove("Remove the beacon", pointer)
    };
    match object.get("proximityUUID") {
        None | Some(Value::Null) => {
            findings.push(tell("proximityUUID", "A beacon has no identifier.".to_owned()))
        }
        Some(Value::String(uuid)) if !is_uuid(uuid) => {
            findings.push(tell("proximityUUID", format!("{} is no beacon identifier (UUID).", quote(uuid))));
        }
        Some(_) => {}
    }
    for key in ["major", "minor"] {
        if let Some(value @ Value::Number(number)) = object.get(key) {
            let whole = number.as_f64().filter(|number| number.fract() == 0.0);
            if !in_range(whole, 0.0, MAX_BEACON_NUMBER) {
                let message =
                    format!("The {key} number {} of a beacon must be from 0 to 65535.", quote_value(value));
                findings.push(tell(key, message));
            }
        }
    }
    findings
}

/// Five groups of hexadecimal digits: 8-4-4-4-12 (RFC 9562).
fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    groups.len() == 5
        && groups
            .iter()
            .zip([8, 4, 4, 4, 12])
            .all(|(group, len)| group.len() == len && group.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn relevance_of_style(subject: &Subject<'_>) -> Vec<Finding> {
    let tree = subject.document.tree();
    let has = |key: &str| match tree.get(key) {
        Some(Value::Array(list)) => !list.is_empty(),
        other => other.is_some_and(|value| !value.is_null()),
    };
    let key = if has("relevantDate") { "relevantDate" } else { "relevantDates" };
    if !has(key) {
        return Vec::new();
    }
    let message = match Pass::new(subject.document).style() {
        Some(Style::Coupon | Style::StoreCard) => {
            "Wallet brings up coupons and store cards by place, not by date."
        }
        Some(Style::Generic) if !has("locations") && !has("beacons") => {
            "Wallet brings up a generic pass by date only when it also has a place."
        }
        _ => return Vec::new(),
    };
    vec![Finding::new(format!("/{key}"), message)]
}

fn relevant_dates(subject: &Subject<'_>) -> Vec<Finding> {
    let all = objects(subject.document, "relevantDates").into_iter();
    all.filter_map(|(pointer, object)| {
        let has = |key: &str| object.get(key).is_some_and(|value| !value.is_null());
        let date = |key: &str| PassDate::parse(object.get(key)?.as_str()?);
        let message = if has("startDate") != has("endDate") {
            "A relevant time has a start or an end, but not both."
        } else if !has("date") && !has("relevantDate") && !has("startDate") {
            "A relevant date is empty."
        } else if let (Some(start), Some(end)) = (date("startDate"), date("endDate"))
            && start.timestamp() >= end.timestamp()
        {
            "A relevant time ends before it starts."
        } else {
            return None;
        };
        Some(Finding::new(&pointer, message).fix_remove("Remove it", pointer))
    })
    .collect()
}

fn unknown_to_18(subject: &Subject<'_>) -> Vec<Finding> {
    if !subject.target.has_older_than(26) || !subject.target.knows(18) {
        return Vec::new();
    }
    let all = objects(subject.document, "relevantDates").into_iter();
    all.filter_map(|(pointer, object)| {
        let date = object.get("date").filter(|_| !object.contains_key("relevantDate"))?;
        let message = "iPhones with iOS 18 do not know the date of this relevant time.";
        let at = format!("{pointer}/relevantDate");
        Some(Finding::new(pointer, message).fix_set("Add it under its older name", at, date.clone()))
    })
    .collect()
}

fn grouping(subject: &Subject<'_>) -> Vec<Finding> {
    let is_grouped = subject.document.tree().contains_key("groupingIdentifier");
    match Pass::new(subject.document).style() {
        Some(style) if is_grouped && !matches!(style, Style::BoardingPass | Style::EventTicket) => {
            let message = "Wallet groups boarding passes and event tickets only.";
            let at = "/groupingIdentifier";
            vec![Finding::new(at, message).fix_remove("Remove the group", at)]
        }
        _ => Vec::new(),
    }
}
