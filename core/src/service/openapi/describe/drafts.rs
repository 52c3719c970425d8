//! Drafts: signed cards for trying a design, which end after a day.

use super::super::operation::{Operation, bytes, json_of, operation, text};
use super::super::tags::Tag;
use crate::api::DraftReply;
use crate::bundle::PASS_MEDIA_TYPE;

pub(super) fn create() -> Operation {
    operation(
        Tag::Passes,
        "createDraft",
        "Try a design on an iPhone",
        "A signed card that says DRAFT, for 24 hours. It counts against no month. A template is filled in with samples.",
    )
    .takes_a_bundle()
    .answers(201, json_of::<DraftReply>(), "Its addresses. Whoever has them can open the draft.")
    .refuses(422, &["invalid_template"])
    .refuses(429, &["too_many_requests"])
}

pub(super) fn page() -> Operation {
    operation(Tag::Pages, "draftPage", "The page of a draft", "To be opened on the iPhone.")
        .answers(200, text("text/html; charset=utf-8"), "The page.")
        .ends()
        .page()
}

pub(super) fn file() -> Operation {
    operation(Tag::Public, "downloadDraft", "Download a draft", "The file behind the page.")
        .answers(200, bytes(PASS_MEDIA_TYPE), "The signed file.")
        .ends()
}

pub(super) fn qr_code() -> Operation {
    operation(Tag::Public, "draftQrCode", "The QR code of a draft", "It leads to the page of the draft.")
        .answers(200, text("image/svg+xml"), "A picture.")
        .refuses(422, &["no_qr_code"])
        .ends()
}

impl Operation {
    /// It is there for a day only.
    fn ends(self) -> Self {
        self.refuses(404, &["not_found"]).refuses(410, &["revoked"])
    }
}
