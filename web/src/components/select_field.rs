//! A labelled drop-down list.

use web_sys::HtmlSelectElement;
use yew::{AttrValue, Callback, Event, Html, Properties, TargetCast, component, html};

/// One entry: its value and what a person reads.
pub(crate) type Choice = (AttrValue, AttrValue);

#[derive(PartialEq, Properties)]
pub(crate) struct SelectFieldProps {
    pub(crate) id: AttrValue,
    pub(crate) label: AttrValue,
    pub(crate) value: AttrValue,
    pub(crate) choices: Vec<Choice>,
    pub(crate) on_change: Callback<String>,
    #[prop_or_default]
    pub(crate) hint: Option<AttrValue>,
}

/// A label and its list. A value that is none of the choices is shown as it is, so that an import loses nothing.
#[component]
pub(crate) fn SelectField(props: &SelectFieldProps) -> Html {
    let on_change = props.on_change.clone();
    let onchange =
        move |event: Event| on_change.emit(event.target_unchecked_into::<HtmlSelectElement>().value());
    let is_known = props.choices.iter().any(|(value, _)| *value == props.value);
    let note_id = AttrValue::from(format!("{}-note", props.id));
    html! {
        <div class="field">
            <label class="field-label" for={props.id.clone()}>{ props.label.clone() }</label>
            <select id={props.id.clone()} class="input input-select" {onchange}
                aria-describedby={props.hint.as_ref().map(|_| note_id.clone())}>
                if !is_known {
                    <option value={props.value.clone()} selected=true>{ props.value.clone() }</option>
                }
                { for props.choices.iter().map(|(value, name)| html! {
                    <option key={value.to_string()} value={value.clone()} selected={*value == props.value}>{ name.clone() }</option>
                }) }
            </select>
            if let Some(hint) = &props.hint {
                <p id={note_id} class="field-note">{ hint.clone() }</p>
            }
        </div>
    }
}
