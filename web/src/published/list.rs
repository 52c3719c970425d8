//! Everything that an account has published: templates and passes, with a search.

use passwright_core::api::TemplateReply;
use yew::{Callback, Html, Properties, component, html, use_state};

use super::parts::{Asked, instant, mark, stand_in, style_words, use_asked};
use super::route::Route;
use super::search::PassSearch;
use crate::api::Client;

#[derive(PartialEq, Properties)]
pub(crate) struct ListProps {
    pub(crate) client: Client,
}

/// The view.
#[component]
pub(crate) fn List(props: &ListProps) -> Html {
    let tries = use_state(|| 0_u32);
    let client = props.client.clone();
    let templates = use_asked(*tries, move |_| async move { client.templates().await });
    let retry = {
        let tries = tries.clone();
        Callback::from(move |()| tries.set(*tries + 1))
    };
    let empty = html! {
        <div class="published-empty">
            <p>{ text!("nothing-published") }</p>
            <p class="field-note">{ text!("nothing-published-note") }</p>
            <a class="button is-primary" href="#">{ text!("to-editor") }</a>
        </div>
    };
    html! {
        <>
            <h1>{ text!("published") }</h1>
            <section class="published-section" aria-labelledby="templates-title">
                <h2 id="templates-title">{ text!("publish-each") }</h2>
                { stand_in(&templates, retry) }
                if let Asked::Here(list) = &*templates {
                    if list.templates.is_empty() {
                        <p class="field-note">{ text!("no-template") }</p>
                    } else {
                        <ul class="published-rows">{ for list.templates.iter().map(row) }</ul>
                    }
                }
            </section>
            <section class="published-section" aria-labelledby="passes-title">
                <h2 id="passes-title">{ text!("passes") }</h2>
                <PassSearch client={props.client.clone()} template={None::<String>} label={text!("find-pass")} {empty} />
            </section>
        </>
    }
}

fn row(template: &TemplateReply) -> Html {
    let is_open = template.status == "open";
    html! {
        <li key={template.template.clone()}>
            <a class="published-row" href={Route::Template(template.template.clone()).fragment()}>
                <span class="published-row-name"><strong>{ template.title.clone() }</strong><code>{ template.template.clone() }</code></span>
                <span>{ style_words(&template.style) }</span>
                <span>{ mark(is_open, if is_open { text!("link-open") } else { text!("link-closed") }) }</span>
                <span>{ text!("people-count", count = template.passes) }</span>
                <span class="published-row-date">{ instant(&template.updated_at) }</span>
            </a>
        </li>
    }
}
