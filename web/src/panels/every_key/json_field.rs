//! A value as JSON, for what has no control of its own.

use serde_json::Value;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_state_eq};

use crate::components::text_field::TextField;

#[derive(PartialEq, Properties)]
pub(super) struct JsonFieldProps {
    pub(super) id: AttrValue,
    pub(super) label: AttrValue,
    pub(super) value: Value,
    pub(super) on_change: Callback<Value>,
}

/// A text that is taken over whenever it is JSON.
#[component]
pub(super) fn JsonField(props: &JsonFieldProps) -> Html {
    let draft = use_state_eq(|| None::<String>);
    let parsed = draft.as_deref().map(serde_json::from_str::<Value>);
    // What was changed elsewhere, as by undo, is shown again.
    let is_own =
        parsed.as_ref().is_some_and(|parsed| parsed.as_ref().ok().is_none_or(|it| *it == props.value));
    let text = (*draft).clone().filter(|_| is_own);
    let text = text.unwrap_or_else(|| serde_json::to_string_pretty(&props.value).unwrap_or_default());
    let error = parsed.filter(|_| is_own).and_then(Result::err);
    let error = error.map(|error| AttrValue::from(text!("not-taken-over", error = error.to_string())));
    let on_input = {
        let (draft, on_change) = (draft.setter(), props.on_change.clone());
        Callback::from(move |text: String| {
            if let Ok(value) = serde_json::from_str(&text) {
                on_change.emit(value);
            }
            draft.set(Some(text));
        })
    };
    html! {
        <TextField id={props.id.clone()} label={props.label.clone()} value={text} {on_input} {error} multiline=true verbatim=true
            hint={text!("as-json")} />
    }
}
