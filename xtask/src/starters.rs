//! Packs the starting points of `web/starters` into the two files that the editor fetches: what the first page shows of them, with each card
//! drawn, and what a design is made of when one is picked.
//!
//! `index.json` names them in their order; each has a folder with `pass.json` and its drawings, named by the picture that they become.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::bundle::BundleError;
use crate::{files, workspace};

mod drawn;

/// The name by which the page asks for what it shows at first.
pub(crate) const SHOWN: &str = "/assets/starters.json";
/// The name by which the page asks for what designs are made of.
pub(crate) const DESIGNS: &str = "/assets/later/designs.json";

/// A starting point as `index.json` has it.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    group: String,
    name: String,
    job: String,
    words: String,
}

/// A starting point as it lies in the repository.
struct Starter {
    entry: Entry,
    /// `pass.json`, as it was written.
    pass: String,
    /// SVG by the base name of the picture.
    drawings: BTreeMap<String, String>,
}

/// Where they lie.
fn folder() -> PathBuf {
    workspace::path("web/starters")
}

/// The files with their names in the page.
///
/// # Errors
/// [`BundleError`] when a file is missing, the index is not what it should be, or a card cannot be drawn.
pub(crate) fn packs() -> Result<[(&'static str, Vec<u8>); 2], BundleError> {
    let all = all()?;
    let mut shown = Vec::new();
    let mut designs = BTreeMap::new();
    for Starter { entry, pass, drawings } in &all {
        let card = drawn::card(&entry.id, pass, drawings, drawn::DAY);
        let card = card.ok_or_else(|| BundleError::Starter { path: folder().join(&entry.id) })?;
        let Entry { id, group, name, job, words } = entry;
        shown.push(
            json!({ "id": id, "group": group, "name": name, "job": job, "words": words, "card": card }),
        );
        designs.insert(id, json!({ "pass": pass, "drawings": drawings }));
    }
    Ok([(SHOWN, json!(shown).to_string().into_bytes()), (DESIGNS, json!(designs).to_string().into_bytes())])
}

/// All of them, in their order.
fn all() -> Result<Vec<Starter>, BundleError> {
    let path = folder().join("index.json");
    let index = files::read_text(&path)?;
    let index: Vec<Entry> = serde_json::from_str(&index).map_err(|_| BundleError::StarterIndex { path })?;
    index.into_iter().map(read).collect()
}

fn read(entry: Entry) -> Result<Starter, BundleError> {
    let folder = folder().join(&entry.id);
    let pass = files::read_text(&folder.join("pass.json"))?;
    Ok(Starter { entry, pass, drawings: drawings(&folder)? })
}

/// The drawings of one, by the base name of the picture.
fn drawings(folder: &Path) -> Result<BTreeMap<String, String>, BundleError> {
    let mut drawings = BTreeMap::new();
    for file in files::list(folder)? {
        let is_drawing = file.extension().is_some_and(|extension| extension == "svg");
        if let Some(name) = file.file_stem().and_then(|stem| stem.to_str()).filter(|_| is_drawing) {
            drawings.insert(name.to_owned(), files::read_text(&file)?.trim_end().to_owned());
        }
    }
    Ok(drawings)
}

#[cfg(test)]
mod tests;
