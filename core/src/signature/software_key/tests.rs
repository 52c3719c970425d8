use super::super::fixtures::{chain, finish, fixture};
use super::*;

/// RFC 6979 appendix A.2.5: the key of its examples for P-256, and the signature of "sample" with SHA-256.
const RFC_6979_KEY: &str = "30250201010420c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";
const RFC_6979_R: &str = "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716";
const RFC_6979_S: &str = "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8";

fn bytes(digits: &str) -> Vec<u8> {
    let pair = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).unwrap();
    (0..digits.len()).step_by(2).map(pair).collect()
}

#[test]
fn a_key_of_another_certificate_is_refused() {
    let other = PrivateKey::from_pem(fixture!("other.key.pem")).unwrap();
    let error = SoftwareKey::new(other, chain()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the private key does not belong to the certificate of Pass Type ID: pass.dev.passwright (PWDEVTEAM1); it is \
         the key of another one"
    );
}

#[test]
fn ecdsa_signs_as_rfc_6979_says_and_verifies() {
    let key = PrivateKey::from_der(&bytes(RFC_6979_KEY)).unwrap();
    assert_eq!(key.algorithm(), KeyAlgorithm::P256);
    // The chain is another key's, which signing does not look at.
    let signer = SoftwareKey { key: key.clone(), chain: chain() };
    let signature = finish(signer.sign(b"sample")).unwrap();
    let mut expected = bytes("3046022100");
    expected.extend(bytes(RFC_6979_R));
    expected.extend(bytes("022100"));
    expected.extend(bytes(RFC_6979_S));
    assert_eq!(signature, expected);
    let check =
        |digest: &[u8], signature: &[u8]| verify(&key.public_key().unwrap(), ID_SHA_256, digest, signature);
    assert_eq!(check(&Sha256::digest(b"sample"), &signature), Verification::Holds);
    assert_eq!(check(&Sha256::digest(b"Sample"), &signature), Verification::Fails);
    assert_eq!(check(&Sha256::digest(b"sample"), b"no"), Verification::Fails);
    assert_eq!(verify(b"no key", ID_SHA_256, b"", b""), Verification::NotChecked);
}

#[test]
fn a_key_shows_nothing_of_itself() {
    let key = PrivateKey::from_pem(fixture!("pass.key.pem")).unwrap();
    assert_eq!(format!("{key:?}"), "PrivateKey(redacted)");
    let signer = format!("{:?}", SoftwareKey::new(key, chain()).unwrap());
    assert!(signer.contains("PrivateKey(redacted)"), "{signer}");
}
