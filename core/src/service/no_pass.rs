//! Pages for people who get no pass: it has ended, was taken back, never was, or cannot be made now.
//!
//! A pass that was taken back answers 410, one that has ended 200: the page is right and says so. Neither has a button.

use http::StatusCode;

use super::call::{Call, Reply};
use super::card_picture::Shown;
use super::landing::{card_address, heading};
use super::pass_object::Head;
use super::ports::Ports;
use super::public_page::{Forms, Page, Script, escaped, own_words, sentence};
use super::refusal::Refusal;
use super::routes::Endpoint;
use super::wording::{Wording, with};
use crate::api::PassState;

/// What to say of a state.
pub(super) fn text_of(words: &Wording, state: PassState) -> Option<[&'static str; 2]> {
    match state {
        PassState::Active => None,
        PassState::Expired => Some(words.expired),
        PassState::Voided => Some(words.voided),
        PassState::Revoked => Some(words.revoked),
    }
}

/// The page of a pass that is there and cannot be added.
pub(super) fn page(words: &'static Wording, head: &Head, shown: &Shown, state: PassState) -> Reply {
    let [title, text] = text_of(words, state).unwrap_or(words.not_now);
    let organization = own_words(&head.facts.organization);
    let ask = match &shown.contact {
        _ if head.facts.organization.trim().is_empty() => String::new(),
        None => format!("<p>{}</p>", with(words.ask, &organization)),
        Some(contact) => format!(
            "<p>{} <a href=\"{}\" rel=\"nofollow noreferrer\">{}</a></p>",
            with(words.ask, &organization),
            escaped(&contact.href),
            escaped(&contact.text)
        ),
    };
    let notice =
        format!("<div class=\"notice is-strong\"><p><strong>{title}</strong></p><p>{text}</p>{ask}</div>");
    // What was taken back is not shown any more; what has ended still is, so that people recognise it.
    let (status, card) = match state {
        PassState::Revoked => (StatusCode::GONE, String::new()),
        _ => (
            StatusCode::OK,
            format!(
                "<div class=\"card is-over\" dir=\"ltr\" data-pass-preview>{}</div>",
                shown.on_page(&card_address(head))
            ),
        ),
    };
    let main = format!("{}{notice}{card}", heading(words, head));
    Page { status, words, title, main: &main, forms: Forms::None, script: Script::None }.reply()
}

/// A page that says why a request of a person was refused.
pub(super) fn refused<P: Ports>(call: &Call<'_, P>, endpoint: Endpoint, refusal: &Refusal) -> Reply {
    let words = call.wording();
    let [title, text] = heading_of(words, endpoint, refusal);
    // The service speaks English; its own sentence says more than the one of this page.
    let own = escaped(&sentence(&refusal.message));
    let text = match refusal.status {
        StatusCode::NOT_FOUND => text,
        _ if words.language == "en" => &own,
        _ => text,
    };
    let main = message(title, text);
    Page { status: refusal.status, words, title, main: &main, forms: Forms::None, script: Script::None }
        .reply()
}

fn heading_of(words: &Wording, endpoint: Endpoint, refusal: &Refusal) -> [&'static str; 2] {
    let joins = matches!(endpoint, Endpoint::JoinPage | Endpoint::Join);
    match (refusal.status, refusal.code) {
        (StatusCode::GONE, _) if joins => words.closed,
        (StatusCode::GONE, _) if endpoint == Endpoint::DraftPage => words.draft_over,
        (StatusCode::GONE, _) => words.revoked,
        (StatusCode::NOT_FOUND, _) => words.unknown,
        (_, "invalid_link") => words.broken_link,
        (_, "monthly_limit") => words.used_up,
        (StatusCode::TOO_MANY_REQUESTS, _) => words.one_moment,
        _ => words.not_now,
    }
}

/// The page for an address that does not exist.
pub(super) fn no_such_page(words: &'static Wording) -> Reply {
    let [title, text] = words.nothing_here;
    let text = format!("{text} <a href=\"/\">{}</a>", words.to_the_editor);
    let main = message(title, &text);
    let status = StatusCode::NOT_FOUND;
    Page { status, words, title, main: &main, forms: Forms::None, script: Script::None }.reply()
}

fn message(title: &str, text: &str) -> String {
    format!("<div class=\"message\"><h1>{title}</h1><p>{text}</p></div>")
}
