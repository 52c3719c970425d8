use super::*;
use passwright_core::bundle::Bundle;
use passwright_core::document::Document;
use passwright_core::zip;

const FOREIGN: &[u8] =
    br#"{"formatVersion":1,"passTypeIdentifier":"pass.other","webServiceURL":"https://x.example","generic":{}}"#;

fn archive(pass: &[u8]) -> Vec<u8> {
    zip::write([("pass.json", pass), ("icon.png", b"x")]).unwrap()
}

#[track_caller]
fn only(found: Result<Found, ImportError>) -> Imported {
    match found.unwrap() {
        Found::One(imported) => *imported,
        Found::Several(several) => panic!("{several:?}"),
    }
}

fn entry(name: &str, bytes: &[u8]) -> Entry {
    Entry { name: name.to_owned(), bytes: bytes.to_vec() }
}

#[test]
fn a_foreign_pass_is_opened_with_a_report_of_what_is_not_ours() {
    let imported = only(open_file("a.pkpass".into(), &archive(FOREIGN), DesignId(3)));
    assert_eq!(imported.design.document.to_bytes(), FOREIGN);
    assert_eq!(imported.report.foreign.len(), 2);
    assert!(imported.report.kept.starts_with("All 4 top-level keys of pass.json and 1 file "));
}

#[test]
fn what_is_no_pass_is_told_in_a_sentence() {
    let error = |bytes: &[u8]| open_file("a.pkpass".into(), bytes, DesignId(1)).unwrap_err().to_string();
    assert_eq!(error(b""), "a.pkpass is empty: it has 0 bytes.");
    assert_eq!(
        error(b"hello"),
        "a.pkpass could not be opened: the file is not a readable zip archive. Your present design is unchanged."
    );
}

#[test]
fn of_several_passes_the_person_chooses_and_a_broken_one_hides_no_other() {
    let (good, bad) = (archive(FOREIGN), b"broken".to_vec());
    let file =
        zip::write([("1.pkpass", &good[..]), ("2.pkpass", &bad[..]), ("3.pkpass", &good[..])]).unwrap();
    let Found::Several(several) = open_file("all.pkpasses".into(), &file, DesignId(7)).unwrap() else {
        panic!("several passes are one");
    };
    let opened: Vec<bool> = several.passes.iter().map(|(_, pass)| pass.is_ok()).collect();
    assert_eq!(opened, [true, false, true]);
    assert_eq!(several.problems.len(), 1, "{:?}", several.problems);
    let ids: Vec<u64> = several.passes.iter().flat_map(|(_, pass)| pass).map(|it| it.design.id.0).collect();
    assert_eq!(ids, [7, 9], "each has a name of its own");

    // One good pass alone needs no choice.
    let file = zip::write([("1.pkpass", &good[..])]).unwrap();
    assert_eq!(only(open_file("all.pkpasses".into(), &file, DesignId(7))).report.name, "1.pkpass");
}

#[test]
fn a_folder_is_opened_like_the_pass_in_it() {
    let files = vec![
        entry("Card/pass.json", FOREIGN),
        entry("Card/icon.png", b"x"),
        entry("Card/.DS_Store", b"?"),
        entry("Card/en.lproj/pass.strings", b"\"a\" = \"b\";"),
    ];
    let imported = only(open_entries("Card".into(), files, DesignId(1)));
    let names: Vec<&str> = imported.design.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["icon.png", "en.lproj/pass.strings"]);
    assert_eq!(imported.report.changed, Vec::<String>::new(), "a folder is no fault");
    assert_eq!(imported.report.found, Vec::<String>::new());
}

#[test]
fn a_template_is_opened_as_a_file_and_as_a_folder() {
    let pass = br#"{"generic":{}}"#;
    let files = [("pass.json", &pass[..]), ("tooling.json", b"{}"), ("icon@2x.png", b"2")];
    let zipped = zip::write(files).unwrap();
    let from_file = only(open_file("Card.pkpasstemplate".into(), &zipped, DesignId(1)));
    let entries = files.map(|(name, bytes)| entry(&format!("Card.pkpasstemplate/{name}"), bytes)).to_vec();
    let from_folder = only(open_entries("Card.pkpasstemplate".into(), entries, DesignId(1)));
    for imported in [from_file, from_folder] {
        assert!(imported.design.file("icon.png").is_some(), "the plain icon is made");
        assert_eq!(imported.report.found, Vec::<String>::new(), "a template has no signature to miss");
    }
}

#[test]
fn a_folder_of_passes_is_a_choice_and_a_folder_of_something_else_is_none() {
    let (good, json) = (archive(FOREIGN), br#"{"generic":{}}"#);
    let files =
        vec![entry("Mine/a.pkpass", &good), entry("Mine/b.pkpass", &good), entry("Mine/notes.txt", b"n")];
    let Found::Several(several) = open_entries("Mine".into(), files, DesignId(1)).unwrap() else {
        panic!("one")
    };
    assert_eq!(several.passes.len(), 2);
    let error =
        open_entries("Mine".into(), vec![entry("Mine/a.txt", b"a"), entry("Mine/b.txt", b"b")], DesignId(1));
    assert!(error.unwrap_err().to_string().contains("there is no pass.json"));
    assert!(only(open_file("pass.json".into(), json, DesignId(1))).design.document.get("/generic").is_some());
}

#[test]
fn a_draft_comes_back_as_it_was_saved() {
    let mut bundle = Bundle::new(Document::parse(br#"{ "coupon" : {} }"#).unwrap());
    bundle.put_file("icon.png", vec![1]);
    let mut design = Design::from_bundle(DesignId(1), &bundle);
    design.parked_transit = Some("PKTransitTypeBoat".into());
    let file = draft_file::write(&design).unwrap();
    let imported = only(open_file("Card.passwright".into(), &file, DesignId(2)));
    assert_eq!(imported.design, Design { id: DesignId(2), ..design });
    assert!(!imported.report.is_worth_reading());
}
