//! Handing bytes to the person as a file.

use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlAnchorElement, Url};

use crate::images::raster::blob_of;

/// How long the browser may take to read the bytes after the click, in milliseconds.
const READ_WITHIN_MILLIS: u32 = 60_000;

/// Starts a download; `None` when the browser refuses.
pub(crate) fn download(bytes: &[u8], name: &str, media_type: &str) -> Option<()> {
    download_blob(&blob_of(bytes, media_type)?, name)
}

/// The same for what the browser holds already.
pub(crate) fn download_blob(blob: &Blob, name: &str) -> Option<()> {
    let url = Url::create_object_url_with_blob(blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    gloo_timers::callback::Timeout::new(READ_WITHIN_MILLIS, move || {
        // An address that is already gone needs no second farewell.
        Url::revoke_object_url(&url).unwrap_or_default();
    })
    .forget();
    Some(())
}

/// The stem of a file name that every system takes: letters and digits of a title, joined by hyphens.
pub(crate) fn file_stem(title: &str) -> String {
    let words = title.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let stem = words.map(str::to_lowercase).collect::<Vec<_>>().join("-");
    if stem.is_empty() { "pass".to_owned() } else { stem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_of_the_title() {
        assert_eq!(file_stem("Bean & Leaf: Caf\u{e9}"), "bean-leaf-caf\u{e9}");
        assert_eq!(file_stem("../"), "pass");
    }
}
