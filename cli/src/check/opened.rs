//! What is checked, whatever it came in: a pass, several passes in one file, a template, an unpacked folder, a bare `pass.json`.
//!
//! In scope: telling them apart and opening all of them, each pass on its own. Out of scope: judging (see [`super::judge`]).

use std::path::Path;

use passwright_core::repair::{self, OpenError, Opened, OpenedFile};
use passwright_core::validate::{Problem, Stage};
use passwright_core::zip::{Limits, MAX_ARCHIVE_BYTES};

use crate::error::CommandError;
use crate::{folder, read_file};

/// The largest bundle of passes, in bytes (Apple, "Distributing and updating a pass").
const MAX_BUNDLE_BYTES: usize = 150 * 1024 * 1024;

/// What a file is by its name and its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A pass, or several, that is meant to be added to Wallet; or a folder with all of its files.
    Finished,
    /// The source of a pass: a folder without signature, or a template of Apple's Pass Designer.
    Source,
    /// A document alone: nothing is known of its pictures.
    Document,
}

impl Kind {
    pub(crate) fn stage(self) -> Stage {
        if self == Self::Finished { Stage::Finished } else { Stage::Source }
    }
}

/// A file that was opened, with all passes in it.
#[derive(Debug)]
pub(crate) struct Subject {
    pub(crate) kind: Kind,
    /// Names inside a bundle of passes, else empty.
    pub(crate) passes: Vec<(String, Result<Opened, OpenError>)>,
    /// What is wrong with a bundle of passes as a whole.
    pub(crate) problems: Vec<Problem>,
}

impl Subject {
    fn of_one(kind: Kind, mut opened: Opened) -> Self {
        if kind != Kind::Finished {
            // Where nothing was sealed, nothing lies outside of the seal.
            opened
                .package_problems
                .retain(|problem| !matches!(problem.rule.as_str(), "P01" | "P04" | "P05" | "P06"));
        }
        Self { kind, passes: vec![(String::new(), Ok(opened))], problems: Vec::new() }
    }
}

/// Opens whatever is at a path.
pub(crate) fn open(path: &Path) -> Result<Subject, CommandError> {
    let failed = |source| CommandError::Open { path: path.to_owned(), source };
    let is_named = |ending: &str| path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending));
    if path.is_dir() {
        // Nothing is left out, since all of it would be in the archive.
        let (entries, _) = folder::read(path, |_| false)?;
        let is_signed = entries.iter().any(|entry| entry.name == "signature");
        let kind = if is_signed && !is_named("pkpasstemplate") { Kind::Finished } else { Kind::Source };
        return Ok(Subject::of_one(kind, repair::open_files(entries).map_err(failed)?));
    }
    if is_named("pkpasses") {
        let limits = Limits {
            archive_bytes: MAX_BUNDLE_BYTES,
            file_bytes: MAX_ARCHIVE_BYTES,
            total_bytes: MAX_BUNDLE_BYTES,
            ..Limits::default()
        };
        let bytes = read_file(path, MAX_BUNDLE_BYTES)?;
        return finished(repair::open_each(&bytes, &limits).map_err(failed)?);
    }
    let bytes = read_file(path, MAX_ARCHIVE_BYTES)?;
    if is_named("json") || looks_like_json(&bytes) {
        return Ok(Subject::of_one(Kind::Document, repair::open_alone(&bytes).map_err(failed)?));
    }
    let file = repair::open_each(&bytes, &Limits::default()).map_err(failed)?;
    if !is_named("pkpasstemplate") {
        return finished(file);
    }
    let (_, only) = file.passes.into_iter().next().ok_or_else(|| failed(OpenError::NoDocument))?;
    Ok(Subject::of_one(Kind::Source, only.map_err(failed)?))
}

fn finished(file: OpenedFile) -> Result<Subject, CommandError> {
    Ok(Subject { kind: Kind::Finished, passes: file.passes, problems: file.problems })
}

/// Whether the first character is that of an object, in any encoding that is read.
fn looks_like_json(bytes: &[u8]) -> bool {
    let first = bytes
        .iter()
        .find(|byte| !byte.is_ascii_whitespace() && !matches!(byte, 0 | 0xef | 0xbb | 0xbf | 0xfe | 0xff));
    first == Some(&b'{')
}
