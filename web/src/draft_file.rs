//! A draft as a file, to keep or to hand to somebody: the pass as it is, unsigned, with what the editor knows besides.
//!
//! In scope: its shape, writing, and recognising it when it is opened. It is a zip archive of the pass's files and `draft.json`; what was
//! published and every key stay on this device.

use std::rc::Rc;

use passwright_core::zip::{self, WriteArchiveError};
use serde::{Deserialize, Serialize};

use crate::design::Design;
use crate::download::{download, file_stem};

/// The ending of its name.
pub(crate) const ENDING: &str = ".passwright";

/// Its media type; nobody else has one for it.
pub(crate) const MEDIA_TYPE: &str = "application/zip";

/// The file that makes an archive a draft.
const MARK: &str = "draft.json";

/// The version of [`Extra`].
const SHAPE: u32 = 1;

/// What the editor knows besides the pass.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Extra {
    passwright_draft: u32,
    parked_transit: Option<String>,
}

/// Writes a design as a file.
///
/// # Errors
/// [`WriteArchiveError`] when a file is too large for the zip format.
pub(crate) fn write(design: &Design) -> Result<Vec<u8>, WriteArchiveError> {
    let extra = Extra { passwright_draft: SHAPE, parked_transit: design.parked_transit.clone() };
    // Two plain values can always be written.
    let extra = serde_json::to_vec(&extra).unwrap_or_default();
    let document = design.document.to_bytes();
    let own = [("pass.json", document.as_slice()), (MARK, extra.as_slice())];
    let files = design.files.iter().filter(|file| file.name != MARK);
    zip::write(own.into_iter().chain(files.map(|file| (file.name.as_str(), &*file.bytes))))
}

/// Hands a design to the person as a file.
pub(crate) fn save_copy(design: &Design) {
    let name = format!("{}{ENDING}", file_stem(&design.title()));
    // What no archive can hold was refused when it came in; and a browser that refuses a download says so itself.
    if let Ok(bytes) = write(design) {
        download(&bytes, &name, MEDIA_TYPE).unwrap_or_default();
    }
}

/// Recognises a draft among opened files, and takes back what the editor knew; `false` for anything else.
pub(crate) fn take_back(design: &mut Design) -> bool {
    let extra = design.file(MARK).and_then(|file| serde_json::from_slice::<Extra>(&file.bytes).ok());
    let Some(extra) = extra.filter(|extra| extra.passwright_draft == SHAPE) else { return false };
    design.parked_transit = extra.parked_transit;
    Rc::make_mut(&mut design.files).retain(|file| file.name != MARK);
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{DesignId, PassFile};
    use passwright_core::document::Document;

    #[test]
    fn the_shape_of_the_file_is_unchanged() {
        let design = Design::new(DesignId(1), Document::parse(b"{}").unwrap(), Vec::new());
        let entries = zip::read(&write(&design).unwrap(), &zip::Limits::default()).unwrap();
        let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!(names, ["pass.json", "draft.json"]);
        assert_eq!(entries[1].bytes, br#"{"passwrightDraft":1,"parkedTransit":null}"#);
    }

    #[test]
    fn a_file_of_that_name_from_somebody_else_is_only_a_file() {
        let files = vec![PassFile { name: MARK.into(), bytes: Rc::from(*b"{\"theirs\":1}") }];
        let mut design = Design::new(DesignId(1), Document::default(), files);
        assert!(!take_back(&mut design));
        assert!(design.file(MARK).is_some());
    }
}
