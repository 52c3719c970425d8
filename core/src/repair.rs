//! Opening what is met in the wild: broken JSON, foreign encodings, nested folders, leftovers of operating systems, bundles of passes.
//!
//! In scope: mending so much that a pass can be read, and telling each mend in a sentence. A document that is correct keeps its bytes, and
//! so does every file; what is missing in content is for the checks (see [`crate::validate`]) to say.
//! Out of scope: archives that are dangerous or damaged; [`crate::zip`] refuses them, and so does this module.
//!
//! ```
//! use passwright_core::repair;
//! use passwright_core::zip::{self, Limits};
//!
//! // A folder around the files, and a comma too many.
//! let file = zip::write([("card/pass.json", &br#"{"formatVersion": 1,}"#[..])])?;
//! let opened = repair::open(&file, &Limits::default())?;
//! assert_eq!(opened.bundle.document().get("/formatVersion"), Some(&1.into()));
//! assert_eq!(opened.repairs.len(), 2);
//! assert!(opened.package_problems.iter().any(|problem| problem.rule == "J01"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::bundle::{Bundle, MANIFEST_FILE, PASS_FILE, SIGNATURE_FILE, Seal};
use crate::document::{Document, ParseDocumentError};
use crate::validate::{self, Problem};
use crate::zip::{self, Entry, Limits, MendedName, ReadArchiveError};

mod json;

pub use json::{MAX_REPAIRS, MendJsonError, Mended, mend_json};

/// The ending of a file that holds one pass.
const PASS_ENDING: &str = ".pkpass";

pub use crate::bundle::MAX_PASSES;

/// One thing that was mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// JSON pointer into the document, or the file name, or empty for the archive as a whole.
    pub path: String,
    /// What was mended, in a sentence for people.
    pub message: String,
}

impl Repair {
    fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { path: path.into(), message: message.into() }
    }
}

/// A pass that was opened, and what had to be done for it.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The files, readable now.
    pub bundle: Bundle,
    /// The manifest and signature that came along, as they were.
    pub seal: Seal,
    /// What was mended, in the order in which it was found; empty for a pass that was in order.
    pub repairs: Vec<Repair>,
    /// What was wrong with the package as it came: why an iPhone would refuse the original file. The bundle no longer has these
    /// problems once it is built anew.
    pub package_problems: Vec<Problem>,
    /// The names of further passes in the same file, which [`open_many`] opens.
    pub others: Vec<String>,
}

