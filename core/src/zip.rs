//! The archive around a pass: a bounded reader and a writer that prints the same bytes for the same files.
//!
//! In scope: names and bytes. Out of scope: what the files mean (see [`crate::bundle`]).
//! The reader refuses, before it unpacks, what is dangerous: traversal, absolute names, duplicates, encryption, symbolic links, absurd
//! counts and sizes. Sizes are counted while unpacking too, so a header that lies about them gains nothing.
//! Sources: PKWARE APPNOTE 6.3.10; Apple, "Distributing and updating a pass".
//!
//! ```
//! use passwright_core::zip::{self, Limits};
//!
//! let archive = zip::write([("pass.json", &b"{}"[..]), ("icon.png", b"...")])?;
//! let entries = zip::read(&archive, &Limits::default())?;
//! assert_eq!(entries[1].name, "icon.png");
//!
//! let small = Limits { entries: 1, ..Limits::default() };
//! assert!(zip::read(&archive, &small).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::io::{Cursor, Read, Write};

use ::zip::result::ZipError;
use ::zip::write::SimpleFileOptions;
use ::zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::size;

mod mould;
mod names;

pub use mould::Mould;
pub use names::MendedName;
use names::Names;

/// The most entries that are read. Twenty languages with all pictures at three scales stay under 500.
pub const MAX_ENTRIES: usize = 1_000;

/// The largest archive that is read, in bytes. Wallet becomes unwilling far below; the service takes 10 MiB.
pub const MAX_ARCHIVE_BYTES: usize = 20 * 1024 * 1024;

/// The largest single file after unpacking, in bytes: a poster at three scales has about 4 MB.
pub const MAX_FILE_BYTES: usize = 10 * 1024 * 1024;

/// The most that all files together may have after unpacking, in bytes.
pub const MAX_TOTAL_BYTES: usize = 50 * 1024 * 1024;

/// Files smaller than this are stored: deflate would not save a disk block.
const MIN_COMPRESSED_BYTES: usize = 256;

/// How much the reader takes; every service that reads archives of strangers names its own.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The largest archive, in bytes.
    pub archive_bytes: usize,
    /// The most entries.
    pub entries: usize,
    /// The largest unpacked file, in bytes.
    pub file_bytes: usize,
    /// The most that all unpacked files may have together, in bytes.
    pub total_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            archive_bytes: MAX_ARCHIVE_BYTES,
            entries: MAX_ENTRIES,
            file_bytes: MAX_FILE_BYTES,
            total_bytes: MAX_TOTAL_BYTES,
        }
    }
}

/// One file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The path inside the archive, with forward slashes.
    pub name: String,
    /// The unpacked bytes.
    pub bytes: Vec<u8>,
}

/// Why an archive is not read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadArchiveError {
    /// Larger than the limit.
    #[error("the archive has {}, at most {} are read", size::in_words(*actual), size::in_words(*max))]
    ArchiveTooLarge {
        /// The limit in bytes.
        max: usize,
        /// The size found in bytes.
        actual: usize,
    },
    /// Not a zip archive, or cut off.
    #[error("the file is not a readable zip archive")]
    NotAnArchive(#[source] ZipError),
    /// More entries than the limit.
    #[error("the archive has {actual} entries, at most {max} are read")]
    TooManyEntries {
        /// The limit.
        max: usize,
        /// The count found.
        actual: usize,
    },
    /// Two entries of one name.
    #[error("the archive lists a file name twice")]
    DuplicateName,
    /// A name that would leave the folder it is unpacked into, or that no archive should have.
    #[error("the archive has an unsafe file name: {name:?}")]
    UnsafeName {
        /// The name, shortened.
        name: String,
    },
    /// An entry is encrypted.
    #[error("{name:?} is encrypted")]
    Encrypted {
        /// The file name.
        name: String,
    },
    /// An entry is a symbolic link.
    #[error("{name:?} is a symbolic link")]
    SymbolicLink {
        /// The file name.
        name: String,
    },
    /// A file unpacks to more than the limit.
    #[error("{name:?} unpacks to more than {}", size::in_words(*max))]
    FileTooLarge {
        /// The file name.
        name: String,
        /// The limit in bytes.
        max: usize,
    },
    /// All files together unpack to more than the limit.
    #[error("the archive unpacks to more than {}", size::in_words(*max))]
    TotalTooLarge {
        /// The limit in bytes.
        max: usize,
    },
    /// A file does not unpack: cut off, a wrong checksum or an unknown method.
    #[error("{name:?} is damaged or packed in an unknown way")]
    Damaged {
        /// The file name.
        name: String,
        /// What the archive reader says.
        #[source]
        source: std::io::Error,
    },
}

