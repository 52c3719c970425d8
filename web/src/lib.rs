//! The Passwright editor: design an Apple Wallet pass in the browser.
//!
//! In scope: turning what a person does into `state::Action`s, drawing the state, building the package in the page.
//! Out of scope: the pass format and its rules (see `passwright-core`), signing and publishing (see the service).

#[macro_use]
mod locale;

mod api;
mod app;
mod changes;
mod checks;
mod clock;
mod components;
mod connect;
mod design;
mod download;
mod draft_file;
mod editor;
mod edits;
mod export;
mod files;
mod folder;
mod history;
mod hooks;
mod images;
mod import;
mod language_choice;
mod language_names;
mod later;
mod measure;
mod modules;
mod orders;
mod own_key;
mod package;
mod panels;
mod picture_words;
mod preview;
mod publication;
mod publish;
mod published;
mod remembered;
mod seen;
mod single_keys;
mod starter_words;
mod starters;
mod state;
mod storage;
mod tabs;
mod views;
mod workshop;

/// Starts the editor in its place in the page.
pub fn start() {
    // Before anything is waited for: nobody shall read a key over a shoulder, or find it in a history.
    connect::clear_address();
    // Without its place in the page, the static page stays as it is.
    let Some(place) = place("app") else { return };
    wasm_bindgen_futures::spawn_local(async {
        language_choice::begin().await;
        let may_have_designs = remembered::may_have_designs().await;
        yew::Renderer::<app::App>::with_root_and_props(place, app::AppProps { may_have_designs }).render();
    });
}

fn place(id: &str) -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}
