//! A text to take along: shown whole, copied with one button.

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlInputElement;
use yew::{AttrValue, FocusEvent, Html, Properties, TargetCast, component, html, use_effect_with, use_state};

use super::icon::{Glyph, icon};

/// How long the button says that it worked, in milliseconds.
const SAID_MILLIS: u32 = 2_000;

#[derive(PartialEq, Properties)]
pub(crate) struct CopyFieldProps {
    pub(crate) id: AttrValue,
    pub(crate) label: AttrValue,
    pub(crate) value: AttrValue,
}

/// A read-only input with a copy button. Where the clipboard is closed, the selected text can still be copied by hand.
#[component]
pub(crate) fn CopyField(props: &CopyFieldProps) -> Html {
    let is_copied = use_state(|| false);
    use_effect_with(*is_copied, {
        let is_copied = is_copied.clone();
        move |copied| {
            let timer = copied.then(|| Timeout::new(SAID_MILLIS, move || is_copied.set(false)));
            move || drop(timer)
        }
    });
    let onclick = {
        let (value, is_copied) = (props.value.clone(), is_copied.clone());
        move |_| {
            let Some(clipboard) = web_sys::window().map(|window| window.navigator().clipboard()) else {
                return;
            };
            let (promise, is_copied) = (clipboard.write_text(&value), is_copied.clone());
            spawn_local(async move { is_copied.set(JsFuture::from(promise).await.is_ok()) });
        }
    };
    let onfocus = |event: FocusEvent| event.target_unchecked_into::<HtmlInputElement>().select();
    html! {
        <div class="field">
            <label class="field-label" for={props.id.clone()}>{ props.label.clone() }</label>
            <div class="copy-field">
                <input id={props.id.clone()} class="input" readonly=true value={props.value.clone()} {onfocus} />
                <button type="button" class="button" {onclick} aria-label={text!("copy-this", what = props.label.as_str())}>
                    { icon(if *is_copied { Glyph::Check } else { Glyph::Copy }) }
                    <span role="status">{ if *is_copied { text!("copied") } else { text!("copy") } }</span>
                </button>
            </div>
        </div>
    }
}
