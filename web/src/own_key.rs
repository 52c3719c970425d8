//! A person's own certificate and key, opened in the page by the module `keys`.
//!
//! In scope: calling that module, and keeping in mind what it says of a key. Out of scope: reading keys and making signatures, which are
//! the module's (see `passwright-web-keys`). The key itself stays inside the browser; this holds a handle.

use js_sys::Uint8Array;
use passwright_core::api::Identity;
use passwright_core::ids::{PassTypeIdentifier, SerialNumber, TeamIdentifier};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Storage;

use crate::api::as_sentence;
use crate::clock::now_millis;
use crate::modules::{ModuleError, load};

/// Set while this browser keeps a key, so that the module is loaded only then.
const KEPT: &str = "passwright.own-key";

#[wasm_bindgen]
extern "C" {
    type KeysModule;

    #[wasm_bindgen(method, catch)]
    async fn open(
        this: &KeysModule,
        files: Vec<Uint8Array>,
        password: &str,
        now_millis: f64,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    async fn kept(this: &KeysModule, now_millis: f64) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    async fn forget(this: &KeysModule) -> Result<(), JsValue>;

    /// What the module opened.
    #[derive(Debug, Clone, PartialEq)]
    type OpenedKey;

    #[wasm_bindgen(method, getter, js_name = passType)]
    fn pass_type(this: &OpenedKey) -> String;

    #[wasm_bindgen(method, getter)]
    fn team(this: &OpenedKey) -> String;

    #[wasm_bindgen(method, getter)]
    fn owner(this: &OpenedKey) -> String;

    #[wasm_bindgen(method, getter)]
    fn expires(this: &OpenedKey) -> String;

    #[wasm_bindgen(method, getter, js_name = isApples)]
    fn is_apples(this: &OpenedKey) -> bool;

    #[wasm_bindgen(method, catch)]
    async fn sign(this: &OpenedKey, manifest: Uint8Array, now_millis: f64) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    async fn keep(this: &OpenedKey) -> Result<(), JsValue>;
}

/// Why a key does not sign. Each prints as a sentence for the person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum OwnKeyError {
    /// The module is not there.
    #[error(transparent)]
    Module(#[from] ModuleError),
    /// The module's own sentence.
    #[error("{0}")]
    Refused(String),
}

impl From<JsValue> for OwnKeyError {
    fn from(thrown: JsValue) -> Self {
        let text = thrown.as_string();
        Self::Refused(text.map_or_else(|| text!("own-key-failed"), |text| as_sentence(&text)))
    }
}

/// A key that signs in the page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OwnKey {
    handle: OpenedKey,
    /// What passes signed with it must carry.
    pub(crate) identity: Identity,
}

impl OwnKey {
    /// Opens the files that a person picked.
    ///
    /// # Errors
    /// [`OwnKeyError`]
    pub(crate) async fn open(files: Vec<Uint8Array>, password: &str) -> Result<Self, OwnKeyError> {
        let handle = module().await?.open(files, password, now_millis() as f64).await?;
        Self::new(handle.unchecked_into())
    }

    /// The key that this browser keeps, if any.
    ///
    /// # Errors
    /// [`OwnKeyError`], for example when its certificate has expired.
    pub(crate) async fn kept() -> Result<Option<Self>, OwnKeyError> {
        if !is_kept() {
            return Ok(None);
        }
        let handle = module().await?.kept(now_millis() as f64).await?;
        if handle.is_undefined() { Ok(None) } else { Self::new(handle.unchecked_into()).map(Some) }
    }

    /// Keeps it in this browser.
    ///
    /// # Errors
    /// [`OwnKeyError`]
    pub(crate) async fn keep(&self) -> Result<(), OwnKeyError> {
        self.handle.keep().await?;
        if let Some(storage) = browser() {
            // Where nothing may be kept, the database has said so already.
            storage.set_item(KEPT, "true").unwrap_or_default();
        }
        Ok(())
    }

    /// Forgets the key that this browser keeps.
    ///
    /// # Errors
    /// [`OwnKeyError`]
    pub(crate) async fn forget() -> Result<(), OwnKeyError> {
        if !is_kept() {
            return Ok(());
        }
        module().await?.forget().await?;
        if let Some(storage) = browser() {
            // What cannot be removed was never kept.
            storage.remove_item(KEPT).unwrap_or_default();
        }
        Ok(())
    }

    /// The signature over a manifest.
    ///
    /// # Errors
    /// [`OwnKeyError`]
    pub(crate) async fn sign(&self, manifest: &[u8]) -> Result<Vec<u8>, OwnKeyError> {
        let signature = self.handle.sign(Uint8Array::from(manifest), now_millis() as f64).await?;
        Ok(Uint8Array::new(&signature).to_vec())
    }

    fn new(handle: OpenedKey) -> Result<Self, OwnKeyError> {
        let unfit = |_| OwnKeyError::Refused(text!("own-key-unfit"));
        let identity = Identity {
            pass_type_identifier: PassTypeIdentifier::new(handle.pass_type()).map_err(unfit)?,
            team_identifier: TeamIdentifier::new(handle.team()).map_err(unfit)?,
            organization_name: handle.owner(),
            expires: handle.expires(),
            development: !handle.is_apples(),
        };
        Ok(Self { handle, identity })
    }
}

/// A serial number that nobody else has: the browser's own random UUID.
pub(crate) fn new_serial() -> Option<SerialNumber> {
    SerialNumber::new(web_sys::window()?.crypto().ok()?.random_uuid()).ok()
}

/// Whether a serial number was made by [`new_serial`]: the service signs only those that it made itself.
pub(crate) fn is_own_serial(serial: &SerialNumber) -> bool {
    let lengths = serial.as_str().split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12])
}

async fn module() -> Result<KeysModule, ModuleError> {
    Ok(load("keys").await?.unchecked_into())
}

fn is_kept() -> bool {
    browser().and_then(|storage| storage.get_item(KEPT).ok()?).is_some()
}

fn browser() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_numbers_of_this_page_are_told_from_those_of_the_service() {
        let is_own = |text: &str| is_own_serial(&SerialNumber::new(text).unwrap());
        assert!(is_own("3f2504e0-4f89-41d3-9a0c-0305e82c3301"));
        assert!(!is_own("QBF1xM3kqf8m8Yb2cUqkGQ"));
        assert!(!is_own("a-b-c-d-e"));
    }
}
