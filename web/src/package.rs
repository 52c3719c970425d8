//! Whole passes: opened, checked and packed by the module `files`, which comes after the first picture.
//!
//! In scope: handing a design's files over and taking results back. Out of scope: the work itself, which is core's (see
//! `passwright-web-files`). Files are copied into the module's memory when they change; the document each time.

use std::rc::Rc;

use passwright_core::document::Document;
use passwright_core::validate::{Problem, Said};
use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::clock::now_millis;
use crate::design::PassFile;
use crate::modules::{ModuleError, load};

#[wasm_bindgen]
extern "C" {
    type FilesModule;

    #[wasm_bindgen(method)]
    fn files(this: &FilesModule) -> JsFiles;

    #[wasm_bindgen(method)]
    fn opening(this: &FilesModule) -> JsOpening;

    #[derive(Debug)]
    #[wasm_bindgen(js_name = Files)]
    type JsFiles;

    #[wasm_bindgen(method)]
    fn add(this: &JsFiles, name: &str, bytes: &[u8]);

    #[wasm_bindgen(method, catch)]
    fn check(this: &JsFiles, pass: &[u8], now_millis: f64) -> Result<String, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn placeholders(this: &JsFiles, pass: &[u8]) -> Result<JsPlaceholders, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn seal(this: &JsFiles, pass: &[u8]) -> Result<JsSealed, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn archive(this: &JsFiles, pass: &[u8]) -> Result<Vec<u8>, JsValue>;

    #[wasm_bindgen(method)]
    fn free(this: &JsFiles);

    #[wasm_bindgen(js_name = Placeholders)]
    type JsPlaceholders;

    #[wasm_bindgen(method, getter)]
    fn all(this: &JsPlaceholders) -> Vec<String>;

    #[wasm_bindgen(method, getter)]
    fn required(this: &JsPlaceholders) -> Vec<String>;

    #[wasm_bindgen(js_name = Sealed)]
    type JsSealed;

    #[wasm_bindgen(method, getter)]
    fn manifest(this: &JsSealed) -> Vec<u8>;

    #[wasm_bindgen(method, getter)]
    fn pass(this: &JsSealed) -> Vec<u8>;

    #[wasm_bindgen(method, catch, js_name = archive)]
    fn archive_with(this: &JsSealed, signature: &[u8]) -> Result<Vec<u8>, JsValue>;

    #[wasm_bindgen(js_name = Opening)]
    type JsOpening;

    #[wasm_bindgen(method, js_name = add)]
    fn add_entry(this: &JsOpening, path: &str, bytes: &[u8]);

    #[wasm_bindgen(method, catch)]
    fn open(this: &JsOpening, name: &str) -> Result<JsOpenedPasses, JsValue>;

    #[wasm_bindgen(js_name = OpenedPasses)]
    type JsOpenedPasses;

    #[wasm_bindgen(method, getter, js_name = names)]
    fn pass_names(this: &JsOpenedPasses) -> Vec<String>;

    #[wasm_bindgen(method, getter)]
    fn problems(this: &JsOpenedPasses) -> Vec<String>;

    #[wasm_bindgen(method, getter, js_name = isChoice)]
    fn is_choice(this: &JsOpenedPasses) -> bool;

    #[wasm_bindgen(method, catch)]
    fn take(this: &JsOpenedPasses, index: usize) -> Result<JsOpened, JsValue>;

    #[wasm_bindgen(method, js_name = free)]
    fn free_passes(this: &JsOpenedPasses);

    #[wasm_bindgen(js_name = OpenedPass)]
    type JsOpened;

    #[wasm_bindgen(method, getter)]
    fn pass(this: &JsOpened) -> Vec<u8>;

    #[wasm_bindgen(method, getter)]
    fn names(this: &JsOpened) -> Vec<String>;

    #[wasm_bindgen(method)]
    fn file(this: &JsOpened, name: &str) -> Option<Vec<u8>>;

    #[wasm_bindgen(method, getter)]
    fn mended(this: &JsOpened) -> Vec<String>;

    #[wasm_bindgen(method, getter)]
    fn found(this: &JsOpened) -> Vec<String>;

    #[wasm_bindgen(method, js_name = free)]
    fn free_pass(this: &JsOpened);
}

/// Why a pass is not opened, checked or packed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum PackageError {
    /// The module is not there. It prints as a sentence of its own.
    #[error(transparent)]
    Module(#[from] ModuleError),
    /// Core's reason, without a full stop.
    #[error("{0}")]
    Refused(String),
}

impl From<JsValue> for PackageError {
    fn from(thrown: JsValue) -> Self {
        Self::Refused(thrown.as_string().unwrap_or_else(|| text!("out-of-memory")))
    }
}

/// The files of a pass besides its document, in the module's memory.
#[derive(Debug)]
pub(crate) struct Package(JsFiles);

impl Package {
    /// Hands files over.
    ///
    /// # Errors
    /// [`ModuleError`]
    pub(crate) async fn of<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Result<Self, ModuleError> {
        let package = Self(module().await?.files());
        for (name, bytes) in files {
            package.0.add(name, bytes);
        }
        Ok(package)
    }

