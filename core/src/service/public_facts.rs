//! What pages elsewhere may know of a pass or a template, so that they can show how to add it.
//!
//! Any page may ask. The answer holds what the public page shows, and nothing that needs credentials.

use http::StatusCode;
use http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, HeaderName};
use serde::Serialize;

use super::badges::Badges;
use super::call::{Call, Reply, json, set};
use super::card_picture::shown;
use super::identity::public_base_url;
use super::join::{address, with_suffix};
use super::join_link::JoinLink;
use super::passes::{Urls, public_head};
use super::ports::Ports;
use super::public_page::qr_shape;
use super::refusal::{Failure, Stop};
use super::template_object::ReadTemplate;
use super::templates::{id_of, no_such_template};
use super::wire::ask;
use crate::api::{PassState, PassStatus, PublicPass, PublicTemplate};

/// `GET /api/public/passes/{serial}`
pub(super) async fn pass<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let head = public_head(call).await?;
    let url = public_base_url(call.ports)?;
    let urls = Urls::of(url, &head.serial);
    let state = match head.status {
        PassStatus::Revoked => PassState::Revoked,
        PassStatus::Active => shown(call.ports, &head).await?.state,
    };
    let badges = Badges::of(call.ports, call.wording().language).await;
    let public = PublicPass {
        title: head.facts.title,
        organization_name: head.facts.organization,
        style: head.facts.style,
        status: head.status,
        state,
        download_url: urls.download,
        card_url: urls.card,
        qr: qr_shape(&urls.landing)?,
        landing_url: urls.landing,
        badge: badges.map(|badges| badges.links(url)),
    };
    Ok(for_any_page(&public)?)
}

/// `GET /api/public/templates/{template}`, with `?link=` for one that carries values
pub(super) async fn template<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let template = id_of(call)?;
    // A page that embeds a broken link hears of it, before anybody taps on it.
    JoinLink::of(call, &template)?;
    let head = ask(call.ports, template.as_str(), &ReadTemplate {}, &[]).await?.reply;
    let head = head.ok_or_else(no_such_template)?;
    let url = public_base_url(call.ports)?;
    let join_url = address(call, &template)?;
    let badges = Badges::of(call.ports, call.wording().language).await;
    let public = PublicTemplate {
        title: head.facts.title,
        organization_name: head.facts.organization,
        style: head.facts.style,
        status: if head.is_open { "open" } else { "closed" }.to_owned(),
        card_url: with_suffix(&join_url, "card.svg"),
        qr: qr_shape(&join_url)?,
        join_url,
        badge: badges.map(|badges| badges.links(url)),
    };
    Ok(for_any_page(&public)?)
}

fn for_any_page<T: Serialize>(public: &T) -> Result<Reply, Failure> {
    let mut reply = json(StatusCode::OK, public)?;
    set(&mut reply, ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    set(&mut reply, HeaderName::from_static("cross-origin-resource-policy"), "cross-origin");
    Ok(reply)
}
