//! Export and import of everything about one account: lines of JSON, and the files beside them.
//!
//! In scope: who may, the pages of an export, the files. Out of scope: what each object tells of itself (see their `backup` modules), the lines
//! (see [`record`]), taking them in (see [`import`]).
//!
//! An export holds secrets: the tokens of all passes, push tokens, what persons filled in. The operator may make one of any account, and a key
//! with the scope `admin` of its own; both are noted in the account's audit log. API keys are in it as hashes only, no private key ever.
//!
//! Memory is bounded: a page ends after about a megabyte, files are fetched one by one, and whoever has a file of the same hash already need not.
//! A page is no snapshot: what changes after its line was written is not in it.

use http::{Method, StatusCode};

use self::place::Place;
use self::record::{AuditRecord, DeviceRecord, MemberRecord, Record, Reissue};
use super::account::{ExportAccount, ExportAudit, ExportSerials};
use super::authentication::{holder, is_known, operator};
use super::call::{Call, Reply, body, no_such_pass, set, unknown_cursor};
use super::device_object::ExportMembers;
use super::ids::{AccountId, DeviceHash, TemplateId, is_minted};
use super::pass_object::{ExportPass, ExportRegistrations, ReadFile, ReadHead, RegistrationRecord};
use super::ports::Ports;
use super::refusal::{Refusal, Stop};
use super::routes::Scope;
use super::template_object::{
    ExportTemplate, ExportTemplateMembers, ReadTemplate, ReadTemplateFile, TemplateRecord,
};
use super::wire::ask;
use super::{accounts, audit, authentication};
use crate::ids::SerialNumber;

pub(super) mod import;
mod place;
mod record;

/// The media type of lines of JSON.
const LINES_MEDIA_TYPE: &str = "application/x-ndjson";

/// A page ends when it has this many bytes; the last line may be a large one.
const PAGE_BYTES: usize = 1024 * 1024;

/// The most steps of one page. Each is a few calls to objects, of which a request may make a thousand.
const PAGE_STEPS: usize = 60;

/// How many registrations are one step; each may be in another shard.
const REGISTRATIONS: u64 = 50;

/// How many passes of a template, or entries of the audit log, are one step.
const LINES: u64 = 200;

/// `GET /api/v1/export?cursor=`: of the caller's own account.
pub(super) async fn own<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let holder = holder(call, Scope::Admin, None).await?;
    page(call, &holder.account, holder.key.shown()).await
}

/// `GET /api/v1/accounts/{account}/export?cursor=`: of any account, for the operator.
pub(super) async fn of_account<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    operator(call)?;
    let account = accounts::known(call).await?;
    page(call, &account, audit::OPERATOR.to_owned()).await
}

/// `GET /api/v1/export/file?pass=&position=` or `?template=&position=`
pub(super) async fn own_file<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let holder = holder(call, Scope::Admin, None).await?;
    file(call, &holder.account).await
}

/// `GET /api/v1/accounts/{account}/export/file`, as [`own_file`].
pub(super) async fn file_of_account<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    operator(call)?;
    let account = accounts::known(call).await?;
    file(call, &account).await
}

async fn page<P: Ports>(call: &Call<'_, P>, account: &AccountId, by: String) -> Result<Reply, Stop> {
    let mut place = match call.query("cursor") {
        Some(text) => Place::parse(&text).ok_or_else(unknown_cursor)?,
        None => {
            // Once for each export, not for each of its pages.
            let path = call.request.uri().path();
            audit::say(call, account, by, &Method::GET, path, StatusCode::OK).await;
            Place::Account
        }
    };
    let mut lines = Vec::new();
    for _ in 0..PAGE_STEPS {
        let (records, next) = step(call.ports, account, place).await?;
        for record in &records {
            record.write(&mut lines)?;
        }
        place = next;
        if place == Place::End || lines.len() >= PAGE_BYTES {
            break;
        }
    }
    match place {
        Place::End => Record::End.write(&mut lines)?,
        place => Record::More { cursor: place.print()? }.write(&mut lines)?,
    }
    Ok(body(StatusCode::OK, LINES_MEDIA_TYPE, lines))
}

