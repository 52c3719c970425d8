//! The pass itself in the middle of the page: the card, or another place where it is shown.

use std::rc::Rc;

use passwright_core::card::{Card, Target};
use passwright_core::document::Edit;
use passwright_core::images::ImageKind;
use passwright_core::pass::{Field, FieldGroup};
use web_sys::File;
use yew::{Callback, Html, Properties, classes, component, html};

use super::back_sheet::BackSheetProps;
use super::canvas_bar::CanvasBar;
use super::lock_screen::LockScreenProps;
use super::stack::StackProps;
use super::watch::WatchProps;
use crate::clock::now_millis;
use crate::components::icon::{Glyph, icon};
use crate::design::Design;
use crate::edits;
use crate::hooks::language::use_checks_spoken;
use crate::later::{Later, Part};
use crate::locale::checks::{marks, say};
use crate::panels::Dispatch;
use crate::panels::field_format::{Format, typed_value};
use crate::preview::{CardPreview, PictureUrls};
use crate::seen::Seen;
use crate::state::{Action, Ground, Selection, Side};

#[derive(PartialEq, Properties)]
pub(crate) struct CanvasProps {
    pub(crate) seen: Seen,
    pub(crate) card: Rc<Card>,
    pub(crate) urls: PictureUrls,
    pub(crate) selection: Selection,
    pub(crate) side: Side,
    pub(crate) languages: Vec<String>,
    pub(crate) dispatch: Dispatch,
    pub(crate) on_file: Callback<(ImageKind, File)>,
}

/// The pass with its switches.
#[component]
pub(crate) fn Canvas(props: &CanvasProps) -> Html {
    use_checks_spoken();
    let (dispatch, view) = (props.dispatch.clone(), props.seen.view.clone());
    let ground = match view.ground {
        Ground::Page => None,
        Ground::Light => Some("is-light"),
        Ground::Dark => Some("is-dark"),
    };
    let is_wide = matches!(props.side, Side::Watch | Side::Lock);
    html! {
        <main class={classes!("canvas", ground)} aria-label={text!("the-pass")}>
            <CanvasBar side={props.side} {view} languages={props.languages.clone()} {dispatch} />
            { notes(props) }
            <div class="stage">
                <div key={props.side.name()} class={classes!("stage-card", "surface", is_wide.then_some("is-wide"))}>{ surface(props) }</div>
            </div>
        </main>
    }
}

/// What this phone does with the pass that its author might not expect.
fn notes(props: &CanvasProps) -> Html {
    let told = if props.side == Side::Front { props.card.notes.as_slice() } else { &[] };
    let (lang, dir) = marks();
    html! {
        <div class="canvas-notes" role="status">
            { for told.iter().map(|note| html! { <p {lang} {dir}>{ say(note) }</p> }) }
        </div>
    }
}

fn surface(props: &CanvasProps) -> Html {
    let (seen, urls, dispatch) = (props.seen.clone(), props.urls.clone(), props.dispatch.clone());
    let selection = props.selection.clone();
    match props.side {
        Side::Front => html! {
            <>
                <CardPreview card={props.card.clone()} pictures={urls} editable=true class="card-preview__shadow"
                    selected={target(&props.selection, &props.seen.design)} on_select={on_select(props)} on_edit={on_edit(props)}
                    on_drop_picture={props.on_file.clone()} />
                { actions(&props.card) }
            </>
        },
        Side::Back => later(Part::Back(BackSheetProps { seen, selection, dispatch })),
        Side::Lock => later(Part::Lock(Box::new(LockScreenProps { seen, urls, selection, dispatch }))),
        Side::Watch => later(Part::Watch(WatchProps { seen, urls })),
        Side::Stack => later(Part::Stack(StackProps { card: props.card.clone(), urls })),
    }
}

fn later(part: Part) -> Html {
    html! { <Later {part} /> }
}

/// The cards of actions below the pass.
fn actions(card: &Card) -> Html {
    if card.actions.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="featured" aria-label={text!("actions-below")} data-pass-preview="true">
            { for card.actions.iter().map(|action| html! {
                <li key={action.pointer.clone()} class="featured-card">
                    <span class="featured-mark">{ icon(Glyph::Link) }</span><span lang="en" dir="ltr">{ action.words }</span>
                </li>
            }) }
        </ul>
    }
}

/// What is selected, in terms of the card.
fn target(selection: &Selection, design: &Design) -> Option<Target> {
    match selection {
        Selection::Field(pointer) => Some(Target::Field(pointer.clone())),
        Selection::Pictures(Some(kind)) if design.picture(*kind).is_some() => Some(Target::Picture(*kind)),
        Selection::Pictures(Some(kind)) => Some(Target::AddPicture(*kind)),
        Selection::Barcode => {
            design.pass().barcodes().first().map(|barcode| Target::Barcode(barcode.pointer().to_owned()))
        }
        Selection::Details => Some(Target::LogoText),
        Selection::Look | Selection::Pictures(None) => None,
    }
}

fn on_select(props: &CanvasProps) -> Callback<Target> {
    let (dispatch, design) = (props.dispatch.clone(), props.seen.design.clone());
    Callback::from(move |target: Target| {
        let selection = match target {
            Target::Field(pointer) => Selection::Field(pointer),
            Target::LogoText | Target::Tag(_) => Selection::Details,
            Target::Picture(kind) | Target::AddPicture(kind) => Selection::Pictures(Some(kind)),
            Target::Barcode(_) | Target::AddBarcode => Selection::Barcode,
            Target::AddField(group) => return dispatch.dispatch(Action::AddField(group)),
            Target::AddLogoText => {
                let name =
                    design.pass().text("organizationName").map_or_else(|| text!("your-name"), str::to_owned);
                dispatch.dispatch(edits::set("/logoText", name));
                Selection::Details
            }
        };
        dispatch.dispatch(Action::Select(selection));
    })
}

/// Types over a text on the card; a field that holds a number keeps holding one.
fn on_edit(props: &CanvasProps) -> Callback<(String, String)> {
    let (dispatch, design) = (props.dispatch.clone(), props.seen.design.clone());
    Callback::from(move |(pointer, text): (String, String)| {
        let field = pointer
            .strip_suffix("/value")
            .and_then(|place| Some(Field::new(design.document.get(place)?.as_object()?, place.to_owned())));
        let value = match field {
            Some(field) => typed_value(Format::of(&field), &text),
            None => text.into(),
        };
        let edit = Edit::Set { pointer: pointer.clone(), value };
        dispatch.dispatch(Action::Edit { edits: vec![edit], merge: Some(pointer), now_millis: now_millis() });
    })
}

/// What the empty back offers.
pub(super) fn add_back_field(dispatch: &Dispatch) -> impl Fn(yew::MouseEvent) + use<> {
    let dispatch = dispatch.clone();
    move |_| dispatch.dispatch(Action::AddField(FieldGroup::Back))
}
