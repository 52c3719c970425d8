//! The lossless tree of `pass.json`: the truth that every typed view reads and writes by path.
//!
//! In scope: parsing strict JSON, edits by JSON pointer (RFC 6901), printing. Key order, unknown keys, wrong types and the spelling of
//! numbers survive; a document that nobody changed prints the very bytes it was read from.
//! Out of scope: meaning (see [`crate::pass`]), mending broken JSON (see `repair`).
//!
//! ```
//! use passwright_core::document::Document;
//!
//! let source = br#"{"formatVersion" : 1, "odd": 1.50, "storeCard": {}}"#;
//! let mut document = Document::parse(source)?;
//! assert_eq!(document.to_bytes(), source, "untouched");
//!
//! document.set("/storeCard/primaryFields", serde_json::json!([{"key": "balance", "value": 12}]))?;
//! assert_eq!(document.get("/storeCard/primaryFields/0/value"), Some(&12.into()));
//! assert_eq!(document.get("/odd").map(ToString::to_string).as_deref(), Some("1.50"), "spelling survives");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::size;

/// The largest `pass.json` that is read, in bytes. Real ones have 2 to 60 KB; 1 MiB leaves room for long terms in many fields.
pub const MAX_DOCUMENT_BYTES: usize = 1024 * 1024;

/// The deepest nesting that is read. The deepest documented key has 6 levels; serde_json itself stops at 128.
pub const MAX_DOCUMENT_DEPTH: usize = 64;

/// Why bytes are not a pass document.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ParseDocumentError {
    /// More bytes than [`MAX_DOCUMENT_BYTES`].
    #[error("pass.json has {}, at most {} are read", size::in_words(*actual), size::in_words(*max))]
    TooLarge {
        /// The limit in bytes.
        max: usize,
        /// The size found in bytes.
        actual: usize,
    },
    /// Not JSON by RFC 8259.
    #[error("pass.json is not valid JSON: line {line}, column {column}: {message}")]
    Syntax {
        /// Line of the fault, from 1.
        line: usize,
        /// Column of the fault, from 1.
        column: usize,
        /// What the JSON reader says.
        message: String,
    },
    /// JSON, but not an object.
    #[error("pass.json must be a JSON object, found {found}")]
    NotAnObject {
        /// The JSON type found.
        found: &'static str,
    },
    /// Nested deeper than [`MAX_DOCUMENT_DEPTH`].
    #[error("pass.json is nested deeper than {max} levels")]
    TooDeep {
        /// The limit in levels.
        max: usize,
    },
}

/// Why an edit does not fit the document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EditError {
    /// The path is no JSON pointer, or leads through something that is neither object nor array.
    #[error("there is nothing at {pointer} that can be changed")]
    NoSuchPlace {
        /// The JSON pointer asked for.
        pointer: String,
    },
}

/// One change of a document; fixes, the editor and the service all speak in these.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "camelCase")]
pub enum Edit {
    /// Puts a value at a path. Missing objects on the way are made; a new key goes to the end of its object.
    Set {
        /// JSON pointer of the place.
        pointer: String,
        /// The new value.
        value: Value,
    },
    /// Puts a value into an array before the given index (`-` or the length: at the end). A missing array is made.
    Insert {
        /// JSON pointer of the new element.
        pointer: String,
        /// The new element.
        value: Value,
    },
    /// Takes a key or an array element away; nothing happens when it is not there.
    Remove {
        /// JSON pointer of the place.
        pointer: String,
    },
    /// Renames the key of an object in place, keeping its position.
    Rename {
        /// JSON pointer of the key.
        pointer: String,
        /// The new name of the key.
        key: String,
    },
}

/// A pass document.
#[derive(Debug, Clone)]
pub struct Document {
    tree: Map<String, Value>,
    /// The bytes this tree was read from, as long as nobody changed it.
    source: Option<Vec<u8>>,
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.tree == other.tree
    }
}

impl Default for Document {
    fn default() -> Self {
        Self::new(Map::new())
    }
}

impl Document {
    /// Wraps a tree that was built in memory.
    #[must_use]
    pub fn new(tree: Map<String, Value>) -> Self {
        Self { tree, source: None }
    }

