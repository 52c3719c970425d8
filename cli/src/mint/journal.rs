//! What was made already, so that a run that was interrupted goes on: in the folder of the passes itself.
//!
//! | file | holds |
//! |---|---|
//! | `mint.json` | the design's fingerprint, and the secret from which serial numbers and tokens are made |
//! | `passes.csv` | a line for each pass: row of the data, serial number, file, size, and what tells whether it has to be made anew |
//! | `errors.csv` | a line for each thing wrong with a row, of the last run |
//!
//! Serial numbers and tokens that the data does not give are made from the secret and the values of the row, not drawn anew: a pass that
//! was written a moment before the power went keeps them, and rows may move without changing anybody's pass.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use aws_lc_rs::hmac;
use passwright_core::bundle::Bundle;
use passwright_core::ids::{AuthenticationToken, InvalidIdError, SerialNumber};
use passwright_core::mint::{FillOptions, Mint};
use serde::{Deserialize, Serialize};

use super::error::MintCommandError;
use super::row::RowError;
use crate::error::CommandError;

/// The file with the fingerprint and the secret.
const NOTE_FILE: &str = "mint.json";
/// The file with a line for each pass.
pub(super) const PASSES_FILE: &str = "passes.csv";
/// The file with a line for each error.
pub(super) const ERRORS_FILE: &str = "errors.csv";
/// Locked while a run is at work.
const LOCK_FILE: &str = ".mint.lock";
/// The ending of files that are being written.
const PART_ENDING: &str = ".part";

/// 128 bits tell rows apart: two of a billion rows are alike with a probability of 10^-21.
pub(super) type Digest = [u8; 16];

/// The secret's length, in bytes: as long as the output of the hash that it keys.
const SECRET_BYTES: usize = 32;

/// How many bytes of a keyed hash make a serial number, and how many a token.
const SERIAL_BYTES: usize = 12;
const TOKEN_BYTES: usize = 20;

// It prints itself nowhere: the secret makes every token.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Note {
    version: u32,
    design: String,
    secret: String,
}

/// A line of `passes.csv`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Entry {
    pub(super) row: u64,
    pub(super) serial_number: String,
    pub(super) file: String,
    pub(super) bytes: u64,
    /// Tells whose pass it is.
    pub(super) key: String,
    /// Tells what is in it.
    pub(super) content: String,
}

/// A folder of passes that this run alone works in.
#[derive(Debug)]
pub(super) struct Journal {
    pub(super) made: Made,
    pub(super) book: Book,
}

/// What was made by earlier runs.
#[derive(Debug)]
pub(super) struct Made {
    folder: PathBuf,
    entries: HashMap<Digest, (Digest, u64)>,
    secret: hmac::Key,
}

/// What this run makes and finds wrong.
#[derive(Debug)]
pub(super) struct Book {
    folder: PathBuf,
    passes: File,
    errors: Option<csv::Writer<File>>,
    /// Held until the run ends.
    _lock: File,
}

/// The fingerprint of everything that goes into passes besides the data.
pub(super) fn design(bundle: &Bundle, mint: &Mint, options: &FillOptions) -> String {
    // The manifest holds the hashes of all shared files and of the document.
    let unsigned = mint.prepare(bundle.document());
    let mut bytes = unsigned.manifest().to_vec();
    bytes.push(u8::from(options.allow_empty));
    bytes.extend_from_slice(options.zone.as_deref().unwrap_or_default().as_bytes());
    hex(&digest(&[&bytes]))
}

/// A hash over parts that cannot be mistaken for one another.
pub(super) fn digest(parts: &[&[u8]]) -> Digest {
    let mut context = aws_lc_rs::digest::Context::new(&aws_lc_rs::digest::SHA256);
    for part in parts {
        context.update(&(part.len() as u64).to_le_bytes());
        context.update(part);
    }
    let mut digest = Digest::default();
    digest.iter_mut().zip(context.finish().as_ref()).for_each(|(to, from)| *to = *from);
    digest
}

/// Bytes as lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).ok());
    pairs.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect()
}

impl Journal {
    /// Opens the folder, or makes it; removes what an interrupted run left half written.
    pub(super) fn open(folder: &Path, design: &str, again: bool) -> Result<Self, CommandError> {
        let failed = |source| CommandError::Write { path: folder.to_owned(), source };
        fs::create_dir_all(folder).map_err(failed)?;
        let lock = lock(folder)?;
        remove_leftovers(folder)?;
        let secret = settle_note(folder, design, again)?;
        let path = folder.join(PASSES_FILE);
        if again {
            remove(&path)?;
        }
        remove(&folder.join(ERRORS_FILE))?;
        let entries = read_entries(&path)?;
        let passes = append_to(&path)?;
        let secret = hmac::Key::new(hmac::HMAC_SHA256, &secret);
        let made = Made { folder: folder.to_owned(), entries, secret };
        Ok(Self { made, book: Book { folder: folder.to_owned(), passes, errors: None, _lock: lock } })
    }
}

