//! Drafts: a design on one's own iPhone for a day, before anything is published.
//!
//! In scope: what makes a file a draft, its link, its page. Out of scope: storage (see `pass_object`), the card's drawing.
//! A link is 96 random bits and a keyed check; stored is only its hash, as the name of the object. A draft says DRAFT on its face, ends on the
//! phone when the link ends, is not shared, and has no web service: nothing can be pushed to it. All drafts of one key have the same serial
//! number, so a phone shows the newest and not a pile.

use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH};
use serde_json::{Value, json as value};

use super::authentication::{Holder, holder, id_secret};
use super::call::{Call, Reply, body, json, set};
use super::card_picture::drawn;
use super::ids::{DraftLink, derived_serial, sha256_hex};
use super::issue::{ServerKeys, facts, file_names, new_token, parts};
use super::landing::{Ways, card_and_ways, script};
use super::pass_object::{Draft, KeepDraft, ReadDraft};
use super::passes::Urls;
use super::ports::Ports;
use super::public_page::{Forms, Page, escaped, own_words, qr_picture};
use super::publish::read_upload;
use super::refusal::{Failure, Refusal, Stop};
use super::routes::Scope;
use super::signatures::new_serial;
use super::template_fill::{Unknown, fill, sample};
use super::wire::ask;
use super::wording::with;
use super::{authentication, checks, identity, limits};
use crate::api::DraftReply;
use crate::bundle::{Bundle, PASS_MEDIA_TYPE};
use crate::document::Document;
use crate::mint::Template;
use crate::pass::Pass;
use crate::personalization::is_of_form;
use crate::signature::{Signer, sign_bundle};
use crate::time::Timestamp;
use crate::validate::validate_bundle;

/// How long a draft lives, in milliseconds: a day.
const LIFE_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// What marks a draft.
const MARK: &str = "DRAFT";

/// The key of the field on its back that says what it is.
const FIELD_KEY: &str = "passwright-draft";

/// `POST /api/v1/drafts`
pub(super) async fn create<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    authentication::presented_key(call)?;
    let upload = read_upload(call);
    let holder = holder(call, Scope::Publish, None).await?;
    limits::check_account(call, &limits::DRAFT, &holder.account).await?;
    let ends_at = call.ports.now().plus_millis(LIFE_MILLIS);
    let (bundle, keys) = drafted(call, &holder, upload?, ends_at)?;
    let link = DraftLink::mint(id_secret(call.ports)?, {
        let mut random = [0; DraftLink::RANDOM_BYTES];
        call.ports.fill_random(&mut random);
        random
    });
    let keep = KeepDraft {
        pass_type: keys.pass_type,
        title: facts(&bundle).title,
        ends_at,
        files: file_names(&bundle),
    };
    let blobs = parts(&bundle);
    let blobs: Vec<&[u8]> = blobs.iter().map(Vec::as_slice).collect();
    if !ask(call.ports, &object_of(&link), &keep, &blobs).await?.reply {
        return Err(Failure::Row { table: "draft" }.into());
    }
    let urls = urls(call, &link)?;
    let reply = DraftReply {
        url: urls.landing,
        download_url: urls.download,
        qr_url: urls.qr,
        expires_at: ends_at.to_rfc3339(),
    };
    Ok(json(StatusCode::CREATED, &reply)?)
}

/// Of the link only its hash is stored. No serial number has this form.
fn object_of(link: &DraftLink) -> String {
    format!("draft/{}", sha256_hex(link.expose().as_bytes()))
}

fn urls<P: Ports>(call: &Call<'_, P>, link: &DraftLink) -> Result<Urls, Refusal> {
    let landing = format!("{}/p/draft/{}", identity::public_base_url(call.ports)?, link.expose());
    Ok(Urls::at(landing))
}

/// The upload as a draft, checked like a pass. A template is filled in with samples.
fn drafted<P: Ports>(
    call: &Call<'_, P>,
    holder: &Holder,
    mut bundle: Bundle,
    ends_at: Timestamp,
) -> Result<(Bundle, ServerKeys), Stop> {
    let ports = call.ports;
    let certificates = identity::signer_in(ports, holder.key.mode())?.certificates();
    let serial = derived_serial(id_secret(ports)?, "draft", &holder.key.shown());
    let keys = ServerKeys {
        serial: serial.map_or_else(|| new_serial(ports), Ok)?,
        token: new_token(ports)?,
        pass_type: certificates.pass_type_identifier().clone(),
        team: certificates.team_identifier().clone(),
    };
    let unfit = |message: String| Refusal::invalid("invalid_template", message);
    let template = Template::new(&bundle).map_err(|error| unfit(error.to_string()))?;
    if template.placeholders().next().is_some() {
        let values = sample(&bundle).map_err(unfit)?;
        let filled = fill(&bundle, &values, &keys.serial, &keys.token, Unknown::Refuse).map_err(unfit)?;
        *bundle.document_mut() = filled;
    }
    mark(&mut bundle, &keys, ends_at)
        .map_err(|error| Refusal::invalid("unreadable_document", error.to_string()))?;
    checks::bounded_texts(bundle.document())?;
    checks::acceptable(&validate_bundle(&bundle, ports.now(), checks::allows_loopback(ports)))?;
    Ok((bundle, keys))
}

