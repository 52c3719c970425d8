//! Outside referees on passes that Passwright makes: each accepts the good file and refuses the tampered ones.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod foreign;
mod tampering;

use std::sync::LazyLock;
use std::time::{SystemTime, UNIX_EPOCH};

use passwright_core::bundle::Bundle;
use passwright_core::document::Document;
use passwright_core::images::Scale;
use passwright_core::mint::Mint;
use passwright_core::repair;
use passwright_core::signature::software_key::{PrivateKey, SoftwareKey};
use passwright_core::signature::{Certificate, CertificateChain, problems, sign_bundle};
use passwright_core::time::Timestamp;
use passwright_core::validate::{Severity, default_icon};
use passwright_core::zip::Limits;
use passwright_tests::development_certificates::{
    DevelopmentCertificates, PASS_TYPE_IDENTIFIER, TEAM_IDENTIFIER,
};
use passwright_tests::referees::{Court, Verdict};

struct Signing {
    certificates: DevelopmentCertificates,
    /// An intermediate of the same name with another key.
    other_intermediate: String,
    key: SoftwareKey,
}

/// RSA keys take a second each: made once for all tests.
static SIGNING: LazyLock<Signing> = LazyLock::new(|| {
    let certificates = DevelopmentCertificates::generate(PASS_TYPE_IDENTIFIER, TEAM_IDENTIFIER).unwrap();
    let others = DevelopmentCertificates::generate(PASS_TYPE_IDENTIFIER, TEAM_IDENTIFIER).unwrap();
    let leaf = Certificate::parse(certificates.certificate.as_bytes()).unwrap();
    let intermediate = Certificate::parse(certificates.intermediate.as_bytes()).unwrap();
    let chain = CertificateChain::new(leaf, intermediate).unwrap();
    let key = PrivateKey::from_pem(certificates.private_key.as_bytes()).unwrap();
    let key = SoftwareKey::new(key, chain).unwrap();
    Signing { certificates, other_intermediate: others.intermediate, key }
});

fn now() -> Timestamp {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Timestamp::from_unix_seconds(i64::try_from(since_1970.as_secs()).unwrap())
}

fn bundle(team: &str) -> Bundle {
    let document = serde_json::json!({
        "formatVersion": 1,
        "passTypeIdentifier": PASS_TYPE_IDENTIFIER,
        "teamIdentifier": team,
        "serialNumber": "referee-1",
        "organizationName": "Acme",
        "description": "Acme card",
        "storeCard": {"primaryFields": [{"key": "balance", "label": "Balance", "value": 12.5, "currencyCode": "EUR"}]},
    });
    let mut bundle = Bundle::new(Document::new(document.as_object().unwrap().clone()));
    for (name, scale) in
        [("icon.png", Scale::One), ("icon@2x.png", Scale::Two), ("icon@3x.png", Scale::Three)]
    {
        bundle.put_file(name, default_icon(scale).to_vec());
    }
    bundle.put_file("en.lproj/pass.strings", "\"Balance\" = \"Guthaben – €\";\n".repeat(20).into_bytes());
    bundle
}

fn pass_of(team: &str) -> Vec<u8> {
    let signed = pollster::block_on(sign_bundle(bundle(team).seal(), &SIGNING.key, now())).unwrap();
    signed.to_archive().unwrap()
}

fn court() -> Court {
    Court::new(&SIGNING.certificates.root).unwrap()
}

/// The rules of our own checks that block a pass.
fn blocking_rules(archive: &[u8]) -> Vec<String> {
    let opened = repair::open(archive, &Limits::default()).unwrap();
    let (signature, manifest) = (opened.seal.signature.as_deref(), opened.seal.manifest.as_deref());
    let mut found = opened.package_problems.clone();
    found.extend(problems(signature, manifest, opened.bundle.document(), now()));
    found.into_iter().filter(|it| it.severity == Severity::Blocks).map(|it| it.rule).collect()
}

#[test]
fn every_referee_accepts_a_pass_that_passwright_made() {
    let minted = Mint::new(&bundle(TEAM_IDENTIFIER)).unwrap();
    let minted =
        pollster::block_on(minted.make(bundle(TEAM_IDENTIFIER).document(), &SIGNING.key, now())).unwrap();
    for (way, archive) in [("bundle", pass_of(TEAM_IDENTIFIER)), ("mint", minted)] {
        let court = court();
        assert_eq!(court.unzip(&archive).unwrap(), Verdict::Accepts, "{way}");
        assert_eq!(court.openssl(&archive).unwrap(), Verdict::Accepts, "{way}");
        let judged = court.judge(&archive).unwrap();
        assert!(!judged.refuses(), "{way}: {judged:?}");
        assert_eq!(blocking_rules(&archive), Vec::<String>::new(), "{way}");
    }
}

