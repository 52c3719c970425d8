//! `cargo xtask bench`: release builds, a server of these on `workerd` alone, and the benches of `passwright-tests` against them.

use clap::Args;

use crate::bundle::Profile;
use crate::error::XtaskError;
use crate::native::Company;
use crate::preflight::{self, Purpose};
use crate::process;
use crate::runtime::Runtime;
use crate::server::{Server, ServerPlan};
use crate::{files, setup, workspace};

/// What a developer can choose.
#[derive(Debug, Args)]
pub(crate) struct BenchOptions {
    /// Given to the benches as they are, for example names of single benches.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

/// Builds, starts a server with an empty state, and runs the benches.
///
/// # Errors
/// A build, the server or a bench failed.
pub(crate) fn run(options: &BenchOptions) -> Result<(), XtaskError> {
    preflight::check(Purpose::Test)?;
    let certificates = setup::prepare(Profile::Release, Company::Alone)?;
    build_benches()?;
    let folder = workspace::target().join("bench");
    let state = folder.join("state");
    files::remove_folder(&state)?;
    let mut plan = ServerPlan::new(preflight::free_port()?, state, folder.join("server.json"));
    plan.runtime = Runtime::Workerd { folder: folder.join("machine") };
    let server = Server::start(&plan, &certificates)?;
    let mut command = workspace::cargo();
    command
        .args(["run", "--quiet", "--release", "--package", "passwright-tests", "--bin", "bench"])
        .arg("--")
        .args(&options.arguments)
        .env("PASSWRIGHT_SERVER", server.file())
        .env("PASSWRIGHT_RESULTS", folder.join("results.json"));
    let status = process::run_showing("bench", &mut command, &mut |_| {})?;
    server.stop();
    if status.success() { Ok(()) } else { Err(XtaskError::TestsFailed) }
}

/// Compiled before the server starts, so that the compiler does not run beside it.
fn build_benches() -> Result<(), XtaskError> {
    let mut command = workspace::cargo();
    command.args(["build", "--release", "--package", "passwright-tests", "--bin", "bench"]);
    command.args(["--package", "passwright", "--bin", "passwright"]);
    process::run("Building the benches", &mut command)?;
    Ok(())
}
