//! `passwright mint`: tables in, one signed pass for each row out.

use std::collections::BTreeSet;
use std::fmt::Write;

use passwright_core::bundle::Bundle;
use passwright_core::document::Document;
use passwright_core::zip::Limits;
use serde_json::{Value, json};

use crate::scratch::{Ran, Scratch};

const IDENTITY: [&str; 6] =
    ["--certificate", "pass.pem", "--key", "pass.key.pem", "--intermediate", "intermediate.pem"];

/// A folder whose card greets by name and shows points.
fn scratch() -> Scratch {
    let scratch = Scratch::new();
    change_design(&scratch, |design| {
        design["logoText"] = json!("Hello {{name}}");
        design["barcodes"] = json!([{"format": "PKBarcodeFormatQR", "message": "ACME-{{serialNumber}}", "messageEncoding": "iso-8859-1"}]);
        design["storeCard"]["primaryFields"][0] =
            json!({"key": "points", "label": "Points", "value": 0, "numberStyle": "PKNumberStyleDecimal"});
    });
    scratch
}

fn change_design(scratch: &Scratch, change: impl FnOnce(&mut Value)) {
    let mut design: Value = serde_json::from_slice(&scratch.read("card/pass.json")).unwrap();
    change(&mut design);
    scratch.write("card/pass.json", design.to_string().as_bytes());
}

fn mint(scratch: &Scratch, data: &str, more: &[&str]) -> Ran {
    scratch.run(&[&["mint", "card", "--data", data, "-o", "out"], &IDENTITY[..], more].concat())
}

fn passes(scratch: &Scratch) -> Vec<(String, Document)> {
    let names = scratch.list("out").into_iter().filter(|name| name.ends_with(".pkpass"));
    names.map(|name| (name.clone(), document(scratch, &format!("out/{name}")))).collect()
}

fn document(scratch: &Scratch, name: &str) -> Document {
    let (bundle, _) = Bundle::read(&scratch.read(name), &Limits::default()).unwrap();
    bundle.document().clone()
}

/// What a pass shows: greeting and points.
fn shown(document: &Document) -> (String, String) {
    let points = document.get("/storeCard/primaryFields/0/value").unwrap();
    (document.text("/logoText").unwrap().to_owned(), points.to_string())
}

