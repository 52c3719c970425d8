//! Applying what a problem offers as its repair.
//!
//! In scope: edits of the document and of the files, all or nothing. Out of scope: deciding what to offer (see the rules).

use super::{FileEdit, Fix, Problem, validate_bundle};
use crate::bundle::Bundle;
use crate::document::EditError;
use crate::images::Scale;
use crate::time::Timestamp;

/// The most repairs that one call applies; each removes one finding, and rules report at most 50 each.
const MAX_FIXES: usize = 1_000;

/// Passwright's neutral icon, a plain dark rounded square, at a scale.
#[must_use]
pub fn default_icon(scale: Scale) -> &'static [u8] {
    match scale {
        Scale::One => include_bytes!("../images/default-icon.png"),
        Scale::Two => include_bytes!("../images/default-icon@2x.png"),
        Scale::Three => include_bytes!("../images/default-icon@3x.png"),
    }
}

/// Applies a repair: all of it, or nothing.
///
/// # Errors
/// [`EditError::NoSuchPlace`] when the pass has changed since the problem was found, so that a place or file is gone.
pub fn apply_fix(bundle: &mut Bundle, fix: &Fix) -> Result<(), EditError> {
    // Only the document is copied: pictures are large, and all that can fail is asked before the first file changes.
    let mut document = bundle.document().clone();
    for edit in &fix.edits {
        document.apply(edit)?;
    }
    for edit in &fix.files {
        if let FileEdit::Copy { from, .. } = edit
            && bundle.file(from).is_none()
        {
            return Err(EditError::NoSuchPlace { pointer: from.clone() });
        }
    }
    *bundle.document_mut() = document;
    for edit in &fix.files {
        apply_file_edit(bundle, edit);
    }
    Ok(())
}

fn apply_file_edit(bundle: &mut Bundle, edit: &FileEdit) {
    match edit {
        FileEdit::Copy { from, to } => {
            if let Some(bytes) = bundle.file(from).map(<[u8]>::to_vec) {
                bundle.put_file(to, bytes);
            }
        }
        FileEdit::Remove { name } => bundle.remove_file(name),
        FileEdit::DefaultIcon { name } => {
            let scale = Scale::ALL
                .into_iter()
                .rev()
                .find(|scale| name.ends_with(&format!("{}.png", scale.suffix())))
                .unwrap_or(Scale::One);
            bundle.put_file(name, default_icon(scale).to_vec());
        }
    }
}

/// Applies every repair that the checks offer, until none is left, and returns the problems that were repaired.
///
/// Problems without an offered repair stay; run [`super::validate_bundle`] afterwards to see them.
pub fn apply_every_fix(bundle: &mut Bundle, now: Timestamp, allow_loopback_http: bool) -> Vec<Problem> {
    let mut repaired: Vec<Problem> = Vec::new();
    // One at a time: a repair may move the places that the other problems point at.
    while repaired.len() < MAX_FIXES {
        let found = validate_bundle(bundle, now, allow_loopback_http);
        let next = found.into_iter().find(|problem| {
            // A repair that did not make its problem go away must not run for ever.
            problem
                .fix
                .as_ref()
                .is_some_and(|fix| !repaired.contains(problem) && apply_fix(bundle, fix).is_ok())
        });
        match next {
            Some(problem) => repaired.push(problem),
            None => break,
        }
    }
    repaired
}
