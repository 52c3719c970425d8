//! Passes of every style and feature, signed as `build` and as the mint make them, before all referees; and each of them tampered with.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use passwright_core::bundle::{Bundle, PASS_FILE};
use passwright_core::document::Document;
use passwright_core::ids::{AuthenticationToken, SerialNumber};
use passwright_core::mint::{Mint, Own, Template};
use passwright_core::pass::{FieldGroup, Style};
use passwright_core::signature::sign_bundle;
use passwright_core::zip::Limits;
use passwright_tests::fixtures::{self, Fixture};
use passwright_tests::referees::{Package, Verdict};
use serde_json::{Value, json};

use crate::tampering::{archive_damaged, document_changed, with_file};
use crate::{SIGNING, court, now, refuses_or_absent};

/// Every fixture, each in both ways of making it.
static PASSES: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let all = fixtures::passes();
    assert!(all.len() >= 10, "the fixtures have every style");
    all.iter()
        .flat_map(|it| [(it.name.clone(), built(it)), (format!("{}, minted", it.name), minted(it))])
        .collect()
});

fn built(fixture: &Fixture) -> Vec<u8> {
    let signed = pollster::block_on(sign_bundle(fixture.bundle.clone().seal(), &SIGNING.key, now())).unwrap();
    signed.to_archive().unwrap()
}

fn minted(fixture: &Fixture) -> Vec<u8> {
    let form = Template::new(&fixture.bundle).unwrap().bind(&[]).unwrap();
    let token = AuthenticationToken::new("a-token-of-this-pass-alone").unwrap();
    let own = Own {
        serial_number: SerialNumber::new("minted-1").unwrap(),
        authentication_token: form.wants_token().then_some(token),
    };
    let document = Document::parse(&form.fill(&[], &own).unwrap()).unwrap();
    pollster::block_on(Mint::new(&fixture.bundle).unwrap().make(&document, &SIGNING.key, now())).unwrap()
}

/// All passes with the same fault.
fn tampered(fault: impl Fn(&[u8]) -> Vec<u8>) -> Vec<(&'static str, Vec<u8>)> {
    PASSES.iter().map(|(name, archive)| (name.as_str(), fault(archive))).collect()
}

fn with_document(archive: &[u8], change: impl FnOnce(&mut Document)) -> Vec<u8> {
    with_file(archive, PASS_FILE, |bytes| {
        let mut document = Document::parse(&bytes).unwrap();
        change(&mut document);
        document.to_bytes()
    })
}

#[test]
fn unzip_openssl_and_the_judge_accept_every_style_and_feature() {
    for (name, archive) in PASSES.iter() {
        let court = court();
        assert_eq!(court.unzip(archive).unwrap(), Verdict::Accepts, "{name}");
        assert_eq!(court.openssl(archive).unwrap(), Verdict::Accepts, "{name}");
        let judged = court.judge(archive).unwrap();
        assert!(!judged.refuses(), "{name}: {judged:?}");
    }
}

#[test]
fn unzip_openssl_and_the_judge_refuse_every_tampered_one() {
    for (name, archive) in tampered(archive_damaged) {
        assert!(court().unzip(&archive).unwrap().refuses(), "{name}");
    }
    for (name, archive) in tampered(document_changed) {
        let court = court();
        assert!(court.openssl(&archive).unwrap().refuses(), "{name}");
        assert!(refuses_or_absent(&court.judge(&archive).unwrap()), "{name}");
    }
}

/// A part of a fixture that a library sees in another way than Apple documents it, and what it says of it.
struct Disputed {
    fixture: &'static str,
    pointer: &'static str,
    reason: &'static str,
}

/// All passes before a library from npm: accepted; those with a disputed part are refused for that alone.
#[track_caller]
fn accepted_by(package: Package, disputed: &[Disputed]) {
    let whole = tampered(<[u8]>::to_vec);
    let of = |name: &str| disputed.iter().find(|it| name.split(',').next() == Some(it.fixture));
    for ((name, _), verdict) in whole.iter().zip(court().package(package, &whole).unwrap()) {
        match (verdict, of(name)) {
            (Verdict::NotRun, _) | (Verdict::Accepts, None) => {}
            (Verdict::Refuses(reason), Some(known)) if reason.contains(known.reason) => {}
            (verdict, _) => panic!("{package:?} on {name}: {verdict:?}"),
        }
    }
    let rest: Vec<(&str, Vec<u8>)> = whole
        .iter()
        .filter_map(|(name, archive)| {
            let pointer = of(name)?.pointer;
            Some((*name, with_document(archive, |document| document.remove(pointer).unwrap())))
        })
        .collect();
    for ((name, _), verdict) in rest.iter().zip(court().package(package, &rest).unwrap()) {
        assert!(!verdict.refuses(), "{package:?} on {name} without its disputed part: {verdict:?}");
    }
}

#[track_caller]
fn refused_by(package: Package, fault: impl Fn(&[u8]) -> Vec<u8>) {
    let all = tampered(fault);
    for ((name, _), verdict) in all.iter().zip(court().package(package, &all).unwrap()) {
        assert!(refuses_or_absent(&verdict), "{package:?} on {name}: {verdict:?}");
    }
}

