//! A new pass, from whichever API it comes: reserved, completed with the keys that the server owns, checked, stored.
//!
//! In scope: the order of these steps, so that a crash or a repetition at any point does no harm. Out of scope: bodies and answers.

use super::account::{Begin, Begun, Cancel, Repeatable, Usage};
use super::call::Call;
use super::ids::{AccountId, KeyMode, hex, sha256_hex};
use super::pass_object::{Create, Created, Facts, Head, ReadHead, Source};
use super::ports::Ports;
use super::refusal::{Refusal, Stop};
use super::wire::ask;
use super::{checks, identity};
use crate::bundle::Bundle;
use crate::ids::{AuthenticationToken, PassTypeIdentifier, SerialNumber, TeamIdentifier};
use crate::pass::Pass;
use crate::signature::Signer;
use crate::validate::validate_bundle;

/// Random bytes of an authentication token: 128 bits, printed as 32 digits; Apple wants at least 16 characters.
const TOKEN_BYTES: usize = 16;

/// The longest `Idempotency-Key`, in characters.
const MAX_REPEATABLE_CHARACTERS: usize = 200;

/// What the server writes into every document that it publishes.
pub(super) struct ServerKeys {
    pub(super) serial: SerialNumber,
    pub(super) token: AuthenticationToken,
    pub(super) pass_type: PassTypeIdentifier,
    pub(super) team: TeamIdentifier,
}

/// For whom a pass is made, and who asked.
#[derive(Debug, Clone)]
pub(super) struct Author {
    /// Whose the pass will be.
    pub(super) account: AccountId,
    /// Whether it counts against the month's passes.
    pub(super) counts: bool,
    /// Which certificate signs it.
    pub(super) mode: KeyMode,
    /// What the history calls the author.
    pub(super) shown: String,
    /// Whether somebody without a key asks, by a join link.
    pub(super) is_outside: bool,
}

/// What came of it.
pub(super) enum Issued {
    /// Stored now.
    New(Head),
    /// The same request came before; this is its pass.
    Again(Head),
    /// Another pass has this serial number.
    Taken,
    /// The month's passes are used up.
    UsedUp(Usage),
}

/// What is issued: the files, and what they were made of.
pub(super) struct Made {
    pub(super) bundle: Bundle,
    pub(super) source: Option<Source>,
}

/// Issues a pass. `make` is called once its place is reserved; when it refuses, the reservation is taken back.
pub(super) async fn issue<P: Ports>(
    call: &Call<'_, P>,
    author: &Author,
    serial: SerialNumber,
    make: impl AsyncFnOnce(&SerialNumber) -> Result<Made, Stop>,
) -> Result<Issued, Stop> {
    let repeatable = if author.is_outside { None } else { repeatable(call)? };
    let begin = Begin { serial: serial.clone(), counts: author.counts, repeatable };
    let (serial, counted_in) = match ask(call.ports, author.account.as_str(), &begin, &[]).await?.reply {
        Begun::Fresh { counted_in } => (serial, counted_in),
        Begun::Again(serial) => {
            match ask(call.ports, serial.as_str(), &ReadHead {}, &[]).await?.reply {
                Some(head) => return Ok(Issued::Again(head)),
                // The first try ended before it stored anything: this one goes on.
                None => (serial, None),
            }
        }
        Begun::OtherBody => {
            let message = "this Idempotency-Key was used for another request";
            return Err(Refusal::invalid("idempotency_key_reused", message).into());
        }
        Begun::UsedUp(usage) => return Ok(Issued::UsedUp(usage)),
    };
    let stored = match make(&serial).await {
        Ok(made) => store(call.ports, author, serial.clone(), made).await,
        Err(stop) => Err(stop),
    };
    // A failure of ours may have stored it all the same, so only a refusal takes the reservation back.
    if matches!(stored, Err(Stop::Refused(_))) {
        ask(call.ports, author.account.as_str(), &Cancel { serial, counted_in }, &[]).await?;
    }
    stored
}

