//! Bundles the worker with `worker-build` into `worker/build`, which `wrangler.toml` names.

use crate::bundle::{self, Profile};
use crate::error::XtaskError;
use crate::files::{self, Stamp};
use crate::{process, tools, wasm_opt, workspace};

/// Raise it when this file changes what it writes, so that existing bundles are made anew.
const FORMAT: &str = "2";
/// worker-build sets it for its own call of cargo; the same value here lets that call find everything built.
const USE_JS_SYS: (&str, &str) = ("WASM_BINDGEN_USE_JS_SYS", "1");

/// Makes `worker/build` unless it was made from the same module.
///
/// # Errors
/// A build step failed.
pub(crate) fn ensure(profile: Profile) -> Result<(), XtaskError> {
    let name = profile.name_for_worker();
    let mut cargo = workspace::cargo();
    cargo.current_dir(workspace::path("worker")).env(USE_JS_SYS.0, USE_JS_SYS.1).args(["build", "--lib"]);
    let label = format!("Compiling the worker ({name})");
    let [module] = bundle::compile(&label, ["passwright-worker"], name, &mut cargo)?;

    let digest = files::digest([files::read(&module)?.as_slice(), name.as_bytes(), FORMAT.as_bytes()]);
    let stamp = Stamp::new(workspace::target().join("dev/worker.stamp"), digest);
    if stamp.is_current() && workspace::path("worker/build/index.js").is_file() {
        return Ok(());
    }
    stamp.clear()?;
    // worker-build calls cargo too, with the environment that `cargo` has cleaned.
    let mut command = workspace::cargo_tool(tools::worker_build());
    command
        .env("WASM_BINDGEN_BIN", tools::wasm_bindgen())
        .env("WASM_OPT_BIN", workspace::path("node_modules/.bin/wasm-opt"))
        .env("ESBUILD_BIN", workspace::path("node_modules/.bin/esbuild"));
    if profile == Profile::Dev {
        command.arg("--no-opt");
    }
    command.args(["--profile", name, "worker"]);
    process::run("Bundling the worker", &mut command)?;
    if profile == Profile::Release {
        wasm_opt::strip_names(&workspace::path("worker/build/index_bg.wasm"))?;
    }
    stamp.set()?;
    Ok(())
}
