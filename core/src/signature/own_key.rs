//! What somebody signs with who has a certificate of their own: the files that they picked, put together.
//!
//! In scope: which of the files is what, and whether all belong together and are valid today. Out of scope: reading one form (see
//! [`super::software_key`] and [`super::certificate`]), signing; the page hands the key to the browser.

use super::certificate::{Certificate, ParseCertificateError};
use super::chain::{CertificateChain, ChainError};
use super::file_kind::{FileKind, file_kind};
use super::key_error::KeyError;
use super::pkcs12::open_pkcs12;
use super::private_key::PrivateKey;
use crate::time::Timestamp;

/// The most files that are read together: certificate, key and intermediate.
pub const MAX_OWN_FILES: usize = 3;

/// Why the files sign no passes. Each prints as a sentence for the person.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OwnKeyError {
    /// None, or more than [`MAX_OWN_FILES`].
    #[error(
        "{actual} files were given: a .p12 file alone, or a certificate with its key, and an intermediate if one is asked for"
    )]
    Files {
        /// How many there are.
        actual: usize,
    },
    /// The key, or the file that it is in.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A certificate cannot be read.
    #[error(transparent)]
    Certificate(#[from] ParseCertificateError),
    /// The certificates do not belong together, are not for passes, or not valid now.
    #[error(transparent)]
    Chain(#[from] ChainError),
    /// There is a key and no certificate.
    #[error("the certificate of the private key is missing: pick it together with the key")]
    NoCertificate,
    /// There are certificates and no key.
    #[error(
        "the private key is missing: pick a .p12 file, which holds both, or the key together with its certificate"
    )]
    NoKey,
}

/// A private key with its certificate and the intermediate, valid when it was opened.
#[derive(Debug, Clone)]
pub struct OwnKey {
    /// The private key.
    pub key: PrivateKey,
    /// Its certificate and the intermediate.
    pub chain: CertificateChain,
}

impl OwnKey {
    /// Opens a `.p12` file, or a certificate and its key, each with an intermediate beside it when the one that is built in is another.
    ///
    /// # Errors
    /// [`OwnKeyError`], see its variants.
    pub fn open(files: &[impl AsRef<[u8]>], password: &str, now: Timestamp) -> Result<Self, OwnKeyError> {
        if files.is_empty() || files.len() > MAX_OWN_FILES {
            return Err(OwnKeyError::Files { actual: files.len() });
        }
        let mut found = Found::default();
        for file in files {
            found.take(file.as_ref(), password)?;
        }
        let own = found.put_together()?;
        own.chain.require_valid_at(now)?;
        Ok(own)
    }
}

/// What the files held so far.
#[derive(Default)]
struct Found {
    key: Option<PrivateKey>,
    certificates: Vec<Certificate>,
}

impl Found {
    fn take(&mut self, file: &[u8], password: &str) -> Result<(), OwnKeyError> {
        match file_kind(file) {
            FileKind::Pkcs12 => {
                let identity = open_pkcs12(file, password).map_err(|error| asked(error, password))?;
                self.key = Some(identity.key);
                // The key's own certificate goes to the front.
                self.certificates.insert(0, identity.certificate);
                self.certificates.extend(identity.others);
            }
            FileKind::PrivateKey | FileKind::EncryptedPrivateKey => {
                self.take_key(file, password)?;
                // The certificate may stand behind its key in one text.
                self.certificates.extend(Certificate::parse_all(file).unwrap_or_default());
            }
            FileKind::Certificate => {
                self.certificates.extend(Certificate::parse_all(file)?);
                // And the key behind its certificate.
                match self.take_key(file, password) {
                    Ok(()) | Err(OwnKeyError::Key(KeyError::NoKey { .. })) => {}
                    Err(error) => return Err(error),
                }
            }
            _ => self.take_key(file, password)?,
        }
        Ok(())
    }

    fn take_key(&mut self, file: &[u8], password: &str) -> Result<(), OwnKeyError> {
        let given = Some(password).filter(|password| !password.is_empty());
        self.key = Some(PrivateKey::parse(file, given)?);
        Ok(())
    }

