//! Publishing: an uploaded bundle becomes a pass that phones can add and that can be changed.
//!
//! In scope: taking the upload apart within limits, the keys that the server owns, the steps over account and pass. Out of scope: storing
//! (see `pass_object`), reading and listing (see `passes`).

use http::StatusCode;
use http::header::{CONTENT_TYPE, LOCATION};

use super::account::{Release, Reserve};
use super::authentication::{Holder, holder};
use super::call::{Call, Reply, empty, json, no_such_pass, set};
use super::directory::{Claim, DIRECTORY, Unclaim};
use super::ids::{hex, is_minted};
use super::pass_object::{
    Create, Created, Erase, Facts, Head, MAX_STORED_BYTES, ReadHead, Replace, Replaced, Revoke,
};
use super::ports::Ports;
use super::refusal::{Refusal, Stop};
use super::routes::Scope;
use super::signatures::new_serial;
use super::wire::ask;
use super::{authentication, checks, identity, pass_file, passes};
use crate::api::MAX_BUNDLE_BYTES;
use crate::bundle::{Bundle, PASS_MEDIA_TYPE};
use crate::ids::{AuthenticationToken, PassTypeIdentifier, SerialNumber, TeamIdentifier};
use crate::pass::Pass;
use crate::signature::Signer;
use crate::validate::validate_bundle;
use crate::zip::Limits;

/// Random bytes of an authentication token: 128 bits, printed as 32 digits; Apple wants at least 16 characters.
const TOKEN_BYTES: usize = 16;

/// The largest single file of a published pass, in bytes. It has to fit with everything else into one message.
const MAX_FILE_BYTES: usize = MAX_BUNDLE_BYTES;

/// The most files of a published pass: twenty languages with all pictures at three scales stay under 500.
const MAX_FILES: usize = 500;

/// What the server writes into every document it publishes.
struct ServerKeys {
    serial: SerialNumber,
    token: AuthenticationToken,
    pass_type: PassTypeIdentifier,
    team: TeamIdentifier,
}

/// `POST /api/v1/passes`
pub(super) async fn publish<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    authentication::presented_key(call)?;
    let upload = read_upload(call);
    let named = upload.as_ref().ok().and_then(|bundle| bundle.document().text("/serialNumber"));
    let named = named.and_then(|text| SerialNumber::new(text).ok());
    let holder = holder(call, Scope::Publish, named.as_ref()).await?;
    let mut bundle = upload?;
    let certificates = identity::signer(call.ports)?.certificates();
    let keys = ServerKeys {
        serial: choose_serial(call, &holder, named).await?,
        token: new_token(call.ports)?,
        pass_type: certificates.pass_type_identifier().clone(),
        team: certificates.team_identifier().clone(),
    };
    complete(call.ports, &mut bundle, &keys)?;
    let account = holder.account.clone();
    // Reserved first: a crash after it leaves an entry without a pass, never a pass that its account does not know.
    ask(call.ports, account.as_str(), &Reserve { serial: keys.serial.clone() }, &[]).await?;
    let (names, blobs) = parts(&bundle);
    let create = Create {
        serial: keys.serial.clone(),
        account,
        pass_type: keys.pass_type,
        team: keys.team,
        token: keys.token,
        by: holder.key.shown(),
        facts: facts(&bundle),
        files: names,
    };
    let blobs: Vec<&[u8]> = blobs.iter().map(Vec::as_slice).collect();
    match ask(call.ports, keys.serial.as_str(), &create, &blobs).await?.reply {
        Created::Stored(head) => {
            let published = passes::published(identity::public_base_url(call.ports)?, &head, None);
            let mut reply = json(StatusCode::CREATED, &published)?;
            set(
                &mut reply,
                LOCATION,
                &format!("/api/v1/passes/{}", super::call::segment(head.serial.as_str())),
            );
            Ok(reply)
        }
        Created::Taken => {
            let message =
                "this serialNumber is published already; change it with PUT /api/v1/passes/{serialNumber}";
            Err(Refusal::conflict("already_published", message).into())
        }
    }
}

