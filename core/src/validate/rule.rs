//! What a rule is, and what it finds.
//!
//! In scope: the shapes that all rule files share. Out of scope: the rules themselves.

use serde_json::Value;

use super::{FileEdit, Fix, Problem, Severity, Subject};
use crate::document::Edit;

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
    pub reason: &'static str,
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
    message: String,
    fix: Option<Fix>,
}

impl Finding {
    pub(super) fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { path: path.into(), message: message.into(), fix: None }
    }

    /// Offers a repair of the document.
    pub(super) fn fix(self, label: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { fix: Some(Fix { label: label.into(), edits, files: Vec::new() }), ..self }
    }

    /// Offers to put one value at one place.
    pub(super) fn fix_set(
        self,
        label: impl Into<String>,
        pointer: impl Into<String>,
        value: impl Into<Value>,
    ) -> Self {
        self.fix(label, vec![set(pointer, value)])
    }

    /// Offers to take one place away.
    pub(super) fn fix_remove(self, label: impl Into<String>, pointer: impl Into<String>) -> Self {
        self.fix(label, vec![Edit::Remove { pointer: pointer.into() }])
    }

    /// Offers a repair of the files.
    pub(super) fn fix_files(self, label: impl Into<String>, files: Vec<FileEdit>) -> Self {
        Self { fix: Some(Fix { label: label.into(), edits: Vec::new(), files }), ..self }
    }

    pub(super) fn into_problem(self, id: &str, severity: Severity, reason: &str) -> Problem {
        Problem {
            rule: id.to_owned(),
            severity,
            path: self.path,
            message: self.message,
            reason: reason.to_owned(),
            fix: self.fix,
        }
    }
}

pub(super) fn set(pointer: impl Into<String>, value: impl Into<Value>) -> Edit {
    Edit::Set { pointer: pointer.into(), value: value.into() }
}

/// A text in quotation marks, shortened, so that a message stays a sentence.
pub(super) fn quote(text: &str) -> String {
    let mut quoted = String::from("“");
    let mut chars = text.chars();
    quoted.extend(chars.by_ref().take(MAX_QUOTED_CHARS).map(|c| if c.is_control() { ' ' } else { c }));
    quoted.push_str(if chars.next().is_some() { "…”" } else { "”" });
    quoted
}

/// A value as it is spoken of in a message.
pub(super) fn quote_value(value: &Value) -> String {
    match value {
        Value::String(text) => quote(text),
        Value::Number(number) => number.to_string().chars().take(MAX_QUOTED_CHARS).collect(),
        other => crate::document::type_name(other).to_owned(),
    }
}
