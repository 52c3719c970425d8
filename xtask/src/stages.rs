//! The stages of `cargo xtask test`: what each runs and how its result is counted.

use std::path::{Path, PathBuf};
use std::process::Command;

use clap::ValueEnum;

use crate::bundle::Profile;
use crate::error::XtaskError;
use crate::native::{Company, command as native};
use crate::preflight;
use crate::process::{self, ProcessError};
use crate::report::Counts;
use crate::server::{Server, ServerPlan};
use crate::tools::WASM_TARGET;
use crate::{browser, caddy, contract, files, npm, referees, self_host, setup, tools, workspace};

/// The test target that needs a running server (`test = false` in its package, so that nothing else runs it).
const LIVE: [&str; 2] = ["--test", "live"];
/// The test target that needs the folder of `cargo xtask self-host`, likewise.
const SELF_HOST: [&str; 2] = ["--test", "self_host"];
/// Packages that end up in a browser or a worker, so they are checked for wasm.
const WASM_PACKAGES: [&str; 5] =
    ["passwright-core", "passwright-web", "passwright-web-files", "passwright-web-keys", "passwright-worker"];

/// Features of core, each to be compiled without the others.
const CORE_FEATURES: [&str; 4] = ["", "service", "openapi", "software-key"];

/// One stage, in the order in which they run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Stage {
    /// Formatting.
    Fmt,
    /// Lints for this machine.
    Clippy,
    /// Lints for wasm.
    Wasm,
    /// Documentation.
    Docs,
    /// Unit tests, and scenarios in one process.
    Unit,
    /// Scenarios against the worker on workerd.
    Live,
    /// A foreign judge holds the server against its own description.
    Contract,
    /// Caddy, plain `workerd` and a push server with TLS and HTTP/2.
    SelfHost,
    /// Scenarios in Chromium.
    Browser,
}

impl Stage {
    /// Name in the table.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Fmt => "formatting",
            Self::Clippy => "clippy, this machine",
            Self::Wasm => "clippy, wasm32",
            Self::Docs => "documentation",
            Self::Unit => "unit tests, in-process scenarios",
            Self::Live => "live scenarios on workerd",
            Self::Contract => "schemathesis against the description",
            Self::SelfHost => "self-hosting, pushes on the wire",
            Self::Browser => "browser tests in Chromium",
        }
    }

    /// Whether it talks to a running server, or needs what is built for one.
    pub(crate) fn needs_server(self) -> bool {
        matches!(self, Self::Live | Self::Contract | Self::SelfHost | Self::Browser)
    }

    /// Runs it.
    ///
    /// # Errors
    /// Only when it was interrupted or could not be run at all; failures are counted.
    pub(crate) fn run(self, server: Option<&Path>) -> Result<Counts, XtaskError> {
        match self {
            Self::Fmt => check(
                self.title(),
                workspace::cargo().args(["fmt", "--all", "--check", "--", "--color", "never"]),
            ),
            Self::Clippy => clippy(),
            Self::Wasm => clippy_wasm(),
            Self::Docs => docs(),
            Self::Unit => unit_tests(),
            Self::Live => live(server),
            Self::Contract => contract(server),
            Self::SelfHost => self_hosting(),
            Self::Browser => browser_tests(server),
        }
    }
}

/// A cargo command for all packages that are served as wasm.
fn wasm(subcommand: &str) -> Command {
    let mut command = workspace::cargo();
    command.args([subcommand, "--target", WASM_TARGET]);
    for package in WASM_PACKAGES {
        command.args(["--package", package]);
    }
    command
}

fn deny_warnings(command: &mut Command) -> &mut Command {
    command.args(["--", "-D", "warnings"])
}

/// All targets, and those that `--all-targets` leaves out because they need a server.
fn clippy() -> Result<Counts, XtaskError> {
    let mut counts = check(Stage::Clippy.title(), deny_warnings(native("clippy").arg("--all-targets")))?;
    counts.add(check("clippy, live scenarios", deny_warnings(native("clippy").args(LIVE).args(SELF_HOST)))?);
    Ok(counts)
}

/// What is served as wasm; and each feature of core alone, because building packages together turns on the features of all
/// and would hide that one is missing.
fn clippy_wasm() -> Result<Counts, XtaskError> {
    let mut counts = check(Stage::Wasm.title(), deny_warnings(&mut wasm("clippy")))?;
    for features in CORE_FEATURES {
        let mut command = workspace::cargo();
        command.args([
            "clippy",
            "--target",
            WASM_TARGET,
            "--package",
            "passwright-core",
            "--features",
            features,
        ]);
        let label = format!("clippy, wasm32, core with only [{features}]");
        counts.add(check(&label, deny_warnings(&mut command))?);
    }
    Ok(counts)
}

/// A command whose success is the test.
fn check(label: &str, command: &mut Command) -> Result<Counts, XtaskError> {
    match process::run(label, command) {
        Ok(()) => Ok(Counts::one(true)),
        Err(ProcessError::Interrupted) => Err(ProcessError::Interrupted.into()),
        Err(error) => {
            println!("{error}");
            Ok(Counts::one(false))
        }
    }
}

