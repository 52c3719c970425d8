//! What the Lock Screen says of the pass.

use passwright_core::card::lock::{self, Message, Occasion, SilentField};
use passwright_core::images::ImageKind;
use yew::{Html, Properties, component, html};

use crate::edits;
use crate::hooks::language::use_checks_spoken;
use crate::locale::checks::{marks, say};
use crate::panels::Dispatch;
use crate::preview::PictureUrls;
use crate::seen::Seen;
use crate::state::{Action, Selection};

/// The most messages that are shown; a pass may have ten places, ten beacons and many fields.
const MAX_SHOWN: usize = 12;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct LockScreenProps {
    pub(crate) seen: Seen,
    pub(crate) urls: PictureUrls,
    pub(crate) selection: Selection,
    pub(crate) dispatch: Dispatch,
}

/// A neutral wallpaper with a banner for each message; that of the selected field comes first.
#[component]
pub(crate) fn LockScreen(props: &LockScreenProps) -> Html {
    use_checks_spoken();
    let mut screen = lock::of(&props.seen.design.document, &props.seen.options(false));
    let selected = match &props.selection {
        Selection::Field(pointer) => Some(pointer),
        _ => None,
    };
    screen.messages.sort_by_key(|message| Some(&message.pointer) != selected);
    let silent = selected.and_then(|pointer| screen.silent.iter().find(|field| field.pointer == *pointer));
    let others: Vec<&str> = screen.silent.iter().map(|field| field.name.as_str()).collect();
    html! {
        <div class="lock" role="group" aria-label={text!("lock-screen")} data-pass-preview="true">
            <p class="lock-day" aria-hidden="true">{ text!("lock-day") }</p>
            <p class="lock-clock" aria-hidden="true">{ "9:41" }</p>
            if let Some(field) = silent {
                { no_message(props, field) }
            }
            <ul class="lock-messages">
                { for screen.messages.iter().take(MAX_SHOWN).map(|message| banner(props, &screen.title, message)) }
            </ul>
            if screen.messages.is_empty() && silent.is_none() {
                <p class="lock-silence">{ text!("lock-nothing") }</p>
            }
            if !others.is_empty() && silent.is_none() {
                <p class="lock-silence">{ text!("lock-silent-fields", fields = others.join(", ")) }</p>
            }
        </div>
    }
}

fn banner(props: &LockScreenProps, title: &str, message: &Message) -> Html {
    let text = match (&message.occasion, message.text.is_empty()) {
        (_, false) => message.text.clone(),
        (Occasion::Date(_), true) => text!("lock-date-words"),
        (_, true) => text!("lock-name-only"),
    };
    let select = match &message.occasion {
        Occasion::Change(_) => Selection::Field(message.pointer.clone()),
        _ => Selection::Details,
    };
    let (lang, dir) = marks();
    let is_here = props.selection == select && matches!(select, Selection::Field(_));
    let dispatch = props.dispatch.clone();
    let onclick = move |_| dispatch.dispatch(Action::Select(select.clone()));
    html! {
        <li key={message.pointer.clone()}>
            <span class="lock-occasion" {lang} {dir}>{ say(&message.occasion.words()) }</span>
            <button type="button" class="lock-banner" {onclick} aria-pressed={is_here.to_string()}>
                if let Some(url) = props.urls.get(ImageKind::Icon) {
                    <img class="lock-icon" src={url.clone()} alt="" />
                } else {
                    <span class="lock-icon" aria-hidden="true"></span>
                }
                <span class="lock-words">
                    <strong>{ if title.is_empty() { text!("lock-no-name") } else { title.to_owned() } }</strong>
                    <span class={if message.text.is_empty() { "lock-text is-note" } else { "lock-text" }}>{ text }</span>
                </span>
            </button>
        </li>
    }
}

/// The selected field is silent: says so, and offers an alert.
fn no_message(props: &LockScreenProps, field: &SilentField) -> Html {
    let (dispatch, pointer) = (props.dispatch.clone(), format!("{}/changeMessage", field.pointer));
    let text = text!("now-is", name = field.name.as_str());
    let onclick = move |_| dispatch.dispatch(edits::set(pointer.clone(), text.clone()));
    html! {
        <div class="lock-silence is-first">
            <p>{ text!("lock-silent-field", name = field.name.as_str()) }</p>
            <button type="button" class="button is-small" {onclick}>{ text!("alert") }</button>
        </div>
    }
}
