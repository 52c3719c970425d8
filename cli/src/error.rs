//! Why a command could not be carried out; each is one sentence on standard error and exit code 2.

use std::error::Error;
use std::path::PathBuf;

use passwright_core::bundle::{ReadBundleError, WritePassesError};
use passwright_core::repair::OpenError;
use passwright_core::signature::certificate::ParseCertificateError;
use passwright_core::signature::software_key::{KeyAlgorithm, KeyError};
use passwright_core::signature::{ChainError, SignError};
use passwright_core::size;
use passwright_core::zip::WriteArchiveError;

/// Why a command could not be carried out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CommandError {
    /// A file or directory cannot be read.
    #[error("cannot read {}", path.display())]
    Read {
        /// Where.
        path: PathBuf,
        /// What the operating system says.
        #[source]
        source: std::io::Error,
    },
    /// A file is larger than anything that is read here.
    #[error("{} has more than {}", path.display(), size::in_words(*max))]
    TooLarge {
        /// Where.
        path: PathBuf,
        /// The limit in bytes.
        max: usize,
    },
    /// The repaired pass would take the place of the one that was checked.
    #[error("{} is the file that is checked; give another name with --output", path.display())]
    SameFile {
        /// Where.
        path: PathBuf,
    },
    /// The file is not a pass.
    #[error("{}: {source}", path.display())]
    Open {
        /// Where.
        path: PathBuf,
        /// What is wrong with it.
        source: OpenError,
    },
    /// The directory is not a pass.
    #[error("{}: {source}", path.display())]
    Directory {
        /// Where.
        path: PathBuf,
        /// What is wrong with it.
        source: ReadBundleError,
    },
    /// The directory has more files than an archive may have.
    #[error("{} has more than {max} files", path.display())]
    TooManyFiles {
        /// Where.
        path: PathBuf,
        /// The limit.
        max: usize,
    },
    /// A name in the directory that no archive can have.
    #[error("the name of {} is not UTF-8", path.display())]
    FileName {
        /// Where.
        path: PathBuf,
    },
    /// A symbolic link in the directory: what it points at may be anything on this machine.
    #[error("{} is a symbolic link; put the file itself there", path.display())]
    SymbolicLink {
        /// Where.
        path: PathBuf,
    },
    /// A certificate file does not hold what it should.
    #[error("{}: {source}", path.display())]
    Certificate {
        /// Where.
        path: PathBuf,
        /// What is wrong with it.
        source: ParseCertificateError,
    },
    /// A key file does not hold what it should.
    #[error("{}: {source}", path.display())]
    Key {
        /// Where.
        path: PathBuf,
        /// What is wrong with it.
        source: KeyError,
    },
    /// A key or `.p12` file without its password.
    #[error("{} needs its password: give --password, or set {}", path.display(), crate::identity::PASSWORD_VARIABLE)]
    PasswordNeeded {
        /// Where.
        path: PathBuf,
    },
    /// A PEM certificate without a key.
    #[error("the private key is missing: give --key, or a .p12 file as --certificate")]
    KeyNeeded,
    /// Key and certificate do not belong together.
    #[error(transparent)]
    KeyOfAnother(KeyError),
    /// Certificate and intermediate do not belong together.
    #[error(transparent)]
    Chain(#[from] ChainError),
    /// The native library does not take the key.
    #[error("the private key was rejected: {reason}")]
    KeyRejected {
        /// What the library says.
        reason: String,
    },
    /// A file that would be written is there already.
    #[error("{} is there already; nothing was written, so that no key is lost", path.display())]
    Exists {
        /// Where.
        path: PathBuf,
    },
    /// A key and its request were not made.
    #[error("the key and the request cannot be made")]
    Request {
        /// What the library says.
        #[source]
        source: rcgen::Error,
    },
    /// The system gave no random bytes.
    #[error("the system gave no random bytes")]
    NoRandomness,
    /// The worker imports RSA keys only.
    #[error("the worker signs with RSA keys, and this key is {algorithm}")]
    NotForTheWorker {
        /// What the key computes with.
        algorithm: KeyAlgorithm,
    },
    /// The manifest was not signed.
    #[error(transparent)]
    Sign(#[from] SignError),
    /// The archive was not put together.
    #[error(transparent)]
    Archive(#[from] WriteArchiveError),
    /// Passes cannot be minted.
    #[error(transparent)]
    Mint(#[from] crate::mint::MintCommandError),
    /// The passes do not fit one file.
    #[error(transparent)]
    Passes(#[from] WritePassesError),
    /// A file without a pass in it.
    #[error("{} holds no pass", path.display())]
    NothingToDo {
        /// Where.
        path: PathBuf,
    },
    /// The result cannot be written.
    #[error("cannot write {}", path.display())]
    Write {
        /// Where.
        path: PathBuf,
        /// What the operating system says.
        #[source]
        source: std::io::Error,
    },
}

impl CommandError {
    /// The sentence with its causes.
    #[must_use]
    pub fn in_full(&self) -> String {
        let causes = std::iter::successors(self.source(), |error| (*error).source());
        let mut text = self.to_string();
        for cause in causes.map(ToString::to_string) {
            // Transparent layers say the same again.
            if !text.ends_with(&cause) {
                text.push_str(": ");
                text.push_str(&cause);
            }
        }
        text
    }
}
