//! What passes signed here must carry, and the key that signs them.

use http::StatusCode;

use super::authentication::holder;
use super::call::{Call, Reply, json};
use super::ids::KeyMode;
use super::ports::{CertificateUse, Ports};
use super::refusal::{Refusal, Stop};
use super::routes::Scope;
use crate::api::Identity;
use crate::ids::PassTypeIdentifier;
use crate::signature::{CertificateChain, Signer};

/// The signing key with a certificate that is valid now: the next one from the moment of its validity, else the present one.
pub(super) fn signer<P: Ports>(ports: &P) -> Result<&P::Signer, Refusal> {
    if let Some(next) = next_in_force(ports) {
        return Ok(next);
    }
    valid_now(ports, present(ports)?)
}

/// The signing key for what a key of this mode asks for. Without a sandbox certificate a development server signs everything with its one.
pub(super) fn signer_in<P: Ports>(ports: &P, mode: KeyMode) -> Result<&P::Signer, Refusal> {
    match sandbox(ports)? {
        Some(sandbox) if mode == KeyMode::Test => valid_now(ports, sandbox),
        _ => signer(ports),
    }
}

/// The signing key for passes of a pass type.
pub(super) fn signer_for<'a, P: Ports>(
    ports: &'a P,
    pass_type: &PassTypeIdentifier,
) -> Result<&'a P::Signer, Refusal> {
    let is_for = |signer: &&P::Signer| signer.certificates().pass_type_identifier() == pass_type;
    if let Some(sandbox) = sandbox(ports).ok().flatten().filter(is_for) {
        return valid_now(ports, sandbox);
    }
    let other = || Refusal::not_configured("the signing certificate is for another pass type than this pass");
    Some(signer(ports)?).filter(is_for).ok_or_else(other)
}

fn present<P: Ports>(ports: &P) -> Result<&P::Signer, Refusal> {
    let present = ports.signer(CertificateUse::Present).map_err(Refusal::not_configured)?;
    present.ok_or_else(|| Refusal::not_configured("this deployment has no PASS_CERTIFICATE yet"))
}

/// The next certificate, if it is valid and for the same passes. What is wrong with it is for health; the present one signs meanwhile.
fn next_in_force<P: Ports>(ports: &P) -> Option<&P::Signer> {
    let next = ports.signer(CertificateUse::Next).ok().flatten()?;
    let fits = next.certificates().leaf().is_valid_at(ports.now()) && next_problem(ports, next).is_none();
    fits.then_some(next)
}

/// Why a next certificate cannot take the place of the present one: phones would refuse to update their passes.
pub(super) fn next_problem<P: Ports>(ports: &P, next: &P::Signer) -> Option<String> {
    let present = ports.signer(CertificateUse::Present).ok().flatten()?.certificates();
    let next = next.certificates();
    let same = present.pass_type_identifier() == next.pass_type_identifier()
        && present.team_identifier() == next.team_identifier();
    (!same).then(|| {
        format!(
            "PASS_CERTIFICATE_NEXT is for {} of team {}, PASS_CERTIFICATE for {} of team {}: a renewal is for the same",
            next.pass_type_identifier(),
            next.team_identifier(),
            present.pass_type_identifier(),
            present.team_identifier()
        )
    })
}

/// The sandbox certificate, if there is one that cannot be mistaken for the real one.
///
/// # Errors
/// It is there and cannot be used.
pub(super) fn sandbox<P: Ports>(ports: &P) -> Result<Option<&P::Signer>, Refusal> {
    let Some(sandbox) = ports.signer(CertificateUse::Sandbox).map_err(Refusal::not_configured)? else {
        return Ok(None);
    };
    let pass_type = sandbox.certificates().pass_type_identifier();
    let present = ports.signer(CertificateUse::Present).ok().flatten();
    if present.is_some_and(|present| present.certificates().pass_type_identifier() == pass_type) {
        let message = format!(
            "SANDBOX_CERTIFICATE is for {pass_type}, as PASS_CERTIFICATE is: the sandbox needs a pass type of its own"
        );
        return Err(Refusal::not_configured(message));
    }
    Ok(Some(sandbox))
}

fn valid_now<'a, P: Ports>(ports: &P, signer: &'a P::Signer) -> Result<&'a P::Signer, Refusal> {
    let leaf = signer.certificates().leaf();
    if leaf.is_valid_at(ports.now()) {
        return Ok(signer);
    }
    let message = format!(
        "the signing certificate is valid from {} to {} only; the operator must renew it",
        leaf.not_before().to_rfc3339(),
        leaf.not_after().to_rfc3339()
    );
    Err(Refusal::not_configured(message))
}

/// The public origin of this deployment.
pub(super) fn public_base_url<P: Ports>(ports: &P) -> Result<&str, Refusal> {
    let url = ports.settings().public_base_url.as_str();
    if url.is_empty() {
        return Err(Refusal::not_configured("this deployment has no usable PUBLIC_BASE_URL yet"));
    }
    Ok(url)
}

/// `GET /api/v1/identity`
pub(super) async fn identity<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let holder = holder(call, Scope::Sign, None).await?;
    let certificates: &CertificateChain = signer_in(call.ports, holder.key.mode())?.certificates();
    let identity = Identity {
        pass_type_identifier: certificates.pass_type_identifier().clone(),
        team_identifier: certificates.team_identifier().clone(),
        organization_name: holder.name().to_owned(),
        expires: certificates.leaf().not_after().to_rfc3339(),
        development: call.ports.settings().development,
    };
    Ok(json(StatusCode::OK, &identity)?)
}
