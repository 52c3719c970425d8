//! Taking a CMS signature apart as it was written.
//!
//! In scope: the parts of `SignedData` that the checks ask about, each read on its own, so that one odd part (an unknown certificate, an
//! unsorted set) does not hide the others. Out of scope: what the parts mean together (see `inspect`).
//! Source: RFC 5652 section 5.1 and 5.3.

use ::cms::signed_data::SignerIdentifier;
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911::ID_SIGNED_DATA;
use der::asn1::{AnyRef, OctetStringRef};
use der::{Decode, Encode, Header, Reader, SliceReader, Tag, TagNumber, Tagged};
use x509_cert::attr::Attribute;

use super::CmsError;
use crate::signature::certificate::Certificate;
use crate::signature::der_lengths;

/// The largest signature that is read, in bytes: ten certificates of 2 KB and one of Apple's signatures fit many times.
pub(super) const MAX_SIGNATURE_BYTES: usize = 64 * 1024;

/// `SignedData`, as far as the checks need it.
pub(super) struct RawSignedData<'a> {
    /// Whether the content is inside, which makes a signature not detached.
    pub(super) has_content: bool,
    /// The certificates that could be read.
    pub(super) certificates: Vec<Certificate>,
    /// The signers.
    pub(super) signers: Vec<RawSigner<'a>>,
}

/// One `SignerInfo`.
pub(super) struct RawSigner<'a> {
    /// Who signed.
    pub(super) identifier: SignerIdentifier,
    /// The digest algorithm of content and attributes.
    pub(super) digest_algorithm: ObjectIdentifier,
    /// The signed attributes in the order in which they stand, and their bytes without the outer tag.
    pub(super) attributes: Option<(Vec<Attribute>, &'a [u8])>,
    /// The raw signature.
    pub(super) signature: &'a [u8],
}

/// Reads a DER `ContentInfo` with `SignedData`.
pub(super) fn read(bytes: &[u8]) -> Result<RawSignedData<'_>, CmsError> {
    if bytes.len() > MAX_SIGNATURE_BYTES {
        return Err(CmsError::TooLarge { max: MAX_SIGNATURE_BYTES, actual: bytes.len() });
    }
    der_lengths::require_fitting(bytes)?;
    let content_info = elements(AnyRef::from_der(bytes)?.value())?;
    let mut content_info = content_info.into_iter();
    let kind: ObjectIdentifier = next(&mut content_info)?.decode_as()?;
    if kind != ID_SIGNED_DATA {
        return Err(CmsError::NotSignedData);
    }
    let explicit = next(&mut content_info)?;
    signed_data(AnyRef::from_der(explicit.value())?.value())
}

fn signed_data(bytes: &[u8]) -> Result<RawSignedData<'_>, CmsError> {
    let mut parts = elements(bytes)?.into_iter();
    let (_version, _digest_algorithms) = (next(&mut parts)?, next(&mut parts)?);
    let has_content = elements(next(&mut parts)?.value())?.len() > 1;
    let mut certificates = Vec::new();
    let mut signers = Vec::new();
    for part in parts {
        if part.tag() == context(TagNumber::N0) {
            let all = elements(part.value())?;
            let ders = all.iter().filter_map(|any| any.to_der().ok());
            certificates = ders.filter_map(|der| Certificate::from_der(&der).ok()).collect();
        } else if part.tag() == Tag::Set {
            signers = elements(part.value())?.into_iter().map(signer).collect::<Result<_, _>>()?;
        }
    }
    Ok(RawSignedData { has_content, certificates, signers })
}

fn signer(info: AnyRef<'_>) -> Result<RawSigner<'_>, CmsError> {
    let mut parts = elements(info.value())?.into_iter().peekable();
    let _version = next(&mut parts)?;
    let identifier = SignerIdentifier::from_der(&next(&mut parts)?.to_der()?)?;
    let digest_algorithm = algorithm(next(&mut parts)?)?;
    let attributes = match parts.next_if(|part| part.tag() == context(TagNumber::N0)) {
        Some(part) => Some((attributes(part.value())?, part.value())),
        None => None,
    };
    let _signature_algorithm = next(&mut parts)?;
    let signature: OctetStringRef<'_> = next(&mut parts)?.decode_as()?;
    Ok(RawSigner { identifier, digest_algorithm, attributes, signature: signature.as_bytes() })
}

fn attributes(bytes: &[u8]) -> Result<Vec<Attribute>, CmsError> {
    elements(bytes)?.into_iter().map(|any| Ok(Attribute::from_der(&any.to_der()?)?)).collect()
}

fn algorithm(identifier: AnyRef<'_>) -> Result<ObjectIdentifier, CmsError> {
    Ok(next(&mut elements(identifier.value())?.into_iter())?.decode_as()?)
}

/// The elements of a constructed value.
fn elements(bytes: &[u8]) -> Result<Vec<AnyRef<'_>>, CmsError> {
    let mut reader = SliceReader::new(bytes)?;
    let mut found = Vec::new();
    while !reader.is_finished() {
        found.push(reader.decode()?);
    }
    Ok(found)
}

fn next<'a>(parts: &mut impl Iterator<Item = AnyRef<'a>>) -> Result<AnyRef<'a>, CmsError> {
    Ok(parts
        .next()
        .ok_or(der::ErrorKind::Incomplete { expected_len: der::Length::ONE, actual_len: der::Length::ZERO })
        .map_err(der::Error::from)?)
}

fn context(number: TagNumber) -> Tag {
    Tag::ContextSpecific { number, constructed: true }
}

/// The DER `SET OF` these attribute bytes: the same content under the universal tag (RFC 5652 section 5.4).
pub(super) fn as_set(attributes: &[u8]) -> Result<Vec<u8>, CmsError> {
    let mut set = Header::new(Tag::Set, attributes.len())?.to_der()?;
    set.extend_from_slice(attributes);
    Ok(set)
}
