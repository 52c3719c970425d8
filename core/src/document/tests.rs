use super::*;
use serde_json::json;

fn document(text: &str) -> Document {
    Document::parse(text.as_bytes()).unwrap()
}

fn printed(document: &Document) -> String {
    serde_json::to_string(document.tree()).unwrap()
}

#[test]
fn an_untouched_document_keeps_its_bytes() {
    let source = "{ \"b\":1.50,\n \"a\" : 1e3 }";
    assert_eq!(document(source).to_bytes(), source.as_bytes());
}

#[test]
fn an_edit_keeps_order_unknown_keys_and_number_spelling() {
    let mut it = document(r#"{"z":1.50,"unknown":{"k":[1,2]},"a":"x"}"#);
    it.set("/a", "y").unwrap();
    assert_eq!(printed(&it), r#"{"z":1.50,"unknown":{"k":[1,2]},"a":"y"}"#);
    assert!(!it.is_untouched());
}

#[test]
fn setting_what_is_there_already_keeps_the_bytes() {
    let source = r#"{"a" : "x"}"#;
    let mut it = document(source);
    it.set("/a", "x").unwrap();
    it.remove("/nothing").unwrap();
    assert_eq!(it.to_bytes(), source.as_bytes());
}

#[test]
fn missing_objects_and_arrays_are_made() {
    let mut it = Document::default();
    it.set("/storeCard/x/y", 1).unwrap();
    it.apply(&Edit::Insert { pointer: "/storeCard/headerFields/-".into(), value: json!({"key": "a"}) })
        .unwrap();
    it.apply(&Edit::Insert { pointer: "/storeCard/headerFields/0".into(), value: json!({"key": "b"}) })
        .unwrap();
    assert_eq!(printed(&it), r#"{"storeCard":{"x":{"y":1},"headerFields":[{"key":"b"},{"key":"a"}]}}"#);
}

#[test]
fn removing_keeps_the_order_of_the_rest() {
    let mut it = document(r#"{"a":1,"b":[1,2,3],"c":3}"#);
    it.remove("/a").unwrap();
    it.remove("/b/1").unwrap();
    assert_eq!(printed(&it), r#"{"b":[1,3],"c":3}"#);
}

#[test]
fn renaming_keeps_the_place_and_never_overwrites() {
    let mut it = document(r#"{"barcode":1,"x":2}"#);
    it.apply(&Edit::Rename { pointer: "/barcode".into(), key: "barcodes".into() }).unwrap();
    assert_eq!(printed(&it), r#"{"barcodes":1,"x":2}"#);
    assert!(it.apply(&Edit::Rename { pointer: "/x".into(), key: "barcodes".into() }).is_err());
}

#[test]
fn a_refused_edit_changes_nothing() {
    let source = r#"{"a":"text","list":[1]}"#;
    for edit in [
        Edit::Set { pointer: "/a/b".into(), value: json!(1) },
        Edit::Set { pointer: "/list/7".into(), value: json!(1) },
        Edit::Set { pointer: "/new/list".into(), value: json!(1) },
        Edit::Insert { pointer: "/list/9".into(), value: json!(1) },
        Edit::Insert { pointer: "/a/0".into(), value: json!(1) },
        Edit::Set { pointer: "no pointer".into(), value: json!(1) },
    ] {
        let mut it = document(source);
        if it.apply(&edit).is_err() {
            assert_eq!(it.to_bytes(), source.as_bytes(), "{edit:?}");
        } else {
            assert_eq!(edit, Edit::Set { pointer: "/new/list".into(), value: json!(1) });
        }
    }
}

#[test]
fn keys_with_slashes_and_tildes_are_reached() {
    let mut it = document(r#"{"a/b":{"~":1}}"#);
    let pointer = format!("/{}/{}", escape_key("a/b"), escape_key("~"));
    assert_eq!(it.get(&pointer), Some(&json!(1)));
    it.set(&pointer, 2).unwrap();
    assert_eq!(printed(&it), r#"{"a/b":{"~":2}}"#);
}

#[test]
fn faults_name_their_place() {
    let error = Document::parse(b"{\n  \"a\": 1,\n}").unwrap_err().to_string();
    assert_eq!(error, "pass.json is not valid JSON: line 3, column 1: trailing comma");
    assert_eq!(
        Document::parse(b"[]").unwrap_err().to_string(),
        "pass.json must be a JSON object, found an array"
    );
    let deep = format!("{{\"a\":{}1{}}}", "[".repeat(70), "]".repeat(70));
    assert!(matches!(Document::parse(deep.as_bytes()), Err(ParseDocumentError::TooDeep { .. })));
    let bottomless = "[".repeat(100_000);
    assert!(matches!(Document::parse(bottomless.as_bytes()), Err(ParseDocumentError::Syntax { .. })));
    let large = vec![b' '; MAX_DOCUMENT_BYTES + 1];
    assert!(matches!(Document::parse(&large), Err(ParseDocumentError::TooLarge { .. })));
}
