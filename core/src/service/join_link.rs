//! Join links that carry values: made by the issuer for one person or for many, signed, so that nobody changes them on the way.
//!
//! In scope: the text of such a link, its signature, its end. Out of scope: the page behind it (see `join`).
//! A link is `{payload}.{signature}`: the payload is JSON in base64url, the signature 128 bits of HMAC-SHA-256 over template and payload.
//! Whoever has the link can read the values; only whoever has `ID_SECRET` can change them.

use base64ct::{Base64UrlUnpadded, Encoding};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::authentication::id_secret;
use super::call::{Call, Reply, json};
use super::identity::public_base_url;
use super::ids::{TemplateId, derived_serial, hex, signed_text, text_of_signed};
use super::issue::new_token;
use super::ports::Ports;
use super::refusal::{Refusal, Stop};
use super::signatures::new_serial;
use super::template_fill::{Unknown, fill, sample};
use super::templates::{open, own};
use crate::api::{JoinLinkReply, JoinLinkRequest};
use crate::ids::SerialNumber;
use crate::time::Timestamp;

/// The longest link, in characters: what mail programs and QR codes of a printable size still carry.
const MAX_LINK: usize = 1_500;

/// Random bytes that tell two links with the same values apart.
const NONCE_BYTES: usize = 8;

/// What a link says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct JoinLink {
    /// Values that the person does not choose.
    #[serde(rename = "v")]
    pub(super) values: Map<String, Value>,
    /// When it ends.
    #[serde(rename = "e", default, skip_serializing_if = "Option::is_none")]
    ends: Option<Timestamp>,
    /// What makes it one person's: the same pass however often it is opened. Without it everybody gets an own pass.
    #[serde(rename = "n", default, skip_serializing_if = "Option::is_none")]
    nonce: Option<String>,
}

impl JoinLink {
    /// The link in the query of a call to a join page; `None` when it has none.
    ///
    /// # Errors
    /// [`Refusal`] when it was changed on the way or is over.
    pub(super) fn of<P: Ports>(call: &Call<'_, P>, template: &TemplateId) -> Result<Option<Self>, Refusal> {
        let Some(text) = call.query("link") else { return Ok(None) };
        let broken = || {
            Refusal::bad_request(
                "invalid_link",
                "this link is not whole; please open it again as it was sent",
            )
        };
        let payload = text_of_signed(id_secret(call.ports)?, &purpose(template), &text).ok_or_else(broken)?;
        let payload = Base64UrlUnpadded::decode_vec(payload).map_err(|_| broken())?;
        let link: Self = serde_json::from_slice(&payload).map_err(|_| broken())?;
        if link.ends.is_some_and(|ends| ends <= call.ports.now()) {
            return Err(Refusal::gone("this link has ended; please ask for a new one"));
        }
        Ok(Some(link))
    }

    /// The serial number of a personal link: always the same, and nobody's to guess.
    pub(super) fn serial<P: Ports>(
        &self,
        ports: &P,
        template: &TemplateId,
    ) -> Result<Option<SerialNumber>, Refusal> {
        let Some(nonce) = &self.nonce else { return Ok(None) };
        Ok(derived_serial(id_secret(ports)?, &purpose(template), nonce))
    }

    fn to_text<P: Ports>(&self, ports: &P, template: &TemplateId) -> Result<String, Stop> {
        let payload = serde_json::to_vec(self).map_err(super::wire::WireError::Shape)?;
        let payload = Base64UrlUnpadded::encode_string(&payload);
        Ok(signed_text(id_secret(ports)?, &purpose(template), &payload))
    }
}

/// A link of one template says nothing at another.
fn purpose(template: &TemplateId) -> String {
    format!("join link {}", template.as_str())
}

/// `POST /api/v1/templates/{template}/links`
pub(super) async fn create<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let (_, head) = own(call).await?;
    let request: JoinLinkRequest = call.json()?;
    let ends = request.expires_at.as_deref().map(|text| ends_at(text, call.ports.now())).transpose()?;
    let opened = open(call.ports, &head.template).await?;
    let mut tried = sample(&opened.bundle).unwrap_or_default();
    tried.extend(request.values.clone());
    fill(&opened.bundle, &tried, &new_serial(call.ports)?, &new_token(call.ports)?, Unknown::Refuse)
        .map_err(|reason| Refusal::invalid("invalid_values", reason))?;
    let nonce = (!request.shared).then(|| {
        let mut random = [0; NONCE_BYTES];
        call.ports.fill_random(&mut random);
        hex(&random)
    });
    let link = JoinLink { values: request.values, ends, nonce }.to_text(call.ports, &head.template)?;
    if link.len() > MAX_LINK {
        let message = format!("the values make a link of {} characters; {MAX_LINK} is the most", link.len());
        return Err(Refusal::invalid("link_too_long", message).into());
    }
    let join = format!("{}/t/{}", public_base_url(call.ports)?, head.template.as_str());
    let reply = JoinLinkReply {
        join_url: format!("{join}?link={link}"),
        qr_url: format!("{join}/qr.svg?link={link}"),
        expires_at: ends.map(Timestamp::to_rfc3339),
    };
    Ok(json(StatusCode::CREATED, &reply)?)
}

fn ends_at(text: &str, now: Timestamp) -> Result<Timestamp, Refusal> {
    let wrong = || {
        Refusal::bad_request("invalid_expiry", "expiresAt must be a time to come, like 2030-01-31T12:00:00Z")
    };
    Timestamp::parse_rfc3339(text).filter(|at| *at > now).ok_or_else(wrong)
}
