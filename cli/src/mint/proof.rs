//! The proof: the first pass is made and checked as a whole before all others are made, so that a design that no iPhone takes, or that
//! belongs to another certificate, is told once and not for each row.

use passwright_core::ids::{AuthenticationToken, SerialNumber};
use passwright_core::mint::{Form, Mint, Own};
use passwright_core::repair;
use passwright_core::signature::{Signer, sign_detached};
use passwright_core::time::Timestamp;
use passwright_core::validate::{Problem, Severity};
use passwright_core::zip::Limits;
use serde_json::json;

use super::data::Data;
use super::error::MintCommandError;
use super::{MintArguments, passes};
use crate::error::CommandError;
use crate::report::{Findings, print_json, to_value};

/// How many rows are tried until one fills the template; beyond that the rows are wrong, which each of them is told.
const MAX_TRIED: u32 = 100;

/// A token that no pass keeps.
const PROOF_TOKEN: &str = "proof-proof-proof";

/// What the proof showed.
pub(super) enum Proof {
    /// The design is fine, or no row could show it.
    Fine,
    /// An iPhone refuses every pass of this design, and why.
    Refused(String),
}

/// Makes the first pass and checks it.
pub(super) fn of(
    arguments: &MintArguments,
    form: &Form,
    data: &Data,
    mint: &Mint,
    signer: &impl Signer,
    now: Timestamp,
) -> Result<Proof, CommandError> {
    let Some(document) = first_document(form, data)? else { return Ok(Proof::Fine) };
    let unsigned = mint.prepare_bytes(document);
    let signature = pollster::block_on(sign_detached(unsigned.manifest(), signer, now))?;
    let archive = mint.finish(&unsigned, &signature)?;
    let opened = repair::open(&archive, &Limits::default())
        .map_err(|source| CommandError::Open { path: arguments.template.clone(), source })?;
    let mut findings = Findings::of(&opened, now);
    // What comes from a column is wrong in its row.
    findings.problems.retain(|problem| is_of_design(problem, form));
    if findings.problems.is_empty() {
        return Ok(Proof::Fine);
    }
    Ok(Proof::Refused(if arguments.json {
        print_json(&json!({"made": 0, "problems": to_value(&findings.problems)}))
    } else {
        let template = arguments.template.display();
        format!("{}: no iPhone takes a pass made from {template}\n{}", passes(0), findings.to_text())
    }))
}

fn is_of_design(problem: &Problem, form: &Form) -> bool {
    problem.severity == Severity::Blocks && form.column_at(&problem.path).is_none()
}

/// The document of the first row that fills the template.
fn first_document(form: &Form, data: &Data) -> Result<Option<Vec<u8>>, CommandError> {
    let (mut found, mut tried) = (None, 0);
    data.read(&mut |row| {
        tried += 1;
        found = row.ok().and_then(|row| {
            let given = row.values.given();
            let serial = form.serial_number(&given).ok()?;
            let own = Own {
                serial_number: serial.map_or_else(|| SerialNumber::new("proof").ok(), Some)?,
                authentication_token: AuthenticationToken::new(PROOF_TOKEN).ok(),
            };
            form.fill(&given, &own).ok()
        });
        found.is_none() && tried < MAX_TRIED
    })?;
    if tried == 0 {
        return Err(MintCommandError::NoRows { path: data.path().to_owned() }.into());
    }
    Ok(found)
}
