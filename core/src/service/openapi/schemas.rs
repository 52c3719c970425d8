//! The schemas of all bodies: those of `api`'s types as they are read and printed, and the hand-written ones.

use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::{Map, Value, json};

use super::bodies;
use super::operation::{Content, Shape};

/// Where schemas stand in the document.
const PLACE: &str = "/components/schemas";

/// Both generators: what a type reads is not always what it prints.
pub(super) struct Schemas {
    reading: SchemaGenerator,
    printing: SchemaGenerator,
}

/// Whether a body comes in or goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    In,
    Out,
}

impl Schemas {
    pub(super) fn new() -> Self {
        let settings = || {
            SchemaSettings::draft2020_12().with(|settings| {
                settings.definitions_path = PLACE.into();
                settings.meta_schema = None;
            })
        };
        Self { reading: settings().into_generator(), printing: settings().for_serialize().into_generator() }
    }

    /// The schema of a body.
    pub(super) fn of(&mut self, content: &Content, direction: Direction) -> Value {
        match content.shape {
            Shape::Of(schema) => {
                let generator = match direction {
                    Direction::In => &mut self.reading,
                    Direction::Out => &mut self.printing,
                };
                schema(generator).to_value()
            }
            Shape::Named(name) => json!({"$ref": format!("#{PLACE}/{name}")}),
            Shape::Text => json!({"type": "string"}),
            Shape::Bytes => json!({"type": "string", "format": "binary"}),
        }
    }

    /// All schemas that were named, for the document.
    pub(super) fn components(mut self) -> Map<String, Value> {
        let generated =
            self.reading.take_definitions(true).into_iter().chain(self.printing.take_definitions(true));
        let written = bodies::all().into_iter().map(|(name, schema)| (name.to_owned(), schema));
        let mut all: Vec<(String, Value)> = written.chain(generated).collect();
        all.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut components = Map::new();
        for (name, mut schema) in all {
            finish(&mut schema);
            components.insert(name, schema);
        }
        components
    }
}

/// Bodies of ours have these keys and no others, and their names say what kind of text they hold.
fn finish(schema: &mut Value) {
    let Some(map) = schema.as_object_mut() else { return };
    let is_ours = map.contains_key("properties") && !map.contains_key("$ref");
    // Hand-written schemas say themselves when they are open; what phones send is.
    if is_ours && map.get("type") == Some(&json!("object")) && !map.contains_key("additionalProperties") {
        let is_of_phones = map.get("properties").is_some_and(|it| {
            ["pushToken", "logs", "personalizationToken"].iter().any(|name| it.get(name).is_some())
        });
        map.insert("additionalProperties".to_owned(), json!(is_of_phones));
    }
    if let Some(properties) = map.get_mut("properties").and_then(Value::as_object_mut) {
        for (name, property) in properties.iter_mut() {
            name_format(name, property);
            finish(property);
        }
    }
    for key in ["items", "additionalProperties"] {
        if let Some(inner) = map.get_mut(key) {
            finish(inner);
        }
    }
    for key in ["anyOf", "oneOf", "allOf"] {
        for inner in map.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten() {
            finish(inner);
        }
    }
}

/// Times and addresses are known by the ends of their names.
fn name_format(name: &str, property: &mut Value) {
    let Some(map) = property.as_object_mut() else { return };
    let is_text = match map.get("type") {
        Some(Value::String(kind)) => kind == "string",
        Some(Value::Array(kinds)) => kinds.contains(&json!("string")),
        _ => false,
    };
    if !is_text || map.contains_key("format") {
        return;
    }
    let format = match name {
        "at" | "expires" => "date-time",
        name if name.ends_with("At") => "date-time",
        name if name.ends_with("Url")
            && !map.contains_key("pattern")
            && map.get("type") == Some(&json!("string")) =>
        {
            "uri"
        }
        _ => return,
    };
    map.insert("format".to_owned(), json!(format));
}
