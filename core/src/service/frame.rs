//! The page for an `<iframe>`, where a site takes no scripts of others: one link, which leads out of the frame.
//!
//! Any site may frame it, and nothing in it acts by itself, so nobody can be tricked into a click that matters.

use http::StatusCode;
use http::header::{CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY};

use super::badges::Badges;
use super::call::{Call, Reply, body, set};
use super::card_picture::shown;
use super::identity::public_base_url;
use super::join::address;
use super::join_link::JoinLink;
use super::no_pass::text_of;
use super::passes::{Urls, public_head};
use super::ports::Ports;
use super::public_page::{escaped, style_hash};
use super::refusal::{Refusal, Stop};
use super::template_object::ReadTemplate;
use super::templates::{id_of, no_such_template};
use super::wire::ask;
use super::wording::Wording;
use crate::api::{PassState, PassStatus};

const STYLE: &str = include_str!("frame.css");

/// `GET /p/{serial}/frame`
pub(super) async fn pass<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    answer(call, of_pass(call).await).await
}

/// `GET /t/{template}/frame`
pub(super) async fn template<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    answer(call, of_template(call).await).await
}

/// Where the link leads, or why there is none.
type Target = Result<String, [&'static str; 2]>;

async fn of_pass<P: Ports>(call: &Call<'_, P>) -> Result<Target, Stop> {
    let head = public_head(call).await?;
    let state = match head.status {
        PassStatus::Revoked => PassState::Revoked,
        PassStatus::Active => shown(call.ports, &head).await?.state,
    };
    if let Some(text) = text_of(call.wording(), state) {
        return Ok(Err(text));
    }
    Ok(Ok(Urls::of(public_base_url(call.ports)?, &head.serial).landing))
}

async fn of_template<P: Ports>(call: &Call<'_, P>) -> Result<Target, Stop> {
    let template = id_of(call)?;
    JoinLink::of(call, &template)?;
    let head = ask(call.ports, template.as_str(), &ReadTemplate {}, &[]).await?.reply;
    let head = head.ok_or_else(no_such_template)?;
    if !head.is_open {
        return Ok(Err(call.wording().closed));
    }
    Ok(Ok(address(call, &template)?))
}

async fn answer<P: Ports>(call: &Call<'_, P>, target: Result<Target, Stop>) -> Result<Reply, Stop> {
    let words = call.wording();
    let (status, content) = match target {
        Ok(Ok(href)) => (StatusCode::OK, link(call, words, &href).await),
        Ok(Err([text, _])) => (StatusCode::GONE, format!("<p>{text}</p>")),
        Err(Stop::Refused(refusal)) => (refusal.status, format!("<p>{}</p>", reason(words, &refusal))),
        Err(failed @ Stop::Failed(_)) => return Err(failed),
    };
    Ok(framed(call, words, status, &content))
}

async fn link<P: Ports>(call: &Call<'_, P>, words: &Wording, href: &str) -> String {
    let (class, inside) = match Badges::of(call.ports, words.language).await {
        Some(badges) => ("badge", badges.html(words.add)),
        None => ("add", words.add.to_owned()),
    };
    format!("<a class=\"{class}\" href=\"{}\" target=\"_top\">{inside}</a>", escaped(href))
}

fn reason(words: &Wording, refusal: &Refusal) -> &'static str {
    let [text, _] = match (refusal.status, refusal.code) {
        (StatusCode::NOT_FOUND, _) => words.unknown,
        (StatusCode::GONE, _) => words.closed,
        (_, "invalid_link") => words.broken_link,
        _ => words.not_now,
    };
    text
}

fn framed<P: Ports>(call: &Call<'_, P>, words: &Wording, status: StatusCode, content: &str) -> Reply {
    let theme = match call.query("theme").as_deref() {
        Some("light") => " data-theme=\"light\"",
        Some("dark") => " data-theme=\"dark\"",
        _ => "",
    };
    let page = format!(
        "<!doctype html><html lang=\"{}\" dir=\"{}\"{theme}><head><meta charset=\"utf-8\"><title>{}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" content=\"noindex\">\
         <style>{STYLE}</style></head><body>{content}</body></html>",
        words.language, words.direction, words.add
    );
    let mut reply = body(status, "text/html; charset=utf-8", page.into_bytes());
    let policy = format!(
        "default-src 'none'; style-src '{}'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *",
        style_hash(STYLE)
    );
    set(&mut reply, CONTENT_SECURITY_POLICY, &policy);
    set(&mut reply, REFERRER_POLICY, "no-referrer");
    set(&mut reply, HeaderName::from_static("cross-origin-resource-policy"), "cross-origin");
    reply
}
