//! The whole page: state, connection, dialogs, and what belongs where.

use passwright_core::images::ImageKind;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement};
use yew::{
    Callback, Event, Html, TargetCast, UseReducerHandle, UseStateHandle, component, html, use_effect_with,
    use_node_ref, use_reducer, use_state,
};

use crate::clock::now_millis;
use crate::components::toast::Toast;
use crate::connect::Connection;
use crate::design::DesignId;
use crate::editor::Editor;
use crate::files::{Taken, take_file};
use crate::hooks::autosave::use_autosave;
use crate::hooks::file_drop::use_file_drop;
use crate::hooks::session::use_session;
use crate::hooks::shortcuts::use_shortcuts;
use crate::import::Report;
use crate::starters::STARTERS;
use crate::state::{Action, Notice, Restored, State};
use crate::views::connect_dialog::ConnectDialog;
use crate::views::gallery::Gallery;
use crate::views::report_dialog::ReportDialog;
use crate::views::skeleton::Skeleton;

/// What the person wanted when the key was missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Intent {
    /// To see or change the connection.
    Connect,
    /// To download.
    Download,
    /// To publish.
    Publish,
}

impl Intent {
    fn purpose(self) -> &'static str {
        match self {
            Self::Connect => "With an API key of this service, your passes can be signed and published.",
            Self::Download => {
                "A pass only opens on an iPhone when it is signed. With an API key of this service, the pass is built here and its signature is fetched."
            }
            Self::Publish => {
                "To publish, this service has to know who you are. Please enter an API key of it."
            }
        }
    }
}

/// The page.
#[component]
pub(crate) fn App() -> Html {
    let state = use_reducer(State::default);
    let session = use_session();
    let autosave = use_autosave(&state);
    use_shortcuts(&state);
    let asking = use_state(|| None::<Intent>);
    let granted = use_state(|| None::<Intent>);
    let report = use_state(|| None::<Report>);
    let is_busy = use_state(|| false);
    let picker = use_node_ref();

    use_effect_with(state.is_ready, |is_ready| {
        let body =
            web_sys::window().and_then(|window| window.document()).and_then(|document| document.body());
        if let Some(body) = body.filter(|_| *is_ready) {
            // What tests and screenshot tools wait for.
            body.set_attribute("data-app-ready", "true").unwrap_or_default();
        }
    });
    // Once the key works, what was wanted goes on by itself.
    use_effect_with((session.connection.clone(), *asking), {
        let (asking, granted) = (asking.setter(), granted.setter());
        move |(connection, intent)| {
            let goes_on = matches!(intent, Some(Intent::Download | Intent::Publish));
            if goes_on && matches!(connection, Connection::Connected { .. }) {
                granted.set(*intent);
                asking.set(None);
            }
        }
    });

    let on_taken = {
        let (dispatch, report) = (state.dispatcher(), report.setter());
        Callback::from(move |taken: Taken| match taken {
            Taken::Action(action) => dispatch.dispatch(action),
            Taken::Pass(imported) => {
                let notice = Notice::say(format!("{} is open.", imported.report.name));
                let notice = (!imported.report.is_worth_reading()).then_some(notice);
                report.set(Some(imported.report).filter(Report::is_worth_reading));
                dispatch.dispatch(Action::Open {
                    design: imported.design,
                    is_fresh: false,
                    notice,
                    now_millis: now_millis(),
                });
            }
        })
    };
    let on_picture = {
        let (state, on_taken) = (state.clone(), on_taken.clone());
        Callback::from(move |(kind, file): (ImageKind, File)| {
            take_file(file, Some(kind), &state, on_taken.clone())
        })
    };
    let on_file = {
        let (state, on_taken) = (state.clone(), on_taken);
        Callback::from(move |file: File| take_file(file, None, &state, on_taken.clone()))
    };
    let is_dragging = use_file_drop(&on_file);
    let on_picked = {
        let on_file = on_file.clone();
        move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                on_file.emit(file);
            }
            input.set_value("");
        }
    };
    let open_picker = {
        let picker = picker.clone();
        Callback::from(move |()| {
            if let Some(input) = picker.cast::<HtmlInputElement>() {
                input.click();
            }
        })
    };
    let act = |action: Action| {
        let dispatch = state.dispatcher();
        Callback::from(move |()| dispatch.dispatch(action.clone()))
    };

    if !state.is_ready && state.history.is_none() {
        return html! { <Skeleton /> };
    }
    let ask = {
        let asking = asking.setter();
        Callback::from(move |intent| asking.set(Some(intent)))
    };
    html! {
        <>
            <input ref={picker} id="open-file" class="visually-hidden" type="file" tabindex="-1" aria-hidden="true"
                accept=".pkpass,.pkpasses,application/vnd.apple.pkpass,application/zip,image/*" onchange={on_picked} />
            if let Some(design) = state.design().filter(|_| !state.is_gallery) {
                <Editor state={state.clone()} design={design.clone()} session={session.clone()} saved={autosave.saved.clone()} granted={*granted}
                    on_granted={clearer(&granted)} {ask} on_open={open_picker} {on_picture} />
            } else {
                <Gallery current={state.design().cloned()} storage={autosave.storage.clone()} is_busy={*is_busy} on_open={open_picker}
                    on_continue={act(Action::Gallery(false))} on_pick={on_pick(&state, &is_busy)} on_reopen={on_reopen(&state)} />
            }
            <Toast notice={state.notice.clone()} on_undo={act(Action::Undo)} on_dismiss={act(Action::Dismiss)} />
            if let Some(intent) = *asking {
                <ConnectDialog session={session.clone()} purpose={intent.purpose()} on_close={clearer(&asking)} />
            }
            if let Some(shown) = &*report {
                <ReportDialog report={shown.clone()} on_close={clearer(&report)} />
            }
            if is_dragging {
                <div class="drop-veil" aria-hidden="true"><p>{ "Drop a pass to open it, or a picture onto its place" }</p></div>
            }
        </>
    }
}

fn clearer<T: 'static>(state: &UseStateHandle<Option<T>>) -> Callback<()> {
    let setter = state.setter();
    Callback::from(move |()| setter.set(None))
}

/// Goes on with a design of this device.
fn on_reopen(state: &UseReducerHandle<State>) -> Callback<Restored> {
    let state = state.clone();
    Callback::from(move |restored: Restored| {
        let is_open = state.design().is_some_and(|design| design.id == restored.design.id);
        state.dispatch(match is_open {
            // What is open may be newer than what was saved, and has a past.
            true => Action::Gallery(false),
            false => Action::Reopen(Box::new(restored), now_millis()),
        });
    })
}

/// Makes a design of a starter card; the one before comes back by undo.
fn on_pick(state: &UseReducerHandle<State>, is_busy: &UseStateHandle<bool>) -> Callback<usize> {
    let (dispatch, is_busy) = (state.dispatcher(), is_busy.setter());
    let replaces = state.design().is_some();
    Callback::from(move |index: usize| {
        let Some(starter) = STARTERS.get(index) else { return };
        let (dispatch, is_busy) = (dispatch.clone(), is_busy.clone());
        is_busy.set(true);
        spawn_local(async move {
            let now_millis = now_millis();
            dispatch.dispatch(match starter.design(DesignId(now_millis)).await {
                Ok(design) => {
                    let notice =
                        replaces.then(|| Notice::changed("A new card. Undo brings the last one back."));
                    Action::Open { design, is_fresh: true, notice, now_millis }
                }
                Err(error) => Action::Say(Notice::problem(error.to_string())),
            });
            is_busy.set(false);
        });
    })
}
