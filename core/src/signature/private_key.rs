//! A private key in memory, and the forms in which keys come.
//!
//! In scope: PKCS#8, PKCS#1 and SEC 1 as PEM or DER, with and without password; whether a key is a certificate's. Out of scope: `.p12`
//! files (see [`super::pkcs12`]), signing (see [`super::software_key`]), making keys: that takes randomness.
//! Sources: RFC 5958 (PKCS#8), RFC 8017 appendix A.1 (RSA), RFC 5915 (elliptic curves).

use std::fmt;

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5912::{ID_EC_PUBLIC_KEY, RSA_ENCRYPTION, SECP_256_R_1};
use der::asn1::OctetString;
use der::{Any, Decode, Encode, Sequence};
use pkcs5::pbes2;
use pkcs8::{DecodePrivateKey, EncodePrivateKey, EncodePublicKey, PrivateKeyInfo, SecretDocument};
use rsa::RsaPrivateKey;
use rsa::pkcs1::DecodeRsaPrivateKey;
use rsa::traits::PublicKeyParts;
use spki::AlgorithmIdentifierOwned;
use zeroize::Zeroizing;

use super::certificate::Certificate;
use super::der_lengths;
use super::file_kind::{FileKind, file_kind};
use super::key_error::KeyError;
use super::password_encryption::{self, Budget, MAX_ROUNDS, Password};
use super::pem::{self, Section};
use super::pem_encryption;

/// The largest key file that is read, in bytes: an 8192-bit key in PEM has 6 KB, a `.p12` with its chain 10 KB.
pub const MAX_KEY_BYTES: usize = 64 * 1024;

/// The largest RSA key that is used for anything, in bits; larger ones cost seconds and no pass certificate has one.
pub const MAX_RSA_BITS: usize = 8192;

/// Rounds of PBKDF2 for keys that are written here: what OWASP's Password Storage Cheat Sheet advises for SHA-256, half a second.
const WRITTEN_ROUNDS: u32 = 600_000;

/// What a key computes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyAlgorithm {
    /// RSA, as Apple's pass certificates have it today.
    Rsa {
        /// The length of the modulus.
        bits: usize,
    },
    /// ECDSA on the curve P-256 (secp256r1).
    P256,
}

impl fmt::Display for KeyAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rsa { bits } => write!(f, "RSA, {bits} bits"),
            Self::P256 => f.write_str("ECDSA, P-256"),
        }
    }
}

/// A private key that shows nothing of itself; its memory is wiped when dropped.
#[derive(Clone)]
pub struct PrivateKey(pub(super) Secret);

#[derive(Clone)]
pub(super) enum Secret {
    Rsa(Box<RsaPrivateKey>),
    P256(p256::ecdsa::SigningKey),
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey(redacted)")
    }
}

impl PrivateKey {
    /// Reads a key that has no password, PEM or DER; see [`Self::parse`].
    ///
    /// # Errors
    /// As [`Self::parse`].
    pub fn from_pem(bytes: &[u8]) -> Result<Self, KeyError> {
        Self::parse(bytes, None)
    }

    /// Reads a key from PEM or DER: PKCS#8 with or without password, PKCS#1, SEC 1, and the encrypted PEM of older OpenSSL.
    ///
    /// # Errors
    /// [`KeyError`], see its variants.
    pub fn parse(bytes: &[u8], password: Option<&str>) -> Result<Self, KeyError> {
        Self::parse_within(bytes, password, MAX_ROUNDS)
    }

    /// As [`Self::parse`], with at most so many rounds of password hashing, for who must answer soon.
    ///
    /// # Errors
    /// As [`Self::parse`], and [`KeyError::TooManyRounds`] earlier.
    pub fn parse_within(bytes: &[u8], password: Option<&str>, max_rounds: u32) -> Result<Self, KeyError> {
        if bytes.len() > MAX_KEY_BYTES {
            return Err(KeyError::TooLarge { max: MAX_KEY_BYTES, actual: bytes.len() });
        }
        match (file_kind(bytes), pem::text(bytes)) {
            // A certificate may stand in front of its key in one text.
            (_, Some(text)) => Self::from_text(text, password, max_rounds)?
                .ok_or(KeyError::NoKey { found: file_kind(bytes) }),
            (FileKind::PrivateKey, None) => Self::from_der(bytes),
            (FileKind::EncryptedPrivateKey, None) => decrypted_pkcs8(bytes, password, max_rounds),
            (found, None) => Err(KeyError::NoKey { found }),
        }
    }

