//! How a field's value is written: text, number, money or date.
//!
//! In scope: which edits of the document a change takes, tested natively. Out of scope: how Wallet prints it (see
//! `core::card::format`). Source: Apple, "PassFieldContent".

use passwright_core::document::Edit;
use passwright_core::pass::Field;
use passwright_core::time::PassDate;
use serde_json::{Number, Value};

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// As it is.
    Text,
    /// With the separators of the reader's language.
    Number,
    /// With a currency.
    Money,
    /// A day.
    Date,
    /// A day and a time.
    DateTime,
}

impl Format {
    /// All formats with the words for them.
    pub(crate) const ALL: [(Self, &'static str, &'static str); 5] = [
        (Self::Text, "text", text_id!("format-text")),
        (Self::Number, "number", text_id!("format-number")),
        (Self::Money, "money", text_id!("format-money")),
        (Self::Date, "date", text_id!("format-date")),
        (Self::DateTime, "date-time", text_id!("format-date-time")),
    ];

    /// The format of a field.
    pub(crate) fn of(field: &Field<'_>) -> Self {
        let is_none = |key| field.text(key).is_none_or(|style| style == "PKDateStyleNone");
        if field.text("currencyCode").is_some() {
            Self::Money
        } else if !is_none("timeStyle") {
            Self::DateTime
        } else if !is_none("dateStyle") {
            Self::Date
        } else if field.text("numberStyle").is_some() || field.value().is_some_and(Value::is_number) {
            Self::Number
        } else {
            Self::Text
        }
    }

    /// The format with this short name.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, own, _)| *own == name).map(|(format, ..)| format)
    }

    /// The short name.
    pub(crate) fn name(self) -> &'static str {
        Self::ALL.into_iter().find(|(format, ..)| *format == self).map_or("", |(_, name, _)| name)
    }

    /// Whether the value is a date.
    pub(crate) fn is_date(self) -> bool {
        matches!(self, Self::Date | Self::DateTime)
    }
}

/// The edits that give a field another format. A value that cannot be written so gets a sample; undo brings the old one back.
pub(crate) fn change(field: &Field<'_>, format: Format, sample_date: &str) -> Vec<Edit> {
    let place = |key: &str| format!("{}/{key}", field.pointer());
    let mut edits: Vec<Edit> = ["numberStyle", "currencyCode", "dateStyle", "timeStyle"]
        .into_iter()
        .map(|key| Edit::Remove { pointer: place(key) })
        .collect();
    let mut set = |key: &str, value: Value| edits.push(Edit::Set { pointer: place(key), value });
    let text = value_text(field.value());
    match format {
        Format::Text => set("value", text.into()),
        Format::Number => {
            set("value", number(&text).unwrap_or_else(|| 0.into()));
            set("numberStyle", "PKNumberStyleDecimal".into());
        }
        Format::Money => {
            set("value", number(&text).unwrap_or_else(|| 0.into()));
            set("currencyCode", "USD".into());
        }
        Format::Date | Format::DateTime => {
            if PassDate::parse(&text).is_none() {
                set("value", sample_date.into());
            }
            let time = if format == Format::Date { "PKDateStyleNone" } else { "PKDateStyleShort" };
            set("dateStyle", "PKDateStyleMedium".into());
            set("timeStyle", time.into());
        }
    }
    edits
}

/// What is typed for a field: a number where the field holds numbers and the text is one, else a text.
pub(crate) fn typed_value(format: Format, text: &str) -> Value {
    match format {
        Format::Number | Format::Money => strict_number(text).unwrap_or_else(|| text.into()),
        Format::Text | Format::Date | Format::DateTime => text.into(),
    }
}

/// A value as it is typed.
pub(crate) fn value_text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => String::new(),
    }
}

/// A number exactly as JSON writes it, so that its spelling is kept.
fn strict_number(text: &str) -> Option<Value> {
    text.trim().parse::<Number>().ok().map(Value::Number)
}

/// A number among other characters: `$21.75` is 21.75.
fn number(text: &str) -> Option<Value> {
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-')).collect();
    strict_number(text).or_else(|| strict_number(&digits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use passwright_core::document::Document;

    fn changed(field: &str, format: Format) -> String {
        let mut document = Document::parse(format!("{{\"f\":{field}}}").as_bytes()).unwrap();
        let before = document.clone();
        let field = Field::new(before.get("/f").unwrap().as_object().unwrap(), "/f".into());
        for edit in change(&field, format, "2027-01-01T12:00Z") {
            document.apply(&edit).unwrap();
        }
        document.get("/f").unwrap().to_string()
    }

    #[test]
    fn a_field_takes_another_format_and_keeps_its_value_where_it_can() {
        let money = changed(r#"{"key":"b","value":"$21.75"}"#, Format::Money);
        assert_eq!(money, r#"{"key":"b","value":21.75,"currencyCode":"USD"}"#);
        assert_eq!(changed(&money, Format::Text), r#"{"key":"b","value":"21.75"}"#);
        assert_eq!(
            changed(r#"{"key":"d","value":"soon"}"#, Format::Date),
            r#"{"key":"d","value":"2027-01-01T12:00Z","dateStyle":"PKDateStyleMedium","timeStyle":"PKDateStyleNone"}"#
        );
    }

    #[test]
    fn formats_are_read_back() {
        for (format, name, _) in Format::ALL {
            let text = changed(r#"{"key":"x","value":"1"}"#, format);
            let document = Document::parse(format!("{{\"f\":{text}}}").as_bytes()).unwrap();
            let field = Field::new(document.get("/f").unwrap().as_object().unwrap(), "/f".into());
            assert_eq!(Format::of(&field), format, "{text}");
            assert_eq!(Format::from_name(name), Some(format));
        }
    }

    #[test]
    fn half_typed_numbers_stay_texts_and_whole_ones_keep_their_spelling() {
        assert_eq!(typed_value(Format::Number, "1.50").to_string(), "1.50");
        assert_eq!(typed_value(Format::Number, "1."), Value::from("1."));
        assert_eq!(typed_value(Format::Text, "15"), Value::from("15"));
    }
}
