//! Everything about an account, out and in again.

use serde_json::json;

use super::super::examples::SERIAL;
use super::super::operation::{Content, Operation, Shape, bytes, json_of, operation, text};
use super::super::tags::Tag;
use crate::api::ImportReply;

/// Lines of JSON.
const LINES: &str = "application/x-ndjson";

pub(super) fn export(id: &'static str, tag: Tag) -> Operation {
    operation(
        tag,
        id,
        "Export everything about an account",
        "Lines of JSON, page by page: the last line of a page says where the next one begins. It holds secrets: tokens of passes and what \
         persons filled in; API keys as hashes only. The files of passes and templates are fetched apart.",
    )
    .paged()
    .answers(200, text(LINES), "One page; its last line is `more` with a cursor, or `end`.")
    .refuses(400, &["invalid_cursor"])
    .refuses(404, &["not_found"])
}

pub(super) fn file(id: &'static str, tag: Tag) -> Operation {
    let position = json!({"type": "integer", "minimum": 0, "maximum": 9999, "examples": [0]});
    operation(
        tag,
        id,
        "Export one file",
        "A file of a pass or of a template, by its place in the line of the export. Name either `pass` or `template`.",
    )
    .query("pass", json!({"type": "string", "maxLength": 255, "examples": [SERIAL]}), "The serial number of a pass.")
    .query("template", json!({"type": "string", "maxLength": 64}), "The id of a template.")
    .query("position", position, "Which file, from 0.")
    .required()
    .answers(200, bytes("application/octet-stream"), "The file.")
    .refuses(400, &["invalid_query"])
    .refuses(404, &["not_found"])
}

pub(super) fn import() -> Operation {
    operation(
        Tag::Operator,
        "importAccount",
        "Import an account",
        "Some lines of an export at a time, in their order, the files of a line right behind it. Every step may be repeated; what is here \
         already stays, and nothing is overwritten. It needs the same `ID_SECRET`, certificate and host name as the export.",
    )
    .takes(
        Content { media_type: LINES, shape: Shape::Bytes, example: None },
        "Lines of JSON with their files.",
    )
    .answers(200, json_of::<ImportReply>(), "How many lines were taken in.")
    .refuses(400, &["invalid_import"])
    .refuses(409, &["already_here"])
    .refuses(422, &["other_id_secret"])
}
