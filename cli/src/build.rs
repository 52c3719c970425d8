//! `passwright build DIRECTORY`: makes a signed pass of a folder with `pass.json` and pictures.
//!
//! In scope: packing what is there, refusing what an iPhone would refuse. Nothing is added or changed on the way; `pass.json` keeps its
//! bytes. Out of scope: filling templates.

use std::path::{Path, PathBuf};

use clap::Args;
use passwright_core::bundle::{Bundle, MANIFEST_FILE, SIGNATURE_FILE};
use passwright_core::repair::Opened;
use passwright_core::signature::{Signer, sign_bundle};
use passwright_core::time::Timestamp;
use passwright_core::zip::{Entry, Limits, MAX_ENTRIES, MAX_FILE_BYTES};
use serde_json::{Value, json};

use crate::error::CommandError;
use crate::identity::IdentityArguments;
use crate::report::{Findings, print_json};
use crate::{Outcome, read_file};

/// What to build.
#[derive(Debug, Clone, Args)]
pub struct BuildArguments {
    /// A folder with pass.json, pictures and .lproj folders
    pub directory: PathBuf,
    /// Certificate and key.
    #[command(flatten)]
    pub identity: IdentityArguments,
    /// The file to write
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// Builds a pass; when an iPhone would refuse it, says why and writes nothing.
///
/// # Errors
/// [`CommandError`] when the folder, the certificate or the key cannot be used, or the file cannot be written.
pub fn run(arguments: &BuildArguments, now: Timestamp) -> Result<(Outcome, String), CommandError> {
    let signer = arguments.identity.signer()?;
    signer.certificates().require_valid_at(now)?;
    let (entries, left_out) = read_directory(&arguments.directory)?;
    let unreadable = |source| CommandError::Directory { path: arguments.directory.clone(), source };
    let (bundle, _) = Bundle::from_entries(entries).map_err(unreadable)?;
    let signed = pollster::block_on(sign_bundle(bundle.seal(), &signer, now))?;
    let archive = signed.to_archive()?;

    // Checked as it will be read by others, so that the judgement is about the very file.
    let (bundle, seal) = Bundle::read(&archive, &Limits::default()).map_err(unreadable)?;
    let opened =
        Opened { bundle, seal, repairs: Vec::new(), package_problems: Vec::new(), others: Vec::new() };
    let findings = Findings::of(&opened, now);
    let outcome = findings.outcome();
    if outcome == Outcome::Fine {
        write(&arguments.output, &archive)?;
    }
    let text = if arguments.json {
        print_json(&to_json(arguments, outcome, &findings, &left_out, archive.len()))
    } else {
        to_text(arguments, outcome, &findings, &left_out, archive.len())
    };
    Ok((outcome, text))
}

fn to_json(
    arguments: &BuildArguments,
    outcome: Outcome,
    findings: &Findings,
    left_out: &[String],
    bytes: usize,
) -> Value {
    let mut value = findings.to_json();
    if let Some(object) = value.as_object_mut() {
        let written = outcome == Outcome::Fine;
        object.insert("written".to_owned(), written.into());
        object.insert("leftOut".to_owned(), json!(left_out));
        if written {
            object.insert("file".to_owned(), arguments.output.display().to_string().into());
            object.insert("bytes".to_owned(), bytes.into());
        }
    }
    value
}

fn to_text(
    arguments: &BuildArguments,
    outcome: Outcome,
    findings: &Findings,
    left_out: &[String],
    bytes: usize,
) -> String {
    let mut text = match outcome {
        Outcome::Fine => format!("{}: {bytes} bytes; {}\n", arguments.output.display(), findings.summary()),
        _ => format!("nothing was written; {}\n", findings.summary()),
    };
    text.push_str(&findings.to_text());
    for name in left_out {
        text.push_str(&format!("  left out: {name}\n"));
    }
    text
}

/// The files of a folder, sorted by name, and the names that do not belong into a pass.
pub(crate) fn read_directory(root: &Path) -> Result<(Vec<Entry>, Vec<String>), CommandError> {
    let (mut entries, mut left_out) = (Vec::new(), Vec::new());
    let mut folders = vec![(root.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        let failed = |source| CommandError::Read { path: folder.clone(), source };
        for item in std::fs::read_dir(&folder).map_err(failed)? {
            let item = item.map_err(failed)?;
            let (path, kind) = (item.path(), item.file_type().map_err(failed)?);
            let own =
                item.file_name().into_string().map_err(|_| CommandError::FileName { path: path.clone() })?;
            let name = format!("{prefix}{own}");
            if kind.is_symlink() {
                return Err(CommandError::SymbolicLink { path });
            } else if is_left_out(&name) {
                left_out.push(name);
            } else if kind.is_dir() {
                folders.push((path, format!("{name}/")));
            } else {
                entries.push(Entry { name, bytes: read_file(&path, MAX_FILE_BYTES)? });
            }
            if entries.len() + folders.len() > MAX_ENTRIES {
                return Err(CommandError::TooManyFiles { path: root.to_owned(), max: MAX_ENTRIES });
            }
        }
    }
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    left_out.sort();
    Ok((entries, left_out))
}

/// Hidden files, leftovers of operating systems, and the manifest and signature of an older build, which are made anew.
fn is_left_out(name: &str) -> bool {
    let own = name.rsplit('/').next().unwrap_or(name);
    own.starts_with('.')
        || matches!(own, "__MACOSX" | "Thumbs.db" | "desktop.ini")
        || matches!(name, MANIFEST_FILE | SIGNATURE_FILE)
}

/// Writes beside the target first, so that a half-written pass is never found under its name.
fn write(path: &Path, bytes: &[u8]) -> Result<(), CommandError> {
    let failed = |source| CommandError::Write { path: path.to_owned(), source };
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    std::fs::write(&beside, bytes).map_err(failed)?;
    std::fs::rename(&beside, path).map_err(failed)
}