    fn from_text(text: &str, password: Option<&str>, max_rounds: u32) -> Result<Option<Self>, KeyError> {
        let section = |label: &str| -> Result<Option<Section>, KeyError> {
            Ok(pem::sections_with_headers(text, label)?.into_iter().next())
        };
        if let Some(section) = section("PRIVATE KEY")? {
            return Self::from_pkcs8(&section.bytes).map(Some);
        }
        if let Some(section) = section("ENCRYPTED PRIVATE KEY")? {
            return decrypted_pkcs8(&section.bytes, password, max_rounds).map(Some);
        }
        let Some(section) = section("RSA PRIVATE KEY")?.or(section("EC PRIVATE KEY")?) else {
            return Ok(None);
        };
        let Some(cipher) = section.encryption else { return Self::from_der(&section.bytes).map(Some) };
        let password = password.ok_or(KeyError::PasswordNeeded)?;
        let plain = pem_encryption::decrypt(&cipher, &section.bytes, password)?;
        Self::from_der(&plain).map(Some).map_err(|_| KeyError::WrongPassword)
    }

    /// Reads any unencrypted form in DER.
    pub(super) fn from_der(der: &[u8]) -> Result<Self, KeyError> {
        if PrivateKeyInfo::from_der(der).is_ok() {
            return Self::from_pkcs8(der);
        }
        match p256::SecretKey::from_sec1_der(der) {
            Ok(key) => Ok(Self(Secret::P256(key.into()))),
            Err(_) => Self::from_pkcs1(der),
        }
    }

    /// Reads a key in PKCS#8 (DER) without password.
    ///
    /// # Errors
    /// [`KeyError::Unreadable`], [`KeyError::UnknownAlgorithm`] or [`KeyError::TooManyBits`].
    pub fn from_pkcs8(der: &[u8]) -> Result<Self, KeyError> {
        let info = PrivateKeyInfo::from_der(der).map_err(unreadable)?;
        match (info.algorithm.oid, info.algorithm.parameters_oid()) {
            (RSA_ENCRYPTION, _) => Self::from_pkcs1(info.private_key),
            (ID_EC_PUBLIC_KEY, Ok(SECP_256_R_1)) => {
                let key = p256::ecdsa::SigningKey::from_pkcs8_der(der).map_err(unreadable)?;
                Ok(Self(Secret::P256(key)))
            }
            (ID_EC_PUBLIC_KEY, Ok(curve)) => Err(unknown(curve)),
            (algorithm, _) => Err(unknown(algorithm)),
        }
    }

    fn from_pkcs1(der: &[u8]) -> Result<Self, KeyError> {
        let parts = pkcs1::RsaPrivateKey::from_der(der).map_err(unreadable)?;
        require_few_bits(&parts)?;
        let key = RsaPrivateKey::from_pkcs1_der(der).map_err(unreadable)?;
        Ok(Self(Secret::Rsa(Box::new(key))))
    }

    /// What the key computes with.
    #[must_use]
    pub fn algorithm(&self) -> KeyAlgorithm {
        match &self.0 {
            Secret::Rsa(key) => KeyAlgorithm::Rsa { bits: key.size() * 8 },
            Secret::P256(_) => KeyAlgorithm::P256,
        }
    }

    /// The key in PKCS#8 (DER), as WebCrypto and native libraries import it; the buffer is wiped when dropped.
    ///
    /// # Errors
    /// [`KeyError::Unreadable`] when it does not encode.
    pub fn to_pkcs8(&self) -> Result<SecretDocument, KeyError> {
        match &self.0 {
            Secret::Rsa(key) => key.to_pkcs8_der(),
            Secret::P256(key) => key.to_pkcs8_der(),
        }
        .map_err(unreadable)
    }

    /// The key in PKCS#8 as PEM, as the worker's secret `PASS_PRIVATE_KEY` wants it; the text is wiped when dropped.
    ///
    /// # Errors
    /// [`KeyError::Unreadable`] when it does not encode.
    pub fn to_pem(&self) -> Result<Zeroizing<String>, KeyError> {
        Ok(Zeroizing::new(pem::print("PRIVATE KEY", self.to_pkcs8()?.as_bytes())?))
    }

