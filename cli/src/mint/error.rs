//! Why nothing can be minted; what is wrong with single rows is told by [`super::row::RowError`].

use std::path::PathBuf;

use passwright_core::mint::{MintError, TemplateError};

/// Why nothing, or no more, can be minted.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MintCommandError {
    /// A file that is no template.
    #[error("{}: {source}", path.display())]
    Template {
        /// Where.
        path: PathBuf,
        /// What is wrong with it.
        source: TemplateError,
    },
    /// The columns of the data do not fit the template.
    #[error("{} does not fit the template:{}", path.display(), listed(errors))]
    Columns {
        /// The data.
        path: PathBuf,
        /// One sentence for each.
        errors: Vec<String>,
    },
    /// The data is neither CSV nor JSON lines.
    #[error("{} must end in .csv, .tsv, .txt, .jsonl or .ndjson, which says how it is read", path.display())]
    UnknownData {
        /// Where.
        path: PathBuf,
    },
    /// The table cannot be read on.
    #[error("cannot read {}", path.display())]
    Csv {
        /// Where.
        path: PathBuf,
        /// What the reader says.
        #[source]
        source: csv::Error,
    },
    /// The data is in another encoding.
    #[error("{} is not in UTF-8: save it as “CSV UTF-8”", path.display())]
    Encoding {
        /// Where.
        path: PathBuf,
    },
    /// There is nothing in the data.
    #[error("{} has no rows", path.display())]
    NoRows {
        /// Where.
        path: PathBuf,
    },
    /// More columns than a table has.
    #[error("{} has more than {max} columns", path.display())]
    TooManyColumns {
        /// Where.
        path: PathBuf,
        /// The limit.
        max: usize,
    },
    /// A column that shall be ignored is not there.
    #[error("there is no column `{column}` to ignore")]
    NothingToIgnore {
        /// The column.
        column: String,
    },
    /// The folder holds passes of another design.
    #[error(
        "{} holds passes of another design or made with other options: give --again to make all of them anew under the same \
         serial numbers, or choose another folder",
        path.display()
    )]
    AnotherDesign {
        /// The folder.
        path: PathBuf,
    },
    /// The folder has files, but not from this command.
    #[error("{} is not empty and was not made by passwright mint: choose another folder", path.display())]
    ForeignFolder {
        /// The folder.
        path: PathBuf,
    },
    /// Another run is at work in the folder.
    #[error("another passwright mint is at work in {}", path.display())]
    Busy {
        /// The folder.
        path: PathBuf,
    },
    /// The note of an earlier run cannot be understood.
    #[error("{} is damaged: choose another folder, or delete it to give every pass a new serial number", path.display())]
    DamagedNote {
        /// The file.
        path: PathBuf,
    },
    /// The system has no random numbers.
    #[error("the system gives no random numbers")]
    NoRandomness,
    /// A pass could not be signed or packed, which has nothing to do with its row.
    #[error(transparent)]
    Mint(#[from] MintError),
}

fn listed(errors: &[String]) -> String {
    errors.iter().map(|error| format!("\n  {error}")).collect()
}
