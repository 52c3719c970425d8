//! The properties of what is selected.

use std::rc::Rc;

use passwright_core::card::Card;
use passwright_core::images::ImageKind;
use web_sys::{Element, File};
use yew::{AttrValue, Callback, Html, NodeRef, Properties, component, html, use_effect_with, use_node_ref};

use crate::design::Design;
use crate::panels::Dispatch;
use crate::panels::barcode::BarcodePanel;
use crate::panels::details::Details;
use crate::panels::field::FieldPanel;
use crate::panels::look::Look;
use crate::panels::pictures::PicturesPanel;
use crate::preview::PictureUrls;
use crate::state::Selection;
use crate::state::fields::{group_name, place};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PropertiesPaneProps {
    pub(crate) design: Design,
    pub(crate) card: Rc<Card>,
    pub(crate) urls: PictureUrls,
    pub(crate) selection: Selection,
    pub(crate) dispatch: Dispatch,
    pub(crate) on_file: Callback<(ImageKind, File)>,
    /// To crop or compress a picture that is there.
    pub(crate) on_adjust: Callback<ImageKind>,
}

/// The pane, named after what it shows.
#[component]
pub(crate) fn PropertiesPane(props: &PropertiesPaneProps) -> Html {
    let node = use_node_ref();
    use_effect_with(props.selection.clone(), {
        let node = node.clone();
        move |_| scroll_up(&node)
    });
    let (design, dispatch) = (props.design.clone(), props.dispatch.clone());
    let (title, note, panel) = match &props.selection {
        Selection::Look => {
            let transit = design
                .document
                .text("/boardingPass/transitType")
                .map(|text| AttrValue::from(text.to_owned()));
            (
                text!("style-and-colors"),
                None,
                html! { <Look look={design.look()} colors={props.card.colors} {transit} {dispatch} /> },
            )
        }
        Selection::Details => (text!("details"), None, html! { <Details {design} {dispatch} /> }),
        Selection::Field(pointer) => {
            let name = design.document.text(&format!("{pointer}/label")).filter(|label| !label.is_empty());
            let name = name.map_or_else(|| text!("field"), |name| name.chars().take(60).collect());
            let group = place(pointer).map(|place| match place.is_poster {
                true => text!("field-of-poster", group = group_name(place.group)),
                false => text!("field-of-group", group = group_name(place.group)),
            });
            let is_hidden = props.card.hidden.contains(pointer);
            (
                name,
                group,
                html! { <FieldPanel key={pointer.clone()} {design} pointer={pointer.clone()} {is_hidden} {dispatch} /> },
            )
        }
        Selection::Pictures(focus) => {
            let (urls, on_file, on_adjust) =
                (props.urls.clone(), props.on_file.clone(), props.on_adjust.clone());
            (
                text!("pictures"),
                None,
                html! { <PicturesPanel {design} {urls} focus={*focus} {dispatch} {on_file} {on_adjust} /> },
            )
        }
        Selection::Barcode => (text!("barcode"), None, html! { <BarcodePanel {design} {dispatch} /> }),
    };
    html! {
        <aside ref={node} class="properties" aria-labelledby="properties-title">
            <header class="pane-header">
                <h2 id="properties-title">{ title }</h2>
                if let Some(note) = note {
                    <p class="pane-note">{ note }</p>
                }
            </header>
            <div class="pane-body">{ panel }</div>
        </aside>
    }
}

/// What is selected anew begins at its top; while somebody works inside the pane, it stays where it is.
fn scroll_up(node: &NodeRef) {
    let focused =
        web_sys::window().and_then(|window| window.document()).and_then(|document| document.active_element());
    if let Some(pane) = node.cast::<Element>().filter(|pane| !pane.contains(focused.as_deref())) {
        pane.set_scroll_top(0);
    }
}
