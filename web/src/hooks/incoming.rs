//! What becomes of files that came in: chosen, dropped onto the page (see [`super::doors`]), or dropped onto the place of a picture.

use passwright_core::images::ImageKind;
use web_sys::File;
use yew::{Callback, UseReducerHandle, UseStateHandle, hook, use_state};

use super::intents::clearer;
use crate::clock::now_millis;
use crate::files::{Pending, Taken, adjust, take_file, take_files};
use crate::import::{Found, Imported, Named, Report, Several};
use crate::state::{Action, Notice, State};

/// Files that come in, and what they led to.
pub(crate) struct Incoming {
    /// Files that were chosen, dropped or pasted.
    pub(crate) on_files: Callback<Vec<Named>>,
    /// Several passes that came together, of which one is to be chosen.
    pub(crate) several: Option<Several>,
    /// One was chosen.
    pub(crate) on_chosen: Callback<Imported>,
    /// None was chosen.
    pub(crate) on_several_closed: Callback<()>,
    /// A file for one kind of picture.
    pub(crate) on_picture: Callback<(ImageKind, File)>,
    /// To crop or compress a picture that is there.
    pub(crate) on_adjust: Callback<ImageKind>,
    /// A picture about which there is something to decide.
    pub(crate) pending: Option<Pending>,
    /// It was decided: what is to be done, unless the picture was given up.
    pub(crate) on_placed: Callback<Option<Action>>,
    /// What to tell of the pass that was opened last.
    pub(crate) report: Option<Report>,
    /// It was read.
    pub(crate) on_report_closed: Callback<()>,
}

/// Takes files.
#[hook]
pub(crate) fn use_incoming(state: &UseReducerHandle<State>) -> Incoming {
    let report = use_state(|| None::<Report>);
    let pending = use_state(|| None::<Pending>);
    let several = use_state(|| None::<Several>);
    let show = show(state, &report);
    let on_taken = {
        let (dispatch, pending, several, show) =
            (state.dispatcher(), pending.setter(), several.setter(), show.clone());
        Callback::from(move |taken: Taken| match taken {
            Taken::Action(action) => dispatch.dispatch(*action),
            Taken::Picture(picture) => pending.set(Some(picture)),
            Taken::Found(Found::One(imported)) => show.emit(*imported),
            Taken::Found(Found::Several(found)) => several.set(Some(found)),
        })
    };
    let on_picture = {
        let (state, on_taken) = (state.clone(), on_taken.clone());
        Callback::from(move |(kind, file): (ImageKind, File)| {
            take_file(file, Some(kind), &state, on_taken.clone());
        })
    };
    let on_adjust = {
        let (state, on_taken) = (state.clone(), on_taken.clone());
        Callback::from(move |kind: ImageKind| adjust(kind, &state, on_taken.clone()))
    };
    let on_placed = {
        let (dispatch, pending) = (state.dispatcher(), pending.setter());
        Callback::from(move |action: Option<Action>| {
            pending.set(None);
            if let Some(action) = action {
                dispatch.dispatch(action);
            }
        })
    };
    let on_files = {
        let state = state.clone();
        Callback::from(move |files: Vec<Named>| take_files(files, &state, on_taken.clone()))
    };
    let on_report_closed = clearer(&report);
    Incoming {
        on_files,
        on_chosen: choose(&show, &several),
        on_several_closed: clearer(&several),
        several: (*several).clone(),
        on_picture,
        on_adjust,
        pending: (*pending).clone(),
        on_placed,
        report: (*report).clone(),
        on_report_closed,
    }
}

/// Opens what was imported, and tells what is to be told of it.
fn show(state: &UseReducerHandle<State>, report: &UseStateHandle<Option<Report>>) -> Callback<Imported> {
    let (dispatch, report) = (state.dispatcher(), report.setter());
    Callback::from(move |imported: Imported| {
        let is_worth_reading = imported.report.is_worth_reading();
        let notice = (!is_worth_reading)
            .then(|| Notice::say(text!("is-open-now", name = imported.report.name.as_str())));
        report.set(Some(imported.report).filter(|_| is_worth_reading));
        let (design, now_millis) = (imported.design, now_millis());
        dispatch.dispatch(Action::Open { design, is_fresh: false, notice, now_millis });
    })
}

fn choose(show: &Callback<Imported>, several: &UseStateHandle<Option<Several>>) -> Callback<Imported> {
    let (show, several) = (show.clone(), several.setter());
    Callback::from(move |imported: Imported| {
        several.set(None);
        show.emit(imported);
    })
}
