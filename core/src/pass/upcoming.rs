//! The further events of a poster event ticket, as for a season. Source: Apple, "Pass.UpcomingPassInformationEntry". iOS 26.
//!
//! Apple's page spells `URLs`, `URL` and `SHA256`, which is what is written; Apple's pass-builder has them in small letters, which is
//! read too.

use super::view::{choices, view};
use super::{EventDateInfo, EventGuide, Field, Semantics};

/// The largest picture that an entry may point to, in bytes (Apple, "Pass.UpcomingPassInformationEntry").
pub const MAX_REMOTE_IMAGE_BYTES: u64 = 2_097_152;

choices! {
    /// What is upcoming.
    pub enum UpcomingType {
        Event = "event",
    }
}

view! {
    /// One upcoming event.
    pub struct UpcomingPass {
        /// What it is. Required.
        upcoming_type "type": Choice(UpcomingType),
        /// Tells the entries of a pass apart. Required.
        identifier "identifier": Text,
        /// The event's name. Required.
        name "name": Text,
        /// Whether this is the event that the ticket opens now.
        is_active "isActive": Boolean,
        /// When it is; absent when nobody knows yet.
        date_information "dateInformation": Object(EventDateInfo),
        /// The event guide.
        "URLs": Object(EventGuide),
        /// How Apple's pass-builder spells `URLs`.
        "urls": Object(EventGuide),
        /// Fields of the tile below.
        additional_info_fields "additionalInfoFields": Objects(Field),
        /// Fields of the details sheet.
        back_fields "backFields": Objects(Field),
        /// Further apps.
        auxiliary_store_identifiers "auxiliaryStoreIdentifiers": Numbers,
        /// Machine-readable facts.
        semantics "semantics": Object(Semantics),
        /// Its pictures.
        images "images": Object(UpcomingImages),
    }
}

impl<'a> UpcomingPass<'a> {
    /// The addresses of its event guide.
    #[must_use]
    pub fn event_guide(&self) -> Option<EventGuide<'a>> {
        let key = if self.object().contains_key("URLs") { "URLs" } else { "urls" };
        Some(EventGuide::new(self.object().get(key)?.as_object()?, format!("{}/{key}", self.pointer())))
    }
}

view! {
    /// The pictures of an upcoming event.
    pub struct UpcomingImages {
        /// Above its facts.
        header_image "headerImage": Object(RemoteImage),
        /// The map of the venue.
        venue_map "venueMap": Object(RemoteImage),
    }
}

view! {
    /// A picture from the web, or the one in the package.
    pub struct RemoteImage {
        /// Where the picture lies, for each scale.
        "URLs": Objects(ImageUrl),
        /// How Apple's pass-builder spells `URLs`.
        "urls": Objects(ImageUrl),
        /// Whether the picture of this name in the package is used instead.
        reuse_existing "reuseExisting": Boolean,
    }
}

impl<'a> RemoteImage<'a> {
    /// Where the picture lies, for each scale.
    #[must_use]
    pub fn urls(&self) -> Vec<ImageUrl<'a>> {
        let key = if self.object().contains_key("URLs") { "URLs" } else { "urls" };
        super::view::objects(self.object().get(key), &format!("{}/{key}", self.pointer()), ImageUrl::new)
    }
}

view! {
    /// One address of a picture.
    pub struct ImageUrl {
        /// The address; https. Required.
        "URL": Text,
        /// How Apple's pass-builder spells `URL`.
        "url": Text,
        /// The SHA-256 of the picture, 64 hexadecimal digits. Required.
        "SHA256": Text,
        /// How Apple's pass-builder spells `SHA256`.
        "sha256": Text,
        /// Pixels for each point; absent: 1.
        scale "scale": Number,
        /// Bytes, at most 2,097,152.
        size "size": Number,
    }
}

impl<'a> ImageUrl<'a> {
    /// The address; https. Required.
    #[must_use]
    pub fn url(&self) -> Option<&'a str> {
        self.text("URL").or_else(|| self.text("url"))
    }

    /// The SHA-256 of the picture, 64 hexadecimal digits. Required.
    #[must_use]
    pub fn sha256(&self) -> Option<&'a str> {
        self.text("SHA256").or_else(|| self.text("sha256"))
    }
}
