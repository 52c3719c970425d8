//! The editor and this reference.

use serde_json::json;

use super::super::operation::{Operation, json_named, operation, text};
use super::super::tags::Tag;

pub(super) fn index() -> Operation {
    operation(
        Tag::Pages,
        "editor",
        "The editor",
        "The page on which people design passes. It needs a browser with WebAssembly.",
    )
    .answers(200, text("text/html; charset=utf-8"), "The page.")
    .refuses(404, &["not_found"])
}

pub(super) fn api_description() -> Operation {
    operation(
        Tag::Pages,
        "apiDescription",
        "This description",
        "OpenAPI 3.1, made of the same table that answers the calls. A collection for Postman and an environment for it are at \
         `/docs/passwright.postman_collection.json` and `/docs/passwright.postman_environment.json`.",
    )
    .answers(200, json_named("Anything").like(json!({"openapi": "3.1.1"})), "The description.")
    .refuses(404, &["not_found"])
}

pub(super) fn reference() -> Operation {
    operation(
        Tag::Pages,
        "reference",
        "The reference",
        "This description as a page, with every call to try out.",
    )
    .answers(200, text("text/html; charset=utf-8"), "The page.")
}
