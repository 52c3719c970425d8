//! The token that says to Apple's push service who pushes: made with a key of the team instead of the pass certificate (`APNS_MODE=token`).
//!
//! In scope: reading the key, the token's text, when one is used again and when a newer one is made. Out of scope: signing (the platform
//! does), keeping the one token of a deployment (the directory object), pushes.
//!
//! A token is a JSON Web Token signed with ES256. Apple takes one for an hour at most, and answers 429 `TooManyProviderTokenUpdates` to who
//! makes a new one more often than every 20 minutes; so the whole deployment shares one.
//! Spec: Apple, "Establishing a token-based connection to APNs"; RFC 7519, RFC 7518 section 3.4.

use std::fmt;

use base64ct::{Base64UrlUnpadded, Encoding};
use const_oid::db::rfc5912::{ID_EC_PUBLIC_KEY, SECP_256_R_1};
use pkcs8::PrivateKeyInfo;
use pkcs8::der::Decode;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::ids::hex;
use crate::ids::TeamIdentifier;
use crate::signature::pem;
use crate::time::Timestamp;

/// Characters of a key id (Apple: "a 10-character string").
const KEY_ID_CHARACTERS: usize = 10;

/// How long a token is used, in milliseconds: Apple refuses one of an hour, and clocks differ.
const USE_MILLIS: i64 = 50 * 60 * 1000;

/// The least age at which a token is replaced even though Apple refused it, in milliseconds: Apple takes no newer one earlier.
const LEAST_MILLIS: i64 = 20 * 60 * 1000;

/// Bytes of a signature: two numbers of 32 bytes each (RFC 7518 section 3.4).
pub const SIGNATURE_BYTES: usize = 64;

/// Digits of a key's hash that tell keys apart.
const HASH_BYTES: usize = 8;

/// Why there is no key for tokens. Each is a sentence for the operator; none quotes a secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProviderKeyError {
    /// A secret is not there.
    #[error("APNS_MODE is \"token\", but {name} is not set")]
    Missing {
        /// Its name.
        name: &'static str,
    },
    /// The key is in another form, or of another kind.
    #[error(
        "APNS_KEY cannot be read: it must be the whole text of the .p8 file that Apple made for push notifications"
    )]
    NotP256,
    /// The id has another shape.
    #[error(
        "APNS_KEY_ID must be the {KEY_ID_CHARACTERS} letters and digits by which Apple names the key, found {found:?}"
    )]
    KeyId {
        /// What was found, shortened.
        found: String,
    },
}

/// A key of the team for pushes.
#[derive(Clone)]
pub struct ProviderKey {
    id: String,
    pkcs8: Vec<u8>,
}

impl fmt::Debug for ProviderKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProviderKey").field("id", &self.id).finish_non_exhaustive()
    }
}

impl ProviderKey {
    /// Reads the secrets `APNS_KEY` and `APNS_KEY_ID`.
    ///
    /// # Errors
    /// [`ProviderKeyError`], see its variants.
    pub fn read(secret: impl Fn(&str) -> Option<String>) -> Result<Self, ProviderKeyError> {
        let required = |name: &'static str| {
            let text = secret(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
            text.ok_or(ProviderKeyError::Missing { name })
        };
        let text = required("APNS_KEY")?;
        let id = required("APNS_KEY_ID")?;
        if id.len() != KEY_ID_CHARACTERS || !id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(ProviderKeyError::KeyId { found: id.chars().take(20).collect() });
        }
        let sections = pem::sections(&text, "PRIVATE KEY").map_err(|_| ProviderKeyError::NotP256)?;
        let pkcs8 = sections.into_iter().next().ok_or(ProviderKeyError::NotP256)?;
        let info = PrivateKeyInfo::from_der(&pkcs8).map_err(|_| ProviderKeyError::NotP256)?;
        let is_p256 = info.algorithm.oid == ID_EC_PUBLIC_KEY
            && info.algorithm.parameters_oid().is_ok_and(|curve| curve == SECP_256_R_1);
        if is_p256 { Ok(Self { id, pkcs8 }) } else { Err(ProviderKeyError::NotP256) }
    }

    /// The key in PKCS#8 (DER), as WebCrypto imports it.
    #[must_use]
    pub fn pkcs8(&self) -> &[u8] {
        &self.pkcs8
    }

    /// What tells tokens of this key and team from others; nothing secret can be read from it.
    pub(super) fn name(&self, team: &TeamIdentifier) -> String {
        let hash = Sha256::digest(&self.pkcs8);
        format!("{}.{}.{}", team.as_str(), self.id, hex(hash.get(..HASH_BYTES).unwrap_or_default()))
    }

    /// The part of a token that is signed: its header and its claims.
    pub(super) fn signing_input(&self, team: &TeamIdentifier, now: Timestamp) -> String {
        // Letters and digits only, so nothing has to be escaped.
        let header = format!(r#"{{"alg":"ES256","kid":"{}"}}"#, self.id);
        let claims = format!(r#"{{"iss":"{}","iat":{}}}"#, team.as_str(), now.unix_seconds());
        [header, claims].map(|part| Base64UrlUnpadded::encode_string(part.as_bytes())).join(".")
    }
}

/// The token of a deployment.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderToken {
    text: String,
    /// When it was made.
    pub issued_at: Timestamp,
}

impl fmt::Debug for ProviderToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProviderToken").field("issued_at", &self.issued_at).finish_non_exhaustive()
    }
}

