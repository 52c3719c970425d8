//! Everything that is wrong with one pass, and the answer in one sentence.
//!
//! In scope: asking all checks of core under the conditions of the command. Out of scope: printing (see [`super::text`] and
//! [`super::sarif`]).

use passwright_core::bundle::Bundle;
use passwright_core::repair::Opened;
use passwright_core::signature::{self, Certificate, cms, trust};
use passwright_core::time::Timestamp;
use passwright_core::validate::{
    self, FileFact, Problem, Severity, Stage, Subject, Target, Verdict, verdict,
};

use super::opened::Kind;
use crate::Outcome;
use crate::report::Findings;

/// Under which conditions a pass is judged.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Conditions<'a> {
    pub(crate) now: Timestamp,
    pub(crate) target: Target,
    /// Root certificates that are trusted besides Apple's.
    pub(crate) roots: &'a [Certificate],
    pub(crate) kind: Kind,
}

/// One pass that was judged.
#[derive(Debug)]
pub(crate) struct Judged {
    pub(crate) findings: Findings,
    pub(crate) verdict: Verdict,
}

impl Judged {
    /// How the command ends for this pass.
    pub(crate) fn outcome(&self, strict: bool) -> Outcome {
        let is_told = |problem: &Problem| problem.severity != Severity::Hints;
        if strict && self.findings.problems.iter().any(is_told) {
            Outcome::Problems
        } else {
            self.findings.outcome()
        }
    }
}

/// Judges a pass as it came.
pub(crate) fn judge(opened: &Opened, conditions: &Conditions<'_>) -> Judged {
    let mut problems = opened.package_problems.clone();
    problems.extend(content(&opened.bundle, conditions));
    if conditions.kind == Kind::Finished {
        problems.extend(seal(opened, conditions));
    }
    problems.sort_by_key(|problem| problem.severity);
    let verdict = verdict(&problems, conditions.target, conditions.kind.stage());
    Judged { findings: Findings { problems, repairs: opened.repairs.clone() }, verdict }
}

/// What is wrong with document and files.
pub(crate) fn content(bundle: &Bundle, conditions: &Conditions<'_>) -> Vec<Problem> {
    let Conditions { now, target, .. } = *conditions;
    if conditions.kind != Kind::Document {
        return validate::validate_bundle_for(target, bundle, now, false);
    }
    // Of a document alone nobody knows the pictures: the required ones are taken to be there.
    let files =
        ["icon.png", "icon@2x.png", "icon@3x.png", "artwork.png"].map(|name| FileFact { name, bytes: None });
    validate::validate_for_version(&Subject {
        document: bundle.document(),
        files: &files,
        now,
        target,
        allow_loopback_http: false,
    })
}

/// What is wrong with the signature and its certificates.
fn seal(opened: &Opened, conditions: &Conditions<'_>) -> Vec<Problem> {
    let (signature, manifest) = (opened.seal.signature.as_deref(), opened.seal.manifest.as_deref());
    let mut problems = signature::problems(signature, manifest, opened.bundle.document(), conditions.now);
    let facts = signature.and_then(|bytes| cms::inspect(bytes, manifest.unwrap_or_default()).ok());
    if let Some(facts) = facts {
        // Where the chain ends is known here, so that a guess by the issuer's name is not needed.
        problems.retain(|problem| !(problem.rule == "S05" && problem.severity == Severity::Warns));
        problems.extend(trust::trust_problem(&facts, conditions.roots, conditions.now));
    }
    problems
}

/// The answer for a whole file: of its only pass, or of all passes in it.
pub(crate) fn overall(judged: &[(String, Judged)], of_file: &[Problem], target: Target) -> Verdict {
    if let ([(_, only)], []) = (judged, of_file) {
        return only.verdict.clone();
    }
    let file = verdict(of_file, target, Stage::Finished);
    let phone = target.phone();
    let refused: Vec<&(String, Judged)> = judged.iter().filter(|(_, one)| !one.verdict.accepted).collect();
    let sentence = match (file.accepted, refused.first()) {
        (false, _) => file.sentence.replace("this pass", "this file"),
        (true, None) => format!("{phone} takes all {} passes.", judged.len()),
        (true, Some((name, first))) => {
            let why = first.verdict.cause.as_ref().map_or("", |cause| cause.message.as_str());
            format!("{phone} refuses {} of {} passes: {name}: {why}", refused.len(), judged.len())
        }
    };
    let cause = file.cause.or_else(|| refused.first().and_then(|(_, one)| one.verdict.cause.clone()));
    Verdict { accepted: file.accepted && refused.is_empty(), sentence, cause }
}
