//! Examples made from schemas, so that every body has one and none goes out of date.

use serde_json::{Map, Value, json};

/// A serial number for examples.
pub(super) const SERIAL: &str = "6d0c2c5b5f5c4d0e9c1f7a3b0a1b2c3d";
/// A template's id for examples.
pub(super) const TEMPLATE: &str = "4d1f0c9e5a7b48d2a3c6e8f00b1d2c3e";

/// What stands under a name in examples.
fn by_name(name: &str) -> Option<Value> {
    Some(match name {
        "serialNumber" => json!(SERIAL),
        "template" => json!(TEMPLATE),
        "account" => json!("1a2b3c4d"),
        "id" => json!("00c1"),
        "passTypeIdentifier" => json!("pass.org.example.card"),
        "teamIdentifier" => json!("A1B2C3D4E5"),
        "organizationName" | "title" => json!("Café Amélie"),
        "style" => json!("storeCard"),
        "version" => json!(3),
        "landingUrl" => json!(format!("https://wallet.example.org/p/{SERIAL}")),
        "downloadUrl" => json!(format!("https://wallet.example.org/p/{SERIAL}.pkpass")),
        "qrUrl" => json!(format!("https://wallet.example.org/p/{SERIAL}/qr.svg")),
        "joinUrl" => json!(format!("https://wallet.example.org/t/{TEMPLATE}")),
        "embedHtml" => {
            json!(format!("<a href=\"https://wallet.example.org/p/{SERIAL}\">Add to Apple Wallet</a>"))
        }
        "apiKey" => json!("pw_live_00000000000000000000000000000000"),
        "testApiKey" => json!("pw_test_00000000000000000000000000000000"),
        "prefix" | "by" => json!("pw_live_00000000"),
        "key" => json!("pw_live_00000000"),
        "mode" => json!("live"),
        "device" => json!("5a1f0c2e"),
        "state" => json!("delivered"),
        "status" => json!("ok"),
        "push" => json!("binding"),
        "method" => json!("PUT"),
        "path" => json!(format!("/api/v1/passes/{SERIAL}")),
        "address" => json!("203.0.113.7"),
        "cursor" | "reason" | "problem" => Value::Null,
        "changed" => json!(["/storeCard/primaryFields/0/value"]),
        "placeholders" => json!(["name", "points"]),
        "scopes" => json!(["sign", "publish"]),
        "answers" => json!({"emailAddress": "zoe@example.org"}),
        "message" => json!("encountered error: Unexpected response code 503"),
        "explanation" => json!("The service was not ready. The phone asks again by itself."),
        "daysLeft" => json!(212),
        "serialNumbers" => json!([SERIAL]),
        "lastUpdated" => json!("c0ffee-42"),
        _ => return None,
    })
}

/// An example of a schema.
pub(super) fn of(schema: &Value, components: &Map<String, Value>) -> Value {
    let schema = resolved(schema, components);
    if let Some(Value::Object(properties)) = schema.get("properties") {
        let required = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
        let shown = properties.iter().filter(|(name, property)| {
            required.iter().any(|it| it == *name) || !is_optional_detail(property)
        });
        return Value::Object(
            shown.map(|(name, property)| (name.clone(), named(name, property, components))).collect(),
        );
    }
    for key in ["examples", "enum"] {
        if let Some(first) = schema.get(key).and_then(|list| list.get(0)) {
            return first.clone();
        }
    }
    for key in ["const", "default"] {
        if let Some(value) = schema.get(key) {
            return value.clone();
        }
    }
    if let Some(first) = schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(|list| list.get(0)) {
        return of(first, components);
    }
    of_type(schema, components)
}

/// What may be left out and has nothing to show.
fn is_optional_detail(property: &Value) -> bool {
    match property.get("type") {
        Some(Value::Array(kinds)) => kinds.contains(&json!("null")),
        Some(_) => false,
        None => property.get("$ref").is_none(),
    }
}

fn named(name: &str, property: &Value, components: &Map<String, Value>) -> Value {
    let has_own = |key: &str| resolved(property, components).get(key).is_some();
    if has_own("enum") || has_own("const") || has_own("properties") || has_own("anyOf") {
        return of(property, components);
    }
    let fits = |value: &Value| fits_type(value, property);
    by_name(name).filter(fits).unwrap_or_else(|| of(property, components))
}

/// A name may stand for different things in different bodies.
fn fits_type(value: &Value, schema: &Value) -> bool {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    match schema.get("type") {
        Some(Value::String(found)) => found == kind,
        Some(Value::Array(found)) => found.contains(&json!(kind)),
        _ => false,
    }
}

fn of_type(schema: &Value, components: &Map<String, Value>) -> Value {
    let kind = match schema.get("type") {
        Some(Value::Array(kinds)) => kinds.first().and_then(Value::as_str),
        Some(Value::String(kind)) => Some(kind.as_str()),
        _ => None,
    };
    match (kind, schema.get("format").and_then(Value::as_str)) {
        (Some("string"), Some("date-time")) => json!("2026-11-01T12:00:00Z"),
        (Some("string"), Some("date")) => json!("2026-12-01"),
        (Some("string"), Some("uri")) => json!("https://wallet.example.org/"),
        (Some("string"), _) => json!("text"),
        (Some("integer" | "number"), _) => {
            schema.get("minimum").filter(|it| *it != &json!(0)).cloned().unwrap_or(json!(1))
        }
        (Some("boolean"), _) => json!(false),
        (Some("array"), _) => json!([schema.get("items").map_or(Value::Null, |items| of(items, components))]),
        (Some("object"), _) => json!({}),
        _ => Value::Null,
    }
}

/// The schema behind a reference.
fn resolved<'a>(schema: &'a Value, components: &'a Map<String, Value>) -> &'a Value {
    let name = schema.get("$ref").and_then(Value::as_str).and_then(|text| text.rsplit('/').next());
    name.and_then(|name| components.get(name)).unwrap_or(schema)
}
