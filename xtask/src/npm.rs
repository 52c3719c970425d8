//! The packages from npm, the project's own Node among them.

use crate::error::XtaskError;
use crate::files::{self, Stamp};
use crate::process::{self, ProcessError};
use crate::workspace;

/// Installs exactly what the lock file says, unless that is already there.
///
/// # Errors
/// npm failed.
pub(crate) fn ensure() -> Result<(), XtaskError> {
    let lock = files::read(&workspace::path("package-lock.json"))?;
    let package = files::read(&workspace::path("package.json"))?;
    let digest = files::digest([lock.as_slice(), package.as_slice()]);
    let stamp = Stamp::new(workspace::path("node_modules/.passwright"), digest);
    if stamp.is_current() && has_node() {
        return Ok(());
    }
    let mut command = workspace::command("npm");
    command.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    process::run("Installing the packages from npm", &mut command)?;
    if !has_node() {
        fetch_node()?;
    }
    stamp.set()?;
    Ok(())
}

/// Newer versions of npm run a package's script only when told to, and Node's package needs its own.
fn fetch_node() -> Result<(), ProcessError> {
    let mut command = workspace::command("node");
    command.current_dir(workspace::path("node_modules/node")).arg("installArchSpecificPackage.js");
    process::run("Fetching Node", &mut command)
}

fn has_node() -> bool {
    let node = workspace::path("node_modules/.bin/node");
    process::output(workspace::command(node).arg("--version")).is_some()
}
