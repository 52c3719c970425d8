//! The whole document: one path item for each path of the route table.

use serde_json::{Map, Value, json};

use super::describe::describe;
use super::operation::{Answer, Body, Content, Operation};
use super::schemas::{Direction, Schemas};
use super::tags::Tag;
use super::tree::{operation_in, put};
use super::{examples, parameters, refusals, samples};
use crate::service::routes::{Caller, Endpoint, ROUTES, Route, Scope};

const INTRODUCTION: &str = include_str!("introduction.md");

/// A route with its description.
#[derive(Debug, Clone)]
pub(super) struct Described {
    pub(super) route: &'static Route,
    /// The name of the operation; an endpoint with two paths has two.
    pub(super) id: String,
    pub(super) operation: Operation,
}

/// All routes with their descriptions, in the order of the table.
pub(super) fn described() -> Vec<Described> {
    let mut seen: Vec<Endpoint> = Vec::new();
    let mut all = Vec::new();
    for route in ROUTES {
        let operation = describe(route.endpoint);
        let again = if seen.contains(&route.endpoint) { "Again" } else { "" };
        seen.push(route.endpoint);
        all.push(Described { route, id: format!("{}{again}", operation.id), operation });
    }
    all
}

/// The document.
pub(super) fn document() -> Value {
    let all = described();
    let mut schemas = Schemas::new();
    let mut paths: Map<String, Value> = Map::new();
    for one in &all {
        let operation = operation(one, &all, &mut schemas);
        let item = paths.entry(one.route.path).or_insert_with(|| json!({}));
        put(item, &one.route.method.to_ascii_lowercase(), operation);
    }
    let components = schemas.components();
    for item in paths.values_mut().filter_map(Value::as_object_mut) {
        for operation in item.values_mut() {
            add_examples(operation, &components);
        }
    }
    for one in &all {
        if let Some(operation) = operation_in(&mut paths, one.route) {
            let samples = samples::of(one, operation);
            put(operation, "x-codeSamples", samples);
        }
    }
    json!({
        "openapi": "3.1.1",
        "info": {
            "title": "Passwright",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "Make, sign, publish and update Apple Wallet passes.",
            "description": INTRODUCTION,
            "license": {"name": "MIT or Apache-2.0", "identifier": "MIT OR Apache-2.0"},
        },
        "servers": [{"url": "/", "description": "This deployment."}],
        "tags": Tag::ALL.map(|tag| json!({"name": tag.name(), "description": tag.description()})),
        "paths": paths,
        "components": {"securitySchemes": security_schemes(), "schemas": components},
    })
}

fn security_schemes() -> Value {
    json!({
        "ApiKey": {
            "type": "http", "scheme": "bearer", "bearerFormat": "pw_live_ or pw_test_ and 32 hexadecimal digits",
            "description": "A key of an account, with the scopes `sign`, `publish` and `admin`. A `pw_test_` key is for the sandbox: own data, \
                            a certificate that real iPhones refuse, no push, no limit.",
        },
        "OperatorSecret": {
            "type": "http", "scheme": "bearer", "description": "The secret of whoever runs this deployment (`ADMIN_SECRET`).",
        },
        "PassToken": {
            "type": "apiKey", "in": "header", "name": "Authorization",
            "description": "`ApplePass ` and the `authenticationToken` of the pass, as iPhones send it.",
        },
    })
}

fn security(caller: Caller) -> Value {
    match caller {
        Caller::Everyone | Caller::Device => json!([]),
        Caller::PassToken => json!([{"PassToken": []}]),
        Caller::Key(scope) => json!([{"ApiKey": [scope_name(scope)]}]),
        Caller::Operator => json!([{"OperatorSecret": []}]),
    }
}

fn scope_name(scope: Scope) -> &'static str {
    match scope {
        Scope::Sign => "sign",
        Scope::Publish => "publish",
        Scope::Admin => "admin",
    }
}

fn operation(one: &Described, all: &[Described], schemas: &mut Schemas) -> Value {
    let Described { route, id, operation } = one;
    let mut described = json!({
        "operationId": id,
        "tags": [operation.tag.name()],
        "summary": operation.summary,
        "description": description(one),
        "security": security(route.caller),
    });
    let in_path = parameters::names(route.path).into_iter().map(parameters::in_path);
    let others = operation.parameters.iter().map(|it| {
        json!({
            "name": it.name, "in": it.place, "required": it.is_required, "description": it.description, "schema": it.schema,
        })
    });
    let listed: Vec<Value> = in_path.chain(others).collect();
    if !listed.is_empty() {
        put(&mut described, "parameters", Value::Array(listed));
    }
    if let Some(body) = &operation.body {
        put(&mut described, "requestBody", request_body(body, route, schemas));
    }
    let mut responses = Map::new();
    for answer in &operation.answers {
        add_response(&mut responses, answer.status, response(answer, all, schemas));
    }
    for (status, codes) in refusals::all(route, operation) {
        responses
            .insert(status.to_string(), refusals::response(status, &codes, operation.refuses_with_a_page));
    }
    put(&mut described, "responses", Value::Object(responses));
    described
}