async fn store<P: Ports>(
    ports: &P,
    author: &Author,
    serial: SerialNumber,
    made: Made,
) -> Result<Issued, Stop> {
    let Made { mut bundle, source } = made;
    let certificates = identity::signer_in(ports, author.mode)?.certificates();
    let keys = ServerKeys {
        serial,
        token: new_token(ports)?,
        pass_type: certificates.pass_type_identifier().clone(),
        team: certificates.team_identifier().clone(),
    };
    complete(ports, &mut bundle, &keys)?;
    let create = create(author.account.clone(), keys, author.shown.clone(), &bundle, source);
    let blobs = parts(&bundle);
    let blobs: Vec<&[u8]> = blobs.iter().map(Vec::as_slice).collect();
    Ok(match ask(ports, create.serial.as_str(), &create, &blobs).await?.reply {
        Created::Stored(head) => Issued::New(head),
        Created::Taken => Issued::Taken,
    })
}

fn create(
    account: AccountId,
    keys: ServerKeys,
    by: String,
    bundle: &Bundle,
    source: Option<Source>,
) -> Create {
    Create {
        serial: keys.serial,
        account,
        pass_type: keys.pass_type,
        team: keys.team,
        token: keys.token,
        by,
        facts: facts(bundle),
        files: file_names(bundle),
        source,
    }
}

/// The `Idempotency-Key` of a request with its body, hashed.
fn repeatable<P: Ports>(call: &Call<'_, P>) -> Result<Option<Repeatable>, Refusal> {
    let Some(key) = call.request.headers().get("idempotency-key") else { return Ok(None) };
    let key = key.to_str().unwrap_or_default();
    if key.is_empty() || key.chars().count() > MAX_REPEATABLE_CHARACTERS {
        let message = format!("Idempotency-Key must have 1 to {MAX_REPEATABLE_CHARACTERS} ASCII characters");
        return Err(Refusal::bad_request("invalid_idempotency_key", message));
    }
    let path = call.request.uri().path_and_query().map_or("", http::uri::PathAndQuery::as_str);
    let body = format!("{path}\n{}", sha256_hex(call.request.body()));
    Ok(Some(Repeatable { key: sha256_hex(key.as_bytes()), body: sha256_hex(body.as_bytes()) }))
}

pub(super) fn new_token<P: Ports>(ports: &P) -> Result<AuthenticationToken, Refusal> {
    let mut random = [0; TOKEN_BYTES];
    ports.fill_random(&mut random);
    AuthenticationToken::new(hex(&random)).map_err(|error| Refusal::not_configured(error.to_string()))
}

/// Writes the server's keys, then checks what will be published.
pub(super) fn complete<P: Ports>(ports: &P, bundle: &mut Bundle, keys: &ServerKeys) -> Result<(), Refusal> {
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

/// The names of the files besides the document.
pub(super) fn file_names(bundle: &Bundle) -> Vec<String> {
    bundle.files().map(|(name, _)| name.to_owned()).collect()
}

/// The bytes of the document and of the files, in the order of [`file_names`].
pub(super) fn parts(bundle: &Bundle) -> Vec<Vec<u8>> {
    let document = std::iter::once(bundle.document().to_bytes());
    document.chain(bundle.files().map(|(_, bytes)| bytes.to_vec())).collect()
}

/// What lists and public pages say of a pass.
pub(super) fn facts(bundle: &Bundle) -> Facts {
    let pass = Pass::new(bundle.document());
    let organization = pass.text("organizationName").unwrap_or_default();
    let title = pass.text("logoText").filter(|text| !text.trim().is_empty()).unwrap_or(organization);
    Facts {
        title: title.chars().take(200).collect(),
        organization: organization.chars().take(200).collect(),
        style: pass.style().map_or("", |style| style.key()).to_owned(),
    }
}
