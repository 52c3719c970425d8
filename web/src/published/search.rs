//! A list of passes that comes in pages, with a search over all of them.

use std::rc::Rc;

use passwright_core::api::{ListedPass, PassList, PassStatus};
use wasm_bindgen_futures::spawn_local;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_state};

use super::parts::{failed, instant, mark, style_words};
use super::route::Route;
use crate::api::{ApiError, Client};
use crate::components::text_field::TextField;

/// The most passes that a search looks through by itself; it goes on by a button.
const MAX_SEARCHED: usize = 1_000;

#[derive(PartialEq, Properties)]
pub(crate) struct PassSearchProps {
    pub(crate) client: Client,
    /// Whose passes; of all, when `None`.
    pub(crate) template: Option<String>,
    pub(crate) label: AttrValue,
    /// What is said when there is nothing at all.
    pub(crate) empty: Html,
}

/// The pages that are here, and how it goes with the next one.
#[derive(Debug, Clone, PartialEq, Default)]
struct Pages {
    passes: Rc<Vec<ListedPass>>,
    cursor: Option<String>,
    is_waiting: bool,
    has_begun: bool,
    problem: Option<AttrValue>,
}

impl Pages {
    fn with(&self, answer: Result<PassList, ApiError>) -> Self {
        let waited = Self { is_waiting: false, has_begun: true, ..self.clone() };
        match answer {
            Ok(list) => {
                let mut passes = (*self.passes).clone();
                passes.extend(list.passes);
                Self { passes: Rc::new(passes), cursor: list.cursor, problem: None, ..waited }
            }
            Err(error) => Self { problem: Some(error.to_string().into()), ..waited },
        }
    }

    /// Whether a search has to go on before it can say that it found everything.
    fn is_partial(&self) -> bool {
        self.cursor.is_some() && self.passes.len() < MAX_SEARCHED
    }
}

/// The search field and what it found.
#[component]
pub(crate) fn PassSearch(props: &PassSearchProps) -> Html {
    let pages = use_state(Pages::default);
    let query = use_state(String::new);
    let more = {
        let (client, template, pages) = (props.client.clone(), props.template.clone(), pages.clone());
        Callback::from(move |()| {
            let (client, template, pages) = (client.clone(), template.clone(), pages.clone());
            if pages.is_waiting {
                return;
            }
            pages.set(Pages { is_waiting: true, problem: None, ..(*pages).clone() });
            spawn_local(async move {
                let cursor = pages.cursor.as_deref();
                let answer = match &template {
                    Some(template) => client.template_passes(template, cursor).await,
                    None => client.passes(cursor).await,
                };
                pages.set(pages.with(answer));
            });
        })
    };
    let goes_on =
        pages.problem.is_none() && (!pages.has_begun || (!query.trim().is_empty() && pages.is_partial()));
    use_effect_with((goes_on, pages.passes.len()), {
        let more = more.clone();
        move |(goes_on, _)| {
            if *goes_on {
                more.emit(());
            }
        }
    });
    if pages.has_begun && pages.passes.is_empty() && pages.cursor.is_none() && pages.problem.is_none() {
        return props.empty.clone();
    }
    let wanted = query.trim().to_lowercase();
    let found: Vec<&ListedPass> = pages.passes.iter().filter(|pass| matches(pass, &wanted)).collect();
    let on_input = {
        let query = query.setter();
        Callback::from(move |text| query.set(text))
    };
    let says = match (wanted.is_empty(), pages.is_waiting) {
        (_, true) => text!("looking"),
        (true, false) => String::new(),
        (false, false) => text!("passes-found", count = found.len()),
    };
    let on_more = {
        let more = more.clone();
        move |_| more.emit(())
    };
    html! {
        <>
            <div class="published-search">
                <TextField id="pass-search" label={props.label.clone()} value={(*query).clone()} {on_input} verbatim=true
                    placeholder={text!("search-examples")} />
                <p role="status" class="field-note">{ says }</p>
            </div>
            <ul class="published-rows">{ for found.into_iter().map(|pass| row(pass, props.template.as_ref())) }</ul>
            if let Some(problem) = &pages.problem {
                { failed(problem, more) }
            } else if pages.cursor.is_some() && !pages.is_waiting {
                <button type="button" class="button" onclick={on_more}>{ text!("show-more") }</button>
            }
        </>
    }
}

fn matches(pass: &ListedPass, wanted: &str) -> bool {
    wanted.is_empty()
        || pass.title.to_lowercase().contains(wanted)
        || pass.serial_number.as_str().to_lowercase().contains(wanted)
}

fn row(pass: &ListedPass, template: Option<&String>) -> Html {
    let serial = pass.serial_number.as_str().to_owned();
    let to = Route::Pass { serial: serial.clone(), template: template.cloned() };
    html! {
        <li key={serial.clone()}>
            <a class="published-row" href={to.fragment()}>
                <span class="published-row-name"><strong>{ pass.title.clone() }</strong><code>{ serial }</code></span>
                <span>{ style_words(&pass.style) }</span>
                <span>{ mark(pass.status == PassStatus::Active, if pass.status == PassStatus::Active { text!("active") } else { text!("revoked") }) }</span>
                <span>{ text!("devices-count", count = pass.devices) }</span>
                <span class="published-row-date">{ instant(&pass.updated_at) }</span>
            </a>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use passwright_core::ids::SerialNumber;

    fn pass(title: &str, serial: &str) -> ListedPass {
        ListedPass {
            serial_number: SerialNumber::new(serial).unwrap(),
            title: title.into(),
            style: "coupon".into(),
            status: PassStatus::Active,
            devices: 0,
            template: None,
            created_at: String::new(),
            updated_at: String::new(),
        }
    }

    #[test]
    fn a_pass_is_found_by_its_title_and_by_its_number_in_any_case() {
        let it = pass("Bean & Leaf", "AbC123");
        assert!(matches(&it, "") && matches(&it, "leaf") && matches(&it, "bc12"));
        assert!(!matches(&it, "tea"));
    }

    #[test]
    fn pages_are_put_behind_each_other_and_a_failure_loses_none() {
        let list = |serial: &str, cursor: Option<&str>| PassList {
            passes: vec![pass("A", serial)],
            cursor: cursor.map(str::to_owned),
        };
        let pages = Pages::default().with(Ok(list("1", Some("c"))));
        assert!(pages.is_partial());
        let broken = pages.with(Err(ApiError::Unreachable));
        assert_eq!((broken.passes.len(), broken.cursor.as_deref()), (1, Some("c")));
        let all = broken.with(Ok(list("2", None)));
        assert_eq!((all.passes.len(), all.is_partial(), all.problem), (2, false, None));
    }
}