fn docs() -> Result<Counts, XtaskError> {
    let mut counts = Counts::default();
    for (label, mut command) in [("documentation", native("doc")), ("documentation, wasm32", wasm("doc"))] {
        command.arg("--no-deps").env("RUSTDOCFLAGS", "-D warnings");
        counts.add(check(label, &mut command)?);
    }
    Ok(counts)
}

/// Runs `cargo test` and counts its lines.
fn cargo_test(stage: Stage, command: &mut Command) -> Result<Counts, XtaskError> {
    let mut counts = Counts::default();
    let status = process::run_showing(stage.title(), command, &mut |line| counts.read_cargo(line))?;
    // A test binary that did not compile, or that crashed, prints no result.
    if !status.success() && counts.failed == 0 {
        counts.failed = 1;
    }
    Ok(counts)
}

/// What a stage's programs need to find the server.
fn with_server<'a>(command: &'a mut Command, server: Option<&Path>) -> &'a mut Command {
    if let Some(server) = server {
        command.env("PASSWRIGHT_SERVER", server);
    }
    // For scenarios that kill and restart a server of their own.
    command.env("PASSWRIGHT_XTASK", own_copy())
}

fn live(server: Option<&Path>) -> Result<Counts, XtaskError> {
    let counts = cargo_test(Stage::Live, with_server(native("test").args(LIVE), server))?;
    Ok(fail_if_empty(counts))
}

fn contract(server: Option<&Path>) -> Result<Counts, XtaskError> {
    let Some(server) = server else { return Ok(Counts::one(false)) };
    Ok(fail_if_empty(contract::test(Stage::Contract.title(), server)?))
}

/// What an operator would copy to a machine is put together from the builds of the server, and run here.
fn self_hosting() -> Result<Counts, XtaskError> {
    let Some(caddy) = caddy::ensure()? else {
        let missing = "Caddy (Debian: apt-get install caddy)";
        println!("not run: there is no {missing}");
        return Ok(Counts { skipped: vec![missing.to_owned()], ..Counts::default() });
    };
    let folder = workspace::target().join("test/self-host");
    self_host::assemble(&folder)?;
    let mut command = native("test");
    command.args(SELF_HOST).env("PASSWRIGHT_SELF_HOST", folder).env("PASSWRIGHT_CADDY", caddy);
    Ok(fail_if_empty(cargo_test(Stage::SelfHost, &mut command)?))
}

/// The tests that need no server. A test without its referee passes and only prints so, which nobody reads: hence it is counted here.
fn unit_tests() -> Result<Counts, XtaskError> {
    let has_extractor = referees::ensure_extractor()?;
    let mut counts = cargo_test(Stage::Unit, native("test").arg("--no-fail-fast"))?;
    if !has_extractor {
        counts.skipped.push("KDE's extractor (Debian: apt-get install libkpimitinerary-bin)".to_owned());
    }
    Ok(counts)
}

fn browser_tests(server: Option<&Path>) -> Result<Counts, XtaskError> {
    let chromium = browser::ensure()?;
    let files = files::list(&workspace::path("tests/browser"))?;
    let tests = files.iter().filter(|file| file.to_string_lossy().ends_with(".test.mjs"));
    let report = workspace::target().join("test/browser.tap");
    files::write(&report, "")?;
    let mut command = workspace::command("node");
    command.args(["--test", "--test-concurrency=1"]);
    command.args(["--test-reporter=spec", "--test-reporter-destination=stdout"]);
    command.arg("--test-reporter=tap");
    command.arg(format!("--test-reporter-destination={}", report.display()));
    command.args(tests).env("PASSWRIGHT_CHROMIUM", chromium);
    let command = with_server(&mut command, server);
    let status = process::run_showing(Stage::Browser.title(), command, &mut |_| {})?;
    let mut counts = Counts::default();
    for line in files::read_text(&report)?.lines() {
        counts.read_tap(line);
    }
    if !status.success() && counts.failed == 0 {
        counts.failed = 1;
    }
    Ok(fail_if_empty(counts))
}

/// A stage in which nothing ran has tested nothing.
fn fail_if_empty(mut counts: Counts) -> Counts {
    if counts.passed + counts.failed == 0 {
        println!("no test was found");
        counts.failed = 1;
    }
    counts
}

/// Fetches and builds what the server needs, and starts it on free ports with an empty state.
///
/// # Errors
/// A build or the start failed.
pub(crate) fn start_server() -> Result<Server, XtaskError> {
    let certificates = setup::prepare(Profile::Dev, Company::Tests)?;
    let folder = workspace::target().join("test");
    let state = folder.join("state");
    files::remove_folder(&state)?;
    let plan = ServerPlan::new(preflight::free_port()?, state, folder.join("server.json"));
    Server::start(&plan, &certificates)
}

/// A copy of this program, which the builds of the stages may replace.
pub(crate) fn own_copy() -> PathBuf {
    workspace::target().join("test/xtask")
}

/// Keeps a copy of this program, and fetches what the lints need beside cargo: the wasm target, and npm's packages for
/// tests that run peers.
///
/// # Errors
/// A download failed.
pub(crate) fn prepare() -> Result<(), XtaskError> {
    let program = std::env::current_exe().unwrap_or_default();
    files::copy(&program, &own_copy())?;
    npm::ensure()?;
    tools::ensure()?;
    Ok(())
}
