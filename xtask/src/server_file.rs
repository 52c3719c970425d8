//! `server.json`: how other programs find a running development server.

use std::path::Path;

use serde::Serialize;

use crate::files::{self, FileError};

/// Everything that a test, a bench or a person needs to talk to the server.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ServerFile {
    /// Origin, without a slash at the end, as passes and links name it.
    pub(crate) url: String,
    /// Origin at which it answers on this machine: the same, unless nothing in front of it speaks https.
    pub(crate) reached_at: String,
    /// API key for real passes.
    pub(crate) api_key: String,
    /// API key for test passes.
    pub(crate) test_api_key: String,
    /// Opens the accounts.
    pub(crate) admin_secret: String,
    /// Path of the root certificate that all signatures lead to.
    pub(crate) root_certificate: String,
    /// Origin of the fake push server; its controls are under `/control`.
    pub(crate) push_url: String,
    /// Leader of the process group that holds all of the server's processes.
    pub(crate) pid: u32,
}

impl ServerFile {
    /// Writes it for its owner's eyes: it holds keys.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(crate) fn write(&self, path: &Path) -> Result<(), FileError> {
        let text = serde_json::to_vec_pretty(self).unwrap_or_default();
        // Readers poll for this file: it appears whole or not at all.
        let unfinished = path.with_extension("json.new");
        files::write_private(&unfinished, text)?;
        files::rename(&unfinished, path)
    }
}
