//! Certificates of pass types (RFC 5280, with Apple's fields).
//!
//! In scope: reading DER and PEM, the facts that the checks and the service need. Out of scope: which certificates belong together (see
//! [`super::chain`]), signatures on certificates (see `verify`), keys.
//! Sources: RFC 5280; RFC 4519 section 2.39 (UID); Apple, "Worldwide Developer Relations Certificate Practice Statement".

use std::fmt;
use std::sync::OnceLock;

use const_oid::ObjectIdentifier;
use const_oid::db::{rfc4519, rfc5280};
use der::asn1::AnyRef;
use der::{Decode, Encode};
use sha2::{Digest, Sha256};
use x509_cert::ext::pkix::{AuthorityKeyIdentifier, SubjectKeyIdentifier};
use x509_cert::name::Name;

use super::file_kind::{FileKind, file_kind};
use super::{der_lengths, pem};
use crate::ids::{InvalidIdError, PassTypeIdentifier, TeamIdentifier};
use crate::time::Timestamp;

mod kind;

/// The largest certificate file that is read, in bytes: a PEM file with a chain of ten certificates has about 20 KB.
pub const MAX_CERTIFICATE_BYTES: usize = 64 * 1024;

/// Apple's extension whose text is the pass type identifier.
const PASS_TYPE_EXTENSION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113635.100.6.1.16");

/// Why bytes are not a certificate.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ParseCertificateError {
    /// More bytes than [`MAX_CERTIFICATE_BYTES`].
    #[error("the certificate file has {actual} bytes, at most {max} are read")]
    TooLarge {
        /// The limit in bytes.
        max: usize,
        /// The size found in bytes.
        actual: usize,
    },
    /// The file is something else that people take for a certificate.
    #[error("the file holds no certificate: it is {found}{}", advice(*.found))]
    NoCertificate {
        /// What the file is.
        found: FileKind,
    },
    /// A PEM section does not decode.
    #[error("the certificate's PEM text is damaged")]
    Pem(#[source] der::Error),
    /// The bytes are not an X.509 certificate.
    #[error("this is not an X.509 certificate (DER or PEM)")]
    NotACertificate(#[source] der::Error),
}

/// Why a certificate does not say for which pass type it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotAPassCertificateError {
    /// The subject lacks a field.
    #[error("this is not a Pass Type ID certificate: its subject has no {field} ({meaning})")]
    Missing {
        /// The short name of the field, as Keychain and OpenSSL show it.
        field: &'static str,
        /// What Apple puts there.
        meaning: &'static str,
    },
    /// A certificate of another kind that Apple issues.
    #[error("this is not a Pass Type ID certificate: `{common_name}` is for {purpose}")]
    AnotherKind {
        /// The common name, which says the kind.
        common_name: String,
        /// What certificates of its kind are for.
        purpose: &'static str,
    },
    /// A field of the subject is not what Apple puts there.
    #[error("this is not a Pass Type ID certificate: {0}")]
    Identifier(#[from] InvalidIdError),
    /// Subject and extension name two pass types.
    #[error(
        "the certificate names two pass types: `{subject}` in its subject, `{extension}` in its extension"
    )]
    TwoPassTypes {
        /// The pass type of the subject.
        subject: String,
        /// The pass type of the extension.
        extension: String,
    },
}

/// One X.509 certificate.
#[derive(Clone)]
pub struct Certificate {
    inner: x509_cert::Certificate,
    der: Vec<u8>,
    /// Worked out when it is first asked for.
    fingerprint: OnceLock<String>,
}

impl PartialEq for Certificate {
    fn eq(&self, other: &Self) -> bool {
        self.der == other.der
    }
}

impl Eq for Certificate {}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Certificate({})", self.subject())
    }
}

impl Certificate {
    /// Reads DER or PEM; of several certificates in one PEM text the first.
    ///
    /// # Errors
    /// [`ParseCertificateError`], see its variants.
    pub fn parse(bytes: &[u8]) -> Result<Self, ParseCertificateError> {
        let mut all = Self::parse_all(bytes)?;
        Ok(all.swap_remove(0))
    }

