//! What the API is, for people and programs: OpenAPI 3.1, samples in three languages, a collection for Postman.
//!
//! In scope: words, schemas and examples for each line of the route table ([`super::routes::ROUTES`]). Out of scope: serving them; they are
//! written once when the editor is bundled, and nothing of this is compiled into the worker.
//!
//! What follows from the table is not said twice: paths, who may call, the statuses that come with that, the largest body. What the endpoints
//! say of themselves is in `describe`. The tests hold every exchange of the scenarios against the document, so neither drifts.
//!
//! Sources: OpenAPI Initiative, "OpenAPI Specification 3.1"; Postman, "Collection format 2.1".

use serde_json::Value;

mod bodies;
mod describe;
mod document;
mod examples;
mod operation;
mod parameters;
pub mod postman;
mod refusals;
mod samples;
mod schemas;
mod tags;
#[cfg(test)]
mod tests;
mod tree;

/// The document that `GET /openapi.json` answers.
#[must_use]
pub fn document() -> Value {
    document::document()
}
