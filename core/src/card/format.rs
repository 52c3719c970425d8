//! How Wallet writes the value of a field: text, numbers, currency and dates.
//!
//! In scope: English as in the United States, the phone's wall clock taken as the zone that the date itself names. Out of scope: other
//! languages and the zone of the phone that will show the pass.
//! Sources: Apple, "PassFieldContent" (numberStyle, currencyCode, dateStyle, timeStyle), Unicode CLDR for `en_US`.

use serde_json::{Number, Value};
use time::OffsetDateTime;

use super::{Options, links};
use crate::pass::Field;
use crate::time::{PassDate, Timestamp};

mod date;
mod number;

/// The longest text that is laid out, in characters: more never fits on a line of the card, and measuring has its cost.
pub const MAX_SHOWN_CHARACTERS: usize = 400;

/// The text of a field as the front of the card shows it: in the phone's language, one line, at most [`MAX_SHOWN_CHARACTERS`].
#[must_use]
pub fn shown_value(field: &Field<'_>, options: &Options<'_>) -> String {
    one_line(&said_value(field, options))
}

/// The text of a field with its line breaks, in the phone's language.
#[must_use]
pub fn said_value(field: &Field<'_>, options: &Options<'_>) -> String {
    let typed = field.attributed_value().or(field.value()).and_then(Value::as_str);
    let translated = options.words.zip(typed).and_then(|(words, text)| words.get(text));
    match translated {
        Some(text) if field.attributed_value().is_some() => plain(text),
        Some(text) => text.to_owned(),
        None => full_value(field, options.now),
    }
}

fn plain(markup: &str) -> String {
    links::parse_markup(markup).into_iter().map(|run| run.text).collect()
}

/// The text of a field with its line breaks, as the back shows it. Markup of an `attributedValue` is taken out.
#[must_use]
pub fn full_value(field: &Field<'_>, now: Timestamp) -> String {
    match field.object().get("attributedValue") {
        Some(Value::String(markup)) => plain(markup),
        Some(value @ Value::Number(_)) => value_text(field, value, now),
        _ => field.value().map(|value| value_text(field, value, now)).unwrap_or_default(),
    }
}

