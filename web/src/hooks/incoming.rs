//! Files that come in: chosen, dropped onto the page, or dropped onto the place of a picture.

use passwright_core::images::ImageKind;
use web_sys::{File, HtmlInputElement};
use yew::{Callback, Event, Html, TargetCast, UseReducerHandle, hook, html, use_node_ref, use_state};

use super::file_drop::use_file_drop;
use super::intents::clearer;
use crate::clock::now_millis;
use crate::files::{Taken, take_file};
use crate::import::Report;
use crate::state::{Action, Notice, State};

/// Files that come in, and what they led to.
pub(crate) struct Incoming {
    /// The hidden input that opens the file picker; part of the page.
    pub(crate) picker: Html,
    /// Opens the file picker.
    pub(crate) open_picker: Callback<()>,
    /// A file for one kind of picture.
    pub(crate) on_picture: Callback<(ImageKind, File)>,
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
    let input = use_node_ref();
    let on_taken = {
        let (dispatch, report) = (state.dispatcher(), report.setter());
        Callback::from(move |taken: Taken| match taken {
            Taken::Action(action) => dispatch.dispatch(*action),
            Taken::Pass(imported) => {
                let is_worth_reading = imported.report.is_worth_reading();
                let notice =
                    (!is_worth_reading).then(|| Notice::say(format!("{} is open.", imported.report.name)));
                report.set(Some(imported.report).filter(|_| is_worth_reading));
                let (design, now_millis) = (imported.design, now_millis());
                dispatch.dispatch(Action::Open { design, is_fresh: false, notice, now_millis });
            }
        })
    };
    let on_picture = {
        let (state, on_taken) = (state.clone(), on_taken.clone());
        Callback::from(move |(kind, file): (ImageKind, File)| {
            take_file(file, Some(kind), &state, on_taken.clone());
        })
    };
    let on_file = {
        let state = state.clone();
        Callback::from(move |file: File| take_file(file, None, &state, on_taken.clone()))
    };
    let is_dragging = use_file_drop(&on_file);
    let onchange = move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            on_file.emit(file);
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    let picker = html! {
        // Truly hidden: Chromium focuses the button inside a file input that is only out of sight, whatever its `tabindex`.
        <input ref={input.clone()} id="open-file" hidden=true type="file"
            accept=".pkpass,.pkpasses,application/vnd.apple.pkpass,application/zip,image/*" {onchange} />
    };
    let open_picker = Callback::from(move |()| {
        if let Some(input) = input.cast::<HtmlInputElement>() {
            input.click();
        }
    });
    let on_report_closed = clearer(&report);
    Incoming { picker, open_picker, on_picture, is_dragging, report: (*report).clone(), on_report_closed }
}
