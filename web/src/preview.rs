//! The live card: the drawing of `passwright_core::card::svg`, and over it a real button for every place that can be edited.
//!
//! In scope: selecting by click or keyboard, typing over texts on the card, dropping pictures onto their places. Out of scope: what an
//! edit does to the document; the editor is told the JSON pointer and the new text.
//! Positions are set through the CSS object model, because the content security policy admits no style attribute.

use std::collections::HashMap;
use std::rc::Rc;

use passwright_core::card::{Card, Part, Region, Target, svg};
use passwright_core::images::ImageKind;
use wasm_bindgen::JsCast;
use web_sys::{Element, File, Node};
use yew::prelude::*;

mod css_vars;
pub(crate) mod ids;
mod inline_input;
pub(crate) mod node;
mod place;
mod region;

use crate::files::is_picture;
use css_vars::use_css_vars;
use inline_input::{InlineInput, Step};
use region::{RegionButton, region_name};

/// The address of each picture of the pass, usually `blob:`.
#[derive(Debug, Clone, Default)]
pub(crate) struct PictureUrls(Rc<HashMap<ImageKind, AttrValue>>);

impl PartialEq for PictureUrls {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl FromIterator<(ImageKind, AttrValue)> for PictureUrls {
    fn from_iter<T: IntoIterator<Item = (ImageKind, AttrValue)>>(addresses: T) -> Self {
        Self(Rc::new(addresses.into_iter().collect()))
    }
}

impl PictureUrls {
    /// The address of one picture.
    #[must_use]
    pub(crate) fn get(&self, kind: ImageKind) -> Option<&AttrValue> {
        self.0.get(&kind)
    }
}

/// What [`CardPreview`] shows, and whom it tells.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct CardPreviewProps {
    /// The card, laid out.
    pub(crate) card: Rc<Card>,
    /// The pictures.
    #[prop_or_default]
    pub(crate) pictures: PictureUrls,
    /// Whether places can be selected and texts typed over.
    #[prop_or_default]
    pub(crate) editable: bool,
    /// What is selected.
    #[prop_or_default]
    pub(crate) selected: Option<Target>,
    /// A place was chosen.
    #[prop_or_default]
    pub(crate) on_select: Callback<Target>,
    /// A text was typed over: its JSON pointer, and what it is now. Called at every key stroke.
    #[prop_or_default]
    pub(crate) on_edit: Callback<(String, String)>,
    /// A file was dropped onto the place of a picture.
    #[prop_or_default]
    pub(crate) on_drop_picture: Callback<(ImageKind, File)>,
    /// Further classes of the outermost element; `card-preview__shadow` lifts the card off its ground.
    #[prop_or_default]
    pub(crate) class: Classes,
}

/// The front of a pass.
#[component]
pub(crate) fn CardPreview(props: &CardPreviewProps) -> Html {
    let prefix = use_memo((), |()| ids::unique("card"));
    let node = use_node_ref();
    let height = props.card.height;
    use_css_vars(&node, vec![("--card-height", height.to_string())]);
    let editing = use_state(|| None::<String>);
    let typed_over = editing.as_deref().filter(|_| props.editable);
    let current = typed_over.and_then(|pointer| find_part(&props.card, pointer));

    let address_of = |kind| props.pictures.get(kind).map(ToString::to_string);
    let drawing = svg::Drawing { id_prefix: &prefix, address_of: &address_of, decorative: true };
    let svg =
        node::to_vnode(&svg::draw(&props.card, &drawing), current.as_ref().map(|(_, part)| &*part.pointer));

    let setter = editing.setter();
    let begin = use_callback((), move |pointer: String, ()| setter.set(Some(pointer)));
    let step = {
        let (card, prefix) = (props.card.clone(), prefix.clone());
        let (editing, on_select) = (editing.clone(), props.on_select.clone());
        Callback::from(move |step: Step| take_step(&card, &prefix, &editing, &on_select, step))
    };
    use_effect_with(props.selected.clone(), {
        let (card, prefix, node) = (props.card.clone(), prefix.clone(), node.clone());
        move |selected| keep_focus(&card, &prefix, &node, selected.as_ref())
    });
    let under_file = use_state_eq(|| None::<ImageKind>);
    let ondragover = {
        let (card, node, under_file) = (props.card.clone(), node.clone(), under_file.setter());
        move |event: DragEvent| {
            let picture = picture_under(&card, &node, &event);
            under_file.set(picture);
            if picture.is_some() {
                event.prevent_default();
            }
        }
    };
    let ondragleave = {
        let (node, under_file) = (node.clone(), under_file.setter());
        move |event: DragEvent| {
            if !goes_on_inside(&node, &event) {
                under_file.set(None);
            }
        }
    };
    let ondrop = {
        let (card, node) = (props.card.clone(), node.clone());
        let (under_file, on_drop_picture) = (under_file.setter(), props.on_drop_picture.clone());
        move |event: DragEvent| {
            under_file.set(None);
            let picture = picture_under(&card, &node, &event);
            let Some((kind, file)) = picture.zip(dropped_picture(&event)) else { return };
            event.prevent_default();
            event.stop_propagation();
            on_drop_picture.emit((kind, file));
        }
    };
    html! {
        <div ref={node} class={classes!("card-preview", current.is_some().then_some("card-preview--typing"), props.class.clone())} role="group" data-pass-preview="true"
            aria-label={props.card.description.clone()} {ondragover} {ondragleave} {ondrop}>
            { svg }
            if props.editable {
                { for props.card.regions.iter().enumerate().map(|(index, region)| html! {
                    <RegionButton
                        key={index}
                        id={region_id(&prefix, index)}
                        region={region.clone()}
                        card_height={height}
                        ground={props.card.colors.background}
                        selected={props.selected.as_ref() == Some(&region.target)}
                        on_select={props.on_select.clone()}
                        on_type={begin.clone()}
                        is_under_file={under_file.is_some() && place::picture_of(&region.target) == *under_file}
                    />
                }) }
                if let Some((region, part)) = current {
                    <InlineInput
                        region_name={region_name(region)}
                        part={part.clone()}
                        card_height={height}
                        ground={props.card.colors.background}
                        on_barcode={matches!(region.target, Target::Barcode(_))}
                        on_edit={props.on_edit.clone()}
                        on_step={step}
                    />
                }
            }
        </div>
    }
}

