//! Publishing: one pass for everybody or a pass for each person; the link, its QR code and the file; later, sending changes to phones.

use std::rc::Rc;

use passwright_core::api::Identity;
use passwright_core::card::Card;
use passwright_core::validate::{Problem, Severity};
use wasm_bindgen_futures::spawn_local;
use yew::{
    AttrValue, Callback, Html, Properties, UseStateHandle, component, hook, html, use_effect_with, use_state,
};

use crate::api::Client;
use crate::checks::{is_blocked, is_template_blocked};
use crate::components::dialog::Dialog;
use crate::components::icon::{Glyph, icon};
use crate::design::Design;
use crate::locale::checks::marks;
use crate::package::{Package, PackageError, Placeholders};
use crate::preview::{CardPreview, PictureUrls};
use crate::publication::Publication;
use crate::publish::{Kind, publish};

mod kind_choice;
mod links;
mod lock_screen;

use kind_choice::kind_choice;
use links::links;
use lock_screen::LockScreen;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PublishDialogProps {
    pub(crate) design: Design,
    pub(crate) card: Rc<Card>,
    pub(crate) urls: PictureUrls,
    /// `None` until the pass was checked for the first time.
    pub(crate) problems: Option<Rc<Vec<Problem>>>,
    pub(crate) published: Option<Publication>,
    /// The design as it was published, when that was since the page was opened.
    pub(crate) published_as: Option<Design>,
    pub(crate) client: Client,
    pub(crate) identity: Rc<Identity>,
    pub(crate) on_published: Callback<(Design, Publication)>,
    pub(crate) on_close: Callback<()>,
}

impl PublishDialogProps {
    /// Whether the design is, for all this page knows, what is published already.
    fn is_current(&self) -> bool {
        self.published_as.as_ref() == Some(&self.design)
    }
}

/// How it goes.
#[derive(Debug, Clone, PartialEq)]
enum Progress {
    /// Nothing was asked for yet.
    Idle,
    /// On its way.
    Working,
    /// It did not work, and why.
    Failed(AttrValue),
}

/// The dialog.
#[component]
pub(crate) fn PublishDialog(props: &PublishDialogProps) -> Html {
    let progress = use_state(|| Progress::Idle);
    let reach = use_reach(props);
    let placeholders = use_placeholders(&props.design);
    let chosen = use_state(|| None::<Kind>);
    let found = match &*placeholders {
        Ok(found) => found.clone(),
        Err(_) => Placeholders::default(),
    };
    let kind = chosen.unwrap_or(if found.all.is_empty() { Kind::Pass } else { Kind::Template });
    let is_template = match &props.published {
        Some(published) => matches!(published, Publication::Template(_)),
        None => kind == Kind::Template,
    };
    let problem = match &*placeholders {
        Err(PackageError::Refused(reason)) if is_template => {
            Some(text!("bad-placeholder", reason = reason.as_str()))
        }
        _ => None,
    };
    let on_choose = {
        let chosen = chosen.setter();
        Callback::from(move |kind| chosen.set(Some(kind)))
    };
    let onclick = go(props, &progress, kind);
    let title = if props.published.is_some() { text!("published") } else { text!("publish-title") };
    html! {
        <Dialog id="publish" {title} on_close={props.on_close.clone()} is_wide=true>
            <div class="publish">
                <div class="publish-card" aria-hidden="true"><CardPreview card={props.card.clone()} pictures={props.urls.clone()} class="card-preview__shadow" /></div>
                <div class="publish-words">
                    if let Some(published) = &props.published {
                        { links(published) }
                        if !props.is_current() {
                            <LockScreen design={props.design.clone()} published={published.clone()} published_as={props.published_as.clone()} />
                        }
                    } else {
                        { kind_choice(kind, &found, &on_choose) }
                    }
                    { blocking(props, is_template) }
                    if let Some(problem) = problem {
                        <p class="callout is-problem">{ icon(Glyph::Block) }{ problem }</p>
                    }
                    { action(props, &progress, *reach, is_template, onclick) }
                </div>
            </div>
        </Dialog>
    }
}

