//! The checks: would an iPhone take this pass, and if not, why.
//!
//! In scope: one function for each rule, with the rule's id, severity, JSON path, a sentence for people, a reason, and where possible a
//! fix. Out of scope: mending archives and broken JSON (see `repair`), the signature itself (see `signature`).
//! A problem is no error: [`validate`] always answers, with a list. The ids are those of the rule table in `docs/checks.md`.
//!
//! ```
//! use passwright_core::bundle::Bundle;
//! use passwright_core::document::Document;
//! use passwright_core::time::Timestamp;
//! use passwright_core::validate::{self, validate_bundle};
//!
//! let document = Document::parse(br#"{"formatVersion": 1, "maxDistance": "100", "storeCard": {}}"#)?;
//! let mut bundle = Bundle::new(document);
//! let now = Timestamp::from_unix_seconds(1_800_000_000);
//! let problems = validate_bundle(&bundle, now, false);
//! assert!(validate::blocks(&problems), "no serial number, no icon");
//!
//! let distance = problems.iter().find(|problem| problem.path == "/maxDistance");
//! if let Some(fix) = distance.and_then(|problem| problem.fix.as_ref()) {
//!     validate::apply_fix(&mut bundle, fix)?;
//! }
//! assert_eq!(bundle.document().get("/maxDistance"), Some(&100.into()));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use serde::{Deserialize, Serialize};

use crate::bundle::{Bundle, Seal};
use crate::document::{Document, Edit};
use crate::time::Timestamp;

mod actions;
mod barcodes;
mod colors;
mod dates;
mod duplicate_keys;
mod fields;
mod fix;
mod identity;
mod images;
mod localization;
mod nfc;
mod package;
mod page;
mod personalization;
mod placement;
mod relevance;
mod rule;
mod said;
mod schema;
mod schemes;
mod semantics;
mod since;
mod structure;
mod target;
mod types;
mod upcoming;
mod verdict;
mod walk;
mod web_address;
mod web_service;

pub use duplicate_keys::duplicate_keys;
pub use fix::{apply_every_fix, apply_fix, apply_fixes, default_icon};
pub use package::{PackageRule, validate_files};
pub(crate) use package::{
    broken_document, is_junk, left_behind, miswritten_name, nested_in, no_pass_inside, too_many_passes,
};
pub use page::markdown;
pub use rule::{MAX_FINDINGS_PER_RULE, Rule};
pub use said::Said;
pub use target::Target;
pub use verdict::{Stage, Verdict, verdict};

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
    /// What the sentences were made of. It is no part of an answer: whoever asks the service is answered in English.
    #[serde(skip)]
    pub said: Said,
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
    /// The iOS versions that shall take the pass.
    pub target: Target,
    /// Whether plain http on loopback is accepted as web service (rule J19): "loopback http in development".
    pub allow_loopback_http: bool,
}

/// All rules over document and files, in the order of the page `docs/checks.md`.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [
        package::RULES,
        images::RULES,
        structure::RULES,
        identity::RULES,
        types::RULES,
        dates::RULES,
        fields::RULES,
        barcodes::RULES,
        web_service::RULES,
        relevance::RULES,
        colors::RULES,
        nfc::RULES,
        semantics::RULES,
        schemes::RULES,
        actions::RULES,
        placement::RULES,
        upcoming::RULES,
        localization::RULES,
        personalization::RULES,
    ]
    .into_iter()
    .flatten()
}

/// Checks document and files against all rules; the worst findings come first.
///
/// Files of which only the name is known are checked by name alone.
#[must_use]
pub fn validate(subject: &Subject<'_>) -> Vec<Problem> {
    let mut problems: Vec<Problem> = rules().flat_map(|rule| rule.run(subject)).collect();
    // Stable: within one severity the order of the rules stays.
    problems.sort_by_key(|problem| problem.severity);
    problems
}

/// Checks the files of a bundle against all rules.
#[must_use]
pub fn validate_bundle(bundle: &Bundle, now: Timestamp, allow_loopback_http: bool) -> Vec<Problem> {
    validate_bundle_for(Target::All, bundle, now, allow_loopback_http)
}

/// As [`validate_bundle`], for chosen iOS versions.
#[must_use]
pub fn validate_bundle_for(
    target: Target,
    bundle: &Bundle,
    now: Timestamp,
    allow_loopback_http: bool,
) -> Vec<Problem> {
    let files: Vec<FileFact<'_>> =
        bundle.files().map(|(name, bytes)| FileFact { name, bytes: Some(bytes) }).collect();
    let subject = Subject { document: bundle.document(), files: &files, now, target, allow_loopback_http };
    validate_for_version(&subject)
}

/// As [`validate`], and for one iOS version also with what that version does not know.
///
/// It is a function of its own because the editor asks for all versions and has no use for that table.
#[must_use]
pub fn validate_for_version(subject: &Subject<'_>) -> Vec<Problem> {
    let mut problems = validate(subject);
    problems.extend(version_rules().flat_map(|rule| rule.run(subject)));
    problems
}

/// The rules that are asked for one iOS version only.
pub fn version_rules() -> impl Iterator<Item = &'static Rule> {
    since::RULES.iter()
}

/// Compares the files of a bundle with the manifest that came along.
///
/// A bundle that was mended while opening no longer is what the manifest was made for: use the findings that
/// [`crate::repair::Opened`] brings along instead. The signature is checked by `signature::problems`.
#[must_use]
pub fn validate_package(bundle: &Bundle, seal: &Seal) -> Vec<Problem> {
    let pass = bundle.document().to_bytes();
    let files: Vec<(&str, &[u8])> =
        std::iter::once((crate::bundle::PASS_FILE, pass.as_slice())).chain(bundle.files()).collect();
    validate_files(&files, seal)
}

/// Whether any of these problems makes an iPhone refuse the pass.
#[must_use]
pub fn blocks(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.severity == Severity::Blocks)
}

#[cfg(test)]
mod tests;
