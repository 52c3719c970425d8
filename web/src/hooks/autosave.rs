//! Saving by itself, and reading the draft when the page opens.
//!
//! A change is written at the latest [`PAUSE_MILLIS`] after it was made, also while the person goes on typing, and at once when the page is
//! hidden or closed. What brings other files is written at once, and its document ahead of them in a transaction of its own: what is large
//! may fail, or not arrive from a page that closes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::{UseReducerHandle, UseStateSetter, hook, use_effect_with, use_memo, use_state, use_state_eq};

use crate::design::{Design, DesignId, PassFile};
use crate::state::{Action, Restored, State};
use crate::storage::{Storage, StorageError};
use crate::tabs::{self, claim};

/// From a change to its saving, in milliseconds: less than a person notices, more than two key strokes.
const PAUSE_MILLIS: u32 = 250;

/// How it stands with saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Saved {
    /// Everything is kept.
    Yes,
    /// Everything is kept, and there is no network.
    Offline,
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
    let saver = use_memo((), |()| Rc::new(Saver::new(saved.setter())));

    use_effect_with((), {
        let (saver, setter, dispatch) = (Rc::clone(&saver), storage.setter(), state.dispatcher());
        move |()| {
            spawn_local(async move {
                let draft = match saver.open().await {
                    Ok((opened, draft)) => {
                        setter.set(Some(opened));
                        draft
                    }
                    Err(error) => {
                        saver.saved.set(Saved::No(error.to_string()));
                        None
                    }
                };
                dispatch.dispatch(Action::Restored(draft.map(Box::new)));
            });
        }
    });

    use_effect_with((), {
        let saver = Rc::clone(&saver);
        move |()| {
            let listeners = flush_when_leaving(&saver);
            move || drop(listeners)
        }
    });

    use_effect_with(state.design().map(|design| design.id), |id| {
        if let Some(id) = *id {
            // A new design is nobody else's, so there is no answer to wait for.
            spawn_local(async move {
                claim(id).await;
            });
        }
    });

    let key =
        (state.design().cloned(), state.publication().cloned(), state.serial().cloned(), storage.is_some());
    use_effect_with(key, {
        let state = state.clone();
        move |(design, .., is_open)| {
            if let (Some(design), true) = (design.clone(), *is_open) {
                saver.note(Change { design, state });
            }
        }
    });
    Autosave { saved: (*saved).clone(), storage: (*storage).clone() }
}

/// Writes at once what waits when the page is hidden, closed or left: on a phone nothing else may come after that.
fn flush_when_leaving(saver: &Rc<Saver>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let (hiding, leaving, returning) = (Rc::clone(saver), Rc::clone(saver), Rc::clone(saver));
    let document = window.document();
    let hidden =
        document.map(|document| EventListener::new(&document, "visibilitychange", move |_| hiding.flush()));
    let left = EventListener::new(&window, "pagehide", move |_| leaving.leave());
    // Browsers keep pages that were left, and show them again as they were.
    let back = EventListener::new(&window, "pageshow", move |_| returning.come_back());
    [left, back].into_iter().chain(hidden).collect()
}

/// A design, and what was published of it, as it is to be written.
#[derive(Clone)]
struct Change {
    design: Design,
    state: UseReducerHandle<State>,
}

/// The files of a design that are in the storage, or on their way.
type SentFiles = (DesignId, Rc<Vec<PassFile>>);

/// Writes changes, one after the other.
struct Saver {
    saved: UseStateSetter<Saved>,
    storage: RefCell<Option<Storage>>,
    /// The newest change that is not written yet.
    waiting: RefCell<Option<Change>>,
    timer: RefCell<Option<Timeout>>,
    /// The design as it was noted last, whether or not it is written.
    newest: RefCell<Option<Change>>,
    /// The page is being left.
    is_leaving: Cell<bool>,
    /// The files as they were sent last; they are large, and are written only when they changed.
    files: RefCell<Option<SentFiles>>,
}

impl Saver {
    fn new(saved: UseStateSetter<Saved>) -> Self {
        Self {
            saved,
            storage: RefCell::default(),
            waiting: RefCell::default(),
            timer: RefCell::default(),
            newest: RefCell::default(),
            is_leaving: Cell::new(false),
            files: RefCell::default(),
        }
    }

