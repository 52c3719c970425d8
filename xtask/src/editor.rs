//! Bundles the editor: cargo, wasm-bindgen, wasm-opt, hashed names, into `web/dist`.
//!
//! `index.html` (root of the checkout) names `/editor.js`, which becomes the module that loads and
//! starts the wasm module; it may also name `/editor.wasm` (for `<link rel="preload">`). Files under
//! `web/assets/` are served under `/assets/`, and those of `web/starters/` packed into one file; `web/service-worker/` becomes
//! `/service-worker.js`. A name that the page or a style sheet mentions gets a
//! hash of its content; every other file keeps its name.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::bundle::{self, BundleError, Profile};
use crate::error::XtaskError;
use crate::files::{self, FileError, Stamp};
use crate::html::{hashed_name, replace_names};
use crate::{process, service_worker, starters, tools, workspace};

/// Raise it when this file changes what it writes, so that existing bundles are made anew.
const FORMAT: &str = "3";
/// The name by which the page asks for the editor.
const ENTRY: &str = "/editor.js";
/// The name by which the page may preload the module.
const MODULE: &str = "/editor.wasm";
/// What wasm-bindgen's JavaScript calls the module.
const GLUE_MODULE: &str = "editor_bg.wasm";
/// What it calls the function that loads and starts the module.
const GLUE_START: &str = "__wbg_init";
/// Hashed files never change, so they may be kept for ever; everything else is asked for again.
const HEADERS: &str =
    "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n  X-Content-Type-Options: nosniff\n";
/// What rustc's wasm target and wasm-bindgen use, so that wasm-opt accepts it and adds nothing else.
const WASM_FEATURES: [&str; 6] = [
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-reference-types",
];

/// Makes `web/dist` unless it was made from the same inputs.
///
/// # Errors
/// A build step failed, or a file could not be written.
pub(crate) fn ensure(profile: Profile) -> Result<(), XtaskError> {
    let mut cargo = workspace::cargo();
    cargo.args(["build", "--package", "passwright-web"]);
    let label = format!("Compiling the editor ({})", profile.name());
    let module = bundle::compile(&label, "passwright-web", profile.name(), &mut cargo)?;

    let dist = workspace::path("web/dist");
    let stamp = Stamp::new(workspace::target().join("dev/editor.stamp"), inputs(&module, profile)?);
    if stamp.is_current() && dist.join("index.html").is_file() {
        return Ok(());
    }
    stamp.clear()?;
    let glue = workspace::target().join("dev/editor");
    bind(&module, &glue, profile)?;
    let fresh = workspace::target().join("dev/editor-dist");
    files::remove_folder(&fresh)?;
    assemble(&glue, &fresh)?;
    files::remove_folder(&dist)?;
    files::rename(&fresh, &dist)?;
    stamp.set()?;
    Ok(())
}

/// A digest of everything that the bundle is made from.
fn inputs(module: &Path, profile: Profile) -> Result<String, FileError> {
    let mut parts = vec![
        FORMAT.as_bytes().to_vec(),
        profile.name().as_bytes().to_vec(),
        files::read(module)?,
        files::read(&workspace::path("index.html"))?,
        files::read(&service_worker::source())?,
    ];
    let starters = files::list(&starters::folder())?;
    for file in files::list(&workspace::path("web/assets"))?.into_iter().chain(starters) {
        parts.push(file.to_string_lossy().into_owned().into_bytes());
        parts.push(files::read(&file)?);
    }
    Ok(files::digest(parts.iter().map(Vec::as_slice)))
}

/// Runs wasm-bindgen, and wasm-opt for a release.
fn bind(module: &Path, glue: &Path, profile: Profile) -> Result<(), XtaskError> {
    files::remove_folder(glue)?;
    let mut command = workspace::command(tools::wasm_bindgen());
    command
        .args(["--target", "web", "--no-typescript", "--out-name", "editor", "--out-dir"])
        .arg(glue)
        .arg(module);
    process::run("Binding the editor to JavaScript", &mut command)?;
    if profile == Profile::Release {
        let module = glue.join(GLUE_MODULE);
        let mut command = workspace::command("wasm-opt");
        command.args(["-Oz", "-o"]).arg(&module).arg(&module);
        command.args(WASM_FEATURES);
        process::run("Making the editor small", &mut command)?;
    }
    Ok(())
}

