//! A labelled on-off switch.

use web_sys::HtmlInputElement;
use yew::{AttrValue, Callback, Event, Html, Properties, TargetCast, component, html};

#[derive(PartialEq, Properties)]
pub(crate) struct SwitchFieldProps {
    pub(crate) id: AttrValue,
    pub(crate) label: AttrValue,
    pub(crate) is_on: bool,
    pub(crate) on_change: Callback<bool>,
    #[prop_or_default]
    pub(crate) hint: Option<AttrValue>,
}

/// A checkbox that looks like a switch.
#[component]
pub(crate) fn SwitchField(props: &SwitchFieldProps) -> Html {
    let on_change = props.on_change.clone();
    let onchange =
        move |event: Event| on_change.emit(event.target_unchecked_into::<HtmlInputElement>().checked());
    let note_id = AttrValue::from(format!("{}-note", props.id));
    html! {
        <div class="switch-field">
            <input id={props.id.clone()} class="switch" type="checkbox" checked={props.is_on} {onchange}
                aria-describedby={props.hint.as_ref().map(|_| note_id.clone())} />
            <div>
                <label for={props.id.clone()}>{ props.label.clone() }</label>
                if let Some(hint) = &props.hint {
                    <p id={note_id} class="field-note">{ hint.clone() }</p>
                }
            </div>
        </div>
    }
}
