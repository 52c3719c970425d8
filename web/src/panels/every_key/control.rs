//! The control that a kind of value takes.

use passwright_core::document::Edit;
use passwright_core::pass::Color;
use passwright_core::pass::schema::{Kind, Table, element_of};
use serde_json::Value;
use yew::{AttrValue, Callback, Html, html};

use super::json_field::JsonField;
use super::words::sample;
use super::{EveryKey, EveryKeyProps, Grouping, Keys, remover};
use crate::clock::now_millis;
use crate::components::color_field::ColorField;
use crate::components::date_field::DateField;
use crate::components::icon::{Glyph, icon};
use crate::components::select_field::SelectField;
use crate::components::switch_field::SwitchField;
use crate::components::text_field::TextField;
use crate::edits;
use crate::panels::field_format::{Format, typed_value, value_text};
use crate::state::Action;

/// One value: its control and, for objects and lists, everything inside.
pub(super) fn control(props: &EveryKeyProps, pointer: &str, label: &str, kind: Kind, value: &Value) -> Html {
    let id = AttrValue::from(format!("key{}", pointer.replace(['/', '~'], "-")));
    let label = AttrValue::from(label.to_owned());
    match (kind, value) {
        (Kind::Text | Kind::Shown, Value::String(text)) => {
            html! { <TextField {id} {label} value={text.clone()} on_input={typist(props, pointer, Format::Text)} /> }
        }
        (Kind::Number, Value::Number(_) | Value::String(_)) | (Kind::Shown, Value::Number(_)) => {
            let error = value.is_string().then(|| AttrValue::from(text!("not-a-number")));
            html! { <TextField {id} {label} value={value_text(Some(value))} {error} verbatim=true on_input={typist(props, pointer, Format::Number)} /> }
        }
        (Kind::Boolean, Value::Bool(is_on)) => {
            html! { <SwitchField {id} {label} is_on={*is_on} on_change={setter(props, pointer)} /> }
        }
        (Kind::Date, Value::String(text)) => {
            html! { <DateField {id} {label} value={text.clone()} on_change={typist(props, pointer, Format::Text)} /> }
        }
        (Kind::Color, Value::String(text)) if Color::parse(text).is_some() => {
            let color = Color::parse(text).unwrap_or(Color::BLACK);
            let set = typist(props, pointer, Format::Text);
            html! { <ColorField {id} {label} {color} on_change={Callback::from(move |color: Color| set.emit(color.to_string()))} /> }
        }
        (Kind::Choice(names), Value::String(text)) => {
            let choices: Vec<_> = names.iter().map(|name| ((*name).into(), (*name).into())).collect();
            html! { <SelectField {id} {label} value={text.clone()} {choices} on_change={setter(props, pointer)} /> }
        }
        (Kind::Choices(names), Value::Array(chosen)) => choices(props, pointer, &label, names, chosen),
        (Kind::Object(table), Value::Object(_)) => object(props, pointer, label, table),
        (Kind::Texts | Kind::Numbers | Kind::Objects(_), Value::Array(elements)) => {
            let of = element_of(kind).unwrap_or(Kind::Any);
            list(props, pointer, &label, of, elements)
        }
        _ => html! { <JsonField {id} {label} value={value.clone()} on_change={setter(props, pointer)} /> },
    }
}

/// Sets a value, as a step of its own.
fn setter<T: Into<Value> + 'static>(props: &EveryKeyProps, pointer: &str) -> Callback<T> {
    let (dispatch, pointer) = (props.dispatch.clone(), pointer.to_owned());
    Callback::from(move |value: T| dispatch.dispatch(edits::set(pointer.clone(), value)))
}

/// Types a value: key strokes become one step.
fn typist(props: &EveryKeyProps, pointer: &str, format: Format) -> Callback<String> {
    let (dispatch, pointer) = (props.dispatch.clone(), pointer.to_owned());
    Callback::from(move |text: String| {
        let edit = Edit::Set { pointer: pointer.clone(), value: typed_value(format, &text) };
        dispatch.dispatch(Action::Edit {
            edits: vec![edit],
            merge: Some(pointer.clone()),
            now_millis: now_millis(),
        });
    })
}

fn choices(
    props: &EveryKeyProps,
    pointer: &str,
    label: &AttrValue,
    names: &'static [&'static str],
    chosen: &[Value],
) -> Html {
    let switch = |name: &&'static str| {
        let name = *name;
        let is_on = chosen.iter().any(|it| it == name);
        let (set, before) = (setter::<Vec<Value>>(props, pointer), chosen.to_vec());
        let on_change = Callback::from(move |on: bool| {
            let others = before.iter().filter(|it| *it != name).cloned();
            set.emit(others.chain(on.then(|| name.into())).collect());
        });
        let id = format!("key{}-{name}", pointer.replace('/', "-"));
        html! { <SwitchField key={name} {id} label={name} {is_on} {on_change} /> }
    };
    html! { <fieldset class="keys-nested"><legend class="field-label" lang="en">{ label.clone() }</legend>{ for names.iter().map(switch) }</fieldset> }
}

fn object(props: &EveryKeyProps, pointer: &str, label: AttrValue, table: Table) -> Html {
    html! {
        <fieldset class="keys-nested">
            <legend class="field-label" lang="en">{ label.clone() }</legend>
            <EveryKey document={props.document.clone()} pointer={pointer.to_owned()} name={label} keys={Keys(table)}
                grouping={Grouping::default()} dispatch={props.dispatch.clone()} />
        </fieldset>
    }
}

fn list(props: &EveryKeyProps, pointer: &str, label: &AttrValue, of: Kind, elements: &[Value]) -> Html {
    let add = {
        let (dispatch, pointer) = (props.dispatch.clone(), format!("{pointer}/-"));
        move |_| {
            let insert = Edit::Insert { pointer: pointer.clone(), value: sample(of) };
            dispatch.dispatch(edits::all(vec![insert]));
        }
    };
    let element = |(index, value): (usize, &Value)| {
        let (place, name) = (format!("{pointer}/{index}"), format!("{label}, {}", index + 1));
        let remove = remover(&props.dispatch, place.clone());
        let words = text!("remove-this", what = name.as_str());
        html! {
            <div key={index} class="keys-row">
                { control(props, &place, &name, of, value) }
                <button type="button" class="button is-quiet is-square is-small" onclick={remove}
                    aria-label={words.clone()} title={words}>{ icon(Glyph::Trash) }</button>
            </div>
        }
    };
    html! {
        <fieldset class="keys-nested">
            <legend class="field-label" lang="en">{ label.clone() }</legend>
            { for elements.iter().enumerate().map(element) }
            <button type="button" class="button is-small" onclick={add} aria-label={text!("add-to", name = label.as_str())}>
                { icon(Glyph::Plus) }{ text!("add-one") }
            </button>
        </fieldset>
    }
}
