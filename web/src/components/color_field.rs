//! A labelled colour: the browser's own picker and a text in hexadecimal digits.

use passwright_core::pass::Color;
use web_sys::HtmlInputElement;
use yew::{AttrValue, Callback, Event, Html, InputEvent, Properties, TargetCast, component, html};

#[derive(PartialEq, Properties)]
pub(crate) struct ColorFieldProps {
    pub(crate) id: AttrValue,
    pub(crate) label: AttrValue,
    pub(crate) color: Color,
    pub(crate) on_change: Callback<Color>,
    /// What is to be said, for example how readable it is.
    #[prop_or_default]
    pub(crate) note: Option<AttrValue>,
    /// Whether the note is a warning.
    #[prop_or_default]
    pub(crate) is_warning: bool,
}

/// A picker and a text for the same colour. A text that is no colour is not taken over and gives way when it is left.
#[component]
pub(crate) fn ColorField(props: &ColorFieldProps) -> Html {
    let hex = AttrValue::from(props.color.to_hex());
    let take = |on_change: Callback<Color>| {
        move |text: String| {
            if let Some(color) =
                Color::parse(text.trim()).or_else(|| Color::parse(&format!("#{}", text.trim())))
            {
                on_change.emit(color);
            }
        }
    };
    let (pick, write) = (take(props.on_change.clone()), take(props.on_change.clone()));
    let oninput = move |event: InputEvent| pick(event.target_unchecked_into::<HtmlInputElement>().value());
    let shown = hex.to_string();
    let onchange = move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        write(input.value());
        input.set_value(&shown);
    };
    let text_id = format!("{}-hex", props.id);
    let note_id = AttrValue::from(format!("{}-note", props.id));
    html! {
        <div class="color-field">
            <input id={props.id.clone()} class="color-well" type="color" value={hex.clone()} {oninput}
                aria-describedby={props.note.as_ref().map(|_| note_id.clone())} />
            <div class="color-words">
                <label class="color-name" for={props.id.clone()}>{ props.label.clone() }</label>
                if let Some(note) = &props.note {
                    <p id={note_id} class={if props.is_warning { "field-note is-warning" } else { "field-note" }}>{ note.clone() }</p>
                }
            </div>
            <label class="visually-hidden" for={text_id.clone()}>{ text!("digits-of-color", what = props.label.as_str()) }</label>
            <input id={text_id} class="input color-hex" type="text" value={hex} {onchange} spellcheck="false" autocomplete="off" />
        </div>
    }
}
