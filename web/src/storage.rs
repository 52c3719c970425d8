//! The designs in this browser: IndexedDB, so that a reload or a crash loses nothing.
//!
//! In scope: the stored shape, saving, reading and forgetting. Out of scope: when to save (see [`crate::hooks::autosave`]). Nothing of it leaves
//! the device.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use idb::builder::ObjectStoreBuilder;
use idb::{Database, Transaction, TransactionMode, TransactionResult};
use passwright_core::api::{PublishedPass, TemplateReply};
use passwright_core::document::Document;
use passwright_core::ids::SerialNumber;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use wasm_bindgen::JsValue;

use crate::clock::now_millis;
use crate::design::{Design, DesignId, Parked, PassFile};
use crate::publication::Publication;
use crate::state::{Restored, State};
use crate::tabs::claim;

pub(crate) const DATABASE: &str = "passwright";
/// Raise it together with an upgrade of what older versions stored.
const DATABASE_VERSION: u32 = 1;
const DRAFTS: &str = "drafts";
const FILES: &str = "files";
/// The most designs that are read at once; more would not be found by eye in a gallery either.
const MAX_LISTED: usize = 24;
/// The version of [`StoredDraft`].
const SHAPE: u32 = 1;

thread_local! {
    /// What this page has forgotten, so that a farewell does not write it again.
    static FORGOTTEN: RefCell<BTreeSet<DesignId>> = const { RefCell::new(BTreeSet::new()) };
}

