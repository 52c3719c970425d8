//! The workshop behind the first page: the design with its past, saving, the connection, files that came in, dialogs.
//!
//! In scope: what belongs where, and which orders of the first page become which actions. Out of scope: the first page itself (see
//! [`crate::app`]), which is told by [`Front`] what it has to show. All of this comes as a later module, and stays once it is there.

use wasm_bindgen_futures::spawn_local;
use yew::{
    Callback, Html, Properties, UseReducerHandle, UseStateHandle, component, hook, html, use_callback,
    use_effect_with, use_reducer, use_state,
};

use crate::app::Front;
use crate::clock::now_millis;
use crate::components::toast::Toast;
use crate::design::{Design, DesignId};
use crate::editor::Editor;
use crate::hooks::autosave::{Saved, use_autosave};
use crate::hooks::incoming::{Incoming, use_incoming};
use crate::hooks::intents::{Intents, use_intents};
use crate::hooks::language::use_language;
use crate::hooks::session::{Session, use_session};
use crate::hooks::shortcuts::use_shortcuts;
use crate::later::{Later, Part, prepare_panels};
use crate::orders::{Order, Orders, use_orders};
use crate::remembered::forget_picked;
use crate::starters::blueprint::design_of;
use crate::state::{Action, Notice, Restored, State};
use crate::storage::Storage;
use crate::tabs::claim;
use crate::views::connect_dialog::ConnectDialogProps;
use crate::views::own_designs::Own;
use crate::views::passes_dialog::PassesDialogProps;
use crate::views::picture_sheet::PictureSheetProps;
use crate::views::report_dialog::ReportDialogProps;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct WorkshopProps {
    /// What the first page asks for.
    pub(crate) orders: Orders,
    /// There is no network.
    pub(crate) is_offline: bool,
    /// Tells the first page what it has to know.
    pub(crate) on_front: Callback<Front>,
    /// Asks for a file to open.
    pub(crate) on_open: Callback<()>,
}

/// The workshop; it draws nothing of its own while the gallery is shown and there is nothing to tell or to ask.
#[component]
pub(crate) fn Workshop(props: &WorkshopProps) -> Html {
    let language = use_language().tag();
    let state = use_reducer(State::default);
    let session = use_session();
    let autosave = use_autosave(&state);
    let intents = use_intents(&session);
    let incoming = use_incoming(&state);
    let is_busy = use_state(|| false);
    // Raised when designs were added behind the gallery's back, so that it lists them.
    let listing = use_state(|| 0_u32);
    use_shortcuts(&state);
    use_effect_with((), |()| spawn_local(prepare_panels()));
    use_orders(&props.orders, taker(&state, &is_busy, &incoming));
    use_front(
        props,
        &state,
        Shown { is_busy: *is_busy, listing: *listing, storage: autosave.storage.clone() },
    );

    let act = |action: Action| {
        let dispatch = state.dispatcher();
        Callback::from(move |()| dispatch.dispatch(action.clone()))
    };
    let saved = match &autosave.saved {
        Saved::Yes if props.is_offline => Saved::Offline,
        saved => saved.clone(),
    };
    let on_each = on_each(&state, autosave.storage, &incoming.on_several_closed, &listing);
    html! {
        <>
            if let Some(design) = state.design().filter(|_| !state.is_gallery) {
                <Editor key={language} state={state.clone()} design={design.clone()} session={session.clone()} {saved} intents={intents.clone()}
                    on_open={props.on_open.clone()} on_picture={incoming.on_picture.clone()} on_adjust={incoming.on_adjust.clone()} />
            }
            <Toast key={format!("toast-{language}")} notice={state.notice.clone()} on_undo={act(Action::Undo)} on_dismiss={act(Action::Dismiss)} />
            { dialogs(&state, session, intents, incoming, on_each) }
        </>
    }
}

