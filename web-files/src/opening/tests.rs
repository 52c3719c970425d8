use super::*;
use passwright_core::zip;

const FOREIGN: &[u8] =
    br#"{"formatVersion":1,"passTypeIdentifier":"pass.other","webServiceURL":"https://x.example","generic":{}}"#;

fn archive(pass: &[u8]) -> Vec<u8> {
    zip::write([("pass.json", pass), ("icon.png", b"x")]).unwrap()
}

#[track_caller]
fn only(found: Result<Found, RefusedError>) -> (String, Opened) {
    let mut found = found.unwrap();
    assert!(!found.is_choice && found.passes.len() == 1, "{found:?}");
    let (name, opened) = found.passes.pop().unwrap();
    (name, opened.unwrap())
}

fn names(opened: &Opened) -> Vec<&str> {
    opened.bundle.files().map(|(name, _)| name).collect()
}

fn entry(name: &str, bytes: &[u8]) -> Entry {
    Entry { name: name.to_owned(), bytes: bytes.to_vec() }
}

#[test]
fn a_foreign_pass_is_opened_as_it_is() {
    let (name, opened) = only(open("a.pkpass".into(), vec![entry("a.pkpass", &archive(FOREIGN))]));
    assert_eq!(name, "a.pkpass");
    assert_eq!(opened.bundle.document().to_bytes(), FOREIGN);
    assert_eq!(names(&opened), ["icon.png"]);
}

#[test]
fn what_is_no_pass_is_told_in_a_sentence() {
    let error = |bytes: &[u8]| open_file("a.pkpass".into(), bytes).unwrap_err().to_string();
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
    let several = open_file("all.pkpasses".into(), &file).unwrap();
    assert!(several.is_choice);
    let opened: Vec<bool> = several.passes.iter().map(|(_, pass)| pass.is_ok()).collect();
    assert_eq!(opened, [true, false, true]);
    assert_eq!(several.problems.len(), 1, "{:?}", several.problems);

    // One good pass alone needs no choice.
    let file = zip::write([("1.pkpass", &good[..])]).unwrap();
    assert_eq!(only(open_file("all.pkpasses".into(), &file)).0, "1.pkpass");
}

#[test]
fn a_folder_is_opened_like_the_pass_in_it() {
    let files = vec![
        entry("Card/pass.json", FOREIGN),
        entry("Card/icon.png", b"x"),
        entry("Card/.DS_Store", b"?"),
        entry("Card/en.lproj/pass.strings", b"\"a\" = \"b\";"),
    ];
    let (_, opened) = only(open("Card".into(), files));
    assert_eq!(names(&opened), ["icon.png", "en.lproj/pass.strings"]);
    assert!(opened.repairs.is_empty(), "a folder is no fault");
    assert!(opened.package_problems.is_empty());
}

#[test]
fn a_template_is_opened_as_a_file_and_as_a_folder() {
    let pass = br#"{"generic":{}}"#;
    let files = [("pass.json", &pass[..]), ("tooling.json", b"{}"), ("icon@2x.png", b"2")];
    let zipped = zip::write(files).unwrap();
    let (_, from_file) = only(open_file("Card.pkpasstemplate".into(), &zipped));
    let entries = files.map(|(name, bytes)| entry(&format!("Card.pkpasstemplate/{name}"), bytes)).to_vec();
    let (_, from_folder) = only(open("Card.pkpasstemplate".into(), entries));
    for opened in [from_file, from_folder] {
        assert!(names(&opened).contains(&"icon.png"), "the plain icon is made");
        assert!(opened.package_problems.is_empty(), "a template has no signature to miss");
    }
}

#[test]
fn a_folder_of_passes_is_a_choice_and_a_folder_of_something_else_is_none() {
    let good = archive(FOREIGN);
    let files =
        vec![entry("Mine/a.pkpass", &good), entry("Mine/b.pkpass", &good), entry("Mine/notes.txt", b"n")];
    let several = open("Mine".into(), files).unwrap();
    assert!(several.is_choice);
    let found: Vec<&str> = several.passes.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(found, ["a.pkpass", "b.pkpass"]);
    let error = open("Mine".into(), vec![entry("Mine/a.txt", b"a"), entry("Mine/b.txt", b"b")]);
    assert!(error.unwrap_err().to_string().contains("there is no pass.json"));
    let (_, alone) = only(open_file("pass.json".into(), br#"{"generic":{}}"#));
    assert!(alone.bundle.document().get("/generic").is_some());
}

#[test]
fn a_bundle_among_several_files_is_to_be_opened_by_itself() {
    let good = archive(FOREIGN);
    let bundle = zip::write([("1.pkpass", &good[..]), ("2.pkpass", &good[..])]).unwrap();
    let files = vec![entry("a.pkpass", &good), entry("b.pkpasses", &bundle)];
    let several = open("a.pkpass".into(), files).unwrap();
    let refused: Vec<_> = several.passes.into_iter().filter_map(|(_, pass)| pass.err()).collect();
    assert_eq!(refused, ["It holds several passes; open it by itself."]);
}
