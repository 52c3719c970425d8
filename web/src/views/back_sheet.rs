//! The details sheet behind a pass, as the phone lists it.

use passwright_core::card::back::{BackRow, details};
use yew::{Html, Properties, component, html};

use super::canvas::add_back_field;
use crate::components::icon::{Glyph, icon};
use crate::panels::Dispatch;
use crate::seen::Seen;
use crate::state::{Action, Selection};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct BackSheetProps {
    pub(crate) seen: Seen,
    pub(crate) selection: Selection,
    pub(crate) dispatch: Dispatch,
}

/// The sheet. Links look like links; a click selects the row, since this is the editor.
#[component]
pub(crate) fn BackSheet(props: &BackSheetProps) -> Html {
    let sheet = details(&props.seen.design.document, &props.seen.options(false));
    html! {
        <div class="back-sheet" role="group" aria-label={text!("details-of-pass")} data-pass-preview="true">
            <p class="back-title">{ props.seen.design.title() }</p>
            if !sheet.description.is_empty() {
                <p class="back-description">{ sheet.description.clone() }</p>
            }
            // The phone's own switches: shown as they will be, not to be used here.
            <ul class="back-list is-phone" aria-label={text!("phone-switches")}>
                { for sheet.toggles.iter().map(|toggle| html! {
                    <li key={toggle.words()}><span lang="en" dir="ltr">{ toggle.words() }</span><span class="back-switch" aria-hidden="true"></span></li>
                }) }
            </ul>
            if sheet.rows.is_empty() {
                <p class="back-empty">{ text!("back-empty") }</p>
            } else {
                <ul class="back-list">{ for sheet.rows.iter().map(|row| row_view(props, row)) }</ul>
            }
            if !sheet.additional.is_empty() {
                <ul class="back-list" aria-label={text!("additional-information")}>{ for sheet.additional.iter().map(|row| row_view(props, row)) }</ul>
            }
            <p class="back-remove" aria-hidden="true">{ text!("remove-pass") }</p>
            <button type="button" class="back-add" onclick={add_back_field(&props.dispatch)}>
                { icon(Glyph::Plus) }{ text!("add-to-back") }
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
