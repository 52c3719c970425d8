//! Writes the storage of a small deployment of this version into a new folder: run it before a change of any object's tables, and let the
//! scenario of migrations open the folder from then on.

use std::path::PathBuf;
use std::process::ExitCode;

use passwright_tests::frozen::Frozen;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from).filter(|folder| !folder.exists()) else {
        eprintln!("usage: freeze-deployment NEW_FOLDER");
        return ExitCode::FAILURE;
    };
    Frozen::make().write(&folder);
    ExitCode::SUCCESS
}
