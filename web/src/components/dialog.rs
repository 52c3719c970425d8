//! A modal dialog: the browser's own `<dialog>`, which keeps the focus inside and closes with Esc.

use gloo_events::EventListener;
use web_sys::HtmlDialogElement;
use yew::{
    AttrValue, Callback, Event, Html, MouseEvent, Properties, TargetCast, component, html, use_effect_with,
    use_node_ref,
};

use super::icon::{Glyph, icon};

#[derive(PartialEq, Properties)]
pub(crate) struct DialogProps {
    pub(crate) id: AttrValue,
    pub(crate) title: AttrValue,
    pub(crate) on_close: Callback<()>,
    pub(crate) children: Html,
    /// Room for a card beside the text.
    #[prop_or_default]
    pub(crate) is_wide: bool,
}

/// Shown as long as it is part of the page.
#[component]
pub(crate) fn Dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    use_effect_with(node.clone(), |node| {
        if let Some(dialog) = node.cast::<HtmlDialogElement>().filter(|dialog| !dialog.open()) {
            // It only fails for an element that left the page meanwhile.
            dialog.show_modal().unwrap_or_default();
        }
    });
    // The address leads to another page, which a dialog that stays open behind it would block.
    use_effect_with(node.clone(), |node| {
        let node = node.clone();
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "hashchange", move |_| {
                if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                    dialog.close();
                }
            })
        });
        move || drop(listener)
    });
    let on_close = props.on_close.clone();
    let onclose = move |_: Event| on_close.emit(());
    let close = {
        let node = node.clone();
        move |_: MouseEvent| {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        }
    };
    // A click on the backdrop is a click on the dialog itself, not on what is in it.
    let onclick = |event: MouseEvent| {
        if let Some(dialog) = event.target_dyn_into::<HtmlDialogElement>() {
            dialog.close();
        }
    };
    let title_id = AttrValue::from(format!("{}-title", props.id));
    html! {
        <dialog ref={node} id={props.id.clone()} class={if props.is_wide { "dialog is-wide" } else { "dialog" }}
            aria-labelledby={title_id.clone()} {onclose} {onclick}>
            <div class="dialog-body">
                <header class="dialog-header">
                    <h2 id={title_id}>{ props.title.clone() }</h2>
                    <button type="button" class="button is-quiet is-square" onclick={close} aria-label={text!("close")}>
                        { icon(Glyph::Close) }
                    </button>
                </header>
                { props.children.clone() }
            </div>
        </dialog>
    }
}
