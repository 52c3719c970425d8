//! Calls from other people's pages: every answer under `/api/` and `/passes` may be read by any origin.
//!
//! That gives nothing away: these calls carry a key in a header, never a cookie. Source: WHATWG, "Fetch", section "CORS protocol".

use http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
};
use http::{Method, StatusCode};

use super::super::call::{Reply, empty, set};

/// How long a browser may remember that it may call, in seconds: a day.
const MAX_AGE_SECONDS: &str = "86400";

/// Whether a path belongs to an API that pages of any origin may call.
pub(in super::super) fn is_open(path: &str) -> bool {
    path == "/passes" || path.starts_with("/passes/") || path.starts_with("/api/")
}

/// The answer to a browser that asks whether it may call.
pub(in super::super) fn preflight(method: &Method, path: &str) -> Option<Reply> {
    if method != Method::OPTIONS || !is_open(path) {
        return None;
    }
    let mut reply = empty(StatusCode::NO_CONTENT);
    set(&mut reply, ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PUT, PATCH, DELETE");
    set(&mut reply, ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Content-Type, Idempotency-Key, If-Match");
    set(&mut reply, ACCESS_CONTROL_MAX_AGE, MAX_AGE_SECONDS);
    Some(reply)
}

/// Lets pages of any origin read an answer.
pub(in super::super) fn opened(mut reply: Reply) -> Reply {
    set(&mut reply, ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    set(&mut reply, ACCESS_CONTROL_EXPOSE_HEADERS, "X-Serial-Number, ETag");
    reply
}
