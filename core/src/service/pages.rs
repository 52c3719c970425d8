//! The editor's page: a static file, answered by the service so that it carries the security headers.
//!
//! Scripts, styles and wasm beside it are served by the platform as they are; only the page decides what may run.

use http::StatusCode;
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
};

use super::call::{Call, Reply, body, set};
use super::ports::Ports;
use super::refusal::{Refusal, Stop};

/// No inline script and no inline style; wasm may be compiled; pictures may come from what the person dropped.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; \
    connect-src 'self'; font-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";

/// `GET /` and `GET /index.html`
pub(super) async fn index<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let asset = call.ports.asset("/index.html").await;
    let asset = asset.ok_or_else(|| Refusal::not_found("the editor is not part of this deployment"))?;
    let mut reply = body(StatusCode::OK, "text/html; charset=utf-8", asset.body);
    // The names of all other files have hashes: only the page itself has to be asked for anew.
    set(&mut reply, CACHE_CONTROL, "no-cache");
    set(&mut reply, CONTENT_SECURITY_POLICY, POLICY);
    set(&mut reply, REFERRER_POLICY, "no-referrer");
    set(&mut reply, HeaderName::from_static("x-frame-options"), "DENY");
    set(&mut reply, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    if !call.ports.settings().development {
        set(&mut reply, STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    Ok(reply)
}
