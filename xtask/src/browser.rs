//! Chromium for the browser tests: the machine's own, else Debian's package.

use std::path::PathBuf;
use std::process::Command;

use nix::unistd::geteuid;

use crate::error::XtaskError;
use crate::{process, workspace};

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
    let has_apt = process::output(Command::new("apt-get").arg("--version")).is_some();
    if !has_apt || !geteuid().is_root() {
        return Err(BrowserError.into());
    }
    for arguments in [&["update"][..], &["install", "--yes", "--no-install-recommends", "chromium"]] {
        let mut command = workspace::command("apt-get");
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        process::run(&format!("Installing Chromium: apt-get {}", arguments.join(" ")), &mut command)?;
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