/// Why the draft is not kept. It prints as the end of the sentence "Not saved: …".
#[derive(Debug, thiserror::Error)]
pub(crate) enum StorageError {
    /// The database failed: private mode, no space, or blocked by the person.
    #[error("{}", text!("storage-closed", reason = .0.to_string()))]
    Database(#[from] idb::Error),
    /// The browser took the writing back; a full disk is the usual reason.
    #[error("{}", text!("storage-full"))]
    Refused,
    /// The person has deleted it meanwhile.
    #[error("{}", text!("storage-deleted"))]
    Forgotten,
    /// A value could not cross the border to JavaScript.
    #[error("{}", text!("storage-unwritten", reason = .0.to_string()))]
    Value(#[from] serde_wasm_bindgen::Error),
}

/// The small part of a design, written with each change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct StoredDraft {
    version: u32,
    id: DesignId,
    /// Milliseconds since 1970.
    saved_at: u64,
    /// Whether it is more than a starter card as it comes.
    is_edited: bool,
    pass: ByteBuf,
    parked_transit: Option<String>,
    /// What else is parked, as JSON; absent when there is nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parked: Option<String>,
    published: Option<PublishedPass>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    template: Option<TemplateReply>,
    serial: Option<SerialNumber>,
    /// Whether the page that wrote it was still open then.
    #[serde(default)]
    is_open: bool,
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
    fn new(design: &Design, state: &State, is_open: bool, now_millis: u64) -> Self {
        Self {
            version: SHAPE,
            id: design.id,
            saved_at: now_millis,
            is_edited: state.fresh != Some(design.id),
            pass: ByteBuf::from(design.document.to_bytes()),
            parked_transit: design.parked.transit.clone(),
            parked: parked_text(&design.parked),
            published: match state.publication() {
                Some(Publication::Pass(pass)) => Some(pass.clone()),
                _ => None,
            },
            template: match state.publication() {
                Some(Publication::Template(template)) => Some(template.clone()),
                _ => None,
            },
            serial: state.serial().cloned(),
            is_open,
        }
    }

    fn restore(self, files: StoredFiles) -> Option<Restored> {
        let document = Document::parse(&self.pass).ok()?;
        let files = files.files.into_iter();
        let files = files.map(|file| PassFile { name: file.name, bytes: Rc::from(file.bytes.into_vec()) });
        let mut design = Design::new(self.id, document, files.collect());
        design.parked = self.parked.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        design.parked.transit = self.parked_transit;
        let published = self.template.map(Publication::Template).or(self.published.map(Publication::Pass));
        Some(Restored { design, published, serial: self.serial, was_open: self.is_open })
    }
}

/// What is parked besides the transit type, which has a place of its own since the first version.
fn parked_text(parked: &Parked) -> Option<String> {
    let rest = Parked { transit: None, ..parked.clone() };
    (rest != Parked::default()).then(|| serde_json::to_string(&rest).unwrap_or_default())
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

    /// Writes the present design, in one transaction: document and files always belong together. `is_open` tells whether the page goes on
    /// with it; what was deleted comes back only with a new change. The requests have left when this
    /// returns; whether they were kept is told by [`Written::done`].
    ///
    /// # Errors
    /// [`StorageError`] when they could not be sent.
    pub(crate) fn save(
        &self,
        design: &Design,
        state: &State,
        with_files: bool,
        is_open: bool,
    ) -> Result<Written, StorageError> {
        if is_open {
            FORGOTTEN.with_borrow_mut(|all| all.remove(&design.id));
        } else if FORGOTTEN.with_borrow(|all| all.contains(&design.id)) {
            return Err(StorageError::Forgotten);
        }
        let key = key(design.id);
        let draft = serde_wasm_bindgen::to_value(&StoredDraft::new(design, state, is_open, now_millis()))?;
        let transaction = self.0.transaction(&[DRAFTS, FILES], TransactionMode::ReadWrite)?;
        if with_files {
            let files = design.files.iter();
            let files = files.map(|file| StoredFile {
                name: file.name.clone(),
                bytes: ByteBuf::from(file.bytes.to_vec()),
            });
            let files = serde_wasm_bindgen::to_value(&StoredFiles { files: files.collect() })?;
            transaction.object_store(FILES)?.put(&files, Some(&key))?;
        }
        transaction.object_store(DRAFTS)?.put(&draft, Some(&key))?;
        Ok(Written(transaction.commit()?))
    }

    /// Keeps designs that nobody works on yet.
    ///
    /// # Errors
    /// [`StorageError`] when not all of them were kept.
    pub(crate) async fn add(&self, designs: &[Design]) -> Result<(), StorageError> {
        for design in designs {
            // Published by nobody here, without a serial number, and not open.
            self.save(design, &State::default(), true, false)?.done().await?;
        }
        Ok(())
    }

    /// Reads the design that was saved last; `None` on the first visit.
    ///
    /// # Errors
    /// [`StorageError`]
    pub(crate) async fn latest(&self) -> Result<Option<Restored>, StorageError> {
        let newest = self.drafts().await?.into_iter().next();
        match newest {
            Some(draft) => self.with_files(draft).await,
            None => Ok(None),
        }
    }

    /// Reads one design as it was saved last; `None` when it is gone.
    ///
    /// # Errors
    /// [`StorageError`]
    pub(crate) async fn read(&self, id: DesignId) -> Result<Option<Restored>, StorageError> {
        match self.drafts().await?.into_iter().find(|draft| draft.id == id) {
            Some(draft) => self.with_files(draft).await,
            None => Ok(None),
        }
    }

    /// Reads the designs of this device, the newest first. Starter cards in which nothing was changed are cleared away, but for those
    /// that are open, here or in another tab.
    ///
    /// # Errors
    /// [`StorageError`]
    pub(crate) async fn list(&self, open: Option<DesignId>) -> Result<Vec<Restored>, StorageError> {
        let (edited, rest): (Vec<_>, Vec<_>) =
            self.drafts().await?.into_iter().partition(|draft| draft.is_edited);
        for draft in rest.iter().filter(|draft| Some(draft.id) != open) {
            if claim(draft.id).await {
                self.remove(draft.id).await?;
            }
        }
        let mut designs = Vec::new();
        for draft in edited.into_iter().take(MAX_LISTED) {
            designs.extend(self.with_files(draft).await?);
        }
        Ok(designs)
    }

    /// Forgets a design.
    ///
    /// # Errors
    /// [`StorageError`]
    pub(crate) async fn remove(&self, id: DesignId) -> Result<(), StorageError> {
        let transaction = self.0.transaction(&[DRAFTS, FILES], TransactionMode::ReadWrite)?;
        for store in [DRAFTS, FILES] {
            transaction.object_store(store)?.delete(key(id))?.await?;
        }
        transaction.commit()?.await?;
        FORGOTTEN.with_borrow_mut(|all| all.insert(id));
        Ok(())
    }

    /// All drafts of the shape that this editor knows, the newest first.
    async fn drafts(&self) -> Result<Vec<StoredDraft>, StorageError> {
        let transaction = self.0.transaction(&[DRAFTS], TransactionMode::ReadOnly)?;
        let values = transaction.object_store(DRAFTS)?.get_all(None, None)?.await?;
        // What a later version of the editor stored is left to that version.
        let known =
            values.into_iter().filter_map(|value| serde_wasm_bindgen::from_value::<StoredDraft>(value).ok());
        let mut drafts: Vec<StoredDraft> = known.filter(|draft| draft.version == SHAPE).collect();
        drafts.sort_by_key(|draft| std::cmp::Reverse(draft.saved_at));
        Ok(drafts)
    }

    async fn with_files(&self, draft: StoredDraft) -> Result<Option<Restored>, StorageError> {
        let transaction = self.0.transaction(&[FILES], TransactionMode::ReadOnly)?;
        let Some(files) = transaction.object_store(FILES)?.get(key(draft.id))?.await? else {
            return Ok(None);
        };
        Ok(draft.restore(serde_wasm_bindgen::from_value(files)?))
    }
}

/// A design on its way into the database.
pub(crate) struct Written(Transaction);

impl Written {
    /// Waits until it is kept.
    ///
    /// # Errors
    /// [`StorageError`] when the browser took it back, for example because the disk is full.
    pub(crate) async fn done(self) -> Result<(), StorageError> {
        match self.0.await? {
            TransactionResult::Committed => Ok(()),
            TransactionResult::Aborted => Err(StorageError::Refused),
        }
    }
}

impl PartialEq for Storage {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

fn key(id: DesignId) -> JsValue {
    // Milliseconds since 1970 fit into 53 bits for the next 280,000 years.
    JsValue::from_f64(id.0 as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Action;
    use passwright_core::pass::{Look, Style};

    fn state() -> State {
        let document = Document::parse(b"{ \"generic\" : {} }").unwrap();
        let files = vec![PassFile { name: "icon.png".into(), bytes: Rc::from([1, 2]) }];
        let mut state = State::default();
        let design = Design::new(DesignId(7), document, files);
        state.apply(Action::Open { design, is_fresh: false, notice: None, now_millis: 0 });
        state.apply(Action::Numbered(DesignId(7), SerialNumber::new("S").unwrap()));
        state
    }

    #[test]
    fn the_stored_shape_is_unchanged() {
        let state = state();
        let stored = StoredDraft::new(state.design().unwrap(), &state, true, 5);
        assert_eq!(
            serde_json::to_string(&stored).unwrap(),
            r#"{"version":1,"id":7,"savedAt":5,"isEdited":true,"pass":[123,32,34,103,101,110,101,114,105,99,34,32,58,32,123,125,32,125],"parkedTransit":null,"published":null,"serial":"S","isOpen":true}"#
        );
    }

    #[test]
    fn what_is_parked_comes_back() {
        let mut state = state();
        for look in [Look::PosterGeneric, Look::PosterEventTicket, Look::Classic(Style::Coupon)] {
            state.apply(Action::SwitchStyle(look));
        }
        let stored = StoredDraft::new(state.design().unwrap(), &state, true, 5);
        let restored = stored.restore(StoredFiles { files: Vec::new() }).unwrap();
        assert_eq!(restored.design.parked, state.design().unwrap().parked);
        assert!(restored.design.parked.poster.is_some() && restored.design.parked.ticket_schemes.is_some());
    }

    #[test]
    fn a_stored_draft_comes_back_with_its_very_bytes() {
        let state = state();
        let stored = StoredDraft::new(state.design().unwrap(), &state, true, 5);
        let files =
            StoredFiles { files: vec![StoredFile { name: "icon.png".into(), bytes: ByteBuf::from([1, 2]) }] };
        let restored = stored.restore(files).unwrap();
        assert_eq!(&restored.design, state.design().unwrap());
        assert_eq!(restored.design.document.to_bytes(), b"{ \"generic\" : {} }");
        assert_eq!(restored.serial.as_ref(), state.serial());
        assert!(restored.was_open);
    }

    #[test]
    fn a_draft_of_before_the_mark_was_left_in_good_order() {
        let state = state();
        let stored = StoredDraft::new(state.design().unwrap(), &state, true, 5);
        let text = serde_json::to_string(&stored).unwrap().replace(",\"isOpen\":true", "");
        let older: StoredDraft = serde_json::from_str(&text).unwrap();
        assert!(!older.is_open);
    }
}
