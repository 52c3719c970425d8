//! Rules about the newer looks that Wallet derives from semantic tags: poster event tickets and semantic boarding passes.
//!
//! A pass that misses one of them is not refused: Wallet falls back to the classic look without a word.
//! Sources: Apple, "Creating an event pass using semantic tags", "Creating an airline boarding pass using semantic tags".

use serde_json::Value;

use super::rule::{Finding, Rule, name};
use super::{Severity, Subject};
use crate::pass::look::Look;
use crate::pass::tags::Tags;
use crate::sentence::{Sentence, Words, listed};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "J29",
        severity: Severity::Warns,
        title: "A poster event ticket has the tags, the picture and the entry code that Wallet wants for it",
        reason: words!(
            "J29-why-poster-event-ticket",
            "Otherwise iOS shows the classic ticket without saying why (“Creating an event pass using semantic tags”)."
        ),
        check: poster_event_ticket,
    },
    Rule {
        id: "J29",
        severity: Severity::Hints,
        title: "A poster event ticket has the tags that Apple recommends for it",
        reason: words!(
            "J29-why-recommended-for-poster",
            "Apple's own validator asks for them (pass-builder); without them the poster is shown, with less on it."
        ),
        check: recommended_for_poster,
    },
    Rule {
        id: "J30",
        severity: Severity::Warns,
        title: "A semantic boarding pass has the tags that Wallet wants for it",
        reason: words!(
            "J30-why-semantic-boarding-pass",
            "Otherwise iOS shows the classic boarding pass without saying why (“Creating an airline boarding pass using semantic tags”)."
        ),
        check: semantic_boarding_pass,
    },
    Rule {
        id: "J30",
        severity: Severity::Warns,
        title: "A semantic boarding pass also has the fields of a classic one",
        reason: words!(
            "J30-why-without-classic-fields",
            "iPhones before iOS 26 show the fields and know no tags (“Creating an airline boarding pass using semantic tags”)."
        ),
        check: without_classic_fields,
    },
];

/// The first version that shows a poster event ticket.
const POSTER_SINCE: u8 = 18;
/// The first version that shows a semantic boarding pass.
const SEMANTIC_BOARDING_SINCE: u8 = 26;

/// The tags that Apple's texts ask for, and without which shipped passes get their poster all the same.
const POSTER_RECOMMENDED: &[&str] = &["venueRegionName", "venueRoom", "seats"];

fn has_picture(subject: &Subject<'_>, base: &str) -> bool {
    let names = ["", "@2x", "@3x"].map(|scale| format!("{base}{scale}.png"));
    subject.files.iter().any(|file| {
        let name = file.name.rsplit('/').next().unwrap_or_default();
        names.iter().any(|wanted| wanted == name)
    })
}

fn wants_poster(subject: &Subject<'_>) -> bool {
    subject.target.knows(POSTER_SINCE) && wants(subject, Look::PosterEventTicket)
}

fn wants_semantic_boarding(subject: &Subject<'_>) -> bool {
    subject.target.knows(SEMANTIC_BOARDING_SINCE) && wants(subject, Look::SemanticBoardingPass)
}

/// Whether the pass names the look, and has the style that it is a look of.
fn wants(subject: &Subject<'_>, look: Look) -> bool {
    let style = if look == Look::SemanticBoardingPass { "boardingPass" } else { "eventTicket" };
    look.is_preferred(subject.document) && subject.document.tree().contains_key(style)
}

fn poster_event_ticket(subject: &Subject<'_>) -> Vec<Finding> {
    if !wants_poster(subject) {
        return Vec::new();
    }
    let missing = Look::PosterEventTicket.missing(subject.document, &|base| has_picture(subject, base));
    let mut findings = falls_back(&missing, |list| match missing.len() {
        1 => sentence!(
            "J29-falls-back-one",
            "iPhone will fall back to the simple ticket: {list} is missing.",
            list = list
        ),
        _ => sentence!(
            "J29-falls-back",
            "iPhone will fall back to the simple ticket: {list} are missing.",
            list = list
        ),
    });
    findings.extend(without_last_resort(subject, "eventTicket"));
    findings
}

