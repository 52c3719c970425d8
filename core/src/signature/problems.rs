//! The checks S01 to S08 and S10: would an iPhone accept this signature for this pass.
//!
//! In scope: one function for each rule over [`SignatureFacts`]. Out of scope: whether the manifest lists the right files (see
//! [`crate::validate`]), S09 (a key belongs to its certificate), which is an error of [`super::software_key`] before anything is signed.
//! Sources: the texts with which iOS refuses passes, quoted in the reasons; Apple, "Building a Pass".

use super::certificate::Certificate;
use super::cms::{self, SignatureFacts, Verification};
use super::validity::{Validity, day};
use crate::bundle::SIGNATURE_FILE;
use crate::document::Document;
use crate::time::Timestamp;
use crate::validate::{Problem, Said, Severity};

/// The organization of all of Apple's intermediates.
const APPLE: &str = "Apple Inc.";

/// How far a signer's clock may be ahead before its signing time counts as "in the future".
const CLOCK_TOLERANCE_MILLIS: i64 = 5 * 60 * 1000;

/// Checks the signature of a package: `signature` and `manifest` are the files as they are, `None` when the file is missing.
#[must_use]
pub fn problems(
    signature: Option<&[u8]>,
    manifest: Option<&[u8]>,
    document: &Document,
    now: Timestamp,
) -> Vec<Problem> {
    let Some(signature) = signature else {
        return vec![problem(
            "S01",
            Severity::Blocks,
            "The pass is not signed.",
            "iOS says: Signature is missing.",
        )];
    };
    let facts = match cms::inspect(signature, manifest.unwrap_or_default()) {
        Ok(facts) => facts,
        Err(error) => {
            let message = format!("The signature cannot be read: {error}.");
            return vec![problem(
                "S01",
                Severity::Blocks,
                message,
                "Wallet reads CMS signed data (RFC 5652) only.",
            )];
        }
    };
    let rules = [
        covers_the_manifest(&facts),
        has_a_signing_time(&facts),
        was_signed_while_valid(&facts, now),
        includes_the_intermediate(&facts, now),
        was_issued_by_apple(&facts),
        expires_soon(&facts, now),
        is_in_todays_form(&facts),
        allows_nfc(&facts, document),
    ];
    let mut found: Vec<Problem> = rules.into_iter().flatten().collect();
    found.extend(facts.leaf.iter().flat_map(|leaf| is_for_this_pass(leaf, document)));
    found.sort_by(|a, b| a.rule.cmp(&b.rule));
    found
}

fn problem(rule: &str, severity: Severity, message: impl Into<String>, reason: &str) -> Problem {
    Problem {
        rule: rule.to_owned(),
        severity,
        path: SIGNATURE_FILE.to_owned(),
        message: message.into(),
        reason: reason.to_owned(),
        fix: None,
        said: Said::default(),
    }
}

/// S02: detached, one signer, over this manifest.
fn covers_the_manifest(facts: &SignatureFacts) -> Option<Problem> {
    let message = if !facts.is_detached {
        "The signature contains what it signs; it must be detached."
    } else if facts.signers != 1 {
        "The signature must have exactly one signer."
    } else if !facts.digest_matches {
        "The manifest was changed after it was signed."
    } else if facts.leaf.is_none() {
        "The signature does not include the certificate of its signer."
    } else if facts.verification == Verification::Fails {
        "The signature was not made with the key of its certificate."
    } else {
        return None;
    };
    Some(problem(
        "S02",
        Severity::Blocks,
        message,
        "iOS says: Manifest signature did not verify successfully.",
    ))
}

/// S03: there is a signing time.
fn has_a_signing_time(facts: &SignatureFacts) -> Option<Problem> {
    if facts.signing_time.is_some() {
        return None;
    }
    let message = "The signature does not say when it was made.";
    Some(problem("S03", Severity::Blocks, message, "iOS says: Signature must contain a signing date."))
}

/// S04: the signing time lies inside the certificate's validity and not in the future.
fn was_signed_while_valid(facts: &SignatureFacts, now: Timestamp) -> Option<Problem> {
    let (signed, leaf) = (facts.signing_time?, facts.leaf.as_ref()?);
    let message = if !leaf.is_valid_at(signed) {
        format!(
            "The pass was signed on {}, but the certificate is valid from {} to {}.",
            day(signed),
            day(leaf.not_before()),
            day(leaf.not_after())
        )
    } else if signed > now.plus_millis(CLOCK_TOLERANCE_MILLIS) {
        format!("The pass says it was signed in the future, on {}.", day(signed))
    } else {
        return None;
    };
    Some(problem(
        "S04",
        Severity::Blocks,
        message,
        "iOS takes a signature only if it was made while the certificate was valid.",
    ))
}

