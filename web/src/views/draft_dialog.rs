//! "Test on my iPhone": a draft of the design behind a code, for a day, before anything is published.

use std::rc::Rc;

use passwright_core::api::{DraftReply, Identity};
use wasm_bindgen_futures::spawn_local;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_state};

use super::qr_code::QrCode;
use crate::api::Client;
use crate::components::copy_field::CopyField;
use crate::components::dialog::Dialog;
use crate::components::icon::{Glyph, icon};
use crate::design::Design;
use crate::publish::draft;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct DraftDialogProps {
    pub(crate) design: Design,
    pub(crate) client: Client,
    pub(crate) identity: Rc<Identity>,
    pub(crate) on_close: Callback<()>,
}

/// The dialog: makes the draft when it opens, and anew on request.
#[component]
pub(crate) fn DraftDialog(props: &DraftDialogProps) -> Html {
    let made = use_state(|| None::<Result<DraftReply, AttrValue>>);
    let turn = use_state(|| 0_u32);
    use_effect_with(*turn, {
        let (design, client, identity) = (props.design.clone(), props.client.clone(), props.identity.clone());
        let made = made.setter();
        move |_| {
            spawn_local(async move {
                let reply = draft(&design, &identity, &client).await;
                made.set(Some(reply.map_err(|error| AttrValue::from(error.to_string()))));
            });
        }
    });
    let again = {
        let (made, turn) = (made.setter(), turn.clone());
        move |_| {
            made.set(None);
            turn.set(*turn + 1);
        }
    };
    let body = match &*made {
        None => html! { <p role="status">{ text!("making-draft") }</p> },
        Some(Err(sentence)) => html! {
            <>
                <p class="callout is-problem" role="alert">{ icon(Glyph::Block) }{ sentence.clone() }</p>
                <div class="dialog-actions"><button type="button" class="button" onclick={again}>{ text!("try-again") }</button></div>
            </>
        },
        Some(Ok(reply)) => drafted(reply, props.identity.development),
    };
    html! {
        <Dialog id="draft" title={text!("test-on-iphone")} on_close={props.on_close.clone()}>
            <div class="dialog-form">{ body }</div>
        </Dialog>
    }
}

fn drafted(reply: &DraftReply, is_development: bool) -> Html {
    let until: String = reply.expires_at.replacen('T', " ", 1).chars().take(16).collect();
    html! {
        <>
            <div class="publish-link">
                <QrCode text={reply.url.clone()} label={text!("draft-qr")} />
                <div class="publish-fields">
                    <p>{ text!("draft-how") }</p>
                    <CopyField id="draft-url" label={text!("draft-link")} value={reply.url.clone()} />
                </div>
            </div>
            <p class="field-note">{ text!("draft-note", until = until) }</p>
            if is_development {
                <p class="callout is-warning">{ icon(Glyph::Warning) }{ text!("draft-development") }</p>
            }
        </>
    }
}
