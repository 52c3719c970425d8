//! The checks: would an iPhone take this pass, and if not, why.
//!
//! In scope: one function for each rule, with the rule's id, severity, JSON path, a sentence for people, a reason, and where possible a
//! fix. Out of scope: mending archives and broken JSON (see `repair`), the signature itself (see `signature`).
//! A problem is no error: [`validate`] always answers, with a list. The ids are those of the rule table in `docs/checks.md`.

use serde::{Deserialize, Serialize};

use crate::document::{Document, Edit};
use crate::time::Timestamp;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// An iPhone refuses the pass.
    Blocks,
    /// The pass opens, but something is lost or looks wrong.
    Warns,
    /// It would be better otherwise.
    Hints,
}

/// What repairs a problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fix {
    /// What the button says, for example `Use rgb(255, 0, 0)`.
    pub label: String,
    /// What happens to the document, in order.
    pub edits: Vec<Edit>,
    /// What happens to the files.
    pub files: Vec<FileEdit>,
}

/// One change of the files of a pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fileEdit", rename_all = "camelCase")]
pub enum FileEdit {
    /// Copies a file that is there to a new name, for example `icon@2x.png` to `icon.png`.
    Copy {
        /// The file that is there.
        from: String,
        /// The name of the copy.
        to: String,
    },
    /// Takes a file out.
    Remove {
        /// The file's name.
        name: String,
    },
    /// Puts Passwright's neutral icon in at this name.
    DefaultIcon {
        /// The name of the new file.
        name: String,
    },
}

/// One finding of the checks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// The rule's id, for example `J08`.
    pub rule: String,
    /// How bad it is.
    pub severity: Severity,
    /// JSON pointer into the document, or the file name, or empty for the pass as a whole.
    pub path: String,
    /// What is wrong, in a sentence for people.
    pub message: String,
    /// Why it matters, and who says so.
    pub reason: String,
    /// What repairs it, if one step can.
    pub fix: Option<Fix>,
}

/// What is known of one file besides the document.
#[derive(Debug, Clone, Copy)]
pub struct FileFact<'a> {
    /// The path inside the package.
    pub name: &'a str,
    /// The bytes, unless only the name is known, as when a browser asks for a signature and keeps its pictures.
    pub bytes: Option<&'a [u8]>,
}

/// What is checked.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The document.
    pub document: &'a Document,
    /// All files of the package besides document, manifest and signature.
    pub files: &'a [FileFact<'a>],
    /// The present, for dates in the past.
    pub now: Timestamp,
    /// Whether plain http on loopback is accepted as web service (rule J19): "loopback http in development".
    pub allow_loopback_http: bool,
}
