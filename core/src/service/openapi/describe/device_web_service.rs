//! The calls of iPhones. Source: Apple, "Adding a web service to update passes".

use serde_json::json;

use super::super::operation::{Operation, bytes, json_named, operation};
use super::super::tags::Tag;
use crate::bundle::PASS_MEDIA_TYPE;

const TOKEN: &str = "2b00a3f5c1d94e6f8a7b6c5d4e3f2a1b2b00a3f5c1d94e6f8a7b6c5d4e3f2a1b";

pub(super) fn register() -> Operation {
    operation(
        Tag::Phones,
        "registerDevice",
        "Register for updates",
        "A device added the pass and wants to be told of changes.",
    )
    .takes(json_named("PushToken").like(json!({"pushToken": TOKEN})), "Where pushes go.")
    .answers_empty(201, "It is registered.")
    .answers_empty(200, "It was registered already; the push token is the new one.")
    .refuses(400, &["invalid_body", "invalid_push_token", "invalid_device"])
    .refuses(403, &["too_many_devices"])
}

pub(super) fn unregister() -> Operation {
    operation(
        Tag::Phones,
        "unregisterDevice",
        "Unregister",
        "A device removed the pass. Doing it twice is no error.",
    )
    .answers_empty(200, "It is not registered.")
    .refuses(400, &["invalid_device"])
}

pub(super) fn list_updates() -> Operation {
    operation(
        Tag::Phones,
        "listUpdates",
        "What changed",
        "The passes of a device that changed since a tag. The device identifier is the secret of this call.",
    )
    .query(
        "passesUpdatedSince",
        json!({"type": "string"}),
        "The `lastUpdated` of the answer before; absent or unknown: all passes of the device.",
    )
    .answers(200, json_named("SerialNumbers"), "Serial numbers, and the tag for the next call.")
    .answers_empty(204, "Nothing changed, or the device has no such pass.")
    .refuses(400, &["invalid_device", "invalid_pass_type"])
}

pub(super) fn fetch() -> Operation {
    operation(
        Tag::Phones,
        "fetchPass",
        "Fetch the present version",
        "A revoked pass is still served: it says that it is voided.",
    )
    .header(
        "If-Modified-Since",
        json!({"type": "string", "examples": ["Sun, 01 Nov 2026 12:00:00 GMT"]}),
        "The `Last-Modified` of the version that the device has.",
    )
    .answers(200, bytes(PASS_MEDIA_TYPE), "The signed file.")
    .with("Last-Modified", "Sun, 01 Nov 2026 12:00:00 GMT", "When this version was made.")
    .answers_empty(304, "The device has it already.")
    .refuses(404, &["not_found"])
}

pub(super) fn log() -> Operation {
    operation(
        Tag::Phones,
        "reportProblems",
        "Report problems",
        "What a phone has to complain about. The issuer reads it with `GET /api/v1/passes/{serial}/log`.",
    )
    .takes(
        json_named("PhoneReports")
            .like(json!({"logs": ["[2026-11-01 12:00:00 +0000] Get pass task (pass type pass.org.example, serial number '42'): encountered error"]})),
        "At most 20 lines of 500 characters are kept.",
    )
    .answers_empty(200, "They are taken.")
    .refuses(400, &["invalid_body"])
}

pub(super) fn personalize() -> Operation {
    operation(
        Tag::Phones,
        "personalize",
        "Send a sign-up form",
        "What a person filled in when adding a rewards pass. The answer is a signature over the token; the pass that is fetched next \
         has no form any more.",
    )
    .takes(
        json_named("Personalization").like(json!({
            "personalizationToken": "2dfa7b1c-90e4",
            "requiredPersonalizationInfo": {"emailAddress": "zoe@example.org", "fullName": "Zoë Brandt"},
        })),
        "The token of the phone, and the answers.",
    )
    .answers(200, bytes("application/octet-stream"), "A detached PKCS #7 signature over the token, DER.")
    .refuses(400, &["invalid_body", "invalid_token", "invalid_answers"])
    .refuses(404, &["not_found"])
    .refuses(409, &["nothing_to_personalize"])
}
