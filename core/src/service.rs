//! Every decision of the service, without a platform: requests in, answers out, objects over a small SQL port.
//!
//! In scope: routes, who may call, limits, what the objects store and answer, what is pushed when.
//! Out of scope: bindings, clocks, randomness and keys; they come through [`ports`]. The worker and the tests are the two platforms.
//!
//! A platform calls three functions: [`answer`] for each request from outside, [`answer_object`] for each message to an object, and
//! [`run_alarm`] when an object's alarm is due.

use http::header::{ACCEPT, ALLOW};
use http::{Method, Request, Response, StatusCode};

use self::call::{Call, Reply, set, stopped, told, without_body};
use self::dialects::{cross_origin, pkpass, wallet_pass};
use self::pass_object::ServeFile;
use self::ports::{Forwarded, ObjectKind, Ports, SqlError, Storage};
use self::refusal::{Failure, Refusal, Stop};
use self::routes::{Endpoint, Lookup, Route};
use self::wire::{Command, Message};

pub mod account;
mod accounts;
mod audit;
mod authentication;
mod backup;
mod badges;
mod call;
mod card_picture;
mod checks;
mod contact;
pub mod device_object;
mod device_web_service;
mod dialects;
pub mod directory;
mod drafts;
mod embed;
mod file_call;
mod file_rows;
mod frame;
mod health;
mod identity;
pub mod ids;
mod issue;
mod join;
mod join_link;
mod keys;
mod landing;
pub mod limits;
pub mod memory;
mod no_pass;
#[cfg(feature = "openapi")]
pub mod openapi;
mod pages;
mod pass_file;
pub mod pass_object;
mod passes;
mod personalization;
mod phone_log;
pub mod ports;
pub mod provider_token;
pub mod public_address;
mod public_facts;
mod public_page;
mod publish;
pub mod refusal;
mod remote_pictures;
mod request_log;
pub mod routes;
pub mod rows;
pub mod settings;
mod several;
mod several_page;
mod signatures;
mod template_fill;
pub mod template_object;
mod templates;
mod visitor;
pub mod wire;
mod wording;

/// How long after a failed alarm the next one comes, in milliseconds.
const ALARM_RETRY_MILLIS: i64 = 30_000;

/// What a client is answered.
#[derive(Debug)]
pub enum Answer<F> {
    /// An answer of the worker's own.
    Own(Response<Vec<u8>>),
    /// An object's, which is passed on as it is.
    Forwarded(F),
}

/// What an object answers a message.
#[derive(Debug)]
pub enum ObjectAnswer {
    /// A reply to whoever asked.
    Reply(Vec<u8>),
    /// A whole answer to the client, complete with its headers.
    Whole(Response<Vec<u8>>),
}

/// Answers a request from outside. The body may be one byte longer than [`routes::body_limit`]; then it is refused as too large.
pub async fn answer<P: Ports>(ports: &P, request: Request<Vec<u8>>) -> Answer<P::Forwarded> {
    if let Some(reply) = cross_origin::preflight(request.method(), request.uri().path()) {
        return Answer::Own(cross_origin::opened(reply));
    }
    let began = ports.now();
    let (mut known, mut account) = (None, None);
    let answer = match routes::look_up(request.method(), request.uri().path()) {
        Lookup::Found(route, parameters) => {
            let call = Call { ports, request: &request, parameters };
            (known, account) = (Some(route), request_log::account(route, &call));
            enter(route, &call).await
        }
        Lookup::OtherMethods(methods) => {
            let message = format!("this address answers {} only", methods.join(", "));
            let refusal =
                Refusal { status: StatusCode::METHOD_NOT_ALLOWED, code: "method_not_allowed", message };
            let mut reply = stopped(ports, refusal.into());
            set(&mut reply, ALLOW, &methods.join(", "));
            Answer::Own(reply)
        }
        Lookup::Nothing => {
            Answer::Own(nothing_here(&Call { ports, request: &request, parameters: Vec::new() }))
        }
    };
    let status = match &answer {
        Answer::Own(reply) => reply.status().as_u16(),
        Answer::Forwarded(forwarded) => forwarded.status(),
    };
    request_log::write(ports, began, request.method(), known, status, account);
    match answer {
        Answer::Own(reply) => Answer::Own(finished(&request, reply)),
        forwarded @ Answer::Forwarded(_) => forwarded,
    }
}

/// An own answer with what the request itself asks of it.
fn finished(request: &Request<Vec<u8>>, mut reply: Reply) -> Reply {
    if cross_origin::is_open(request.uri().path()) {
        reply = cross_origin::opened(reply);
    }
    if request.method() == Method::HEAD { without_body(reply) } else { reply }
}

