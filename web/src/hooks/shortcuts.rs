//! Keys that work everywhere in the editor.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::{UseReducerHandle, hook, use_effect_with, use_mut_ref};

use crate::single_keys;
use crate::state::{Action, Glance, Notice, Selection, Side, State};

/// Listens on the document: undo, redo, save (which says that everything is saved), delete.
#[hook]
pub(crate) fn use_shortcuts(state: &UseReducerHandle<State>) {
    let latest = use_mut_ref(|| state.clone());
    latest.replace(state.clone());
    use_effect_with((), move |()| {
        let listener = web_sys::window().and_then(|window| window.document()).map(|document| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&document, "keydown", options, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                let state = latest.borrow().clone();
                if let Some(action) = action(event, &state) {
                    event.prevent_default();
                    state.dispatch(action);
                }
            })
        });
        move || drop(listener)
    });
}

fn action(event: &KeyboardEvent, state: &State) -> Option<Action> {
    if state.is_gallery || event.is_composing() {
        return None;
    }
    let with_command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
    let key = event.key().to_lowercase();
    match (with_command, event.shift_key(), key.as_str()) {
        // Inputs show what the document says, so their own undo would fight with ours.
        (true, false, "z") => Some(Action::Undo),
        (true, true, "z") | (true, false, "y") => Some(Action::Redo),
        (true, false, "s") => Some(Action::Say(Notice::say(text!("all-is-saved")))),
        (true, false, "d") => match &state.selection {
            Selection::Field(pointer) => Some(Action::DuplicateField(pointer.clone())),
            _ => None,
        },
        (false, false, "arrowup" | "arrowdown") if event.alt_key() && is_on_card(event) => {
            match &state.selection {
                Selection::Field(pointer) => Some(Action::MoveField {
                    pointer: pointer.clone(),
                    by: if key == "arrowup" { -1 } else { 1 },
                }),
                _ => None,
            }
        }
        (false, false, "delete" | "backspace") if is_on_card(event) => match &state.selection {
            Selection::Field(pointer) => Some(Action::RemoveField(pointer.clone())),
            _ => None,
        },
        (false, _, key) if !event.alt_key() && single_keys::are_on() && !is_typing(event) => single(key),
        _ => None,
    }
}

/// What a key does without Ctrl.
fn single(key: &str) -> Option<Action> {
    Some(match key {
        "l" => Action::Look(Glance::NextLanguage),
        "o" => Action::Look(Glance::NextIos),
        "?" => Action::Keys(true),
        digit => Action::Turn(*Side::ALL.get(digit.parse::<usize>().ok()?.checked_sub(1)?)?),
    })
}

/// Whether the key belongs to a control that takes text or letters, or to a dialog.
fn is_typing(event: &KeyboardEvent) -> bool {
    const TAKES_LETTERS: &str = "textarea, select, dialog, [contenteditable], input:not([type=radio], [type=checkbox], [type=file], [type=color])";
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| element.closest(TAKES_LETTERS).ok().flatten().is_some())
}

/// Whether the key was pressed on a place of the card, not while typing.
fn is_on_card(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| {
        element.tag_name().eq_ignore_ascii_case("button")
            && element.closest("[data-pass-preview], .back-sheet").ok().flatten().is_some()
    })
}
