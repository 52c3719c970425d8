//! Every rule on the smallest pass that breaks it, and on a neighbour that does not.

use serde_json::{Value, json};

use super::*;
use Severity::{Blocks, Warns};
use cases::{Files, document_cases, file_cases};

mod cases;

const NOW: Timestamp = Timestamp::from_unix_seconds(1_800_000_000);
/// In a table of changes: take this place away.
const ABSENT: &str = "§ absent";

/// A pass without any problem.
fn good_document() -> Document {
    let pass = json!({
        "formatVersion": 1,
        "passTypeIdentifier": "pass.org.acme.card",
        "teamIdentifier": "Q7R8S9T0U1",
        "serialNumber": "m-1",
        "organizationName": "Acme",
        "description": "Acme card",
        "generic": {"primaryFields": [{"key": "name", "label": "Name", "value": "R. Stone"}]},
    });
    Document::parse(pass.to_string().as_bytes()).unwrap()
}

fn good_bundle() -> Bundle {
    let mut bundle = Bundle::new(good_document());
    for scale in crate::images::Scale::ALL {
        bundle.put_file(&format!("icon{}.png", scale.suffix()), default_icon(scale).to_vec());
    }
    bundle
}

/// The good pass with changes: JSON pointer to new value.
fn changed(changes: &Value) -> Bundle {
    let mut bundle = good_bundle();
    for (pointer, value) in changes.as_object().unwrap() {
        let document = bundle.document_mut();
        if value == ABSENT {
            document.remove(pointer).unwrap();
        } else {
            document.set(pointer, value.clone()).unwrap();
        }
    }
    bundle
}

fn found(bundle: &Bundle, id: &str, severity: Severity) -> Vec<Problem> {
    let all = validate_bundle(bundle, NOW, false);
    all.into_iter().filter(|problem| problem.rule == id && problem.severity == severity).collect()
}

/// The rule speaks up for the broken pass and keeps quiet about the good one, and what it offers repairs the pass.
#[track_caller]
fn breaks(id: &str, severity: Severity, broken: &Bundle, good: &Bundle, context: &str) {
    let problems = found(broken, id, severity);
    assert!(!problems.is_empty(), "{id} {severity:?} does not speak up: {context}");
    assert_eq!(found(good, id, severity), [], "{id} {severity:?} speaks up for the neighbour of {context}");
    for problem in &problems {
        let end = problem.message.chars().last().unwrap();
        assert_eq!(end, '.', "{}", problem.message);
        let Some(fix) = &problem.fix else { continue };
        let mut repaired = broken.clone();
        apply_fix(&mut repaired, fix).unwrap();
        let left = found(&repaired, id, severity);
        assert!(!left.contains(problem), "{id}: “{}” repairs nothing: {context}", fix.label);
    }
}

fn with_files(files: &Files) -> Bundle {
    let mut bundle = good_bundle();
    for (name, bytes) in files {
        match bytes {
            Some(bytes) => bundle.put_file(name, bytes.clone()),
            None => bundle.remove_file(name),
        }
    }
    bundle
}

#[test]
fn the_good_pass_has_no_problem() {
    assert_eq!(validate_bundle(&good_bundle(), NOW, false), []);
}

#[test]
fn each_rule_of_the_document_speaks_up_and_its_fix_repairs() {
    for (id, severity, broken, mut good) in document_cases() {
        // Relevance by date needs a date in both passes.
        let mut broken = broken;
        if id == "J23" {
            broken["/relevantDate"] = json!("2030-01-02T03:04Z");
            good["/relevantDate"] = json!("2030-01-02T03:04Z");
        }
        breaks(id, severity, &changed(&broken), &changed(&good), &broken.to_string());
    }
}

#[test]
fn each_rule_of_the_files_speaks_up_and_its_fix_repairs() {
    for (id, severity, broken, good) in file_cases() {
        let names: Vec<&str> = broken.iter().map(|(name, _)| *name).collect();
        breaks(id, severity, &with_files(&broken), &with_files(&good), &names.join(", "));
    }
}

#[test]
fn a_strip_hides_background_and_thumbnail_of_an_event_ticket() {
    let ticket = changed(&json!({"/generic": ABSENT, "/eventTicket": {}}));
    let icon = || default_icon(crate::images::Scale::Three).to_vec();
    let mut broken = ticket.clone();
    broken.put_file("strip@2x.png", icon());
    broken.put_file("thumbnail.png", icon());
    let mut good = ticket;
    good.put_file("strip@2x.png", icon());
    breaks("P11", Warns, &broken, &good, "strip and thumbnail");
}

#[test]
fn a_key_that_stands_twice_is_found_in_bytes_that_were_read() {
    let text = String::from_utf8(good_document().to_bytes()).unwrap();
    let twice = text.replacen('{', "{\"description\": \"first\", ", 1);
    let mut bundle = good_bundle();
    *bundle.document_mut() = Document::parse(twice.as_bytes()).unwrap();
    breaks("J01", Blocks, &bundle, &good_bundle(), &twice);
}

