//! Language folders, and which file of a pass applies for a person's language.
//!
//! In scope: names of folders, the choice among the languages of a pass, translated pictures and texts.
//! Out of scope: what the files hold. Sources: Apple, "Creating a pass" (localization); BCP 47 for the names.

use std::collections::{BTreeSet, HashMap};

use super::{FILE, Strings};

/// The ending of a language folder.
pub const FOLDER_ENDING: &str = ".lproj";

/// The folder that Xcode makes for what is in no language.
const BASE: &str = "Base";

/// The name of a language's folder, as `pt-BR.lproj`.
#[must_use]
pub fn folder(language: &str) -> String {
    format!("{language}{FOLDER_ENDING}")
}

/// The language and the file's own name of a path like `en.lproj/pass.strings`; `None` for a file of no language.
#[must_use]
pub fn split(path: &str) -> Option<(&str, &str)> {
    let (folder, name) = path.split_once('/')?;
    Some((folder.strip_suffix(FOLDER_ENDING)?, name))
}

/// The languages of a pass, sorted.
pub fn languages<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<&'a str> {
    names.into_iter().filter_map(|name| split(name).map(|(language, _)| language)).collect()
}

/// The language among those of a pass that is shown to a person who reads `wanted`.
///
/// The same one; else the same without region or script; else another region of it; else what Xcode calls `Base`. Chinese of a region
/// is looked for under its script.
///
/// ```
/// use passwright_core::strings::language::best;
///
/// assert_eq!(best(["en", "en-GB", "zh-Hant"], "en-GB"), Some("en-GB"));
/// assert_eq!(best(["en", "en-GB", "zh-Hant"], "en-AU"), Some("en"));
/// assert_eq!(best(["en", "en-GB", "zh-Hant"], "zh-TW"), Some("zh-Hant"));
/// assert_eq!(best(["en", "en-GB", "zh-Hant"], "fr"), None);
/// ```
pub fn best<'a>(languages: impl IntoIterator<Item = &'a str>, wanted: &str) -> Option<&'a str> {
    let there: BTreeSet<&str> = languages.into_iter().collect();
    let wanted = wanted.replace('_', "-");
    let find = |name: &str| there.iter().copied().find(|language| *language == name);
    let shorter = |name: &str| name.rsplit_once('-').map(|(rest, _)| rest.to_owned());
    let chain = std::iter::successors(Some(wanted.clone()), |name| shorter(name));
    let mut names: Vec<String> = chain.collect();
    if let Some(script) = script_of_region(&wanted) {
        // Before plain `zh`, which is the other script.
        names.insert(names.len().saturating_sub(1), script.to_owned());
    }
    let primary = names.last()?.clone();
    let sibling =
        || there.iter().copied().find(|language| language.split('-').next() == Some(primary.as_str()));
    names.iter().find_map(|name| find(name)).or_else(sibling).or_else(|| find(BASE))
}

fn script_of_region(language: &str) -> Option<&'static str> {
    match language {
        "zh-TW" | "zh-HK" | "zh-MO" => Some("zh-Hant"),
        "zh-CN" | "zh-SG" | "zh-MY" => Some("zh-Hans"),
        _ => None,
    }
}

/// The path of the file that Wallet takes for a name like `logo@2x.png` and a person's language.
///
/// A file at the root hides all translations of it (archived Wallet guide).
pub fn file_for<'a>(
    names: impl IntoIterator<Item = &'a str> + Clone,
    file: &str,
    wanted: &str,
) -> Option<&'a str> {
    let mut all = names.clone().into_iter();
    if let Some(root) = all.find(|name| *name == file) {
        return Some(root);
    }
    let having = names.clone().into_iter().filter_map(split).filter(|(_, name)| *name == file);
    let language = best(having.map(|(language, _)| language), wanted)?;
    names.into_iter().find(|name| split(name) == Some((language, file)))
}

