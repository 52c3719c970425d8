//! Publishing: an uploaded bundle becomes a pass that phones can add and that can be changed.
//!
//! In scope: taking the upload apart within limits, the keys that the server owns, the steps over account and pass. Out of scope: storing
//! (see `pass_object`), reading and listing (see `passes`).

use http::StatusCode;
use http::header::{CONTENT_TYPE, ETAG, LOCATION};

use super::account::Release;
use super::authentication::{Holder, holder};
use super::call::{Call, Reply, empty, json, no_such_pass, set, version_tag};
use super::dialects::usage;
use super::directory::{Claim, DIRECTORY, Unclaim};
use super::ids::is_minted;
use super::issue::{Issued, Made, ServerKeys, complete, facts, file_names, issue, parts};
use super::pass_object::{Erase, Head, MAX_STORED_BYTES, ReadHead, Replace, Replaced, Revoke};
use super::ports::Ports;
use super::refusal::{Refusal, Stop};
use super::routes::Scope;
use super::signatures::new_serial;
use super::wire::ask;
use super::{authentication, card_picture, identity, passes, templates};
use crate::api::MAX_BUNDLE_BYTES;
use crate::bundle::{Bundle, PASS_MEDIA_TYPE};
use crate::ids::SerialNumber;
use crate::signature::Signer;
use crate::zip::Limits;

/// The largest single file of a published pass, in bytes. It has to fit with everything else into one message.
const MAX_FILE_BYTES: usize = MAX_BUNDLE_BYTES;

/// The most files of a published pass: twenty languages with all pictures at three scales stay under 500.
const MAX_FILES: usize = 500;

/// `POST /api/v1/passes`
pub(super) async fn publish<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    authentication::presented_key(call)?;
    let upload = read_upload(call);
    let named = upload.as_ref().ok().and_then(|bundle| bundle.document().text("/serialNumber"));
    let named = named.and_then(|text| SerialNumber::new(text).ok());
    let holder = holder(call, Scope::Publish, named.as_ref()).await?;
    let bundle = upload?;
    let serial = choose_serial(call, &holder, named).await?;
    match issue(call, &holder.author(), serial, async |_: &SerialNumber| Ok(Made { bundle, source: None }))
        .await?
    {
        Issued::New(head) | Issued::Again(head) => {
            let published = passes::published(identity::public_base_url(call.ports)?, &head, None);
            let mut reply = json(StatusCode::CREATED, &published)?;
            let location = format!("/api/v1/passes/{}", super::call::segment(head.serial.as_str()));
            set(&mut reply, LOCATION, &location);
            Ok(reply)
        }
        Issued::Taken => {
            let message =
                "this serialNumber is published already; change it with PUT /api/v1/passes/{serialNumber}";
            Err(Refusal::conflict("already_published", message).into())
        }
        Issued::UsedUp(usage) => Ok(usage::used_up(&usage)?),
    }
}

/// `PUT /api/v1/passes/{serial}`
pub(super) async fn republish<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let (holder, head) = own_pass(call).await?;
    let wanted = call.wanted_version(head.version)?;
    let mut bundle = read_upload(call)?;
    let certificates = identity::signer_for(call.ports, &head.pass_type)?.certificates();
    // Neither token nor serial number ever changes: phones know the pass by them.
    let keys = ServerKeys {
        serial: head.serial.clone(),
        token: head.token.clone(),
        pass_type: head.pass_type.clone(),
        team: certificates.team_identifier().clone(),
    };
    complete(call.ports, &mut bundle, &keys)?;
    let blobs = parts(&bundle);
    let replace = Replace {
        by: holder.key.shown(),
        facts: facts(&bundle),
        files: file_names(&bundle),
        source: None,
        if_version: wanted,
    };
    let blobs: Vec<&[u8]> = blobs.iter().map(Vec::as_slice).collect();
    match ask(call.ports, head.serial.as_str(), &replace, &blobs).await?.reply {
        Replaced::Stored(new) => {
            if new.version != head.version {
                card_picture::forget(call.ports, &head).await;
            }
            let published =
                passes::published(identity::public_base_url(call.ports)?, &new, Some(new.devices));
            let mut reply = json(StatusCode::OK, &published)?;
            set(&mut reply, ETAG, &version_tag(new.version));
            Ok(reply)
        }
        Replaced::Overtaken => Err(Refusal::changed_meanwhile().into()),
        Replaced::Absent => Err(no_such_pass().into()),
        Replaced::Revoked => {
            let message = "this pass was revoked, which is final; publish a new one";
            Err(Refusal::conflict("revoked", message).into())
        }
    }
}

