//! The design that is minted: a folder, a `.pkpass` or a `.pkpasstemplate`.
//!
//! In scope: which files belong to it. Out of scope: placeholders (see `passwright_core::mint`).

use std::path::Path;

use passwright_core::bundle::Bundle;
use passwright_core::template::{TOOLING_FILE, complete_icon};

use crate::error::CommandError;
use crate::source;

/// Reads the files; what is mended or added on the way is told on standard error.
pub(super) fn read(path: &Path) -> Result<Bundle, CommandError> {
    let first = source::read(path)?.into_iter().next();
    let mut opened = first.ok_or_else(|| CommandError::NothingToDo { path: path.to_owned() })?.opened;
    let added = complete_icon(&mut opened.bundle);
    for repair in opened.repairs.iter().chain(&added) {
        eprintln!("{}: {}", path.display(), repair.message);
    }
    // What Apple's Pass Designer notes for itself.
    opened.bundle.remove_file(TOOLING_FILE);
    Ok(opened.bundle)
}
