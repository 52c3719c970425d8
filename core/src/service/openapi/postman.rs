//! The same as a collection for Postman (format 2.1), and an environment for it.
//!
//! Ids that an answer gives go into the environment, so the requests can be run one after the other.

use serde_json::{Value, json};

use super::document::{Described, described, document};
use super::parameters;
use super::samples::in_query;
use super::tags::Tag;
use super::tree::{operation_of, put};
use crate::service::routes::Caller;

const FORMAT: &str = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

/// The collection.
#[must_use]
pub fn collection() -> Value {
    let document = document();
    let all = described();
    let folders = Tag::ALL.map(|tag| {
        let items = all.iter().filter(|it| it.operation.tag == tag).map(|it| item(it, &document));
        json!({"name": tag.name(), "description": tag.description(), "item": items.collect::<Vec<_>>()})
    });
    json!({
        "info": {"name": "Passwright", "description": document.pointer("/info/description"), "schema": FORMAT},
        "auth": bearer("{{apiKey}}"),
        "item": folders,
    })
}

/// The environment: where, and with which secrets.
#[must_use]
pub fn environment() -> Value {
    let secret = |key: &str| json!({"key": key, "value": "", "type": "secret", "enabled": true});
    let plain =
        |key: &str, value: &str| json!({"key": key, "value": value, "type": "default", "enabled": true});
    let ids = ["serial", "template", "account", "key", "device", "passType"];
    let ids = ids.map(|name| plain(name, parameters::example(name)));
    let mut values = vec![plain("baseUrl", "http://127.0.0.1:8787")];
    values.extend([secret("apiKey"), secret("adminSecret"), secret("passToken")]);
    values.extend(ids);
    json!({"name": "Passwright", "values": values, "_postman_variable_scope": "environment"})
}

fn bearer(token: &str) -> Value {
    json!({"type": "bearer", "bearer": [{"key": "token", "value": token, "type": "string"}]})
}

fn item(one: &Described, document: &Value) -> Value {
    let operation = operation_of(document, one.route).unwrap_or(&Value::Null);
    let mut request = json!({
        "method": one.route.method,
        "header": headers(one, operation),
        "url": url(one),
        "description": operation.get("description"),
    });
    match one.route.caller {
        // The collection's own.
        Caller::Key(_) => {}
        Caller::Operator => put(&mut request, "auth", bearer("{{adminSecret}}")),
        Caller::Everyone | Caller::Device | Caller::PassToken => {
            put(&mut request, "auth", json!({"type": "noauth"}))
        }
    }
    if let Some(body) = body(operation) {
        put(&mut request, "body", body);
    }
    json!({
        "name": one.operation.summary,
        "request": request,
        "response": [],
        "event": [{"listen": "test", "script": {"type": "text/javascript", "exec": script(one, operation)}}],
    })
}

fn headers(one: &Described, operation: &Value) -> Vec<Value> {
    let mut headers = Vec::new();
    if one.route.caller == Caller::PassToken {
        headers.push(json!({"key": "Authorization", "value": "ApplePass {{passToken}}"}));
    }
    if let Some(media_type) = media_type(operation) {
        headers.push(json!({"key": "Content-Type", "value": media_type}));
    }
    let others = one.operation.parameters.iter().filter(|it| it.place == "header");
    headers.extend(
        others
            .map(|it| json!({"key": it.name, "value": "", "description": it.description, "disabled": true})),
    );
    headers
}

fn media_type(operation: &Value) -> Option<&str> {
    operation.pointer("/requestBody/content")?.as_object()?.keys().next().map(String::as_str)
}

fn url(one: &Described) -> Value {
    let path = one.route.path.replace('{', "{{").replace('}', "}}");
    let query: Vec<Value> = one
        .operation
        .parameters
        .iter()
        .filter(|it| it.place == "query")
        .map(|it| {
            let value = in_query(it).map(|(_, value)| value);
            json!({"key": it.name, "value": value.as_deref().unwrap_or_default(), "description": it.description, "disabled": value.is_none()})
        })
        .collect();
    let needed = one.operation.parameters.iter().filter_map(in_query);
    let needed: Vec<String> = needed.map(|(name, value)| format!("{name}={value}")).collect();
    let raw = match needed.is_empty() {
        true => format!("{{{{baseUrl}}}}{path}"),
        false => format!("{{{{baseUrl}}}}{path}?{}", needed.join("&")),
    };
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    let mut url = json!({"raw": raw, "host": ["{{baseUrl}}"], "path": segments});
    if !query.is_empty() {
        put(&mut url, "query", Value::Array(query));
    }
    url
}

fn body(operation: &Value) -> Option<Value> {
    let content = operation.pointer("/requestBody/content")?.as_object()?;
    let (media_type, described) = content.iter().next()?;
    let example = described.get("example").cloned().unwrap_or_default();
    Some(match media_type.as_str() {
        "application/json" => {
            let raw = serde_json::to_string_pretty(&example).unwrap_or_default();
            json!({"mode": "raw", "raw": raw, "options": {"raw": {"language": "json"}}})
        }
        "application/x-www-form-urlencoded" => {
            let pairs = example.as_object().into_iter().flatten();
            let pairs: Vec<Value> = pairs.map(|(key, value)| json!({"key": key, "value": value})).collect();
            json!({"mode": "urlencoded", "urlencoded": pairs})
        }
        _ => json!({"mode": "file", "file": {"src": "pass.pkpass"}}),
    })
}

/// Only documented statuses; and what the answer gives is kept for later requests.
fn script(one: &Described, operation: &Value) -> Vec<String> {
    let statuses =
        operation.get("responses").and_then(Value::as_object).into_iter().flat_map(|map| map.keys().cloned());
    let statuses: Vec<String> = statuses.collect();
    let mut lines = vec![format!(
        "pm.test(\"the status is documented\", () => pm.expect([{}]).to.include(pm.response.code));",
        statuses.join(", ")
    )];
    for (status, (parameter, expression)) in
        one.operation.answers.iter().filter_map(|answer| Some((answer.status, answer.gives?)))
    {
        let value = match expression.strip_prefix("$response.body#/") {
            Some(pointer) => format!("pm.response.json().{}", pointer.replace('/', ".")),
            None => {
                format!("pm.response.headers.get(\"{}\")", expression.trim_start_matches("$response.header."))
            }
        };
        lines.push(format!(
            "if (pm.response.code === {status}) pm.environment.set(\"{parameter}\", {value});"
        ));
    }
    lines
}
