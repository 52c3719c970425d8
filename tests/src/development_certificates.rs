//! Certificates for development and tests, shaped like Apple's: a root, an intermediate and a pass certificate.
//!
//! In scope: the subject fields, extensions and key identifiers by which Wallet and the checks in
//! `core` recognise a pass certificate, files in one directory, renewal before the end. Out of scope:
//! anything that a real iPhone would trust.
//!
//! Spec: the fields of a Pass Type ID certificate issued by Apple's G4 intermediate.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rcgen::{
    BasicConstraints, CertificateParams, CustomExtension, DistinguishedName, DnType, DnValue,
    ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair, KeyUsagePurpose, PKCS_ECDSA_P256_SHA256, PKCS_RSA_SHA256,
    RsaKeySize,
};
use time::OffsetDateTime;
use x509_cert::der::DecodePem;

/// Pass type of the development certificate.
pub const PASS_TYPE_IDENTIFIER: &str = "pass.dev.passwright";
/// Team of the development certificate: ten characters, as Apple's are.
pub const TEAM_IDENTIFIER: &str = "PWDEVTEAM1";

/// File of the root certificate (PEM).
pub const ROOT_FILE: &str = "root.pem";
/// File of the intermediate certificate (PEM).
pub const INTERMEDIATE_FILE: &str = "intermediate.pem";
/// File of the pass certificate (PEM).
pub const CERTIFICATE_FILE: &str = "pass.pem";
/// File of the pass certificate's key (PKCS#8, PEM).
pub const KEY_FILE: &str = "pass.key.pem";

/// UID, RFC 4519 section 2.39.
const UID: &[u64] = &[0, 9, 2342, 19200300, 100, 1, 1];
/// Apple's extension that holds the pass type identifier.
const PASS_TYPE_EXTENSION: &[u64] = &[1, 2, 840, 113635, 100, 6, 1, 16];
/// Apple's extended key usage "may sign passes".
const PASS_SIGNING_USAGE: &[u64] = &[1, 2, 840, 113635, 100, 4, 14];
/// Apple's extension that marks the WWDR intermediate.
const INTERMEDIATE_EXTENSION: &[u64] = &[1, 2, 840, 113635, 100, 6, 2, 1];
/// DER tag of a UTF8String.
const UTF8_STRING: u8 = 0x0c;
/// DER NULL.
const NULL: &[u8] = &[0x05, 0x00];

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// A pass certificate of Apple's runs a year and a month at most.
const CERTIFICATE_DAYS: u32 = 365;
const AUTHORITY_DAYS: u32 = 3650;
/// Certificates are made anew when the pass certificate has less than this left.
const RENEWAL_DAYS: u32 = 30;

/// Why certificates could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CertificateError {
    /// A file or directory could not be written.
    #[error("cannot write {}", path.display())]
    Write {
        /// Where.
        path: PathBuf,
        /// What the operating system said.
        #[source]
        source: io::Error,
    },
    /// The library refused the certificate's contents.
    #[error("cannot make the certificate {name:?}")]
    Make {
        /// Its common name.
        name: String,
        /// What the library said.
        #[source]
        source: rcgen::Error,
    },
    /// The pass type identifier is too long for the short DER form that Apple uses.
    #[error("the pass type identifier has {actual} bytes, the extension holds 127")]
    PassTypeTooLong {
        /// Its length in bytes.
        actual: usize,
    },
}

/// A root, an intermediate and a pass certificate as PEM texts.
pub struct DevelopmentCertificates {
    /// Root certificate: what a referee trusts.
    pub root: String,
    /// Intermediate certificate: goes into every signature.
    pub intermediate: String,
    /// Pass certificate.
    pub certificate: String,
    /// Key of the pass certificate, PKCS#8.
    pub private_key: String,
}

impl DevelopmentCertificates {
    /// Makes all three for a pass type and a team; valid for a year from yesterday.
    ///
    /// # Errors
    /// [`CertificateError::PassTypeTooLong`], or [`CertificateError::Make`] when the library refuses.
    pub fn generate(pass_type: &str, team: &str) -> Result<Self, CertificateError> {
        Self::for_key(pass_type, team, rsa_key(pass_type)?, SystemTime::now() - DAY)
    }

