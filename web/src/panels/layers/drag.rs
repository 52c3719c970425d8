//! Dragging a field to another place of the list. Keys and buttons do the same.

use passwright_core::pass::FieldGroup;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};
use yew::{Callback, NodeRef, UseStateHandle, hook, use_state_eq};

use crate::panels::Dispatch;
use crate::state::Action;
use crate::state::fields::place;

/// What a row says of itself: the pointer of its field.
pub(super) const FIELD: &str = "data-field";
/// What a group says of itself: its key.
pub(super) const GROUP: &str = "data-group";

/// A field on its way, and before which field of a group it would come to stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Drag {
    pub(super) pointer: String,
    pub(super) over: Option<(FieldGroup, usize)>,
}

/// The drag that goes on, and what the list does about it.
pub(super) struct Dragging {
    state: UseStateHandle<Option<Drag>>,
    dispatch: Dispatch,
}

/// One drag at a time.
#[hook]
pub(super) fn use_dragging(dispatch: &Dispatch) -> Dragging {
    Dragging { state: use_state_eq(|| None), dispatch: dispatch.clone() }
}

impl Dragging {
    /// The field that is dragged, and where it would come to stand.
    pub(super) fn now(&self) -> Option<&Drag> {
        self.state.as_ref()
    }

    /// Begins at the grip of a row.
    pub(super) fn begin(&self, pointer: &str) -> Callback<PointerEvent> {
        let (state, pointer) = (self.state.setter(), pointer.to_owned());
        Callback::from(move |event: PointerEvent| {
            if !event.is_primary() || event.button() != 0 {
                return;
            }
            event.prevent_default();
            let grip: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
            if let Some(grip) = grip {
                // Without capture the drag simply ends at the edge of the list.
                grip.set_pointer_capture(event.pointer_id()).unwrap_or_default();
            }
            state.set(Some(Drag { pointer: pointer.clone(), over: None }));
        })
    }

    /// Follows the pointer over the list.
    pub(super) fn go_on(&self, list: &NodeRef) -> Callback<PointerEvent> {
        let (state, list) = (self.state.clone(), list.clone());
        Callback::from(move |event: PointerEvent| {
            if let Some(drag) = state.as_ref() {
                state.set(Some(Drag { over: under(&event, &list), ..drag.clone() }));
            }
        })
    }

    /// Lets go: outside the list nothing happens.
    pub(super) fn end(&self, list: &NodeRef) -> Callback<PointerEvent> {
        let (state, list, dispatch) = (self.state.clone(), list.clone(), self.dispatch.clone());
        Callback::from(move |event: PointerEvent| {
            if let Some(Drag { pointer, .. }) = state.as_ref()
                && let Some((group, index)) = under(&event, &list)
            {
                dispatch.dispatch(Action::PlaceField { pointer: pointer.clone(), group, index });
            }
            state.set(None);
        })
    }

    /// Gives up.
    pub(super) fn cancel(&self) -> Callback<PointerEvent> {
        let state = self.state.setter();
        Callback::from(move |_| state.set(None))
    }
}

/// Before which field of which group the pointer is.
fn under(event: &PointerEvent, list: &NodeRef) -> Option<(FieldGroup, usize)> {
    let (x, y) = (event.client_x() as f32, event.client_y() as f32);
    let found = web_sys::window()?.document()?.element_from_point(x, y)?;
    if !list.cast::<Element>()?.contains(Some(&found)) {
        return None;
    }
    if let Some(row) = found.closest(&format!("[{FIELD}]")).ok().flatten() {
        let own = place(&row.get_attribute(FIELD)?)?;
        let bounds = row.get_bounding_client_rect();
        let is_below = f64::from(event.client_y()) > bounds.top() + bounds.height() / 2.0;
        return Some((own.group, own.index + usize::from(is_below)));
    }
    // Beside the rows: to the end of the group, however many of its fields are not shown.
    let group = found.closest(&format!("[{GROUP}]")).ok().flatten()?;
    Some((FieldGroup::from_key(&group.get_attribute(GROUP)?)?, usize::MAX))
}
