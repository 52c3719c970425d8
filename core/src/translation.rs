//! The translations of a pass as a table: a row for each text that people read, a column for each language.
//!
//! In scope: which texts Wallet looks up and a person would translate, what each language makes of them, what is missing, and the new
//! content of `pass.strings` for one change. Out of scope: reading and writing of the file (see [`crate::strings`]), the table on the screen.
//! Source: Apple, "Creating a pass" (localization): a text of `pass.json` that equals a key of `pass.strings` is replaced.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::document::{Document, escape_key};
use crate::images::{self, ImageKind};
use crate::strings::language::{folder, languages, split};
use crate::strings::{self, ParseStringsError, Strings};
use crate::time::PassDate;

/// The most rows of a table. A pass of the largest size could hold a hundred thousand texts, and nobody would read them.
pub const MAX_TEXTS: usize = 1_000;

/// The most languages that a pass is given: more than iOS itself has.
pub const MAX_LANGUAGES: usize = 60;

/// Keys of texts that people read, wherever they stand; those of seats, names of people and codes are the same in every language.
const SHOWN_KEYS: [&str; 24] = [
    "logoText",
    "eventLogoText",
    "organizationName",
    "description",
    "label",
    "value",
    "attributedValue",
    "changeMessage",
    "relevantText",
    "altText",
    "name",
    "eventName",
    "venueName",
    "venueRegionName",
    "venueRoom",
    "venueEntrance",
    "entranceDescription",
    "admissionLevel",
    "additionalTicketAttributes",
    "genre",
    "departureCityName",
    "destinationCityName",
    "departureLocationDescription",
    "destinationLocationDescription",
];

/// A text of a pass, with every place where it stands. Wallet translates by the text, so equal texts are one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The text as it stands in the document, which is the key in `pass.strings`.
    pub text: String,
    /// JSON pointers of its places, in the order of the document.
    pub places: Vec<String>,
    /// What the languages make of it, in the order of [`Table::columns`].
    pub translations: Vec<Option<String>>,
}

impl Row {
    /// The key of its first place, such as `label`.
    #[must_use]
    pub fn key(&self) -> &str {
        self.places.first().and_then(|place| place.rsplit('/').next()).unwrap_or_default()
    }
}

/// A language of the pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name, as `pt-BR`.
    pub language: String,
    /// How many texts of the pass it has no translation for.
    pub missing: usize,
    /// How many translations it has that no text of the pass asks for.
    pub unused: usize,
    /// The kinds of pictures that it has of its own.
    pub pictures: Vec<ImageKind>,
    /// Why its texts cannot be read, if so.
    pub problem: Option<ParseStringsError>,
}

/// All texts in all languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The languages, sorted.
    pub columns: Vec<Column>,
    /// The texts, in the order of the document; at most [`MAX_TEXTS`].
    pub rows: Vec<Row>,
}

impl Table {
    /// Reads the texts of a document and the translations among the files of its pass.
    #[must_use]
    pub fn of<'a>(document: &Document, files: impl IntoIterator<Item = (&'a str, &'a [u8])> + Clone) -> Self {
        let mut rows = texts(document);
        let names = files.clone().into_iter().map(|(name, _)| name);
        let mut columns = Vec::new();
        for language in languages(names) {
            let own = files.clone().into_iter().filter_map(|(name, bytes)| match split(name) {
                Some((folder, name)) if folder == language => Some((name, bytes)),
                _ => None,
            });
            let own: Vec<(&str, &[u8])> = own.collect();
            let bytes = own.iter().find(|(name, _)| *name == strings::FILE).map(|(_, bytes)| *bytes);
            let (strings, problem) = match bytes.map(Strings::read) {
                Some(Ok(strings)) => (strings, None),
                Some(Err(problem)) => (Strings::default(), Some(problem)),
                None => (Strings::default(), None),
            };
            let entries: BTreeMap<&str, &str> = strings.entries().collect();
            for row in &mut rows {
                row.translations.push(entries.get(row.text.as_str()).map(|text| (*text).to_owned()));
            }
            let missing = rows.iter().filter(|row| matches!(row.translations.last(), Some(None))).count();
            let pictures = pictures(own.iter().map(|(name, _)| *name));
            let unused = unused(document, &entries);
            columns.push(Column { language: language.to_owned(), missing, unused, pictures, problem });
        }
        Self { columns, rows }
    }
}

/// The kinds of pictures among the files of a language.
fn pictures<'a>(names: impl Iterator<Item = &'a str>) -> Vec<ImageKind> {
    let mut kinds: Vec<ImageKind> = Vec::new();
    for name in names {
        let kind = images::parse_name(name).map(|(kind, _)| kind);
        kinds.extend(kind.filter(|kind| !kinds.contains(kind)));
    }
    kinds
}

