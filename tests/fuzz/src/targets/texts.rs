//! Documents and their texts in languages.

use passwright_core::document::Document;
use passwright_core::repair::{self, Mended, mend_json};
use passwright_core::strings;

use super::planted;

/// The most that mending may add: a control character of one byte becomes an escape of six, Latin-1 two or three bytes.
const MAX_GROWTH: usize = 6;

/// What was mended is strict JSON that needs no further mending, and a document made of it prints and reads the same.
pub(super) fn json(bytes: &[u8]) {
    if let Ok((document, _)) = repair::open_document(bytes) {
        let printed = document.to_bytes();
        assert_eq!(Document::parse(&printed).unwrap(), document, "printing changed the document");
    }
    let Ok(Mended { text, .. }) = mend_json(bytes) else { return };
    assert!(text.len() <= bytes.len() * MAX_GROWTH + 16, "{} bytes became {}", bytes.len(), text.len());
    let tree: serde_json::Value = serde_json::from_str(&text).unwrap();
    planted!(json(&tree));
    drop(tree);
    let again = mend_json(text.as_bytes()).unwrap();
    assert_eq!(again.text, text, "mending twice is mending once");
    assert_eq!(again.repairs, []);
}

/// What was read is read again the same from the plainest way to write it.
pub(super) fn strings(bytes: &[u8]) {
    let Ok(entries) = strings::parse(bytes) else { return };
    planted!(strings(&entries));
    let size: usize = entries.iter().map(|(key, value)| key.len().max(value.len())).sum();
    assert!(size <= bytes.len() * 3 + 16, "{} bytes became {size}", bytes.len());
    let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    let printed: String = entries
        .iter()
        .map(|(key, value)| format!("\"{}\" = \"{}\";\n", quoted(key), quoted(value)))
        .collect();
    // The mark keeps the reader from guessing at UTF-16 when a text begins with a zero character.
    let marked = [&[0xef, 0xbb, 0xbf], printed.as_bytes()].concat();
    assert_eq!(strings::parse(&marked).unwrap(), entries);
}
