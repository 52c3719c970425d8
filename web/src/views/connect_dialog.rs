//! Asks for the API key, and says plainly where it is kept.

use yew::{AttrValue, Callback, Html, Properties, SubmitEvent, component, html, use_state};

use crate::components::dialog::Dialog;
use crate::components::icon::{Glyph, icon};
use crate::components::switch_field::SwitchField;
use crate::components::text_field::TextField;
use crate::connect::{Connection, is_remembered};
use crate::hooks::session::Session;

#[derive(PartialEq, Properties)]
pub(crate) struct ConnectDialogProps {
    pub(crate) session: Session,
    /// What the person wanted when the key was missing.
    pub(crate) purpose: AttrValue,
    pub(crate) on_close: Callback<()>,
}

/// The dialog.
#[component]
pub(crate) fn ConnectDialog(props: &ConnectDialogProps) -> Html {
    let body = match &props.session.connection {
        Connection::Connected { identity, .. } => html! {
            <Connected name={identity.organization_name.clone()} pass_type={identity.pass_type_identifier.as_str().to_owned()}
                expires={identity.expires.clone()} is_development={identity.development} disconnect={props.session.disconnect.clone()} />
        },
        _ => html! { <KeyForm session={props.session.clone()} purpose={props.purpose.clone()} /> },
    };
    html! { <Dialog id="connect" title="Signing service" on_close={props.on_close.clone()}>{ body }</Dialog> }
}

#[derive(PartialEq, Properties)]
struct KeyFormProps {
    session: Session,
    purpose: AttrValue,
}

#[component]
fn KeyForm(props: &KeyFormProps) -> Html {
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
            <TextField id="api-key" label="API key" secret=true value={(*key).clone()} {on_input} {error} placeholder="pw_live_\u{2026}"
                hint="Whoever runs this service gave it to you, perhaps as a link." />
            <SwitchField id="api-key-remember" label="Remember on this computer" is_on={*remember} on_change={on_remember}
                hint="Else it is forgotten when this tab is closed." />
            <p class="callout">{ icon(Glyph::Lock) }{ "The key is kept in this browser only and sent to nobody but this service. Your design is kept on this device; downloading sends its texts, never its pictures." }</p>
            <div class="dialog-actions">
                <button type="submit" class="button is-primary" disabled={is_trying || key.trim().is_empty()}>
                    { if is_trying { "Connecting\u{2026}" } else { "Connect" } }
                </button>
            </div>
        </form>
    }
}

#[derive(PartialEq, Properties)]
struct ConnectedProps {
    name: AttrValue,
    pass_type: AttrValue,
    expires: AttrValue,
    is_development: bool,
    disconnect: Callback<()>,
}

#[component]
fn Connected(props: &ConnectedProps) -> Html {
    let onclick = {
        let disconnect = props.disconnect.clone();
        move |_| disconnect.emit(())
    };
    let day = props.expires.split('T').next().unwrap_or_default().to_owned();
    html! {
        <div class="dialog-form">
            <dl class="facts">
                <dt>{ "Account" }</dt><dd>{ props.name.clone() }</dd>
                <dt>{ "Passes are issued as" }</dt><dd><code>{ props.pass_type.clone() }</code></dd>
                <dt>{ "Certificate ends" }</dt><dd>{ day }</dd>
            </dl>
            if props.is_development {
                <p class="callout is-warning">{ icon(Glyph::Warning) }{ "This is a development certificate. Passes signed with it work in tests; real iPhones refuse them." }</p>
            }
            <div class="dialog-actions">
                <button type="button" class="button" {onclick}>{ "Forget the key" }</button>
            </div>
        </div>
    }
}
