//! The answer in one sentence: would an iPhone take this pass, and if not, what is the cause.
//!
//! In scope: which of many problems is the cause of the others. Out of scope: finding them (see the rules and `signature::problems`).
//! A file that was changed after signing breaks its hash, and through it the signature; broken JSON hides whatever follows it. So the
//! problems are ordered from the outside in: the archive, the document's JSON, the seal, the certificate, the content, the pictures.

use super::{Problem, Severity, Target};

/// What stage a pass is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// A file that is meant to be added to Wallet.
    Finished,
    /// The source of a pass: a folder, a template or a document without manifest and signature.
    Source,
}

/// Whether an iPhone takes a pass, and why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Whether the pass can be added.
    pub accepted: bool,
    /// The answer with its cause, for people.
    pub sentence: String,
    /// The problem that is the cause, if there is any problem.
    pub cause: Option<Problem>,
}

/// The rules that block, outermost first; a rule that is not listed comes last.
const ORDER: [&str; 34] = [
    "B01", "P02", "P01", "J01", "S01", "P06", "P04", "P05", "S02", "S03", "S05", "S06", "S04", "J04", "J02",
    "J05", "J06", "J03", "J10", "J08", "J07", "J09", "J11", "J16", "J18", "J19", "J21", "J22", "J24", "J25",
    "J27", "J31", "J34", "P07",
];

/// The rules that warn of what people notice first; the others follow in the order in which they were found.
const NOTICED: [&str; 8] = ["P07", "L02", "L01", "J17", "J29", "J30", "N01", "J35"];

/// Finds the cause among the problems of one pass and says it.
#[must_use]
pub fn verdict(problems: &[Problem], target: Target, stage: Stage) -> Verdict {
    let of = |severity| problems.iter().filter(move |problem| problem.severity == severity);
    let phone = target.phone();
    let blocking = of(Severity::Blocks).filter(|problem| !is_consequence(problem, problems));
    let cause = blocking.clone().min_by_key(|problem| rank(problem, problems));
    if let Some(cause) = cause {
        let verb = if stage == Stage::Source { "would refuse" } else { "refuses" };
        let others = match blocking.count() - 1 {
            0 => String::new(),
            1 => " (and 1 more problem)".to_owned(),
            more => format!(" (and {more} more problems)"),
        };
        let sentence = format!("{phone} {verb} this pass: {}{others}", cause.message);
        return Verdict { accepted: false, sentence, cause: Some(cause.clone()) };
    }
    let takes = match stage {
        Stage::Finished => format!("{phone} takes this pass"),
        Stage::Source => format!("{phone} would take this pass once it is signed"),
    };
    let noticed = of(Severity::Warns).min_by_key(|problem| position(&NOTICED, &problem.rule));
    let sentence = match (noticed, of(Severity::Warns).count()) {
        (None, _) => format!("{takes}."),
        (Some(first), 1) => format!("{takes}, with 1 warning: {}", first.message),
        (Some(first), count) => format!("{takes}, with {count} warnings: {}", first.message),
    };
    Verdict { accepted: true, sentence, cause: noticed.cloned() }
}

fn position(order: &[&str], rule: &str) -> usize {
    order.iter().position(|known| *known == rule).unwrap_or(order.len())
}

/// From the outside in; what is alike keeps its order.
fn rank(problem: &Problem, all: &[Problem]) -> (usize, usize) {
    let has = |rule: &str| all.iter().any(|other| other.rule == rule && other.severity == Severity::Blocks);
    let detail = match problem.rule.as_str() {
        // A certificate that is no pass certificate is why its issuer is another, too.
        "S05" if all.iter().any(is_no_pass_certificate) => 1,
        _ => 0,
    };
    // The unsigned pass lacks its manifest as well: the signature is what people know.
    if problem.rule == "P01" && problem.path == crate::bundle::MANIFEST_FILE && has("S01") {
        return (position(&ORDER, "S01"), 1);
    }
    if is_no_pass_certificate(problem) {
        return (position(&ORDER, "S05"), 0);
    }
    (position(&ORDER, &problem.rule), detail)
}

fn is_no_pass_certificate(problem: &Problem) -> bool {
    problem.rule == "S06" && problem.message.starts_with("The signer has no pass certificate")
}

/// Whether a problem follows from another one that is told too.
fn is_consequence(problem: &Problem, all: &[Problem]) -> bool {
    let others = || all.iter().filter(|other| other.severity == Severity::Blocks);
    match problem.rule.as_str() {
        // A missing identifier also differs from the certificate's.
        "S06" => others().any(|other| other.rule == "J02" && other.path == problem.path),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::Said;

    fn problem(rule: &str, severity: Severity, path: &str, message: &str) -> Problem {
        Problem {
            rule: rule.to_owned(),
            severity,
            path: path.to_owned(),
            message: message.to_owned(),
            reason: String::new(),
            fix: None,
            said: Said::default(),
        }
    }

    fn sentence(problems: &[(&str, &str, &str)]) -> String {
        let blocking: Vec<Problem> = problems
            .iter()
            .map(|(rule, path, message)| problem(rule, Severity::Blocks, path, message))
            .collect();
        verdict(&blocking, Target::All, Stage::Finished).sentence
    }

    #[test]
    fn the_outermost_problem_is_the_cause() {
        assert_eq!(
            sentence(&[("J08", "/a", "A date."), ("S02", "", "Changed."), ("P05", "icon.png", "The icon.")]),
            "An iPhone refuses this pass: The icon. (and 2 more problems)"
        );
        assert_eq!(
            sentence(&[("P01", "manifest.json", "No manifest."), ("S01", "", "Not signed.")]),
            "An iPhone refuses this pass: Not signed. (and 1 more problem)"
        );
        assert_eq!(
            sentence(&[("P01", "manifest.json", "No manifest.")]),
            "An iPhone refuses this pass: No manifest."
        );
    }

    #[test]
    fn a_missing_identifier_is_told_once() {
        let missing = ("J02", "/teamIdentifier", "The team is missing.");
        let differs = ("S06", "/teamIdentifier", "The team differs.");
        assert_eq!(sentence(&[differs, missing]), "An iPhone refuses this pass: The team is missing.");
    }

    #[test]
    fn a_certificate_for_something_else_comes_before_its_issuer() {
        let issuer = ("S05", "signature", "The issuer is another.");
        let other = ("S06", "/teamIdentifier", "The signer has no pass certificate: …");
        assert!(sentence(&[issuer, other]).contains("no pass certificate"));
        let differs = ("S06", "/teamIdentifier", "The pass says …");
        assert!(sentence(&[issuer, differs]).contains("The issuer"));
    }

    #[test]
    fn warnings_are_told_with_what_people_notice_first() {
        let problems = [
            problem("J20", Severity::Warns, "", "Later."),
            problem("P07", Severity::Warns, "", "No icon.png."),
        ];
        let found = verdict(&problems, Target::Ios17, Stage::Finished);
        assert!(found.accepted);
        assert_eq!(found.sentence, "An iPhone with iOS 17 takes this pass, with 2 warnings: No icon.png.");
        let fine = verdict(&problems[..0], Target::All, Stage::Source);
        assert_eq!(fine.sentence, "An iPhone would take this pass once it is signed.");
    }
}