/// S05: the intermediate that issued the certificate is included and valid.
fn includes_the_intermediate(facts: &SignatureFacts, now: Timestamp) -> Option<Problem> {
    let leaf = facts.leaf.as_ref()?;
    let message = match &facts.intermediate {
        None if facts.certificates.len() > 1 => {
            format!(
                "The signature includes the wrong intermediate certificate; the right one is {}.",
                leaf.issuer()
            )
        }
        None => format!("The signature does not include the intermediate certificate {}.", leaf.issuer()),
        Some(_) if facts.chain_verification == Verification::Fails => {
            format!("The certificate was not issued by the included {}.", leaf.issuer())
        }
        Some(intermediate) if !intermediate.is_valid_at(now) => {
            format!(
                "The intermediate certificate {} expired on {}.",
                leaf.issuer(),
                day(intermediate.not_after())
            )
        }
        Some(_) => return None,
    };
    Some(problem(
        "S05",
        Severity::Blocks,
        message,
        "Devices have only Apple's root certificate and need the one between.",
    ))
}

/// S05: the intermediate is Apple's. A warning, since development certificates are meant to be someone else's.
fn was_issued_by_apple(facts: &SignatureFacts) -> Option<Problem> {
    let intermediate = facts.intermediate.as_ref()?;
    if intermediate.organization_name().as_deref() == Some(APPLE) {
        return None;
    }
    let message = format!("The pass is signed for development: {} is not Apple's.", intermediate.subject());
    let reason = "iPhones take only passes whose certificate Apple issued.";
    Some(problem("S05", Severity::Warns, message, reason))
}

/// S06: the certificate is for this pass type and this team.
fn is_for_this_pass(leaf: &Certificate, document: &Document) -> Vec<Problem> {
    const REASON: &str = "iOS says: passTypeIdentifier or teamIdentifier provided may not match your certificate, \
                          or the certificate trust chain could not be verified.";
    let mut found = Vec::new();
    let mut compare = |key: &str, certificate: Result<String, String>| {
        let path = format!("/{key}");
        let written = document.text(&path).unwrap_or_default();
        let message = match certificate {
            Ok(expected) if expected == written => return,
            Ok(expected) => {
                format!("The pass says {key} `{written}`, its certificate is for `{expected}`.")
            }
            Err(sentence) => format!("The signer has no pass certificate: {sentence}."),
        };
        found.push(Problem { path, ..problem("S06", Severity::Blocks, message, REASON) });
    };
    let pass_type = leaf.pass_type_identifier();
    compare("passTypeIdentifier", pass_type.map(String::from).map_err(|error| error.to_string()));
    let team = leaf.team_identifier();
    compare("teamIdentifier", team.map(String::from).map_err(|error| error.to_string()));
    found
}

/// S07: the certificate goes on for a while.
fn expires_soon(facts: &SignatureFacts, now: Timestamp) -> Option<Problem> {
    let leaf = facts.leaf.as_ref()?;
    let message = match leaf.validity_at(now) {
        Validity::Expired => format!("The certificate expired on {}.", day(leaf.not_after())),
        Validity::EndsSoon => format!("The certificate expires on {}.", day(leaf.not_after())),
        Validity::NotYet | Validity::Valid => return None,
    };
    Some(problem(
        "S07",
        Severity::Warns,
        message,
        "Installed passes keep working, but nothing can be signed, updated or pushed after that day.",
    ))
}

/// S08: the form that every verifier accepts.
fn is_in_todays_form(facts: &SignatureFacts) -> Option<Problem> {
    let message = if !facts.attributes_are_sorted {
        "The signed attributes are not in DER order."
    } else if facts.uses_sha1 {
        "The signature uses SHA-1."
    } else {
        return None;
    };
    Some(problem("S08", Severity::Warns, message, "Wallet takes it today; other verifiers do not."))
}

/// S10: an NFC pass has an NFC certificate.
fn allows_nfc(facts: &SignatureFacts, document: &Document) -> Option<Problem> {
    document.get("/nfc")?;
    if facts.leaf.as_ref()?.allows_nfc() {
        return None;
    }
    let message = "The pass has an NFC part, its certificate is not one \"with NFC\".";
    Some(problem(
        "S10",
        Severity::Warns,
        message,
        "Apple grants NFC to single pass types; others are said to ignore that part.",
    ))
}

#[cfg(test)]
#[cfg(feature = "software-key")]
mod tests;
