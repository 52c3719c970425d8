//! `passwright check --fix -o FILE`: the same pass with every offered repair, unsigned.
//!
//! In scope: what the checks offer. Out of scope: what only a person can say, which is listed as left; signing.

use std::path::{Path, PathBuf};

use passwright_core::bundle::Bundle;
use passwright_core::repair::{Opened, Repair};
use passwright_core::validate::{self, Problem};
use passwright_core::zip;
use serde_json::{Value, json};

use super::judge::{Conditions, content};
use super::opened::{Kind, Subject};
use crate::error::CommandError;
use crate::report::to_value;

/// What became of one pass.
#[derive(Debug)]
pub(crate) struct Repaired {
    pub(crate) name: String,
    /// What had to be mended to read it at all.
    pub(crate) mended: Vec<Repair>,
    /// The problems that were repaired.
    pub(crate) fixed: Vec<Problem>,
    /// The problems that nobody but a person can repair.
    pub(crate) left: Vec<Problem>,
    bundle: Bundle,
}

/// The file that was written, with what was changed.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) path: PathBuf,
    pub(crate) passes: Vec<Repaired>,
}

impl Written {
    pub(crate) fn to_json(&self) -> Value {
        let one = |it: &Repaired| {
            let mended: Vec<&str> = it.mended.iter().map(|repair| repair.message.as_str()).collect();
            json!({"name": it.name, "mended": mended, "fixed": to_value(&it.fixed), "left": to_value(&it.left)})
        };
        json!({"file": self.path.display().to_string(), "passes": self.passes.iter().map(one).collect::<Vec<_>>()})
    }
}

/// Repairs every pass of a file and writes the result.
pub(crate) fn write(
    subject: Subject,
    input: &Path,
    output: &Path,
    conditions: &Conditions<'_>,
) -> Result<Written, CommandError> {
    if is_same(input, output) {
        return Err(CommandError::SameFile { path: output.to_owned() });
    }
    let mut passes = Vec::new();
    for (name, opened) in subject.passes {
        let opened = opened.map_err(|source| CommandError::Open { path: input.to_owned(), source })?;
        passes.push(repair(name, opened, conditions));
    }
    let bytes = match (conditions.kind, passes.as_slice()) {
        (Kind::Document, [only]) => only.bundle.document().to_bytes(),
        (_, [only]) if only.name.is_empty() => archive(&only.bundle)?,
        (_, several) => {
            let inner: Vec<Vec<u8>> =
                several.iter().map(|one| archive(&one.bundle)).collect::<Result<_, _>>()?;
            let names = several.iter().map(|one| one.name.as_str());
            zip::write(names.zip(inner.iter().map(Vec::as_slice)))?
        }
    };
    crate::write_file(output, &bytes)?;
    Ok(Written { path: output.to_owned(), passes })
}

fn is_same(input: &Path, output: &Path) -> bool {
    match (input.canonicalize(), output.canonicalize()) {
        (Ok(input), Ok(output)) => input == output,
        _ => false,
    }
}

fn repair(name: String, opened: Opened, conditions: &Conditions<'_>) -> Repaired {
    let mut bundle = opened.bundle;
    let fixed = validate::apply_fixes(&mut bundle, &|bundle| content(bundle, conditions));
    let left = content(&bundle, conditions);
    Repaired { name, mended: opened.repairs, fixed, left, bundle }
}

/// The files of a pass without manifest and signature.
fn archive(bundle: &Bundle) -> Result<Vec<u8>, CommandError> {
    let document = bundle.document().to_bytes();
    let own = std::iter::once(("pass.json", document.as_slice()));
    Ok(zip::write(own.chain(bundle.files()))?)
}