impl ProviderToken {
    /// Puts the signed part and its signature together; nothing when the signature is none of ES256.
    pub(super) fn assemble(signing_input: &str, signature: &[u8], issued_at: Timestamp) -> Option<Self> {
        let is_es256 = signature.len() == SIGNATURE_BYTES;
        let signature = Base64UrlUnpadded::encode_string(signature);
        is_es256.then(|| Self { text: format!("{signing_input}.{signature}"), issued_at })
    }

    /// One that was stored.
    pub(super) fn from_stored(text: String, issued_at: Timestamp) -> Self {
        Self { text, issued_at }
    }

    /// The token itself, for storage.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The `authorization` header of a push.
    #[must_use]
    pub fn authorization(&self) -> String {
        format!("bearer {}", self.text)
    }

    /// Whether it goes on being used. `refused` says that Apple did not take the token made at that time.
    pub(super) fn is_usable(&self, refused: Option<Timestamp>, now: Timestamp) -> bool {
        let age = now.unix_millis().saturating_sub(self.issued_at.unix_millis());
        let limit = if refused == Some(self.issued_at) { LEAST_MILLIS } else { USE_MILLIS };
        // One from the future was made by a clock that has been set right since.
        (0..limit).contains(&age)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signature::fixtures::THROW_AWAY_TEST_KEY;

    const RSA_KEY: &str = include_str!("../../../tests/fixtures/certificates/pass.key.pem");

    fn key(text: &str, id: &str) -> Result<ProviderKey, ProviderKeyError> {
        ProviderKey::read(|name| Some(if name == "APNS_KEY" { text } else { id }.to_owned()))
    }

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_unix_millis(1_800_000_000_000 + minutes * 60_000)
    }

    #[test]
    fn what_is_missing_or_unreadable_is_one_sentence() {
        let said = |text: &str, id: &str| key(text, id).unwrap_err().to_string();
        assert_eq!(said("", "ABCDE12345"), "APNS_MODE is \"token\", but APNS_KEY is not set");
        assert_eq!(said(THROW_AWAY_TEST_KEY, " \n"), "APNS_MODE is \"token\", but APNS_KEY_ID is not set");
        for unreadable in
            ["hello".to_owned(), RSA_KEY.to_owned(), THROW_AWAY_TEST_KEY.replace("MIGH", "MIGI")]
        {
            assert!(said(&unreadable, "ABCDE12345").starts_with("APNS_KEY cannot be read: it must be"));
        }
        for id in ["ABCDE1234", "ABCDE123456", "ABCDE\"1234"] {
            assert!(
                said(THROW_AWAY_TEST_KEY, id).starts_with("APNS_KEY_ID must be the 10 letters and digits"),
                "{id}"
            );
        }
    }

    #[test]
    fn a_key_is_read_also_when_a_form_escaped_its_lines_and_never_shows_itself() {
        let read = key(THROW_AWAY_TEST_KEY, "ABCDE12345").unwrap();
        let escaped = key(&THROW_AWAY_TEST_KEY.replace('\n', "\\n"), "ABCDE12345\n").unwrap();
        assert_eq!(read.pkcs8(), escaped.pkcs8());
        assert_eq!(format!("{read:?}"), "ProviderKey { id: \"ABCDE12345\", .. }");
        let token = ProviderToken::assemble("a.b", &[7; 64], at(0)).unwrap();
        assert!(!format!("{token:?}").contains("a.b"));
    }

    #[test]
    fn a_token_names_key_team_and_second() {
        let team = TeamIdentifier::new("A1B2C3D4E5").unwrap();
        let input = key(THROW_AWAY_TEST_KEY, "ABCDE12345").unwrap().signing_input(&team, at(0));
        let parts: Vec<String> = input
            .split('.')
            .map(|part| String::from_utf8(Base64UrlUnpadded::decode_vec(part).unwrap()).unwrap())
            .collect();
        assert_eq!(
            parts,
            [r#"{"alg":"ES256","kid":"ABCDE12345"}"#, r#"{"iss":"A1B2C3D4E5","iat":1800000000}"#]
        );
        assert!(ProviderToken::assemble(&input, &[0; 71], at(0)).is_none(), "a signature in DER is none");
    }

    #[test]
    fn a_token_is_used_for_fifty_minutes_and_replaced_after_twenty_at_the_earliest() {
        let token = ProviderToken::assemble("a.b", &[7; 64], at(0)).unwrap();
        assert!(token.is_usable(None, at(0)) && token.is_usable(None, at(49)));
        assert!(!token.is_usable(None, at(50)) && !token.is_usable(None, at(-1)));
        assert!(token.is_usable(Some(at(0)), at(19)), "Apple takes no newer one yet");
        assert!(!token.is_usable(Some(at(0)), at(20)));
        assert!(token.is_usable(Some(at(-30)), at(40)), "an older one was refused, this one is newer");
    }

    #[test]
    fn another_key_or_team_has_another_name() {
        let team = |text| TeamIdentifier::new(text).unwrap();
        let name = key(THROW_AWAY_TEST_KEY, "ABCDE12345").unwrap().name(&team("A1B2C3D4E5"));
        assert!(name.starts_with("A1B2C3D4E5.ABCDE12345.") && name.len() == 22 + 2 * HASH_BYTES, "{name}");
        assert_ne!(name, key(THROW_AWAY_TEST_KEY, "ABCDE12346").unwrap().name(&team("A1B2C3D4E5")));
        assert_ne!(name, key(THROW_AWAY_TEST_KEY, "ABCDE12345").unwrap().name(&team("A1B2C3D4E6")));
    }
}
