//! Opening what there is: passes, several in one file, templates, folders, drafts of this editor; all in the page.
//!
//! In scope: reading what a person chose or dropped, and what they should know about it. Out of scope: unpacking and mending, which the
//! module `files` does (see [`crate::package`]). What cannot be opened leaves the present design as it is.

use passwright_core::bundle::MAX_PASSES_BYTES;
use passwright_core::zip::MAX_ENTRIES;
use web_sys::File;

use crate::design::{Design, DesignId};
use crate::draft_file;
use crate::images::raster::bytes_of;
use crate::package::{self, Opened, OpenedPasses, PackageError};

mod report;

pub(crate) use report::Report;

/// A file with its place in the folder that was chosen, or only its name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Named {
    /// `folder/pass.json`, with forward slashes.
    pub(crate) path: String,
    /// The file.
    pub(crate) file: File,
}

impl Named {
    /// One file.
    pub(crate) fn new(file: File) -> Self {
        Self { path: file.name(), file }
    }

    /// A file of a picker, with its path when a folder was chosen.
    pub(crate) fn chosen(file: File) -> Self {
        let path = js_sys::Reflect::get(&file, &"webkitRelativePath".into()).ok();
        match path.and_then(|path| path.as_string()).filter(|path| !path.is_empty()) {
            Some(path) => Self { path, file },
            None => Self::new(file),
        }
    }
}

/// Why nothing is opened. Each prints as a sentence for the person.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ImportError {
    /// No files.
    #[error("{}", text!("nothing-in-it"))]
    Empty,
    /// More bytes than the reader takes: of a bundle of passes, which is the largest there is.
    #[error("{}", text!("file-too-large", name = .name.as_str(), megabytes = *.megabytes, most = MAX_PASSES_BYTES / 1_000_000))]
    TooLarge {
        /// The file's name.
        name: String,
        /// The size in whole megabytes.
        megabytes: u64,
    },
    /// More files than a pass can have.
    #[error("{}", text!("too-many-files", name = .name.as_str(), actual = *.actual, most = MAX_ENTRIES))]
    TooManyFiles {
        /// The folder's name.
        name: String,
        /// How many there are.
        actual: usize,
    },
    /// The browser could not read it.
    #[error("{}", text!("file-unreadable", name = .name.as_str()))]
    Unreadable {
        /// The file's name.
        name: String,
    },
    /// It is no pass, or a dangerous one; or the module is not to be had.
    #[error(transparent)]
    Refused(#[from] PackageError),
}

/// A pass that was opened, with the report for the person.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Imported {
    /// The design.
    pub(crate) design: Design,
    /// What was found and done.
    pub(crate) report: Report,
}

/// Several passes that came together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Several {
    /// The file's or folder's name.
    pub(crate) name: String,
    /// Each with its name, opened or with a sentence why not.
    pub(crate) passes: Vec<(String, Result<Imported, String>)>,
    /// What is wrong with them as a whole, a sentence each.
    pub(crate) problems: Vec<String>,
}

/// What was found in files.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Found {
    /// One pass.
    One(Box<Imported>),
    /// Several, of which the person chooses.
    Several(Several),
}

/// Opens what a person chose or dropped: one file, several, or a folder.
///
/// # Errors
/// [`ImportError`]
pub(crate) async fn open(files: Vec<Named>, id: DesignId) -> Result<Found, ImportError> {
    let name = match files.as_slice() {
        [only] => only.path.clone(),
        [first, ..] => first.path.split('/').next().unwrap_or_default().to_owned(),
        [] => return Err(ImportError::Empty),
    };
    if files.len() > MAX_ENTRIES {
        return Err(ImportError::TooManyFiles { name, actual: files.len() });
    }
    let bytes: f64 = files.iter().map(|named| named.file.size()).sum();
    if bytes > MAX_PASSES_BYTES as f64 {
        return Err(ImportError::TooLarge { name, megabytes: (bytes / 1e6).ceil() as u64 });
    }
    let mut entries = Vec::new();
    for named in files {
        let read = bytes_of(&named.file).await;
        let bytes = read.ok_or_else(|| ImportError::Unreadable { name: named.path.clone() })?;
        entries.push((named.path, bytes));
    }
    let opened = package::open(&name, entries).await?;
    found(name, opened, id).map_err(ImportError::Refused)
}

/// Makes designs of what was opened.
fn found(name: String, opened: OpenedPasses, id: DesignId) -> Result<Found, PackageError> {
    let OpenedPasses { mut passes, problems, is_choice } = opened;
    if !is_choice && let Some((name, only)) = passes.pop() {
        return Ok(Found::One(Box::new(imported(name, only?, id))));
    }
    let passes = passes.into_iter().zip(ids(id)).map(|((name, pass), id)| {
        let pass = pass.map(|pass| imported(name.clone(), pass, id)).map_err(|error| error.to_string());
        (name, pass)
    });
    let passes = passes.collect();
    Ok(Found::Several(Several { name, passes, problems }))
}

/// Designs that are made at one instant need different names.
fn ids(first: DesignId) -> impl Iterator<Item = DesignId> {
    (first.0..).map(DesignId)
}

fn imported(name: String, opened: Opened, id: DesignId) -> Imported {
    let Opened { document, files, mended, found } = opened;
    let mut design = Design::new(id, document, files);
    let report = if draft_file::take_back(&mut design) {
        Report::of_draft(name)
    } else {
        Report::of(name, &design, mended, found)
    };
    Imported { design, report }
}

#[cfg(test)]
mod tests;