    /// Reads DER (one) or PEM (one or more); the list is never empty.
    ///
    /// # Errors
    /// As [`Self::parse`].
    pub fn parse_all(bytes: &[u8]) -> Result<Vec<Self>, ParseCertificateError> {
        if bytes.len() > MAX_CERTIFICATE_BYTES {
            return Err(ParseCertificateError::TooLarge { max: MAX_CERTIFICATE_BYTES, actual: bytes.len() });
        }
        let another = || match file_kind(bytes) {
            FileKind::Certificate | FileKind::Unknown => None,
            found => Some(ParseCertificateError::NoCertificate { found }),
        };
        let Some(text) = pem::text(bytes) else {
            return Ok(vec![Self::from_der(bytes).map_err(|error| another().unwrap_or(error))?]);
        };
        let mut sections = pem::sections(text, "CERTIFICATE").map_err(ParseCertificateError::Pem)?;
        if sections.is_empty() {
            sections = pem::sections(text, "X509 CERTIFICATE").map_err(ParseCertificateError::Pem)?;
        }
        if sections.is_empty() {
            let found = file_kind(bytes);
            return Err(ParseCertificateError::NoCertificate { found });
        }
        sections.iter().map(|section| Self::from_der(section)).collect()
    }

    /// Reads DER.
    ///
    /// # Errors
    /// [`ParseCertificateError::NotACertificate`].
    pub fn from_der(der: &[u8]) -> Result<Self, ParseCertificateError> {
        let inner = der_lengths::decode::<x509_cert::Certificate>(der)
            .map_err(ParseCertificateError::NotACertificate)?;
        Ok(Self { inner, der: der.to_vec(), fingerprint: OnceLock::new() })
    }

    /// The certificate as DER.
    #[must_use]
    pub fn to_der(&self) -> &[u8] {
        &self.der
    }

    /// The certificate as PEM.
    #[must_use]
    pub fn to_pem(&self) -> String {
        // A label of ASCII and bytes of a bounded size always print.
        pem::print("CERTIFICATE", &self.der).unwrap_or_default()
    }

