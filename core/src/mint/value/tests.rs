use serde_json::json;

use super::*;

const CHOICES: &[&str] = &["PKTransitTypeAir", "PKTransitTypeBus"];

fn cell(expected: Expected, text: &str) -> Result<Option<Value>, ValueError> {
    to_json(expected, Given::from(text), None)
}

#[test]
fn a_cell_becomes_what_its_place_takes() {
    for (expected, text, json) in [
        (Expected::Any, "0042", json!("0042")),
        (Expected::Text, "1250", json!("1250")),
        (Expected::Text, "two\r\nlines\rhere", json!("two\nlines\nhere")),
        (Expected::Boolean, "Yes", json!(true)),
        (Expected::Boolean, "0", json!(false)),
        (Expected::Date, "2027-03-01T18:00+01:00", json!("2027-03-01T18:00+01:00")),
        (Expected::Color, "#14283c", json!("rgb(20, 40, 60)")),
        (Expected::Choice(CHOICES), "PKTransitTypeBus", json!("PKTransitTypeBus")),
        (Expected::List, "[{\"latitude\": 1}]", json!([{"latitude": 1}])),
        (Expected::Object, "{}", json!({})),
    ] {
        assert_eq!(cell(expected, text), Ok(Some(json)), "{text}");
    }
    for number in ["1250", " 12.50 ", "-3", "1.0"] {
        assert_eq!(
            cell(Expected::Number, number).unwrap().unwrap().to_string(),
            number.trim(),
            "its spelling stays"
        );
    }
    assert_eq!(cell(Expected::Number, ""), Ok(None));
}

#[test]
fn a_json_value_keeps_its_type_where_the_place_takes_it() {
    let given = |expected, value: &Value| to_json(expected, Given::from(value), None);
    assert_eq!(given(Expected::Any, &json!(12.5)), Ok(Some(json!(12.5))));
    assert_eq!(given(Expected::Text, &json!(42)), Ok(Some(json!("42"))));
    assert_eq!(given(Expected::Boolean, &json!(true)), Ok(Some(json!(true))));
    assert_eq!(given(Expected::Any, &Value::Null), Ok(None));
    assert_eq!(given(Expected::Text, &json!([1])), Err(ValueError::NotText { found: "an array" }));
    assert_eq!(given(Expected::List, &json!([1])), Ok(Some(json!([1]))));
}

#[test]
fn what_does_not_fit_is_said_in_a_sentence() {
    let long = "x".repeat(MAX_VALUE_CHARS + 1);
    for (expected, text, sentence) in [
        (Expected::Number, "12,50", "a number such as 1250 or 12.5 is expected, found `12,50`"),
        (Expected::Number, "007", "a number such as 1250 or 12.5 is expected, found `007`"),
        (Expected::Number, "1e999", "a number such as 1250 or 12.5 is expected, found `1e999`"),
        (Expected::Boolean, "perhaps", "`true` or `false` is expected, found `perhaps`"),
        (
            Expected::Date,
            "1 March",
            "a date with time and zone such as 2027-03-01T18:00+01:00 is expected, found `1 March`",
        ),
        (
            Expected::Date,
            "2027-03-01 18:00",
            "the zone is missing in `2027-03-01T18:00`: write 2027-03-01T18:00+01:00, or say which zone is meant for all dates",
        ),
        (
            Expected::Color,
            "salmon",
            "a colour such as rgb(20, 40, 60) or #14283c is expected, found `salmon`",
        ),
        (
            Expected::Choice(CHOICES),
            "Ship",
            "one of PKTransitTypeAir, PKTransitTypeBus is expected, found `Ship`",
        ),
        (Expected::List, "{}", "a list in JSON is expected, found `{}`"),
        (Expected::Text, long.as_str(), "the value has 20001 characters, at most 20000 are allowed"),
        (Expected::Text, "a\u{7}b", "the value holds the control character U+0007"),
    ] {
        assert_eq!(cell(expected, text).unwrap_err().to_string(), sentence);
    }
    assert_eq!(shortened(Given::Text(&"y".repeat(100))).chars().count(), MAX_SCALAR_CHARS + 1);
}

#[test]
fn a_zone_completes_dates_that_have_none_and_no_others() {
    let date = |text| to_json(Expected::Date, Given::Text(text), Some("+02:00"));
    assert_eq!(date("2027-03-01 18:00"), Ok(Some(json!("2027-03-01T18:00+02:00"))));
    assert_eq!(date("2027-03-01T18:00:30Z"), Ok(Some(json!("2027-03-01T18:00:30Z"))));
    assert!(date("2027-02-30 18:00").is_err());
    assert!(date("2027-03-01").is_err(), "midnight at which end of the day?");
}

#[test]
fn a_value_never_ends_the_link_or_address_that_it_stands_in() {
    let escaped = |key: &str, before: &str| Escape::of(key, before).apply("a&b'c d/ü".to_owned());
    assert_eq!(escaped("value", "https://acme.example/?m="), "a&b'c d/ü");
    assert_eq!(escaped("transferURL", "https://acme.example/?m="), "a%26b%27c%20d%2F%C3%BC");
    assert_eq!(escaped("attributedValue", "<a href='https://acme.example/?m="), "a%26b%27c%20d%2F%C3%BC");
    assert_eq!(escaped("attributedValue", "<a href='x'>"), "a&amp;b&#39;c d/ü");
}
