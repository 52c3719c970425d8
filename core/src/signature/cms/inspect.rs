//! What a signature says and whether it holds, as facts for the checks S01 to S08.
//!
//! In scope: one signature over one manifest. Out of scope: judging (see [`crate::signature::problems`]), trust in a root: devices have that.

use ::cms::signed_data::SignerIdentifier;
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911::{ID_MESSAGE_DIGEST, ID_SIGNING_TIME};
use const_oid::db::rfc5912::{ID_SHA_1, ID_SHA_256};
use der::asn1::{OctetString, SetOfVec};
use der::{Decode, Encode};
use sha1::Sha1;
use sha2::{Digest, Sha256};
use x509_cert::attr::Attribute;
use x509_cert::time::Time;

use super::CmsError;
use super::reader::{self, RawSigner};
use crate::signature::certificate::Certificate;
use crate::time::Timestamp;

/// Whether a signature value belongs to the signed bytes and the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verification {
    /// It does.
    Holds,
    /// It does not.
    Fails,
    /// It cannot be told: no certificate, another kind of key, or this build leaves keys out.
    NotChecked,
}

/// What a signature says and whether it holds.
#[derive(Debug, Clone)]
pub struct SignatureFacts {
    /// The content is not inside the signature.
    pub is_detached: bool,
    /// How many signers there are; passes have one.
    pub signers: usize,
    /// When it was signed, by the attribute that Wallet asks for.
    pub signing_time: Option<Timestamp>,
    /// The digest attribute is that of the manifest.
    pub digest_matches: bool,
    /// The digest algorithm is SHA-1, which is accepted but outdated.
    pub uses_sha1: bool,
    /// The attributes stand in DER order.
    pub attributes_are_sorted: bool,
    /// The certificate of the signer, if it is included.
    pub leaf: Option<Certificate>,
    /// The certificate that issued the leaf, if it is included.
    pub intermediate: Option<Certificate>,
    /// All certificates included that could be read.
    pub certificates: Vec<Certificate>,
    /// Whether the signature over the attributes holds.
    pub verification: Verification,
    /// Whether the intermediate's signature on the leaf holds.
    pub chain_verification: Verification,
}

/// Takes a signature apart and checks it against the manifest.
///
/// # Errors
/// [`CmsError`] when the bytes are not a CMS signature in DER, or with end marks as Apple's tools write them.
pub fn inspect(signature: &[u8], manifest: &[u8]) -> Result<SignatureFacts, CmsError> {
    let signature = super::ber::with_definite_lengths(signature);
    let data = reader::read(&signature)?;
    let signer = data.signers.first();
    let leaf = signer.and_then(|signer| find_leaf(&signer.identifier, &data.certificates));
    let intermediate = leaf.as_ref().and_then(|leaf| find_issuer(leaf, &data.certificates));
    let attributes = signer.and_then(|signer| signer.attributes.as_ref());
    Ok(SignatureFacts {
        is_detached: !data.has_content,
        signers: data.signers.len(),
        signing_time: attributes.and_then(|(list, _)| signing_time(list)),
        digest_matches: signer.is_some_and(|signer| digest_matches(signer, manifest)),
        uses_sha1: signer.is_some_and(|signer| signer.digest_algorithm == ID_SHA_1),
        attributes_are_sorted: attributes
            .is_none_or(|(list, bytes)| sorted(list).is_some_and(|it| it == *bytes)),
        verification: match (signer, &leaf) {
            (Some(signer), Some(leaf)) => verify_signer(signer, leaf, manifest)?,
            _ => Verification::NotChecked,
        },
        chain_verification: match (&leaf, &intermediate) {
            (Some(leaf), Some(intermediate)) => verify_issuer(leaf, intermediate),
            _ => Verification::NotChecked,
        },
        leaf,
        intermediate,
        certificates: data.certificates,
    })
}

fn find_leaf(identifier: &SignerIdentifier, certificates: &[Certificate]) -> Option<Certificate> {
    let is_signer = |certificate: &&Certificate| match identifier {
        SignerIdentifier::IssuerAndSerialNumber(wanted) => {
            let found = &certificate.inner().tbs_certificate;
            found.issuer == wanted.issuer && found.serial_number == wanted.serial_number
        }
        SignerIdentifier::SubjectKeyIdentifier(wanted) => {
            certificate.subject_key_identifier().as_deref() == Some(wanted.0.as_bytes())
        }
    };
    certificates.iter().find(is_signer).cloned()
}