/// The files that a phone in a language takes, under the names that they have at the root; without a language as they lie at the root,
/// and what is only in folders in English, or else in any language.
#[must_use]
pub fn translated_files<'a, T: Copy>(
    files: impl IntoIterator<Item = (&'a str, T)> + Clone,
    language: Option<&str>,
) -> Vec<(&'a str, T)> {
    let names: Vec<&str> = files.clone().into_iter().map(|(name, _)| name).collect();
    let own_names: BTreeSet<&str> =
        names.iter().map(|name| split(name).map_or(*name, |(_, own_name)| own_name)).collect();
    let any = |own_name: &str| {
        names.iter().copied().find(|name| split(name).is_some_and(|(_, other)| other == own_name))
    };
    let chosen = |own_name: &str| {
        let found = file_for(names.iter().copied(), own_name, language.unwrap_or("en"));
        found.or_else(|| any(own_name).filter(|_| language.is_none()))
    };
    let bytes = |wanted: &str| files.clone().into_iter().find(|(name, _)| *name == wanted).map(|(_, it)| it);
    own_names.into_iter().filter_map(|own_name| Some((own_name, bytes(chosen(own_name)?)?))).collect()
}

/// What the texts of a pass become in one language.
#[derive(Debug, Clone, Default)]
pub struct Translations(HashMap<String, String>);

impl Translations {
    /// Reads the `pass.strings` that applies for a language; a file that cannot be read translates nothing, as in Wallet.
    #[must_use]
    pub fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])> + Clone, wanted: &str) -> Self {
        let having = files.clone().into_iter().filter_map(|(name, _)| split(name));
        let having = having.filter(|(_, name)| *name == FILE).map(|(language, _)| language);
        let Some(language) = best(having, wanted) else { return Self::default() };
        let bytes = files.into_iter().find(|(name, _)| split(name) == Some((language, FILE)));
        let strings = bytes.and_then(|(_, bytes)| Strings::read(bytes).ok()).unwrap_or_default();
        Self(strings.into_entries().into_iter().collect())
    }

    /// The translation of a text, if there is one.
    #[must_use]
    pub fn get(&self, text: &str) -> Option<&str> {
        self.0.get(text).map(String::as_str)
    }

    /// The translation of a text, or the text itself.
    #[must_use]
    pub fn translate<'t>(&'t self, text: &'t str) -> &'t str {
        self.0.get(text).map_or(text, String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_language_is_chosen() {
        let there = ["de", "en", "en-GB", "pt-BR", "zh-Hans", "zh-Hant"];
        for (wanted, found) in [
            ("de", Some("de")),
            ("de-AT", Some("de")),
            ("en_GB", Some("en-GB")),
            ("pt-PT", Some("pt-BR")),
            ("zh-Hant-HK", Some("zh-Hant")),
            ("zh-HK", Some("zh-Hant")),
            ("zh-CN", Some("zh-Hans")),
            ("fr", None),
            ("", None),
        ] {
            assert_eq!(best(there, wanted), found, "{wanted}");
        }
        assert_eq!(best(["Base", "en"], "fr"), Some("Base"));
    }

    #[test]
    fn a_picture_at_the_root_hides_its_translations() {
        let names = ["en.lproj/logo.png", "de.lproj/logo.png", "strip.png", "de.lproj/strip.png"];
        assert_eq!(file_for(names, "logo.png", "de-CH"), Some("de.lproj/logo.png"));
        assert_eq!(file_for(names, "logo.png", "fr"), None);
        assert_eq!(file_for(names, "strip.png", "de"), Some("strip.png"));
        assert_eq!(languages(names).into_iter().collect::<Vec<_>>(), ["de", "en"]);
    }

    #[test]
    fn the_files_of_a_language_take_the_names_of_the_root() {
        let files =
            [("en.lproj/logo.png", 1), ("de.lproj/logo.png", 2), ("icon.png", 3), ("fr.lproj/strip.png", 4)];
        assert_eq!(translated_files(files, Some("de")), [("icon.png", 3), ("logo.png", 2)]);
        assert_eq!(translated_files(files, Some("fr-CA")), [("icon.png", 3), ("strip.png", 4)]);
        assert_eq!(translated_files(files, None), [("icon.png", 3), ("logo.png", 1), ("strip.png", 4)]);
    }

    #[test]
    fn texts_are_translated_and_unknown_ones_stay() {
        let files = [
            ("de.lproj/pass.strings", &b"\"a\" = \"b\";"[..]),
            ("fr.lproj/pass.strings", b"\"a\" ="),
            ("fr.lproj/logo.png", b""),
        ];
        let german = Translations::of(files, "de-AT");
        assert_eq!((german.translate("a"), german.translate("c")), ("b", "c"));
        assert_eq!(Translations::of(files, "fr").translate("a"), "a");
    }
}