/// One step of an export: lines, and where it goes on. Passes come before the templates' lists of them, so that an import never finds a gap.
async fn step<P: Ports>(ports: &P, account: &AccountId, place: Place) -> Result<(Vec<Record>, Place), Stop> {
    match place {
        Place::Account => {
            let asked = ask(ports, account.as_str(), &ExportAccount {}, &[]).await?.reply;
            let record = asked.ok_or_else(|| Refusal::not_found("there is no account with this id"))?;
            Ok((vec![Record::Account(record)], Place::Templates { index: 0 }))
        }
        Place::Templates { index } => {
            let Some(template) = template_at(ports, account, index).await? else {
                return Ok((Vec::new(), Place::Serials { after: None }));
            };
            let record = template_of(ports, account, &template).await?;
            Ok((record.map(Record::Template).into_iter().collect(), Place::Templates { index: index + 1 }))
        }
        Place::Serials { after } => serials(ports, account, after).await,
        Place::Devices { serial, after } => devices(ports, account, serial, after).await,
        Place::Members { index, after } => members(ports, account, index, after).await,
        Place::Audit { after } => {
            let asked = ExportAudit { after, limit: LINES };
            let entries = ask(ports, account.as_str(), &asked, &[]).await?.reply;
            let next = entries.last().map_or(Place::End, |(id, _)| Place::Audit { after: *id });
            Ok((entries.into_iter().map(|(_, entry)| Record::Audit(AuditRecord { entry })).collect(), next))
        }
        Place::End => Ok((Vec::new(), Place::End)),
    }
}

async fn template_at<P: Ports>(
    ports: &P,
    account: &AccountId,
    index: usize,
) -> Result<Option<TemplateId>, Stop> {
    let record = ask(ports, account.as_str(), &ExportAccount {}, &[]).await?.reply;
    Ok(record.and_then(|record| record.templates.into_iter().nth(index)).map(|it| it.template))
}

/// A template that is in the index and was stored.
async fn template_of<P: Ports>(
    ports: &P,
    account: &AccountId,
    template: &TemplateId,
) -> Result<Option<TemplateRecord>, Stop> {
    let record = ask(ports, template.as_str(), &ExportTemplate {}, &[]).await?.reply;
    Ok(record.filter(|record| record.account == *account))
}

/// The next serial number, with its pass if one was published.
async fn serials<P: Ports>(
    ports: &P,
    account: &AccountId,
    after: Option<SerialNumber>,
) -> Result<(Vec<Record>, Place), Stop> {
    let asked = ExportSerials { after, limit: 1 };
    let found = ask(ports, account.as_str(), &asked, &[]).await?.reply.into_iter().next();
    let Some(record) = found else { return Ok((Vec::new(), Place::Members { index: 0, after: 0 })) };
    let serial = record.serial.clone();
    let is_published = record.published_at.is_some();
    let mut records = vec![Record::Serial(record)];
    if !is_published {
        return Ok((records, Place::Serials { after: Some(serial) }));
    }
    let pass = ask(ports, serial.as_str(), &ExportPass {}, &[]).await?.reply;
    // An entry without a pass is a publish that ended half-way.
    let Some(pass) = pass.filter(|pass| pass.account == *account) else {
        return Ok((records, Place::Serials { after: Some(serial) }));
    };
    let is_minted = is_minted(authentication::id_secret(ports)?, &serial);
    records.push(Record::Pass { is_minted, pass });
    Ok((records, Place::Devices { serial, after: None }))
}