    /// Reads strict JSON in UTF-8.
    ///
    /// # Errors
    /// [`ParseDocumentError`] when it is too large, not JSON, too deep or not an object.
    pub fn parse(bytes: &[u8]) -> Result<Self, ParseDocumentError> {
        if bytes.len() > MAX_DOCUMENT_BYTES {
            return Err(ParseDocumentError::TooLarge { max: MAX_DOCUMENT_BYTES, actual: bytes.len() });
        }
        let value: Value = serde_json::from_slice(bytes).map_err(|error| ParseDocumentError::Syntax {
            line: error.line(),
            column: error.column(),
            message: plain_message(&error),
        })?;
        if depth(&value) > MAX_DOCUMENT_DEPTH {
            return Err(ParseDocumentError::TooDeep { max: MAX_DOCUMENT_DEPTH });
        }
        match value {
            Value::Object(tree) => Ok(Self { tree, source: Some(bytes.to_vec()) }),
            other => Err(ParseDocumentError::NotAnObject { found: type_name(&other) }),
        }
    }

    /// The top-level object.
    #[must_use]
    pub fn tree(&self) -> &Map<String, Value> {
        &self.tree
    }

    /// The value at a JSON pointer; the empty pointer is not a value but the whole document, see [`Self::tree`].
    #[must_use]
    pub fn get(&self, pointer: &str) -> Option<&Value> {
        let (first, rest) = split_first(pointer)?;
        let top = self.tree.get(&first)?;
        top.pointer(rest)
    }

    /// The text at a JSON pointer, if there is text.
    #[must_use]
    pub fn text(&self, pointer: &str) -> Option<&str> {
        self.get(pointer)?.as_str()
    }

    /// Applies one edit.
    ///
    /// # Errors
    /// [`EditError::NoSuchPlace`] when the path leads through a text, number or an index that is not there. The document is unchanged then.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), EditError> {
        // An edit that changes nothing keeps the original bytes.
        if self.is_already(edit) {
            return Ok(());
        }
        let mut root = Value::Object(std::mem::take(&mut self.tree));
        let done = apply_to(&mut root, edit);
        if let Value::Object(tree) = root {
            self.tree = tree;
        }
        done?;
        self.source = None;
        Ok(())
    }

    /// Puts a value at a path, see [`Edit::Set`].
    ///
    /// # Errors
    /// As [`Self::apply`].
    pub fn set(&mut self, pointer: &str, value: impl Into<Value>) -> Result<(), EditError> {
        self.apply(&Edit::Set { pointer: pointer.to_owned(), value: value.into() })
    }

    /// Takes the value at a path away, see [`Edit::Remove`].
    ///
    /// # Errors
    /// As [`Self::apply`].
    pub fn remove(&mut self, pointer: &str) -> Result<(), EditError> {
        self.apply(&Edit::Remove { pointer: pointer.to_owned() })
    }

    /// Whether the document still is, byte for byte, what was read.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.source.is_some()
    }

    /// The document as JSON: its original bytes when untouched, else indented by two spaces.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        match &self.source {
            Some(source) => source.clone(),
            // A map with text keys always prints; an empty document would be refused by every check.
            None => serde_json::to_vec_pretty(&self.tree).unwrap_or_default(),
        }
    }

    fn is_already(&self, edit: &Edit) -> bool {
        match edit {
            Edit::Set { pointer, value } => self.get(pointer) == Some(value),
            Edit::Remove { pointer } => self.get(pointer).is_none(),
            Edit::Insert { .. } | Edit::Rename { .. } => false,
        }
    }
}

