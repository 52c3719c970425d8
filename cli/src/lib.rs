//! What the `passwright` command is made of; the benches use its signer.
//!
//! In scope: files, arguments, the system's clock, text and JSON for people and machines. Out of scope: every decision about passes, which
//! is `passwright-core`'s.

pub mod build;
pub mod certificate;
pub mod check;
pub mod error;
mod folder;
pub mod identity;
pub mod inspect;
pub mod key_file;
pub mod mint;
pub mod password;
pub mod report;
pub mod signer;
pub mod source;
pub mod template;

use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use passwright_core::time::Timestamp;

use crate::error::CommandError;

/// How a command went, as its exit code says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// 0: an iPhone would take the pass, or the file was built.
    Fine,
    /// 1: the file was opened, but an iPhone would refuse the pass.
    Problems,
    /// 2: not a pass, unreadable, or the command could not be carried out.
    Unreadable,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Fine => Self::from(0),
            Outcome::Problems => Self::from(1),
            Outcome::Unreadable => Self::from(2),
        }
    }
}

/// The present by the system's clock.
#[must_use]
pub fn now() -> Timestamp {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_unix_millis(i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX))
}

/// Writes beside the target first, so that a half-written file is never found under its name.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), CommandError> {
    let failed = |source| CommandError::Write { path: path.to_owned(), source };
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    std::fs::write(&beside, bytes).map_err(failed)?;
    std::fs::rename(&beside, path).map_err(failed)
}

/// Reads a file of at most `max` bytes.
pub(crate) fn read_file(path: &Path, max: usize) -> Result<Vec<u8>, CommandError> {
    use std::io::Read;

    let failed = |source| CommandError::Read { path: path.to_owned(), source };
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    file.take(max as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() > max {
        return Err(CommandError::TooLarge { path: path.to_owned(), max });
    }
    Ok(bytes)
}
