//! What the operator does with accounts over HTTP: opens them, lists them, changes their plan, and gives a new key to whoever lost all of theirs.

use http::StatusCode;

use super::account::{Open, Plan, SetPlan};
use super::authentication::{id_secret, operator};
use super::call::{Call, Reply, json, unknown_cursor};
use super::directory::{Add, Confirm, DIRECTORY, ListAccounts};
use super::ids::{AccountId, KeyMode};
use super::keys::{ALL_SCOPES, added, checked_name, new_key, stored};
use super::ports::Ports;
use super::refusal::{Refusal, Stop};
use super::wire::ask;
use crate::api::{AccountList, AccountReply, AccountRequest, ListedAccount, PlanReply, PlanRequest};

/// How often a random account id is tried before giving up: half a million are possible, so one is nearly always enough.
const MAX_TRIES: u32 = 8;

/// How many accounts one page lists.
const PAGE: u64 = 100;

/// `POST /api/v1/accounts`
pub(super) async fn create<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
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

/// `GET /api/v1/accounts?cursor=`
pub(super) async fn list<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    operator(call)?;
    let after = match call.query("cursor") {
        None => None,
        Some(text) => Some(AccountId::parse(id_secret(call.ports)?, &text).ok_or_else(unknown_cursor)?),
    };
    let limit = call.limit(PAGE)?;
    let mut found = ask(call.ports, DIRECTORY, &ListAccounts { after, limit: limit + 1 }, &[]).await?.reply;
    let more = found.len() as u64 > limit;
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let cursor = found.last().filter(|_| more).map(|last| last.account.as_str().to_owned());
    let listed = |it: super::directory::KnownAccount| ListedAccount {
        account: it.account.as_str().to_owned(),
        name: it.name,
        created_at: it.created_at.to_rfc3339(),
    };
    Ok(json(StatusCode::OK, &AccountList { accounts: found.into_iter().map(listed).collect(), cursor })?)
}

/// `POST /api/v1/accounts/{account}/keys`: a key with every scope, for an account that lost its own.
pub(super) async fn add_key<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    operator(call)?;
    let account = known(call).await?;
    let key = new_key(call.ports, &account, KeyMode::Live);
    let stored = stored(call.ports, &key, "made by the operator", ALL_SCOPES.to_vec());
    added(call, &account, key, stored).await
}

/// `PATCH /api/v1/accounts/{account}`: plan and monthly limit. A plan by name has the plan's usual limit, unless one is named too.
pub(super) async fn change<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    operator(call)?;
    let account = known(call).await?;
    let request: PlanRequest = call.json()?;
    let word = Plan::parse(&request.plan);
    let plan = word.ok_or_else(|| Refusal::bad_request("invalid_plan", "plan must be free or pro"))?;
    let monthly_limit =
        if request.unlimited { None } else { Some(request.monthly_limit.unwrap_or(plan.usual_limit())) };
    ask(call.ports, account.as_str(), &SetPlan { plan, monthly_limit }, &[]).await?;
    let reply =
        PlanReply { account: account.as_str().to_owned(), plan: plan.as_str().to_owned(), monthly_limit };
    Ok(json(StatusCode::OK, &reply)?)
}

/// The account of the path, if the operator made it.
pub(super) async fn known<P: Ports>(call: &Call<'_, P>) -> Result<AccountId, Stop> {
    let none = || Refusal::not_found("there is no account with this id");
    let account = AccountId::parse(id_secret(call.ports)?, call.parameter("account")).ok_or_else(none)?;
    let asked = super::directory::HasAccount { account: account.clone() };
    if ask(call.ports, DIRECTORY, &asked, &[]).await?.reply { Ok(account) } else { Err(none().into()) }
}
