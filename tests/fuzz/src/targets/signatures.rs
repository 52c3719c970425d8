//! Signatures, certificates, and the text that they come in.

use passwright_core::document::Document;
use passwright_core::signature::cms::{self, Verification};
use passwright_core::signature::file_kind::file_kind;
use passwright_core::signature::{Certificate, CertificateChain, pem, problems};
use passwright_core::time::Timestamp;

use super::planted;

const MANIFEST: &[u8] = br#"{"pass.json":"x"}"#;
const OTHER_MANIFEST: &[u8] = b"{}";

/// An instant inside the validity of the seeds: 2026-12-24T12:00:00Z.
const NOW: Timestamp = Timestamp::from_unix_seconds(1_798_113_600);

/// No signature holds for two manifests, and the checks have a sentence for every one.
pub(super) fn cms(bytes: &[u8]) {
    let said = problems(Some(bytes), Some(MANIFEST), &Document::default(), NOW);
    assert!(!said.is_empty(), "an empty document is not what any certificate is for");
    let (Ok(facts), Ok(other)) = (cms::inspect(bytes, MANIFEST), cms::inspect(bytes, OTHER_MANIFEST)) else {
        return;
    };
    planted!(cms(&facts));
    let holds =
        |facts: &cms::SignatureFacts| facts.digest_matches && facts.verification == Verification::Holds;
    assert!(!(holds(&facts) && holds(&other)), "one signature holds for two manifests");
    assert!(facts.certificates.len() <= bytes.len() / 50);
    assert_eq!(facts.leaf.is_none(), other.leaf.is_none());
}

/// Every certificate is read again the same from its PEM, and each of its facts can be asked for.
pub(super) fn certificate(bytes: &[u8]) {
    let _ = file_kind(bytes).to_string();
    let Ok(certificates) = Certificate::parse_all(bytes) else { return };
    assert!(!certificates.is_empty());
    for certificate in &certificates {
        planted!(certificate(certificate));
        assert_eq!(&Certificate::parse(certificate.to_pem().as_bytes()).unwrap(), certificate);
        assert_eq!(certificate.fingerprint().len(), 64);
        assert_eq!(certificate.is_valid_at(NOW), certificate.require_valid_at(NOW).is_ok());
        let _ = (certificate.days_left(NOW), certificate.allows_nfc(), certificate.public_key());
        let _ = (certificate.subject(), certificate.issuer(), certificate.pass_type_extension());
        let _ = CertificateChain::with_intermediate_from(certificate.clone(), &certificates);
    }
}

/// What is printed is read again.
pub(super) fn pem(bytes: &[u8]) {
    let printed = pem::print("CERTIFICATE", bytes).unwrap();
    assert_eq!(pem::sections(&printed, "CERTIFICATE").unwrap(), [bytes]);
    let Some(text) = pem::text(bytes) else { return };
    let labels: Vec<&str> = pem::labels(text).take(4).collect();
    for label in labels {
        let Ok(sections) = pem::sections_with_headers(text, label) else { continue };
        for section in sections {
            planted!(pem(&section));
            assert!(section.bytes.len() <= text.len());
        }
    }
}
