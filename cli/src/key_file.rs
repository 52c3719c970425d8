//! A file with certificates, with a key, or with both, in any of the forms that people have.
//!
//! In scope: reading one file, its password. Out of scope: the forms (see `passwright_core::signature`), which files belong together (see
//! [`crate::identity`]).

use std::path::Path;

use passwright_core::signature::Certificate;
use passwright_core::signature::certificate::MAX_CERTIFICATE_BYTES;
use passwright_core::signature::file_kind::{FileKind, file_kind};
use passwright_core::signature::software_key::{KeyError, MAX_KEY_BYTES, PrivateKey, open_pkcs12};

use crate::error::CommandError;
use crate::read_file;

/// What a file holds.
#[derive(Debug, Clone)]
pub struct KeyFile {
    /// What the file is.
    pub kind: FileKind,
    /// Its certificates; in a `.p12` file the key's own comes first.
    pub certificates: Vec<Certificate>,
    /// Its private key.
    pub key: Option<PrivateKey>,
}

/// Reads a file for its certificates; a key that is in it comes along.
///
/// # Errors
/// [`CommandError`] that names the file and what is wrong with it.
pub fn read_certificates(path: &Path, password: Option<&str>) -> Result<KeyFile, CommandError> {
    let bytes = read_file(path, MAX_CERTIFICATE_BYTES)?;
    if file_kind(&bytes) == FileKind::Pkcs12 {
        return open(path, &bytes, password);
    }
    let certificates = Certificate::parse_all(&bytes)
        .map_err(|source| CommandError::Certificate { path: path.to_owned(), source })?;
    let key = match PrivateKey::parse(&bytes, password) {
        Ok(key) => Some(key),
        Err(KeyError::NoKey { .. }) => None,
        Err(source) => return Err(key_error(path, source)),
    };
    Ok(KeyFile { kind: FileKind::Certificate, certificates, key })
}

/// Reads a file for its private key; certificates that are in it come along.
///
/// # Errors
/// [`CommandError`] that names the file and what is wrong with it.
pub fn read_key(path: &Path, password: Option<&str>) -> Result<PrivateKey, CommandError> {
    let bytes = read_file(path, MAX_KEY_BYTES)?;
    if file_kind(&bytes) == FileKind::Pkcs12 {
        // A file without key is refused when it is opened.
        return open(path, &bytes, password)?.key.ok_or(CommandError::KeyNeeded);
    }
    PrivateKey::parse(&bytes, password).map_err(|source| key_error(path, source))
}

/// Reads a file for whatever is in it.
///
/// # Errors
/// [`CommandError`] that names the file and what is wrong with it.
pub fn read_any(path: &Path, password: Option<&str>) -> Result<KeyFile, CommandError> {
    let kind = file_kind(&read_file(path, MAX_KEY_BYTES)?);
    if !matches!(kind, FileKind::PrivateKey | FileKind::EncryptedPrivateKey) {
        return read_certificates(path, password);
    }
    match read_certificates(path, password) {
        // The key stands in front of its certificate.
        Ok(both) => Ok(both),
        Err(_) => Ok(KeyFile { kind, certificates: Vec::new(), key: Some(read_key(path, password)?) }),
    }
}

/// Without a password the empty one is tried, which Keychain Access allows.
fn open(path: &Path, bytes: &[u8], password: Option<&str>) -> Result<KeyFile, CommandError> {
    match (open_pkcs12(bytes, password.unwrap_or_default()), password) {
        (Ok(identity), _) => {
            let mut certificates = vec![identity.certificate];
            certificates.extend(identity.others);
            Ok(KeyFile { kind: FileKind::Pkcs12, certificates, key: Some(identity.key) })
        }
        (Err(KeyError::WrongPassword), None) => Err(key_error(path, KeyError::PasswordNeeded)),
        (Err(source), _) => Err(key_error(path, source)),
    }
}

fn key_error(path: &Path, source: KeyError) -> CommandError {
    let path = path.to_owned();
    match source {
        KeyError::PasswordNeeded => CommandError::PasswordNeeded { path },
        source => CommandError::Key { path, source },
    }
}
