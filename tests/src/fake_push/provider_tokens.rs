//! Provider tokens as Apple judges them: signature, key, team, age, and that nobody makes a new one every minute.
//!
//! In scope: the reasons that APNs documents for a wrong token. Out of scope: who makes tokens (the service).
//!
//! Spec: Apple, "Establishing a token-based connection to APNs".

use std::collections::BTreeMap;

use base64ct::{Base64UrlUnpadded, Encoding};
use http::StatusCode;
use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{Signature, VerifyingKey};
use p256::pkcs8::{DecodePrivateKey, EncodePublicKey};
use serde::Deserialize;

/// How old a token may be, in seconds.
const MAX_AGE_SECONDS: i64 = 60 * 60;
/// How far a provider's clock may be ahead, in seconds.
const MAX_AHEAD_SECONDS: i64 = 60;
/// How often a key may bring a new token, in seconds.
const UPDATE_SECONDS: i64 = 20 * 60;

/// Who may push, and the tokens that were seen.
#[derive(Debug)]
pub struct TokenRule {
    key: VerifyingKey,
    key_id: String,
    team: String,
    /// By token: when it was first accepted, in seconds since 1970.
    seen: BTreeMap<String, i64>,
}

/// The key could not be read.
#[derive(Debug, thiserror::Error)]
#[error("the key of token mode cannot be read")]
pub struct TokenKeyError;

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: String,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    iat: i64,
}

impl TokenRule {
    /// Accepts tokens made with this private key (PKCS#8, PEM) for this team.
    ///
    /// # Errors
    /// [`TokenKeyError`] when the text is no key on the curve P-256.
    pub fn new(private_key: &str, key_id: &str, team: &str) -> Result<Self, TokenKeyError> {
        let key = p256::SecretKey::from_pkcs8_pem(private_key).map_err(|_| TokenKeyError)?;
        // Read back from what Apple would get: the public half alone.
        let public = key.public_key().to_public_key_der().map_err(|_| TokenKeyError)?;
        let key = p256::pkcs8::DecodePublicKey::from_public_key_der(public.as_bytes());
        let key = key.map_err(|_| TokenKeyError)?;
        Ok(Self { key, key_id: key_id.to_owned(), team: team.to_owned(), seen: BTreeMap::new() })
    }

    /// How many different tokens were accepted.
    #[must_use]
    pub fn tokens(&self) -> usize {
        self.seen.len()
    }

    /// Judges the `authorization` of a push; nothing when it is good.
    pub(super) fn refusal(
        &mut self,
        authorization: Option<&str>,
        now_seconds: i64,
    ) -> Option<(StatusCode, &'static str)> {
        let Some(text) = authorization else { return Some((StatusCode::FORBIDDEN, "MissingProviderToken")) };
        let read = text.strip_prefix("bearer ").and_then(|token| self.verified(token));
        let Some(issued_at) = read else { return Some((StatusCode::FORBIDDEN, "InvalidProviderToken")) };
        if !(now_seconds - MAX_AGE_SECONDS..=now_seconds + MAX_AHEAD_SECONDS).contains(&issued_at) {
            return Some((StatusCode::FORBIDDEN, "ExpiredProviderToken"));
        }
        let newest = self.seen.values().max().copied();
        if !self.seen.contains_key(text) {
            if newest.is_some_and(|newest| now_seconds - newest < UPDATE_SECONDS) {
                return Some((StatusCode::TOO_MANY_REQUESTS, "TooManyProviderTokenUpdates"));
            }
            self.seen.insert(text.to_owned(), now_seconds);
        }
        None
    }

    /// When a token was made, if key, team and signature are right.
    fn verified(&self, token: &str) -> Option<i64> {
        let (signed, signature) = token.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        let decode = |text: &str| Base64UrlUnpadded::decode_vec(text).ok();
        let header: Header = serde_json::from_slice(&decode(header)?).ok()?;
        let claims: Claims = serde_json::from_slice(&decode(claims)?).ok()?;
        let signature = Signature::from_slice(&decode(signature)?).ok()?;
        self.key.verify(signed.as_bytes(), &signature).ok()?;
        let is_ours = header.alg == "ES256" && header.kid == self.key_id && claims.iss == self.team;
        is_ours.then_some(claims.iat)
    }
}