impl Made {
    /// Whether the pass is there and as it should be.
    pub(super) fn has(&self, key: &Digest, content: &Digest, file: &str) -> bool {
        let Some((made, bytes)) = self.entries.get(key) else { return false };
        // A file of another size was cut off with the power, or is not ours.
        made == content && fs::metadata(self.folder.join(file)).is_ok_and(|it| it.len() == *bytes)
    }

    /// The serial number of a row that brings none.
    pub(super) fn serial_number(&self, key: &Digest) -> Result<SerialNumber, InvalidIdError> {
        SerialNumber::new(self.derived(b"serial number", key, SERIAL_BYTES))
    }

    /// The token of a pass whose row brings none.
    pub(super) fn authentication_token(&self, key: &Digest) -> Result<AuthenticationToken, InvalidIdError> {
        AuthenticationToken::new(self.derived(b"authentication token", key, TOKEN_BYTES))
    }

    fn derived(&self, purpose: &[u8], key: &Digest, bytes: usize) -> String {
        let tag = hmac::sign(&self.secret, &[purpose, key].concat());
        hex(tag.as_ref().get(..bytes).unwrap_or_default())
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Book {
    /// Notes a pass whose file is in its place.
    pub(super) fn note(&mut self, entry: &Entry) -> Result<(), CommandError> {
        let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
        let line = writer.serialize(entry).map(|()| writer.into_inner().unwrap_or_default());
        // One write for one line: a run that is killed leaves whole lines, but for the last.
        let written = match line {
            Ok(line) => self.passes.write_all(&line),
            Err(error) => Err(error.into()),
        };
        written.map_err(|source| CommandError::Write { path: self.folder.join(PASSES_FILE), source })
    }

    /// Lists an error.
    pub(super) fn list(&mut self, error: &RowError) -> Result<(), CommandError> {
        let path = self.folder.join(ERRORS_FILE);
        let failed = |source| CommandError::Write { path: path.clone(), source };
        if self.errors.is_none() {
            let mut writer = csv::Writer::from_writer(File::create(&path).map_err(failed)?);
            writer.write_record(["row", "column", "error"]).map_err(|error| failed(error.into()))?;
            self.errors = Some(writer);
        }
        let record = [&error.row.to_string(), error.column.as_deref().unwrap_or_default(), &error.sentence];
        match &mut self.errors {
            Some(writer) => writer.write_record(record).map_err(|error| failed(error.into())),
            None => Ok(()),
        }
    }

    /// Writes what is still in memory.
    pub(super) fn close(mut self) -> Result<(), CommandError> {
        let path = self.folder.join(ERRORS_FILE);
        let flushed = self.errors.as_mut().map_or(Ok(()), csv::Writer::flush);
        flushed.map_err(|source| CommandError::Write { path, source })
    }
}

/// The file of a pass: its serial number, with `%XX` for what file systems and shells read in their own way.
pub(super) fn file_name(serial: &SerialNumber) -> String {
    /// Most file systems take 255 bytes, the ending and the name while it is written included.
    const MAX_STEM_BYTES: usize = 200;

    let mut stem = String::new();
    for (index, byte) in serial.as_str().bytes().enumerate() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') || byte == b'.' && index > 0 {
            stem.push(char::from(byte));
        } else {
            stem.push_str(&format!("%{byte:02X}"));
        }
    }
    if stem.len() > MAX_STEM_BYTES {
        stem.truncate(MAX_STEM_BYTES - 33);
        stem.push('-');
        stem.push_str(&hex(&digest(&[serial.as_str().as_bytes()])));
    }
    format!("{stem}.pkpass")
}

/// Writes a file beside its place and moves it there, so that a half-written one is never found under its name.
pub(super) fn write_whole(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), CommandError> {
    let path = folder.join(name);
    let beside = folder.join(format!(".{name}{PART_ENDING}"));
    let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, &path));
    written.map_err(|source| CommandError::Write { path, source })
}

fn lock(folder: &Path) -> Result<File, CommandError> {
    let path = folder.join(LOCK_FILE);
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
    let file = file.map_err(|source| CommandError::Write { path: path.clone(), source })?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(MintCommandError::Busy { path: folder.to_owned() }.into()),
        // File systems without locks cannot tell; two runs at once are rare.
        Err(fs::TryLockError::Error(_)) => Ok(file),
    }
}

fn remove_leftovers(folder: &Path) -> Result<(), CommandError> {
    let failed = |source| CommandError::Read { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        let name = name.to_string_lossy();
        if name.starts_with('.') && name.ends_with(PART_ENDING) {
            remove(&folder.join(name.as_ref()))?;
        }
    }
    Ok(())
}

