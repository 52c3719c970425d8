//! Whether something is in sight, or about to be: what is far down a page need not be drawn at once.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::{NodeRef, UseStateSetter, hook, use_effect_with, use_node_ref, use_state_eq};

/// How far below or above the window counts as near: about half a screen, so that scrolling finds everything drawn.
const MARGIN: &str = "400px 0px";

/// A reference for the element, and whether it is near or has been. Without an observer everything is near.
#[hook]
pub(crate) fn use_nearness() -> (NodeRef, bool) {
    let element = use_node_ref();
    let is_near = use_state_eq(|| false);
    use_effect_with((), {
        let (element, setter) = (element.clone(), is_near.setter());
        move |()| {
            let watched = element.cast::<Element>().and_then(|element| watch(&element, setter.clone()));
            if watched.is_none() {
                setter.set(true);
            }
            move || {
                if let Some((observer, _)) = watched {
                    observer.disconnect();
                }
            }
        }
    });
    (element, *is_near)
}

type Watched = (IntersectionObserver, Closure<dyn FnMut(js_sys::Array)>);

/// Watches until the element is near.
fn watch(element: &Element, setter: UseStateSetter<bool>) -> Option<Watched> {
    let callback = Closure::new(move |entries: js_sys::Array| {
        let is_near = |entry: wasm_bindgen::JsValue| {
            entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting()
        };
        if entries.iter().any(is_near) {
            setter.set(true);
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    let observer =
        IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options).ok()?;
    observer.observe(element);
    Some((observer, callback))
}
