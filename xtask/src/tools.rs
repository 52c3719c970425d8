//! Build tools: the wasm target, `wasm-bindgen` and `worker-build`, installed into `target/tools`.

use std::path::PathBuf;
use std::process::Command;

use crate::process::{self, ProcessError};
use crate::workspace;

/// Must be the version of the `wasm-bindgen` crate (root `Cargo.toml`): the two exchange a private format.
const WASM_BINDGEN_VERSION: &str = "0.2.129";
/// Must be the version of the `worker` crate (root `Cargo.toml`).
const WORKER_BUILD_VERSION: &str = "0.8.7";
/// What the editor and the worker are compiled for.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Installs whatever is missing.
///
/// # Errors
/// A download or a build failed.
pub(crate) fn ensure() -> Result<(), ProcessError> {
    if !has_wasm_target() {
        let mut command = workspace::command("rustup");
        command.args(["target", "add", WASM_TARGET]);
        process::run("Fetching the wasm target", &mut command)?;
    }
    if !is_version(&wasm_bindgen(), "wasm-bindgen", WASM_BINDGEN_VERSION) {
        install("wasm-bindgen-cli", WASM_BINDGEN_VERSION, "2 minutes")?;
    }
    if !is_version(&worker_build(), "", WORKER_BUILD_VERSION) {
        install("worker-build", WORKER_BUILD_VERSION, "4 minutes")?;
    }
    Ok(())
}

/// Whether nothing has to be compiled for [`ensure`].
pub(crate) fn are_installed() -> bool {
    is_version(&wasm_bindgen(), "wasm-bindgen", WASM_BINDGEN_VERSION)
        && is_version(&worker_build(), "", WORKER_BUILD_VERSION)
}

/// Whether the Rust toolchain can compile to wasm.
pub(crate) fn has_wasm_target() -> bool {
    let mut command = workspace::command("rustc");
    command.args(["--print", "target-libdir", "--target", WASM_TARGET]);
    process::output(&mut command).is_some_and(|folder| PathBuf::from(folder).is_dir())
}

/// The `wasm-bindgen` program.
pub(crate) fn wasm_bindgen() -> PathBuf {
    program("wasm-bindgen")
}

/// The `worker-build` program.
pub(crate) fn worker_build() -> PathBuf {
    program("worker-build")
}

fn program(name: &str) -> PathBuf {
    folder().join("bin").join(name)
}

fn folder() -> PathBuf {
    workspace::target().join("tools")
}

fn is_version(program: &PathBuf, name: &str, version: &str) -> bool {
    process::output(Command::new(program).arg("--version"))
        .is_some_and(|text| text == format!("{name} {version}").trim())
}

fn install(package: &str, version: &str, duration: &str) -> Result<(), ProcessError> {
    let mut command = workspace::cargo();
    command.args(["install", package, "--version", version, "--locked", "--force", "--root"]).arg(folder());
    // The two share most of what they are made of. Each runs for seconds: compiling them for speed would take longer than it saves.
    command.env("CARGO_TARGET_DIR", folder().join("build"));
    for (setting, value) in [("OPT_LEVEL", "1"), ("LTO", "off"), ("CODEGEN_UNITS", "16")] {
        command.env(format!("CARGO_PROFILE_RELEASE_{setting}"), value);
    }
    let label = format!("Building {package} {version} (once, about {duration})");
    process::run(&label, &mut command)
}
