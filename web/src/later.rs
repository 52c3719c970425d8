//! Parts of the page whose code is loaded when it is first needed, each as a wasm module beside the editor's.
//!
//! A function that is marked with `#[wasm_split(NAME)]` is the border of the module NAME: what only it needs goes there, what others need
//! as well stays where it was (`cargo xtask` parts them after linking). There is one such function for each module. In scope: drawing such
//! parts, and what stands in their place while they are on their way or when they do not come. Out of scope: the parts themselves, which
//! are ordinary components and know nothing of this.

use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::wasm_split;
use yew::{AttrValue, Callback, Html, MouseEvent, Properties, component, html, use_effect_with, use_state};

use crate::components::dialog::Dialog;
use crate::components::icon::{Glyph, icon};
use crate::modules::ModuleError;
use crate::published::Published;
use crate::starters::blueprint;
use crate::views::back_sheet::{BackSheet, BackSheetProps};
use crate::views::connect_dialog::{ConnectDialog, ConnectDialogProps};
use crate::views::draft_dialog::{DraftDialog, DraftDialogProps};
use crate::views::keys_dialog::{KeysDialog, KeysDialogProps};
use crate::views::lock_screen::{LockScreen, LockScreenProps};
use crate::views::own_designs::{OwnDesigns, OwnDesignsProps};
use crate::views::passes_dialog::{PassesDialog, PassesDialogProps};
use crate::views::picture_sheet::{PictureSheet, PictureSheetProps};
use crate::views::properties::{PropertiesPane, PropertiesPaneProps};
use crate::views::publish_dialog::{PublishDialog, PublishDialogProps};
use crate::views::report_dialog::{ReportDialog, ReportDialogProps};
use crate::views::stack::{Stack, StackProps};
use crate::views::watch::{Watch, WatchProps};
use crate::workshop::{Workshop, WorkshopProps};

/// What comes later.
#[derive(Clone, PartialEq)]
pub(crate) enum Part {
    /// The back of the pass.
    Back(BackSheetProps),
    /// Who signs.
    Connect(ConnectDialogProps),
    /// A draft on one's own phone.
    Draft(DraftDialogProps),
    /// The list of keys.
    Keys(KeysDialogProps),
    /// The pass on the Lock Screen.
    Lock(Box<LockScreenProps>),
    /// The designs of this device.
    Own(OwnDesignsProps),
    /// Several passes that came together.
    Passes(PassesDialogProps),
    /// The place of a picture.
    Picture(PictureSheetProps),
    /// The properties of what is selected.
    Properties(PropertiesPaneProps),
    /// Publishing.
    Publish(Box<PublishDialogProps>),
    /// What was found in an opened pass.
    Report(ReportDialogProps),
    /// The pass among others.
    Stack(StackProps),
    /// The pass on Apple Watch.
    Watch(WatchProps),
    /// Everything around a design.
    Workshop(WorkshopProps),
}

/// The modules, in the order in which they are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Module {
    /// The workshop: the card, everything around it, and what is kept of it.
    Canvas,
    /// What stands beside the card, and in its place.
    Panels,
    /// Files and pictures that come in.
    Incoming,
    /// Signing and publishing, and the list of keys.
    Outgoing,
}

impl Module {
    const ALL: [Self; 4] = [Self::Canvas, Self::Panels, Self::Incoming, Self::Outgoing];

    async fn load(self) -> Result<(), ModuleError> {
        Ok(match self {
            Self::Canvas => load_canvas().await,
            Self::Panels => load_panels().await,
            Self::Incoming => load_incoming().await,
            Self::Outgoing => load_outgoing().await,
        }?)
    }
}

#[wasm_split(canvas, fallible, preload(load_canvas))]
fn draw_canvas(part: Part) -> Result<Html, ModuleError> {
    Ok(match part {
        Part::Own(props) => html! { <OwnDesigns ..props /> },
        Part::Workshop(props) => html! { <Workshop ..props /> },
        _ => Html::default(),
    })
}

#[wasm_split(panels, fallible, preload(load_panels))]
fn draw_panel(part: Part) -> Result<Html, ModuleError> {
    Ok(match part {
        Part::Back(props) => html! { <BackSheet ..props /> },
        Part::Lock(props) => html! { <LockScreen ..*props /> },
        Part::Properties(props) => html! { <PropertiesPane ..props /> },
        Part::Stack(props) => html! { <Stack ..props /> },
        Part::Watch(props) => html! { <Watch ..props /> },
        _ => Html::default(),
    })
}

#[wasm_split(incoming, fallible, preload(load_incoming))]
fn draw_incoming(part: Part) -> Result<Html, ModuleError> {
    Ok(match part {
        Part::Passes(props) => html! { <PassesDialog ..props /> },
        Part::Picture(props) => html! { <PictureSheet ..props /> },
        Part::Report(props) => html! { <ReportDialog ..props /> },
        _ => Html::default(),
    })
}

#[wasm_split(outgoing, fallible, preload(load_outgoing))]
fn draw_outgoing(part: Part) -> Result<Html, ModuleError> {
    Ok(match part {
        Part::Connect(props) => html! { <ConnectDialog ..props /> },
        Part::Draft(props) => html! { <DraftDialog ..props /> },
        Part::Keys(props) => html! { <KeysDialog ..props /> },
        Part::Publish(props) => html! { <PublishDialog ..*props /> },
        _ => Html::default(),
    })
}

