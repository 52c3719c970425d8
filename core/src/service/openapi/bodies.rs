//! Bodies that no type of `api` describes: those of the dialects, which are read key by key, and those of phones.

use serde_json::{Map, Value, json};

use crate::api::MAX_TEXT_CHARACTERS;
use crate::pass::{BarcodeFormat, Style, TransitType};

/// All, by their names.
pub(super) fn all() -> Vec<(&'static str, Value)> {
    vec![
        ("Anything", json!({"type": "object", "additionalProperties": true})),
        ("Error", error()),
        ("MonthlyLimit", monthly_limit()),
        ("JoinForm", join_form()),
        ("PushToken", push_token()),
        ("PhoneReports", phone_reports()),
        ("Personalization", personalization()),
        ("SerialNumbers", serial_numbers()),
        ("WalletPass", wallet_pass()),
        ("WalletPassPayload", payload()),
        ("CreatedWalletPass", created_wallet_pass()),
        ("ChangedWalletPass", changed_wallet_pass()),
        ("PkpassField", pkpass_field()),
        ("Pkpass", pkpass()),
        ("ReplacedPkpass", replaced_pkpass()),
        ("Usage", usage()),
    ]
}

/// An object with these keys and no others.
fn closed(description: &str, required: &[&str], properties: Value) -> Value {
    json!({
        "type": "object", "description": description, "additionalProperties": false, "required": required, "properties": properties,
    })
}

/// An object of which phones may send more.
fn open(description: &str, required: &[&str], properties: Value) -> Value {
    json!({"type": "object", "description": description, "required": required, "properties": properties})
}

/// A text that may be left out, and `null` is as good as that.
fn text(max: usize, description: &str) -> Value {
    json!({"type": ["string", "null"], "maxLength": max, "description": description})
}

fn error() -> Value {
    closed(
        "Every answer outside 2xx.",
        &["error", "code"],
        json!({
            "error": {"type": "string", "description": "What went wrong, in a sentence for people."},
            "code": {"type": "string", "description": "A name for programs, which does not change."},
        }),
    )
}

fn monthly_limit() -> Value {
    closed(
        "The passes of this month are used up.",
        &["error", "code", "resetDate", "message"],
        json!({
            "error": {"type": "string"},
            "code": {"type": "string", "const": "monthly_limit"},
            "resetDate": {"type": "string", "format": "date", "description": "The first day of the next month, UTC."},
            "message": {"type": "string"},
        }),
    )
}

fn join_form() -> Value {
    let answer = json!({"type": "string", "maxLength": 1000});
    json!({"type": "object", "description": "Answers by the names of the placeholders.", "additionalProperties": answer})
}

fn push_token() -> Value {
    let token = json!({"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[0-9a-fA-F]+$"});
    open("Where pushes for a device go.", &["pushToken"], json!({"pushToken": token}))
}

fn phone_reports() -> Value {
    open("Messages of a phone.", &["logs"], json!({"logs": {"type": "array", "items": {"type": "string"}}}))
}

fn personalization() -> Value {
    let names = [
        "emailAddress",
        "familyName",
        "fullName",
        "givenName",
        "ISOCountryCode",
        "phoneNumber",
        "postalCode",
    ];
    open(
        "What a person filled in.",
        &["personalizationToken", "requiredPersonalizationInfo"],
        json!({
            "personalizationToken": {"type": "string", "minLength": 1, "maxLength": 512, "pattern": "^[!#-Z\\\\^-z|~]+$"},
            "requiredPersonalizationInfo": {
                "type": "object",
                "propertyNames": {"enum": names},
                "additionalProperties": {"type": "string", "maxLength": 256},
            },
        }),
    )
}

fn serial_numbers() -> Value {
    closed(
        "Passes that changed.",
        &["serialNumbers", "lastUpdated"],
        json!({
            "serialNumbers": {"type": "array", "items": {"type": "string"}},
            "lastUpdated": {"type": "string", "description": "The tag for the next call."},
        }),
    )
}

