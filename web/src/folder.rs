//! The files of what was dropped: single ones, and those in folders, which browsers hand out piece by piece.
//!
//! Source: WHATWG, "File and Directory Entries API". Its answers come to callbacks; a folder tells at most a hundred names at a time.

use js_sys::{Array, Promise};
use passwright_core::zip::MAX_ENTRIES;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

use crate::import::Named;

/// What was dropped, taken out at once: the browser takes it back when the event ends.
pub(crate) struct Dropped {
    entries: Vec<FileSystemEntry>,
    files: Vec<File>,
}

impl Dropped {
    /// Takes it out of the event; `None` when there is no file in it.
    pub(crate) fn of(data: &DataTransfer) -> Option<Self> {
        let items = data.items();
        let entry = |at: u32| items.get(at)?.webkit_get_as_entry().ok()?;
        let entries: Vec<FileSystemEntry> = (0..items.length()).filter_map(entry).collect();
        let list = data.files();
        let files: Vec<File> =
            list.map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect()).unwrap_or_default();
        (!files.is_empty()).then_some(Self { entries, files })
    }

    /// All files with their paths. Where folders are not understood, what is there besides.
    pub(crate) async fn files(self) -> Vec<Named> {
        if self.entries.iter().all(|entry| !entry.is_directory()) {
            return self.files.into_iter().map(Named::new).collect();
        }
        let mut found = Vec::new();
        let mut open = self.entries;
        open.reverse();
        // One more than is borne, so that the reader can say that there are too many.
        while let Some(entry) = open.pop().filter(|_| found.len() <= MAX_ENTRIES) {
            let path = entry.full_path().trim_start_matches('/').to_owned();
            if entry.is_directory() {
                open.extend(children(entry.unchecked_ref()).await);
            } else if let Some(file) = file_of(entry.unchecked_ref()).await {
                found.push(Named { path, file });
            }
        }
        found
    }
}

/// A call that answers to one of two callbacks, as a promise.
async fn answer(call: impl FnOnce(&js_sys::Function, &js_sys::Function)) -> Option<JsValue> {
    let mut call = Some(call);
    let promise = Promise::new(&mut |resolve, reject| {
        if let Some(call) = call.take() {
            call(&resolve, &reject);
        }
    });
    JsFuture::from(promise).await.ok()
}

async fn file_of(entry: &FileSystemFileEntry) -> Option<File> {
    let file = answer(|resolve, reject| entry.file_with_callback_and_callback(resolve, reject)).await?;
    file.dyn_into().ok()
}

/// A folder tells its names piece by piece, until it tells none.
async fn children(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    while all.len() <= MAX_ENTRIES {
        let piece = answer(|resolve, reject| {
            // A refusal is an answer too: there is nothing more to be had.
            if reader.read_entries_with_callback_and_callback(resolve, reject).is_err() {
                reject.call0(&JsValue::NULL).map(drop).unwrap_or_default();
            }
        });
        let Some(piece) = piece.await else { break };
        let piece: Array = piece.unchecked_into();
        if piece.length() == 0 {
            break;
        }
        all.extend(piece.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
    all
}
