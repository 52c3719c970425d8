//! Import, then export: nothing is lost and nothing changes but what a repair tells.
//!
//! Our own passes together have every key and every choice of the format, which is proved along the key tables. The real ones in
//! `../shared/samples` are read where they are there.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use passwright_core::bundle::{Bundle, write_passes};
use passwright_core::pass::schema::{Kind, PASS, Table, element_of, kind_of};
use passwright_core::pass::{Pass, StyleScheme, TransitType};
use passwright_core::repair;
use passwright_core::signature::software_key::{PrivateKey, SoftwareKey};
use passwright_core::signature::{Certificate, CertificateChain, sign_bundle};
use passwright_core::strings::language::{self, Translations};
use passwright_core::template;
use passwright_core::time::Timestamp;
use passwright_core::validate::{self, Severity};
use passwright_core::zip::{self, Entry, Limits};
use passwright_tests::development_certificates::{
    DevelopmentCertificates, PASS_TYPE_IDENTIFIER, TEAM_IDENTIFIER,
};
use passwright_tests::fixtures;
use serde_json::{Map, Value};

/// When the fixtures are looked at: their dates lie after it. 2027-01-15T08:00:00Z.
const NOW: Timestamp = Timestamp::from_unix_seconds(1_800_000_000);

/// A key of a table, or one value of a key with fixed choices. A table is named by its keys.
type Seen = BTreeSet<String>;

fn name_of(table: Table) -> String {
    table.iter().map(|(key, _)| *key).collect::<Vec<_>>().join(",").chars().take(60).collect()
}

fn choices(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Choice(choices) | Kind::Choices(choices) => choices,
        _ => &[],
    }
}

/// Everything that the tables below one table know.
fn known(table: Table, all: &mut Seen) {
    for (key, kind) in table {
        let key = format!("{}: {key}", name_of(table));
        all.extend(choices(*kind).iter().map(|choice| format!("{key} = {choice}")));
        all.insert(key);
        if let Kind::Object(inner) | Kind::Objects(inner) = kind {
            known(inner, all);
        }
    }
}

/// What of it a document has.
fn seen(table: Table, object: &Map<String, Value>, found: &mut Seen) {
    for (name, value) in object {
        let Some(kind) = kind_of(table, name) else { continue };
        let key = format!("{}: {name}", name_of(table));
        found.insert(key.clone());
        for value in std::slice::from_ref(value).iter().chain(value.as_array().into_iter().flatten()) {
            found.extend(value.as_str().map(|text| format!("{key} = {text}")));
            if let (Kind::Object(inner), Value::Object(object)) = (element_of(kind).unwrap_or(kind), value) {
                seen(inner, object, found);
            }
        }
    }
}

#[test]
fn the_fixtures_together_have_every_key_and_every_choice_of_the_format() {
    let (mut all, mut found) = (Seen::new(), Seen::new());
    known(PASS, &mut all);
    let fixtures = fixtures::passes();
    for fixture in &fixtures {
        seen(PASS, fixture.bundle.document().tree(), &mut found);
    }
    // Looks that Apple names for no pass: the classic styles without a newer look of theirs.
    let named =
        |scheme: StyleScheme| format!("{}: preferredStyleSchemes = {}", name_of(PASS), scheme.as_str());
    let unnamed =
        [StyleScheme::PosterGeneric, StyleScheme::Generic, StyleScheme::StoreCard, StyleScheme::Coupon];
    found.extend(unnamed.map(named));
    let missing: Vec<&String> = all.difference(&found).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(all.len() > 350, "the tables were walked: {}", all.len());

    let of = |fixture: &fixtures::Fixture| Pass::new(fixture.bundle.document()).transit_type();
    let transports: Vec<TransitType> = fixtures.iter().filter_map(of).collect();
    for transport in TransitType::ALL {
        assert!(transports.contains(&transport), "{transport:?}");
    }
}

#[test]
fn every_fixture_is_correct() {
    for fixture in fixtures::passes() {
        let problems = validate::validate_bundle(&fixture.bundle, NOW, false);
        let is_older = fixture.name.starts_with("older");
        let bad: Vec<String> = problems
            .iter()
            .filter(|problem| match problem.severity {
                Severity::Blocks => true,
                Severity::Warns => !is_older,
                Severity::Hints => false,
            })
            .map(|problem| format!("{} {}: {}", problem.rule, problem.path, problem.message))
            .collect();
        assert!(bad.is_empty(), "{}: {bad:#?}", fixture.name);
    }
}

fn archive(bundle: Bundle) -> Vec<u8> {
    bundle.seal().with_signature(vec![1]).to_archive().unwrap()
}

#[test]
fn every_fixture_comes_back_as_it_was_through_every_door() {
    for fixture in fixtures::passes() {
        let file = archive(fixture.bundle.clone());
        let opened = repair::open(&file, &Limits::default()).unwrap();
        assert_eq!((opened.repairs, opened.package_problems), (vec![], vec![]), "{}", fixture.name);
        assert_eq!(opened.bundle, fixture.bundle, "{}", fixture.name);
        let own = fs::read(fixtures::folder().join(&fixture.name).join("pass.json")).unwrap();
        assert_eq!(opened.bundle.document().to_bytes(), own, "{}", fixture.name);
        assert_eq!(archive(opened.bundle), file, "{}", fixture.name);

        let together = write_passes(&[("a.pkpass", &file)]).unwrap();
        let many = repair::open_many(&together, &Limits::default()).unwrap();
        assert_eq!(many[0].1.bundle, fixture.bundle, "{}", fixture.name);

        let written = template::write(&fixture.bundle).unwrap();
        let opened = template::read(&written, &Limits::default()).unwrap();
        assert_eq!(opened.bundle.document().to_bytes(), own, "{}", fixture.name);
        assert_eq!(template::write(&opened.bundle).unwrap(), written, "{}", fixture.name);
    }
}

