//! How a test in another process reads and scripts the push service, under `/control`.
//!
//! | request | does |
//! |---|---|
//! | `GET /control/pushes` | `{"pushes": [...]}`, oldest first, each a [`super::Push`] |
//! | `DELETE /control/pushes` | forgets the pushes |
//! | `POST /control/script` | sets answers, see [`ScriptRequest`] |
//! | `POST /control/reset` | forgets pushes and scripts |
//!
//! Out of scope: the pushes themselves (`fake_push`).

use std::collections::VecDeque;

use http::{Method, Request, Response, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use super::FakePush;
use super::script::{Answer, Script};

/// First part of every control path.
pub const PREFIX: &str = "/control/";

/// Body of `POST /control/script`, for example
/// `{"token": "ab12", "answers": [{"reply": {"unregistered": {"timestampMs": 1}}}, {"reply": "silence"}]}`.
///
/// Without `token` the answers are for every token that has none of its own. `"repeatLast": true` gives the last one for ever.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ScriptRequest {
    /// Device token, or all.
    #[serde(default)]
    token: Option<String>,
    answers: VecDeque<Answer>,
    #[serde(default)]
    repeat_last: bool,
}

impl FakePush {
    /// Answers one control request.
    pub fn control(&self, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
        match (request.method(), request.uri().path()) {
            (&Method::GET, "/control/pushes") => reply(StatusCode::OK, &json!({ "pushes": self.pushes() })),
            (&Method::DELETE, "/control/pushes") => {
                self.clear();
                reply(StatusCode::OK, &json!({}))
            }
            (&Method::POST, "/control/reset") => {
                self.reset();
                reply(StatusCode::OK, &json!({}))
            }
            (&Method::POST, "/control/script") => self.take_script(request.body()),
            _ => reply(StatusCode::NOT_FOUND, &json!({ "error": "no such control request" })),
        }
    }

    fn take_script(&self, body: &[u8]) -> Response<Vec<u8>> {
        match serde_json::from_slice::<ScriptRequest>(body) {
            Ok(request) => {
                let script = Script::new(request.answers, request.repeat_last);
                self.script(request.token.as_deref(), script);
                reply(StatusCode::OK, &json!({}))
            }
            Err(error) => reply(StatusCode::BAD_REQUEST, &json!({ "error": error.to_string() })),
        }
    }
}

fn reply(status: StatusCode, body: &Value) -> Response<Vec<u8>> {
    let mut response = Response::new(body.to_string().into_bytes());
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(http::header::CONTENT_TYPE, http::HeaderValue::from_static("application/json"));
    response
}
