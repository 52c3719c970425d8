//! What other people's pages load: the element `<add-to-wallet>`, the script of the public pages, the demo page and, where the operator has
//! put them, Apple's badges. From `embed/` and `badges/` into the site.
//!
//! Scripts are bundled and minified by the esbuild that comes with wrangler, since every byte is loaded by visitors of other sites.

use std::path::{Path, PathBuf};

use crate::error::XtaskError;
use crate::files::{self, FileError};
use crate::{badges, process, workspace};

/// Scripts, and the form in which a browser loads them.
const SCRIPTS: [(&str, &str); 3] = [("v1.js", "esm"), ("page.js", "iife"), ("demo.js", "esm")];
/// Files that are served as they are.
const PLAIN: [&str; 2] = ["demo.html", "demo.css"];

/// Everything that the files are made from.
///
/// # Errors
/// A folder could not be read.
pub(crate) fn sources() -> Result<Vec<PathBuf>, FileError> {
    let mut sources = files::list(&workspace::path("embed"))?;
    sources.extend(files::list(&badges::folder())?);
    Ok(sources)
}

/// Writes them into the site.
///
/// # Errors
/// esbuild failed, or a file could not be written.
pub(crate) fn assemble(site: &Path) -> Result<(), XtaskError> {
    let from = workspace::path("embed");
    let to = site.join("embed");
    for (name, format) in SCRIPTS {
        let mut command = workspace::command(workspace::path("node_modules/.bin/esbuild"));
        command.arg(from.join(name)).args(["--bundle", "--minify", "--charset=utf8", "--target=es2022"]);
        command.args(["--log-level=warning", "--legal-comments=none"]);
        command.arg(format!("--format={format}")).arg(format!("--outfile={}", to.join(name).display()));
        process::run(&format!("Bundling {name}"), &mut command)?;
    }
    for name in PLAIN {
        files::write(&to.join(name), files::read(&from.join(name))?)?;
    }
    badges::publish(&to.join("badges"))?;
    Ok(())
}
