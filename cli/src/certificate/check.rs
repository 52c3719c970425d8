//! `passwright certificate check`: would certificate, key and intermediate sign passes today.

use std::path::PathBuf;

use clap::Args;
use passwright_core::signature::validity::Validity;
use passwright_core::time::Timestamp;
use serde_json::json;

use super::show::validity;
use crate::Outcome;
use crate::error::CommandError;
use crate::identity::{Files, IdentityArguments};
use crate::password::Password;
use crate::report::print_json;

/// What belongs together.
#[derive(Debug, Clone, Args)]
pub(super) struct CheckArguments {
    /// The Pass Type ID certificate (.cer, .pem), or a .p12 file with its key
    certificate: PathBuf,
    /// The certificate's private key (PEM, DER, or a .p12 file)
    key: Option<PathBuf>,
    /// The intermediate certificate that issued the certificate; Apple's G4 is built in
    #[arg(long, value_name = "FILE")]
    intermediate: Option<PathBuf>,
    /// The password of the key or .p12 file
    #[arg(long, value_name = "TEXT", env = crate::identity::PASSWORD_VARIABLE, hide_env_values = true)]
    password: Option<Password>,
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// Checks and says every fault; a certificate near its end is a warning.
///
/// # Errors
/// [`CommandError`] when a file cannot be read.
pub(super) fn run(arguments: &CheckArguments, now: Timestamp) -> Result<(Outcome, String), CommandError> {
    let identity = IdentityArguments {
        certificate: arguments.certificate.clone(),
        key: arguments.key.clone(),
        intermediate: arguments.intermediate.clone(),
        password: arguments.password.clone(),
    };
    let files = identity.read()?;
    let (problems, warnings) = findings(&identity, &files, now)?;
    let outcome = if problems.is_empty() { Outcome::Fine } else { Outcome::Problems };
    let leaf = &files.leaf;
    let text = if arguments.json {
        print_json(&json!({
            "fine": problems.is_empty(),
            "subject": leaf.subject(),
            "passTypeIdentifier": leaf.pass_type_identifier().ok(),
            "teamIdentifier": leaf.team_identifier().ok(),
            "notAfter": leaf.not_after().to_rfc3339(),
            "daysLeft": leaf.days_left(now),
            "problems": problems,
            "warnings": warnings,
        }))
    } else {
        let verdict = if problems.is_empty() { "fine, it signs passes" } else { "this signs no passes" };
        let lines = problems.iter().map(|it| format!("  error    {it}\n"));
        let lines: String = lines.chain(warnings.iter().map(|it| format!("  warning  {it}\n"))).collect();
        format!("{}: {verdict}\n{lines}  valid    {}\n", leaf.subject(), validity(leaf, now))
    };
    Ok((outcome, text))
}

/// Faults, and what will become one.
fn findings(
    identity: &IdentityArguments,
    files: &Files,
    now: Timestamp,
) -> Result<(Vec<String>, Vec<String>), CommandError> {
    let Files { leaf, others, key } = files;
    let (mut problems, mut warnings) = (Vec::new(), Vec::new());
    match identity.chain(leaf.clone(), others)? {
        Ok(chain) => problems.extend(chain.require_valid_at(now).err().map(|error| error.to_string())),
        Err(error) => {
            problems.push(error.to_string());
            problems.extend(leaf.require_valid_at(now).err().map(|error| error.to_string()));
        }
    }
    match key {
        Some(key) => problems.extend(key.require_for(leaf).err().map(|error| error.to_string())),
        None => problems.push(CommandError::KeyNeeded.to_string()),
    }
    if leaf.validity_at(now) == Validity::EndsSoon {
        let days = leaf.days_left(now);
        warnings.push(format!(
            "the certificate ends in {days} days; Apple makes a new one for the same pass type"
        ));
    }
    Ok((problems, warnings))
}
