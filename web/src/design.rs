//! What is being designed: a document and its files, cheap to copy, so that every step of the history can hold all of it.
//!
//! In scope: the snapshot, its way to and from [`Bundle`]. Out of scope: changing it (see [`crate::state`]).

use std::rc::Rc;

use passwright_core::bundle::Bundle;
use passwright_core::card::PictureSizes;
use passwright_core::document::Document;
use passwright_core::images::{ImageKind, Scale};
use passwright_core::pass::{Pass, Style};
use serde::{Deserialize, Serialize};

/// Names one design of this browser, so that what was published is found again; the instant of its making in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct DesignId(pub(crate) u64);

/// One file besides the document. Snapshots share the bytes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PassFile {
    /// The path inside the package.
    pub(crate) name: String,
    /// The content.
    pub(crate) bytes: Rc<[u8]>,
}

/// A design at one moment.
#[derive(Debug, Clone)]
pub(crate) struct Design {
    /// Which design.
    pub(crate) id: DesignId,
    /// `pass.json`.
    pub(crate) document: Rc<Document>,
    /// All other files, in their order.
    pub(crate) files: Rc<Vec<PassFile>>,
    /// The transit type of the boarding pass that this was, while it is of another style.
    pub(crate) parked_transit: Option<String>,
}

impl PartialEq for Design {
    /// Snapshots that share a document or files are equal there without a look inside; the history compares hundreds of them.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
            && self.parked_transit == other.parked_transit
            && (Rc::ptr_eq(&self.document, &other.document) || self.document == other.document)
            && (Rc::ptr_eq(&self.files, &other.files) || self.files == other.files)
    }
}

impl Design {
    /// Starts from a document and its files.
    pub(crate) fn new(id: DesignId, document: Document, files: Vec<PassFile>) -> Self {
        Self { id, document: Rc::new(document), files: Rc::new(files), parked_transit: None }
    }

    /// Takes the files of an opened pass over.
    pub(crate) fn from_bundle(id: DesignId, bundle: &Bundle) -> Self {
        let files =
            bundle.files().map(|(name, bytes)| PassFile { name: name.to_owned(), bytes: bytes.into() });
        Self::new(id, bundle.document().clone(), files.collect())
    }

    /// The same files as a package.
    pub(crate) fn to_bundle(&self) -> Bundle {
        let mut bundle = Bundle::new((*self.document).clone());
        for file in self.files.iter() {
            bundle.put_file(&file.name, file.bytes.to_vec());
        }
        bundle
    }

    /// The document by Apple's names.
    pub(crate) fn pass(&self) -> Pass<'_> {
        Pass::new(&self.document)
    }

    /// The style; a document without one is shown as `generic`.
    pub(crate) fn style(&self) -> Style {
        self.pass().style().unwrap_or(Style::Generic)
    }

    /// What a person calls this pass.
    pub(crate) fn title(&self) -> String {
        let pass = self.pass();
        let known = ["logoText", "organizationName", "description"]
            .into_iter()
            .find_map(|key| pass.text(key).map(str::trim).filter(|text| !text.is_empty()));
        known.unwrap_or("Untitled pass").chars().take(MAX_TITLE_CHARS).collect()
    }

    /// One file.
    pub(crate) fn file(&self, name: &str) -> Option<&PassFile> {
        self.files.iter().find(|file| file.name == name)
    }

    /// The sharpest file of a kind of picture.
    pub(crate) fn picture(&self, kind: ImageKind) -> Option<&PassFile> {
        Scale::ALL.into_iter().rev().find_map(|scale| self.file(&kind.file_name(scale)))
    }

    /// The sizes of all pictures, for the layout.
    pub(crate) fn picture_sizes(&self) -> PictureSizes {
        PictureSizes::from_files(self.files.iter().map(|file| (file.name.as_str(), &*file.bytes)))
    }
}

/// The longest title that is shown; the rest of a long name helps nobody in a title bar.
const MAX_TITLE_CHARS: usize = 60;
