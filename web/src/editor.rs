//! The editor around one design: bar, list, card, properties, checks; downloading and publishing.

use std::rc::Rc;

use passwright_core::api::Identity;
use passwright_core::ids::SerialNumber;
use passwright_core::images::ImageKind;
use passwright_core::validate::Problem;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::wasm_split;
use web_sys::File;
use yew::{
    Callback, Html, Properties, UseReducerHandle, UseStateSetter, component, html, use_effect_with, use_memo,
    use_state,
};

use crate::api::Client;
use crate::checks::is_blocked;
use crate::connect::Connection;
use crate::design::Design;
use crate::export::{DownloadSigner, ExportError, hand_over, signed_archive};
use crate::hooks::autosave::Saved;
use crate::hooks::intents::{Intent, Intents};
use crate::hooks::language::use_checks_spoken;
use crate::hooks::picture_urls::use_picture_urls;
use crate::hooks::problems::use_problems;
use crate::hooks::session::Session;
use crate::language_choice::bring_checks;
use crate::later::{Later, Part, Work};
use crate::locale::checks::told;
use crate::panels::checks::Checks;
use crate::panels::layers::Layers;
use crate::seen::{Cards, use_cards, use_seen};
use crate::state::{Action, Notice, Pane, State};
use crate::views::canvas::Canvas;
use crate::views::draft_dialog::DraftDialogProps;
use crate::views::keys_dialog::KeysDialogProps;
use crate::views::languages_dialog::LanguagesDialog;
use crate::views::properties::PropertiesPaneProps;
use crate::views::publish_dialog::PublishDialogProps;
use crate::views::tab_bar::TabBar;
use crate::views::top_bar::{Signing, TopBar, Wish};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct EditorProps {
    pub(crate) state: UseReducerHandle<State>,
    pub(crate) design: Design,
    pub(crate) session: Session,
    pub(crate) saved: Saved,
    pub(crate) intents: Intents,
    /// Asks for a file to open.
    pub(crate) on_open: Callback<()>,
    pub(crate) on_picture: Callback<(ImageKind, File)>,
    /// To crop or compress a picture that is there.
    pub(crate) on_adjust: Callback<ImageKind>,
}

