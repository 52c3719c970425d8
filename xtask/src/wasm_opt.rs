//! Binaryen's `wasm-opt`, over a module where it lies.

use std::path::Path;

use crate::process::{self, ProcessError};
use crate::workspace;

/// What rustc's wasm target and wasm-bindgen use, so that `wasm-opt` accepts it and adds nothing else.
const FEATURES: [&str; 7] = [
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-reference-types",
    "--enable-exception-handling",
];

/// Makes a module as small as it gets.
///
/// # Errors
/// `wasm-opt` does not take it.
pub(crate) fn make_small(wasm: &Path) -> Result<(), ProcessError> {
    run(&format!("Making {} small", name(wasm)), "-Oz", wasm)
}

/// Takes the names of functions out, which only a profiler reads.
///
/// # Errors
/// `wasm-opt` does not take it.
pub(crate) fn strip_names(wasm: &Path) -> Result<(), ProcessError> {
    run(&format!("Taking the names out of {}", name(wasm)), "--strip-debug", wasm)
}

fn run(label: &str, option: &str, wasm: &Path) -> Result<(), ProcessError> {
    let mut command = workspace::command("wasm-opt");
    command.args([option, "-o"]).arg(wasm).arg(wasm).args(FEATURES);
    process::run(label, &mut command)
}

fn name(wasm: &Path) -> String {
    wasm.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
