//! Rules about when and where a pass comes up on the Lock Screen.
//!
//! Sources: Apple, "Pass.Locations", "Pass.Beacons", "Pass.RelevantDates"; archived Wallet guide, table 4-2.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::rule::{Finding, Rule, quote, quote_value, remove_it};
use super::walk::objects;
use super::{Severity, Subject};
use crate::document::Edit;
use crate::pass::{Pass, Style};
use crate::sentence::Sentence;
use crate::time::PassDate;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "J22",
        severity: Severity::Blocks,
        title: "At most 10 places and 10 beacons, each with coordinates or an identifier that exist",
        reason: words!("J22-why-places", "Apple's limits and ranges (“Pass.Locations”, “Pass.Beacons”)."),
        check: places,
    },
    Rule {
        id: "J23",
        severity: Severity::Warns,
        title: "The style supports the kind of relevance that the pass asks for",
        reason: words!(
            "J23-why-relevance-of-style",
            "Coupons and store cards come up by place only, generic passes by date only together with a place (archived Wallet guide, table 4-2)."
        ),
        check: relevance_of_style,
    },
    Rule {
        id: "J24",
        severity: Severity::Blocks,
        title: "Each relevant date is a date, or a start with a later end",
        reason: words!("J24-why-relevant-dates", "Apple requires one or the other (“Pass.RelevantDates”)."),
        check: relevant_dates,
    },
    Rule {
        id: "J24",
        severity: Severity::Hints,
        title: "A relevant date is written for iOS 18 too",
        reason: words!(
            "J24-why-unknown-to-18",
            "iOS 18 calls the key relevantDate, iOS 26 and newer call it date; with both it counts everywhere."
        ),
        check: unknown_to_18,
    },
    Rule {
        id: "J26",
        severity: Severity::Warns,
        title: "Only boarding passes and event tickets are grouped",
        reason: words!(
            "J26-why-grouping",
            "groupingIdentifier has no effect on other styles and is not allowed there (archived Wallet guide)."
        ),
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
    let too_many_places = |count: usize| {
        sentence!(
            "J22-places",
            "A pass has at most {most} places; this one has {count}.",
            most = MAX_PLACES,
            count = count
        )
    };
    findings.extend(too_many(&locations, too_many_places, |_| true));
    let mut seen = HashSet::new();
    let too_many_beacons = |count: usize| {
        sentence!(
            "J22-beacons",
            "A pass has at most {most} beacons; this one has {count}.",
            most = MAX_PLACES,
            count = count
        )
    };
    findings.extend(too_many(&beacons, too_many_beacons, |object| {
        let uuid = object.get("proximityUUID").and_then(Value::as_str).unwrap_or_default();
        seen.insert(uuid.to_ascii_lowercase())
    }));
    findings
}

fn too_many(
    list: &[(String, &Map<String, Value>)],
    told: fn(usize) -> Sentence,
    mut counts: impl FnMut(&Map<String, Value>) -> bool,
) -> Option<Finding> {
    let counted: Vec<&String> =
        list.iter().filter(|(_, object)| counts(object)).map(|(pointer, _)| pointer).collect();
    let beyond = counted.get(MAX_PLACES..).filter(|beyond| !beyond.is_empty())?;
    // From the end, so that each pointer still is right when its turn comes.
    let edits = beyond.iter().rev().map(|pointer| Edit::Remove { pointer: (*pointer).clone() }).collect();
    let path = list.first()?.0.trim_end_matches("/0");
    let label = sentence!("J22-fix-ten", "Keep the first ten");
    Some(Finding::new(path, told(counted.len())).fix(label, edits))
}

