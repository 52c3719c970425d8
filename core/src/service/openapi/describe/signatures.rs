//! Signatures for passes that are built elsewhere.

use serde_json::json;

use super::super::operation::{Operation, bytes, json_of, operation};
use super::super::tags::Tag;
use crate::api::{Identity, SerialsReply, SerialsRequest, SignatureRequest};

pub(super) fn identity() -> Operation {
    operation(
        Tag::Signatures,
        "readIdentity",
        "What passes signed here must carry",
        "Pass type and team are those of the certificate; iPhones compare them with `pass.json`.",
    )
    .answers(200, json_of::<Identity>(), "Pass type, team, and when the certificate ends.")
}

pub(super) fn signatures() -> Operation {
    operation(
        Tag::Signatures,
        "sign",
        "Sign a manifest",
        "Send the texts of `manifest.json` and `pass.json`; pictures stay with you. The answer becomes the file `signature` of the pass. \
         The serial number must be yours: ask `POST /api/v1/serials` for one. The document must name the pass type and team of \
         `GET /api/v1/identity`, and this deployment as its `webServiceURL`, or none.",
    )
    .takes(
        json_of::<SignatureRequest>().like(json!({
            "manifest": "{\"pass.json\":\"5f2b51ca2fdc5baa31ec02e002f69aec82b4a3c7\"}",
            "pass": "{\"formatVersion\":1,\"serialNumber\":\"6d0c2c5b5f5c4d0e9c1f7a3b0a1b2c3d\"}",
        })),
        "Both texts exactly as they will be in the file: the manifest has the SHA-1 of `pass.json`.",
    )
    .answers(200, bytes("application/pkcs7-signature"), "A detached PKCS #7 signature, DER.")
    .refuses(400, &["invalid_body"])
    .refuses(403, &["foreign_serial"])
    .refuses(
        422,
        &[
            "unreadable_document",
            "unreadable_manifest",
            "manifest_mismatch",
            "other_pass_type",
            "other_team",
            "no_serial_number",
            "foreign_web_service",
            "text_too_long",
            "invalid_pass",
        ],
    )
}

pub(super) fn serials() -> Operation {
    operation(
        Tag::Signatures,
        "createSerials",
        "Get serial numbers",
        "Serial numbers that nobody can guess and that belong to your account from now on.",
    )
    .takes(json_of::<SerialsRequest>().like(json!({"count": 2})), "How many.")
    .answers(201, json_of::<SerialsReply>(), "They are yours.")
    .refuses(400, &["invalid_body", "invalid_count"])
}
