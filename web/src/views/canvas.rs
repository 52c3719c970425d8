//! The pass itself in the middle of the page: the card, or the sheet behind it.

use std::rc::Rc;

use passwright_core::card::{Card, Target};
use passwright_core::document::Edit;
use passwright_core::images::ImageKind;
use passwright_core::pass::{Field, FieldGroup};
use web_sys::File;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use super::back_sheet::BackSheet;
use crate::clock::now_millis;
use crate::components::segmented::{Segment, Segmented};
use crate::design::Design;
use crate::edits;
use crate::panels::Dispatch;
use crate::panels::field_format::{Format, typed_value};
use crate::preview::{CardPreview, PictureUrls};
use crate::state::{Action, Selection, Side};

#[derive(PartialEq, Properties)]
pub(crate) struct CanvasProps {
    pub(crate) design: Design,
    pub(crate) card: Rc<Card>,
    pub(crate) urls: PictureUrls,
    pub(crate) selection: Selection,
    pub(crate) side: Side,
    pub(crate) dispatch: Dispatch,
    pub(crate) on_file: Callback<(ImageKind, File)>,
}

/// The card with its switch.
#[component]
pub(crate) fn Canvas(props: &CanvasProps) -> Html {
    let on_side = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |side: AttrValue| {
            dispatch.dispatch(Action::Turn(if side == "back" { Side::Back } else { Side::Front }));
        })
    };
    let segments = vec![Segment::named("front", "Front"), Segment::named("back", "Back")];
    let value = if props.side == Side::Back { "back" } else { "front" };
    html! {
        <main class="canvas" aria-label="The pass">
            <div class="canvas-bar">
                <Segmented id="side" label="Side of the pass" is_label_hidden=true {segments} {value} on_change={on_side} />
            </div>
            <div class="stage">
                <div class="stage-card">
                    if props.side == Side::Front {
                        <CardPreview card={props.card.clone()} pictures={props.urls.clone()} editable=true class="card-preview__shadow"
                            selected={target(&props.selection, &props.design)} on_select={on_select(props)} on_edit={on_edit(props)}
                            on_drop_picture={props.on_file.clone()} />
                    } else {
                        <BackSheet design={props.design.clone()} selection={props.selection.clone()} dispatch={props.dispatch.clone()} />
                    }
                </div>
            </div>
        </main>
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
    let (dispatch, design) = (props.dispatch.clone(), props.design.clone());
    Callback::from(move |target: Target| {
        let selection = match target {
            Target::Field(pointer) => Selection::Field(pointer),
            Target::LogoText => Selection::Details,
            Target::Picture(kind) | Target::AddPicture(kind) => Selection::Pictures(Some(kind)),
            Target::Barcode(_) | Target::AddBarcode => Selection::Barcode,
            Target::AddField(group) => return dispatch.dispatch(Action::AddField(group)),
            Target::AddLogoText => {
                let name = design.pass().text("organizationName").unwrap_or("Your name").to_owned();
                dispatch.dispatch(edits::set("/logoText", name));
                Selection::Details
            }
        };
        dispatch.dispatch(Action::Select(selection));
    })
}

/// Types over a text on the card; a field that holds a number keeps holding one.
fn on_edit(props: &CanvasProps) -> Callback<(String, String)> {
    let (dispatch, design) = (props.dispatch.clone(), props.design.clone());
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
