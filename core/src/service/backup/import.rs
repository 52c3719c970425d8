//! Taking an export in, for the operator: one request after the other, each with some of its lines.
//!
//! In scope: the body, the checks before anything is written, what goes to which object. Out of scope: the lines (see [`super::record`]).
//! A body is lines of JSON; the files of a line follow it at once, one after the other, as long as the line says.
//!
//! Every step can be repeated: what is there already stays, so an import that broke off is simply begun again. Nothing is overwritten: where
//! something else is in the way, the import stops with a sentence. Ids carry checks under `ID_SECRET`, and phones know the address and
//! the pass type: an import needs the same secret, certificate and host name as the deployment that made the export.

use http::StatusCode;

use super::super::account::{RestoreAccount, RestoreAudit, RestoreSerials};
use super::super::authentication::{id_secret, is_known, operator};
use super::super::call::{Call, Reply, json};
use super::super::device_object::{Changed, RestoreMembers};
use super::super::directory::{DIRECTORY, KnownAccount, RestoreClaim, RestoreKnown};
use super::super::file_rows::FileFacts;
use super::super::ids::{AccountId, TemplateId, is_minted, sha256_hex};
use super::super::pass_object::{PassRecord, ReadHead, RestorePass, RestoreRegistrations};
use super::super::ports::Ports;
use super::super::refusal::{Refusal, Stop};
use super::super::template_object::{
    ReadTemplate, RestoreTemplate, RestoreTemplateMembers, ResumeReissue, TemplateRecord,
};
use super::super::wire::ask;
use super::super::{audit, identity};
use super::record::{DeviceRecord, Record};
use crate::api::ImportReply;
use crate::document::Document;

/// `POST /api/v1/accounts/{account}/import`
pub(in super::super) async fn import<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    operator(call)?;
    let account =
        AccountId::parse(id_secret(call.ports)?, call.parameter("account")).ok_or_else(other_secret)?;
    let mut rest = call.request.body().as_slice();
    if rest.is_empty() {
        return Err(wrong_body("there is no line of an export in it").into());
    }
    let mut imported = 0;
    while !rest.is_empty() {
        let (record, files, behind) = next(rest)?;
        let is_end = record == Record::End;
        take(call, &account, record, files).await?;
        rest = behind;
        imported += 1;
        if is_end {
            // Once for each import, not for each of its requests.
            let path = call.request.uri().path();
            audit::say(
                call,
                &account,
                audit::OPERATOR.to_owned(),
                call.request.method(),
                path,
                StatusCode::OK,
            )
            .await;
        }
    }
    Ok(json(StatusCode::OK, &ImportReply { imported })?)
}

fn other_secret() -> Refusal {
    let message = "this id was made with another ID_SECRET: an import needs the secret of the deployment that made the export";
    Refusal::invalid("other_id_secret", message)
}

fn in_the_way(what: &str) -> Refusal {
    let message = format!("{what} is here already and differs from the export; nothing was overwritten");
    Refusal::conflict("already_here", message)
}

fn wrong_body(message: impl Into<String>) -> Refusal {
    Refusal::bad_request("invalid_import", message)
}

/// The files of a line.
type Files<'a> = Vec<&'a [u8]>;

/// The first line with its files, and what is behind.
fn next(body: &[u8]) -> Result<(Record, Files<'_>, &[u8]), Refusal> {
    let end = body.iter().position(|byte| *byte == b'\n').unwrap_or(body.len());
    let (line, rest) = body.split_at_checked(end).unwrap_or((body, &[]));
    let mut rest = rest.get(1..).unwrap_or_default();
    let record = Record::read(line).map_err(|error| wrong_body(error.to_string()))?;
    let mut files = Files::new();
    for FileFacts { name, bytes, sha256 } in record.files() {
        let length = usize::try_from(*bytes).unwrap_or(usize::MAX);
        let Some((file, behind)) = rest.split_at_checked(length) else {
            return Err(wrong_body(format!("the file {name:?} of a line is cut off")));
        };
        if sha256_hex(file) != *sha256 {
            return Err(wrong_body(format!("the file {name:?} of a line is another than the export says")));
        }
        files.push(file);
        rest = behind;
    }
    Ok((record, files, rest))
}

