//! The two documented issuer dialects.

use serde_json::json;

use super::super::operation::{Operation, bytes, json_named, operation};
use super::super::tags::Tag;
use crate::bundle::PASS_MEDIA_TYPE;

const ETAG: (&str, &str, &str) = ("ETag", "\"3\"", "The version, for `If-Match`.");

impl Operation {
    /// The last answer names the version.
    pub(super) fn with_version(self) -> Self {
        self.with(ETAG.0, ETAG.1, ETAG.2)
    }

    /// Takes a JSON body of a dialect, pictures included.
    fn takes_a_dialect(self, content: super::super::operation::Content, description: &'static str) -> Self {
        self.takes(content, description)
            .refuses(400, &["invalid_body", "invalid_picture"])
            .refuses(415, &["unsupported_media_type"])
            .refuses(422, &["text_too_long", "invalid_pass", "unreadable_document"])
    }
}

pub(super) fn create_wallet_pass() -> Operation {
    operation(
        Tag::WalletPass,
        "createWalletPass",
        "Make a pass from plain JSON",
        "Every key may be left out, but something must be readable on the front. Pictures named by address are fetched once, now: https \
         only, from public servers only, PNG, at most 5 MB.",
    )
    .repeatable()
    .takes_a_dialect(
        json_named("WalletPass").like(json!({
            "style": "storeCard",
            "logoText": "Café Amélie",
            "barcodeValue": "4711",
            "primaryFields": [{"key": "balance", "label": "Balance", "value": 12.5, "currencyCode": "EUR"}],
        })),
        "What is on the pass. At most 1 MiB apart from pictures inside it.",
    )
    .answers(201, json_named("CreatedWalletPass"), "The pass.")
    .with_version()
    .gives("serial", "$response.body#/serialNumber")
    .refuses(409, &["already_published"])
    .refuses(429, &["monthly_limit"])
}

pub(super) fn wallet_pass_file() -> Operation {
    operation(
        Tag::WalletPass,
        "downloadWalletPass",
        "Download the file",
        "The same with and without `.pkpass` at the end.",
    )
    .answers_with_the_file()
}

pub(super) fn payload() -> Operation {
    operation(
        Tag::WalletPass,
        "readPayload",
        "Read what was sent",
        "Every key as it was sent last, to fill an editor.",
    )
    .answers(200, json_named("WalletPassPayload"), "The body, and when it was made and changed.")
    .with_version()
    .refuses(404, &["not_found"])
    .refuses(409, &["other_api"])
}

pub(super) fn patch_wallet_pass() -> Operation {
    operation(
        Tag::WalletPass,
        "changeWalletPass",
        "Change a pass key by key",
        "A key that is sent replaces the stored one whole, a key that is left out stays, `null` removes it. Every device that has the \
         pass is told.",
    )
    .if_match()
    .takes_a_dialect(json_named("WalletPass").like(json!({"logoText": "Café Amélie", "backFields": null})), "What changes.")
    .answers(200, json_named("ChangedWalletPass"), "It is changed.")
    .with_version()
    .refuses(404, &["not_found"])
    .refuses(409, &["other_api", "changed_meanwhile"])
    .refuses(410, &["revoked"])
}

pub(super) fn create_pkpass() -> Operation {
    operation(
        Tag::Pkpass,
        "createPkpass",
        "Make a pass and get the file",
        "The file itself is the answer; its serial number is in a header.",
    )
    .repeatable()
    .takes_a_dialect(
        json_named("Pkpass").like(example()),
        "What is on the pass. At most 1 MiB apart from pictures inside it.",
    )
    .answers(200, bytes(PASS_MEDIA_TYPE), "The signed file.")
    .with("X-Serial-Number", "6d0c2c5b5f5c4d0e9c1f7a3b0a1b2c3d", "The serial number of the pass.")
    .with(
        "Content-Disposition",
        "attachment; filename=\"blue-bottle.pkpass\"",
        "A name for the file, made of what is on the card.",
    )
    .with_version()
    .gives("serial", "$response.header.X-Serial-Number")
    .refuses(409, &["already_published"])
    .refuses(429, &["monthly_limit"])
}

fn example() -> serde_json::Value {
    json!({
        "barcodeValue": "MEMBER-42",
        "barcodeFormat": "QR",
        "logoText": "Blue Bottle",
        "colorPreset": "blue",
        "primaryFields": [{"label": "Balance", "value": "12.00", "changeMessage": "Your balance is %@"}],
    })
}

pub(super) fn replace_pkpass() -> Operation {
    operation(
        Tag::Pkpass,
        "replacePkpass",
        "Replace a pass",
        "The whole body again, by the same rules. The same body changes nothing and counts for nothing.",
    )
    .if_match()
    .takes_a_dialect(json_named("Pkpass").like(example()), "What is on the pass from now on.")
    .answers(
        200,
        json_named("ReplacedPkpass"),
        "How many devices the push goes to; that is no proof of delivery.",
    )
    .with_version()
    .refuses(403, &["foreign_serial"])
    .refuses(404, &["not_found"])
    .refuses(410, &["revoked"])
    .refuses(429, &["monthly_limit"])
}

pub(super) fn usage() -> Operation {
    operation(
        Tag::Pkpass,
        "readUsage",
        "How many passes this month",
        "`limit` and `remaining` are null when there is no limit.",
    )
    .answers(200, json_named("Usage"), "The month so far.")
}
