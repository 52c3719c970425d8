//! The commands for Passwright's developers: `cargo xtask dev`, `test`, `referees`, `bench`, `soak`, `deploy`, `self-host`, and for
//! operators of a deployment: `account`, `export`, `import`.
//!
//! In scope: set-up of the machine, builds, the local server, the order in which everything is
//! tested. Out of scope: the tests and benches themselves (`passwright-tests`, `tests/browser`).
//! Needs only rustup, Node and Debian's usual packages; everything else is fetched from the
//! registries of crates and npm into `target/` and `node_modules/`.

mod account;
mod backup;
mod badges;
mod bench;
mod browser;
mod bundle;
mod caddy;
mod certificates;
mod contract;
mod debian;
mod deploy;
mod deployment;
mod dev;
mod editor;
mod embed;
mod error;
mod files;
mod group;
mod html;
mod interrupt;
mod locales;
mod log;
mod native;
mod npm;
mod parting;
mod preflight;
mod process;
mod progress;
mod referees;
mod reference;
mod report;
mod runtime;
mod self_host;
mod server;
mod server_file;
mod service_worker;
mod setup;
mod soak;
mod stages;
mod starters;
mod state;
mod svg;
mod test;
mod tools;
mod wasm_opt;
mod worker;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::error::XtaskError;

/// The exit code of a program that was interrupted: 128 and the number of SIGINT.
const INTERRUPTED: u8 = 130;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Passwright's developer commands")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run everything on this machine: editor, worker, storage and a fake push service.
    Dev(dev::DevOptions),
    /// Run everything that CI runs.
    Test(test::TestOptions),
    /// Let other people's programs judge passes of every style and feature.
    Referees,
    /// Measure the budgets, side by side with the peers from npm.
    Bench(bench::BenchOptions),
    /// Run for hours: fuzzing, schemathesis, and servers that die again and again.
    Soak(soak::SoakOptions),
    /// Take Apple's badges, fetched from Apple by you, for pages and buttons.
    Badges(badges::BadgesOptions),
    /// Check, build for release, and deploy to Cloudflare.
    Deploy(deploy::DeployOptions),
    /// Make and look after the accounts of a deployment.
    Account(account::AccountOptions),
    /// Write everything about an account into a folder.
    Export(backup::ExportOptions),
    /// Bring the folder of an export into a deployment.
    Import(backup::ImportOptions),
    /// Put together what a machine of your own needs.
    SelfHost(self_host::SelfHostOptions),
    /// Leader of a server's process group; ends the group when its standard input closes.
    #[command(hide = true)]
    Guard,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Command::Guard = arguments.command {
        return group::guard();
    }
    if let Err(error) = interrupt::listen() {
        eprintln!("xtask: cannot listen for signals: {error}");
        return ExitCode::FAILURE;
    }
    let result = match arguments.command {
        Command::Dev(options) => dev::run(&options),
        Command::Test(options) => test::run(&options),
        Command::Referees => referees::run(),
        Command::Bench(options) => bench::run(&options),
        Command::Soak(options) => soak::run(&options),
        Command::Deploy(options) => deploy::run(&options),
        Command::Account(options) => account::run(&options),
        Command::Export(options) => backup::export(&options),
        Command::Import(options) => backup::import(&options),
        Command::Badges(options) => badges::run(&options),
        Command::SelfHost(options) => self_host::run(&options),
        Command::Guard => Ok(()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is_interruption() => ExitCode::from(INTERRUPTED),
        // The test report's last line has to stay the last line.
        Err(XtaskError::TestsFailed) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}