/// A text on one line, cut to what can ever show.
#[must_use]
pub fn one_line(text: &str) -> String {
    let short: String = text.chars().take(MAX_SHOWN_CHARACTERS).collect();
    short.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The day of a date, for example `Jun 1, 2026`.
#[must_use]
pub fn day(date: PassDate) -> String {
    date::write(date.local(), date::DateStyle::Medium, date::DateStyle::None, false, date.timestamp())
}

/// The time of day of a date, for example `7:05 PM`.
#[must_use]
pub fn clock(date: PassDate) -> String {
    date::write(date.local(), date::DateStyle::None, date::DateStyle::Short, false, date.timestamp())
}

fn value_text(field: &Field<'_>, value: &Value, now: Timestamp) -> String {
    match value {
        Value::String(text) => string_text(field, text, now),
        Value::Number(digits) => number_text(field, digits),
        Value::Bool(flag) => flag.to_string(),
        _ => String::new(),
    }
}

fn number_text(field: &Field<'_>, digits: &Number) -> String {
    let written = digits.to_string();
    if let Some(code) = field.text("currencyCode") {
        return number::currency(&written, code).unwrap_or(written);
    }
    let style = field.text("numberStyle").and_then(number::NumberStyle::parse);
    style.and_then(|style| number::styled(&written, style)).unwrap_or(written)
}

fn string_text(field: &Field<'_>, text: &str, now: Timestamp) -> String {
    // Apple's own samples quote amounts, and Wallet still shows them as money.
    if let Some(code) = field.text("currencyCode") {
        return number::currency(text, code).unwrap_or_else(|| text.to_owned());
    }
    let styles = (style(field, "dateStyle"), style(field, "timeStyle"));
    let relative = field.object().get("isRelative").and_then(Value::as_bool).unwrap_or(false);
    if styles == (None, None) && !relative {
        return text.to_owned();
    }
    let Some(date) = PassDate::parse(text) else { return text.to_owned() };
    let none = date::DateStyle::None;
    let shown = date::write(date.local(), styles.0.unwrap_or(none), styles.1.unwrap_or(none), relative, now);
    if shown.is_empty() { text.to_owned() } else { shown }
}

fn style(field: &Field<'_>, key: &str) -> Option<date::DateStyle> {
    date::DateStyle::parse(field.text(key)?)
}

/// A date in the words of the details sheet, for example `November 20, 2026`.
#[must_use]
pub fn long_date(date: OffsetDateTime) -> String {
    date::long(date)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const NOW: Timestamp = Timestamp::from_unix_seconds(1_795_161_600); // 2026-11-20T08:00:00Z

    #[track_caller]
    fn shows(field: Value, expected: &str) {
        let object = field.as_object().unwrap();
        assert_eq!(shown_value(&Field::new(object, String::new()), &Options::new(NOW)), expected);
    }

    #[test]
    fn text_is_shown_as_it_is_but_on_one_line() {
        shows(json!({"value": "Hello"}), "Hello");
        shows(json!({"value": "two\nlines  and\tmore "}), "two lines and more");
        shows(json!({"value": ""}), "");
        shows(json!({}), "");
        shows(json!({"value": null}), "");
        shows(json!({"value": "x".repeat(100_000)}), &"x".repeat(MAX_SHOWN_CHARACTERS));
    }

    #[test]
    fn attributed_text_wins_without_its_markup() {
        shows(
            json!({"value": "a", "attributedValue": "Call <a href='tel:1'>us &amp; them</a>"}),
            "Call us & them",
        );
    }

    #[test]
    fn numbers_follow_their_style() {
        shows(json!({"value": 1250}), "1250");
        shows(json!({"value": 1250.5, "numberStyle": "PKNumberStyleDecimal"}), "1,250.5");
        shows(json!({"value": 0.25, "numberStyle": "PKNumberStylePercent"}), "25%");
        shows(json!({"value": 1250, "numberStyle": "PKNumberStyleScientific"}), "1.25E3");
        shows(json!({"value": 21, "numberStyle": "PKNumberStyleSpellOut"}), "twenty-one");
        shows(json!({"value": "text", "numberStyle": "PKNumberStyleDecimal"}), "text");
    }

    #[test]
    fn money_has_its_sign() {
        shows(json!({"value": 21.75, "currencyCode": "USD"}), "$21.75");
        shows(json!({"value": "10", "currencyCode": "EUR"}), "€10.00");
        shows(json!({"value": -1234567, "currencyCode": "JPY"}), "-¥1,234,567");
        shows(json!({"value": 5, "currencyCode": "CHF"}), "CHF 5.00");
        shows(json!({"value": "free", "currencyCode": "USD"}), "free");
    }

    #[test]
    fn dates_follow_their_styles() {
        let date = |date_style: &str, time_style: &str| {
            json!({"value": "2026-06-01T19:05:09+02:00", "dateStyle": format!("PKDateStyle{date_style}"),
                   "timeStyle": format!("PKDateStyle{time_style}")})
        };
        shows(date("Short", "None"), "6/1/26");
        shows(date("Medium", "Short"), "Jun 1, 2026, 7:05 PM");
        shows(date("Long", "Short"), "June 1, 2026 at 7:05 PM");
        shows(date("Full", "None"), "Monday, June 1, 2026");
        shows(date("None", "Short"), "7:05 PM");
        shows(date("None", "Medium"), "7:05:09 PM");
        shows(date("None", "Full"), "7:05:09 PM GMT+02:00");
        shows(json!({"value": "2026-06-01T19:05+02:00"}), "2026-06-01T19:05+02:00");
        shows(json!({"value": "soon", "dateStyle": "PKDateStyleShort"}), "soon");
    }

    #[test]
    fn relative_dates_name_the_days_around_today() {
        let day = |value: &str| json!({"value": value, "dateStyle": "PKDateStyleMedium", "isRelative": true});
        shows(day("2026-11-20T23:00Z"), "Today");
        shows(day("2026-11-21T00:00Z"), "Tomorrow");
        shows(day("2026-11-19T10:00Z"), "Yesterday");
        shows(day("2026-11-25T10:00Z"), "Nov 25, 2026");
    }
}