/// What is asked or told in a window of its own.
fn dialogs(
    state: &UseReducerHandle<State>,
    session: Session,
    intents: Intents,
    incoming: Incoming,
    on_each: Callback<Vec<Design>>,
) -> Html {
    html! {
        <>
            if let Some(intent) = intents.asking {
                <Later on_close={intents.on_closed.clone()} part={Part::Connect(ConnectDialogProps { session, intent, on_close: intents.on_closed })} />
            }
            if let Some(report) = incoming.report {
                <Later on_close={incoming.on_report_closed.clone()} part={Part::Report(ReportDialogProps { report, on_close: incoming.on_report_closed })} />
            }
            if let Some(several) = incoming.several {
                <Later on_close={incoming.on_several_closed.clone()} part={Part::Passes(PassesDialogProps {
                    several, on_open: incoming.on_chosen, on_each, on_close: incoming.on_several_closed,
                })} />
            }
            if let (Some(pending), Some(design)) = (incoming.pending, state.design()) {
                <Later on_close={incoming.on_placed.reform(|()| None)} part={Part::Picture(PictureSheetProps { pending, design: design.clone(), on_done: incoming.on_placed })} />
            }
        </>
    }
}

/// What of the workshop the first page shows besides the state.
#[derive(Clone, PartialEq)]
struct Shown {
    is_busy: bool,
    listing: u32,
    storage: Option<Storage>,
}

/// Tells the first page what it has to know, as soon as the storage was read or something was opened.
#[hook]
fn use_front(props: &WorkshopProps, state: &UseReducerHandle<State>, shown: Shown) {
    let on_reopen = use_callback((state.clone(), shown.storage.clone()), |restored, (state, storage)| {
        reopen(state, storage.clone(), restored);
    });
    let front = match state.design().filter(|_| !state.is_gallery) {
        // The gallery is not there: whatever changes in the design is no matter of the first page.
        Some(_) => Some(Front::default()),
        None if !state.is_ready && state.history.is_none() => None,
        None => Some(Front {
            shows_gallery: true,
            is_busy: shown.is_busy,
            current: state.design().map(Design::title),
            own: shown.storage.map(|storage| Own {
                storage,
                current: state.design().map(|design| design.id),
                listing: shown.listing,
                on_reopen,
            }),
        }),
    };
    use_effect_with((front, props.on_front.clone()), |(front, on_front)| {
        if let Some(front) = front {
            on_front.emit(front.clone());
        }
    });
}

/// Does what the first page asks for.
fn taker(
    state: &UseReducerHandle<State>,
    is_busy: &UseStateHandle<bool>,
    incoming: &Incoming,
) -> Callback<Order> {
    let (state, is_busy, on_files) = (state.clone(), is_busy.clone(), incoming.on_files.clone());
    Callback::from(move |order: Order| match order {
        Order::Pick(starter) => pick(&state, &is_busy, starter),
        Order::Files(files) => on_files.emit(files),
        Order::GoOn => state.dispatch(Action::Gallery(false)),
        Order::Tell(sentence) => state.dispatch(Action::Say(Notice::problem(sentence))),
    })
}

/// Goes on with a design of this device.
fn reopen(state: &UseReducerHandle<State>, storage: Option<Storage>, restored: Restored) {
    let id = restored.design.id;
    if state.design().is_some_and(|design| design.id == id) {
        // What is open may be newer than what was saved, and has a past.
        state.dispatch(Action::Gallery(false));
        return;
    }
    let dispatch = state.dispatcher();
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
fn pick(state: &UseReducerHandle<State>, is_busy: &UseStateHandle<bool>, starter: String) {
    let (dispatch, is_busy) = (state.dispatcher(), is_busy.setter());
    let replaces = state.design().is_some();
    is_busy.set(true);
    spawn_local(async move {
        let now_millis = now_millis();
        dispatch.dispatch(match design_of(&starter, DesignId(now_millis)).await {
            Ok(design) => {
                let notice = replaces.then(|| Notice::changed(text!("new-card")));
                Action::Open { design, is_fresh: true, notice, now_millis }
            }
            Err(error) => Action::Say(Notice::problem(error.to_string())),
        });
        forget_picked();
        is_busy.set(false);
    });
}
