//! What can end a command, as one sentence for the developer.

use crate::backup::BackupError;
use crate::badges::BadgesError;
use crate::browser::BrowserError;
use crate::bundle::BundleError;
use crate::deploy::DeployError;
use crate::deployment::DeploymentError;
use crate::files::FileError;
use crate::group::GroupError;
use crate::preflight::PreflightError;
use crate::process::ProcessError;
use crate::server::ServerError;
use crate::state::StateError;

/// Any failure of a command.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum XtaskError {
    /// Something that the machine needs is missing.
    #[error(transparent)]
    Preflight(#[from] PreflightError),
    /// A program could not be run, failed, or was interrupted.
    #[error(transparent)]
    Process(#[from] ProcessError),
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The editor or the worker could not be bundled.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// The state directory cannot be used.
    #[error(transparent)]
    State(#[from] StateError),
    /// The server's processes could not be started together.
    #[error(transparent)]
    Group(#[from] GroupError),
    /// The development server did not come up, or ended.
    #[error(transparent)]
    Server(#[from] ServerError),
    /// There is no browser for the browser tests.
    #[error(transparent)]
    Browser(#[from] BrowserError),
    /// No badges could be taken.
    #[error(transparent)]
    Badges(#[from] BadgesError),
    /// The deployment is not ready.
    #[error(transparent)]
    Deploy(#[from] DeployError),
    /// A deployment does not answer or refuses.
    #[error(transparent)]
    Deployment(#[from] DeploymentError),
    /// A folder of an export cannot be used.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// The compiler does not say for which machine it compiles.
    #[error("`rustc --version --verbose` does not name this machine")]
    NoHost,
    /// The fuzz program does not list its targets.
    #[error("{} does not run or names no target", program.display())]
    NoFuzzTargets {
        /// Where it is.
        program: std::path::PathBuf,
    },
    /// A target was asked for that is not there.
    #[error("there is no fuzz target {name:?}")]
    NoSuchFuzzTarget {
        /// The name asked for.
        name: String,
    },
    /// Something failed; the report has already named it.
    #[error("tests failed")]
    TestsFailed,
}

impl XtaskError {
    /// The developer stopped the command: nothing to explain.
    pub(crate) fn is_interruption(&self) -> bool {
        matches!(self, Self::Process(ProcessError::Interrupted))
    }
}
