//! Building the fuzz targets for coverage, and running one of them.
//!
//! In scope: the compiler's and the engine's flags. Out of scope: what the output means (see [`super::statistics`]).
//! Sources: LLVM, "SanitizerCoverage" and "libFuzzer" (the flags).

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::statistics::Statistics;
use crate::error::XtaskError;
use crate::process;
use crate::{files, workspace};

/// Counters for the engine. Stable compilers have them through LLVM's pass; the sanitizers that need a nightly one are not used.
const COVERAGE: [&str; 6] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    // The linker would drop the table of places beside code that it drops.
    "-Clink-dead-code",
];

/// How long one input may take before it counts as a hang, in seconds.
const HANG_SECS: u64 = 10;

/// The most memory of the whole program, in MB. The target's own is bounded to 64 MiB by its allocator; this is for the engine.
const MAX_PROGRAM_MB: u64 = 1024;

/// How the program ends on a crash, which is not to be taken for anything else.
const FOUND: i32 = 77;

/// Says to the program which target it is.
const TARGET_VARIABLE: &str = "PASSWRIGHT_FUZZ_TARGET";

/// A built fuzz program.
pub(super) struct Engine {
    program: PathBuf,
}

/// How the run of a target ended.
#[derive(Debug)]
pub(super) struct Ended {
    /// What the engine counted.
    pub(super) statistics: Statistics,
    /// The inputs that broke the target.
    pub(super) found: Vec<PathBuf>,
}

/// A target, as the program names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    /// Its name, which is also the folder of its seeds.
    pub(super) name: String,
    /// The longest input worth trying, in bytes.
    pub(super) max_bytes: u64,
}

/// One run.
pub(super) struct Plan<'a> {
    /// What is tried.
    pub(super) target: &'a Target,
    /// How long it runs.
    pub(super) time: Duration,
    /// Where what was found interesting is kept; made when it is not there.
    pub(super) corpus: PathBuf,
    /// Where broken inputs go.
    pub(super) artifacts: PathBuf,
}

impl Engine {
    /// Builds the program, with planted bugs or without.
    ///
    /// # Errors
    /// The build failed.
    pub(super) fn build(planted: bool) -> Result<Self, XtaskError> {
        let folder = workspace::target().join("soak/build");
        let host = host()?;
        let mut command = workspace::cargo();
        command.args(["build", "--profile", "fuzz", "--package", "passwright-fuzz", "--bin", "fuzz"]);
        command.args(["--features", if planted { "engine,planted" } else { "engine" }]);
        // With a target named, build scripts and macros are compiled without the counters.
        command.args(["--target", &host]).arg("--target-dir").arg(&folder);
        command.env("CARGO_ENCODED_RUSTFLAGS", COVERAGE.join("\u{1f}"));
        let label =
            if planted { "Building the fuzz targets with planted bugs" } else { "Building the fuzz targets" };
        process::run(label, &mut command)?;
        let built = folder.join(host).join("fuzz/fuzz");
        let program = workspace::target().join(if planted { "soak/planted" } else { "soak/fuzz" });
        files::copy(&built, &program)?;
        Ok(Self { program })
    }

    /// All targets of the program.
    ///
    /// # Errors
    /// The program does not run here.
    pub(super) fn targets(&self) -> Result<Vec<Target>, XtaskError> {
        let text = process::output(Command::new(&self.program).env(TARGET_VARIABLE, "list"));
        let targets = text.as_deref().map(parse_targets).filter(|targets| !targets.is_empty());
        targets.ok_or_else(|| XtaskError::NoFuzzTargets { program: self.program.clone() })
    }

    /// Runs a target until its time is over or something is found.
    ///
    /// # Errors
    /// The program cannot be run, or was interrupted.
    pub(super) fn run(&self, plan: &Plan<'_>) -> Result<Ended, XtaskError> {
        files::create_folder(&plan.corpus)?;
        files::remove_folder(&plan.artifacts)?;
        files::create_folder(&plan.artifacts)?;
        let mut command = Command::new(&self.program);
        let Target { name: target, max_bytes } = plan.target;
        command.current_dir(workspace::root()).env(TARGET_VARIABLE, target);
        for (name, value) in [
            ("max_total_time", plan.time.as_secs()),
            ("max_len", *max_bytes),
            ("timeout", HANG_SECS),
            ("rss_limit_mb", MAX_PROGRAM_MB),
            ("print_final_stats", 1),
            // The seeds are whole files: nothing is gained by beginning with short inputs.
            ("len_control", 0),
            ("reload", 0),
        ] {
            command.arg(format!("-{name}={value}"));
        }
        command.arg(format!("-error_exitcode={FOUND}")).arg(format!("-timeout_exitcode={FOUND}"));
        command.arg(format!("-artifact_prefix={}/", plan.artifacts.display()));
        let dictionary = workspace::path(&format!("tests/fuzz/dictionaries/{}.dict", dictionary(target)));
        if dictionary.is_file() {
            command.arg(format!("-dict={}", dictionary.display()));
        }
        command.arg(&plan.corpus).arg(workspace::path(&format!("tests/fuzz/seeds/{target}")));
        let mut statistics = Statistics::default();
        let label = format!("Fuzzing {target} for {} s", plan.time.as_secs());
        // What it says is in the statistics; a found input is no failure of the run.
        match process::run_reading(&label, &mut command, &mut |line| statistics.read(line)) {
            Err(error @ (process::ProcessError::Interrupted | process::ProcessError::NotStarted { .. })) => {
                return Err(error.into());
            }
            Err(error) => println!("{error}"),
            Ok(()) => {}
        }
        Ok(Ended { statistics, found: broken_inputs(&plan.artifacts)? })
    }
}

/// Lines of name and number.
fn parse_targets(text: &str) -> Vec<Target> {
    let parse = |line: &str| {
        let (name, max_bytes) = line.split_once(' ')?;
        Some(Target { name: name.to_owned(), max_bytes: max_bytes.parse().ok()? })
    };
    text.lines().filter_map(parse).collect()
}

/// The name of the dictionary; certificates and keys come in PEM.
fn dictionary(target: &str) -> &str {
    match target {
        "certificate" | "key" => "pem",
        other => other,
    }
}

/// The engine also keeps inputs that are merely slow.
fn broken_inputs(folder: &Path) -> Result<Vec<PathBuf>, XtaskError> {
    let is_broken = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        ["crash-", "timeout-", "oom-", "leak-"].iter().any(|start| name.starts_with(start))
    };
    Ok(files::list(folder)?.into_iter().filter(is_broken).collect())
}

/// The name of this machine as the compiler has it.
fn host() -> Result<String, XtaskError> {
    let text = process::output(Command::new("rustc").args(["--version", "--verbose"])).unwrap_or_default();
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or(XtaskError::NoHost)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_list_becomes_targets() {
        let target = |name: &str, max_bytes| Target { name: name.to_owned(), max_bytes };
        assert_eq!(parse_targets("zip 4096\npng 512\nINFO: x\n"), [target("zip", 4096), target("png", 512)]);
    }
}
