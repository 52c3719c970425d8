//! Four of the calls of an iPhone, as Apple prescribes them; for a pass it asks `file_call`, its log goes to `phone_log`.
//!
//! In scope: statuses, headers, tokens before anything else. Out of scope: what a registration means (see `pass_object`, `device_object`).
//! Source: Apple, "Adding a web service to update passes"; `Authorization: ApplePass <token>` on calls about one pass.

use http::StatusCode;
use http::header::WWW_AUTHENTICATE;
use serde::{Deserialize, Serialize};

use super::authentication::is_known;
use super::call::{Call, Reply, empty, json, set};
use super::device_object::ListUpdates;
use super::ids::DeviceHash;
use super::pass_object::{Register, Registered, Unregister};
use super::ports::Ports;
use super::refusal::{Refusal, Stop};
use super::wire::ask;
use crate::ids::{AuthenticationToken, DeviceLibraryIdentifier, PassTypeIdentifier, PushToken, SerialNumber};

/// The body of a registration.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PushTokenBody {
    push_token: String,
}

/// The answer of the list call.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SerialNumbers {
    serial_numbers: Vec<SerialNumber>,
    last_updated: String,
}

/// A call about one pass whose path and header could be right.
pub(super) struct Claim {
    pub(super) serial: SerialNumber,
    pub(super) pass_type: PassTypeIdentifier,
    pub(super) token: AuthenticationToken,
}

/// The same answer for an unknown pass and a wrong token, so that nobody learns which serial numbers exist.
pub(super) fn unauthorized() -> Refusal {
    Refusal::unauthorized("wrong_token", "this is not the authentication token of the pass")
}

/// Everything that can be refused without touching the pass's object.
pub(super) async fn claim<P: Ports>(call: &Call<'_, P>) -> Result<Claim, Stop> {
    // Whatever cannot be a token at all is a wrong one.
    let token = call.credentials("ApplePass").and_then(|text| AuthenticationToken::new(text).ok());
    let token = token.ok_or_else(unauthorized)?;
    let serial = call.serial().map_err(|_| unauthorized())?;
    let pass_type = call.pass_type().ok_or_else(unauthorized)?;
    if !is_known(call.ports, &serial).await? {
        return Err(unauthorized().into());
    }
    Ok(Claim { serial, pass_type, token })
}

fn device<P: Ports>(call: &Call<'_, P>) -> Result<DeviceHash, Refusal> {
    let device = DeviceLibraryIdentifier::new(call.parameter("device"));
    let device = device.map_err(|error| Refusal::bad_request("invalid_device", error.to_string()))?;
    Ok(DeviceHash::of(&device))
}

/// `POST /v1/devices/{device}/registrations/{passType}/{serial}`
pub(super) async fn register<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let claim = claim(call).await?;
    let PushTokenBody { push_token } = call.json()?;
    let push_token = PushToken::new(push_token)
        .map_err(|error| Refusal::bad_request("invalid_push_token", error.to_string()))?;
    let register =
        Register { device: device(call)?, push_token, pass_type: claim.pass_type, token: claim.token };
    match ask(call.ports, claim.serial.as_str(), &register, &[]).await?.reply {
        Registered::New => Ok(empty(StatusCode::CREATED)),
        Registered::Known => Ok(empty(StatusCode::OK)),
        Registered::Unauthorized => Err(unauthorized().into()),
        Registered::Full => {
            Err(Refusal::forbidden("too_many_devices", "this pass has as many devices as it may").into())
        }
    }
}

/// `DELETE /v1/devices/{device}/registrations/{passType}/{serial}`
pub(super) async fn unregister<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let claim = claim(call).await?;
    let unregister = Unregister { device: device(call)?, pass_type: claim.pass_type, token: claim.token };
    if ask(call.ports, claim.serial.as_str(), &unregister, &[]).await?.reply {
        return Ok(empty(StatusCode::OK));
    }
    Err(unauthorized().into())
}

/// `GET /v1/devices/{device}/registrations/{passType}?passesUpdatedSince=`
pub(super) async fn list_updates<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let device = device(call)?;
    if call.parameter("passType").len() > PassTypeIdentifier::MAX_LEN {
        let message =
            format!("a pass type identifier has at most {} characters", PassTypeIdentifier::MAX_LEN);
        return Err(Refusal::bad_request("invalid_pass_type", message).into());
    }
    let Some(pass_type) = call.pass_type() else { return Ok(empty(StatusCode::NO_CONTENT)) };
    let tag = call.query("passesUpdatedSince").filter(|tag| !tag.is_empty());
    let shard = device.shard();
    let asked = ListUpdates { device, pass_type, tag };
    match ask(call.ports, &shard, &asked, &[]).await?.reply {
        None => Ok(empty(StatusCode::NO_CONTENT)),
        Some(updates) => {
            let list = SerialNumbers { serial_numbers: updates.serials, last_updated: updates.tag };
            Ok(json(StatusCode::OK, &list)?)
        }
    }
}

/// What is unauthorized here is so under Apple's scheme.
pub(super) fn with_scheme(mut reply: Reply) -> Reply {
    if reply.status() == StatusCode::UNAUTHORIZED {
        set(&mut reply, WWW_AUTHENTICATE, "ApplePass");
    }
    reply
}
