//! A pass as a set of files, in the states it goes through: [`Bundle`] -> [`UnsignedBundle`] -> [`SignedBundle`].
//!
//! In scope: keeping files untouched and in place, making the manifest, putting the archive together.
//! Out of scope: whether the content is right (see `validate`), how signatures are made (see `signature`), mending (see `repair`).
//! The states are types, so nobody can hand out a file whose manifest does not belong to its pictures.
//!
//! ```
//! use passwright_core::bundle::Bundle;
//! use passwright_core::document::Document;
//! use passwright_core::zip::Limits;
//!
//! let mut bundle = Bundle::new(Document::parse(br#"{"formatVersion": 1}"#)?);
//! bundle.put_file("icon@2x.png", vec![1, 2, 3]);
//! assert_eq!(bundle.complete_icon(), [("icon.png".to_owned(), "icon@2x.png".to_owned())]);
//!
//! let unsigned = bundle.seal();
//! let signature = vec![0]; // made over `unsigned.manifest()`, see `signature`
//! let file = unsigned.with_signature(signature).to_archive()?;
//!
//! let (back, seal) = Bundle::read(&file, &Limits::default())?;
//! assert_eq!(back.file("icon.png"), Some(&[1, 2, 3][..]));
//! assert!(seal.manifest.is_some());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::document::{Document, ParseDocumentError};
use crate::images::{ImageKind, Scale};
use crate::manifest::Manifest;
use crate::zip::{self, Entry, Limits, ReadArchiveError, WriteArchiveError};

mod passes;

pub use passes::{MAX_PASSES, MAX_PASSES_BYTES, PASSES_MEDIA_TYPE, WritePassesError, write_passes};

/// The document's file name.
pub const PASS_FILE: &str = "pass.json";
/// The manifest's file name.
pub const MANIFEST_FILE: &str = "manifest.json";
/// The signature's file name.
pub const SIGNATURE_FILE: &str = "signature";
/// The media type of a `.pkpass` file.
pub const PASS_MEDIA_TYPE: &str = "application/vnd.apple.pkpass";

/// Why an archive is not a pass.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadBundleError {
    /// The archive is unreadable or dangerous.
    #[error(transparent)]
    Archive(#[from] ReadArchiveError),
    /// There is no document.
    #[error("this file is not a Wallet pass: pass.json is missing")]
    NoDocument,
    /// The document is not strict JSON.
    #[error(transparent)]
    Document(#[from] ParseDocumentError),
}

/// The files of a pass: a document that can be changed, and everything else as it is.
///
/// Manifest and signature are not part of it; they are made anew for each state of the files.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bundle {
    document: Document,
    files: Vec<Entry>,
}

/// What a signed archive brought along besides the files that stay.
#[derive(Debug, Clone, Default)]
pub struct Seal {
    /// The bytes of `manifest.json`, if there were any.
    pub manifest: Option<Vec<u8>>,
    /// The bytes of `signature`, if there were any.
    pub signature: Option<Vec<u8>>,
}

impl Bundle {
    /// Starts from a document without any file.
    #[must_use]
    pub fn new(document: Document) -> Self {
        Self { document, files: Vec::new() }
    }

    /// Reads a correct `.pkpass` archive. What others get wrong is opened by `repair` instead.
    ///
    /// # Errors
    /// [`ReadBundleError`] when the archive is refused, has no `pass.json` at its root, or that is not strict JSON.
    pub fn read(archive: &[u8], limits: &Limits) -> Result<(Self, Seal), ReadBundleError> {
        Self::from_entries(zip::read(archive, limits)?)
    }