/// `PUT /api/v1/passes/{serial}`
pub(super) async fn republish<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let (holder, head) = own_pass(call).await?;
    let mut bundle = read_upload(call)?;
    let certificates = identity::signer(call.ports)?.certificates();
    if *certificates.pass_type_identifier() != head.pass_type {
        let message = "this pass was published with a certificate for another pass type";
        return Err(Refusal::conflict("other_pass_type", message).into());
    }
    // Neither token nor serial number ever changes: phones know the pass by them.
    let keys = ServerKeys {
        serial: head.serial.clone(),
        token: head.token.clone(),
        pass_type: head.pass_type.clone(),
        team: certificates.team_identifier().clone(),
    };
    complete(call.ports, &mut bundle, &keys)?;
    let (names, blobs) = parts(&bundle);
    let replace = Replace { by: holder.key.shown(), facts: facts(&bundle), files: names };
    let blobs: Vec<&[u8]> = blobs.iter().map(Vec::as_slice).collect();
    match ask(call.ports, head.serial.as_str(), &replace, &blobs).await?.reply {
        Replaced::Stored(new) => {
            if new.version != head.version {
                pass_file::forget(call.ports, &head).await;
            }
            let published =
                passes::published(identity::public_base_url(call.ports)?, &new, Some(new.devices));
            Ok(json(StatusCode::OK, &published)?)
        }
        Replaced::Absent => Err(no_such_pass().into()),
        Replaced::Revoked => {
            let message = "this pass was revoked, which is final; publish a new one";
            Err(Refusal::conflict("revoked", message).into())
        }
    }
}

/// `DELETE /api/v1/passes/{serial}`: revokes, or with `?erase=true` deletes every trace.
pub(super) async fn delete<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let erase = match call.query("erase").as_deref() {
        None | Some("false") => false,
        Some("true") => true,
        Some(_) => return Err(Refusal::bad_request("invalid_query", "erase must be true or false").into()),
    };
    if erase {
        return self::erase(call).await;
    }
    let (holder, before) = own_pass(call).await?;
    let revoke = Revoke { by: holder.key.shown() };
    let head = ask(call.ports, before.serial.as_str(), &revoke, &[]).await?.reply.ok_or_else(no_such_pass)?;
    pass_file::forget(call.ports, &before).await;
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
        pass_file::forget(call.ports, &head).await;
    }
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

fn read_upload<P: Ports>(call: &Call<'_, P>) -> Result<Bundle, Refusal> {
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
    let keep = call.query("keepSerial").is_some_and(|text| text == "true");
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

fn new_token<P: Ports>(ports: &P) -> Result<AuthenticationToken, Refusal> {
    let mut random = [0; TOKEN_BYTES];
    ports.fill_random(&mut random);
    AuthenticationToken::new(hex(&random)).map_err(|error| Refusal::not_configured(error.to_string()))
}

/// Writes the server's keys, then checks what will be published.
fn complete<P: Ports>(ports: &P, bundle: &mut Bundle, keys: &ServerKeys) -> Result<(), Refusal> {
    let url = identity::public_base_url(ports)?;
    let values = [
        ("/serialNumber", keys.serial.as_str()),
        ("/authenticationToken", &String::from(keys.token.clone())),
        ("/webServiceURL", url),
        ("/passTypeIdentifier", keys.pass_type.as_str()),
        ("/teamIdentifier", keys.team.as_str()),
    ];
    for (pointer, value) in values {
        let set = bundle.document_mut().set(pointer, value);
        set.map_err(|error| Refusal::invalid("unreadable_document", error.to_string()))?;
    }
    checks::bounded_texts(bundle.document())?;
    checks::acceptable(&validate_bundle(bundle, ports.now(), checks::allows_loopback(ports)))
}

/// The names of the files, and the bytes of the document and the files.
fn parts(bundle: &Bundle) -> (Vec<String>, Vec<Vec<u8>>) {
    let names = bundle.files().map(|(name, _)| name.to_owned()).collect();
    let document = std::iter::once(bundle.document().to_bytes());
    (names, document.chain(bundle.files().map(|(_, bytes)| bytes.to_vec())).collect())
}

fn facts(bundle: &Bundle) -> Facts {
    let pass = Pass::new(bundle.document());
    let organization = pass.text("organizationName").unwrap_or_default();
    let title = pass.text("logoText").filter(|text| !text.trim().is_empty()).unwrap_or(organization);
    Facts {
        title: title.chars().take(200).collect(),
        organization: organization.chars().take(200).collect(),
        style: pass.style().map_or("", |style| style.key()).to_owned(),
    }
}
