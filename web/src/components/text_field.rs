//! A labelled text input, of one line or several.

use gloo_timers::callback::Timeout;
use passwright_core::api::MAX_TEXT_CHARACTERS;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::{AttrValue, Callback, Html, InputEvent, Properties, TargetCast, component, html, use_mut_ref};

/// Until a refused text gives way to the one that is kept, in milliseconds.
const REFUSED_MILLIS: u32 = 100;

#[derive(PartialEq, Properties)]
pub(crate) struct TextFieldProps {
    /// Unique in the page; ties label, hint and input together.
    pub(crate) id: AttrValue,
    pub(crate) label: AttrValue,
    pub(crate) value: AttrValue,
    pub(crate) on_input: Callback<String>,
    #[prop_or_default]
    pub(crate) hint: Option<AttrValue>,
    /// What is wrong with the text, if anything.
    #[prop_or_default]
    pub(crate) error: Option<AttrValue>,
    #[prop_or_default]
    pub(crate) placeholder: AttrValue,
    /// Several lines.
    #[prop_or_default]
    pub(crate) multiline: bool,
    /// What is typed must not be shown, as with a key.
    #[prop_or_default]
    pub(crate) secret: bool,
    /// The language or sort of text that spell checkers should leave alone.
    #[prop_or_default]
    pub(crate) verbatim: bool,
}

/// A label, its input, and what is to be said about it.
#[component]
pub(crate) fn TextField(props: &TextFieldProps) -> Html {
    let kept = use_mut_ref(AttrValue::default);
    kept.replace(props.value.clone());
    // A text that is too long is refused; the input then shows again what is kept.
    let settle = move |text: &str, show: Box<dyn FnOnce(&str)>| {
        if text.chars().nth(MAX_TEXT_CHARACTERS).is_some() {
            let kept = kept.clone();
            Timeout::new(REFUSED_MILLIS, move || show(&kept.borrow())).forget();
        }
    };
    let note_id = AttrValue::from(format!("{}-note", props.id));
    let note = props.error.as_ref().or(props.hint.as_ref());
    let described_by = note.map(|_| note_id.clone());
    let spell_check = if props.verbatim || props.secret { "false" } else { "true" };
    let invalid = props.error.as_ref().map(|_| "true");
    let control = if props.multiline {
        let on_input = props.on_input.clone();
        let oninput = move |event: InputEvent| {
            let area: HtmlTextAreaElement = event.target_unchecked_into();
            let text = area.value();
            on_input.emit(text.clone());
            settle(&text, Box::new(move |kept| area.set_value(kept)));
        };
        html! {
            <textarea id={props.id.clone()} class="input input-area" dir="auto" rows="4" value={props.value.clone()} {oninput}
                placeholder={props.placeholder.clone()} spellcheck={spell_check}
                aria-describedby={described_by} aria-invalid={invalid} />
        }
    } else {
        let on_input = props.on_input.clone();
        let oninput = move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let text = input.value();
            on_input.emit(text.clone());
            settle(&text, Box::new(move |kept| input.set_value(kept)));
        };
        html! {
            <input id={props.id.clone()} class="input" dir="auto" type={if props.secret { "password" } else { "text" }}
                value={props.value.clone()} {oninput} placeholder={props.placeholder.clone()} spellcheck={spell_check}
                autocomplete="off" aria-describedby={described_by} aria-invalid={invalid} />
        }
    };
    html! {
        <div class="field">
            <label class="field-label" for={props.id.clone()}>{ props.label.clone() }</label>
            { control }
            if let Some(note) = note {
                <p id={note_id} class={if props.error.is_some() { "field-note is-error" } else { "field-note" }}>{ note.clone() }</p>
            }
        </div>
    }
}