#[test]
fn every_rule_has_a_case() {
    let mut cases: Vec<(&str, Severity)> = document_cases().iter().map(|case| (case.0, case.1)).collect();
    cases.extend(file_cases().iter().map(|case| (case.0, case.1)));
    cases.extend([("P11", Warns), ("J01", Blocks)]);
    for rule in rules() {
        assert!(cases.contains(&(rule.id, rule.severity)), "{} {:?} has no case", rule.id, rule.severity);
    }
}

#[test]
fn a_change_message_is_judged_by_its_translation() {
    let mut bundle = changed(&json!({"/generic/primaryFields/0/changeMessage": "message"}));
    let hints = |bundle: &Bundle| found(bundle, "J12", Severity::Hints).len();
    assert_eq!(hints(&bundle), 1);
    bundle.put_file("en.lproj/pass.strings", b"\"message\" = \"Now %@\";".to_vec());
    assert_eq!(hints(&bundle), 0);
    bundle.put_file("de.lproj/pass.strings", b"\"message\" = \"Neu\";".to_vec());
    assert_eq!(hints(&bundle), 1);
}

#[test]
fn http_on_loopback_is_accepted_in_development_only() {
    let pass = changed(&json!({
        "/webServiceURL": "http://127.0.0.1:8787", "/authenticationToken": "0123456789abcdef"
    }));
    assert!(blocks(&validate_bundle(&pass, NOW, false)));
    assert_eq!(validate_bundle(&pass, NOW, true), []);
    let foreign = changed(&json!({
        "/webServiceURL": "http://wallet.example", "/authenticationToken": "0123456789abcdef"
    }));
    assert!(blocks(&validate_bundle(&foreign, NOW, true)));
}

#[test]
fn pictures_of_unknown_content_are_checked_by_name_alone() {
    let document = good_document();
    let files =
        ["icon.png", "icon@2x.png", "icon@3x.png", "logo.png"].map(|name| FileFact { name, bytes: None });
    let subject = Subject { document: &document, files: &files, now: NOW, allow_loopback_http: false };
    assert_eq!(validate(&subject), []);
    let problems = validate(&Subject { files: &files[3..], ..subject });
    assert_eq!(problems[0].message, "Your pass needs an icon. It appears in notifications.");
}

#[test]
fn a_fix_that_no_longer_fits_changes_nothing() {
    let mut bundle = good_bundle();
    let fix = Fix {
        label: String::new(),
        edits: vec![Edit::Set { pointer: "/description".to_owned(), value: json!("x") }],
        files: vec![FileEdit::Copy { from: "gone.png".to_owned(), to: "icon.png".to_owned() }],
    };
    assert!(apply_fix(&mut bundle, &fix).is_err());
    assert_eq!(bundle, good_bundle());
}

#[test]
fn a_hostile_document_gets_a_bounded_answer() {
    let fields: Vec<Value> = (0..5_000).map(|_| json!({"label": 7, "x": null})).collect();
    let bundle = changed(&json!({"/generic/backFields": fields, "/logoText": "x".repeat(100_000)}));
    let problems = validate_bundle(&bundle, NOW, false);
    assert!(problems.len() <= rules().count() * MAX_FINDINGS_PER_RULE);
    let long = changed(&json!({"/labelColor": "x".repeat(100_000)}));
    let problems = validate_bundle(&long, NOW, false);
    assert!(problems.iter().all(|problem| problem.message.len() < 300));
}

#[test]
fn every_fix_together_makes_a_broken_pass_fit() {
    let mut bundle = changed(&json!({
        "/formatVersion": "1", "/serialNumber": 7, "/description": ABSENT, "/labelColor": "#fff",
        "/relevantDate": "2030-01-02T03:04:05+0100", "/webServiceURL": "http://a.example?x",
        "/barcodes": {"message": 12},
        "/locations": vec![json!({"latitude": "1", "longitude": 2}); 12],
        "/generic/headerFields": [{"label": 1}, {"key": "a", "value": 1}, {"key": "a", "value": 2}, {"key": "b", "value": 3}],
    }));
    bundle.remove_file("icon.png");
    let repaired = apply_every_fix(&mut bundle, NOW, false);
    let left: Vec<Problem> = validate_bundle(&bundle, NOW, false);
    assert!(left.iter().all(|problem| problem.fix.is_none()), "{left:?}");
    assert!(!blocks(&left), "{left:?}");
    assert!(repaired.len() > 12);
    assert_eq!(bundle.document().text("/serialNumber"), Some("7"));
    assert_eq!(bundle.document().text("/relevantDate"), Some("2030-01-02T03:04:05+01:00"));
    assert_eq!(bundle.document().text("/barcodes/0/message"), Some("12"));
}

#[test]
fn the_page_of_all_checks_is_the_one_printed_from_the_rules() {
    let page = include_str!("../../../docs/checks.md");
    assert!(page == markdown(), "run: cargo run -q -p passwright-core --example checks > docs/checks.md");
}
