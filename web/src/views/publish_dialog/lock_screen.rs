//! What phones will say of the changes, before they are sent.

use passwright_core::document::Document;
use wasm_bindgen_futures::spawn_local;
use yew::{Html, Properties, component, html, use_effect_with, use_state};

use crate::changes::{Change, changes};
use crate::clock::now;
use crate::components::icon::{Glyph, icon};
use crate::design::Design;
use crate::publication::Publication;
use crate::publish::published_document;

/// The most messages that are shown; a phone shows no more than a few either.
const MAX_SHOWN: usize = 4;

#[derive(PartialEq, Properties)]
pub(crate) struct LockScreenProps {
    pub(crate) design: Design,
    pub(crate) published: Publication,
    pub(crate) published_as: Option<Design>,
}

/// The messages as banners; nothing when it cannot be told what phones have now.
#[component]
pub(crate) fn LockScreen(props: &LockScreenProps) -> Html {
    let before = use_state(|| None::<Document>);
    use_effect_with((props.published.clone(), props.published_as.clone()), {
        let before = before.setter();
        move |(published, published_as)| match (published_as, published.clone()) {
            (Some(design), _) => before.set(Some((*design.document).clone())),
            (None, Publication::Pass(pass)) => {
                spawn_local(async move { before.set(published_document(&pass).await) });
            }
            (None, Publication::Template(_)) => before.set(None),
        }
    });
    let Some(before) = &*before else { return html! {} };
    let found = changes(before, &props.design.document, now());
    let told: Vec<(&Change, &String)> =
        found.iter().filter_map(|change| Some((change, change.message.as_ref()?))).collect();
    let silent: Vec<&str> =
        found.iter().filter(|change| change.message.is_none()).map(|change| change.name.as_str()).collect();
    let organization =
        props.design.pass().organization_name().map_or_else(|| text!("your-pass"), str::to_owned);
    html! {
        <section class="lock-messages" aria-labelledby="lock-title">
            <h3 id="lock-title" class="field-label">{ text!("on-lock-screen") }</h3>
            if told.is_empty() {
                <p class="field-note">{ icon(Glyph::Bell) }{ text!("changes-in-silence") }</p>
            }
            { for told.iter().take(MAX_SHOWN).map(|(change, message)| html! {
                <div class="lock-banner" key={change.name.clone()}>
                    <strong>{ organization.clone() }</strong>
                    <p>{ (*message).clone() }</p>
                </div>
            }) }
            if !told.is_empty() && !silent.is_empty() {
                <p class="field-note">{ text!("changed-in-silence", fields = silent.join(", ")) }</p>
            }
        </section>
    }
}
