//! Addresses under which the page shows the pictures of a pass.

use std::collections::HashMap;
use std::rc::Rc;

use passwright_core::images::ImageKind;
use web_sys::Url;
use yew::{AttrValue, hook, use_memo, use_mut_ref};

use crate::design::{Design, PassFile};
use crate::images::raster::blob_of;
use crate::preview::PictureUrls;

/// An address that is given back when nobody needs it any more.
struct ObjectUrl {
    address: AttrValue,
    /// What it shows, so that an unchanged picture keeps its address and does not flicker.
    bytes: Rc<[u8]>,
}

impl Drop for ObjectUrl {
    fn drop(&mut self) {
        // An address that is already gone needs no second farewell.
        Url::revoke_object_url(&self.address).unwrap_or_default();
    }
}

/// The addresses of a design's pictures.
#[hook]
pub(crate) fn use_picture_urls(design: &Design) -> PictureUrls {
    let known = use_mut_ref(HashMap::<ImageKind, ObjectUrl>::new);
    let urls = use_memo(FilesOf(design.clone()), |FilesOf(design)| {
        let mut known = known.borrow_mut();
        for kind in ImageKind::ALL {
            let Some(file) = design.picture(kind) else {
                known.remove(&kind);
                continue;
            };
            if known.get(&kind).is_some_and(|url| Rc::ptr_eq(&url.bytes, &file.bytes)) {
                continue;
            }
            match object_url(file) {
                Some(url) => known.insert(kind, url),
                None => known.remove(&kind),
            };
        }
        known.iter().map(|(kind, url)| (*kind, url.address.clone())).collect::<PictureUrls>()
    });
    (*urls).clone()
}

/// Only the files matter here, not the document.
struct FilesOf(Design);

impl PartialEq for FilesOf {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0.files, &other.0.files)
    }
}

fn object_url(file: &PassFile) -> Option<ObjectUrl> {
    let address = Url::create_object_url_with_blob(&blob_of(&file.bytes, "image/png")?).ok()?;
    Some(ObjectUrl { address: address.into(), bytes: Rc::clone(&file.bytes) })
}
