//! Opening what there is: passes, several in one file, templates, folders, drafts of this editor; all in the page.
//!
//! In scope: reading what a person chose or dropped, and what they should know about it. Out of scope: mending (see `core::repair`).
//! What cannot be opened leaves the present design as it is.

use passwright_core::bundle::MAX_PASSES_BYTES;
use passwright_core::repair::{self, MAX_PASSES, OpenError, Opened};
use passwright_core::template;
use passwright_core::zip::{Entry, Limits, MAX_ENTRIES, MAX_TOTAL_BYTES};
use web_sys::File;

use crate::design::{Design, DesignId};
use crate::draft_file;
use crate::images::raster::bytes_of;

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
}

/// Why nothing is opened. Each prints as a sentence for the person.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ImportError {
    /// No bytes.
    #[error("{name} is empty: it has 0 bytes.")]
    Empty {
        /// The file's name.
        name: String,
    },
    /// More bytes than the reader takes: of a bundle of passes, which is the largest there is.
    #[error("{name} has {megabytes} MB; files of up to {} MB are opened.", MAX_PASSES_BYTES / 1_000_000)]
    TooLarge {
        /// The file's name.
        name: String,
        /// The size in whole megabytes.
        megabytes: u64,
    },
    /// More files than a pass can have.
    #[error("{name} holds {actual} files; folders of up to {MAX_ENTRIES} files are opened.")]
    TooManyFiles {
        /// The folder's name.
        name: String,
        /// How many there are.
        actual: usize,
    },
    /// The browser could not read it.
    #[error("{name} could not be read from this device.")]
    Unreadable {
        /// The file's name.
        name: String,
    },
    /// It is no pass, or a dangerous one.
    #[error("{name} could not be opened: {source}. Your present design is unchanged.")]
    NotAPass {
        /// The file's name.
        name: String,
        /// What the reader says.
        #[source]
        source: OpenError,
    },
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
        [] => return Err(ImportError::Empty { name: "The folder".to_owned() }),
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
        entries.push(Entry { name: named.path, bytes });
    }
    open_entries(name, entries, id)
}

fn open_entries(name: String, mut entries: Vec<Entry>, id: DesignId) -> Result<Found, ImportError> {
    if let ([only], false) = (entries.as_slice(), name.contains('/')) {
        return open_file(name, &only.bytes, id);
    }
    entries.retain(|entry| !is_left_behind(&entry.name));
    let has_document =
        entries.iter().any(|entry| entry.name == "pass.json" || entry.name.ends_with("/pass.json"));
    if has_document {
        return open_folder(name, entries, id);
    }
    let passes: Vec<Entry> = entries.into_iter().filter(|entry| is_pass_name(&entry.name)).collect();
    if passes.is_empty() {
        return Err(ImportError::NotAPass { name, source: OpenError::NoDocument });
    }
    if passes.len() > MAX_PASSES {
        let source = OpenError::TooManyPasses { max: MAX_PASSES, actual: passes.len() };
        return Err(ImportError::NotAPass { name, source });
    }
    let mut all = Vec::new();
    for (entry, id) in passes.into_iter().zip(ids(id)) {
        let short = entry.name.rsplit('/').next().unwrap_or_default().to_owned();
        all.push((
            short.clone(),
            match open_file(short, &entry.bytes, id) {
                Ok(Found::One(imported)) => Ok(*imported),
                Ok(Found::Several(_)) => Err("It holds several passes; open it by itself.".to_owned()),
                Err(error) => Err(error.to_string()),
            },
        ));
    }
    Ok(chosen(Several { name, passes: all, problems: Vec::new() }))
}

/// What operating systems leave in folders.
fn is_left_behind(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name == ".DS_Store" || name == "Thumbs.db" || path.contains("__MACOSX/")
}

fn is_pass_name(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    path.ends_with(".pkpass") || path.ends_with(".pkpasses")
}

/// Designs that are made at one instant need different names.
fn ids(first: DesignId) -> impl Iterator<Item = DesignId> {
    (first.0..).map(DesignId)
}

fn open_folder(name: String, entries: Vec<Entry>, id: DesignId) -> Result<Found, ImportError> {
    let is_template = name.ends_with(template::ENDING)
        || entries.iter().any(|entry| entry.name.ends_with(&format!("/{}", template::TOOLING_FILE)));
    let mut opened =
        match if is_template { template::from_entries(entries) } else { repair::open_files(entries) } {
            Ok(opened) => opened,
            Err(source) => return Err(ImportError::NotAPass { name, source }),
        };
    // That the files lie in a folder is what was chosen, not a fault of theirs; neither is a missing signature.
    opened.package_problems.clear();
    opened.repairs.retain(|repair| !repair.path.is_empty());
    Ok(one(name, &opened, id))
}

/// What a file may unpack to. One that calls itself a bundle may be larger; each pass in it still has the limits of one.
fn limits(name: &str) -> Limits {
    if !name.to_ascii_lowercase().ends_with(".pkpasses") {
        return Limits::default();
    }
    let most = MAX_PASSES_BYTES;
    Limits {
        archive_bytes: most,
        file_bytes: most,
        total_bytes: most.max(MAX_TOTAL_BYTES),
        ..Limits::default()
    }
}

fn open_file(name: String, bytes: &[u8], id: DesignId) -> Result<Found, ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::Empty { name });
    }
    let refused = |source| ImportError::NotAPass { name: name.clone(), source };
    if bytes.trim_ascii_start().starts_with(b"{") {
        let mut opened = repair::open_alone(bytes).map_err(refused)?;
        opened.package_problems.clear();
        return Ok(one(name, &opened, id));
    }
    if name.to_ascii_lowercase().ends_with(template::ENDING) {
        let opened = template::read(bytes, &Limits::default()).map_err(refused)?;
        return Ok(one(name, &opened, id));
    }
    let file = repair::open_each(bytes, &limits(&name)).map_err(refused)?;
    let mut passes = file.passes;
    if let ([(inner, _)], true) = (passes.as_slice(), file.problems.is_empty())
        && inner.is_empty()
        && let Some((_, only)) = passes.pop()
    {
        let opened = only.map_err(refused)?;
        return Ok(one(name, &opened, id));
    }
    let passes = passes.into_iter().zip(ids(id)).map(|((inner, opened), id)| {
        let opened = opened
            .map(|opened| imported(inner.clone(), &opened, id))
            .map_err(|error| format!("It could not be opened: {error}."));
        (inner, opened)
    });
    let problems = file.problems.into_iter().map(|problem| problem.message).collect();
    let passes = passes.collect();
    Ok(chosen(Several { name, passes, problems }))
}

/// Where there is nothing to choose, nothing is asked.
fn chosen(mut several: Several) -> Found {
    if several.problems.is_empty()
        && let [(_, Ok(_))] = several.passes.as_slice()
        && let Some((_, Ok(only))) = several.passes.pop()
    {
        return Found::One(Box::new(only));
    }
    Found::Several(several)
}

fn one(name: String, opened: &Opened, id: DesignId) -> Found {
    Found::One(Box::new(imported(name, opened, id)))
}

fn imported(name: String, opened: &Opened, id: DesignId) -> Imported {
    let mut design = Design::from_bundle(id, &opened.bundle);
    if draft_file::take_back(&mut design) {
        return Imported { design, report: Report::of_draft(name) };
    }
    Imported { design, report: Report::of(name, opened) }
}

#[cfg(test)]
mod tests;
