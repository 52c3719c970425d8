//! What pages of others load, and what they show in a frame.

use serde_json::json;

use super::super::operation::{Operation, operation, text};
use super::super::tags::Tag;
use super::public::{HTML, SVG};

pub(super) fn pass_card() -> Operation {
    operation(
        Tag::Public,
        "passCard",
        "The card of a pass",
        "The front of the pass, drawn, without its barcode's file.",
    )
    .answers(200, text(SVG), "A picture.")
    .refuses(404, &["not_found"])
    .refuses(410, &["revoked"])
}

pub(super) fn join_card() -> Operation {
    operation(
        Tag::Public,
        "joinCard",
        "The card that people get from a join link",
        "The design, with what the link says or with its defaults.",
    )
    .takes_a_link()
    .answers(200, text(SVG), "A picture.")
}

pub(super) fn pass_frame() -> Operation {
    operation(
        Tag::Pages,
        "passFrame",
        "A pass in a frame",
        "One link, for sites that take no scripts of others.",
    )
    .themed()
    .answers(200, text(HTML), "The page of the frame; every site may show it.")
    .refuses(404, &["not_found"])
    .refuses(410, &["revoked"])
    .page()
}

pub(super) fn join_frame() -> Operation {
    operation(
        Tag::Pages,
        "joinFrame",
        "A join link in a frame",
        "One link, for sites that take no scripts of others.",
    )
    .themed()
    .takes_a_link()
    .answers(200, text(HTML), "The page of the frame; every site may show it.")
    .page()
}

pub(super) fn bundle_page() -> Operation {
    operation(
        Tag::Pages,
        "passesPage",
        "The page of several passes",
        "All in one step where the browser can, one by one elsewhere.",
    )
    .takes_serials()
    .answers(200, text(HTML), "The page.")
    .refuses(400, &["invalid_query"])
    .refuses(404, &["not_found"])
    .refuses(410, &["revoked"])
    .page()
}

pub(super) fn file() -> Operation {
    operation(
        Tag::Pages,
        "embedFile",
        "The element for any page",
        "`v1.js` is the element `<add-to-wallet>`; `demo` shows it, with `demo.js` and `demo.css`; `page.js` is for the pages of this service.",
    )
    .known_by_tag()
    .answers(200, text("text/javascript; charset=utf-8"), "The file; pages of any origin may load it.")
    .answers(200, text("text/css; charset=utf-8"), "The file; pages of any origin may load it.")
    .answers(200, text(HTML), "The file; pages of any origin may load it.")
    .refuses(404, &["not_found"])
}

pub(super) fn badge() -> Operation {
    operation(
        Tag::Pages,
        "embedBadge",
        "A badge of Apple's",
        "Where the operator has put Apple's files, as Apple made them; elsewhere there are none.",
    )
    .known_by_tag()
    .answers(200, text(SVG), "The picture; pages of any origin may load it.")
    .refuses(404, &["not_found"])
}

impl Operation {
    /// Is drawn light, dark, or as the visitor likes it.
    fn themed(self) -> Self {
        self.query(
            "theme",
            json!({"type": "string"}),
            "`light` or `dark`; anything else is what the visitor likes.",
        )
    }

    /// Is not sent again to who has it.
    fn known_by_tag(self) -> Self {
        self.header("If-None-Match", json!({"type": "string"}), "An `ETag` that this address gave.")
            .answers_empty(304, "It is as it was.")
    }
}