/// Why a file cannot be opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The archive is unreadable or dangerous.
    #[error(transparent)]
    Archive(#[from] ReadArchiveError),
    /// No pass is in it.
    #[error("this file is not a Wallet pass: there is no pass.json in it")]
    NoDocument,
    /// The document is beyond mending.
    #[error(transparent)]
    Document(#[from] ParseDocumentError),
    /// The document is no JSON even with all that is borne.
    #[error("pass.json cannot be read: {0}")]
    Json(#[from] MendJsonError),
    /// Too many passes in one file.
    #[error("this file holds {actual} passes, at most {max} are opened")]
    TooManyPasses {
        /// The limit.
        max: usize,
        /// The count found.
        actual: usize,
    },
}

/// All passes of one file, each with what became of it.
#[derive(Debug)]
pub struct OpenedFile {
    /// The passes with their names, which are empty for the one pass of a `.pkpass` file.
    pub passes: Vec<(String, Result<Opened, OpenError>)>,
    /// What is wrong with a bundle of passes as a whole.
    pub problems: Vec<Problem>,
}

/// Opens a `.pkpass` file, or the first pass of a `.pkpasses` file, and mends what stands in the way.
///
/// # Errors
/// [`OpenError`] when the archive is refused, holds no pass, or its document is beyond mending.
pub fn open(bytes: &[u8], limits: &Limits) -> Result<Opened, OpenError> {
    let (entries, mended) = zip::read_mending_names(bytes, limits)?;
    let names = pass_names(&entries);
    few_enough(&names)?;
    let Some((first, others)) = names.split_first() else { return open_entries(entries, &mended) };
    let mut opened = open_inner(&entries, first, limits)?;
    let message = format!("This file holds {} passes; the first one, {first}, was opened.", names.len());
    if !others.is_empty() {
        opened.repairs.insert(0, Repair::new("", message));
    }
    opened.others = others.to_vec();
    Ok(opened)
}

/// Opens every pass of a `.pkpasses` file, each with its name; of a `.pkpass` file the one pass, under an empty name.
///
/// # Errors
/// As [`open`]; one pass that cannot be opened refuses the whole file.
pub fn open_many(bytes: &[u8], limits: &Limits) -> Result<Vec<(String, Opened)>, OpenError> {
    let (entries, mended) = zip::read_mending_names(bytes, limits)?;
    let names = pass_names(&entries);
    few_enough(&names)?;
    if names.is_empty() {
        return Ok(vec![(String::new(), open_entries(entries, &mended)?)]);
    }
    names
        .into_iter()
        .map(|name| {
            let opened = open_inner(&entries, &name, limits)?;
            Ok((name, opened))
        })
        .collect()
}

/// Opens a file as [`open_many`] does, but a pass that cannot be opened hides no other, and what is wrong with a bundle of passes is
/// told. Of too many passes the first ten are opened.
///
/// # Errors
/// [`OpenError`] when the archive is refused or holds no pass at all.
pub fn open_each(bytes: &[u8], limits: &Limits) -> Result<OpenedFile, OpenError> {
    let (entries, mended) = zip::read_mending_names(bytes, limits)?;
    let names = pass_names(&entries);
    if names.is_empty() {
        let only = open_entries(entries, &mended)?;
        return Ok(OpenedFile { passes: vec![(String::new(), Ok(only))], problems: Vec::new() });
    }
    let passes: Vec<(String, Result<Opened, OpenError>)> = names
        .iter()
        .take(MAX_PASSES)
        .map(|name| (name.clone(), open_inner(&entries, name, limits)))
        .collect();
    let mut problems: Vec<Problem> = validate::too_many_passes(names.len(), MAX_PASSES).into_iter().collect();
    for entry in entries.iter().filter(|entry| !names.contains(&entry.name)) {
        problems.push(if validate::is_junk(&entry.name) {
            validate::left_behind(&entry.name)
        } else {
            validate::no_pass_inside(&entry.name, "Only .pkpass files belong there")
        });
    }
    for (name, opened) in &passes {
        if let Err(error) = opened {
            problems.push(validate::no_pass_inside(name, &error.to_string()));
        }
    }
    Ok(OpenedFile { passes, problems })
}

/// Opens the files of a folder that was read, as if they had come in an archive.
///
/// # Errors
/// [`OpenError`] when there is no pass among them or its document is beyond mending.
pub fn open_files(entries: Vec<Entry>) -> Result<Opened, OpenError> {
    open_entries(entries, &[])
}

/// Opens a document that came without any other file.
///
/// # Errors
/// [`OpenError`] when it is beyond mending.
pub fn open_alone(document: &[u8]) -> Result<Opened, OpenError> {
    open_entries(vec![Entry { name: PASS_FILE.to_owned(), bytes: document.to_vec() }], &[])
}

/// The names of the passes inside a bundle of passes; empty when the archive is a pass itself.
fn pass_names(entries: &[Entry]) -> Vec<String> {
    if find_document(entries).is_some() {
        return Vec::new();
    }
    let is_pass = |name: &str| name.to_ascii_lowercase().ends_with(PASS_ENDING) && !validate::is_junk(name);
    entries.iter().map(|entry| &entry.name).filter(|name| is_pass(name)).cloned().collect()
}

fn few_enough(names: &[String]) -> Result<(), OpenError> {
    match names.len() {
        0..=MAX_PASSES => Ok(()),
        actual => Err(OpenError::TooManyPasses { max: MAX_PASSES, actual }),
    }
}

fn open_inner(entries: &[Entry], name: &str, limits: &Limits) -> Result<Opened, OpenError> {
    let inner = entries.iter().find(|entry| entry.name == name).ok_or(OpenError::NoDocument)?;
    // What one pass may hold does not grow with the bundle around it.
    let limits = Limits {
        file_bytes: limits.file_bytes.min(zip::MAX_FILE_BYTES),
        total_bytes: limits.total_bytes.min(zip::MAX_TOTAL_BYTES),
        ..*limits
    };
    // A bundle of passes holds passes, not further bundles: one level is enough.
    let (entries, mended) = zip::read_mending_names(&inner.bytes, &limits)?;
    open_entries(entries, &mended)
}

/// The folder in which `pass.json` lies, with its slash: empty for the root. The one nearest to the root wins.
fn find_document(entries: &[Entry]) -> Option<&str> {
    let folders = entries.iter().filter_map(|entry| entry.name.strip_suffix(PASS_FILE));
    folders
        .filter(|folder| (folder.is_empty() || folder.ends_with('/')) && !validate::is_junk(folder))
        .min_by_key(|folder| folder.matches('/').count())
}

fn open_entries(entries: Vec<Entry>, mended: &[MendedName]) -> Result<Opened, OpenError> {
    let folder = find_document(&entries).ok_or(OpenError::NoDocument)?.to_owned();
    let mut problems: Vec<Problem> = mended.iter().take(MAX_REPAIRS).map(validate::miswritten_name).collect();
    let mut repairs: Vec<Repair> = mended.iter().take(MAX_REPAIRS).map(mended_name).collect();
    let entries = if folder.is_empty() {
        entries
    } else {
        problems.push(validate::nested_in(folder.trim_end_matches('/')));
        out_of_folder(entries, &folder, &mut repairs)
    };
    let seal = seal_of(&entries);
    let files: Vec<(&str, &[u8])> =
        entries.iter().map(|entry| (entry.name.as_str(), entry.bytes.as_slice())).collect();
    problems.extend(validate::validate_files(&files, &seal));
    let (entries, junk): (Vec<Entry>, Vec<Entry>) =
        entries.into_iter().partition(|entry| !validate::is_junk(&entry.name));
    for entry in &junk {
        problems.push(validate::left_behind(&entry.name));
        repairs.push(Repair::new(
            &entry.name,
            format!("{}, left behind by an operating system, was left out.", entry.name),
        ));
    }
    let bundle = assemble(entries, &mut repairs, &mut problems)?;
    Ok(Opened { bundle, seal, repairs, package_problems: problems, others: Vec::new() })
}

fn mended_name(mended: &MendedName) -> Repair {
    let message = format!("The file name {} was mended to {}.", mended.found, mended.name);
    Repair::new(&mended.name, message)
}

/// Moves the files of a folder to the root; files beside the folder stay where they are.
fn out_of_folder(entries: Vec<Entry>, folder: &str, repairs: &mut Vec<Repair>) -> Vec<Entry> {
    let name = folder.trim_end_matches('/');
    repairs.push(Repair::new(
        "",
        format!("The pass lay in the folder {name} of the archive; its files are at the root now."),
    ));
    let moved: Vec<String> =
        entries.iter().filter_map(|entry| entry.name.strip_prefix(folder)).map(str::to_owned).collect();
    let mut kept = Vec::with_capacity(entries.len());
    for mut entry in entries {
        if let Some(inner) = entry.name.strip_prefix(folder) {
            entry.name = inner.to_owned();
        } else if moved.contains(&entry.name) {
            repairs.push(Repair::new(
                &entry.name,
                format!("A second {} outside the folder was left out.", entry.name),
            ));
            continue;
        }
        kept.push(entry);
    }
    kept
}

fn seal_of(entries: &[Entry]) -> Seal {
    let bytes_of =
        |name: &str| entries.iter().find(|entry| entry.name == name).map(|entry| entry.bytes.clone());
    Seal { manifest: bytes_of(MANIFEST_FILE), signature: bytes_of(SIGNATURE_FILE) }
}

fn assemble(
    entries: Vec<Entry>,
    repairs: &mut Vec<Repair>,
    problems: &mut Vec<Problem>,
) -> Result<Bundle, OpenError> {
    let pass = entries.iter().find(|entry| entry.name == PASS_FILE).ok_or(OpenError::NoDocument)?;
    let (document, mends) = open_document(&pass.bytes)?;
    if !mends.is_empty() {
        problems.push(validate::broken_document());
    }
    repairs.extend(mends);
    let mut bundle = Bundle::new(document);
    for entry in entries {
        if !matches!(entry.name.as_str(), PASS_FILE | MANIFEST_FILE | SIGNATURE_FILE) {
            bundle.put_file(&entry.name, entry.bytes);
        }
    }
    Ok(bundle)
}

/// Reads a document, mending its JSON where it is not strict; one that is strict keeps its bytes.
///
/// # Errors
/// [`OpenError::Document`] or [`OpenError::Json`] when it is beyond mending.
pub fn open_document(bytes: &[u8]) -> Result<(Document, Vec<Repair>), OpenError> {
    match Document::parse(bytes) {
        Ok(document) => {
            let repairs = twice_repairs(bytes);
            let document = if repairs.is_empty() { document } else { Document::new(document.tree().clone()) };
            Ok((document, repairs))
        }
        Err(ParseDocumentError::Syntax { .. }) => {
            let Mended { text, repairs: mends } = mend_json(bytes)?;
            let document = Document::parse(text.as_bytes())?;
            let mut repairs: Vec<Repair> = mends;
            let twice = twice_repairs(text.as_bytes());
            let document = if twice.is_empty() { document } else { Document::new(document.tree().clone()) };
            repairs.extend(twice);
            Ok((document, repairs))
        }
        Err(error) => Err(error.into()),
    }
}

/// Tells of keys that stand twice; the tree has kept the last of them.
fn twice_repairs(json: &[u8]) -> Vec<Repair> {
    validate::duplicate_keys(json)
        .into_iter()
        .map(|pointer| {
            let key = pointer.rsplit('/').next().unwrap_or_default().to_owned();
            Repair::new(pointer, format!("The key “{key}” stood twice; the last value was kept."))
        })
        .collect()
}

#[cfg(test)]
mod tests;
