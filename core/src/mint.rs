//! Many passes from one prepared template: the pictures are hashed and packed once, each pass costs its values and a signature.
//!
//! In scope: a [`Template`] with placeholders whose columns are bound to a [`Form`], and a [`Mint`] that puts the documents into archives
//! over a fixed set of files. Out of scope: tables and folders (see the command line), randomness: serial numbers and tokens are passed in,
//! single passes (see [`crate::bundle`]).
//!
//! The document, manifest and signature are stored, not deflated: on a few kilobytes deflate costs as much as half a signature and saves
//! less than the certificates in it weigh.
//!
//! # Example
//! ```
//! use passwright_core::{bundle::Bundle, document::Document, ids::SerialNumber};
//! use passwright_core::mint::{Given, Own, Template};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let design = Document::parse(br#"{"serialNumber": "", "logoText": "Hello {{name}}", "maxDistance": "{{distance|50}}"}"#)?;
//! let form = Template::new(&Bundle::new(design))?.bind(&["name".to_owned()]).map_err(|_| "columns")?;
//! let own = Own { serial_number: SerialNumber::new("m-1")?, authentication_token: None };
//! let document = form.fill(&[Given::Text("Zoë")], &own).map_err(|_| "values")?;
//! let document = Document::parse(&document)?;
//! assert_eq!(document.text("/logoText"), Some("Hello Zoë"));
//! assert_eq!(document.get("/maxDistance").and_then(|it| it.as_u64()), Some(50));
//! # Ok(()) }
//! ```

use std::ops::Range;

use crate::bundle::{Bundle, MANIFEST_FILE, PASS_FILE, SIGNATURE_FILE};
use crate::document::Document;
use crate::manifest::{FileHash, Manifest};
use crate::signature::cms::{self, Cast};
use crate::signature::{SignError, Signer, sign_detached};
use crate::time::Timestamp;
use crate::zip::{Mould, WriteArchiveError};

mod form;
mod placeholder;
mod printer;
mod template;
mod value;

pub use form::{FillError, FillOptions, Form, Own};
pub use placeholder::{MAX_NAME_CHARS, PlaceholderError};
pub use template::{AUTHENTICATION_TOKEN, BindError, SERIAL_NUMBER, Template, TemplateError};
pub use value::{Given, MAX_VALUE_CHARS, ValueError};

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
    archive: Mould,
    /// The manifest of a pass whose document is empty.
    manifest: Vec<u8>,
    /// Where in `manifest` the hash of the document stands.
    hash: Range<usize>,
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
        let archive = Mould::new(template.files(), &[PASS_FILE, MANIFEST_FILE, SIGNATURE_FILE])?;
        let empty = std::iter::once((PASS_FILE, &b""[..]));
        let manifest = Manifest::of(template.files().chain(empty)).to_bytes();
        let hash = hash_place(&manifest);
        Ok(Self { archive, manifest, hash })
    }

    /// Makes the manifest of one pass.
    #[must_use]
    pub fn prepare(&self, document: &Document) -> UnsignedPass {
        self.prepare_bytes(document.to_bytes())
    }

    /// Makes the manifest of a pass whose document is printed already, as [`Form::fill`] does.
    #[must_use]
    pub fn prepare_bytes(&self, pass: Vec<u8>) -> UnsignedPass {
        let hash = FileHash::of(&pass).to_string();
        let mut manifest = self.manifest.clone();
        manifest.splice(self.hash.clone(), hash.into_bytes());
        UnsignedPass { pass, manifest }
    }

    /// Puts the `.pkpass` file together from a detached signature over [`UnsignedPass::manifest`].
    ///
    /// # Errors
    /// [`WriteArchiveError`] when a file is too large for the zip format.
    pub fn finish(&self, unsigned: &UnsignedPass, signature: &[u8]) -> Result<Vec<u8>, WriteArchiveError> {
        self.archive.fill(Vec::new(), &[&unsigned.pass, &unsigned.manifest, signature])
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
    pub fn press<'a, S: Signer>(&'a self, signer: &'a S) -> Press<'a, S> {
        Press { mint: self, signer, cast: None, file: Vec::new() }
    }
}

/// Where the hash of the document stands in a manifest: 40 digits after its name.
fn hash_place(manifest: &[u8]) -> Range<usize> {
    const NAME: &[u8] = b"\"pass.json\":\"";
    let start = manifest.windows(NAME.len()).position(|window| window == NAME);
    let start = start.map_or(manifest.len(), |start| start + NAME.len());
    start..manifest.len().min(start + 40)
}

/// Makes one pass after the other in the same memory: the shared pictures are copied once, not for each pass, and what all signatures of
/// a second share is encoded once.
#[derive(Debug)]
pub struct Press<'a, S> {
    mint: &'a Mint,
    signer: &'a S,
    cast: Option<Cast>,
    /// Empty, or a file that this press made: its beginning is the mint's.
    file: Vec<u8>,
}

impl<S: Signer> Press<'_, S> {
    /// Makes one signed pass of a printed document; the file is valid until the next one is made.
    ///
    /// # Errors
    /// As [`Mint::make`].
    pub async fn make(&mut self, pass: Vec<u8>, now: Timestamp) -> Result<&[u8], MintError> {
        let unsigned = self.mint.prepare_bytes(pass);
        let signature = self.sign(unsigned.manifest(), now).await?;
        let own: [&[u8]; 3] = [&unsigned.pass, &unsigned.manifest, &signature];
        self.file = self.mint.archive.fill(std::mem::take(&mut self.file), &own)?;
        Ok(&self.file)
    }

    async fn sign(&mut self, manifest: &[u8], now: Timestamp) -> Result<Vec<u8>, SignError> {
        let certificates = self.signer.certificates();
        if let Some(cast) = self.cast.as_mut().filter(|cast| cast.is_of(now)) {
            let raw = self.signer.sign(cast.to_be_signed(manifest)).await?;
            if let Some(signature) = cast.finish(&raw) {
                return Ok(signature.to_vec());
            }
            return Ok(cms::assemble(&cms::signed_attributes(manifest, now)?, &raw, certificates)?);
        }
        let attributes = cms::signed_attributes(manifest, now)?;
        let raw = self.signer.sign(attributes.to_be_signed()).await?;
        let signature = cms::assemble(&attributes, &raw, certificates)?;
        self.cast = Cast::of(manifest, now, &attributes, &raw, signature.clone());
        Ok(signature)
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
        let mut press = mint.press(&signer);
        for (length, later) in [(1, 0), (4000, 10), (2, 20), (3, 5000), (2, 5001)] {
            let now = now.plus_millis(later);
            let text = format!("{{\"serialNumber\":\"{}\"}}", "x".repeat(length));
            let document = Document::parse(text.as_bytes()).unwrap();
            let single = finish(mint.make(&document, &signer, now)).unwrap();
            assert_eq!(finish(press.make(document.to_bytes(), now)).unwrap(), single);
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
