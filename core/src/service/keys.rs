//! Accounts and API keys over HTTP: made, listed, revoked. A whole key is shown once, in the answer that makes it.

use http::StatusCode;

use super::account::{AddKey, ListKeys, Open, Plan, RevokeKey, StoredKey};
use super::authentication::{holder, id_secret, operator, scope_word};
use super::call::{Call, Reply, empty, json};
use super::directory::{Add, Confirm, DIRECTORY};
use super::ids::{AccountId, ApiKey, KeyMode};
use super::ports::Ports;
use super::refusal::{Refusal, Stop};
use super::routes::Scope;
use super::wire::ask;
use crate::api::{AccountReply, AccountRequest, KeyList, KeyReply, KeyRequest, ListedKey};

/// The longest name of an account or key, in characters.
const MAX_NAME: usize = 100;

/// How often a random account id is tried before giving up: half a million are possible, so one is nearly always enough.
const MAX_TRIES: u32 = 8;

const ALL_SCOPES: [Scope; 3] = [Scope::Sign, Scope::Publish, Scope::Admin];

/// `POST /api/v1/accounts`
pub(super) async fn create_account<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    operator(call)?;
    let request: AccountRequest = call.json()?;
    let (plan, monthly_limit) = plan(&request)?;
    let name = checked_name(request.name)?;
    let account = new_account(call.ports, &name).await?;
    let live = new_key(call.ports, &account, KeyMode::Live);
    let test = new_key(call.ports, &account, KeyMode::Test);
    let stored = [&live, &test].map(|key| stored(call.ports, key, "first key", ALL_SCOPES.to_vec()));
    let open = Open { account: account.clone(), name, keys: stored.to_vec(), plan, monthly_limit };
    ask(call.ports, account.as_str(), &open, &[]).await?;
    ask(call.ports, DIRECTORY, &Confirm { account: account.clone() }, &[]).await?;
    let reply = AccountReply {
        account: account.as_str().to_owned(),
        api_key: live.expose().to_owned(),
        test_api_key: test.expose().to_owned(),
    };
    Ok(json(StatusCode::CREATED, &reply)?)
}

/// Without a word about it an account has everything and no limit; a plan by name has the plan's usual limit.
fn plan(request: &AccountRequest) -> Result<(Plan, Option<u64>), Refusal> {
    let Some(word) = request.plan.as_deref() else { return Ok((Plan::default(), request.monthly_limit)) };
    let plan =
        Plan::parse(word).ok_or_else(|| Refusal::bad_request("invalid_plan", "plan must be free or pro"))?;
    Ok((plan, Some(request.monthly_limit.unwrap_or(plan.usual_limit()))))
}

async fn new_account<P: Ports>(ports: &P, name: &str) -> Result<AccountId, Stop> {
    for _ in 0..MAX_TRIES {
        let mut random = [0; 3];
        ports.fill_random(&mut random);
        let account = AccountId::mint(id_secret(ports)?, random);
        let add = Add { account: account.clone(), name: name.to_owned() };
        if ask(ports, DIRECTORY, &add, &[]).await?.reply {
            return Ok(account);
        }
    }
    Err(Refusal::conflict("no_account_id", "no free account id was found; please try again").into())
}

fn new_key<P: Ports>(ports: &P, account: &AccountId, mode: KeyMode) -> ApiKey {
    let mut random = [0; ApiKey::RANDOM_BYTES];
    ports.fill_random(&mut random);
    ApiKey::mint(mode, account, random)
}

fn stored<P: Ports>(ports: &P, key: &ApiKey, name: &str, scopes: Vec<Scope>) -> StoredKey {
    StoredKey {
        id: key.id(),
        hash: key.hash(),
        shown: key.shown(),
        mode: key.mode(),
        scopes,
        name: name.to_owned(),
        created_at: ports.now(),
    }
}

fn checked_name(name: String) -> Result<String, Refusal> {
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
    let added = ask(call.ports, holder.account.as_str(), &AddKey { key: stored.clone() }, &[]).await?.reply;
    if !added {
        let message = "this account has as many keys as it may; revoke one first";
        return Err(Refusal::conflict("too_many_keys", message).into());
    }
    let reply = KeyReply { api_key: key.expose().to_owned(), key: listed(stored) };
    Ok(json(StatusCode::CREATED, &reply)?)
}

fn parse_scope(word: &str) -> Result<Scope, Refusal> {
    ALL_SCOPES
        .into_iter()
        .find(|scope| scope_word(*scope) == word)
        .ok_or_else(|| Refusal::bad_request("invalid_scope", "scopes are sign, publish and admin"))
}

fn listed(key: StoredKey) -> ListedKey {
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
    Err(Refusal::not_found("there is no key with this id").into())
}
