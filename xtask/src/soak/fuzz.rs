//! The fuzz runs: every target for its share of the time, and the proof that planted bugs are found.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::engine::{Ended, Engine, Plan, Target};
use crate::error::XtaskError;
use crate::{files, workspace};

/// How soon a planted bug must be found.
const PLANTED_TIME: Duration = Duration::from_secs(60);

/// Gives each target its share of the time; `true` when nothing was found.
///
/// # Errors
/// The build failed, or the run was interrupted.
pub(super) fn run(only: &[String], time: Duration) -> Result<bool, XtaskError> {
    let engine = Engine::build(false)?;
    let chosen = chosen(&engine, only)?;
    let share = time / u32::try_from(chosen.len().max(1)).unwrap_or(1);
    let mut rows = Vec::new();
    for target in chosen {
        let (corpus, artifacts) = (folder("corpus", &target), folder("found", &target));
        let ended = engine.run(&Plan { target: &target, time: share, corpus, artifacts })?;
        keep(&target.name, &ended.found)?;
        rows.push((target.name, ended));
    }
    print(&rows, share);
    Ok(rows.iter().all(|(_, ended)| ended.found.is_empty()))
}

/// Starts every target from its seeds alone, with a bug in it; `true` when each was found in time.
///
/// # Errors
/// The build failed, or the run was interrupted.
pub(super) fn run_planted(only: &[String]) -> Result<bool, XtaskError> {
    let engine = Engine::build(true)?;
    let mut all_found = true;
    let mut lines = Vec::new();
    for target in chosen(&engine, only)? {
        let (corpus, artifacts) = (folder("planted-corpus", &target), folder("planted-found", &target));
        files::remove_folder(&corpus)?;
        let started = Instant::now();
        let ended = engine.run(&Plan { target: &target, time: PLANTED_TIME, corpus, artifacts })?;
        let verdict = match (ended.found.is_empty(), ended.statistics.panic) {
            (false, what) => {
                format!("found in {:.1} s: {}", started.elapsed().as_secs_f64(), what.unwrap_or_default())
            }
            (true, _) => "NOT FOUND".to_owned(),
        };
        all_found &= !ended.found.is_empty();
        lines.push(format!("{:<12} {:>10} executions  {verdict}", target.name, ended.statistics.executions));
    }
    println!("\nplanted bugs:\n{}", lines.join("\n"));
    Ok(all_found)
}

fn chosen(engine: &Engine, only: &[String]) -> Result<Vec<Target>, XtaskError> {
    let mut targets = engine.targets()?;
    if let Some(unknown) = only.iter().find(|name| targets.iter().all(|target| target.name != **name)) {
        return Err(XtaskError::NoSuchFuzzTarget { name: unknown.clone() });
    }
    targets.retain(|target| only.is_empty() || only.contains(&target.name));
    Ok(targets)
}

fn folder(kind: &str, target: &Target) -> PathBuf {
    workspace::target().join("soak").join(kind).join(&target.name)
}

/// Copies what broke a target to where every test run reads it.
fn keep(target: &str, found: &[PathBuf]) -> Result<(), XtaskError> {
    for path in found {
        let name = path.file_name().map(Path::new).unwrap_or(path);
        let kept = workspace::path("tests/fuzz/regressions").join(target).join(name);
        files::copy(path, &kept)?;
        println!("{target}: kept as {}", kept.display());
    }
    Ok(())
}

fn print(rows: &[(String, Ended)], share: Duration) {
    println!(
        "\n{:<12} {:>12} {:>8} {:>8} {:>10} {:>12}  found ({} s each)",
        "target",
        "executions",
        "edges",
        "corpus",
        "peak MiB",
        "longest ms",
        share.as_secs()
    );
    for (target, Ended { statistics, found }) in rows {
        let verdict = match (&statistics.panic, found.len()) {
            (_, 0) => "nothing".to_owned(),
            (Some(what), _) => what.clone(),
            (None, count) => format!("{count} inputs"),
        };
        println!(
            "{target:<12} {:>12} {:>8} {:>8} {:>10.2} {:>12.2}  {verdict}",
            statistics.executions,
            statistics.edges,
            statistics.corpus,
            statistics.peak_bytes as f64 / 1_048_576.0,
            statistics.longest_micros as f64 / 1000.0,
        );
    }
    let executions: u64 = rows.iter().map(|(_, ended)| ended.statistics.executions).sum();
    println!("{:<12} {executions:>12}", "together");
}