    /// As [`Self::generate`], with a pass certificate that is valid for a year from this time on.
    ///
    /// # Errors
    /// As [`Self::generate`].
    pub fn generate_from(pass_type: &str, team: &str, begin: SystemTime) -> Result<Self, CertificateError> {
        Self::for_key(pass_type, team, rsa_key(pass_type)?, begin)
    }

    /// As [`Self::generate`], with a pass key on the curve P-256; the authorities above it stay RSA, as Apple's are.
    ///
    /// # Errors
    /// As [`Self::generate`].
    pub fn generate_p256(pass_type: &str, team: &str) -> Result<Self, CertificateError> {
        let key =
            KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).map_err(|source| failed(pass_type, source))?;
        Self::for_key(pass_type, team, key, SystemTime::now() - DAY)
    }

    fn for_key(
        pass_type: &str,
        team: &str,
        private_key: KeyPair,
        begin: SystemTime,
    ) -> Result<Self, CertificateError> {
        let name = "Passwright Development Root CA";
        let root_params = authority(name, "Passwright Development Certification Authority")?;
        let root_key = rsa_key(name)?;
        let root = root_params.self_signed(&root_key).map_err(|source| failed(name, source))?;
        let root_issuer = Issuer::new(root_params, root_key);

        let name = "Development Worldwide Developer Relations Certification Authority";
        let mut params = authority(name, "G4")?;
        params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        params.use_authority_key_identifier_extension = true;
        let extension = CustomExtension::from_oid_content(INTERMEDIATE_EXTENSION, NULL.to_vec());
        params.custom_extensions = vec![extension];
        let key = rsa_key(name)?;
        let intermediate = params.signed_by(&key, &root_issuer).map_err(|source| failed(name, source))?;
        let issuer = Issuer::new(params, key);

        let mut params = pass_certificate(pass_type, team)?;
        params.not_before = date(begin);
        params.not_after = date(begin + DAY * CERTIFICATE_DAYS);
        let certificate =
            params.signed_by(&private_key, &issuer).map_err(|source| failed(pass_type, source))?;
        Ok(Self {
            root: root.pem(),
            intermediate: intermediate.pem(),
            certificate: certificate.pem(),
            private_key: private_key.serialize_pem(),
        })
    }

    /// Writes the four files; keys are readable by their owner only.
    ///
    /// # Errors
    /// [`CertificateError::Write`].
    pub fn write(&self, directory: &Path) -> Result<(), CertificateError> {
        let written = |path: &Path, result: io::Result<()>| {
            result.map_err(|source| CertificateError::Write { path: path.to_owned(), source })
        };
        written(directory, fs::create_dir_all(directory))?;
        // The pass certificate comes last: it is what says that the set is complete.
        let files = [
            (ROOT_FILE, &self.root),
            (INTERMEDIATE_FILE, &self.intermediate),
            (KEY_FILE, &self.private_key),
            (CERTIFICATE_FILE, &self.certificate),
        ];
        for (name, text) in files {
            let path = directory.join(name);
            written(&path, write_private(&path, text))?;
        }
        Ok(())
    }
}

/// Makes certificates in a directory unless good ones are there; `true` when new ones were made.
///
/// # Errors
/// As [`DevelopmentCertificates::generate`] and [`DevelopmentCertificates::write`].
pub fn ensure(directory: &Path) -> Result<bool, CertificateError> {
    if is_current(directory, SystemTime::now()) {
        return Ok(false);
    }
    DevelopmentCertificates::generate(PASS_TYPE_IDENTIFIER, TEAM_IDENTIFIER)?.write(directory)?;
    Ok(true)
}

