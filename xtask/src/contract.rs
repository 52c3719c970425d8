//! The contract: schemathesis, a foreign judge, holds a running server against its own description.
//!
//! In scope: its packages from PyPI, at the versions of `tests/contract/requirements.txt`, in an environment of their own; and the run.
//! Out of scope: what is asked (`tests/contract`).

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::error::XtaskError;
use crate::files::{self, Stamp};
use crate::process::{self, ProcessError};
use crate::report::Counts;
use crate::{debian, workspace};

/// How many examples of each operation a long run tries before it begins again.
const SOAK_EXAMPLES: u32 = 200;

fn environment() -> PathBuf {
    workspace::target().join("contract/venv")
}

fn python() -> PathBuf {
    environment().join("bin/python")
}

/// Installs exactly what the requirements say, unless that is already there.
///
/// # Errors
/// Python, Debian's `python3-venv` or a package cannot be had.
fn ensure() -> Result<(), XtaskError> {
    let requirements = workspace::path("tests/contract/requirements.txt");
    let digest = files::digest([files::read(&requirements)?.as_slice()]);
    let stamp = Stamp::new(environment().join(".passwright"), digest);
    if stamp.is_current() && process::output(Command::new(python()).arg("--version")).is_some() {
        return Ok(());
    }
    files::remove_folder(&environment())?;
    make_environment()?;
    let mut command = Command::new(python());
    command.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--requirement",
    ]);
    process::run("Installing schemathesis", command.arg(&requirements))?;
    stamp.set()?;
    Ok(())
}

/// Debian packages the maker of environments apart from Python.
fn make_environment() -> Result<(), ProcessError> {
    let make = || {
        let mut command = Command::new("python3");
        process::run("Making an environment for Python", command.args(["-m", "venv"]).arg(environment()))
    };
    match make() {
        Err(ProcessError::Failed { .. } | ProcessError::NotStarted { .. })
            if debian::install("Python's environments", "python3-venv")? =>
        {
            make()
        }
        made => made,
    }
}

/// The short run of `cargo xtask test`: the same calls every time.
///
/// # Errors
/// The packages cannot be had, or the run was interrupted.
pub(crate) fn test(title: &str, server: &Path) -> Result<Counts, XtaskError> {
    run(title, server, &["--short"])
}

/// The long run of `cargo xtask soak`.
///
/// # Errors
/// The packages cannot be had, or the run was interrupted.
pub(crate) fn soak(server: &Path, time: Duration, seed: u64) -> Result<Counts, XtaskError> {
    let (examples, seconds, seed) = (SOAK_EXAMPLES.to_string(), time.as_secs().to_string(), seed.to_string());
    run("contract, long", server, &["--examples", &examples, "--seconds", &seconds, "--seed", &seed])
}

fn run(title: &str, server: &Path, options: &[&str]) -> Result<Counts, XtaskError> {
    ensure()?;
    let mut command = workspace::command(python());
    command.arg(workspace::path("tests/contract/run.py")).arg(server).args(options);
    let mut counts = Counts::default();
    let status = process::run_showing(title, &mut command, &mut |line| counts.read_tap(line))?;
    if !status.success() && counts.failed == 0 {
        counts.failed = 1;
    }
    Ok(counts)
}
