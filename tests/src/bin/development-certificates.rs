//! `development-certificates DIRECTORY`: makes or renews the certificates of a development server.

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use passwright_tests::development_certificates::ensure;

fn main() -> ExitCode {
    let Some(directory) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: development-certificates DIRECTORY");
        return ExitCode::FAILURE;
    };
    match ensure(&directory) {
        Ok(true) => println!("made new certificates in {}", directory.display()),
        Ok(false) => println!("the certificates in {} are current", directory.display()),
        Err(error) => {
            eprintln!("{error}{}", causes(&error));
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn causes(error: &dyn Error) -> String {
    std::iter::successors(error.source(), |error| (*error).source())
        .map(|cause| format!(": {cause}"))
        .collect()
}
