//! What all public pages have in common: one style, a policy that runs nothing, escaping, QR codes.

use std::sync::OnceLock;

use base64ct::{Base64, Encoding};
use http::StatusCode;
use http::header::{CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY};
use sha2::{Digest, Sha256};

use super::call::{Reply, body, set};
use super::refusal::{Refusal, Stop};
use crate::card::barcode;
use crate::pass::BarcodeFormat;

/// Light modules around a QR code (ISO/IEC 18004: four).
const QUIET_ZONE: usize = 4;

const STYLE: &str = include_str!("landing.css");

/// Whether a page has a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Forms {
    /// It has none, and its policy says so.
    None,
    /// One that is sent here.
    Own,
}

/// A page.
pub(super) fn html(status: StatusCode, forms: Forms, title: &str, main: &str) -> Reply {
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><link rel=\"icon\" href=\"data:,\">\
         <style>{STYLE}</style></head><body><main>{main}</main></body></html>"
    );
    let mut reply = body(status, "text/html; charset=utf-8", page.into_bytes());
    set(&mut reply, CONTENT_SECURITY_POLICY, &policy(forms));
    set(&mut reply, REFERRER_POLICY, "no-referrer");
    set(&mut reply, HeaderName::from_static("x-frame-options"), "DENY");
    reply
}

/// Nothing but our own pictures and this one style.
fn policy(forms: Forms) -> String {
    static HASH: OnceLock<String> = OnceLock::new();
    let hash = HASH.get_or_init(|| Base64::encode_string(&Sha256::digest(STYLE.as_bytes())));
    let action = match forms {
        Forms::None => "'none'",
        Forms::Own => "'self'",
    };
    format!(
        "default-src 'none'; style-src 'sha256-{hash}'; img-src 'self' data:; base-uri 'none'; form-action {action}; \
         frame-ancestors 'none'"
    )
}

/// Text as HTML.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// A message as a sentence.
pub(super) fn sentence(message: &str) -> String {
    let mut characters = message.chars();
    let first: String = characters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}.", characters.as_str())
}

/// The QR code of an address.
pub(super) fn qr_picture(address: &str) -> Result<Reply, Stop> {
    let symbol = barcode::encode(BarcodeFormat::Qr, address, "utf-8")
        .map_err(|error| Refusal::invalid("no_qr_code", error.to_string()))?;
    let size = symbol.width() + 2 * QUIET_ZONE;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" width=\"{0}\" height=\"{0}\" \
         shape-rendering=\"crispEdges\"><title>QR code</title><path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/>\
         <path transform=\"translate({QUIET_ZONE} {QUIET_ZONE})\" d=\"{1}\"/></svg>",
        size * 8,
        symbol.path_data()
    );
    let mut reply = body(StatusCode::OK, "image/svg+xml", svg.into_bytes());
    set(&mut reply, CONTENT_SECURITY_POLICY, "default-src 'none'");
    set(&mut reply, HeaderName::from_static("cross-origin-resource-policy"), "cross-origin");
    Ok(reply)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_comes_from_a_pass_is_escaped() {
        assert_eq!(
            escaped("<img src=x onerror='a'> & \"b\""),
            "&lt;img src=x onerror=&#39;a&#39;&gt; &amp; &quot;b&quot;"
        );
    }
}
