//! Caddy for the tests of self-hosting: the machine's own, else Debian's package.

use std::path::PathBuf;

use crate::debian;
use crate::process::ProcessError;

/// Its program.
const NAME: &str = "caddy";

/// Finds Caddy, and installs it where that is permitted; nothing where it is not.
///
/// # Errors
/// apt-get failed.
pub(crate) fn ensure() -> Result<Option<PathBuf>, ProcessError> {
    if let Some(found) = find() {
        return Ok(Some(found));
    }
    debian::install("Caddy", NAME)?;
    Ok(find())
}

fn find() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let mut programs = std::env::split_paths(&folders).map(|folder| folder.join(NAME));
    programs.find(|path| path.is_file())
}
