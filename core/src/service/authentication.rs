//! Who asks: the holder of an API key, the operator, or an iPhone that knows a pass's token.
//!
//! What can be refused without touching an object is refused first, so that guessing costs nobody any storage.

use super::account::{Authorize, Authorized, Plan};
use super::call::Call;
use super::directory::{DIRECTORY, Knows, MayUse};
use super::identity;
use super::ids::{AccountId, ApiKey, KeyMode, is_minted, sha256_hex};
use super::issue::Author;
use super::ports::Ports;
use super::refusal::{Failure, Refusal, Stop};
use super::routes::Scope;
use super::settings::Secret;
use super::wire::ask;
use crate::ids::{SerialNumber, constant_time_eq};

/// The holder of an API key.
#[derive(Debug)]
pub(super) struct Holder {
    pub(super) account: AccountId,
    pub(super) key: ApiKey,
    known: Authorized,
}

impl Holder {
    /// The name of the organization.
    pub(super) fn name(&self) -> &str {
        &self.known.name
    }

    /// The account's plan.
    pub(super) fn plan(&self) -> Plan {
        self.known.plan
    }

    /// As the author of a pass.
    pub(super) fn author(&self) -> Author {
        Author {
            account: self.account.clone(),
            counts: self.counts(),
            mode: self.key.mode(),
            shown: self.key.shown(),
            is_outside: false,
        }
    }

    /// Whether passes made with this key count against the month's limit; those of the sandbox do not.
    pub(super) fn counts(&self) -> bool {
        self.key.mode() == KeyMode::Live
    }

    /// Whether the serial number that was asked about was minted for this account or published by it.
    pub(super) fn owns(&self) -> bool {
        self.known.owns
    }
}

/// The secret behind the checks in ids.
pub(super) fn id_secret<P: Ports>(ports: &P) -> Result<&Secret, Refusal> {
    let secret = ports.settings().id_secret.as_ref();
    secret.ok_or_else(|| Refusal::not_configured("this deployment has no ID_SECRET yet"))
}

/// Reads the key of a request and asks its account; about a serial number too, in the same question.
pub(super) async fn holder<P: Ports>(
    call: &Call<'_, P>,
    scope: Scope,
    serial: Option<&SerialNumber>,
) -> Result<Holder, Stop> {
    let key = presented_key(call)?;
    let account = key.account();
    let asked = Authorize { key: key.id(), hash: key.hash(), serial: serial.cloned() };
    let known = ask(call.ports, account.as_str(), &asked, &[]).await?.reply.ok_or_else(wrong_key)?;
    if !known.scopes.contains(&scope) {
        let message = format!("this API key may not do this: it lacks the scope \"{}\"", scope_word(scope));
        return Err(Refusal::forbidden("missing_scope", message).into());
    }
    let has_sandbox = || identity::sandbox(call.ports).map(|sandbox| sandbox.is_some());
    if key.mode() == KeyMode::Test && !call.ports.settings().development && !has_sandbox()? {
        let message = "this deployment has no sandbox certificate; use a key that starts with pw_live_";
        return Err(Refusal::forbidden("no_sandbox", message).into());
    }
    Ok(Holder { account, key, known })
}

/// The key of a request, by its shape and keyed check alone; no object is asked. Enough to turn strangers away before their body is
/// unpacked, not enough to let anybody in.
pub(super) fn presented_key<P: Ports>(call: &Call<'_, P>) -> Result<ApiKey, Refusal> {
    let presented = call.credentials("Bearer").ok_or_else(|| {
        Refusal::unauthorized(
            "missing_key",
            "this needs an API key: send \"Authorization: Bearer pw_live_...\"",
        )
    })?;
    ApiKey::parse(id_secret(call.ports)?, presented).ok_or_else(wrong_key)
}

fn wrong_key() -> Refusal {
    Refusal::unauthorized("wrong_key", "this API key is not known here or was revoked")
}

/// A scope as the API writes it.
pub(super) fn scope_word(scope: Scope) -> &'static str {
    match scope {
        Scope::Sign => "sign",
        Scope::Publish => "publish",
        Scope::Admin => "admin",
    }
}

/// Lets the operator through.
pub(super) fn operator<P: Ports>(call: &Call<'_, P>) -> Result<(), Refusal> {
    let secret = call.ports.settings().admin_secret.as_ref();
    let secret = secret.ok_or_else(|| Refusal::not_configured("this deployment has no ADMIN_SECRET yet"))?;
    let presented = call.credentials("Bearer").ok_or_else(|| {
        Refusal::unauthorized(
            "missing_key",
            "this needs the operator's secret: send \"Authorization: Bearer ...\"",
        )
    })?;
    // Hashed first, so that not even the length of the secret can be learned from the time.
    let same =
        constant_time_eq(sha256_hex(presented.as_bytes()).as_bytes(), sha256_hex(secret.expose()).as_bytes());
    if same { Ok(()) } else { Err(Refusal::unauthorized("wrong_key", "this is not the operator's secret")) }
}

/// Whether the object of a serial number may be touched: it was minted here, or an issuer brought it.
pub(super) async fn is_known<P: Ports>(ports: &P, serial: &SerialNumber) -> Result<bool, Stop> {
    if is_minted(id_secret(ports)?, serial) {
        return Ok(true);
    }
    Ok(ask(ports, DIRECTORY, &Knows { serial: serial.clone() }, &[]).await?.reply)
}

/// Whether a serial number is the holder's to use: its own, or any other when the account is alone on its pass type.
pub(super) async fn may_use<P: Ports>(
    ports: &P,
    holder: &Holder,
    serial: &SerialNumber,
) -> Result<bool, Failure> {
    if holder.owns() {
        return Ok(true);
    }
    let asked = MayUse { serial: serial.clone(), account: holder.account.clone() };
    Ok(ask(ports, DIRECTORY, &asked, &[]).await?.reply)
}
