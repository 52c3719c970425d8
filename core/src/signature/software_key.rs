//! An RSA key in memory: reading it (PEM, PKCS#12), signing, verifying.
//!
//! In scope: tests, the command line's key files, keys that a person opens in the page. Out of scope: signing on a request path; in wasm one
//! signature costs about 10 ms, so workers and pages sign through WebCrypto.
//! Sources: RFC 8017 (RSA), RFC 5958 (PKCS#8), RFC 7292 (PKCS#12).

use std::fmt;

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5912::ID_SHA_1;
use p12_keystore::KeyStore;
use p12_keystore::error::Error as Pkcs12Error;
use pkcs8::{DecodePrivateKey, DecodePublicKey, EncodePrivateKey, EncodePublicKey};
use rsa::pkcs1::DecodeRsaPrivateKey;
use rsa::traits::PublicKeyParts;
use rsa::{Pkcs1v15Sign, RsaPrivateKey, RsaPublicKey};
use sha2::{Digest, Sha256};

use super::certificate::{Certificate, ParseCertificateError};
use super::chain::CertificateChain;
use super::cms::Verification;
use super::{SignError, Signer, pem};

/// The largest key file that is read, in bytes: an 8192-bit key in PEM has 6 KB, a `.p12` with its chain 10 KB.
pub const MAX_KEY_BYTES: usize = 64 * 1024;

/// The largest RSA key that is used for anything, in bits; larger ones cost seconds and no pass certificate has one.
pub const MAX_RSA_BITS: usize = 8192;

/// Why a private key cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// More bytes than [`MAX_KEY_BYTES`].
    #[error("the key file has {actual} bytes, at most {max} are read")]
    TooLarge {
        /// The limit in bytes.
        max: usize,
        /// The size found in bytes.
        actual: usize,
    },
    /// No PEM section that is an unencrypted key.
    #[error("the file holds no private key (a section `BEGIN PRIVATE KEY` or `BEGIN RSA PRIVATE KEY`)")]
    NoKey,
    /// The key is encrypted.
    #[error("the private key is encrypted with a password; give it as a .p12 file, or decrypt it first")]
    Encrypted,
    /// The key is not RSA or does not decode.
    #[error("the private key is not an RSA key that can be read")]
    NotAnRsaKey(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The key has more bits than [`MAX_RSA_BITS`].
    #[error("the RSA key has {actual} bits, at most {max} are used")]
    TooManyBits {
        /// The limit in bits.
        max: usize,
        /// The size found in bits.
        actual: usize,
    },
    /// The `.p12` file does not open with this password.
    #[error("the password of the .p12 file is wrong")]
    WrongPassword,
    /// The `.p12` file does not decode.
    #[error("the .p12 file cannot be read")]
    Pkcs12(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The `.p12` file has no private key with its certificate.
    #[error("the .p12 file holds no private key together with its certificate")]
    NoKeyInPkcs12,
    /// A certificate of the `.p12` file does not decode.
    #[error(transparent)]
    Certificate(#[from] ParseCertificateError),
    /// The key is not the one that the certificate was issued for (rule S09).
    #[error("the private key does not belong to the certificate of {certificate}")]
    NotOfThisCertificate {
        /// The subject of the certificate.
        certificate: String,
    },
}

/// A private key that shows nothing of itself.
#[derive(Clone)]
pub struct PrivateKey(RsaPrivateKey);

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey(redacted)")
    }
}

impl PrivateKey {
    /// Reads a PEM text with an unencrypted key in PKCS#8 or PKCS#1.
    ///
    /// # Errors
    /// [`KeyError`], see its variants.
    pub fn from_pem(bytes: &[u8]) -> Result<Self, KeyError> {
        check_size(bytes)?;
        let text = pem::text(bytes).ok_or(KeyError::NoKey)?;
        let section = |label: &str| -> Result<Option<Vec<u8>>, KeyError> {
            let all = pem::sections(text, label).map_err(|error| KeyError::NotAnRsaKey(Box::new(error)))?;
            Ok(all.into_iter().next())
        };
        if let Some(der) = section("PRIVATE KEY")? {
            return Self::from_pkcs8(&der);
        }
        // An encrypted PKCS#1 key says so in its headers; the body is no DER then.
        if text.contains("BEGIN ENCRYPTED PRIVATE KEY") || text.contains("Proc-Type: 4,ENCRYPTED") {
            return Err(KeyError::Encrypted);
        }
        let der = section("RSA PRIVATE KEY")?.ok_or(KeyError::NoKey)?;
        let key =
            RsaPrivateKey::from_pkcs1_der(&der).map_err(|error| KeyError::NotAnRsaKey(Box::new(error)))?;
        Self::checked(key)
    }

    /// Reads a key in PKCS#8 (DER).
    ///
    /// # Errors
    /// [`KeyError::NotAnRsaKey`] or [`KeyError::TooManyBits`].
    pub fn from_pkcs8(der: &[u8]) -> Result<Self, KeyError> {
        let key =
            RsaPrivateKey::from_pkcs8_der(der).map_err(|error| KeyError::NotAnRsaKey(Box::new(error)))?;
        Self::checked(key)
    }

