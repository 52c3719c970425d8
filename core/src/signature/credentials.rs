//! The certificate and key of a deployment, as its secrets hold them.
//!
//! In scope: `PASS_CERTIFICATE`, `PASS_PRIVATE_KEY`, `PASS_INTERMEDIATE` and their like as PEM texts, whether they belong together, a sentence for each
//! fault. Out of scope: signing; the platform imports the key. Nothing here computes with the key, so it is cheap in wasm too.
//! Sources: RFC 5958 (PKCS#8), RFC 8017 appendix A.1 (RSA keys).

use std::fmt;

use pkcs1::{RsaPrivateKey, RsaPublicKey};
use pkcs8::PrivateKeyInfo;
use pkcs8::der::Decode;
use spki::SubjectPublicKeyInfoRef;

use super::certificate::{Certificate, ParseCertificateError};
use super::chain::{CertificateChain, ChainError};
use super::pem;

/// Why there is no signing key. Each is a sentence for the operator; none quotes a secret.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CredentialsError {
    /// A secret is not there.
    #[error("the secret {name} is not set")]
    Missing {
        /// Its name.
        name: &'static str,
    },
    /// A certificate cannot be read.
    #[error("the secret {name} cannot be read: {source}")]
    Certificate {
        /// The secret's name.
        name: &'static str,
        /// What is wrong.
        source: ParseCertificateError,
    },
    /// The certificates do not belong together, or are not for passes.
    #[error("the secrets {certificate} and {intermediate} do not fit: {source}")]
    Chain {
        /// The certificate's secret.
        certificate: &'static str,
        /// The intermediate's.
        intermediate: &'static str,
        /// What is wrong.
        source: ChainError,
    },
    /// The key is in another form.
    #[error(
        "the secret {name} is no unencrypted PKCS#8 key (a section `BEGIN PRIVATE KEY`); \
         `openssl pkcs8 -topk8 -nocrypt` makes one"
    )]
    NotPkcs8 {
        /// The secret's name.
        name: &'static str,
    },
    /// The key is not RSA.
    #[error("the secret {name} is not an RSA key")]
    NotRsa {
        /// The secret's name.
        name: &'static str,
    },
    /// The key is another one than the certificate's (rule S09).
    #[error("the secret {key} is not the key of {name}, which is for {certificate}")]
    NotOfThisCertificate {
        /// The key's secret.
        key: &'static str,
        /// The certificate's.
        name: &'static str,
        /// The certificate's subject.
        certificate: String,
    },
}

/// What a platform needs to sign.
#[derive(Clone)]
pub struct Credentials {
    /// The pass certificate and its intermediate.
    pub chain: CertificateChain,
    /// The private key in PKCS#8 (DER), as WebCrypto imports it.
    pub private_key: Vec<u8>,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").field("chain", &self.chain).finish_non_exhaustive()
    }
}

/// The names of the three secrets that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecretNames {
    certificate: &'static str,
    private_key: &'static str,
    intermediate: &'static str,
}

impl SecretNames {
    /// Of the certificate that signs passes.
    pub const PRESENT: Self = Self {
        certificate: "PASS_CERTIFICATE",
        private_key: "PASS_PRIVATE_KEY",
        intermediate: "PASS_INTERMEDIATE",
    };
    /// Of the one that takes its place.
    pub const NEXT: Self = Self {
        certificate: "PASS_CERTIFICATE_NEXT",
        private_key: "PASS_PRIVATE_KEY_NEXT",
        intermediate: "PASS_INTERMEDIATE_NEXT",
    };
    /// Of the one for test keys.
    pub const SANDBOX: Self = Self {
        certificate: "SANDBOX_CERTIFICATE",
        private_key: "SANDBOX_PRIVATE_KEY",
        intermediate: "SANDBOX_INTERMEDIATE",
    };
}

fn given(secret: &impl Fn(&str) -> Option<String>, name: &str) -> Option<String> {
    secret(name).filter(|text| !text.trim().is_empty())
}

