//! `GET /api/health`: whether the service can do its work, in words for the operator.

use http::StatusCode;

use super::call::{Call, Reply, json};
use super::identity;
use super::ports::Ports;
use super::refusal::Stop;
use crate::api::{CertificateHealth, Health};
use crate::signature::Signer;

const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// From how many days before its end a certificate is a problem: renewing one at Apple takes a person and a while.
const RENEWAL_DAYS: i64 = 14;

/// Answers with 200 even when something is missing, so that the sentence reaches a reader; `status` says which it is.
pub(super) fn health<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let settings = call.ports.settings();
    let mut problems = settings.problems.clone();
    let certificate = call.ports.signer().ok().map(|signer| {
        let end = signer.certificates().leaf().not_after();
        let days_left =
            end.unix_millis().saturating_sub(call.ports.now().unix_millis()).div_euclid(DAY_MILLIS);
        CertificateHealth { expires: end.to_rfc3339(), days_left }
    });
    match identity::signer(call.ports) {
        Err(refusal) => problems.push(refusal.message),
        Ok(_) => {
            if let Some(soon) = certificate.as_ref().filter(|it| it.days_left < RENEWAL_DAYS) {
                problems.push(format!("the signing certificate ends in {} days", soon.days_left));
            }
        }
    }
    let health = Health {
        status: if problems.is_empty() { "ok" } else { "degraded" }.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        certificate,
        push: settings.push_mode.as_str().to_owned(),
        problem: (!problems.is_empty()).then(|| problems.join("; ")),
    };
    Ok(json(StatusCode::OK, &health)?)
}
