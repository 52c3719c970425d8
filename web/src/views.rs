//! The large parts of the page, each put together from panels and components.

pub(crate) mod back_sheet;
pub(crate) mod canvas;
mod canvas_bar;
pub(crate) mod connect_dialog;
pub(crate) mod draft_dialog;
pub(crate) mod gallery;
pub(crate) mod keys_dialog;
pub(crate) mod languages_dialog;
pub(crate) mod lock_screen;
pub(crate) mod own_designs;
pub(crate) mod own_key_form;
pub(crate) mod passes_dialog;
pub(crate) mod picture_sheet;
pub(crate) mod properties;
pub(crate) mod publish_dialog;
pub(crate) mod qr_code;
pub(crate) mod report_dialog;
pub(crate) mod skeleton;
pub(crate) mod stack;
pub(crate) mod starters;
pub(crate) mod tab_bar;
pub(crate) mod top_bar;
pub(crate) mod watch;
