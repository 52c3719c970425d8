//! The back of a pass as rows of a list, as the details sheet of an iPhone shows it.
//!
//! In scope: label, value and the links in it. Out of scope: the phone's own rows (updates, notifications, removal).

use serde_json::Value;

use super::format;
use super::links::{self, Detectors, Run};
use crate::document::Document;
use crate::pass::{Field, FieldGroup, Pass};
use crate::time::Timestamp;

/// The longest value that is shown, in characters; terms of use have some thousand.
pub const MAX_VALUE_CHARACTERS: usize = 20_000;

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

/// The rows of the back, in order.
#[must_use]
pub fn rows(document: &Document, now: Timestamp) -> Vec<BackRow> {
    let fields = Pass::new(document).fields(FieldGroup::Back);
    fields.iter().map(|field| row(field, now)).collect()
}

fn row(field: &Field<'_>, now: Timestamp) -> BackRow {
    let value = match field.text("attributedValue") {
        Some(markup) => links::parse_markup(&shortened(markup)),
        None => links::detect(&shortened(&format::full_value(field, now)), detectors(field)),
    };
    BackRow {
        pointer: field.pointer().to_owned(),
        label: format::one_line(field.label().unwrap_or_default()),
        value,
    }
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

    #[test]
    fn rows_have_links_where_wallet_finds_them() {
        let document = Document::parse(
            br#"{"generic":{"backFields":[
                {"key":"a","label":"Help","value":"Write to hi@example.com\nor wait"},
                {"key":"b","value":"https://example.com","dataDetectorTypes":[]},
                {"key":"c","value":"x","attributedValue":"<a href='https://example.com/'>Terms</a>"}]}}"#,
        )
        .unwrap();
        let rows = rows(&document, Timestamp::from_unix_seconds(0));
        assert_eq!(rows[0].label, "Help");
        assert_eq!(rows[0].value[1].href.as_deref(), Some("mailto:hi@example.com"));
        assert_eq!(rows[0].value[2].text, "\nor wait");
        assert_eq!(rows[1].value[0].href, None);
        assert_eq!(rows[2].value, [Run { text: "Terms".into(), href: Some("https://example.com/".into()) }]);
    }

    #[test]
    fn an_endless_value_takes_no_endless_time() {
        let long = "(www. +1 a@b.cc ".repeat(10_000);
        let document =
            Document::parse(format!(r#"{{"generic":{{"backFields":[{{"value":"{long}"}}]}}}}"#).as_bytes())
                .unwrap();
        let shown: usize = rows(&document, Timestamp::from_unix_seconds(0))[0]
            .value
            .iter()
            .map(|run| run.text.chars().count())
            .sum();
        assert_eq!(shown, MAX_VALUE_CHARACTERS);
    }
}