fn wallet_pass() -> Value {
    let mut properties = Map::new();
    let styles: Vec<Value> = Style::ALL.map(|style| json!(style.key())).to_vec();
    let formats: Vec<String> = BarcodeFormat::ALL
        .map(|format| format.as_str().trim_start_matches("PKBarcodeFormat").to_owned())
        .to_vec();
    let transit: Vec<Value> = TransitType::ALL.map(|transit| json!(transit.as_str())).to_vec();
    let words = |list: Vec<Value>| Value::Array(list.into_iter().chain([Value::Null]).collect());
    let plain = [
        ("organizationName", "Who issues the pass; absent: the account's name."),
        ("description", "For people who cannot see it; absent: `logoText`, then `organizationName`."),
        ("logoText", "Beside the logo."),
        ("barcodeValue", "What the barcode says; absent: no barcode."),
    ];
    for (name, description) in plain {
        properties.insert(name.to_owned(), text(MAX_TEXT_CHARACTERS, description));
    }
    properties.insert("style".to_owned(), json!({"enum": words(styles), "default": "generic"}));
    let also = "Also with Apple's prefix, `PKBarcodeFormat`, and in any case of letters.";
    properties.insert(
        "barcodeFormat".to_owned(),
        json!({"type": ["string", "null"], "default": "QR", "examples": formats, "description": also}),
    );
    properties.insert(
        "transitType".to_owned(),
        json!({"enum": words(transit), "description": "For the style `boardingPass` only."}),
    );
    for name in ["headerFields", "primaryFields", "secondaryFields", "auxiliaryFields", "backFields"] {
        properties.insert(name.to_owned(), wallet_pass_fields());
    }
    let color = "`rgb(r, g, b)` or `#rrggbb`.";
    for name in ["foregroundColor", "backgroundColor", "labelColor"] {
        properties.insert(name.to_owned(), text(40, color));
    }
    for picture in ["icon", "logo", "thumbnail", "strip", "background", "footer"] {
        for end in ["Url", "Url2x", "Url3x"] {
            properties.insert(format!("{picture}{end}"), picture_address());
        }
    }
    let as_they_are = "As in `pass.json`.";
    for name in ["relevantDates", "expirationDate", "beacons", "nfc", "semantics"] {
        properties.insert(name.to_owned(), json!({"description": as_they_are}));
    }
    properties.insert(
        "locations".to_owned(),
        json!({"type": ["array", "null"], "maxItems": 10, "items": {"type": "object"}}),
    );
    properties.insert("localizations".to_owned(), localizations());
    let ignored = "Of an answer: may be sent back and changes nothing.";
    for name in ["serialNumber", "createdAt", "updatedAt"] {
        properties.insert(name.to_owned(), json!({"description": ignored}));
    }
    closed("A pass as plain JSON.", &[], Value::Object(properties))
}

fn wallet_pass_fields() -> Value {
    json!({
        "type": ["array", "null"],
        "items": {
            "type": "object",
            "description": "Any key of a field of `pass.json`.",
            "properties": {
                "key": {"type": ["string", "null"], "description": "Absent: made of label and position."},
                "label": {"type": ["string", "null"]},
                "value": {"type": ["string", "number", "null"]},
            },
            "additionalProperties": true,
        },
    })
}

fn picture_address() -> Value {
    let description =
        "A PNG: an https address of a public server, or `data:image/png;base64,` and at most 1 MiB.";
    json!({"type": ["string", "null"], "description": description})
}

fn localizations() -> Value {
    json!({
        "type": ["object", "null"],
        "maxProperties": 40,
        "description": "For each language the texts of the pass and their translations: `{\"de\": {\"Balance\": \"Guthaben\"}}`.",
        "propertyNames": {"pattern": "^[A-Za-z0-9-]{1,20}$"},
        "additionalProperties": {"type": "object", "additionalProperties": {"type": "string"}},
    })
}

fn payload() -> Value {
    json!({
        "description": "Every key as it was sent last.",
        "$ref": "#/components/schemas/WalletPass",
        "required": ["serialNumber", "createdAt", "updatedAt"],
        "properties": {
            "serialNumber": {"type": "string"},
            "createdAt": {"type": "string", "format": "date-time"},
            "updatedAt": {"type": "string", "format": "date-time"},
        },
    })
}

fn created_wallet_pass() -> Value {
    closed(
        "A new pass.",
        &["serialNumber", "downloadUrl"],
        json!({"serialNumber": {"type": "string"}, "downloadUrl": {"type": "string", "format": "uri"}}),
    )
}

