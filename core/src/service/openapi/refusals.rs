//! What is said of refusals: those that follow from the route table, and each status in words.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::operation::Operation;
use super::tree::put;
use crate::service::limits;
use crate::service::routes::{Caller, Route};

/// All refusals of an operation: codes by status.
pub(super) fn all(route: &Route, operation: &Operation) -> BTreeMap<u16, Vec<&'static str>> {
    let mut all: BTreeMap<u16, Vec<&'static str>> = BTreeMap::new();
    let mut add = |status: u16, codes: &[&'static str]| {
        let known = all.entry(status).or_default();
        let new: Vec<&'static str> = codes.iter().copied().filter(|code| !known.contains(code)).collect();
        known.extend(new);
    };
    match route.caller {
        Caller::Everyone | Caller::Device => {}
        Caller::PassToken => add(401, &["wrong_token"]),
        Caller::Operator => add(401, &["missing_key", "wrong_key"]),
        Caller::Key(_) => {
            add(401, &["missing_key", "wrong_key"]);
            add(403, &["missing_scope", "no_sandbox"]);
        }
    }
    for (status, codes) in &operation.refusals {
        add(*status, codes);
    }
    let counts_wrong_keys = matches!(route.caller, Caller::Key(_) | Caller::Operator);
    if counts_wrong_keys || limits::of(route.endpoint).is_some() {
        add(429, &["too_many_requests"]);
    }
    if route.method != "GET" {
        add(413, &["too_large"]);
    }
    add(500, &["internal"]);
    add(503, &["not_configured"]);
    all
}

/// A status in words.
pub(super) fn in_words(status: u16) -> &'static str {
    match status {
        400 => "The request cannot be understood.",
        401 => "Nobody known asks.",
        403 => "Somebody known asks who may not.",
        404 => "It is not here, or not yours: which of the two is not said.",
        409 => "The state of things does not allow it.",
        410 => "It was here and was taken back.",
        412 => "It was changed meanwhile.",
        413 => "The body is larger than this call takes.",
        415 => "The body has another media type.",
        422 => "Understood, and wrong.",
        429 => "Too much for now.",
        500 => "Something went wrong on our side; the same request may be sent again.",
        503 => "The operator of this deployment has something to set first.",
        _ => "Refused.",
    }
}

/// The response of a refusal.
pub(super) fn response(status: u16, codes: &[&'static str], is_page: bool) -> Value {
    let listed: Vec<String> = codes.iter().map(|code| format!("`{code}`")).collect();
    let description = format!("{} {}", in_words(status), listed.join(", "));
    if is_page {
        let content = json!({"text/html; charset=utf-8": {"schema": {"type": "string"}}});
        return json!({"description": in_words(status), "content": content});
    }
    let usual: Vec<&str> =
        codes.iter().copied().filter(|code| !(status == 429 && *code == "monthly_limit")).collect();
    let usual_schema = json!({"$ref": "#/components/schemas/Error", "properties": {"code": {"enum": usual}}});
    let monthly = json!({"$ref": "#/components/schemas/MonthlyLimit"});
    let schema = match (usual.is_empty(), usual.len() == codes.len()) {
        (true, _) => monthly,
        (false, true) => usual_schema,
        (false, false) => json!({"anyOf": [usual_schema, monthly]}),
    };
    let mut response =
        json!({"description": description, "content": {"application/json": {"schema": schema}}});
    if status == 401 {
        let header =
            json!({"description": "The scheme to use.", "required": true, "schema": {"type": "string"}});
        put(&mut response, "headers", json!({"WWW-Authenticate": header}));
    }
    response
}
