//! What the editor has to say, for a moment, at the edge of the page.

use gloo_timers::callback::Timeout;
use yew::{Callback, Html, Properties, component, html, use_effect_with};

use super::icon::{Glyph, icon};
use crate::state::Notice;

/// How long a notice stays, in milliseconds. Problems stay until they are dismissed.
const SHOWN_MILLIS: u32 = 6_000;

#[derive(PartialEq, Properties)]
pub(crate) struct ToastProps {
    pub(crate) notice: Option<Notice>,
    pub(crate) on_undo: Callback<()>,
    pub(crate) on_dismiss: Callback<()>,
}

/// A live region that is always there, so that screen readers speak what appears in it.
#[component]
pub(crate) fn Toast(props: &ToastProps) -> Html {
    use_effect_with(props.notice.clone(), {
        let on_dismiss = props.on_dismiss.clone();
        move |notice| {
            let passes = notice.as_ref().is_some_and(|notice| !notice.is_problem && !notice.stays);
            let timer = passes.then(|| Timeout::new(SHOWN_MILLIS, move || on_dismiss.emit(())));
            move || drop(timer)
        }
    });
    let emit = |callback: &Callback<()>| {
        let callback = callback.clone();
        move |_| callback.emit(())
    };
    html! {
        <div class="toasts" role="status">
            if let Some(notice) = &props.notice {
                <div class={if notice.is_problem { "toast is-problem" } else { "toast" }}>
                    { icon(if notice.is_problem { Glyph::Warning } else { Glyph::Check }) }
                    <p>{ notice.text.clone() }</p>
                    if notice.can_undo {
                        <button type="button" class="toast-action" onclick={emit(&props.on_undo)}>{ text!("undo") }</button>
                    }
                    <button type="button" class="toast-close" onclick={emit(&props.on_dismiss)} aria-label={text!("dismiss")}>
                        { icon(Glyph::Close) }
                    </button>
                </div>
            }
        </div>
    }
}
