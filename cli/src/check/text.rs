//! The findings for people: the answer first, then every problem, then what was repaired.

use std::fmt::Write;
use std::path::Path;

use passwright_core::validate::{Problem, Verdict};

use super::judge::Judged;
use super::repaired::{Repaired, Written};
use super::title;
use crate::report::{plural, problem_lines};

/// The whole answer.
pub(crate) fn print(
    file: &Path,
    overall: &Verdict,
    of_file: &[Problem],
    judged: &[(String, Judged)],
    written: Option<&Written>,
) -> String {
    let mut text = format!("{}\n", overall.sentence);
    text.push_str(&problem_lines(of_file));
    for (name, one) in judged {
        let _ = writeln!(text, "{}: {}", title(file, name), one.findings.counts());
        if judged.len() > 1 {
            let _ = writeln!(text, "  {}", one.verdict.sentence);
        }
        text.push_str(&one.findings.to_text());
    }
    if let Some(written) = written {
        repaired(&mut text, written);
    }
    text
}

fn repaired(text: &mut String, written: &Written) {
    let changes: usize = written.passes.iter().map(|one| one.mended.len() + one.fixed.len()).sum();
    let _ = writeln!(text, "{} was written, unsigned: {}", written.path.display(), plural(changes, "change"));
    for one in &written.passes {
        changes_of(text, one);
    }
}

fn changes_of(text: &mut String, one: &Repaired) {
    if !one.name.is_empty() {
        let _ = writeln!(text, "  {}", one.name);
    }
    for repair in &one.mended {
        let _ = writeln!(text, "  changed: {}", repair.message);
    }
    for problem in &one.fixed {
        let label = problem.fix.as_ref().map_or("", |fix| fix.label.as_str());
        let _ = writeln!(text, "  changed: {} {}: {label}", problem.rule, place(problem));
    }
    for problem in &one.left {
        let _ = writeln!(text, "  left: {} {}: {}", problem.rule, place(problem), problem.message);
    }
}

fn place(problem: &Problem) -> &str {
    if problem.path.is_empty() { "the pass" } else { &problem.path }
}