/// The words, and what the table says of who may call.
fn description(one: &Described) -> String {
    let who = match one.route.caller {
        Caller::Key(scope) => format!("\n\nNeeds a key with the scope `{}`.", scope_name(scope)),
        Caller::Operator => "\n\nFor the operator.".to_owned(),
        Caller::Everyone | Caller::Device | Caller::PassToken => String::new(),
    };
    format!("{}{who}", one.operation.description)
}

fn request_body(body: &Body, route: &Route, schemas: &mut Schemas) -> Value {
    let size = match route.max_body_bytes {
        bytes if bytes % (1024 * 1024) == 0 => format!("{} MiB", bytes / (1024 * 1024)),
        bytes => format!("{} KiB", bytes / 1024),
    };
    json!({
        "description": format!("{} At most {size}.", body.description),
        "required": body.is_required,
        "x-max-bytes": route.max_body_bytes,
        "content": content(&body.content, Direction::In, schemas),
    })
}

fn content(content: &Content, direction: Direction, schemas: &mut Schemas) -> Value {
    let mut media_type = json!({"schema": schemas.of(content, direction)});
    if let Some(example) = &content.example {
        put(&mut media_type, "example", example.clone());
    }
    json!({content.media_type: media_type})
}

/// A status may come with one of several media types.
fn add_response(responses: &mut Map<String, Value>, status: u16, response: Value) {
    let known = responses.get_mut(&status.to_string()).and_then(|it| it.get_mut("content"));
    match (known.and_then(Value::as_object_mut), response.get("content").and_then(Value::as_object)) {
        (Some(known), Some(more)) => known.extend(more.clone()),
        _ => drop(responses.insert(status.to_string(), response)),
    }
}

fn response(answer: &Answer, all: &[Described], schemas: &mut Schemas) -> Value {
    let mut response = json!({"description": answer.description});
    if !answer.headers.is_empty() {
        let headers = answer.headers.iter().map(|it| {
            let header = json!({
                "description": it.description, "required": true, "schema": {"type": "string"}, "example": it.example,
            });
            (it.name.to_owned(), header)
        });
        put(&mut response, "headers", Value::Object(headers.collect()));
    }
    if let Some(body) = &answer.content {
        put(&mut response, "content", content(body, Direction::Out, schemas));
    }
    if let Some((parameter, expression)) = answer.gives {
        put(&mut response, "links", links(all, parameter, expression));
    }
    response
}

/// Every call that this answer makes possible.
fn links(all: &[Described], parameter: &str, expression: &str) -> Value {
    let later = all.iter().filter(|it| parameters::names(it.route.path) == [parameter]);
    let links = later.map(|it| {
        let link = json!({"operationId": it.id, "parameters": {parameter: expression}});
        (it.id.clone(), link)
    });
    Value::Object(links.collect())
}

/// An example for each body in JSON that has none.
fn add_examples(operation: &mut Value, components: &Map<String, Value>) {
    let mut bodies: Vec<&mut Value> = Vec::new();
    let Some(operation) = operation.as_object_mut() else { return };
    for (key, value) in operation.iter_mut() {
        match key.as_str() {
            "requestBody" => bodies.push(value),
            "responses" => bodies.extend(value.as_object_mut().into_iter().flat_map(Map::values_mut)),
            _ => {}
        }
    }
    for body in bodies {
        let Some(json) = body.pointer_mut("/content/application~1json") else { continue };
        if json.get("example").is_none() {
            let schema = json.get("schema").cloned().unwrap_or_default();
            put(json, "example", example(&schema, components));
        }
    }
}

fn example(schema: &Value, components: &Map<String, Value>) -> Value {
    let mut example = examples::of(schema, components);
    // A refusal names one of its own codes.
    let own = ["/properties/code/enum/0", "/anyOf/0/properties/code/enum/0"];
    if let Some(code) = own.into_iter().find_map(|pointer| schema.pointer(pointer)) {
        example = json!({"error": "a sentence for people", "code": code});
    }
    example
}
