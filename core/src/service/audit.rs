//! The audit log: which requests are noted in their account, and reading it back.
//!
//! In scope: the choice, and what is kept of a request. Out of scope: how many entries stay (see `account`).
//! Noted is every request with a key of an account that changes something, whatever came of it, and every other one that was refused for who
//! asked; and each export, which is a read of everything. Nothing waits for it: the platform may deliver the note after the answer, and several
//! together.

use http::{Method, StatusCode};

use super::account::{AuditEntry, Note, ReadAudit};
use super::authentication::{holder, id_secret, presented_key};
use super::call::{Call, Reply, json};
use super::ids::AccountId;
use super::ports::{ObjectKind, Ports};
use super::refusal::Stop;
use super::routes::{Caller, Endpoint, Route, Scope};
use super::wire::{ask, message};
use crate::api::{AuditLine, AuditLog};

/// How many entries one page lists.
const PAGE: u64 = 100;

/// How much of a path is kept, in characters; the longest of ours has about 90.
const MAX_PATH: usize = 160;

/// How much of an address is kept, in characters; the longest form of IPv6 has 45.
const MAX_ADDRESS: usize = 45;

/// Who is noted when the operator acts on an account.
pub(super) const OPERATOR: &str = "operator";

/// Notes a request in its account, if it is one to note.
pub(super) async fn note<P: Ports>(route: &Route, call: &Call<'_, P>, status: StatusCode) {
    let reads = matches!(*call.request.method(), Method::GET | Method::HEAD);
    let refused_for_who = matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN);
    if reads && !refused_for_who {
        return;
    }
    // An import is many requests; it notes itself once, at its end.
    if route.endpoint == Endpoint::ImportAccount && status.is_success() {
        return;
    }
    let Some((account, key)) = who(route, call) else { return };
    say(call, &account, key, call.request.method(), call.request.uri().path(), status).await;
}

/// Notes something in an account.
pub(super) async fn say<P: Ports>(
    call: &Call<'_, P>,
    account: &AccountId,
    key: String,
    method: &Method,
    path: &str,
    status: StatusCode,
) {
    let entry = AuditEntry {
        at: call.ports.now(),
        key,
        address: call.client_address().chars().take(MAX_ADDRESS).collect(),
        method: method.as_str().to_owned(),
        path: path.chars().take(MAX_PATH).collect(),
        status: status.as_u16(),
    };
    // Entries have a shape that always prints.
    let Ok(part) = serde_json::to_vec(&entry) else { return };
    call.ports.tell_together(ObjectKind::Account, account.as_str(), part, together).await;
}

/// One message with all entries that were gathered.
fn together(parts: Vec<Vec<u8>>) -> Option<Vec<u8>> {
    let entries = parts.iter().filter_map(|part| serde_json::from_slice(part).ok()).collect();
    message(&Note { entries }).ok()
}

/// Whose account, and with which key. What has not even the shape of a key is nobody's.
fn who<P: Ports>(route: &Route, call: &Call<'_, P>) -> Option<(AccountId, String)> {
    match route.caller {
        Caller::Key(_) => presented_key(call).ok().map(|key| (key.account(), key.shown())),
        Caller::Operator => {
            let account = AccountId::parse(id_secret(call.ports).ok()?, call.parameter("account"))?;
            Some((account, OPERATOR.to_owned()))
        }
        Caller::Everyone | Caller::Device | Caller::PassToken => None,
    }
}

/// `GET /api/v1/audit?cursor=`
pub(super) async fn read<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let holder = holder(call, Scope::Admin, None).await?;
    let before = call.number_cursor()?;
    let limit = call.limit(PAGE)?;
    let page = ask(call.ports, holder.account.as_str(), &ReadAudit { before, limit }, &[]).await?.reply;
    let line = |it: AuditEntry| AuditLine {
        at: it.at.to_rfc3339(),
        key: it.key,
        address: it.address,
        method: it.method,
        path: it.path,
        status: it.status,
    };
    let log = AuditLog {
        entries: page.entries.into_iter().map(line).collect(),
        cursor: page.before.map(|id| id.to_string()),
    };
    Ok(json(StatusCode::OK, &log)?)
}