impl Part {
    fn module(&self) -> Module {
        match self {
            Self::Own(_) | Self::Workshop(_) => Module::Canvas,
            Self::Back(_) | Self::Lock(_) | Self::Properties(_) | Self::Stack(_) | Self::Watch(_) => {
                Module::Panels
            }
            Self::Passes(_) | Self::Picture(_) | Self::Report(_) => Module::Incoming,
            Self::Connect(_) | Self::Draft(_) | Self::Keys(_) | Self::Publish(_) => Module::Outgoing,
        }
    }

    /// Draws it, if its code is here; otherwise the code is on its way from now on.
    fn draw(&self) -> Option<Html> {
        let part = self.clone();
        let drawn = match self.module() {
            Module::Canvas => at_once(draw_canvas(part)),
            Module::Panels => at_once(draw_panel(part)),
            Module::Incoming => at_once(draw_incoming(part)),
            Module::Outgoing => at_once(draw_outgoing(part)),
        };
        drawn?.ok()
    }

    /// What stands in its place meanwhile, where it has one.
    fn in_place(&self, words: Html) -> Html {
        match self {
            Self::Properties(_) => {
                html! { <aside class="properties" aria-label={text!("properties")}><div class="pane-body">{ words }</div></aside> }
            }
            _ => words,
        }
    }
}

/// Draws the page about what is published into its place.
///
/// # Errors
/// [`ModuleError`]
#[wasm_split(published, fallible)]
pub(crate) fn start_published(place: web_sys::Element) -> Result<(), ModuleError> {
    yew::Renderer::<Published>::with_root(place).render();
    Ok(())
}

/// Loads what a click on any starting point needs.
pub(crate) async fn prepare_workshop() {
    Module::Canvas.load().await.unwrap_or_default();
    blueprint::prepare().await.unwrap_or_default();
}

/// Loads what stands beside the card, while the card is on its way; what fails here is told in its place.
pub(crate) async fn prepare_panels() {
    Module::Panels.load().await.unwrap_or_default();
}

/// Loads what the next click may need. What fails here is told then.
pub(crate) async fn prepare() {
    for module in Module::ALL {
        module.load().await.unwrap_or_default();
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct LaterProps {
    pub(crate) part: Part,
    /// Somebody gives up waiting for a dialog.
    #[prop_or_default]
    pub(crate) on_close: Callback<()>,
}

/// How it stands with a module that is not here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    Coming,
    Missing,
}

/// A part whose code comes later.
#[component]
pub(crate) fn Later(props: &LaterProps) -> Html {
    let stand = use_state(|| Stand::Coming);
    let tries = use_state(|| 0_u32);
    let (part, module) = (&props.part, props.part.module());
    let drawn = if *stand == Stand::Missing { None } else { part.draw() };
    use_effect_with((*tries, module, drawn.is_some()), {
        let stand = stand.setter();
        move |(tries, module, is_here)| {
            let tries = *tries;
            let module = (!is_here).then_some(*module);
            spawn_local(async move {
                let Some(module) = module else { return };
                let loaded = module.load().await;
                if loaded.is_err() && tries > 0 && module == Module::Canvas {
                    start_anew();
                }
                stand.set(if loaded.is_ok() { Stand::Coming } else { Stand::Missing });
            });
        }
    });
    match (drawn, *stand) {
        (Some(html), _) => html,
        (None, Stand::Missing) => {
            let again = {
                let (stand, tries) = (stand.setter(), tries.clone());
                Callback::from(move |_| {
                    stand.set(Stand::Coming);
                    tries.set(*tries + 1);
                })
            };
            missing(props, again)
        }
        // The first page is there meanwhile, or the shapes that stand in for it.
        (None, Stand::Coming) if module == Module::Canvas => html! {},
        (None, Stand::Coming) if module == Module::Panels => {
            part.in_place(html! { <p class="coming is-in-place" role="status">{ text!("one-moment") }</p> })
        }
        (None, Stand::Coming) => html! { <p class="coming" role="status">{ text!("one-moment") }</p> },
    }
}

/// Without the editor itself there is nothing to go on with: a page of an older version asks for files that are gone, a new one does not. Work is
/// saved by now. Without a network the page stays.
fn start_anew() {
    if let Some(window) = web_sys::window().filter(|window| window.navigator().on_line()) {
        // A page that cannot be loaded again says so itself.
        window.location().reload().unwrap_or_default();
    }
}

/// What is said of a part that did not come.
fn missing(props: &LaterProps, again: Callback<MouseEvent>) -> Html {
    let words = html! {
        <>
            <p class="callout is-problem" role="alert">{ icon(Glyph::Block) }{ AttrValue::from(ModuleError.to_string()) }</p>
            <div class="dialog-actions"><button type="button" class="button" onclick={again}>{ text!("try-again") }</button></div>
        </>
    };
    if props.part.module() == Module::Panels {
        return props.part.in_place(html! { <div class="not-loaded">{ words }</div> });
    }
    html! {
        <Dialog id="missing" title={text!("not-loaded")} on_close={props.on_close.clone()}><div class="dialog-form">{ words }</div></Dialog>
    }
}

/// Work in a module that comes later.
pub(crate) type Work<T> = Pin<Box<dyn Future<Output = T>>>;

/// What is ready at once, as everything is whose code is here.
fn at_once<T>(work: impl Future<Output = T>) -> Option<T> {
    let work: Pin<&mut _> = pin!(work);
    match work.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => Some(done),
        Poll::Pending => None,
    }
}

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use super::at_once;

    #[test]
    fn only_what_is_ready_is_drawn_at_once() {
        assert_eq!(at_once(ready(1)), Some(1));
        assert_eq!(at_once(pending::<u8>()), None);
    }
}
