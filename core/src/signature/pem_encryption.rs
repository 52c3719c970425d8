//! Keys in PEM that carry their cipher in a header, as `openssl genrsa -aes256` wrote them for twenty years.
//!
//! In scope: `DEK-Info` with AES or 3DES in CBC mode. Out of scope: writing them; one round of MD5 protects no password.
//! Sources: RFC 1421 section 4.6 (the headers), OpenSSL `EVP_BytesToKey` (how the password becomes a key).

use aes::{Aes128, Aes192, Aes256};
use cbc::cipher::KeyInit;
use des::TdesEde3;
use md5::{Digest, Md5};
use zeroize::Zeroizing;

use super::key_error::KeyError;
use super::password_encryption::decrypt_cbc;

/// How many bytes of the initialization vector are the salt.
const SALT_BYTES: usize = 8;

/// Decrypts the body of a section; `header` is the value of `DEK-Info`, such as `AES-256-CBC,0011..`.
pub(super) fn decrypt(
    header: &str,
    encrypted: &[u8],
    password: &str,
) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let (cipher, digits) = header.split_once(',').ok_or(KeyError::Unreadable(None))?;
    let iv = from_hex(digits.trim()).ok_or(KeyError::Unreadable(None))?;
    let salt = iv.get(..SALT_BYTES).ok_or(KeyError::Unreadable(None))?;
    let key = |length| key(password, salt, length);
    match cipher.trim() {
        "AES-128-CBC" => decrypt_cbc(Aes128::new_from_slice(&key(16)), &iv, encrypted),
        "AES-192-CBC" => decrypt_cbc(Aes192::new_from_slice(&key(24)), &iv, encrypted),
        "AES-256-CBC" => decrypt_cbc(Aes256::new_from_slice(&key(32)), &iv, encrypted),
        "DES-EDE3-CBC" => decrypt_cbc(TdesEde3::new_from_slice(&key(24)), &iv, encrypted),
        other => Err(KeyError::UnknownCipher { oid: other.chars().take(40).collect() }),
    }
}

/// Digests of what was made so far, the password and the salt, one after the other.
fn key(password: &str, salt: &[u8], length: usize) -> Zeroizing<Vec<u8>> {
    let mut made = Zeroizing::new(Vec::new());
    let mut last = Vec::new();
    while made.len() < length {
        last = Md5::new().chain_update(&last).chain_update(password).chain_update(salt).finalize().to_vec();
        made.extend_from_slice(&last);
    }
    made.truncate(length);
    made
}

fn from_hex(digits: &str) -> Option<Vec<u8>> {
    let (pairs, rest) = digits.as_bytes().as_chunks::<2>();
    let byte = |pair: &[u8; 2]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    if !rest.is_empty() {
        return None;
    }
    pairs.iter().map(byte).collect()
}
