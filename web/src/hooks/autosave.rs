//! Saving by itself, and reading the draft when the page opens.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::{UseReducerHandle, hook, use_effect_with, use_mut_ref, use_state, use_state_eq};

use crate::design::{Design, DesignId, PassFile};
use crate::state::{Action, State};
use crate::storage::Storage;

/// From a change to its saving, in milliseconds: less than a person notices, more than two key strokes.
const PAUSE_MILLIS: u32 = 250;

/// How it stands with saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Saved {
    /// Everything is kept.
    Yes,
    /// A change is on its way.
    Soon,
    /// It is not kept, and why.
    No(String),
}

/// How it stands with saving, and where the designs of this device are.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Autosave {
    /// How it stands.
    pub(crate) saved: Saved,
    /// The storage, once it is open.
    pub(crate) storage: Option<Storage>,
}

/// Reads the newest design once, then saves each change.
#[hook]
pub(crate) fn use_autosave(state: &UseReducerHandle<State>) -> Autosave {
    let storage = use_state(|| None::<Storage>);
    let saved = use_state_eq(|| Saved::Yes);
    let saved_files = use_mut_ref(|| None::<(DesignId, Rc<Vec<PassFile>>)>);

    use_effect_with((), {
        let (storage, saved, saved_files) = (storage.clone(), saved.clone(), saved_files.clone());
        let dispatch = state.dispatcher();
        move |()| {
            spawn_local(async move {
                let opened = match Storage::open().await {
                    Ok(opened) => opened.latest().await.map(|draft| (opened, draft)),
                    Err(error) => Err(error),
                };
                let draft = match opened {
                    Ok((opened, draft)) => {
                        *saved_files.borrow_mut() = draft.as_ref().map(|draft| files_of(&draft.design));
                        storage.set(Some(opened));
                        draft
                    }
                    Err(error) => {
                        saved.set(Saved::No(error.to_string()));
                        None
                    }
                };
                dispatch.dispatch(Action::Restored(draft));
            });
        }
    });

    let key =
        (state.design().cloned(), state.publication().cloned(), state.serial().cloned(), storage.is_some());
    use_effect_with(key, {
        let (state, saved, storage) = (state.clone(), saved.clone(), storage.clone());
        move |(design, ..)| {
            let work = design.clone().zip((*storage).clone());
            let timer = work.map(|(design, storage)| {
                saved.set(Saved::Soon);
                Timeout::new(PAUSE_MILLIS, move || {
                    spawn_local(async move {
                        let known = saved_files
                            .borrow()
                            .as_ref()
                            .is_some_and(|(id, files)| *id == design.id && Rc::ptr_eq(files, &design.files));
                        saved.set(match storage.save(&design, &state, !known).await {
                            Ok(()) => {
                                *saved_files.borrow_mut() = Some(files_of(&design));
                                Saved::Yes
                            }
                            Err(error) => Saved::No(error.to_string()),
                        });
                    });
                })
            });
            move || drop(timer)
        }
    });
    Autosave { saved: (*saved).clone(), storage: (*storage).clone() }
}

fn files_of(design: &Design) -> (DesignId, Rc<Vec<PassFile>>) {
    (design.id, Rc::clone(&design.files))
}
