//! Chromium for the browser tests: the machine's own, else Debian's package.

use std::path::PathBuf;

use crate::debian;
use crate::error::XtaskError;

/// Names under which Chromium is known.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// Names another browser than the first one found.
const CHOICE: &str = "PASSWRIGHT_CHROMIUM";

/// There is no browser.
#[derive(Debug, thiserror::Error)]
#[error(
    "the browser tests need Chromium: install it (Debian: apt-get install chromium) or name its program in PASSWRIGHT_CHROMIUM"
)]
pub(crate) struct BrowserError;

/// Finds Chromium, and installs it where that is permitted.
///
/// # Errors
/// [`BrowserError`], or apt-get failed.
pub(crate) fn ensure() -> Result<PathBuf, XtaskError> {
    if let Some(chosen) = std::env::var_os(CHOICE) {
        return Ok(chosen.into());
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    if !debian::install("Chromium", "chromium")? {
        return Err(BrowserError.into());
    }
    find().ok_or_else(|| BrowserError.into())
}

fn find() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&folders).collect();
    NAMES
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|path| path.is_file())
}
