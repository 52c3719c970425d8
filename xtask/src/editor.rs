//! Bundles the editor: cargo, parting, wasm-bindgen, wasm-opt, hashed names, into `web/dist`.
//!
//! `index.html` (root of the checkout) names `/editor.js`, which becomes the module that loads and
//! starts the wasm module; it may also name `/editor.wasm` (for `<link rel="preload">`). The modules that
//! are loaded later, when they are needed, are named there too (`/keys.js`), but for the parts of the editor's own
//! module (`parting`), which its script knows; all lie in a folder of their own, `/assets/later/`. Files under `web/assets/` are served under `/assets/`, and those of
//! `web/starters/` packed and drawn (`starters`); the texts of `web/locales/` are served without their comments; `web/service-worker/` becomes `/service-worker.js`.
//! The style sheets that the page links become one. A name that
//! the page or a style sheet mentions gets a hash of its content; every other file keeps its name. The
//! reference of the API (`reference`) lies beside.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::bundle::{self, BundleError, Profile};
use crate::error::XtaskError;
use crate::files::{self, FileError, Stamp};
use crate::html::{hashed_name, linked_sheets, replace_names, with_one_sheet};
use crate::parting::part;
use crate::{embed, locales, process, reference, service_worker, starters, tools, wasm_opt, workspace};

/// Raise it when this file changes what it writes, so that existing bundles are made anew.
const FORMAT: &str = "6";
/// What wasm-bindgen's JavaScript calls the function that loads and starts a module.
const GLUE_START: &str = "__wbg_init";

/// A wasm module with its JavaScript.
struct Module {
    /// The package that it is compiled from.
    package: &'static str,
    /// The page asks for it as `/NAME.js`, and may preload `/NAME.wasm`.
    name: &'static str,
    /// Where it is served.
    folder: &'static str,
    /// Whether parts of it are loaded later.
    is_parted: bool,
    /// What its JavaScript does at its end. The page holds no inline script, so the editor starts itself; a module that is imported
    /// later is ready when the import is.
    start: &'static str,
}

/// The editor first, then what it loads later.
const MODULES: [Module; 3] = [
    Module {
        package: "passwright-web",
        name: "editor",
        folder: "/assets",
        is_parted: true,
        start: "__wbg_init();",
    },
    Module::later("passwright-web-files", "files"),
    Module::later("passwright-web-keys", "keys"),
];
/// The style sheets that the page links, as one: each would be a request that the first drawing waits for.
const SHEET: &str = "/assets/editor.css";
/// Where what is not loaded at first is served.
const LATER: &str = "/assets/later";
/// The same, as the script of the first module asks for it.
const PARTS: &str = "later";
/// Hashed files never change, so they may be kept for ever; everything else is asked for again.
const HEADERS: &str = "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n  X-Content-Type-Options: nosniff\n\
     /docs/*\n  Cache-Control: no-cache\n  X-Content-Type-Options: nosniff\n";
/// Makes `web/dist` unless it was made from the same inputs.
///
/// # Errors
/// A build step failed, or a file could not be written.
pub(crate) fn ensure(profile: Profile) -> Result<(), XtaskError> {
    let mut cargo = workspace::cargo();
    cargo.arg("build");
    let packages = MODULES.map(|module| module.package);
    for package in packages {
        cargo.args(["--package", package]);
    }
    let label = format!("Compiling the editor ({})", profile.name());
    let compiled = bundle::compile(&label, packages, profile.name(), &mut cargo)?;

    let dist = workspace::path("web/dist");
    reference::describe()?;
    let reference = reference::pages()?;
    let stamp =
        Stamp::new(workspace::target().join("dev/editor.stamp"), inputs(&compiled, profile, &reference)?);
    if stamp.is_current() && dist.join("index.html").is_file() {
        return Ok(());
    }
    stamp.clear()?;
    let glue = workspace::target().join("dev/editor");
    files::remove_folder(&glue)?;
    for (module, compiled) in MODULES.iter().zip(&compiled) {
        bind(module, compiled, &glue, profile)?;
    }
    let fresh = workspace::target().join("dev/editor-dist");
    files::remove_folder(&fresh)?;
    assemble(&glue, &fresh, profile)?;
    reference::put(&fresh, &reference)?;
    embed::assemble(&fresh)?;
    files::remove_folder(&dist)?;
    files::rename(&fresh, &dist)?;
    stamp.set()?;
    Ok(())
}

