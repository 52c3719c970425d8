//! The details sheet behind a pass, as the phone lists it.

use passwright_core::card::back::{BackRow, rows};
use yew::{Html, Properties, component, html};

use super::canvas::add_back_field;
use crate::clock::now;
use crate::components::icon::{Glyph, icon};
use crate::design::Design;
use crate::panels::Dispatch;
use crate::state::{Action, Selection};

#[derive(PartialEq, Properties)]
pub(crate) struct BackSheetProps {
    pub(crate) design: Design,
    pub(crate) selection: Selection,
    pub(crate) dispatch: Dispatch,
}

/// The sheet. Links look like links; a click selects the row, since this is the editor.
#[component]
pub(crate) fn BackSheet(props: &BackSheetProps) -> Html {
    let rows = rows(&props.design.document, now());
    html! {
        <div class="back-sheet" role="group" aria-label="Details sheet of the pass" data-pass-preview="true">
            <p class="back-title">{ props.design.title() }</p>
            <ul class="back-list is-phone" aria-hidden="true">
                <li><span>{ "Automatic Updates" }</span><span class="back-switch"></span></li>
                <li><span>{ "Allow Notifications" }</span><span class="back-switch"></span></li>
            </ul>
            if rows.is_empty() {
                <p class="back-empty">{ "Nothing on the back yet. Terms, contacts and opening hours belong here." }</p>
            } else {
                <ul class="back-list">{ for rows.iter().map(|row| row_view(props, row)) }</ul>
            }
            <button type="button" class="back-add" onclick={add_back_field(&props.dispatch)}>
                { icon(Glyph::Plus) }{ "Add to the back" }
            </button>
        </div>
    }
}

fn row_view(props: &BackSheetProps, row: &BackRow) -> Html {
    let is_here = props.selection == Selection::Field(row.pointer.clone());
    let (dispatch, pointer) = (props.dispatch.clone(), row.pointer.clone());
    let onclick = move |_| dispatch.dispatch(Action::Select(Selection::Field(pointer.clone())));
    html! {
        <li key={row.pointer.clone()}>
            <button type="button" class="back-row" {onclick} aria-pressed={is_here.to_string()}>
                if !row.label.is_empty() {
                    <span class="back-label">{ row.label.clone() }</span>
                }
                <span class="back-value">
                    { for row.value.iter().map(|run| html! {
                        <span class={run.href.as_ref().map(|_| "back-link")}>{ run.text.clone() }</span>
                    }) }
                </span>
            </button>
        </li>
    }
}
