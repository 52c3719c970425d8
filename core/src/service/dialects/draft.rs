//! A pass in the making: the document that a body describes, and the pictures that have yet to be fetched.
//!
//! In scope: what both dialects write alike. Out of scope: which keys a body may have.

use serde_json::{Map, Value, json};

use super::super::refusal::Refusal;
use super::super::remote_pictures::WantedPicture;
use crate::pass::{BarcodeFormat, Color};

/// The longest key that is made from a label, in characters.
const MAX_KEY_CHARACTERS: usize = 40;

/// What a body describes.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Draft {
    /// `pass.json`, without the keys that the server owns.
    pub(super) tree: Map<String, Value>,
    /// Pictures to fetch.
    pub(super) pictures: Vec<WantedPicture>,
    /// Files that are there already, such as translations.
    pub(super) files: Vec<(String, Vec<u8>)>,
}

impl Draft {
    /// A document that has what every pass must have.
    pub(super) fn new(organization: &str, description: &str) -> Self {
        let mut tree = Map::new();
        tree.insert("formatVersion".to_owned(), json!(1));
        tree.insert("organizationName".to_owned(), json!(organization));
        tree.insert("description".to_owned(), json!(description));
        Self { tree, ..Self::default() }
    }

    /// Sets a top-level key.
    pub(super) fn set(&mut self, key: &str, value: impl Into<Value>) {
        self.tree.insert(key.to_owned(), value.into());
    }

    /// Adds the barcode.
    pub(super) fn set_barcode(&mut self, format: BarcodeFormat, message: &str) {
        // Every scanner reads UTF-8 in a QR code; in the others Latin-1 is what scanners expect where it is enough.
        let encoding = if message.is_ascii() { "iso-8859-1" } else { "utf-8" };
        let barcode = json!({"format": format.as_str(), "message": message, "messageEncoding": encoding});
        self.set("barcodes", json!([barcode]));
    }
}

/// A refusal of the body.
pub(super) fn wrong(message: impl Into<String>) -> Refusal {
    Refusal::bad_request("invalid_body", message)
}

/// The JSON object that a body must be.
pub(super) fn object(bytes: &[u8]) -> Result<Map<String, Value>, Refusal> {
    match serde_json::from_slice::<Value>(bytes) {
        Ok(Value::Object(map)) => Ok(map),
        Ok(_) => Err(wrong("the body must be a JSON object")),
        Err(error) => Err(wrong(format!("the body is not JSON: {error}"))),
    }
}

/// Refuses keys that the dialect does not know, by name: a misspelt key would otherwise be lost in silence.
pub(super) fn only_known(body: &Map<String, Value>, known: &[&str]) -> Result<(), Refusal> {
    match body.keys().find(|key| !known.contains(&key.as_str())) {
        Some(key) => Err(wrong(format!("{:?} is not a known key", key.chars().take(60).collect::<String>()))),
        None => Ok(()),
    }
}

/// The key of a field whose sender gave none: it follows the label and the position, never the value, so that Wallet recognises the field
/// after a change.
pub(super) fn made_key(group: &str, index: usize, label: &str) -> String {
    let name = slug(label);
    let tail = if name.is_empty() { String::new() } else { format!("-{name}") };
    format!("{group}-{}{tail}", index + 1).chars().take(MAX_KEY_CHARACTERS).collect()
}

/// A text as lower-case ASCII letters and digits; runs of others become one dash, none at the ends.
pub(super) fn slug(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|character: char| !character.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

/// A colour in Apple's spelling.
pub(super) fn color(text: &str) -> Option<String> {
    Color::parse(text).map(rgb)
}

/// A colour as `rgb(r, g, b)`.
pub(super) fn rgb(color: Color) -> String {
    format!("rgb({}, {}, {})", color.red, color.green, color.blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_made_key_follows_label_and_position() {
        assert_eq!(made_key("primary", 0, "Your Balance"), "primary-1-your-balance");
        assert_eq!(made_key("back", 11, ""), "back-12");
        assert_eq!(made_key("back", 0, "\u{54C1}\u{540D}"), "back-1", "letters that no slug has");
    }

    #[test]
    fn a_slug_has_single_dashes_and_none_at_its_ends() {
        assert_eq!(slug("  Caf\u{e9} -- Nord! "), "caf-nord");
        assert_eq!(slug("***"), "");
    }

    #[test]
    fn unknown_keys_are_named() {
        let body = object(br#"{"logoText":"a","logotext":"b"}"#).unwrap();
        let refusal = only_known(&body, &["logoText"]).unwrap_err();
        assert_eq!(refusal.message, "\"logotext\" is not a known key");
        assert_eq!(object(b"[1]").unwrap_err().message, "the body must be a JSON object");
    }
}
