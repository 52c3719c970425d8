//! The files of a folder as entries of an archive, within the bounds of one.

use std::path::Path;

use passwright_core::zip::{Entry, MAX_ENTRIES, MAX_FILE_BYTES};

use crate::error::CommandError;
use crate::read_file;

/// All files below a folder, sorted by name, and the names that `is_left_out` passed over; names are paths below the folder.
///
/// # Errors
/// [`CommandError`] when a file cannot be read, is too large, is a symbolic link, has a name that is not Unicode, or there are too many.
pub(crate) fn read(
    root: &Path,
    is_left_out: impl Fn(&str) -> bool,
) -> Result<(Vec<Entry>, Vec<String>), CommandError> {
    let (mut entries, mut left_out) = (Vec::new(), Vec::new());
    let mut folders = vec![(root.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        let failed = |source| CommandError::Read { path: folder.clone(), source };
        for item in std::fs::read_dir(&folder).map_err(failed)? {
            let item = item.map_err(failed)?;
            let (path, kind) = (item.path(), item.file_type().map_err(failed)?);
            let own =
                item.file_name().into_string().map_err(|_| CommandError::FileName { path: path.clone() })?;
            let name = format!("{prefix}{own}");
            if kind.is_symlink() {
                return Err(CommandError::SymbolicLink { path });
            } else if is_left_out(&name) {
                left_out.push(name);
            } else if kind.is_dir() {
                folders.push((path, format!("{name}/")));
            } else {
                entries.push(Entry { name, bytes: read_file(&path, MAX_FILE_BYTES)? });
            }
            if entries.len() + folders.len() > MAX_ENTRIES {
                return Err(CommandError::TooManyFiles { path: root.to_owned(), max: MAX_ENTRIES });
            }
        }
    }
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    left_out.sort();
    Ok((entries, left_out))
}
