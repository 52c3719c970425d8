//! What an issuer sent to make a pass, so that it can be read back and changed in part.

use serde::{Deserialize, Serialize};

use super::super::ports::Storage;
use super::super::refusal::Failure;
use super::super::rows::{Columns, text};

/// A body as an issuer's API took it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Which API took it.
    pub dialect: String,
    /// The JSON, in the spelling of the translation that reads it again.
    pub body: String,
}

/// Keeps the body of the present version, or forgets the one before when this version came another way. Belongs into a transaction.
pub(super) fn keep<S: Storage>(storage: &S, source: Option<Source>) -> Result<(), Failure> {
    storage.exec("DELETE FROM source", &[])?;
    if let Some(source) = source {
        storage.exec(
            "INSERT INTO source (id, dialect, body) VALUES (1, ?, ?)",
            &[text(source.dialect), text(source.body)],
        )?;
    }
    Ok(())
}

/// The body of the present version.
pub(super) fn read<S: Storage>(storage: &S) -> Result<Option<Source>, Failure> {
    let row = storage.exec("SELECT dialect, body FROM source", &[])?.into_iter().next();
    let read = |row| {
        let mut row = Columns::new("source", row);
        Ok(Source { dialect: row.text()?, body: row.text()? })
    };
    row.map(read).transpose()
}
