//! Writing into JSON trees that are known to be objects.

use serde_json::{Map, Value};

use crate::service::routes::Route;

/// Sets a key of an object; anything else stays as it is.
pub(super) fn put(object: &mut Value, key: &str, value: Value) {
    if let Some(map) = object.as_object_mut() {
        map.insert(key.to_owned(), value);
    }
}

/// The operation of a route in a finished document.
pub(super) fn operation_of<'a>(document: &'a Value, route: &Route) -> Option<&'a Value> {
    document.get("paths")?.get(route.path)?.get(route.method.to_ascii_lowercase())
}

/// The operation of a route among the paths of a document in the making.
pub(super) fn operation_in<'a>(paths: &'a mut Map<String, Value>, route: &Route) -> Option<&'a mut Value> {
    paths.get_mut(route.path)?.get_mut(route.method.to_ascii_lowercase())
}
