//! Links with a key, `/#key=...`, that are opened while the page is.

use gloo_events::EventListener;
use yew::{Callback, hook, use_effect_with};

use crate::connect::clear_address;

/// Tells when there was a key in the address, which is cleared of it; taking the key is the work of [`super::session`].
#[hook]
pub(crate) fn use_key_link(on_key: Callback<()>) {
    use_effect_with((), move |()| {
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "hashchange", move |_| {
                if clear_address() {
                    on_key.emit(());
                }
            })
        });
        move || drop(listener)
    });
}
