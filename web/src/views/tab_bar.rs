//! The way around on narrow screens: one thing at a time below the card.

use yew::{Html, Properties, component, html};

use crate::components::icon::{Glyph, icon};
use crate::panels::Dispatch;
use crate::state::{Action, Pane, Selection};

#[derive(PartialEq, Properties)]
pub(crate) struct TabBarProps {
    pub(crate) pane: Pane,
    pub(crate) selection: Selection,
    pub(crate) dispatch: Dispatch,
}

/// The bar at the lower edge.
#[component]
pub(crate) fn TabBar(props: &TabBarProps) -> Html {
    let shows = |selection: bool| props.pane == Pane::Properties && selection;
    let is_list = props.pane == Pane::Layers || matches!(props.selection, Selection::Field(_));
    let tabs = [
        (
            Glyph::Look,
            text!("tab-style"),
            Action::Select(Selection::Look),
            shows(props.selection == Selection::Look),
        ),
        (Glyph::Fields, text!("tab-fields"), Action::Show(Pane::Layers), is_list),
        (
            Glyph::Pictures,
            text!("pictures"),
            Action::Select(Selection::Pictures(None)),
            shows(matches!(props.selection, Selection::Pictures(_))),
        ),
        (
            Glyph::Barcode,
            text!("barcode"),
            Action::Select(Selection::Barcode),
            shows(props.selection == Selection::Barcode),
        ),
        (
            Glyph::Details,
            text!("details"),
            Action::Select(Selection::Details),
            shows(props.selection == Selection::Details),
        ),
    ];
    let tab = |(glyph, name, action, is_here): (Glyph, String, Action, bool)| {
        let dispatch = props.dispatch.clone();
        let onclick = move |_| dispatch.dispatch(action.clone());
        html! {
            <button key={name.clone()} type="button" class="tab" {onclick} aria-current={is_here.then_some("true")}>
                { icon(glyph) }<span>{ name }</span>
            </button>
        }
    };
    html! { <nav class="tab-bar" aria-label={text!("panels")}>{ for tabs.into_iter().map(tab) }</nav> }
}