#[test]
fn the_same_pass_at_the_same_time_with_the_same_key_is_the_same_bytes() {
    let made = DevelopmentCertificates::generate(PASS_TYPE_IDENTIFIER, TEAM_IDENTIFIER).unwrap();
    let leaf = Certificate::parse(made.certificate.as_bytes()).unwrap();
    let intermediate = Certificate::parse(made.intermediate.as_bytes()).unwrap();
    let chain = CertificateChain::new(leaf, intermediate).unwrap();
    let key = PrivateKey::from_pem(made.private_key.as_bytes()).unwrap();
    let signer = SoftwareKey::new(key, chain).unwrap();
    let sign = |bundle: Bundle, now: Timestamp| {
        pollster::block_on(sign_bundle(bundle.seal(), &signer, now)).unwrap().to_archive().unwrap()
    };
    for fixture in fixtures::passes() {
        let once = sign(fixture.bundle.clone(), NOW);
        let (bundle, _) = Bundle::read(&once, &Limits::default()).unwrap();
        assert_eq!(sign(bundle, NOW), once, "{}", fixture.name);
        assert_ne!(sign(fixture.bundle, NOW.plus_millis(1000)), once, "{}", fixture.name);
    }
}

#[test]
fn a_change_and_its_undoing_leave_the_same_document() {
    for fixture in fixtures::passes() {
        let mut document = fixture.bundle.document().clone();
        document.set("/serialNumber", "changed").unwrap();
        let serial = fixture.bundle.document().text("/serialNumber").unwrap();
        document.set("/serialNumber", serial).unwrap();
        assert_eq!(&document, fixture.bundle.document(), "{}", fixture.name);
        let order = |it: &passwright_core::document::Document| serde_json::to_string(it.tree()).unwrap();
        assert_eq!(order(&document), order(fixture.bundle.document()), "keys keep their places");
    }
}

#[test]
fn the_localized_fixture_speaks_three_languages() {
    let fixture = fixtures::passes().into_iter().find(|fixture| fixture.name == "localized").unwrap();
    let files: Vec<(&str, &[u8])> = fixture.bundle.files().collect();
    for (wanted, exhibition) in [("en-GB", "Small things"), ("de-AT", "Kleine Dinge"), ("zh-TW", "小物")] {
        let translations = Translations::of(files.iter().copied(), wanted);
        assert_eq!(translations.translate("museum.exhibition"), exhibition, "{wanted}");
        let names = files.iter().map(|(name, _)| *name);
        assert!(language::file_for(names, "logo@2x.png", wanted).is_some(), "{wanted}");
    }
}

/// Real passes; `None`, and a printed line, when there are none.
fn samples() -> Option<Vec<(String, Vec<u8>)>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/samples");
    let Ok(folder) = fs::read_dir(folder) else {
        println!("not run: samples (absent)");
        return None;
    };
    let files = folder.map(|entry| entry.unwrap().path());
    let passes = files.filter(|path| path.to_string_lossy().contains(".pkpass"));
    Some(passes.map(|path| (path.display().to_string(), fs::read(&path).unwrap())).collect())
}

/// The passes in a sample, each as the files that lie in it.
fn raw(bytes: &[u8]) -> Vec<Vec<Entry>> {
    let entries = zip::read(bytes, &Limits::default()).unwrap();
    if entries.iter().any(|entry| entry.name == "pass.json") {
        return vec![entries];
    }
    let inner = entries.iter().filter(|entry| entry.name.ends_with(".pkpass"));
    inner.map(|entry| zip::read(&entry.bytes, &Limits::default()).unwrap()).collect()
}

#[test]
fn every_real_pass_keeps_its_bytes_and_comes_back_the_same_a_second_time() {
    for (name, bytes) in samples().into_iter().flatten() {
        let opened = repair::open_many(&bytes, &Limits::default()).unwrap();
        let raw = raw(&bytes);
        assert_eq!(opened.len(), raw.len(), "{name}");
        for ((_, pass), files) in opened.into_iter().zip(raw) {
            assert_eq!(pass.repairs, [], "{name}");
            assert!(pass.bundle.document().is_untouched(), "{name}");
            for entry in
                files.iter().filter(|entry| !matches!(entry.name.as_str(), "manifest.json" | "signature"))
            {
                let kept = if entry.name == "pass.json" {
                    pass.bundle.document().to_bytes()
                } else {
                    pass.bundle.file(&entry.name).unwrap().to_vec()
                };
                assert_eq!(kept, entry.bytes, "{name}: {}", entry.name);
            }
            let file = archive(pass.bundle.clone());
            let again = repair::open(&file, &Limits::default()).unwrap();
            assert_eq!(again.bundle, pass.bundle, "{name}");
            assert_eq!(archive(again.bundle), file, "{name}");
        }
    }
}
