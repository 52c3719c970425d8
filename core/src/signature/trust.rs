//! Whether the certificates of a signature lead to a root that is trusted: Apple's, or one that was named.
//!
//! In scope: walking from the included intermediate to a root, by names, key identifiers and signatures. Out of scope: the step from the
//! pass certificate to its intermediate (S05 of [`super::problems()`] tells what is wrong there), revocation.
//! Source: RFC 5280 section 6; Apple, "Certificate Authority" (the root's SHA-256 is B0B1730E…1001F024).

use super::certificate::Certificate;
use super::cms::{SignatureFacts, Verification, verify_issuer};
use crate::bundle::SIGNATURE_FILE;
use crate::time::Timestamp;
use crate::validate::{Problem, Said, Severity};

/// Apple's root certificate, the one that iPhones trust passes by.
const APPLE_ROOT: &[u8] = include_bytes!("apple/AppleIncRootCertificate.cer");

/// The most certificates between the pass certificate and the root; Apple has one.
const MAX_STEPS: usize = 4;

const REASON: &str = "iPhones take only passes whose certificates lead to Apple's root.";

/// Apple's root certificate; `None` cannot be, since it is built in.
#[must_use]
pub fn apple_root() -> Option<Certificate> {
    Certificate::from_der(APPLE_ROOT).ok()
}

/// Where the certificates of a signature lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trust {
    /// To Apple's root: iPhones trust it.
    Apple,
    /// To a root that was named, which iPhones do not know.
    Named(Certificate),
    /// To none of them; the last certificate that was found on the way.
    Nowhere(Certificate),
    /// It cannot be told: the intermediate is missing, wrong or broken, which is a problem of its own.
    Unknown,
}

/// Follows the certificates of a signature to Apple's root or to one of those that were named.
#[must_use]
pub fn trust(facts: &SignatureFacts, named: &[Certificate]) -> Trust {
    let Some(intermediate) = facts.intermediate.as_ref() else { return Trust::Unknown };
    if facts.chain_verification != Verification::Holds {
        return Trust::Unknown;
    }
    let apple = apple_root();
    let mut last = intermediate.clone();
    for _ in 0..MAX_STEPS {
        if apple.as_ref().is_some_and(|root| issued(&last, root)) {
            return Trust::Apple;
        }
        if let Some(root) = named.iter().find(|root| issued(&last, root)) {
            return Trust::Named(root.clone());
        }
        let further = facts.certificates.iter().find(|other| **other != last && issued(&last, other));
        match further {
            Some(further) => last = further.clone(),
            None => break,
        }
    }
    Trust::Nowhere(last)
}

/// Whether a certificate is this root, or was issued by it, as far as names, keys and the signature say.
fn issued(certificate: &Certificate, root: &Certificate) -> bool {
    certificate == root
        || certificate.is_issued_by(root) && verify_issuer(certificate, root) == Verification::Holds
}

/// S05 once more: the problem of a chain that does not end at Apple's root.
#[must_use]
pub fn trust_problem(facts: &SignatureFacts, named: &[Certificate], now: Timestamp) -> Option<Problem> {
    let (severity, message) = match trust(facts, named) {
        Trust::Apple | Trust::Unknown => return None,
        Trust::Named(root) if root.is_valid_at(now) => (
            Severity::Warns,
            format!(
                "The pass is signed for development: its root {} is trusted here, by no iPhone.",
                root.subject()
            ),
        ),
        Trust::Named(root) => {
            (Severity::Blocks, format!("The root certificate {} is not valid today.", root.subject()))
        }
        Trust::Nowhere(last) => (
            Severity::Blocks,
            format!(
                "The pass is not signed with a certificate of Apple: {} is not under Apple's root.",
                last.subject()
            ),
        ),
    };
    Some(Problem {
        rule: "S05".to_owned(),
        severity,
        path: SIGNATURE_FILE.to_owned(),
        message,
        reason: REASON.to_owned(),
        fix: None,
        said: Said::default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_root_is_apples() {
        let root = apple_root().unwrap();
        assert_eq!(root.organization_name().as_deref(), Some("Apple Inc."));
        assert!(root.fingerprint().starts_with("b0b1730e") && root.fingerprint().ends_with("1001f024"));
    }

    #[test]
    #[cfg(feature = "software-key")]
    fn apples_intermediate_leads_to_apples_root_and_to_no_other() {
        let root = apple_root().unwrap();
        let intermediate = Certificate::from_der(include_bytes!("apple/AppleWWDRCAG4.cer")).unwrap();
        assert!(issued(&intermediate, &root) && issued(&root, &root));
        assert!(!issued(&root, &intermediate));
        let other = crate::signature::fixtures::intermediate();
        assert!(!issued(&other, &root));
    }
}
