//! Short ways to say one change of the document.

use passwright_core::document::Edit;
use serde_json::Value;

use crate::clock::now_millis;
use crate::state::Action;

/// Types a text: key strokes on the same place become one step.
pub(crate) fn typed(pointer: impl Into<String>, text: impl Into<String>) -> Action {
    let pointer = pointer.into();
    let edit = Edit::Set { pointer: pointer.clone(), value: Value::String(text.into()) };
    Action::Edit { edits: vec![edit], merge: Some(pointer), now_millis: now_millis() }
}

/// As [`typed`], for a key that is better absent than empty.
pub(crate) fn typed_or_removed(pointer: impl Into<String>, text: &str) -> Action {
    let pointer = pointer.into();
    if !text.is_empty() {
        return typed(pointer, text);
    }
    let edits = vec![Edit::Remove { pointer: pointer.clone() }];
    Action::Edit { edits, merge: Some(pointer), now_millis: now_millis() }
}

/// Sets a value, as a step of its own.
pub(crate) fn set(pointer: impl Into<String>, value: impl Into<Value>) -> Action {
    all(vec![Edit::Set { pointer: pointer.into(), value: value.into() }])
}

/// Takes a key away, as a step of its own.
pub(crate) fn remove(pointer: impl Into<String>) -> Action {
    all(vec![Edit::Remove { pointer: pointer.into() }])
}

/// Several edits as one step.
pub(crate) fn all(edits: Vec<Edit>) -> Action {
    Action::Edit { edits, merge: None, now_millis: now_millis() }
}
