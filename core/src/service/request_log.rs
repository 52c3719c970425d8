//! One line of JSON for each request, for the operator: what was called, what came of it, how long it took, for which account.
//!
//! Never in it: a path as it was called (serial numbers and devices are secrets of a kind), a query, a header, a body, an address.

use http::Method;
use serde::Serialize;

use super::authentication::presented_key;
use super::call::Call;
use super::ports::Ports;
use super::routes::{Caller, Route};
use crate::time::Timestamp;

/// How much of a method is kept, in characters; the longest usual one has seven.
const MAX_METHOD: usize = 16;

#[derive(Serialize)]
struct Line<'a> {
    at: String,
    method: String,
    /// As the route table writes it; nothing when there is no such route.
    route: Option<&'a str>,
    status: u16,
    /// Whole milliseconds. On Cloudflare the clock stands still while nothing is waited for.
    ms: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<String>,
}

/// For whom a request is: the account of a key that passes its check, or the operator.
pub(super) fn account<P: Ports>(route: &Route, call: &Call<'_, P>) -> Option<String> {
    match route.caller {
        Caller::Key(_) => presented_key(call).ok().map(|key| key.account().as_str().to_owned()),
        Caller::Operator => Some("operator".to_owned()),
        Caller::Everyone | Caller::Device | Caller::PassToken => None,
    }
}

/// Writes the line.
pub(super) fn write<P: Ports>(
    ports: &P,
    began: Timestamp,
    method: &Method,
    route: Option<&Route>,
    status: u16,
    account: Option<String>,
) {
    let now = ports.now();
    let line = Line {
        at: now.to_rfc3339(),
        method: method.as_str().chars().take(MAX_METHOD).collect(),
        route: route.map(|route| route.path),
        status,
        ms: now.unix_millis().saturating_sub(began.unix_millis()),
        account,
    };
    if let Ok(line) = serde_json::to_string(&line) {
        ports.log(&line);
    }
}
