//! The language of the page, as it changes.

use gloo_events::EventListener;
use yew::{hook, use_effect_with, use_state, use_state_eq};

use crate::language_choice::{CHANGED, CHECKS_CAME};
use crate::locale::{Language, checks, language};

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

/// Whether the checks and the card speak the language of the page. A part that asks is drawn anew when they begin to.
#[hook]
pub(crate) fn use_checks_spoken() -> bool {
    let spoken = use_state_eq(checks::are_spoken);
    use_effect_with((), {
        let spoken = spoken.setter();
        move |()| {
            // They may have come between drawing and listening.
            spoken.set(checks::are_spoken());
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, CHECKS_CAME, move |_| spoken.set(checks::are_spoken()))
            });
            move || drop(listener)
        }
    });
    *spoken
}