fn changed_wallet_pass() -> Value {
    let updated_at = json!({"type": "string", "format": "date-time"});
    closed(
        "The pass was changed.",
        &["ok", "updatedAt"],
        json!({"ok": {"const": true}, "updatedAt": updated_at}),
    )
}

fn pkpass_field() -> Value {
    closed(
        "A field. Its key is made here and stays the same while label and position do.",
        &["label", "value"],
        json!({
            "label": {"type": "string", "maxLength": 64},
            "value": {"type": "string", "maxLength": 256},
            "changeMessage": text(128, "What the phone says when the value changes; `%@` is the new value."),
        }),
    )
}

fn pkpass() -> Value {
    let fields = json!({"type": ["array", "null"], "maxItems": 10, "items": {"$ref": "#/components/schemas/PkpassField"}});
    let picture = json!({
        "type": ["string", "null"],
        "pattern": "^(https://|data:image/png;base64,)",
        "description": "A PNG by address or inside the body. For accounts on the plan `pro`.",
    });
    let mut schema = closed(
        "A pass. One of `title`, `primaryFields` and `logoText` is required.",
        &["barcodeValue", "barcodeFormat"],
        json!({
            "barcodeValue": {"type": "string", "minLength": 1, "maxLength": 512},
            "barcodeFormat": {"enum": ["QR", "PDF417", "Aztec", "Code128"]},
            "logoText": text(64, "Beside the logo."),
            "description": text(128, "For people who cannot see it; absent: `logoText`, then `title`, then \"Pass\"."),
            "organizationName": text(64, "Who issues the pass; absent: the account's name."),
            "headerFields": fields, "primaryFields": fields, "secondaryFields": fields, "backFields": fields,
            "locations": {"type": ["array", "null"], "maxItems": 10, "items": location()},
            "colorPreset": {"enum": ["dark", "blue", "green", "red", "purple", "orange", null], "default": "dark"},
            "color": text(64, "A background such as `#1a2b3c`; wins over `colorPreset`. For accounts on the plan `pro`."),
            "expirationDays": {"type": ["integer", "null"], "minimum": 1, "maximum": 3650, "description": "From the day of creation."},
            "logoURL": picture, "thumbnailURL": picture, "stripURL": picture, "iconURL": picture,
            "title": text(64, "An older name: the value of the first primary field."),
            "cardLabel": text(32, "An older name: the label of the first primary field."),
            "label": text(64, "An older name: the label of the first secondary field."),
            "value": text(256, "An older name: the value of the first secondary field."),
        }),
    );
    if let Some(schema) = schema.as_object_mut() {
        let one_of = ["title", "primaryFields", "logoText"].map(|name| json!({"required": [name]}));
        schema.insert("anyOf".to_owned(), json!(one_of));
    }
    schema
}

fn location() -> Value {
    closed(
        "A place near which the pass is shown.",
        &["latitude", "longitude"],
        json!({
            "latitude": {"type": "number", "minimum": -90, "maximum": 90},
            "longitude": {"type": "number", "minimum": -180, "maximum": 180},
            "altitude": {"type": "number"},
            "relevantText": {"type": "string", "maxLength": 128},
        }),
    )
}

fn replaced_pkpass() -> Value {
    closed(
        "What came of it.",
        &["serialNumber", "lastUpdated", "notifiedDevices", "unchanged"],
        json!({
            "serialNumber": {"type": "string"},
            "lastUpdated": {"type": "integer", "description": "Milliseconds since 1970."},
            "notifiedDevices": {"type": "integer", "minimum": 0, "description": "Devices that the push goes to."},
            "unchanged": {"type": "boolean"},
        }),
    )
}

fn usage() -> Value {
    let limit = json!({"type": ["integer", "null"], "minimum": 0});
    closed(
        "The month so far.",
        &["count", "limit", "remaining", "resetDate", "plan"],
        json!({
            "count": {"type": "integer", "minimum": 0},
            "limit": limit, "remaining": limit,
            "resetDate": {"type": "string", "format": "date", "description": "The first day of the next month, UTC."},
            "plan": {"enum": ["free", "pro", "sandbox"]},
        }),
    )
}
