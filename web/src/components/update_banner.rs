//! Tells that a new version of the editor waits, and switches to it on a click.

use yew::{Callback, Html, Properties, component, html, use_state_eq};

use super::icon::{Glyph, icon};

#[derive(PartialEq, Properties)]
pub(crate) struct UpdateBannerProps {
    /// Switches to it; `None` while none waits.
    pub(crate) update: Option<Callback<()>>,
}

/// A live region that is always there, so that screen readers speak what appears in it.
#[component]
pub(crate) fn UpdateBanner(props: &UpdateBannerProps) -> Html {
    let is_put_off = use_state_eq(|| false);
    let put_off = {
        let setter = is_put_off.setter();
        move |_| setter.set(true)
    };
    html! {
        <div class="update-banner" role="status">
            if let Some(update) = props.update.clone().filter(|_| !*is_put_off) {
                <div class="toast">
                    <p>{ text!("update-ready") }</p>
                    <button type="button" class="toast-action" onclick={move |_| update.emit(())}>{ text!("update-now") }</button>
                    <button type="button" class="toast-close" onclick={put_off} aria-label={text!("update-later")}>{ icon(Glyph::Close) }</button>
                </div>
            }
        </div>
    }
}
