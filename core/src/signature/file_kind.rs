//! What a certificate or key file is, told by its labels or its first elements, so that a mix-up gets a sentence of its own.
//!
//! In scope: recognising. Out of scope: reading; a file that looks like a certificate may still be damaged.
//! Sources: RFC 7468 (labels), RFC 5280, 2986, 5208, 7292, 8017, 5915, 5652 (the shapes).

use std::fmt;

use const_oid::db::rfc5911::ID_SIGNED_DATA;
use der::asn1::{AnyRef, ObjectIdentifier};
use der::{Decode, Reader, SliceReader, Tag, Tagged};

use super::pem;

/// What is in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// An X.509 certificate (RFC 5280).
    Certificate,
    /// A certificate signing request (RFC 2986): what one sends to Apple, not what comes back.
    CertificateRequest,
    /// A private key: PKCS#8, PKCS#1 or SEC 1.
    PrivateKey,
    /// A private key in PKCS#8 or OpenSSL's old form that is encrypted with a password.
    EncryptedPrivateKey,
    /// A public key alone.
    PublicKey,
    /// Key and certificates in one file (RFC 7292), usually `.p12` or `.pfx`.
    Pkcs12,
    /// Certificates in a CMS container, usually `.p7b`.
    Pkcs7,
    /// Something else.
    Unknown,
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Certificate => "a certificate",
            Self::CertificateRequest => "a certificate signing request (CSR)",
            Self::PrivateKey => "a private key",
            Self::EncryptedPrivateKey => "a private key with a password",
            Self::PublicKey => "a public key alone",
            Self::Pkcs12 => "a .p12 file (PKCS#12)",
            Self::Pkcs7 => "a bundle of certificates (PKCS#7, .p7b)",
            Self::Unknown => "a file of an unknown kind",
        })
    }
}

/// The PEM labels that are known (RFC 7468, and OpenSSL's for PKCS#1 and SEC 1).
const LABELS: [(&str, FileKind); 11] = [
    ("CERTIFICATE", FileKind::Certificate),
    ("X509 CERTIFICATE", FileKind::Certificate),
    ("CERTIFICATE REQUEST", FileKind::CertificateRequest),
    ("NEW CERTIFICATE REQUEST", FileKind::CertificateRequest),
    ("PRIVATE KEY", FileKind::PrivateKey),
    ("RSA PRIVATE KEY", FileKind::PrivateKey),
    ("EC PRIVATE KEY", FileKind::PrivateKey),
    ("ENCRYPTED PRIVATE KEY", FileKind::EncryptedPrivateKey),
    ("PUBLIC KEY", FileKind::PublicKey),
    ("RSA PUBLIC KEY", FileKind::PublicKey),
    ("PKCS7", FileKind::Pkcs7),
];

/// Tells what a file is; of several PEM sections the first one that is known counts.
#[must_use]
pub fn file_kind(bytes: &[u8]) -> FileKind {
    match pem::text(bytes) {
        Some(text) => kind_of_text(text),
        None => kind_of_der(bytes).unwrap_or(FileKind::Unknown),
    }
}

fn kind_of_text(text: &str) -> FileKind {
    let kinds = pem::labels(text).filter_map(|label| {
        let (_, kind) = LABELS.iter().find(|(known, _)| *known == label)?;
        Some(*kind)
    });
    match kinds.into_iter().next() {
        Some(FileKind::PrivateKey) if pem::is_encrypted_by_header(text) => FileKind::EncryptedPrivateKey,
        found => found.unwrap_or(FileKind::Unknown),
    }
}