#[test]
fn a_pass_signed_with_a_key_on_p_256_is_accepted_and_has_the_same_bytes_each_time() {
    let certificates = DevelopmentCertificates::generate_p256(PASS_TYPE_IDENTIFIER, TEAM_IDENTIFIER).unwrap();
    let parse = |text: &str| Certificate::parse(text.as_bytes()).unwrap();
    let chain =
        CertificateChain::new(parse(&certificates.certificate), parse(&certificates.intermediate)).unwrap();
    let key =
        SoftwareKey::new(PrivateKey::from_pem(certificates.private_key.as_bytes()).unwrap(), chain).unwrap();
    let now = now();
    let make = || {
        let signed = pollster::block_on(sign_bundle(bundle(TEAM_IDENTIFIER).seal(), &key, now)).unwrap();
        signed.to_archive().unwrap()
    };
    let archive = make();
    assert_eq!(archive, make());
    let court = Court::new(&certificates.root).unwrap();
    assert_eq!(court.openssl(&archive).unwrap(), Verdict::Accepts);
    assert_eq!(blocking_rules(&archive), Vec::<String>::new());
    let remade = tampering::manifest_remade(&archive);
    assert!(court.openssl(&remade).unwrap().refuses());
    assert!(blocking_rules(&remade).iter().any(|rule| rule == "S02"));
}

#[test]
fn unzip_refuses_an_archive_with_one_byte_changed() {
    let court = court();
    let damaged = tampering::archive_damaged(&pass_of(TEAM_IDENTIFIER));
    assert!(court.unzip(&damaged).unwrap().refuses());
    assert!(court.openssl(&damaged).unwrap().refuses());
    assert!(refuses_or_absent(&court.judge(&damaged).unwrap()));
    assert!(repair::open(&damaged, &Limits::default()).is_err());
}

/// The tampered file is refused by both referees of signatures, and by our own checks under this rule.
#[track_caller]
fn refused(name: &str, archive: &[u8], rule: &str) {
    let court = court();
    assert_eq!(court.unzip(archive).unwrap(), Verdict::Accepts, "{name} is a whole archive");
    let openssl = court.openssl(archive).unwrap();
    assert!(openssl.refuses(), "OpenSSL on {name}: {openssl:?}");
    let judged = court.judge(archive).unwrap();
    assert!(refuses_or_absent(&judged), "the judge on {name}: {judged:?}");
    assert!(blocking_rules(archive).iter().any(|it| it == rule), "{name}: {:?}", blocking_rules(archive));
}

fn refuses_or_absent(verdict: &Verdict) -> bool {
    *verdict != Verdict::Accepts
}

#[test]
fn a_changed_picture_is_refused() {
    refused("picture", &tampering::picture_changed(&pass_of(TEAM_IDENTIFIER)), "P05");
}

#[test]
fn a_changed_document_is_refused() {
    refused("document", &tampering::document_changed(&pass_of(TEAM_IDENTIFIER)), "P05");
}

#[test]
fn a_manifest_made_after_the_signature_is_refused() {
    refused("manifest", &tampering::manifest_remade(&pass_of(TEAM_IDENTIFIER)), "S02");
}

#[test]
fn an_intermediate_of_the_right_name_with_another_key_is_refused() {
    let archive = tampering::with_intermediate(&pass_of(TEAM_IDENTIFIER), &SIGNING.other_intermediate);
    refused("intermediate", &archive, "S05");
}

#[test]
fn a_signature_without_the_intermediate_is_refused() {
    let archive =
        tampering::without_intermediate(&pass_of(TEAM_IDENTIFIER), &SIGNING.certificates.certificate);
    refused("alone", &archive, "S05");
}

#[test]
fn a_signature_without_a_signing_time_is_refused() {
    refused("time", &tampering::without_signing_time(&pass_of(TEAM_IDENTIFIER), &SIGNING.key), "S03");
}

#[test]
fn a_pass_of_a_foreign_team_is_refused() {
    refused("team", &pass_of("FOREIGNTEA"), "S06");
}
