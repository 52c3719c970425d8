//! `passwright mint TEMPLATE --data FILE -o DIR`: one signed pass for each row of a table.
//!
//! In scope: tables in, files out, several cores, going on where an earlier run stopped, one sentence for each row that makes no pass.
//! Out of scope: what a template is and how values fill it, which is `passwright_core::mint`'s.
//!
//! The pieces: one thread reads the data (`data`) and knows which rows are made already (`journal`), one thread for each core fills,
//! checks, signs and writes (`press`), and the main thread keeps the journal and shows the progress. The queues between them are short,
//! so the memory does not grow with the table but for a few bytes a row.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Args;
use passwright_core::bundle::Bundle;
use passwright_core::mint::{FillOptions, Form, Mint, Template};
use passwright_core::time::Timestamp;
use serde_json::json;

use crate::Outcome;
use crate::error::CommandError;
use crate::identity::IdentityArguments;
use crate::report::print_json;

mod data;
mod error;
mod journal;
mod line;
mod press;
mod progress;
mod proof;
mod row;
mod template;

pub use error::MintCommandError;

use data::Data;
use journal::Journal;
use line::Line;
use proof::Proof;

/// What to mint.
#[derive(Debug, Clone, Args)]
pub struct MintArguments {
    /// The design with its placeholders: a folder, a .pkpass or a .pkpasstemplate file
    pub template: PathBuf,
    /// The people: a .csv table, or a .jsonl file with one JSON object on each line
    #[arg(long, value_name = "FILE")]
    pub data: PathBuf,
    /// The folder for the passes; a second run makes only what is missing in it
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
    /// Certificate and key.
    #[command(flatten)]
    pub identity: IdentityArguments,
    /// Leave this column of the data out; may be given several times
    #[arg(long, value_name = "COLUMN")]
    pub ignore: Vec<String>,
    /// Take an empty cell as an empty text instead of an error; numbers and dates without a value are left out
    #[arg(long)]
    pub allow_empty: bool,
    /// The zone of dates that are written without one: Z, +01:00, -05:00
    #[arg(long, value_name = "ZONE", value_parser = parse_zone, allow_hyphen_values = true)]
    pub zone: Option<String>,
    /// Make all passes again, also those that are there: after a change of the design, under the same serial numbers
    #[arg(long)]
    pub again: bool,
    /// How many passes are made at once; one for each core unless given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// How a run went.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    made: u64,
    there: u64,
    bad: u64,
}

fn parse_zone(text: &str) -> Result<String, String> {
    let date = format!("2027-01-01T00:00{text}");
    match passwright_core::time::PassDate::parse(&date) {
        Some(_) => Ok(text.to_owned()),
        None => Err("a zone looks like Z, +01:00 or -05:00".to_owned()),
    }
}

/// Makes the passes; bad rows are listed in `errors.csv` beside them.
///
/// # Errors
/// [`CommandError`] when template, data, certificate or folder cannot be used; bad rows are an outcome.
pub fn run(
    arguments: &MintArguments,
    now: impl Fn() -> Timestamp + Sync,
) -> Result<(Outcome, String), CommandError> {
    let signer = arguments.identity.signer()?;
    let bundle = template::read(&arguments.template)?;
    let data = Data::open(&arguments.data, &arguments.ignore)?;
    let form = bind(arguments, &bundle, data.columns())?;
    let mint = Mint::new(&bundle)?;
    if let Proof::Refused(text) = proof::of(arguments, &form, &data, &mint, &signer, now())? {
        return Ok((Outcome::Problems, text));
    }
    let design = journal::design(&bundle, &mint, &form_options(arguments));
    let journal = Journal::open(&arguments.output, &design, arguments.again)?;
    let started = Instant::now();
    let names: Vec<&str> = bundle.files().map(|(name, _)| name).collect();
    let line = Line { form: &form, mint: &mint, signer: &signer, names: &names, now: &now };
    let jobs = arguments.jobs.map_or_else(cores, usize::from);
    let tally = line.run(&data, journal, jobs, shows_bar(arguments))?;
    Ok((outcome(tally), report(arguments, tally, started.elapsed())))
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn form_options(arguments: &MintArguments) -> FillOptions {
    FillOptions { allow_empty: arguments.allow_empty, zone: arguments.zone.clone() }
}

fn bind(arguments: &MintArguments, bundle: &Bundle, columns: &[String]) -> Result<Form, MintCommandError> {
    let template = || arguments.template.clone();
    let found =
        Template::new(bundle).map_err(|source| MintCommandError::Template { path: template(), source })?;
    let form = found.bind(columns).map_err(|errors| MintCommandError::Columns {
        path: arguments.data.clone(),
        errors: errors.iter().map(ToString::to_string).collect(),
    })?;
    Ok(form.with_options(form_options(arguments)))
}

fn shows_bar(arguments: &MintArguments) -> bool {
    !arguments.json && std::io::stderr().is_terminal()
}

fn outcome(tally: Tally) -> Outcome {
    if tally.bad == 0 { Outcome::Fine } else { Outcome::Problems }
}

fn report(arguments: &MintArguments, tally: Tally, took: Duration) -> String {
    let errors = arguments.output.join(journal::ERRORS_FILE);
    let seconds = took.as_secs_f64();
    let rate = if seconds > 0.0 { tally.made as f64 / seconds } else { 0.0 };
    if arguments.json {
        let bad = (tally.bad > 0).then(|| errors.display().to_string());
        return print_json(&json!({
            "folder": arguments.output.display().to_string(),
            "made": tally.made,
            "alreadyThere": tally.there,
            "bad": tally.bad,
            "errors": bad,
            "seconds": (seconds * 1000.0).round() / 1000.0,
            "passesPerSecond": rate.round(),
        }));
    }
    in_words(&arguments.output, &errors, tally, seconds, rate)
}

fn in_words(folder: &Path, errors: &Path, tally: Tally, seconds: f64, rate: f64) -> String {
    let mut text = format!("{}: {} made", folder.display(), passes(tally.made));
    if tally.made > 0 {
        text.push_str(&format!(" in {seconds:.1} s ({rate:.0} a second)"));
    }
    if tally.there > 0 {
        text.push_str(&format!(", {} there already", passes(tally.there)));
    }
    if tally.bad > 0 {
        let rows = if tally.bad == 1 { "1 row".to_owned() } else { format!("{} rows", tally.bad) };
        text.push_str(&format!(", {rows} with errors: see {}", errors.display()));
    }
    text.push('\n');
    text
}

fn passes(count: u64) -> String {
    format!("{count} {}", if count == 1 { "pass" } else { "passes" })
}
