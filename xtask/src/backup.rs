//! `cargo xtask export` and `cargo xtask import`: everything about one account in a folder, and back.
//!
//! In scope: the folder (`account.jsonl`, and `files/` named by their SHA-256), which requests, in bounded memory. Out of scope: what the lines
//! say; the service writes and reads them. A file that several passes share is fetched and kept once.
//! The folder holds secrets: it is readable by its owner only.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::account::plain;
use crate::deployment::{Deployment, DeploymentError, DeploymentOptions};
use crate::error::XtaskError;
use crate::files::{self, FileError};

/// The file of lines.
const LINES: &str = "account.jsonl";
/// The folder of files.
const FILES: &str = "files";
/// How many lines without files go into one request.
const BATCH_LINES: usize = 100;
/// A batch is sent when it has this many bytes.
const BATCH_BYTES: usize = 512 * 1024;

/// Why a folder cannot be written or taken in.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum BackupError {
    /// Something is there already.
    #[error("{} is there already: choose a folder that does not exist", path.display())]
    Exists {
        /// The folder.
        path: PathBuf,
    },
    /// A line is not what an export has.
    #[error("line {number} of {LINES} is not one of an export")]
    Line {
        /// Its number, from 1.
        number: usize,
    },
    /// The last line is missing.
    #[error("{LINES} is cut off: its last line must be of type `end`")]
    CutOff,
    /// A file is not what the line says.
    #[error("the file {sha256} is damaged: its SHA-256 is another")]
    Damaged {
        /// What it should be.
        sha256: String,
    },
}

/// Which account, and where to.
#[derive(Debug, Args)]
pub(crate) struct ExportOptions {
    /// Id of the account.
    account: String,
    /// New folder for the export. It will hold secrets.
    #[arg(long)]
    to: PathBuf,
    #[command(flatten)]
    deployment: DeploymentOptions,
}

/// Which folder.
#[derive(Debug, Args)]
pub(crate) struct ImportOptions {
    /// Folder that `export` wrote.
    folder: PathBuf,
    #[command(flatten)]
    deployment: DeploymentOptions,
}

/// A file that belongs to a line.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Beside {
    position: usize,
    sha256: String,
}

/// A line, as far as this program looks into it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    kind: String,
    /// The parameter that names the owner of the files.
    owner: String,
    files: Vec<Beside>,
}

fn read_line(text: &[u8]) -> Option<Line> {
    let line: Value = serde_json::from_slice(text).ok()?;
    let word = |key: &str| line.get(key).and_then(Value::as_str);
    let kind = word("type")?.to_owned();
    let owner = match kind.as_str() {
        "pass" => format!("pass={}", escaped(word("serial")?)),
        "template" => format!("template={}", escaped(word("template")?)),
        _ => return Some(Line { kind, owner: String::new(), files: Vec::new() }),
    };
    let beside = |(position, file): (usize, &Value)| {
        let sha256 = file.get("sha256")?.as_str()?.to_owned();
        // It becomes a file name.
        let is_hash = sha256.len() == 64 && sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hash.then_some(Beside { position, sha256 })
    };
    let files = line.get("files")?.as_array()?.iter().enumerate().map(beside).collect::<Option<_>>()?;
    Some(Line { kind, owner, files })
}

