//! The frame of the page: which view is shown, and the key that everything needs.

use gloo_events::EventListener;
use yew::{Html, component, hook, html, use_effect_with, use_state};

use super::counter_display::CounterDisplay;
use super::list::List;
use super::pass_page::PassPage;
use super::route::Route;
use super::template_page::TemplatePage;
use crate::connect::Connection;
use crate::hooks::language::use_language;
use crate::hooks::session::{Session, use_service};
use crate::views::connect_dialog::KeyForm;
use crate::views::top_bar::mark;

/// The page; nothing while the editor is shown.
#[component]
pub(crate) fn Published() -> Html {
    let language = use_language();
    let route = use_route();
    let session = use_service();
    use_effect_with(route != Route::Elsewhere, |is_shown| change_places(*is_shown));
    use_effect_with(route.clone(), |_| {
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
    if route == Route::Elsewhere {
        return html! {};
    }
    html! {
        <div class="published" key={language.tag()}>
            <header class="published-bar">
                <a class="brand" href="#" aria-label={text!("back-to-editor")} title={text!("back-to-editor")}>{ mark() }</a>
                <nav class="published-way" aria-label={text!("where-you-are")}>{ way(&route) }</nav>
                <a class="button" href="#">{ text!("back-to-editor") }</a>
            </header>
            <main class="published-main">{ view(&route, &session) }</main>
        </div>
    }
}

fn way(route: &Route) -> Html {
    let link = |to: Route, words: String| html! { <a href={to.fragment()}>{ words }</a> };
    match route {
        Route::List | Route::Elsewhere => html! { <span aria-current="page">{ text!("published") }</span> },
        Route::Pass { template: Some(template), .. } => html! {
            <>{ link(Route::List, text!("published")) }<span aria-hidden="true">{ "/" }</span>{ link(Route::Template(template.clone()), text!("everybody")) }
              <span aria-hidden="true">{ "/" }</span><span aria-current="page">{ text!("one-person") }</span></>
        },
        Route::Print(of) => html! {
            <>{ link(Route::List, text!("published")) }<span aria-hidden="true">{ "/" }</span><a href={of.fragment()}>{ text!("details") }</a>
              <span aria-hidden="true">{ "/" }</span><span aria-current="page">{ text!("counter-display") }</span></>
        },
        _ => html! {
            <>{ link(Route::List, text!("published")) }<span aria-hidden="true">{ "/" }</span><span aria-current="page">{ text!("details") }</span></>
        },
    }
}

fn view(route: &Route, session: &Session) -> Html {
    let Connection::Connected { client, .. } = &session.connection else {
        return html! {
            <section class="published-connect"><h1>{ text!("published") }</h1><KeyForm session={session.clone()} purpose={text!("purpose-published")} /></section>
        };
    };
    let client = client.clone();
    match route.clone() {
        Route::Elsewhere => html! {},
        Route::List => html! { <List {client} /> },
        Route::Pass { serial, template } => {
            html! { <PassPage key={serial.clone()} {client} serial={serial.clone()} {template} /> }
        }
        Route::Template(template) => {
            html! { <TemplatePage key={template.clone()} {client} template={template.clone()} /> }
        }
        Route::Print(of) => html! { <CounterDisplay {client} of={*of} /> },
    }
}

/// The route of the address, as it changes.
#[hook]
fn use_route() -> Route {
    let route = use_state(here);
    use_effect_with((), {
        let route = route.setter();
        move |()| {
            let listener = web_sys::window()
                .map(|window| EventListener::new(&window, "hashchange", move |_| route.set(here())));
            move || drop(listener)
        }
    });
    (*route).clone()
}

fn here() -> Route {
    let fragment = web_sys::window().and_then(|window| window.location().hash().ok());
    Route::of(&fragment.unwrap_or_default())
}

/// Hides the editor while this page is shown, and brings it back.
fn change_places(is_shown: bool) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Some(editor) = document.get_element_by_id("app") else { return };
    // It only fails for names that are no attribute names.
    if is_shown {
        editor.set_attribute("hidden", "").unwrap_or_default();
        document.set_title(&text!("published-page"));
    } else {
        editor.remove_attribute("hidden").unwrap_or_default();
        document.set_title("Passwright");
    }
}
