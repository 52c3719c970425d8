//! The signing keys in WebCrypto.
//!
//! In scope: one RSA signature for a pass, one ECDSA signature for a provider token. Out of scope: which secrets make a key (`passwright_core::signature::credentials`), the shape of a pass's
//! signature. An RSA signature costs 0.5 ms here and 10 ms in wasm.
//! Source: W3C, "Web Cryptography API", RSASSA-PKCS1-v1_5.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Object, Reflect, Uint8Array};
use passwright_core::service::ports::CertificateUse;
use passwright_core::signature::credentials::{Credentials, SecretNames};
use passwright_core::signature::{CertificateChain, SignError, Signer};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto, WorkerGlobalScope};

use crate::thrown;

const ALGORITHM: &str = "RSASSA-PKCS1-v1_5";

/// What WebCrypto says when it does not sign.
#[derive(Debug, thiserror::Error)]
#[error("WebCrypto did not sign: {message}")]
struct WebCryptoError {
    message: String,
}

/// The credentials of one use: read, not set, or the sentence that says what is wrong.
type Read = Result<Option<Rc<Credentials>>, String>;

thread_local! {
    /// Secrets never change while a worker runs, and reading two certificates costs more than signing.
    static CREDENTIALS: [OnceCell<Read>; 3] = const { [const { OnceCell::new() }; 3] };

    /// Each key in the runtime's hands. Importing it checks it and prepares its arithmetic, which costs as much as a signature; it belongs to no
    /// request, so all of them sign with the same one.
    static KEYS: RefCell<Vec<(Rc<Credentials>, CryptoKey)>> = const { RefCell::new(Vec::new()) };
}

/// Signs with the key that the secrets hold.
pub(crate) struct WebCryptoSigner {
    credentials: Rc<Credentials>,
}

impl WebCryptoSigner {
    /// The signer of this worker for a use, or the sentence for the operator that says why there is none.
    pub(crate) fn of_secrets(
        use_of: CertificateUse,
        secret: &impl Fn(&str) -> Option<String>,
    ) -> Result<Option<Self>, String> {
        let (place, names) = match use_of {
            CertificateUse::Present => (0, SecretNames::PRESENT),
            CertificateUse::Next => (1, SecretNames::NEXT),
            CertificateUse::Sandbox => (2, SecretNames::SANDBOX),
        };
        let read = || {
            let credentials = match use_of {
                CertificateUse::Present => Credentials::read_named(names, secret).map(Some),
                _ => Credentials::read_if_set(names, secret),
            };
            credentials.map(|found| found.map(Rc::new)).map_err(|error| error.to_string())
        };
        let credentials =
            CREDENTIALS.with(|all| all.get(place).map_or_else(read, |cell| cell.get_or_init(read).clone()));
        Ok(credentials?.map(|credentials| Self { credentials }))
    }

    fn kept_key(&self) -> Option<CryptoKey> {
        let is_own = |kept: &&(Rc<Credentials>, CryptoKey)| Rc::ptr_eq(&kept.0, &self.credentials);
        KEYS.with_borrow(|keys| keys.iter().find(is_own).map(|(_, key)| key.clone()))
    }

    async fn import(&self, subtle: &SubtleCrypto) -> Result<CryptoKey, JsValue> {
        let algorithm = Object::new();
        Reflect::set(&algorithm, &"name".into(), &ALGORITHM.into())?;
        Reflect::set(&algorithm, &"hash".into(), &"SHA-256".into())?;
        let usages = Array::of1(&"sign".into());
        let material = Uint8Array::from(self.credentials.private_key.as_slice());
        let key = subtle.import_key_with_object("pkcs8", &material, &algorithm, false, &usages)?;
        Ok(JsFuture::from(key).await?.unchecked_into())
    }

    async fn sign_with_web_crypto(&self, bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
        let subtle = js_sys::global().unchecked_into::<WorkerGlobalScope>().crypto()?.subtle();
        let key = match self.kept_key() {
            Some(key) => key,
            // Of two requests that come first each imports it; the second one's lies there unused.
            None => {
                let key = self.import(&subtle).await?;
                KEYS.with_borrow_mut(|keys| keys.push((Rc::clone(&self.credentials), key.clone())));
                key
            }
        };
        let bytes = Uint8Array::from(bytes);
        let signature = subtle.sign_with_str_and_js_u8_array(ALGORITHM, &key, &bytes)?;
        Ok(Uint8Array::new(&JsFuture::from(signature).await?).to_vec())
    }
}

/// Signs with a key on the curve P-256 (PKCS#8): two numbers of 32 bytes. It happens once in fifty minutes, so no key is kept.
pub(crate) async fn sign_es256(pkcs8: &[u8], bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    let subtle = js_sys::global().unchecked_into::<WorkerGlobalScope>().crypto()?.subtle();
    let algorithm = Object::new();
    for (name, value) in [("name", "ECDSA"), ("namedCurve", "P-256"), ("hash", "SHA-256")] {
        Reflect::set(&algorithm, &name.into(), &value.into())?;
    }
    let usages = Array::of1(&"sign".into());
    let key = subtle.import_key_with_object("pkcs8", &Uint8Array::from(pkcs8), &algorithm, false, &usages)?;
    let key: CryptoKey = JsFuture::from(key).await?.unchecked_into();
    let signature = subtle.sign_with_object_and_js_u8_array(&algorithm, &key, &Uint8Array::from(bytes))?;
    Ok(Uint8Array::new(&JsFuture::from(signature).await?).to_vec())
}

impl Signer for WebCryptoSigner {
    fn certificates(&self) -> &CertificateChain {
        &self.credentials.chain
    }

    async fn sign(&self, bytes: &[u8]) -> Result<Vec<u8>, SignError> {
        let signature = self.sign_with_web_crypto(bytes).await;
        signature.map_err(|error| SignError::Key(Box::new(WebCryptoError { message: thrown::text(&error) })))
    }
}
