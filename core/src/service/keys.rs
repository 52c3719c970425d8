//! API keys over HTTP: made, listed, rotated, revoked. A whole key is shown once, in the answer that makes it.

use http::StatusCode;

use super::account::{AddKey, ListKeys, RevokeKey, RotateKey, StoredKey};
use super::authentication::{holder, scope_word};
use super::call::{Call, Reply, empty, json};
use super::ids::{AccountId, ApiKey, KeyMode};
use super::ports::Ports;
use super::refusal::{Refusal, Stop};
use super::routes::Scope;
use super::wire::ask;
use crate::api::{KeyList, KeyReply, KeyRequest, ListedKey, RotateRequest};

/// The longest name of an account or key, in characters.
const MAX_NAME: usize = 100;

/// How long a replaced key goes on working, in hours, when the request names no other time: long enough to bring the new one everywhere.
const OVERLAP_HOURS: u32 = 24;

/// The longest time that a replaced key may go on working, in hours: thirty days.
const MAX_OVERLAP_HOURS: u32 = 30 * 24;

pub(super) const ALL_SCOPES: [Scope; 3] = [Scope::Sign, Scope::Publish, Scope::Admin];

pub(super) fn new_key<P: Ports>(ports: &P, account: &AccountId, mode: KeyMode) -> ApiKey {
    let mut random = [0; ApiKey::RANDOM_BYTES];
    ports.fill_random(&mut random);
    ApiKey::mint(mode, account, random)
}

pub(super) fn stored<P: Ports>(ports: &P, key: &ApiKey, name: &str, scopes: Vec<Scope>) -> StoredKey {
    StoredKey {
        id: key.id(),
        hash: key.hash(),
        shown: key.shown(),
        mode: key.mode(),
        scopes,
        name: name.to_owned(),
        created_at: ports.now(),
        expires_at: None,
    }
}

pub(super) fn checked_name(name: String) -> Result<String, Refusal> {
    let name = name.trim().to_owned();
    if name.is_empty() || name.chars().count() > MAX_NAME || name.chars().any(char::is_control) {
        let message = format!("name must have 1 to {MAX_NAME} characters");
        return Err(Refusal::bad_request("invalid_name", message));
    }
    Ok(name)
}

/// `POST /api/v1/keys`
pub(super) async fn create<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let holder = holder(call, Scope::Admin, None).await?;
    let request: KeyRequest = call.json()?;
    let name = checked_name(request.name)?;
    let mode = match request.mode.as_deref() {
        None | Some("live") => KeyMode::Live,
        Some("test") => KeyMode::Test,
        Some(_) => return Err(Refusal::bad_request("invalid_mode", "mode must be live or test").into()),
    };
    let scopes = match request.scopes {
        None => vec![Scope::Sign, Scope::Publish],
        Some(words) => words.iter().map(|word| parse_scope(word)).collect::<Result<Vec<_>, _>>()?,
    };
    let key = new_key(call.ports, &holder.account, mode);
    let stored = stored(call.ports, &key, &name, scopes);
    added(call, &holder.account, key, stored).await
}

/// Adds a key and shows it.
pub(super) async fn added<P: Ports>(
    call: &Call<'_, P>,
    account: &AccountId,
    key: ApiKey,
    stored: StoredKey,
) -> Result<Reply, Stop> {
    if ask(call.ports, account.as_str(), &AddKey { key: stored.clone() }, &[]).await?.reply {
        return shown(&key, stored);
    }
    let message = "this account has as many keys as it may; revoke one first";
    Err(Refusal::conflict("too_many_keys", message).into())
}

fn shown(key: &ApiKey, stored: StoredKey) -> Result<Reply, Stop> {
    let reply = KeyReply { api_key: key.expose().to_owned(), key: listed(stored) };
    Ok(json(StatusCode::CREATED, &reply)?)
}

fn parse_scope(word: &str) -> Result<Scope, Refusal> {
    ALL_SCOPES
        .into_iter()
        .find(|scope| scope_word(*scope) == word)
        .ok_or_else(|| Refusal::bad_request("invalid_scope", "scopes are sign, publish and admin"))
}

pub(super) fn listed(key: StoredKey) -> ListedKey {
    ListedKey {
        id: key.id,
        prefix: key.shown,
        name: key.name,
        mode: match key.mode {
            KeyMode::Live => "live",
            KeyMode::Test => "test",
        }
        .to_owned(),
        scopes: key.scopes.into_iter().map(|scope| scope_word(scope).to_owned()).collect(),
        created_at: key.created_at.to_rfc3339(),
        expires_at: key.expires_at.map(|at| at.to_rfc3339()),
    }
}

/// `GET /api/v1/keys`
pub(super) async fn list<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let holder = holder(call, Scope::Admin, None).await?;
    let keys = ask(call.ports, holder.account.as_str(), &ListKeys {}, &[]).await?.reply;
    Ok(json(StatusCode::OK, &KeyList { keys: keys.into_iter().map(listed).collect() })?)
}

/// `DELETE /api/v1/keys/{key}`
pub(super) async fn revoke<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let holder = holder(call, Scope::Admin, None).await?;
    let key = call.parameter("key").to_owned();
    if key == holder.key.id() {
        // Whoever revokes the last key locks the account.
        let message = "a key cannot revoke itself; use another one";
        return Err(Refusal::conflict("own_key", message).into());
    }
    if ask(call.ports, holder.account.as_str(), &RevokeKey { key }, &[]).await?.reply {
        return Ok(empty(StatusCode::NO_CONTENT));
    }
    Err(no_such_key().into())
}

/// `POST /api/v1/keys/{key}/rotate`. A key may replace itself.
pub(super) async fn rotate<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let holder = holder(call, Scope::Admin, None).await?;
    let request: RotateRequest =
        if call.request.body().is_empty() { RotateRequest::default() } else { call.json()? };
    let hours = request.overlap_hours.unwrap_or(OVERLAP_HOURS);
    if hours > MAX_OVERLAP_HOURS {
        let message = format!("overlapHours must be between 0 and {MAX_OVERLAP_HOURS}");
        return Err(Refusal::bad_request("invalid_overlap", message).into());
    }
    let account = holder.account.as_str();
    let keys = ask(call.ports, account, &ListKeys {}, &[]).await?.reply;
    let wanted = call.parameter("key");
    let old = keys.into_iter().find(|key| key.id == wanted).ok_or_else(no_such_key)?;
    if old.expires_at.is_some() {
        let message = "this key was rotated already and ends by itself";
        return Err(Refusal::conflict("already_rotated", message).into());
    }
    let key = new_key(call.ports, &holder.account, old.mode);
    let next = stored(call.ports, &key, &old.name, old.scopes);
    let until = call.ports.now().plus_millis(i64::from(hours) * 60 * 60 * 1000);
    let asked = RotateKey { key: old.id, next: next.clone(), until };
    if ask(call.ports, account, &asked, &[]).await?.reply {
        shown(&key, next)
    } else {
        Err(no_such_key().into())
    }
}

fn no_such_key() -> Refusal {
    Refusal::not_found("there is no key with this id")
}
