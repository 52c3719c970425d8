//! Placeholders in texts: `{{name}}`, `{{name|what stands there without a value}}`, and `\{{` for two braces as they are.
//!
//! In scope: taking a text apart. Out of scope: values (see [`super::value`]).

/// The longest name of a placeholder, in characters: column heads of spreadsheets are shorter.
pub const MAX_NAME_CHARS: usize = 64;

const OPEN: &str = "{{";
const CLOSE: &str = "}}";

/// Why a text with braces is not what its author meant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlaceholderError {
    /// Two braces open a placeholder that never ends.
    #[error(r"`{{{{` opens a placeholder that no `}}}}` closes; write `\{{{{` for the braces themselves")]
    Unclosed,
    /// The name is empty, too long or has characters that no column head has.
    #[error(
        "`{{{{{found}}}}}` names no column: a name has 1 to {max} characters and no braces",
        max = MAX_NAME_CHARS
    )]
    Name {
        /// What stands between the braces, shortened.
        found: String,
    },
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// Text as it is.
    Fixed(String),
    /// A value of each pass.
    Value {
        /// The name of its column.
        name: String,
        /// What stands there when there is no value.
        default: Option<String>,
    },
}

/// Takes a text apart; a text without placeholders is one fixed part, or none when it is empty.
pub(super) fn parts(text: &str) -> Result<Vec<Part>, PlaceholderError> {
    let mut parts = Vec::new();
    let mut fixed = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPEN) {
        if let Some(before) = before.strip_suffix('\\') {
            fixed.push_str(before);
            fixed.push_str(OPEN);
            rest = after;
            continue;
        }
        fixed.push_str(before);
        let (inner, after) = after.split_once(CLOSE).ok_or(PlaceholderError::Unclosed)?;
        if !fixed.is_empty() {
            parts.push(Part::Fixed(std::mem::take(&mut fixed)));
        }
        parts.push(value(inner)?);
        rest = after;
    }
    fixed.push_str(rest);
    if !fixed.is_empty() {
        parts.push(Part::Fixed(fixed));
    }
    Ok(parts)
}

fn value(inner: &str) -> Result<Part, PlaceholderError> {
    let (name, default) = match inner.split_once('|') {
        Some((name, default)) => (name, Some(default.trim().to_owned())),
        None => (inner, None),
    };
    let name = name.trim();
    let bad = |c: char| c.is_control() || matches!(c, '{' | '}');
    if name.is_empty() || name.chars().count() > MAX_NAME_CHARS || name.chars().any(bad) {
        return Err(PlaceholderError::Name { found: inner.chars().take(MAX_NAME_CHARS).collect() });
    }
    Ok(Part::Value { name: name.to_owned(), default })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixed(text: &str) -> Part {
        Part::Fixed(text.to_owned())
    }

    fn named(name: &str, default: Option<&str>) -> Part {
        Part::Value { name: name.to_owned(), default: default.map(str::to_owned) }
    }

    #[test]
    fn texts_are_taken_apart_at_their_placeholders() {
        for (text, expected) in [
            ("", vec![]),
            ("plain { text }", vec![fixed("plain { text }")]),
            ("{{name}}", vec![named("name", None)]),
            ("Dear {{ First name }}!", vec![fixed("Dear "), named("First name", None), fixed("!")]),
            ("{{a}}{{b}}", vec![named("a", None), named("b", None)]),
            ("{{name|our guest}}", vec![named("name", Some("our guest"))]),
            ("{{name|}}", vec![named("name", Some(""))]),
            (r"\{{name}} {{x}}", vec![fixed("{{name}} "), named("x", None)]),
            ("grün {{größe}} €", vec![fixed("grün "), named("größe", None), fixed(" €")]),
        ] {
            assert_eq!(parts(text).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_meant_is_told_in_a_sentence() {
        for (text, sentence) in [
            (
                "Hello {{name",
                r"`{{` opens a placeholder that no `}}` closes; write `\{{` for the braces themselves",
            ),
            ("{{}}", "`{{}}` names no column: a name has 1 to 64 characters and no braces"),
            ("{{ |x}}", "`{{ |x}}` names no column: a name has 1 to 64 characters and no braces"),
            ("{{{a}}", "`{{{a}}` names no column: a name has 1 to 64 characters and no braces"),
        ] {
            assert_eq!(parts(text).unwrap_err().to_string(), sentence, "{text}");
        }
    }
}
