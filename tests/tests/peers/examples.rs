//! The passes inside a package: `.pkpass` files, and JSON objects in files, documentation and tests that look like a `pass.json`.

use std::fs;
use std::path::Path;
use std::process::Command;

use passwright_core::repair::{self, OpenError, Opened};
use passwright_core::zip::Limits;
use serde_json::Value;

/// The script that lets Python packages make passes.
const MAKE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/peers/make.py");

/// The largest file that is looked into, in bytes.
const MAX_BYTES: u64 = 2 * 1024 * 1024;

/// A pass that somebody else made.
pub(crate) struct Example {
    pub(crate) name: String,
    /// Whether it is a document without its files.
    pub(crate) is_alone: bool,
    bytes: Vec<u8>,
}

impl Example {
    pub(crate) fn open(&self) -> Result<Opened, OpenError> {
        if self.is_alone {
            repair::open_alone(&self.bytes)
        } else {
            repair::open(&self.bytes, &Limits::default())
        }
    }
}

/// All passes in the files of a folder.
pub(crate) fn inside(folder: &Path) -> Vec<Example> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for item in fs::read_dir(&next).into_iter().flatten() {
            let path = item.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if fs::metadata(&path).is_ok_and(|it| it.len() <= MAX_BYTES) {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                look_into(&name, fs::read(&path).unwrap(), &mut found);
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

fn look_into(name: &str, bytes: Vec<u8>, found: &mut Vec<Example>) {
    if name.ends_with(".pkpass") {
        found.push(Example { name: name.to_owned(), is_alone: false, bytes });
    } else if let Ok(text) = String::from_utf8(bytes) {
        let passes = objects(&text).into_iter().filter(|value| value.get("formatVersion").is_some());
        found.extend(passes.map(|value| alone(name, &value)));
    }
}

fn alone(name: &str, document: &Value) -> Example {
    Example { name: name.to_owned(), is_alone: true, bytes: document.to_string().into_bytes() }
}

/// The outermost JSON objects in a text of any kind.
fn objects(text: &str) -> Vec<Value> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        rest = &rest[start..];
        let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        match stream.next() {
            Some(Ok(value)) => {
                found.push(value);
                rest = &rest[stream.byte_offset()..];
            }
            _ => rest = &rest[1..],
        }
    }
    found
}

/// What a Python package makes of the five styles.
pub(crate) fn made_by(package: &str, folder: &Path) -> Vec<Example> {
    let output = Command::new("python3").arg(MAKE).arg(package).arg(folder).output().unwrap();
    assert!(output.status.success(), "{package}: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 5, "{package} makes each style");
    lines.iter().enumerate().map(|(number, document)| alone(&format!("made {number}"), document)).collect()
}
