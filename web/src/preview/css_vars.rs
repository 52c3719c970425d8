//! CSS custom properties set through the object model, which a strict `style-src` admits, unlike a style attribute.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::{NodeRef, hook, use_effect_with};

/// Sets custom properties of an element whenever they change.
#[hook]
pub(crate) fn use_css_vars(node: &NodeRef, vars: Vec<(&'static str, String)>) {
    let node = node.clone();
    use_effect_with(vars, move |vars| {
        let Some(element) = node.get().and_then(|node| node.dyn_into::<HtmlElement>().ok()) else { return };
        for (name, value) in vars {
            // It fails only for names that are no custom properties; ours are constants.
            let _ = element.style().set_property(name, value);
        }
    });
}
