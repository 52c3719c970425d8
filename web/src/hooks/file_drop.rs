//! Files dropped or pasted anywhere on the page.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, EventTarget};
use yew::{Callback, hook, use_effect_with, use_mut_ref, use_state_eq};

use crate::folder::Dropped;
use crate::import::Named;

/// Whether a file is over the page; what is dropped or pasted goes to `on_files`.
#[hook]
pub(crate) fn use_file_drop(on_files: &Callback<Vec<Named>>) -> bool {
    let is_over = use_state_eq(|| false);
    let latest = use_mut_ref(|| on_files.clone());
    latest.replace(on_files.clone());
    use_effect_with((), {
        let setter = is_over.setter();
        move |()| {
            let listeners = web_sys::window().map(|window| {
                let over = setter.clone();
                let over = listen(&window, "dragover", move |event| {
                    if event.data_transfer().is_some_and(|data| has_files(&data)) {
                        event.prevent_default();
                        over.set(true);
                    }
                });
                let leave = setter.clone();
                let leave = listen(&window, "dragleave", move |event| {
                    // Only leaving the window counts; moving between elements has a related target.
                    if event.related_target().is_none() {
                        leave.set(false);
                    }
                });
                let end = setter.clone();
                // In the capture phase, so that the veil goes even when an element takes the file for itself.
                let end = EventListener::new_with_options(
                    &window,
                    "drop",
                    EventListenerOptions::run_in_capture_phase(),
                    move |_| end.set(false),
                );
                let dropped = Rc::clone(&latest);
                let drop = listen(&window, "drop", move |event| {
                    if let Some(found) = event.data_transfer().and_then(|data| Dropped::of(&data)) {
                        event.prevent_default();
                        let on_files = dropped.borrow().clone();
                        spawn_local(async move { on_files.emit(found.files().await) });
                    }
                });
                let paste = on_paste(&window, latest);
                [over, leave, end, drop, paste]
            });
            move || drop(listeners)
        }
    });
    *is_over
}

/// A picture from the clipboard; pasted text stays with the input that it was meant for.
fn on_paste(target: &EventTarget, latest: Rc<RefCell<Callback<Vec<Named>>>>) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(target, "paste", options, move |event| {
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        let Some(data) = data
            .filter(|data| data.types().iter().all(|kind| kind.as_string().as_deref() != Some("text/plain")))
        else {
            return;
        };
        if let Some(file) = data.files().and_then(|files| files.get(0)) {
            event.prevent_default();
            latest.borrow().emit(vec![Named::new(file)]);
        }
    })
}

fn listen(
    target: &EventTarget,
    name: &'static str,
    mut act: impl FnMut(&DragEvent) + 'static,
) -> EventListener {
    EventListener::new_with_options(
        target,
        name,
        EventListenerOptions::enable_prevent_default(),
        move |event| {
            if let Some(event) = event.dyn_ref::<DragEvent>() {
                act(event);
            }
        },
    )
}

fn has_files(data: &DataTransfer) -> bool {
    data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files"))
}
