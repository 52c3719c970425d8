//! The pass in Wallet's stack, below others: only its top shows, so header fields carry the weight.

use std::rc::Rc;

use passwright_core::card::Card;
use yew::{Html, Properties, component, html};

use crate::preview::{CardPreview, PictureUrls};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct StackProps {
    pub(crate) card: Rc<Card>,
    pub(crate) urls: PictureUrls,
}

/// The top of the pass between two others.
#[component]
pub(crate) fn Stack(props: &StackProps) -> Html {
    html! {
        <div class="stack">
            <div class="stack-other" aria-hidden="true"></div>
            <div class="stack-window">
                <CardPreview card={props.card.clone()} pictures={props.urls.clone()} />
            </div>
            <div class="stack-other is-front" aria-hidden="true"></div>
            <p class="surface-note">{ text!("stack-note") }</p>
        </div>
    }
}
