//! A signer whose key is in memory, and verifying what others signed.
//!
//! In scope: tests, the command line, keys that a person opens in the page; RSA and ECDSA on P-256, both deterministic. Out of scope:
//! signing on a request path; in wasm one RSA signature costs about 10 ms, so workers and pages sign through WebCrypto.
//! Sources: RFC 8017 (RSASSA-PKCS1-v1_5), RFC 6979 (deterministic ECDSA), RFC 5753 and 5754 (both in CMS).

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5912::{ID_SHA_1, ID_SHA_256};
use p256::ecdsa::signature::hazmat::{PrehashSigner, PrehashVerifier};
use p256::ecdsa::{DerSignature, VerifyingKey};
use pkcs8::DecodePublicKey;
use rsa::traits::PublicKeyParts;
use rsa::{Pkcs1v15Sign, RsaPublicKey};
use sha2::{Digest, Sha256};

use super::chain::CertificateChain;
use super::cms::Verification;
use super::private_key::Secret;
use super::{SignError, Signer};

pub use super::key_error::KeyError;
pub use super::password_encryption::MAX_ROUNDS;
pub use super::pkcs12::{Identity, open_pkcs12, open_pkcs12_within};
pub use super::private_key::{KeyAlgorithm, MAX_KEY_BYTES, MAX_RSA_BITS, PrivateKey};

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
        match &self.key.0 {
            Secret::Rsa(key) => key
                .sign(Pkcs1v15Sign::new::<Sha256>(), &digest)
                .map_err(|error| SignError::Key(Box::new(error))),
            Secret::P256(key) => {
                let signature: Result<DerSignature, _> = key.sign_prehash(&digest);
                let signature = signature.map_err(|error| SignError::Key(Box::new(error)))?;
                Ok(signature.as_bytes().to_vec())
            }
        }
    }
}

/// Verifies a signature over a digest: RSASSA-PKCS1-v1_5 with SHA-1 or SHA-256, ECDSA on P-256 with SHA-256.
pub(super) fn verify(
    public_key: &[u8],
    digest_algorithm: ObjectIdentifier,
    digest: &[u8],
    signature: &[u8],
) -> Verification {
    let holds = if let Ok(key) = VerifyingKey::from_public_key_der(public_key) {
        if digest_algorithm != ID_SHA_256 {
            return Verification::NotChecked;
        }
        DerSignature::from_bytes(signature)
            .is_ok_and(|signature| key.verify_prehash(digest, &signature).is_ok())
    } else {
        let Some(key) =
            RsaPublicKey::from_public_key_der(public_key).ok().filter(|key| key.size() * 8 <= MAX_RSA_BITS)
        else {
            return Verification::NotChecked;
        };
        let scheme = match digest_algorithm {
            ID_SHA_1 => Pkcs1v15Sign::new::<sha1::Sha1>(),
            _ => Pkcs1v15Sign::new::<Sha256>(),
        };
        key.verify(scheme, digest, signature).is_ok()
    };
    if holds { Verification::Holds } else { Verification::Fails }
}

#[cfg(test)]
mod tests;
