//! Parts the editor's wasm module: what the page needs first stays in it; what only a function marked with `#[wasm_split]` needs becomes a
//! module that the page fetches when that function is first called.
//!
//! In scope: the parting itself, between cargo and wasm-bindgen, and one script of the two that come of it. Out of scope: where the files
//! are served (`editor`). The linker has to keep its relocations for this: `web/build.rs` asks it to.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use wasm_split_cli_support::{Options, transform};

use crate::bundle::BundleError;
use crate::files;
use crate::html::hashed_name;

/// The script that loads the later parts, as the first module's script imports it.
const LINK: &str = "./__wasm_split.js";

/// What came of a module.
pub(crate) struct Parted {
    /// The part that is loaded first; wasm-bindgen has still to bind it.
    pub(crate) first: PathBuf,
    /// The later parts, finished but for their size.
    pub(crate) later: Vec<PathBuf>,
    /// The script that loads them, which asks for each by its file name.
    link: PathBuf,
}

impl Parted {
    /// Puts the later parts under names with a digest into a folder below that of the first part's script, and the script beside that.
    ///
    /// # Errors
    /// A file could not be read or written, or the script does not name a part.
    pub(crate) fn put(&self, beside: &Path, below: &str) -> Result<(), BundleError> {
        let mut script = files::read_text(&self.link)?;
        for part in &self.later {
            let unnamed = || BundleError::FileName { path: part.clone() };
            let name = part.file_name().and_then(OsStr::to_str).ok_or_else(unnamed)?;
            let asked_for = format!("\"./{name}\"");
            if !script.contains(&asked_for) {
                return Err(BundleError::UnknownGlue { expected: asked_for });
            }
            let content = files::read(part)?;
            let hashed = format!("{below}/{}", hashed_name(name, &files::digest([content.as_slice()])));
            script = script.replace(&asked_for, &format!("\"./{hashed}\""));
            files::write(&beside.join(hashed), content)?;
        }
        files::write(&beside.join(LINK), script)?;
        Ok(())
    }
}

/// Parts a module into files of a folder. The script of the first part will be called `NAME.js`.
///
/// # Errors
/// The module was linked without relocations, or a file could not be read or written.
pub(crate) fn part(compiled: &Path, name: &str, folder: &Path) -> Result<Parted, BundleError> {
    let module = files::read(compiled)?;
    let first = folder.join(format!("{name}.wasm"));
    let script = format!("./{name}.js");
    let mut options = Options::new(&module);
    options.output_dir = folder;
    options.main_out_path = &first;
    options.link_name = LINK;
    options.main_module = &script;
    let parted = transform(options).map_err(|report| BundleError::Parting { source: report.into() })?;
    let mut later = parted.split_modules;
    later.sort();
    Ok(Parted { first, later, link: folder.join(LINK) })
}