    /// The key in PKCS#8 as PEM behind a password: AES-256 in CBC mode under PBKDF2 with SHA-256, which every OpenSSL reads.
    ///
    /// Salt and initialization vector come from the caller, who has randomness; no two keys may share them.
    ///
    /// # Errors
    /// [`KeyError::Unreadable`] when it does not encode.
    pub fn to_encrypted_pem(
        &self,
        password: &str,
        salt: &[u8; 16],
        iv: &[u8; 16],
    ) -> Result<String, KeyError> {
        let scheme = pbes2::Parameters::pbkdf2_sha256_aes256cbc(WRITTEN_ROUNDS, salt, iv)
            .map_err(|_| KeyError::Unreadable(None))?;
        let encrypted =
            scheme.encrypt(password, self.to_pkcs8()?.as_bytes()).map_err(|_| KeyError::Unreadable(None))?;
        let key = EncryptedKey {
            algorithm: AlgorithmIdentifierOwned {
                oid: pbes2::PBES2_OID,
                parameters: Some(Any::encode_from(&scheme)?),
            },
            encrypted: OctetString::new(encrypted)?,
        };
        Ok(pem::print("ENCRYPTED PRIVATE KEY", &key.to_der()?)?)
    }

    /// The public key with its algorithm (SubjectPublicKeyInfo) as DER.
    ///
    /// # Errors
    /// [`KeyError::Unreadable`] when it does not encode.
    pub fn public_key(&self) -> Result<Vec<u8>, KeyError> {
        let document = match &self.0 {
            Secret::Rsa(key) => key.to_public_key().to_public_key_der(),
            Secret::P256(key) => key.verifying_key().to_public_key_der(),
        };
        Ok(document.map_err(unreadable)?.into_vec())
    }

    /// Whether a certificate was issued for this key (rule S09).
    #[must_use]
    pub fn belongs_to(&self, certificate: &Certificate) -> bool {
        self.public_key().is_ok_and(|own| own == certificate.public_key())
    }

    /// As [`Self::belongs_to`], as an error.
    ///
    /// # Errors
    /// [`KeyError::NotOfThisCertificate`].
    pub fn require_for(&self, certificate: &Certificate) -> Result<(), KeyError> {
        if self.belongs_to(certificate) {
            return Ok(());
        }
        Err(KeyError::NotOfThisCertificate { certificate: certificate.subject() })
    }
}

/// `EncryptedPrivateKeyInfo` (RFC 5958 section 3), with any cipher.
#[derive(Sequence)]
pub(super) struct EncryptedKey {
    pub(super) algorithm: AlgorithmIdentifierOwned,
    pub(super) encrypted: OctetString,
}

fn decrypted_pkcs8(der: &[u8], password: Option<&str>, max_rounds: u32) -> Result<PrivateKey, KeyError> {
    let key: EncryptedKey = der_lengths::decode(der)?;
    let password = password.ok_or(KeyError::PasswordNeeded)?;
    let mut budget = Budget::new(max_rounds);
    let mut result = Err(KeyError::WrongPassword);
    for password in Password::forms(password) {
        result = open(&key, &password, &mut budget);
        if !matches!(result, Err(KeyError::WrongPassword)) {
            break;
        }
    }
    result
}

/// Decrypts a key; what comes out is no key when the password is wrong.
pub(super) fn open(
    key: &EncryptedKey,
    password: &Password,
    budget: &mut Budget,
) -> Result<PrivateKey, KeyError> {
    let plain = password_encryption::decrypt(&key.algorithm, key.encrypted.as_bytes(), password, budget)?;
    match PrivateKey::from_pkcs8(&plain) {
        Err(KeyError::Unreadable(_)) => Err(KeyError::WrongPassword),
        result => result,
    }
}

/// Looked at before the library computes with the numbers: that takes minutes for keys of the size that a file may have.
fn require_few_bits(key: &pkcs1::RsaPrivateKey<'_>) -> Result<(), KeyError> {
    let parts = [
        key.modulus,
        key.public_exponent,
        key.private_exponent,
        key.prime1,
        key.prime2,
        key.exponent1,
        key.exponent2,
        key.coefficient,
    ];
    let longest = parts.iter().map(|part| part.as_bytes().len()).max().unwrap_or(0);
    if longest * 8 > MAX_RSA_BITS {
        return Err(KeyError::TooManyBits { max: MAX_RSA_BITS, actual: longest * 8 });
    }
    Ok(())
}

fn unknown(oid: ObjectIdentifier) -> KeyError {
    KeyError::UnknownAlgorithm { oid: oid.to_string() }
}

fn unreadable(error: impl std::error::Error + Send + Sync + 'static) -> KeyError {
    KeyError::Unreadable(Some(Box::new(error)))
}

#[cfg(test)]
mod tests;