    /// Takes the files of an archive apart.
    ///
    /// # Errors
    /// [`ReadBundleError::NoDocument`] or [`ReadBundleError::Document`].
    pub fn from_entries(entries: Vec<Entry>) -> Result<(Self, Seal), ReadBundleError> {
        let mut document = None;
        let mut seal = Seal::default();
        let mut files = Vec::with_capacity(entries.len());
        for entry in entries {
            match entry.name.as_str() {
                PASS_FILE => document = Some(Document::parse(&entry.bytes)?),
                MANIFEST_FILE => seal.manifest = Some(entry.bytes),
                SIGNATURE_FILE => seal.signature = Some(entry.bytes),
                _ => files.push(entry),
            }
        }
        let document = document.ok_or(ReadBundleError::NoDocument)?;
        Ok((Self { document, files }, seal))
    }

    /// The document.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The document, to change it.
    #[must_use]
    pub fn document_mut(&mut self) -> &mut Document {
        &mut self.document
    }

    /// All files besides the document, in their order.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> + Clone {
        self.files.iter().map(|entry| (entry.name.as_str(), entry.bytes.as_slice()))
    }

    /// The bytes of one file.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        self.files().find(|(file, _)| *file == name).map(|(_, bytes)| bytes)
    }

    /// Puts a file in, or replaces the one of this name in its place.
    pub fn put_file(&mut self, name: &str, bytes: Vec<u8>) {
        match self.files.iter_mut().find(|entry| entry.name == name) {
            Some(entry) => entry.bytes = bytes,
            None => self.files.push(Entry { name: name.to_owned(), bytes }),
        }
    }

    /// Takes a file out; nothing happens when it is not there.
    pub fn remove_file(&mut self, name: &str) {
        self.files.retain(|entry| entry.name != name);
    }

    /// Makes `icon.png` a copy of the next larger icon where only those are there, and returns the names of copy and original.
    ///
    /// Some versions of iOS offer “Add” only when the plain icon is there, whatever its size, and tools such as Apple's Pass Designer
    /// leave it out. A pass whose icons are in its language folders gets one in each. Without any icon nothing happens.
    pub fn complete_icon(&mut self) -> Vec<(String, String)> {
        let plain = ImageKind::Icon.file_name(Scale::One);
        let mut copies: Vec<(String, String)> = Vec::new();
        for scale in [Scale::Two, Scale::Three] {
            let larger = ImageKind::Icon.file_name(scale);
            for (name, _) in self.files() {
                let Some(folder) = name.strip_suffix(&larger) else { continue };
                let is_place = folder.is_empty() || folder.ends_with(".lproj/");
                let copy = format!("{folder}{plain}");
                if is_place && self.file(&copy).is_none() && copies.iter().all(|(made, _)| *made != copy) {
                    copies.push((copy, name.to_owned()));
                }
            }
        }
        // The root's icon stands for all languages.
        if self.file(&plain).is_some() || copies.iter().any(|(copy, _)| *copy == plain) {
            copies.retain(|(copy, _)| *copy == plain);
        }
        for (copy, original) in &copies {
            if let Some(bytes) = self.file(original).map(<[u8]>::to_vec) {
                self.put_file(copy, bytes);
            }
        }
        copies
    }

    /// Freezes the files and makes their manifest.
    #[must_use]
    pub fn seal(self) -> UnsignedBundle {
        let pass = self.document.to_bytes();
        let listed = std::iter::once((PASS_FILE, pass.as_slice())).chain(self.files());
        let manifest = Manifest::of(listed).to_bytes();
        UnsignedBundle { pass, manifest, files: self.files }
    }
}

/// Files that can no longer change, with their manifest: what a signature is made for.
#[derive(Debug, Clone)]
pub struct UnsignedBundle {
    pass: Vec<u8>,
    manifest: Vec<u8>,
    files: Vec<Entry>,
}

impl UnsignedBundle {
    /// The bytes of `pass.json`.
    #[must_use]
    pub fn pass(&self) -> &[u8] {
        &self.pass
    }

    /// The bytes of `manifest.json`, which are what gets signed.
    #[must_use]
    pub fn manifest(&self) -> &[u8] {
        &self.manifest
    }

    /// Adds the detached signature (DER) over the manifest.
    #[must_use]
    pub fn with_signature(self, signature: Vec<u8>) -> SignedBundle {
        SignedBundle { unsigned: self, signature }
    }
}

