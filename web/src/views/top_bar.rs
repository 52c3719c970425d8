//! The bar above everything: whose pass it is, whether it is saved, and what can be done with it.

use yew::{AttrValue, Callback, Html, MouseEvent, Properties, classes, component, html};

use crate::components::icon::{Glyph, icon, icon_named};
use crate::hooks::autosave::Saved;

/// Who signs what is downloaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signing {
    /// Nobody yet.
    Nobody,
    /// The service, with an API key.
    Service,
    /// The person, with a certificate of their own.
    OwnKey,
}

impl Signing {
    /// The words of the button, and its tooltip.
    fn words(self) -> (String, String) {
        match self {
            Self::Nobody => (text!("connect-name"), text!("connect-title")),
            Self::Service => (text!("connected-name"), text!("connected-title")),
            Self::OwnKey => (text!("own-key-name"), text!("own-key-title")),
        }
    }
}

/// What a button of the bar asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wish {
    /// To the gallery of starter cards.
    New,
    /// Choose a file to open.
    Open,
    Undo,
    Redo,
    Download,
    Publish,
    /// See it on one's own phone.
    Test,
    /// Enter, change or forget the API key.
    Connect,
}

#[derive(PartialEq, Properties)]
pub(crate) struct TopBarProps {
    pub(crate) title: AttrValue,
    pub(crate) saved: Saved,
    pub(crate) can_undo: bool,
    pub(crate) can_redo: bool,
    /// A download is being made.
    pub(crate) is_busy: bool,
    pub(crate) signing: Signing,
    /// Whether phones may have it already.
    pub(crate) is_published: bool,
    pub(crate) on_wish: Callback<Wish>,
}

/// The bar.
#[component]
pub(crate) fn TopBar(props: &TopBarProps) -> Html {
    let wish = |wish: Wish| {
        let on_wish = props.on_wish.clone();
        move |_| on_wish.emit(wish)
    };
    let (name, title) = props.signing.words();
    html! {
        <header class="top-bar">
            <button type="button" class="brand" onclick={wish(Wish::New)} aria-label={text!("all-starters-name")} title={text!("all-starters")}>{ mark() }</button>
            <div class="top-title">
                <h1 dir="auto">{ props.title.clone() }</h1>
                { saved_words(&props.saved) }
            </div>
            <div class="top-actions">
                <div class="button-group">
                    <button type="button" class="button is-quiet is-square" onclick={wish(Wish::Undo)} disabled={!props.can_undo}
                        aria-label={text!("undo")} title={text!("undo-title")}>{ icon(Glyph::Undo) }</button>
                    <button type="button" class="button is-quiet is-square" onclick={wish(Wish::Redo)} disabled={!props.can_redo}
                        aria-label={text!("redo")} title={text!("redo-title")}>{ icon(Glyph::Redo) }</button>
                </div>
                <button type="button" class="button is-quiet is-square" onclick={wish(Wish::Connect)} aria-label={name} {title}>
                    <span class={if props.signing == Signing::Nobody { "key-mark" } else { "key-mark is-on" }}>{ icon(Glyph::Key) }</span>
                </button>
                <button type="button" class="button is-quiet is-square" onclick={wish(Wish::Test)} aria-label={text!("test-on-iphone")} title={text!("test-on-iphone")}>
                    { icon(Glyph::Phone) }
                </button>
                <button type="button" class="button is-quiet has-words" onclick={wish(Wish::Open)}>
                    { icon(Glyph::Open) }<span>{ text!("open") }</span>
                </button>
                <button type="button" class="button has-words" onclick={wish(Wish::Download)} disabled={props.is_busy}>
                    { icon(Glyph::Download) }<span>{ if props.is_busy { text!("signing-now") } else { text!("download") } }</span>
                </button>
                { publish(props.is_published, wish(Wish::Publish)) }
            </div>
        </header>
    }
}

/// The longest word, in characters, that has room beside everything else on the narrowest phone.
const LONGEST_ON_PHONES: usize = 9;

/// The way out; where its word is long, as in German, a sign stands for it on phones.
fn publish(is_published: bool, onclick: impl Fn(MouseEvent) + 'static) -> Html {
    let word = if is_published { text!("update") } else { text!("publish") };
    let is_long = word.chars().count() > LONGEST_ON_PHONES;
    let class = classes!("button", "is-primary", is_long.then_some("has-long-word"));
    html! { <button type="button" {class} {onclick} aria-label={word.clone()}>{ icon_named(Glyph::Publish, "icon publish-sign") }<span>{ word }</span></button> }
}

/// Passwright's mark: a card with a notch.
pub(crate) fn mark() -> Html {
    html! {
        <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
            <rect class="mark-ground" width="32" height="32" rx="8" />
            <path class="mark-card" d="M9 7h4a3 3 0 0 0 6 0h4a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2z" />
            <path class="mark-lines" d="M11 15h6M11 19.500h10" />
        </svg>
    }
}

fn saved_words(saved: &Saved) -> Html {
    let (class, words) = match saved {
        Saved::Yes => ("saved", text!("saved")),
        Saved::Offline => ("saved is-offline", text!("saved-offline")),
        Saved::Soon => ("saved", text!("saving")),
        Saved::No(reason) => ("saved is-problem", text!("not-saved", reason = reason.to_string())),
    };
    html! { <p {class} role="status">{ words }</p> }
}
