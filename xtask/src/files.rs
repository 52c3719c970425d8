//! Reading, writing and hashing files, with errors that name the file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// A file that could not be read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum FileError {
    /// Reading failed.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// Which file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// Writing failed.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// Which file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
}

fn reading<T>(path: &Path, result: io::Result<T>) -> Result<T, FileError> {
    result.map_err(|source| FileError::Read { path: path.to_owned(), source })
}

fn writing<T>(path: &Path, result: io::Result<T>) -> Result<T, FileError> {
    result.map_err(|source| FileError::Write { path: path.to_owned(), source })
}

/// The bytes of a file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    reading(path, fs::read(path))
}

/// The text of a file.
pub(crate) fn read_text(path: &Path) -> Result<String, FileError> {
    reading(path, fs::read_to_string(path))
}

/// Writes a file and the folders above it.
pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), FileError> {
    if let Some(folder) = path.parent() {
        create_folder(folder)?;
    }
    writing(path, fs::write(path, bytes))
}

/// As [`write()`], readable by its owner only.
pub(crate) fn write_private(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), FileError> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    if let Some(folder) = path.parent() {
        create_folder(folder)?;
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(0o600);
    let mut file = writing(path, options.open(path))?;
    writing(path, file.write_all(bytes.as_ref()))
}

/// Copies a file, with its permissions, in place of what is there.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), FileError> {
    if let Some(folder) = to.parent() {
        create_folder(folder)?;
    }
    // A program that runs cannot be overwritten, only taken away.
    match fs::remove_file(to) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => writing(to, Err(error))?,
        _ => {}
    }
    reading(from, fs::copy(from, to)).map(|_| ())
}

/// Makes a folder and those above it.
pub(crate) fn create_folder(path: &Path) -> Result<(), FileError> {
    writing(path, fs::create_dir_all(path))
}

/// Removes a folder and all in it, if it is there.
pub(crate) fn remove_folder(path: &Path) -> Result<(), FileError> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => writing(path, Err(error)),
        _ => Ok(()),
    }
}

/// Moves a folder to where nothing is.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<(), FileError> {
    writing(to, fs::rename(from, to))
}

/// All files under a folder, in a fixed order; nothing if it is not there.
pub(crate) fn list(folder: &Path) -> Result<Vec<PathBuf>, FileError> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        if !folder.is_dir() {
            continue;
        }
        for entry in reading(&folder, fs::read_dir(&folder))? {
            let path = reading(&folder, entry)?.path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// SHA-256 over parts, each with its length, in hexadecimal digits.
pub(crate) fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// SHA-256 of bytes, in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A note beside something made, which says from what it was made.
pub(crate) struct Stamp {
    path: PathBuf,
    digest: String,
}

impl Stamp {
    /// A stamp in this file for these inputs.
    pub(crate) fn new(path: PathBuf, digest: String) -> Self {
        Self { path, digest }
    }

    /// The thing was made from the same inputs.
    pub(crate) fn is_current(&self) -> bool {
        fs::read_to_string(&self.path).is_ok_and(|found| found == self.digest)
    }

    /// Notes that it has been made now.
    pub(crate) fn set(&self) -> Result<(), FileError> {
        write(&self.path, &self.digest)
    }

    /// Forgets the note, before the thing is made anew.
    pub(crate) fn clear(&self) -> Result<(), FileError> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => writing(&self.path, Err(error)),
            _ => Ok(()),
        }
    }
}