/// All files are there and the pass certificate runs long enough.
fn is_current(directory: &Path, now: SystemTime) -> bool {
    let complete = [ROOT_FILE, INTERMEDIATE_FILE, KEY_FILE].iter().all(|file| directory.join(file).is_file());
    let expires = fs::read(directory.join(CERTIFICATE_FILE))
        .ok()
        .and_then(|pem| x509_cert::Certificate::from_pem(pem).ok())
        .map(|certificate| {
            let validity = certificate.tbs_certificate.validity;
            validity.not_after.to_unix_duration()
        });
    let renewal = since_1970(now) + DAY * RENEWAL_DAYS;
    complete && expires.is_some_and(|expires| expires > renewal)
}

fn since_1970(time: SystemTime) -> Duration {
    time.duration_since(UNIX_EPOCH).unwrap_or_default()
}

fn failed(name: &str, source: rcgen::Error) -> CertificateError {
    CertificateError::Make { name: name.to_owned(), source }
}

/// A two-thousand-bit key, as Apple's pass certificates have.
fn rsa_key(name: &str) -> Result<KeyPair, CertificateError> {
    KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, RsaKeySize::_2048).map_err(|source| failed(name, source))
}

/// Empty parameters that run from yesterday, so that a clock which is behind still accepts them.
fn params(subject: DistinguishedName, days: u32) -> CertificateParams {
    let yesterday = SystemTime::now() - DAY;
    let mut params = CertificateParams::default();
    params.distinguished_name = subject;
    params.not_before = date(yesterday);
    params.not_after = date(yesterday + DAY * days);
    params
}

fn date(time: SystemTime) -> OffsetDateTime {
    let seconds = i64::try_from(since_1970(time).as_secs()).unwrap_or(i64::MAX);
    OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

fn authority(name: &str, unit: &str) -> Result<CertificateParams, CertificateError> {
    let mut subject = DistinguishedName::new();
    subject.push(DnType::CommonName, name);
    subject.push(DnType::OrganizationalUnitName, unit);
    subject.push(DnType::OrganizationName, "Passwright Development");
    subject.push(DnType::CountryName, country(name)?);
    let mut params = params(subject, AUTHORITY_DAYS);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    Ok(params)
}

/// A country is a PrintableString (RFC 5280, appendix A).
fn country(name: &str) -> Result<DnValue, CertificateError> {
    let country = "US".try_into().map_err(|source| failed(name, source))?;
    Ok(DnValue::PrintableString(country))
}

fn pass_certificate(pass_type: &str, team: &str) -> Result<CertificateParams, CertificateError> {
    let name = format!("Pass Type ID: {pass_type}");
    let mut subject = DistinguishedName::new();
    subject.push(DnType::from_oid(UID), pass_type);
    subject.push(DnType::CommonName, name.as_str());
    subject.push(DnType::OrganizationalUnitName, team);
    subject.push(DnType::OrganizationName, "Passwright Development");
    subject.push(DnType::CountryName, country(&name)?);
    let mut params = params(subject, CERTIFICATE_DAYS);
    params.is_ca = IsCa::ExplicitNoCa;
    params.use_authority_key_identifier_extension = true;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![
        ExtendedKeyUsagePurpose::ClientAuth,
        ExtendedKeyUsagePurpose::Other(PASS_SIGNING_USAGE.to_vec()),
    ];
    let text = pass_type_extension(pass_type)?;
    let extension = CustomExtension::from_oid_content(PASS_TYPE_EXTENSION, text);
    params.custom_extensions = vec![extension];
    Ok(params)
}

/// The DER form of the pass type: tag, length, text.
fn pass_type_extension(pass_type: &str) -> Result<Vec<u8>, CertificateError> {
    let actual = pass_type.len();
    let length = u8::try_from(actual).ok().filter(|length| *length < 0x80);
    let length = length.ok_or(CertificateError::PassTypeTooLong { actual })?;
    Ok([&[UTF8_STRING, length], pass_type.as_bytes()].concat())
}

#[cfg(unix)]
fn write_private(path: &Path, text: &str) -> io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(0o600);
    options.open(path)?.write_all(text.as_bytes())
}

#[cfg(not(unix))]
fn write_private(path: &Path, text: &str) -> io::Result<()> {
    fs::write(path, text)
}

#[cfg(test)]
mod tests;
