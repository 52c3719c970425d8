//! `passwright build SOURCE... -o FILE`: signed passes from folders, templates, or other passes.
//!
//! In scope: packing what is there, refusing what an iPhone would refuse, several passes in one `.pkpasses` file. `pass.json` keeps its
//! bytes; a plain `icon.png` is added where only larger ones are there, and said. Out of scope: filling in values.

use std::path::{Path, PathBuf};

use clap::Args;
use passwright_core::bundle::{Bundle, write_passes};
use passwright_core::repair::{Opened, Repair};
use passwright_core::signature::{Signer, sign_bundle};
use passwright_core::template::complete_icon;
use passwright_core::time::Timestamp;
use passwright_core::zip::Limits;
use serde_json::{Value, json};

use crate::error::CommandError;
use crate::identity::IdentityArguments;
use crate::report::{Findings, print_json};
use crate::source::{self, Source};
use crate::{Outcome, write_file};

/// What to build.
#[derive(Debug, Clone, Args)]
pub struct BuildArguments {
    /// Folders with pass.json, pictures and .lproj folders; .pkpasstemplate; or .pkpass files to sign anew
    #[arg(required = true, value_name = "SOURCE")]
    pub sources: Vec<PathBuf>,
    /// Certificate and key.
    #[command(flatten)]
    pub identity: IdentityArguments,
    /// The file to write: .pkpass, or .pkpasses for up to ten
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// One pass that was built, written or not.
struct Built {
    source: PathBuf,
    archive: Vec<u8>,
    findings: Findings,
    /// What was mended or added on the way.
    changes: Vec<Repair>,
    left_out: Vec<String>,
}

/// Builds passes; when an iPhone would refuse one of them, says why and writes nothing.
///
/// # Errors
/// [`CommandError`] when a source, the certificate or the key cannot be used, or the file cannot be written.
pub fn run(arguments: &BuildArguments, now: Timestamp) -> Result<(Outcome, String), CommandError> {
    let signer = arguments.identity.signer()?;
    signer.certificates().require_valid_at(now)?;
    let mut built = Vec::new();
    for path in &arguments.sources {
        for source in source::read(path)? {
            built.push(build(path, source, &signer, now)?);
        }
    }
    let is_several = built.len() != 1 || arguments.output.extension().is_some_and(|it| it == "pkpasses");
    let fine = built.iter().all(|one| one.findings.outcome() == Outcome::Fine);
    let written = match fine {
        true => {
            let file = file_of(&built, is_several)?;
            write_file(&arguments.output, &file)?;
            Some((arguments.output.as_path(), file.len()))
        }
        false => None,
    };
    let text = match (arguments.json, built.as_slice()) {
        (true, [one]) if !is_several => print_json(&with_file(to_json(one), written)),
        (true, all) => {
            let list: Vec<Value> = all.iter().map(to_json).collect();
            print_json(&with_file(json!({"passes": list}), written))
        }
        (false, all) => to_text(all, written),
    };
    Ok((if fine { Outcome::Fine } else { Outcome::Problems }, text))
}

fn build(path: &Path, source: Source, signer: &impl Signer, now: Timestamp) -> Result<Built, CommandError> {
    let Source { name, opened: Opened { mut bundle, repairs: mut changes, .. }, left_out } = source;
    // A template has told already.
    changes.extend(complete_icon(&mut bundle));
    let signed = pollster::block_on(sign_bundle(bundle.seal(), signer, now))?;
    let archive = signed.to_archive()?;

    // Checked as it will be read by others, so that the judgement is about the very file.
    let unreadable = |source| CommandError::Directory { path: path.to_owned(), source };
    let (bundle, seal) = Bundle::read(&archive, &Limits::default()).map_err(unreadable)?;
    let opened =
        Opened { bundle, seal, repairs: Vec::new(), package_problems: Vec::new(), others: Vec::new() };
    let findings = Findings::of(&opened, now);
    let source = if name.is_empty() { path.to_owned() } else { PathBuf::from(name) };
    Ok(Built { source, archive, findings, changes, left_out })
}

/// The file to write: the pass itself, or all of them in one.
fn file_of(built: &[Built], is_several: bool) -> Result<Vec<u8>, CommandError> {
    if let ([one], false) = (built, is_several) {
        return Ok(one.archive.clone());
    }
    let names = names_of(built);
    let passes: Vec<(&str, &[u8])> =
        names.iter().zip(built).map(|(name, one)| (name.as_str(), one.archive.as_slice())).collect();
    Ok(write_passes(&passes)?)
}

/// A name for each pass, made of its source's; numbered where two are the same.
fn names_of(built: &[Built]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for one in built {
        let stem =
            one.source.file_stem().map_or("pass".to_owned(), |stem| stem.to_string_lossy().into_owned());
        let numbered = (2..).map(|number| format!("{stem}-{number}.pkpass"));
        let mut candidates = std::iter::once(format!("{stem}.pkpass")).chain(numbered);
        names.extend(candidates.find(|name| !names.contains(name)));
    }
    names
}

fn to_json(built: &Built) -> Value {
    let mut value = built.findings.to_json();
    if let Some(object) = value.as_object_mut() {
        object.insert("source".to_owned(), built.source.display().to_string().into());
        object.insert("leftOut".to_owned(), json!(built.left_out));
        let changes: Vec<Value> =
            built.changes.iter().map(|it| json!({"path": it.path, "message": it.message})).collect();
        object.insert("changes".to_owned(), changes.into());
    }
    value
}

fn with_file(mut value: Value, written: Option<(&Path, usize)>) -> Value {
    if let Some(object) = value.as_object_mut() {
        object.insert("written".to_owned(), written.is_some().into());
        if let Some((path, bytes)) = written {
            object.insert("file".to_owned(), path.display().to_string().into());
            object.insert("bytes".to_owned(), bytes.into());
        }
    }
    value
}

fn to_text(built: &[Built], written: Option<(&Path, usize)>) -> String {
    let start = match written {
        Some((path, bytes)) => format!("{}: {bytes} bytes; ", path.display()),
        None => "nothing was written; ".to_owned(),
    };
    let mut text = match built {
        [one] => format!("{start}{}\n", one.findings.summary()),
        all => format!("{start}{} passes\n", all.len()),
    };
    for one in built {
        if built.len() > 1 {
            text.push_str(&format!("{}: {}\n", one.source.display(), one.findings.summary()));
        }
        text.push_str(&one.findings.to_text());
        for change in &one.changes {
            text.push_str(&format!("  changed: {}\n", change.message));
        }
        for name in &one.left_out {
            text.push_str(&format!("  left out: {name}\n"));
        }
    }
    text
}
