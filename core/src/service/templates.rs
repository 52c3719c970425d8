//! Designs for many people: made, changed, and turned into a pass for each person, by API or by the join link.
//!
//! In scope: the order of the steps over account, template and pass. Out of scope: the join page (see `join`), filling in (see
//! `template_fill`). A serial number is noted at the template before its pass is stored, so that no new design misses it.

use futures_util::future::try_join_all;
use http::StatusCode;
use http::header::LOCATION;
use serde_json::{Map, Value};

use super::account::{ListTemplates, OwnTemplate};
use super::authentication::{Holder, holder, id_secret};
use super::call::{Call, Reply, json, set};
use super::dialects::usage::used_up;
use super::ids::{SERIAL_RANDOM_BYTES, TemplateId};
use super::issue::{Author, Issued, Made, ServerKeys, complete, facts, file_names, issue, new_token, parts};
use super::pass_object::{Facts, Head, ReadHead, ReadSource, Reissue, Reissued};
use super::ports::Ports;
use super::publish::{own_pass, read_upload};
use super::refusal::{Failure, Refusal, Stop};
use super::routes::Scope;
use super::signatures::new_serial;
use super::template_fill::{Share, Unknown, fill, sample};
use super::template_object::{
    AddMember, Added, CloseTemplate, CreateTemplate, ListMembers, ReadDesign, ReadTemplate, RemoveMember,
    ReplaceTemplate, TemplateHead,
};
use super::wire::ask;
use super::{identity, passes};
use crate::api::{
    PassList, ReissueProgress, TemplateList, TemplatePassRequest, TemplateReply, ValuesRequest,
};
use crate::bundle::Bundle;
use crate::document::Document;
use crate::ids::SerialNumber;
use crate::mint::Template;
use crate::signature::Signer;

/// How many passes one page lists.
const PAGE: u64 = 25;

/// How often a change of values is tried again when a new design comes between.
const MAX_TRIES: u32 = 3;

/// A design with the head of its template.
pub(super) struct Opened {
    pub(super) head: TemplateHead,
    pub(super) bundle: Bundle,
}

pub(super) fn no_such_template() -> Refusal {
    Refusal::not_found("there is no template with this id")
}

/// The id of the path. What was not made here touches no object.
pub(super) fn id_of<P: Ports>(call: &Call<'_, P>) -> Result<TemplateId, Refusal> {
    TemplateId::parse(id_secret(call.ports)?, call.parameter("template")).ok_or_else(no_such_template)
}

/// `POST /api/v1/templates`
pub(super) async fn create<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let holder = holder(call, Scope::Publish, None).await?;
    let bundle = read_upload(call)?;
    let placeholders = checked(call.ports, &bundle)?;
    let mut random = [0; SERIAL_RANDOM_BYTES];
    call.ports.fill_random(&mut random);
    let template = TemplateId::mint(id_secret(call.ports)?, random);
    let own = OwnTemplate { template: template.clone() };
    ask(call.ports, holder.account.as_str(), &own, &[]).await?;
    let create = CreateTemplate {
        template: template.clone(),
        account: holder.account.clone(),
        facts: common_facts(&bundle),
        placeholders,
        files: file_names(&bundle),
    };
    let blobs = parts(&bundle);
    let blobs: Vec<&[u8]> = blobs.iter().map(Vec::as_slice).collect();
    let head = ask(call.ports, template.as_str(), &create, &blobs).await?.reply;
    let mut reply = json(StatusCode::CREATED, &told(call.ports, &head)?)?;
    set(&mut reply, LOCATION, &format!("/api/v1/templates/{}", template.as_str()));
    Ok(reply)
}

