//! One template: its link, the people who have a pass of it, and how far its present design has come.

use gloo_timers::callback::Timeout;
use passwright_core::api::TemplateReply;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_state};

use super::danger::{Step, StepDialog};
use super::holders::Holders;
use super::parts::{Asked, instant, mark, stand_in, style_words, use_asked};
use super::route::Route;
use super::share::{Share, Shared};
use super::snippets::Call;
use crate::api::Client;

/// How often the progress of a re-issue is asked for, in milliseconds.
const POLL_MILLIS: u32 = 2_000;

#[derive(PartialEq, Properties)]
pub(crate) struct TemplatePageProps {
    pub(crate) client: Client,
    pub(crate) template: AttrValue,
}

/// The view.
#[component]
pub(crate) fn TemplatePage(props: &TemplatePageProps) -> Html {
    let turn = use_state(|| 0_u32);
    let step = use_state(|| None::<Step>);
    let (client, id) = (props.client.clone(), props.template.clone());
    let asked = use_asked(*turn, move |_| async move { client.template(&id).await });
    let again = {
        let turn = turn.clone();
        Callback::from(move |()| turn.set(*turn + 1))
    };
    let is_going_on = matches!(&*asked, Asked::Here(template) if !template.reissue.done);
    use_effect_with((is_going_on, *turn), {
        let again = again.clone();
        move |(is_going_on, _)| {
            let timer = is_going_on.then(|| Timeout::new(POLL_MILLIS, move || again.emit(())));
            move || drop(timer)
        }
    });
    let Asked::Here(template) = &*asked else { return stand_in(&asked, again) };
    let on_done = {
        let again = again.clone();
        Callback::from(move |_| again.emit(()))
    };
    let on_close = {
        let step = step.setter();
        Callback::from(move |()| step.set(None))
    };
    let close = {
        let step = step.setter();
        move |_| step.set(Some(Step::Close))
    };
    let is_open = template.status == "open";
    html! {
        <>
            { head(template) }
            { progress(template) }
            if is_open {
                <section class="published-section" aria-labelledby="share-title">
                    <h2 id="share-title">{ text!("share") }</h2>
                    <Share shared={shared(template)} />
                </section>
            }
            <section class="published-section" aria-labelledby="holders-title">
                <h2 id="holders-title">{ text!("who-has-one") }</h2>
                <Holders client={props.client.clone()} template={template.template.clone()} />
            </section>
            if is_open {
                <section class="published-section" aria-labelledby="danger-title">
                    <h2 id="danger-title">{ text!("let-nobody") }</h2>
                    <div class="button-row"><button type="button" class="button is-danger" onclick={close}>{ Step::Close.action() }</button></div>
                </section>
            }
            if let Some(step) = *step {
                <StepDialog client={props.client.clone()} {step} id={props.template.clone()} {on_done} {on_close} />
            }
        </>
    }
}

fn head(template: &TemplateReply) -> Html {
    let is_open = template.status == "open";
    html! {
        <header class="published-head">
            <h1>{ template.title.clone() }</h1>
            <p class="published-facts">
                { mark(is_open, if is_open { text!("link-open") } else { text!("link-closed") }) }
                <span>{ style_words(&template.style) }</span>
                <span>{ text!("design-revision", revision = template.revision) }</span>
                <span>{ text!("people-count", count = template.passes) }</span>
                <span>{ text!("changed-at") }{ " " }{ instant(&template.updated_at) }</span>
            </p>
            if !template.placeholders.is_empty() {
                <p class="field-note">{ text!("different-for-each", names = template.placeholders.join(", ")) }</p>
            }
        </header>
    }
}

/// How far the present design has come; nothing when everybody has it.
fn progress(template: &TemplateReply) -> Html {
    let reissue = template.reissue;
    if reissue.done && reissue.failed == 0 {
        return html! {};
    }
    let words = progress_words(reissue.done, reissue.reached, reissue.failed, template.passes);
    html! {
        <div class={if reissue.done { "callout is-warning" } else { "callout" }} role="status">
            <div class="progress-words"><p>{ words }</p>
                if !reissue.done {
                    <progress max={template.passes.max(1).to_string()} value={reissue.reached.to_string()} aria-label={text!("reissue-progress")}></progress>
                }
            </div>
        </div>
    }
}

fn progress_words(is_done: bool, reached: u64, failed: u64, all: u64) -> String {
    let words = if is_done {
        text!("reissue-done", count = reached)
    } else {
        text!("reissue-running", reached = reached, all = all)
    };
    if failed == 0 { words } else { format!("{words} {}", text!("reissue-failed", count = failed)) }
}

fn shared(template: &TemplateReply) -> Shared {
    let here = Route::Template(template.template.clone());
    Shared {
        title: template.title.clone().into(),
        url: template.join_url.clone().into(),
        qr_url: template.qr_url.clone().into(),
        file_url: None,
        embed: None,
        print: Route::Print(Box::new(here)).fragment().into(),
        calls: vec![Call::Join {
            template: template.template.clone(),
            placeholders: template.placeholders.clone(),
        }],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_told_in_a_sentence() {
        assert_eq!(
            progress_words(false, 3, 1, 9),
            "The new design is on its way: 3 of 9 passes have it. 1 pass kept the design before, because a value is missing or does not fit."
        );
        assert_eq!(progress_words(true, 1, 0, 1), "The new design has reached 1 pass.");
    }
}
