//! What passes signed here must carry, and the key that signs them.

use http::StatusCode;

use super::authentication::holder;
use super::call::{Call, Reply, json};
use super::ports::Ports;
use super::refusal::{Refusal, Stop};
use super::routes::Scope;
use crate::api::Identity;
use crate::signature::{CertificateChain, Signer};

/// The signing key with a certificate that is valid now.
pub(super) fn signer<P: Ports>(ports: &P) -> Result<&P::Signer, Refusal> {
    let signer = ports.signer().map_err(Refusal::not_configured)?;
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
    let certificates: &CertificateChain = signer(call.ports)?.certificates();
    let identity = Identity {
        pass_type_identifier: certificates.pass_type_identifier().clone(),
        team_identifier: certificates.team_identifier().clone(),
        organization_name: holder.name().to_owned(),
        expires: certificates.leaf().not_after().to_rfc3339(),
        development: call.ports.settings().development,
    };
    Ok(json(StatusCode::OK, &identity)?)
}
