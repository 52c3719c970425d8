//! Files that come in: chosen, dropped onto the page, or dropped onto the place of a picture.

use passwright_core::images::ImageKind;
use web_sys::{File, HtmlInputElement};
use yew::{
    Callback, Event, Html, NodeRef, TargetCast, UseReducerHandle, UseStateHandle, hook, html, use_node_ref,
    use_state,
};

use super::file_drop::use_file_drop;
use super::intents::clearer;
use crate::clock::now_millis;
use crate::files::{Pending, Taken, adjust, take_file, take_files};
use crate::import::{Found, Imported, Named, Report, Several};
use crate::state::{Action, Notice, State};

/// What the file picker offers first.
const ACCEPTED: &str = ".pkpass,.pkpasses,.pkpasstemplate,.passwright,.json,application/vnd.apple.pkpass,application/vnd.apple.pkpasses,application/zip,image/*";

/// Files that come in, and what they led to.
pub(crate) struct Incoming {
    /// The hidden input that opens the file picker; part of the page.
    pub(crate) picker: Html,
    /// Opens the file picker.
    pub(crate) open_picker: Callback<()>,
    /// Opens the picker of folders.
    pub(crate) open_folder: Callback<()>,
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
    /// A file is over the page.
    pub(crate) is_dragging: bool,
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
    let (input, folder) = (use_node_ref(), use_node_ref());
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
    let is_dragging = use_file_drop(&on_files);
    let onchange = move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let files =
            input.files().map(|list| (0..list.length()).filter_map(|at| list.get(at)).map(named).collect());
        on_files.emit(files.unwrap_or_default());
        // The same file can be chosen again.
        input.set_value("");
    };
    let picker = html! {
        // Truly hidden: Chromium focuses the button inside a file input that is only out of sight, whatever its `tabindex`.
        <>
            <input ref={input.clone()} id="open-file" hidden=true type="file" multiple=true accept={ACCEPTED} onchange={onchange.clone()} />
            <input ref={folder.clone()} id="open-folder" hidden=true type="file" webkitdirectory=true {onchange} />
        </>
    };
    let opener = |input: NodeRef| {
        Callback::from(move |()| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.click();
            }
        })
    };
    let on_report_closed = clearer(&report);
    Incoming {
        picker,
        open_picker: opener(input),
        open_folder: opener(folder),
        on_chosen: choose(&show, &several),
        on_several_closed: clearer(&several),
        several: (*several).clone(),
        on_picture,
        on_adjust,
        pending: (*pending).clone(),
        on_placed,
        is_dragging,
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

/// A file of the picker, with its path when a folder was chosen.
fn named(file: File) -> Named {
    let path =
        js_sys::Reflect::get(&file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
    match path.filter(|path| !path.is_empty()) {
        Some(path) => Named { path, file },
        None => Named::new(file),
    }
}