fn recommended_for_poster(subject: &Subject<'_>) -> Vec<Finding> {
    if !wants_poster(subject) {
        return Vec::new();
    }
    let tags = Tags::of(subject.document);
    let is_missing = |tag: &&str| !tags.has(tag);
    let mut missing: Vec<&str> = POSTER_RECOMMENDED.iter().copied().filter(is_missing).collect();
    if is_missing(&"eventStartDate") && is_missing(&"eventStartDateInfo") {
        missing.push("eventStartDate");
    }
    let kind = tags.text("eventType").map(|(_, kind)| kind);
    if kind == Some("PKEventTypeLivePerformance") && is_missing(&"artistIDs") {
        missing.push("artistIDs");
    }
    let mut findings = Vec::new();
    if !missing.is_empty() {
        let message = sentence!(
            "J29-recommended",
            "Apple recommends these tags for a poster ticket: {tags}.",
            tags = missing.join(", ")
        );
        findings.push(Finding::new("/semantics", message));
    }
    let nfc = subject.document.tree().get("nfc").and_then(Value::as_object);
    if nfc.is_some_and(|nfc| !nfc.contains_key("requiresAuthentication")) {
        let at = "/nfc/requiresAuthentication";
        let message = sentence!(
            "J29-authentication",
            "Apple's validator wants to be told whether the ticket needs Face ID or Touch ID."
        );
        let label = sentence!("J29-fix-authentication", "Say that it does not");
        findings.push(Finding::new(at, message).fix_set(label, at, false));
    }
    findings
}

fn without_classic_fields(subject: &Subject<'_>) -> Vec<Finding> {
    if !wants_semantic_boarding(subject) || !subject.target.has_older_than(SEMANTIC_BOARDING_SINCE) {
        return Vec::new();
    }
    if super::walk::fields(subject.document).iter().any(|field| field.style == "boardingPass") {
        return Vec::new();
    }
    let message = sentence!(
        "J30-no-fields",
        "{phones} will show an empty boarding pass: it has no fields.",
        phones = subject.target.phones(SEMANTIC_BOARDING_SINCE)
    );
    vec![Finding::new("/boardingPass", message)]
}

fn semantic_boarding_pass(subject: &Subject<'_>) -> Vec<Finding> {
    if !wants_semantic_boarding(subject) {
        return Vec::new();
    }
    let missing = Look::SemanticBoardingPass.missing(subject.document, &|base| has_picture(subject, base));
    let mut findings = falls_back(&missing, |list| match missing.len() {
        1 => sentence!(
            "J30-falls-back-one",
            "iPhone will fall back to the simple boarding pass: {list} is missing.",
            list = list
        ),
        _ => sentence!(
            "J30-falls-back",
            "iPhone will fall back to the simple boarding pass: {list} are missing.",
            list = list
        ),
    });
    findings.extend(without_last_resort(subject, "boardingPass"));
    findings
}

/// What is missing, if anything, told by one sentence.
fn falls_back(missing: &[Words], told: impl FnOnce(Sentence) -> Sentence) -> Vec<Finding> {
    if missing.is_empty() {
        return Vec::new();
    }
    vec![Finding::new("/semantics", told(listed(missing)))]
}

/// The classic style must stand last among the schemes, for phones that know no other.
fn without_last_resort(subject: &Subject<'_>, classic: &str) -> Option<Finding> {
    let pointer = "/preferredStyleSchemes";
    let schemes = subject.document.tree().get("preferredStyleSchemes")?.as_array()?;
    if schemes.last().is_some_and(|entry| entry == classic) {
        return None;
    }
    let message = sentence!("J29-last", "The list of looks does not end with the classic one.");
    let mut sorted: Vec<Value> = schemes.iter().filter(|entry| *entry != classic).cloned().collect();
    sorted.push(Value::from(classic));
    let label = sentence!("J29-fix-last", "Put {style} last", style = name(classic));
    Some(Finding::new(pointer, message).fix_set(label, pointer, sorted))
}