/// The picture of the card that a dragged file is over.
fn picture_under(card: &Card, node: &NodeRef, event: &DragEvent) -> Option<ImageKind> {
    let (x, y) = place::on_card(&node.cast::<Element>()?, event);
    place::picture_at(&card.regions, x, y)
}

/// Whether a drag only goes from one place of the card to another.
fn goes_on_inside(node: &NodeRef, event: &DragEvent) -> bool {
    let next = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
    next.is_some() && node.cast::<Node>().is_some_and(|card| card.contains(next.as_ref()))
}

/// The first dropped file, if it is a picture.
fn dropped_picture(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0).filter(is_picture)
}

/// Where the focus was on a place of the card, it goes along with what is selected: a field that was moved by keys can be moved on.
fn keep_focus(card: &Card, prefix: &str, node: &NodeRef, selected: Option<&Target>) {
    let focused =
        web_sys::window().and_then(|window| window.document()).and_then(|document| document.active_element());
    let is_on_place = focused.is_some_and(|element| {
        element.closest(".card-region").is_ok_and(|place| place.is_some())
            && node.cast::<Node>().is_some_and(|card| card.contains(Some(&element)))
    });
    let index = card.regions.iter().position(|region| Some(&region.target) == selected);
    if let Some(index) = index.filter(|_| is_on_place) {
        place::focus(&region_id(prefix, index));
    }
}

fn region_id(prefix: &str, index: usize) -> String {
    format!("{prefix}-place-{index}")
}

fn find_part<'a>(card: &'a Card, pointer: &str) -> Option<(&'a Region, &'a Part)> {
    let mut all = parts(card);
    all.find(|(_, _, part)| part.pointer == pointer).map(|(_, region, part)| (region, part))
}

/// All texts that can be typed over, in reading order.
fn parts(card: &Card) -> impl Iterator<Item = (usize, &Region, &Part)> {
    let regions = card.regions.iter().enumerate();
    regions.flat_map(|(index, region)| region.parts.iter().map(move |part| (index, region, part)))
}

/// Leaves the text that is typed over, or goes on to the one before or after it.
fn take_step(
    card: &Card,
    prefix: &str,
    editing: &UseStateHandle<Option<String>>,
    on_select: &Callback<Target>,
    step: Step,
) {
    let all: Vec<_> = parts(card).collect();
    let here = all.iter().position(|(_, _, part)| Some(&part.pointer) == editing.as_ref());
    let next = match step {
        Step::Next => here.and_then(|index| all.get(index + 1)),
        Step::Previous => here.and_then(|index| all.get(index.checked_sub(1)?)),
        Step::Blur | Step::Leave => None,
    };
    if let Some((_, region, part)) = next {
        on_select.emit(region.target.clone());
        editing.set(Some(part.pointer.clone()));
        return;
    }
    editing.set(None);
    if step != Step::Blur
        && let Some((index, _, _)) = here.and_then(|index| all.get(index))
    {
        place::focus(&region_id(prefix, *index));
    }
}
