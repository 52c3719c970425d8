//! Rules about the newer looks that Wallet derives from semantic tags: poster event tickets and semantic boarding passes.
//!
//! A pass that misses one of them is not refused: Wallet falls back to the classic look without a word.
//! Sources: Apple, "Creating an event pass using semantic tags", "Creating an airline boarding pass using semantic tags".

use serde_json::{Map, Value};

use super::rule::{Finding, Rule};
use super::{Severity, Subject};
use crate::document::Edit;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "J29",
        severity: Severity::Warns,
        title: "A poster event ticket has the tags, the picture and the entry code that Wallet wants for it",
        reason: "Otherwise iOS shows the classic ticket without saying why (“Creating an event pass using semantic tags”).",
        check: poster_event_ticket,
    },
    Rule {
        id: "J30",
        severity: Severity::Warns,
        title: "A semantic boarding pass has the tags that Wallet wants for it",
        reason: "Otherwise iOS shows the classic boarding pass without saying why (“Creating an airline boarding pass using semantic tags”).",
        check: semantic_boarding_pass,
    },
    Rule {
        id: "J33",
        severity: Severity::Warns,
        title: "There are at most two featured actions, each with an identifier of its own",
        reason: "Wallet shows two (WWDC 2026, session 209) and tells them apart by their identifier.",
        check: actions,
    },
];

/// The tags of a semantic boarding pass and what people call them.
const BOARDING_TAGS: &[(&str, &str)] = &[
    ("airlineCode", "airline code"),
    ("flightNumber", "flight number"),
    ("departureAirportCode", "departure airport"),
    ("destinationAirportCode", "destination airport"),
    ("departureCityName", "departure city"),
    ("destinationCityName", "destination city"),
    ("originalDepartureDate", "departure time"),
    ("originalBoardingDate", "boarding time"),
    ("originalArrivalDate", "arrival time"),
    ("passengerName", "passenger"),
];

/// Time zones have two names each in Apple's own texts.
const BOARDING_TIME_ZONES: &[(&str, &str, &str)] = &[
    ("departureLocationTimeZone", "departureAirportTimeZone", "departure time zone"),
    ("destinationLocationTimeZone", "destinationAirportTimeZone", "destination time zone"),
];

fn wants(subject: &Subject<'_>, scheme: &str, style: &str) -> bool {
    let schemes = subject.document.tree().get("preferredStyleSchemes").and_then(Value::as_array);
    schemes.is_some_and(|list| list.iter().any(|entry| entry == scheme))
        && subject.document.tree().contains_key(style)
}

/// Whether a tag is there and not empty, at the root or in any field.
fn has_tag(tags: &[&Map<String, Value>], name: &str) -> bool {
    tags.iter().filter_map(|tags| tags.get(name)).any(|value| match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        _ => true,
    })
}

fn all_tags<'a>(subject: &Subject<'a>) -> Vec<&'a Map<String, Value>> {
    let root = subject.document.tree().get("semantics").and_then(Value::as_object);
    let fields = super::walk::fields(subject.document).into_iter();
    let of_fields = fields.filter_map(|field| field.object.get("semantics")?.as_object());
    root.into_iter().chain(of_fields).collect()
}

fn has_picture(subject: &Subject<'_>, base: &str) -> bool {
    let names = ["", "@2x", "@3x"].map(|scale| format!("{base}{scale}.png"));
    subject.files.iter().any(|file| {
        let name = file.name.rsplit('/').next().unwrap_or_default();
        names.iter().any(|wanted| wanted == name)
    })
}