    /// What is wrong with the pass, the worst first.
    ///
    /// # Errors
    /// [`PackageError`] for a document that is none.
    pub(crate) fn check(&self, document: &Document) -> Result<Vec<Problem>, PackageError> {
        let problems = self.0.check(&document.to_bytes(), now_millis() as f64)?;
        let told: Vec<(Problem, Value)> =
            serde_json::from_str(&problems).map_err(|error| PackageError::Refused(error.to_string()))?;
        Ok(told
            .into_iter()
            .map(|(problem, said)| Problem { said: Said::from_json(&said), ..problem })
            .collect())
    }

    /// What differs from person to person.
    ///
    /// # Errors
    /// [`PackageError`] for a placeholder that is not written as one.
    pub(crate) fn placeholders(&self, document: &Document) -> Result<Placeholders, PackageError> {
        let found = self.0.placeholders(&document.to_bytes())?;
        Ok(Placeholders { all: found.all(), required: found.required() })
    }

    /// Freezes the pass and makes its manifest.
    ///
    /// # Errors
    /// [`PackageError`] for a document that is none.
    pub(crate) fn seal(&self, document: &Document) -> Result<Sealed, PackageError> {
        let sealed = self.0.seal(&document.to_bytes())?;
        Ok(Sealed { manifest: sealed.manifest(), pass: sealed.pass(), handle: sealed })
    }

    /// Document and files in a zip archive, without a signature.
    ///
    /// # Errors
    /// [`PackageError`] when a file is too large for an archive.
    pub(crate) fn archive(&self, document: &Document) -> Result<Vec<u8>, PackageError> {
        Ok(self.0.archive(&document.to_bytes())?)
    }
}

impl Drop for Package {
    fn drop(&mut self) {
        self.0.free();
    }
}

/// What differs from person to person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Placeholders {
    /// All names, each once.
    pub(crate) all: Vec<String>,
    /// Those without a default: people who join are asked for them.
    pub(crate) required: Vec<String>,
}

/// A pass that can no longer change, with its manifest.
pub(crate) struct Sealed {
    /// The bytes of `manifest.json`, which are what gets signed.
    pub(crate) manifest: Vec<u8>,
    /// The bytes of `pass.json`.
    pub(crate) pass: Vec<u8>,
    handle: JsSealed,
}

impl Sealed {
    /// The `.pkpass` file with a signature; the handle is used up.
    ///
    /// # Errors
    /// [`PackageError`] when a file is too large for an archive.
    pub(crate) fn archive(self, signature: &[u8]) -> Result<Vec<u8>, PackageError> {
        Ok(self.handle.archive_with(signature)?)
    }
}

/// A pass that was opened.
#[derive(Debug, Clone)]
pub(crate) struct Opened {
    /// `pass.json`.
    pub(crate) document: Document,
    /// All other files, in their order.
    pub(crate) files: Vec<PassFile>,
    /// What was mended, a sentence each.
    pub(crate) mended: Vec<String>,
    /// What was wrong with the package as it came, a sentence each.
    pub(crate) found: Vec<String>,
}

/// The passes that were found in what was opened.
#[derive(Debug, Clone)]
pub(crate) struct OpenedPasses {
    /// Each with its name, opened or with a sentence why not.
    pub(crate) passes: Vec<(String, Result<Opened, PackageError>)>,
    /// What is wrong with them as a whole, a sentence each.
    pub(crate) problems: Vec<String>,
    /// Whether the person has something to choose; else there is one pass.
    pub(crate) is_choice: bool,
}

/// Opens what a person chose or dropped: a file, several, or those of a folder, each with its path.
///
/// # Errors
/// [`PackageError`], whose text is a whole sentence here.
pub(crate) async fn open(
    name: &str,
    entries: impl IntoIterator<Item = (String, Vec<u8>)>,
) -> Result<OpenedPasses, PackageError> {
    let opening = module().await?.opening();
    for (path, bytes) in entries {
        opening.add_entry(&path, &bytes);
    }
    let found = opening.open(name)?;
    let names = found.pass_names().into_iter().enumerate();
    let passes = names.map(|(index, name)| {
        let opened = found.take(index).map_err(PackageError::from);
        (name, opened.and_then(|opened| opened_pass(&opened)))
    });
    let (passes, problems, is_choice) = (passes.collect(), found.problems(), found.is_choice());
    found.free_passes();
    Ok(OpenedPasses { passes, problems, is_choice })
}

fn opened_pass(opened: &JsOpened) -> Result<Opened, PackageError> {
    let document = Document::parse(&opened.pass()).map_err(|error| PackageError::Refused(error.to_string()));
    let files = opened.names().into_iter().map(|name| {
        let bytes: Rc<[u8]> = opened.file(&name).unwrap_or_default().into();
        PassFile { name, bytes }
    });
    let (files, mended, found) = (files.collect(), opened.mended(), opened.found());
    opened.free_pass();
    Ok(Opened { document: document?, files, mended, found })
}

/// Loads the module, so that it is there when it is needed. What fails here is told then.
pub(crate) async fn prepare() {
    drop(module().await);
}

async fn module() -> Result<FilesModule, ModuleError> {
    Ok(load("files").await?.unchecked_into())
}
