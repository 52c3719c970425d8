//! Writes the editor's service worker into the bundle: the script of `web/service-worker` with the names of all hashed files.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::bundle::BundleError;
use crate::{files, workspace};

/// Its address must never change, and must be at the top, for it answers for `/`.
const NAME: &str = "service-worker.js";

/// The script as it is written by hand.
pub(crate) fn source() -> PathBuf {
    workspace::path("web/service-worker/worker.js")
}

/// Adds it to a finished site. Every change of the page or of a file gives another version.
///
/// # Errors
/// A file could not be read or written.
pub(crate) fn add(site: &Path) -> Result<(), BundleError> {
    let mut names = Vec::new();
    let mut parts = vec![files::read(&site.join("index.html"))?];
    for file in files::list(&site.join("assets"))? {
        let below = file.strip_prefix(site).ok().and_then(Path::to_str);
        let name = below.ok_or_else(|| BundleError::FileName { path: file.clone() })?;
        names.push(format!("/{name}"));
        parts.push(name.as_bytes().to_vec());
        parts.push(files::read(&file)?);
    }
    let script = files::read_text(&source())?;
    parts.push(script.clone().into_bytes());
    let version = files::digest(parts.iter().map(Vec::as_slice));
    let script = script_for(&version, &names, &script);
    files::write(&site.join(NAME), script)?;
    Ok(())
}

fn script_for(version: &str, names: &[String], script: &str) -> String {
    format!("const VERSION = {};\nconst FILES = {};\n\n{script}", json!(version), json!(names))
}

#[cfg(test)]
mod tests {
    use tempfile::tempdir;

    use super::*;

    fn written(site: &Path) -> String {
        add(site).unwrap();
        files::read_text(&site.join(NAME)).unwrap()
    }

    #[test]
    fn it_names_every_file_and_each_change_is_a_version() {
        let site = tempdir().unwrap();
        let put = |name: &str, content: &str| files::write(&site.path().join(name), content).unwrap();
        put("index.html", "page");
        put("assets/a-1.css", "a");
        put("assets/fonts/b.woff2", "b");
        put("_headers", "not for browsers");
        let first = written(site.path());
        assert!(first.starts_with("const VERSION = \""));
        assert!(first.contains(r#"const FILES = ["/assets/a-1.css","/assets/fonts/b.woff2"];"#), "{first}");
        assert_eq!(first, written(site.path()));
        put("assets/fonts/b.woff2", "other");
        let second = written(site.path());
        assert_ne!(first, second);
        put("index.html", "other page");
        assert_ne!(second, written(site.path()));
    }
}
