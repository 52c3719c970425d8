use super::super::chain::{CertificateChain, ChainError};
use super::super::fixtures::{NOW, fixture, intermediate, leaf};
use super::*;

#[test]
fn a_pass_certificate_says_pass_type_team_and_time() {
    let leaf = leaf();
    assert_eq!(leaf.pass_type_identifier().unwrap().as_str(), "pass.dev.passwright");
    assert_eq!(leaf.team_identifier().unwrap().as_str(), "PWDEVTEAM1");
    assert_eq!(leaf.pass_type_extension().as_deref(), Some("pass.dev.passwright"));
    assert_eq!(leaf.common_name().as_deref(), Some("Pass Type ID: pass.dev.passwright"));
    assert_eq!(leaf.organization_name().as_deref(), Some("Passwright Development"));
    assert_eq!(leaf.not_after().to_rfc3339(), "2027-11-19T23:46:13Z");
    assert!(leaf.is_valid_at(NOW));
    assert!(!leaf.is_valid_at(leaf.not_after().plus_millis(1)));
    assert!(!leaf.allows_nfc());
}

#[test]
fn der_and_pem_give_the_same_certificate() {
    let pem = leaf();
    assert_eq!(Certificate::parse(pem.to_der()).unwrap(), pem);
    assert_eq!(pem.fingerprint().len(), 64);
    let crlf = String::from_utf8(fixture!("pass.pem").to_vec()).unwrap().replace('\n', "\r\n");
    assert_eq!(Certificate::parse(crlf.as_bytes()).unwrap(), pem);
    let both = [&fixture!("pass.pem")[..], fixture!("intermediate.pem")].concat();
    assert_eq!(Certificate::parse_all(&both).unwrap(), [pem, intermediate()]);
}

#[test]
fn what_is_no_certificate_is_one_sentence() {
    let sentence = |bytes: &[u8]| Certificate::parse(bytes).unwrap_err().to_string();
    assert_eq!(sentence(b"hello"), "this is not an X.509 certificate (DER or PEM)");
    assert_eq!(sentence(fixture!("pass.key.pem")), "the file holds no certificate: it is a private key");
    assert_eq!(sentence(fixture!("pass.p12")), "the file holds no certificate: it is a .p12 file (PKCS#12)");
    let request = b"-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n";
    assert_eq!(
        sentence(request),
        "the file holds no certificate: it is a certificate signing request (CSR); upload it to Apple and take the \
         certificate (.cer) that comes back"
    );
    assert_eq!(sentence(&vec![0; 70_000]), "the certificate file has 70000 bytes, at most 65536 are read");
}

#[test]
fn an_authority_is_no_pass_certificate() {
    let error = intermediate().pass_type_identifier().unwrap_err();
    assert_eq!(
        error.to_string(),
        "this is not a Pass Type ID certificate: its subject has no UID (the pass type identifier)"
    );
    assert!(CertificateChain::new(intermediate(), intermediate()).is_err());
    let apple = Certificate::parse(include_bytes!("../apple/AppleWWDRCAG4.cer")).unwrap();
    assert_eq!(
        apple.pass_type_identifier().unwrap_err().to_string(),
        "this is not a Pass Type ID certificate: `Apple Worldwide Developer Relations Certification Authority` is for \
         issuing certificates (an intermediate authority of Apple's)"
    );
}

#[test]
fn a_generation_of_apples_intermediate_is_named_by_its_number() {
    let apple = Certificate::parse(include_bytes!("../apple/AppleWWDRCAG4.cer")).unwrap();
    let error = CertificateChain::new(leaf(), apple).unwrap_err().to_string();
    assert!(error.ends_with(", not by Apple's WWDR intermediate G4 (valid until 2030-12-10)"), "{error}");
}

#[test]
fn an_intermediate_of_the_same_name_with_another_key_is_refused_by_name_and_key() {
    let other = Certificate::parse(fixture!("other-intermediate.pem")).unwrap();
    assert_eq!(other.subject(), intermediate().subject());
    assert!(leaf().is_issued_by(&intermediate()));
    assert!(!leaf().is_issued_by(&other));
    let error = CertificateChain::new(leaf(), other).unwrap_err().to_string();
    let key: String =
        intermediate().subject_key_identifier().unwrap().iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(
        error.starts_with("the wrong intermediate certificate: the pass certificate was issued by"),
        "{error}"
    );
    assert!(error.contains(&key), "{error}");
}

#[test]
fn the_built_in_intermediate_is_chosen_only_for_what_it_issued() {
    let error = CertificateChain::with_known_intermediate(leaf()).unwrap_err();
    assert!(matches!(&error, ChainError::UnknownIssuer { needed } if needed.contains("(G4)")), "{error}");
    let found = CertificateChain::with_intermediate_from(leaf(), &[leaf(), intermediate()]).unwrap();
    assert_eq!(found.intermediate(), &intermediate());
}

#[test]
fn damaged_certificates_are_errors_and_never_panics() {
    let good = leaf();
    for at in 0..good.to_der().len() {
        let mut bad = good.to_der().to_vec();
        bad[at] ^= 0x55;
        if let Ok(read) = Certificate::from_der(&bad) {
            let _ = (read.pass_type_identifier(), read.team_identifier(), read.subject(), read.issuer());
            let _ = (read.is_issued_by(&good), read.not_after(), read.public_key(), read.allows_nfc());
        }
        let _ = Certificate::from_der(good.to_der().get(..at).unwrap());
    }
}