/// Looks at the outermost elements only: a wrong guess costs a less fitting sentence and nothing else.
fn kind_of_der(bytes: &[u8]) -> Option<FileKind> {
    let mut reader = SliceReader::new(bytes).ok()?;
    let header = reader.peek_header().ok();
    if header.is_none() {
        // Indefinite lengths, which DER does not know, are met in PKCS#12 and PKCS#7 only.
        return starts_as_ber(bytes);
    }
    let outer: AnyRef<'_> = reader.decode().ok()?;
    if outer.tag() != Tag::Sequence {
        return None;
    }
    let parts = first_elements(outer.value());
    let tags: Vec<Tag> = parts.iter().map(Tagged::tag).collect();
    let first = parts.first()?;
    Some(match tags.as_slice() {
        [Tag::Integer, Tag::Sequence, ..] if first.value() == [3] => FileKind::Pkcs12,
        [Tag::Integer, Tag::Sequence | Tag::OctetString, ..] => FileKind::PrivateKey,
        [Tag::Integer, Tag::Integer, Tag::Integer] => FileKind::PrivateKey,
        [Tag::Integer, Tag::Integer] => FileKind::PublicKey,
        [Tag::ObjectIdentifier, ..] if is_signed_data(*first) => FileKind::Pkcs7,
        [Tag::Sequence, Tag::OctetString] => FileKind::EncryptedPrivateKey,
        [Tag::Sequence, Tag::BitString] => FileKind::PublicKey,
        [Tag::Sequence, Tag::Sequence, Tag::BitString] => signed_kind(first.value()),
        _ => return None,
    })
}

/// Certificate and request are both signed; the third element of a request is its public key, of a certificate never.
fn signed_kind(signed: &[u8]) -> FileKind {
    let third = first_elements(signed).get(2).copied();
    let inner = third.map(|third| first_elements(third.value()).iter().map(Tagged::tag).collect::<Vec<_>>());
    match inner.as_deref() {
        Some([Tag::Sequence, Tag::BitString]) => FileKind::CertificateRequest,
        _ => FileKind::Certificate,
    }
}

fn is_signed_data(any: AnyRef<'_>) -> bool {
    any.decode_as::<ObjectIdentifier>().is_ok_and(|oid| oid == ID_SIGNED_DATA)
}

fn starts_as_ber(bytes: &[u8]) -> Option<FileKind> {
    match bytes {
        [0x30, 0x80, 0x02, 0x01, 0x03, ..] => Some(FileKind::Pkcs12),
        [0x30, 0x80, 0x06, ..] => Some(FileKind::Pkcs7),
        _ => None,
    }
}

/// At most three elements, which is all that is looked at; it ends at the first one that is not whole.
fn first_elements(bytes: &[u8]) -> Vec<AnyRef<'_>> {
    let Ok(mut reader) = SliceReader::new(bytes) else { return Vec::new() };
    let mut found = Vec::new();
    while found.len() < 3
        && !reader.is_finished()
        && let Ok(any) = AnyRef::decode(&mut reader)
    {
        found.push(any);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{fixture, leaf};
    use super::*;

    #[test]
    fn each_fixture_is_what_its_name_says() {
        for (bytes, kind) in [
            (&fixture!("pass.pem")[..], FileKind::Certificate),
            (fixture!("pass.key.pem"), FileKind::PrivateKey),
            (fixture!("pass.key.pkcs1.pem"), FileKind::PrivateKey),
            (fixture!("pass.p12"), FileKind::Pkcs12),
            (fixture!("pass-legacy.p12"), FileKind::Pkcs12),
            (leaf().to_der(), FileKind::Certificate),
            (&leaf().public_key(), FileKind::PublicKey),
            (b"", FileKind::Unknown),
            (b"hello", FileKind::Unknown),
            (b"-----BEGIN SOMETHING-----", FileKind::Unknown),
            (&[0x30, 0x80, 0x02, 0x01, 0x03, 0x30, 0x80], FileKind::Pkcs12),
            (&[0x30, 0xff], FileKind::Unknown),
        ] {
            assert_eq!(file_kind(bytes), kind, "{:?}", bytes.get(..bytes.len().min(40)));
        }
    }

    #[test]
    fn der_forms_of_keys_are_told_apart() {
        for (name, kind) in
            [("pass.key.pem", FileKind::PrivateKey), ("pass.key.pkcs1.pem", FileKind::PrivateKey)]
        {
            let text = match name {
                "pass.key.pem" => &fixture!("pass.key.pem")[..],
                _ => fixture!("pass.key.pkcs1.pem"),
            };
            let text = std::str::from_utf8(text).unwrap();
            let label = pem::labels(text).next().unwrap();
            let der = pem::sections(text, label).unwrap().remove(0);
            assert_eq!(file_kind(&der), kind, "{name}");
        }
    }

    #[test]
    fn a_key_encrypted_by_a_header_is_an_encrypted_key() {
        let text =
            b"-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n\
                     -----END RSA PRIVATE KEY-----\n";
        assert_eq!(file_kind(text), FileKind::EncryptedPrivateKey);
    }
}
