//! The `passwright` command: build, sign, check, inspect and mint passes.

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use passwright::build::BuildArguments;
use passwright::certificate::CertificateArguments;
use passwright::check::CheckArguments;
use passwright::inspect::InspectArguments;
use passwright::mint::MintArguments;
use passwright::template::TemplateArguments;
use passwright::{Outcome, build, certificate, check, inspect, mint, now, template};
use serde_json::json;

/// Build, sign, check, inspect and mint Apple Wallet passes.
///
/// Exit code: 0 when an iPhone takes the pass, 1 when the file was opened and an iPhone refuses the pass, 2 when it is not a pass or
/// cannot be read.
#[derive(Debug, Parser)]
#[command(name = "passwright", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say whether an iPhone takes a pass, and if not, why
    Check(CheckArguments),
    /// Show what is in a pass
    Inspect(InspectArguments),
    /// Make signed passes of folders with pass.json and pictures, templates or other passes
    Build(BuildArguments),
    /// Ask for a certificate, look at one, make sure that it signs passes
    Certificate(CertificateArguments),
    /// Make a signed pass for each row of a table
    Mint(MintArguments),
    /// Make a template for Apple's Pass Designer of a pass or a folder
    Template(TemplateArguments),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let (result, json) = match &arguments.command {
        Command::Check(it) => (check::run(it, now()), it.json),
        Command::Inspect(it) => (inspect::run(it, now()), it.json),
        Command::Build(it) => (build::run(it, now()), it.json),
        Command::Certificate(it) => (certificate::run(it, now()), it.json()),
        Command::Mint(it) => (mint::run(it, now), it.json),
        Command::Template(it) => (template::run(it), it.json),
    };
    match result {
        Ok((outcome, text)) => {
            // Whoever closes the pipe early, as `head` does, has seen enough.
            let _ = std::io::stdout().write_all(text.as_bytes());
            outcome.into()
        }
        Err(error) if json => {
            println!("{:#}", json!({"error": error.in_full()}));
            Outcome::Unreadable.into()
        }
        Err(error) => {
            eprintln!("passwright: {}", error.in_full());
            Outcome::Unreadable.into()
        }
    }
}
