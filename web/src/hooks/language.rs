//! The language of the page, as it changes.

use gloo_events::EventListener;
use yew::{hook, use_effect_with, use_state};

use crate::language_choice::CHANGED;
use crate::locale::{Language, language};

/// The language. A part that is keyed by it is drawn anew when it changes, and so speaks it.
#[hook]
pub(crate) fn use_language() -> Language {
    let spoken = use_state(language);
    use_effect_with((), {
        let spoken = spoken.setter();
        move |()| {
            let listener = web_sys::window()
                .map(|window| EventListener::new(&window, CHANGED, move |_| spoken.set(language())));
            move || drop(listener)
        }
    });
    *spoken
}
