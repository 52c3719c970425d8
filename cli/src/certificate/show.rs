//! `passwright certificate show`: whose certificate it is, until when, from whom, and whether its key is there.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use passwright_core::signature::software_key::PrivateKey;
use passwright_core::signature::validity::Validity;
use passwright_core::signature::{Certificate, CertificateChain, ChainError};
use passwright_core::time::Timestamp;
use serde_json::{Value, json};

use crate::Outcome;
use crate::error::CommandError;
use crate::key_file::{self, KeyFile};
use crate::password::Password;
use crate::report::print_json;

/// What to look at.
#[derive(Debug, Clone, Args)]
pub(super) struct ShowArguments {
    /// A certificate (.cer, .pem), a private key (PEM, DER), or a .p12 file
    file: PathBuf,
    /// The password of the key or .p12 file
    #[arg(long, value_name = "TEXT", env = crate::identity::PASSWORD_VARIABLE, hide_env_values = true)]
    password: Option<Password>,
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// Prints what is in a file.
///
/// # Errors
/// [`CommandError`] when the file cannot be read.
pub(super) fn run(arguments: &ShowArguments, now: Timestamp) -> Result<(Outcome, String), CommandError> {
    let file = key_file::read_any(&arguments.file, arguments.password.as_ref().map(Password::expose))?;
    let text = if arguments.json {
        let certificates = file.certificates.iter();
        let certificates: Vec<Value> = certificates.map(|it| to_json(it, &file, now)).collect();
        print_json(&json!({
            "file": arguments.file.display().to_string(),
            "kind": file.kind.to_string(),
            "certificates": certificates,
            "privateKey": file.key.as_ref().map(|key| key.algorithm().to_string()),
        }))
    } else {
        to_text(&arguments.file.display().to_string(), &file, now)
    };
    Ok((Outcome::Fine, text))
}

fn to_text(name: &str, file: &KeyFile, now: Timestamp) -> String {
    let mut text = format!("{name}: {}\n", file.kind);
    for certificate in &file.certificates {
        let mut line = |name: &str, value: &str| {
            let _ = writeln!(text, "  {name:<16} {value}");
        };
        line("certificate", &certificate.subject());
        match (certificate.pass_type_identifier(), certificate.team_identifier()) {
            (Ok(pass_type), Ok(team)) => {
                line("  pass type", pass_type.as_str());
                line("  team", team.as_str());
                line("  NFC", if certificate.allows_nfc() { "yes" } else { "no" });
            }
            (Err(error), _) | (_, Err(error)) => line("  not for passes", &error.to_string()),
        }
        line("  valid", &validity(certificate, now));
        line("  issued by", &certificate.issuer());
        line("  intermediate", &intermediate(certificate, &file.certificates));
        line("  SHA-256", certificate.fingerprint());
    }
    let key = file.key.as_ref().map_or("none in this file".to_owned(), |key| {
        let owner = file.certificates.iter().find(|it| key.belongs_to(it));
        let owner = owner.map_or(String::new(), |it| format!(", of {}", it.subject()));
        format!("{}{owner}", key.algorithm())
    });
    let _ = writeln!(text, "  {:<16} {key}", "private key");
    text
}

/// First and last day, and how long that is from now.
pub(super) fn validity(certificate: &Certificate, now: Timestamp) -> String {
    let day = |instant: Timestamp| instant.to_rfc3339().chars().take(10).collect::<String>();
    let left = match certificate.validity_at(now) {
        Validity::NotYet => "not valid yet".to_owned(),
        Validity::Expired => "expired".to_owned(),
        Validity::EndsSoon => format!("only {} days left", certificate.days_left(now)),
        Validity::Valid => format!("{} days left", certificate.days_left(now)),
    };
    format!("{} to {}, {left}", day(certificate.not_before()), day(certificate.not_after()))
}

/// Where the certificate's issuer is found.
fn intermediate(certificate: &Certificate, all: &[Certificate]) -> String {
    let others: Vec<Certificate> = all.iter().filter(|other| *other != certificate).cloned().collect();
    if others.iter().any(|other| certificate.is_issued_by(other)) {
        return "in this file".to_owned();
    }
    match CertificateChain::with_known_intermediate(certificate.clone()) {
        Ok(_) => "built in".to_owned(),
        Err(ChainError::UnknownIssuer { needed }) => format!("not here; needed is the one of {needed}"),
        // An authority needs none to sign passes.
        Err(_) => "none needed".to_owned(),
    }
}

fn to_json(certificate: &Certificate, file: &KeyFile, now: Timestamp) -> Value {
    json!({
        "subject": certificate.subject(),
        "organizationName": certificate.organization_name(),
        "passTypeIdentifier": certificate.pass_type_identifier().ok(),
        "teamIdentifier": certificate.team_identifier().ok(),
        "allowsNfc": certificate.allows_nfc(),
        "notBefore": certificate.not_before().to_rfc3339(),
        "notAfter": certificate.not_after().to_rfc3339(),
        "daysLeft": certificate.days_left(now),
        "issuer": certificate.issuer(),
        "intermediate": intermediate(certificate, &file.certificates),
        "hasPrivateKey": file.key.as_ref().is_some_and(|key: &PrivateKey| key.belongs_to(certificate)),
        "fingerprint": certificate.fingerprint(),
    })
}
