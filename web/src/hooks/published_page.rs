//! The way to the page about what is published: its module is loaded when the address first leads there.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, HtmlLinkElement, HtmlMetaElement};
use yew::{Callback, hook, use_effect_with};

use crate::later::start_published;
use crate::published::{PLACE, Route};

/// Watches the address; `on_problem` is told when the page does not come.
#[hook]
pub(crate) fn use_published_page(on_problem: Callback<String>) {
    use_effect_with((), move |()| {
        open(&on_problem);
        let listener = web_sys::window()
            .map(|window| EventListener::new(&window, "hashchange", move |_| open(&on_problem)));
        move || drop(listener)
    });
}

/// Makes the place of the page once; from then on the page watches the address itself.
fn open(on_problem: &Callback<String>) {
    let Some(window) = web_sys::window() else { return };
    let fragment = window.location().hash().unwrap_or_default();
    let Some(document) = window.document() else { return };
    if Route::of(&fragment) == Route::Elsewhere || document.get_element_by_id(PLACE).is_some() {
        return;
    }
    let on_problem = on_problem.clone();
    let made = make_place(&document);
    spawn_local(async move {
        let Some(place) = made else { return };
        if let Err(error) = start_published(place.clone()).await {
            // Without the place the next try begins anew.
            place.remove();
            on_problem.emit(error.to_string());
        }
    });
}

fn make_place(document: &Document) -> Option<web_sys::Element> {
    let place = document.create_element("div").ok()?;
    place.set_id(PLACE);
    document.body()?.append_child(&place).ok()?;
    let named = document.query_selector("meta[name='passwright-published-style']").ok()??;
    let sheet: HtmlLinkElement = document.create_element("link").ok()?.dyn_into().ok()?;
    sheet.set_rel("stylesheet");
    sheet.set_href(&named.dyn_into::<HtmlMetaElement>().ok()?.content());
    document.head()?.append_child(&sheet).ok()?;
    Some(place)
}
