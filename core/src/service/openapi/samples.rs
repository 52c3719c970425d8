//! Each call for the shell, JavaScript and Python, to be copied as it stands.
//!
//! Addresses and keys come from the environment: `PASSWRIGHT_URL`, `PASSWRIGHT_KEY`, `PASSWRIGHT_ADMIN_SECRET`, `PASSWRIGHT_PASS_TOKEN`.

use serde_json::{Value, json};

use super::document::Described;
use super::operation::Parameter;
use super::parameters;
use crate::service::routes::Caller;

mod javascript;
mod literal;
mod python;
mod shell;

/// One call with everything that a sample needs.
pub(super) struct Sample {
    pub(super) method: &'static str,
    /// The path with example ids, and the query that must be there.
    pub(super) path: String,
    /// The scheme and the environment variable of the secret.
    pub(super) secret: Option<(&'static str, &'static str)>,
    pub(super) body: Sent,
    pub(super) answer: Got,
}

/// What a sample sends.
pub(super) enum Sent {
    Nothing,
    Json(Value),
    Form(Vec<(String, String)>),
    /// A file with its media type.
    File(&'static str, &'static str),
}

/// What a sample does with the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Got {
    /// Prints its status.
    Nothing,
    /// Prints it.
    Json,
    /// Prints it.
    Text,
    /// Writes it into a file.
    File(&'static str),
}

/// The samples of an operation, as viewers want them.
pub(super) fn of(one: &Described, operation: &Value) -> Value {
    let sample = sample(one, operation);
    json!([
        {"lang": "Shell", "label": "curl", "source": shell::print(&sample)},
        {"lang": "JavaScript", "label": "JavaScript", "source": javascript::print(&sample)},
        {"lang": "Python", "label": "Python", "source": python::print(&sample)},
    ])
}

fn sample(one: &Described, operation: &Value) -> Sample {
    let mut path = one.route.path.to_owned();
    for name in parameters::names(one.route.path) {
        path = path.replace(&format!("{{{name}}}"), parameters::example(name));
    }
    for (name, value) in one.operation.parameters.iter().filter_map(in_query) {
        path = format!("{path}{}{name}={value}", if path.contains('?') { '&' } else { '?' });
    }
    Sample {
        method: one.route.method,
        path,
        secret: match one.route.caller {
            Caller::Key(_) => Some(("Bearer", "PASSWRIGHT_KEY")),
            Caller::Operator => Some(("Bearer", "PASSWRIGHT_ADMIN_SECRET")),
            Caller::PassToken => Some(("ApplePass", "PASSWRIGHT_PASS_TOKEN")),
            Caller::Everyone | Caller::Device => None,
        },
        body: sent(operation),
        answer: got(one),
    }
}

/// The name and the example of a parameter of the query without which a call says too little: one that must be there, or that has an example.
pub(super) fn in_query(parameter: &Parameter) -> Option<(&'static str, String)> {
    let value = match parameter.schema.pointer("/examples/0") {
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let is_said = parameter.is_required || !value.is_empty();
    (parameter.place == "query" && is_said).then_some((parameter.name, value))
}

fn sent(operation: &Value) -> Sent {
    let Some(content) = operation.pointer("/requestBody/content").and_then(Value::as_object) else {
        return Sent::Nothing;
    };
    let Some((media_type, described)) = content.iter().next() else { return Sent::Nothing };
    let example = described.get("example").cloned().unwrap_or_default();
    match media_type.as_str() {
        "application/json" => Sent::Json(example),
        "application/x-www-form-urlencoded" => {
            let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let pairs = example.as_object().into_iter().flatten();
            Sent::Form(pairs.map(|(name, value)| (name.clone(), text(value))).collect())
        }
        _ => Sent::File("pass.pkpass", "application/vnd.apple.pkpass"),
    }
}

fn got(one: &Described) -> Got {
    let first = one.operation.answers.first().and_then(|answer| answer.content.as_ref());
    match first.map(|content| content.media_type) {
        None => Got::Nothing,
        Some("application/json") => Got::Json,
        Some(text) if text.starts_with("text/") => Got::Text,
        Some("image/svg+xml") => Got::File("qr.svg"),
        Some("application/vnd.apple.pkpass") => Got::File("pass.pkpass"),
        Some("application/vnd.apple.pkpasses") => Got::File("passes.pkpasses"),
        Some(_) => Got::File("signature"),
    }
}
