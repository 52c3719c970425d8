//! What requests, objects and alarms of a local platform share: all that a deployment holds, and what a test has planned for it.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use passwright_core::service::limits::Windows;
use passwright_core::service::memory::Memory;
use passwright_core::service::ports::{Asset, CertificateUse, ObjectKind, PortError};
use passwright_core::service::settings::Settings;
use passwright_core::signature::software_key::SoftwareKey;
use passwright_core::time::Timestamp;

use super::faults::Faults;
use super::internet::Internet;
use super::storage::LocalStorage;
use crate::fake_push::FakePush;

/// What requests, objects and alarms share.
pub(super) struct House {
    pub(super) settings: RefCell<Rc<Settings>>,
    pub(super) signer: RefCell<Result<Rc<SoftwareKey>, String>>,
    pub(super) other_signers: RefCell<HashMap<CertificateUse, Result<Rc<SoftwareKey>, String>>>,
    pub(super) windows: RefCell<Windows>,
    pub(super) objects: RefCell<BTreeMap<(ObjectKind, String), LocalStorage>>,
    pub(super) cache: RefCell<HashMap<String, Vec<u8>>>,
    /// What the running worker remembers; it is gone when it starts again.
    pub(super) memory: RefCell<Memory>,
    pub(super) memory_of_another: RefCell<Memory>,
    pub(super) push: FakePush,
    pub(super) clock: Cell<Timestamp>,
    pub(super) random: Cell<u64>,
    pub(super) faults: Rc<Faults>,
    pub(super) log: RefCell<Vec<String>>,
    pub(super) assets: RefCell<BTreeMap<String, Asset>>,
    pub(super) internet: Internet,
    pub(super) during_push: RefCell<Option<Box<dyn FnOnce()>>>,
}

impl std::fmt::Debug for House {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("House").field("objects", &self.objects.borrow().keys()).finish_non_exhaustive()
    }
}

impl House {
    pub(super) fn storage(&self, kind: ObjectKind, name: &str) -> LocalStorage {
        let mut objects = self.objects.borrow_mut();
        let entry = objects.entry((kind, name.to_owned()));
        entry
            .or_insert_with(|| LocalStorage::new(Rc::clone(&self.faults)).expect("SQLite in memory opens"))
            .clone()
    }

    pub(super) fn unavailable(port: &'static str) -> PortError {
        PortError::Unavailable { port, message: "the test made this call fail".to_owned() }
    }
}