/// The next devices of a pass: what the pass knows of each, and what its shard does. A cursor is only a text: it may name anybody's pass.
async fn devices<P: Ports>(
    ports: &P,
    account: &AccountId,
    serial: SerialNumber,
    after: Option<DeviceHash>,
) -> Result<(Vec<Record>, Place), Stop> {
    let head = match is_known(ports, &serial).await? {
        true => ask(ports, serial.as_str(), &ReadHead {}, &[]).await?.reply,
        false => None,
    };
    // Erased meanwhile, another account's, never there: all alike.
    let Some(head) = head.filter(|head| head.account == *account) else {
        return Ok((Vec::new(), Place::Serials { after: Some(serial) }));
    };
    let asked = ExportRegistrations { after, limit: REGISTRATIONS };
    let registrations = ask(ports, serial.as_str(), &asked, &[]).await?.reply;
    let Some(last) = registrations.last().map(|it| it.device.clone()) else {
        return Ok((Vec::new(), Place::Serials { after: Some(serial) }));
    };
    let mut records = Vec::with_capacity(registrations.len());
    // In the order of their hashes the devices of one shard are neighbours.
    for group in registrations.chunk_by(|one, other| one.device.shard() == other.device.shard()) {
        let Some(shard) = group.first().map(|it| it.device.shard()) else { continue };
        let devices = group.iter().map(|it| it.device.clone()).collect();
        let asked = ExportMembers { pass_type: head.pass_type.clone(), serial: serial.clone(), devices };
        let members = ask(ports, &shard, &asked, &[]).await?.reply;
        let member_of = |it: &RegistrationRecord| members.iter().find(|member| member.device == it.device);
        records.extend(group.iter().map(|it| {
            Record::Device(DeviceRecord {
                serial: serial.clone(),
                pass_type: head.pass_type.clone(),
                registration: it.clone(),
                member: member_of(it).cloned(),
            })
        }));
    }
    Ok((records, Place::Devices { serial, after: Some(last) }))
}

/// The next passes of a template, in the order of joining; at the end, whether its design has yet to reach some.
async fn members<P: Ports>(
    ports: &P,
    account: &AccountId,
    index: usize,
    after: u64,
) -> Result<(Vec<Record>, Place), Stop> {
    let Some(template) = template_at(ports, account, index).await? else {
        return Ok((Vec::new(), Place::Audit { after: 0 }));
    };
    let asked = ExportTemplateMembers { after, limit: LINES };
    let members = ask(ports, template.as_str(), &asked, &[]).await?.reply;
    if let Some(last) = members.last().map(|member| member.position) {
        let line = |member| Record::Member(MemberRecord { template: template.clone(), member });
        return Ok((members.into_iter().map(line).collect(), Place::Members { index, after: last }));
    }
    let record = template_of(ports, account, &template).await?;
    let unfinished = record.is_some_and(|record| record.is_reissuing);
    let records = unfinished.then_some(Record::Reissue(Reissue { template })).into_iter().collect();
    Ok((records, Place::Members { index: index + 1, after: 0 }))
}

/// One file of a pass or a template of the account.
async fn file<P: Ports>(call: &Call<'_, P>, account: &AccountId) -> Result<Reply, Stop> {
    let none = || Refusal::not_found("there is no such file");
    let position = call.query("position").and_then(|text| text.parse::<u64>().ok()).filter(|it| *it < 10_000);
    let position =
        position.ok_or_else(|| Refusal::bad_request("invalid_query", "position must be a number from 0"))?;
    let answer = match (call.query("pass"), call.query("template")) {
        (Some(serial), None) => {
            let serial = SerialNumber::new(serial).map_err(|_| no_such_pass())?;
            if !is_known(call.ports, &serial).await? {
                return Err(no_such_pass().into());
            }
            let head = ask(call.ports, serial.as_str(), &ReadHead {}, &[]).await?.reply;
            head.filter(|head| head.account == *account).ok_or_else(no_such_pass)?;
            ask(call.ports, serial.as_str(), &ReadFile { position }, &[]).await?
        }
        (None, Some(template)) => {
            let template =
                TemplateId::parse(authentication::id_secret(call.ports)?, &template).ok_or_else(none)?;
            let head = ask(call.ports, template.as_str(), &ReadTemplate {}, &[]).await?.reply;
            head.filter(|head| head.account == *account).ok_or_else(none)?;
            ask(call.ports, template.as_str(), &ReadTemplateFile { position }, &[]).await?
        }
        _ => return Err(Refusal::bad_request("invalid_query", "name either pass or template").into()),
    };
    let bytes = answer.blobs.into_iter().next().filter(|_| answer.reply).ok_or_else(none)?;
    let length = bytes.len().to_string();
    let mut reply = body(StatusCode::OK, "application/octet-stream", bytes);
    set(&mut reply, http::header::CONTENT_LENGTH, &length);
    Ok(reply)
}
