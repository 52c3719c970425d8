//! Applying what a problem offers as its repair.
//!
//! In scope: edits of the document and of the files, all or nothing. Out of scope: deciding what to offer (see the rules).

use super::{FileEdit, Fix, Problem, validate_bundle};
use crate::bundle::Bundle;
use crate::document::{Edit, EditError};
use crate::images::Scale;
use crate::time::Timestamp;

/// The most times that the pass is checked and repaired in one call: each round removes at least one finding.
const MAX_ROUNDS: usize = 250;

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
    apply_fixes(bundle, &|bundle| validate_bundle(bundle, now, allow_loopback_http))
}

/// As [`apply_every_fix`], for the problems that are found in a way of one's own.
pub fn apply_fixes(bundle: &mut Bundle, find: &dyn Fn(&Bundle) -> Vec<Problem>) -> Vec<Problem> {
    let mut repaired: Vec<Problem> = Vec::new();
    for _ in 0..MAX_ROUNDS {
        let found = find(bundle);
        let round = apply_round(bundle, found, &repaired);
        if round.is_empty() {
            break;
        }
        repaired.extend(round);
    }
    repaired
}

/// Applies the first repair, and those after it that do not get in the way of one before: a repair may move the places that other
/// problems point at, and a new key is chosen among those that are there.
fn apply_round(bundle: &mut Bundle, found: Vec<Problem>, before: &[Problem]) -> Vec<Problem> {
    let mut done: Vec<Problem> = Vec::new();
    let mut touched: Vec<String> = Vec::new();
    for problem in found {
        let Some(fix) = &problem.fix else { continue };
        let is_alone = moves_others(fix) || problem.rule == "J09";
        let is_apart = if is_alone { done.is_empty() } else { !overlaps(fix, &touched) };
        // A repair that did not make its problem go away must not run for ever.
        if !is_apart || before.contains(&problem) || apply_fix(bundle, fix).is_err() {
            continue;
        }
        touched.extend(fix.edits.iter().map(|edit| place(edit).to_owned()));
        done.push(problem);
        if is_alone {
            break;
        }
    }
    done
}

/// The place that an edit changes.
fn place(edit: &Edit) -> &str {
    match edit {
        Edit::Set { pointer, .. }
        | Edit::Insert { pointer, .. }
        | Edit::Remove { pointer }
        | Edit::Rename { pointer, .. } => pointer,
    }
}

/// Whether other places have another address afterwards, or other files are there.
fn moves_others(fix: &Fix) -> bool {
    let is_index = |pointer: &str| {
        pointer.rsplit('/').next().is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit()))
    };
    !fix.files.is_empty()
        || fix.edits.iter().any(|edit| match edit {
            Edit::Set { .. } | Edit::Rename { .. } => false,
            Edit::Remove { pointer } => is_index(pointer),
            Edit::Insert { .. } => true,
        })
}

/// Whether an edit changes a place that was changed already, or one inside or around it.
fn overlaps(fix: &Fix, touched: &[String]) -> bool {
    let around = |outer: &str, inner: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    fix.edits.iter().map(place).any(|new| touched.iter().any(|old| around(old, new) || around(new, old)))
}