/// A digest of everything that the bundle is made from.
fn inputs(
    compiled: &[PathBuf],
    profile: Profile,
    reference: &[(String, Vec<u8>)],
) -> Result<String, BundleError> {
    let mut parts = vec![
        FORMAT.as_bytes().to_vec(),
        profile.name().as_bytes().to_vec(),
        files::read(&workspace::path("index.html"))?,
        files::read(&service_worker::source())?,
    ];
    for module in compiled {
        parts.push(files::read(module)?);
    }
    for (name, pack) in starters::packs()? {
        parts.push(name.as_bytes().to_vec());
        parts.push(pack);
    }
    let locales = files::list(&locales::folder())?;
    let sources = files::list(&workspace::path("web/assets"))?.into_iter().chain(embed::sources()?);
    for file in sources.chain(locales) {
        parts.push(file.to_string_lossy().into_owned().into_bytes());
        parts.push(files::read(&file)?);
    }
    for (name, content) in reference {
        parts.push(name.clone().into_bytes());
        parts.push(content.clone());
    }
    Ok(files::digest(parts.iter().map(Vec::as_slice)))
}

/// Parts the module where it has parts, runs wasm-bindgen, and wasm-opt for a release.
fn bind(module: &Module, compiled: &Path, glue: &Path, profile: Profile) -> Result<(), XtaskError> {
    let folder = glue.join(module.name);
    let parted = if module.is_parted {
        Some(part(compiled, module.name, &glue.join("parts").join(module.name))?)
    } else {
        None
    };
    let first = parted.as_ref().map_or(compiled, |parted| &parted.first);
    let mut command = workspace::command(tools::wasm_bindgen());
    command
        .args(["--target", "web", "--no-typescript", "--out-name", module.name, "--out-dir"])
        .arg(&folder)
        .arg(first);
    if module.is_parted {
        // The later parts share its table of functions and its memory.
        command.arg("--keep-lld-exports");
    }
    process::run(&format!("Binding {} to JavaScript", module.name), &mut command)?;
    let later = parted.iter().flat_map(|parted| &parted.later);
    for wasm in later.chain([&folder.join(module.glue_wasm())]) {
        if profile == Profile::Release {
            wasm_opt::make_small(wasm)?;
        }
    }
    if let Some(parted) = parted {
        parted.put(&folder, PARTS)?;
    }
    Ok(())
}

/// Writes the finished site into an empty folder.
fn assemble(glue: &Path, site: &Path, profile: Profile) -> Result<(), XtaskError> {
    let mut names = BTreeMap::new();
    add_assets(glue, site, &mut names, profile)?;
    add_starters(site, &mut names)?;
    add_locales(site, &mut names)?;
    let page = with_one_sheet(&files::read_text(&workspace::path("index.html"))?, SHEET);
    for module in &MODULES {
        let entry = add_module(module, glue, site, &mut names, profile)?;
        if !page.contains(&entry) {
            return Err(BundleError::NoEntry { expected: entry }.into());
        }
    }
    files::write(&site.join("index.html"), replace_names(&page, &names))?;
    files::write(&site.join("_headers"), HEADERS)?;
    service_worker::add(site)?;
    Ok(())
}

impl Module {
    const fn later(package: &'static str, name: &'static str) -> Self {
        Self { package, name, folder: LATER, is_parted: false, start: "await __wbg_init();" }
    }

    /// What wasm-bindgen's JavaScript calls the module.
    fn glue_wasm(&self) -> String {
        format!("{}_bg.wasm", self.name)
    }
}

/// The module, its JavaScript and the snippets that crates bring along; gives the name by which the page asks for it.
fn add_module(
    module: &Module,
    glue: &Path,
    site: &Path,
    names: &mut BTreeMap<String, String>,
    profile: Profile,
) -> Result<String, XtaskError> {
    let Module { name, folder, start, .. } = module;
    let (glue, glue_wasm) = (glue.join(name), module.glue_wasm());
    let wasm = files::read(&glue.join(&glue_wasm))?;
    let wasm_name = hashed_name(&format!("{folder}/{name}.wasm"), &files::digest([wasm.as_slice()]));
    let script = files::read_text(&glue.join(format!("{name}.js")))?;
    for expected in [glue_wasm.as_str(), GLUE_START] {
        if !script.contains(expected) {
            return Err(BundleError::UnknownGlue { expected: expected.to_owned() }.into());
        }
    }
    let file_name = wasm_name.rsplit('/').next().unwrap_or_default();
    let script = script.replace(&glue_wasm, file_name);
    let script = format!("{script}\n{start}\n");
    let script = if module.is_parted {
        in_one(&glue, &format!("{name}.js"), script, profile)?
    } else {
        made_small(&glue, &format!("{name}.js"), script, profile)?
    };
    let script_name = hashed_name(&format!("{folder}/{name}.js"), &files::digest([script.as_bytes()]));
    put(site, &wasm_name, &wasm)?;
    put(site, &script_name, script.as_bytes())?;
    let entry = format!("/{name}.js");
    names.insert(format!("/{name}.wasm"), wasm_name);
    names.insert(entry.clone(), script_name);

    for inner in ["snippets", PARTS] {
        let beside = glue.join(inner);
        for file in files::list(&beside)? {
            let name = format!("{folder}/{inner}/{}", address(&beside, &file)?);
            put(site, &name, &files::read(&file)?)?;
        }
    }
    Ok(entry)
}