/// Somebody who followed a broken link gets a page, a program gets JSON.
fn nothing_here<P: Ports>(call: &Call<'_, P>) -> Reply {
    let accepted = call.header(ACCEPT).unwrap_or_default();
    // Under these paths programs are at work, also those that say they would take a page.
    let path = call.request.uri().path();
    let is_api = ["/api/", "/passes/", "/v1/"].iter().any(|start| path.starts_with(start));
    if !is_api && call.request.method() == Method::GET && accepted.contains("text/html") {
        return no_pass::no_such_page(call.wording());
    }
    stopped(call.ports, Refusal::not_found("there is nothing at this address").into())
}

async fn enter<P: Ports>(route: &Route, call: &Call<'_, P>) -> Answer<P::Forwarded> {
    let outcome = if call.request.body().len() > route.max_body_bytes {
        Err(Refusal::too_large(route.max_body_bytes).into())
    } else {
        match limits::check(route, call).await {
            Ok(()) => dispatch(route.endpoint, call).await,
            Err(refusal) => Err(refusal.into()),
        }
    };
    let reply = match outcome {
        Ok(Answer::Own(reply)) => reply,
        // No key opens these calls, so none is counted or noted.
        Ok(forwarded @ Answer::Forwarded(_)) => return forwarded,
        Err(stop) => not_done(route, call, stop),
    };
    if let Some(refusal) = limits::count_wrong_key(route, call, reply.status()).await {
        // Nothing is noted of it: whoever tries keys in a row must not fill an account's log.
        return Answer::Own(not_done(route, call, refusal.into()));
    }
    audit::note(route, call, reply.status()).await;
    Answer::Own(reply)
}

/// The answer of a request that was refused or failed.
fn not_done<P: Ports>(route: &Route, call: &Call<'_, P>, stop: Stop) -> Reply {
    let code = if let Stop::Refused(refusal) = &stop { refusal.code } else { "" };
    let reply = match (stop, route.endpoint) {
        // People look at these: a page, not JSON.
        (
            stop,
            endpoint @ (Endpoint::Landing
            | Endpoint::BundlePage
            | Endpoint::JoinPage
            | Endpoint::Join
            | Endpoint::DraftPage),
        ) => no_pass::refused(call, endpoint, &told(call.ports, stop)),
        (stop, Endpoint::Register | Endpoint::Unregister | Endpoint::FetchPass) => {
            device_web_service::with_scheme(stopped(call.ports, stop))
        }
        (stop, _) => stopped(call.ports, stop),
    };
    limits::with_retry_after(reply, code)
}

