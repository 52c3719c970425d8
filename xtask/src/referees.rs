//! `cargo xtask referees`: all outside referees over passes of every style and feature, none of them missing.
//!
//! `cargo xtask test` runs the same tests with the referees that are there; here a referee that cannot run is a failure.

use crate::error::XtaskError;
use crate::native::command as native;
use crate::preflight::{self, Purpose};
use crate::process::ProcessError;
use crate::report::Counts;
use crate::{debian, npm, process};

/// Tells the tests that every referee has to be there.
const ALL_REQUIRED: &str = "PASSWRIGHT_REFEREES";

/// The test target of the referees.
const TARGET: [&str; 2] = ["--test", "referees"];

/// Where Debian puts KDE's extractor, which is in no search path.
const EXTRACTORS: [&str; 3] = [
    "/usr/lib/x86_64-linux-gnu/libexec/kf5/kitinerary-extractor",
    "/usr/lib/aarch64-linux-gnu/libexec/kf5/kitinerary-extractor",
    "/usr/bin/kitinerary-extractor",
];

/// Installs KDE's extractor where it is missing; `false` where nobody may.
///
/// # Errors
/// apt-get failed.
pub(crate) fn ensure_extractor() -> Result<bool, ProcessError> {
    let is_there = || EXTRACTORS.iter().any(|path| std::path::Path::new(path).exists());
    Ok(is_there() || debian::install("KDE's extractor", "libkpimitinerary-bin")? && is_there())
}

/// Installs what is missing and runs the referees.
///
/// # Errors
/// The machine is not ready, or a referee refused a good pass or accepted a tampered one.
pub(crate) fn run() -> Result<(), XtaskError> {
    preflight::check(Purpose::Test)?;
    npm::ensure()?;
    // Where it cannot be installed, its tests say so and fail.
    ensure_extractor()?;
    let mut command = native("test");
    command.args(TARGET).args(["--", "--nocapture"]).env(ALL_REQUIRED, "all");
    let mut counts = Counts::default();
    let status = process::run_showing("referees", &mut command, &mut |line| counts.read_cargo(line))?;
    if status.success() && counts.passed > 0 { Ok(()) } else { Err(XtaskError::TestsFailed) }
}
