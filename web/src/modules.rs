//! The wasm modules that are loaded when they are first needed.
//!
//! In scope: finding and importing them. Out of scope: what they do. The page names each in a `<meta>` element, because their addresses
//! hold a digest of their content.

use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_split_helpers::SplitLoaderError;
use web_sys::HtmlMetaElement;

#[wasm_bindgen]
extern "C" {
    /// The browser loads and starts a module once, however often it is imported.
    #[wasm_bindgen(js_name = "import")]
    fn import_module(address: &str) -> Promise;
}

/// A part of the editor did not arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", text!("module-missing"))]
pub(crate) struct ModuleError;

impl From<SplitLoaderError> for ModuleError {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// Imports a module by its name in the page.
///
/// # Errors
/// [`ModuleError`] when it is not there, as after a new version of the page was put online.
pub(crate) async fn load(name: &str) -> Result<JsValue, ModuleError> {
    let address = address(name).ok_or(ModuleError)?;
    JsFuture::from(import_module(&address)).await.map_err(|_| ModuleError)
}

/// Where a file lies that the page names.
pub(crate) fn address(name: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    let named = document.query_selector(&format!("meta[name='passwright-{name}']")).ok()??;
    Some(named.dyn_into::<HtmlMetaElement>().ok()?.content())
}
