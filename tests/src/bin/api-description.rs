//! Writes the description of the API into a folder: OpenAPI, and collection and environment for Postman.
//!
//! usage: `api-description FOLDER`

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use passwright_core::service::openapi::{document, postman};
use serde_json::Value;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("usage: api-description FOLDER");
        return ExitCode::FAILURE;
    };
    match write(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("api-description: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> std::io::Result<()> {
    let files = [
        ("openapi.json", document()),
        ("docs/passwright.postman_collection.json", postman::collection()),
        ("docs/passwright.postman_environment.json", postman::environment()),
    ];
    for (name, content) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, printed(&content)?)?;
    }
    Ok(())
}

fn printed(value: &Value) -> std::io::Result<String> {
    Ok(serde_json::to_string_pretty(value)? + "\n")
}
