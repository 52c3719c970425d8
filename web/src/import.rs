//! Opening an existing `.pkpass`, in the page.
//!
//! In scope: reading the file a person chose or dropped, and what they should know about it. Out of scope: mending (see
//! `core::repair`). A file that cannot be opened leaves the present design as it is.

use passwright_core::zip::MAX_ARCHIVE_BYTES;
use web_sys::File;

use crate::design::{Design, DesignId};
use crate::images::raster::bytes_of;
use crate::package::{self, Opened, PackageError};

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
        source: PackageError,
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
    if bytes.is_empty() {
        return Err(ImportError::Empty { name });
    }
    match package::open(&bytes).await {
        Ok(opened) => {
            let report = report(name, &opened);
            Ok(Imported { design: Design::new(id, opened.document, opened.files), report })
        }
        Err(source) => Err(ImportError::NotAPass { name, source }),
    }
}

fn report(name: String, opened: &Opened) -> Report {
    let (document, files) = (&opened.document, opened.files.len());
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
    Report { name, kept, mended: opened.mended.clone(), found: opened.found.clone(), foreign }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::PassFile;
    use passwright_core::document::Document;

    #[test]
    fn a_foreign_pass_is_opened_with_a_report_of_what_is_not_ours() {
        let pass = br#"{"formatVersion":1,"passTypeIdentifier":"pass.other","webServiceURL":"https://x.example","generic":{}}"#;
        let opened = Opened {
            document: Document::parse(pass).unwrap(),
            files: vec![PassFile { name: "icon.png".into(), bytes: (*b"x").into() }],
            mended: vec![],
            found: vec![],
        };
        let report = report("a.pkpass".into(), &opened);
        assert_eq!(report.foreign.len(), 2);
        assert!(report.kept.starts_with("All 4 top-level keys of pass.json and 1 file "));
    }

    #[test]
    fn what_is_no_pass_is_told_in_a_sentence() {
        let source = PackageError::Refused("the file is not a readable zip archive".into());
        let error = ImportError::NotAPass { name: "a.pkpass".into(), source };
        assert_eq!(
            error.to_string(),
            "a.pkpass could not be opened: the file is not a readable zip archive. Your present design is unchanged."
        );
    }
}
