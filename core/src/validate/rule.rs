//! What a rule is, and what it finds.
//!
//! In scope: the shapes that all rule files share. Out of scope: the rules themselves.

use serde_json::Value;

use super::{FileEdit, Fix, Problem, Said, Severity, Subject};
use crate::document::Edit;
use crate::sentence::{Filling, Sentence, Words};

/// The most findings that one rule reports; a document with more has one cause, and nobody reads the rest.
pub const MAX_FINDINGS_PER_RULE: usize = 50;

/// The most characters of a value that are quoted in a message.
const MAX_QUOTED_CHARS: usize = 40;

/// One check: its id, how bad a finding is, and why it matters.
///
/// A check whose findings are of two severities is two rules of one id.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The id, for example `J08`.
    pub id: &'static str,
    /// How bad a finding is.
    pub severity: Severity,
    /// What is asked of a pass, in one line.
    pub title: &'static str,
    /// Why it matters, and who says so.
    pub reason: Words,
    pub(super) check: fn(&Subject<'_>) -> Vec<Finding>,
}

impl Rule {
    /// Runs this rule alone.
    #[must_use]
    pub fn run(&self, subject: &Subject<'_>) -> Vec<Problem> {
        (self.check)(subject)
            .into_iter()
            .take(MAX_FINDINGS_PER_RULE)
            .map(|finding| finding.into_problem(self.id, self.severity, self.reason))
            .collect()
    }
}

/// What a rule found at one place.
#[derive(Debug)]
pub(super) struct Finding {
    path: String,
    message: Sentence,
    fix: Option<(Sentence, Vec<Edit>, Vec<FileEdit>)>,
}

impl Finding {
    pub(super) fn new(path: impl Into<String>, message: impl Into<Sentence>) -> Self {
        Self { path: path.into(), message: message.into(), fix: None }
    }

    /// Offers a repair of the document.
    pub(super) fn fix(self, label: Sentence, edits: Vec<Edit>) -> Self {
        Self { fix: Some((label, edits, Vec::new())), ..self }
    }

    /// Offers to put one value at one place.
    pub(super) fn fix_set(
        self,
        label: Sentence,
        pointer: impl Into<String>,
        value: impl Into<Value>,
    ) -> Self {
        self.fix(label, vec![set(pointer, value)])
    }

    /// Offers to take one place away.
    pub(super) fn fix_remove(self, label: Sentence, pointer: impl Into<String>) -> Self {
        self.fix(label, vec![Edit::Remove { pointer: pointer.into() }])
    }

    /// Offers a repair of the files.
    pub(super) fn fix_files(self, label: Sentence, files: Vec<FileEdit>) -> Self {
        Self { fix: Some((label, Vec::new(), files)), ..self }
    }

    pub(super) fn into_problem(self, id: &str, severity: Severity, reason: Words) -> Problem {
        let (fix, label) = match self.fix {
            Some((label, edits, files)) => (Some(Fix { label: label.english(), edits, files }), Some(label)),
            None => (None, None),
        };
        Problem {
            rule: id.to_owned(),
            severity,
            path: self.path,
            message: self.message.english(),
            reason: reason.english.to_owned(),
            fix,
            said: Said { message: self.message, reason: reason.into(), label },
        }
    }
}

pub(super) fn set(pointer: impl Into<String>, value: impl Into<Value>) -> Edit {
    Edit::Set { pointer: pointer.into(), value: value.into() }
}

/// A text in quotation marks, shortened, so that a message stays a sentence.
pub(super) fn quote(text: &str) -> Filling {
    let mut chars = text.chars();
    let mut quoted: String =
        chars.by_ref().take(MAX_QUOTED_CHARS).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if chars.next().is_some() {
        quoted.push('…');
    }
    Filling::Quoted(quoted)
}

/// A name of the format in quotation marks, whole.
pub(super) fn name(name: &str) -> Filling {
    Filling::Quoted(name.to_owned())
}

/// A value as it is spoken of in a message.
pub(super) fn quote_value(value: &Value) -> Filling {
    match value {
        Value::String(text) => quote(text),
        Value::Number(number) => Filling::Text(number.to_string().chars().take(MAX_QUOTED_CHARS).collect()),
        other => type_in_words(other).into(),
    }
}

/// The type of a value: what [`crate::document::type_name`] says, in words that have a name.
pub(super) const fn type_in_words(value: &Value) -> Words {
    match value {
        Value::Null => words!("words-null", "null"),
        Value::Bool(_) => words!("words-boolean", "a boolean"),
        Value::Number(_) => words!("words-number", "a number"),
        Value::String(_) => words!("words-text", "text"),
        Value::Array(_) => words!("words-array", "an array"),
        Value::Object(_) => words!("words-object", "an object"),
    }
}

/// What several rules offer: to take the place away.
pub(super) fn remove_it() -> Sentence {
    sentence!("fix-remove", "Remove it")
}

/// What several rules offer: this value instead.
pub(super) fn use_this(value: impl Into<Filling>) -> Sentence {
    sentence!("fix-use", "Use {value}", value = value)
}

/// What several rules offer: this name instead.
pub(super) fn rename_to(name: Filling) -> Sentence {
    sentence!("fix-rename", "Rename it to {name}", name = name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::type_name;
    use serde_json::json;

    #[test]
    fn a_type_is_called_what_the_document_calls_it() {
        for value in [json!(null), json!(true), json!(1), json!("a"), json!([]), json!({})] {
            assert_eq!(type_in_words(&value).english, type_name(&value));
        }
    }

    #[test]
    fn a_long_text_is_quoted_in_part() {
        assert_eq!(quote("a\nb"), Filling::Quoted("a b".into()));
        let long = "x".repeat(MAX_QUOTED_CHARS + 1);
        assert_eq!(quote(&long), Filling::Quoted(format!("{}…", "x".repeat(MAX_QUOTED_CHARS))));
        assert_eq!(name(&long), Filling::Quoted(long));
    }
}
