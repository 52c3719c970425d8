//! Passes that were published as built bundles.

use serde_json::json;

use super::super::operation::{Content, Operation, bytes, json_of, operation};
use super::super::tags::Tag;
use crate::api::{
    DeviceList, History, PassList, PersonalizationReply, PhoneLog, PublishedPass, ValuesRequest,
};
use crate::bundle::PASS_MEDIA_TYPE;

/// Why an uploaded bundle is refused.
const BUNDLE: &[&str] = &[
    "not_an_archive",
    "unsafe_archive",
    "not_a_pass",
    "unreadable_document",
    "text_too_long",
    "invalid_pass",
];

/// A bundle as it is uploaded.
pub(super) fn bundle() -> Content {
    bytes(PASS_MEDIA_TYPE)
}

impl Operation {
    /// Takes a bundle.
    pub(super) fn takes_a_bundle(self) -> Self {
        self.takes(
            bundle(),
            "A `.pkpass`, signed or not: a ZIP archive of `pass.json` and pictures. `serialNumber`, `authenticationToken`, \
             `webServiceURL`, `passTypeIdentifier` and `teamIdentifier` are set here; a signature in it is left out. At most 500 files.",
        )
        .refuses(415, &["unsupported_media_type"])
        .refuses(422, BUNDLE)
    }
}

pub(super) fn publish() -> Operation {
    operation(
        Tag::Passes,
        "publishPass",
        "Publish a pass",
        "Makes a pass with an own link, QR code and file. Every later version is fetched by the phones that have it.",
    )
    .query(
        "keepSerial",
        json!({"type": "boolean", "default": false}),
        "Keep the `serialNumber` of the document, also when it was not made here. It must be yours: whoever can guess it can open \
         the pass's public page.",
    )
    .repeatable()
    .takes_a_bundle()
    .answers(201, json_of::<PublishedPass>(), "It is public.")
    .with("Location", "/api/v1/passes/6d0c2c5b5f5c4d0e9c1f7a3b0a1b2c3d", "Where it is in this API.")
    .gives("serial", "$response.body#/serialNumber")
    .refuses(400, &["invalid_query"])
    .refuses(403, &["foreign_serial"])
    .refuses(409, &["already_published"])
    .refuses(429, &["monthly_limit"])
}

pub(super) fn list() -> Operation {
    operation(Tag::Passes, "listPasses", "List your passes", "Newest first, page by page.")
        .paged()
        .limited()
        .answers(200, json_of::<PassList>(), "One page.")
        .refuses(400, &["invalid_cursor"])
}

pub(super) fn read() -> Operation {
    operation(Tag::Passes, "readPass", "Read a pass", "Its links, its version, and how many devices have it.")
        .answers(200, json_of::<PublishedPass>(), "The pass.")
        .with_version()
        .refuses(404, &["not_found"])
}

pub(super) fn republish() -> Operation {
    operation(
        Tag::Passes,
        "replacePass",
        "Publish a new version",
        "Replaces the whole pass. Every device that has it is told and fetches the new version. The same bundle again changes nothing.",
    )
    .if_match()
    .takes_a_bundle()
    .answers(200, json_of::<PublishedPass>(), "The present version; `devices` says how many are told.")
    .with_version()
    .refuses(404, &["not_found"])
    .refuses(409, &["other_pass_type", "revoked"])
}

pub(super) fn delete() -> Operation {
    operation(
        Tag::Passes,
        "revokePass",
        "Take a pass back",
        "Revokes it: devices that have it are told and show it voided, public links answer 410. This is final. With `erase=true` every \
         trace of the pass and of the person is deleted instead.",
    )
    .query("erase", json!({"type": "boolean", "default": false}), "Delete every trace.")
    .answers(200, json_of::<PublishedPass>(), "It is revoked.")
    .answers_empty(204, "It is erased.")
    .refuses(400, &["invalid_query"])
    .refuses(404, &["not_found"])
}

pub(super) fn devices() -> Operation {
    operation(
        Tag::Passes,
        "listDevices",
        "Who has a pass",
        "The devices that registered last, and how the pushes to them fare.",
    )
    .answers(200, json_of::<DeviceList>(), "At most 25 devices.")
    .refuses(404, &["not_found"])
}

pub(super) fn history() -> Operation {
    operation(
        Tag::Passes,
        "readHistory",
        "What changed in a pass",
        "Its versions: when, by which key, and which places.",
    )
    .answers(200, json_of::<History>(), "At most 100 versions, newest first.")
    .refuses(404, &["not_found"])
}

pub(super) fn personalization() -> Operation {
    operation(
        Tag::Passes,
        "readPersonalization",
        "Read a sign-up form",
        "What a customer filled in when adding a rewards pass.",
    )
    .answers(200, json_of::<PersonalizationReply>(), "The answers.")
    .refuses(404, &["not_found"])
}

pub(super) fn log() -> Operation {
    operation(
        Tag::Passes,
        "readPhoneLog",
        "What phones report of a pass",
        "Messages of iPhones, each with an explanation in plain words.",
    )
    .answers(200, json_of::<PhoneLog>(), "The last fifty, newest first.")
    .refuses(404, &["not_found"])
}

pub(super) fn change_values() -> Operation {
    operation(
        Tag::Passes,
        "changeValues",
        "Change values of one person",
        "For passes made of a template. Values that are not named stay; the device is told.",
    )
    .takes(
        json_of::<ValuesRequest>().like(json!({"values": {"points": 12}})),
        "By the names of the placeholders.",
    )
    .answers(200, json_of::<PublishedPass>(), "The present version.")
    .refuses(400, &["invalid_body"])
    .refuses(404, &["not_found"])
    .refuses(409, &["revoked", "no_template", "changed_meanwhile"])
    .refuses(422, &["invalid_values"])
}
