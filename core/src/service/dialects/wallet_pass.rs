//! The "wallet pass" dialect: `POST /passes`, the payload, `PATCH /passes/{serial}`.

use http::StatusCode;
use http::header::ETAG;
use serde_json::{Map, Value, json};

use super::super::authentication::{Holder, holder};
use super::super::call::{Call, Reply, json, segment, set, version_tag};
use super::super::issue::{Issued, Made, ServerKeys, complete, facts, file_names, issue, parts};
use super::super::pass_object::{Head, ReadFiles, ReadSource, Replace, Replaced, Source};
use super::super::ports::Ports;
use super::super::publish::own_pass;
use super::super::refusal::{Failure, Refusal, Stop};
use super::super::routes::Scope;
use super::super::signatures::new_serial;
use super::super::wire::{WireError, ask};
use super::super::{card_picture, identity};
use super::bundle::{build, read_body};
use super::usage::used_up;
use super::wallet_pass_body::{IGNORED, merged, translate};
use crate::bundle::PASS_FILE;
use crate::ids::SerialNumber;
use crate::signature::Signer;

const DIALECT: &str = "walletPass";

/// How often a change is tried again when another one came between.
const MAX_TRIES: u32 = 5;

/// `POST /passes`
pub(in super::super) async fn create<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let holder = holder(call, Scope::Publish, None).await?;
    let mut body = read_body(call)?;
    body.retain(|key, value| !value.is_null() && !IGNORED.contains(&key.as_str()));
    let draft = translate(&body, holder.name())?;
    let source = source(&body)?;
    let serial = new_serial(call.ports)?;
    let make = async |_: &SerialNumber| {
        let bundle = build(call.ports, draft, &[], |_| false).await?;
        Ok(Made { bundle, source: Some(source) })
    };
    match issue(call, &holder.author(), serial, make).await? {
        Issued::New(head) | Issued::Again(head) => {
            let url = identity::public_base_url(call.ports)?;
            let serial = head.serial.as_str();
            let answer = json!({
                "serialNumber": serial, "downloadUrl": format!("{url}/passes/{}.pkpass", segment(serial)),
            });
            Ok(tagged(json(StatusCode::CREATED, &answer)?, &head))
        }
        Issued::Taken => Err(Refusal::conflict("already_published", "this pass exists already").into()),
        Issued::UsedUp(usage) => Ok(used_up(&usage)?),
    }
}

fn source(body: &Map<String, Value>) -> Result<Source, Failure> {
    let body = serde_json::to_string(body).map_err(WireError::Shape)?;
    Ok(Source { dialect: DIALECT.to_owned(), body })
}

fn tagged(mut reply: Reply, head: &Head) -> Reply {
    set(&mut reply, ETAG, &version_tag(head.version));
    reply
}

/// `GET /passes/{serial}/payload`
pub(in super::super) async fn payload<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let (_, head) = own_pass(call).await?;
    let mut body = stored_body(call.ports, &head).await?;
    body.insert("serialNumber".to_owned(), json!(head.serial.as_str()));
    body.insert("createdAt".to_owned(), json!(head.created_at.to_rfc3339()));
    body.insert("updatedAt".to_owned(), json!(head.updated_at.to_rfc3339()));
    Ok(tagged(json(StatusCode::OK, &body)?, &head))
}

async fn stored_body<P: Ports>(ports: &P, head: &Head) -> Result<Map<String, Value>, Stop> {
    let source = ask(ports, head.serial.as_str(), &ReadSource {}, &[]).await?.reply;
    let Some(source) = source.filter(|source| source.dialect == DIALECT) else {
        let message = "this pass was not made by POST /passes, or was republished as a file since";
        return Err(Refusal::conflict("other_api", message).into());
    };
    Ok(serde_json::from_str(&source.body).map_err(WireError::Shape)?)
}

/// `PATCH /passes/{serial}`
pub(in super::super) async fn patch<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let (holder, mut head) = own_pass(call).await?;
    let change = read_body(call)?;
    let wanted = call.wanted_version(head.version)?;
    for _ in 0..MAX_TRIES {
        match replace(call.ports, &holder, &head, &change).await? {
            Replaced::Stored(new) => {
                if new.version != head.version {
                    card_picture::forget(call.ports, &head).await;
                }
                let answer = json!({"ok": true, "updatedAt": new.updated_at.to_rfc3339()});
                return Ok(tagged(json(StatusCode::OK, &answer)?, &new));
            }
            Replaced::Absent => return Err(super::super::call::no_such_pass().into()),
            Replaced::Revoked => return Err(Refusal::gone("this pass was revoked, which is final").into()),
            // Whoever named a version wanted no other change in between.
            Replaced::Overtaken if wanted.is_some() => return Err(Refusal::changed_meanwhile().into()),
            // Both changes count: this one is made again from what is there now.
            Replaced::Overtaken => (_, head) = own_pass(call).await?,
        }
    }
    Err(Refusal::conflict("changed_meanwhile", "the pass is being changed by others; please try again")
        .into())
}

async fn replace<P: Ports>(
    ports: &P,
    holder: &Holder,
    head: &Head,
    change: &Map<String, Value>,
) -> Result<Replaced, Stop> {
    let body = merged(&stored_body(ports, head).await?, change);
    let draft = translate(&body, holder.name())?;
    let files = stored_files(ports, head).await?;
    // A picture whose address is sent is fetched again; the others stay as they are.
    let mut bundle = build(ports, draft, &files, |picture| !change.contains_key(&picture.key)).await?;
    let team = identity::signer_for(ports, &head.pass_type)?.certificates().team_identifier().clone();
    let keys = ServerKeys {
        serial: head.serial.clone(),
        token: head.token.clone(),
        pass_type: head.pass_type.clone(),
        team,
    };
    complete(ports, &mut bundle, &keys)?;
    let replace = Replace {
        by: holder.key.shown(),
        facts: facts(&bundle),
        files: file_names(&bundle),
        source: Some(source(&body)?),
        if_version: Some(head.version),
    };
    let blobs = parts(&bundle);
    let blobs: Vec<&[u8]> = blobs.iter().map(Vec::as_slice).collect();
    Ok(ask(ports, head.serial.as_str(), &replace, &blobs).await?.reply)
}

async fn stored_files<P: Ports>(ports: &P, head: &Head) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let answer = ask(ports, head.serial.as_str(), &ReadFiles {}, &[]).await?;
    let names = std::iter::once(PASS_FILE.to_owned()).chain(answer.reply.unwrap_or_default());
    Ok(names.zip(answer.blobs).collect())
}
