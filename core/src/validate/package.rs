//! Rules about the package: junk, and whether manifest and files belong together.
//!
//! In scope: names and hashes, and what a bundle of passes may hold. Out of scope: unpacking and its dangers (see [`crate::zip`]), the
//! signature (see `signature`).

use super::rule::{Finding, MAX_FINDINGS_PER_RULE, Rule, quote, remove_it};
use super::{FileEdit, Problem, Severity, Subject};
use crate::bundle::{MANIFEST_FILE, Seal};
use crate::manifest::{Manifest, Mismatch, ParseManifestError};
use crate::sentence::{Sentence, Words};
use crate::zip::MendedName;

pub(super) const RULES: &[Rule] = &[Rule {
    id: "P03",
    severity: Severity::Warns,
    title: "No leftovers of an operating system are in the package",
    reason: words!(
        "P03-why-junk",
        "Wallet has no use for them, and each must be in the manifest or iOS refuses the pass (Apple, “Building a Pass”)."
    ),
    check: junk,
}];

/// A rule that looks at a package as it came, with its manifest.
#[derive(Debug, Clone, Copy)]
pub struct PackageRule {
    /// The id, for example `P05`.
    pub id: &'static str,
    /// What is asked of a package, in one line.
    pub title: &'static str,
    /// Why it matters, and who says so.
    pub reason: Words,
}

impl PackageRule {
    const ROOT: Self = Self {
        id: "P01",
        title: "pass.json and manifest.json lie at the root of the archive",
        reason: words!("P01-why-root", "iOS looks for them there and nowhere else."),
    };
    const NAME: Self = Self {
        id: "P02",
        title: "File names are written with forward slashes, in UTF-8, and stay inside the package",
        reason: words!(
            "P02-why-name",
            "iOS finds no file whose name is written in another way (PKWARE APPNOTE, section 4.4.17). Names that lead out of the package, names that come twice, encrypted files, symbolic links and absurd sizes are not opened at all."
        ),
    };
    const UNLISTED: Self = Self {
        id: "P04",
        title: "Every file is in the manifest",
        reason: words!(
            "P04-why-unlisted",
            "iOS refuses a pass with a file more (device log: “No entry in manifest for file”)."
        ),
    };
    const CHANGED: Self = Self {
        id: "P05",
        title: "Every entry of the manifest is there, and its SHA-1 is right",
        reason: words!(
            "P05-why-changed",
            "The manifest is what the signature protects (Apple, “Building a Pass”)."
        ),
    };
    const UNREADABLE: Self = Self {
        id: "P06",
        title: "The manifest is an object of file names with forward slashes and SHA-1 hashes of 40 lower-case digits",
        reason: words!(
            "P06-why-unreadable",
            "iOS cannot compare the files with anything else (Apple, “Building a Pass”)."
        ),
    };

    const BUNDLE: Self = Self {
        id: "B01",
        title: "A .pkpasses file holds at most 10 passes, each of which can be opened, and nothing else",
        reason: words!(
            "B01-why-bundle",
            "Apple's limits (“Distributing and updating a pass”); with one file that is no pass iOS adds none."
        ),
    };

    /// All package rules; each of them blocks.
    pub const ALL: [Self; 6] =
        [Self::ROOT, Self::NAME, Self::UNLISTED, Self::CHANGED, Self::UNREADABLE, Self::BUNDLE];

    fn problem(self, path: &str, message: Sentence) -> Problem {
        Finding::new(path, message).into_problem(self.id, Severity::Blocks, self.reason)
    }
}

/// For a rule that is not in its table, which a test would tell.
const NO_REASON: Words = Words { id: "", english: "" };

/// The finding for a pass that lies in a folder of its archive.
pub(crate) fn nested_in(folder: &str) -> Problem {
    let message = sentence!(
        "P01-nested",
        "The pass lies in the folder {folder} of the archive.",
        folder = quote(folder)
    );
    PackageRule::ROOT.problem(folder, message)
}

/// The finding for a file name that had to be mended.
pub(crate) fn miswritten_name(name: &MendedName) -> Problem {
    let found = quote(&name.found);
    let message = if name.found.contains('\\') {
        sentence!("P02-backslash", "The file name {file} is written with a backslash.", file = found)
    } else {
        sentence!(
            "P02-unread",
            "The file name {file} is written in a way that iOS does not read.",
            file = found
        )
    };
    PackageRule::NAME.problem(&name.name, message)
}

/// The finding for more passes than one file may hold.
pub(crate) fn too_many_passes(count: usize, max: usize) -> Option<Problem> {
    let message = || {
        sentence!(
            "B01-too-many",
            "The file holds {count} passes; iOS takes at most {most}.",
            count = count,
            most = max
        )
    };
    (count > max).then(|| PackageRule::BUNDLE.problem("", message()))
}

/// The finding for a file inside a bundle of passes that is no pass.
pub(crate) fn no_pass_inside(name: &str, why: &str) -> Problem {
    let message = sentence!("B01-no-pass", "{file} is no pass: {why}.", file = quote(name), why = why);
    PackageRule::BUNDLE.problem(name, message)
}

