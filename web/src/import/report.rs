//! What a person should know about an opened pass: what was kept, what was changed, what they cannot sign.

use passwright_core::document::Document;

use crate::design::Design;

/// The report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Report {
    /// The file's name.
    pub(crate) name: String,
    /// What was kept.
    pub(crate) kept: String,
    /// What was changed, a sentence each.
    pub(crate) changed: Vec<String>,
    /// What was wrong with the package as it came, a sentence each.
    pub(crate) found: Vec<String>,
    /// What cannot be signed here as it is.
    pub(crate) foreign: Vec<String>,
}

impl Report {
    /// Of a pass.
    pub(crate) fn of(name: String, design: &Design, changed: Vec<String>, found: Vec<String>) -> Self {
        let (document, files) = (&design.document, design.files.len());
        let kept = text!("kept-all", keys = document.tree().len(), files = files);
        Self { name, kept, changed, found, foreign: foreign(document) }
    }

    /// Of a draft of this editor, about which there is nothing to say.
    pub(crate) fn of_draft(name: String) -> Self {
        let (kept, changed, found, foreign) = (text!("kept-draft"), vec![], vec![], vec![]);
        Self { name, kept, changed, found, foreign }
    }

    /// Whether there is more to say than that it was opened.
    pub(crate) fn is_worth_reading(&self) -> bool {
        !(self.changed.is_empty() && self.found.is_empty() && self.foreign.is_empty())
    }
}

/// What belongs to somebody else, or must not go on.
fn foreign(document: &Document) -> Vec<String> {
    let mut foreign = Vec::new();
    if let Some(identifier) = document.text("/passTypeIdentifier").filter(|text| !text.is_empty()) {
        foreign.push(text!("foreign-identity", identifier = identifier));
    }
    if document.get("/webServiceURL").is_some() {
        foreign.push(text!("foreign-address"));
    }
    if document.get("/nfc").is_some() {
        foreign.push(text!("foreign-nfc"));
    }
    foreign
}
