//! One design is open in one tab at a time: two tabs that save the same design would overwrite each other.
//!
//! In scope: claiming a design for this tab, until the tab closes or crashes; the browser lets go of it by itself.
//! Out of scope: what is shown when another tab has it. Source: W3C, "Web Locks API".

use std::cell::RefCell;
use std::collections::BTreeSet;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use crate::design::DesignId;

/// How long another tab is waited for, in milliseconds: one that closes at this moment counts as closed.
const PATIENCE_MILLIS: u32 = 300;
/// How long the page is waited for that this tab has just left, as by a reload, in milliseconds. The browser lets go of what that page had
/// when it gets to it, which takes a busy machine more than a second.
const FAREWELL_MILLIS: u32 = 10_000;
/// Where a page that is left tells the one that follows it in the same tab which design it had.
const LEFT: &str = "passwright-left";

thread_local! {
    /// What this tab has claimed; the browser would refuse to give it twice.
    static CLAIMED: RefCell<BTreeSet<DesignId>> = const { RefCell::new(BTreeSet::new()) };
}

/// Claims a design for this tab; `false` when another tab has it.
///
/// A browser without locks (an insecure page) gives every design to everybody, as it always was.
pub(crate) async fn claim(id: DesignId) -> bool {
    if is_ours(id) {
        return true;
    }
    let patience = if take_left() == Some(id.0.to_string()) { FAREWELL_MILLIS } else { PATIENCE_MILLIS };
    let is_free = request(id, patience).await;
    if is_free {
        CLAIMED.with_borrow_mut(|claimed| claimed.insert(id));
    }
    is_free
}

/// Whether this tab has claimed a design.
fn is_ours(id: DesignId) -> bool {
    CLAIMED.with_borrow(|claimed| claimed.contains(&id))
}

/// Leaves word, for the page that follows in this tab, that its design is about to be free. A copy of this tab finds no such word.
pub(crate) fn leave(id: DesignId) {
    if let Some(storage) = of_this_tab() {
        // Without the word the next page waits less long, no more.
        storage.set_item(LEFT, &id.0.to_string()).unwrap_or_default();
    }
}

/// Takes that word back: the page is shown again, as it was.
pub(crate) fn come_back() {
    take_left();
}

fn take_left() -> Option<String> {
    let storage = of_this_tab()?;
    let left = storage.get_item(LEFT).ok()?;
    storage.remove_item(LEFT).unwrap_or_default();
    left
}

fn of_this_tab() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// Waits for the lock in the browser's queue, at most as long as given.
async fn request(id: DesignId, patience_millis: u32) -> bool {
    let mut asked = Err(JsValue::UNDEFINED);
    let told = Promise::new(&mut |tell, _| asked = ask(id, patience_millis, tell));
    // There may be nobody to ask, or nobody who may answer.
    let Ok(asked) = asked else { return true };
    match JsFuture::from(Promise::race(&Array::of2(&told, &asked))).await {
        Ok(_) => true,
        Err(refused) => !is_timeout(&refused),
    }
}

fn is_timeout(refused: &JsValue) -> bool {
    let name = Reflect::get(refused, &"name".into()).ok().and_then(|name| name.as_string());
    // The second is what Safari 16 says.
    matches!(name.as_deref(), Some("TimeoutError" | "AbortError"))
}

/// Asks the browser, which answers through `tell` once this page has the lock, and refuses when the time is over.
fn ask(id: DesignId, patience_millis: u32, tell: Function) -> Result<JsValue, JsValue> {
    let navigator = web_sys::window().ok_or(JsValue::NULL)?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into())?;
    let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"signal".into(), &AbortSignal::timeout_with_u32(patience_millis))?;
    let on_answer = Closure::once_into_js(move |_lock: JsValue| -> JsValue {
        // Telling a promise cannot fail.
        tell.call0(&JsValue::NULL).unwrap_or_default();
        // The lock is held for as long as this promise waits: for the life of the page.
        Promise::new(&mut |_, _| ()).into()
    });
    request.call3(&locks, &format!("passwright-design-{}", id.0).into(), &options, &on_answer)
}
