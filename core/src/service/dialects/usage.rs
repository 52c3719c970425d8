//! How many passes an account made this month: the call that tells, and the refusal when they are used up.

use http::StatusCode;
use serde_json::json;

use super::super::account::{ReadUsage, Usage, next_month};
use super::super::authentication::holder;
use super::super::call::{Call, Reply, json};
use super::super::ports::Ports;
use super::super::refusal::{Failure, Stop};
use super::super::routes::Scope;
use super::super::wire::ask;

/// `GET /api/auth/usage`
pub(in super::super) async fn read<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let holder = holder(call, Scope::Publish, None).await?;
    let usage = ask(call.ports, holder.account.as_str(), &ReadUsage {}, &[]).await?.reply;
    let reset = next_month(&usage.month);
    let answer = if holder.counts() {
        let remaining = usage.limit.map(|limit| limit.saturating_sub(usage.count));
        json!({
            "count": usage.count, "limit": usage.limit, "remaining": remaining, "resetDate": reset, "plan": usage.plan.as_str(),
        })
    } else {
        json!({"count": 0, "limit": null, "remaining": null, "resetDate": reset, "plan": "sandbox"})
    };
    Ok(json(StatusCode::OK, &answer)?)
}

/// The refusal when a month's passes are used up, in the documented words.
pub(in super::super) fn used_up(usage: &Usage) -> Result<Reply, Failure> {
    let reset = next_month(&usage.month);
    let answer = json!({
        "error": "Rate limit exceeded",
        "code": "monthly_limit",
        "resetDate": reset,
        "message": format!("Monthly limit reached. Resets on {reset}"),
    });
    json(StatusCode::TOO_MANY_REQUESTS, &answer)
}
