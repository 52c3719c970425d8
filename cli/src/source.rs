//! What the commands are given: a folder, a pass, several passes in one file, or a template of Apple's Pass Designer.
//!
//! In scope: reading all of them into bundles. Out of scope: what is wrong with them (see [`crate::check`]).

use std::path::Path;

use passwright_core::bundle::{Bundle, MANIFEST_FILE, MAX_PASSES_BYTES, SIGNATURE_FILE, Seal};
use passwright_core::repair::{Opened, open_many};
use passwright_core::template;
use passwright_core::zip::{Limits, MAX_ARCHIVE_BYTES};

use crate::error::CommandError;
use crate::{folder, read_file};

/// One pass to work on.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its name inside a bundle of passes, else empty.
    pub name: String,
    /// The pass.
    pub opened: Opened,
    /// The names in a folder that do not belong into a pass.
    pub left_out: Vec<String>,
}

impl Source {
    fn new(opened: Opened) -> Self {
        Self { name: String::new(), opened, left_out: Vec::new() }
    }
}

/// Whether a path is named as a template.
#[must_use]
pub fn is_template(path: &Path) -> bool {
    path.extension().is_some_and(|ending| template::ENDING.ends_with(&*ending.to_string_lossy()))
}

/// Reads what is at a path; a file with several passes gives several.
///
/// # Errors
/// [`CommandError`] when it cannot be read or is not a pass.
pub fn read(path: &Path) -> Result<Vec<Source>, CommandError> {
    let open = |source| CommandError::Open { path: path.to_owned(), source };
    if path.is_dir() {
        return Ok(vec![read_folder(path)?]);
    }
    let limits = limits_of(path);
    let bytes = read_file(path, limits.archive_bytes)?;
    if is_template(path) {
        return Ok(vec![Source::new(template::read(&bytes, &limits).map_err(open)?)]);
    }
    let passes = open_many(&bytes, &limits).map_err(open)?;
    Ok(passes.into_iter().map(|(name, opened)| Source { name, ..Source::new(opened) }).collect())
}

/// Several passes in one file may be as large as Apple allows; each of them is bounded like any pass.
fn limits_of(path: &Path) -> Limits {
    if path.extension().is_none_or(|ending| ending != "pkpasses") {
        return Limits::default();
    }
    Limits {
        archive_bytes: MAX_PASSES_BYTES,
        file_bytes: MAX_ARCHIVE_BYTES,
        total_bytes: MAX_PASSES_BYTES,
        ..Limits::default()
    }
}

fn read_folder(path: &Path) -> Result<Source, CommandError> {
    let (entries, left_out) = folder::read(path, is_left_out)?;
    let opened = if is_template(path) {
        template::from_entries(entries)
            .map_err(|source| CommandError::Open { path: path.to_owned(), source })?
    } else {
        let (bundle, _) = Bundle::from_entries(entries)
            .map_err(|source| CommandError::Directory { path: path.to_owned(), source })?;
        let seal = Seal::default();
        Opened { bundle, seal, repairs: Vec::new(), package_problems: Vec::new(), others: Vec::new() }
    };
    Ok(Source { left_out, ..Source::new(opened) })
}

/// Hidden files, leftovers of operating systems, and the manifest and signature of an older build, which are made anew.
fn is_left_out(name: &str) -> bool {
    let own = name.rsplit('/').next().unwrap_or(name);
    own.starts_with('.')
        || matches!(own, "__MACOSX" | "Thumbs.db" | "desktop.ini")
        || matches!(name, MANIFEST_FILE | SIGNATURE_FILE)
}
