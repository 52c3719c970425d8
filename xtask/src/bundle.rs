//! What the two wasm bundles share: profiles, and finding what cargo made.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::error::XtaskError;
use crate::files::FileError;
use crate::process;
use crate::tools::WASM_TARGET;

/// How the wasm modules are compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quick to build, still quick to run.
    Dev,
    /// Small: what is deployed and measured.
    Release,
}

impl Profile {
    /// The profile's name in the root `Cargo.toml`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Dev => "wasm-dev",
            Self::Release => "wasm-release",
        }
    }

    /// The same for the worker: its size is no visitor's, its time is somebody's bill.
    pub(crate) fn name_for_worker(self) -> &'static str {
        match self {
            Self::Dev => "wasm-dev",
            Self::Release => "wasm-worker",
        }
    }
}

/// Why a bundle could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum BundleError {
    /// Cargo succeeded without a wasm file.
    #[error("{package} has no target that compiles to one wasm file")]
    NoModule {
        /// Name of the package.
        package: &'static str,
    },
    /// The JavaScript of wasm-bindgen is not what this version of it writes.
    #[error("wasm-bindgen's JavaScript does not contain {expected:?}: the bundler has to learn its new form")]
    UnknownGlue {
        /// The text that was looked for.
        expected: String,
    },
    /// The page names a file that is not there.
    #[error("index.html does not name {expected:?}, so that module would never start")]
    NoEntry {
        /// The name.
        expected: String,
    },
    /// The page links a style sheet that is not there.
    #[error("index.html links {name:?}, which is not under web/assets")]
    NoSheet {
        /// Its name in the page.
        name: String,
    },
    /// A file name that is no text.
    #[error("{} is not a file name that a web address can hold", path.display())]
    FileName {
        /// The file.
        path: PathBuf,
    },
    /// The list of starting points is not what it should be.
    #[error("{} is no list of starting points, each with an id", path.display())]
    StarterIndex {
        /// The list.
        path: PathBuf,
    },
    /// The document or a drawing of a starting point cannot be read.
    #[error("{} does not hold a pass and plain drawings, so its card cannot be drawn", path.display())]
    Starter {
        /// Its folder.
        path: PathBuf,
    },
    /// The module could not be parted into what is loaded first and later.
    #[error("the editor's module cannot be parted: {source:#}")]
    Parting {
        /// What the tool says.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A server was to start from what is not there.
    #[error("{} has not been built yet: start without --as-built", path.display())]
    NeverBuilt {
        /// The missing file.
        path: PathBuf,
    },
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
}

/// Compiles packages to wasm and gives the path of each one's module.
///
/// # Errors
/// The build failed or made no module.
pub(crate) fn compile<const N: usize>(
    label: &str,
    packages: [&'static str; N],
    profile: &str,
    cargo: &mut Command,
) -> Result<[PathBuf; N], XtaskError> {
    cargo.args(["--target", WASM_TARGET, "--profile", profile]);
    cargo.arg("--message-format=json-render-diagnostics");
    let mut modules = packages.map(|_| PathBuf::new());
    process::run_reading(label, cargo, &mut |line| {
        for (package, module) in packages.iter().zip(&mut modules) {
            if let Some(path) = module_in(line, package) {
                *module = path;
            }
        }
    })?;
    for (package, module) in packages.iter().zip(&modules) {
        if module.as_os_str().is_empty() {
            return Err(BundleError::NoModule { package }.into());
        }
    }
    Ok(modules)
}

/// The wasm file in one of cargo's messages, if the message is about this package.
fn module_in(line: &str, package: &str) -> Option<PathBuf> {
    let message: Value = serde_json::from_str(line).ok()?;
    let is_artifact = message.get("reason")? == "compiler-artifact";
    let id = message.get("package_id")?.as_str()?;
    // `path+file:///checkout/web#passwright-web@0.1.0`
    let name = id.rsplit(['#', '/']).next()?.split('@').next()?;
    if !is_artifact || name != package {
        return None;
    }
    let files = message.get("filenames")?.as_array()?;
    let mut paths = files.iter().filter_map(Value::as_str).map(Path::new);
    paths.find(|path| path.extension().is_some_and(|extension| extension == "wasm")).map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::module_in;

    #[test]
    fn the_module_is_found_in_cargos_messages() {
        let artifact = r#"{"reason":"compiler-artifact","package_id":"path+file:///x/web#passwright-web@0.1.0","filenames":["/t/passwright-web.wasm"]}"#;
        assert_eq!(module_in(artifact, "passwright-web"), Some(PathBuf::from("/t/passwright-web.wasm")));
        assert_eq!(module_in(artifact, "passwright-worker"), None);
        assert_eq!(module_in("   Compiling yew v0.23.0", "passwright-web"), None);
    }
}
