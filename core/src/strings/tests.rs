use proptest::prelude::*;

use super::*;

fn entries(text: &str) -> Result<Vec<(String, String)>, ParseStringsError> {
    parse(text.as_bytes())
}

#[track_caller]
fn one(text: &str, key: &str, value: &str) {
    assert_eq!(entries(text).unwrap(), [(key.to_owned(), value.to_owned())], "{text}");
}

#[test]
fn entries_comments_and_escapes_are_read() {
    one(r#""a" = "b";"#, "a", "b");
    one("/* c */ \"a\"=\"b\" ; // d", "a", "b");
    one(r#""a" = "x\"y\n\\z\U00e4";"#, "a", "x\"y\n\\zä");
    one(r#""a" = "\Ud83d\Ude00 \Ud83d";"#, "a", "😀 \u{fffd}");
    one(r#""a" = "\101\7\t";"#, "a", "A\u{7}\t");
    one("key = value;", "key", "value");
    one("'a' = 'it is \"b\"';", "a", "it is \"b\"");
    one("\"same\";", "same", "same");
    assert_eq!(entries("").unwrap(), []);
}

#[test]
fn the_property_list_form_in_braces_is_read() {
    one("{ \"a\" = \"b\"; }", "a", "b");
    one("/* c */\n{\n  a = b;\n}\n", "a", "b");
    assert_eq!(entries("{}").unwrap(), []);
}

#[test]
fn all_encodings_give_the_same_entries() {
    let text = "\"a\" = \"grün\";";
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let mac: Vec<u8> = text.chars().map(|c| if c == 'ü' { 0x9f } else { c as u8 }).collect();
    for bytes in [
        text.as_bytes().to_vec(),
        [&[0xef, 0xbb, 0xbf], text.as_bytes()].concat(),
        [&[0xfe, 0xff], big.as_slice()].concat(),
        [&[0xff, 0xfe], little.as_slice()].concat(),
        big,
        little,
        latin,
        mac,
    ] {
        assert_eq!(parse(&bytes).unwrap(), [("a".to_owned(), "grün".to_owned())], "{bytes:?}");
    }
}

#[test]
fn a_fault_is_told_with_its_line() {
    for (text, message) in [
        ("\"a\" = \"b\";\n\"c\" \"d\";", "line 2: “=” expected"),
        ("\"a\" = \"b\"\n\"c\" = \"d\";", "line 2: “;” expected"),
        ("\"a\" = \"b", "line 1: the closing quotation mark expected"),
        ("/* a", "line 1: the end of the comment expected"),
        ("= \"b\";", "line 1: a text in quotation marks expected"),
        ("\"a\" = \"\\U00\";", "line 1: four hexadecimal digits expected"),
        ("{ a = b;", "line 1: the closing brace expected"),
        ("“a” = \"b\";", "line 1: straight quotation marks expected"),
    ] {
        assert_eq!(entries(text).unwrap_err().to_string(), message, "{text}");
    }
}

#[test]
fn faults_that_leave_no_doubt_are_read_over_and_written_right() {
    for (text, count, written) in [
        ("\"a\" = \"b\"\n\"c\" = \"d\";", 1, "\"a\" = \"b\";\n\"c\" = \"x\";"),
        ("“a” = “b”;;\n\"c\" = \"d\"", 4, "\"a\" = \"b\";\n\"c\" = \"x\";"),
        ("{ a = b; c = d;", 1, "{ a = b; c = \"x\";}\n"),
    ] {
        let mut strings = Strings::read(text.as_bytes()).unwrap();
        assert_eq!(strings.mends().len(), count, "{text}");
        assert_eq!(strings.entries().collect::<Vec<_>>(), [("a", "b"), ("c", "d")], "{text}");
        assert_eq!(strings.to_bytes(), text.as_bytes(), "untouched");
        strings.set("c", "x");
        assert_eq!(String::from_utf8(strings.to_bytes()).unwrap(), written);
        assert_eq!(Strings::read(&strings.to_bytes()).unwrap().mends(), []);
    }
}

#[test]
fn a_change_keeps_comments_and_order() {
    let source = "/* one */\n\"a\" = \"1\";\n// two\n\"b\";\n\"c\"   =\t\"3\" ;\n// end\n";
    let mut strings = Strings::read(source.as_bytes()).unwrap();
    strings.set("a", "1");
    assert_eq!(strings.to_bytes(), source.as_bytes());
    strings.set("b", "2");
    strings.set("c", "33");
    strings.set("d", "4");
    strings.remove("a");
    strings.remove("none");
    let written = "/* one */\n\n// two\n\"b\" = \"2\";\n\"c\"   =\t\"33\" ;\n\"d\" = \"4\";\n// end\n";
    assert_eq!(String::from_utf8(strings.to_bytes()).unwrap(), written);
    let mut empty = Strings::default();
    empty.set("k", "v");
    assert_eq!(empty.to_bytes(), b"\"k\" = \"v\";\n");
}

#[test]
fn other_letters_than_english_are_written_in_utf_16_with_a_mark() {
    assert_eq!(write([("a", "b")]), b"\"a\" = \"b\";\n");
    let bytes = write([("ä", "b")]);
    assert_eq!(&bytes[..8], [0xff, 0xfe, b'"', 0, 0xe4, 0, b'"', 0]);
    assert_eq!(encoding(&bytes), Encoding::Utf16);
}

#[test]
fn no_cut_or_flip_of_a_file_panics() {
    let text = "{/* c */ \"a\" = \"x\\\"y\\n\\U00e4ü\\Ud83d\\Ude00\\101\"; // d\n'b' = “ä”;}".as_bytes();
    for cut in 0..text.len() {
        let _ = parse(&text[..cut]);
        for bit in 0..8 {
            let mut flipped = text.to_vec();
            flipped[cut] ^= 1 << bit;
            let _ = parse(&flipped);
        }
    }
}

proptest! {
    #[test]
    fn what_is_written_reads_back(entries in prop::collection::vec((any::<String>(), any::<String>()), 0..12)) {
        let pairs = entries.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        prop_assert_eq!(parse(&write(pairs)).unwrap(), entries);
    }

    #[test]
    fn a_changed_entry_reads_back_and_the_others_stay(
        entries in prop::collection::vec(("[a-z]{1,8}", any::<String>()), 1..8),
        key in "[a-z]{1,8}",
        value in any::<String>(),
    ) {
        let pairs = entries.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        let mut strings = Strings::read(&write(pairs)).unwrap();
        strings.set(&key, &value);
        let back = Strings::read(&strings.to_bytes()).unwrap();
        prop_assert_eq!(back.get(&key), Some(value.as_str()));
        for (other, _) in entries.iter().filter(|(other, _)| *other != key) {
            prop_assert_eq!(back.get(other), strings.get(other));
        }
    }
}
