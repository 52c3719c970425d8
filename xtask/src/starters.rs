//! Packs the starting points of `web/starters` into one file, which the editor fetches when it shows them.
//!
//! `index.json` names them in their order; each has a folder with `pass.json` and its drawings, named by the picture that they become.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::bundle::BundleError;
use crate::{files, workspace};

/// The name by which the page asks for the pack.
pub(crate) const PACK: &str = "/assets/starters.json";

/// Where they lie.
pub(crate) fn folder() -> PathBuf {
    workspace::path("web/starters")
}

/// The pack.
///
/// # Errors
/// [`BundleError`] when a file is missing or the index is not what it should be.
pub(crate) fn pack() -> Result<Vec<u8>, BundleError> {
    let folder = folder();
    let index = files::read_text(&folder.join("index.json"))?;
    let unreadable = || BundleError::StarterIndex { path: folder.join("index.json") };
    let mut index: Vec<Map<String, Value>> = serde_json::from_str(&index).map_err(|_| unreadable())?;
    for entry in &mut index {
        let id = entry.get("id").and_then(Value::as_str).ok_or_else(unreadable)?;
        let folder = folder.join(id);
        let pass = files::read_text(&folder.join("pass.json"))?;
        let drawings = drawings(&folder)?;
        entry.insert("pass".to_owned(), pass.into());
        entry.insert("drawings".to_owned(), drawings.into());
    }
    Ok(json!({ "starters": index }).to_string().into_bytes())
}

/// The drawings of one, by the base name of the picture.
fn drawings(folder: &Path) -> Result<Map<String, Value>, BundleError> {
    let mut drawings = Map::new();
    for file in files::list(folder)? {
        let is_drawing = file.extension().is_some_and(|extension| extension == "svg");
        if let Some(name) = file.file_stem().and_then(|stem| stem.to_str()).filter(|_| is_drawing) {
            drawings.insert(name.to_owned(), files::read_text(&file)?.trim_end().into());
        }
    }
    Ok(drawings)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::pack;

    #[test]
    fn every_folder_of_the_index_is_in_the_pack() {
        let pack: Value = serde_json::from_slice(&pack().unwrap()).unwrap();
        let starters = pack["starters"].as_array().unwrap();
        assert!(!starters.is_empty());
        for starter in starters {
            assert!(starter["pass"].as_str().unwrap().contains("formatVersion"), "{}", starter["id"]);
            assert!(starter["drawings"]["icon"].as_str().unwrap().starts_with("<svg"), "{}", starter["id"]);
        }
    }
}
