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
        <Dialog id="report" title={format!("{} is open", report.name)} on_close={props.on_close.clone()}>
            <div class="dialog-form report">
                <section>
                    <h3 class="group-title">{ "What we kept" }</h3>
                    <p class="callout is-fine">{ icon(Glyph::Check) }{ report.kept.clone() }</p>
                </section>
                { list("What we changed so that it can be read", &report.changed) }
                { list("Why an iPhone would refuse the file as it came", &report.found) }
                { list("What you cannot sign", &report.foreign) }
                <div class="dialog-actions">
                    <button type="button" class="button is-primary" onclick={close}>{ "Edit it" }</button>
                </div>
            </div>
        </Dialog>
    }
}

fn list(title: &'static str, sentences: &[String]) -> Html {
    if sentences.is_empty() {
        return html! {};
    }
    let more = sentences.len().saturating_sub(MAX_LISTED);
    html! {
        <section>
            <h3 class="group-title">{ title }</h3>
            <ul class="sentences">
                { for sentences.iter().take(MAX_LISTED).map(|sentence| html! { <li>{ sentence.clone() }</li> }) }
                if more > 0 {
                    <li>{ format!("and {more} more of the kind") }</li>
                }
            </ul>
        </section>
    }
}