/// The editor.
#[component]
pub(crate) fn Editor(props: &EditorProps) -> Html {
    let (state, design) = (&props.state, &props.design);
    let dispatch = state.dispatcher();
    let seen = use_seen(design, &state.view);
    let Cards { seen: card, plain, warnings } = use_cards(&seen);
    let urls = use_picture_urls(&seen.design);
    let found = use_problems(design, props.session.identity());
    use_effect_with((), |()| spawn_local(bring_checks()));
    let are_spoken = use_checks_spoken();
    let problems = use_memo((found, warnings, are_spoken), |(found, warnings, _)| {
        found.as_ref().map(|found| Rc::new(worst_first(found, warnings)))
    });
    let problems = (*problems).clone();
    // The gallery may have been scrolled; the editor begins at its top.
    use_effect_with((), |()| {
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
    let is_busy = use_state(|| false);
    let is_publishing = use_state(|| false);
    let is_testing = use_state(|| false);
    let are_checks_open = use_state(|| false);

    let run = {
        let desk = Desk {
            state: state.clone(),
            design: design.clone(),
            session: props.session.clone(),
            problems: problems.clone(),
            ask: props.intents.ask.clone(),
            is_busy: is_busy.setter(),
            is_publishing: is_publishing.setter(),
            is_testing: is_testing.setter(),
            are_checks_open: are_checks_open.setter(),
        };
        Callback::from(move |intent: Intent| desk.run(intent))
    };
    use_effect_with(props.intents.granted, {
        let (run, on_granted) = (run.clone(), props.intents.on_granted.clone());
        move |granted| {
            if let Some(intent) = *granted {
                on_granted.emit(());
                run.emit(intent);
            }
        }
    });
    let on_toggle = {
        let (setter, is_open) = (are_checks_open.setter(), *are_checks_open);
        Callback::from(move |()| setter.set(!is_open))
    };
    let on_keys_closed = {
        let dispatch = dispatch.clone();
        Callback::from(move |()| dispatch.dispatch(Action::Keys(false)))
    };
    let on_languages_closed = {
        let dispatch = dispatch.clone();
        Callback::from(move |()| dispatch.dispatch(Action::Languages(false)))
    };
    let pane = if state.pane == Pane::Layers { "editor shows-layers" } else { "editor shows-properties" };
    html! {
        <div class={pane}>
            <TopBar title={design.title()} saved={props.saved.clone()} can_undo={state.can_undo()} can_redo={state.can_redo()}
                is_busy={*is_busy} signing={signing(&props.session)}
                is_published={state.publication().is_some()} on_wish={on_wish(props, run)} />
            <Layers design={design.clone()} card={card.clone()} selection={state.selection.clone()} is_poster={state.view.shows_poster(design)}
                dispatch={dispatch.clone()} />
            <Canvas {seen} card={card.clone()} urls={urls.clone()} selection={state.selection.clone()} side={state.side}
                languages={design.languages()} dispatch={dispatch.clone()} on_file={props.on_picture.clone()} />
            <Later part={Part::Properties(PropertiesPaneProps {
                design: design.clone(), card: card.clone(), urls: urls.clone(), selection: state.selection.clone(), dispatch: dispatch.clone(),
                on_file: props.on_picture.clone(), on_adjust: props.on_adjust.clone(),
            })} />
            <Checks problems={problems.clone()} is_open={*are_checks_open} {on_toggle} dispatch={dispatch.clone()} />
            <TabBar pane={state.pane} selection={state.selection.clone()} dispatch={dispatch.clone()} />
            if state.are_languages_shown {
                <LanguagesDialog design={design.clone()} card={card.clone()} urls={urls.clone()} language={state.view.language.clone()}
                    dispatch={dispatch.clone()} on_close={on_languages_closed} />
            }
            if let (true, Connection::Connected { client, identity }) = (*is_testing, &props.session.connection) {
                { draft_dialog(design, client, identity, is_testing.setter()) }
            }
            if let (true, Connection::Connected { client, identity }) = (*is_publishing, &props.session.connection) {
                { publish_dialog(PublishDialogProps {
                    design: design.clone(), card: plain, urls, problems, published: state.publication().cloned(), client: client.clone(),
                    identity: identity.clone(), published_as: state.published_as.get(&design.id).cloned(),
                    on_published: Callback::from(move |(design, published)| dispatch.dispatch(Action::Published(design, Box::new(published)))),
                    on_close: Callback::from(move |()| is_publishing.set(false)),
                }) }
            }
            if state.are_keys_shown {
                <Later on_close={on_keys_closed.clone()} part={Part::Keys(KeysDialogProps { on_close: on_keys_closed })} />
            }
        </div>
    }
}

fn draft_dialog(
    design: &Design,
    client: &Client,
    identity: &Rc<Identity>,
    is_open: UseStateSetter<bool>,
) -> Html {
    let on_close = Callback::from(move |()| is_open.set(false));
    let part = Part::Draft(DraftDialogProps {
        design: design.clone(),
        client: client.clone(),
        identity: Rc::clone(identity),
        on_close: on_close.clone(),
    });
    html! { <Later {part} {on_close} /> }
}

fn publish_dialog(props: PublishDialogProps) -> Html {
    let on_close = props.on_close.clone();
    html! { <Later part={Part::Publish(Box::new(props))} {on_close} /> }
}

/// The findings of the checks and those of the layout, in the language of the page.
fn worst_first(found: &[Problem], warnings: &[Problem]) -> Vec<Problem> {
    let mut all: Vec<Problem> = found.iter().chain(warnings).map(told).collect();
    all.sort_by_key(|problem| problem.severity);
    all
}

fn signing(session: &Session) -> Signing {
    match (&session.own_key, session.connection.identity()) {
        (Some(_), _) => Signing::OwnKey,
        (None, Some(_)) => Signing::Service,
        (None, None) => Signing::Nobody,
    }
}

/// What the buttons of the bar do.
fn on_wish(props: &EditorProps, run: Callback<Intent>) -> Callback<Wish> {
    let (dispatch, on_open) = (props.state.dispatcher(), props.on_open.clone());
    Callback::from(move |wish: Wish| match wish {
        Wish::New => dispatch.dispatch(Action::Gallery(true)),
        Wish::Undo => dispatch.dispatch(Action::Undo),
        Wish::Redo => dispatch.dispatch(Action::Redo),
        Wish::Open => on_open.emit(()),
        Wish::Connect => run.emit(Intent::Connect),
        Wish::Download => run.emit(Intent::Download),
        Wish::Publish => run.emit(Intent::Publish),
        Wish::Test => run.emit(Intent::Test),
    })
}

/// What downloading and publishing need.
struct Desk {
    state: UseReducerHandle<State>,
    design: Design,
    session: Session,
    problems: Option<Rc<Vec<Problem>>>,
    ask: Callback<Intent>,
    is_busy: UseStateSetter<bool>,
    is_publishing: UseStateSetter<bool>,
    is_testing: UseStateSetter<bool>,
    are_checks_open: UseStateSetter<bool>,
}

impl Desk {
    fn run(&self, intent: Intent) {
        let session = &self.session;
        let signer = match (&session.own_key, &session.connection) {
            (Some(own), _) => Some(DownloadSigner::OwnKey(own.clone())),
            (None, Connection::Connected { client, identity }) => {
                Some(DownloadSigner::Service(client.clone(), identity.clone()))
            }
            _ => None,
        };
        match (intent, signer, &session.connection) {
            (Intent::Connect, ..) => self.ask.emit(intent),
            (Intent::Download, Some(_), _)
                if self.problems.as_deref().is_some_and(|found| is_blocked(found)) =>
            {
                self.are_checks_open.set(true);
                let sentence = text!("refused-see-below");
                self.state.dispatch(Action::Say(Notice::problem(sentence)));
            }
            (Intent::Download, Some(signer), _) => {
                download(&self.state, &self.design, signer, self.is_busy.clone());
            }
            (Intent::Publish, _, Connection::Connected { .. }) => self.is_publishing.set(true),
            (Intent::Test, _, Connection::Connected { .. }) => self.is_testing.set(true),
            (_, _, Connection::Trying) => {
                self.state.dispatch(Action::Say(Notice::say(text!("still-connecting"))));
            }
            _ => self.ask.emit(intent),
        }
    }
}

#[wasm_split(outgoing, fallible, return_wrapper(let work = _; { work?.await } -> Result<SerialNumber, ExportError>))]
fn sign_and_hand_over(
    design: Design,
    known: Option<SerialNumber>,
    signer: DownloadSigner,
) -> Result<Work<Result<SerialNumber, ExportError>>, ExportError> {
    Ok(Box::pin(async move {
        let serial = signer.serial(known).await?;
        let archive = signed_archive(&design, &serial, &signer).await?;
        hand_over(&archive, &design.title())?;
        Ok(serial)
    }))
}

/// Builds and signs the pass, and hands it over. The serial number stays with the design, so that a second download replaces the first.
fn download(
    state: &UseReducerHandle<State>,
    design: &Design,
    signer: DownloadSigner,
    is_busy: UseStateSetter<bool>,
) {
    let (dispatch, design, known) = (state.dispatcher(), design.clone(), state.serial().cloned());
    is_busy.set(true);
    spawn_local(async move {
        match sign_and_hand_over(design.clone(), known, signer.clone()).await {
            Ok(serial) => {
                dispatch.dispatch(Action::Numbered(design.id, serial));
                let sentence = match signer {
                    DownloadSigner::Service(..) => {
                        text!("downloaded")
                    }
                    DownloadSigner::OwnKey(_) => {
                        text!("downloaded-own-key")
                    }
                };
                dispatch.dispatch(Action::Say(Notice::say(sentence)));
            }
            Err(error) => dispatch.dispatch(Action::Say(Notice::problem(error.to_string()))),
        }
        is_busy.set(false);
    });
}