/// A design that no iPhone would take is refused before anybody joins: it is tried with sample values.
fn checked<P: Ports>(ports: &P, bundle: &Bundle) -> Result<Vec<String>, Refusal> {
    let unfit = |message: String| Refusal::invalid("invalid_template", message);
    let template = Template::new(bundle).map_err(|error| unfit(error.to_string()))?;
    let values = sample(bundle).map_err(unfit)?;
    let certificates = identity::signer(ports)?.certificates();
    let keys = ServerKeys {
        serial: new_serial(ports)?,
        token: new_token(ports)?,
        pass_type: certificates.pass_type_identifier().clone(),
        team: certificates.team_identifier().clone(),
    };
    let mut tried = bundle.clone();
    *tried.document_mut() =
        fill(bundle, &values, &keys.serial, &keys.token, Unknown::Refuse).map_err(unfit)?;
    complete(ports, &mut tried, &keys)?;
    Ok(template.placeholders().map(str::to_owned).collect())
}

/// What lists say of a template: the first of the pass's names that is not each person's own.
fn common_facts(bundle: &Bundle) -> Facts {
    let mut facts = facts(bundle);
    let names = ["/logoText", "/organizationName", "/description"].into_iter();
    let names = names.filter_map(|pointer| bundle.document().text(pointer));
    if let Some(name) = names.filter(|name| !name.trim().is_empty()).find(|name| !name.contains("{{")) {
        facts.title = name.chars().take(200).collect();
    }
    facts
}

/// What is said of a template to its issuer.
fn told<P: Ports>(ports: &P, head: &TemplateHead) -> Result<TemplateReply, Refusal> {
    let url = identity::public_base_url(ports)?;
    let join = format!("{url}/t/{}", head.template.as_str());
    Ok(TemplateReply {
        template: head.template.as_str().to_owned(),
        revision: head.revision,
        status: if head.is_open { "open" } else { "closed" }.to_owned(),
        title: head.facts.title.clone(),
        style: head.facts.style.clone(),
        placeholders: head.placeholders.clone(),
        qr_url: format!("{join}/qr.svg"),
        join_url: join,
        passes: head.passes,
        reissue: ReissueProgress {
            done: head.reissue.is_done,
            reached: head.reissue.reached,
            failed: head.reissue.failed,
        },
        created_at: head.created_at.to_rfc3339(),
        updated_at: head.updated_at.to_rfc3339(),
    })
}

/// The caller and the template of the path, if it is the caller's. Another account's is not told from none.
pub(super) async fn own<P: Ports>(call: &Call<'_, P>) -> Result<(Holder, TemplateHead), Stop> {
    let holder = holder(call, Scope::Publish, None).await?;
    let template = id_of(call)?;
    let head = ask(call.ports, template.as_str(), &ReadTemplate {}, &[]).await?.reply;
    let head = head.filter(|head| head.account == holder.account).ok_or_else(no_such_template)?;
    Ok((holder, head))
}

/// `GET /api/v1/templates`
pub(super) async fn list<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let holder = holder(call, Scope::Publish, None).await?;
    let all = ask(call.ports, holder.account.as_str(), &ListTemplates {}, &[]).await?.reply;
    let heads = all.iter().map(async |template| -> Result<_, Failure> {
        Ok(ask(call.ports, template.as_str(), &ReadTemplate {}, &[]).await?.reply)
    });
    // An entry without a template is a call that ended half-way.
    let heads = try_join_all(heads).await?.into_iter().flatten();
    let templates = heads.map(|head| told(call.ports, &head)).collect::<Result<Vec<_>, _>>()?;
    Ok(json(StatusCode::OK, &TemplateList { templates })?)
}

/// `GET /api/v1/templates/{template}`
pub(super) async fn read<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let (_, head) = own(call).await?;
    Ok(json(StatusCode::OK, &told(call.ports, &head)?)?)
}

