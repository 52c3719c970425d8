//! The API key with which the editor speaks to its own service.
//!
//! In scope: taking the key from `/#key=...` and removing it from the address at once; where it is kept: in this tab, or in this
//! browser when the person wants that. Out of scope: asking for it (see `components/connect_dialog`). The key is sent to the page's own
//! origin only.

use std::cell::RefCell;
use std::rc::Rc;

use passwright_core::api::Identity;
use web_sys::Storage;

use crate::api::Client;

const STORAGE_KEY: &str = "passwright.key";
const FRAGMENT: &str = "#key=";

/// Whether the editor can sign.
#[derive(Clone, PartialEq)]
pub(crate) enum Connection {
    /// No key is known.
    None,
    /// A key is being tried.
    Trying,
    /// The key works.
    Connected {
        /// Calls the service.
        client: Client,
        /// What passes signed here must carry.
        identity: Rc<Identity>,
    },
    /// The key did not work, or the service cannot be reached.
    Failed(String),
}

impl Connection {
    /// What passes signed here must carry, when connected.
    pub(crate) fn identity(&self) -> Option<&Identity> {
        match self {
            Self::Connected { identity, .. } => Some(identity),
            _ => None,
        }
    }
}

thread_local! {
    /// The key that was in the address, until somebody takes it.
    static FROM_ADDRESS: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Removes the key of the address `/#key=...` from the address bar and the history at once, and keeps it for whoever connects with it, who may
/// come later. Says whether there is one to be taken.
pub(crate) fn clear_address() -> bool {
    if let Some(key) = key_out_of_address() {
        FROM_ADDRESS.set(Some(key));
    }
    FROM_ADDRESS.with_borrow(Option::is_some)
}

/// The key that is or was in the address; it is taken once.
pub(crate) fn take_key_from_address() -> Option<String> {
    clear_address();
    FROM_ADDRESS.take()
}

fn key_out_of_address() -> Option<String> {
    let window = web_sys::window()?;
    let location = window.location();
    let hash = location.hash().ok()?;
    let key = hash.strip_prefix(FRAGMENT)?.trim().to_owned();
    let clean = format!("{}{}", location.pathname().ok()?, location.search().ok()?);
    let history = window.history().ok()?;
    history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&clean)).ok()?;
    (!key.is_empty()).then_some(key)
}

/// The key kept in this tab or browser.
pub(crate) fn kept_key() -> Option<String> {
    let read = |storage: Option<Storage>| storage?.get_item(STORAGE_KEY).ok()?;
    read(tab()).or_else(|| read(browser()))
}

/// Whether the key outlives this tab.
pub(crate) fn is_remembered() -> bool {
    browser().and_then(|storage| storage.get_item(STORAGE_KEY).ok()?).is_some()
}

/// Keeps a key: in this tab, or in this browser.
pub(crate) fn keep_key(key: &str, remember: bool) {
    forget_key();
    let storage = if remember { browser() } else { tab() };
    if let Some(storage) = storage {
        // Where nothing may be kept, the key simply ends with the page.
        storage.set_item(STORAGE_KEY, key).unwrap_or_default();
    }
}

/// Forgets the key everywhere.
pub(crate) fn forget_key() {
    for storage in [tab(), browser()].into_iter().flatten() {
        // What cannot be removed was never kept.
        storage.remove_item(STORAGE_KEY).unwrap_or_default();
    }
}

fn tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

fn browser() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
