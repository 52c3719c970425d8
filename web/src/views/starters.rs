//! The starting points by job, shown as the cards that they will be, with a search and a filter.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use web_sys::HtmlInputElement;
use yew::{
    Callback, Html, InputEvent, Properties, TargetCast, UseStateHandle, component, html, use_effect_with,
    use_state, use_state_eq,
};

use crate::components::icon::{Glyph, icon};
use crate::hooks::starters::use_starters;
use crate::starter_words::starter_words;
use crate::starters::{Group, Starter};

/// The one without a job: a button of its own, and a card only when it is looked for.
const BLANK: &str = "blank";

#[derive(PartialEq, Properties)]
pub(crate) struct StartersProps {
    /// Whether other cards stand above, so that these need a heading that is seen.
    pub(crate) has_title: bool,
    /// A starting point is being made a design.
    pub(crate) is_busy: bool,
    /// One was picked: its id.
    pub(crate) on_pick: Callback<String>,
}

/// The section.
#[component]
pub(crate) fn Starters(props: &StartersProps) -> Html {
    let starters = use_starters();
    let typed = use_state(String::new);
    let group = use_state_eq(|| None::<Group>);
    // The groups are drawn one after the other, so that the page answers at once.
    let drawn = use_state_eq(|| 1_usize);
    use_effect_with((*drawn, matches!(starters.all, Some(Ok(_)))), {
        let setter = drawn.setter();
        move |(drawn, is_loaded)| {
            let next = *drawn + 1;
            let timer =
                (*is_loaded && *drawn < Group::ALL.len()).then(|| Timeout::new(0, move || setter.set(next)));
            move || drop(timer)
        }
    });
    let all: &[Rc<Starter>] = match &starters.all {
        Some(Ok(all)) => all,
        Some(Err(error)) => return failed(error.to_string(), &starters.retry),
        None => return waiting(),
    };
    let is_looked_for = !typed.trim().is_empty();
    let fits = |starter: &Starter| {
        group.is_none_or(|it| it == starter.group)
            && starter.is_found_by(&typed)
            && (is_looked_for || starter.id != BLANK)
    };
    let found: Vec<&Rc<Starter>> = all.iter().filter(|starter| fits(starter)).collect();
    let card = |starter: &Rc<Starter>| {
        html! { <StarterCard key={starter.id.clone()} starter={Rc::clone(starter)} is_busy={props.is_busy} on_pick={props.on_pick.clone()} /> }
    };
    let section = |it: Group| {
        let of_it: Vec<_> = found.iter().filter(|starter| starter.group == it).collect();
        if of_it.is_empty() {
            return html! {};
        }
        html! {
            <section key={it.name()} class="starter-group" aria-label={it.name()}>
                <h3 class="starter-group-title">{ it.name() }</h3>
                <ul class="starters" aria-busy={props.is_busy.to_string()}>{ for of_it.into_iter().map(|starter| card(starter)) }</ul>
            </section>
        }
    };
    html! {
        <section class="gallery-section" aria-labelledby="starters-title">
            <h2 id="starters-title" class={if props.has_title { "gallery-title" } else { "visually-hidden" }}>{ text!("start-new") }</h2>
            <div class="starter-tools">
                { search(&typed) }
                { chips(&group) }
                if let Some(blank) = all.iter().find(|starter| starter.id == BLANK) {
                    <button type="button" class="button starter-blank" disabled={props.is_busy} onclick={pick(&props.on_pick, blank)}>
                        { icon(Glyph::Plus) }{ starter_words(blank).0 }
                    </button>
                }
            </div>
            <p class="visually-hidden" role="status">{ counted(found.len()) }</p>
            { for Group::ALL.into_iter().take(*drawn).map(section) }
            if found.is_empty() {
                { nothing_found(&typed, &group) }
            }
        </section>
    }
}

fn counted(count: usize) -> String {
    text!("starters-count", count = count)
}

fn pick<E>(on_pick: &Callback<String>, starter: &Rc<Starter>) -> impl Fn(E) + 'static + use<E> {
    let (on_pick, starter) = (on_pick.clone(), Rc::clone(starter));
    move |_| on_pick.emit(starter.id.clone())
}

fn search(typed: &UseStateHandle<String>) -> Html {
    let oninput = {
        let typed = typed.setter();
        move |event: InputEvent| typed.set(event.target_unchecked_into::<HtmlInputElement>().value())
    };
    html! {
        <div class="starter-search" role="search">
            { icon(Glyph::Search) }
            <input id="starter-search" class="input" type="search" aria-label={text!("starters-search")} placeholder={text!("starters-examples")}
                autocomplete="off" spellcheck="false" maxlength="60" value={(**typed).clone()} {oninput} />
        </div>
    }
}

/// One filter for each group.
fn chips(group: &UseStateHandle<Option<Group>>) -> Html {
    let chip = |value: Option<Group>, name: String| {
        let setter = group.setter();
        html! {
            <button type="button" class="chip" aria-pressed={(**group == value).to_string()} onclick={move |_| setter.set(value)}>{ name }</button>
        }
    };
    html! {
        <div class="chips" role="group" aria-label={text!("show")}>
            { chip(None, text!("all")) }
            { for Group::ALL.into_iter().map(|it| chip(Some(it), it.name())) }
        </div>
    }
}

fn nothing_found(typed: &UseStateHandle<String>, group: &UseStateHandle<Option<Group>>) -> Html {
    let show_all = {
        let (typed, group) = (typed.setter(), group.setter());
        move |_| {
            typed.set(String::new());
            group.set(None);
        }
    };
    html! {
        <div class="starter-none">
            <p>{ text!("starters-none", words = typed.trim()) }</p>
            <button type="button" class="button" onclick={show_all}>{ text!("show-all") }</button>
        </div>
    }
}

/// The shapes that stand in while the file is on its way.
fn waiting() -> Html {
    html! {
        <section class="gallery-section" aria-busy="true" aria-label={text!("start-new")}>
            <div class="starters is-waiting">{ for (0..5).map(|_| html! { <span></span> }) }</div>
        </section>
    }
}

fn failed(sentence: String, retry: &Callback<()>) -> Html {
    let retry = retry.clone();
    html! {
        <section class="gallery-section" aria-label={text!("start-new")}>
            <div class="starter-none" role="alert">
                <p>{ sentence }</p>
                <button type="button" class="button" onclick={move |_| retry.emit(())}>{ text!("try-again") }</button>
            </div>
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct StarterCardProps {
    starter: Rc<Starter>,
    is_busy: bool,
    on_pick: Callback<String>,
}

#[component]
fn StarterCard(props: &StarterCardProps) -> Html {
    let starter = &props.starter;
    let onclick = pick(&props.on_pick, starter);
    let (name, job) = starter_words(starter);
    html! {
        <li class="starter">
            <div class="starter-card is-drawn" aria-hidden="true">{ Html::from_html_unchecked(starter.card.clone()) }</div>
            <button type="button" class="starter-pick" {onclick} disabled={props.is_busy}>
                <strong>{ name }</strong>
                <span>{ job }</span>
            </button>
        </li>
    }
}