/// Writes the finished site into an empty folder.
fn assemble(glue: &Path, site: &Path) -> Result<(), BundleError> {
    let mut names = BTreeMap::new();
    add_assets(site, &mut names)?;
    add_starters(site, &mut names)?;
    add_module(glue, site, &mut names)?;
    let page = files::read_text(&workspace::path("index.html"))?;
    if !page.contains(ENTRY) {
        return Err(BundleError::NoEntry { expected: ENTRY });
    }
    files::write(&site.join("index.html"), replace_names(&page, &names))?;
    files::write(&site.join("_headers"), HEADERS)?;
    service_worker::add(site)?;
    Ok(())
}

/// The module, its JavaScript and the snippets that crates bring along.
fn add_module(glue: &Path, site: &Path, names: &mut BTreeMap<String, String>) -> Result<(), BundleError> {
    let module = files::read(&glue.join(GLUE_MODULE))?;
    let module_name = hashed_name("/assets/editor.wasm", &files::digest([module.as_slice()]));
    let script = files::read_text(&glue.join("editor.js"))?;
    for expected in [GLUE_MODULE, GLUE_START] {
        if !script.contains(expected) {
            return Err(BundleError::UnknownGlue { expected });
        }
    }
    let file_name = module_name.trim_start_matches("/assets/");
    let script = script.replace(GLUE_MODULE, file_name);
    // The page holds no inline script, so the module starts itself.
    let script = format!("{script}\n{GLUE_START}();\n");
    let script_name = hashed_name("/assets/editor.js", &files::digest([script.as_bytes()]));
    put(site, &module_name, &module)?;
    put(site, &script_name, script.as_bytes())?;
    names.insert(MODULE.into(), module_name);
    names.insert(ENTRY.into(), script_name);

    let snippets = glue.join("snippets");
    for file in files::list(&snippets)? {
        let name = format!("/assets/snippets/{}", address(&snippets, &file)?);
        put(site, &name, &files::read(&file)?)?;
    }
    Ok(())
}

/// Everything under `web/assets`, hashed where the page or a style sheet names it.
fn add_assets(site: &Path, names: &mut BTreeMap<String, String>) -> Result<(), BundleError> {
    let folder = workspace::path("web/assets");
    let mut all = Vec::new();
    for file in files::list(&folder)? {
        all.push((format!("/assets/{}", address(&folder, &file)?), file));
    }
    let (sheets, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|(name, _)| name.ends_with(".css"));
    let mut naming = files::read_text(&workspace::path("index.html"))?;
    for (_, file) in &sheets {
        naming.push_str(&files::read_text(file)?);
    }
    // Style sheets come last: they hold the hashed names of pictures and fonts.
    for (name, file) in others.into_iter().chain(sheets) {
        let mut content = files::read(&file)?;
        if name.ends_with(".css") {
            content = replace_names(&files::read_text(&file)?, names).into_bytes();
        }
        if naming.contains(&name) {
            let hashed = hashed_name(&name, &files::digest([content.as_slice()]));
            put(site, &hashed, &content)?;
            names.insert(name, hashed);
        } else {
            put(site, &name, &content)?;
        }
    }
    Ok(())
}

/// The starting points, in one file.
fn add_starters(site: &Path, names: &mut BTreeMap<String, String>) -> Result<(), BundleError> {
    let pack = starters::pack()?;
    let hashed = hashed_name(starters::PACK, &files::digest([pack.as_slice()]));
    put(site, &hashed, &pack)?;
    names.insert(starters::PACK.into(), hashed);
    Ok(())
}

/// A file's path below a folder, as part of a web address.
fn address(folder: &Path, file: &Path) -> Result<String, BundleError> {
    let below = file.strip_prefix(folder).ok().and_then(Path::to_str);
    below.map(str::to_owned).ok_or_else(|| BundleError::FileName { path: file.to_owned() })
}

fn put(site: &Path, name: &str, content: &[u8]) -> Result<(), FileError> {
    let path: PathBuf = site.join(name.trim_start_matches('/'));
    files::write(&path, content)
}