    fn checked(key: RsaPrivateKey) -> Result<Self, KeyError> {
        let actual = key.size() * 8;
        if actual > MAX_RSA_BITS {
            return Err(KeyError::TooManyBits { max: MAX_RSA_BITS, actual });
        }
        Ok(Self(key))
    }

    /// The key in PKCS#8 (DER), as WebCrypto and native libraries import it; the buffer is wiped when dropped.
    ///
    /// # Errors
    /// [`KeyError::NotAnRsaKey`] when it does not encode.
    pub fn to_pkcs8(&self) -> Result<pkcs8::SecretDocument, KeyError> {
        self.0.to_pkcs8_der().map_err(|error| KeyError::NotAnRsaKey(Box::new(error)))
    }

    /// Whether a certificate was issued for this key (rule S09).
    #[must_use]
    pub fn belongs_to(&self, certificate: &Certificate) -> bool {
        let own = self.0.to_public_key().to_public_key_der();
        own.is_ok_and(|own| own.as_bytes() == certificate.public_key())
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

/// What a `.p12` file holds.
#[derive(Debug, Clone)]
pub struct Identity {
    /// The private key.
    pub key: PrivateKey,
    /// The certificate of the key.
    pub certificate: Certificate,
    /// The other certificates of the file, such as the intermediate.
    pub others: Vec<Certificate>,
}

/// Opens a `.p12` file, as Keychain Access exports it.
///
/// # Errors
/// [`KeyError::WrongPassword`], or another variant when the file is damaged or has no usable key.
pub fn open_pkcs12(bytes: &[u8], password: &str) -> Result<Identity, KeyError> {
    check_size(bytes)?;
    let store = KeyStore::from_pkcs12(bytes, password).map_err(pkcs12_error)?;
    let (_, chain) = store.private_key_chain().ok_or(KeyError::NoKeyInPkcs12)?;
    let mut certificates = Vec::new();
    for certificate in chain.chain() {
        certificates.push(Certificate::from_der(certificate.as_der())?);
    }
    let mut certificates = certificates.into_iter();
    let certificate = certificates.next().ok_or(KeyError::NoKeyInPkcs12)?;
    let key = PrivateKey::from_pkcs8(chain.key())?;
    key.require_for(&certificate)?;
    Ok(Identity { key, certificate, others: certificates.collect() })
}

fn pkcs12_error(error: Pkcs12Error) -> KeyError {
    match error {
        // Files without a checksum show a wrong password only by padding that does not come out.
        Pkcs12Error::MacError(_) | Pkcs12Error::UnpadError => KeyError::WrongPassword,
        other => KeyError::Pkcs12(Box::new(other)),
    }
}

fn check_size(bytes: &[u8]) -> Result<(), KeyError> {
    if bytes.len() > MAX_KEY_BYTES {
        return Err(KeyError::TooLarge { max: MAX_KEY_BYTES, actual: bytes.len() });
    }
    Ok(())
}

/// A signer whose key is in memory.
#[derive(Debug, Clone)]
pub struct SoftwareKey {
    key: PrivateKey,
    chain: CertificateChain,
}

impl SoftwareKey {
    /// Puts key and certificates together.
    ///
    /// # Errors
    /// [`KeyError::NotOfThisCertificate`] when the key is another certificate's.
    pub fn new(key: PrivateKey, chain: CertificateChain) -> Result<Self, KeyError> {
        key.require_for(chain.leaf())?;
        Ok(Self { key, chain })
    }

    /// The key, to hand it to a faster signer.
    #[must_use]
    pub fn key(&self) -> &PrivateKey {
        &self.key
    }
}

impl Signer for SoftwareKey {
    fn certificates(&self) -> &CertificateChain {
        &self.chain
    }

    async fn sign(&self, bytes: &[u8]) -> Result<Vec<u8>, SignError> {
        let digest = Sha256::digest(bytes);
        self.key
            .0
            .sign(Pkcs1v15Sign::new::<Sha256>(), &digest)
            .map_err(|error| SignError::Key(Box::new(error)))
    }
}

/// Verifies an RSASSA-PKCS1-v1_5 signature over a digest of SHA-1 or SHA-256.
pub(super) fn verify(
    public_key: &[u8],
    digest_algorithm: ObjectIdentifier,
    digest: &[u8],
    signature: &[u8],
) -> Verification {
    let Ok(key) = RsaPublicKey::from_public_key_der(public_key) else {
        return Verification::NotChecked;
    };
    if key.size() * 8 > MAX_RSA_BITS {
        return Verification::NotChecked;
    }
    let scheme = if digest_algorithm == ID_SHA_1 {
        Pkcs1v15Sign::new::<sha1::Sha1>()
    } else {
        Pkcs1v15Sign::new::<Sha256>()
    };
    match key.verify(scheme, digest, signature) {
        Ok(()) => Verification::Holds,
        Err(_) => Verification::Fails,
    }
}

#[cfg(test)]
mod tests;
