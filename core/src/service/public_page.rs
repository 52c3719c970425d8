//! What all public pages have in common: one style, a policy that runs at most one small script of ours, escaping, QR codes.

use std::sync::OnceLock;

use base64ct::{Base64, Encoding};
use http::StatusCode;
use http::header::{CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY};
use sha2::{Digest, Sha256};

use super::call::{Reply, body, set};
use super::refusal::{Refusal, Stop};
use super::wording::Wording;
use crate::api::QrShape;
use crate::card::barcode;
use crate::pass::BarcodeFormat;

/// Light modules around a QR code (ISO/IEC 18004: four).
const QUIET_ZONE: usize = 4;
/// Pixels of a module of a QR code that is saved as a picture.
const MODULE_PIXELS: usize = 8;

const STYLE: &str = include_str!("landing.css");

/// The one script of public pages: a file, never inline.
const SCRIPT: &str = "/embed/page.js";

/// Whether a page has a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Forms {
    /// It has none, and its policy says so.
    None,
    /// One that is sent here.
    Own,
}

/// Whether a page has a script. Everything on it works without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// It has none, and its policy says so.
    None,
    /// Once the page is there: buttons that copy, help when nothing happens.
    Later,
    /// Before anything is drawn: it decides between an iPad and a Mac.
    First,
}

/// A page.
pub(super) struct Page<'a> {
    pub(super) status: StatusCode,
    pub(super) words: &'static Wording,
    /// What the tab says, escaped.
    pub(super) title: &'a str,
    /// What is in it, as HTML.
    pub(super) main: &'a str,
    pub(super) forms: Forms,
    pub(super) script: Script,
}

impl Page<'_> {
    /// The page as an answer.
    pub(super) fn reply(&self) -> Reply {
        let Self { status, words, title, main, forms, script } = *self;
        let (language, direction) = (words.language, words.direction);
        let script_tag = match script {
            Script::None => String::new(),
            Script::Later => format!("<script src=\"{SCRIPT}\" defer></script>"),
            Script::First => format!("<script src=\"{SCRIPT}\"></script>"),
        };
        let page = format!(
            "<!doctype html><html lang=\"{language}\" dir=\"{direction}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
             <meta name=\"robots\" content=\"noindex\"><link rel=\"icon\" href=\"data:,\">\
             <style>{STYLE}</style>{script_tag}</head><body><main>{main}</main></body></html>"
        );
        let mut reply = body(status, "text/html; charset=utf-8", page.into_bytes());
        set(&mut reply, CONTENT_SECURITY_POLICY, &policy(forms, script));
        set(&mut reply, REFERRER_POLICY, "no-referrer");
        set(&mut reply, HeaderName::from_static("x-frame-options"), "DENY");
        reply
    }
}

/// Nothing but our own pictures, this one style and, where the page has one, our own script.
fn policy(forms: Forms, script: Script) -> String {
    static HASH: OnceLock<String> = OnceLock::new();
    let hash = HASH.get_or_init(|| style_hash(STYLE));
    let action = match forms {
        Forms::None => "'none'",
        Forms::Own => "'self'",
    };
    let scripts = if script == Script::None { "" } else { " script-src 'self';" };
    format!(
        "default-src 'none';{scripts} style-src '{hash}'; img-src 'self' data:; base-uri 'none'; form-action {action}; \
         frame-ancestors 'none'"
    )
}

/// A style as a policy names it.
pub(super) fn style_hash(style: &str) -> String {
    format!("sha256-{}", Base64::encode_string(&Sha256::digest(style.as_bytes())))
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

/// A pass's own words as HTML: they may run in another direction than the page.
pub(super) fn own_words(text: &str) -> String {
    format!("<bdi>{}</bdi>", escaped(text))
}

/// A message as a sentence.
pub(super) fn sentence(message: &str) -> String {
    let mut characters = message.chars();
    let first: String = characters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    let end = if message.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{}{end}", characters.as_str())
}

/// The QR code of an address, for whoever draws it.
pub(super) fn qr_shape(address: &str) -> Result<QrShape, Refusal> {
    let symbol = barcode::encode(BarcodeFormat::Qr, address, "utf-8")
        .map_err(|error| Refusal::invalid("no_qr_code", error.to_string()))?;
    Ok(QrShape { size: symbol.width() + 2 * QUIET_ZONE, path: symbol.path_data() })
}

/// The QR code of an address as SVG, white around it.
pub(super) fn qr_svg(address: &str, title: &str) -> Result<String, Refusal> {
    let QrShape { size, path } = qr_shape(address)?;
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-{QUIET_ZONE} -{QUIET_ZONE} {size} {size}\" width=\"{0}\" height=\"{0}\" \
         shape-rendering=\"crispEdges\" role=\"img\"><title>{1}</title>\
         <path fill=\"#fff\" d=\"M-{QUIET_ZONE}-{QUIET_ZONE}h{size}v{size}h-{size}z\"/><path d=\"{path}\"/></svg>",
        size * MODULE_PIXELS,
        escaped(title),
    ))
}

/// The QR code of an address as a picture.
pub(super) fn qr_picture(address: &str) -> Result<Reply, Stop> {
    Ok(picture(qr_svg(address, "QR code")?))
}

/// An SVG picture that pages of any origin may show, and that runs nothing when it is opened by itself.
pub(super) fn picture(svg: String) -> Reply {
    let mut reply = body(StatusCode::OK, "image/svg+xml", svg.into_bytes());
    set(&mut reply, CONTENT_SECURITY_POLICY, "default-src 'none'; img-src data:; sandbox");
    set(&mut reply, HeaderName::from_static("cross-origin-resource-policy"), "cross-origin");
    reply
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

    #[test]
    fn a_sentence_begins_large_and_ends_once() {
        assert_eq!(sentence("please wait"), "Please wait.");
        assert_eq!(sentence("why?"), "Why?");
    }

    #[test]
    fn a_code_has_light_around_it() {
        let QrShape { size, path } = qr_shape("https://example.com/").unwrap();
        assert_eq!(size, 25 + 8);
        assert!(path.bytes().all(|byte| b"Mhvz -0123456789".contains(&byte)), "{path}");
        assert!(qr_svg("https://example.com/", "a < b").unwrap().contains("viewBox=\"-4 -4 33 33\""));
        assert_eq!(qr_shape(&"x".repeat(3_000)).unwrap_err().code, "no_qr_code");
    }
}
