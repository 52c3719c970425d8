use super::super::fixtures::{fixture, intermediate, leaf};
use super::*;

#[test]
fn both_kinds_of_p12_hold_key_and_certificates() {
    let key = PrivateKey::from_pem(fixture!("pass.key.pem")).unwrap();
    let modern = open_pkcs12(fixture!("pass.p12"), "test").unwrap();
    let legacy = open_pkcs12(fixture!("pass-legacy.p12"), "test").unwrap();
    for found in [&modern.key, &legacy.key] {
        assert_eq!(found.to_pkcs8().unwrap().as_bytes(), key.to_pkcs8().unwrap().as_bytes());
    }
    assert_eq!((modern.certificate, modern.others), (leaf(), vec![intermediate()]));
    assert_eq!((legacy.certificate, legacy.others), (leaf(), vec![]));
}

#[test]
fn a_wrong_password_is_told_from_a_damaged_file() {
    for file in [&fixture!("pass.p12")[..], fixture!("pass-legacy.p12")] {
        assert!(matches!(open_pkcs12(file, "wrong"), Err(KeyError::WrongPassword)));
        assert!(matches!(open_pkcs12(file, ""), Err(KeyError::WrongPassword)));
        assert!(matches!(open_pkcs12(file, "tést"), Err(KeyError::WrongPassword)));
        let half = file.get(..file.len() / 2).unwrap();
        assert!(matches!(open_pkcs12(half, "test"), Err(KeyError::Pkcs12(_))));
    }
    assert!(matches!(open_pkcs12(b"hello", "test"), Err(KeyError::Pkcs12(_))));
    assert!(matches!(open_pkcs12(&vec![0x30; 70_000], "test"), Err(KeyError::TooLarge { .. })));
}

#[test]
fn more_rounds_than_allowed_are_refused() {
    let error = open_pkcs12_within(fixture!("pass.p12"), "test", 100).unwrap_err();
    assert!(matches!(error, KeyError::TooManyRounds { .. }), "{error}");
}

#[test]
fn a_file_without_key_without_certificate_or_with_strangers_says_so() {
    let key = || PrivateKey::from_pem(fixture!("pass.key.pem")).unwrap();
    let sentence = |keys: Vec<PrivateKey>, certificates: Vec<Certificate>| {
        Contents { keys, certificates }.into_identity().unwrap_err().to_string()
    };
    assert!(sentence(vec![], vec![leaf()]).starts_with("the .p12 file holds no private key: export it"));
    assert!(
        sentence(vec![key()], vec![])
            .starts_with("the .p12 file holds a private key but not its certificate")
    );
    assert!(sentence(vec![key()], vec![intermediate()]).starts_with("the private key does not belong to"));
    let other = PrivateKey::from_pem(fixture!("other.key.pem")).unwrap();
    let found = Contents { keys: vec![other, key()], certificates: vec![intermediate(), leaf()] };
    let found = found.into_identity().unwrap();
    assert!(found.key.belongs_to(&leaf()));
    assert_eq!((found.certificate, found.others), (leaf(), vec![intermediate()]));
}

#[test]
fn damaged_files_are_errors_and_never_panics() {
    let good = fixture!("pass-legacy.p12");
    for at in 0..good.len() {
        let mut bad = good.to_vec();
        bad[at] ^= 0x55;
        // Few rounds: the damage may ask for many.
        let _ = open_pkcs12_within(&bad, "test", 10_000);
    }
}