async fn take<P: Ports>(
    call: &Call<'_, P>,
    account: &AccountId,
    record: Record,
    files: Files<'_>,
) -> Result<(), Stop> {
    let ports = call.ports;
    let same = |found: &AccountId| {
        if found == account { Ok(()) } else { Err(wrong_body("a line belongs to another account")) }
    };
    match record {
        Record::Account(record) => {
            same(&record.account)?;
            let known = KnownAccount {
                account: account.clone(),
                name: record.name.clone(),
                created_at: record.created_at,
            };
            let is_known = ask(ports, DIRECTORY, &RestoreKnown { known }, &[]).await?.reply;
            let restore = RestoreAccount { account: record };
            if !is_known || !ask(ports, account.as_str(), &restore, &[]).await?.reply {
                return Err(in_the_way("another account with this id").into());
            }
        }
        Record::Template(template) => {
            same(&template.account)?;
            take_template(ports, template, &files).await?;
        }
        Record::Serial(record) => {
            ask(ports, account.as_str(), &RestoreSerials { serials: vec![record] }, &[]).await?;
        }
        Record::Pass { is_minted, pass } => {
            same(&pass.account)?;
            take_pass(ports, is_minted, pass, &files).await?;
        }
        Record::Device(record) => take_device(ports, record).await?,
        Record::Member(it) => {
            own_template(ports, account, &it.template).await?;
            let restore = RestoreTemplateMembers { members: vec![it.member] };
            ask(ports, it.template.as_str(), &restore, &[]).await?;
        }
        Record::Audit(it) => {
            ask(ports, account.as_str(), &RestoreAudit { entries: vec![it.entry] }, &[]).await?;
        }
        Record::Reissue(it) => {
            own_template(ports, account, &it.template).await?;
            ask(ports, it.template.as_str(), &ResumeReissue {}, &[]).await?;
        }
        Record::More { .. } | Record::End => {}
    }
    Ok(())
}

fn readable_document(files: &[&[u8]]) -> Result<(), Refusal> {
    let document = files.first().ok_or_else(|| wrong_body("a line has no document"))?;
    Document::parse(document).map(drop).map_err(|error| wrong_body(error.to_string()))
}

async fn take_template<P: Ports>(ports: &P, template: TemplateRecord, files: &[&[u8]]) -> Result<(), Stop> {
    let id = TemplateId::parse(id_secret(ports)?, template.template.as_str()).ok_or_else(other_secret)?;
    readable_document(files)?;
    if ask(ports, id.as_str(), &RestoreTemplate { template }, files).await?.reply {
        return Ok(());
    }
    Err(in_the_way(&format!("the template {}", id.as_str())).into())
}

/// Only a template that was imported before, and into this account, is touched.
async fn own_template<P: Ports>(ports: &P, account: &AccountId, template: &TemplateId) -> Result<(), Stop> {
    let id = TemplateId::parse(id_secret(ports)?, template.as_str()).ok_or_else(other_secret)?;
    let head = ask(ports, id.as_str(), &ReadTemplate {}, &[]).await?.reply;
    let is_own = head.is_some_and(|head| head.account == *account);
    if is_own { Ok(()) } else { Err(wrong_body("a line belongs to a template that was not imported").into()) }
}

async fn take_pass<P: Ports>(
    ports: &P,
    was_minted: bool,
    pass: PassRecord,
    files: &[&[u8]],
) -> Result<(), Stop> {
    let serial = pass.serial.clone();
    if was_minted != is_minted(id_secret(ports)?, &serial) {
        return Err(other_secret().into());
    }
    // Phones would never get another version of a pass that this deployment cannot sign.
    identity::signer_for(ports, &pass.pass_type)?;
    readable_document(files)?;
    if !was_minted {
        let claim = RestoreClaim { serial: serial.clone(), account: pass.account.clone() };
        if !ask(ports, DIRECTORY, &claim, &[]).await?.reply {
            return Err(
                in_the_way(&format!("a pass of another account with the serial number {serial}")).into()
            );
        }
    }
    if ask(ports, serial.as_str(), &RestorePass { pass }, files).await?.reply {
        return Ok(());
    }
    Err(in_the_way(&format!("the pass {serial}")).into())
}

async fn take_device<P: Ports>(ports: &P, record: DeviceRecord) -> Result<(), Stop> {
    let DeviceRecord { serial, pass_type, registration, member } = record;
    if !is_known(ports, &serial).await? {
        return Err(wrong_body("a line belongs to a pass that was not imported").into());
    }
    if let Some(member) = member {
        let (device, shard) = (member.device.clone(), member.device.shard());
        let (pass_type, serial) = (pass_type, serial.clone());
        let restore =
            RestoreMembers { pass_type: pass_type.clone(), serial: serial.clone(), members: vec![member] };
        ask(ports, &shard, &restore, &[]).await?;
        let head = ask(ports, serial.as_str(), &ReadHead {}, &[]).await?.reply;
        if let (Some(head), true) = (head, registration.waits) {
            // The present version had not been told to it yet.
            let changed = Changed { device, pass_type, serial, version: head.version };
            ask(ports, &shard, &changed, &[]).await?;
        }
    }
    let restore = RestoreRegistrations { registrations: vec![registration] };
    ask(ports, serial.as_str(), &restore, &[]).await?;
    Ok(())
}
