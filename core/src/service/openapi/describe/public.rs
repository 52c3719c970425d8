//! What needs no key: health, pages, files, pictures, public facts.

use serde_json::json;

use super::super::operation::{Operation, bytes, json_of, operation, text};
use super::super::tags::Tag;
use crate::api::{Health, PublicPass, PublicTemplate};
use crate::bundle::{PASS_MEDIA_TYPE, PASSES_MEDIA_TYPE};

pub(super) const HTML: &str = "text/html; charset=utf-8";
pub(super) const SVG: &str = "image/svg+xml";

impl Operation {
    /// Answers with the file of a pass that can be added.
    pub(super) fn answers_with_the_file(self) -> Self {
        self.answers(200, bytes(PASS_MEDIA_TYPE), "The signed file.")
            .with("Last-Modified", "Sun, 01 Nov 2026 12:00:00 GMT", "When this version was made.")
            .refuses(404, &["not_found"])
            .refuses(410, &["revoked"])
    }

    /// Takes the serial numbers of several passes.
    pub(super) fn takes_serials(self) -> Self {
        let example = "6d0c2c5b5f5c4d0e9c1f7a3b0a1b2c3d,7e1d3d6c6a6d5e1f0d2a8b4c1b2c3d4e";
        let schema = json!({"type": "string", "minLength": 1, "examples": [example]});
        self.query("serials", schema, "1 to 10 serial numbers, separated by commas.").required()
    }

    /// Takes the signed values of a join link.
    pub(super) fn takes_a_link(self) -> Self {
        let schema = json!({"type": "string", "maxLength": 1500});
        self.query(
            "link",
            schema,
            "The values of a join link, as `POST /api/v1/templates/{template}/links` gave it.",
        )
        .refuses(400, &["invalid_link"])
        .refuses(404, &["not_found"])
        .refuses(410, &["revoked"])
    }
}

pub(super) fn health() -> Operation {
    operation(
        Tag::Public,
        "readHealth",
        "Whether the service can do its work",
        "Answers 200 also when something is missing, so that the sentence reaches a reader: `status` says which it is.",
    )
    .answers(200, json_of::<Health>(), "`ok`, or `degraded` with the reason.")
}

pub(super) fn landing() -> Operation {
    operation(
        Tag::Pages,
        "landingPage",
        "The page of a pass",
        "With the button or QR code that fits the visitor's device.",
    )
    .answers(200, text(HTML), "The page.")
    .refuses(404, &["not_found"])
    .refuses(410, &["revoked"])
    .page()
}

pub(super) fn file() -> Operation {
    operation(Tag::Public, "downloadPass", "Download a pass", "The address that iPhones add passes from.")
        .answers_with_the_file()
}

pub(super) fn qr_code() -> Operation {
    operation(Tag::Public, "passQrCode", "The QR code of a pass", "It leads to the page of the pass.")
        .answers(200, text(SVG), "A picture.")
        .refuses(404, &["not_found"])
        .refuses(410, &["revoked"])
        .refuses(422, &["no_qr_code"])
}

pub(super) fn bundle() -> Operation {
    operation(
        Tag::Public,
        "downloadPasses",
        "Download several passes",
        "One file, which a phone adds in one step.",
    )
    .takes_serials()
    .answers(200, bytes(PASSES_MEDIA_TYPE), "The file.")
    .refuses(400, &["invalid_query"])
    .refuses(404, &["not_found"])
    .refuses(410, &["revoked"])
    .refuses(422, &["too_large_together", "invalid_passes"])
}

pub(super) fn pass() -> Operation {
    operation(Tag::Public, "readPublicPass", "What everybody may know of a pass", "For pages that embed it.")
        .answers(200, json_of::<PublicPass>(), "Title, links, and whether it can be added.")
        .refuses(404, &["not_found"])
}

pub(super) fn template() -> Operation {
    operation(
        Tag::Public,
        "readPublicTemplate",
        "What everybody may know of a template",
        "For pages that embed it.",
    )
    .takes_a_link()
    .answers(200, json_of::<PublicTemplate>(), "Title, link, and whether people can join.")
    .refuses(404, &["not_found"])
}

pub(super) fn join_page() -> Operation {
    operation(
        Tag::Pages,
        "joinPage",
        "The page on which people get their pass",
        "It asks for the placeholders that have no default.",
    )
    .takes_a_link()
    .answers(200, text(HTML), "The page.")
    .answers_empty(303, "The pass of a personal link is there already.")
    .with(
        "Location",
        "https://wallet.example.org/p/6d0c2c5b5f5c4d0e9c1f7a3b0a1b2c3d",
        "The page of the pass.",
    )
    .page()
}

pub(super) fn join() -> Operation {
    operation(Tag::Pages, "join", "Get a pass", "What the form of the page sends.")
        .takes_a_link()
        .takes(
            super::super::operation::Content {
                media_type: "application/x-www-form-urlencoded",
                shape: super::super::operation::Shape::Named("JoinForm"),
                example: Some(json!({"name": "Zoë Brandt"})),
            },
            "The answers, by the names of the placeholders; each at most 1,000 characters.",
        )
        .optional_body()
        .answers_empty(303, "The pass is there.")
        .with(
            "Location",
            "https://wallet.example.org/p/6d0c2c5b5f5c4d0e9c1f7a3b0a1b2c3d",
            "The page of the pass.",
        )
        .refuses(422, &["invalid_values"])
        .refuses(429, &["monthly_limit", "too_many"])
        .page()
}

pub(super) fn join_qr_code() -> Operation {
    operation(
        Tag::Public,
        "joinQrCode",
        "The QR code of a join link",
        "It leads to the page on which people get their pass.",
    )
    .takes_a_link()
    .answers(200, text(SVG), "A picture.")
    .refuses(422, &["no_qr_code"])
}
