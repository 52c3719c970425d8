//! Calls for the file of one pass. Its object answers them alone: it knows what is true of the pass now, has the parts of the file, and what it
//! answers goes to the client as it is.
//!
//! In scope: what the object is asked, and its whole answer. Out of scope: making the file (see `pass_file`).
//! The worker between does not read the file: reading it and writing it again cost as much as the call itself (`cargo xtask bench beside`).

use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, IF_MODIFIED_SINCE, LAST_MODIFIED};
use http::{Method, StatusCode};
use serde::{Deserialize, Serialize};

use super::authentication::is_known;
use super::call::{Call, Reply, body, empty, no_such_pass, set, stopped, without_body};
use super::device_web_service::{claim, unauthorized, with_scheme};
use super::dialects::cross_origin;
use super::pass_object::ServeFile;
use super::ports::{ObjectKind, Ports, Storage};
use super::refusal::{Failure, Refusal, Stop};
use super::wire::{self, Message};
use super::{pass_file, pass_object};
use crate::api::PassStatus;
use crate::bundle::PASS_MEDIA_TYPE;
use crate::ids::{AuthenticationToken, PassTypeIdentifier, SerialNumber};
use crate::time::Timestamp;

/// For whom a file is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Asker {
    /// Whoever has the public link.
    Public {
        /// Whether pages of any origin may read the answer.
        is_open: bool,
    },
    /// A phone that updates the pass.
    Phone {
        /// The pass type of the request's path.
        pass_type: PassTypeIdentifier,
        /// The token of the request.
        token: AuthenticationToken,
        /// The version that it has.
        known: Option<Timestamp>,
    },
}

/// `GET /p/{serial}.pkpass`, `GET /passes/{serial}` and `GET /passes/{serial}.pkpass`
pub(super) async fn public<P: Ports>(call: &Call<'_, P>) -> Result<P::Forwarded, Stop> {
    let serial = call.serial()?;
    if !is_known(call.ports, &serial).await? {
        return Err(no_such_pass().into());
    }
    let is_open = cross_origin::is_open(call.request.uri().path());
    hand_over(call, &serial, Asker::Public { is_open }).await
}

/// `GET /v1/passes/{passType}/{serial}`. A revoked pass is still served: its newest version says that it is voided.
pub(super) async fn phone<P: Ports>(call: &Call<'_, P>) -> Result<P::Forwarded, Stop> {
    let claim = claim(call).await?;
    let known = call.header(IF_MODIFIED_SINCE).and_then(Timestamp::parse_http_date);
    let asker = Asker::Phone { pass_type: claim.pass_type, token: claim.token, known };
    hand_over(call, &claim.serial, asker).await
}

async fn hand_over<P: Ports>(
    call: &Call<'_, P>,
    serial: &SerialNumber,
    asker: Asker,
) -> Result<P::Forwarded, Stop> {
    let is_head = call.request.method() == Method::HEAD;
    let message = wire::message(&ServeFile { asker, is_head }).map_err(Failure::from)?;
    let forwarded = call.ports.forward(ObjectKind::Pass, serial.as_str(), message).await;
    Ok(forwarded.map_err(Failure::from)?)
}

/// The whole answer, in the pass's object.
pub(super) async fn serve<S: Storage, P: Ports>(storage: &S, ports: &P, message: &Message) -> Reply {
    let (reply, is_head) = match message.command::<ServeFile>() {
        Ok(ServeFile { asker, is_head }) => (answer(storage, ports, &asker).await, is_head),
        Err(error) => (stopped(ports, Failure::from(error).into()), false),
    };
    if is_head { without_body(reply) } else { reply }
}

async fn answer<S: Storage, P: Ports>(storage: &S, ports: &P, asker: &Asker) -> Reply {
    match asker {
        Asker::Public { is_open } => {
            let reply = to_public(storage, ports).await.unwrap_or_else(|stop| stopped(ports, stop));
            if *is_open { cross_origin::opened(reply) } else { reply }
        }
        Asker::Phone { pass_type, token, known } => {
            let reply = to_phone(storage, ports, pass_type, token, *known).await;
            reply.unwrap_or_else(|stop| with_scheme(stopped(ports, stop)))
        }
    }
}

async fn to_public<S: Storage, P: Ports>(storage: &S, ports: &P) -> Result<Reply, Stop> {
    let head = pass_object::present(storage)?.ok_or_else(no_such_pass)?;
    if head.status == PassStatus::Revoked {
        return Err(Refusal::gone("its issuer took this pass back").into());
    }
    let file = pass_file::made(storage, ports, &head).await?;
    let length = file.len().to_string();
    let mut reply = body(StatusCode::OK, PASS_MEDIA_TYPE, file);
    // Safari on iPhones failed on chunked files; browsers may ask twice, without cookies.
    set(&mut reply, CONTENT_LENGTH, &length);
    set(&mut reply, CONTENT_DISPOSITION, "inline; filename=\"pass.pkpass\"");
    set(&mut reply, CACHE_CONTROL, "private, no-store");
    set(&mut reply, LAST_MODIFIED, &head.last_modified.to_http_date());
    Ok(reply)
}

async fn to_phone<S: Storage, P: Ports>(
    storage: &S,
    ports: &P,
    pass_type: &PassTypeIdentifier,
    token: &AuthenticationToken,
    known: Option<Timestamp>,
) -> Result<Reply, Stop> {
    let head = pass_object::authorized(storage, pass_type, token)?.ok_or_else(unauthorized)?;
    let mut reply = if known.is_some_and(|known| known >= head.last_modified) {
        empty(StatusCode::NOT_MODIFIED)
    } else {
        body(StatusCode::OK, PASS_MEDIA_TYPE, pass_file::made(storage, ports, &head).await?)
    };
    set(&mut reply, LAST_MODIFIED, &head.last_modified.to_http_date());
    Ok(reply)
}
