//! The panels of the editor: what there is on the left, the properties of what is selected on the right, the checks below.

pub(crate) mod barcode;
pub(crate) mod checks;
pub(crate) mod details;
pub(crate) mod every_key;
pub(crate) mod field;
pub(crate) mod field_format;
pub(crate) mod layers;
pub(crate) mod look;
pub(crate) mod palettes;
pub(crate) mod pictures;
pub(crate) mod source;

/// Sends actions to the reducer.
pub(crate) type Dispatch = yew::functional::UseReducerDispatcher<crate::state::State>;
