//! Publishing: the link, its QR code and the file; later, sending changes to phones.

use std::rc::Rc;

use passwright_core::api::{Identity, PublishedPass};
use passwright_core::card::Card;
use passwright_core::validate::{Problem, Severity};
use wasm_bindgen_futures::spawn_local;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_state};

use super::qr_code::QrCode;
use crate::api::Client;
use crate::components::copy_field::CopyField;
use crate::components::dialog::Dialog;
use crate::components::icon::{Glyph, icon};
use crate::design::Design;
use crate::preview::{CardPreview, PictureUrls};
use crate::publish::publish;

#[derive(PartialEq, Properties)]
pub(crate) struct PublishDialogProps {
    pub(crate) design: Design,
    pub(crate) card: Rc<Card>,
    pub(crate) urls: PictureUrls,
    pub(crate) problems: Rc<Vec<Problem>>,
    pub(crate) published: Option<PublishedPass>,
    pub(crate) client: Client,
    pub(crate) identity: Rc<Identity>,
    pub(crate) on_published: Callback<(Design, PublishedPass)>,
    /// Whether the design is what is published already.
    pub(crate) is_current: bool,
    pub(crate) on_close: Callback<()>,
}

/// How it goes.
#[derive(Debug, Clone, PartialEq)]
enum Progress {
    /// Nothing was asked for yet.
    Idle,
    /// On its way.
    Working,
    /// Done in this dialog.
    Done,
    /// It did not work, and why.
    Failed(String),
}

/// The dialog.
#[component]
pub(crate) fn PublishDialog(props: &PublishDialogProps) -> Html {
    let progress = use_state(|| Progress::Idle);
    let devices = use_state(|| None::<u64>);
    use_effect_with(props.published.as_ref().map(|published| published.serial_number.clone()), {
        let (client, devices) = (props.client.clone(), devices.setter());
        move |serial| {
            if let Some(serial) = serial.clone() {
                // The number is a courtesy: without it the dialog works as well.
                spawn_local(async move {
                    devices.set(client.published(&serial).await.ok().and_then(|it| it.devices))
                });
            }
        }
    });
    let go = {
        let (design, identity, client) = (props.design.clone(), props.identity.clone(), props.client.clone());
        let known = props.published.as_ref().map(|published| published.serial_number.clone());
        let (progress, on_published) = (progress.setter(), props.on_published.clone());
        Callback::from(move |_| {
            let (design, identity, client, known) =
                (design.clone(), identity.clone(), client.clone(), known.clone());
            let (progress, on_published) = (progress.clone(), on_published.clone());
            progress.set(Progress::Working);
            spawn_local(async move {
                match publish(&design, &identity, &client, known.as_ref()).await {
                    Ok(published) => {
                        on_published.emit((design, published));
                        progress.set(Progress::Done);
                    }
                    Err(error) => progress.set(Progress::Failed(error.to_string())),
                }
            });
        })
    };
    let title = if props.published.is_some() { "Published" } else { "Publish this pass" };
    let reach = props.published.as_ref().and_then(|published| published.devices).or(*devices);
    html! {
        <Dialog id="publish" {title} on_close={props.on_close.clone()} is_wide=true>
            <div class="publish">
                <div class="publish-card" aria-hidden="true"><CardPreview card={props.card.clone()} pictures={props.urls.clone()} class="card-preview__shadow" /></div>
                <div class="publish-words">
                    { blocking(&props.problems) }
                    if let Some(published) = &props.published {
                        { links(published) }
                    } else {
                        <p>{ "You get a link and a QR code. Whoever opens the link on an iPhone can add the pass to Wallet; what you change later reaches every phone that has it." }</p>
                        <p class="field-note">{ "Publishing uploads the pass with its pictures to this service." }</p>
                    }
                    { action(props, &progress, reach, go) }
                </div>
            </div>
        </Dialog>
    }
}

fn blocking(problems: &[Problem]) -> Html {
    let blocking: Vec<&Problem> =
        problems.iter().filter(|problem| problem.severity == Severity::Blocks).collect();
    if blocking.is_empty() {
        return html! {};
    }
    html! {
        <div class="callout is-problem">
            { icon(Glyph::Block) }
            <div>
                <p>{ "An iPhone would refuse this pass. Please fix this first:" }</p>
                <ul class="sentences">{ for blocking.into_iter().take(5).map(|problem| html! { <li>{ problem.message.clone() }</li> }) }</ul>
            </div>
        </div>
    }
}

fn links(published: &PublishedPass) -> Html {
    html! {
        <>
            <div class="publish-link">
                <QrCode text={published.landing_url.clone()} label="QR code of the link" />
                <div class="publish-fields">
                    <CopyField id="publish-url" label="Link for your customers" value={published.landing_url.clone()} />
                    <CopyField id="publish-embed" label="For your web page" value={published.embed_html.clone()} />
                </div>
            </div>
            <div class="button-row">
                <a class="button" href={published.landing_url.clone()} target="_blank" rel="noopener">{ icon(Glyph::Link) }{ "Open the page" }</a>
                <a class="button" href={published.download_url.clone()} download="pass.pkpass">{ icon(Glyph::Download) }{ "The file" }</a>
                <a class="button" href={published.qr_url.clone()} download="qr-code.svg">{ icon(Glyph::Download) }{ "QR code as SVG" }</a>
            </div>
        </>
    }
}

fn action(
    props: &PublishDialogProps,
    progress: &Progress,
    reach: Option<u64>,
    onclick: Callback<yew::MouseEvent>,
) -> Html {
    let is_blocked = props.problems.iter().any(|problem| problem.severity == Severity::Blocks);
    let is_working = *progress == Progress::Working;
    let words = match (&props.published, is_working) {
        (_, true) => "Working\u{2026}",
        (Some(_), _) if props.is_current => "Up to date",
        (Some(_), _) => "Publish the changes",
        (None, _) => "Publish",
    };
    let says: AttrValue = match (progress, &props.published) {
        (Progress::Failed(sentence), _) => sentence.clone().into(),
        (_, Some(published)) => {
            format!("Version {} is out. {}", published.version, reach_words(reach)).into()
        }
        (_, None) => "".into(),
    };
    html! {
        <div class="publish-action">
            <p role="status" class={if matches!(progress, Progress::Failed(_)) { "field-note is-error" } else { "field-note" }}>{ says }</p>
            <button type="button" class="button is-primary is-large" {onclick} disabled={is_working || is_blocked || props.is_current}>{ words }</button>
        </div>
    }
}

fn reach_words(devices: Option<u64>) -> String {
    match devices {
        None => String::new(),
        Some(0) => "Nobody has added it yet.".to_owned(),
        Some(1) => "It reaches 1 device.".to_owned(),
        Some(devices) => format!("It reaches {devices} devices."),
    }
}
