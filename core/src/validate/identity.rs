//! Rules about who a pass says it is from. Whether that is the certificate's identity is for the signature rules to say.

use super::rule::{Finding, Rule, quote};
use super::{Severity, Subject};

pub(super) const RULES: &[Rule] = &[Rule {
    id: "J36",
    severity: Severity::Warns,
    title: "The identifiers are real ones, no placeholders from an example",
    reason: words!(
        "J36-why-placeholders",
        "Both identifiers must be those of the certificate that signs the pass, or every iPhone refuses it."
    ),
    check: placeholders,
}];

/// Team identifiers of Apple's documentation and of well-known examples.
const EXAMPLE_TEAMS: [&str; 6] =
    ["ABCDE12345", "A1B2C3D4E5", "A93A5CM278", "XXXXXXXXXX", "1234567890", "ABCDEFGHIJ"];

/// How many letters and digits every team identifier has had so far.
const TEAM_LEN: usize = 10;

fn placeholders(subject: &Subject<'_>) -> Vec<Finding> {
    let text = |key: &str| subject.document.tree().get(key)?.as_str().filter(|text| !text.is_empty());
    let mut findings = Vec::new();
    if let Some(pass_type) = text("passTypeIdentifier") {
        let message = match pass_type.strip_prefix("pass.") {
            None => Some(sentence!(
                "J36-pass-type",
                "A pass type identifier begins with “pass.”; this one is {found}.",
                found = quote(pass_type)
            )),
            Some(rest) if rest.split('.').any(|part| part == "example") => Some(sentence!(
                "J36-example-pass-type",
                "The pass type identifier {found} is from an example.",
                found = quote(pass_type)
            )),
            Some(_) => None,
        };
        findings.extend(message.map(|message| Finding::new("/passTypeIdentifier", message)));
    }
    if let Some(team) = text("teamIdentifier") {
        let is_team = team.len() == TEAM_LEN && team.bytes().all(|b| b.is_ascii_alphanumeric());
        if !is_team {
            let message = sentence!(
                "J36-team",
                "A team identifier has ten letters and digits; this one is {found}.",
                found = quote(team)
            );
            findings.push(Finding::new("/teamIdentifier", message));
        } else if EXAMPLE_TEAMS.contains(&team) {
            findings.push(Finding::new(
                "/teamIdentifier",
                sentence!(
                    "J36-example-team",
                    "The team identifier {found} is from an example.",
                    found = quote(team)
                ),
            ));
        }
    }
    findings
}
