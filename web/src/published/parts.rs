//! Small parts that the views of this page share.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::{AttrValue, Callback, Html, UseStateHandle, hook, html, use_effect_with, use_state};

use crate::api::ApiError;
use crate::components::icon::{Glyph, icon};

/// Something that is asked of the service.
#[derive(Debug, PartialEq)]
pub(crate) enum Asked<T> {
    /// On its way.
    Waiting,
    /// Here.
    Here(Rc<T>),
    /// It did not come, and why.
    Failed(AttrValue),
}

impl<T> Clone for Asked<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Waiting => Self::Waiting,
            Self::Here(here) => Self::Here(Rc::clone(here)),
            Self::Failed(sentence) => Self::Failed(sentence.clone()),
        }
    }
}

/// Asks once, and again whenever `key` changes; what was here before stays until the new answer comes.
#[hook]
pub(crate) fn use_asked<T, K, F>(key: K, ask: impl FnOnce(K) -> F + 'static) -> UseStateHandle<Asked<T>>
where
    T: PartialEq + 'static,
    K: PartialEq + Clone + 'static,
    F: Future<Output = Result<T, ApiError>> + 'static,
{
    let asked = use_state(|| Asked::Waiting);
    use_effect_with(key, {
        let asked = asked.setter();
        move |key: &K| {
            let answer = ask(key.clone());
            spawn_local(async move {
                asked.set(match answer.await {
                    Ok(here) => Asked::Here(Rc::new(here)),
                    Err(error) => Asked::Failed(error.to_string().into()),
                });
            });
        }
    });
    asked
}

/// What stands in for an answer that is not here: grey lines, or the reason with a button to try again.
pub(crate) fn stand_in<T>(asked: &Asked<T>, on_retry: Callback<()>) -> Html {
    match asked {
        Asked::Here(_) => html! {},
        Asked::Waiting => html! {
            <div class="waiting" role="status"><span class="visually-hidden">{ text!("loading") }</span>
                <span class="skeleton-line"></span><span class="skeleton-line"></span><span class="skeleton-line"></span></div>
        },
        Asked::Failed(sentence) => failed(sentence, on_retry),
    }
}

/// Why something did not come, with a button to try again.
pub(crate) fn failed(sentence: &AttrValue, on_retry: Callback<()>) -> Html {
    html! {
        <div class="callout is-problem" role="alert">{ icon(Glyph::Block) }
            <div class="failed"><p>{ sentence.clone() }</p>
                <button type="button" class="button is-small" onclick={move |_| on_retry.emit(())}>{ text!("try-again") }</button></div>
        </div>
    }
}

/// An instant of the service as people read it, in UTC: `2026-11-30 11:05`.
pub(crate) fn instant(text: &str) -> Html {
    let words: String = text.replacen('T', " ", 1).chars().take(16).collect();
    html! { <time datetime={text.to_owned()} title={format!("{words} UTC")}>{ words }</time> }
}

/// The word of a style's key.
pub(crate) fn style_words(key: &str) -> String {
    match key {
        "boardingPass" => text!("style-boarding-pass"),
        "coupon" => text!("style-coupon"),
        "eventTicket" => text!("style-event-ticket"),
        "storeCard" => text!("style-store-card"),
        _ => text!("style-generic"),
    }
}

/// A mark that says how it stands.
pub(crate) fn mark(is_good: bool, words: String) -> Html {
    html! { <span class={if is_good { "state-mark is-good" } else { "state-mark is-over" }}>{ words }</span> }
}
