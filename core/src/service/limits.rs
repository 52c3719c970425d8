//! How often somebody without a key may call: one table, counted for each client address.
//!
//! In scope: which calls share a limit, how an address becomes a key, the refusal, a small counter for platforms that bring none.
//! Out of scope: where calls are counted; Cloudflare's rate-limit bindings do it for each of its locations, a `workerd` of one's own in
//! memory. Both are approximate on purpose: a limit takes the force out of a flood, it is no quota.
//!
//! A front that tells no client address (`CF-Connecting-IP`) gets no limits: one address for everybody would lock everybody out.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};

use http::{HeaderValue, StatusCode};

use super::call::{Call, Reply};
use super::ids::AccountId;
use super::ports::Ports;
use super::refusal::Refusal;
use super::routes::{Caller, Endpoint, Route};
use crate::time::Timestamp;

/// So many calls of one address in a period.
#[derive(Debug, PartialEq, Eq)]
pub struct Limit {
    /// The name of the binding that counts it.
    pub binding: &'static str,
    /// The most calls.
    pub calls: u32,
    /// The period in seconds; Cloudflare knows 10 and 60.
    pub period_secs: u32,
}

/// Joining by a link. A hall full of people has one address, so it is far above what one person does; a template counts by the hour besides.
pub const JOIN: Limit = Limit { binding: "LIMIT_JOIN", calls: 120, period_secs: 60 };
/// What phones report.
pub const LOG: Limit = Limit { binding: "LIMIT_LOG", calls: 60, period_secs: 60 };
/// Sign-up forms of rewards passes.
pub const PERSONALIZE: Limit = Limit { binding: "LIMIT_PERSONALIZE", calls: 60, period_secs: 60 };
/// Public pages, files, pictures and facts.
pub const PUBLIC: Limit = Limit { binding: "LIMIT_PUBLIC", calls: 1_200, period_secs: 60 };
/// Keys that are not known here. The right key of the same address goes on working.
pub const WRONG_KEY: Limit = Limit { binding: "LIMIT_WRONG_KEY", calls: 60, period_secs: 60 };

/// Drafts of one account: they cost storage for a day and count against no month.
pub const DRAFT: Limit = Limit { binding: "LIMIT_DRAFT", calls: 30, period_secs: 60 };

/// All limits.
pub const LIMITS: [&Limit; 6] = [&JOIN, &LOG, &PERSONALIZE, &PUBLIC, &WRONG_KEY, &DRAFT];

/// The limit of a route, before anything is done.
pub(super) fn of(endpoint: Endpoint) -> Option<&'static Limit> {
    match endpoint {
        Endpoint::Join => Some(&JOIN),
        Endpoint::Log => Some(&LOG),
        Endpoint::Personalize => Some(&PERSONALIZE),
        Endpoint::Landing
        | Endpoint::PassFile
        | Endpoint::PassQrCode
        | Endpoint::PassCard
        | Endpoint::PassFrame
        | Endpoint::PassBundle
        | Endpoint::BundlePage
        | Endpoint::PublicPass
        | Endpoint::JoinPage
        | Endpoint::JoinQrCode
        | Endpoint::JoinCard
        | Endpoint::JoinFrame
        | Endpoint::PublicTemplate
        | Endpoint::DraftPage
        | Endpoint::DraftFile
        | Endpoint::DraftQrCode
        | Endpoint::WalletPassFile => Some(&PUBLIC),
        _ => None,
    }
}

/// Refuses a call that is one too many.
pub(super) async fn check<P: Ports>(route: &Route, call: &Call<'_, P>) -> Result<(), Refusal> {
    match of(route.endpoint) {
        Some(limit) if !is_within(limit, call).await => Err(refusal(limit)),
        _ => Ok(()),
    }
}

/// Refuses an account's call that is one too many.
pub(super) async fn check_account<P: Ports>(
    call: &Call<'_, P>,
    limit: &'static Limit,
    account: &AccountId,
) -> Result<(), Refusal> {
    let counted = call.ports.settings().rate_limits;
    if !counted || call.ports.within_limit(limit, account.as_str()).await {
        return Ok(());
    }
    let message = format!(
        "there were too many such calls of your account; please try again in {} seconds",
        limit.period_secs
    );
    Err(Refusal { status: StatusCode::TOO_MANY_REQUESTS, code: "too_many_requests", message })
}

/// Counts an answer that says "wrong key"; `Some` when there were too many, and then that is the answer.
pub(super) async fn count_wrong_key<P: Ports>(
    route: &Route,
    call: &Call<'_, P>,
    status: StatusCode,
) -> Option<Refusal> {
    let by_key = matches!(route.caller, Caller::Key(_) | Caller::Operator);
    let is_wrong = by_key && status == StatusCode::UNAUTHORIZED;
    (is_wrong && !is_within(&WRONG_KEY, call).await).then(|| refusal(&WRONG_KEY))
}

