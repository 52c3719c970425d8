//! What differs between two versions, in JSON pointers and file names.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::file_rows::Files;
use crate::document::{Document, ParseDocumentError};

/// The most places and the most files that are named; more say nothing to a reader of the history.
const MAX_PLACES: usize = 50;

/// The places at which new files differ from old ones; empty when they say the same. The document is the first file of each.
///
/// Two documents that differ in nothing but spacing or the order of keys are the same to a phone.
pub(super) fn differences(old: &Files, new: &Files) -> Result<Vec<String>, ParseDocumentError> {
    let mut places = Vec::new();
    if let (Some((_, old)), Some((_, new))) = (old.first(), new.first())
        && old != new
    {
        let (old, new) = (Document::parse(old)?, Document::parse(new)?);
        let (old, new) = (Value::Object(old.tree().clone()), Value::Object(new.tree().clone()));
        compare(&old, &new, String::new(), &mut places);
    }
    let pictures = |files: &Files| files.iter().skip(1).cloned().collect::<BTreeSet<_>>();
    let (old, new) = (pictures(old), pictures(new));
    let names: BTreeSet<_> = old.symmetric_difference(&new).map(|(name, _)| name.clone()).collect();
    // Cut apart, so that many changed texts never hide that a picture changed.
    places.truncate(MAX_PLACES);
    places.extend(names.into_iter().take(MAX_PLACES));
    Ok(places)
}

fn compare(old: &Value, new: &Value, place: String, places: &mut Vec<String>) {
    match (old, new) {
        (Value::Object(before), Value::Object(after)) => {
            let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
            for key in keys {
                let place = format!("{place}/{}", key.replace('~', "~0").replace('/', "~1"));
                match (before.get(key), after.get(key)) {
                    (Some(before), Some(after)) => compare(before, after, place, places),
                    _ => places.push(place),
                }
            }
        }
        (Value::Array(before), Value::Array(after)) if before.len() == after.len() => {
            for (index, (before, after)) in before.iter().zip(after).enumerate() {
                compare(before, after, format!("{place}/{index}"), places);
            }
        }
        _ if old != new => places.push(place),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(document: &str, picture: &[u8]) -> Files {
        vec![("pass.json".into(), document.as_bytes().to_vec()), ("icon.png".into(), picture.to_vec())]
    }

    #[test]
    fn each_changed_place_is_named_once() {
        let old = files(r#"{"a":{"b":[{"value":"1"},2]},"gone":1,"same":{"x":[]}}"#, b"1");
        let new = files(r#"{"a":{"b":[{"value":"2"},2]},"new":1,"same":{"x":[]}}"#, b"2");
        assert_eq!(differences(&old, &new).unwrap(), ["/a/b/0/value", "/gone", "/new", "icon.png"]);
    }

    #[test]
    fn spacing_and_the_order_of_keys_are_no_difference() {
        let old = files(r#"{"a":1,"b":2}"#, b"1");
        assert!(differences(&old, &files("{ \"b\": 2, \"a\": 1 }", b"1")).unwrap().is_empty());
    }
}
