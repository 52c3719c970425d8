//! Writing keys and certificates: never over a file that is there, keys for their owner only.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::error::CommandError;

/// A file to write.
pub(super) struct NewFile<'a> {
    /// Where.
    pub(super) path: PathBuf,
    /// What.
    pub(super) text: &'a str,
    /// Whether only its owner may read it.
    pub(super) is_secret: bool,
}

/// Writes all files, or none when one of them is there already.
///
/// # Errors
/// [`CommandError::Exists`] or [`CommandError::Write`].
pub(super) fn write_new(directory: &Path, files: &[NewFile<'_>]) -> Result<(), CommandError> {
    let failed = |path: &Path, source| CommandError::Write { path: path.to_owned(), source };
    fs::create_dir_all(directory).map_err(|source| failed(directory, source))?;
    // A dangling link is there as well.
    if let Some(there) = files.iter().find(|file| fs::symlink_metadata(&file.path).is_ok()) {
        return Err(CommandError::Exists { path: there.path.clone() });
    }
    for NewFile { path, text, is_secret } in files {
        let written = options(*is_secret).open(path).and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        });
        written.map_err(|source| match source.kind() {
            ErrorKind::AlreadyExists => CommandError::Exists { path: path.clone() },
            _ => failed(path, source),
        })?;
    }
    Ok(())
}

/// The mode is there from the first byte on.
fn options(is_secret: bool) -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if is_secret {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    #[cfg(not(unix))]
    let _ = is_secret;
    options
}