/// `DELETE /api/v1/passes/{serial}`: revokes, or with `?erase=true` deletes every trace.
pub(super) async fn delete<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    if call.flag("erase")? {
        return self::erase(call).await;
    }
    let (holder, before) = own_pass(call).await?;
    let revoke = Revoke { by: holder.key.shown() };
    let head = ask(call.ports, before.serial.as_str(), &revoke, &[]).await?.reply.ok_or_else(no_such_pass)?;
    card_picture::forget(call.ports, &before).await;
    let published = passes::published(identity::public_base_url(call.ports)?, &head, Some(head.devices));
    Ok(json(StatusCode::OK, &published)?)
}

/// The pass first, its owner's index last, so that a call that failed half-way can be repeated.
async fn erase<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let serial = call.serial()?;
    let holder = holder(call, Scope::Publish, Some(&serial)).await?;
    if !holder.owns() {
        return Err(no_such_pass().into());
    }
    if let Some(head) = ask(call.ports, serial.as_str(), &ReadHead {}, &[]).await?.reply {
        card_picture::erase(call.ports, &head).await;
    }
    templates::forget_member(call.ports, &serial).await?;
    ask(call.ports, serial.as_str(), &Erase {}, &[]).await?;
    if !is_minted(authentication::id_secret(call.ports)?, &serial) {
        ask(call.ports, DIRECTORY, &Unclaim { serial: serial.clone() }, &[]).await?;
    }
    ask(call.ports, holder.account.as_str(), &Release { serial }, &[]).await?;
    Ok(empty(StatusCode::NO_CONTENT))
}

/// The caller and the pass of the path, if it is the caller's. Another account's pass is not told from none.
pub(super) async fn own_pass<P: Ports>(call: &Call<'_, P>) -> Result<(Holder, Head), Stop> {
    let serial = call.serial()?;
    let holder = holder(call, Scope::Publish, Some(&serial)).await?;
    if !holder.owns() {
        return Err(no_such_pass().into());
    }
    let head = ask(call.ports, serial.as_str(), &ReadHead {}, &[]).await?.reply;
    let head = head.filter(|head| head.account == holder.account).ok_or_else(no_such_pass)?;
    Ok((holder, head))
}

pub(super) fn read_upload<P: Ports>(call: &Call<'_, P>) -> Result<Bundle, Refusal> {
    let declared = call.header(CONTENT_TYPE).unwrap_or_default();
    let declared = declared.split(';').next().unwrap_or_default().trim();
    if !declared.eq_ignore_ascii_case(PASS_MEDIA_TYPE) {
        return Err(Refusal {
            status: StatusCode::UNSUPPORTED_MEDIA_TYPE,
            code: "unsupported_media_type",
            message: format!("upload the pass with the content type {PASS_MEDIA_TYPE}"),
        });
    }
    let limits = Limits {
        archive_bytes: MAX_BUNDLE_BYTES,
        entries: MAX_FILES,
        file_bytes: MAX_FILE_BYTES,
        total_bytes: MAX_STORED_BYTES,
    };
    let (bundle, _) = Bundle::read(call.request.body(), &limits)?;
    Ok(bundle)
}

/// The document's own serial number when it was minted for the account, or, when the caller asks for that with `?keepSerial=true`, when
/// the account may bring it; else a new one. A guessable serial number makes the pass's public page guessable, hence the explicit wish.
async fn choose_serial<P: Ports>(
    call: &Call<'_, P>,
    holder: &Holder,
    named: Option<SerialNumber>,
) -> Result<SerialNumber, Stop> {
    let keep = call.flag("keepSerial")?;
    let secret = authentication::id_secret(call.ports)?;
    match named {
        Some(serial) if holder.owns() && (keep || is_minted(secret, &serial)) => Ok(serial),
        Some(serial) if keep => {
            let claim = Claim { serial: serial.clone(), account: holder.account.clone() };
            if ask(call.ports, DIRECTORY, &claim, &[]).await?.reply {
                return Ok(serial);
            }
            let message = "this serialNumber does not belong to your account";
            Err(Refusal::forbidden("foreign_serial", message).into())
        }
        _ => Ok(new_serial(call.ports)?),
    }
}