/// How many entries no text of the document asks for.
fn unused(document: &Document, entries: &BTreeMap<&str, &str>) -> usize {
    let mut left: Vec<&str> = entries.keys().copied().collect();
    let mut forget = |text: &str| left.retain(|key| *key != text);
    document.tree().values().for_each(|value| every_text(value, &mut forget));
    left.len()
}

fn every_text(value: &Value, visit: &mut impl FnMut(&str)) {
    // Bounded: documents are at most 64 levels deep.
    match value {
        Value::String(text) => visit(text),
        Value::Array(list) => list.iter().for_each(|value| every_text(value, visit)),
        Value::Object(map) => map.values().for_each(|value| every_text(value, visit)),
        _ => {}
    }
}

/// The texts of a document that people read and that differ between languages, each once, in the order of the document.
fn texts(document: &Document) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut known = BTreeMap::new();
    let mut found = |text: &str, pointer: String| {
        if let Some(at) = known.get(text) {
            let row: Option<&mut Row> = rows.get_mut(*at);
            row.into_iter().for_each(|row| row.places.push(pointer.clone()));
        } else if rows.len() < MAX_TEXTS {
            known.insert(text.to_owned(), rows.len());
            rows.push(Row { text: text.to_owned(), places: vec![pointer], translations: Vec::new() });
        }
    };
    visit_object(document.tree(), "", &mut found);
    rows
}

fn visit_object(object: &Map<String, Value>, pointer: &str, found: &mut impl FnMut(&str, String)) {
    for (key, value) in object {
        // What an app keeps in the pass is nobody's to read.
        if pointer.is_empty() && key == "userInfo" {
            continue;
        }
        let place = format!("{pointer}/{}", escape_key(key));
        match value {
            Value::String(text) if SHOWN_KEYS.contains(&key.as_str()) && !is_fixed(object, key, text) => {
                found(text, place);
            }
            Value::Array(list) => {
                for (at, item) in list.iter().enumerate() {
                    if let Value::Object(item) = item {
                        visit_object(item, &format!("{place}/{at}"), found);
                    }
                }
            }
            Value::Object(inner) => visit_object(inner, &place, found),
            _ => {}
        }
    }
}

/// Whether a text is the same in every language: without a letter, nothing but placeholders, or a date that the phone writes itself.
fn is_fixed(object: &Map<String, Value>, key: &str, text: &str) -> bool {
    let is_date = || {
        let styled = ["dateStyle", "timeStyle"].iter().any(|style| object.contains_key(*style));
        styled && matches!(key, "value" | "attributedValue") && PassDate::parse(text).is_some()
    };
    !without_placeholders(text).contains(char::is_alphabetic) || is_date()
}

fn without_placeholders(text: &str) -> String {
    let mut words = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        words.push_str(before);
        rest = after.split_once("}}").map_or(after, |(_, after)| after);
    }
    words.push_str(rest);
    words
}

/// The path of a language's texts in the package.
#[must_use]
pub fn strings_path(language: &str) -> String {
    format!("{}/{}", folder(language), strings::FILE)
}

/// The new content of a language's `pass.strings`, with one text translated, or no longer so. Everything else in it stays as it is.
///
/// # Errors
/// [`ParseStringsError`] when the present content cannot be read: writing would lose it; or when it would become too large.
pub fn translated(
    file: Option<&[u8]>,
    text: &str,
    translation: Option<&str>,
) -> Result<Vec<u8>, ParseStringsError> {
    changed(file, |strings| match translation {
        Some(translation) => strings.set(text, translation),
        None => strings.remove(text),
    })
}

/// As [`translated`], for all texts that a language has nothing for: each becomes its own translation, because it is the same there.
///
/// # Errors
/// As [`translated`].
pub fn kept_as_written(document: &Document, file: Option<&[u8]>) -> Result<Vec<u8>, ParseStringsError> {
    changed(file, |strings| {
        for row in texts(document) {
            if strings.get(&row.text).is_none() {
                strings.set(&row.text, &row.text);
            }
        }
    })
}

fn changed(file: Option<&[u8]>, change: impl FnOnce(&mut Strings)) -> Result<Vec<u8>, ParseStringsError> {
    let mut strings = file.map(Strings::read).transpose()?.unwrap_or_default();
    change(&mut strings);
    let bytes = strings.to_bytes();
    if bytes.len() > strings::MAX_STRINGS_BYTES {
        return Err(ParseStringsError::TooLarge { max: strings::MAX_STRINGS_BYTES, actual: bytes.len() });
    }
    Ok(bytes)
}

