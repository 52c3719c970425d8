//! The Cloudflare adapter of Passwright: bindings in, bindings out.
//!
//! In scope: turning the runtime's requests, objects, storage and keys into core's ports. Out of scope: every decision; they are
//! `passwright_core::service`. Nothing here may panic: a panic in an object leaves its caller waiting.

use http::StatusCode;
use passwright_core::service::routes::body_limit;
use passwright_core::service::{Answer, answer};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use worker::{Context, Env};

use crate::exchange::ReadRequestError;
use crate::ports::WorkerPorts;

mod bindings;
mod body;
mod deadline;
mod exchange;
mod gathered;
mod objects;
mod ports;
mod promise;
mod signer;
mod storage;
mod thrown;

/// Answers every request from outside.
///
/// # Errors
/// The connection broke while the request was read.
#[wasm_bindgen]
pub async fn fetch(
    request: web_sys::Request,
    env: Env,
    context: worker::worker_sys::Context,
) -> Result<web_sys::Response, JsValue> {
    let context = Context::new(context);
    let response = match exchange::read(&request, body_limit).await {
        Ok(request) => match answer(&WorkerPorts::for_request(env, context), request).await {
            Answer::Own(response) => response,
            Answer::Forwarded(forwarded) => return Ok(forwarded.into_response()),
        },
        Err(error @ ReadRequestError::RequestLine { .. }) => not_understood(&error),
        // The client has gone; nobody reads the answer.
        Err(ReadRequestError::Body(error)) => return Err(JsValue::from_str(&error.to_string())),
    };
    exchange::write(&response)
}

/// Core never sees such a request, for its types cannot hold it.
fn not_understood(error: &ReadRequestError) -> http::Response<Vec<u8>> {
    let mut response =
        http::Response::new(format!(r#"{{"error":"{error}","code":"bad_request"}}"#).into_bytes());
    *response.status_mut() = StatusCode::BAD_REQUEST;
    response
        .headers_mut()
        .insert(http::header::CONTENT_TYPE, http::HeaderValue::from_static("application/json"));
    response
}
