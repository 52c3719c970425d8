//! One value of one pass: from a table's text or a JSON value to what `pass.json` wants at its place.
//!
//! In scope: types (a number stays a number), dates, colours, bounds, escapes inside links. Out of scope: where values go (see
//! [`super::template`]), and whether the whole pass makes sense (see [`crate::validate`]).

use std::fmt::Write;

use serde_json::{Map, Number, Value};

use crate::document::type_name;
use crate::pass::Color;
use crate::pass::schema::Kind;
use crate::time::PassDate;

/// The longest value, in characters; the service takes no longer text either.
pub const MAX_VALUE_CHARS: usize = 20_000;

/// Longer texts are no numbers, dates or colours.
const MAX_SCALAR_CHARS: usize = 40;

/// A value as the data has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Given<'a> {
    /// There is none: an empty cell, a missing key, `null`.
    Nothing,
    /// A cell of a table: text, whatever it means.
    Text(&'a str),
    /// A value with a type of its own.
    Json(&'a Value),
}

impl<'a> From<&'a Value> for Given<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Null => Self::Nothing,
            Value::String(text) => Self::from(text.as_str()),
            other => Self::Json(other),
        }
    }
}

impl<'a> From<&'a str> for Given<'a> {
    fn from(text: &'a str) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(text) }
    }
}

/// Why a value cannot stand where it should.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ValueError {
    /// There is no value, and the place needs one.
    #[error("there is no value")]
    Missing,
    /// Longer than a text of a pass may be.
    #[error("the value has {actual} characters, at most {max} are allowed")]
    TooLong {
        /// The limit in characters.
        max: usize,
        /// The length found in characters.
        actual: usize,
    },
    /// A character that no text shows.
    #[error("the value holds the control character U+{code:04X}")]
    ControlCharacter {
        /// Its code point.
        code: u32,
    },
    /// A number is wanted.
    #[error("a number such as 1250 or 12.5 is expected, found `{found}`")]
    NotANumber {
        /// The value, shortened.
        found: String,
    },
    /// A truth value is wanted.
    #[error("`true` or `false` is expected, found `{found}`")]
    NotABoolean {
        /// The value, shortened.
        found: String,
    },
    /// A date is wanted.
    #[error("a date with time and zone such as 2027-03-01T18:00+01:00 is expected, found `{found}`")]
    NotADate {
        /// The value, shortened.
        found: String,
    },
    /// A date without its zone.
    #[error(
        "the zone is missing in `{found}`: write {found}+01:00, or say which zone is meant for all dates"
    )]
    NoZone {
        /// The value.
        found: String,
    },
    /// A colour is wanted.
    #[error("a colour such as rgb(20, 40, 60) or #14283c is expected, found `{found}`")]
    NotAColor {
        /// The value, shortened.
        found: String,
    },
    /// One of a few texts is wanted.
    #[error("one of {choices} is expected, found `{found}`")]
    NotAChoice {
        /// What would be right, separated by commas.
        choices: String,
        /// The value, shortened.
        found: String,
    },
    /// A text is wanted, and the value is an object or list.
    #[error("text is expected, found {found}")]
    NotText {
        /// The JSON type found.
        found: &'static str,
    },
    /// A list or object is wanted.
    #[error("{expected} in JSON is expected, found `{found}`")]
    NotAStructure {
        /// The JSON type wanted.
        expected: &'static str,
        /// The value, shortened.
        found: String,
    },
}

/// What a place takes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Expected {
    /// A text or a number, as it is given.
    Any,
    Text,
    Number,
    Boolean,
    Date,
    Color,
    Choice(&'static [&'static str]),
    List,
    Object,
}

