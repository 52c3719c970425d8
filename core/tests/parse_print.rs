//! What is printed reads back: the pairs whose two halves lie in different modules.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use der::pem::LineEnding;
use passwright_core::bundle::Bundle;
use passwright_core::document::{Document, Edit};
use passwright_core::repair;
use passwright_core::signature::pem;
use passwright_core::zip::Limits;
use proptest::prelude::*;
use serde_json::{Map, Value};

/// JSON of any shape, a few levels deep, numbers in any spelling.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_filter_map("JSON has no infinity", |it| serde_json::Number::from_f64(it)
            .map(Value::Number)),
        "-?(0|[1-9][0-9]{0,20})([.][0-9]{1,20})?(e[+-]?[0-9]{1,2})?"
            .prop_map(|digits| Value::Number(serde_json::from_str(&digits).unwrap())),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((any::<String>(), inner), 0..6)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

fn tree() -> impl Strategy<Value = Map<String, Value>> {
    prop::collection::vec(("[a-zA-Z~/]{0,6}", json()), 0..6).prop_map(|entries| entries.into_iter().collect())
}

proptest! {
    #[test]
    fn a_document_reads_back_what_was_printed(tree in tree()) {
        let document = Document::new(tree);
        let bytes = document.to_bytes();
        let back = Document::parse(&bytes).unwrap();
        prop_assert_eq!(&back, &document);
        prop_assert_eq!(back.to_bytes(), bytes.clone(), "untouched");
        let order = |it: &Document| serde_json::to_string(it.tree()).unwrap();
        prop_assert_eq!(order(&back), order(&document), "keys keep their order, numbers their spelling");
        let mended = repair::mend_json(&bytes).unwrap();
        prop_assert_eq!(mended.text.as_bytes(), bytes, "strict JSON is left alone");
        prop_assert_eq!(mended.repairs, vec![]);
    }

    #[test]
    fn an_edit_reads_back_and_does_the_same(tree in tree(), key in "[a-zA-Z~/]{0,6}", value in json()) {
        let pointer = format!("/{}", passwright_core::document::escape_key(&key));
        for edit in [Edit::Set { pointer: pointer.clone(), value }, Edit::Remove { pointer: pointer.clone() }] {
            let printed = serde_json::to_string(&edit).unwrap();
            let back: Edit = serde_json::from_str(&printed).unwrap();
            prop_assert_eq!(&back, &edit);
            let (mut one, mut other) = (Document::new(tree.clone()), Document::new(tree.clone()));
            one.apply(&edit).unwrap();
            other.apply(&back).unwrap();
            prop_assert_eq!(&one, &other);
            match &edit {
                Edit::Set { value, .. } => prop_assert_eq!(one.get(&pointer), Some(value)),
                _ => prop_assert_eq!(one.get(&pointer), None),
            }
        }
    }

    #[test]
    fn a_bundle_reads_back_through_its_archive(
        tree in tree(),
        files in prop::collection::btree_map("[a-z]{1,8}[.](png|bin|txt)", any::<Vec<u8>>(), 0..6),
    ) {
        let mut bundle = Bundle::new(Document::new(tree));
        for (name, bytes) in files {
            bundle.put_file(&name, bytes);
        }
        let file = bundle.clone().seal().with_signature(vec![1, 2, 3]).to_archive().unwrap();
        let (back, seal) = Bundle::read(&file, &Limits::default()).unwrap();
        prop_assert_eq!(&back, &bundle);
        prop_assert_eq!(seal.signature, Some(vec![1, 2, 3]));
        prop_assert_eq!(back.seal().with_signature(vec![1, 2, 3]).to_archive().unwrap(), file);
    }

    #[test]
    fn pem_reads_back_what_was_printed(bytes in prop::collection::vec(any::<u8>(), 1..400), more in any::<bool>()) {
        let section = der::pem::encode_string("CERTIFICATE", LineEnding::LF, &bytes).unwrap();
        let text = if more { format!("Bag Attributes\n{section}{section}") } else { section.replace('\n', "\\n") };
        let expected = if more { vec![bytes.clone(), bytes] } else { vec![bytes] };
        prop_assert_eq!(pem::sections(&text, "CERTIFICATE").unwrap(), expected);
    }
}
