//! The reusable parts of the page: controls, dialogs, bars. They know nothing of the editor's state beyond their properties.

pub(crate) mod color_field;
pub(crate) mod copy_field;
pub(crate) mod crop_stage;
pub(crate) mod date_field;
pub(crate) mod dialog;
pub(crate) mod drawer;
pub(crate) mod icon;
pub(crate) mod language_field;
pub(crate) mod number_field;
pub(crate) mod segmented;
pub(crate) mod select_field;
pub(crate) mod switch_field;
pub(crate) mod text_field;
pub(crate) mod toast;
pub(crate) mod update_banner;