/// What the button does.
fn go(
    props: &PublishDialogProps,
    progress: &UseStateHandle<Progress>,
    kind: Kind,
) -> Callback<yew::MouseEvent> {
    let (props, progress) = (props.clone(), progress.setter());
    Callback::from(move |_| {
        let (props, progress) = (props.clone(), progress.clone());
        progress.set(Progress::Working);
        spawn_local(async move {
            let known = props.published.as_ref();
            match publish(&props.design, &props.identity, &props.client, kind, known).await {
                Ok(published) => {
                    props.on_published.emit((props.design.clone(), published));
                    progress.set(Progress::Idle);
                }
                Err(error) => progress.set(Progress::Failed(error.to_string().into())),
            }
        });
    })
}

/// How many devices, or people with a template, a change reaches; asked when the dialog opens.
#[hook]
fn use_reach(props: &PublishDialogProps) -> UseStateHandle<Option<u64>> {
    let reach = use_state(|| None::<u64>);
    use_effect_with(props.published.clone(), {
        let (client, reach) = (props.client.clone(), reach.setter());
        move |published| {
            let Some(published) = published.clone() else { return };
            // The number is a courtesy: without it the dialog works as well.
            spawn_local(async move {
                reach.set(match published {
                    Publication::Pass(pass) => {
                        client.published(&pass.serial_number).await.ok().and_then(|it| it.devices)
                    }
                    Publication::Template(template) => {
                        client.template(&template.template).await.ok().map(|it| it.passes)
                    }
                });
            });
        }
    });
    reach
}

/// What differs from person to person.
#[hook]
fn use_placeholders(design: &Design) -> UseStateHandle<Result<Placeholders, PackageError>> {
    let found = use_state(|| Ok(Placeholders::default()));
    use_effect_with(design.clone(), {
        let found = found.setter();
        move |design| {
            let design = design.clone();
            spawn_local(async move {
                let files = design.files.iter().map(|file| (file.name.as_str(), &*file.bytes));
                found.set(match Package::of(files).await {
                    Ok(package) => package.placeholders(&design.document),
                    Err(error) => Err(error.into()),
                });
            });
        }
    });
    found
}

fn blocking(props: &PublishDialogProps, is_template: bool) -> Html {
    let problems = props.problems.as_deref().map_or(&[][..], Vec::as_slice);
    if !blocks(props, is_template) {
        return html! {};
    }
    let (lang, dir) = marks();
    let sentences = problems.iter().filter(|problem| problem.severity == Severity::Blocks).take(5);
    html! {
        <div class="callout is-problem">
            { icon(Glyph::Block) }
            <div>
                <p>{ text!("fix-this-first") }</p>
                <ul class="sentences">{ for sentences.map(|problem| html! { <li {lang} {dir}>{ problem.message.clone() }</li> }) }</ul>
            </div>
        </div>
    }
}

/// Whether publishing would be in vain. What was not checked yet is checked by the service.
fn blocks(props: &PublishDialogProps, is_template: bool) -> bool {
    let problems = props.problems.as_deref().map_or(&[][..], Vec::as_slice);
    if is_template { is_template_blocked(problems, &props.design.document) } else { is_blocked(problems) }
}

fn action(
    props: &PublishDialogProps,
    progress: &Progress,
    reach: Option<u64>,
    is_template: bool,
    onclick: Callback<yew::MouseEvent>,
) -> Html {
    let is_working = *progress == Progress::Working;
    let words = match (&props.published, is_working) {
        (_, true) => text!("working"),
        (Some(_), _) if props.is_current() => text!("up-to-date"),
        (Some(_), _) => text!("publish-changes"),
        (None, _) => text!("publish"),
    };
    let says: AttrValue = match (progress, &props.published) {
        (Progress::Failed(sentence), _) => sentence.clone(),
        (_, Some(published)) => {
            text!("version-is-out", version = published.version(), reach = reach_words(reach, is_template))
                .into()
        }
        (_, None) => "".into(),
    };
    let disabled =
        is_working || blocks(props, is_template) || (props.published.is_some() && props.is_current());
    html! {
        <div class="publish-action">
            <p role="status" class={if matches!(progress, Progress::Failed(_)) { "field-note is-error" } else { "field-note" }}>{ says }</p>
            <button type="button" class="button is-primary is-large" {onclick} {disabled}>{ words }</button>
        </div>
    }
}

fn reach_words(reach: Option<u64>, is_template: bool) -> String {
    match (reach, is_template) {
        (None, _) => String::new(),
        (Some(devices), false) => text!("reach-devices", count = devices),
        (Some(people), true) => text!("reach-people", count = people),
    }
}
