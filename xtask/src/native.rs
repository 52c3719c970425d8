//! The native helpers of the development server, from `passwright-tests`.

use std::path::PathBuf;

use crate::process::{self, ProcessError};
use crate::workspace;

/// Compiles the fake push server and the maker of certificates.
///
/// # Errors
/// The build failed.
pub(crate) fn build() -> Result<(), ProcessError> {
    let mut command = workspace::cargo();
    command.args(["build", "--package", "passwright-tests"]);
    for name in [PUSH_SERVER, CERTIFICATES] {
        command.args(["--bin", name]);
    }
    process::run("Building the fake push server", &mut command)
}

const PUSH_SERVER: &str = "fake-push-server";
const CERTIFICATES: &str = "development-certificates";

/// The fake push server's program.
pub(crate) fn push_server() -> PathBuf {
    program(PUSH_SERVER)
}

/// The program that makes development certificates.
pub(crate) fn certificates() -> PathBuf {
    program(CERTIFICATES)
}

fn program(name: &str) -> PathBuf {
    workspace::target().join("debug").join(name)
}
