//! The designs of this device, drawn as cards: to go on with, or to delete.

use std::rc::Rc;

use passwright_core::card::{Options, lay_out};
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_memo, use_state};

use crate::clock::now;
use crate::components::dialog::Dialog;
use crate::components::icon::{Glyph, icon};
use crate::design::DesignId;
use crate::draft_file::save_copy;
use crate::hooks::picture_urls::use_picture_urls;
use crate::measure::use_measure;
use crate::preview::CardPreview;
use crate::state::Restored;
use crate::state::style::style_name;
use crate::storage::Storage;
use crate::tabs::claim;

/// Where the designs of this device are, and what becomes of them.
#[derive(Clone, PartialEq)]
pub(crate) struct Own {
    pub(crate) storage: Storage,
    /// The design that is open.
    pub(crate) current: Option<DesignId>,
    /// Another number when designs were added from elsewhere, so that they are listed again.
    pub(crate) listing: u32,
    /// One was picked.
    pub(crate) on_reopen: Callback<Restored>,
}

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct OwnDesignsProps {
    pub(crate) own: Own,
    /// Tells how many there are.
    pub(crate) on_listed: Callback<usize>,
}

/// The section; nothing on the first visit.
#[component]
pub(crate) fn OwnDesigns(props: &OwnDesignsProps) -> Html {
    let own = &props.own;
    let designs = use_state(|| Rc::new(Vec::<Restored>::new()));
    let doomed = use_state(|| None::<usize>);
    let changes = use_state(|| 0_u32);
    use_effect_with((own.storage.clone(), own.current, own.listing, *changes), {
        let (designs, on_listed) = (designs.setter(), props.on_listed.clone());
        move |(storage, current, ..)| {
            let (storage, current) = (storage.clone(), *current);
            spawn_local(async move {
                // A storage that cannot be read has said so in the bar; here there is simply nothing to show.
                let listed = storage.list(current).await.unwrap_or_default();
                on_listed.emit(listed.len());
                designs.set(Rc::new(listed));
            });
        }
    });
    if designs.is_empty() {
        return html! {};
    }
    let keep = {
        let doomed = doomed.setter();
        Callback::from(move |()| doomed.set(None))
    };
    html! {
        <section class="gallery-section" aria-labelledby="own-title">
            <h2 id="own-title" class="gallery-title">{ text!("your-passes") }</h2>
            <ul class="starters">
                { for designs.iter().enumerate().map(|(index, restored)| {
                    let doomed = doomed.setter();
                    html! {
                        <OwnCard key={restored.design.id.0} restored={restored.clone()} on_reopen={own.on_reopen.clone()}
                            on_delete={Callback::from(move |()| doomed.set(Some(index)))} />
                    }
                }) }
            </ul>
            if let Some(restored) = doomed.and_then(|index| designs.get(index)) {
                <DeleteDialog restored={restored.clone()} storage={own.storage.clone()} on_close={keep}
                    on_deleted={let (changes, next) = (changes.setter(), *changes + 1); Callback::from(move |()| changes.set(next))} />
            }
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct OwnCardProps {
    restored: Restored,
    on_reopen: Callback<Restored>,
    on_delete: Callback<()>,
}

#[component]
fn OwnCard(props: &OwnCardProps) -> Html {
    let design = &props.restored.design;
    let urls = use_picture_urls(design);
    let measure = use_measure();
    let card = use_memo((design.clone(), Rc::as_ptr(&measure)), |(design, _)| {
        lay_out(&design.document, &design.picture_sizes(), &*measure, &Options::new(now()))
    });
    let pick = {
        let (on_reopen, restored) = (props.on_reopen.clone(), props.restored.clone());
        move |_| on_reopen.emit(restored.clone())
    };
    let delete = {
        let on_delete = props.on_delete.clone();
        move |_| on_delete.emit(())
    };
    let failed = use_state(|| None::<String>);
    let copy = {
        let (design, failed) = (design.clone(), failed.setter());
        move |_| {
            let failed = failed.clone();
            save_copy(&design, move |sentence| failed.set(Some(sentence)));
        }
    };
    let title = design.title();
    let style = style_name(design.look());
    let state = if props.restored.published.is_some() {
        text!("own-published", style = style)
    } else {
        text!("own-draft", style = style)
    };
    html! {
        <li class="starter">
            <div class="starter-card" aria-hidden="true"><CardPreview {card} pictures={urls} class="card-preview__shadow" /></div>
            <button type="button" class="starter-pick" onclick={pick}>
                <strong>{ title.clone() }</strong>
                <span>{ state }</span>
            </button>
            if let Some(sentence) = &*failed {
                <p class="field-note" role="alert">{ sentence.clone() }</p>
            }
            <button type="button" class="button is-square is-small starter-copy" onclick={copy} aria-label={text!("save-copy-of", title = title.as_str())} title={text!("save-copy")}>
                { icon(Glyph::Download) }
            </button>
            <button type="button" class="button is-square is-small starter-delete" onclick={delete} aria-label={text!("delete-this", title = title.as_str())} title={text!("delete")}>
                { icon(Glyph::Trash) }
            </button>
        </li>
    }
}

#[derive(PartialEq, Properties)]
struct DeleteDialogProps {
    restored: Restored,
    storage: Storage,
    on_close: Callback<()>,
    on_deleted: Callback<()>,
}

#[component]
fn DeleteDialog(props: &DeleteDialogProps) -> Html {
    let keep = {
        let on_close = props.on_close.clone();
        move |_| on_close.emit(())
    };
    let delete = {
        let (storage, id) = (props.storage.clone(), props.restored.design.id);
        let (on_close, on_deleted) = (props.on_close.clone(), props.on_deleted.clone());
        move |_| {
            let (storage, on_close, on_deleted) = (storage.clone(), on_close.clone(), on_deleted.clone());
            spawn_local(async move {
                // What could not be deleted, or is open in another tab, is simply listed again.
                if claim(id).await {
                    storage.remove(id).await.unwrap_or_default();
                }
                on_close.emit(());
                on_deleted.emit(());
            });
        }
    };
    let title = text!("delete-question", title = props.restored.design.title());
    html! {
        <Dialog id="delete" {title} on_close={props.on_close.clone()}>
            <div class="dialog-form">
                <p>{ text!("delete-final") }</p>
                if props.restored.published.is_some() {
                    <p class="callout is-warning">{ icon(Glyph::Warning) }{ text!("delete-published") }</p>
                }
                <div class="dialog-actions">
                    <button type="button" class="button" onclick={keep}>{ text!("keep-it") }</button>
                    <button type="button" class="button is-danger" onclick={delete}>{ text!("delete") }</button>
                </div>
            </div>
        </Dialog>
    }
}
