//! The key in WebCrypto, which signs without ever showing it.
//!
//! Source: W3C, "Web Cryptography API", RSASSA-PKCS1-v1_5 and ECDSA. ECDSA signatures come as two numbers side by side; passes want the
//! DER of RFC 3279.

use std::fmt;

use js_sys::{Array, Object, Reflect, Uint8Array};
use p256::ecdsa::Signature;
use passwright_core::signature::own_key::OwnKey;
use passwright_core::signature::software_key::KeyAlgorithm;
use passwright_core::signature::{CertificateChain, SignError, Signer};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

const RSA: &str = "RSASSA-PKCS1-v1_5";
const ECDSA: &str = "ECDSA";

/// Why the browser does not sign.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WebCryptoError {
    /// There is no WebCrypto: browsers offer it to secure pages only.
    #[error("this page is not opened over https, and browsers sign in secure pages only")]
    Insecure,
    /// The key was refused.
    #[error("this browser does not take the private key ({0})")]
    Key(String),
    /// Signing failed.
    #[error("this browser did not sign ({0})")]
    Sign(String),
    /// The signature is not as agreed.
    #[error("this browser gave a signature of an unknown shape")]
    Shape(#[from] p256::ecdsa::Error),
}

/// Signs with a key that the browser holds.
pub(crate) struct WebCryptoSigner {
    key: CryptoKey,
    chain: CertificateChain,
}

impl fmt::Debug for WebCryptoSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebCryptoSigner").field("chain", &self.chain).finish_non_exhaustive()
    }
}

impl WebCryptoSigner {
    /// Gives the key to the browser, not extractable and for signing alone.
    pub(crate) async fn import(own: &OwnKey) -> Result<Self, WebCryptoError> {
        let pkcs8 = own.key.to_pkcs8().map_err(|error| WebCryptoError::Key(error.to_string()))?;
        let refused = |error: JsValue| WebCryptoError::Key(thrown(&error));
        let algorithm = match own.key.algorithm() {
            KeyAlgorithm::Rsa { .. } => algorithm(RSA, "hash", "SHA-256"),
            KeyAlgorithm::P256 => algorithm(ECDSA, "namedCurve", "P-256"),
        }
        .map_err(refused)?;
        let material = Uint8Array::from(pkcs8.as_bytes());
        let usages = Array::of1(&"sign".into());
        let promise = subtle()?
            .import_key_with_object("pkcs8", &material, &algorithm, false, &usages)
            .map_err(refused)?;
        let key = JsFuture::from(promise).await.map_err(refused)?;
        // The copy that crossed the border is wiped; the one behind it belongs to the browser.
        material.fill(0, 0, material.length());
        Ok(Self { key: key.unchecked_into(), chain: own.chain.clone() })
    }

    /// With a key that the browser has held before.
    pub(crate) fn new(key: CryptoKey, chain: CertificateChain) -> Self {
        Self { key, chain }
    }

    /// The key as the browser holds it.
    pub(crate) fn key(&self) -> &CryptoKey {
        &self.key
    }

    async fn sign_bytes(&self, bytes: &[u8]) -> Result<Vec<u8>, WebCryptoError> {
        let failed = |error: JsValue| WebCryptoError::Sign(thrown(&error));
        let of_key = self.key.algorithm().map_err(failed)?;
        let name = Reflect::get(&of_key, &"name".into()).map_err(failed)?;
        let is_ecdsa = name.as_string().as_deref() == Some(ECDSA);
        let algorithm = algorithm(if is_ecdsa { ECDSA } else { RSA }, "hash", "SHA-256").map_err(failed)?;
        let bytes = Uint8Array::from(bytes);
        let promise =
            subtle()?.sign_with_object_and_js_u8_array(&algorithm, &self.key, &bytes).map_err(failed)?;
        let signature = Uint8Array::new(&JsFuture::from(promise).await.map_err(failed)?).to_vec();
        Ok(if is_ecdsa { Signature::from_slice(&signature)?.to_der().as_bytes().to_vec() } else { signature })
    }
}

impl Signer for WebCryptoSigner {
    fn certificates(&self) -> &CertificateChain {
        &self.chain
    }

    async fn sign(&self, bytes: &[u8]) -> Result<Vec<u8>, SignError> {
        self.sign_bytes(bytes).await.map_err(|error| SignError::Key(Box::new(error)))
    }
}

fn subtle() -> Result<SubtleCrypto, WebCryptoError> {
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let subtle = crypto.map(|crypto| crypto.subtle());
    subtle.filter(|subtle| !subtle.is_undefined()).ok_or(WebCryptoError::Insecure)
}

fn algorithm(name: &str, parameter: &str, value: &str) -> Result<Object, JsValue> {
    let algorithm = Object::new();
    Reflect::set(&algorithm, &"name".into(), &name.into())?;
    Reflect::set(&algorithm, &parameter.into(), &value.into())?;
    Ok(algorithm)
}

/// What was thrown, in the browser's words.
fn thrown(error: &JsValue) -> String {
    let text = |name: &str| Reflect::get(error, &name.into()).ok()?.as_string().filter(|it| !it.is_empty());
    text("message").or_else(|| text("name")).unwrap_or_else(|| "no reason given".to_owned())
}
