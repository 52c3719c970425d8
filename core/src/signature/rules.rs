//! What the signature is checked for, as a table for `docs/checks.md` and for tools that list all rules.
//!
//! In scope: ids, severities, one line each. Out of scope: the checks themselves (see [`super::problems()`] and [`super::trust`]).

use crate::validate::Severity;

/// A rule of the signature, in words.
#[derive(Debug, Clone, Copy)]
pub struct SignatureRule {
    /// The id, for example `S05`.
    pub id: &'static str,
    /// How bad a finding is.
    pub severity: Severity,
    /// What is asked of a signature, in one line.
    pub title: &'static str,
    /// Why it matters, and who says so.
    pub reason: &'static str,
}

const fn blocks(id: &'static str, title: &'static str, reason: &'static str) -> SignatureRule {
    SignatureRule { id, severity: Severity::Blocks, title, reason }
}

const fn warns(id: &'static str, title: &'static str, reason: &'static str) -> SignatureRule {
    SignatureRule { id, severity: Severity::Warns, title, reason }
}

/// All rules of the signature.
pub const SIGNATURE_RULES: &[SignatureRule] = &[
    blocks(
        "S01",
        "The pass is signed, by CMS signed data",
        "iOS refuses the pass otherwise (device log: “Signature is missing”).",
    ),
    blocks(
        "S02",
        "The signature is detached, has one signer, and holds for the manifest",
        "iOS refuses the pass otherwise (device log: “Manifest signature did not verify successfully”).",
    ),
    blocks(
        "S03",
        "The signature says when it was made",
        "iOS refuses the pass otherwise (device log: “Signature must contain a signing date”).",
    ),
    blocks(
        "S04",
        "It was made while the certificate was valid, and not in the future",
        "iOS takes a signature only if it was made while the certificate was valid.",
    ),
    blocks(
        "S05",
        "The intermediate that issued the certificate is included and valid, and the chain ends at Apple's root",
        "Devices have only Apple's root certificate and need the one between.",
    ),
    warns(
        "S05",
        "The certificate is Apple's, no development certificate",
        "iPhones take only passes whose certificate Apple issued; a root given by `--root` is trusted here alone.",
    ),
    blocks(
        "S06",
        "The certificate is a pass certificate for this pass type and this team",
        "iOS refuses the pass otherwise (device log: “passTypeIdentifier or teamIdentifier provided may not match your certificate”).",
    ),
    warns(
        "S07",
        "The certificate goes on for a while",
        "Installed passes keep working, but nothing can be signed, updated or pushed after its last day.",
    ),
    warns(
        "S08",
        "The signed attributes are in DER order, and the digest is SHA-256",
        "Wallet takes other forms today; other verifiers do not.",
    ),
    warns(
        "S10",
        "A pass with an NFC part has a certificate “with NFC”",
        "Apple grants NFC to single pass types; others are said to ignore that part.",
    ),
];
