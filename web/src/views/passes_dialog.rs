//! Several passes came in one file or folder: one of them to go on with, or each as a draft.

use std::rc::Rc;

use passwright_core::card::{Options, lay_out};
use yew::{Callback, Html, Properties, component, html, use_memo, use_state_eq};

use crate::clock::now;
use crate::components::dialog::Dialog;
use crate::components::icon::{Glyph, icon};
use crate::design::Design;
use crate::hooks::picture_urls::use_picture_urls;
use crate::import::{Imported, Several};
use crate::measure::use_measure;
use crate::preview::CardPreview;
use crate::state::style::style_name;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PassesDialogProps {
    pub(crate) several: Several,
    /// One was chosen.
    pub(crate) on_open: Callback<Imported>,
    /// Each is wanted.
    pub(crate) on_each: Callback<Vec<Design>>,
    pub(crate) on_close: Callback<()>,
}

/// The dialog.
#[component]
pub(crate) fn PassesDialog(props: &PassesDialogProps) -> Html {
    let several = &props.several;
    let is_busy = use_state_eq(|| false);
    let good: Vec<&Imported> = several.passes.iter().filter_map(|(_, pass)| pass.as_ref().ok()).collect();
    let each = {
        let designs: Vec<Design> = good.iter().map(|imported| imported.design.clone()).collect();
        let (on_each, is_busy) = (props.on_each.clone(), is_busy.setter());
        move |_| {
            is_busy.set(true);
            on_each.emit(designs.clone());
        }
    };
    let pass = |(name, pass): &(String, Result<Imported, String>)| match pass {
        Ok(imported) => {
            let (on_open, chosen) = (props.on_open.clone(), imported.clone());
            html! { <PassChoice key={name.clone()} design={imported.design.clone()} on_open={Callback::from(move |()| on_open.emit(chosen.clone()))} /> }
        }
        Err(sentence) => html! {
            <li key={name.clone()} class="pass-refused">
                <p class="callout is-warning">{ icon(Glyph::Warning) }<span dir="auto"><strong>{ name.clone() }</strong>{ ". " }{ sentence.clone() }</span></p>
            </li>
        },
    };
    html! {
        <Dialog id="passes" title={text!("holds-passes", name = several.name.as_str(), count = several.passes.len())} is_wide=true on_close={props.on_close.clone()}>
            <div class="dialog-form">
                <p>{ text!("open-one-or-keep") }</p>
                <ul class="pass-choices">{ for several.passes.iter().map(pass) }</ul>
                if !several.problems.is_empty() {
                    <section>
                        <h3 class="group-title">{ text!("why-refused") }</h3>
                        <ul class="sentences">{ for several.problems.iter().map(|sentence| html! { <li dir="auto">{ sentence.clone() }</li> }) }</ul>
                    </section>
                }
                if good.len() > 1 {
                    <div class="dialog-actions">
                        <button type="button" class="button is-primary" onclick={each} disabled={*is_busy}>{ text!("keep-all", count = good.len()) }</button>
                    </div>
                }
            </div>
        </Dialog>
    }
}

#[derive(PartialEq, Properties)]
struct PassChoiceProps {
    design: Design,
    on_open: Callback<()>,
}

#[component]
fn PassChoice(props: &PassChoiceProps) -> Html {
    let design = &props.design;
    let urls = use_picture_urls(design);
    let measure = use_measure();
    let card = use_memo((design.clone(), Rc::as_ptr(&measure)), |(design, _)| {
        lay_out(&design.document, &design.picture_sizes(), &*measure, &Options::new(now()))
    });
    let onclick = {
        let on_open = props.on_open.clone();
        move |_| on_open.emit(())
    };
    html! {
        <li class="starter">
            <div class="starter-card" aria-hidden="true"><CardPreview {card} pictures={urls} class="card-preview__shadow" /></div>
            <button type="button" class="starter-pick" {onclick}>
                <strong>{ design.title() }</strong>
                <span>{ style_name(design.look()) }</span>
            </button>
        </li>
    }
}
