//! `GET /api/health`: whether the service can do its work, in words for the operator.

use http::StatusCode;

use super::call::{Call, Reply, json};
use super::identity;
use super::ports::{CertificateUse, Ports};
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
    let mut dates = |use_of| match call.ports.signer(use_of) {
        Ok(signer) => signer.map(|signer| health_of(call.ports, signer)),
        Err(problem) => {
            // The present one is spoken of below, with what follows from it.
            if use_of != CertificateUse::Present {
                problems.push(problem);
            }
            None
        }
    };
    let certificate = dates(CertificateUse::Present);
    let next_certificate = dates(CertificateUse::Next);
    let sandbox_certificate = dates(CertificateUse::Sandbox);
    if let Ok(Some(next)) = call.ports.signer(CertificateUse::Next) {
        problems.extend(identity::next_problem(call.ports, next));
    }
    if sandbox_certificate.is_some() {
        problems.extend(identity::sandbox(call.ports).err().map(|refusal| refusal.message));
    }
    let signs = identity::signer(call.ports);
    match &signs {
        Err(refusal) => problems.push(refusal.message.clone()),
        Ok(signer) => {
            let soon = health_of(call.ports, signer).days_left;
            let is_renewed = next_certificate.as_ref().is_some_and(|next| next.days_left > soon);
            if soon < RENEWAL_DAYS && !is_renewed {
                problems.push(format!("the signing certificate ends in {soon} days"));
            }
        }
    }
    let health = Health {
        status: if problems.is_empty() { "ok" } else { "degraded" }.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        certificate,
        next_certificate,
        sandbox_certificate,
        rate_limits: if settings.rate_limits { "on" } else { "off" }.to_owned(),
        push: settings.push_mode.as_str().to_owned(),
        problem: (!problems.is_empty()).then(|| problems.join("; ")),
    };
    Ok(json(StatusCode::OK, &health)?)
}

fn health_of<P: Ports>(ports: &P, signer: &P::Signer) -> CertificateHealth {
    let leaf = signer.certificates().leaf();
    let end = leaf.not_after();
    let days_left = end.unix_millis().saturating_sub(ports.now().unix_millis()).div_euclid(DAY_MILLIS);
    let signs =
        identity::signer(ports).is_ok_and(|it| it.certificates().leaf().fingerprint() == leaf.fingerprint());
    CertificateHealth {
        valid_from: leaf.not_before().to_rfc3339(),
        expires: end.to_rfc3339(),
        days_left,
        signs,
    }
}