fn remove(path: &Path) -> Result<(), CommandError> {
    match fs::remove_file(path) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
            Err(CommandError::Write { path: path.to_owned(), source })
        }
        _ => Ok(()),
    }
}

/// Reads the note of an earlier run, or writes the first one; returns the secret.
fn settle_note(folder: &Path, design: &str, again: bool) -> Result<Vec<u8>, CommandError> {
    let path = folder.join(NOTE_FILE);
    let damaged = || MintCommandError::DamagedNote { path: path.clone() };
    let text = match fs::read(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return first_note(folder, design),
        Err(source) => return Err(CommandError::Read { path, source }),
    };
    let note: Note = serde_json::from_slice(&text).map_err(|_| damaged())?;
    let secret = unhex(&note.secret).filter(|it| it.len() == SECRET_BYTES).ok_or_else(damaged)?;
    if note.version != 1 {
        return Err(damaged().into());
    }
    if note.design != design && !again {
        return Err(MintCommandError::AnotherDesign { path: folder.to_owned() }.into());
    }
    if note.design != design {
        write_note(folder, &Note { design: design.to_owned(), ..note })?;
    }
    Ok(secret)
}

fn first_note(folder: &Path, design: &str) -> Result<Vec<u8>, CommandError> {
    let failed = |source| CommandError::Read { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(failed)? {
        if entry.map_err(failed)?.file_name() != LOCK_FILE {
            return Err(MintCommandError::ForeignFolder { path: folder.to_owned() }.into());
        }
    }
    let mut secret = [0; SECRET_BYTES];
    aws_lc_rs::rand::fill(&mut secret).map_err(|_| MintCommandError::NoRandomness)?;
    write_note(folder, &Note { version: 1, design: design.to_owned(), secret: hex(&secret) })?;
    Ok(secret.to_vec())
}

fn write_note(folder: &Path, note: &Note) -> Result<(), CommandError> {
    let text = serde_json::to_vec_pretty(note).unwrap_or_default();
    write_whole(folder, NOTE_FILE, &text)?;
    keep_private(&folder.join(NOTE_FILE))
}

/// Who knows the secret knows the tokens.
#[cfg(unix)]
fn keep_private(path: &Path) -> Result<(), CommandError> {
    use std::os::unix::fs::PermissionsExt;

    let set = fs::set_permissions(path, fs::Permissions::from_mode(0o600));
    set.map_err(|source| CommandError::Write { path: path.to_owned(), source })
}

#[cfg(not(unix))]
fn keep_private(_: &Path) -> Result<(), CommandError> {
    Ok(())
}

/// The passes of earlier runs; a line that was cut off is one that has to be made again.
fn read_entries(path: &Path) -> Result<HashMap<Digest, (Digest, u64)>, CommandError> {
    let mut entries = HashMap::new();
    let Ok(mut reader) = csv::Reader::from_path(path) else { return Ok(entries) };
    for entry in reader.deserialize::<Entry>().map_while(Result::ok) {
        let digest = |text: &str| unhex(text).and_then(|bytes| Digest::try_from(bytes).ok());
        if let (Some(key), Some(content)) = (digest(&entry.key), digest(&entry.content)) {
            entries.insert(key, (content, entry.bytes));
        }
    }
    Ok(entries)
}

/// Opens the list to write on, behind its last whole line.
fn append_to(path: &Path) -> Result<File, CommandError> {
    let failed = |source| CommandError::Write { path: path.to_owned(), source };
    let mut file = OpenOptions::new().create(true).append(true).open(path).map_err(failed)?;
    let text = fs::read(path).map_err(failed)?;
    let whole = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    file.set_len(whole as u64).map_err(failed)?;
    if whole == 0 {
        file.write_all(b"row,serialNumber,file,bytes,key,content\n").map_err(failed)?;
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_serial_number_is_a_file_name_of_its_own() {
        let name = |serial: &str| file_name(&SerialNumber::new(serial).unwrap());
        assert_eq!(name("m-0042"), "m-0042.pkpass");
        assert_eq!(name("../x y/é"), "%2E.%2Fx%20y%2F%C3%A9.pkpass");
        assert_eq!(name("%2E"), "%252E.pkpass");
        let (one, two) = (name(&"x/".repeat(120)), name(&format!("{}y", "x/".repeat(120))));
        assert!(one.len() < 220 && one != two, "{one}");
    }

    #[test]
    fn hashes_of_parts_depend_on_where_the_parts_end() {
        assert_ne!(digest(&[b"ab", b"c"]), digest(&[b"a", b"bc"]));
        assert_eq!(unhex(&hex(&[0, 255, 16])), Some(vec![0, 255, 16]));
        assert_eq!(unhex("0g"), None);
    }
}
