//! The part of the editor that opens a person's own key and signs with it: a wasm module that the page loads when it is asked for.
//!
//! In scope: `.p12` files and their old ciphers, certificate rules, the shape of a signature, the key in WebCrypto. Out of scope: what is
//! signed (the editor builds it), the dialog. Nothing here sends anything: the file, its password and the key stay in the page, and once
//! the browser holds the key not even the page can read it.
//!
//! Errors cross the border as sentences for the person.

use js_sys::Uint8Array;
use passwright_core::signature::apple::Generation;
use passwright_core::signature::own_key::OwnKey;
use passwright_core::signature::{Certificate, CertificateChain, Signer, sign_detached};
use passwright_core::time::Timestamp;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

use crate::web_crypto::WebCryptoSigner;

mod kept;
mod web_crypto;

/// A key that the browser holds, with its certificates.
#[wasm_bindgen]
#[derive(Debug)]
pub struct OpenedKey {
    signer: WebCryptoSigner,
}

/// Opens the files that a person picked, and gives the key to the browser for good: it signs, and shows itself to nobody.
///
/// # Errors
/// A sentence for the person.
#[wasm_bindgen]
pub async fn open(files: Vec<Uint8Array>, password: String, now_millis: f64) -> Result<OpenedKey, JsValue> {
    let password = Zeroizing::new(password);
    let files: Vec<Zeroizing<Vec<u8>>> = files.iter().map(|file| Zeroizing::new(file.to_vec())).collect();
    let own = OwnKey::open(&files, &password, instant(now_millis)).map_err(sentence)?;
    let signer = WebCryptoSigner::import(&own).await.map_err(sentence)?;
    Ok(OpenedKey { signer })
}

/// The key that this browser was asked to keep, if its certificates are still valid.
///
/// # Errors
/// A sentence for the person.
#[wasm_bindgen]
pub async fn kept(now_millis: f64) -> Result<Option<OpenedKey>, JsValue> {
    let Some(signer) = kept::read().await.map_err(sentence)? else { return Ok(None) };
    signer.certificates().require_valid_at(instant(now_millis)).map_err(sentence)?;
    Ok(Some(OpenedKey { signer }))
}

/// Forgets the key that this browser was asked to keep.
///
/// # Errors
/// A sentence for the person.
#[wasm_bindgen]
pub async fn forget() -> Result<(), JsValue> {
    kept::forget().await.map_err(sentence)
}

#[wasm_bindgen]
impl OpenedKey {
    /// The pass type that the certificate is for.
    #[wasm_bindgen(getter, js_name = passType)]
    #[must_use]
    pub fn pass_type(&self) -> String {
        self.chain().pass_type_identifier().as_str().to_owned()
    }

    /// The team that it was issued to.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn team(&self) -> String {
        self.chain().team_identifier().as_str().to_owned()
    }

    /// Whose it is: the organization, else the whole name.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn owner(&self) -> String {
        self.chain().leaf().organization_name().unwrap_or_else(|| self.chain().leaf().subject())
    }

    /// When it ends, as RFC 3339.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn expires(&self) -> String {
        self.chain().leaf().not_after().to_rfc3339()
    }

    /// Whether Apple issued it, so that real iPhones take what it signs.
    #[wasm_bindgen(getter, js_name = isApples)]
    #[must_use]
    pub fn is_apples(&self) -> bool {
        let issuer = self.chain().leaf().authority_key_identifier();
        issuer.as_deref().and_then(Generation::of_key).is_some()
    }

    /// Makes the detached signature over a manifest.
    ///
    /// # Errors
    /// A sentence for the person.
    pub async fn sign(&self, manifest: Vec<u8>, now_millis: f64) -> Result<Vec<u8>, JsValue> {
        let now = instant(now_millis);
        // The page may have been open since before the certificate ended.
        self.chain().require_valid_at(now).map_err(sentence)?;
        sign_detached(&manifest, &self.signer, now).await.map_err(sentence)
    }

    /// Keeps the key in this browser: it goes on being unreadable, and serves this page alone.
    ///
    /// # Errors
    /// A sentence for the person.
    pub async fn keep(&self) -> Result<(), JsValue> {
        kept::write(&self.signer).await.map_err(sentence)
    }
}

impl OpenedKey {
    fn chain(&self) -> &CertificateChain {
        self.signer.certificates()
    }
}

/// Both certificates of a chain as DER, the pass certificate first.
fn ders(chain: &CertificateChain) -> [&[u8]; 2] {
    [chain.leaf(), chain.intermediate()].map(Certificate::to_der)
}

fn instant(millis: f64) -> Timestamp {
    // Whole milliseconds fit into 53 bits for the next 280,000 years.
    Timestamp::from_unix_millis(millis as i64)
}

fn sentence(error: impl std::fmt::Display) -> JsValue {
    JsValue::from_str(&error.to_string())
}