    /// Opens the storage and reads what was saved last.
    async fn open(&self) -> Result<(Storage, Option<Restored>), StorageError> {
        let storage = Storage::open().await?;
        let draft = match storage.latest().await? {
            // What another tab is working at stays there; this one begins with the gallery.
            Some(draft) if !claim(draft.design.id).await => None,
            draft => draft,
        };
        *self.files.borrow_mut() = draft.as_ref().map(|draft| files_of(&draft.design));
        *self.storage.borrow_mut() = Some(storage.clone());
        Ok((storage, draft))
    }

    /// Takes a change, to be written soon. The first change starts the clock; those that follow do not put it off. Files are written at
    /// once: they are large, and what is large does not always arrive from a page that closes.
    fn note(self: &Rc<Self>, change: Change) {
        self.saved.set(Saved::Soon);
        let before = self.newest.borrow_mut().replace(change.clone());
        if let Some(before) = before.filter(|before| before.design.id != change.design.id) {
            self.close(&before);
        }
        let has_files = self.has_files_of(&change.design);
        *self.waiting.borrow_mut() = Some(change);
        if !has_files {
            self.flush();
            return;
        }
        let mut timer = self.timer.borrow_mut();
        if timer.is_none() {
            let saver = Rc::clone(self);
            *timer = Some(Timeout::new(PAUSE_MILLIS, move || saver.flush()));
        }
    }

    /// Writes once more, with the mark that the page was left in good order: a draft without it was open when the browser died.
    fn leave(self: &Rc<Self>) {
        self.is_leaving.set(true);
        let newest = self.newest.borrow().clone();
        if let Some(newest) = &newest {
            tabs::leave(newest.design.id);
        }
        let mut waiting = self.waiting.borrow_mut();
        *waiting = waiting.take().or(newest);
        drop(waiting);
        self.flush();
    }

    /// Writes a design that gives way to another one, as it was left.
    fn close(&self, before: &Change) {
        let Some(storage) = self.storage.borrow().clone() else { return };
        // What was deleted stays deleted; anything else that fails will be told when the next change fails too.
        if let Ok(written) =
            storage.save(&before.design, &before.state, !self.has_files_of(&before.design), false)
        {
            spawn_local(async move { written.done().await.unwrap_or_default() });
        }
    }

    /// The page is shown again; what is changed from now on is open once more.
    fn come_back(&self) {
        // It is shown for the first time, too.
        if self.is_leaving.replace(false) {
            tabs::come_back();
        }
    }

    /// Writes the waiting change now. The requests leave before this returns to the browser, so that they count when the page closes.
    fn flush(self: &Rc<Self>) {
        let timer = self.timer.borrow_mut().take();
        if let Some(timer) = timer {
            timer.cancel();
        }
        let storage = self.storage.borrow().clone();
        let change = self.waiting.borrow_mut().take();
        let (Some(change), Some(storage)) = (change, storage) else { return };
        let (with_files, is_open) = (!self.has_files_of(&change.design), !self.is_leaving.get());
        let before = self.files.borrow().clone();
        if with_files && before.as_ref().is_some_and(|(id, _)| *id == change.design.id) {
            self.save_small_part(&storage, &change, is_open);
        }
        let saving = storage.save(&change.design, &change.state, with_files, is_open);
        // Sent is as good as written, unless `tell` hears otherwise.
        *self.files.borrow_mut() = Some(files_of(&change.design));
        let saver = Rc::clone(self);
        spawn_local(async move {
            let outcome = match saving {
                Ok(written) => written.done().await,
                Err(error) => Err(error),
            };
            saver.tell(outcome, before);
        });
    }

    /// Writes the document alone, ahead of its files: should the page close before those have arrived, the texts are kept all the same.
    fn save_small_part(&self, storage: &Storage, change: &Change, is_open: bool) {
        // What fails here fails with the files too, and is told then.
        if let Ok(written) = storage.save(&change.design, &change.state, false, is_open) {
            spawn_local(async move { written.done().await.unwrap_or_default() });
        }
    }

    /// Tells how it went. Files that were not kept are sent again with the next change; `before` is what was there before them.
    fn tell(&self, outcome: Result<(), StorageError>, before: Option<SentFiles>) {
        match outcome {
            Ok(()) => {
                if self.waiting.borrow().is_none() {
                    self.saved.set(Saved::Yes);
                }
            }
            Err(error) => {
                *self.files.borrow_mut() = before;
                self.saved.set(Saved::No(error.to_string()));
            }
        }
    }

    fn has_files_of(&self, design: &Design) -> bool {
        let known = self.files.borrow();
        known.as_ref().is_some_and(|(id, files)| *id == design.id && Rc::ptr_eq(files, &design.files))
    }
}

fn files_of(design: &Design) -> SentFiles {
    (design.id, Rc::clone(&design.files))
}
