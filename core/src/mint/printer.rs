//! The printed document in pieces: what is the same in every pass as finished text, and between it what each pass has of its own.
//!
//! In scope: printing exactly as [`crate::document::Document::to_bytes`] prints a changed document, once for all passes. Out of scope:
//! values (see [`super::value`]), and who binds which column to which place (see [`super::template`]).

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::placeholder::{self, Part};
use super::template::{BindError, SERIAL_NUMBER};
use super::value::{Escape, Expected, Given, expected, to_json};
use crate::document::escape_key;
use crate::pass::schema::{Kind, PASS, element_of, kind_of};

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    SerialNumber,
    AuthenticationToken,
    /// The column of this index.
    Column(usize),
    /// No column has it: its default stands there.
    Default,
}

/// What stands there when the data has no value.
#[derive(Debug, Clone)]
pub(super) enum Fallback {
    /// Nothing can: the pass is not made.
    None,
    /// This JSON.
    Json(String),
    /// What this JSON pointer names is left out.
    LeftOut(String),
}

/// A part of the printed document.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    /// Finished JSON.
    Fixed(String),
    /// A whole value.
    Value {
        source: Source,
        expected: Expected,
        pointer: String,
        fallback: Fallback,
        /// What a missing value becomes when empty cells are allowed.
        blank: Fallback,
    },
    /// A part of a text, between its quotation marks.
    Text { source: Source, escape: Escape, pointer: String, default: Option<String> },
}

impl Piece {
    /// The column that is printed here.
    pub(super) fn column(&self) -> Option<usize> {
        match self {
            Self::Value { source: Source::Column(index), .. }
            | Self::Text { source: Source::Column(index), .. } => Some(*index),
            _ => None,
        }
    }
}

/// Prints a document in pieces.
pub(super) struct Printer<'a> {
    places: &'a HashMap<String, Source>,
    names: &'a HashMap<&'a str, usize>,
    pieces: Vec<Piece>,
    fixed: String,
    pointer: String,
    level: usize,
    errors: Vec<BindError>,
}

/// What is known of the place that is printed next.
#[derive(Clone, Copy)]
struct Place<'a> {
    key: &'a str,
    kind: Option<Kind>,
    /// The object that the place, or the list that it is in, belongs to.
    beside: &'a Map<String, Value>,
}

impl<'a> Printer<'a> {
    pub(super) fn new(places: &'a HashMap<String, Source>, names: &'a HashMap<&'a str, usize>) -> Self {
        Self {
            places,
            names,
            pieces: Vec::new(),
            fixed: String::new(),
            pointer: String::new(),
            level: 0,
            errors: Vec::new(),
        }
    }

    pub(super) fn print(mut self, tree: &Map<String, Value>) -> (Vec<Piece>, Vec<BindError>) {
        self.object(tree, Some(Kind::Object(PASS)));
        self.close_fixed();
        (self.pieces, self.errors)
    }

    fn object(&mut self, map: &Map<String, Value>, kind: Option<Kind>) {
        let table = if let Some(Kind::Object(table)) = kind { table } else { &[] };
        self.list(map.iter(), ['{', '}'], |printer, (key, value)| {
            printer.fixed.push_str(&quoted(key));
            printer.fixed.push_str(": ");
            let place = Place { key, kind: kind_of(table, key), beside: map };
            printer.inside(&escape_key(key), value, place);
        });
    }

    /// Prints what stands between brackets, each on a line of its own, as serde_json's pretty printer does.
    fn list<T>(
        &mut self,
        items: impl ExactSizeIterator<Item = T>,
        [open, close]: [char; 2],
        mut print: impl FnMut(&mut Self, T),
    ) {
        self.fixed.push(open);
        let is_empty = items.len() == 0;
        self.level += 1;
        for (index, item) in items.enumerate() {
            if index > 0 {
                self.fixed.push(',');
            }
            self.line();
            print(self, item);
        }
        self.level -= 1;
        if !is_empty {
            self.line();
        }
        self.fixed.push(close);
    }

    fn line(&mut self) {
        self.fixed.push('\n');
        self.fixed.push_str(&"  ".repeat(self.level));
    }