    /// The SHA-256 of the DER form in lower-case hexadecimal digits.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        let hex = || Sha256::digest(&self.der).iter().map(|byte| format!("{byte:02x}")).collect();
        self.fingerprint.get_or_init(hex)
    }

    /// The pass type, from UID of the subject, which must agree with Apple's extension if that is there.
    ///
    /// # Errors
    /// [`NotAPassCertificateError`] when the field is missing, of another shape, or contradicted.
    pub fn pass_type_identifier(&self) -> Result<PassTypeIdentifier, NotAPassCertificateError> {
        self.require_no_other_kind()?;
        let missing = NotAPassCertificateError::Missing { field: "UID", meaning: "the pass type identifier" };
        let subject = self.subject_text(rfc4519::UID).ok_or(missing)?;
        if let Some(extension) = self.pass_type_extension().filter(|extension| *extension != subject) {
            return Err(NotAPassCertificateError::TwoPassTypes { subject, extension });
        }
        Ok(PassTypeIdentifier::new(subject)?)
    }

    /// Other kinds have a UID as well, so that the missing of one would not tell.
    fn require_no_other_kind(&self) -> Result<(), NotAPassCertificateError> {
        let common_name = self.common_name().unwrap_or_default();
        match kind::purpose(&common_name) {
            Some(purpose) => Err(NotAPassCertificateError::AnotherKind { common_name, purpose }),
            None => Ok(()),
        }
    }

    /// The developer team, from OU of the subject.
    ///
    /// # Errors
    /// [`NotAPassCertificateError`] when the field is missing or of another shape.
    pub fn team_identifier(&self) -> Result<TeamIdentifier, NotAPassCertificateError> {
        let missing = NotAPassCertificateError::Missing { field: "OU", meaning: "the team identifier" };
        let team = self.subject_text(rfc4519::ORGANIZATIONAL_UNIT_NAME).ok_or(missing)?;
        Ok(TeamIdentifier::new(team)?)
    }

    /// The text of Apple's pass type extension (1.2.840.113635.100.6.1.16), if it is there.
    #[must_use]
    pub fn pass_type_extension(&self) -> Option<String> {
        let value = self.extension(PASS_TYPE_EXTENSION)?;
        // A string type with its two-byte header; which string type differs.
        let text = AnyRef::from_der(value).map_or(value, |any| any.value());
        String::from_utf8(text.to_vec()).ok()
    }

    /// Whether Apple issued it for passes with NFC, which the common name says.
    #[must_use]
    pub fn allows_nfc(&self) -> bool {
        self.common_name().is_some_and(|name| name.contains("with NFC"))
    }

    /// The common name (CN) of the subject.
    #[must_use]
    pub fn common_name(&self) -> Option<String> {
        self.subject_text(rfc4519::COMMON_NAME)
    }

    /// The organization (O) of the subject.
    #[must_use]
    pub fn organization_name(&self) -> Option<String> {
        self.subject_text(rfc4519::ORGANIZATION_NAME)
    }

    /// The subject in words: common name, and organizational unit in brackets.
    #[must_use]
    pub fn subject(&self) -> String {
        in_words(self.subject_name())
    }

    /// The issuer in words, see [`Self::subject`].
    #[must_use]
    pub fn issuer(&self) -> String {
        in_words(self.issuer_name())
    }

    /// The first instant at which the certificate is valid.
    #[must_use]
    pub fn not_before(&self) -> Timestamp {
        timestamp(self.inner.tbs_certificate.validity.not_before)
    }

    /// The last instant at which the certificate is valid.
    #[must_use]
    pub fn not_after(&self) -> Timestamp {
        timestamp(self.inner.tbs_certificate.validity.not_after)
    }

    /// Whether an instant lies inside the validity.
    #[must_use]
    pub fn is_valid_at(&self, instant: Timestamp) -> bool {
        (self.not_before()..=self.not_after()).contains(&instant)
    }

    /// The identifier of the certificate's own key, if it says one.
    #[must_use]
    pub fn subject_key_identifier(&self) -> Option<Vec<u8>> {
        let value = self.extension(rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER)?;
        Some(der_lengths::decode::<SubjectKeyIdentifier>(value).ok()?.0.into_bytes())
    }

    /// The identifier of the key that issued the certificate, if it says one.
    #[must_use]
    pub fn authority_key_identifier(&self) -> Option<Vec<u8>> {
        let value = self.extension(rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER)?;
        let identifier = der_lengths::decode::<AuthorityKeyIdentifier>(value).ok()?.key_identifier?;
        Some(identifier.into_bytes())
    }

    /// Whether the names, and the key identifiers where both sides have one, say that `issuer` issued this certificate.
    ///
    /// Names alone are not enough: Apple's intermediates of several generations differ in nothing but OU and key.
    #[must_use]
    pub fn is_issued_by(&self, issuer: &Self) -> bool {
        let keys_agree = match (self.authority_key_identifier(), issuer.subject_key_identifier()) {
            (Some(wanted), Some(found)) => wanted == found,
            _ => true,
        };
        keys_agree && self.issuer_name() == issuer.subject_name()
    }

    /// The public key with its algorithm (SubjectPublicKeyInfo) as DER.
    #[must_use]
    pub fn public_key(&self) -> Vec<u8> {
        // What was decoded a moment ago also encodes.
        self.inner.tbs_certificate.subject_public_key_info.to_der().unwrap_or_default()
    }

    /// The parsed certificate, for putting signatures together.
    pub(super) fn inner(&self) -> &x509_cert::Certificate {
        &self.inner
    }

    pub(super) fn subject_name(&self) -> &Name {
        &self.inner.tbs_certificate.subject
    }

    pub(super) fn issuer_name(&self) -> &Name {
        &self.inner.tbs_certificate.issuer
    }

    fn subject_text(&self, field: ObjectIdentifier) -> Option<String> {
        name_text(self.subject_name(), field)
    }

    fn extension(&self, id: ObjectIdentifier) -> Option<&[u8]> {
        let extensions = self.inner.tbs_certificate.extensions.as_ref()?;
        let found = extensions.iter().find(|extension| extension.extn_id == id)?;
        Some(found.extn_value.as_bytes())
    }
}

/// Where the certificate is, when this is not it.
fn advice(found: FileKind) -> &'static str {
    match found {
        FileKind::CertificateRequest => {
            "; upload it to Apple and take the certificate (.cer) that comes back"
        }
        FileKind::Pkcs7 => "; `openssl pkcs7 -print_certs` takes them out of it",
        _ => "",
    }
}

fn name_text(name: &Name, field: ObjectIdentifier) -> Option<String> {
    let mut values = name.0.iter().flat_map(|part| part.0.iter());
    let value = &values.find(|value| value.oid == field)?.value;
    String::from_utf8(value.value().to_vec()).ok()
}

fn in_words(name: &Name) -> String {
    let common_name = name_text(name, rfc4519::COMMON_NAME).unwrap_or_else(|| "(no common name)".to_owned());
    let words = match name_text(name, rfc4519::ORGANIZATIONAL_UNIT_NAME) {
        Some(unit) => format!("{common_name} ({unit})"),
        None => common_name,
    };
    // They are printed to terminals, which obey control characters.
    words.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

fn timestamp(time: x509_cert::time::Time) -> Timestamp {
    // Within the years 1970 to 9999.
    Timestamp::from_unix_seconds(i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests;
