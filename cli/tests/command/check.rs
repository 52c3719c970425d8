//! `passwright check` on everything that people have: passes, bundles of passes, folders, templates, documents.

use passwright_core::zip;
use serde_json::Value;

use crate::scratch::{Ran, Scratch};

/// The first line, which is the answer.
#[track_caller]
fn answer(ran: &Ran) -> &str {
    ran.out.lines().next().unwrap_or_else(|| panic!("{ran:?}"))
}

fn built() -> Scratch {
    let scratch = Scratch::new();
    let built = scratch.build(&[]);
    assert_eq!(built.code, 0, "{built:?}");
    scratch
}

fn change(scratch: &Scratch, from: &str, to: &str, change: impl Fn(&str, &[u8]) -> Option<Vec<u8>>) {
    let entries = scratch.unzip(from);
    let changed: Vec<(String, Vec<u8>)> = entries
        .into_iter()
        .filter_map(|entry| Some((entry.name.clone(), change(&entry.name, &entry.bytes)?)))
        .collect();
    let files = changed.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    scratch.write(to, &zip::write(files).unwrap());
}

#[test]
fn the_first_line_is_the_answer_and_a_foreign_root_is_named() {
    let scratch = built();
    let refused = scratch.run(&["check", "card.pkpass"]);
    assert_eq!(refused.code, 1, "{refused:?}");
    assert!(
        answer(&refused)
            .starts_with("An iPhone refuses this pass: The pass is not signed with a certificate of Apple"),
        "{refused:?}"
    );
    let trusted = scratch.run(&["check", "--root", "root.pem", "--ios", "18", "card.pkpass"]);
    assert_eq!(trusted.code, 0, "{trusted:?}");
    assert!(
        answer(&trusted).starts_with("An iPhone with iOS 18 takes this pass, with 1 warning: "),
        "{trusted:?}"
    );
    let other = scratch.run(&["check", "--root", "pass.pem", "card.pkpass"]);
    assert_eq!(other.code, 1, "{other:?}");
    let unknown = scratch.run(&["check", "--ios", "19", "card.pkpass"]);
    assert_eq!(unknown.code, 2, "{unknown:?}");
}

#[test]
fn folders_templates_and_documents_are_checked_before_they_are_signed() {
    let scratch = Scratch::new();
    let folder = scratch.run(&["check", "card"]);
    assert_eq!(folder.code, 0, "{folder:?}");
    assert_eq!(answer(&folder), "An iPhone would take this pass once it is signed.");
    let document = scratch.run(&["check", "card/pass.json"]);
    assert_eq!((document.code, answer(&document)), (0, answer(&folder)), "{document:?}");

    let inside = [
        ("card.pkpasstemplate/pass.json", scratch.read("card/pass.json")),
        ("card.pkpasstemplate/icon@2x.png", scratch.read("card/icon@2x.png")),
        ("card.pkpasstemplate/icon@3x.png", scratch.read("card/icon@3x.png")),
    ];
    let files = inside.iter().map(|(name, bytes)| (*name, bytes.as_slice()));
    scratch.write("card.pkpasstemplate", &zip::write(files).unwrap());
    let template = scratch.run(&["check", "card.pkpasstemplate"]);
    assert_eq!(template.code, 0, "{template:?}");
    assert_eq!(
        answer(&template),
        "An iPhone would take this pass once it is signed, with 1 warning: icon.png itself is missing; some iPhones then do not offer “Add”."
    );

    scratch.write("broken/pass.json", b"{\"formatVersion\": 1,}");
    let broken = scratch.run(&["check", "broken"]);
    assert_eq!(broken.code, 1);
    assert!(
        answer(&broken).starts_with("An iPhone would refuse this pass: pass.json is not correct JSON"),
        "{broken:?}"
    );
}

