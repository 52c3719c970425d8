//! The certificate and key that a pass is built with.
//!
//! In scope: which files belong together. Out of scope: reading one (see [`crate::key_file`]).

use std::path::PathBuf;

use clap::Args;
use passwright_core::signature::software_key::PrivateKey;
use passwright_core::signature::{Certificate, CertificateChain, ChainError};

use crate::error::CommandError;
use crate::key_file::{self, KeyFile};
use crate::password::Password;
use crate::signer::NativeSigner;

/// The variable that holds the password of a key or `.p12` file, so that it need not stand in the shell's history.
pub const PASSWORD_VARIABLE: &str = "PASSWRIGHT_PASSWORD";

/// Where certificate and key are.
#[derive(Debug, Clone, Args)]
pub struct IdentityArguments {
    /// The Pass Type ID certificate (.pem, .cer), or a .p12 file with its key
    #[arg(long, value_name = "FILE")]
    pub certificate: PathBuf,
    /// The certificate's private key (PEM, DER, or a .p12 file); not needed when it is in the same file as the certificate
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
    /// The intermediate certificate that issued the certificate; Apple's G4 is built in
    #[arg(long, value_name = "FILE")]
    pub intermediate: Option<PathBuf>,
    /// The password of the key or .p12 file
    #[arg(long, value_name = "TEXT", env = PASSWORD_VARIABLE, hide_env_values = true)]
    pub password: Option<Password>,
}

impl IdentityArguments {
    /// Reads the files and makes sure that they belong together.
    ///
    /// # Errors
    /// [`CommandError`] that names the file and what is wrong with it.
    pub fn signer(&self) -> Result<NativeSigner, CommandError> {
        let Files { leaf, others, key } = self.read()?;
        let key = key.ok_or(CommandError::KeyNeeded)?;
        NativeSigner::new(&key, self.chain(leaf, &others)??)
    }

    /// Reads certificate and key.
    ///
    /// # Errors
    /// [`CommandError`] that names the file and what is wrong with it.
    pub(crate) fn read(&self) -> Result<Files, CommandError> {
        let password = self.password.as_ref().map(Password::expose);
        let KeyFile { mut certificates, key: own, .. } =
            key_file::read_certificates(&self.certificate, password)?;
        let key = match &self.key {
            Some(path) => Some(key_file::read_key(path, password)?),
            None => own,
        };
        let leaf = take_leaf(&mut certificates, key.as_ref());
        Ok(Files { leaf, others: certificates, key })
    }

    /// Puts the certificate and its intermediate together: the one given, one that came along, or the one that is built in.
    ///
    /// # Errors
    /// [`CommandError`] when a file cannot be read; inside, [`ChainError`] when the certificates do not belong together.
    pub(crate) fn chain(
        &self,
        leaf: Certificate,
        others: &[Certificate],
    ) -> Result<Result<CertificateChain, ChainError>, CommandError> {
        let Some(path) = &self.intermediate else {
            return Ok(CertificateChain::with_intermediate_from(leaf, others));
        };
        let given =
            key_file::read_certificates(path, self.password.as_ref().map(Password::expose))?.certificates;
        let issuer = given.iter().find(|other| leaf.is_issued_by(other));
        // None issued it: the error names the first.
        let chosen = issuer.or(given.first()).cloned().unwrap_or_else(|| leaf.clone());
        Ok(CertificateChain::new(leaf, chosen))
    }
}

/// What was in the files.
pub(crate) struct Files {
    /// The certificate of the key, or the first one.
    pub(crate) leaf: Certificate,
    /// Certificates beside it.
    pub(crate) others: Vec<Certificate>,
    /// The private key, if one was found.
    pub(crate) key: Option<PrivateKey>,
}

/// The certificate of the key, else the first; the others stay as candidates for the intermediate. The list is never empty.
fn take_leaf(certificates: &mut Vec<Certificate>, key: Option<&PrivateKey>) -> Certificate {
    let own = key.and_then(|key| certificates.iter().position(|certificate| key.belongs_to(certificate)));
    certificates.swap_remove(own.unwrap_or(0))
}
