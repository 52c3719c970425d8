//! One design is open in one tab at a time: two tabs that save the same design would overwrite each other.
//!
//! In scope: claiming a design for this tab, until the tab closes or crashes; the browser lets go of it by itself.
//! Out of scope: what is shown when another tab has it. Source: W3C, "Web Locks API".

use std::cell::RefCell;
use std::collections::BTreeSet;

use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::design::DesignId;

/// After a reload the browser may need a moment to let go of what the page before it had, in milliseconds.
const SECOND_TRY_MILLIS: u32 = 300;

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
    let mut is_free = request(id).await;
    if !is_free {
        TimeoutFuture::new(SECOND_TRY_MILLIS).await;
        is_free = request(id).await;
    }
    if is_free {
        CLAIMED.with_borrow_mut(|claimed| claimed.insert(id));
    }
    is_free
}

/// Whether this tab has claimed a design.
fn is_ours(id: DesignId) -> bool {
    CLAIMED.with_borrow(|claimed| claimed.contains(&id))
}

async fn request(id: DesignId) -> bool {
    let mut asked = Err(JsValue::UNDEFINED);
    let told = Promise::new(&mut |tell, _| asked = ask(id, tell));
    // There may be nobody to ask, or nobody who may answer.
    let Ok(asked) = asked else { return true };
    let first = Promise::race(&Array::of2(&told, &asked));
    JsFuture::from(first).await.map_or(true, |is_granted| is_granted.is_truthy())
}

/// Asks the browser, which answers through `tell` at once: `null` when another tab holds the lock.
fn ask(id: DesignId, tell: Function) -> Result<JsValue, JsValue> {
    let navigator = web_sys::window().ok_or(JsValue::NULL)?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into())?;
    let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE)?;
    let on_answer = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let is_granted = !lock.is_null();
        // Telling a promise cannot fail.
        tell.call1(&JsValue::NULL, &is_granted.into()).unwrap_or_default();
        // The lock is held for as long as this promise waits: for the life of the page.
        if is_granted { Promise::new(&mut |_, _| ()).into() } else { JsValue::UNDEFINED }
    });
    request.call3(&locks, &format!("passwright-design-{}", id.0).into(), &options, &on_answer)
}
