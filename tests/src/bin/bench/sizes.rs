//! What visitors and the edge have to load: every wasm module and script, compressed as servers compress them.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::Missing;
use crate::material::path;
use crate::table::{Budget, Row, Table};

/// 1 KB of the budgets, in bytes.
const KB: f64 = 1024.0;

/// The editor's first load, without fonts.
const EDITOR_BUDGET_KB: f64 = 350.0;

/// The worker's bundle.
const WORKER_BUDGET_KB: f64 = 1024.0;

/// `<add-to-wallet>`, which pages of other sites load.
const ELEMENT_BUDGET_KB: f64 = 6.0;

/// The script of the public pages.
const PUBLIC_PAGE_BUDGET_KB: f64 = 15.0;

/// A line for each file and one for each sum.
pub(crate) fn rows(table: &mut Table) {
    let editor = ["wasm", "js", "css", "html"];
    sum(table, "editor, first load", "web/dist", &editor, EDITOR_BUDGET_KB);
    script(table, "<add-to-wallet>", "web/dist/embed/v1.js", ELEMENT_BUDGET_KB);
    script(table, "public pages, script", "web/dist/embed/page.js", PUBLIC_PAGE_BUDGET_KB);
    sum(table, "worker bundle", "worker/build", &["wasm", "js"], WORKER_BUDGET_KB);
}

fn sum(table: &mut Table, what: &str, folder: &str, endings: &[&str], budget: f64) {
    match measured(&path(folder), endings) {
        Ok(files) => {
            for (name, bytes) in &files {
                table.push(Row::new(&format!("  {folder}/{name}, gzip"), *bytes as f64 / KB, "KB"));
            }
            let first = files.iter().filter(|(name, _)| !is_no_first_load(name));
            let sum = first.map(|(_, bytes)| *bytes as f64).sum::<f64>() / KB;
            table.push(Row::new(&format!("{what}, gzip"), sum, "KB").with(Budget::AtMost(budget)));
        }
        Err(error) => table.push(Row::missing(&format!("{what}, gzip"), &*error)),
    }
}

fn script(table: &mut Table, what: &str, file: &str, budget: f64) {
    let name = format!("{what}, gzip");
    match fs::read(path(file)).map_err(Missing::from).and_then(|bytes| gzip_bytes(&bytes)) {
        Ok(bytes) => table.push(Row::new(&name, bytes as f64 / KB, "KB").with(Budget::AtMost(budget))),
        Err(error) => table.push(Row::missing(&name, &*error)),
    }
}

/// What the editor does not load at first: its later modules, and what is for the pages of others.
fn is_no_first_load(name: &str) -> bool {
    loads_on_demand(name) || name.starts_with("embed/")
}

/// A module of the editor that the page asks for only when it needs it, such as the one that opens keys, and the reference of the API.
fn loads_on_demand(name: &str) -> bool {
    name.starts_with("assets/later/") || name.starts_with("docs/")
}

/// The compressed sizes of all files with these endings, the largest first.
fn measured(folder: &Path, endings: &[&str]) -> Result<Vec<(String, usize)>, Missing> {
    let mut files = Vec::new();
    let mut folders: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        let list = fs::read_dir(&inner).map_err(|_| format!("{} is not built", folder.display()))?;
        for entry in list {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| endings.iter().any(|ending| it == *ending)) {
                let name = path.strip_prefix(folder)?.display().to_string();
                files.push((name, gzip_bytes(&fs::read(&path)?)?));
            }
        }
    }
    if !files.iter().any(|(name, _)| name.ends_with(".wasm")) {
        return Err(format!("{} holds no wasm module", folder.display()).into());
    }
    files.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    Ok(files)
}

fn gzip_bytes(bytes: &[u8]) -> Result<usize, Missing> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}