/// Whether a language folder may have this name: `en`, `en-GB`, `zh-Hans`, `zh-Hant-HK`.
#[must_use]
pub fn is_language(name: &str) -> bool {
    let mut parts = name.split('-');
    let language = parts.next().unwrap_or_default();
    let is_word = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric());
    (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|part| (2..=8).contains(&part.len()) && is_word(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Document {
        let text = r#"{"logoText":"Welcome","organizationName":"Acme","description":"Card of {{name}}","userInfo":{"label":"Secret"},
            "storeCard":{"primaryFields":[{"key":"a","label":"Balance","value":"$5"},{"key":"b","label":"Balance","value":"{{points}}"}],
            "backFields":[{"key":"c","label":"Until","value":"2027-01-02T10:00Z","dateStyle":"PKDateStyleShort"},
            {"key":"d","value":"Welcome","changeMessage":"Now %@"}]},"locations":[{"latitude":1,"relevantText":"Coffee is near"}],
            "barcodes":[{"message":"x","altText":"Show this"}]}"#;
        Document::parse(text.as_bytes()).unwrap()
    }

    fn texts_of(table: &Table) -> Vec<&str> {
        table.rows.iter().map(|row| row.text.as_str()).collect()
    }

    #[test]
    fn every_text_that_people_read_is_one_row() {
        let table = Table::of(&document(), []);
        let expected = [
            "Welcome",
            "Acme",
            "Card of {{name}}",
            "Balance",
            "Until",
            "Now %@",
            "Coffee is near",
            "Show this",
        ];
        assert_eq!(texts_of(&table), expected);
        assert_eq!(table.rows[0].places, ["/logoText", "/storeCard/backFields/1/value"]);
        assert_eq!(table.rows[3].key(), "label");
        assert!(table.columns.is_empty());
    }

    #[test]
    fn each_language_says_what_it_lacks() {
        let german = br#"/* ours */ "Balance" = "Guthaben"; "Acme" = ""; "Old" = "Alt";"#;
        let files: [(&str, &[u8]); 5] = [
            ("de.lproj/pass.strings", german),
            ("de.lproj/logo@2x.png", b""),
            ("de.lproj/logo.png", b""),
            ("fr.lproj/strip.png", b""),
            ("es.lproj/pass.strings", b"\"a\" ="),
        ];
        let table = Table::of(&document(), files);
        let [german, spanish, french] = &table.columns[..] else { panic!("{:?}", table.columns) };
        assert_eq!((german.language.as_str(), german.missing, german.unused), ("de", 6, 1));
        assert_eq!(german.pictures, [ImageKind::Logo]);
        assert!(german.problem.is_none() && spanish.problem.is_some());
        assert_eq!((french.missing, french.pictures.as_slice()), (8, &[ImageKind::Strip][..]));
        assert_eq!(table.rows[3].translations, [Some("Guthaben".to_owned()), None, None]);
        assert_eq!(table.rows[1].translations[0].as_deref(), Some(""));
    }

    #[test]
    fn a_change_leaves_comments_and_other_texts_alone() {
        let before = b"/* ours */\n\"Balance\" = \"Guthaben\";\n\"Old\" = \"Alt\"; // kept\n";
        let after = translated(Some(before), "Balance", Some("Saldo")).unwrap();
        assert_eq!(after, b"/* ours */\n\"Balance\" = \"Saldo\";\n\"Old\" = \"Alt\"; // kept\n");
        let back = translated(Some(&after), "Balance", Some("Guthaben")).unwrap();
        assert_eq!(back, before);
        let fewer = translated(Some(before), "Balance", None).unwrap();
        assert_eq!(strings::parse(&fewer).unwrap(), [("Old".to_owned(), "Alt".to_owned())]);
        assert_eq!(translated(None, "Balance", Some("Solde")).unwrap(), b"\"Balance\" = \"Solde\";\n");
        assert!(translated(Some(b"\"a\" ="), "Balance", Some("x")).is_err());
        let long = "x".repeat(strings::MAX_STRINGS_BYTES);
        assert!(matches!(translated(None, "a", Some(&long)), Err(ParseStringsError::TooLarge { .. })));
    }

    #[test]
    fn the_rest_can_be_kept_as_it_is_written() {
        let document = document();
        let file = kept_as_written(&document, Some(b"\"Balance\" = \"Guthaben\";")).unwrap();
        let table = Table::of(&document, [(strings_path("de").as_str(), file.as_slice())]);
        assert_eq!(table.columns[0].missing, 0);
        assert_eq!(table.rows[0].translations[0].as_deref(), Some("Welcome"));
        assert_eq!(table.rows[3].translations[0].as_deref(), Some("Guthaben"));
    }

    #[test]
    fn placeholders_are_no_words() {
        for (text, expected) in
            [("{{a}}", ""), ("a {{b|c}} d", "a  d"), ("{{open", "open"), ("plain", "plain")]
        {
            assert_eq!(without_placeholders(text), expected, "{text}");
        }
    }

    #[test]
    fn languages_have_the_names_of_bcp_47() {
        for (name, is_one) in [
            ("de", true),
            ("pt-BR", true),
            ("zh-Hant-HK", true),
            ("fil", true),
            ("De", false),
            ("de_AT", false),
            ("german", false),
            ("../x", false),
            ("", false),
            ("de-", false),
        ] {
            assert_eq!(is_language(name), is_one, "{name}");
        }
    }
}
