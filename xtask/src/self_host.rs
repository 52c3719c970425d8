//! `cargo xtask self-host`: everything that a machine of one's own needs, in one folder to copy there.
//!
//! In scope: the builds, `workerd`'s program, and the files of `deploy/`. Out of scope: secrets; they are filled in on the machine.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::bundle::{BundleError, Profile};
use crate::error::XtaskError;
use crate::preflight::{self, Purpose};
use crate::{editor, files, npm, tools, worker, workspace};

/// What stands in the folder as it stands in the repository.
const FILES: [&str; 4] = ["workerd.capnp", "Caddyfile", "passwright.service", "environment.example"];

/// The parts of the worker, as `workerd.capnp` names them.
const WORKER: [&str; 2] = ["index.js", "index_bg.wasm"];

/// Where the folder is made.
#[derive(Debug, Args)]
pub(crate) struct SelfHostOptions {
    /// The folder to make
    #[arg(short, long, value_name = "DIRECTORY", default_value = "target/self-host")]
    output: PathBuf,
}

/// Builds for release and puts the folder together.
///
/// # Errors
/// The machine is not ready, a build failed, or a file cannot be written.
pub(crate) fn run(options: &SelfHostOptions) -> Result<(), XtaskError> {
    preflight::check(Purpose::Run)?;
    npm::ensure()?;
    tools::ensure()?;
    worker::ensure(Profile::Release)?;
    editor::ensure(Profile::Release)?;
    assemble(&options.output)?;
    let folder = options.output.display();
    println!(
        "\n{folder} has everything for a machine of your own. Copy it to /opt/passwright and go on with docs/self-host.md."
    );
    Ok(())
}

/// Puts together what was built.
///
/// # Errors
/// Something was never built, or a file cannot be written.
pub(crate) fn assemble(folder: &Path) -> Result<(), XtaskError> {
    for name in WORKER {
        copy(&workspace::path("worker/build").join(name), &folder.join("worker").join(name))?;
    }
    let (pages, dist) = (folder.join("web"), workspace::path("web/dist"));
    // Files of an older build would go on being served.
    files::remove_folder(&pages)?;
    for file in files::list(&dist)? {
        let name = file.strip_prefix(&dist).unwrap_or(&file);
        copy(&file, &pages.join(name))?;
    }
    for name in FILES {
        copy(&workspace::path("deploy").join(name), &folder.join(name))?;
    }
    copy(&workerd(), &folder.join("bin/workerd"))
}

/// The runtime's program for this machine, from npm.
fn workerd() -> PathBuf {
    let machine = if cfg!(target_arch = "aarch64") { "arm64" } else { "64" };
    workspace::path(&format!("node_modules/@cloudflare/workerd-linux-{machine}/bin/workerd"))
}

fn copy(from: &Path, to: &Path) -> Result<(), XtaskError> {
    if !from.is_file() {
        return Err(BundleError::NeverBuilt { path: from.to_owned() }.into());
    }
    Ok(files::copy(from, to)?)
}

#[cfg(test)]
mod tests {
    use crate::{files, workspace};

    fn text(name: &str) -> String {
        files::read_text(&workspace::path(name)).unwrap()
    }

    /// Two files say the same to two runtimes: `wrangler.toml` and `deploy/workerd.capnp`.
    #[test]
    fn both_runtimes_are_told_the_same() {
        let (capnp, settings) = (text("deploy/workerd.capnp"), text("wrangler.toml"));
        let settings: toml::Value = toml::from_str(&settings).unwrap();
        let strings = |value: &toml::Value| -> Vec<String> {
            let items = value.as_array().unwrap().iter();
            items.map(|item| item.as_str().unwrap().to_owned()).collect()
        };
        let first = strings(&settings["assets"]["run_worker_first"]);
        let quoted: Vec<String> = first.iter().map(|path| format!("\\\"{path}\\\"")).collect();
        let list = format!("\\\"run_worker_first\\\":[{}]", quoted.join(","));
        assert!(capnp.contains(&list), "workerd.capnp lacks {list}");
        for migration in settings["migrations"].as_array().unwrap() {
            for class in strings(&migration["new_sqlite_classes"]) {
                assert!(capnp.contains(&format!("className = \"{class}\"")), "workerd.capnp lacks {class}");
            }
        }
        for binding in settings["durable_objects"]["bindings"].as_array().unwrap() {
            let (name, class) = (binding["name"].as_str().unwrap(), binding["class_name"].as_str().unwrap());
            let bound = format!("(name = \"{name}\", durableObjectNamespace = \"{class}\")");
            assert!(capnp.contains(&bound), "workerd.capnp lacks {bound}");
        }
        let date = settings["compatibility_date"].as_str().unwrap();
        assert!(capnp.contains(&format!("compatibilityDate = \"{date}\"")));
        let variables = settings["vars"].as_table().unwrap().keys().cloned();
        for name in variables.chain(strings(&settings["secrets"]["required"])) {
            assert!(capnp.contains(&format!("fromEnvironment = \"{name}\"")), "workerd.capnp lacks {name}");
        }
    }

    /// What the example of an environment names is read, and nothing else.
    #[test]
    fn every_setting_of_the_example_is_bound() {
        let (capnp, example) = (text("deploy/workerd.capnp"), text("deploy/environment.example"));
        let names = example.lines().filter_map(|line| line.trim_start_matches('#').split_once("=\""));
        let names: Vec<&str> = names.map(|(name, _)| name).collect();
        assert!(names.len() > 8, "{names:?}");
        for name in names {
            assert!(capnp.contains(&format!("fromEnvironment = \"{name}\"")), "workerd.capnp lacks {name}");
        }
    }
}
