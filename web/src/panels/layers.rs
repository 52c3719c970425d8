//! Everything that is on the pass, as a list: the way to what cannot be clicked on the card.

use std::rc::Rc;

use passwright_core::card::Card;
use passwright_core::pass::{Field, FieldGroup};
use serde_json::Value;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::{
    AttrValue, Html, KeyboardEvent, NodeRef, Properties, classes, component, html, use_effect_with,
    use_node_ref,
};

mod drag;

use drag::{Dragging, FIELD, use_dragging};

use super::Dispatch;
use crate::components::icon::{Glyph, icon};
use crate::design::Design;
use crate::state::fields::{group_name, groups, place, style_key};
use crate::state::{Action, Selection};

/// The longest part of a text that a row shows; the rest would be cut off by its width anyway.
const MAX_ROW_CHARS: usize = 80;

#[derive(PartialEq, Properties)]
pub(crate) struct LayersProps {
    pub(crate) design: Design,
    pub(crate) card: Rc<Card>,
    pub(crate) selection: Selection,
    /// Whether the poster is shown, and not the classic style beside it.
    pub(crate) is_poster: bool,
    pub(crate) dispatch: Dispatch,
}

/// The panel.
#[component]
pub(crate) fn Layers(props: &LayersProps) -> Html {
    let fronts = groups(props.is_poster).iter().filter(|group| **group != FieldGroup::Back);
    let node = use_node_ref();
    let dragging = use_dragging(&props.dispatch);
    use_effect_with(props.selection.clone(), {
        let node = node.clone();
        move |_| keep_focus(&node)
    });
    html! {
        <nav ref={node.clone()} class={classes!("layers", dragging.now().map(|_| "is-dragging"))} aria-label={text!("parts")}
            onpointermove={dragging.go_on(&node)} onpointerup={dragging.end(&node)} onpointercancel={dragging.cancel()}>
            <ul class="layer-list is-main">
                { main_row(props, Glyph::Look, text!("style-and-colors"), Selection::Look) }
                { main_row(props, Glyph::Pictures, text!("pictures"), Selection::Pictures(None)) }
                { main_row(props, Glyph::Barcode, text!("barcode"), Selection::Barcode) }
                { main_row(props, Glyph::Details, text!("details"), Selection::Details) }
                { languages_row(props) }
            </ul>
            <h3 class="layers-title">{ text!("front") }</h3>
            { for fronts.map(|group| group_rows(props, &dragging, *group)) }
            <h3 class="layers-title">{ text!("back") }</h3>
            { group_rows(props, &dragging, FieldGroup::Back) }
            { tray(props, &dragging) }
        </nav>
    }
}

fn main_row(props: &LayersProps, glyph: Glyph, name: String, selection: Selection) -> Html {
    let is_here = match (&selection, &props.selection) {
        (Selection::Pictures(_), Selection::Pictures(_)) => true,
        (own, now) => own == now,
    };
    let dispatch = props.dispatch.clone();
    let onclick = move |_| dispatch.dispatch(Action::Select(selection.clone()));
    html! {
        <li>
            <button type="button" class="layer is-main" {onclick} aria-current={is_here.then_some("true")}>
                { icon(glyph) }<span>{ name }</span>
            </button>
        </li>
    }
}

/// The way to the table of translations.
fn languages_row(props: &LayersProps) -> Html {
    let dispatch = props.dispatch.clone();
    let onclick = move |_| dispatch.dispatch(Action::Languages(true));
    html! {
        <li>
            <button type="button" class="layer is-main" {onclick} aria-haspopup="dialog">
                { icon(Glyph::Languages) }<span>{ text!("languages") }</span>
            </button>
        </li>
    }
}

fn group_rows(props: &LayersProps, dragging: &Dragging, group: FieldGroup) -> Html {
    let style = style_key(&props.design.document, props.is_poster);
    let fields = style.map(|style| props.design.pass().fields_of(style, group)).unwrap_or_default();
    let add = {
        let dispatch = props.dispatch.clone();
        move |_| dispatch.dispatch(Action::AddField(group))
    };
    let name = group_name(group);
    let title_id = format!("layers-{}", group.key());
    // Behind the last one, or beside the rows.
    let is_end = dragging
        .now()
        .and_then(|drag| drag.over)
        .is_some_and(|(over, index)| over == group && index >= fields.len());
    html! {
        <section key={group.key()} class={classes!("layer-group", is_end.then_some("is-drop-end"))} data-group={group.key()} aria-labelledby={title_id.clone()}>
            <header class="layer-group-header">
                <h4 id={title_id}>{ if group == FieldGroup::Back { text!("details-sheet") } else { name.clone() } }</h4>
                <button type="button" class="button is-quiet is-square is-small" onclick={add}
                    aria-label={text!("add-field", group = name.as_str())} title={text!("add-field", group = name.as_str())}>
                    { icon(Glyph::Plus) }
                </button>
            </header>
            <ul class="layer-list">
                { for fields.iter().filter(|field| !is_hidden(props, field)).map(|field| field_row(props, dragging, field)) }
            </ul>
        </section>
    }
}

