//! Opening an existing `.pkpass`, in the page.
//!
//! In scope: reading the file a person chose or dropped, and what they should know about it. Out of scope: mending (see
//! `core::repair`). A file that cannot be opened leaves the present design as it is.

use passwright_core::repair::{self, Opened};
use passwright_core::zip::{Limits, MAX_ARCHIVE_BYTES};
use web_sys::File;

use crate::design::{Design, DesignId};
use crate::images::raster::bytes_of;

/// Why a file is not opened. Each prints as a sentence for the person.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ImportError {
    /// No bytes.
    #[error("{name} is empty: it has 0 bytes.")]
    Empty {
        /// The file's name.
        name: String,
    },
    /// More bytes than the reader takes.
    #[error("{name} has {megabytes} MB; passes of up to {} MB are opened.", MAX_ARCHIVE_BYTES / 1024 / 1024)]
    TooLarge {
        /// The file's name.
        name: String,
        /// The size in whole megabytes.
        megabytes: u64,
    },
    /// The browser could not read it.
    #[error("{name} could not be read from this device.")]
    Unreadable {
        /// The file's name.
        name: String,
    },
    /// It is no pass, or a dangerous one.
    #[error("{name} could not be opened: {source}. Your present design is unchanged.")]
    NotAPass {
        /// The file's name.
        name: String,
        /// What the reader says.
        #[source]
        source: repair::OpenError,
    },
}

/// A pass that was opened, with the report for the person.
#[derive(Debug, Clone)]
pub(crate) struct Imported {
    /// The design.
    pub(crate) design: Design,
    /// What was found and done.
    pub(crate) report: Report,
}

/// What a person should know about an opened pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Report {
    /// The file's name.
    pub(crate) name: String,
    /// What was kept.
    pub(crate) kept: String,
    /// What was mended, a sentence each.
    pub(crate) mended: Vec<String>,
    /// What was wrong with the package as it came, a sentence each.
    pub(crate) found: Vec<String>,
    /// What will change when this pass is signed here.
    pub(crate) foreign: Vec<String>,
}

impl Report {
    /// Whether there is more to say than that it was opened.
    pub(crate) fn is_worth_reading(&self) -> bool {
        !(self.mended.is_empty() && self.found.is_empty() && self.foreign.is_empty())
    }
}

/// Reads and opens a file.
///
/// # Errors
/// [`ImportError`]
pub(crate) async fn open_file(file: &File, id: DesignId) -> Result<Imported, ImportError> {
    let name = file.name();
    if file.size() > MAX_ARCHIVE_BYTES as f64 {
        return Err(ImportError::TooLarge { name, megabytes: (file.size() / 1024.0 / 1024.0).ceil() as u64 });
    }
    let Some(bytes) = bytes_of(file).await else { return Err(ImportError::Unreadable { name }) };
    open_bytes(&bytes, name, id)
}

fn open_bytes(bytes: &[u8], name: String, id: DesignId) -> Result<Imported, ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::Empty { name });
    }
    match repair::open(bytes, &Limits::default()) {
        Ok(opened) => {
            Ok(Imported { design: Design::from_bundle(id, &opened.bundle), report: report(name, &opened) })
        }
        Err(source) => Err(ImportError::NotAPass { name, source }),
    }
}

fn report(name: String, opened: &Opened) -> Report {
    let document = opened.bundle.document();
    let files = opened.bundle.files().count();
    let kept = format!(
        "All {} top-level keys of pass.json and {files} {} are kept as they were, the ones this editor does not show included.",
        document.tree().len(),
        if files == 1 { "file" } else { "files" },
    );
    let mut foreign = Vec::new();
    if let Some(identifier) = document.text("/passTypeIdentifier") {
        foreign.push(format!(
            "It was issued as {identifier}. That identity belongs to its issuer; when you download or publish, the pass gets yours, and a serial number of its own."
        ));
    }
    if document.get("/webServiceURL").is_some() {
        foreign.push(
            "Its update address belongs to the first issuer and is left out of what you sign.".to_owned(),
        );
    }
    Report {
        name,
        kept,
        mended: opened.repairs.iter().map(|repair| repair.message.clone()).collect(),
        found: opened.package_problems.iter().map(|problem| problem.message.clone()).collect(),
        foreign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use passwright_core::zip;

    #[test]
    fn a_foreign_pass_is_opened_with_a_report_of_what_is_not_ours() {
        let pass = br#"{"formatVersion":1,"passTypeIdentifier":"pass.other","webServiceURL":"https://x.example","generic":{}}"#;
        let archive = zip::write([("pass.json", &pass[..]), ("icon.png", b"x")]).unwrap();
        let imported = open_bytes(&archive, "a.pkpass".into(), DesignId(3)).unwrap();
        assert_eq!(imported.design.document.to_bytes(), pass);
        assert_eq!(imported.report.foreign.len(), 2);
        assert!(imported.report.kept.starts_with("All 4 top-level keys of pass.json and 1 file "));
    }

    #[test]
    fn what_is_no_pass_is_told_in_a_sentence() {
        let error = |bytes: &[u8]| open_bytes(bytes, "a.pkpass".into(), DesignId(1)).unwrap_err().to_string();
        assert_eq!(error(b""), "a.pkpass is empty: it has 0 bytes.");
        assert_eq!(
            error(b"hello"),
            "a.pkpass could not be opened: the file is not a readable zip archive. Your present design is unchanged."
        );
    }
}
