//! Many passes from one prepared template: the pictures are hashed and packed once, each pass costs its document and a signature.
//!
//! In scope: any document over a fixed set of files. Out of scope: placeholders and values (see `service`), single passes (see
//! [`crate::bundle`]). The document, manifest and signature are stored, not deflated: on a few kilobytes deflate costs as much as half a
//! signature and saves less than the certificates in it weigh.

use crate::bundle::{Bundle, MANIFEST_FILE, PASS_FILE, SIGNATURE_FILE};
use crate::document::Document;
use crate::manifest::{FileHash, Manifest};
use crate::signature::{SignError, Signer, sign_detached};
use crate::time::Timestamp;
use crate::zip::{self, WriteArchiveError};

/// Why a pass was not made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MintError {
    /// The manifest was not signed.
    #[error(transparent)]
    Sign(#[from] SignError),
    /// The archive was not written.
    #[error(transparent)]
    Archive(#[from] WriteArchiveError),
}

/// The files that all passes of a template share, hashed and packed.
#[derive(Debug, Clone)]
pub struct Mint {
    packed: Vec<u8>,
    hashes: Vec<(String, FileHash)>,
}

/// The part of a pass that is its own: document and manifest, ready to be signed.
#[derive(Debug, Clone)]
pub struct UnsignedPass {
    pass: Vec<u8>,
    manifest: Vec<u8>,
}

impl UnsignedPass {
    /// The bytes of `manifest.json`, which are what gets signed.
    #[must_use]
    pub fn manifest(&self) -> &[u8] {
        &self.manifest
    }
}

impl Mint {
    /// Prepares the files of a bundle; its document is not used.
    ///
    /// # Errors
    /// [`WriteArchiveError`] when the files do not fit an archive.
    pub fn new(template: &Bundle) -> Result<Self, WriteArchiveError> {
        let packed = zip::write(template.files())?;
        let hashes = template.files().map(|(name, bytes)| (name.to_owned(), FileHash::of(bytes)));
        Ok(Self { packed, hashes: hashes.collect() })
    }

    /// Makes the manifest of one pass.
    #[must_use]
    pub fn prepare(&self, document: &Document) -> UnsignedPass {
        let pass = document.to_bytes();
        let own = (PASS_FILE.to_owned(), FileHash::of(&pass));
        let manifest = Manifest::from_hashes(self.hashes.iter().cloned().chain([own])).to_bytes();
        UnsignedPass { pass, manifest }
    }

    /// Puts the `.pkpass` file together from a detached signature over [`UnsignedPass::manifest`].
    ///
    /// # Errors
    /// [`WriteArchiveError`] when a file is too large for the zip format.
    pub fn finish(&self, unsigned: &UnsignedPass, signature: &[u8]) -> Result<Vec<u8>, WriteArchiveError> {
        let own = [
            (PASS_FILE, unsigned.pass.as_slice()),
            (MANIFEST_FILE, unsigned.manifest.as_slice()),
            (SIGNATURE_FILE, signature),
        ];
        // One allocation: names, headers and the directory add some hundred bytes for each file.
        let room = own.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() + 512 * (self.hashes.len() + 4);
        let mut archive = Vec::with_capacity(self.packed.len() + room);
        archive.extend_from_slice(&self.packed);
        zip::append(archive, own)
    }

    /// Makes one signed pass.
    ///
    /// # Errors
    /// [`MintError`] when the key cannot be used or the archive is too large.
    pub async fn make(
        &self,
        document: &Document,
        signer: &impl Signer,
        now: Timestamp,
    ) -> Result<Vec<u8>, MintError> {
        let unsigned = self.prepare(document);
        let signature = sign_detached(unsigned.manifest(), signer, now).await?;
        Ok(self.finish(&unsigned, &signature)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zip::Limits;

    fn template() -> Bundle {
        let mut bundle = Bundle::new(Document::default());
        bundle.put_file("icon.png", vec![1; 300]);
        bundle.put_file("en.lproj/pass.strings", b"\"a\" = \"b\";".repeat(60));
        bundle
    }

    #[test]
    fn each_pass_has_the_shared_files_and_its_own_document_under_a_true_manifest() {
        let mint = Mint::new(&template()).unwrap();
        for serial in ["{\"serialNumber\":\"1\"}", "{\"serialNumber\":\"22\"}"] {
            let document = Document::parse(serial.as_bytes()).unwrap();
            let unsigned = mint.prepare(&document);
            let archive = mint.finish(&unsigned, b"signature").unwrap();
            let (bundle, seal) = Bundle::read(&archive, &Limits::default()).unwrap();
            assert_eq!(bundle.document().to_bytes(), serial.as_bytes());
            assert!(bundle.files().eq(template().files()));
            assert_eq!(seal.manifest.as_deref(), Some(unsigned.manifest()));
            assert_eq!(seal.signature.as_deref(), Some(&b"signature"[..]));
            assert_eq!(crate::validate::validate_package(&bundle, &seal), []);
        }
    }

    #[test]
    fn the_same_document_gives_the_same_bytes_as_a_bundle_of_its_own_manifest() {
        let mint = Mint::new(&template()).unwrap();
        let document = Document::parse(b"{}").unwrap();
        let mut bundle = template();
        *bundle.document_mut() = document.clone();
        assert_eq!(mint.prepare(&document).manifest(), bundle.seal().manifest());
        let once = mint.finish(&mint.prepare(&document), &[1]).unwrap();
        assert_eq!(once, mint.finish(&mint.prepare(&document), &[1]).unwrap());
    }

    #[test]
    fn a_template_without_pictures_makes_passes_too() {
        let mint = Mint::new(&Bundle::default()).unwrap();
        let archive = mint.finish(&mint.prepare(&Document::default()), &[1]).unwrap();
        assert!(Bundle::read(&archive, &Limits::default()).is_ok());
    }
}