/// A finished pass.
#[derive(Debug, Clone)]
pub struct SignedBundle {
    unsigned: UnsignedBundle,
    signature: Vec<u8>,
}

impl SignedBundle {
    /// The `.pkpass` file: document, manifest and signature first, then the files in their order.
    ///
    /// # Errors
    /// [`WriteArchiveError`] when a file is too large for the zip format.
    pub fn to_archive(&self) -> Result<Vec<u8>, WriteArchiveError> {
        let own = [
            (PASS_FILE, self.unsigned.pass.as_slice()),
            (MANIFEST_FILE, self.unsigned.manifest.as_slice()),
            (SIGNATURE_FILE, self.signature.as_slice()),
        ];
        let files = self.unsigned.files.iter().map(|entry| (entry.name.as_str(), entry.bytes.as_slice()));
        zip::write(own.into_iter().chain(files))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundle() -> Bundle {
        let mut bundle = Bundle::new(Document::parse(b"{ \"x\" : 1.0 }").unwrap());
        bundle.put_file("icon.png", vec![1]);
        bundle.put_file("en.lproj/pass.strings", vec![2]);
        bundle
    }

    #[test]
    fn a_signed_bundle_reads_back_with_its_seal_and_untouched_files() {
        let archive = bundle().seal().with_signature(vec![9]).to_archive().unwrap();
        let (back, seal) = Bundle::read(&archive, &Limits::default()).unwrap();
        assert_eq!(back, bundle());
        assert_eq!(back.document().to_bytes(), b"{ \"x\" : 1.0 }");
        assert_eq!(seal.signature, Some(vec![9]));
        let manifest = Manifest::parse(&seal.manifest.unwrap()).unwrap();
        assert_eq!(manifest.names().collect::<Vec<_>>(), ["en.lproj/pass.strings", "icon.png", "pass.json"]);
    }

    #[test]
    fn a_replaced_file_stays_in_its_place() {
        let mut it = bundle();
        it.put_file("icon.png", vec![7]);
        let names: Vec<_> = it.files().map(|(name, _)| name.to_owned()).collect();
        assert_eq!(names, ["icon.png", "en.lproj/pass.strings"]);
        assert_eq!(it.file("icon.png"), Some(&[7][..]));
    }

    #[test]
    fn a_missing_plain_icon_is_a_copy_of_the_next_larger_one() {
        let made = |names: &[&str]| {
            let mut bundle = Bundle::default();
            for name in names {
                bundle.put_file(name, name.as_bytes().to_vec());
            }
            let copies = bundle.complete_icon();
            for (copy, original) in &copies {
                assert_eq!(bundle.file(copy), Some(original.as_bytes()));
            }
            assert_eq!(bundle.complete_icon(), []);
            copies.into_iter().map(|(copy, original)| format!("{copy} of {original}")).collect::<Vec<_>>()
        };
        assert_eq!(made(&["icon@3x.png", "icon@2x.png"]), ["icon.png of icon@2x.png"]);
        assert_eq!(made(&["icon@3x.png"]), ["icon.png of icon@3x.png"]);
        assert_eq!(
            made(&["en.lproj/icon@2x.png", "de.lproj/icon@2x.png", "de.lproj/icon.png"]),
            ["en.lproj/icon.png of en.lproj/icon@2x.png"]
        );
        assert_eq!(made(&["icon.png", "en.lproj/icon@2x.png"]), [""; 0]);
        assert_eq!(made(&["myicon@2x.png", "logo@2x.png", "x/icon@2x.png"]), [""; 0]);
    }

    #[test]
    fn an_archive_without_a_document_is_not_a_pass() {
        let archive = zip::write([("nested/pass.json", &b"{}"[..])]).unwrap();
        let error = Bundle::read(&archive, &Limits::default()).unwrap_err();
        assert_eq!(error.to_string(), "this file is not a Wallet pass: pass.json is missing");
    }
}