#[test]
fn several_passes_in_one_file_are_judged_one_by_one() {
    let scratch = built();
    let card = scratch.read("card.pkpass");
    change(&scratch, "card.pkpass", "broken.pkpass", |name, bytes| {
        (name != "icon.png").then(|| bytes.to_vec())
    });
    let broken = scratch.read("broken.pkpass");
    scratch
        .write("two.pkpasses", &zip::write([("a.pkpass", card.as_slice()), ("b.pkpass", &broken)]).unwrap());
    let two = scratch.run(&["check", "--root", "root.pem", "two.pkpasses"]);
    assert_eq!(two.code, 1, "{two:?}");
    assert_eq!(
        answer(&two),
        "An iPhone refuses 1 of 2 passes: b.pkpass: “icon.png” is in the manifest but not in the pass."
    );
    let names: Vec<String> = (0..11).map(|number| format!("{number}.pkpass")).collect();
    let eleven = names.iter().map(|name| (name.as_str(), card.as_slice()));
    scratch.write("eleven.pkpasses", &zip::write(eleven).unwrap());
    let many = scratch.run(&["check", "--root", "root.pem", "eleven.pkpasses"]);
    assert_eq!(many.code, 1);
    assert_eq!(answer(&many), "An iPhone refuses this file: The file holds 11 passes; iOS takes at most 10.");
}

#[test]
fn fix_writes_the_repaired_pass_and_says_what_was_changed_and_what_is_left() {
    let scratch = built();
    change(&scratch, "card.pkpass", "broken.pkpass", |name, bytes| match name {
        "icon.png" => None,
        "pass.json" => {
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            Some(
                text.replacen(
                    '{',
                    "{\"relevantDate\": \"2030-01-02T03:04:05+0100\", \"teamIdentifier\": \"\",",
                    1,
                )
                .into_bytes(),
            )
        }
        _ => Some(bytes.to_vec()),
    });
    let fixed = scratch.run(&["check", "--fix", "-o", "fixed.pkpass", "broken.pkpass"]);
    assert_eq!(fixed.code, 1, "{fixed:?}");
    assert!(answer(&fixed).starts_with("An iPhone refuses this pass: "), "{fixed:?}");
    assert!(fixed.out.contains("fixed.pkpass was written, unsigned: "), "{fixed:?}");
    assert!(fixed.out.contains("  changed: J08 /relevantDate: Use 2030-01-02T03:04:05+01:00"), "{fixed:?}");
    assert!(fixed.out.contains("  changed: P07 icon.png: Use icon@3x.png for it"), "{fixed:?}");
    let names: Vec<String> = scratch.unzip("fixed.pkpass").into_iter().map(|entry| entry.name).collect();
    assert!(names.contains(&"icon.png".to_owned()) && !names.contains(&"signature".to_owned()), "{names:?}");

    let again = scratch.run(&["check", "--fix", "-o", "fixed.pkpass", "fixed.pkpass"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("is the file that is checked"), "{again:?}");
    assert_eq!(scratch.run(&["check", "--fix", "broken.pkpass"]).code, 2, "a file to write is needed");

    scratch.write("pass.json", b"{\"expirationDate\": \"soon\", \"formatVersion\": \"1\"}");
    let document = scratch.run(&["check", "--json", "--fix", "-o", "fixed.json", "pass.json"]).json();
    assert_eq!(document["verdict"]["accepted"], false);
    let fixed: Value = serde_json::from_slice(&scratch.read("fixed.json")).unwrap();
    assert_eq!((&fixed["formatVersion"], fixed.get("expirationDate")), (&Value::from(1), None));
    assert!(
        document["fixed"]["passes"][0]["left"].as_array().unwrap().iter().any(|left| left["rule"] == "J05")
    );
}

#[test]
fn a_sarif_log_has_every_finding_with_its_rule_and_place() {
    let scratch = Scratch::new();
    scratch.write("my card/pass.json", b"{\"formatVersion\": 2, \"generic\": {}}");
    let ran = scratch.run(&["check", "--sarif", "my card"]);
    assert_eq!(ran.code, 1);
    let log = ran.json();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules: Vec<&str> = run["tool"]["driver"]["rules"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|rule| rule["id"].as_str())
        .collect();
    let results = run["results"].as_array().unwrap();
    let version = results.iter().find(|result| result["ruleId"] == "J04").unwrap();
    assert_eq!(version["level"], "error");
    let place = &version["locations"][0];
    assert_eq!(place["physicalLocation"]["artifactLocation"]["uri"], "my%20card/pass.json");
    assert_eq!(place["logicalLocations"][0]["fullyQualifiedName"], "/formatVersion");
    for result in results {
        assert!(rules.contains(&result["ruleId"].as_str().unwrap()), "{result}");
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
    }
}
