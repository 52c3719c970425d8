//! A draft as a file, to keep or to hand to somebody: the pass as it is, unsigned, with what the editor knows besides.
//!
//! In scope: its shape, writing, and recognising it when it is opened. It is a zip archive of the pass's files and `draft.json`; what was
//! published and every key stay on this device.

use std::iter::once;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::spawn_local;

use crate::design::{Design, Parked};
use crate::download::{download, file_stem};
use crate::package::{Package, PackageError};

/// The ending of its name.
pub(crate) const ENDING: &str = ".passwright";

/// Its media type; nobody else has one for it.
pub(crate) const MEDIA_TYPE: &str = "application/zip";

/// The file that makes an archive a draft.
pub(crate) const MARK: &str = "draft.json";

/// The version of [`Extra`].
const SHAPE: u32 = 1;

/// What the editor knows besides the pass.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Extra {
    passwright_draft: u32,
    parked_transit: Option<String>,
    /// What else is parked; absent when there is nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parked: Option<Parked>,
}

/// The content of [`MARK`].
pub(crate) fn mark(design: &Design) -> Vec<u8> {
    let rest = Parked { transit: None, ..design.parked.clone() };
    let parked = (rest != Parked::default()).then_some(rest);
    let extra = Extra { passwright_draft: SHAPE, parked_transit: design.parked.transit.clone(), parked };
    // Plain values can always be written.
    serde_json::to_vec(&extra).unwrap_or_default()
}

/// Writes a design as a file.
async fn write(design: &Design) -> Result<Vec<u8>, PackageError> {
    let mark = mark(design);
    let files = design.files.iter().filter(|file| file.name != MARK);
    let files = files.map(|file| (file.name.as_str(), &*file.bytes));
    Package::of(once((MARK, mark.as_slice())).chain(files)).await?.archive(&design.document)
}

/// Hands a design to the person as a file; what stands in the way is a sentence for them.
pub(crate) fn save_copy(design: &Design, on_failed: impl Fn(String) + 'static) {
    let design = design.clone();
    spawn_local(async move {
        let name = format!("{}{ENDING}", file_stem(&design.title()));
        match write(&design).await {
            // A browser that refuses a download says so itself.
            Ok(bytes) => download(&bytes, &name, MEDIA_TYPE).unwrap_or_default(),
            Err(error) => on_failed(error.to_string()),
        }
    });
}

/// Recognises a draft among opened files, and takes back what the editor knew; `false` for anything else.
pub(crate) fn take_back(design: &mut Design) -> bool {
    let extra = design.file(MARK).and_then(|file| serde_json::from_slice::<Extra>(&file.bytes).ok());
    let Some(extra) = extra.filter(|extra| extra.passwright_draft == SHAPE) else { return false };
    design.parked = extra.parked.unwrap_or_default();
    design.parked.transit = extra.parked_transit;
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
        assert_eq!(mark(&design), br#"{"passwrightDraft":1,"parkedTransit":null}"#);
    }

    #[test]
    fn a_file_of_that_name_from_somebody_else_is_only_a_file() {
        let files = vec![PassFile { name: MARK.into(), bytes: Rc::from(*b"{\"theirs\":1}") }];
        let mut design = Design::new(DesignId(1), Document::default(), files);
        assert!(!take_back(&mut design));
        assert!(design.file(MARK).is_some());
    }
}
