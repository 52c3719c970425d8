//! The Cloudflare adapter of Passwright: bindings in, bindings out.
//!
//! In scope: turning the runtime's requests, objects, storage and keys into core's ports. Out of scope: every decision; they are
//! `passwright_core::service`. Nothing here may panic: a panic in an object leaves its caller waiting.

use http::StatusCode;
use passwright_core::service::answer;
use passwright_core::service::routes::body_limit;
use worker::{Context, Env, Error, Result, event};

use crate::exchange::ReadRequestError;
use crate::ports::WorkerPorts;

mod body;
mod deadline;
mod exchange;
mod gathered;
mod objects;
mod ports;
mod signer;
mod storage;
mod thrown;

/// Answers every request from outside.
#[event(fetch)]
async fn fetch(request: web_sys::Request, env: Env, context: Context) -> Result<web_sys::Response> {
    let response = match exchange::read(&request, body_limit).await {
        Ok(request) => answer(&WorkerPorts::for_request(env, context), request).await,
        Err(error @ ReadRequestError::RequestLine { .. }) => not_understood(&error),
        // The client has gone; nobody reads the answer.
        Err(ReadRequestError::Body(error)) => return Err(Error::RustError(error.to_string())),
    };
    Ok(exchange::write(response)?)
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