#[test]
fn each_row_of_a_table_becomes_a_pass_that_an_iphone_takes() {
    let scratch = scratch();
    scratch.write(
        "people.csv",
        "\u{feff}name;points;;note\r\nZoë;1250;;x\r\n\r\n\"Ann \"\"A\"\"\nLee\";12.50;;y\r\n".as_bytes(),
    );
    let ran = mint(&scratch, "people.csv", &["--ignore", "note"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.starts_with("out: 2 passes made in "), "{ran:?}");
    let found = passes(&scratch);
    let texts: BTreeSet<_> = found.iter().map(|(_, document)| shown(document)).collect();
    let expected = [("Hello Zoë", "1250"), ("Hello Ann \"A\"\nLee", "12.50")];
    assert_eq!(texts, expected.map(|(name, points)| (name.to_owned(), points.to_owned())).into());
    for (name, document) in &found {
        let serial = document.text("/serialNumber").unwrap();
        assert_eq!(name, &format!("{serial}.pkpass"));
        assert_eq!(serial.len(), 24, "a serial number nobody guesses");
        assert_eq!(document.text("/barcodes/0/message"), Some(format!("ACME-{serial}").as_str()));
        let checked = scratch.run(&["check", "--root", "root.pem", &format!("out/{name}")]);
        assert_eq!(checked.code, 0, "{checked:?}");
    }
}

#[test]
fn objects_on_lines_keep_their_types() {
    let scratch = scratch();
    let lines = "{\"name\": \"Zoë\", \"points\": 12.50, \"serialNumber\": \"m-1\"}\n\
                 \n{\"serialNumber\": \"m-2\", \"points\": 3, \"name\": 42}\n\
                 {\"name\": \"Lee\", \"points\": [1], \"serialNumber\": \"m-3\"}\nnot json\n";
    scratch.write("people.jsonl", lines.as_bytes());
    let ran = mint(&scratch, "people.jsonl", &[]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert_eq!(shown(&document(&scratch, "out/m-1.pkpass")), ("Hello Zoë".to_owned(), "12.50".to_owned()));
    assert_eq!(shown(&document(&scratch, "out/m-2.pkpass")), ("Hello 42".to_owned(), "3".to_owned()));
    let errors = String::from_utf8(scratch.read("out/errors.csv")).unwrap();
    let lines: BTreeSet<&str> = errors.lines().collect();
    let expected = [
        "row,column,error",
        "4,points,\"a number such as 1250 or 12.5 is expected, found `an array`\"",
        "5,,not a JSON object: expected ident at character 2",
    ];
    assert_eq!(lines, expected.into());
}

#[test]
fn a_bad_row_is_one_sentence_and_the_good_rows_are_made() {
    let scratch = scratch();
    scratch.write(
        "people.csv",
        "serialNumber,name,points,/expirationDate\n\
         a,Zoë,1,2100-01-01T00:00Z\n\
         b,Ann,many,2100-01-01T00:00Z\n\
         c,\"Lee\n(2)\",3,\n\
         a,Max,4,2100-01-01T00:00Z\n\
         d,Eve,5\n\
         e,Łucja,6,2100-01-01T00:00Z\n"
            .as_bytes(),
    );
    change_design(&scratch, |design| design["barcodes"][0]["message"] = json!("{{name}}"));
    let ran = mint(&scratch, "people.csv", &[]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.out.contains("1 pass made") && ran.out.contains("5 rows with errors: see out/errors.csv"),
        "{ran:?}"
    );
    let lines: BTreeSet<&str> = ran.err.lines().collect();
    for line in [
        "row 3, column `points`: a number such as 1250 or 12.5 is expected, found `many`",
        "row 4, column `/expirationDate`: there is no value",
        "row 5: the serial number `a` is that of row 2 already",
        "row 6: the row has 3 cells, the head of the table has 4",
    ] {
        assert!(lines.contains(line), "{line}: {ran:?}");
    }
    assert!(lines.iter().any(|line| line.starts_with("row 7, column `name`: ")), "{ran:?}");
    assert_eq!(scratch.list("out"), [".mint.lock", "a.pkpass", "errors.csv", "mint.json", "passes.csv"]);
}

#[test]
fn a_second_run_makes_only_what_is_missing() {
    let scratch = scratch();
    let table = |points: u32| format!("name,points\nZoë,{points}\nAnn,2\nAnn,2\nLee,3\n");
    scratch.write("people.csv", table(1).as_bytes());
    assert_eq!(mint(&scratch, "people.csv", &[]).code, 0);
    let first = passes(&scratch);
    assert_eq!(first.len(), 4, "two people of one name are two");
    let files: Vec<(String, Vec<u8>)> =
        first.iter().map(|(name, _)| (name.clone(), scratch.read(&format!("out/{name}")))).collect();

    let ran = mint(&scratch, "people.csv", &["--json"]);
    assert_eq!(
        (ran.json()["made"].as_u64(), ran.json()["alreadyThere"].as_u64()),
        (Some(0), Some(4)),
        "{ran:?}"
    );
    for (name, bytes) in &files {
        assert!(scratch.read(&format!("out/{name}")) == *bytes, "{name} was left alone");
    }

    scratch.remove(&format!("out/{}", files[0].0));
    scratch.write(&format!("out/{}", files[1].0), &files[1].1[..100]);
    let ran = mint(&scratch, "people.csv", &["--json"]).json();
    assert_eq!((ran["made"].as_u64(), ran["alreadyThere"].as_u64()), (Some(2), Some(2)), "{ran}");
    assert_eq!(passes(&scratch), first, "the same serial numbers and values");

    // Rows may move, and new people come.
    scratch.write("people.csv", "name,points\nEve,4\nLee,3\nAnn,2\nZoë,1\nAnn,2\n".as_bytes());
    let ran = mint(&scratch, "people.csv", &["--json"]).json();
    assert_eq!((ran["made"].as_u64(), ran["alreadyThere"].as_u64()), (Some(1), Some(4)), "{ran}");
}

#[test]
fn a_changed_row_with_a_serial_number_is_made_again_under_it_with_the_same_token() {
    let scratch = scratch();
    change_design(&scratch, |design| design["webServiceURL"] = json!("https://wallet.acme.example"));
    scratch.write("people.csv", "serialNumber,name,points\na,Zoë,1\nb,Ann,2\n".as_bytes());
    assert_eq!(mint(&scratch, "people.csv", &[]).code, 0);
    let token = |name: &str| {
        document(&scratch, &format!("out/{name}.pkpass")).text("/authenticationToken").unwrap().to_owned()
    };
    let (a, b) = (token("a"), token("b"));
    assert!(a.len() == 40 && a != b);
    scratch.write("people.csv", "serialNumber,name,points\na,Zoë,100\nb,Ann,2\n".as_bytes());
    let ran = mint(&scratch, "people.csv", &["--json"]).json();
    assert_eq!((ran["made"].as_u64(), ran["alreadyThere"].as_u64()), (Some(1), Some(1)), "{ran}");
    assert_eq!(shown(&document(&scratch, "out/a.pkpass")).1, "100");
    assert_eq!((token("a"), token("b")), (a, b), "phones keep reaching the web service");
}

#[test]
fn another_design_is_told_and_made_again_only_on_demand() {
    let scratch = scratch();
    scratch.write("people.csv", b"name,points\nAnn,1\n");
    assert_eq!(mint(&scratch, "people.csv", &[]).code, 0);
    let before = passes(&scratch);
    change_design(&scratch, |design| design["description"] = json!("Another card"));
    let ran = mint(&scratch, "people.csv", &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("passwright: out holds passes of another design"), "{ran:?}");
    assert_eq!(mint(&scratch, "people.csv", &["--again"]).code, 0);
    let after = passes(&scratch);
    assert_eq!(before[0].0, after[0].0, "the serial number stays");
    assert_eq!(after[0].1.text("/description"), Some("Another card"));

    scratch.write("other/notes.txt", b"mine");
    let foreign = ["mint", "card", "--data", "people.csv", "-o", "other"];
    let ran = scratch.run(&[&foreign, &IDENTITY[..]].concat());
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("other is not empty and was not made by passwright mint"), "{ran:?}");
}

#[test]
fn what_does_not_fit_the_template_is_told_before_anything_is_made() {
    let scratch = scratch();
    scratch.write("people.csv", b"Name,points,size\nAnn,1,9\n");
    let ran = mint(&scratch, "people.csv", &[]);
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.err,
        "passwright: people.csv does not fit the template:\n  \
         column `Name` is not used: the template has no placeholder and no field of this name; is `name` meant?\n  \
         column `size` is not used: the template has no placeholder and no field of this name\n  \
         there is no column `name`, which /logoText needs\n"
    );
    scratch.write("empty.csv", b"name,points\n");
    assert_eq!(mint(&scratch, "empty.csv", &[]).err, "passwright: empty.csv has no rows\n");
    scratch.write("people.xlsx", b"PK");
    assert!(mint(&scratch, "people.xlsx", &[]).err.contains("must end in .csv"));
    scratch.write("wide.csv", b"\xff\xfen\0a\0");
    assert!(mint(&scratch, "wide.csv", &[]).err.contains("is not in UTF-8: save it as"));
    assert!(
        mint(&scratch, "people.csv", &["--ignore", "sise"])
            .err
            .contains("there is no column `sise` to ignore")
    );
    assert!(!scratch.exists("out"));
}

