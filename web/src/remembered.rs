//! What this browser remembers of an earlier visit, asked before anything large is loaded: whether there may be designs, and what was picked
//! when the page had to be loaded anew.
//!
//! In scope: two questions that the first page can ask by itself. Out of scope: the designs (see [`crate::storage`]).

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::storage::DATABASE;

/// Where a starting point is noted until it is a design.
const PICKED: &str = "passwright-picked";

/// Whether there may be designs in this browser. Only one that surely has no database has none: it is made when the
/// workshop first comes.
pub(crate) async fn may_have_designs() -> bool {
    match databases().await {
        Some(all) => all.iter().any(|it| name_of(&it).is_some_and(|name| name == DATABASE)),
        // A browser that does not say may have some.
        None => true,
    }
}

/// The databases of this origin. Source: W3C, "Indexed Database API 3.0", `IDBFactory.databases()`.
async fn databases() -> Option<Array> {
    let window = web_sys::window()?;
    let factory = Reflect::get(&window, &"indexedDB".into()).ok()?;
    let list: Function = Reflect::get(&factory, &"databases".into()).ok()?.dyn_into().ok()?;
    let asked: Promise = list.call0(&factory).ok()?.dyn_into().ok()?;
    JsFuture::from(asked).await.ok()?.dyn_into().ok()
}

fn name_of(database: &JsValue) -> Option<String> {
    Reflect::get(database, &"name".into()).ok()?.as_string()
}

/// Notes what was picked, for a page that has to be loaded anew before it is a design.
pub(crate) fn note_picked(starter: &str) {
    if let Some(storage) = of_this_tab() {
        // Where nothing may be kept, the person picks once more.
        storage.set_item(PICKED, starter).unwrap_or_default();
    }
}

/// What was picked before the page was loaded anew.
pub(crate) fn picked() -> Option<String> {
    of_this_tab()?.get_item(PICKED).ok()?
}

/// It is being made a design, or was given up.
pub(crate) fn forget_picked() {
    if let Some(storage) = of_this_tab() {
        storage.remove_item(PICKED).unwrap_or_default();
    }
}

fn of_this_tab() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}
