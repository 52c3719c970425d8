//! The texts of the editor in the languages of `web/locales`, as the page fetches them: without comments and empty lines.
//!
//! English is not among them, for it is part of the editor itself. They are served as plain text, which every server compresses.

use std::path::PathBuf;

use crate::files::FileError;
use crate::{files, workspace};

/// The languages that are fetched.
const LANGUAGES: [&str; 4] = ["de", "fr", "es", "ar"];

/// Where they lie.
pub(crate) fn folder() -> PathBuf {
    workspace::path("web/locales")
}

/// The name by which the page asks for each, and its content.
///
/// # Errors
/// A file could not be read.
pub(crate) fn all() -> Result<Vec<(String, String)>, FileError> {
    let read = |language: &str| {
        let text = files::read_text(&folder().join(language).join("editor.ftl"))?;
        Ok((format!("/assets/texts-{language}.txt"), without_comments(&text)))
    };
    LANGUAGES.into_iter().map(read).collect()
}

fn without_comments(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines.fold(String::new(), |all, line| all + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_of_the_folder_is_served_without_its_comments() {
        let all = all().unwrap();
        let folders = files::list(&folder()).unwrap();
        let foreign = folders.iter().filter(|file| file.ends_with("editor.ftl")).count() - 1;
        assert_eq!(all.len(), foreign, "each folder but the English one is served");
        for (name, text) in all {
            assert!(name.ends_with(".txt") && text.contains("page-language = "), "{name}");
            assert!(!text.contains("\n#") && !text.starts_with('#'), "{name}");
        }
        assert_eq!(without_comments("## a\n\nb = c\n    d\n"), "b = c\n    d\n");
    }
}
