//! The checks: one line that says how it stands, and the list behind it with a button for each repair.

use std::rc::Rc;

use passwright_core::images::parse_name;
use passwright_core::validate::{Problem, Severity};
use yew::{Callback, Html, Properties, component, html};

use super::Dispatch;
use crate::checks::Counts;
use crate::components::icon::{Glyph, icon, icon_named};
use crate::locale::checks::marks;
use crate::state::fields::place;
use crate::state::{Action, Selection};

/// The most findings that are listed at once; with more, the first ones are what to begin with.
const MAX_LISTED: usize = 60;

#[derive(PartialEq, Properties)]
pub(crate) struct ChecksProps {
    /// `None` until the pass was checked for the first time.
    pub(crate) problems: Option<Rc<Vec<Problem>>>,
    pub(crate) is_open: bool,
    pub(crate) on_toggle: Callback<()>,
    pub(crate) dispatch: Dispatch,
}

/// The bar and its list.
#[component]
pub(crate) fn Checks(props: &ChecksProps) -> Html {
    let problems: &[Problem] = props.problems.as_deref().map_or(&[], Vec::as_slice);
    let counts = Counts::of(problems);
    let (tone, glyph) = match counts {
        _ if props.problems.is_none() => ("is-waiting", Glyph::Hint),
        Counts { blocks: 1.., .. } => ("is-blocks", Glyph::Block),
        Counts { warns: 1.., .. } => ("is-warns", Glyph::Warning),
        Counts { hints: 1.., .. } => ("is-hints", Glyph::Hint),
        Counts { .. } => ("is-fine", Glyph::Check),
    };
    let onclick = {
        let on_toggle = props.on_toggle.clone();
        move |_| on_toggle.emit(())
    };
    let sentence = if props.problems.is_some() { counts.sentence() } else { text!("checking") };
    let is_open = props.is_open && !problems.is_empty();
    let (lang, dir) = marks();
    html! {
        <section class={yew::classes!("checks", tone)} aria-label={text!("checks")}>
            if is_open {
                <ul id="checks-list" class="checks-list">
                    { for problems.iter().take(MAX_LISTED).enumerate().map(|(at, problem)| row(&props.dispatch, at, problem)) }
                </ul>
            }
            <button type="button" class="checks-bar" {onclick} aria-expanded={is_open.to_string()} aria-controls="checks-list"
                disabled={problems.is_empty()}>
                { icon(glyph) }
                <span role="status" class="checks-sentence">{ sentence }</span>
                if let Some(first) = problems.first().filter(|_| !is_open) {
                    <span class="checks-first" {lang} {dir}>{ first.message.clone() }</span>
                }
                if !problems.is_empty() {
                    { icon_named(Glyph::Chevron, "icon checks-chevron") }
                }
            </button>
        </section>
    }
}

fn row(dispatch: &Dispatch, at: usize, problem: &Problem) -> Html {
    let (tone, glyph, word) = match problem.severity {
        Severity::Blocks => ("is-blocks", Glyph::Block, text!("must-be-fixed")),
        Severity::Warns => ("is-warns", Glyph::Warning, text!("warning")),
        Severity::Hints => ("is-hints", Glyph::Hint, text!("suggestion")),
    };
    let show = selection(&problem.path).map(|selection| {
        let dispatch = dispatch.clone();
        let onclick = move |_| dispatch.dispatch(Action::Select(selection.clone()));
        html! { <button type="button" class="button is-small is-quiet" {onclick}>{ text!("show") }</button> }
    });
    let (lang, dir) = marks();
    let fix = problem.fix.clone().map(|fix| {
        let (dispatch, label) = (dispatch.clone(), fix.label.clone());
        let onclick = move |_| dispatch.dispatch(Action::Repair(fix.clone()));
        html! { <button type="button" class="button is-small is-fix" {lang} {onclick}>{ label }</button> }
    });
    html! {
        <li key={format!("{at}-{}-{}", problem.rule, problem.path)} class={yew::classes!("check", tone)}>
            { icon(glyph) }
            <div class="check-words">
                <p><span class="visually-hidden">{ word }{ ": " }</span><span {lang} {dir}>{ problem.message.clone() }</span></p>
                <p class="field-note" {lang} {dir}>{ problem.reason.clone() }</p>
            </div>
            <div class="check-actions">{ show }{ fix }</div>
        </li>
    }
}

/// Where the panel for a finding is.
fn selection(path: &str) -> Option<Selection> {
    if let Some((kind, _)) = parse_name(path) {
        return Some(Selection::Pictures(Some(kind)));
    }
    if place(path).is_some() {
        let pointer: Vec<&str> = path.split('/').take(4).collect();
        return Some(Selection::Field(pointer.join("/")));
    }
    let first = path.strip_prefix('/')?.split('/').next()?;
    match first {
        "barcode" | "barcodes" => Some(Selection::Barcode),
        "backgroundColor" | "foregroundColor" | "labelColor" | "stripColor" => Some(Selection::Look),
        _ => Some(Selection::Details),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use passwright_core::images::ImageKind;

    #[test]
    fn a_finding_leads_to_its_panel() {
        assert_eq!(
            selection("/storeCard/backFields/1/value"),
            Some(Selection::Field("/storeCard/backFields/1".into()))
        );
        assert_eq!(selection("icon@2x.png"), Some(Selection::Pictures(Some(ImageKind::Icon))));
        assert_eq!(selection("/barcodes/0/format"), Some(Selection::Barcode));
        assert_eq!(selection("/labelColor"), Some(Selection::Look));
        assert_eq!(selection("/organizationName"), Some(Selection::Details));
        assert_eq!(selection(""), None);
    }
}
