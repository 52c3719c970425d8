//! The one provider token of the deployment: made here, kept here, handed to every object that pushes.

use serde::{Deserialize, Serialize};

use super::super::ports::{CertificateUse, Ports, Storage};
use super::super::provider_token::{ProviderKey, ProviderToken};
use super::super::refusal::Failure;
use super::super::rows::{Columns, instant, text};
use super::ReadProviderToken;
use crate::signature::Signer;
use crate::time::Timestamp;

/// The table; one row. `signer` names key and team, so that a new key is used at once. The token is stored because an object forgets
/// everything else when it rests, and Apple refuses tokens that are made too often.
pub(super) const TABLE: &str = "CREATE TABLE IF NOT EXISTS provider_token (
    id INTEGER PRIMARY KEY CHECK (id = 1), signer TEXT NOT NULL, issued_at INTEGER NOT NULL, token TEXT NOT NULL)";

/// The reply to [`ReadProviderToken`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum TokenReply {
    /// The token.
    Token(ProviderToken),
    /// There is none, and the log or `GET /api/health` says why.
    None,
}

/// Hands out the token, after making one if that is due.
pub(super) async fn provide<S: Storage, P: Ports>(
    storage: &S,
    ports: &P,
    asked: &ReadProviderToken,
) -> Result<TokenReply, Failure> {
    let Some((key, signer)) = signer(ports) else { return Ok(TokenReply::None) };
    let (now, refused) = (ports.now(), asked.refused);
    if let Some(token) = usable(storage, &signer.name, refused, now)? {
        return Ok(TokenReply::Token(token));
    }
    let Some(token) = mint(ports, key, &signer.input, now).await else { return Ok(TokenReply::None) };
    storage.transaction(move |storage| {
        // While the key signed, another request may have come as far as this: its token was handed out, so ours is dropped.
        if let Some(other) = usable(storage, &signer.name, refused, now)? {
            return Ok(TokenReply::Token(other));
        }
        storage.exec(
            "INSERT OR REPLACE INTO provider_token (id, signer, issued_at, token) VALUES (1, ?, ?, ?)",
            &[text(signer.name), instant(token.issued_at), text(token.text())],
        )?;
        Ok(TokenReply::Token(token))
    })
}

/// What the key of this deployment would sign now.
struct SignerInput {
    name: String,
    input: String,
}

/// The key with the team that it speaks for: that of the pass certificate.
fn signer<P: Ports>(ports: &P) -> Option<(&ProviderKey, SignerInput)> {
    let key = ports.settings().provider_key.as_ref()?;
    let certificates = ports.signer(CertificateUse::Present).ok()??.certificates();
    let team = certificates.team_identifier();
    Some((key, SignerInput { name: key.name(team), input: key.signing_input(team, ports.now()) }))
}

fn usable<S: Storage>(
    storage: &S,
    signer: &str,
    refused: Option<Timestamp>,
    now: Timestamp,
) -> Result<Option<ProviderToken>, Failure> {
    let rows =
        storage.exec("SELECT token, issued_at FROM provider_token WHERE signer = ?", &[text(signer)])?;
    let read = |row| -> Result<ProviderToken, Failure> {
        let mut row = Columns::new("provider_token", row);
        Ok(ProviderToken::from_stored(row.text()?, row.instant()?))
    };
    let token = rows.into_iter().next().map(read).transpose()?;
    Ok(token.filter(|token| token.is_usable(refused, now)))
}

async fn mint<P: Ports>(ports: &P, key: &ProviderKey, input: &str, now: Timestamp) -> Option<ProviderToken> {
    match ports.sign_es256(key, input.as_bytes()).await {
        Ok(signature) => ProviderToken::assemble(input, &signature, now),
        Err(error) => {
            ports.log(&format!("no provider token was made: {error}"));
            None
        }
    }
}
