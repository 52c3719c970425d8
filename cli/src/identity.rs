//! The certificate and key that a pass is built with, from PEM, DER or `.p12` files.
//!
//! In scope: which file holds what, the password. Out of scope: the formats (see `passwright_core::signature`).

use std::path::{Path, PathBuf};

use clap::Args;
use passwright_core::signature::certificate::MAX_CERTIFICATE_BYTES;
use passwright_core::signature::software_key::{Identity, KeyError, MAX_KEY_BYTES, PrivateKey, open_pkcs12};
use passwright_core::signature::{Certificate, CertificateChain};

use crate::error::CommandError;
use crate::read_file;
use crate::signer::NativeSigner;

/// The variable that holds the password of a `.p12` file, so that it need not stand in the shell's history.
pub const PASSWORD_VARIABLE: &str = "PASSWRIGHT_PASSWORD";

/// Where certificate and key are.
#[derive(Debug, Clone, Args)]
pub struct IdentityArguments {
    /// The Pass Type ID certificate (.pem, .cer), or a .p12 file with its key
    #[arg(long, value_name = "FILE")]
    pub certificate: PathBuf,
    /// The certificate's private key (PEM, or a .p12 file); not needed when --certificate is a .p12 file
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
    /// The intermediate certificate that issued the certificate; Apple's G4 is built in
    #[arg(long, value_name = "FILE")]
    pub intermediate: Option<PathBuf>,
    /// The password of the .p12 file
    #[arg(long, value_name = "TEXT", env = PASSWORD_VARIABLE, hide_env_values = true)]
    pub password: Option<String>,
}

impl IdentityArguments {
    /// Reads the files and makes sure that they belong together.
    ///
    /// # Errors
    /// [`CommandError`] that names the file and what is wrong with it.
    pub fn signer(&self) -> Result<NativeSigner, CommandError> {
        let bytes = read_file(&self.certificate, MAX_CERTIFICATE_BYTES)?;
        let (mut certificates, own_key) = if is_pkcs12(&bytes) {
            let identity = self.open(&self.certificate, &bytes)?;
            (all_certificates(identity.certificate, identity.others), Some(identity.key))
        } else {
            (parse_certificates(&self.certificate, &bytes)?, None)
        };
        let key = match (&self.key, own_key) {
            (Some(path), _) => self.read_key(path)?,
            (None, Some(key)) => key,
            (None, None) => return Err(CommandError::KeyNeeded),
        };
        let leaf = take_leaf(&mut certificates, &key);
        let chain = match &self.intermediate {
            Some(path) => {
                let given = parse_certificates(path, &read_file(path, MAX_CERTIFICATE_BYTES)?)?;
                let issuer = given.iter().find(|other| leaf.is_issued_by(other));
                // None issued it: the error names the first.
                let chosen = issuer.or(given.first()).cloned().unwrap_or_else(|| leaf.clone());
                CertificateChain::new(leaf, chosen)?
            }
            None => CertificateChain::with_intermediate_from(leaf, &certificates)?,
        };
        NativeSigner::new(&key, chain)
    }

    fn read_key(&self, path: &Path) -> Result<PrivateKey, CommandError> {
        let bytes = read_file(path, MAX_KEY_BYTES)?;
        if is_pkcs12(&bytes) {
            return Ok(self.open(path, &bytes)?.key);
        }
        PrivateKey::from_pem(&bytes).map_err(|source| CommandError::Key { path: path.to_owned(), source })
    }

    /// Without a password the empty one is tried, which Keychain Access allows.
    fn open(&self, path: &Path, bytes: &[u8]) -> Result<Identity, CommandError> {
        let password = self.password.as_deref();
        open_pkcs12(bytes, password.unwrap_or_default()).map_err(|error| match (error, password) {
            (KeyError::WrongPassword, None) => CommandError::PasswordNeeded { path: path.to_owned() },
            (source, _) => CommandError::Key { path: path.to_owned(), source },
        })
    }
}

fn parse_certificates(path: &Path, bytes: &[u8]) -> Result<Vec<Certificate>, CommandError> {
    Certificate::parse_all(bytes)
        .map_err(|source| CommandError::Certificate { path: path.to_owned(), source })
}

fn all_certificates(first: Certificate, mut others: Vec<Certificate>) -> Vec<Certificate> {
    others.insert(0, first);
    others
}

/// The certificate of the key, else the first; the others stay as candidates for the intermediate. The list is never empty.
fn take_leaf(certificates: &mut Vec<Certificate>, key: &PrivateKey) -> Certificate {
    let own = certificates.iter().position(|certificate| key.belongs_to(certificate));
    certificates.swap_remove(own.unwrap_or(0))
}

/// A PKCS#12 file is DER that begins with version 3, which no certificate does (RFC 7292 section 4).
fn is_pkcs12(bytes: &[u8]) -> bool {
    let header = match bytes {
        [0x30, length, rest @ ..] => rest.get(usize::from(length & 0x7f) * usize::from(length >> 7)..),
        _ => None,
    };
    header.is_some_and(|content| content.starts_with(&[0x02, 0x01, 0x03]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_p12_file_is_told_from_certificates_and_keys() {
        let fixture = |name: &str| {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/certificates");
            std::fs::read(Path::new(folder).join(name)).unwrap()
        };
        assert!(is_pkcs12(&fixture("pass.p12")));
        assert!(is_pkcs12(&fixture("pass-legacy.p12")));
        assert!(!is_pkcs12(&fixture("pass.pem")));
        assert!(!is_pkcs12(Certificate::parse(&fixture("pass.pem")).unwrap().to_der()));
        assert!(!is_pkcs12(&[0x30, 0xff]));
    }
}
