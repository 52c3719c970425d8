//! `passwright check FILE`: would an iPhone take this pass, and if not, why.
//!
//! In scope: arguments, and the way from a file to the answer. Out of scope: every judgement, which is core's.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValuesParser;
use passwright_core::signature::Certificate;
use passwright_core::signature::certificate::MAX_CERTIFICATE_BYTES;
use passwright_core::time::Timestamp;
use passwright_core::validate::{Problem, Severity, Target, Verdict};
use serde_json::{Value, json};

use crate::error::CommandError;
use crate::report::{print_json, to_value};
use crate::{Outcome, read_file};

mod judge;
mod opened;
mod repaired;
mod sarif;
mod text;

use judge::{Conditions, Judged, judge};
use repaired::Written;

/// The versions that can be asked for.
const VERSIONS: [&str; 4] = ["17", "18", "26", "27"];

/// What to check.
#[derive(Debug, Clone, Args)]
pub struct CheckArguments {
    /// A .pkpass, .pkpasses or .pkpasstemplate file, a folder with the files of a pass, or a pass.json
    pub file: PathBuf,
    /// Check for one iOS version instead of all from 17 to 27
    #[arg(long, value_name = "VERSION", value_parser = PossibleValuesParser::new(VERSIONS))]
    pub ios: Option<String>,
    /// Trust this root certificate besides Apple's, as that of development certificates; can be given several times
    #[arg(long, value_name = "FILE")]
    pub root: Vec<PathBuf>,
    /// Apply every repair that the checks offer, and write the pass, unsigned, to the file of --output
    #[arg(long, requires = "output")]
    pub fix: bool,
    /// The file to write with --fix
    #[arg(short, long, value_name = "FILE", requires = "fix")]
    pub output: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// Print a SARIF 2.1.0 log, as code hosts read it
    #[arg(long, conflicts_with = "json")]
    pub sarif: bool,
    /// Exit with 1 for warnings too
    #[arg(long)]
    pub strict: bool,
}

impl CheckArguments {
    fn target(&self) -> Target {
        let version = self.ios.as_deref().and_then(|text| text.parse().ok());
        version.and_then(Target::from_version).unwrap_or_default()
    }

    fn roots(&self) -> Result<Vec<Certificate>, CommandError> {
        let mut roots = Vec::new();
        for path in &self.root {
            let found = Certificate::parse_all(&read_file(path, MAX_CERTIFICATE_BYTES)?)
                .map_err(|source| CommandError::Certificate { path: path.clone(), source })?;
            roots.extend(found);
        }
        Ok(roots)
    }
}

/// Checks a file and prints what was found; the first line is the answer.
///
/// # Errors
/// [`CommandError`] when the file cannot be read or is not a pass.
pub fn run(arguments: &CheckArguments, now: Timestamp) -> Result<(Outcome, String), CommandError> {
    let roots = arguments.roots()?;
    let target = arguments.target();
    let mut subject = opened::open(&arguments.file)?;
    let conditions = Conditions { now, target, roots: &roots, kind: subject.kind };
    let of_file = std::mem::take(&mut subject.problems);
    let judged: Vec<(String, Judged)> = subject
        .passes
        .iter()
        .filter_map(|(name, opened)| Some((name.clone(), judge(opened.as_ref().ok()?, &conditions))))
        .collect();
    let overall = judge::overall(&judged, &of_file, target);
    let written = match &arguments.output {
        Some(output) => Some(repaired::write(subject, &arguments.file, output, &conditions)?),
        None => None,
    };
    let text = if arguments.sarif {
        print_json(&sarif::log(&arguments.file, &of_file, &judged))
    } else if arguments.json {
        print_json(&to_json(&arguments.file, &overall, &of_file, &judged, written.as_ref()))
    } else {
        text::print(&arguments.file, &overall, &of_file, &judged, written.as_ref())
    };
    Ok((outcome(&judged, &of_file, arguments.strict), text))
}

fn outcome(judged: &[(String, Judged)], of_file: &[Problem], strict: bool) -> Outcome {
    let counts = |problem: &&Problem| {
        problem.severity == Severity::Blocks || strict && problem.severity == Severity::Warns
    };
    if of_file.iter().any(|problem| counts(&problem)) {
        return Outcome::Problems;
    }
    worst(judged.iter().map(|(_, one)| one.outcome(strict)))
}

fn to_json(
    file: &Path,
    overall: &Verdict,
    of_file: &[Problem],
    judged: &[(String, Judged)],
    written: Option<&Written>,
) -> Value {
    let passes: Vec<Value> = judged
        .iter()
        .map(|(name, one)| {
            let mut value = one.findings.to_json();
            if let Some(object) = value.as_object_mut() {
                object.insert("verdict".to_owned(), verdict_json(&one.verdict));
            }
            named(name, value)
        })
        .collect();
    let mut value = json!({
        "file": file.display().to_string(),
        "verdict": verdict_json(overall),
        "problems": to_value(&of_file),
        "passes": passes,
    });
    if let (Some(written), Some(object)) = (written, value.as_object_mut()) {
        object.insert("fixed".to_owned(), written.to_json());
    }
    value
}

fn verdict_json(verdict: &Verdict) -> Value {
    json!({
        "accepted": verdict.accepted,
        "sentence": verdict.sentence,
        "rule": verdict.cause.as_ref().map(|cause| cause.rule.as_str()),
    })
}

/// A pass's JSON with its name in front, when it has one inside a bundle of passes.
pub(crate) fn named(name: &str, mut value: Value) -> Value {
    if let Some(object) = value.as_object_mut().filter(|_| !name.is_empty()) {
        object.insert("name".to_owned(), name.into());
    }
    value
}

pub(crate) fn title(file: &Path, name: &str) -> String {
    let file = file.display();
    if name.is_empty() { file.to_string() } else { format!("{file}, {name}") }
}

pub(crate) fn worst(outcomes: impl Iterator<Item = Outcome>) -> Outcome {
    outcomes.fold(Outcome::Fine, |worst, outcome| if worst == Outcome::Fine { outcome } else { worst })
}
