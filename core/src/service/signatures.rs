//! Signatures and serial numbers for passes that a browser builds: pictures never come here.
//!
//! All accounts of a deployment may share one pass type, so a signed file with another account's serial number would replace that
//! customer's card. Hence the checks, each with its own sentence.

use http::StatusCode;

use super::authentication::{Holder, holder, id_secret, may_use};
use super::call::{Call, Reply, body, json};
use super::ids::{SERIAL_RANDOM_BYTES, mint_serial};
use super::ports::Ports;
use super::refusal::{Refusal, Stop};
use super::routes::Scope;
use super::wire::ask;
use super::{account, checks, identity};
use crate::api::{MAX_SERIALS, SerialsReply, SerialsRequest, SignatureRequest};
use crate::bundle::PASS_FILE;
use crate::document::Document;
use crate::ids::SerialNumber;
use crate::manifest::{FileHash, Manifest};
use crate::signature::{Signer, sign_detached};
use crate::validate::{FileFact, Subject, Target, validate};

/// The media type of a detached signature.
const SIGNATURE_MEDIA_TYPE: &str = "application/pkcs7-signature";

/// `POST /api/v1/signatures`
pub(super) async fn signatures<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let request = call.json::<SignatureRequest>();
    let document = request.as_ref().ok().map(|request| Document::parse(request.pass.as_bytes()));
    let serial = document.as_ref().and_then(|document| document.as_ref().ok()).and_then(serial_of);
    // Who asks comes first; the serial number goes along so that the account is asked once.
    let holder = holder(call, Scope::Sign, serial.as_ref()).await?;
    let request = request?;
    let document = match document {
        Some(Ok(document)) => document,
        Some(Err(error)) => return Err(Refusal::invalid("unreadable_document", error.to_string()).into()),
        None => return Err(Refusal::bad_request("invalid_body", "the body has no document").into()),
    };
    let manifest = belongs_together(&request)?;
    let signer = identity::signer_in(call.ports, holder.key.mode())?;
    checks::same_identity(&document, signer.certificates())?;
    own_serial(call.ports, &holder, serial.as_ref()).await?;
    checks::own_web_service(&document, identity::public_base_url(call.ports)?)?;
    checks::bounded_texts(&document)?;
    let files: Vec<FileFact<'_>> = manifest
        .names()
        .filter(|name| *name != PASS_FILE)
        .map(|name| FileFact { name, bytes: None })
        .collect();
    checks::acceptable(&validate(&Subject {
        document: &document,
        files: &files,
        now: call.ports.now(),
        target: Target::All,
        allow_loopback_http: checks::allows_loopback(call.ports),
    }))?;
    let signature = sign_detached(request.manifest.as_bytes(), signer, call.ports.now()).await?;
    Ok(body(StatusCode::OK, SIGNATURE_MEDIA_TYPE, signature))
}

fn serial_of(document: &Document) -> Option<SerialNumber> {
    SerialNumber::new(document.text("/serialNumber")?).ok()
}

/// The manifest must be one, and must list this very document.
fn belongs_together(request: &SignatureRequest) -> Result<Manifest, Refusal> {
    let manifest = Manifest::parse(request.manifest.as_bytes())
        .map_err(|error| Refusal::invalid("unreadable_manifest", error.to_string()))?;
    let listed = manifest.get(PASS_FILE);
    if listed != Some(FileHash::of(request.pass.as_bytes())) {
        let message = "the manifest does not belong to this pass.json: its SHA-1 is another";
        return Err(Refusal::invalid("manifest_mismatch", message));
    }
    Ok(manifest)
}

async fn own_serial<P: Ports>(ports: &P, holder: &Holder, serial: Option<&SerialNumber>) -> Result<(), Stop> {
    let Some(serial) = serial else {
        return Err(Refusal::invalid("no_serial_number", "the pass has no usable serialNumber").into());
    };
    if may_use(ports, holder, serial).await? {
        return Ok(());
    }
    let message = "this serialNumber does not belong to your account; ask POST /api/v1/serials for one";
    Err(Refusal::forbidden("foreign_serial", message).into())
}

/// `POST /api/v1/serials`
pub(super) async fn serials<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let holder = holder(call, Scope::Sign, None).await?;
    let SerialsRequest { count } = call.json()?;
    if !(1..=MAX_SERIALS).contains(&count) {
        let message = format!("count must be between 1 and {MAX_SERIALS}");
        return Err(Refusal::bad_request("invalid_count", message).into());
    }
    let serials = (0..count).map(|_| new_serial(call.ports)).collect::<Result<Vec<_>, _>>()?;
    let own = account::Own { serials: serials.clone() };
    ask(call.ports, holder.account.as_str(), &own, &[]).await?;
    Ok(json(StatusCode::CREATED, &SerialsReply { serial_numbers: serials })?)
}

/// Makes a serial number that nobody has.
pub(super) fn new_serial<P: Ports>(ports: &P) -> Result<SerialNumber, Refusal> {
    let mut random = [0; SERIAL_RANDOM_BYTES];
    ports.fill_random(&mut random);
    mint_serial(id_secret(ports)?, random)
        .ok_or_else(|| Refusal::not_configured("this deployment's ID_SECRET cannot be used"))
}