    fn put_together(self) -> Result<OwnKey, OwnKeyError> {
        let Self { key, mut certificates } = self;
        let Some(first) = certificates.first() else { return Err(OwnKeyError::NoCertificate) };
        let key = key.ok_or(OwnKeyError::NoKey)?;
        let Some(at) = certificates.iter().position(|certificate| key.belongs_to(certificate)) else {
            return Err(KeyError::NotOfThisCertificate { certificate: first.subject() }.into());
        };
        let leaf = certificates.remove(at);
        let chain = match (leaf.pass_type_identifier(), certificates.as_slice()) {
            // An intermediate that was picked by itself, and is the wrong one, is named.
            (Ok(_), [only]) if !leaf.is_issued_by(only) => {
                let known = CertificateChain::with_known_intermediate(leaf.clone());
                known.or_else(|_| CertificateChain::new(leaf, only.clone()))?
            }
            _ => CertificateChain::with_intermediate_from(leaf, &certificates)?,
        };
        Ok(OwnKey { key, chain })
    }
}

/// Without a password the empty one was tried, which Keychain Access allows: then none is wrong, but one is needed.
fn asked(error: KeyError, password: &str) -> KeyError {
    match error {
        KeyError::WrongPassword if password.is_empty() => KeyError::PasswordNeeded,
        error => error,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{NOW, chain, fixture};
    use super::*;

    const PASSWORD: &str = "test";

    #[track_caller]
    fn refused(files: &[&[u8]], password: &str, now: Timestamp, sentence: &str) {
        let error = OwnKey::open(files, password, now).unwrap_err().to_string();
        assert!(error.contains(sentence), "{error}");
    }

    #[test]
    fn a_p12_file_alone_or_with_the_intermediate_that_it_lacks_is_enough() {
        let today: &[&[u8]] = &[fixture!("pass.p12")];
        assert_eq!(OwnKey::open(today, PASSWORD, NOW).unwrap().chain, chain());
        let old: &[&[u8]] = &[fixture!("pass-legacy.p12"), fixture!("intermediate.pem")];
        assert_eq!(OwnKey::open(old, PASSWORD, NOW).unwrap().chain, chain());
    }

    #[test]
    fn certificate_and_key_are_taken_from_files_of_their_own_in_any_order() {
        let files: &[&[u8]] = &[fixture!("intermediate.pem"), fixture!("pass.key.pem"), fixture!("pass.pem")];
        assert_eq!(OwnKey::open(files, "", NOW).unwrap().chain, chain());
        let one =
            [&fixture!("pass.pem")[..], fixture!("pass.key.pem"), fixture!("intermediate.pem")].concat();
        assert_eq!(OwnKey::open(&[one], "", NOW).unwrap().chain, chain());
    }

    #[test]
    fn what_does_not_open_is_told_in_a_sentence() {
        let p12: &[u8] = fixture!("pass.p12");
        refused(&[p12], "wrong", NOW, "the password is wrong");
        refused(&[p12], "", NOW, "behind a password, and none was given");
        refused(&[&p12[..p12.len() / 2]], PASSWORD, NOW, "");
        refused(&[b"hello"], PASSWORD, NOW, "the file holds no private key: it is a file of an unknown kind");
        refused(&[], PASSWORD, NOW, "0 files were given");
        refused(&[fixture!("pass.pem")], "", NOW, "the private key is missing");
        refused(&[fixture!("pass.key.pem")], "", NOW, "the certificate of the private key is missing");
    }

    #[test]
    fn what_does_not_belong_together_or_is_over_is_told_in_a_sentence() {
        let legacy: &[u8] = fixture!("pass-legacy.p12");
        let mixed: &[&[u8]] = &[fixture!("pass.pem"), fixture!("other.key.pem")];
        refused(mixed, "", NOW, "the private key does not belong to the certificate of");
        refused(&[legacy], PASSWORD, NOW, "the intermediate certificate is missing");
        let wrong: &[u8] = fixture!("other-intermediate.pem");
        refused(&[legacy, wrong], PASSWORD, NOW, "the wrong intermediate certificate");
        let years_later = Timestamp::from_unix_seconds(4_000_000_000);
        refused(&[fixture!("pass.p12")], PASSWORD, years_later, "expired on");
        refused(&[fixture!("pass.p12")], PASSWORD, Timestamp::from_unix_seconds(0), "is not valid before");
    }
}
