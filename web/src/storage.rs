//! The draft in this browser: IndexedDB, so that a reload or a crash loses nothing.
//!
//! In scope: the stored shape, saving and reading it. Out of scope: when to save (see [`crate::autosave`]). Nothing of it leaves
//! the device.

use std::rc::Rc;

use idb::builder::ObjectStoreBuilder;
use idb::{Database, TransactionMode};
use passwright_core::api::PublishedPass;
use passwright_core::document::Document;
use passwright_core::ids::SerialNumber;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use wasm_bindgen::JsValue;

use crate::design::{Design, DesignId, PassFile};
use crate::state::{Restored, State};

const DATABASE: &str = "passwright";
/// Raise it together with an upgrade of what older versions stored.
const DATABASE_VERSION: u32 = 1;
const DRAFTS: &str = "drafts";
const FILES: &str = "files";
/// The one draft that there is.
const CURRENT: &str = "current";
/// The version of [`StoredDraft`].
const SHAPE: u32 = 1;

/// Why the draft is not kept. It prints as the end of the sentence "Not saved: …".
#[derive(Debug, thiserror::Error)]
pub(crate) enum StorageError {
    /// The database failed: private mode, no space, or blocked by the person.
    #[error("this browser does not let the page keep data ({0})")]
    Database(#[from] idb::Error),
    /// A value could not cross the border to JavaScript.
    #[error("the draft could not be written ({0})")]
    Value(#[from] serde_wasm_bindgen::Error),
}

/// The small part of a draft, written with each change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct StoredDraft {
    version: u32,
    id: DesignId,
    pass: ByteBuf,
    parked_transit: Option<String>,
    published: Option<PublishedPass>,
    serial: Option<SerialNumber>,
}

/// The large part, written only when a file changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct StoredFiles {
    files: Vec<StoredFile>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct StoredFile {
    name: String,
    bytes: ByteBuf,
}

impl StoredDraft {
    fn new(design: &Design, state: &State) -> Self {
        Self {
            version: SHAPE,
            id: design.id,
            pass: ByteBuf::from(design.document.to_bytes()),
            parked_transit: design.parked_transit.clone(),
            published: state.publication().cloned(),
            serial: state.serial().cloned(),
        }
    }

    fn restore(self, files: StoredFiles) -> Option<Restored> {
        let document = Document::parse(&self.pass).ok()?;
        let files = files.files.into_iter();
        let files = files.map(|file| PassFile { name: file.name, bytes: Rc::from(file.bytes.into_vec()) });
        let mut design = Design::new(self.id, document, files.collect());
        design.parked_transit = self.parked_transit;
        Some(Restored { design, published: self.published, serial: self.serial })
    }
}

/// The draft's database, kept open.
#[derive(Debug, Clone)]
pub(crate) struct Storage(Rc<Database>);

impl Storage {
    /// Opens it, and makes it on the first visit.
    ///
    /// # Errors
    /// [`StorageError::Database`] where the browser keeps nothing.
    pub(crate) async fn open() -> Result<Self, StorageError> {
        let database = Database::builder(DATABASE)
            .version(DATABASE_VERSION)
            .add_object_store(ObjectStoreBuilder::new(DRAFTS))
            .add_object_store(ObjectStoreBuilder::new(FILES))
            .build()
            .await?;
        Ok(Self(Rc::new(database)))
    }

    /// Writes the present design, in one transaction: document and files always belong together.
    ///
    /// # Errors
    /// [`StorageError`]
    pub(crate) async fn save(
        &self,
        design: &Design,
        state: &State,
        with_files: bool,
    ) -> Result<(), StorageError> {
        let key = JsValue::from_str(CURRENT);
        let draft = serde_wasm_bindgen::to_value(&StoredDraft::new(design, state))?;
        let transaction = self.0.transaction(&[DRAFTS, FILES], TransactionMode::ReadWrite)?;
        let written = transaction.object_store(DRAFTS)?.put(&draft, Some(&key))?;
        if with_files {
            let files = design.files.iter();
            let files = files.map(|file| StoredFile {
                name: file.name.clone(),
                bytes: ByteBuf::from(file.bytes.to_vec()),
            });
            let files = serde_wasm_bindgen::to_value(&StoredFiles { files: files.collect() })?;
            transaction.object_store(FILES)?.put(&files, Some(&key))?.await?;
        }
        written.await?;
        transaction.commit()?.await?;
        Ok(())
    }

    /// Reads the draft; `None` on the first visit, or when a later version of the editor stored something else.
    ///
    /// # Errors
    /// [`StorageError`]
    pub(crate) async fn load(&self) -> Result<Option<Restored>, StorageError> {
        let key = JsValue::from_str(CURRENT);
        let transaction = self.0.transaction(&[DRAFTS, FILES], TransactionMode::ReadOnly)?;
        let draft = transaction.object_store(DRAFTS)?.get(key.clone())?.await?;
        let files = transaction.object_store(FILES)?.get(key)?.await?;
        let (Some(draft), Some(files)) = (draft, files) else { return Ok(None) };
        let draft: StoredDraft = serde_wasm_bindgen::from_value(draft)?;
        if draft.version != SHAPE {
            return Ok(None);
        }
        Ok(draft.restore(serde_wasm_bindgen::from_value(files)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Action;

    fn state() -> State {
        let document = Document::parse(b"{ \"generic\" : {} }").unwrap();
        let files = vec![PassFile { name: "icon.png".into(), bytes: Rc::from([1, 2]) }];
        let mut state = State::default();
        let design = Design::new(DesignId(7), document, files);
        state.apply(Action::Open { design, notice: None, now_millis: 0 });
        state.apply(Action::Numbered(DesignId(7), SerialNumber::new("S").unwrap()));
        state
    }

    #[test]
    fn the_stored_shape_is_unchanged() {
        let state = state();
        let stored = StoredDraft::new(state.design().unwrap(), &state);
        assert_eq!(
            serde_json::to_string(&stored).unwrap(),
            r#"{"version":1,"id":7,"pass":[123,32,34,103,101,110,101,114,105,99,34,32,58,32,123,125,32,125],"parkedTransit":null,"published":null,"serial":"S"}"#
        );
    }

    #[test]
    fn a_stored_draft_comes_back_with_its_very_bytes() {
        let state = state();
        let stored = StoredDraft::new(state.design().unwrap(), &state);
        let files =
            StoredFiles { files: vec![StoredFile { name: "icon.png".into(), bytes: ByteBuf::from([1, 2]) }] };
        let restored = stored.restore(files).unwrap();
        assert_eq!(&restored.design, state.design().unwrap());
        assert_eq!(restored.design.document.to_bytes(), b"{ \"generic\" : {} }");
        assert_eq!(restored.serial.as_ref(), state.serial());
    }
}
