use super::super::fixtures::{chain, fixture, intermediate, leaf};
use super::*;

#[test]
fn pkcs8_pkcs1_and_both_kinds_of_p12_hold_the_same_key() {
    let pkcs8 = PrivateKey::from_pem(fixture!("pass.key.pem")).unwrap();
    let pkcs1 = PrivateKey::from_pem(fixture!("pass.key.pkcs1.pem")).unwrap();
    let modern = open_pkcs12(fixture!("pass.p12"), "test").unwrap();
    let legacy = open_pkcs12(fixture!("pass-legacy.p12"), "test").unwrap();
    for key in [&pkcs8, &pkcs1, &modern.key, &legacy.key] {
        assert!(key.belongs_to(&leaf()));
        assert_eq!(key.to_pkcs8().unwrap().as_bytes(), pkcs8.to_pkcs8().unwrap().as_bytes());
    }
    assert_eq!((modern.certificate, modern.others), (leaf(), vec![intermediate()]));
    assert_eq!((legacy.certificate, legacy.others), (leaf(), vec![]));
}

#[test]
fn a_wrong_password_is_told_from_a_damaged_file() {
    for file in [&fixture!("pass.p12")[..], fixture!("pass-legacy.p12")] {
        assert!(matches!(open_pkcs12(file, "wrong"), Err(KeyError::WrongPassword)));
        assert!(matches!(open_pkcs12(file, ""), Err(KeyError::WrongPassword)));
        let half = file.get(..file.len() / 2).unwrap();
        assert!(matches!(open_pkcs12(half, "test"), Err(KeyError::Pkcs12(_))));
    }
    assert!(matches!(open_pkcs12(b"hello", "test"), Err(KeyError::Pkcs12(_))));
}

#[test]
fn a_key_of_another_certificate_is_refused() {
    let other = PrivateKey::from_pem(fixture!("other.key.pem")).unwrap();
    let error = SoftwareKey::new(other, chain()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the private key does not belong to the certificate of Pass Type ID: pass.dev.passwright (PWDEVTEAM1)"
    );
}

#[test]
fn what_is_no_usable_key_is_one_sentence() {
    let sentence = |bytes: &[u8]| PrivateKey::from_pem(bytes).unwrap_err().to_string();
    let none = "the file holds no private key (a section `BEGIN PRIVATE KEY` or `BEGIN RSA PRIVATE KEY`)";
    assert_eq!(sentence(b"hello"), none);
    assert_eq!(sentence(fixture!("pass.pem")), none);
    let encrypted = b"-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n";
    assert!(sentence(encrypted).starts_with("the private key is encrypted"));
    let not_rsa = b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    assert_eq!(sentence(not_rsa), "the private key is not an RSA key that can be read");
}

#[test]
fn a_key_shows_nothing_of_itself() {
    let key = PrivateKey::from_pem(fixture!("pass.key.pem")).unwrap();
    assert_eq!(format!("{key:?}"), "PrivateKey(redacted)");
    let signer = format!("{:?}", SoftwareKey::new(key, chain()).unwrap());
    assert!(signer.contains("PrivateKey(redacted)"), "{signer}");
}