async fn dispatch<P: Ports>(endpoint: Endpoint, call: &Call<'_, P>) -> Result<Answer<P::Forwarded>, Stop> {
    let reply = match endpoint {
        Endpoint::FetchPass => return Ok(Answer::Forwarded(file_call::phone(call).await?)),
        Endpoint::PassFile | Endpoint::WalletPassFile => {
            return Ok(Answer::Forwarded(file_call::public(call).await?));
        }
        Endpoint::Index => pages::index(call).await,
        Endpoint::ApiDescription => pages::api_description(call).await,
        Endpoint::Reference => Ok(pages::reference(call)),
        Endpoint::Health => health::health(call),
        Endpoint::Identity => identity::identity(call).await,
        Endpoint::Signatures => signatures::signatures(call).await,
        Endpoint::Serials => signatures::serials(call).await,
        Endpoint::Publish => publish::publish(call).await,
        Endpoint::CreateDraft => drafts::create(call).await,
        Endpoint::DraftPage => drafts::page(call).await,
        Endpoint::DraftFile => drafts::file(call).await,
        Endpoint::DraftQrCode => drafts::qr_code(call).await,
        Endpoint::ListPasses => passes::list(call).await,
        Endpoint::ReadPass => passes::read(call).await,
        Endpoint::Republish => publish::republish(call).await,
        Endpoint::DeletePass => publish::delete(call).await,
        Endpoint::PassDevices => passes::devices(call).await,
        Endpoint::PassHistory => passes::history(call).await,
        Endpoint::PassPersonalization => personalization::read(call).await,
        Endpoint::PassLog => phone_log::read(call).await,
        Endpoint::CreateAccount => accounts::create(call).await,
        Endpoint::ListAccounts => accounts::list(call).await,
        Endpoint::AddAccountKey => accounts::add_key(call).await,
        Endpoint::ChangeAccount => accounts::change(call).await,
        Endpoint::ExportAccount => backup::of_account(call).await,
        Endpoint::ExportAccountFile => backup::file_of_account(call).await,
        Endpoint::ImportAccount => backup::import::import(call).await,
        Endpoint::ExportOwn => backup::own(call).await,
        Endpoint::ExportOwnFile => backup::own_file(call).await,
        Endpoint::CreateKey => keys::create(call).await,
        Endpoint::ListKeys => keys::list(call).await,
        Endpoint::RevokeKey => keys::revoke(call).await,
        Endpoint::RotateKey => keys::rotate(call).await,
        Endpoint::ReadAudit => audit::read(call).await,
        Endpoint::Register => device_web_service::register(call).await,
        Endpoint::Unregister => device_web_service::unregister(call).await,
        Endpoint::ListUpdates => device_web_service::list_updates(call).await,
        Endpoint::Log => phone_log::take(call).await,
        Endpoint::Personalize => personalization::personalize(call).await,
        Endpoint::Landing => landing::page(call).await,
        Endpoint::PassQrCode => landing::qr_code(call).await,
        Endpoint::PassCard => landing::card(call).await,
        Endpoint::PassFrame => frame::pass(call).await,
        Endpoint::PassBundle => several::bundle(call).await,
        Endpoint::BundlePage => several_page::page(call).await,
        Endpoint::PublicPass => public_facts::pass(call).await,
        Endpoint::CreateTemplate => templates::create(call).await,
        Endpoint::ListTemplates => templates::list(call).await,
        Endpoint::ReadTemplate => templates::read(call).await,
        Endpoint::ReplaceTemplate => templates::replace(call).await,
        Endpoint::CloseTemplate => templates::close(call).await,
        Endpoint::CreateTemplatePass => templates::create_pass(call).await,
        Endpoint::ListTemplatePasses => templates::list_passes(call).await,
        Endpoint::CreateJoinLink => join_link::create(call).await,
        Endpoint::ChangeValues => templates::change_values(call).await,
        Endpoint::PublicTemplate => public_facts::template(call).await,
        Endpoint::JoinPage => join::page(call).await,
        Endpoint::Join => join::join(call).await,
        Endpoint::JoinQrCode => join::qr_code(call),
        Endpoint::JoinCard => join::card(call).await,
        Endpoint::JoinFrame => frame::template(call).await,
        Endpoint::EmbedFile => embed::file(call).await,
        Endpoint::EmbedBadge => embed::badge(call).await,
        Endpoint::CreateWalletPass => wallet_pass::create(call).await,
        Endpoint::WalletPassPayload => wallet_pass::payload(call).await,
        Endpoint::PatchWalletPass => wallet_pass::patch(call).await,
        Endpoint::CreatePkpass => pkpass::create(call).await,
        Endpoint::ReplacePkpass => pkpass::replace(call).await,
        Endpoint::Usage => dialects::usage::read(call).await,
    };
    reply.map(Answer::Own)
}

/// Answers a message to an object. Nothing panics, and a failure is an answer too: a caller never waits for ever.
pub async fn answer_object<S: Storage, P: Ports>(
    kind: ObjectKind,
    storage: &S,
    ports: &P,
    message: &[u8],
) -> ObjectAnswer {
    let answer = match Message::read(message) {
        Ok(message) if kind == ObjectKind::Pass && message.name() == ServeFile::NAME => {
            return ObjectAnswer::Whole(file_call::serve(storage, ports, &message).await);
        }
        Ok(message) => handle(kind, storage, ports, message).await,
        Err(error) => Err(error.into()),
    };
    ObjectAnswer::Reply(answer.unwrap_or_else(|failure| wire::failed(&failure)))
}

async fn handle<S: Storage, P: Ports>(
    kind: ObjectKind,
    storage: &S,
    ports: &P,
    message: Message,
) -> Result<Vec<u8>, Failure> {
    match kind {
        ObjectKind::Pass => pass_object::handle(storage, ports, message).await,
        ObjectKind::Template => template_object::handle(storage, ports, message),
        ObjectKind::Device => device_object::handle(storage, ports, &message),
        ObjectKind::Account => account::handle(storage, ports, &message),
        ObjectKind::Directory => directory::handle(storage, ports, message).await,
    }
}

/// Does what is due at an object. On an error the platform calls again later.
///
/// # Errors
/// [`SqlError`] when the object's storage does not even take a new alarm.
pub async fn run_alarm<S: Storage, P: Ports>(
    kind: ObjectKind,
    storage: &S,
    ports: &P,
) -> Result<(), SqlError> {
    let done = match kind {
        ObjectKind::Pass => pass_object::alarm(storage, ports).await,
        ObjectKind::Template => template_object::alarm(storage, ports).await,
        ObjectKind::Device => device_object::alarm(storage, ports).await,
        ObjectKind::Account | ObjectKind::Directory => Ok(()),
    };
    match done {
        Ok(()) => Ok(()),
        Err(failure) => {
            // A platform repeats a failing alarm a few times only; work that is left must not depend on that.
            ports.log(&format!("an alarm of a {} object failed: {failure}", kind.as_str()));
            storage.set_alarm(Some(ports.now().plus_millis(ALARM_RETRY_MILLIS)))
        }
    }
}

#[cfg(test)]
mod secrecy;