/// `PUT /api/v1/templates/{template}`
pub(super) async fn replace<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let (holder, head) = own(call).await?;
    let bundle = read_upload(call)?;
    let placeholders = checked(call.ports, &bundle)?;
    let replace = ReplaceTemplate {
        facts: common_facts(&bundle),
        placeholders,
        files: file_names(&bundle),
        by: holder.key.shown(),
    };
    let blobs = parts(&bundle);
    let blobs: Vec<&[u8]> = blobs.iter().map(Vec::as_slice).collect();
    let head = ask(call.ports, head.template.as_str(), &replace, &blobs)
        .await?
        .reply
        .ok_or_else(no_such_template)?;
    Ok(json(StatusCode::OK, &told(call.ports, &head)?)?)
}

/// `DELETE /api/v1/templates/{template}`: nobody can join any more; passes that were made stay.
pub(super) async fn close<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let (_, head) = own(call).await?;
    let head = ask(call.ports, head.template.as_str(), &CloseTemplate {}, &[]).await?.reply;
    Ok(json(StatusCode::OK, &told(call.ports, &head.ok_or_else(no_such_template)?)?)?)
}

/// `GET /api/v1/templates/{template}/passes`
pub(super) async fn list_passes<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let (_, head) = own(call).await?;
    let after = call.number_cursor()?;
    let limit = call.limit(PAGE)?;
    let page = ask(call.ports, head.template.as_str(), &ListMembers { after, limit }, &[]).await?.reply;
    let heads = page.serials.iter().map(async |serial| -> Result<_, Failure> {
        Ok(ask(call.ports, serial.as_str(), &ReadHead {}, &[]).await?.reply)
    });
    let heads = try_join_all(heads).await?.into_iter().flatten();
    let listed = heads.map(|it| passes::listed(it, Some(head.template.as_str().to_owned())));
    let list = PassList { passes: listed.collect(), cursor: page.next.map(|next| next.to_string()) };
    Ok(json(StatusCode::OK, &list)?)
}

/// `POST /api/v1/templates/{template}/passes`
pub(super) async fn create_pass<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let (holder, head) = own(call).await?;
    let request: TemplatePassRequest = call.json()?;
    let serial = new_serial(call.ports)?;
    match make_pass(call, &holder.author(), &head.template, serial, request.values).await? {
        Issued::New(head) | Issued::Again(head) => {
            let published = passes::published(identity::public_base_url(call.ports)?, &head, None);
            Ok(json(StatusCode::CREATED, &published)?)
        }
        Issued::Taken => Err(Refusal::conflict("already_published", "this pass exists already").into()),
        Issued::UsedUp(usage) => Ok(used_up(&usage)?),
    }
}

/// Makes the pass of one person.
pub(super) async fn make_pass<P: Ports>(
    call: &Call<'_, P>,
    author: &Author,
    template: &TemplateId,
    serial: SerialNumber,
    values: Map<String, Value>,
) -> Result<Issued, Stop> {
    let make = async |serial: &SerialNumber| make(call, template, serial, values, author.is_outside).await;
    let issued = issue(call, author, serial.clone(), make).await;
    if matches!(issued, Err(Stop::Refused(_))) {
        ask(call.ports, template.as_str(), &RemoveMember { serial }, &[]).await?;
    }
    issued
}

async fn make<P: Ports>(
    call: &Call<'_, P>,
    template: &TemplateId,
    serial: &SerialNumber,
    values: Map<String, Value>,
    from_outside: bool,
) -> Result<Made, Stop> {
    // Noted first: a design that comes from now on finds this pass, and waits for it.
    let add = AddMember { serial: serial.clone(), from_outside };
    match ask(call.ports, template.as_str(), &add, &[]).await?.reply {
        Added::Noted { .. } => {}
        Added::Closed => return Err(Refusal::gone("nobody can join by this link any more").into()),
        Added::TooMany => {
            let message = "more people than usual are joining; please try again in a while";
            return Err(Refusal {
                status: StatusCode::TOO_MANY_REQUESTS,
                code: "too_many",
                message: message.to_owned(),
            }
            .into());
        }
    }
    let Opened { head, mut bundle } = open(call.ports, template).await?;
    // The token is written again by whoever stores the pass; here it only has to be one.
    let token = new_token(call.ports)?;
    let document = fill(&bundle, &values, serial, &token, Unknown::Refuse);
    *bundle.document_mut() = document.map_err(|reason| Refusal::invalid("invalid_values", reason))?;
    let share = Share { template: template.clone(), revision: head.revision, values };
    Ok(Made { bundle, source: Some(share.to_source()?) })
}

