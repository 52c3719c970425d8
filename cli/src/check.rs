//! `passwright check FILE`: would an iPhone take this pass, and if not, why.

use std::path::{Path, PathBuf};

use clap::Args;
use passwright_core::repair::{Opened, open_many};
use passwright_core::time::Timestamp;
use passwright_core::zip::{Limits, MAX_ARCHIVE_BYTES};
use serde_json::{Value, json};

use crate::error::CommandError;
use crate::report::{Findings, print_json};
use crate::{Outcome, read_file};

/// What to check.
#[derive(Debug, Clone, Args)]
pub struct CheckArguments {
    /// A .pkpass file, or a .pkpasses file with several
    pub file: PathBuf,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// Exit with 1 for warnings too
    #[arg(long)]
    pub strict: bool,
}

/// Checks a file and prints what was found.
///
/// # Errors
/// [`CommandError`] when the file cannot be read or is not a pass.
pub fn run(arguments: &CheckArguments, now: Timestamp) -> Result<(Outcome, String), CommandError> {
    let passes: Vec<(String, Findings)> =
        open(&arguments.file)?.into_iter().map(|(name, opened)| (name, Findings::of(&opened, now))).collect();
    let text = if arguments.json {
        let list: Vec<Value> =
            passes.iter().map(|(name, findings)| named(name, findings.to_json())).collect();
        print_json(&json!({"file": arguments.file.display().to_string(), "passes": list}))
    } else {
        passes
            .iter()
            .map(|(name, findings)| {
                let title = title(&arguments.file, name);
                format!("{title}: {}\n{}", findings.summary(), findings.to_text())
            })
            .collect()
    };
    let strictly = |findings: &Findings| {
        let hints_only = findings
            .problems
            .iter()
            .all(|problem| problem.severity == passwright_core::validate::Severity::Hints);
        if arguments.strict && !hints_only { Outcome::Problems } else { findings.outcome() }
    };
    Ok((worst(passes.iter().map(|(_, findings)| strictly(findings))), text))
}

/// Opens all passes of a file.
pub(crate) fn open(path: &Path) -> Result<Vec<(String, Opened)>, CommandError> {
    let bytes = read_file(path, MAX_ARCHIVE_BYTES)?;
    open_many(&bytes, &Limits::default())
        .map_err(|source| CommandError::Open { path: path.to_owned(), source })
}

/// A pass's JSON with its name in front, when it has one inside a bundle of passes.
pub(crate) fn named(name: &str, mut value: Value) -> Value {
    if let Some(object) = value.as_object_mut().filter(|_| !name.is_empty()) {
        object.insert("name".to_owned(), name.into());
    }
    value
}

pub(crate) fn title(file: &Path, name: &str) -> String {
    let file = file.display();
    if name.is_empty() { file.to_string() } else { format!("{file}, {name}") }
}

pub(crate) fn worst(outcomes: impl Iterator<Item = Outcome>) -> Outcome {
    outcomes.fold(Outcome::Fine, |worst, outcome| if worst == Outcome::Fine { outcome } else { worst })
}
