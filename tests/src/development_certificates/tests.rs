//! That the certificates are what a pass needs, as OpenSSL reads them.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use super::{
    CERTIFICATE_FILE, CertificateError, DevelopmentCertificates, INTERMEDIATE_FILE, PASS_TYPE_IDENTIFIER,
    ROOT_FILE, TEAM_IDENTIFIER, ensure, pass_type_extension,
};

#[track_caller]
fn openssl(directory: &Path, arguments: &[&str]) -> String {
    let output = Command::new("openssl")
        .args(arguments)
        .current_dir(directory)
        .output()
        .expect("openssl is installed");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{text}{:?}", output.stderr);
    text
}

fn key_identifier(printed: &str) -> Option<&str> {
    printed.lines().map(str::trim).find(|line| line.len() == 59)
}

#[test]
fn openssl_accepts_the_chain_and_sees_apples_fields() {
    let scratch = tempfile::tempdir().unwrap();
    ensure(scratch.path()).unwrap();
    let verify = ["verify", "-x509_strict", "-purpose", "any", "-CAfile"];
    let chain = [ROOT_FILE, "-untrusted", INTERMEDIATE_FILE, CERTIFICATE_FILE];
    openssl(scratch.path(), &[&verify[..], &chain[..]].concat());

    let x509 = ["x509", "-noout", "-in", CERTIFICATE_FILE];
    let subject = openssl(scratch.path(), &[&x509[..], &["-subject", "-nameopt", "RFC2253"]].concat());
    assert!(subject.contains(&format!("UID={PASS_TYPE_IDENTIFIER}")), "{subject}");
    assert!(subject.contains(&format!("CN=Pass Type ID: {PASS_TYPE_IDENTIFIER}")), "{subject}");
    assert!(subject.contains(&format!("OU={TEAM_IDENTIFIER}")), "{subject}");
    let text = openssl(scratch.path(), &[&x509[..], &["-text"]].concat());
    assert!(text.contains("1.2.840.113635.100.4.14"), "{text}");
    assert!(text.contains("1.2.840.113635.100.6.1.16"), "{text}");
    assert!(text.contains("Public-Key: (2048 bit)"), "{text}");
}

#[test]
fn the_pass_certificate_names_the_key_of_its_intermediate() {
    let scratch = tempfile::tempdir().unwrap();
    ensure(scratch.path()).unwrap();
    let print =
        |file, extension| openssl(scratch.path(), &["x509", "-noout", "-in", file, "-ext", extension]);
    let authority = print(CERTIFICATE_FILE, "authorityKeyIdentifier");
    let subject = print(INTERMEDIATE_FILE, "subjectKeyIdentifier");
    assert!(key_identifier(&authority).is_some(), "{authority}");
    assert_eq!(key_identifier(&authority), key_identifier(&subject));
}

#[test]
fn good_certificates_are_kept_and_damaged_ones_replaced() {
    let scratch = tempfile::tempdir().unwrap();
    assert!(ensure(scratch.path()).unwrap());
    assert!(!ensure(scratch.path()).unwrap());
    fs::write(scratch.path().join(CERTIFICATE_FILE), "no certificate").unwrap();
    assert!(ensure(scratch.path()).unwrap());
}

#[test]
fn certificates_about_to_expire_are_not_current() {
    let scratch = tempfile::tempdir().unwrap();
    ensure(scratch.path()).unwrap();
    let days = |count: u64| SystemTime::now() + Duration::from_secs(count * 24 * 60 * 60);
    assert!(super::is_current(scratch.path(), days(300)));
    assert!(!super::is_current(scratch.path(), days(340)));
}

#[test]
fn a_pass_type_too_long_for_apples_extension_is_refused() {
    assert_eq!(pass_type_extension("pass.a").unwrap(), b"\x0c\x06pass.a");
    let refused = DevelopmentCertificates::generate(&"p".repeat(128), TEAM_IDENTIFIER);
    assert!(matches!(refused.err(), Some(CertificateError::PassTypeTooLong { actual: 128 })));
}
