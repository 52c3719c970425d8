//! Where things are in this checkout.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Folder of the checkout.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// A path inside the checkout.
pub(crate) fn path(relative: &str) -> PathBuf {
    root().join(relative)
}

/// Cargo's target folder, where all that is made lives.
pub(crate) fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(chosen) => root().join(chosen),
        None => path("target"),
    }
}

/// A command that runs in the root of the checkout with the project's own Node first in PATH.
pub(crate) fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(path("node_modules/.bin"));
    // A PATH entry cannot hold a separator, so joining what was split cannot fail.
    if let Ok(joined) = std::env::join_paths(folders.chain(std::env::split_paths(&inherited))) {
        command.env("PATH", joined);
    }
    command
}

/// The same cargo that runs xtask.
pub(crate) fn cargo() -> Command {
    cargo_tool(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// A program that calls cargo itself, without what cargo has set for xtask: to build scripts that would look like a
/// changed environment, and everything would be compiled again.
pub(crate) fn cargo_tool(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = command(program);
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
}
