//! `cargo xtask soak`: the long runs, which take hours and find what tests do not ask for.
//!
//! In scope: which runs there are and their time. Out of scope: the runs themselves, one module each.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use clap::{Args, ValueEnum};

use crate::error::XtaskError;
use crate::preflight::{self, Purpose};
use crate::{contract, stages};

mod engine;
mod fuzz;
mod processes;
mod statistics;

/// What a developer can choose.
#[derive(Debug, Args)]
pub(crate) struct SoakOptions {
    /// Run only these.
    #[arg(long, value_enum, value_delimiter = ',')]
    only: Vec<Run>,
    /// Minutes for all fuzz targets together, and for the contract.
    #[arg(long, default_value_t = 60)]
    minutes: u64,
    /// Repeats a run of faults: its moments, and what the push service answers.
    #[arg(long)]
    seed: Option<u64>,
    /// Only these fuzz targets.
    #[arg(long, value_delimiter = ',')]
    targets: Vec<String>,
}

/// One long run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Run {
    /// Everything that reads the files of strangers, under libFuzzer.
    Fuzz,
    /// The same with a deliberate bug in each target, which must be found.
    Planted,
    /// The server dies 50 times during 2,000 updates of passes on 200 phones, while one push in five fails.
    Faults,
    /// A new design for 5,000 people, on a server that dies half way.
    Reissue,
    /// Schemathesis against a server of its own, other calls every time.
    Contract,
}

/// Runs what was chosen, whatever fails.
///
/// # Errors
/// The machine is not ready, the run was interrupted, or something failed.
pub(crate) fn run(options: &SoakOptions) -> Result<(), XtaskError> {
    preflight::check(Purpose::Test)?;
    let wanted = |run: &Run| options.only.is_empty() || options.only.contains(run);
    let mut all_good = true;
    for run in Run::value_variants().iter().copied().filter(wanted) {
        all_good &= match run {
            Run::Fuzz => fuzz::run(&options.targets, Duration::from_secs(options.minutes * 60))?,
            Run::Planted => fuzz::run_planted(&options.targets)?,
            Run::Faults => processes::run("faults", options.seed)?,
            Run::Reissue => processes::run("reissue", None)?,
            Run::Contract => contract(Duration::from_secs(options.minutes * 60))?,
        };
    }
    if all_good { Ok(()) } else { Err(XtaskError::TestsFailed) }
}

/// `true` when nothing was found.
fn contract(time: Duration) -> Result<bool, XtaskError> {
    let server = stages::start_server()?;
    // Another time, other calls; the number is printed, and with it a run can be repeated.
    let seed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let counts = contract::soak(server.file(), time, seed);
    server.stop();
    Ok(counts?.failed == 0)
}
