//! The signing key: WebCrypto, with certificate and key from secrets.
//!
//! In scope: `PASS_CERTIFICATE`, `PASS_PRIVATE_KEY` (PKCS#8, PEM), `PASS_INTERMEDIATE`; a sentence for each fault. Out of scope: the shape of
//! a signature; core makes it. An RSA signature costs 0.5 ms here and 10 ms in wasm.
//! Source: W3C, "Web Cryptography API", RSASSA-PKCS1-v1_5.

use js_sys::{Array, Object, Reflect, Uint8Array};
use passwright_core::signature::certificate::ParseCertificateError;
use passwright_core::signature::chain::ChainError;
use passwright_core::signature::{Certificate, CertificateChain, SignError, Signer, pem};
use pkcs1::RsaPrivateKey;
use pkcs8::PrivateKeyInfo;
use pkcs8::der::Decode;
use spki::SubjectPublicKeyInfoRef;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto, WorkerGlobalScope};

use crate::thrown;

const ALGORITHM: &str = "RSASSA-PKCS1-v1_5";

/// Why there is no signing key. Each is a sentence for the operator; none quotes a secret.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SignerError {
    /// A secret is not there.
    #[error("the secret {name} is not set")]
    Missing {
        /// Its name.
        name: &'static str,
    },
    /// A certificate does not read.
    #[error("the secret {name} is not a certificate: {source}")]
    Certificate {
        /// The secret's name.
        name: &'static str,
        /// What is wrong.
        #[source]
        source: ParseCertificateError,
    },
    /// The certificates do not belong together, or are not for passes.
    #[error("PASS_CERTIFICATE or PASS_INTERMEDIATE does not fit: {0}")]
    Chain(#[from] ChainError),
    /// The key is in another form.
    #[error(
        "the secret PASS_PRIVATE_KEY is no unencrypted PKCS#8 key (a section `BEGIN PRIVATE KEY`); `openssl pkcs8 -topk8 -nocrypt` makes one"
    )]
    NotPkcs8,
    /// The key is not RSA.
    #[error("the secret PASS_PRIVATE_KEY is not an RSA key that can be read")]
    NotRsa,
    /// The key is another one than the certificate's.
    #[error("PASS_PRIVATE_KEY is not the key of PASS_CERTIFICATE ({certificate})")]
    NotOfThisCertificate {
        /// The certificate's subject.
        certificate: String,
    },
}

/// What WebCrypto says when it does not sign.
#[derive(Debug, thiserror::Error)]
#[error("WebCrypto did not sign: {message}")]
struct WebCryptoError {
    message: String,
}

/// Signs with the key that the secrets hold.
pub(crate) struct WebCryptoSigner {
    chain: CertificateChain,
    /// PKCS#8 in DER.
    key: Vec<u8>,
}

impl WebCryptoSigner {
    /// Reads the secrets through `variable`.
    ///
    /// # Errors
    /// [`SignerError`], see its variants.
    pub(crate) fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, SignerError> {
        let secret = |name: &'static str| variable(name).filter(|text| !text.trim().is_empty());
        let required = |name| secret(name).ok_or(SignerError::Missing { name });
        let certificate = |name, text: String| {
            Certificate::parse(text.as_bytes()).map_err(|source| SignerError::Certificate { name, source })
        };
        let leaf = certificate("PASS_CERTIFICATE", required("PASS_CERTIFICATE")?)?;
        let chain = match secret("PASS_INTERMEDIATE") {
            Some(text) => CertificateChain::new(leaf, certificate("PASS_INTERMEDIATE", text)?)?,
            None => CertificateChain::with_known_intermediate(leaf)?,
        };
        let key = private_key(&required("PASS_PRIVATE_KEY")?)?;
        require_same_key(&key, chain.leaf())?;
        Ok(Self { chain, key })
    }

    async fn sign_with_web_crypto(&self, bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
        let subtle = subtle()?;
        let algorithm = Object::new();
        Reflect::set(&algorithm, &"name".into(), &ALGORITHM.into())?;
        Reflect::set(&algorithm, &"hash".into(), &"SHA-256".into())?;
        let usages = Array::of1(&"sign".into());
        let material = Uint8Array::from(self.key.as_slice());
        let key = subtle.import_key_with_object("pkcs8", &material, &algorithm, false, &usages)?;
        let key: CryptoKey = JsFuture::from(key).await?.unchecked_into();
        let bytes = Uint8Array::from(bytes);
        let signature = subtle.sign_with_str_and_js_u8_array(ALGORITHM, &key, &bytes)?;
        Ok(Uint8Array::new(&JsFuture::from(signature).await?).to_vec())
    }
}

impl Signer for WebCryptoSigner {
    fn certificates(&self) -> &CertificateChain {
        &self.chain
    }

    async fn sign(&self, bytes: &[u8]) -> Result<Vec<u8>, SignError> {
        let signature = self.sign_with_web_crypto(bytes).await;
        signature.map_err(|error| SignError::Key(Box::new(WebCryptoError { message: thrown::text(&error) })))
    }
}

fn subtle() -> Result<SubtleCrypto, JsValue> {
    Ok(js_sys::global().unchecked_into::<WorkerGlobalScope>().crypto()?.subtle())
}

fn private_key(text: &str) -> Result<Vec<u8>, SignerError> {
    let sections = pem::sections(text, "PRIVATE KEY").map_err(|_| SignerError::NotPkcs8)?;
    sections.into_iter().next().ok_or(SignerError::NotPkcs8)
}

/// A key of another certificate would sign passes that every phone refuses.
fn require_same_key(key: &[u8], leaf: &Certificate) -> Result<(), SignerError> {
    let info = PrivateKeyInfo::from_der(key).map_err(|_| SignerError::NotPkcs8)?;
    let key = RsaPrivateKey::from_der(info.private_key).map_err(|_| SignerError::NotRsa)?;
    let certified = leaf.public_key();
    let same = SubjectPublicKeyInfoRef::from_der(&certified)
        .ok()
        .and_then(|info| info.subject_public_key.as_bytes())
        .and_then(|bytes| pkcs1::RsaPublicKey::from_der(bytes).ok())
        .is_some_and(|certified| certified == key.public_key());
    if same { Ok(()) } else { Err(SignerError::NotOfThisCertificate { certificate: leaf.subject() }) }
}