#[test]
fn a_design_that_no_iphone_takes_is_told_once_and_nothing_is_made() {
    let scratch = scratch();
    change_design(&scratch, |design| design["teamIdentifier"] = json!("OTHERTEAM1"));
    scratch.write("people.csv", b"name,points\nAnn,1\nLee,2\n");
    let ran = mint(&scratch, "people.csv", &[]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.starts_with("0 passes: no iPhone takes a pass made from card\n  error S06"), "{ran:?}");
    assert!(!scratch.exists("out"));
}

#[test]
fn empty_cells_are_allowed_on_demand_and_a_zone_completes_dates() {
    let scratch = scratch();
    scratch.write("people.csv", "name,points,/expirationDate\nAnn,,2100-01-01 18:30\n,7,\n".as_bytes());
    let ran = mint(&scratch, "people.csv", &["--allow-empty", "--zone", "-05:00", "--jobs", "1"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let found = passes(&scratch);
    let of = |greeting: &str| {
        let is = |document: &&(String, Document)| document.1.text("/logoText") == Some(greeting);
        &found.iter().find(is).unwrap().1
    };
    assert_eq!(of("Hello Ann").text("/expirationDate"), Some("2100-01-01T18:30-05:00"));
    assert_eq!(of("Hello Ann").get("/storeCard/primaryFields"), Some(&json!([])));
    assert_eq!(of("Hello ").get("/expirationDate"), None);
    assert!(
        mint(&scratch, "people.csv", &["--zone", "CET"])
            .err
            .contains("a zone looks like Z, +01:00 or -05:00")
    );
}

#[test]
fn a_signed_pass_and_a_designers_template_are_designs_too() {
    let scratch = scratch();
    scratch.write("people.csv", b"name,points\nAnn,1\n");
    assert_eq!(mint(&scratch, "people.csv", &[]).code, 0);
    // A finished pass: its fields are bound by key, its manifest and signature are made anew.
    let made = passes(&scratch).remove(0).0;
    scratch.write("points.csv", b"points\n5\n");
    let pass = format!("out/{made}");
    let ran =
        scratch.run(&[&["mint", &pass, "--data", "points.csv", "-o", "second"], &IDENTITY[..]].concat());
    assert_eq!(ran.code, 0, "{ran:?}");

    let design = scratch.read("card/pass.json");
    let icon = scratch.read("card/icon@2x.png");
    let template = [("pass.json", &design[..]), ("tooling.json", b"{}"), ("icon@2x.png", &icon)];
    scratch.write("card.pkpasstemplate", &passwright_core::zip::write(template).unwrap());
    let ran = scratch.run(
        &[&["mint", "card.pkpasstemplate", "--data", "people.csv", "-o", "third"], &IDENTITY[..]].concat(),
    );
    assert_eq!(ran.code, 0, "{ran:?}");
    let name = scratch.list("third").into_iter().find(|name| name.ends_with(".pkpass")).unwrap();
    let entries = scratch.unzip(&format!("third/{name}"));
    let names: BTreeSet<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(names, ["icon.png", "icon@2x.png", "manifest.json", "pass.json", "signature"].into());
}

/// The promise behind "a second run makes only what is missing": nothing half, nothing twice, nothing lost.
#[test]
fn a_run_that_is_killed_leaves_whole_files_and_the_next_run_completes_them() {
    const ROWS: usize = 1_500;
    let scratch = scratch();
    let mut table = "name,points\n".to_owned();
    for number in 0..ROWS {
        writeln!(table, "Person {number},{number}").unwrap();
    }
    scratch.write("people.csv", table.as_bytes());
    let is_pass = |name: &String| name.ends_with(".pkpass") && !name.starts_with('.');
    let count = || scratch.list_if_there("out").iter().filter(|name| is_pass(name)).count();
    let arguments = [&["mint", "card", "--data", "people.csv", "-o", "out"], &IDENTITY[..]].concat();
    for goal in [40, 400] {
        let mut child = scratch.start(&arguments);
        while count() < goal && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        assert!((goal..ROWS).contains(&count()), "killed in the middle, with {} passes", count());
        let whole = passes(&scratch);
        assert_eq!(whole.len(), count(), "every file is a whole pass");
    }
    let there = count() as u64;
    let ran = mint(&scratch, "people.csv", &["--json"]).json();
    let (made, found) = (ran["made"].as_u64().unwrap(), ran["alreadyThere"].as_u64().unwrap());
    assert_eq!(made + found, ROWS as u64, "{ran}");
    // A pass whose file came to its place just before the end may not be noted yet: one for each thread.
    assert!(found <= there && found + 32 >= there, "{found} of {there} were taken over");
    let all = passes(&scratch);
    let people: BTreeSet<&str> = all.iter().filter_map(|(_, document)| document.text("/logoText")).collect();
    assert_eq!((all.len(), people.len()), (ROWS, ROWS));
    assert!(scratch.list("out").iter().all(|name| !name.ends_with(".part")), "nothing half is left");
    assert_eq!(mint(&scratch, "people.csv", &["--json"]).json()["made"], 0);
}
