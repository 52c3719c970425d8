//! One walk over a document along the tables of [`crate::pass::schema`].
//!
//! In scope: every value with what is expected of it. Out of scope: the tables, and what a wrong value means (see the rules).

use serde_json::{Map, Value};

use crate::document::{Document, escape_key};
pub(super) use crate::pass::schema::{Kind, PASS, Table, element_of, kind_of};

/// A value that the walk comes by.
#[derive(Debug)]
pub(super) struct Visit<'a> {
    pub(super) pointer: String,
    /// The nearest key; of an element, the key of its list.
    pub(super) key: &'a str,
    pub(super) value: &'a Value,
    /// What is expected here; `None` for a key that the table does not know.
    pub(super) kind: Option<Kind>,
    /// The table that the key was looked up in.
    pub(super) table: Table,
    /// Whether this is or lies in a `semantics` object.
    pub(super) in_semantics: bool,
    /// Whether this is an element of a list.
    pub(super) in_list: bool,
}

/// Walks over all values of a document, each with what is expected of it. Lists are visited before their elements, and elements only
/// when the list is one.
pub(super) fn walk<'a>(document: &'a Document, see: &mut dyn FnMut(&Visit<'a>)) {
    walk_object(document.tree(), PASS, "", false, see);
}

fn walk_object<'a>(
    map: &'a Map<String, Value>,
    table: Table,
    pointer: &str,
    in_semantics: bool,
    see: &mut dyn FnMut(&Visit<'a>),
) {
    for (key, value) in map {
        let kind = kind_of(table, key);
        let pointer = format!("{pointer}/{}", escape_key(key));
        let in_semantics = in_semantics || key == "semantics";
        let visit = Visit { pointer, key, value, kind, table, in_semantics, in_list: false };
        see(&visit);
        walk_inside(&visit, see);
    }
}

fn walk_inside<'a>(visit: &Visit<'a>, see: &mut dyn FnMut(&Visit<'a>)) {
    match (visit.kind, visit.value) {
        (Some(Kind::Object(table)), Value::Object(map)) => {
            walk_object(map, table, &visit.pointer, visit.in_semantics, see);
        }
        (Some(kind), Value::Array(list)) => {
            let Some(element_kind) = element_of(kind) else { return };
            for (index, value) in list.iter().enumerate() {
                let element = Visit {
                    pointer: format!("{}/{index}", visit.pointer),
                    key: visit.key,
                    value,
                    kind: Some(element_kind),
                    table: visit.table,
                    in_semantics: visit.in_semantics,
                    in_list: true,
                };
                see(&element);
                walk_inside(&element, see);
            }
        }
        _ => {}
    }
}
