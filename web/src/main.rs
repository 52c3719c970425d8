//! The Passwright editor: design an Apple Wallet pass in the browser.
//!
//! In scope: turning what a person does into [`state::Action`]s, drawing the state, building the package in the page.
//! Out of scope: the pass format and its rules (see `passwright-core`), signing and publishing (see the service).

mod api;
mod app;
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
mod measure;
mod panels;
mod preview;
mod publish;
mod starters;
mod state;
mod storage;
mod tabs;
mod views;

fn main() {
    let place = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    // Without its place in the page, the static page stays as it is.
    if let Some(place) = place {
        yew::Renderer::<app::App>::with_root(place).render();
    }
}
