//! Every rule on the smallest pass that breaks it, and on a neighbour that does not.

use serde_json::{Value, json};

use super::*;
use Severity::{Blocks, Warns};
use cases::{Files, document_cases, file_cases, version_cases};

mod cases;
mod package;

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

/// What one row of the tables says.
struct Case {
    id: &'static str,
    severity: Severity,
    target: Target,
    broken: Bundle,
    good: Bundle,
    context: String,
}

impl Case {
    fn new(id: &'static str, severity: Severity, broken: Bundle, good: Bundle, context: String) -> Self {
        Self { id, severity, target: Target::All, broken, good, context }
    }

    fn found(&self, bundle: &Bundle) -> Vec<Problem> {
        let all = validate_bundle_for(self.target, bundle, NOW, false);
        all.into_iter()
            .filter(|problem| problem.rule == self.id && problem.severity == self.severity)
            .collect()
    }

    /// What is wrong with the rule: it must speak up for the broken pass, keep quiet about the good one, and repair what it offers to.
    fn faults(&self) -> Vec<String> {
        let problems = self.found(&self.broken);
        let mut faults = Vec::new();
        if problems.is_empty() {
            faults.push("does not speak up".to_owned());
        }
        faults.extend(
            self.found(&self.good).iter().map(|it| format!("speaks up for the neighbour: {}", it.message)),
        );
        for problem in &problems {
            if !problem.message.ends_with('.') {
                faults.push(format!("is no sentence: {}", problem.message));
            }
            let Some(fix) = &problem.fix else { continue };
            let mut repaired = self.broken.clone();
            if apply_fix(&mut repaired, fix).is_err() || self.found(&repaired).contains(problem) {
                faults.push(format!("repairs nothing by “{}”", fix.label));
            }
        }
        faults
            .iter()
            .map(|fault| format!("{} {:?} {fault}: {}", self.id, self.severity, self.context))
            .collect()
    }

    /// Whether this very rule, and not one of the same id, tells the two passes apart.
    fn is_of(&self, rule: &Rule) -> bool {
        let run = |bundle: &Bundle| {
            let files: Vec<FileFact<'_>> =
                bundle.files().map(|(name, bytes)| FileFact { name, bytes: Some(bytes) }).collect();
            let subject = Subject {
                document: bundle.document(),
                files: &files,
                now: NOW,
                target: self.target,
                allow_loopback_http: false,
            };
            rule.run(&subject).len()
        };
        (rule.id, rule.severity) == (self.id, self.severity) && run(&self.broken) > 0 && run(&self.good) == 0
    }
}

fn found(bundle: &Bundle, id: &str, severity: Severity) -> Vec<Problem> {
    let all = validate_bundle(bundle, NOW, false);
    all.into_iter().filter(|problem| problem.rule == id && problem.severity == severity).collect()
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

fn all_cases() -> Vec<Case> {
    let mut all = Vec::new();
    for (id, severity, mut broken, mut good) in document_cases() {
        // Relevance by date needs a date in both passes.
        if id == "J23" {
            broken["/relevantDate"] = json!("2030-01-02T03:04Z");
            good["/relevantDate"] = json!("2030-01-02T03:04Z");
        }
        all.push(Case::new(id, severity, changed(&broken), changed(&good), broken.to_string()));
    }
    for (id, severity, target, broken, good) in version_cases() {
        let case = Case::new(id, severity, changed(&broken), changed(&good), broken.to_string());
        all.push(Case { target, ..case });
    }
    for (id, severity, broken, good) in file_cases() {
        let names: Vec<&str> = broken.iter().map(|(name, _)| *name).collect();
        all.push(Case::new(id, severity, with_files(&broken), with_files(&good), names.join(", ")));
    }
    all.extend([strip_and_thumbnail(), key_that_stands_twice(), name_without_translation()]);
    all
}

/// A strip hides background and thumbnail of an event ticket.
fn strip_and_thumbnail() -> Case {
    let ticket = changed(&json!({"/generic": ABSENT, "/eventTicket": {}}));
    let icon = || default_icon(crate::images::Scale::Three).to_vec();
    let mut broken = ticket.clone();
    broken.put_file("strip@2x.png", icon());
    broken.put_file("thumbnail.png", icon());
    let mut good = ticket;
    good.put_file("strip@2x.png", icon());
    Case::new("P11", Warns, broken, good, "strip and thumbnail".to_owned())
}

/// Only bytes that were read can have a key twice.
fn key_that_stands_twice() -> Case {
    let text = String::from_utf8(good_document().to_bytes()).unwrap();
    let twice = text.replacen('{', "{\"description\": \"first\", ", 1);
    let mut broken = good_bundle();
    *broken.document_mut() = Document::parse(twice.as_bytes()).unwrap();
    Case::new("J01", Blocks, broken, good_bundle(), twice)
}

/// Where translations go by names, a name without one is shown to people.
fn name_without_translation() -> Case {
    let labelled = |label: &str| {
        let mut bundle = changed(&json!({"/generic/primaryFields/0/label": label}));
        bundle.put_file("en.lproj/pass.strings", b"\"name_label\" = \"Name\";".to_vec());
        bundle
    };
    Case::new("L01", Warns, labelled("other_label"), labelled("name_label"), "other_label".to_owned())
}

#[test]
fn each_rule_speaks_up_keeps_quiet_about_the_neighbour_and_repairs_what_it_offers_to() {
    let faults: Vec<String> = all_cases().iter().flat_map(Case::faults).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_rule_has_a_row() {
    let cases = all_cases();
    for rule in rules().chain(version_rules()) {
        let has_row = cases.iter().any(|case| case.is_of(rule));
        assert!(has_row, "{} {:?} has no row: {}", rule.id, rule.severity, rule.title);
    }
}

#[test]
fn one_version_is_asked_only_what_concerns_it() {
    let poster = changed(&json!({"/generic": ABSENT, "/posterGeneric": {"primaryFields": []}}));
    let of = |target| {
        let all = validate_bundle_for(target, &poster, NOW, false);
        all.into_iter().map(|problem| (problem.rule, problem.severity)).collect::<Vec<_>>()
    };
    assert_eq!(of(Target::Ios27), []);
    assert_eq!(of(Target::All), [("J06".to_owned(), Warns)]);
    assert_eq!(of(Target::Ios18), [("J06".to_owned(), Blocks), ("V01".to_owned(), Severity::Hints)]);
    let ticket = changed(&json!({
        "/generic": ABSENT, "/eventTicket": {}, "/preferredStyleSchemes": ["posterEventTicket", "eventTicket"]
    }));
    let wants_tags =
        |target| validate_bundle_for(target, &ticket, NOW, false).iter().any(|problem| problem.rule == "J29");
    assert!(wants_tags(Target::All) && wants_tags(Target::Ios18) && !wants_tags(Target::Ios17));
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
    let subject = Subject {
        document: &document,
        files: &files,
        now: NOW,
        target: Target::All,
        allow_loopback_http: false,
    };
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
