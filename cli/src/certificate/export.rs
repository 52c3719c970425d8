//! `passwright certificate export`: the worker's secrets, from whatever form certificate and key have.
//!
//! In scope: `PASS_CERTIFICATE`, `PASS_PRIVATE_KEY` and, where the built-in one does not fit, `PASS_INTERMEDIATE`, one file each; and certificate
//! and intermediate in one file, which a relay to Apple's push service shows. Out of
//! scope: storing them; `wrangler secret put` reads a file.

use std::path::PathBuf;

use clap::Args;
use passwright_core::signature::CertificateChain;
use passwright_core::signature::software_key::KeyAlgorithm;
use passwright_core::time::Timestamp;
use serde_json::json;

use super::output::{NewFile, write_new};
use crate::Outcome;
use crate::error::CommandError;
use crate::identity::{Files, IdentityArguments};
use crate::password::Password;
use crate::report::print_json;

/// Certificate and intermediate in one.
const PUSH_FILE: &str = "PUSH_CERTIFICATE.pem";

/// What to write.
#[derive(Debug, Clone, Args)]
pub(super) struct ExportArguments {
    /// A .p12 file, or the certificate (.cer, .pem)
    certificate: PathBuf,
    /// The certificate's private key, when it is in another file
    key: Option<PathBuf>,
    /// The intermediate certificate that issued the certificate; Apple's G4 is built in
    #[arg(long, value_name = "FILE")]
    intermediate: Option<PathBuf>,
    /// The password of the key or .p12 file; what is written has none
    #[arg(long, value_name = "TEXT", env = crate::identity::PASSWORD_VARIABLE, hide_env_values = true)]
    password: Option<Password>,
    /// The directory to write into; nothing in it is overwritten
    #[arg(short, long, value_name = "DIRECTORY")]
    output: PathBuf,
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// Makes sure that all belongs together and writes one file for each secret.
///
/// # Errors
/// [`CommandError`] when a file cannot be read or written, or when the worker could not sign with what was given.
pub(super) fn run(arguments: &ExportArguments, now: Timestamp) -> Result<(Outcome, String), CommandError> {
    let identity = IdentityArguments {
        certificate: arguments.certificate.clone(),
        key: arguments.key.clone(),
        intermediate: arguments.intermediate.clone(),
        password: arguments.password.clone(),
    };
    let Files { leaf, others, key } = identity.read()?;
    let chain = identity.chain(leaf, &others)??;
    chain.require_valid_at(now)?;
    let key = key.ok_or(CommandError::KeyNeeded)?;
    key.require_for(chain.leaf()).map_err(CommandError::KeyOfAnother)?;
    if let algorithm @ KeyAlgorithm::P256 = key.algorithm() {
        return Err(CommandError::NotForTheWorker { algorithm });
    }
    let (certificate, key) = (chain.leaf().to_pem(), key.to_pem().map_err(CommandError::KeyOfAnother)?);
    let path = |name: &str| arguments.output.join(format!("{name}.pem"));
    let mut names = vec!["PASS_CERTIFICATE", "PASS_PRIVATE_KEY"];
    let mut files = vec![
        NewFile { path: path("PASS_CERTIFICATE"), text: &certificate, is_secret: false },
        NewFile { path: path("PASS_PRIVATE_KEY"), text: &key, is_secret: true },
    ];
    let intermediate = chain.intermediate().to_pem();
    if CertificateChain::with_known_intermediate(chain.leaf().clone()).is_err() {
        names.push("PASS_INTERMEDIATE");
        files.push(NewFile { path: path("PASS_INTERMEDIATE"), text: &intermediate, is_secret: false });
    }
    let for_pushes = format!("{certificate}{intermediate}");
    let push_file = arguments.output.join(PUSH_FILE);
    files.push(NewFile { path: push_file.clone(), text: &for_pushes, is_secret: false });
    write_new(&arguments.output, &files)?;
    let written: Vec<String> = files.iter().map(|file| file.path.display().to_string()).collect();
    let text = if arguments.json {
        print_json(&json!({"secrets": names, "files": written}))
    } else {
        let commands = names.iter().zip(&written);
        let commands: String =
            commands.map(|(name, file)| format!("  npx wrangler secret put {name} < {file}\n")).collect();
        format!(
            "written for {}; store them and delete the files:\n{commands}\
             {} is for a push relay of your own (docs/self-host.md)\n",
            chain.pass_type_identifier().as_str(),
            push_file.display()
        )
    };
    Ok((Outcome::Fine, text))
}
