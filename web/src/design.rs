//! What is being designed: a document and its files, cheap to copy, so that every step of the history can hold all of it.
//!
//! In scope: the snapshot, its way to and from [`Bundle`]. Out of scope: changing it (see [`crate::state`]).

use std::rc::Rc;

use passwright_core::bundle::Bundle;
use passwright_core::card::PictureSizes;
use passwright_core::document::Document;
use passwright_core::images::{ImageKind, Scale};
use passwright_core::pass::{Look, Pass, Style};
use passwright_core::strings::language::{self, Translations};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

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
    /// What only another style may have, while the design is not of that style.
    pub(crate) parked: Parked,
}

/// What was taken out when the style was changed, to come back with it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Parked {
    /// The transit type of a boarding pass.
    pub(crate) transit: Option<String>,
    /// The looks that a boarding pass prefers.
    pub(crate) boarding_schemes: Option<Value>,
    /// The looks that a poster ticket prefers.
    pub(crate) ticket_schemes: Option<Value>,
    /// The poster beside the classic style.
    pub(crate) poster: Option<Value>,
    /// The key of the classic style that stood beside that poster.
    pub(crate) beside_poster: Option<String>,
    /// Tags of a poster ticket.
    pub(crate) tags: Map<String, Value>,
    /// While it is a poster ticket: the names of the tags that came with that style.
    pub(crate) added_tags: Vec<String>,
    /// As above: whether the object of the tags came with the style.
    pub(crate) has_added_semantics: bool,
}

impl PartialEq for Design {
    /// Snapshots that share a document or files are equal there without a look inside; the history compares hundreds of them.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
            && self.parked == other.parked
            && (Rc::ptr_eq(&self.document, &other.document) || self.document == other.document)
            && (Rc::ptr_eq(&self.files, &other.files) || self.files == other.files)
    }
}

impl Design {
    /// Starts from a document and its files.
    pub(crate) fn new(id: DesignId, document: Document, files: Vec<PassFile>) -> Self {
        Self { id, document: Rc::new(document), files: Rc::new(files), parked: Parked::default() }
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

    /// The style as people choose it: a boarding pass is one, whichever of its looks it prefers.
    pub(crate) fn look(&self) -> Look {
        match Look::wanted(self.pass()) {
            Some(Look::SemanticBoardingPass) => Look::Classic(Style::BoardingPass),
            Some(look) => look,
            None => Look::Classic(Style::Generic),
        }
    }

    /// The languages that the pass has texts or pictures in, sorted.
    pub(crate) fn languages(&self) -> Vec<String> {
        let names = self.files.iter().map(|file| file.name.as_str());
        language::languages(names).into_iter().map(str::to_owned).collect()
    }

    /// The design with the files that a phone in a language takes; without a language as they lie at the root.
    pub(crate) fn in_language(&self, wanted: Option<&str>) -> Self {
        if !self.files.iter().any(|file| language::split(&file.name).is_some()) {
            return self.clone();
        }
        let files = self.files.iter().map(|file| (file.name.as_str(), &file.bytes));
        let files = language::translated_files(files, wanted).into_iter();
        let files = files.map(|(name, bytes)| PassFile { name: name.to_owned(), bytes: Rc::clone(bytes) });
        Self { files: Rc::new(files.collect()), ..self.clone() }
    }

    /// The texts of a language.
    pub(crate) fn translations(&self, wanted: &str) -> Translations {
        Translations::of(self.files.iter().map(|file| (file.name.as_str(), &*file.bytes)), wanted)
    }

    /// What a person calls this pass.
    pub(crate) fn title(&self) -> String {
        let pass = self.pass();
        let known = ["logoText", "organizationName", "description"]
            .into_iter()
            .find_map(|key| pass.text(key).map(str::trim).filter(|text| !text.is_empty()));
        known.map_or_else(|| text!("untitled"), |title| title.chars().take(MAX_TITLE_CHARS).collect())
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
