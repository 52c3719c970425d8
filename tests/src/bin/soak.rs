//! `soak NAME [SEED]`: one long run against servers of its own; `cargo xtask soak` builds everything and starts it.
//!
//! `PASSWRIGHT_XTASK` names the program that starts servers, `PASSWRIGHT_SOAK` the folder for their state.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use passwright_tests::soak::{faults, fresh_seed, reissue};

/// The long run of updates with faults.
const FAULTS: faults::Plan = faults::Plan { kills: 50, updates: 2_000, phones: 200, passes: 100, seed: 0 };

/// How many people have a pass of the template that is re-issued.
const HOLDERS: usize = 5_000;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(name), seed) = (arguments.next(), arguments.next()) else { return usage() };
    let seed = seed.and_then(|text| text.parse().ok()).unwrap_or_else(fresh_seed);
    let variable = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let (Some(xtask), Some(folder)) = (variable("PASSWRIGHT_XTASK"), variable("PASSWRIGHT_SOAK")) else {
        return usage();
    };
    if let Err(error) = empty(&folder) {
        eprintln!("{}: {error}", folder.display());
        return ExitCode::FAILURE;
    }
    match name.as_str() {
        "faults" => println!("{}", faults::run(&xtask, &folder, faults::Plan { seed, ..FAULTS })),
        "reissue" => println!("{}", reissue::run(&xtask, &folder, HOLDERS)),
        _ => return usage(),
    }
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    eprintln!("usage: soak faults|reissue [SEED], started by `cargo xtask soak`");
    ExitCode::FAILURE
}

/// A run begins with nothing.
fn empty(folder: &Path) -> std::io::Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder)
}