/// The present design.
pub(super) async fn open<P: Ports>(ports: &P, template: &TemplateId) -> Result<Opened, Stop> {
    let answer = ask(ports, template.as_str(), &ReadDesign {}, &[]).await?;
    let design = answer.reply.ok_or_else(no_such_template)?;
    let mut blobs = answer.blobs.into_iter();
    let mut bundle = Bundle::new(Document::parse(&blobs.next().unwrap_or_default())?);
    for (name, bytes) in design.files.iter().zip(blobs) {
        bundle.put_file(name, bytes);
    }
    Ok(Opened { head: design.head, bundle })
}

/// `PATCH /api/v1/passes/{serial}`: values of one person.
pub(super) async fn change_values<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let (holder, before) = own_pass(call).await?;
    let request: ValuesRequest = call.json()?;
    for _ in 0..MAX_TRIES {
        match change(call.ports, &holder, &before, request.values.clone()).await? {
            Reissued::Done => {
                let head = ask(call.ports, before.serial.as_str(), &ReadHead {}, &[]).await?.reply;
                let head = head.ok_or_else(super::call::no_such_pass)?;
                if head.version != before.version {
                    super::card_picture::forget(call.ports, &before).await;
                }
                let url = identity::public_base_url(call.ports)?;
                return Ok(json(StatusCode::OK, &passes::published(url, &head, Some(head.devices)))?);
            }
            Reissued::Outdated => {}
            Reissued::Unfit { reason } => return Err(Refusal::invalid("invalid_values", reason).into()),
            Reissued::Absent => return Err(super::call::no_such_pass().into()),
            Reissued::Revoked => {
                return Err(Refusal::conflict("revoked", "this pass was revoked, which is final").into());
            }
            Reissued::Elsewhere => return Err(not_of_a_template().into()),
        }
    }
    Err(Refusal::conflict("changed_meanwhile", "the template is being changed; please try again").into())
}

fn not_of_a_template() -> Refusal {
    Refusal::conflict(
        "no_template",
        "this pass was not made of a template; change it with PUT /api/v1/passes/{serialNumber}",
    )
}

async fn change<P: Ports>(
    ports: &P,
    holder: &Holder,
    head: &Head,
    values: Map<String, Value>,
) -> Result<Reissued, Stop> {
    let source = ask(ports, head.serial.as_str(), &ReadSource {}, &[]).await?.reply;
    let share = source.as_ref().and_then(Share::of_source).ok_or_else(not_of_a_template)?;
    let Opened { head: template, bundle } = open(ports, &share.template).await?;
    let reissue = Reissue {
        revision: template.revision,
        by: holder.key.shown(),
        files: file_names(&bundle),
        values: Some(values),
    };
    let blobs = parts(&bundle);
    let blobs: Vec<&[u8]> = blobs.iter().map(Vec::as_slice).collect();
    Ok(ask(ports, head.serial.as_str(), &reissue, &blobs).await?.reply)
}

/// Removes a pass that was erased from the list of its template.
pub(super) async fn forget_member<P: Ports>(ports: &P, serial: &SerialNumber) -> Result<(), Stop> {
    let source = ask(ports, serial.as_str(), &ReadSource {}, &[]).await?.reply;
    if let Some(share) = source.as_ref().and_then(Share::of_source) {
        ask(ports, share.template.as_str(), &RemoveMember { serial: serial.clone() }, &[]).await?;
    }
    Ok(())
}
