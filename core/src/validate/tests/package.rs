//! The rules that look at a package as it came, each on one that breaks it and on a neighbour that does not.

use crate::repair::{self, Opened};
use crate::validate::PackageRule;
use crate::zip::{self, Limits};

const PASS: &[u8] = b"{\"formatVersion\":1}";
const OTHER_SHA_1: &str = "0000000000000000000000000000000000000000";

type Archive = Vec<u8>;

fn archive(files: &[(&str, &[u8])]) -> Archive {
    zip::write(files.iter().copied()).unwrap()
}

fn hash(bytes: &[u8]) -> String {
    crate::manifest::FileHash::of(bytes).to_string()
}

fn with_manifest(manifest: &str) -> Archive {
    archive(&[("pass.json", PASS), ("en.lproj/pass.strings", b""), ("manifest.json", manifest.as_bytes())])
}

/// Packs one file under a name that our own writer would never write.
fn named(name: &str, manifest: &str) -> Archive {
    let plain = "x".repeat(name.len());
    let files =
        [("pass.json", PASS), (plain.as_str(), b"".as_slice()), ("manifest.json", manifest.as_bytes())];
    let packed = archive(&files);
    let mut renamed = Vec::with_capacity(packed.len());
    let mut rest = packed.as_slice();
    while let Some((first, tail)) = rest.split_first() {
        match rest.strip_prefix(plain.as_bytes()) {
            Some(tail) => {
                renamed.extend_from_slice(name.as_bytes());
                rest = tail;
            }
            None => {
                renamed.push(*first);
                rest = tail;
            }
        }
    }
    renamed
}

fn rules_of(archive: &[u8]) -> Vec<String> {
    let file = repair::open_each(archive, &Limits::default()).unwrap();
    let inner = file.passes.iter().filter_map(|(_, opened)| opened.as_ref().ok());
    let of = |opened: &Opened| opened.package_problems.clone();
    let mut all: Vec<String> =
        file.problems.iter().cloned().chain(inner.flat_map(of)).map(|problem| problem.rule).collect();
    all.dedup();
    all
}

/// Rule, broken, neighbour.
fn cases() -> Vec<(&'static str, Archive, Archive)> {
    let listed = |strings: &str| {
        let (pass, empty) = (hash(PASS), hash(b""));
        format!("{{\"pass.json\":\"{pass}\",\"{strings}\":\"{empty}\"}}")
    };
    let good = with_manifest(&listed("en.lproj/pass.strings"));
    let inner = good.clone();
    let several = |count: usize| {
        let names: Vec<String> = (0..count).map(|number| format!("{number}.pkpass")).collect();
        zip::write(names.iter().map(|name| (name.as_str(), inner.as_slice()))).unwrap()
    };
    let only_document = format!("{{\"pass.json\":\"{}\"}}", hash(PASS));
    let capital = listed("en.lproj/pass.strings").to_uppercase().replace("PASS.JSON", "pass.json");
    let of_sha_256 = format!("{{\"pass.json\":\"{}\"}}", "0".repeat(64));
    vec![
        (
            "P01",
            archive(&[("card/pass.json", PASS), ("card/manifest.json", only_document.as_bytes())]),
            good.clone(),
        ),
        ("P01", archive(&[("pass.json", PASS)]), good.clone()),
        ("P02", named("en.lproj\\pass.strings", &listed("en.lproj/pass.strings")), good.clone()),
        (
            "P02",
            named("./pass.strings", &listed("pass.strings")),
            named("a/pass.strings", &listed("a/pass.strings")),
        ),
        ("P04", with_manifest(&only_document), good.clone()),
        ("P05", with_manifest(&listed("gone.png")), good.clone()),
        (
            "P05",
            with_manifest(&listed("en.lproj/pass.strings").replace(&hash(b""), OTHER_SHA_1)),
            good.clone(),
        ),
        ("P06", with_manifest("[]"), good.clone()),
        ("P06", with_manifest(&capital), good.clone()),
        ("P06", with_manifest(&of_sha_256), good.clone()),
        ("P06", with_manifest(&listed("en.lproj\\\\pass.strings")), good.clone()),
        ("B01", several(11), several(10)),
        ("B01", archive(&[("a.pkpass", &good), ("notes.txt", b"x")]), archive(&[("a.pkpass", &good)])),
        (
            "B01",
            archive(&[("a.pkpass", &good), ("b.pkpass", b"x")]),
            archive(&[("a.pkpass", &good), ("b.pkpass", &good)]),
        ),
    ]
}

#[test]
fn each_package_rule_speaks_up_and_keeps_quiet_about_the_neighbour() {
    for (rule, broken, good) in cases() {
        assert!(rules_of(&broken).iter().any(|found| found == rule), "{rule}: {:?}", rules_of(&broken));
        assert_eq!(rules_of(&good), Vec::<String>::new(), "the neighbour of {rule}");
    }
}

#[test]
fn every_package_rule_has_a_row() {
    for rule in PackageRule::ALL {
        assert!(cases().iter().any(|(id, ..)| *id == rule.id), "{} has no row", rule.id);
    }
}

#[test]
fn one_wrong_habit_of_names_is_one_finding() {
    let manifest =
        format!("{{\"pass.json\":\"{}\",\"en.lproj\\\\pass.strings\":\"{}\"}}", hash(PASS), hash(b""));
    let opened = repair::open(&named("en.lproj\\pass.strings", &manifest), &Limits::default()).unwrap();
    let told: Vec<&str> = opened.package_problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(
        told,
        [
            "The file name “en.lproj\\pass.strings” is written with a backslash.",
            "The manifest writes “en.lproj\\pass.strings” with a backslash."
        ]
    );
    assert!(opened.bundle.file("en.lproj/pass.strings").is_some());
    assert_eq!(
        opened.repairs.iter().map(|repair| repair.message.as_str()).collect::<Vec<_>>(),
        ["The file name en.lproj\\pass.strings was mended to en.lproj/pass.strings."]
    );
}
