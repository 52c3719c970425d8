//! The semantic tags of a pass wherever they stand: at the top level or in any field, where they mean the same.
//!
//! In scope: finding a tag with its place. Out of scope: what each means (see [`super::Semantics`]).

use serde_json::{Map, Value};

use super::Style;
use crate::document::Document;

/// The key of the style that iOS 27 brought.
const POSTER_GENERIC: &str = "posterGeneric";

/// All `semantics` objects of a pass, the one at the top level first.
#[derive(Debug, Clone)]
pub struct Tags<'a>(Vec<(String, &'a Map<String, Value>)>);

impl<'a> Tags<'a> {
    /// Gathers them.
    #[must_use]
    pub fn of(document: &'a Document) -> Self {
        let tree = document.tree();
        let mut all = Vec::new();
        if let Some(tags) = tree.get("semantics").and_then(Value::as_object) {
            all.push(("/semantics".to_owned(), tags));
        }
        for style in Style::ALL.into_iter().map(Style::key).chain([POSTER_GENERIC]) {
            let groups = tree.get(style).and_then(Value::as_object).into_iter().flatten();
            for (group, fields) in groups {
                for (index, field) in fields.as_array().into_iter().flatten().enumerate() {
                    if let Some(tags) = field.get("semantics").and_then(Value::as_object) {
                        all.push((format!("/{style}/{group}/{index}/semantics"), tags));
                    }
                }
            }
        }
        Self(all)
    }

    /// The first tag of a name that says something, and its JSON pointer.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<(String, &'a Value)> {
        let mut found =
            self.0.iter().filter_map(|(at, tags)| Some((format!("{at}/{name}"), tags.get(name)?)));
        found.find(|(_, value)| says_something(value))
    }

    /// The text of a tag, and its JSON pointer.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<(String, &'a str)> {
        let (pointer, value) = self.find(name)?;
        Some((pointer, value.as_str()?))
    }

    /// Whether a tag is there and not empty.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }
}

fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        Value::Object(parts) => !parts.is_empty(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_found_at_the_top_or_in_a_field_and_an_empty_one_is_none() {
        let source = br#"{"semantics":{"venueName":"","eventName":"Jazz"},"eventTicket":{"primaryFields":[
            {"key":"a","value":"b","semantics":{"venueName":"Hall","seats":[]}}]}}"#;
        let document = Document::parse(source).unwrap();
        let tags = Tags::of(&document);
        assert_eq!(tags.text("eventName"), Some(("/semantics/eventName".to_owned(), "Jazz")));
        let place = "/eventTicket/primaryFields/0/semantics/venueName".to_owned();
        assert_eq!(tags.text("venueName"), Some((place, "Hall")));
        assert!(!tags.has("seats") && !tags.has("genre"));
    }
}
