//! The back of a pass as rows of a list, as the details sheet of an iPhone shows it.
//!
//! In scope: the switches that the phone offers for this pass, label, value and the links in it. Out of scope: what a switch does.
//! Source: Apple, "PassFields" (backFields, additionalInfoFields), "PassFieldContent" (attributedValue, dataDetectorTypes).

use serde_json::Value;

use super::links::{self, Detectors, Run};
use super::{Options, format};
use crate::document::Document;
use crate::pass::{Field, FieldGroup, Look, Pass};

/// The longest value that is shown, in characters; terms of use have some thousand.
pub const MAX_VALUE_CHARACTERS: usize = 20_000;

/// The version whose posters show a tile of further fields.
const ADDITIONAL_INFO_SINCE: u8 = 18;

/// One row of the back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackRow {
    /// JSON pointer of the field.
    pub pointer: String,
    /// Above the value, small.
    pub label: String,
    /// The value with its line breaks, in pieces that lead somewhere or not.
    pub value: Vec<Run>,
}

/// A switch of the details sheet, for the owner of the phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toggle {
    /// Whether the phone fetches new versions.
    AutomaticUpdates,
    /// Whether changes are told.
    Notifications,
    /// Whether the pass is suggested where and when it matters.
    LockScreen,
}

impl Toggle {
    /// What stands beside it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::AutomaticUpdates => "Automatic Updates",
            Self::Notifications => "Allow Notifications",
            Self::LockScreen => "Suggest on Lock Screen",
        }
    }
}

/// The details sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// `description`, in the phone's language.
    pub description: String,
    /// The switches.
    pub toggles: Vec<Toggle>,
    /// The fields of the back.
    pub rows: Vec<BackRow>,
    /// The further fields of a poster, in a tile of their own.
    pub additional: Vec<BackRow>,
}

/// The details sheet of a pass that is published, which can be updated.
#[must_use]
pub fn details(document: &Document, options: &Options<'_>) -> Details {
    let pass = Pass::new(document);
    let is_relevant = ["locations", "beacons", "relevantDate", "relevantDates"]
        .iter()
        .any(|key| document.tree().contains_key(*key));
    let toggles = [Toggle::AutomaticUpdates, Toggle::Notifications, Toggle::LockScreen];
    let is_offered = |toggle: &Toggle| *toggle != Toggle::LockScreen || is_relevant;
    let description = pass.text("description").unwrap_or_default();
    Details {
        description: format::one_line(
            options.words.map_or(description, |words| words.translate(description)),
        ),
        toggles: toggles.into_iter().filter(is_offered).collect(),
        rows: rows(document, options),
        additional: additional(pass, options),
    }
}

/// The rows of the back, in order.
#[must_use]
pub fn rows(document: &Document, options: &Options<'_>) -> Vec<BackRow> {
    let pass = Pass::new(document);
    let fields = match poster_key(pass, options) {
        Some(key) => pass.fields_of(key, FieldGroup::Back),
        None => pass.fields(FieldGroup::Back),
    };
    fields.iter().map(|field| row(field, options)).collect()
}

/// The style that only a new phone knows, when the pass has it and the phone is new.
fn poster_key(pass: Pass<'_>, options: &Options<'_>) -> Option<&'static str> {
    let look = Look::wanted(pass).filter(|look| *look == Look::PosterGeneric)?;
    look.since().is_some_and(|since| options.ios.knows(since)).then(|| look.key())
}

fn additional(pass: Pass<'_>, options: &Options<'_>) -> Vec<BackRow> {
    let is_poster = matches!(Look::wanted(pass), Some(Look::PosterGeneric | Look::PosterEventTicket));
    if !is_poster || !options.ios.knows(ADDITIONAL_INFO_SINCE) {
        return Vec::new();
    }
    let Some(style) = poster_key(pass, options).or(pass.style().map(|style| style.key())) else {
        return Vec::new();
    };
    let pointer = format!("/{style}/additionalInfoFields");
    let list = pass.document().get(&pointer).and_then(Value::as_array).into_iter().flatten().enumerate();
    let fields =
        list.filter_map(|(index, field)| Some(Field::new(field.as_object()?, format!("{pointer}/{index}"))));
    fields.map(|field| row(&field, options)).collect()
}

