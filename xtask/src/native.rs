//! What is compiled for this machine: cargo's selection of packages, and the server's helpers from `passwright-tests`.

use std::path::PathBuf;
use std::process::Command;

use crate::process::{self, ProcessError};
use crate::workspace;

/// What else is compiled with the server's helpers, sooner or later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Company {
    /// Nothing: somebody wants a server, and not to wait for what only tests need.
    Alone,
    /// Tests, whose features would make everything be compiled a second time.
    Tests,
}

/// Compiles the fake push server, the maker of certificates and the writer of the API's description.
///
/// # Errors
/// The build failed.
pub(crate) fn build(company: Company) -> Result<(), ProcessError> {
    let mut command = command("build");
    if company == Company::Alone {
        command.arg("--no-default-features");
    }
    for name in [PUSH_SERVER, CERTIFICATES, API_DESCRIPTION] {
        command.args(["--bin", name]);
    }
    process::run("Building the fake push server", &mut command)
}

/// A cargo command for all packages that this machine can run. Always the same selection: another one would choose
/// other features of shared dependencies, and build them a second time.
pub(crate) fn command(subcommand: &str) -> Command {
    let mut command = workspace::cargo();
    command.args([subcommand, "--workspace", "--exclude", "passwright-worker"]);
    command
}

const PUSH_SERVER: &str = "fake-push-server";
const CERTIFICATES: &str = "development-certificates";
const API_DESCRIPTION: &str = "api-description";

/// The fake push server's program.
pub(crate) fn push_server() -> PathBuf {
    program(PUSH_SERVER)
}

/// The program that makes development certificates.
pub(crate) fn certificates() -> PathBuf {
    program(CERTIFICATES)
}

/// The program that writes the description of the API.
pub(crate) fn api_description() -> PathBuf {
    program(API_DESCRIPTION)
}

fn program(name: &str) -> PathBuf {
    workspace::target().join("debug").join(name)
}