fn is_hidden(props: &LayersProps, field: &Field<'_>) -> bool {
    props.card.hidden.iter().any(|pointer| pointer == field.pointer())
}

/// What the chosen style has no place for. It stays in the pass and comes back with another style.
fn tray(props: &LayersProps, dragging: &Dragging) -> Html {
    let document = &props.design.document;
    let field = |pointer: &String| Some(Field::new(document.get(pointer)?.as_object()?, pointer.clone()));
    let fields: Vec<_> = props.card.hidden.iter().filter_map(field).collect();
    if fields.is_empty() {
        return Html::default();
    }
    html! {
        <section class="layer-tray" aria-labelledby="layers-tray">
            <h3 id="layers-tray" class="layers-title">{ text!("not-shown", count = fields.len()) }</h3>
            <p class="field-note">{ text!("not-shown-note") }</p>
            <ul class="layer-list">{ for fields.iter().map(|field| field_row(props, dragging, field)) }</ul>
        </section>
    }
}

fn field_row(props: &LayersProps, dragging: &Dragging, field: &Field<'_>) -> Html {
    let pointer = field.pointer().to_owned();
    let is_here = props.selection == Selection::Field(pointer.clone());
    let select = {
        let (dispatch, pointer) = (props.dispatch.clone(), pointer.clone());
        move |_| dispatch.dispatch(Action::Select(Selection::Field(pointer.clone())))
    };
    let onkeydown = {
        let (dispatch, pointer) = (props.dispatch.clone(), pointer.clone());
        move |event: KeyboardEvent| {
            let action = match (event.key().as_str(), event.alt_key()) {
                ("Delete" | "Backspace", false) => Action::RemoveField(pointer.clone()),
                ("ArrowUp", true) => Action::MoveField { pointer: pointer.clone(), by: -1 },
                ("ArrowDown", true) => Action::MoveField { pointer: pointer.clone(), by: 1 },
                _ => return,
            };
            event.prevent_default();
            dispatch.dispatch(action);
        }
    };
    let here = place(&pointer).map(|place| (place.group, place.index));
    let is_before = dragging.now().is_some_and(|drag| drag.over.is_some() && drag.over == here);
    let is_dragged = dragging.now().is_some_and(|drag| drag.pointer == pointer);
    html! {
        <li key={pointer.clone()} data-field={pointer.clone()}
            class={classes!("layer-row", is_before.then_some("is-drop-before"), is_dragged.then_some("is-dragged"))}>
            <span class="layer-grip" aria-hidden="true" title={text!("drag-field")} onpointerdown={dragging.begin(&pointer)}></span>
            <button type="button" class="layer" onclick={select} {onkeydown} aria-current={is_here.then_some("true")}>
                <span class="layer-label" dir="auto">{ field.label().or_else(|| field.key()).map_or_else(|| text!("field").into(), row_text) }</span>
                <span class="layer-value" dir="auto">{ field.value().map(value_text).unwrap_or_default() }</span>
            </button>
        </li>
    }
}

/// Where the focus was in the list, it goes along with what is selected: a field that was moved by keys can be moved on.
fn keep_focus(node: &NodeRef) {
    let focused =
        web_sys::window().and_then(|window| window.document()).and_then(|document| document.active_element());
    let list = node.cast::<Element>().filter(|list| list.contains(focused.as_deref()));
    let is_in_row =
        focused.is_none_or(|element| element.closest(&format!("[{FIELD}]")).is_ok_and(|row| row.is_some()));
    let Some(list) = list.filter(|_| is_in_row) else { return };
    let selected = list.query_selector(&format!("[{FIELD}] [aria-current]")).ok().flatten();
    if let Some(row) = selected.and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
        // It only fails for what cannot have the focus; a row is a button.
        row.focus().unwrap_or_default();
    }
}

fn row_text(text: &str) -> AttrValue {
    text.chars().take(MAX_ROW_CHARS).map(|c| if c.is_control() { ' ' } else { c }).collect::<String>().into()
}

fn value_text(value: &Value) -> AttrValue {
    match value {
        Value::String(text) => row_text(text),
        other => row_text(&other.to_string()),
    }
}
