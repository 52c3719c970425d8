//! Who signs: the service, for which the API key is asked here, or the person, with a certificate of their own. Says plainly where keys
//! are kept.

use passwright_core::api::Identity;
use yew::{AttrValue, Callback, Html, Properties, SubmitEvent, component, html, use_state};

use crate::components::dialog::Dialog;
use crate::components::icon::{Glyph, icon};
use crate::components::segmented::{Segment, Segmented};
use crate::components::switch_field::SwitchField;
use crate::components::text_field::TextField;
use crate::connect::{Connection, is_remembered};
use crate::hooks::intents::Intent;
use crate::hooks::session::Session;
use crate::views::own_key_form::own_key_form;

/// Who signs.
const SERVICE: &str = "service";
const OWN_KEY: &str = "own";

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ConnectDialogProps {
    pub(crate) session: Session,
    /// What the person wanted when the key was missing.
    pub(crate) intent: Intent,
    pub(crate) on_close: Callback<()>,
}

/// The dialog.
#[component]
pub(crate) fn ConnectDialog(props: &ConnectDialogProps) -> Html {
    let session = &props.session;
    let signer = use_state(|| AttrValue::from(if session.own_key.is_some() { OWN_KEY } else { SERVICE }));
    let on_change = {
        let signer = signer.setter();
        Callback::from(move |value| signer.set(value))
    };
    // A published pass is signed by the service, whenever a phone asks for it.
    let may_choose = matches!(props.intent, Intent::Connect | Intent::Download);
    let body = match &session.connection {
        _ if may_choose && *signer == OWN_KEY => own_key_form(session.own_key.as_ref(), &session.hold),
        Connection::Connected { identity, .. } => connected(identity, &session.disconnect),
        _ => html! { <KeyForm session={session.clone()} purpose={props.intent.purpose()} /> },
    };
    html! {
        <Dialog id="connect" title={text!("signing-title")} on_close={props.on_close.clone()}>
            if may_choose {
                <Segmented id="signer" label={text!("signed-by")} value={(*signer).clone()} {on_change}
                    segments={vec![Segment::named(SERVICE, text!("this-service")), Segment::named(OWN_KEY, text!("my-own-certificate"))]} />
            }
            { body }
        </Dialog>
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct KeyFormProps {
    pub(crate) session: Session,
    /// Why a key is needed, in words.
    pub(crate) purpose: AttrValue,
}

/// Asks for the API key, and says where it is kept.
#[component]
pub(crate) fn KeyForm(props: &KeyFormProps) -> Html {
    let key = use_state(String::new);
    let remember = use_state(is_remembered);
    let error = match &props.session.connection {
        Connection::Failed(sentence) => Some(AttrValue::from(sentence.clone())),
        _ => None,
    };
    let is_trying = props.session.connection == Connection::Trying;
    let onsubmit = {
        let (connect, key, remember) = (props.session.connect.clone(), key.clone(), remember.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            if !key.trim().is_empty() {
                connect.emit((key.trim().to_owned(), *remember));
            }
        }
    };
    let on_input = {
        let key = key.clone();
        Callback::from(move |text| key.set(text))
    };
    let on_remember = {
        let remember = remember.clone();
        Callback::from(move |is_on| remember.set(is_on))
    };
    html! {
        <form class="dialog-form" {onsubmit}>
            <p>{ props.purpose.clone() }</p>
            <TextField id="api-key" label={text!("api-key")} secret=true value={(*key).clone()} {on_input} {error} placeholder="pw_live_\u{2026}"
                hint={text!("api-key-hint")} />
            <SwitchField id="api-key-remember" label={text!("api-key-remember")} is_on={*remember} on_change={on_remember}
                hint={text!("api-key-remember-hint")} />
            <p class="callout">{ icon(Glyph::Lock) }{ text!("api-key-note") }</p>
            <div class="dialog-actions">
                <button type="submit" class="button is-primary" disabled={is_trying || key.trim().is_empty()}>
                    { if is_trying { text!("connecting") } else { text!("connect") } }
                </button>
            </div>
        </form>
    }
}

fn connected(identity: &Identity, disconnect: &Callback<()>) -> Html {
    let onclick = {
        let disconnect = disconnect.clone();
        move |_| disconnect.emit(())
    };
    let day = identity.expires.split('T').next().unwrap_or_default().to_owned();
    html! {
        <div class="dialog-form">
            <dl class="facts">
                <dt>{ text!("account") }</dt><dd>{ identity.organization_name.clone() }</dd>
                <dt>{ text!("issued-as") }</dt><dd><code>{ identity.pass_type_identifier.as_str().to_owned() }</code></dd>
                <dt>{ text!("certificate-ends") }</dt><dd>{ day }</dd>
            </dl>
            if identity.development {
                <p class="callout is-warning">{ icon(Glyph::Warning) }{ text!("development-certificate") }</p>
            }
            <div class="dialog-actions">
                <button type="button" class="button" {onclick}>{ text!("forget-key") }</button>
                <a class="button" href="#published">{ text!("what-is-published") }</a>
            </div>
        </div>
    }
}
