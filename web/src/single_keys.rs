//! Whether keys without Ctrl do something: a choice of this browser, kept in its storage.

const NAME: &str = "passwright.single-keys";
const OFF: &str = "off";

/// Whether they do; they do unless somebody switched them off.
pub(crate) fn are_on() -> bool {
    let stored = storage().and_then(|storage| storage.get_item(NAME).ok().flatten());
    stored.as_deref() != Some(OFF)
}

/// Switches them.
pub(crate) fn set(on: bool) {
    let Some(storage) = storage() else { return };
    // A browser that keeps nothing forgets the choice with the page.
    let _ = if on { storage.remove_item(NAME) } else { storage.set_item(NAME, OFF) };
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}