fn row(field: &Field<'_>, options: &Options<'_>) -> BackRow {
    let say = |text: &str| options.words.map_or(text, |words| words.translate(text)).to_owned();
    let label = format::one_line(&say(field.label().unwrap_or_default()));
    let value = match field.text("attributedValue") {
        Some(markup) => links::parse_markup(&shortened(&say(markup))),
        None => {
            let text = options.sample.fill(&label, format::said_value(field, options));
            links::detect(&shortened(&text), detectors(field))
        }
    };
    BackRow { pointer: field.pointer().to_owned(), label, value }
}

fn shortened(text: &str) -> String {
    text.chars().take(MAX_VALUE_CHARACTERS).collect()
}

/// All detectors work unless the field names some.
fn detectors(field: &Field<'_>) -> Detectors {
    let Some(named) = field.object().get("dataDetectorTypes").and_then(Value::as_array) else {
        return Detectors { links: true, phone_numbers: true };
    };
    let has = |name: &str| named.iter().any(|entry| entry.as_str() == Some(name));
    Detectors { links: has("PKDataDetectorTypeLink"), phone_numbers: has("PKDataDetectorTypePhoneNumber") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Timestamp;

    #[test]
    fn rows_have_links_where_wallet_finds_them() {
        let document = Document::parse(
            br#"{"generic":{"backFields":[
                {"key":"a","label":"Help","value":"Write to hi@example.com\nor wait"},
                {"key":"b","value":"https://example.com","dataDetectorTypes":[]},
                {"key":"c","value":"x","attributedValue":"<a href='https://example.com/'>Terms</a>"}]}}"#,
        )
        .unwrap();
        let rows = rows(&document, &Options::new(Timestamp::from_unix_seconds(0)));
        assert_eq!(rows[0].label, "Help");
        assert_eq!(rows[0].value[1].href.as_deref(), Some("mailto:hi@example.com"));
        assert_eq!(rows[0].value[2].text, "\nor wait");
        assert_eq!(rows[1].value[0].href, None);
        assert_eq!(rows[2].value, [Run { text: "Terms".into(), href: Some("https://example.com/".into()) }]);
    }

    #[test]
    fn switches_and_tiles_follow_the_pass_and_the_phone() {
        use super::super::IosVersion;
        let source = br#"{"description":"A card","locations":[],"generic":{"backFields":[{"key":"a","value":"old"}]},
            "posterGeneric":{"backFields":[{"key":"a","value":"new"}],"additionalInfoFields":[{"key":"b","value":"more"}]}}"#;
        let document = Document::parse(source).unwrap();
        let newest = Options::new(Timestamp::from_unix_seconds(0));
        let sheet = details(&document, &newest);
        assert_eq!((sheet.description.as_str(), sheet.toggles.len()), ("A card", 3));
        assert_eq!((sheet.rows[0].value[0].text.as_str(), sheet.additional.len()), ("new", 1));
        let older = details(&document, &Options { ios: IosVersion::Ios26, ..newest });
        assert_eq!(older.rows[0].value[0].text, "old");
    }

    #[test]
    fn an_endless_value_takes_no_endless_time() {
        let long = "(www. +1 a@b.cc ".repeat(10_000);
        let document =
            Document::parse(format!(r#"{{"generic":{{"backFields":[{{"value":"{long}"}}]}}}}"#).as_bytes())
                .unwrap();
        let shown: usize = rows(&document, &Options::new(Timestamp::from_unix_seconds(0)))[0]
            .value
            .iter()
            .map(|run| run.text.chars().count())
            .sum();
        assert_eq!(shown, MAX_VALUE_CHARACTERS);
    }
}
