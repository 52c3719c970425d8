//! Where everything begins: a card to start from, one of one's own, or a pass to open.

use yew::{Callback, Html, Properties, component, html, use_callback, use_state_eq};

use super::own_designs::{Own, OwnDesignsProps};
use super::starters::Starters;
use super::top_bar::mark;
use crate::components::icon::{Glyph, icon};
use crate::components::language_field::LanguageField;
use crate::later::{Later, Part};

#[derive(PartialEq, Properties)]
pub(crate) struct GalleryProps {
    /// The title of the design that is being worked on, if any.
    pub(crate) current: Option<String>,
    /// The designs of this device, once they are known.
    pub(crate) own: Option<Own>,
    /// A starting point is being made a design.
    pub(crate) is_busy: bool,
    /// A starting point was picked: its id.
    pub(crate) on_pick: Callback<String>,
    pub(crate) on_open: Callback<()>,
    /// To open a folder.
    pub(crate) on_open_folder: Callback<()>,
    pub(crate) on_continue: Callback<()>,
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
    let open_folder = {
        let on_open_folder = props.on_open_folder.clone();
        move |_| on_open_folder.emit(())
    };
    let go_on = {
        let on_continue = props.on_continue.clone();
        move |_| on_continue.emit(())
    };
    html! {
        <main class="gallery">
            <header class="gallery-header">
                <LanguageField />
                <p class="gallery-brand">{ mark() }<span>{ "Passwright" }</span></p>
                <h1>{ text!("make-a-pass") }</h1>
                <p class="gallery-lead">{ text!("gallery-lead") }</p>
                <div class="gallery-actions">
                    if let Some(current) = &props.current {
                        <button type="button" class="button is-primary is-large" onclick={go_on}>
                            { text!("continue-with", title = current.as_str()) }
                        </button>
                    }
                    <button type="button" class="button is-large" onclick={open}>
                        { icon(Glyph::Open) }{ text!("open-file") }
                    </button>
                    <button type="button" class="button is-large is-quiet" onclick={open_folder}>{ text!("or-a-folder") }</button>
                    <p class="gallery-hint">{ text!("open-hint") }</p>
                </div>
            </header>
            if let Some(own) = props.own.clone() {
                <Later part={Part::Own(OwnDesignsProps { own, on_listed })} />
            }
            <Starters has_title={*has_own} is_busy={props.is_busy} on_pick={props.on_pick.clone()} />
        </main>
    }
}
