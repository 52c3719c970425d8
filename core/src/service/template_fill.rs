//! A design and the values of a person: together a pass.
//!
//! In scope: which values a design takes, and the sentence for one that does not fit. Out of scope: placeholders themselves (see
//! [`crate::mint`]), storing (see `template_object`, `pass_object`).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::ids::TemplateId;
use super::pass_object::Source;
use super::refusal::Failure;
use super::wire::WireError;
use crate::bundle::Bundle;
use crate::document::Document;
use crate::ids::{AuthenticationToken, SerialNumber};
use crate::mint::{BindError, Given, Own, Template};

/// What the pass of a person is made of; kept in its object as [`Source`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Share {
    /// Which template.
    pub(super) template: TemplateId,
    /// Which design of it.
    pub(super) revision: u64,
    /// What is this person's own.
    pub(super) values: Map<String, Value>,
}

const DIALECT: &str = "template";

impl Share {
    /// As it is stored.
    pub(super) fn to_source(&self) -> Result<Source, Failure> {
        let body = serde_json::to_string(self).map_err(WireError::Shape)?;
        Ok(Source { dialect: DIALECT.to_owned(), body })
    }

    /// Reads what was stored; `None` for a pass that came another way.
    pub(super) fn of_source(source: &Source) -> Option<Self> {
        (source.dialect == DIALECT).then(|| serde_json::from_str(&source.body).ok())?
    }
}

/// What to do with values that the design has no place for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unknown {
    /// Say so: somebody just sent them, and a misspelt name would be lost in silence.
    Refuse,
    /// Leave them out: an earlier design had a place for them, and the next one may again.
    LeaveOut,
}

/// Fills a design in. The server's keys are written by [`super::issue::complete`] afterwards.
///
/// # Errors
/// A sentence for each value that is missing or does not fit, in one text.
pub(super) fn fill(
    design: &Bundle,
    values: &Map<String, Value>,
    serial: &SerialNumber,
    token: &AuthenticationToken,
    unknown: Unknown,
) -> Result<Document, String> {
    let template = Template::new(design).map_err(|error| error.to_string())?;
    let mut columns: Vec<String> = values.keys().cloned().collect();
    let form = match template.bind(&columns) {
        Err(errors) if unknown == Unknown::LeaveOut => {
            let homeless: Vec<&String> = errors.iter().filter_map(homeless).collect();
            columns.retain(|column| !homeless.contains(&column));
            template.bind(&columns)
        }
        bound => bound,
    };
    let form = form.map_err(|errors| sentences(errors.iter().map(in_words)))?;
    let row: Vec<Given<'_>> =
        columns.iter().map(|column| values.get(column).map_or(Given::Nothing, Given::from)).collect();
    let own = Own { serial_number: serial.clone(), authentication_token: Some(token.clone()) };
    let bytes = form.fill(&row, &own).map_err(|errors| sentences(errors.iter().map(ToString::to_string)))?;
    Document::parse(&bytes).map_err(|error| error.to_string())
}

/// A column that an earlier design may have had a place for.
fn homeless(error: &BindError) -> Option<&String> {
    match error {
        BindError::UnknownColumn { column, .. } | BindError::NoPlace { column } => Some(column),
        _ => None,
    }
}

/// The same in the words of an API, which has values where a table has columns.
fn in_words(error: &BindError) -> String {
    match error {
        BindError::UnknownColumn { column, nearest } => {
            let hint = nearest.as_ref().map(|name| format!("; is `{name}` meant?")).unwrap_or_default();
            format!("the template has no placeholder and no field `{column}`{hint}")
        }
        BindError::NoColumn { placeholder, .. } => {
            format!("`{placeholder}` is missing: the template needs a value for it")
        }
        other => other.to_string(),
    }
}

fn sentences(all: impl Iterator<Item = String>) -> String {
    all.collect::<Vec<_>>().join("; ")
}

/// Values with which a design can be tried and shown: for each placeholder without a default one that its place takes.
pub(super) fn sample(design: &Bundle) -> Result<Map<String, Value>, String> {
    let template = Template::new(design).map_err(|error| error.to_string())?;
    let names: Vec<String> = template.required().map(str::to_owned).collect();
    Ok(names.iter().map(|name| (name.clone(), sample_of(&template, name, &names))).collect())
}

/// A text for most places; where a number, date, colour or word of a list is wanted, that.
fn sample_of(template: &Template, name: &str, all: &[String]) -> Value {
    // People see these on the join page: the name says best what will stand there.
    let called = in_plain_words(name);
    let samples =
        [called.as_str(), "1", "2030-01-01T12:00:00Z", "rgb(0, 0, 0)", "true", "https://example.com"];
    let (Ok(form), Ok(serial)) = (template.bind(all), SerialNumber::new("sample")) else {
        return Value::from(called);
    };
    let own = Own {
        serial_number: serial,
        authentication_token: AuthenticationToken::new("sample-sample-sample").ok(),
    };
    let fits = |sample: &&str| {
        let given = |other: &String| Given::Text(if other == name { sample } else { "Sample" });
        let row: Vec<Given<'_>> = all.iter().map(given).collect();
        match form.fill(&row, &own) {
            Ok(_) => true,
            Err(errors) => !errors.iter().any(|error| error.column() == Some(name)),
        }
    };
    Value::from(samples.into_iter().find(|sample| fits(sample)).unwrap_or(&called))
}

/// A placeholder's name as people write it: `firstName` and `first_name` become "First name".
pub(super) fn in_plain_words(name: &str) -> String {
    let mut text = String::new();
    for character in name.chars() {
        match character {
            '_' | '-' | '.' | '/' => text.push(' '),
            upper if upper.is_uppercase() && text.chars().last().is_some_and(char::is_lowercase) => {
                text.push(' ');
                text.extend(upper.to_lowercase());
            }
            other => text.push(other),
        }
    }
    let mut characters = text.trim().chars();
    let first: String = characters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    first + characters.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_is_asked_for_in_words() {
        assert_eq!(in_plain_words("firstName"), "First name");
        assert_eq!(in_plain_words("member_since"), "Member since");
        assert_eq!(in_plain_words("E-mail"), "E mail");
    }
}
