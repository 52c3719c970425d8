//! What a pass must be like before this deployment signs or publishes it.
//!
//! In scope: the rules that protect other customers and the refusal for what an iPhone would refuse. Out of scope: those rules themselves
//! (see [`crate::validate`]).

use serde_json::Value;

use super::ports::Ports;
use super::refusal::Refusal;
use crate::api::MAX_TEXT_CHARACTERS;
use crate::document::Document;
use crate::signature::CertificateChain;
use crate::validate::{Problem, Severity};

/// The pass type and team must be the certificate's: an iPhone compares them.
pub(super) fn same_identity(document: &Document, certificates: &CertificateChain) -> Result<(), Refusal> {
    let expected = certificates.pass_type_identifier().as_str();
    let found = document.text("/passTypeIdentifier").unwrap_or_default();
    if found != expected {
        let message = format!(
            "passTypeIdentifier is {:?}, but the certificate here is for {expected:?}",
            quoted(found)
        );
        return Err(Refusal::invalid("other_pass_type", message));
    }
    let expected = certificates.team_identifier().as_str();
    let found = document.text("/teamIdentifier").unwrap_or_default();
    if found != expected {
        let message = format!(
            "teamIdentifier is {:?}, but the certificate here is of team {expected:?}",
            quoted(found)
        );
        return Err(Refusal::invalid("other_team", message));
    }
    Ok(())
}

/// A file signed here may name this deployment as its web service, or none: another could answer in the issuer's name.
pub(super) fn own_web_service(document: &Document, public_base_url: &str) -> Result<(), Refusal> {
    let Some(found) = document.tree().get("webServiceURL") else { return Ok(()) };
    let same = found.as_str().is_some_and(|url| url.trim_end_matches('/') == public_base_url);
    if same {
        return Ok(());
    }
    let found = found.as_str().map_or_else(|| found.to_string(), str::to_owned);
    let message = format!(
        "webServiceURL is {:?}; this deployment signs only its own, {public_base_url:?}, or none",
        quoted(&found)
    );
    Err(Refusal::invalid("foreign_web_service", message))
}

/// No endless texts: phones, landing pages and previews have to show them.
pub(super) fn bounded_texts(document: &Document) -> Result<(), Refusal> {
    let longest = document.tree().values().map(longest_text).max().unwrap_or(0);
    if longest <= MAX_TEXT_CHARACTERS {
        return Ok(());
    }
    let message =
        format!("a text of the pass has {longest} characters, at most {MAX_TEXT_CHARACTERS} are taken");
    Err(Refusal::invalid("text_too_long", message))
}

fn longest_text(value: &Value) -> usize {
    match value {
        Value::String(text) => text.chars().count(),
        Value::Array(list) => list.iter().map(longest_text).max().unwrap_or(0),
        Value::Object(map) => map.values().map(longest_text).max().unwrap_or(0),
        _ => 0,
    }
}

/// Refuses with the first problem for which an iPhone would refuse the pass.
pub(super) fn acceptable(problems: &[Problem]) -> Result<(), Refusal> {
    match problems.iter().find(|problem| problem.severity == Severity::Blocks) {
        Some(problem) => {
            let message = format!("an iPhone would refuse this pass: {}", problem.message);
            Err(Refusal::invalid("invalid_pass", message))
        }
        None => Ok(()),
    }
}

/// Whether rule J19 takes plain http on loopback: on a developer's machine only.
pub(super) fn allows_loopback<P: Ports>(ports: &P) -> bool {
    ports.settings().development
}

/// A found value, short enough for a sentence.
fn quoted(text: &str) -> String {
    text.chars().take(80).collect()
}
