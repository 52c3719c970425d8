//! Detached CMS signatures (RFC 5652): signed attributes, assembly, inspection.
//!
//! In scope: one signer with RSA or ECDSA, SHA-256, attributes content-type, signing-time and message-digest. Out of scope: keys and chains of trust.
//! The two steps, bytes to sign and assembly, let the key live anywhere. Nothing here has a clock: the builders of `cms` and `x509-cert`
//! read the system's, which does not exist in a browser or worker.

use std::time::Duration;

use ::cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use ::cms::content_info::{CmsVersion, ContentInfo};
use ::cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911::{ID_CONTENT_TYPE, ID_DATA, ID_MESSAGE_DIGEST, ID_SIGNED_DATA, ID_SIGNING_TIME};
use const_oid::db::rfc5912::{ECDSA_WITH_SHA_256, ID_EC_PUBLIC_KEY, ID_SHA_256, RSA_ENCRYPTION};
use der::asn1::{GeneralizedTime, OctetString, SetOfVec, UtcTime};
use der::{Any, AnyRef, Encode};
use sha2::{Digest, Sha256};
use spki::AlgorithmIdentifierOwned;
use x509_cert::attr::Attribute;
use x509_cert::time::Time;

use super::chain::CertificateChain;
use crate::time::Timestamp;

mod ber;
mod cast;
mod inspect;
mod reader;

pub use cast::Cast;
pub(super) use inspect::verify_issuer;
pub use inspect::{SignatureFacts, Verification, inspect};

/// The first second of 2050, from when on RFC 5652 section 11.3 wants GeneralizedTime instead of UTCTime.
const YEAR_2050_UNIX_SECONDS: i64 = 2_524_608_000;

/// Why a signature cannot be made or read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CmsError {
    /// A structure does not encode or decode.
    #[error("the signature's structure is not valid DER")]
    Der(#[from] der::Error),
    /// More bytes than a signature may have.
    #[error("the signature has {actual} bytes, at most {max} are read")]
    TooLarge {
        /// The limit in bytes.
        max: usize,
        /// The size found in bytes.
        actual: usize,
    },
    /// A CMS structure of another kind, such as encrypted data.
    #[error("the signature is CMS of another kind than signed data")]
    NotSignedData,
    /// An instant that no signature can name.
    #[error("the signing time lies before 1970")]
    SigningTime,
}

/// The attributes of a signature, encoded as they get signed.
#[derive(Debug, Clone)]
pub struct SignedAttributes {
    attributes: SetOfVec<Attribute>,
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
pub fn signed_attributes(content: &[u8], now: Timestamp) -> Result<SignedAttributes, CmsError> {
    let digest = OctetString::new(Sha256::digest(content).to_vec())?;
    // `SetOfVec` sorts by encoding, which is what makes the set DER.
    let attributes = SetOfVec::try_from(vec![
        attribute(ID_CONTENT_TYPE, Any::from(ID_DATA))?,
        attribute(ID_SIGNING_TIME, Any::encode_from(&signing_time(now)?)?)?,
        attribute(ID_MESSAGE_DIGEST, Any::encode_from(&digest)?)?,
    ])?;
    let encoded = attributes.to_der()?;
    Ok(SignedAttributes { attributes, encoded })
}

fn attribute(oid: ObjectIdentifier, value: Any) -> Result<Attribute, der::Error> {
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![value])? })
}

fn signing_time(now: Timestamp) -> Result<Time, CmsError> {
    let seconds = u64::try_from(now.unix_seconds()).map_err(|_| CmsError::SigningTime)?;
    let since_1970 = Duration::from_secs(seconds);
    if now.unix_seconds() < YEAR_2050_UNIX_SECONDS {
        Ok(Time::UtcTime(UtcTime::from_unix_duration(since_1970)?))
    } else {
        Ok(Time::GeneralTime(GeneralizedTime::from_unix_duration(since_1970)?))
    }
}

/// Puts attributes, raw signature and certificates together.
///
/// # Errors
/// [`CmsError`] when a structure does not encode.
pub fn assemble(
    attributes: &SignedAttributes,
    signature: &[u8],
    chain: &CertificateChain,
) -> Result<Vec<u8>, CmsError> {
    let sha256 = AlgorithmIdentifierOwned { oid: ID_SHA_256, parameters: None };
    let leaf = &chain.leaf().inner().tbs_certificate;
    let signer = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: leaf.issuer.clone(),
            serial_number: leaf.serial_number.clone(),
        }),
        digest_alg: sha256.clone(),
        signed_attrs: Some(attributes.attributes.clone()),
        signature_algorithm: signature_algorithm(leaf.subject_public_key_info.algorithm.oid),
        signature: OctetString::new(signature)?,
        unsigned_attrs: None,
    };
    let certificates = [chain.leaf(), chain.intermediate()]
        .map(|certificate| CertificateChoices::Certificate(certificate.inner().clone()));
    let signed_data = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![sha256])?,
        encap_content_info: EncapsulatedContentInfo { econtent_type: ID_DATA, econtent: None },
        certificates: Some(CertificateSet::try_from(Vec::from(certificates))?),
        crls: None,
        signer_infos: SignerInfos::try_from(vec![signer])?,
    };
    let content = Any::encode_from(&signed_data)?;
    Ok(ContentInfo { content_type: ID_SIGNED_DATA, content }.to_der()?)
}

/// How a key of this kind signs.
fn signature_algorithm(key: ObjectIdentifier) -> AlgorithmIdentifierOwned {
    match key {
        // RFC 5754 section 3.3: the digest is part of the name, and there are no parameters.
        ID_EC_PUBLIC_KEY => AlgorithmIdentifierOwned { oid: ECDSA_WITH_SHA_256, parameters: None },
        // RFC 3370 section 3.2: rsaEncryption with NULL parameters; the digest is named beside it.
        _ => AlgorithmIdentifierOwned { oid: RSA_ENCRYPTION, parameters: Some(AnyRef::NULL.into()) },
    }
}

#[cfg(test)]
mod tests;
