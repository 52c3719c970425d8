use super::super::fixtures::{NOW, chain, finish, fixture, intermediate};
use super::super::sign_detached;
use super::super::software_key::{PrivateKey, SoftwareKey};
use super::*;
use crate::signature::cms::{assemble, signed_attributes};

const MANIFEST: &[u8] = br#"{"pass.json":"x"}"#;

fn document() -> Document {
    Document::parse(br#"{"passTypeIdentifier":"pass.dev.passwright","teamIdentifier":"PWDEVTEAM1"}"#).unwrap()
}

fn signer() -> SoftwareKey {
    SoftwareKey::new(PrivateKey::from_pem(fixture!("pass.key.pem")).unwrap(), chain()).unwrap()
}

fn signature_at(signed: Timestamp) -> Vec<u8> {
    finish(sign_detached(MANIFEST, &signer(), signed)).unwrap()
}

#[track_caller]
fn expect(signature: Option<&[u8]>, manifest: &[u8], document: &Document, now: Timestamp, rules: &[&str]) {
    let found = problems(signature, Some(manifest), document, now);
    // The test certificates are not Apple's, which is said in a warning of its own.
    let told = found.iter().filter(|problem| !is_development_notice(problem));
    assert_eq!(told.map(|problem| problem.rule.as_str()).collect::<Vec<_>>(), rules, "{found:#?}");
}

fn is_development_notice(problem: &Problem) -> bool {
    problem.rule == "S05" && problem.severity == Severity::Warns
}

#[test]
fn a_development_certificate_is_told_but_does_not_block() {
    let found = problems(Some(&signature_at(NOW)), Some(MANIFEST), &document(), NOW);
    assert!(matches!(found.as_slice(), [only] if is_development_notice(only)), "{found:#?}");
}

#[test]
fn a_good_signature_has_no_problem() {
    expect(Some(&signature_at(NOW)), MANIFEST, &document(), NOW, &[]);
}

#[test]
fn a_missing_or_unreadable_signature_is_s01() {
    expect(None, MANIFEST, &document(), NOW, &["S01"]);
    expect(Some(b"no"), MANIFEST, &document(), NOW, &["S01"]);
}

#[test]
fn a_changed_manifest_and_a_forged_value_are_s02() {
    let good = signature_at(NOW);
    expect(Some(&good), b"{}", &document(), NOW, &["S02"]);
    let attributes = signed_attributes(MANIFEST, NOW).unwrap();
    let forged = assemble(&attributes, &[7; 256], &chain()).unwrap();
    expect(Some(&forged), MANIFEST, &document(), NOW, &["S02"]);
}

#[test]
fn a_signing_time_outside_the_validity_or_in_the_future_is_s04() {
    let leaf = chain().leaf().clone();
    let before = leaf.not_before().plus_millis(-1000);
    expect(Some(&signature_at(before)), MANIFEST, &document(), NOW, &["S04"]);
    let future = NOW.plus_millis(CLOCK_TOLERANCE_MILLIS + 1000);
    expect(Some(&signature_at(future)), MANIFEST, &document(), NOW, &["S04"]);
    let slightly_ahead = NOW.plus_millis(CLOCK_TOLERANCE_MILLIS - 1000);
    expect(Some(&signature_at(slightly_ahead)), MANIFEST, &document(), NOW, &[]);
}

#[test]
fn an_intermediate_that_expired_is_s05_and_a_certificate_near_its_end_s07() {
    let good = signature_at(NOW);
    let end = chain().leaf().not_after();
    expect(Some(&good), MANIFEST, &document(), end.plus_millis(-1000), &["S07"]);
    expect(Some(&good), MANIFEST, &document(), end.plus_millis(1000), &["S07"]);
    let later = intermediate().not_after().plus_millis(1000);
    expect(Some(&good), MANIFEST, &document(), later, &["S05", "S07"]);
}

#[test]
fn another_pass_type_or_team_is_s06_with_both_names() {
    let mut other = document();
    other.set("/teamIdentifier", "OTHERTEAM1").unwrap();
    let good = signature_at(NOW);
    expect(Some(&good), MANIFEST, &other, NOW, &["S06"]);
    other.set("/passTypeIdentifier", "pass.dev.other").unwrap();
    let found = problems(Some(&good), Some(MANIFEST), &other, NOW);
    let found: Vec<&Problem> = found.iter().filter(|problem| problem.rule == "S06").collect();
    let first = found.first().unwrap();
    assert_eq!(
        first.message,
        "The pass says passTypeIdentifier `pass.dev.other`, its certificate is for `pass.dev.passwright`."
    );
    assert_eq!((first.path.as_str(), found.len()), ("/passTypeIdentifier", 2));
}

#[test]
fn nfc_without_an_nfc_certificate_is_s10() {
    let mut nfc = document();
    nfc.set("/nfc/message", "x").unwrap();
    expect(Some(&signature_at(NOW)), MANIFEST, &nfc, NOW, &["S10"]);
}
