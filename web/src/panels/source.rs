//! `pass.json` itself, for every key that has no panel.
//!
//! In scope: what changed between the text and the document, as edits of top-level keys, so that unknown keys keep their place and
//! the change can be undone. Out of scope: checking it; the checks run on the result.

use std::rc::Rc;

use passwright_core::document::{Document, Edit, escape_key};
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_state};

use super::Dispatch;
use crate::components::text_field::TextField;
use crate::edits;

#[derive(PartialEq, Properties)]
pub(crate) struct SourceProps {
    pub(crate) document: Rc<Document>,
    pub(crate) dispatch: Dispatch,
}

/// A drawer with the text, applied by a button.
#[component]
pub(crate) fn Source(props: &SourceProps) -> Html {
    let draft = use_state(|| None::<String>);
    use_effect_with(props.document.clone(), {
        let draft = draft.clone();
        move |_| draft.set(None)
    });
    let text =
        (*draft).clone().unwrap_or_else(|| String::from_utf8_lossy(&props.document.to_bytes()).into_owned());
    let parsed = Document::parse(text.as_bytes());
    let error =
        parsed.as_ref().err().map(|error| AttrValue::from(text!("not-applied", error = error.to_string())));
    let changes = parsed.map(|parsed| differences(&props.document, &parsed)).unwrap_or_default();
    let on_input = {
        let draft = draft.clone();
        Callback::from(move |text: String| draft.set(Some(text)))
    };
    let is_idle = changes.is_empty();
    let apply = {
        let dispatch = props.dispatch.clone();
        move |_| dispatch.dispatch(edits::all(changes.clone()))
    };
    html! {
        <details class="group source">
            <summary>{ text!("all-keys") }</summary>
            <TextField id="source" label="pass.json" value={text} {on_input} {error} multiline=true verbatim=true
                hint={text!("all-keys-hint")} />
            <button type="button" class="button" disabled={is_idle} onclick={apply}>{ text!("apply") }</button>
        </details>
    }
}

/// The edits of top-level keys that lead from one document to another.
fn differences(from: &Document, to: &Document) -> Vec<Edit> {
    let place = |key: &str| format!("/{}", escape_key(key));
    let gone = from.tree().keys().filter(|key| !to.tree().contains_key(*key));
    let gone = gone.map(|key| Edit::Remove { pointer: place(key) });
    let changed = to.tree().iter().filter(|(key, value)| from.tree().get(*key) != Some(value));
    gone.chain(changed.map(|(key, value)| Edit::Set { pointer: place(key), value: value.clone() })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_edited_and_the_rest_keeps_its_place() {
        let document = |text: &str| Document::parse(text.as_bytes()).unwrap();
        let mut from = document(r#"{"a":1,"b/c":2,"d":3}"#);
        let to = document(r#"{"e":{"x":1},"d":4,"a":1}"#);
        let edits = differences(&from, &to);
        assert_eq!(edits.len(), 3);
        edits.iter().for_each(|edit| from.apply(edit).unwrap());
        assert_eq!(serde_json::to_string(from.tree()).unwrap(), r#"{"a":1,"d":4,"e":{"x":1}}"#);
        assert_eq!(from, to);
    }
}
