//! Designs for many people.

use serde_json::json;

use super::super::operation::{Operation, json_of, operation};
use super::super::tags::Tag;
use crate::api::{
    JoinLinkReply, JoinLinkRequest, PassList, PublishedPass, TemplateList, TemplatePassRequest, TemplateReply,
};

pub(super) fn create() -> Operation {
    operation(
        Tag::Templates,
        "createTemplate",
        "Make a template",
        "A bundle whose texts have placeholders: `{{name}}`, or `{{points|0}}` with a default. People get their passes by the join link, \
         or you make them with `POST /api/v1/templates/{template}/passes`.",
    )
    .takes_a_bundle()
    .answers(201, json_of::<TemplateReply>(), "People can join.")
    .with("Location", "/api/v1/templates/4d1f0c9e5a7b48d2a3c6e8f00b1d2c3e", "Where it is in this API.")
    .gives("template", "$response.body#/template")
    .refuses(422, &["invalid_template"])
}

pub(super) fn list() -> Operation {
    operation(Tag::Templates, "listTemplates", "List your templates", "Newest first, at most 100.").answers(
        200,
        json_of::<TemplateList>(),
        "The templates.",
    )
}

pub(super) fn read() -> Operation {
    operation(
        Tag::Templates,
        "readTemplate",
        "Read a template",
        "Its link, its placeholders, and how far the present design has come.",
    )
    .answers(200, json_of::<TemplateReply>(), "The template.")
    .refuses(404, &["not_found"])
}

pub(super) fn replace() -> Operation {
    operation(
        Tag::Templates,
        "replaceTemplate",
        "A new design for everybody",
        "Every pass made of the template gets the design and keeps its person's values. `reissue` says how far that has come.",
    )
    .takes_a_bundle()
    .answers(200, json_of::<TemplateReply>(), "The design is on its way.")
    .refuses(404, &["not_found"])
    .refuses(422, &["invalid_template"])
}

pub(super) fn close() -> Operation {
    operation(
        Tag::Templates,
        "closeTemplate",
        "Close a template",
        "Nobody can join any more. Passes that were made stay.",
    )
    .answers(200, json_of::<TemplateReply>(), "It is closed.")
    .refuses(404, &["not_found"])
}

pub(super) fn create_pass() -> Operation {
    operation(
        Tag::Templates,
        "createTemplatePass",
        "Make a pass for one person",
        "Placeholders without a default need a value.",
    )
    .repeatable()
    .takes(
        json_of::<TemplatePassRequest>().like(json!({"values": {"name": "Zoë Brandt", "points": 7}})),
        "By the names of the placeholders.",
    )
    .answers(201, json_of::<PublishedPass>(), "The pass of this person.")
    .gives("serial", "$response.body#/serialNumber")
    .refuses(400, &["invalid_body"])
    .refuses(404, &["not_found"])
    .refuses(409, &["already_published"])
    .refuses(410, &["revoked"])
    .refuses(422, &["invalid_values", "text_too_long", "invalid_pass", "unreadable_document"])
    .refuses(429, &["monthly_limit"])
}

pub(super) fn list_passes() -> Operation {
    operation(
        Tag::Templates,
        "listTemplatePasses",
        "Who has a pass of a template",
        "In the order of joining, page by page.",
    )
    .paged()
    .limited()
    .answers(200, json_of::<PassList>(), "One page.")
    .refuses(400, &["invalid_cursor"])
    .refuses(404, &["not_found"])
}

pub(super) fn create_link() -> Operation {
    operation(
        Tag::Templates,
        "createJoinLink",
        "Make a join link with values",
        "For one person, who gets the same pass each time, or for many (`shared`). Whoever has the link can read the values; nobody can \
         change them.",
    )
    .takes(
        json_of::<JoinLinkRequest>().like(json!({"values": {"name": "Zoë Brandt"}, "shared": false})),
        "Values that the person does not choose.",
    )
    .answers(201, json_of::<JoinLinkReply>(), "The link.")
    .refuses(400, &["invalid_body", "invalid_expiry"])
    .refuses(404, &["not_found"])
    .refuses(422, &["invalid_values", "link_too_long"])
}
