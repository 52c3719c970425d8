//! Programs that Debian packages, installed where that is permitted: as root, with apt-get.

use std::process::Command;

use nix::unistd::geteuid;

use crate::process::{self, ProcessError};
use crate::workspace;

/// Installs a package; `false` where nobody may.
///
/// # Errors
/// apt-get failed.
pub(crate) fn install(name: &str, package: &str) -> Result<bool, ProcessError> {
    let has_apt = process::output(Command::new("apt-get").arg("--version")).is_some();
    if !has_apt || !geteuid().is_root() {
        return Ok(false);
    }
    for arguments in [&["update"][..], &["install", "--yes", "--no-install-recommends", package]] {
        let mut command = workspace::command("apt-get");
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        process::run(&format!("Installing {name}: apt-get {}", arguments.join(" ")), &mut command)?;
    }
    Ok(true)
}
