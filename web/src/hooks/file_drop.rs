//! Files dropped or pasted anywhere on the page.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent, EventTarget, File};
use yew::{Callback, hook, use_effect_with, use_mut_ref, use_state_eq};

/// Whether a file is over the page; what is dropped goes to `on_file`.
#[hook]
pub(crate) fn use_file_drop(on_file: &Callback<File>) -> bool {
    let is_over = use_state_eq(|| false);
    let latest = use_mut_ref(|| on_file.clone());
    latest.replace(on_file.clone());
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
                let drop = listen(&window, "drop", move |event| {
                    let file =
                        event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
                    if let Some(file) = file {
                        event.prevent_default();
                        latest.borrow().emit(file);
                    }
                });
                [over, leave, end, drop]
            });
            move || drop(listeners)
        }
    });
    *is_over
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