fn poster_event_ticket(subject: &Subject<'_>) -> Vec<Finding> {
    if !wants(subject, "posterEventTicket", "eventTicket") {
        return Vec::new();
    }
    let tags = all_tags(subject);
    let kind = tags.iter().find_map(|tags| tags.get("eventType")?.as_str());
    let mut tags_wanted = vec![("eventName", "name of the event"), ("venueName", "name of the venue")];
    match kind {
        Some("PKEventTypeSports") => tags_wanted
            .extend([("homeTeamAbbreviation", "home team"), ("awayTeamAbbreviation", "visiting team")]),
        Some("PKEventTypeLivePerformance") => tags_wanted.push(("performerNames", "performers")),
        _ => {}
    }
    let mut missing: Vec<&str> =
        tags_wanted.into_iter().filter(|(tag, _)| !has_tag(&tags, tag)).map(|(_, words)| words).collect();
    if !has_picture(subject, "artwork") && !has_picture(subject, "background") {
        missing.push("artwork");
    }
    let tree = subject.document.tree();
    if !["nfc", "barcodes", "barcode"].iter().any(|key| tree.contains_key(*key)) {
        missing.push("NFC part or barcode");
    }
    let mut findings: Vec<Finding> = falls_back("ticket", &missing).into_iter().collect();
    findings.extend(without_last_resort(subject, "eventTicket"));
    findings
}

fn semantic_boarding_pass(subject: &Subject<'_>) -> Vec<Finding> {
    if !wants(subject, "semanticBoardingPass", "boardingPass") {
        return Vec::new();
    }
    let tags = all_tags(subject);
    let mut missing: Vec<&str> =
        BOARDING_TAGS.iter().filter(|(tag, _)| !has_tag(&tags, tag)).map(|(_, words)| *words).collect();
    let zones = BOARDING_TIME_ZONES.iter();
    missing.extend(
        zones
            .filter(|(name, other, _)| !has_tag(&tags, name) && !has_tag(&tags, other))
            .map(|(_, _, words)| *words),
    );
    if subject.document.text("/boardingPass/transitType") != Some("PKTransitTypeAir") {
        missing.push("kind of transport “air”");
    }
    let mut findings: Vec<Finding> = falls_back("boarding pass", &missing).into_iter().collect();
    findings.extend(without_last_resort(subject, "boardingPass"));
    findings
}

fn falls_back(what: &str, missing: &[&str]) -> Option<Finding> {
    let (last, before) = missing.split_last()?;
    let list =
        if before.is_empty() { (*last).to_owned() } else { format!("{} and {last}", before.join(", ")) };
    let verb = if before.is_empty() { "is" } else { "are" };
    let message = format!("iPhone will fall back to the simple {what}: {list} {verb} missing.");
    Some(Finding::new("/semantics", message))
}

/// The classic style must stand last among the schemes, for phones that know no other.
fn without_last_resort(subject: &Subject<'_>, classic: &str) -> Option<Finding> {
    let schemes = subject.document.tree().get("preferredStyleSchemes")?.as_array()?;
    if schemes.iter().any(|entry| entry == classic) {
        return None;
    }
    let message = "The list of looks does not end with the classic one.";
    let add = Edit::Insert { pointer: "/preferredStyleSchemes/-".to_owned(), value: Value::from(classic) };
    Some(Finding::new("/preferredStyleSchemes", message).fix(format!("Add “{classic}”"), vec![add]))
}

/// How many actions Wallet shows (WWDC 2026).
const MAX_ACTIONS: usize = 2;

fn actions(subject: &Subject<'_>) -> Vec<Finding> {
    let actions = super::walk::objects(subject.document, "featuredActions");
    let mut findings = Vec::new();
    if actions.len() > MAX_ACTIONS {
        let message =
            format!("Wallet shows {MAX_ACTIONS} featured actions; this pass has {}.", actions.len());
        findings.push(Finding::new("/featuredActions", message));
    }
    let mut seen = std::collections::HashSet::new();
    for (pointer, action) in &actions {
        let identifier = action.get("identifier").and_then(Value::as_str).unwrap_or_default();
        if identifier.is_empty() || !seen.insert(identifier) {
            let message = "A featured action needs an identifier of its own.";
            findings.push(Finding::new(format!("{pointer}/identifier"), message));
        }
    }
    findings
}
