//! The design that is minted: a folder, a `.pkpass` or a `.pkpasstemplate`.
//!
//! In scope: which files belong to it. Out of scope: placeholders (see `passwright_core::mint`).

use std::path::Path;

use passwright_core::bundle::Bundle;
use passwright_core::images::{ImageKind, Scale};
use passwright_core::repair;
use passwright_core::zip::{Limits, MAX_ARCHIVE_BYTES};

use crate::build::read_directory;
use crate::error::CommandError;
use crate::read_file;

/// What Apple's Pass Designer notes for itself.
const DESIGNER_FILE: &str = "tooling.json";

/// Reads the files; what is mended on the way is told on standard error.
pub(super) fn read(path: &Path) -> Result<Bundle, CommandError> {
    let mut bundle = if path.is_dir() { read_folder(path)? } else { read_archive(path)? };
    bundle.remove_file(DESIGNER_FILE);
    add_base_icon(&mut bundle);
    Ok(bundle)
}

fn read_folder(path: &Path) -> Result<Bundle, CommandError> {
    let (entries, _) = read_directory(path)?;
    let (bundle, _) = Bundle::from_entries(entries)
        .map_err(|source| CommandError::Directory { path: path.to_owned(), source })?;
    Ok(bundle)
}

fn read_archive(path: &Path) -> Result<Bundle, CommandError> {
    let bytes = read_file(path, MAX_ARCHIVE_BYTES)?;
    let opened = repair::open(&bytes, &Limits::default())
        .map_err(|source| CommandError::Open { path: path.to_owned(), source })?;
    for repair in &opened.repairs {
        eprintln!("{}: {}", path.display(), repair.message);
    }
    Ok(opened.bundle)
}

/// Pass Designer writes no icon of the first scale, which iOS wants before it offers a pass.
fn add_base_icon(bundle: &mut Bundle) {
    let base = ImageKind::Icon.file_name(Scale::One);
    let larger = [Scale::Two, Scale::Three].map(|scale| ImageKind::Icon.file_name(scale));
    let found = larger.iter().find_map(|name| bundle.file(name)).map(<[u8]>::to_vec);
    if let (None, Some(icon)) = (bundle.file(&base), found) {
        bundle.put_file(&base, icon);
    }
}
