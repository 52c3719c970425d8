//! `passwright certificate`: from the request for a new certificate to the secrets that a worker signs with.
//!
//! In scope: the four commands and what they share. Out of scope: the formats (see `passwright_core::signature`).

use clap::{Args, Subcommand};
use passwright_core::time::Timestamp;

use crate::Outcome;
use crate::error::CommandError;

mod check;
mod export;
mod output;
mod request;
mod show;

/// What to do with certificates.
#[derive(Debug, Clone, Args)]
pub struct CertificateArguments {
    #[command(subcommand)]
    command: CertificateCommand,
}

#[derive(Debug, Clone, Subcommand)]
enum CertificateCommand {
    /// Make a new private key and the request with which Apple makes a certificate for it
    Request(request::RequestArguments),
    /// Show what is in a certificate, key or .p12 file
    Show(show::ShowArguments),
    /// Make sure that certificate, key and intermediate sign passes
    Check(check::CheckArguments),
    /// Write the secrets that the worker needs
    Export(export::ExportArguments),
}

impl CertificateArguments {
    /// Whether JSON is asked for.
    #[must_use]
    pub fn json(&self) -> bool {
        match &self.command {
            CertificateCommand::Request(it) => it.json,
            CertificateCommand::Show(it) => it.json,
            CertificateCommand::Check(it) => it.json,
            CertificateCommand::Export(it) => it.json,
        }
    }
}

/// Runs one of the commands.
///
/// # Errors
/// [`CommandError`] when a file cannot be read or written.
pub fn run(arguments: &CertificateArguments, now: Timestamp) -> Result<(Outcome, String), CommandError> {
    match &arguments.command {
        CertificateCommand::Request(it) => request::run(it),
        CertificateCommand::Show(it) => show::run(it, now),
        CertificateCommand::Check(it) => check::run(it, now),
        CertificateCommand::Export(it) => export::run(it, now),
    }
}
