//! Where fields and barcodes stand in a document, whatever their types are.

use serde_json::{Map, Value};

use super::rule::quote;
use crate::document::Document;
use crate::pass::Style;
use crate::sentence::Filling;

/// The field groups of all styles; the last two belong to iOS 18 and 27.
const GROUPS: [&str; 7] = [
    "headerFields",
    "primaryFields",
    "secondaryFields",
    "auxiliaryFields",
    "backFields",
    "additionalInfoFields",
    "footerFields",
];

/// One field, and where it stands.
#[derive(Debug, Clone)]
pub(super) struct FieldAt<'a> {
    pub(super) style: &'static str,
    pub(super) group: &'static str,
    pub(super) pointer: String,
    pub(super) object: &'a Map<String, Value>,
}

impl<'a> FieldAt<'a> {
    pub(super) fn text(&self, key: &str) -> Option<&'a str> {
        self.object.get(key)?.as_str()
    }

    /// The JSON pointer of one key of the field.
    pub(super) fn at(&self, key: &str) -> String {
        format!("{}/{key}", self.pointer)
    }

    /// What a person calls this field: its label, else its key.
    pub(super) fn name(&self) -> Filling {
        let label = self.text("label").filter(|label| !label.trim().is_empty());
        label.or_else(|| self.text("key")).map_or_else(|| words!("words-a-field", "A field").into(), quote)
    }

    /// Whether the field is shown on the details sheet instead of the front.
    pub(super) fn is_behind(&self) -> bool {
        matches!(self.group, "backFields" | "additionalInfoFields")
    }
}

/// The keys of all styles that have fields.
pub(super) fn style_keys() -> impl Iterator<Item = &'static str> {
    Style::ALL.into_iter().map(Style::key).chain(std::iter::once("posterGeneric"))
}

/// All fields of all styles; entries that are no objects are passed over.
pub(super) fn fields(document: &Document) -> Vec<FieldAt<'_>> {
    let mut fields = Vec::new();
    for style in style_keys() {
        for group in GROUPS {
            let list = document.tree().get(style).and_then(|object| object.get(group));
            for (index, value) in list.and_then(Value::as_array).into_iter().flatten().enumerate() {
                if let Some(object) = value.as_object() {
                    let pointer = format!("/{style}/{group}/{index}");
                    fields.push(FieldAt { style, group, pointer, object });
                }
            }
        }
    }
    fields
}

/// The elements of a top-level list that are objects, with their JSON pointers.
pub(super) fn objects<'a>(document: &'a Document, key: &str) -> Vec<(String, &'a Map<String, Value>)> {
    let list = document.tree().get(key).and_then(Value::as_array).into_iter().flatten().enumerate();
    list.filter_map(|(index, value)| Some((format!("/{key}/{index}"), value.as_object()?))).collect()
}

/// All barcodes: those of the list, and the single one of older passes.
pub(super) fn barcodes(document: &Document) -> Vec<(String, &Map<String, Value>)> {
    let mut found = objects(document, "barcodes");
    let single = document.tree().get("barcode").and_then(Value::as_object);
    found.extend(single.map(|object| ("/barcode".to_owned(), object)));
    found
}