/// Everything under `web/assets`, hashed where the page or a style sheet names it.
fn add_assets(
    glue: &Path,
    site: &Path,
    names: &mut BTreeMap<String, String>,
    profile: Profile,
) -> Result<(), XtaskError> {
    let folder = workspace::path("web/assets");
    let (mut sheets, mut others) = (BTreeMap::new(), BTreeMap::new());
    for file in files::list(&folder)? {
        let name = format!("/assets/{}", address(&folder, &file)?);
        if name.ends_with(".css") {
            sheets.insert(name, files::read_text(&file)?);
        } else {
            others.insert(name, files::read(&file)?);
        }
    }
    let page = files::read_text(&workspace::path("index.html"))?;
    join_sheets(&page, &mut sheets)?;
    let naming = sheets.values().fold(with_one_sheet(&page, SHEET), |naming, sheet| naming + sheet);
    for (name, content) in others {
        put_named(site, names, &naming, name, &content)?;
    }
    // Style sheets come last: they hold the hashed names of pictures and fonts.
    for (name, text) in sheets {
        let text = made_small(glue, "sheet.css", replace_names(&text, names), profile)?;
        put_named(site, names, &naming, name, text.as_bytes())?;
    }
    Ok(())
}

/// Makes one of the style sheets that the page links, in their order there.
fn join_sheets(page: &str, sheets: &mut BTreeMap<String, String>) -> Result<(), BundleError> {
    let mut whole = String::new();
    for name in linked_sheets(page) {
        let sheet = sheets.remove(name).ok_or_else(|| BundleError::NoSheet { name: name.to_owned() })?;
        whole.push_str(&sheet);
    }
    sheets.insert(SHEET.to_owned(), whole);
    Ok(())
}

/// A file under a name with a digest, if something names it.
fn put_named(
    site: &Path,
    names: &mut BTreeMap<String, String>,
    naming: &str,
    name: String,
    content: &[u8],
) -> Result<(), FileError> {
    if !naming.contains(&name) {
        return put(site, &name, content);
    }
    let hashed = hashed_name(&name, &files::digest([content]));
    put(site, &hashed, content)?;
    names.insert(name, hashed);
    Ok(())
}

/// A script or style sheet without comments, spaces and long names, for a release.
fn made_small(folder: &Path, name: &str, text: String, profile: Profile) -> Result<String, XtaskError> {
    if profile != Profile::Release {
        return Ok(text);
    }
    let (whole, small) = (folder.join("whole").join(name), folder.join("small").join(name));
    files::write(&whole, text)?;
    let mut command = workspace::command("esbuild");
    command.args(["--minify", "--log-level=warning"]).arg(&whole);
    if name.ends_with(".js") {
        // As a module, so that its own names may be shortened too.
        command.arg("--format=esm");
    }
    command.arg(format!("--outfile={}", small.display()));
    process::run(&format!("Making {name} small"), &mut command)?;
    Ok(files::read_text(&small)?)
}

/// A script and those that it imports in one file: two files that name each other cannot both bear a digest of their content.
fn in_one(folder: &Path, name: &str, text: String, profile: Profile) -> Result<String, XtaskError> {
    let (whole, bundled) = (folder.join(name), folder.join("bundled").join(name));
    files::write(&whole, text)?;
    let mut command = workspace::command("esbuild");
    command.args(["--bundle", "--format=esm", "--log-level=warning"]).arg(&whole);
    // wasm-bindgen names a script once for each function of it.
    command.arg("--log-override:duplicate-object-key=silent");
    if profile == Profile::Release {
        command.arg("--minify");
    }
    command.arg(format!("--outfile={}", bundled.display()));
    process::run(&format!("Bundling {name}"), &mut command)?;
    Ok(files::read_text(&bundled)?)
}

/// The starting points: what the first page shows, and what designs are made of.
fn add_starters(site: &Path, names: &mut BTreeMap<String, String>) -> Result<(), BundleError> {
    for (name, pack) in starters::packs()? {
        let hashed = hashed_name(name, &files::digest([pack.as_slice()]));
        put(site, &hashed, &pack)?;
        names.insert(name.into(), hashed);
    }
    Ok(())
}

/// The texts of the page in every language but English, which the editor brings along.
fn add_locales(site: &Path, names: &mut BTreeMap<String, String>) -> Result<(), BundleError> {
    let put_hashed = |name: &str, text: &str| -> Result<String, FileError> {
        let hashed = hashed_name(name, &files::digest([text.as_bytes()]));
        put(site, &hashed, text.as_bytes())?;
        Ok(hashed)
    };
    for texts in locales::all()? {
        let checks = put_hashed(&texts.checks_name, &texts.checks)?;
        let page = put_hashed(&texts.name, &texts.page_with(&checks))?;
        names.insert(texts.name, page);
    }
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
