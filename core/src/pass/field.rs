//! One field of a pass and the groups in which fields stand. Source: Apple, "PassFieldContent".

use serde_json::{Map, Value};

/// A group of fields inside the style object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldGroup {
    /// Top right; stays visible in the stack.
    Header,
    /// The most prominent ones.
    Primary,
    /// Below the primary fields.
    Secondary,
    /// Below the secondary fields; above them on a boarding pass.
    Auxiliary,
    /// On the details sheet.
    Back,
}

impl FieldGroup {
    /// All groups of the classic styles, in reading order.
    pub const ALL: [Self; 5] = [Self::Header, Self::Primary, Self::Secondary, Self::Auxiliary, Self::Back];

    /// The group's key in the style object.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Header => "headerFields",
            Self::Primary => "primaryFields",
            Self::Secondary => "secondaryFields",
            Self::Auxiliary => "auxiliaryFields",
            Self::Back => "backFields",
        }
    }

    /// The group with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.key() == key)
    }
}

/// One field, and where it stands.
#[derive(Debug, Clone)]
pub struct Field<'a> {
    object: &'a Map<String, Value>,
    pointer: String,
}

impl<'a> Field<'a> {
    /// Looks at the object at a JSON pointer.
    #[must_use]
    pub fn new(object: &'a Map<String, Value>, pointer: String) -> Self {
        Self { object, pointer }
    }

    /// The JSON pointer of the field.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The field's object.
    #[must_use]
    pub fn object(&self) -> &'a Map<String, Value> {
        self.object
    }

    /// A text of the field, for example `changeMessage`.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&'a str> {
        self.object.get(key)?.as_str()
    }

    /// The key by which Wallet follows changes of this field.
    #[must_use]
    pub fn key(&self) -> Option<&'a str> {
        self.text("key")
    }

    /// The label, unless it is empty.
    #[must_use]
    pub fn label(&self) -> Option<&'a str> {
        self.text("label").filter(|label| !label.is_empty())
    }

    /// The value: text, a number or a date.
    #[must_use]
    pub fn value(&self) -> Option<&'a Value> {
        self.object.get("value")
    }
}