/// Writes what makes it a draft over what the upload says.
fn mark(
    bundle: &mut Bundle,
    keys: &ServerKeys,
    ends_at: Timestamp,
) -> Result<(), crate::document::EditError> {
    // A text that is translated is looked up whole: with our word before it, nobody would find it.
    let is_translated = bundle.files().any(|(name, _)| name.ends_with(".lproj/pass.strings"));
    let name = bundle.document().text("/logoText").filter(|text| !text.trim().is_empty() && !is_translated);
    let name = name.map_or_else(|| MARK.to_owned(), |name| format!("{MARK} \u{b7} {name}"));
    let back = Pass::new(bundle.document()).style().map(|style| format!("/{}/backFields", style.key()));
    // A sign-up form needs a web service to answer it.
    let form: Vec<String> =
        bundle.files().map(|(name, _)| name.to_owned()).filter(|name| is_of_form(name)).collect();
    for name in form {
        bundle.remove_file(&name);
    }
    let document = bundle.document_mut();
    for key in ["webServiceURL", "authenticationToken", "nfc"] {
        if document.tree().contains_key(key) {
            document.remove(&format!("/{key}"))?;
        }
    }
    document.set("/serialNumber", keys.serial.as_str())?;
    document.set("/passTypeIdentifier", keys.pass_type.as_str())?;
    document.set("/teamIdentifier", keys.team.as_str())?;
    document.set("/logoText", name)?;
    document.set("/expirationDate", ends_at.to_rfc3339())?;
    document.set("/sharingProhibited", true)?;
    if let Some(back) = back {
        let field = value!({
            "key": FIELD_KEY,
            "label": "Draft",
            "value": format!("This is a trial of a design, not a valid pass. It ends on {}.", ends_at.to_rfc3339()),
        });
        let fields = document.get(&back).and_then(Value::as_array).cloned().unwrap_or_default();
        document.set(&back, std::iter::once(field).chain(fields).collect::<Vec<_>>())?;
    }
    Ok(())
}

/// A draft that is still there. A link that passes its check and finds nothing has ended.
async fn open<P: Ports>(call: &Call<'_, P>) -> Result<(DraftLink, Draft, Vec<Vec<u8>>), Stop> {
    let none = || Refusal::not_found("there is no draft at this address");
    let link = DraftLink::parse(id_secret(call.ports)?, call.parameter("draft")).ok_or_else(none)?;
    let answer = ask(call.ports, &object_of(&link), &ReadDraft {}, &[]).await?;
    let ended = || Refusal::gone("this draft has ended: drafts live for 24 hours");
    Ok((link, answer.reply.ok_or_else(ended)?, answer.blobs))
}

/// `GET /p/draft/{draft}`
pub(super) async fn page<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let (link, draft, blobs) = open(call).await?;
    let mut blobs = blobs.into_iter();
    let document = Document::parse(&blobs.next().unwrap_or_default())?;
    let files: Vec<(String, Vec<u8>)> = draft.files.into_iter().zip(blobs).collect();
    let card = drawn(call.ports, &document, &files);
    let (words, visitor) = (call.wording(), call.visitor());
    let urls = urls(call, &link)?;
    // No badge: what cannot be kept is no pass to be advertised.
    let ways = Ways {
        words,
        badges: None,
        file: &urls.download,
        page: &urls.landing,
        code: &urls.qr,
        subject: &draft.title,
    };
    let note = with(words.draft, &format!("<bdi>{}</bdi>", draft.ends_at.to_http_date()));
    let heading = format!("<header><h1>{}</h1><p class=\"by\">{note}</p></header>", own_words(&draft.title));
    let main = card_and_ways(&heading, &card.svg, &ways, visitor);
    let page = Page {
        status: StatusCode::OK,
        words,
        title: &escaped(&draft.title),
        main: &main,
        forms: Forms::None,
        script: script(visitor),
    };
    Ok(page.reply())
}

/// `GET /p/draft/{draft}.pkpass`
pub(super) async fn file<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let (_, draft, blobs) = open(call).await?;
    let signer = identity::signer_for(call.ports, &draft.pass_type)?;
    let mut blobs = blobs.into_iter();
    let mut bundle = Bundle::new(Document::parse(&blobs.next().unwrap_or_default())?);
    for (name, bytes) in draft.files.iter().zip(blobs) {
        bundle.put_file(name, bytes);
    }
    let file = sign_bundle(bundle.seal(), signer, call.ports.now()).await?.to_archive()?;
    let length = file.len().to_string();
    let mut reply = body(StatusCode::OK, PASS_MEDIA_TYPE, file);
    set(&mut reply, CONTENT_LENGTH, &length);
    set(&mut reply, CONTENT_DISPOSITION, "inline; filename=\"draft.pkpass\"");
    set(&mut reply, CACHE_CONTROL, "private, no-store");
    Ok(reply)
}

/// `GET /p/draft/{draft}/qr.svg`
pub(super) async fn qr_code<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let (link, _, _) = open(call).await?;
    qr_picture(&urls(call, &link)?.landing)
}