    fn inside(&mut self, token: &str, value: &Value, place: Place<'_>) {
        let length = self.pointer.len();
        self.pointer.push('/');
        self.pointer.push_str(token);
        self.value(value, place);
        self.pointer.truncate(length);
    }

    fn value(&mut self, value: &Value, place: Place<'_>) {
        if let Some(source) = self.places.get(&self.pointer) {
            return self.whole(*source, expected(place.kind, place.beside, Some(value)), None, place.key);
        }
        match value {
            Value::Object(map) => self.object(map, place.kind),
            Value::Array(list) => {
                self.list(list.iter().enumerate(), ['[', ']'], |printer, (index, value)| {
                    let place = Place { kind: place.kind.and_then(element_of), ..place };
                    printer.inside(&index.to_string(), value, place);
                })
            }
            Value::String(text) => self.text(text, place),
            Value::Null | Value::Bool(_) | Value::Number(_) => self.fixed.push_str(&value.to_string()),
        }
    }

    fn text(&mut self, text: &str, place: Place<'_>) {
        // Right in every text, or the template would have been refused.
        let mut parts = placeholder::parts(text).unwrap_or_default();
        if let [Part::Value { name, default }] = parts.as_mut_slice() {
            let expected = expected(place.kind, place.beside, None);
            let (name, default) = (std::mem::take(name), default.take());
            return self.whole(self.source(&name), expected, default.map(|it| (name, it)), place.key);
        }
        self.fixed.push('"');
        let mut before = String::new();
        for part in parts {
            match part {
                Part::Fixed(text) => {
                    self.fixed.push_str(&inner(&text));
                    before.push_str(&text);
                }
                Part::Value { name, default } => {
                    let escape = Escape::of(place.key, &before);
                    self.close_fixed();
                    self.pieces.push(Piece::Text {
                        source: self.source(&name),
                        escape,
                        pointer: self.pointer.clone(),
                        default,
                    });
                }
            }
        }
        self.fixed.push('"');
    }

    fn source(&self, name: &str) -> Source {
        match self.names.get(name) {
            // The column of the serial numbers is one way to get them; templates and generators are others.
            _ if name == SERIAL_NUMBER => Source::SerialNumber,
            Some(index) => Source::Column(*index),
            None => Source::Default,
        }
    }

    fn whole(&mut self, source: Source, expected: Expected, default: Option<(String, String)>, key: &str) {
        let blank = self.blank(expected, key);
        let fallback = match default {
            None => Fallback::None,
            Some((_, default)) if default.is_empty() => blank.clone(),
            Some((placeholder, default)) => match to_json(expected, Given::Text(&default), None) {
                Ok(value) => Fallback::Json(value.unwrap_or_default().to_string()),
                Err(source) => {
                    let pointer = self.pointer.clone();
                    self.errors.push(BindError::Default { placeholder, pointer, source });
                    Fallback::None
                }
            },
        };
        self.close_fixed();
        let pointer = self.pointer.clone();
        self.pieces.push(Piece::Value { source, expected, pointer, fallback, blank });
    }

    /// What nothing looks like here: an empty text, or no key at all; a field that would be shown with a number or date goes as a whole.
    fn blank(&self, expected: Expected, key: &str) -> Fallback {
        match (expected, self.pointer.strip_suffix("/value")) {
            (Expected::Any | Expected::Text, _) => Fallback::Json("\"\"".to_owned()),
            (_, Some(field)) if key == "value" => Fallback::LeftOut(field.to_owned()),
            _ => Fallback::LeftOut(self.pointer.clone()),
        }
    }

    fn close_fixed(&mut self) {
        if !self.fixed.is_empty() {
            self.pieces.push(Piece::Fixed(std::mem::take(&mut self.fixed)));
        }
    }
}

/// A text as JSON, with its quotation marks.
pub(super) fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// A text as JSON, without its quotation marks.
pub(super) fn inner(text: &str) -> String {
    let mut quoted = quoted(text);
    quoted.pop();
    quoted.drain(..1);
    quoted
}
