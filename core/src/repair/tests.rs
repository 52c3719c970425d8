use super::*;
use crate::validate::Severity;

const PASS: &str = "{ \"formatVersion\" : 1 }";

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    zip::write(files.iter().copied()).unwrap()
}

fn opened(files: &[(&str, &[u8])]) -> Opened {
    open(&archive(files), &Limits::default()).unwrap()
}

fn messages(opened: &Opened) -> Vec<&str> {
    opened.repairs.iter().map(|repair| repair.message.as_str()).collect()
}

fn rules(opened: &Opened) -> Vec<&str> {
    opened.package_problems.iter().map(|problem| problem.rule.as_str()).collect()
}

fn names(opened: &Opened) -> Vec<&str> {
    opened.bundle.files().map(|(name, _)| name).collect()
}

#[test]
fn a_pass_in_order_keeps_its_bytes_and_needs_no_repair() {
    let mut bundle = Bundle::new(Document::parse(PASS.as_bytes()).unwrap());
    bundle.put_file("icon.png", vec![1]);
    let signed = bundle.seal().with_signature(vec![9]).to_archive().unwrap();
    let opened = open(&signed, &Limits::default()).unwrap();
    assert!(opened.repairs.is_empty() && opened.package_problems.is_empty() && opened.others.is_empty());
    assert_eq!(opened.bundle.document().to_bytes(), PASS.as_bytes());
    assert_eq!(opened.seal.signature, Some(vec![9]));
}

#[test]
fn a_pass_without_manifest_opens_and_the_gap_is_told() {
    let opened = opened(&[("pass.json", PASS.as_bytes()), ("icon.png", b"x")]);
    assert!(opened.repairs.is_empty());
    assert_eq!(rules(&opened), ["P01"]);
    assert!(opened.bundle.document().is_untouched());
}

#[test]
fn a_nested_pass_moves_to_the_root() {
    let opened = opened(&[
        ("card.pass/pass.json", PASS.as_bytes()),
        ("card.pass/en.lproj/pass.strings", b""),
        ("read me.txt", b"x"),
        ("card.pass/icon.png", b"inner"),
        ("icon.png", b"outer"),
    ]);
    assert_eq!(names(&opened), ["en.lproj/pass.strings", "read me.txt", "icon.png"]);
    assert_eq!(opened.bundle.file("icon.png"), Some(&b"inner"[..]));
    assert_eq!(
        messages(&opened),
        [
            "The pass lay in the folder card.pass of the archive; its files are at the root now.",
            "A second icon.png outside the folder was left out."
        ]
    );
    assert_eq!(rules(&opened), ["P01", "P01"]);
}

#[test]
fn leftovers_of_operating_systems_are_left_out() {
    let opened = opened(&[
        ("pass.json", PASS.as_bytes()),
        (".DS_Store", b""),
        ("en.lproj/._pass.strings", b""),
        ("__MACOSX/pass.json", b"no"),
        ("Thumbs.db", b""),
    ]);
    assert!(names(&opened).is_empty());
    assert_eq!(opened.repairs.len(), 4);
    assert_eq!(rules(&opened), ["P01", "P03", "P03", "P03", "P03"]);
}

#[test]
fn broken_json_is_mended_and_told_as_what_an_iphone_refuses() {
    let opened = opened(&[("pass.json", b"{\"a\": 1,}")]);
    assert_eq!(opened.bundle.document().to_bytes(), b"{\"a\": 1}");
    assert_eq!(messages(&opened), ["A comma after the last entry was removed."]);
    let broken = opened.package_problems.iter().find(|problem| problem.rule == "J01").unwrap();
    assert_eq!(broken.severity, Severity::Blocks);
}

#[test]
fn of_a_key_that_stands_twice_the_last_stays() {
    let opened = opened(&[("pass.json", b"{\"a\": {\"b\": 1, \"c\": 2, \"b\": 3}}")]);
    assert_eq!(opened.bundle.document().get("/a/b"), Some(&serde_json::json!(3)));
    assert_eq!(opened.repairs, [Repair::new("/a/b", "The key “b” stood twice; the last value was kept.")]);
    assert!(crate::validate::duplicate_keys(&opened.bundle.document().to_bytes()).is_empty());
}

#[test]
fn files_that_do_not_fit_the_manifest_are_told() {
    let manifest = br#"{"pass.json":"0000000000000000000000000000000000000000","gone.png":"0000000000000000000000000000000000000000"}"#;
    let found = opened(&[("pass.json", PASS.as_bytes()), ("icon.png", b"x"), ("manifest.json", manifest)]);
    assert_eq!(rules(&found), ["P05", "P04", "P05"]);
    let found = opened(&[("pass.json", PASS.as_bytes()), ("manifest.json", b"{\"pass.json\":\"AB\"}")]);
    assert_eq!(rules(&found), ["P06"]);
}

#[test]
fn of_a_bundle_of_passes_the_first_opens_and_all_can_be_had() {
    let inner = archive(&[("pass.json", PASS.as_bytes())]);
    let two = [("a.pkpass", inner.as_slice()), ("b.pkpass", inner.as_slice())];
    let first = opened(&two);
    assert_eq!(messages(&first), ["This file holds 2 passes; the first one, a.pkpass, was opened."]);
    assert_eq!(first.others, ["b.pkpass"]);
    let all = open_many(&archive(&two), &Limits::default()).unwrap();
    assert_eq!(all.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["a.pkpass", "b.pkpass"]);
    let names: Vec<String> = (0..11).map(|number| format!("{number}.pkpass")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), inner.as_slice())).collect();
    let error = open(&archive(&many), &Limits::default()).unwrap_err();
    assert_eq!(error.to_string(), "this file holds 11 passes, at most 10 are opened");
}

#[test]
fn what_is_no_pass_is_refused_in_a_sentence() {
    for (bytes, message) in [
        (b"hello".to_vec(), "the file is not a readable zip archive"),
        (archive(&[("a.txt", b"x")]), "this file is not a Wallet pass: there is no pass.json in it"),
        (archive(&[("pass.json", b"[1,]")]), "pass.json must be a JSON object, found an array"),
        (archive(&[("pass.json", b"{\"a\"")]), "pass.json cannot be read: line 1: “:” expected"),
        (archive(&[("a.pkpass", b"x")]), "the file is not a readable zip archive"),
    ] {
        assert_eq!(open(&bytes, &Limits::default()).unwrap_err().to_string(), message);
    }
}

#[test]
fn no_cut_or_flip_of_an_archive_panics() {
    let manifest = br#"{"pass.json":"bf21a9e8fbc5a3846fb05b4fa0859e0917b2202f"}"#;
    let strings = "\"a\" = \"ü\";".as_bytes();
    let whole = archive(&[
        ("pass.json", br#"{"generic":{"primaryFields":[{"key":"a","value":1,}]},}"#),
        ("manifest.json", manifest),
        ("en.lproj/pass.strings", strings),
    ]);
    let mut opened = 0;
    let mut look = |bytes: &[u8]| {
        if let Ok(mut pass) = open(bytes, &Limits::default()) {
            opened += 1;
            let now = crate::time::Timestamp::from_unix_seconds(0);
            crate::validate::apply_every_fix(&mut pass.bundle, now, false);
        }
    };
    for at in 0..whole.len() {
        look(&whole[..at]);
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        look(&flipped);
    }
    assert!(opened > 10, "only {opened} archives were opened");
}
