//! `passwright template SOURCE -o FILE`: a template for Apple's Pass Designer from a pass or a folder.
//!
//! In scope: what Pass Designer saves. Out of scope: signing; a template has no signature.

use std::path::PathBuf;

use clap::Args;
use passwright_core::template;
use serde_json::json;

use crate::error::CommandError;
use crate::report::print_json;
use crate::source::{self, Source};
use crate::{Outcome, write_file};

/// What to turn into a template.
#[derive(Debug, Clone, Args)]
pub struct TemplateArguments {
    /// A folder, a .pkpass file or a .pkpasstemplate
    pub source: PathBuf,
    /// The .pkpasstemplate file to write
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// Writes a zipped template of the first pass of the source.
///
/// # Errors
/// [`CommandError`] when the source cannot be used or the file cannot be written.
pub fn run(arguments: &TemplateArguments) -> Result<(Outcome, String), CommandError> {
    let source = source::read(&arguments.source)?.into_iter().next();
    let Some(Source { opened, left_out, .. }) = source else {
        return Err(CommandError::NothingToDo { path: arguments.source.clone() });
    };
    let bytes = template::write(&opened.bundle)?;
    write_file(&arguments.output, &bytes)?;
    let file = arguments.output.display().to_string();
    let text = if arguments.json {
        let mended: Vec<&str> = opened.repairs.iter().map(|repair| repair.message.as_str()).collect();
        print_json(&json!({"file": file, "bytes": bytes.len(), "mended": mended, "leftOut": left_out}))
    } else {
        let mended = opened.repairs.iter().map(|repair| format!("  mended: {}\n", repair.message));
        let left_out = left_out.iter().map(|name| format!("  left out: {name}\n"));
        let mut text = format!("{file}: {} bytes\n", bytes.len());
        text.extend(mended.chain(left_out));
        text
    };
    Ok((Outcome::Fine, text))
}
