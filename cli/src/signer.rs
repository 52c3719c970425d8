//! The signer of the command line: AWS-LC, as fast as OpenSSL.
//!
//! In scope: RSA keys in memory of a native process. Out of scope: reading key files (see [`crate::identity`]).

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use passwright_core::signature::software_key::PrivateKey;
use passwright_core::signature::{CertificateChain, SignError, Signer};

use crate::error::CommandError;

/// A signer whose key AWS-LC holds.
#[derive(Debug)]
pub struct NativeSigner {
    key: RsaKeyPair,
    random: SystemRandom,
    chain: CertificateChain,
}

impl NativeSigner {
    /// Hands a key over to AWS-LC, after making sure that it belongs to the certificate.
    ///
    /// # Errors
    /// [`CommandError::KeyOfAnother`] or [`CommandError::KeyRejected`].
    pub fn new(key: &PrivateKey, chain: CertificateChain) -> Result<Self, CommandError> {
        key.require_for(chain.leaf()).map_err(CommandError::KeyOfAnother)?;
        let pkcs8 = key.to_pkcs8().map_err(CommandError::KeyOfAnother)?;
        let key = RsaKeyPair::from_pkcs8(pkcs8.as_bytes())
            .map_err(|error| CommandError::KeyRejected { reason: error.to_string() })?;
        Ok(Self { key, random: SystemRandom::new(), chain })
    }
}

impl Signer for NativeSigner {
    fn certificates(&self) -> &CertificateChain {
        &self.chain
    }

    async fn sign(&self, bytes: &[u8]) -> Result<Vec<u8>, SignError> {
        let mut signature = vec![0; self.key.public_modulus_len()];
        self.key
            .sign(&RSA_PKCS1_SHA256, &self.random, bytes, &mut signature)
            .map_err(|error| SignError::Key(Box::new(error)))?;
        Ok(signature)
    }
}
