//! Findings as text for people and as JSON for machines.

use std::fmt::Write;

use passwright_core::repair::{Opened, Repair};
use passwright_core::signature;
use passwright_core::time::Timestamp;
use passwright_core::validate::{self, Problem, Severity};
use serde::Serialize;
use serde_json::{Value, json};

use crate::Outcome;

/// What was found in one pass.
#[derive(Debug, Clone)]
pub struct Findings {
    /// Everything that the checks say about the file as it is, the worst first.
    pub problems: Vec<Problem>,
    /// What had to be mended to read it at all.
    pub repairs: Vec<Repair>,
}

impl Findings {
    /// Checks a pass: the package as it came, document and files, the signature.
    #[must_use]
    pub fn of(opened: &Opened, now: Timestamp) -> Self {
        let mut problems = opened.package_problems.clone();
        problems.extend(validate::validate_bundle(&opened.bundle, now, false));
        let (signature, manifest) = (opened.seal.signature.as_deref(), opened.seal.manifest.as_deref());
        problems.extend(signature::problems(signature, manifest, opened.bundle.document(), now));
        problems.sort_by_key(|problem| problem.severity);
        Self { problems, repairs: opened.repairs.clone() }
    }

    /// Whether an iPhone would refuse the pass.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        if validate::blocks(&self.problems) { Outcome::Problems } else { Outcome::Fine }
    }

    /// As JSON: `problems` as the API has them, `repairs` with path and message.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let repairs: Vec<Value> = self
            .repairs
            .iter()
            .map(|repair| json!({"path": repair.path, "message": repair.message}))
            .collect();
        json!({"problems": to_value(&self.problems), "repairs": repairs})
    }

    /// A line for each finding, indented.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = problem_lines(&self.problems);
        for repair in &self.repairs {
            let _ = writeln!(text, "  mended while reading: {}", repair.message);
        }
        text
    }

    /// The answer and the findings counted, in words.
    #[must_use]
    pub fn summary(&self) -> String {
        let verdict = if validate::blocks(&self.problems) { "an iPhone refuses this pass" } else { "fine" };
        format!("{verdict}: {}", self.counts())
    }

    /// The findings counted, in words.
    #[must_use]
    pub fn counts(&self) -> String {
        let count = |severity| self.problems.iter().filter(|problem| problem.severity == severity).count();
        let (blocks, warns, hints) =
            (count(Severity::Blocks), count(Severity::Warns), count(Severity::Hints));
        format!("{}, {}, {}", plural(blocks, "error"), plural(warns, "warning"), plural(hints, "hint"))
    }
}

/// Three lines for each problem, indented: rule and place, what is wrong, why it matters.
pub(crate) fn problem_lines(problems: &[Problem]) -> String {
    let mut text = String::new();
    for problem in problems {
        let place = if problem.path.is_empty() { "" } else { " at " };
        let _ = writeln!(
            text,
            "  {} {}{place}{}\n      {}\n      {}",
            in_words(problem.severity),
            problem.rule,
            problem.path,
            problem.message,
            problem.reason
        );
    }
    text
}

fn in_words(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocks => "error",
        Severity::Warns => "warning",
        Severity::Hints => "hint",
    }
}

pub(crate) fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// A value as JSON; the types printed here always convert.
pub(crate) fn to_value(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// A JSON value with line breaks and a final one.
#[must_use]
pub fn print_json(value: &Value) -> String {
    format!("{value:#}\n")
}