/// What the place of a key takes, by the table of keys, the keys beside it, and the value that the template has there.
pub(super) fn expected(kind: Option<Kind>, beside: &Map<String, Value>, sample: Option<&Value>) -> Expected {
    match kind {
        Some(Kind::Text) => Expected::Text,
        Some(Kind::Number) => Expected::Number,
        Some(Kind::Boolean) => Expected::Boolean,
        Some(Kind::Date) => Expected::Date,
        Some(Kind::Color) => Expected::Color,
        Some(Kind::Choice(choices)) => Expected::Choice(choices),
        Some(Kind::Texts | Kind::Numbers | Kind::Choices(_) | Kind::Objects(_)) => Expected::List,
        Some(Kind::Object(_)) => Expected::Object,
        Some(Kind::Shown) => shown(beside, sample),
        Some(Kind::Any) | None => like(sample),
    }
}

/// What a field shows: a number or date when it is formatted as one, else what the template shows.
fn shown(field: &Map<String, Value>, sample: Option<&Value>) -> Expected {
    let has = |keys: &[&str]| keys.iter().any(|key| field.contains_key(*key));
    if has(&["numberStyle", "currencyCode"]) {
        Expected::Number
    } else if has(&["dateStyle", "timeStyle", "isRelative"]) {
        Expected::Date
    } else {
        like(sample)
    }
}

fn like(sample: Option<&Value>) -> Expected {
    match sample {
        Some(Value::Number(_)) => Expected::Number,
        Some(Value::Bool(_)) => Expected::Boolean,
        Some(Value::Array(_)) => Expected::List,
        Some(Value::Object(_)) => Expected::Object,
        Some(Value::String(_) | Value::Null) | None => Expected::Any,
    }
}

/// The value as JSON; `None` when there is none.
///
/// A date without its zone gets the one that is given.
pub(super) fn to_json(
    expected: Expected,
    given: Given<'_>,
    zone: Option<&str>,
) -> Result<Option<Value>, ValueError> {
    let value = match (expected, given) {
        (_, Given::Nothing) => return Ok(None),
        (Expected::Any, Given::Json(Value::Number(number))) => Value::Number(number.clone()),
        (Expected::Any | Expected::Text, given) => Value::String(text(given)?),
        (Expected::Number, given) => Value::Number(number(given)?),
        (Expected::Boolean, given) => Value::Bool(boolean(given)?),
        (Expected::Date, given) => Value::String(date(given, zone)?),
        (Expected::Color, given) => Value::String(color(given)?),
        (Expected::Choice(choices), given) => Value::String(choice(choices, given)?),
        (Expected::List, given) => structure(given, "a list", Value::is_array)?,
        (Expected::Object, given) => structure(given, "an object", Value::is_object)?,
    };
    Ok(Some(value))
}

/// The value as text, with line breaks as `pass.json` has them; empty when there is none.
pub(super) fn text(given: Given<'_>) -> Result<String, ValueError> {
    let text = match given {
        Given::Nothing => String::new(),
        Given::Text(text) if text.contains('\r') => text.replace("\r\n", "\n").replace('\r', "\n"),
        Given::Text(text) => text.to_owned(),
        Given::Json(value @ (Value::Array(_) | Value::Object(_))) => {
            return Err(ValueError::NotText { found: type_name(value) });
        }
        Given::Json(value) => value.as_str().map_or_else(|| value.to_string(), str::to_owned),
    };
    // Counting characters takes longer than looking at the length, which is never smaller.
    if text.len() > MAX_VALUE_CHARS && text.chars().count() > MAX_VALUE_CHARS {
        return Err(ValueError::TooLong { max: MAX_VALUE_CHARS, actual: text.chars().count() });
    }
    match text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        Some(c) => Err(ValueError::ControlCharacter { code: u32::from(c) }),
        None => Ok(text),
    }
}

fn number(given: Given<'_>) -> Result<Number, ValueError> {
    let parsed = match given {
        Given::Json(Value::Number(number)) => Some(number.clone()),
        // `Number` reads JSON numbers only and keeps their spelling: `1,5`, `0x10` and `007` are none.
        Given::Text(text) if text.len() <= MAX_SCALAR_CHARS => serde_json::from_str(text.trim()).ok(),
        _ => None,
    };
    let finite = parsed.filter(|number: &Number| number.as_f64().is_some_and(f64::is_finite));
    finite.ok_or_else(|| ValueError::NotANumber { found: shortened(given) })
}

