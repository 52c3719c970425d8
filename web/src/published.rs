//! The page about what is published: sharing it in every way, who has it, what was changed, taking it back.
//!
//! In scope: everything behind `#published` in the address, drawn into a place of its own beside the editor, which is hidden meanwhile and
//! keeps its state. It is a wasm module of its own, because most visits never need it. Out of scope: publishing (see [`crate::publish`]).

mod counter_display;
mod danger;
mod devices;
mod history;
mod holders;
mod list;
mod page;
mod parts;
mod pass_page;
mod route;
mod search;
mod share;
mod snippets;
mod template_page;
mod values_form;

pub(crate) use page::Published;
pub(crate) use route::{PLACE, Route};
