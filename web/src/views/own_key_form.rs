//! Signing with one's own certificate: picks the file, asks for its password, and says plainly that nothing leaves the page.

use js_sys::Uint8Array;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement};
use yew::{
    AttrValue, Callback, Event, Html, Properties, SubmitEvent, TargetCast, component, html, use_effect_with,
    use_state,
};

use crate::components::icon::{Glyph, icon};
use crate::components::switch_field::SwitchField;
use crate::components::text_field::TextField;
use crate::images::raster::bytes_of;
use crate::own_key::{OwnKey, OwnKeyError};

/// The largest file that is read here, in bytes: keys and certificates are far smaller, and core says so of what is between.
const MAX_FILE_BYTES: f64 = 1024.0 * 1024.0;

/// The form, or what is known of the key that signs now; `hold` takes a key, or lets go of it.
pub(crate) fn own_key_form(own_key: Option<&OwnKey>, hold: &Callback<Option<OwnKey>>) -> Html {
    match own_key {
        Some(own_key) => open_key(own_key, hold),
        None => html! { <PickKey hold={hold.clone()} /> },
    }
}

#[derive(PartialEq, Properties)]
struct PickKeyProps {
    hold: Callback<Option<OwnKey>>,
}

/// How opening goes.
#[derive(Debug, Clone, PartialEq)]
enum Progress {
    Idle,
    Working,
    Failed(AttrValue),
}

#[component]
fn PickKey(props: &PickKeyProps) -> Html {
    let files = use_state(Vec::<File>::new);
    let password = use_state(String::new);
    let keep = use_state(|| false);
    let progress = use_state(|| Progress::Idle);
    use_effect_with((), {
        let progress = progress.setter();
        move |()| {
            spawn_local(async move {
                // A key that was kept and does not sign any more says why.
                if let Err(error) = OwnKey::kept().await {
                    progress.set(Progress::Failed(error.to_string().into()));
                }
            });
        }
    });
    let onsubmit = {
        let (files, password, keep) = (files.clone(), password.clone(), *keep);
        let (progress, hold) = (progress.setter(), props.hold.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let (files, password) = ((*files).clone(), (*password).clone());
            let (progress, hold) = (progress.clone(), hold.clone());
            progress.set(Progress::Working);
            spawn_local(async move {
                match opened(&files, &password, keep).await {
                    Ok(own_key) => hold.emit(Some(own_key)),
                    Err(error) => progress.set(Progress::Failed(error.to_string().into())),
                }
            });
        }
    };
    let onchange = {
        let (files, progress) = (files.setter(), progress.setter());
        move |event: Event| {
            let list = event.target_unchecked_into::<HtmlInputElement>().files();
            let picked = list.map(|list| (0..list.length()).filter_map(|index| list.get(index)).collect());
            files.set(picked.unwrap_or_default());
            progress.set(Progress::Idle);
        }
    };
    let on_password = {
        let (password, progress) = (password.setter(), progress.setter());
        Callback::from(move |text| {
            password.set(text);
            progress.set(Progress::Idle);
        })
    };
    let on_keep = {
        let keep = keep.setter();
        Callback::from(move |is_on| keep.set(is_on))
    };
    let is_working = *progress == Progress::Working;
    let error = match &*progress {
        Progress::Failed(sentence) => Some(sentence.clone()),
        _ => None,
    };
    html! {
        <form class="dialog-form" {onsubmit}>
            <p>{ text!("own-key-purpose") }</p>
            <div class="field">
                <label class="field-label" for="own-key-file">{ text!("own-key-file") }</label>
                <input id="own-key-file" class="input" type="file" multiple=true {onchange} aria-describedby="own-key-file-note"
                    accept=".p12,.pfx,.pem,.cer,.crt,.key,application/x-pkcs12,application/pkix-cert" />
                <p id="own-key-file-note" class="field-note">{ text!("own-key-file-hint") }</p>
            </div>
            <TextField id="own-key-password" label={text!("own-key-password")} secret=true value={(*password).clone()} on_input={on_password} {error} />
            <SwitchField id="own-key-keep" label={text!("own-key-keep")} is_on={*keep} on_change={on_keep}
                hint={text!("own-key-keep-hint")} />
            <p class="callout">{ icon(Glyph::Lock) }{ text!("own-key-note") }</p>
            <div class="dialog-actions">
                <button type="submit" class="button is-primary" disabled={is_working || files.is_empty()}>
                    { if is_working { text!("opening") } else { text!("sign-with-this") } }
                </button>
            </div>
        </form>
    }
}

async fn opened(files: &[File], password: &str, keep: bool) -> Result<OwnKey, OwnKeyError> {
    let mut contents = Vec::with_capacity(files.len());
    for file in files {
        let name = file.name();
        if file.size() > MAX_FILE_BYTES {
            return Err(OwnKeyError::Refused(text!("key-too-large", name = name)));
        }
        let unreadable = || OwnKeyError::Refused(text!("file-unreadable", name = name.as_str()));
        contents.push(Uint8Array::from(bytes_of(file).await.ok_or_else(unreadable)?.as_slice()));
    }
    let own_key = OwnKey::open(contents, password).await?;
    if keep {
        own_key.keep().await?;
    }
    Ok(own_key)
}

fn open_key(own_key: &OwnKey, hold: &Callback<Option<OwnKey>>) -> Html {
    let identity = &own_key.identity;
    let onclick = {
        let hold = hold.clone();
        move |_| {
            let hold = hold.clone();
            spawn_local(async move {
                // What cannot be forgotten in the database is let go of in the page at least.
                OwnKey::forget().await.unwrap_or_default();
                hold.emit(None);
            });
        }
    };
    let day = identity.expires.split('T').next().unwrap_or_default().to_owned();
    html! {
        <div class="dialog-form">
            <p role="status">{ text!("own-key-open") }</p>
            <dl class="facts">
                <dt>{ text!("issued-to") }</dt><dd>{ identity.organization_name.clone() }</dd>
                <dt>{ text!("issued-as") }</dt><dd><code>{ identity.pass_type_identifier.as_str().to_owned() }</code></dd>
                <dt>{ text!("certificate-ends") }</dt><dd>{ day }</dd>
            </dl>
            if identity.development {
                <p class="callout is-warning">{ icon(Glyph::Warning) }{ text!("not-apples") }</p>
            }
            <p class="field-note">{ text!("own-key-publishing") }</p>
            <div class="dialog-actions">
                <button type="button" class="button" {onclick}>{ text!("forget-certificate") }</button>
            </div>
        </div>
    }
}
