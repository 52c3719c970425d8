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
    /// Where in `packed` the directory begins, which each pass writes anew.
    directory_start: usize,
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
        let directory_start = zip::directory_start(&packed)?;
        let hashes = template.files().map(|(name, bytes)| (name.to_owned(), FileHash::of(bytes)));
        Ok(Self { packed, directory_start, hashes: hashes.collect() })
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
        self.fill(Vec::new(), unsigned, signature)
    }

    /// Makes one signed pass as a file of its own.
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

    /// A press, for who hands each file on before the next one is made.
    #[must_use]
    pub fn press(&self) -> Press<'_> {
        Press { mint: self, file: Vec::new() }
    }

    /// Writes what is a pass's own behind the shared files, which a file that was used before still holds.
    fn fill(
        &self,
        mut file: Vec<u8>,
        unsigned: &UnsignedPass,
        signature: &[u8],
    ) -> Result<Vec<u8>, WriteArchiveError> {
        let own = [
            (PASS_FILE, unsigned.pass.as_slice()),
            (MANIFEST_FILE, unsigned.manifest.as_slice()),
            (SIGNATURE_FILE, signature),
        ];
        file.truncate(self.directory_start);
        if file.len() < self.directory_start {
            // One allocation: names, headers and the directory add some hundred bytes for each file.
            let sizes: usize = own.iter().map(|(_, bytes)| bytes.len()).sum();
            file = Vec::with_capacity(self.packed.len() + sizes + 512 * (self.hashes.len() + own.len() + 1));
        }
        file.extend_from_slice(self.packed.get(file.len()..).unwrap_or_default());
        zip::append(file, own)
    }
}

/// Makes one pass after the other in the same memory: the shared pictures are copied once, not for each pass.
#[derive(Debug)]
pub struct Press<'a> {
    mint: &'a Mint,
    /// Empty, or a file that this press made: its beginning is the mint's.
    file: Vec<u8>,
}

impl Press<'_> {
    /// Makes one signed pass; the file is valid until the next one is made.
    ///
    /// # Errors
    /// As [`Mint::make`].
    pub async fn make(
        &mut self,
        document: &Document,
        signer: &impl Signer,
        now: Timestamp,
    ) -> Result<&[u8], MintError> {
        let unsigned = self.mint.prepare(document);
        let signature = sign_detached(unsigned.manifest(), signer, now).await?;
        self.file = self.mint.fill(std::mem::take(&mut self.file), &unsigned, &signature)?;
        Ok(&self.file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signature::fixtures::finish;
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
    fn a_press_makes_the_same_files_as_single_making_whatever_it_made_before() {
        struct Stamp(crate::signature::CertificateChain);
        impl Signer for Stamp {
            fn certificates(&self) -> &crate::signature::CertificateChain {
                &self.0
            }
            async fn sign(&self, bytes: &[u8]) -> Result<Vec<u8>, SignError> {
                Ok(bytes.repeat(2))
            }
        }
        let signer = Stamp(crate::signature::fixtures::chain());
        let now = crate::signature::fixtures::NOW;
        let mint = Mint::new(&template()).unwrap();
        let mut press = mint.press();
        for length in [1, 4000, 2] {
            let text = format!("{{\"serialNumber\":\"{}\"}}", "x".repeat(length));
            let document = Document::parse(text.as_bytes()).unwrap();
            let single = finish(mint.make(&document, &signer, now)).unwrap();
            assert_eq!(finish(press.make(&document, &signer, now)).unwrap(), single);
            assert!(Bundle::read(&single, &Limits::default()).is_ok());
        }
    }

    #[test]
    fn a_template_without_pictures_makes_passes_too() {
        let mint = Mint::new(&Bundle::default()).unwrap();
        let archive = mint.finish(&mint.prepare(&Document::default()), &[1]).unwrap();
        assert!(Bundle::read(&archive, &Limits::default()).is_ok());
    }
}
