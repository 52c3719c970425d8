//! The editor's page and the reference of the API, answered by the service so that they carry the security headers; and the description
//! that the reference shows.
//!
//! Scripts, styles and wasm beside them are served by the platform as they are; only the page decides what may run.

use http::StatusCode;
use http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY,
};

use super::call::{Call, Reply, body, set};
use super::ports::Ports;
use super::refusal::{Refusal, Stop};

/// No inline script and no inline style; wasm may be compiled; pictures may come from what the person dropped.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; \
    connect-src 'self'; font-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";

/// The viewer of the reference runs from our own files and asks our own API; its icons are `data:` pictures.
const REFERENCE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const REFERENCE: &str = include_str!("reference.html");

/// `GET /` and `GET /index.html`
pub(super) async fn index<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let asset = call.ports.asset("/index.html").await;
    let asset = asset.ok_or_else(|| Refusal::not_found("the editor is not part of this deployment"))?;
    Ok(page(call, asset.body, POLICY))
}

/// A page in which something runs.
fn page<P: Ports>(call: &Call<'_, P>, html: Vec<u8>, policy: &str) -> Reply {
    let mut reply = body(StatusCode::OK, "text/html; charset=utf-8", html);
    // The names of all other files have hashes: only the page itself has to be asked for anew.
    set(&mut reply, CACHE_CONTROL, "no-cache");
    set(&mut reply, CONTENT_SECURITY_POLICY, policy);
    set(&mut reply, REFERRER_POLICY, "no-referrer");
    set(&mut reply, HeaderName::from_static("x-frame-options"), "DENY");
    set(&mut reply, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    if !call.ports.settings().development {
        set(&mut reply, STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    reply
}

/// `GET /docs`
pub(super) fn reference<P: Ports>(call: &Call<'_, P>) -> Reply {
    page(call, REFERENCE.as_bytes().to_vec(), REFERENCE_POLICY)
}

/// `GET /openapi.json`
pub(super) async fn api_description<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let asset = call.ports.asset("/openapi.json").await;
    let asset = asset.ok_or_else(|| Refusal::not_found("the description is not part of this deployment"))?;
    let mut reply = body(StatusCode::OK, "application/json", asset.body);
    set(&mut reply, CACHE_CONTROL, "no-cache");
    // Tools that run in other people's pages read it too.
    set(&mut reply, ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    Ok(reply)
}