impl Credentials {
    /// Reads the secrets `PASS_CERTIFICATE`, `PASS_PRIVATE_KEY` and `PASS_INTERMEDIATE`.
    ///
    /// # Errors
    /// As [`Self::read_named`].
    pub fn read(secret: impl Fn(&str) -> Option<String>) -> Result<Self, CredentialsError> {
        Self::read_named(SecretNames::PRESENT, &secret)
    }

    /// As [`Self::read_named`]; `None` when neither certificate nor key is set.
    ///
    /// # Errors
    /// As [`Self::read_named`].
    pub fn read_if_set(
        names: SecretNames,
        secret: &impl Fn(&str) -> Option<String>,
    ) -> Result<Option<Self>, CredentialsError> {
        let is_set = given(secret, names.certificate).or_else(|| given(secret, names.private_key)).is_some();
        if is_set { Self::read_named(names, secret).map(Some) } else { Ok(None) }
    }

    /// Reads secrets by their names; without an intermediate it is one of those that are built in.
    ///
    /// # Errors
    /// [`CredentialsError`], see its variants.
    pub fn read_named(
        names: SecretNames,
        secret: &impl Fn(&str) -> Option<String>,
    ) -> Result<Self, CredentialsError> {
        let SecretNames { certificate: name, private_key: key, intermediate } = names;
        let required = |name| given(secret, name).ok_or(CredentialsError::Missing { name });
        let unfit = |source| CredentialsError::Chain { certificate: name, intermediate, source };
        let leaf = certificate(name, &required(name)?)?;
        let chain = match given(secret, intermediate) {
            Some(text) => CertificateChain::new(leaf, certificate(intermediate, &text)?),
            None => CertificateChain::with_known_intermediate(leaf),
        };
        let chain = chain.map_err(unfit)?;
        let sections = pem::sections(&required(key)?, "PRIVATE KEY");
        let section = sections.ok().and_then(|sections| sections.into_iter().next());
        let private_key = section.ok_or(CredentialsError::NotPkcs8 { name: key })?;
        require_same_key(&private_key, chain.leaf(), names)?;
        Ok(Self { chain, private_key })
    }
}

fn certificate(name: &'static str, text: &str) -> Result<Certificate, CredentialsError> {
    Certificate::parse(text.as_bytes()).map_err(|source| CredentialsError::Certificate { name, source })
}

