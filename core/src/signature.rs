//! The signature of a pass: a detached CMS over `manifest.json`, made in two steps around any key.
//!
//! In scope: the bytes to sign ([`cms::signed_attributes`]), putting the signature together ([`cms::assemble`]), checking one
//! ([`cms::inspect`]), reading certificates. Out of scope: keys; they stay behind [`Signer`].
//! Sources: RFC 5652 (CMS), RFC 5280 (certificates), Apple, "Building a Pass".
//!
//! ```
//! use passwright_core::bundle::Bundle;
//! use passwright_core::signature::{Certificate, Signer, sign_bundle};
//! use passwright_core::time::Timestamp;
//!
//! // Any key will do: in memory, in hardware, behind a service.
//! async fn finished(
//!     pass: Bundle,
//!     key: &impl Signer,
//!     now: Timestamp,
//! ) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
//!     Ok(sign_bundle(pass.seal(), key, now).await?.to_archive()?)
//! }
//!
//! # let pem = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/certificates/pass.pem"));
//! let certificate = Certificate::parse(pem)?;
//! assert!(certificate.pass_type_identifier()?.as_str().starts_with("pass."));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::bundle::{SignedBundle, UnsignedBundle};
use crate::time::Timestamp;

pub mod apple;
pub mod certificate;
pub mod chain;
pub mod cms;
#[cfg(feature = "service")]
pub mod credentials;
mod der_lengths;
pub mod file_kind;
#[cfg(test)]
pub(crate) mod fixtures;
#[cfg(feature = "software-key")]
mod key_error;
#[cfg(feature = "software-key")]
pub mod own_key;
#[cfg(feature = "software-key")]
mod password_encryption;
pub mod pem;
#[cfg(feature = "software-key")]
mod pem_encryption;
#[cfg(feature = "software-key")]
mod pkcs12;
#[cfg(feature = "software-key")]
mod private_key;
mod problems;
pub mod rules;
#[cfg(feature = "software-key")]
pub mod software_key;
pub mod trust;
pub mod validity;

pub use certificate::Certificate;
pub use chain::{CertificateChain, ChainError};
pub use problems::problems;
pub use validity::EXPIRY_NOTICE;

/// Why a signer did not sign.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SignError {
    /// The key could not be used: refused, unreadable, or the platform failed. The source stays out of answers to clients.
    #[error("the signing key could not be used")]
    Key(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The signature could not be put together.
    #[error(transparent)]
    Assemble(#[from] cms::CmsError),
}

/// A key that signs passes: WebCrypto in the worker and the page, a native library in the command line, memory in tests.
///
/// The future is not `Send`: browsers and workers have one thread.
#[allow(async_fn_in_trait)]
pub trait Signer {
    /// The pass certificate of this key, and the intermediate that issued it.
    fn certificates(&self) -> &CertificateChain;

    /// Signs bytes with the key of the pass certificate: RSASSA-PKCS1-v1_5 and SHA-256, or, for a key on the curve P-256, ECDSA and SHA-256
    /// as DER (`ECDSA-Sig-Value`, RFC 3279). Returns the raw signature.
    async fn sign(&self, bytes: &[u8]) -> Result<Vec<u8>, SignError>;
}

/// Makes the detached signature (DER) over any bytes: a manifest, or a personalization token.
///
/// # Errors
/// [`SignError`] when the key cannot be used or the certificates do not encode.
pub async fn sign_detached(
    content: &[u8],
    signer: &impl Signer,
    now: Timestamp,
) -> Result<Vec<u8>, SignError> {
    let attributes = cms::signed_attributes(content, now)?;
    let signature = signer.sign(attributes.to_be_signed()).await?;
    Ok(cms::assemble(&attributes, &signature, signer.certificates())?)
}

/// Signs a bundle.
///
/// # Errors
/// As [`sign_detached`].
pub async fn sign_bundle(
    bundle: UnsignedBundle,
    signer: &impl Signer,
    now: Timestamp,
) -> Result<SignedBundle, SignError> {
    let signature = sign_detached(bundle.manifest(), signer, now).await?;
    Ok(bundle.with_signature(signature))
}
