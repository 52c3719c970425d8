//! One place on the card as a button.

use passwright_core::card::{Region, Target};
use passwright_core::pass::Color;
use yew::prelude::*;

use super::css_vars::use_css_vars;
use super::place;
use crate::locale::{Language, language};
use crate::picture_words::picture_words;
use crate::state::fields::group_name;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct RegionButtonProps {
    pub id: AttrValue,
    pub region: Region,
    pub ground: Color,
    /// The height of the card in units.
    pub card_height: f64,
    pub selected: bool,
    pub on_select: Callback<Target>,
    pub on_type: Callback<String>,
    /// A file that is dragged over the card would go here.
    pub is_under_file: bool,
}

/// A click selects; a click on what is selected, or Enter, types over its text.
#[component]
pub(super) fn RegionButton(props: &RegionButtonProps) -> Html {
    let node = use_node_ref();
    let mut vars = place::vars(props.region.rect, props.card_height);
    vars.push(("--ink", place::ink(props.ground).to_hex()));
    use_css_vars(&node, vars);

    let is_empty = props.region.target.is_empty_place();
    let is_picture = place::picture_of(&props.region.target).is_some();
    let onclick = {
        let props = props.clone();
        Callback::from(move |event: MouseEvent| {
            let by_keyboard = event.detail() == 0;
            let part =
                if props.selected || by_keyboard { place::part_at(&props.region, &event) } else { None };
            props.on_select.emit(props.region.target.clone());
            if let Some(part) = part {
                props.on_type.emit(part.pointer.clone());
            }
        })
    };
    html! {
        <button
            ref={node}
            id={props.id.clone()}
            type="button"
            class={classes!(
                "card-region",
                is_empty.then_some("card-region--empty"),
                (is_picture && !is_empty).then_some("card-region--picture"),
                props.is_under_file.then_some("card-region--drop"),
            )}
            aria-label={label(&props.region)}
            aria-pressed={if props.selected { "true" } else { "false" }}
            {onclick}
        >
            if is_empty {
                <span aria-hidden="true">{ own_words(&props.region).unwrap_or_else(|| short_name(&props.region.name)) }</span>
            }
        </button>
    }
}

/// What the page calls a place that has no words of the pass itself; in English the card's own names are as good.
fn own_words(region: &Region) -> Option<String> {
    match &region.target {
        _ if language() == Language::English => None,
        Target::Picture(kind) | Target::AddPicture(kind) => Some(picture_words(*kind).0),
        Target::AddField(group) => Some(group_name(*group)),
        Target::AddBarcode => Some(text!("barcode")),
        Target::AddLogoText => Some(text!("logo-text")),
        // The text below the code follows, which is the pass's own.
        Target::Barcode(_) => Some(region.name.replacen("Barcode", &text!("barcode"), 1)),
        _ => None,
    }
}

/// A place by its name.
pub(super) fn region_name(region: &Region) -> String {
    own_words(region).unwrap_or_else(|| region.name.clone())
}

fn label(region: &Region) -> String {
    if let Some(name) = own_words(region) {
        return if region.target.is_empty_place() { text!("region-add", name = name) } else { name };
    }
    if region.target.is_empty_place() && !region.name.starts_with("Add") {
        format!("Add {}", region.name.to_lowercase())
    } else {
        region.name.clone()
    }
}

/// What an empty place shows: `Add header field` is `Header`.
fn short_name(name: &str) -> String {
    let name = name.trim_start_matches("Add ").trim_end_matches(" field").trim_end_matches(" picture");
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
