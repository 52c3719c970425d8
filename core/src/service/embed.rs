//! What other people's pages load from here: the element `<add-to-wallet>`, and Apple's badges where the operator has put them.
//!
//! In scope: which files, and the headers with which any page may load them. Out of scope: the files themselves (`embed/` of the checkout).

use http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY, ETAG, HeaderName, IF_NONE_MATCH,
    REFERRER_POLICY,
};
use http::{HeaderValue, StatusCode};

use super::badges;
use super::call::{Call, Reply, body, empty, set};
use super::ids::sha256_hex;
use super::ports::{Asset, Ports};
use super::refusal::{Refusal, Stop};

/// A name of the first version stays for ever, what is behind it may be mended: browsers ask again after an hour, and in the meantime use what
/// they have for a week at most.
const SCRIPT_CACHE: &str = "public, max-age=3600, stale-while-revalidate=604800";
/// Badges change when Apple changes them.
const BADGE_CACHE: &str = "public, max-age=86400";
/// Digits of a digest that tell two versions of a file apart.
const TAG_DIGITS: usize = 16;

/// The demo page shows the element under a policy as strict as any page's that embeds it.
const DEMO_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The files under `/embed/`: name, and media type.
const FILES: [(&str, &str); 5] = [
    ("v1.js", "text/javascript; charset=utf-8"),
    ("page.js", "text/javascript; charset=utf-8"),
    ("demo.js", "text/javascript; charset=utf-8"),
    ("demo.css", "text/css; charset=utf-8"),
    ("demo", "text/html; charset=utf-8"),
];

/// `GET /embed/{file}`
pub(super) async fn file<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let asked = call.parameter("file");
    let (name, media_type) = FILES.into_iter().find(|(name, _)| *name == asked).ok_or_else(nothing)?;
    let asset = call.ports.asset(&format!("/embed/{name}")).await.ok_or_else(nothing)?;
    let mut reply = shared(call, asset, media_type, SCRIPT_CACHE);
    if name == "demo" {
        set(&mut reply, CONTENT_SECURITY_POLICY, DEMO_POLICY);
        set(&mut reply, REFERRER_POLICY, "no-referrer");
        set(&mut reply, CACHE_CONTROL, "no-cache");
    }
    Ok(reply)
}

/// `GET /embed/badges/{file}`
pub(super) async fn badge<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let name = call.parameter("file");
    if !badges::is_name(name) {
        return Err(nothing().into());
    }
    let asset = call.ports.asset(&format!("{}/{name}", badges::FOLDER)).await.ok_or_else(nothing)?;
    let mut reply = shared(call, asset, "image/svg+xml", BADGE_CACHE);
    // Apple's files style themselves; opened by themselves they still run nothing.
    set(&mut reply, CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    Ok(reply)
}

/// A file for pages of any origin, or 304 for a browser that has it.
fn shared<P: Ports>(call: &Call<'_, P>, asset: Asset, media_type: &'static str, cache: &str) -> Reply {
    let digest = sha256_hex(&asset.body);
    let tag = format!("\"{}\"", digest.get(..TAG_DIGITS).unwrap_or_default());
    let known = call.header(IF_NONE_MATCH).unwrap_or_default();
    let is_known = known.split(',').any(|it| it.trim().trim_start_matches("W/") == tag);
    let mut reply = match is_known {
        true => empty(StatusCode::NOT_MODIFIED),
        false => body(StatusCode::OK, media_type, asset.body),
    };
    set(&mut reply, ETAG, &tag);
    set(&mut reply, CACHE_CONTROL, cache);
    reply.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    set(&mut reply, HeaderName::from_static("cross-origin-resource-policy"), "cross-origin");
    reply
}

fn nothing() -> Refusal {
    Refusal::not_found("there is nothing at this address")
}
