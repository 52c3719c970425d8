//! The editor around one design: bar, list, card, properties, checks; downloading and publishing.

use std::rc::Rc;

use passwright_core::card::{Card, Options, lay_out};
use passwright_core::images::ImageKind;
use passwright_core::validate::{Problem, Severity};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::{
    Callback, Html, Properties, UseReducerHandle, UseStateSetter, component, hook, html, use_effect_with,
    use_memo, use_state,
};

use crate::clock::now;
use crate::connect::Connection;
use crate::design::Design;
use crate::export::{ExportError, hand_over, signed_archive};
use crate::hooks::autosave::Saved;
use crate::hooks::intents::{Intent, Intents};
use crate::hooks::picture_urls::use_picture_urls;
use crate::hooks::problems::use_problems;
use crate::hooks::session::Session;
use crate::measure::use_measure;
use crate::panels::checks::Checks;
use crate::panels::layers::Layers;
use crate::state::{Action, Notice, Pane, State};
use crate::views::canvas::Canvas;
use crate::views::properties::PropertiesPane;
use crate::views::publish_dialog::PublishDialog;
use crate::views::tab_bar::TabBar;
use crate::views::top_bar::{TopBar, Wish};

#[derive(PartialEq, Properties)]
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
    let card = use_card(design);
    let urls = use_picture_urls(design);
    let problems = use_problems(design, props.session.connection.identity());
    // The gallery may have been scrolled; the editor begins at its top.
    use_effect_with((), |()| {
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
    let is_busy = use_state(|| false);
    let is_publishing = use_state(|| false);
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
    let pane = if state.pane == Pane::Layers { "editor shows-layers" } else { "editor shows-properties" };
    html! {
        <div class={pane}>
            <TopBar title={design.title()} saved={props.saved.clone()} can_undo={state.can_undo()} can_redo={state.can_redo()}
                is_busy={*is_busy} is_connected={props.session.connection.identity().is_some()}
                is_published={state.publication().is_some()} on_wish={on_wish(props, run)} />
            <Layers design={design.clone()} card={card.clone()} selection={state.selection.clone()} dispatch={dispatch.clone()} />
            <Canvas design={design.clone()} card={card.clone()} urls={urls.clone()} selection={state.selection.clone()} side={state.side}
                dispatch={dispatch.clone()} on_file={props.on_picture.clone()} />
            <PropertiesPane design={design.clone()} card={card.clone()} urls={urls.clone()} selection={state.selection.clone()}
                dispatch={dispatch.clone()} on_file={props.on_picture.clone()} on_adjust={props.on_adjust.clone()} />
            <Checks problems={problems.clone()} is_open={*are_checks_open} {on_toggle} dispatch={dispatch.clone()} />
            <TabBar pane={state.pane} selection={state.selection.clone()} dispatch={dispatch.clone()} />
            if let (true, Connection::Connected { client, identity }) = (*is_publishing, &props.session.connection) {
                <PublishDialog design={design.clone()} {card} {urls} {problems} published={state.publication().cloned()}
                    client={client.clone()} identity={identity.clone()}
                    is_current={state.is_published_as_it_is()}
                    on_published={Callback::from(move |(design, published)| dispatch.dispatch(Action::Published(design, Box::new(published))))}
                    on_close={Callback::from(move |()| is_publishing.set(false))} />
            }
        </div>
    }
}

/// The card, laid out anew when the design or the font changes.
#[hook]
fn use_card(design: &Design) -> Rc<Card> {
    let measure = use_measure();
    use_memo((design.clone(), Rc::as_ptr(&measure)), |(design, _)| {
        let options = Options { edit: true, now: now() };
        lay_out(&design.document, &design.picture_sizes(), &*measure, &options)
    })
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
    })
}

/// What downloading and publishing need.
struct Desk {
    state: UseReducerHandle<State>,
    design: Design,
    session: Session,
    problems: Rc<Vec<Problem>>,
    ask: Callback<Intent>,
    is_busy: UseStateSetter<bool>,
    is_publishing: UseStateSetter<bool>,
    are_checks_open: UseStateSetter<bool>,
}

impl Desk {
    fn run(&self, intent: Intent) {
        match (intent, &self.session.connection) {
            (Intent::Connect, _) => self.ask.emit(intent),
            (_, Connection::Trying) => {
                self.state.dispatch(Action::Say(Notice::say("Still connecting; one moment, please.")));
            }
            (Intent::Download, _) if is_blocked(&self.problems) => {
                self.are_checks_open.set(true);
                let sentence = "An iPhone would refuse this pass. The list below says what to fix first.";
                self.state.dispatch(Action::Say(Notice::problem(sentence)));
            }
            (Intent::Download, Connection::Connected { .. }) => {
                download(&self.state, &self.design, &self.session, self.is_busy.clone());
            }
            (Intent::Publish, Connection::Connected { .. }) => self.is_publishing.set(true),
            _ => self.ask.emit(intent),
        }
    }
}

fn is_blocked(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.severity == Severity::Blocks)
}

/// Builds and signs the pass, and hands it over. The serial number stays with the design, so that a second download replaces the first.
fn download(
    state: &UseReducerHandle<State>,
    design: &Design,
    session: &Session,
    is_busy: UseStateSetter<bool>,
) {
    let Connection::Connected { client, identity } = session.connection.clone() else { return };
    let (dispatch, design, known) = (state.dispatcher(), design.clone(), state.serial().cloned());
    is_busy.set(true);
    spawn_local(async move {
        let work = async {
            let serial = match known {
                Some(serial) => serial,
                None => client.serial().await?,
            };
            let archive = signed_archive(&design, &identity, &serial, &client).await?;
            hand_over(&archive, &design.title())?;
            Ok::<_, ExportError>(serial)
        };
        match work.await {
            Ok(serial) => {
                dispatch.dispatch(Action::Numbered(design.id, serial));
                let sentence = "Signed and downloaded. The pictures never left this device.";
                dispatch.dispatch(Action::Say(Notice::say(sentence)));
            }
            Err(error) => dispatch.dispatch(Action::Say(Notice::problem(error.to_string()))),
        }
        is_busy.set(false);
    });
}
