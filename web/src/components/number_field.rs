//! A labelled number input that takes its number when it is left or Enter is pressed.

use web_sys::{Event, HtmlInputElement};
use yew::{AttrValue, Callback, Html, InputEvent, Properties, TargetCast, component, html, use_state_eq};

#[derive(PartialEq, Properties)]
pub(crate) struct NumberFieldProps {
    /// Unique in the page; ties label and input together.
    pub(crate) id: AttrValue,
    pub(crate) label: AttrValue,
    pub(crate) value: f64,
    pub(crate) least: f64,
    pub(crate) most: f64,
    pub(crate) on_change: Callback<f64>,
}

/// What is being typed stays as it is, even when the page is drawn anew meanwhile.
#[component]
pub(crate) fn NumberField(props: &NumberFieldProps) -> Html {
    let typed = use_state_eq(|| None::<String>);
    let oninput = {
        let typed = typed.setter();
        move |event: InputEvent| typed.set(Some(event.target_unchecked_into::<HtmlInputElement>().value()))
    };
    let onchange = {
        let (typed, on_change) = (typed.setter(), props.on_change.clone());
        move |event: Event| {
            let number = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
            // What is no number leaves everything as it is, and the input shows that again.
            typed.set(None);
            if number.is_finite() {
                on_change.emit(number);
            }
        }
    };
    let value = (*typed).clone().unwrap_or_else(|| props.value.round().to_string());
    html! {
        <div class="field">
            <label class="field-label" for={props.id.clone()}>{ props.label.clone() }</label>
            <input id={props.id.clone()} class="input" type="number" inputmode="numeric" step="1" {value} {oninput} {onchange}
                min={props.least.round().to_string()} max={props.most.round().to_string()} />
        </div>
    }
}
