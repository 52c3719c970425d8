//! One deliberate bug for each target, of the kinds that bugs have: an index, a length, an overflow, a hang, too much memory, a wrong belief.
//!
//! None is met by a seed. The engine has to find each within a minute, or it would not find real ones either.

use passwright_core::manifest::Manifest;
use passwright_core::signature::Certificate;
use passwright_core::signature::cms::SignatureFacts;
use passwright_core::signature::pem::Section;
use passwright_core::signature::software_key::{Identity, KeyError, PrivateKey};
use passwright_core::zip::Entry;
use serde_json::Value;

/// Index: a table that is one too short for the endings of names.
pub(crate) fn zip(entries: &[Entry]) {
    let table = [0_u8; 0x7a];
    for entry in entries {
        let last = entry.name.bytes().last().unwrap_or_default();
        std::hint::black_box(table[usize::from(last.min(0x7a))]);
    }
}

/// Length: the second chunk is taken as long as it says.
pub(crate) fn png(bytes: &[u8]) {
    if let Some([a, b, c, d]) = bytes.get(33..37) {
        let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        std::hint::black_box(&bytes[41..41 + length]);
    }
}

/// Memory: a matrix of all names.
pub(crate) fn manifest(manifest: &Manifest) {
    let names = manifest.names().count();
    std::hint::black_box(vec![1_u8; names * names * 4 * 1024 * 1024]);
}

/// Overflow: the indentation of nested values in one byte.
pub(crate) fn json(tree: &Value) {
    fn print(value: &Value, indentation: u8) {
        let children: Vec<&Value> = match value {
            Value::Array(list) => list.iter().collect(),
            Value::Object(map) => map.values().collect(),
            _ => Vec::new(),
        };
        for child in children {
            print(child, std::hint::black_box(indentation + 40));
        }
    }
    print(tree, 0);
}

/// Hang: the search for a key that is not there.
pub(crate) fn strings(entries: &[(String, String)]) {
    for (key, value) in entries {
        let mut at = 0;
        while !value.is_empty() && at < 1 {
            at += std::hint::black_box(key.len());
        }
    }
}

/// Index: a minute with fifty seconds.
pub(crate) fn cms(facts: &SignatureFacts) {
    let tens = facts.signing_time.map_or(0, |time| time.unix_seconds() % 60 / 10);
    std::hint::black_box([0_u8; 5][usize::try_from(tens).unwrap_or_default()]);
}

/// Belief: a name can be printed as it is.
pub(crate) fn certificate(certificate: &Certificate) {
    let name = certificate.common_name().unwrap_or_default();
    assert!(!name.chars().any(char::is_control), "a control character");
}

/// Belief: a cipher always has an initialization vector after its comma.
pub(crate) fn pem(section: &Section) {
    if let Some(header) = &section.encryption {
        std::hint::black_box(header.split(',').nth(1).unwrap());
    }
}

/// Belief: every key that is whole is RSA or P-256.
pub(crate) fn key(read: &Result<PrivateKey, KeyError>) {
    assert!(!matches!(read, Err(KeyError::UnknownAlgorithm { .. })), "a key of another kind");
}

/// Index: an identity always has its intermediate beside it.
pub(crate) fn p12(opened: &Result<Identity, KeyError>) {
    if let Ok(identity) = opened {
        std::hint::black_box(&identity.others[0]);
    }
}
