//! The parameters in paths.

use serde_json::{Value, json};

use super::examples::{SERIAL, TEMPLATE};

/// The names in a path, in their order.
pub(super) fn names(path: &str) -> Vec<&str> {
    path.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

/// A value for examples.
pub(super) fn example(name: &str) -> &'static str {
    match name {
        "serial" => SERIAL,
        "template" => TEMPLATE,
        "account" => "1a2b3c4d",
        "key" => "00c1",
        "device" => "b33e3a3dccb3030333e3333da33333a3",
        "passType" => "pass.org.example.card",
        "file" => "v1.js",
        "draft" => "3f2a9c1e5b7d4086a1c2e3f405162738",
        _ => "1",
    }
}

/// A parameter of the path as the document says it.
pub(super) fn in_path(name: &str) -> Value {
    let (max, description) = match name {
        "serial" => (255, "The serial number of a pass."),
        "template" => (64, "The id of a template."),
        "account" => (64, "The id of an account."),
        "key" => (64, "The id of a key: the four digits that lists show, not the key itself."),
        "device" => (255, "The device library identifier that the phone made."),
        "passType" => (255, "The pass type identifier."),
        "file" => (64, "The name of a file."),
        "draft" => (64, "The secret of a draft."),
        _ => (255, "An id."),
    };
    json!({
        "name": name, "in": "path", "required": true, "description": description,
        "schema": {"type": "string", "minLength": 1, "maxLength": max},
        "example": example(name),
    })
}