fn boolean(given: Given<'_>) -> Result<bool, ValueError> {
    let not = || ValueError::NotABoolean { found: shortened(given) };
    match given {
        Given::Json(Value::Bool(flag)) => Ok(*flag),
        Given::Text(text) => match text.trim().to_ascii_lowercase().as_str() {
            "true" | "yes" | "1" => Ok(true),
            "false" | "no" | "0" => Ok(false),
            _ => Err(not()),
        },
        _ => Err(not()),
    }
}

fn date(given: Given<'_>, zone: Option<&str>) -> Result<String, ValueError> {
    let not = || ValueError::NotADate { found: shortened(given) };
    let Given::Text(text) = given else { return Err(not()) };
    let text = text.trim();
    if PassDate::parse(text).is_some() {
        return Ok(text.to_owned());
    }
    if text.len() > MAX_SCALAR_CHARS {
        return Err(not());
    }
    let local = text.replacen(' ', "T", 1);
    if PassDate::parse(&format!("{local}Z")).is_none() {
        return Err(not());
    }
    zone.map(|zone| format!("{local}{zone}")).ok_or(ValueError::NoZone { found: local })
}

fn color(given: Given<'_>) -> Result<String, ValueError> {
    let Given::Text(text) = given else { return Err(ValueError::NotAColor { found: shortened(given) }) };
    let color = Color::parse(text.trim()).ok_or_else(|| ValueError::NotAColor { found: shortened(given) })?;
    Ok(color.to_string())
}

fn choice(choices: &[&str], given: Given<'_>) -> Result<String, ValueError> {
    let text = text(given)?;
    if choices.contains(&text.as_str()) {
        return Ok(text);
    }
    Err(ValueError::NotAChoice { choices: choices.join(", "), found: shortened(given) })
}

fn structure(
    given: Given<'_>,
    expected: &'static str,
    fits: fn(&Value) -> bool,
) -> Result<Value, ValueError> {
    let value = match given {
        Given::Json(value) => Some(value.clone()),
        Given::Text(text) => serde_json::from_str(text).ok(),
        Given::Nothing => None,
    };
    value.filter(fits).ok_or_else(|| ValueError::NotAStructure { expected, found: shortened(given) })
}

/// The value as it is quoted in a sentence.
fn shortened(given: Given<'_>) -> String {
    let text = match given {
        Given::Nothing => String::new(),
        Given::Text(text) => text.chars().take(MAX_SCALAR_CHARS + 1).collect(),
        Given::Json(value @ (Value::Array(_) | Value::Object(_))) => type_name(value).to_owned(),
        Given::Json(value) => value.to_string(),
    };
    let mut short: String =
        text.chars().take(MAX_SCALAR_CHARS).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().count() > MAX_SCALAR_CHARS {
        short.push('…');
    }
    short
}

/// What a text around a value asks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Escape {
    /// Nothing: the value is text among text.
    None,
    /// Percent-encoding, inside an address.
    Address,
    /// Character references, in text with `<a href='...'>`.
    Markup,
}

impl Escape {
    /// What a value needs that follows `before` in the text of this key.
    pub(super) fn of(key: &str, before: &str) -> Self {
        let in_tag = before.rfind('<') > before.rfind('>');
        match key {
            "attributedValue" if in_tag => Self::Address,
            "attributedValue" => Self::Markup,
            key if key == "url" || key.ends_with("URL") => Self::Address,
            _ => Self::None,
        }
    }

    /// Writes the value so that it stays a value.
    pub(super) fn apply(self, text: String) -> String {
        match self {
            Self::None => text,
            Self::Address => percent_encoded(&text),
            Self::Markup => text
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;")
                .replace('"', "&quot;")
                .replace('\'', "&#39;"),
        }
    }
}

/// Everything but the unreserved characters of RFC 3986 section 2.3 as `%XX`: a value never ends the part of the address it stands in.
fn percent_encoded(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

#[cfg(test)]
mod tests;
