//! The ways by which files come in: the pickers of files and of folders, and whatever is dropped or pasted anywhere on the page.

use web_sys::{Event, HtmlInputElement};
use yew::{Callback, Html, NodeRef, TargetCast, hook, html, use_callback, use_node_ref};

use super::file_drop::use_file_drop;
use crate::import::Named;

/// What the file picker offers first.
const ACCEPTED: &str = ".pkpass,.pkpasses,.pkpasstemplate,.passwright,.json,application/vnd.apple.pkpass,application/vnd.apple.pkpasses,application/zip,image/*";

/// The ways in.
pub(crate) struct Doors {
    /// The hidden inputs that open the pickers; part of the page.
    pub(crate) pickers: Html,
    /// Opens the file picker.
    pub(crate) open_file: Callback<()>,
    /// Opens the picker of folders.
    pub(crate) open_folder: Callback<()>,
    /// A file is over the page.
    pub(crate) is_dragging: bool,
}

/// Hands every file that comes in to `on_files`.
#[hook]
pub(crate) fn use_doors(on_files: &Callback<Vec<Named>>) -> Doors {
    let (file, folder) = (use_node_ref(), use_node_ref());
    let is_dragging = use_file_drop(on_files);
    let onchange = {
        let on_files = on_files.clone();
        move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let files = input.files();
            let files = files
                .map(|list| (0..list.length()).filter_map(|at| list.get(at)).map(Named::chosen).collect());
            on_files.emit(files.unwrap_or_default());
            // The same file can be chosen again.
            input.set_value("");
        }
    };
    let pickers = html! {
        // Truly hidden: Chromium focuses the button inside a file input that is only out of sight, whatever its `tabindex`.
        <>
            <input ref={file.clone()} id="open-file" hidden=true type="file" multiple=true accept={ACCEPTED} onchange={onchange.clone()} />
            <input ref={folder.clone()} id="open-folder" hidden=true type="file" webkitdirectory=true {onchange} />
        </>
    };
    let open = |(), input: &NodeRef| {
        if let Some(input) = input.cast::<HtmlInputElement>() {
            input.click();
        }
    };
    Doors {
        pickers,
        open_file: use_callback(file, open),
        open_folder: use_callback(folder, open),
        is_dragging,
    }
}
