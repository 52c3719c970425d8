//! Private keys and `.p12` files.

use passwright_core::signature::software_key::{KeyError, PrivateKey, open_pkcs12_within};

use super::planted;

/// The password of the seeds.
const PASSWORD: &str = "test";

/// Enough for the seeds, which ask for few, and little enough for many tries.
const MAX_ROUNDS: u32 = 5_000;

/// A key that was read is read again the same from PKCS#8.
pub(super) fn key(bytes: &[u8]) {
    let read = PrivateKey::parse_within(bytes, Some(PASSWORD), MAX_ROUNDS);
    let unlocked = PrivateKey::parse_within(bytes, None, MAX_ROUNDS);
    assert!(!matches!(unlocked, Err(KeyError::WrongPassword)), "no password was given");
    planted!(key(&read));
    let Ok(key) = read else { return };
    let der = key.to_pkcs8().unwrap();
    let again = PrivateKey::from_pkcs8(der.as_bytes()).unwrap();
    assert_eq!(again.public_key().unwrap(), key.public_key().unwrap());
    assert_eq!(again.algorithm(), key.algorithm());
}

/// The key of an identity is that of its certificate.
pub(super) fn p12(bytes: &[u8]) {
    let opened = open_pkcs12_within(bytes, PASSWORD, MAX_ROUNDS);
    planted!(p12(&opened));
    let Ok(identity) = opened else { return };
    assert!(identity.key.belongs_to(&identity.certificate));
    assert!(identity.others.len() <= bytes.len() / 50);
}
