//! The state directory of a development server: its lock, its secrets, its first account, wrangler's storage.
//!
//! In scope: what has to survive a restart. Out of scope: what the worker stores (wrangler's own files).

use std::fs::{File, TryLockError};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::files::{self, FileError};

/// Bytes of a secret made here: as many as the digest that it keys.
const SECRET_BYTES: usize = 32;
/// How long a server that was just killed may need until its lock is free.
const LOCK_WAIT: Duration = Duration::from_secs(5);
/// How often the lock is tried.
const POLL: Duration = Duration::from_millis(100);

/// Why a state directory cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum StateError {
    /// Another server runs on it.
    #[error(
        "{} is in use by another development server: stop that one, or choose another folder with --state",
        path.display()
    )]
    InUse {
        /// The state directory.
        path: PathBuf,
    },
    /// It could not be locked.
    #[error("cannot lock {}: {source}", path.display())]
    Lock {
        /// The lock file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// Its own file is damaged.
    #[error("{} is damaged ({source}): remove the folder to start afresh", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// The operating system gave no random bytes.
    #[error("cannot read random bytes: {0}")]
    Random(io::Error),
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
}

/// The first account and its keys.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Account {
    /// Account id.
    pub(crate) account: String,
    /// Key for real passes.
    pub(crate) api_key: String,
    /// Key for test passes.
    pub(crate) test_api_key: String,
}

/// What was made at the first start.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Memory {
    /// Keys the checks in serial numbers and API keys.
    pub(crate) id_secret: String,
    /// Opens the accounts.
    pub(crate) admin_secret: String,
    /// Missing until the first start has been completed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) account: Option<Account>,
}

/// An opened state directory.
pub(crate) struct State {
    folder: PathBuf,
    /// What it remembers; written by [`State::save`].
    pub(crate) memory: Memory,
}

impl State {
    /// Opens or makes a directory, and locks it; the lock holds as long as any copy of the file is open.
    ///
    /// # Errors
    /// [`StateError::InUse`] and the other variants.
    pub(crate) fn open(folder: &Path) -> Result<(Self, File), StateError> {
        files::create_folder(folder)?;
        let lock = lock(folder)?;
        let path = memory_file(folder);
        let memory = if path.is_file() {
            let text = files::read(&path)?;
            serde_json::from_slice(&text).map_err(|source| StateError::Damaged { path, source })?
        } else {
            Memory { id_secret: secret()?, admin_secret: secret()?, account: None }
        };
        let folder = folder.to_owned();
        let state = Self { folder, memory };
        state.save()?;
        Ok((state, lock))
    }

    /// Writes what is remembered.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(crate) fn save(&self) -> Result<(), FileError> {
        let text = serde_json::to_vec_pretty(&self.memory).unwrap_or_default();
        files::write_private(&memory_file(&self.folder), text)
    }

    /// A file or folder inside.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

fn memory_file(folder: &Path) -> PathBuf {
    folder.join("development.json")
}

fn lock(folder: &Path) -> Result<File, StateError> {
    let path = folder.join("lock");
    let failed = |source| StateError::Lock { path: path.clone(), source };
    let file = File::create(&path).map_err(failed)?;
    let deadline = Instant::now() + LOCK_WAIT;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::Error(source)) => return Err(failed(source)),
            Err(TryLockError::WouldBlock) if Instant::now() < deadline => thread::sleep(POLL),
            Err(TryLockError::WouldBlock) => {
                let path = folder.to_owned();
                return Err(StateError::InUse { path });
            }
        }
    }
}

fn secret() -> Result<String, StateError> {
    let mut bytes = [0; SECRET_BYTES];
    File::open("/dev/urandom")
        .and_then(|mut file| file.read_exact(&mut bytes))
        .map_err(StateError::Random)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::{State, StateError};

    #[test]
    fn secrets_survive_a_restart_and_a_second_server_is_refused() {
        let scratch = tempfile::tempdir().unwrap();
        let folder = scratch.path();
        let (first, lock) = State::open(folder).unwrap();
        assert_eq!(first.memory.id_secret.len(), 64);
        assert_ne!(first.memory.id_secret, first.memory.admin_secret);
        let refused = State::open(folder);
        assert!(matches!(refused, Err(StateError::InUse { .. })));
        drop(lock);
        let (second, _lock) = State::open(folder).unwrap();
        assert_eq!(second.memory.id_secret, first.memory.id_secret);
    }
}
