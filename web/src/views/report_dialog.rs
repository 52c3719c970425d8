//! What was found in an opened pass: kept, mended, not ours.

use yew::{Callback, Html, Properties, component, html};

use crate::components::dialog::Dialog;
use crate::components::icon::{Glyph, icon};
use crate::import::Report;

/// The most sentences of one kind that are listed.
const MAX_LISTED: usize = 40;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ReportDialogProps {
    pub(crate) report: Report,
    pub(crate) on_close: Callback<()>,
}

/// The dialog.
#[component]
pub(crate) fn ReportDialog(props: &ReportDialogProps) -> Html {
    let report = &props.report;
    let close = {
        let on_close = props.on_close.clone();
        move |_| on_close.emit(())
    };
    html! {
        <Dialog id="report" title={text!("is-open", name = report.name.as_str())} on_close={props.on_close.clone()}>
            <div class="dialog-form report">
                <section>
                    <h3 class="group-title">{ text!("what-was-kept") }</h3>
                    <p class="callout is-fine">{ icon(Glyph::Check) }{ report.kept.clone() }</p>
                </section>
                { list(text!("what-was-changed"), &report.changed) }
                { list(text!("why-refused"), &report.found) }
                { list(text!("what-is-foreign"), &report.foreign) }
                <div class="dialog-actions">
                    <button type="button" class="button is-primary" onclick={close}>{ text!("edit-it") }</button>
                </div>
            </div>
        </Dialog>
    }
}

fn list(title: String, sentences: &[String]) -> Html {
    if sentences.is_empty() {
        return html! {};
    }
    let more = sentences.len().saturating_sub(MAX_LISTED);
    html! {
        <section>
            <h3 class="group-title">{ title }</h3>
            <ul class="sentences">
                { for sentences.iter().take(MAX_LISTED).map(|sentence| html! { <li dir="auto">{ sentence.clone() }</li> }) }
                if more > 0 {
                    <li>{ text!("and-more", count = more) }</li>
                }
            </ul>
        </section>
    }
}