/// The finding for JSON that had to be mended.
pub(crate) fn broken_document() -> Problem {
    let strict = super::structure::RULES.iter().find(|rule| rule.id == "J01");
    let message = sentence!("J01-broken", "pass.json is not correct JSON; an iPhone would refuse it.");
    let finding = Finding::new(crate::bundle::PASS_FILE, message);
    finding.into_problem("J01", Severity::Blocks, strict.map_or(NO_REASON, |rule| rule.reason))
}

/// The finding for a file that an operating system left behind.
pub(crate) fn left_behind(name: &str) -> Problem {
    let reason = RULES.first().map_or(NO_REASON, |rule| rule.reason);
    Finding::new(name, junk_message(name)).into_problem("P03", Severity::Warns, reason)
}

fn junk_message(name: &str) -> Sentence {
    sentence!("P03-junk", "{file} was left behind by an operating system.", file = quote(name))
}

/// Whether a file is what macOS or Windows leaves behind.
pub(crate) fn is_junk(name: &str) -> bool {
    name.split('/').any(|part| {
        matches!(part, "__MACOSX" | ".DS_Store")
            || part.starts_with("._")
            || part.eq_ignore_ascii_case("thumbs.db")
            || part.eq_ignore_ascii_case("desktop.ini")
    })
}

fn junk(subject: &Subject<'_>) -> Vec<Finding> {
    let junk = subject.files.iter().filter(|file| is_junk(file.name));
    junk.map(|file| {
        Finding::new(file.name, junk_message(file.name))
            .fix_files(remove_it(), vec![FileEdit::Remove { name: file.name.to_owned() }])
    })
    .collect()
}

/// Compares files, `pass.json` among them, with the manifest that came along.
#[must_use]
pub fn validate_files(files: &[(&str, &[u8])], seal: &Seal) -> Vec<Problem> {
    let Some(bytes) = &seal.manifest else {
        let message =
            sentence!("P01-no-manifest", "The pass has no manifest. It gets a new one when it is built.");
        return vec![PackageRule::ROOT.problem(MANIFEST_FILE, message)];
    };
    let manifest = match Manifest::parse(bytes) {
        Ok(manifest) => manifest,
        Err(error) => return vec![PackageRule::UNREADABLE.problem(MANIFEST_FILE, unreadable(&error))],
    };
    let mut problems: Vec<Problem> = miswritten_entry(&manifest).into_iter().collect();
    let manifest = if problems.is_empty() { manifest } else { with_forward_slashes(&manifest) };
    let mismatches = manifest.compare(files.iter().copied());
    problems.extend(mismatches.iter().take(MAX_FINDINGS_PER_RULE).map(mismatch));
    problems
}

fn unreadable(error: &ParseManifestError) -> Sentence {
    /// Hexadecimal digits of a SHA-256.
    const SHA_256_DIGITS: usize = 64;
    match error {
        ParseManifestError::NotAHash { found } if found.len() == SHA_256_DIGITS => {
            sentence!("P06-sha-256", "The manifest has SHA-256 hashes; Wallet compares SHA-1 only.")
        }
        ParseManifestError::NotAHash { found } if found.bytes().any(|b| b.is_ascii_uppercase()) => {
            sentence!(
                "P06-capitals",
                "The manifest has the hash {hash} in capital letters.",
                hash = quote(found)
            )
        }
        other => {
            sentence!("P06-unreadable", "The manifest cannot be read: {why}.", why = other.to_string())
        }
    }
}

/// An entry that names its file in another way than the archive does.
fn miswritten_entry(manifest: &Manifest) -> Option<Problem> {
    let name = manifest.names().find(|name| name.contains('\\'))?;
    let message =
        sentence!("P06-backslash", "The manifest writes {file} with a backslash.", file = quote(name));
    Some(PackageRule::UNREADABLE.problem(MANIFEST_FILE, message))
}

/// The manifest as it was meant, so that one wrong habit does not read as many missing files.
fn with_forward_slashes(manifest: &Manifest) -> Manifest {
    let hashes = manifest.names().filter_map(|name| Some((name.replace('\\', "/"), manifest.get(name)?)));
    Manifest::from_hashes(hashes)
}

fn mismatch(mismatch: &Mismatch) -> Problem {
    match mismatch {
        Mismatch::NotListed(name) if is_junk(name) => {
            let message = sentence!(
                "P04-junk",
                "{file}, left behind by an operating system, is not in the manifest.",
                file = quote(name)
            );
            PackageRule::UNLISTED.problem(name, message)
        }
        Mismatch::NotListed(name) => {
            let message = sentence!("P04-unlisted", "{file} is not in the manifest.", file = quote(name));
            PackageRule::UNLISTED.problem(name, message)
        }
        Mismatch::Absent(name) => {
            let message =
                sentence!("P05-absent", "{file} is in the manifest but not in the pass.", file = quote(name));
            PackageRule::CHANGED.problem(name, message)
        }
        Mismatch::Changed(name) => {
            let message =
                sentence!("P05-changed", "{file} was changed after the pass was signed.", file = quote(name));
            PackageRule::CHANGED.problem(name, message)
        }
    }
}