/// A key of another certificate would sign passes that every phone refuses.
fn require_same_key(pkcs8: &[u8], leaf: &Certificate, names: SecretNames) -> Result<(), CredentialsError> {
    let name = names.private_key;
    let info = PrivateKeyInfo::from_der(pkcs8).map_err(|_| CredentialsError::NotPkcs8 { name })?;
    let key = RsaPrivateKey::from_der(info.private_key).map_err(|_| CredentialsError::NotRsa { name })?;
    let certified = leaf.public_key();
    let same = SubjectPublicKeyInfoRef::from_der(&certified)
        .ok()
        .and_then(|info| info.subject_public_key.as_bytes())
        .and_then(|bytes| RsaPublicKey::from_der(bytes).ok())
        .is_some_and(|certified| certified == key.public_key());
    if same {
        return Ok(());
    }
    let certificate = leaf.subject();
    Err(CredentialsError::NotOfThisCertificate { key: name, name: names.certificate, certificate })
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{THROW_AWAY_TEST_KEY, chain, fixture};
    use super::*;

    fn text(bytes: &[u8]) -> String {
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    /// The three secrets with one of them replaced.
    fn read(name: &str, value: &str) -> Result<Credentials, CredentialsError> {
        Credentials::read(|asked| match asked {
            asked if asked == name => Some(value.to_owned()),
            "PASS_CERTIFICATE" => Some(text(fixture!("pass.pem"))),
            "PASS_PRIVATE_KEY" => Some(text(fixture!("pass.key.pem"))),
            "PASS_INTERMEDIATE" => Some(text(fixture!("intermediate.pem"))),
            _ => None,
        })
    }

    #[track_caller]
    fn refused(name: &str, value: &str, sentence: &str) {
        let error = read(name, value).unwrap_err().to_string();
        assert!(error.starts_with(sentence), "{error}");
    }

    #[test]
    fn certificate_key_and_intermediate_are_read_also_when_a_form_escaped_their_lines() {
        let credentials = read("", "").unwrap();
        assert_eq!(credentials.chain, chain());
        assert_eq!(credentials.private_key.first(), Some(&0x30));
        let escaped = text(fixture!("pass.key.pem")).replace('\n', "\\n");
        assert_eq!(read("PASS_PRIVATE_KEY", &escaped).unwrap().private_key, credentials.private_key);
    }

    #[test]
    fn a_secret_that_is_missing_or_unreadable_is_one_sentence() {
        refused("PASS_CERTIFICATE", "", "the secret PASS_CERTIFICATE is not set");
        refused("PASS_PRIVATE_KEY", " \n", "the secret PASS_PRIVATE_KEY is not set");
        refused(
            "PASS_CERTIFICATE",
            "hello",
            "the secret PASS_CERTIFICATE cannot be read: this is not an X.509",
        );
        refused("PASS_INTERMEDIATE", "hello", "the secret PASS_INTERMEDIATE cannot be read: this is not an");
        refused(
            "PASS_INTERMEDIATE",
            "",
            "the secrets PASS_CERTIFICATE and PASS_INTERMEDIATE do not fit: the inter",
        );
        refused("PASS_PRIVATE_KEY", "hello", "the secret PASS_PRIVATE_KEY is no unencrypted PKCS#8 key");
        let pkcs1 = text(fixture!("pass.key.pkcs1.pem"));
        refused("PASS_PRIVATE_KEY", &pkcs1, "the secret PASS_PRIVATE_KEY is no unencrypted PKCS#8 key");
    }

    #[test]
    fn certificates_and_keys_that_do_not_belong_together_are_refused() {
        let other = text(fixture!("other-intermediate.pem"));
        refused("PASS_INTERMEDIATE", &other, "the secrets PASS_CERTIFICATE and PASS_INTERMEDIATE do not fit");
        let other = text(fixture!("other.key.pem"));
        refused(
            "PASS_PRIVATE_KEY",
            &other,
            "the secret PASS_PRIVATE_KEY is not the key of PASS_CERTIFICATE, which",
        );
        refused("PASS_PRIVATE_KEY", THROW_AWAY_TEST_KEY, "the secret PASS_PRIVATE_KEY is not an RSA key");
    }

    #[test]
    fn the_key_never_shows_itself() {
        let shown = format!("{:?}", read("", "").unwrap());
        assert!(shown.starts_with("Credentials { chain: ") && shown.ends_with(", .. }"), "{shown}");
        assert!(!shown.contains("private_key"), "{shown}");
    }

    #[test]
    fn other_secrets_are_read_by_their_own_names() {
        let fixture = |asked: &str| match asked {
            "PASS_CERTIFICATE_NEXT" => Some(text(fixture!("pass.pem"))),
            "PASS_PRIVATE_KEY_NEXT" => Some(text(fixture!("pass.key.pem"))),
            "PASS_INTERMEDIATE_NEXT" => Some(text(fixture!("intermediate.pem"))),
            "SANDBOX_CERTIFICATE" => Some(text(fixture!("pass.pem"))),
            _ => None,
        };
        assert!(Credentials::read_if_set(SecretNames::NEXT, &fixture).unwrap().is_some());
        let half = Credentials::read_if_set(SecretNames::SANDBOX, &fixture).unwrap_err().to_string();
        assert!(
            half.starts_with("the secrets SANDBOX_CERTIFICATE and SANDBOX_INTERMEDIATE do not fit"),
            "{half}"
        );
        assert!(Credentials::read_if_set(SecretNames::PRESENT, &fixture).unwrap().is_none());
    }
}
