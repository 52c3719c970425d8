//! The whole page: state, connection, dialogs, and what belongs where.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::{
    Callback, Html, UseReducerHandle, UseStateHandle, component, hook, html, use_effect_with, use_reducer,
    use_state,
};

use crate::clock::now_millis;
use crate::components::toast::Toast;
use crate::components::update_banner::UpdateBanner;
use crate::design::{Design, DesignId};
use crate::editor::EditorProps;
use crate::hooks::autosave::{Saved, use_autosave};
use crate::hooks::incoming::use_incoming;
use crate::hooks::intents::use_intents;
use crate::hooks::language::use_language;
use crate::hooks::offline::use_offline;
use crate::hooks::published_page::use_published_page;
use crate::hooks::session::use_session;
use crate::hooks::shortcuts::use_shortcuts;
use crate::later::{Later, Part};
use crate::starters::Starter;
use crate::starters::blueprint::{self, design_of};
use crate::state::{Action, Notice, Restored, State};
use crate::storage::Storage;
use crate::tabs::claim;
use crate::views::connect_dialog::ConnectDialogProps;
use crate::views::gallery::Gallery;
use crate::views::passes_dialog::PassesDialogProps;
use crate::views::picture_sheet::PictureSheetProps;
use crate::views::report_dialog::ReportDialogProps;
use crate::views::skeleton::Skeleton;
use crate::{clock, later, package};

/// The page.
#[component]
pub(crate) fn App() -> Html {
    let language = use_language().tag();
    let state = use_reducer(State::default);
    let session = use_session();
    let autosave = use_autosave(&state);
    let intents = use_intents(&session);
    let incoming = use_incoming(&state);
    let offline = use_offline();
    let is_busy = use_state(|| false);
    // Raised when designs were added behind the gallery's back, so that it lists them.
    let listing = use_state(|| 0_u32);
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
    let saved = match autosave.saved {
        Saved::Yes if offline.is_offline => Saved::Offline,
        saved => saved,
    };
    html! {
        <>
            { incoming.picker }
            if let Some(design) = state.design().filter(|_| !state.is_gallery) {
                <Later key={language} part={Part::Editor(Box::new(EditorProps {
                    state: state.clone(), design: design.clone(), session: session.clone(), saved, intents: intents.clone(),
                    on_open: incoming.open_picker, on_picture: incoming.on_picture, on_adjust: incoming.on_adjust,
                }))} />
            } else {
                <Gallery key={format!("{language}-{}", *listing)} current={state.design().cloned()} storage={autosave.storage.clone()} is_busy={*is_busy}
                    on_open={incoming.open_picker} on_continue={act(Action::Gallery(false))}
                    on_pick={on_pick(&state, &is_busy)} on_reopen={on_reopen(&state, autosave.storage.clone())}
                    on_open_folder={incoming.open_folder} />
            }
            <Toast key={format!("toast-{language}")} notice={state.notice.clone()} on_undo={act(Action::Undo)} on_dismiss={act(Action::Dismiss)} />
            <UpdateBanner update={offline.update} />
            if let Some(intent) = intents.asking {
                <Later on_close={intents.on_closed.clone()} part={Part::Connect(ConnectDialogProps { session, intent, on_close: intents.on_closed })} />
            }
            if let Some(report) = incoming.report {
                <Later on_close={incoming.on_report_closed.clone()} part={Part::Report(ReportDialogProps { report, on_close: incoming.on_report_closed })} />
            }
            if let Some(several) = incoming.several {
                <Later on_close={incoming.on_several_closed.clone()} part={Part::Passes(PassesDialogProps {
                    several, on_open: incoming.on_chosen, on_each: on_each(&state, autosave.storage, &incoming.on_several_closed, &listing),
                    on_close: incoming.on_several_closed,
                })} />
            }
            if let (Some(pending), Some(design)) = (incoming.pending, state.design()) {
                <Later on_close={incoming.on_placed.reform(|()| None)} part={Part::Picture(PictureSheetProps { pending, design: design.clone(), on_done: incoming.on_placed })} />
            }
            if incoming.is_dragging {
                <div class="drop-veil" aria-hidden="true"><p>{ text!("drop-here") }</p></div>
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
            spawn_local(async {
                clock::quiet().await;
                later::prepare_editor().await;
                blueprint::prepare().await;
                package::prepare().await;
                later::prepare().await;
            });
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
                dispatch.dispatch(Action::Say(Notice::problem(text!("open-elsewhere"))));
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

/// Keeps several passes as drafts and shows them among the others.
fn on_each(
    state: &UseReducerHandle<State>,
    storage: Option<Storage>,
    on_closed: &Callback<()>,
    listing: &UseStateHandle<u32>,
) -> Callback<Vec<Design>> {
    let (dispatch, on_closed) = (state.dispatcher(), on_closed.clone());
    let (listing, next) = (listing.setter(), **listing + 1);
    Callback::from(move |designs: Vec<Design>| {
        let (dispatch, storage, on_closed) = (dispatch.clone(), storage.clone(), on_closed.clone());
        let listing = listing.clone();
        spawn_local(async move {
            let kept = match storage {
                Some(storage) => storage.add(&designs).await.map_err(|error| error.to_string()),
                None => Err(text!("browser-keeps-nothing")),
            };
            dispatch.dispatch(match kept {
                Ok(()) => Action::Gallery(true),
                Err(reason) => Action::Say(Notice::problem(text!("not-kept", reason = reason))),
            });
            listing.set(next);
            on_closed.emit(());
        });
    })
}

/// Makes a design of a starting point; the one before comes back by undo.
fn on_pick(state: &UseReducerHandle<State>, is_busy: &UseStateHandle<bool>) -> Callback<Rc<Starter>> {
    let (dispatch, is_busy) = (state.dispatcher(), is_busy.setter());
    let replaces = state.design().is_some();
    Callback::from(move |starter: Rc<Starter>| {
        let (dispatch, is_busy) = (dispatch.clone(), is_busy.clone());
        is_busy.set(true);
        spawn_local(async move {
            let now_millis = now_millis();
            dispatch.dispatch(match design_of(&starter.id, DesignId(now_millis)).await {
                Ok(design) => {
                    let notice = replaces.then(|| Notice::changed(text!("new-card")));
                    Action::Open { design, is_fresh: true, notice, now_millis }
                }
                Err(error) => Action::Say(Notice::problem(error.to_string())),
            });
            is_busy.set(false);
        });
    })
}
