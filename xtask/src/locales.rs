//! The texts of the editor in the languages of `web/locales`, as the page fetches them: without comments and empty lines.
//!
//! English is not among them, for it is part of the editor itself. They are served as plain text, which every server compresses. What the
//! checks say is a file of its own for each language: the editor fetches it when a design is open, by the name that the first file gives.

use std::path::PathBuf;

use crate::files::FileError;
use crate::{files, workspace};

/// The languages that are fetched.
const LANGUAGES: [&str; 4] = ["de", "fr", "es", "ar"];

/// Where they lie.
pub(crate) fn folder() -> PathBuf {
    workspace::path("web/locales")
}

/// What a language's texts are called in the page, and what they say.
pub(crate) struct Texts {
    /// The name by which the page asks for them.
    pub(crate) name: String,
    /// The texts of the page.
    pub(crate) page: String,
    /// The name of the sentences of the checks.
    pub(crate) checks_name: String,
    /// The sentences of the checks.
    pub(crate) checks: String,
}

impl Texts {
    /// The texts of the page, and in them where the sentences of the checks are.
    pub(crate) fn page_with(&self, checks_address: &str) -> String {
        // The name of this text is known to `web/src/locale/checks.rs`.
        format!("{}checks-file = {checks_address}\n", self.page)
    }
}

/// The texts of each language.
///
/// # Errors
/// A file could not be read.
pub(crate) fn all() -> Result<Vec<Texts>, FileError> {
    let read = |language: &str| {
        let text = |name| Ok(without_comments(&files::read_text(&folder().join(language).join(name))?));
        Ok(Texts {
            name: format!("/assets/texts-{language}.txt"),
            page: text("editor.ftl")?,
            checks_name: format!("/assets/checks-{language}.txt"),
            checks: text("checks.ftl")?,
        })
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
        for Texts { name, page, checks_name, checks } in &all {
            assert!(name.ends_with(".txt") && page.contains("page-language = "), "{name}");
            assert!(checks_name.ends_with(".txt") && checks.contains("fix-use = "), "{checks_name}");
            for text in [page, checks] {
                assert!(!text.contains("\n#") && !text.starts_with('#'), "{name}");
            }
        }
        assert!(all[0].page_with("/a.txt").ends_with("\nchecks-file = /a.txt\n"));
        assert_eq!(without_comments("## a\n\nb = c\n    d\n"), "b = c\n    d\n");
    }
}
