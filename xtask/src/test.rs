//! `cargo xtask test`: every stage, timed and counted.

use std::time::Instant;

use clap::{Args, ValueEnum};

use crate::error::XtaskError;
use crate::preflight::{self, Purpose};
use crate::report::{Counts, Report, Row};
use crate::server::Server;
use crate::stages::{self, Stage};

/// What a developer can choose.
#[derive(Debug, Args)]
pub(crate) struct TestOptions {
    /// Run only these stages; the others are reported as not run.
    #[arg(long, value_enum, value_delimiter = ',')]
    only: Vec<Stage>,
}

/// Runs the stages one after the other, whatever fails, and prints the report.
///
/// # Errors
/// The machine is not ready, the run was interrupted, or something failed.
pub(crate) fn run(options: &TestOptions) -> Result<(), XtaskError> {
    preflight::check(Purpose::Test)?;
    let mut report = Report::default();
    let wanted = |stage: &Stage| options.only.is_empty() || options.only.contains(stage);
    let (chosen, left_out): (Vec<Stage>, Vec<Stage>) =
        Stage::value_variants().iter().copied().partition(|stage| wanted(stage));

    timed(&mut report, "packages and build tools", || stages::prepare().map(|()| Counts::default()))?;
    for stage in chosen.iter().filter(|stage| !stage.needs_server()) {
        heading(stage.title());
        timed(&mut report, stage.title(), || stage.run(None))?;
    }
    let with_server: Vec<Stage> = chosen.into_iter().filter(|stage| stage.needs_server()).collect();
    if !with_server.is_empty() {
        run_with_server(&mut report, &with_server)?;
    }
    for stage in left_out {
        let mut counts = Counts::default();
        counts.skipped.push(stage.title().to_owned());
        let name = stage.title().to_owned();
        report.add(Row { name, took: std::time::Duration::ZERO, counts });
    }
    report.print();
    let strict = std::env::var_os("CI").is_some_and(|ci| ci == "true");
    if report.is_good(strict) { Ok(()) } else { Err(XtaskError::TestsFailed) }
}

/// The stages that share one server.
fn run_with_server(report: &mut Report, chosen: &[Stage]) -> Result<(), XtaskError> {
    heading("builds and server");
    let mut server: Option<Server> = None;
    timed(report, "builds and server", || {
        server = Some(stages::start_server()?);
        Ok(Counts::default())
    })?;
    for stage in chosen {
        heading(stage.title());
        timed(report, stage.title(), || match &server {
            Some(server) => stage.run(Some(server.file())),
            None => Ok(not_run(*stage)),
        })?;
    }
    if let Some(server) = server {
        server.stop();
    }
    Ok(())
}

/// Without a server its stages cannot run, which the failed start has already counted.
fn not_run(stage: Stage) -> Counts {
    println!("not run: there is no server");
    let mut counts = Counts::default();
    counts.skipped.push(stage.title().to_owned());
    counts
}

/// Runs one part and adds its row; what goes wrong in it is a failure of that part alone.
fn timed(
    report: &mut Report,
    name: &str,
    work: impl FnOnce() -> Result<Counts, XtaskError>,
) -> Result<(), XtaskError> {
    let started = Instant::now();
    let counts = match work() {
        Err(error) if error.is_interruption() => return Err(error),
        // No browser on a machine that may not install one is nobody's bug, and never silent.
        Err(error @ XtaskError::Browser(_)) => {
            println!("not run: {error}");
            Counts { skipped: vec![format!("{name}: {error}")], ..Counts::default() }
        }
        Err(error) => {
            println!("{error}");
            Counts::one(false)
        }
        Ok(counts) => counts,
    };
    let name = name.to_owned();
    report.add(Row { name, took: started.elapsed(), counts });
    Ok(())
}

fn heading(title: &str) {
    println!("\n=== {title}");
}