async fn is_within<P: Ports>(limit: &'static Limit, call: &Call<'_, P>) -> bool {
    let Some(key) = key(call.client_address()) else { return true };
    !call.ports.settings().rate_limits || call.ports.within_limit(limit, &key).await
}

/// An address as the key of a counter. Whoever has an IPv6 address has 2^64 of them, so their network counts.
fn key(address: &str) -> Option<String> {
    match address.trim().parse().ok()? {
        IpAddr::V4(address) => Some(address.to_string()),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Some(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).to_string())
        }
    }
}

fn refusal(limit: &Limit) -> Refusal {
    Refusal {
        status: StatusCode::TOO_MANY_REQUESTS,
        code: "too_many_requests",
        message: format!(
            "there were too many such calls from your address; please try again in {} seconds",
            limit.period_secs
        ),
    }
}

/// Says when to come again, for programs: with a limit of ours after its period, else with the hour of a join link.
pub(super) fn with_retry_after(mut reply: Reply, code: &str) -> Reply {
    if reply.status() == StatusCode::TOO_MANY_REQUESTS {
        let seconds = if code == "too_many_requests" { "60" } else { "3600" };
        reply.headers_mut().insert(http::header::RETRY_AFTER, HeaderValue::from_static(seconds));
    }
    reply
}

/// The most addresses that [`Windows`] remembers. Each takes about 100 bytes.
const MAX_WINDOWS: usize = 10_000;

/// A counter in memory: how many calls there were in the present period, by limit and address.
#[derive(Debug, Default)]
pub struct Windows {
    counts: HashMap<(&'static str, String), (i64, u32)>,
}

impl Windows {
    /// Counts a call; `false` when it is one too many. Full of addresses of this very period it counts no new ones, and lets them pass.
    pub fn count(&mut self, limit: &'static Limit, key: &str, now: Timestamp) -> bool {
        let period = now.unix_seconds().div_euclid(i64::from(limit.period_secs.max(1)));
        let place = (limit.binding, key.to_owned());
        if self.counts.len() >= MAX_WINDOWS && !self.counts.contains_key(&place) {
            self.counts.retain(|_, (counted_in, _)| *counted_in == period);
            if self.counts.len() >= MAX_WINDOWS {
                return true;
            }
        }
        let (counted_in, calls) = self.counts.entry(place).or_insert((period, 0));
        if *counted_in != period {
            (*counted_in, *calls) = (period, 0);
        }
        *calls = calls.saturating_add(1);
        *calls <= limit.calls
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_unix_seconds(seconds)
    }

    #[test]
    fn a_window_ends_with_its_period() {
        let mut windows = Windows::default();
        let fine = (0..JOIN.calls).all(|_| windows.count(&JOIN, "192.0.2.1", at(0)));
        assert!(fine && !windows.count(&JOIN, "192.0.2.1", at(59)));
        assert!(windows.count(&JOIN, "192.0.2.2", at(59)), "another address");
        assert!(windows.count(&LOG, "192.0.2.1", at(59)), "another limit");
        assert!(windows.count(&JOIN, "192.0.2.1", at(60)), "the next period");
    }

    #[test]
    fn the_counter_never_grows_beyond_its_bound() {
        let mut windows = Windows::default();
        for number in 0..MAX_WINDOWS + 50 {
            assert!(windows.count(&JOIN, &number.to_string(), at(0)));
        }
        assert_eq!(windows.counts.len(), MAX_WINDOWS);
        assert!(windows.count(&JOIN, "new", at(60)));
        assert_eq!(windows.counts.len(), 1, "what is over went");
    }

    #[test]
    fn one_network_of_ipv6_is_one_caller() {
        assert_eq!(key("2001:db8:1:2:3:4:5:6"), key("2001:db8:1:2::1"));
        assert_ne!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
        assert_eq!(key("192.0.2.1").as_deref(), Some("192.0.2.1"));
        assert_eq!((key(""), key("somewhere")), (None, None));
    }

    /// What Cloudflare counts and what this table says are the same numbers.
    #[test]
    fn the_bindings_of_the_deployment_are_these() {
        let settings = include_str!("../../../wrangler.toml");
        for limit in LIMITS {
            let name = format!("name = \"{}\"", limit.binding);
            let line = settings.lines().find(|line| line.contains(&name)).unwrap_or_default();
            let numbers = format!("limit = {}, period = {}", limit.calls, limit.period_secs);
            assert!(line.contains(&numbers), "{name}, {numbers}: {line:?}");
        }
    }
}
