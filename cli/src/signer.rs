//! The signer of the command line: AWS-LC for RSA, as fast as OpenSSL.
//!
//! In scope: keys in memory of a native process. Out of scope: reading key files (see [`crate::key_file`]).

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use passwright_core::signature::software_key::{KeyAlgorithm, PrivateKey, SoftwareKey};
use passwright_core::signature::{CertificateChain, SignError, Signer};

use crate::error::CommandError;

/// A signer that holds its key.
#[derive(Debug)]
pub struct NativeSigner {
    key: Key,
    chain: CertificateChain,
}

#[derive(Debug)]
enum Key {
    Rsa {
        key: Box<RsaKeyPair>,
        random: SystemRandom,
    },
    /// AWS-LC's ECDSA takes randomness, and the same pass shall have the same bytes.
    Ecdsa(Box<SoftwareKey>),
}

impl NativeSigner {
    /// Hands a key over, after making sure that it belongs to the certificate.
    ///
    /// # Errors
    /// [`CommandError::KeyOfAnother`] or [`CommandError::KeyRejected`].
    pub fn new(key: &PrivateKey, chain: CertificateChain) -> Result<Self, CommandError> {
        let software = SoftwareKey::new(key.clone(), chain.clone()).map_err(CommandError::KeyOfAnother)?;
        if key.algorithm() == KeyAlgorithm::P256 {
            return Ok(Self { key: Key::Ecdsa(Box::new(software)), chain });
        }
        let pkcs8 = key.to_pkcs8().map_err(CommandError::KeyOfAnother)?;
        let key = RsaKeyPair::from_pkcs8(pkcs8.as_bytes())
            .map_err(|error| CommandError::KeyRejected { reason: error.to_string() })?;
        Ok(Self { key: Key::Rsa { key: Box::new(key), random: SystemRandom::new() }, chain })
    }
}

impl Signer for NativeSigner {
    fn certificates(&self) -> &CertificateChain {
        &self.chain
    }

    async fn sign(&self, bytes: &[u8]) -> Result<Vec<u8>, SignError> {
        let (key, random) = match &self.key {
            Key::Rsa { key, random } => (key, random),
            Key::Ecdsa(key) => return key.sign(bytes).await,
        };
        let mut signature = vec![0; key.public_modulus_len()];
        key.sign(&RSA_PKCS1_SHA256, random, bytes, &mut signature)
            .map_err(|error| SignError::Key(Box::new(error)))?;
        Ok(signature)
    }
}
