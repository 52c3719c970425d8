//! What JavaScript throws, as text for the log.

use js_sys::Error;
use wasm_bindgen::{JsCast, JsValue};

/// The message of an error, or the value as the console would show it. For the log only, never for a client.
pub(crate) fn text(value: &JsValue) -> String {
    match value.dyn_ref::<Error>() {
        Some(error) => String::from(error.to_string()),
        None => value.as_string().unwrap_or_else(|| format!("{value:?}")),
    }
}
