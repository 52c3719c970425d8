//! The document says something of everything, and nothing twice.

use std::collections::BTreeSet;

use serde_json::Value;

use super::document;
use super::document::described;
use crate::service::routes::ROUTES;

fn operations(document: &Value) -> Vec<(String, String, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    let pairs = paths.iter().flat_map(|(path, item)| {
        item.as_object()
            .unwrap()
            .iter()
            .map(move |(method, operation)| (method.to_uppercase(), path.clone(), operation))
    });
    pairs.collect()
}

#[test]
fn the_operations_are_the_route_table() {
    let document = document();
    let described: BTreeSet<_> =
        operations(&document).into_iter().map(|(method, path, _)| (method, path)).collect();
    let table: BTreeSet<_> = ROUTES.iter().map(|it| (it.method.to_owned(), it.path.to_owned())).collect();
    assert_eq!(described, table);
    assert_eq!(described.len(), ROUTES.len());
}

#[test]
fn every_operation_has_words_statuses_and_samples() {
    let document = document();
    let mut ids = BTreeSet::new();
    for (method, path, operation) in operations(&document) {
        let place = format!("{method} {path}");
        assert!(ids.insert(operation["operationId"].as_str().unwrap()), "{place}: its id is taken");
        assert!(operation["summary"].as_str().is_some_and(|it| !it.is_empty()), "{place}");
        assert!(operation["description"].as_str().is_some_and(|it| it.ends_with('.')), "{place}");
        let responses = operation["responses"].as_object().unwrap();
        assert!(responses.keys().any(|it| it.starts_with('2') || it.starts_with('3')), "{place}");
        assert!(responses.keys().all(|it| it.parse::<u16>().is_ok()), "{place}: each status by its number");
        let samples = operation["x-codeSamples"].as_array().unwrap();
        assert_eq!(samples.len(), 3, "{place}");
        for response in responses.values() {
            assert!(response["description"].as_str().is_some_and(|it| !it.is_empty()), "{place}");
        }
    }
}

#[test]
fn a_body_is_described_where_the_table_takes_one() {
    for it in described() {
        // Phones may send a body where it means nothing, and keys are rotated with or without one.
        let may_ignore = it.route.method == "DELETE";
        let has_body = it.operation.body.is_some();
        let place = format!("{} {}", it.route.method, it.route.path);
        assert!(has_body == (it.route.max_body_bytes > 0) || (may_ignore && !has_body), "{place}");
    }
}

/// Every object is closed unless it says that it is not, and every reference leads somewhere.
#[test]
fn schemas_are_closed_and_references_lead_somewhere() {
    let document = document();
    let schemas = document["components"]["schemas"].as_object().unwrap();
    for (name, schema) in schemas {
        if schema["type"] == "object" && schema.get("properties").is_some() {
            assert!(schema.get("additionalProperties").is_some(), "{name}");
        }
    }
    let text = document.to_string();
    for part in text.split("#/components/schemas/").skip(1) {
        let name = part.split('"').next().unwrap();
        assert!(schemas.contains_key(name), "{name}");
    }
}