/// The name of a JSON type in words.
#[must_use]
pub fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// Escapes one key for use in a JSON pointer (RFC 6901 section 3).
#[must_use]
pub fn escape_key(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn unescape_key(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

fn split_first(pointer: &str) -> Option<(String, &str)> {
    let path = pointer.strip_prefix('/')?;
    let end = path.find('/').unwrap_or(path.len());
    let (first, rest) = path.split_at(end);
    Some((unescape_key(first), rest))
}

fn split_last(pointer: &str) -> Option<(&str, String)> {
    let (parent, last) = pointer.rsplit_once('/')?;
    Some((parent, unescape_key(last)))
}

fn apply_to(root: &mut Value, edit: &Edit) -> Result<(), EditError> {
    let (Edit::Set { pointer, .. }
    | Edit::Insert { pointer, .. }
    | Edit::Remove { pointer }
    | Edit::Rename { pointer, .. }) = edit;
    let nowhere = || EditError::NoSuchPlace { pointer: pointer.clone() };
    let (parent, last) = split_last(pointer).ok_or_else(nowhere)?;
    match edit {
        Edit::Set { value, .. } => {
            set_child(place(root, parent, Missing::Object).ok_or_else(nowhere)?, last, value)
        }
        Edit::Insert { value, .. } => {
            insert_child(place(root, parent, Missing::Array).ok_or_else(nowhere)?, &last, value)
        }
        Edit::Remove { .. } => remove_child(root.pointer_mut(parent).ok_or_else(nowhere)?, &last),
        Edit::Rename { key, .. } => rename_child(root.pointer_mut(parent).ok_or_else(nowhere)?, &last, key),
    }
    .ok_or_else(nowhere)
}

/// What to make of a missing last container on the way to a place.
#[derive(Clone, Copy)]
enum Missing {
    Object,
    Array,
}

/// Finds a container, making missing objects on the way, and the container itself as asked.
fn place<'a>(root: &'a mut Value, pointer: &str, missing: Missing) -> Option<&'a mut Value> {
    if !can_make(root, pointer) {
        return None;
    }
    let mut here = root;
    let mut rest = pointer;
    while let Some((key, tail)) = split_first(rest) {
        here = match here {
            Value::Object(map) => map.entry(key).or_insert_with(|| match (tail.is_empty(), missing) {
                (true, Missing::Array) => Value::Array(Vec::new()),
                _ => Value::Object(Map::new()),
            }),
            Value::Array(list) => list.get_mut(key.parse::<usize>().ok()?)?,
            _ => return None,
        };
        rest = tail;
    }
    Some(here)
}

/// Whether a path can be walked or made; asked first so that a refused edit leaves nothing half made.
fn can_make(root: &Value, pointer: &str) -> bool {
    let mut here = root;
    let mut rest = pointer;
    while let Some((key, tail)) = split_first(rest) {
        here = match here {
            Value::Object(map) => match map.get(&key) {
                Some(next) => next,
                None => return true,
            },
            Value::Array(list) => match key.parse::<usize>().ok().and_then(|index| list.get(index)) {
                Some(next) => next,
                None => return false,
            },
            _ => return false,
        };
        rest = tail;
    }
    rest.is_empty()
}

fn set_child(parent: &mut Value, key: String, value: &Value) -> Option<()> {
    match parent {
        Value::Object(map) => {
            map.insert(key, value.clone());
        }
        Value::Array(list) => *list.get_mut(key.parse::<usize>().ok()?)? = value.clone(),
        _ => return None,
    }
    Some(())
}

fn insert_child(parent: &mut Value, key: &str, value: &Value) -> Option<()> {
    let list = parent.as_array_mut()?;
    let index = if key == "-" { list.len() } else { key.parse::<usize>().ok()? };
    if index > list.len() {
        return None;
    }
    list.insert(index, value.clone());
    Some(())
}

fn remove_child(parent: &mut Value, key: &str) -> Option<()> {
    match parent {
        // `shift_remove` keeps the order of the other keys.
        Value::Object(map) => {
            map.shift_remove(key);
        }
        Value::Array(list) => {
            let index = key.parse::<usize>().ok()?;
            if index >= list.len() {
                return None;
            }
            list.remove(index);
        }
        _ => return None,
    }
    Some(())
}

fn rename_child(parent: &mut Value, from: &str, to: &str) -> Option<()> {
    let map = parent.as_object_mut()?;
    if !map.contains_key(from) || (from != to && map.contains_key(to)) {
        return None;
    }
    let renamed = std::mem::take(map)
        .into_iter()
        .map(|(key, value)| if key == from { (to.to_owned(), value) } else { (key, value) })
        .collect();
    *map = renamed;
    Some(())
}

fn depth(value: &Value) -> usize {
    // Bounded: the JSON reader itself stops at 128 levels.
    match value {
        Value::Array(list) => 1 + list.iter().map(depth).max().unwrap_or(0),
        Value::Object(map) => 1 + map.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

/// The reader's message without the position, which is reported on its own.
fn plain_message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.clone(), |(message, _)| message.to_owned())
}

#[cfg(test)]
mod tests;