#[test]
fn the_schema_and_the_import_of_passkit_generator_accept_every_style_and_feature() {
    accepted_by(
        Package::PasskitGenerator,
        &[
            Disputed {
                fixture: "boarding-pass-air",
                pointer: "/semantics/passengerCapabilities/4",
                reason: "PKPassengerCapabilityLapInfant\" fails to match",
            },
            // Apple's documentation has a `url` for places too.
            Disputed {
                fixture: "boarding-pass-boat",
                pointer: "/featuredActions/1",
                reason: "featuredActions[1].url\" is not allowed",
            },
            // A number that JSON has and JavaScript has not.
            Disputed {
                fixture: "generic",
                pointer: "/generic/auxiliaryFields/0",
                reason: "generic.auxiliaryFields[0].value\" must be a safe number",
            },
        ],
    );
}

#[test]
fn passkit_generator_refuses_a_serial_number_that_is_a_number() {
    refused_by(Package::PasskitGenerator, |archive| {
        with_document(archive, |document| document.set("/serialNumber", 42).unwrap())
    });
}

#[test]
fn pass_js_accepts_every_style_and_feature() {
    // It does not know the barcodes of iOS 27, and wants addresses for pictures that are in the pass already.
    accepted_by(
        Package::PassJs,
        &[
            Disputed {
                fixture: "coupon",
                pointer: "/barcodes",
                reason: "format value PKBarcodeFormatEAN13 is invalid",
            },
            Disputed {
                fixture: "generic",
                pointer: "/barcodes",
                reason: "format value PKBarcodeFormatCode39 is invalid",
            },
            Disputed {
                fixture: "event-ticket-poster",
                pointer: "/upcomingPassInformation/0/images/venueMap",
                reason: "images.venueMap.URLs must be a non-empty array",
            },
            Disputed {
                fixture: "older-spellings-poster",
                pointer: "/upcomingPassInformation/0/images/headerImage",
                reason: "images.headerImage.URLs must be a non-empty array",
            },
        ],
    );
}

#[test]
fn pass_js_refuses_a_picture_that_is_none_and_a_pass_without_a_description() {
    refused_by(Package::PassJs, |archive| with_file(archive, "icon.png", |_| b"no picture".to_vec()));
    refused_by(Package::PassJs, |archive| {
        with_document(archive, |document| document.remove("/description").unwrap())
    });
}

/// What KDE's reader must find in a pass; it knows the five classic styles.
fn expected_of_kde(archive: &[u8]) -> (Value, BTreeSet<String>) {
    let (bundle, _) = Bundle::read(archive, &Limits::default()).unwrap();
    let document = bundle.document();
    // It also reads the one barcode of older passes.
    let single = document.get("/barcode").filter(|_| document.get("/barcodes").is_none());
    let barcodes = document.get("/barcodes").and_then(Value::as_array).into_iter().flatten().chain(single);
    let facts = json!({
        "serialNumber": document.text("/serialNumber"),
        "description": document.text("/description"),
        "hasIcon": true,
        "barcodes": barcodes.map(|barcode| barcode["message"].clone()).collect::<Vec<_>>(),
    });
    let groups = Style::ALL.iter().flat_map(|style| {
        FieldGroup::ALL.iter().filter_map(|group| document.get(&format!("/{}/{}", style.key(), group.key())))
    });
    let fields = groups.filter_map(Value::as_array).flatten();
    (facts, fields.filter_map(|field| field["key"].as_str().map(str::to_owned)).collect())
}

/// Whether KDE's reader finds what was put into the pass; `None` when it is not there.
fn kde_reads(archive: &[u8], (facts, keys): &(Value, BTreeSet<String>)) -> Option<bool> {
    let mut found = court().extracted(archive).unwrap()?;
    let values = found.as_object_mut().and_then(|found| found.remove("values")).unwrap_or_default();
    let found_keys = values.as_object().into_iter().flatten().map(|(key, _)| key.clone());
    Some(found == *facts && found_keys.collect::<BTreeSet<_>>().is_superset(keys))
}

#[test]
fn kdes_reader_finds_what_is_in_passes_of_every_style() {
    for (name, archive) in PASSES.iter() {
        let expected = expected_of_kde(archive);
        assert!(!expected.1.is_empty(), "{name} has fields");
        let found = court().extracted(archive).unwrap();
        assert!(kde_reads(archive, &expected) != Some(false), "{name}: {found:?}, expected {expected:?}");
    }
}

#[test]
fn kdes_reader_finds_other_things_or_nothing_in_tampered_passes() {
    for (name, archive) in PASSES.iter() {
        let expected = expected_of_kde(archive);
        let changed = document_changed(archive);
        assert!(kde_reads(&changed, &expected) != Some(true), "{name}");
        let cut = &archive[..archive.len() / 2];
        assert!(kde_reads(cut, &expected) != Some(true), "{name}");
    }
}