fn find_issuer(leaf: &Certificate, certificates: &[Certificate]) -> Option<Certificate> {
    certificates.iter().find(|other| *other != leaf && leaf.is_issued_by(other)).cloned()
}

fn value(attributes: &[Attribute], oid: ObjectIdentifier) -> Option<&der::Any> {
    attributes.iter().find(|attribute| attribute.oid == oid)?.values.get(0)
}

fn signing_time(attributes: &[Attribute]) -> Option<Timestamp> {
    let time = Time::from_der(&value(attributes, ID_SIGNING_TIME)?.to_der().ok()?).ok()?;
    Some(Timestamp::from_unix_seconds(i64::try_from(time.to_unix_duration().as_secs()).ok()?))
}

fn digest(algorithm: ObjectIdentifier, bytes: &[u8]) -> Option<Vec<u8>> {
    match algorithm {
        ID_SHA_256 => Some(Sha256::digest(bytes).to_vec()),
        ID_SHA_1 => Some(Sha1::digest(bytes).to_vec()),
        _ => None,
    }
}

/// Without attributes the signature is over the content itself, and there is no digest to compare.
fn digest_matches(signer: &RawSigner<'_>, manifest: &[u8]) -> bool {
    let Some((attributes, _)) = &signer.attributes else { return true };
    let named = value(attributes, ID_MESSAGE_DIGEST).and_then(|any| any.decode_as::<OctetString>().ok());
    match (named, digest(signer.digest_algorithm, manifest)) {
        (Some(named), Some(computed)) => named.as_bytes() == computed,
        _ => false,
    }
}

fn sorted(attributes: &[Attribute]) -> Option<Vec<u8>> {
    let set = SetOfVec::try_from(attributes.to_vec()).ok()?;
    set.iter().try_fold(Vec::new(), |mut bytes, attribute| {
        attribute.encode_to_vec(&mut bytes).ok()?;
        Some(bytes)
    })
}

fn verify_signer(
    signer: &RawSigner<'_>,
    leaf: &Certificate,
    manifest: &[u8],
) -> Result<Verification, CmsError> {
    let Some((attributes, bytes)) = &signer.attributes else {
        return Ok(verify(leaf, signer.digest_algorithm, manifest, signer.signature));
    };
    let as_written = verify(leaf, signer.digest_algorithm, &reader::as_set(bytes)?, signer.signature);
    // Who wrote the set in another order may have signed the right one (RFC 5652 section 5.4).
    match sorted(attributes) {
        Some(sorted) if as_written == Verification::Fails && sorted != *bytes => {
            Ok(verify(leaf, signer.digest_algorithm, &reader::as_set(&sorted)?, signer.signature))
        }
        _ => Ok(as_written),
    }
}

/// Whether one certificate's signature was made with the key of another.
pub(in crate::signature) fn verify_issuer(leaf: &Certificate, intermediate: &Certificate) -> Verification {
    let inner = leaf.inner();
    let algorithm = match inner.signature_algorithm.oid {
        const_oid::db::rfc5912::SHA_256_WITH_RSA_ENCRYPTION | const_oid::db::rfc5912::ECDSA_WITH_SHA_256 => {
            ID_SHA_256
        }
        const_oid::db::rfc5912::SHA_1_WITH_RSA_ENCRYPTION => ID_SHA_1,
        _ => return Verification::NotChecked,
    };
    match (inner.tbs_certificate.to_der(), inner.signature.as_bytes()) {
        (Ok(signed), Some(signature)) => verify(intermediate, algorithm, &signed, signature),
        _ => Verification::NotChecked,
    }
}

#[cfg(feature = "software-key")]
fn verify(
    certificate: &Certificate,
    algorithm: ObjectIdentifier,
    bytes: &[u8],
    signature: &[u8],
) -> Verification {
    let Some(digest) = digest(algorithm, bytes) else { return Verification::NotChecked };
    crate::signature::software_key::verify(&certificate.public_key(), algorithm, &digest, signature)
}

/// Keys stay out of the browser's first download; there the checks say "not checked".
#[cfg(not(feature = "software-key"))]
fn verify(_: &Certificate, _: ObjectIdentifier, _: &[u8], _: &[u8]) -> Verification {
    Verification::NotChecked
}
