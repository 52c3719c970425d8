use super::super::certificate::Certificate;
use super::super::fixtures::{NOW, chain, fixture, intermediate, leaf};
use super::*;

const MANIFEST: &[u8] = br#"{"pass.json":"x"}"#;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_signed_attributes_are_these_bytes() {
    let attributes = signed_attributes(MANIFEST, NOW).unwrap();
    assert_eq!(
        hex(attributes.to_be_signed()),
        concat!(
            "3169",
            // contentType: data
            "301806092a864886f70d010903310b06092a864886f70d010701",
            // signingTime: UTCTime 261224120000Z
            "301c06092a864886f70d010905310f170d3236313232343132303030305a",
            // messageDigest
            "302f06092a864886f70d01090431220420",
            "08352154c6722cfa7f8ad5b0a370c2625c84a4538cd298bfef9b4acd9a5bdb01",
        )
    );
}

#[test]
fn from_2050_on_the_time_has_four_digits_of_year() {
    let last = Timestamp::from_unix_seconds(YEAR_2050_UNIX_SECONDS - 1);
    let attributes = signed_attributes(MANIFEST, last).unwrap();
    assert!(hex(attributes.to_be_signed()).contains(&hex(b"\x17\x0d491231235959Z")));
    let first = Timestamp::from_unix_seconds(YEAR_2050_UNIX_SECONDS);
    let attributes = signed_attributes(MANIFEST, first).unwrap();
    assert!(hex(attributes.to_be_signed()).contains(&hex(b"\x18\x0f20500101000000Z")));
    let before = signed_attributes(MANIFEST, Timestamp::from_unix_seconds(-1)).unwrap_err();
    assert_eq!(before.to_string(), "the signing time lies before 1970");
}

#[test]
fn a_signature_says_what_was_put_in() {
    let attributes = signed_attributes(MANIFEST, NOW).unwrap();
    let signature = assemble(&attributes, &[7; 256], &chain()).unwrap();
    let facts = inspect(&signature, MANIFEST).unwrap();
    assert!(facts.is_detached && facts.digest_matches && facts.attributes_are_sorted && !facts.uses_sha1);
    assert_eq!((facts.signers, facts.signing_time), (1, Some(NOW)));
    assert_eq!((facts.leaf, facts.intermediate), (Some(leaf()), Some(intermediate())));
    assert_eq!(facts.certificates.len(), 2);
    assert!(!inspect(&signature, b"{}").unwrap().digest_matches);
}

#[cfg(feature = "software-key")]
#[test]
fn the_same_key_content_and_instant_give_the_same_signature_which_holds() {
    use super::super::fixtures::finish;
    use super::super::sign_detached;
    use super::super::software_key::{PrivateKey, SoftwareKey};

    let key = PrivateKey::from_pem(fixture!("pass.key.pem")).unwrap();
    let signer = SoftwareKey::new(key, chain()).unwrap();
    let first = finish(sign_detached(MANIFEST, &signer, NOW)).unwrap();
    assert_eq!(first, finish(sign_detached(MANIFEST, &signer, NOW)).unwrap());
    let facts = inspect(&first, MANIFEST).unwrap();
    assert_eq!((facts.verification, facts.chain_verification), (Verification::Holds, Verification::Holds));

    // The last byte belongs to the signature value.
    let mut forged = first;
    *forged.last_mut().unwrap() ^= 1;
    assert_eq!(inspect(&forged, MANIFEST).unwrap().verification, Verification::Fails);
}

#[test]
fn a_missing_certificate_leaves_the_facts_open() {
    let other = Certificate::parse(fixture!("other-intermediate.pem")).unwrap();
    assert!(!leaf().is_issued_by(&other));
    let attributes = signed_attributes(MANIFEST, NOW).unwrap();
    let signature = assemble(&attributes, &[7; 256], &chain()).unwrap();
    // The intermediate is taken out by writing its tag as an unknown kind of certificate.
    let at = position(&signature, intermediate().to_der());
    let mut without = signature;
    without[at] = 0xa2;
    let facts = inspect(&without, MANIFEST).unwrap();
    assert_eq!((facts.leaf, facts.intermediate), (Some(leaf()), None));
    assert_eq!(facts.chain_verification, Verification::NotChecked);
}

fn position(bytes: &[u8], part: &[u8]) -> usize {
    bytes.windows(part.len()).position(|window| window == part).unwrap()
}

#[test]
fn what_is_no_signature_is_one_sentence() {
    let sentence = |bytes: &[u8]| inspect(bytes, MANIFEST).unwrap_err().to_string();
    assert_eq!(sentence(b""), "the signature's structure is not valid DER");
    assert_eq!(sentence(b"{}"), "the signature's structure is not valid DER");
    // id-data instead of id-signedData
    let data = hex_bytes("300f06092a864886f70d010701a0020400");
    assert_eq!(sentence(&data), "the signature is CMS of another kind than signed data");
    assert_eq!(sentence(&vec![0x30; 70_000]), "the signature has 70000 bytes, at most 65536 are read");
}

fn hex_bytes(digits: &str) -> Vec<u8> {
    digits
        .as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

#[test]
fn damaged_signatures_are_errors_or_facts_and_never_panics() {
    let attributes = signed_attributes(MANIFEST, NOW).unwrap();
    let good = assemble(&attributes, &[7; 256], &chain()).unwrap();
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 0x55;
        let _ = inspect(&bad, MANIFEST);
        let _ = inspect(good.get(..at).unwrap(), MANIFEST);
    }
}
