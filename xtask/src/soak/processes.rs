//! The runs against real servers that die: `passwright-tests` has them, this builds what they need.

use crate::bundle::Profile;
use crate::error::XtaskError;
use crate::native::Company;
use crate::{files, process, setup, stages, workspace};

/// Builds everything, and runs one of them; `true` when nothing was lost.
///
/// # Errors
/// A build failed, or the run was interrupted.
pub(super) fn run(name: &str, seed: Option<u64>) -> Result<bool, XtaskError> {
    setup::prepare(Profile::Dev, Company::Tests)?;
    let program = std::env::current_exe().unwrap_or_default();
    // Builds that go on meanwhile may replace the program that starts the servers.
    files::copy(&program, &stages::own_copy())?;
    let mut build = crate::native::command("build");
    build.args(["--bin", "soak"]);
    process::run("Building the long runs", &mut build)?;
    let mut command = workspace::command(workspace::target().join("debug/soak"));
    command.arg(name).args(seed.map(|seed| seed.to_string()));
    command.env("PASSWRIGHT_XTASK", stages::own_copy());
    command.env("PASSWRIGHT_SOAK", workspace::target().join("soak").join(name));
    Ok(process::run_showing(name, &mut command, &mut |_| {})?.success())
}
