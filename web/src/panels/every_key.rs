//! A form for every key of the format, made from the tables of `core::pass::schema`: the way to what has no panel of its own.
//!
//! In scope: the keys that an object has, each with the control that its kind takes, adding keys and taking them away, at any depth.
//! Out of scope: whether a value makes sense; the checks say so. A value of a wrong kind is shown as JSON, so that it can be mended.

use std::rc::Rc;

use passwright_core::document::{Document, Edit, escape_key};
use passwright_core::pass::schema::{Kind, Table};
use serde_json::Value;
use web_sys::HtmlSelectElement;
use yew::{AttrValue, Callback, Event, Html, Properties, TargetCast, component, html, use_state_eq};

use super::Dispatch;
use crate::components::icon::{Glyph, icon};
use crate::edits;
use crate::locale::text;

mod control;
mod groups;
mod json_field;
mod words;

use control::control;
pub(crate) use groups::{EVENT_HAS_PANEL, FIELD_HAS_PANEL, Grouping, PASS_GROUPS, PASS_HAS_PANEL};
use words::{in_words, sample};

/// Keys with their kinds; the same table is the same by its place.
#[derive(Clone, Copy)]
pub(crate) struct Keys(pub(crate) Table);

impl PartialEq for Keys {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct EveryKeyProps {
    pub(crate) document: Rc<Document>,
    /// Where the object stands; empty for the document itself.
    pub(crate) pointer: AttrValue,
    /// What it is called, for the button that adds to it.
    pub(crate) name: AttrValue,
    pub(crate) keys: Keys,
    /// Keys that are set elsewhere.
    #[prop_or_default]
    pub(crate) without: &'static [&'static str],
    /// Keys that belong together; the others follow.
    #[prop_or_default]
    pub(crate) grouping: Grouping,
    pub(crate) dispatch: Dispatch,
}

/// The form of one object.
#[component]
pub(crate) fn EveryKey(props: &EveryKeyProps) -> Html {
    let object = props.document.get(&props.pointer).and_then(Value::as_object);
    let object = if props.pointer.is_empty() { Some(props.document.tree()) } else { object };
    let offered = props.keys.0.iter().filter(|(key, _)| !props.without.contains(key));
    let (present, absent): (Vec<_>, Vec<_>) =
        offered.copied().partition(|(key, _)| object.is_some_and(|object| object.contains_key(*key)));
    let rows = present.into_iter().filter_map(|(key, kind)| Some((key, kind, object?.get(key)?)));
    html! {
        <div class="keys-form">
            { for rows.map(|(key, kind, value)| row(props, key, kind, value)) }
            if !absent.is_empty() {
                <AddKey ..AddKeyProps { of: props.clone(), absent: Rc::from(absent.iter().map(|(key, _)| *key).collect::<Vec<_>>()) } />
            }
        </div>
    }
}

/// One key: its control, and the button that takes it away.
fn row(props: &EveryKeyProps, key: &'static str, kind: Kind, value: &Value) -> Html {
    let pointer = format!("{}/{}", props.pointer, escape_key(key));
    let label = in_words(key);
    let remove = remover(&props.dispatch, pointer.clone());
    let words = text!("remove-this", what = label.as_str());
    html! {
        <div key={key} class="keys-row">
            { control(props, &pointer, &label, kind, value) }
            <button type="button" class="button is-quiet is-square is-small" onclick={remove}
                aria-label={words.clone()} title={words}>{ icon(Glyph::Trash) }</button>
        </div>
    }
}

/// Takes away what stands at a place.
fn remover(dispatch: &Dispatch, pointer: String) -> impl Fn(web_sys::MouseEvent) + 'static {
    let dispatch = dispatch.clone();
    move |_| dispatch.dispatch(edits::remove(pointer.clone()))
}

#[derive(PartialEq, Properties)]
struct AddKeyProps {
    of: EveryKeyProps,
    absent: Rc<[&'static str]>,
}

/// The keys that are not there yet, and a button: a list alone would add one with each arrow key.
#[component]
fn AddKey(props: &AddKeyProps) -> Html {
    let chosen = use_state_eq(|| None::<&'static str>);
    let first = props.absent.first().copied();
    let key = chosen.filter(|key| props.absent.contains(key)).or(first);
    let onchange = {
        let (chosen, absent) = (chosen.setter(), Rc::clone(&props.absent));
        move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            chosen.set(absent.iter().copied().find(|key| *key == value));
        }
    };
    let add = {
        let of = props.of.clone();
        Callback::from(move |_| {
            let kind = of.keys.0.iter().find(|(own, _)| Some(*own) == key);
            if let Some((key, kind)) = kind {
                let pointer = format!("{}/{}", of.pointer, escape_key(key));
                of.dispatch.dispatch(edits::all(vec![Edit::Set { pointer, value: sample(*kind) }]));
            }
        })
    };
    let (id, name) = (format!("add-key{}", props.of.pointer.replace('/', "-")), props.of.name.as_str());
    let option = |own: &&'static str| html! { <option key={*own} value={*own} lang="en" selected={Some(*own) == key}>{ in_words(own) }</option> };
    let grouped = props.of.grouping.parts(&props.absent);
    html! {
        <div class="keys-add">
            <label class="visually-hidden" for={id.clone()}>{ text!("further-keys", name = name) }</label>
            <select {id} class="input input-select" {onchange}>
                { for grouped.iter().map(|(title, keys)| match *title {
                    Some(title) => html! { <optgroup key={title} label={text(title)}>{ for keys.iter().map(option) }</optgroup> },
                    None => html! { <>{ for keys.iter().map(option) }</> },
                }) }
            </select>
            <button type="button" class="button" onclick={add} aria-label={text!("add-to", name = name)}>{ icon(Glyph::Plus) }{ text!("add") }</button>
        </div>
    }
}