fn wrong_location(pointer: &str, object: &Map<String, Value>) -> Option<Finding> {
    let remove =
        |finding: Finding| Some(finding.fix_remove(sentence!("J22-fix-place", "Remove the place"), pointer));
    let coordinates = [
        ("latitude", 90.0, words!("J22-no-latitude", "A place has no latitude.")),
        ("longitude", 180.0, words!("J22-no-longitude", "A place has no longitude.")),
    ];
    for (key, max, missing) in coordinates {
        match object.get(key) {
            None | Some(Value::Null) => return remove(Finding::new(pointer, missing)),
            Some(value @ Value::Number(number)) if !in_range(number.as_f64(), -max, max) => {
                return remove(Finding::new(format!("{pointer}/{key}"), no_coordinate(key, value)));
            }
            // A wrong type is J03.
            Some(_) => {}
        }
    }
    None
}

fn no_coordinate(key: &str, value: &Value) -> Sentence {
    let value = quote_value(value);
    if key == "latitude" {
        sentence!(
            "J22-latitude",
            "The latitude {value} does not exist; it goes from -90 to 90.",
            value = value
        )
    } else {
        sentence!(
            "J22-longitude",
            "The longitude {value} does not exist; it goes from -180 to 180.",
            value = value
        )
    }
}

fn in_range(number: Option<f64>, min: f64, max: f64) -> bool {
    number.is_some_and(|number| (min..=max).contains(&number))
}

fn wrong_beacon(pointer: &str, object: &Map<String, Value>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let tell = |key: &str, message: Sentence| {
        let label = sentence!("J22-fix-beacon", "Remove the beacon");
        Finding::new(format!("{pointer}/{key}"), message).fix_remove(label, pointer)
    };
    match object.get("proximityUUID") {
        None | Some(Value::Null) => {
            findings.push(tell("proximityUUID", sentence!("J22-no-uuid", "A beacon has no identifier.")));
        }
        Some(Value::String(uuid)) if !is_uuid(uuid) => {
            let message = sentence!("J22-uuid", "{uuid} is no beacon identifier (UUID).", uuid = quote(uuid));
            findings.push(tell("proximityUUID", message));
        }
        Some(_) => {}
    }
    for key in ["major", "minor"] {
        if let Some(value @ Value::Number(number)) = object.get(key) {
            let whole = number.as_f64().filter(|number| number.fract() == 0.0);
            if !in_range(whole, 0.0, MAX_BEACON_NUMBER) {
                let message = sentence!(
                    "J22-number",
                    "The {key} number {value} of a beacon must be from 0 to 65535.",
                    key = key,
                    value = quote_value(value)
                );
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
            sentence!("J23-by-place", "Wallet brings up coupons and store cards by place, not by date.")
        }
        Some(Style::Generic) if !has("locations") && !has("beacons") => {
            sentence!("J23-generic", "Wallet brings up a generic pass by date only when it also has a place.")
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
            sentence!("J24-half", "A relevant time has a start or an end, but not both.")
        } else if !has("date") && !has("relevantDate") && !has("startDate") {
            sentence!("J24-empty", "A relevant date is empty.")
        } else if let (Some(start), Some(end)) = (date("startDate"), date("endDate"))
            && start.timestamp() >= end.timestamp()
        {
            sentence!("J24-backwards", "A relevant time ends before it starts.")
        } else {
            return None;
        };
        Some(Finding::new(&pointer, message).fix_remove(remove_it(), pointer))
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
        let message =
            sentence!("J24-ios-18", "iPhones with iOS 18 do not know the date of this relevant time.");
        let label = sentence!("J24-fix-ios-18", "Add it under its older name");
        let at = format!("{pointer}/relevantDate");
        Some(Finding::new(pointer, message).fix_set(label, at, date.clone()))
    })
    .collect()
}

fn grouping(subject: &Subject<'_>) -> Vec<Finding> {
    let is_grouped = subject.document.tree().contains_key("groupingIdentifier");
    match Pass::new(subject.document).style() {
        Some(style) if is_grouped && !matches!(style, Style::BoardingPass | Style::EventTicket) => {
            let message = sentence!("J26-group", "Wallet groups boarding passes and event tickets only.");
            let at = "/groupingIdentifier";
            vec![Finding::new(at, message).fix_remove(sentence!("J26-fix-remove", "Remove the group"), at)]
        }
        _ => Vec::new(),
    }
}
