//! The description of the API and the page that shows it: `openapi.json`, and under `/docs/` the viewer and what Postman reads.
//!
//! The files keep their names, because the worker's page names them; browsers ask for them anew. The viewer comes from npm as it is.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::XtaskError;
use crate::files::{self, FileError};
use crate::{native, process, workspace};

/// What the page calls the viewer's files, and what its package calls them.
const VIEWER: [(&str, &str); 3] = [
    ("docs/viewer.js", "swagger-ui-bundle.js"),
    ("docs/viewer.css", "swagger-ui.css"),
    ("docs/viewer-license.txt", "LICENSE"),
];

/// What a viewer's file says of a file for debuggers, which is left out.
const SOURCE_MAP: [&str; 2] = ["//# sourceMappingURL=", "/*# sourceMappingURL="];

/// Where the description is written first.
fn folder() -> PathBuf {
    workspace::target().join("dev/description")
}

/// Writes the description of the present routes.
///
/// # Errors
/// Its program failed.
pub(crate) fn describe() -> Result<(), XtaskError> {
    files::remove_folder(&folder())?;
    let mut command = Command::new(native::api_description());
    process::run("Describing the API", command.arg(folder()))?;
    Ok(())
}

/// Everything that the page is made of: its name in the site, and its content.
///
/// # Errors
/// A file is missing or unreadable.
pub(crate) fn pages() -> Result<Vec<(String, Vec<u8>)>, FileError> {
    let mut pages = Vec::new();
    for (folder, place) in [(folder(), ""), (workspace::path("web/reference"), "docs/")] {
        for file in files::list(&folder)? {
            let name = file.strip_prefix(&folder).unwrap_or(&file).to_string_lossy().into_owned();
            pages.push((format!("{place}{name}"), files::read(&file)?));
        }
    }
    for (name, file) in VIEWER {
        let content = files::read_text(&workspace::path("node_modules/swagger-ui-dist").join(file))?;
        pages.push((name.to_owned(), without_source_map(&content).into_bytes()));
    }
    pages.sort();
    Ok(pages)
}

/// Writes them into the site.
///
/// # Errors
/// A file could not be written.
pub(crate) fn put(site: &Path, pages: &[(String, Vec<u8>)]) -> Result<(), FileError> {
    pages.iter().try_for_each(|(name, content)| files::write(&site.join(name), content))
}

fn without_source_map(content: &str) -> String {
    let lines = content.lines().filter(|line| !SOURCE_MAP.iter().any(|start| line.starts_with(start)));
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::without_source_map;

    #[test]
    fn the_viewer_names_no_file_that_is_not_there() {
        assert_eq!(without_source_map("a();\n//# sourceMappingURL=a.js.map"), "a();\n");
    }
}
