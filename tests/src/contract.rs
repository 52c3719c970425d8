//! Holds exchanges against the description of the API: what it does not say must not happen.
//!
//! In scope: statuses, media types, bodies in JSON, headers that are promised; and that the description is not stricter than the service.
//! Out of scope: which answer is right in a situation; the scenarios say so.
#![allow(clippy::expect_used, clippy::missing_panics_doc)] // A description that cannot be read ends the test.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

use http::{HeaderMap, Method, Request, Response};
use jsonschema::Validator;
use passwright_core::service::openapi;
use passwright_core::service::routes::{Lookup, look_up};
use serde_json::{Value, json};

/// What of a request has to be known when its answer comes.
#[derive(Debug, Clone)]
pub struct Asked {
    method: Method,
    path: String,
    media_type: String,
    body: Vec<u8>,
}

impl Asked {
    /// Notes a request.
    #[must_use]
    pub fn of(request: &Request<Vec<u8>>) -> Self {
        Self {
            method: request.method().clone(),
            path: request.uri().path().to_owned(),
            media_type: media_type(request.headers()),
            body: request.body().clone(),
        }
    }
}

/// The description, and validators of its schemas, each made once.
struct Contract {
    document: Value,
    validators: Mutex<HashMap<String, Arc<Validator>>>,
}

fn contract() -> &'static Contract {
    static CONTRACT: OnceLock<Contract> = OnceLock::new();
    CONTRACT.get_or_init(|| Contract { document: openapi::document(), validators: Mutex::default() })
}

/// Fails the test when an exchange is not as described.
#[track_caller]
pub fn hold(asked: &Asked, reply: &Response<Vec<u8>>) {
    let broken = contract().broken(asked, reply);
    let body = String::from_utf8_lossy(reply.body()).chars().take(400).collect::<String>();
    assert!(
        broken.is_empty(),
        "not as described: {} {} answers {}: {broken:#?}\n{body}",
        asked.method,
        asked.path,
        reply.status()
    );
}

/// What is not as described.
#[must_use]
pub fn broken(asked: &Asked, reply: &Response<Vec<u8>>) -> Vec<String> {
    contract().broken(asked, reply)
}

/// Whether a JSON value is what a schema of the document says; `pointer` leads to the schema.
#[must_use]
pub fn misfits(pointer: &str, value: &Value) -> Vec<String> {
    contract().misfits(pointer, value)
}

impl Contract {
    fn broken(&self, asked: &Asked, reply: &Response<Vec<u8>>) -> Vec<String> {
        // What is no operation has no description: unknown addresses, other methods, browsers that ask whether they may.
        let Lookup::Found(route, _) = look_up(&asked.method, &asked.path) else { return Vec::new() };
        let operation = format!(
            "/paths/{}/{}",
            route.path.replace('~', "~0").replace('/', "~1"),
            route.method.to_ascii_lowercase()
        );
        let response = format!("{operation}/responses/{}", reply.status().as_u16());
        let Some(described) = self.document.pointer(&response) else {
            return vec![format!("the status {} is not described", reply.status())];
        };
        let mut broken = missing_headers(described, reply.headers());
        if asked.method != Method::HEAD {
            broken.extend(self.body(
                &format!("{response}/content"),
                &media_type(reply.headers()),
                reply.body(),
            ));
        }
        if reply.status().is_success() && !asked.body.is_empty() {
            broken.extend(self.request(&operation, asked));
        }
        broken
    }

    /// A request that was done is one that the description allows.
    fn request(&self, operation: &str, asked: &Asked) -> Vec<String> {
        let content = format!("{operation}/requestBody/content");
        if self.document.pointer(&content).is_none() {
            return Vec::new();
        }
        // Phones and scripts leave the media type out, and the service does not ask for it everywhere.
        let declared = match asked.media_type.as_str() {
            "" => return Vec::new(),
            declared => declared,
        };
        let described = self.body(&content, declared, &asked.body);
        described.into_iter().map(|it| format!("the request: {it}")).collect()
    }

    fn body(&self, content: &str, media_type: &str, body: &[u8]) -> Vec<String> {
        let Some(described) = self.document.pointer(content).and_then(Value::as_object) else {
            return if body.is_empty() { Vec::new() } else { vec!["a body is not described".to_owned()] };
        };
        let found = described.keys().find(|key| essence(key).eq_ignore_ascii_case(essence(media_type)));
        let Some(found) = found else {
            return vec![format!("the media type {media_type:?} is not described")];
        };
        if essence(found) != "application/json" {
            return Vec::new();
        }
        match serde_json::from_slice::<Value>(body) {
            Ok(value) => self.misfits(&format!("{content}/{}/schema", found.replace('/', "~1")), &value),
            Err(error) => vec![format!("the body is not JSON: {error}")],
        }
    }

    fn misfits(&self, pointer: &str, value: &Value) -> Vec<String> {
        let validator = self.validator(pointer);
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
    }

    fn validator(&self, pointer: &str) -> Arc<Validator> {
        let mut validators = self.validators.lock().expect("no test panics in here");
        let make = || {
            let schema =
                self.document.pointer(pointer).unwrap_or_else(|| unreachable!("no schema at {pointer}"));
            let whole = json!({"components": self.document.get("components"), "allOf": [schema]});
            let options = jsonschema::draft202012::options().should_validate_formats(true);
            Arc::new(options.build(&whole).expect("the document's schemas are schemas"))
        };
        Arc::clone(validators.entry(pointer.to_owned()).or_insert_with(make))
    }
}

fn media_type(headers: &HeaderMap) -> String {
    headers.get("content-type").and_then(|it| it.to_str().ok()).unwrap_or_default().to_owned()
}

/// A media type without its parameters.
fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

fn missing_headers(described: &Value, found: &HeaderMap) -> Vec<String> {
    let described = described.get("headers").and_then(Value::as_object).into_iter().flatten();
    let missing = described.filter(|(name, header)| {
        header.get("required") == Some(&Value::Bool(true)) && !found.contains_key(name.as_str())
    });
    missing.map(|(name, _)| format!("the header {name} is missing")).collect()
}
