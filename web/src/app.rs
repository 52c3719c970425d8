//! The whole page: state, connection, dialogs, and what belongs where.

use wasm_bindgen_futures::spawn_local;
use yew::{
    Callback, Html, UseReducerHandle, UseStateHandle, component, hook, html, use_effect_with, use_reducer,
    use_state,
};

use crate::clock::now_millis;
use crate::components::toast::Toast;
use crate::design::DesignId;
use crate::editor::Editor;
use crate::hooks::autosave::use_autosave;
use crate::hooks::incoming::use_incoming;
use crate::hooks::intents::use_intents;
use crate::hooks::published_page::use_published_page;
use crate::hooks::session::use_session;
use crate::hooks::shortcuts::use_shortcuts;
use crate::package::prepare;
use crate::starters::STARTERS;
use crate::state::{Action, Notice, Restored, State};
use crate::storage::Storage;
use crate::tabs::claim;
use crate::views::connect_dialog::ConnectDialog;
use crate::views::gallery::Gallery;
use crate::views::report_dialog::ReportDialog;
use crate::views::skeleton::Skeleton;

const OPEN_ELSEWHERE: &str = "This pass is open in another tab. Go on there, or close that tab first.";

/// The page.
#[component]
pub(crate) fn App() -> Html {
    let state = use_reducer(State::default);
    let session = use_session();
    let autosave = use_autosave(&state);
    let intents = use_intents(&session);
    let incoming = use_incoming(&state);
    let is_busy = use_state(|| false);
    use_shortcuts(&state);
    use_published_page({
        let dispatch = state.dispatcher();
        Callback::from(move |sentence: String| dispatch.dispatch(Action::Say(Notice::problem(sentence))))
    });
    use_ready_mark(state.is_ready);

    if !state.is_ready && state.history.is_none() {
        return html! { <Skeleton /> };
    }
    let act = |action: Action| {
        let dispatch = state.dispatcher();
        Callback::from(move |()| dispatch.dispatch(action.clone()))
    };
    html! {
        <>
            { incoming.picker }
            if let Some(design) = state.design().filter(|_| !state.is_gallery) {
                <Editor state={state.clone()} design={design.clone()} session={session.clone()} saved={autosave.saved}
                    intents={intents.clone()} on_open={incoming.open_picker} on_picture={incoming.on_picture} />
            } else {
                <Gallery current={state.design().cloned()} storage={autosave.storage.clone()} is_busy={*is_busy}
                    on_open={incoming.open_picker} on_continue={act(Action::Gallery(false))}
                    on_pick={on_pick(&state, &is_busy)} on_reopen={on_reopen(&state, autosave.storage)} />
            }
            <Toast notice={state.notice.clone()} on_undo={act(Action::Undo)} on_dismiss={act(Action::Dismiss)} />
            if let Some(intent) = intents.asking {
                <ConnectDialog {session} {intent} on_close={intents.on_closed} />
            }
            if let Some(report) = incoming.report {
                <ReportDialog {report} on_close={incoming.on_report_closed} />
            }
            if incoming.is_dragging {
                <div class="drop-veil" aria-hidden="true"><p>{ "Drop a pass to open it, or a picture onto its place" }</p></div>
            }
        </>
    }
}

/// Marks the page as ready once the storage was read: what tests and screenshot tools wait for. Now that something is to be seen, what
/// opens, checks and packs passes is loaded too.
#[hook]
fn use_ready_mark(is_ready: bool) {
    use_effect_with(is_ready, |is_ready| {
        if *is_ready {
            spawn_local(prepare());
        }
        let body =
            web_sys::window().and_then(|window| window.document()).and_then(|document| document.body());
        if let Some(body) = body.filter(|_| *is_ready) {
            // It only fails for names that are no attribute names.
            body.set_attribute("data-app-ready", "true").unwrap_or_default();
        }
    });
}

/// Goes on with a design of this device.
fn on_reopen(state: &UseReducerHandle<State>, storage: Option<Storage>) -> Callback<Restored> {
    let state = state.clone();
    Callback::from(move |restored: Restored| {
        let id = restored.design.id;
        if state.design().is_some_and(|design| design.id == id) {
            // What is open may be newer than what was saved, and has a past.
            state.dispatch(Action::Gallery(false));
            return;
        }
        let (dispatch, storage) = (state.dispatcher(), storage.clone());
        spawn_local(async move {
            if !claim(id).await {
                dispatch.dispatch(Action::Say(Notice::problem(OPEN_ELSEWHERE)));
                return;
            }
            // Another tab may have gone on with it since it was listed.
            let newest = match storage {
                Some(storage) => storage.read(id).await.ok().flatten(),
                None => None,
            };
            dispatch.dispatch(Action::Reopen(Box::new(newest.unwrap_or(restored)), now_millis()));
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
