//! Rules about the NFC payload. Source: Apple, "Pass.NFC"; SubjectPublicKeyInfo by RFC 5480.

use serde_json::{Map, Value};

use super::rule::Finding;
use super::rule::Rule;
use super::{Severity, Subject};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "J27",
        severity: Severity::Blocks,
        title: "nfc has a message and a public key on the curve P-256",
        reason: words!(
            "J27-why-payload",
            "Apple requires both (“Pass.NFC”); with another kind of key the reader and the phone cannot talk."
        ),
        check: payload,
    },
    Rule {
        id: "J27",
        severity: Severity::Warns,
        title: "The NFC message has at most 64 bytes, and the key is in compressed form",
        reason: words!(
            "J27-why-doubtful-payload",
            "Wallet cuts longer messages (“Pass.NFC”); every key known to work is in compressed form."
        ),
        check: doubtful_payload,
    },
];

/// The longest message, in bytes (Apple).
const MAX_MESSAGE_BYTES: usize = 64;

/// What a key looks like in Base64: algorithm and curve are the same in all keys, so the beginning is too.
struct KeyForm {
    beginnings: &'static [&'static str],
    chars: usize,
}

/// 59 bytes: the point as one coordinate and the sign of the other.
const COMPRESSED: KeyForm = KeyForm {
    beginnings: &["MDkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDIgAC", "MDkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDIgAD"],
    chars: 80,
};

/// 91 bytes: the point as two coordinates.
const UNCOMPRESSED: KeyForm = KeyForm { beginnings: &["MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE"], chars: 124 };

impl KeyForm {
    fn fits(&self, key: &str) -> bool {
        let is_base64 = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=');
        key.len() == self.chars
            && self.beginnings.iter().any(|beginning| key.starts_with(beginning))
            && key.bytes().all(is_base64)
    }
}

fn nfc<'a>(subject: &Subject<'a>) -> Option<&'a Map<String, Value>> {
    subject.document.tree().get("nfc")?.as_object()
}

/// A text of the payload; a missing one counts as empty, a wrong type is J03.
fn text<'a>(nfc: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    nfc.get(key).map_or(Some(""), Value::as_str)
}

fn payload(subject: &Subject<'_>) -> Vec<Finding> {
    let Some(nfc) = nfc(subject) else { return Vec::new() };
    let mut findings = Vec::new();
    if text(nfc, "message") == Some("") {
        let message = sentence!("J27-no-message", "The NFC part of the pass has no message for the reader.");
        findings.push(Finding::new("/nfc/message", message));
    }
    let is_key = |key: &str| COMPRESSED.fits(key) || UNCOMPRESSED.fits(key);
    if text(nfc, "encryptionPublicKey").is_some_and(|key| !is_key(key)) {
        let message = sentence!(
            "J27-key",
            "The NFC part of the pass needs a public key on the curve P-256, in Base64 and without a header."
        );
        findings.push(Finding::new("/nfc/encryptionPublicKey", message));
    }
    findings
}

fn doubtful_payload(subject: &Subject<'_>) -> Vec<Finding> {
    let Some(nfc) = nfc(subject) else { return Vec::new() };
    let mut findings = Vec::new();
    let bytes = text(nfc, "message").map_or(0, str::len);
    if bytes > MAX_MESSAGE_BYTES {
        let message = sentence!(
            "J27-long",
            "The NFC message has {bytes} bytes; Wallet cuts it after {most}.",
            bytes = bytes,
            most = MAX_MESSAGE_BYTES
        );
        findings.push(Finding::new("/nfc/message", message));
    }
    if text(nfc, "encryptionPublicKey").is_some_and(|key| UNCOMPRESSED.fits(key)) {
        let message = sentence!(
            "J27-form",
            "The NFC key is not in compressed form; it is not known whether Wallet takes it."
        );
        findings.push(Finding::new("/nfc/encryptionPublicKey", message));
    }
    findings
}
