//! What is shown while the draft is being read; the same shapes as the static page of `index.html`, so that nothing jumps.

use yew::{Html, component, html};

/// Grey shapes where things will be.
#[component]
pub(crate) fn Skeleton() -> Html {
    html! {
        <div class="skeleton" role="status">
            <span class="skeleton-line is-title"></span>
            <span class="skeleton-line"></span>
            <div class="skeleton-cards"><span></span><span></span><span></span><span></span><span></span></div>
            <p class="visually-hidden">{ text!("loading-editor") }</p>
        </div>
    }
}
