//! Detached CMS signatures (RFC 5652): signed attributes, assembly, inspection.
//!
//! In scope: one signer, SHA-256, attributes content-type, signing-time and message-digest. Out of scope: keys and chains of trust.

use super::certificate::CertificateChain;
use crate::time::Timestamp;

/// Why a signature cannot be made or read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CmsError {
    /// A structure does not encode or decode.
    #[error("the signature's structure is not valid DER")]
    Der(#[from] der::Error),
}

/// The attributes of a signature, encoded as they get signed.
#[derive(Debug, Clone)]
pub struct SignedAttributes {
    encoded: Vec<u8>,
}

impl SignedAttributes {
    /// The bytes to sign: the DER `SET OF` the attributes (RFC 5652 section 5.4).
    #[must_use]
    pub fn to_be_signed(&self) -> &[u8] {
        &self.encoded
    }
}

/// Makes the attributes for a content.
///
/// # Errors
/// [`CmsError`] when the time does not encode.
pub fn signed_attributes(_content: &[u8], _now: Timestamp) -> Result<SignedAttributes, CmsError> {
    Ok(SignedAttributes { encoded: Vec::new() })
}

/// Puts attributes, raw signature and certificates together.
///
/// # Errors
/// [`CmsError`] when a structure does not encode.
pub fn assemble(
    _attributes: &SignedAttributes,
    _signature: &[u8],
    _chain: &CertificateChain,
) -> Result<Vec<u8>, CmsError> {
    Ok(Vec::new())
}
