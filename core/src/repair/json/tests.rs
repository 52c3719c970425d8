use super::*;

#[track_caller]
fn mended(found: &str, strict: &str, told: &[&str]) {
    let result = mend_json(found.as_bytes()).unwrap_or_else(|error| panic!("{found}: {error}"));
    assert_eq!(result.text, strict, "{found}");
    let messages: Vec<&str> = result.repairs.iter().map(|repair| repair.message.as_str()).collect();
    assert_eq!(messages, told, "{found}");
    serde_json::from_str::<serde_json::Value>(&result.text).unwrap();
}

const LAST_COMMA: &str = "A comma after the last entry was removed.";
const COMMA: &str = "A comma too many was removed.";
const VALUE: &str = "A missing value was filled in as null.";
const COMMENT: &str = "A comment was removed.";
const CONTROL: &str = "A line break or another control character in a text was escaped.";
const ESCAPE: &str = "A wrong escape in a text was mended.";
const AFTER: &str = "Text after the end of pass.json was removed.";

#[test]
fn commas_too_many_are_removed() {
    mended("{\"a\": 1,}", "{\"a\": 1}", &[LAST_COMMA]);
    mended("[1, ]", "[1 ]", &[LAST_COMMA]);
    mended("{\"a\": [1,, 2], }", "{\"a\": [1, 2] }", &[COMMA, LAST_COMMA]);
    mended("[,1]", "[1]", &[COMMA]);
    mended("[,]", "[]", &[COMMA]);
}

#[test]
fn missing_values_become_null_with_their_place() {
    mended("{\"latitude\": , \"b\": }", "{\"latitude\": null, \"b\": null}", &[VALUE, VALUE]);
    let repairs = mend_json(b"{\"locations\": [{\"latitude\": , \"x\": 1}]}").unwrap().repairs;
    assert_eq!(repairs[0].path, "/locations/0/latitude");
}

#[test]
fn comments_go_and_white_space_stays() {
    mended("// a\n{ /* b */\n  \"a\" : 1 }\n", "\n{ \n  \"a\" : 1 }\n", &[COMMENT, COMMENT]);
    mended("{\"a\": \"// no comment\"}", "{\"a\": \"// no comment\"}", &[]);
}

#[test]
fn texts_are_mended_inside() {
    mended("{\"a\": \"x\ny\tz\u{1}\"}", "{\"a\": \"x\\ny\\tz\\u0001\"}", &[CONTROL]);
    mended(r#"{"a": "it\'s \d"}"#, r#"{"a": "it's \\d"}"#, &[ESCAPE]);
    mended(r#"["\ud83d\ude00 \u00e4"]"#, r#"["\ud83d\ude00 \u00e4"]"#, &[]);
    mended(r#"["\ud83d x", "\ude00", "\u12"]"#, "[\"\u{fffd} x\", \"\u{fffd}\", \"\\\\u12\"]", &[ESCAPE; 3]);
}

#[test]
fn numbers_and_words_of_other_languages_are_mended() {
    let told: Vec<String> = [("+1.5", "1.5"), ("-.5", "-0.5"), ("007", "7"), ("5.", "5"), ("00", "0")]
        .iter()
        .map(|(found, meant)| format!("The number {found} was mended to {meant}."))
        .collect();
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    mended("[+1.5, -.5, 007, 5., 00]", "[1.5, -0.5, 7, 5, 0]", &told);
    mended("[1.50, -0, 1e5]", "[1.50, -0, 1e5]", &[]);
    mended(
        "[None, True]",
        "[null, true]",
        &["The word None was mended to null.", "The word True was mended to true."],
    );
}

#[test]
fn what_follows_the_end_is_removed() {
    mended("{} }", "{} ", &[AFTER]);
    mended("{}\0", "{}", &["An invisible character between two values was removed."]);
}

#[test]
fn foreign_encodings_become_utf8() {
    let text = "{\"a\": \"grün\"}";
    for (bytes, message) in [
        (
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            "A byte order mark at the start of pass.json was removed.",
        ),
        (
            text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "pass.json was in UTF-16; it is in UTF-8 now.",
        ),
        (text.chars().map(|c| c as u8).collect(), "pass.json was in Latin-1; it is in UTF-8 now."),
    ] {
        let result = mend_json(&bytes).unwrap();
        assert_eq!(result.text, text);
        assert_eq!(result.repairs.len(), 1);
        assert_eq!(result.repairs[0].message, message);
    }
}

#[test]
fn what_leaves_the_meaning_open_is_refused_with_its_line() {
    for (found, message) in [
        ("{\n\"a\": 1", "line 2: the closing bracket expected"),
        ("{\"a\" 1}", "line 1: “:” expected"),
        ("{a: 1}", "line 1: a key in quotation marks expected"),
        ("{\"a\": \"b", "line 1: the closing quotation mark expected"),
        ("[1 2]", "line 1: a comma expected"),
        ("[1-2]", "line 1: a number expected"),
        ("[maybe]", "line 1: a value expected"),
        ("/* ", "line 1: the end of the comment expected"),
        ("", "line 1: a value expected"),
    ] {
        assert_eq!(mend_json(found.as_bytes()).unwrap_err().to_string(), message, "{found}");
    }
}

#[test]
fn depth_and_size_are_bounded() {
    let deep = "[".repeat(100_000);
    assert_eq!(mend_json(deep.as_bytes()), Err(MendJsonError::TooDeep { max: MAX_DOCUMENT_DEPTH }));
    let large = vec![b' '; 2 * MAX_DOCUMENT_BYTES + 1];
    assert!(matches!(mend_json(&large), Err(MendJsonError::TooLarge { .. })));
    let many = format!("[{}1]", ",".repeat(10_000));
    assert_eq!(mend_json(many.as_bytes()).unwrap().repairs.len(), MAX_REPAIRS);
}

#[test]
fn whatever_is_mended_is_strict_json() {
    let found = "// c\n{\"a\": [1,, +2, None, ], \"b\": \"x\ny\\'\\ud83d\", /* d */ \"c\": , \"ä\": {\"e\": -.5e1,},} x";
    let mut read = 0;
    for cut in 0..found.len() {
        let whole = found.as_bytes();
        let mut cases = vec![whole[..cut].to_vec(), whole[cut..].to_vec()];
        for bit in 0..8 {
            let mut flipped = whole.to_vec();
            flipped[cut] ^= 1 << bit;
            cases.push(flipped);
        }
        for case in cases {
            if let Ok(result) = mend_json(&case) {
                read += 1;
                let strict = serde_json::from_str::<serde_json::Value>(&result.text);
                assert!(strict.is_ok(), "{case:?} became {}", result.text);
            }
        }
    }
    assert!(read > 100, "only {read} cases were read");
}
