//! Where everything begins: five cards to start from, or a pass to open.

use std::rc::Rc;

use passwright_core::card::{Options, lay_out};
use passwright_core::pass::Look;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_callback, use_memo, use_state_eq};

use super::own_designs::OwnDesigns;
use super::top_bar::mark;
use crate::clock::now;
use crate::components::icon::{Glyph, icon};
use crate::design::Design;
use crate::hooks::picture_urls::use_drawing_urls;
use crate::measure::use_measure;
use crate::preview::CardPreview;
use crate::starters::{STARTERS, Starter};
use crate::state::Restored;
use crate::state::style::style_name;
use crate::storage::Storage;

#[derive(PartialEq, Properties)]
pub(crate) struct GalleryProps {
    /// The design that is being worked on, if any.
    pub(crate) current: Option<Design>,
    /// Where the designs of this device are.
    pub(crate) storage: Option<Storage>,
    /// A starter is being made.
    pub(crate) is_busy: bool,
    /// One of [`STARTERS`] was picked.
    pub(crate) on_pick: Callback<usize>,
    pub(crate) on_open: Callback<()>,
    pub(crate) on_continue: Callback<()>,
    /// A design of this device was picked.
    pub(crate) on_reopen: Callback<Restored>,
}

/// The page.
#[component]
pub(crate) fn Gallery(props: &GalleryProps) -> Html {
    let has_own = use_state_eq(|| false);
    let on_listed = use_callback((), {
        let has_own = has_own.setter();
        move |count: usize, ()| has_own.set(count > 0)
    });
    let open = {
        let on_open = props.on_open.clone();
        move |_| on_open.emit(())
    };
    let go_on = {
        let on_continue = props.on_continue.clone();
        move |_| on_continue.emit(())
    };
    html! {
        <main class="gallery">
            <header class="gallery-header">
                <p class="gallery-brand">{ mark() }<span>{ "Passwright" }</span></p>
                <h1>{ "Make a pass for Apple Wallet" }</h1>
                <p class="gallery-lead">{ "Pick a card to start from. Everything on it can be changed, and your work stays on this device." }</p>
                <div class="gallery-actions">
                    if let Some(current) = &props.current {
                        <button type="button" class="button is-primary is-large" onclick={go_on}>
                            { format!("Continue with \u{201c}{}\u{201d}", current.title()) }
                        </button>
                    }
                    <button type="button" class="button is-large" onclick={open}>
                        { icon(Glyph::Open) }{ "Open a .pkpass" }
                    </button>
                    <p class="gallery-hint">{ "or drop one anywhere" }</p>
                </div>
            </header>
            if let Some(storage) = props.storage.clone() {
                <OwnDesigns {storage} current={props.current.as_ref().map(|design| design.id)} {on_listed} on_reopen={props.on_reopen.clone()} />
            }
            <section class="gallery-section" aria-labelledby="starters-title">
            <h2 id="starters-title" class={if *has_own { "gallery-title" } else { "visually-hidden" }}>{ "Start a new one" }</h2>
            <ul class="starters" aria-busy={props.is_busy.to_string()}>
                { for STARTERS.iter().enumerate().map(|(index, starter)| html! {
                    <StarterCard key={index} {index} name={style_name(Look::Classic(starter.style))} job={starter.job} is_busy={props.is_busy} on_pick={props.on_pick.clone()} />
                }) }
            </ul>
            </section>
        </main>
    }
}

#[derive(PartialEq, Properties)]
struct StarterCardProps {
    index: usize,
    name: AttrValue,
    job: AttrValue,
    is_busy: bool,
    on_pick: Callback<usize>,
}

#[component]
fn StarterCard(props: &StarterCardProps) -> Html {
    let starter = STARTERS.get(props.index);
    let urls = use_drawing_urls(starter.into_iter().flat_map(Starter::drawings).collect());
    let measure = use_measure();
    let card = use_memo((props.index, Rc::as_ptr(&measure)), |(index, _)| {
        let (document, sizes) = STARTERS
            .get(*index)
            .map(|starter| (starter.document(), starter.picture_sizes()))
            .unwrap_or_default();
        lay_out(&document, &sizes, &*measure, &Options::new(now()))
    });
    let onclick = {
        let (on_pick, index) = (props.on_pick.clone(), props.index);
        move |_| on_pick.emit(index)
    };
    html! {
        <li class="starter">
            <div class="starter-card" aria-hidden="true"><CardPreview {card} pictures={urls} class="card-preview__shadow" /></div>
            <button type="button" class="starter-pick" {onclick} disabled={props.is_busy}>
                <strong>{ props.name.clone() }</strong>
                <span>{ props.job.clone() }</span>
            </button>
        </li>
    }
}
