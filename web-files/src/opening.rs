//! Opening what there is: passes, several in one file, templates, folders, drafts of the editor.
//!
//! In scope: what a file or folder holds, each pass with what had to be done for it. Out of scope: mending (see `core::repair`), and
//! recognising the editor's drafts among the passes, which is the editor's own.

use passwright_core::bundle::MAX_PASSES_BYTES;
use passwright_core::repair::{self, MAX_PASSES, OpenError, Opened};
use passwright_core::template;
use passwright_core::zip::{Entry, Limits, MAX_TOTAL_BYTES};

/// Why nothing is opened. Each prints as a sentence for the person.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RefusedError {
    /// No bytes.
    #[error("{name} is empty: it has 0 bytes.")]
    Empty {
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

/// A pass with its name, or a sentence why it is not opened.
pub(crate) type Named = (String, Result<Opened, String>);

/// What was found.
#[derive(Debug)]
pub(crate) struct Found {
    /// In their order.
    pub(crate) passes: Vec<Named>,
    /// What is wrong with them as a whole, a sentence each.
    pub(crate) problems: Vec<String>,
    /// Whether the person has something to choose; else there is one pass, and it was opened.
    pub(crate) is_choice: bool,
}

impl Found {
    fn one(name: String, opened: Opened) -> Self {
        Self { passes: vec![(name, Ok(opened))], problems: Vec::new(), is_choice: false }
    }

    /// Where there is nothing to choose, nothing is asked.
    fn several(passes: Vec<Named>, problems: Vec<String>) -> Self {
        let is_choice = !(problems.is_empty() && matches!(passes.as_slice(), [(_, Ok(_))]));
        Self { passes, problems, is_choice }
    }
}

/// Opens what a person chose or dropped: one file, several, or a folder, whose entries are named `folder/pass.json`.
///
/// # Errors
/// [`RefusedError`]
pub(crate) fn open(name: String, mut entries: Vec<Entry>) -> Result<Found, RefusedError> {
    if let ([only], false) = (entries.as_slice(), name.contains('/')) {
        return open_file(name, &only.bytes);
    }
    entries.retain(|entry| !is_left_behind(&entry.name));
    let has_document =
        entries.iter().any(|entry| entry.name == "pass.json" || entry.name.ends_with("/pass.json"));
    if has_document {
        return open_folder(name, entries);
    }
    let passes: Vec<Entry> = entries.into_iter().filter(|entry| is_pass_name(&entry.name)).collect();
    if passes.is_empty() {
        return Err(RefusedError::NotAPass { name, source: OpenError::NoDocument });
    }
    if passes.len() > MAX_PASSES {
        let source = OpenError::TooManyPasses { max: MAX_PASSES, actual: passes.len() };
        return Err(RefusedError::NotAPass { name, source });
    }
    Ok(Found::several(passes.into_iter().map(open_inner).collect(), Vec::new()))
}

/// Opens one of several files.
fn open_inner(entry: Entry) -> Named {
    let name = entry.name.rsplit('/').next().unwrap_or_default().to_owned();
    let opened = match open_file(name.clone(), &entry.bytes) {
        Ok(Found { mut passes, is_choice: false, .. }) => passes.pop().map(|(_, opened)| opened),
        Ok(_) => None,
        Err(error) => Some(Err(error.to_string())),
    };
    let several = || Err("It holds several passes; open it by itself.".to_owned());
    (name, opened.unwrap_or_else(several))
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

fn open_folder(name: String, entries: Vec<Entry>) -> Result<Found, RefusedError> {
    let is_template = name.ends_with(template::ENDING)
        || entries.iter().any(|entry| entry.name.ends_with(&format!("/{}", template::TOOLING_FILE)));
    let mut opened =
        match if is_template { template::from_entries(entries) } else { repair::open_files(entries) } {
            Ok(opened) => opened,
            Err(source) => return Err(RefusedError::NotAPass { name, source }),
        };
    // That the files lie in a folder is what was chosen, not a fault of theirs; neither is a missing signature.
    opened.package_problems.clear();
    opened.repairs.retain(|repair| !repair.path.is_empty());
    Ok(Found::one(name, opened))
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

fn open_file(name: String, bytes: &[u8]) -> Result<Found, RefusedError> {
    if bytes.is_empty() {
        return Err(RefusedError::Empty { name });
    }
    let refused = |source| RefusedError::NotAPass { name: name.clone(), source };
    if bytes.trim_ascii_start().starts_with(b"{") {
        let mut opened = repair::open_alone(bytes).map_err(refused)?;
        opened.package_problems.clear();
        return Ok(Found::one(name, opened));
    }
    if name.to_ascii_lowercase().ends_with(template::ENDING) {
        let opened = template::read(bytes, &Limits::default()).map_err(refused)?;
        return Ok(Found::one(name, opened));
    }
    let file = repair::open_each(bytes, &limits(&name)).map_err(refused)?;
    let mut passes = file.passes;
    if let ([(inner, _)], true) = (passes.as_slice(), file.problems.is_empty())
        && inner.is_empty()
        && let Some((_, only)) = passes.pop()
    {
        let opened = only.map_err(refused)?;
        return Ok(Found::one(name, opened));
    }
    let passes = passes
        .into_iter()
        .map(|(inner, opened)| (inner, opened.map_err(|error| format!("It could not be opened: {error}."))));
    let problems = file.problems.into_iter().map(|problem| problem.message);
    Ok(Found::several(passes.collect(), problems.collect()))
}

#[cfg(test)]
mod tests;