/// A text in a query.
fn escaped(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes an account into a folder.
///
/// # Errors
/// The deployment does not answer, or the folder cannot be written.
pub(crate) fn export(options: &ExportOptions) -> Result<(), XtaskError> {
    let folder = &options.to;
    if folder.exists() {
        return Err(BackupError::Exists { path: folder.clone() }.into());
    }
    let deployment = Deployment::open(&options.deployment)?;
    let base = format!("/api/v1/accounts/{}/export", plain(&options.account));
    let mut path = base.clone();
    // Asked first: an account that is not there leaves no folder behind.
    let mut page = deployment.send("GET", &path, None, true)?;
    create_private_folder(&folder.join(FILES))?;
    let mut lines = open_private(&folder.join(LINES))?;
    let (mut passes, mut fetched) = (0_u64, 0_u64);
    loop {
        let mut next = None;
        for text in page.split_inclusive(|byte| *byte == b'\n') {
            let line = read_line(text).ok_or_else(|| DeploymentError::Unexpected { path: path.clone() })?;
            if line.kind == "more" {
                next = serde_json::from_slice::<Value>(text)
                    .ok()
                    .and_then(|it| Some(it.get("cursor")?.as_str()?.to_owned()));
                continue;
            }
            passes += u64::from(line.kind == "pass");
            for beside in &line.files {
                fetched += u64::from(fetch(&deployment, &base, folder, &line.owner, beside)?);
            }
            append(&mut lines, &folder.join(LINES), text)?;
        }
        let Some(cursor) = next else { break };
        path = format!("{base}?cursor={}", escaped(&cursor));
        page = deployment.send("GET", &path, None, true)?;
    }
    println!("{}: {passes} passes and {fetched} files of {}", folder.display(), deployment.url());
    println!("The folder holds the secrets of all these passes. Keep it as you keep the private key.");
    Ok(())
}

/// Fetches a file unless it is there; `true` when it was not.
fn fetch(
    deployment: &Deployment,
    base: &str,
    folder: &Path,
    owner: &str,
    beside: &Beside,
) -> Result<bool, XtaskError> {
    let file = folder.join(FILES).join(&beside.sha256);
    if file.exists() {
        return Ok(false);
    }
    let path = format!("{base}/file?{owner}&position={}", beside.position);
    let bytes = deployment.send("GET", &path, None, true)?;
    if sha256(&bytes) != beside.sha256 {
        // The pass was changed since its line was written.
        return Err(BackupError::Damaged { sha256: beside.sha256.clone() }.into());
    }
    files::write_private(&file, bytes)?;
    Ok(true)
}

/// Brings a folder into a deployment. Begun again it goes on: what is there already stays.
///
/// # Errors
/// The deployment refuses, or the folder is damaged.
pub(crate) fn import(options: &ImportOptions) -> Result<(), XtaskError> {
    let deployment = Deployment::open(&options.deployment)?;
    let path = options.folder.join(LINES);
    let reading = |source| FileError::Read { path: path.clone(), source };
    let account = checked_account(&path)?;
    let target = format!("/api/v1/accounts/{}/import", plain(&account));
    let mut batch: Vec<u8> = Vec::new();
    let (mut waiting, mut passes) = (0_usize, 0_u64);
    for text in BufReader::new(File::open(&path).map_err(reading)?).split(b'\n') {
        let text = text.map_err(reading)?;
        let Some(line) = read_line(&text) else { continue };
        passes += u64::from(line.kind == "pass");
        let has_files = !line.files.is_empty();
        if waiting > 0 && (has_files || waiting >= BATCH_LINES || batch.len() >= BATCH_BYTES) {
            deployment.send("POST", &target, Some(&std::mem::take(&mut batch)), true)?;
            waiting = 0;
        }
        batch.extend_from_slice(&text);
        batch.push(b'\n');
        waiting += 1;
        if has_files {
            for beside in &line.files {
                let bytes = files::read(&options.folder.join(FILES).join(&beside.sha256))?;
                if sha256(&bytes) != beside.sha256 {
                    return Err(BackupError::Damaged { sha256: beside.sha256.clone() }.into());
                }
                batch.extend_from_slice(&bytes);
            }
            deployment.send("POST", &target, Some(&std::mem::take(&mut batch)), true)?;
            waiting = 0;
        }
    }
    if waiting > 0 {
        deployment.send("POST", &target, Some(&batch), true)?;
    }
    println!("{}: account {account} with {passes} passes", deployment.url());
    Ok(())
}

/// Reads the whole file of lines once before anything is sent, and gives the account of its first.
fn checked_account(path: &Path) -> Result<String, XtaskError> {
    let reading = |source| FileError::Read { path: path.to_owned(), source };
    let (mut account, mut last) = (None, String::new());
    for (index, text) in BufReader::new(File::open(path).map_err(reading)?).split(b'\n').enumerate() {
        let text = text.map_err(reading)?;
        let wrong = BackupError::Line { number: index + 1 };
        let Some(line) = read_line(&text) else { return Err(wrong.into()) };
        if index == 0 {
            let first: Value = serde_json::from_slice(&text).unwrap_or_default();
            account = first.get("account").and_then(Value::as_str).map(str::to_owned);
            if line.kind != "account" || account.is_none() {
                return Err(wrong.into());
            }
        }
        last = line.kind;
    }
    match account {
        Some(account) if last == "end" => Ok(account),
        _ => Err(BackupError::CutOff.into()),
    }
}

fn create_private_folder(path: &Path) -> Result<(), FileError> {
    use std::os::unix::fs::DirBuilderExt;
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.map_err(|source| FileError::Write { path: path.to_owned(), source })
}

fn open_private(path: &Path) -> Result<File, FileError> {
    use std::os::unix::fs::OpenOptionsExt;
    let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    opened.map_err(|source| FileError::Write { path: path.to_owned(), source })
}

fn append(file: &mut File, path: &Path, text: &[u8]) -> Result<(), FileError> {
    file.write_all(text).map_err(|source| FileError::Write { path: path.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use super::{BackupError, Beside, Line, checked_account, escaped, read_line, sha256};
    use crate::error::XtaskError;

    #[test]
    fn a_line_names_the_files_beside_it() {
        let hash = sha256(b"x");
        let text = format!(
            r#"{{"type":"pass","serial":"N 1","files":[{{"name":"pass.json","bytes":1,"sha256":"{hash}"}}]}}"#
        );
        let files = vec![Beside { position: 0, sha256: hash }];
        let line = Line { kind: "pass".to_owned(), owner: "pass=N%201".to_owned(), files };
        assert_eq!(read_line(text.as_bytes()), Some(line));
        let evil = r#"{"type":"pass","serial":"1","files":[{"sha256":"../../etc/passwd"}]}"#;
        assert_eq!(read_line(evil.as_bytes()), None, "a hash becomes a file name");
        assert_eq!(read_line(b"hello"), None);
    }

    #[test]
    fn a_file_that_was_cut_off_is_not_taken_in() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("account.jsonl");
        let check = |text: &str| {
            std::fs::write(&path, text).unwrap();
            checked_account(&path)
        };
        let account = "{\"type\":\"account\",\"account\":\"0123abcd\"}\n";
        assert_eq!(check(&format!("{account}{{\"type\":\"end\"}}\n")).unwrap(), "0123abcd");
        for (text, cut_off) in
            [(account.to_owned(), true), (format!("{account}{{\"typ"), false), (String::new(), true)]
        {
            match check(&text) {
                Err(XtaskError::Backup(BackupError::CutOff)) => assert!(cut_off, "{text}"),
                Err(XtaskError::Backup(BackupError::Line { .. })) => assert!(!cut_off, "{text}"),
                other => panic!("{text}: {other:?}"),
            }
        }
    }

    #[test]
    fn a_query_is_escaped() {
        assert_eq!(escaped("a-b_\u{e9}&="), "a-b_%C3%A9%26%3D");
    }
}
