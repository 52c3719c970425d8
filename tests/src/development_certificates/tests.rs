//! That the certificates are what a pass needs, as OpenSSL reads them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use super::{
    CERTIFICATE_FILE, CertificateError, DevelopmentCertificates, INTERMEDIATE_FILE, PASS_TYPE_IDENTIFIER,
    ROOT_FILE, TEAM_IDENTIFIER, ensure, pass_type_extension,
};

/// A directory of one test, removed at its end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("passwright-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

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
    let scratch = Scratch::new("chain");
    ensure(&scratch.0).unwrap();
    let verify = ["verify", "-x509_strict", "-purpose", "any", "-CAfile"];
    let chain = [ROOT_FILE, "-untrusted", INTERMEDIATE_FILE, CERTIFICATE_FILE];
    openssl(&scratch.0, &[&verify[..], &chain[..]].concat());

    let x509 = ["x509", "-noout", "-in", CERTIFICATE_FILE];
    let subject = openssl(&scratch.0, &[&x509[..], &["-subject", "-nameopt", "RFC2253"]].concat());
    assert!(subject.contains(&format!("UID={PASS_TYPE_IDENTIFIER}")), "{subject}");
    assert!(subject.contains(&format!("CN=Pass Type ID: {PASS_TYPE_IDENTIFIER}")), "{subject}");
    assert!(subject.contains(&format!("OU={TEAM_IDENTIFIER}")), "{subject}");
    let text = openssl(&scratch.0, &[&x509[..], &["-text"]].concat());
    assert!(text.contains("1.2.840.113635.100.4.14"), "{text}");
    assert!(text.contains("1.2.840.113635.100.6.1.16"), "{text}");
    assert!(text.contains("Public-Key: (2048 bit)"), "{text}");
}

#[test]
fn the_pass_certificate_names_the_key_of_its_intermediate() {
    let scratch = Scratch::new("identifiers");
    ensure(&scratch.0).unwrap();
    let print = |file, extension| openssl(&scratch.0, &["x509", "-noout", "-in", file, "-ext", extension]);
    let authority = print(CERTIFICATE_FILE, "authorityKeyIdentifier");
    let subject = print(INTERMEDIATE_FILE, "subjectKeyIdentifier");
    assert!(key_identifier(&authority).is_some(), "{authority}");
    assert_eq!(key_identifier(&authority), key_identifier(&subject));
}

#[test]
fn good_certificates_are_kept_and_damaged_ones_replaced() {
    let scratch = Scratch::new("renewal");
    assert!(ensure(&scratch.0).unwrap());
    assert!(!ensure(&scratch.0).unwrap());
    fs::write(scratch.0.join(CERTIFICATE_FILE), "no certificate").unwrap();
    assert!(ensure(&scratch.0).unwrap());
}

#[test]
fn certificates_about_to_expire_are_not_current() {
    let scratch = Scratch::new("expiry");
    ensure(&scratch.0).unwrap();
    let days = |count: u64| SystemTime::now() + Duration::from_secs(count * 24 * 60 * 60);
    assert!(super::is_current(&scratch.0, days(300)));
    assert!(!super::is_current(&scratch.0, days(340)));
}

#[test]
fn a_pass_type_too_long_for_apples_extension_is_refused() {
    assert_eq!(pass_type_extension("pass.a").unwrap(), b"\x0c\x06pass.a");
    let refused = DevelopmentCertificates::generate(&"p".repeat(128), TEAM_IDENTIFIER);
    assert!(matches!(refused.err(), Some(CertificateError::PassTypeTooLong { actual: 128 })));
}
