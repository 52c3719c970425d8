//! `manifest.json`: the SHA-1 of every file of the package.
//!
//! In scope: making, printing, reading, comparing. Out of scope: the signature over it (see `signature`).
//! SHA-1 is what Apple prescribes here; the signature over the manifest uses SHA-256. Source: Apple, "Building a Pass".

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use sha1::{Digest, Sha1};

use crate::size;

/// The largest manifest that is read, in bytes: [`crate::zip::MAX_ENTRIES`] names of 255 bytes with their hashes fit.
pub const MAX_MANIFEST_BYTES: usize = 256 * 1024;

/// The SHA-1 of one file, printed as 40 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FileHash([u8; 20]);

impl FileHash {
    /// Hashes the bytes of a file.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha1::digest(bytes).into())
    }

    /// Reads 40 lower-case hexadecimal digits; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.as_bytes();
        if digits.len() != 40 || !digits.iter().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            return None;
        }
        let mut hash = [0u8; 20];
        for (byte, pair) in hash.iter_mut().zip(digits.chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).ok()?;
            *byte = u8::from_str_radix(pair, 16).ok()?;
        }
        Some(Self(hash))
    }
}

impl fmt::Display for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FileHash({self})")
    }
}

impl From<FileHash> for String {
    fn from(hash: FileHash) -> Self {
        hash.to_string()
    }
}

impl TryFrom<String> for FileHash {
    type Error = ParseManifestError;
    fn try_from(text: String) -> Result<Self, ParseManifestError> {
        Self::parse(&text).ok_or(ParseManifestError::NotAHash { found: text.chars().take(64).collect() })
    }
}

/// Why bytes are not a manifest.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ParseManifestError {
    /// More bytes than [`MAX_MANIFEST_BYTES`].
    #[error("manifest.json has {}, at most {} are read", size::in_words(*actual), size::in_words(*max))]
    TooLarge {
        /// The limit in bytes.
        max: usize,
        /// The size found in bytes.
        actual: usize,
    },
    /// Not a JSON object of texts.
    #[error("manifest.json must be a JSON object of file names and SHA-1 hashes")]
    Syntax(#[source] serde_json::Error),
    /// A value that is not a SHA-1 in lower-case hexadecimal digits.
    #[error("`{found}` is not a SHA-1 hash of 40 lower-case hexadecimal digits")]
    NotAHash {
        /// The text found, shortened.
        found: String,
    },
}

/// How files and manifest disagree about one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch {
    /// The file is in the package but not in the manifest: iOS says "No entry in manifest for file".
    NotListed(String),
    /// The manifest lists a file that is not in the package.
    Absent(String),
    /// The file was changed after the manifest was made.
    Changed(String),
}

/// The manifest of a package: file name to hash, sorted by name, so that it prints the same bytes each time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Manifest(BTreeMap<String, FileHash>);

impl Manifest {
    /// Makes the manifest of files; `manifest.json` and `signature` are left out.
    #[must_use]
    pub fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Self {
        Self::from_hashes(files.into_iter().map(|(name, bytes)| (name.to_owned(), FileHash::of(bytes))))
    }

    /// Makes a manifest from hashes computed before, as a prepared template has them.
    #[must_use]
    pub fn from_hashes(hashes: impl IntoIterator<Item = (String, FileHash)>) -> Self {
        Self(hashes.into_iter().filter(|(name, _)| is_listed(name)).collect())
    }

    /// Reads `manifest.json`.
    ///
    /// # Errors
    /// [`ParseManifestError`] when it is too large, not an object of texts, or holds something that is no hash.
    pub fn parse(bytes: &[u8]) -> Result<Self, ParseManifestError> {
        if bytes.len() > MAX_MANIFEST_BYTES {
            return Err(ParseManifestError::TooLarge { max: MAX_MANIFEST_BYTES, actual: bytes.len() });
        }
        let texts: BTreeMap<String, String> =
            serde_json::from_slice(bytes).map_err(ParseManifestError::Syntax)?;
        let hashes = texts.into_iter().map(|(name, text)| Ok((name, FileHash::try_from(text)?)));
        Ok(Self(hashes.collect::<Result<_, ParseManifestError>>()?))
    }

    /// The hash of one file.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<FileHash> {
        self.0.get(name).copied()
    }

    /// The listed file names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The manifest as compact JSON.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // A map of texts always prints.
        serde_json::to_vec(&self.0).unwrap_or_default()
    }

    /// Compares the manifest with the files of a package.
    #[must_use]
    pub fn compare<'a>(&self, files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<Mismatch> {
        let mut unseen: std::collections::BTreeSet<&str> = self.names().collect();
        let mut mismatches = Vec::new();
        for (name, bytes) in files.into_iter().filter(|(name, _)| is_listed(name)) {
            unseen.remove(name);
            match self.get(name) {
                None => mismatches.push(Mismatch::NotListed(name.to_owned())),
                Some(hash) if hash != FileHash::of(bytes) => {
                    mismatches.push(Mismatch::Changed(name.to_owned()))
                }
                Some(_) => {}
            }
        }
        mismatches.extend(unseen.into_iter().map(|name| Mismatch::Absent(name.to_owned())));
        mismatches
    }
}

fn is_listed(name: &str) -> bool {
    !matches!(name, "manifest.json" | "signature")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_printed_reads_back(files in prop::collection::btree_map(any::<String>(), any::<Vec<u8>>(), 0..8)) {
            let manifest = Manifest::of(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
            let back = Manifest::parse(&manifest.to_bytes()).unwrap();
            prop_assert_eq!(&back, &manifest);
            prop_assert_eq!(back.to_bytes(), manifest.to_bytes());
            for name in back.names() {
                let hash = back.get(name).unwrap();
                prop_assert_eq!(FileHash::parse(&hash.to_string()), Some(hash));
            }
        }
    }

    const FILES: [(&str, &[u8]); 3] = [("pass.json", b"{}"), ("icon.png", b"abc"), ("signature", b"x")];

    #[test]
    fn the_manifest_prints_sorted_names_and_lower_case_hashes() {
        let text = String::from_utf8(Manifest::of(FILES).to_bytes()).unwrap();
        assert_eq!(
            text,
            "{\"icon.png\":\"a9993e364706816aba3e25717850c26c9cd0d89d\",\
             \"pass.json\":\"bf21a9e8fbc5a3846fb05b4fa0859e0917b2202f\"}"
        );
        assert_eq!(Manifest::parse(text.as_bytes()).unwrap(), Manifest::of(FILES));
    }

    #[test]
    fn every_disagreement_is_named() {
        let manifest = Manifest::of([("a", &b"1"[..]), ("b", b"2"), ("c", b"3")]);
        let found = manifest.compare([("a", &b"1"[..]), ("b", b"x"), ("d", b"4"), ("manifest.json", b"")]);
        assert_eq!(
            found,
            [Mismatch::Changed("b".into()), Mismatch::NotListed("d".into()), Mismatch::Absent("c".into())]
        );
    }

    #[test]
    fn upper_case_or_short_hashes_are_refused() {
        for bad in
            ["{\"a\":\"A9993E364706816ABA3E25717850C26C9CD0D89D\"}", "{\"a\":\"a999\"}", "{\"a\":1}", "[]"]
        {
            assert!(Manifest::parse(bad.as_bytes()).is_err(), "{bad}");
        }
    }
}