/// Why an archive cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("the archive cannot be written")]
pub struct WriteArchiveError(#[from] ZipError);

/// Reads all files of an archive, in the order of its directory; folders are left out.
///
/// # Errors
/// [`ReadArchiveError`], see its variants; nothing is returned of an archive that is refused.
pub fn read(archive: &[u8], limits: &Limits) -> Result<Vec<Entry>, ReadArchiveError> {
    read_names(archive, limits, &mut Names::Strict)
}

/// As [`read()`], but names that are merely written in another way are mended: backslashes, `./` in front, old encodings.
///
/// # Errors
/// As [`read()`]; names that lead out of the folder are refused here too.
pub fn read_mending_names(
    archive: &[u8],
    limits: &Limits,
) -> Result<(Vec<Entry>, Vec<MendedName>), ReadArchiveError> {
    let mut names = Names::Mended(Vec::new());
    let entries = read_names(archive, limits, &mut names)?;
    let Names::Mended(mended) = names else { return Ok((entries, Vec::new())) };
    // Two names that differ in nothing but how they are written are one after mending.
    let mut seen = std::collections::HashSet::new();
    if !mended.is_empty() && !entries.iter().all(|entry| seen.insert(entry.name.as_str())) {
        return Err(ReadArchiveError::DuplicateName);
    }
    Ok((entries, mended))
}

fn read_names(archive: &[u8], limits: &Limits, names: &mut Names) -> Result<Vec<Entry>, ReadArchiveError> {
    if archive.len() > limits.archive_bytes {
        return Err(ReadArchiveError::ArchiveTooLarge { max: limits.archive_bytes, actual: archive.len() });
    }
    let listed = listed_entries(archive).unwrap_or(0);
    if listed > limits.entries {
        return Err(ReadArchiveError::TooManyEntries { max: limits.entries, actual: listed });
    }
    let mut zip = ZipArchive::new(Cursor::new(archive)).map_err(ReadArchiveError::NotAnArchive)?;
    // The reader keeps one entry for each name: fewer than listed means that a name came twice.
    if zip.len() < listed {
        return Err(ReadArchiveError::DuplicateName);
    }
    if zip.len() > limits.entries {
        return Err(ReadArchiveError::TooManyEntries { max: limits.entries, actual: zip.len() });
    }
    let mut entries = Vec::new();
    let mut left = limits.total_bytes;
    for index in 0..zip.len() {
        if let Some(entry) = read_entry(&mut zip, index, limits, left, names)? {
            left -= entry.bytes.len();
            entries.push(entry);
        }
    }
    Ok(entries)
}

fn read_entry(
    zip: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    limits: &Limits,
    left: usize,
    names: &mut Names,
) -> Result<Option<Entry>, ReadArchiveError> {
    let name = {
        let raw = zip.by_index_raw(index).map_err(ReadArchiveError::NotAnArchive)?;
        let name = names.take(raw.name_raw(), &raw.name().unwrap_or_default())?;
        if raw.encrypted() {
            return Err(ReadArchiveError::Encrypted { name });
        }
        if raw.is_symlink() {
            return Err(ReadArchiveError::SymbolicLink { name });
        }
        if raw.size() > limits.file_bytes as u64 {
            return Err(ReadArchiveError::FileTooLarge { name, max: limits.file_bytes });
        }
        name
    };
    if name.ends_with('/') {
        return Ok(None);
    }
    let damaged =
        |name: &str, source: std::io::Error| ReadArchiveError::Damaged { name: name.to_owned(), source };
    let file = zip.by_index(index).map_err(|error| damaged(&name, std::io::Error::other(error)))?;
    let cap = limits.file_bytes.min(left);
    let mut bytes = Vec::new();
    file.take(cap as u64 + 1).read_to_end(&mut bytes).map_err(|error| damaged(&name, error))?;
    if bytes.len() > limits.file_bytes {
        return Err(ReadArchiveError::FileTooLarge { name, max: limits.file_bytes });
    }
    if bytes.len() > left {
        return Err(ReadArchiveError::TotalTooLarge { max: limits.total_bytes });
    }
    Ok(Some(Entry { name, bytes }))
}

/// How many entries the end-of-directory record says there are (APPNOTE 4.3.16).
fn listed_entries(archive: &[u8]) -> Option<usize> {
    const SIGNATURE: &[u8] = b"PK\x05\x06";
    // The record has 22 bytes and a comment of at most 65,535.
    let from = archive.len().saturating_sub(22 + 65_535);
    let tail = archive.get(from..)?;
    let at = tail.windows(SIGNATURE.len()).rposition(|window| window == SIGNATURE)?;
    match tail.get(at + 10..at + 12)? {
        [low, high] => Some(usize::from(u16::from_le_bytes([*low, *high]))),
        _ => None,
    }
}

/// Writes files in the order given. The same files give the same bytes: no clock, no permissions, no extra fields.
///
/// What does not compress is stored: pictures, which are compressed already, and other files that deflate makes no smaller.
///
/// # Errors
/// [`WriteArchiveError`] when a name comes twice or a file is larger than the classic zip format can say.
pub fn write<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<Vec<u8>, WriteArchiveError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, options(name, bytes))?;
        zip.write_all(bytes).map_err(ZipError::Io)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn options(name: &str, bytes: &[u8]) -> SimpleFileOptions {
    let stored = bytes.len() < MIN_COMPRESSED_BYTES || is_packed_already(name) || !shrinks(name, bytes);
    let method = if stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    base_options().compression_method(method)
}

fn base_options() -> SimpleFileOptions {
    // The first instant that the format knows: 1980-01-01.
    SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644)
}

/// Whether deflate makes a file smaller; of what is known to be text that is not tried.
fn shrinks(name: &str, bytes: &[u8]) -> bool {
    if [".json", ".strings"].iter().any(|text| name.ends_with(text)) {
        return true;
    }
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
    // Writing to memory cannot fail; if it did, storing is right.
    encoder.write_all(bytes).is_ok() && encoder.finish().is_ok_and(|packed| packed.len() < bytes.len())
}

fn is_packed_already(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    ["png", "jpg", "jpeg", "pkpass"].iter().any(|packed| extension.eq_ignore_ascii_case(packed))
}

#[cfg(test)]
mod tests;
