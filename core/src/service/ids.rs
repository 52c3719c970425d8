//! Ids that carry a keyed check, so that a made-up one is refused before any object is touched.
//!
//! In scope: serial numbers minted here, account ids, API keys. Out of scope: who owns what (see `account`, `directory`).
//! The check is a truncated HMAC-SHA-256 under `ID_SECRET`; it stops probing, it is no authentication.

use std::fmt;

use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::settings::Secret;
use crate::ids::{DeviceLibraryIdentifier, SerialNumber};

/// Random bytes of a serial number: 96 bits cannot be guessed.
pub const SERIAL_RANDOM_BYTES: usize = 12;
/// Hexadecimal digits of the check of a serial number: 32 bits.
const SERIAL_CHECK_DIGITS: usize = 8;
/// Hexadecimal digits of a signature: 128 bits cannot be guessed.
const SIGNATURE_DIGITS: usize = 32;
/// Random digits of an account id; the operator's directory keeps them unique.
const ACCOUNT_RANDOM_DIGITS: usize = 5;
/// Check digits of an account id.
const ACCOUNT_CHECK_DIGITS: usize = 3;
/// Digits of a key id inside its account.
const KEY_ID_DIGITS: usize = 4;
/// Digits of an API key after its prefix: account, key id, and 80 bits of secret.
const KEY_DIGITS: usize = 32;
/// Digits of an API key that are shown after it was made: account and key id, never the secret.
const SHOWN_KEY_DIGITS: usize = ACCOUNT_RANDOM_DIGITS + ACCOUNT_CHECK_DIGITS + KEY_ID_DIGITS;

/// Hexadecimal digits in lower case.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// SHA-256 as hexadecimal digits.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn check_digits(secret: &Secret, purpose: &str, text: &str, digits: usize) -> String {
    // HMAC takes keys of any length; this cannot fail, and an empty check would match nothing.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.expose()) else { return String::new() };
    mac.update(purpose.as_bytes());
    mac.update(&[0]);
    mac.update(text.as_bytes());
    let mut check = hex(&mac.finalize().into_bytes());
    check.truncate(digits);
    check
}

fn has_check(secret: &Secret, purpose: &str, text: &str, random_digits: usize, check: usize) -> bool {
    let hexadecimal = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let Some((random, presented)) = text.split_at_checked(random_digits).filter(|_| hexadecimal) else {
        return false;
    };
    let expected = check_digits(secret, purpose, random, check);
    !expected.is_empty() && expected.as_bytes().ct_eq(presented.as_bytes()).into()
}

/// Makes a serial number: random bits and their check.
#[must_use]
pub fn mint_serial(secret: &Secret, random: [u8; SERIAL_RANDOM_BYTES]) -> Option<SerialNumber> {
    let random = hex(&random);
    let check = check_digits(secret, "serial", &random, SERIAL_CHECK_DIGITS);
    SerialNumber::new(random + &check).ok()
}

/// A serial number that follows from a text: the same each time, and without the secret nobody's to guess.
#[must_use]
pub fn derived_serial(secret: &Secret, purpose: &str, text: &str) -> Option<SerialNumber> {
    let random = check_digits(secret, &format!("serial of {purpose}"), text, SERIAL_RANDOM_BYTES * 2);
    let check = check_digits(secret, "serial", &random, SERIAL_CHECK_DIGITS);
    SerialNumber::new(random + &check).ok()
}

/// A text with its signature behind a dot: it can be read by everybody and changed by nobody.
#[must_use]
pub fn signed_text(secret: &Secret, purpose: &str, text: &str) -> String {
    format!("{text}.{}", check_digits(secret, purpose, text, SIGNATURE_DIGITS))
}

/// The text of [`signed_text`]; `None` when it or its signature was changed, or it was made for another purpose.
#[must_use]
pub fn text_of_signed<'a>(secret: &Secret, purpose: &str, signed: &'a str) -> Option<&'a str> {
    let (text, signature) = signed.rsplit_once('.')?;
    let expected = check_digits(secret, purpose, text, SIGNATURE_DIGITS);
    let same: bool = expected.as_bytes().ct_eq(signature.as_bytes()).into();
    (same && !expected.is_empty()).then_some(text)
}

/// Whether a serial number was minted with this secret.
#[must_use]
pub fn is_minted(secret: &Secret, serial: &SerialNumber) -> bool {
    has_check(secret, "serial", serial.as_str(), SERIAL_RANDOM_BYTES * 2, SERIAL_CHECK_DIGITS)
}

/// What every id has that is kept as the text it was made of.
macro_rules! stored_text {
    ($($id:ident),*) => {$(
        impl $id {
            /// Reads it from where it was stored.
            #[must_use]
            pub fn from_stored(text: String) -> Self {
                Self(text)
            }

            /// It as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    )*};
}
stored_text!(TemplateId, AccountId, DeviceHash);

/// The name of a template's object: 96 random bits and a keyed check, like a serial number that is minted here.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TemplateId(String);

impl TemplateId {
    /// Makes one from random bytes.
    #[must_use]
    pub fn mint(secret: &Secret, random: [u8; SERIAL_RANDOM_BYTES]) -> Self {
        let random = hex(&random);
        let check = check_digits(secret, "template", &random, SERIAL_CHECK_DIGITS);
        Self(random + &check)
    }

    /// Reads an id from an address; `None` for anything that was not made here.
    #[must_use]
    pub fn parse(secret: &Secret, text: &str) -> Option<Self> {
        has_check(secret, "template", text, SERIAL_RANDOM_BYTES * 2, SERIAL_CHECK_DIGITS)
            .then(|| Self(text.to_owned()))
    }
}

/// The link of a draft: 96 random bits and a keyed check. Whoever has it can open the draft, so it never shows itself.
#[derive(Clone)]
pub struct DraftLink(String);

impl DraftLink {
    /// The bytes of randomness of one link.
    pub const RANDOM_BYTES: usize = SERIAL_RANDOM_BYTES;

    /// Makes one from random bytes.
    #[must_use]
    pub fn mint(secret: &Secret, random: [u8; Self::RANDOM_BYTES]) -> Self {
        let random = hex(&random);
        let check = check_digits(secret, "draft", &random, SERIAL_CHECK_DIGITS);
        Self(random + &check)
    }

    /// Reads a link from an address; `None` for anything that was not made here.
    #[must_use]
    pub fn parse(secret: &Secret, text: &str) -> Option<Self> {
        has_check(secret, "draft", text, SERIAL_RANDOM_BYTES * 2, SERIAL_CHECK_DIGITS)
            .then(|| Self(text.to_owned()))
    }

    /// The whole link: for the answer that makes it and the addresses behind it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for DraftLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DraftLink(redacted)")
    }
}

/// The name of an account's object: five random digits and three of their check.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccountId(String);

impl AccountId {
    /// Makes one from random bytes.
    #[must_use]
    pub fn mint(secret: &Secret, random: [u8; 3]) -> Self {
        let mut digits = hex(&random);
        digits.truncate(ACCOUNT_RANDOM_DIGITS);
        let check = check_digits(secret, "account", &digits, ACCOUNT_CHECK_DIGITS);
        Self(digits + &check)
    }

    /// Reads an id from an address; `None` for anything that was not made here.
    #[must_use]
    pub fn parse(secret: &Secret, text: &str) -> Option<Self> {
        has_check(secret, "account", text, ACCOUNT_RANDOM_DIGITS, ACCOUNT_CHECK_DIGITS)
            .then(|| Self(text.to_owned()))
    }
}

/// Which certificate a key may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum KeyMode {
    /// The certificate that iPhones trust.
    Live,
    /// The sandbox.
    Test,
}

impl KeyMode {
    fn prefix(self) -> &'static str {
        match self {
            Self::Live => "pw_live_",
            Self::Test => "pw_test_",
        }
    }
}

/// An API key as its holder presents it. It never shows itself.
#[derive(Clone)]
pub struct ApiKey {
    text: String,
    mode: KeyMode,
}

impl ApiKey {
    /// The bytes of randomness of one key.
    pub const RANDOM_BYTES: usize = (KEY_ID_DIGITS + 20) / 2;

    /// Makes a key of an account from random bytes.
    #[must_use]
    pub fn mint(mode: KeyMode, account: &AccountId, random: [u8; Self::RANDOM_BYTES]) -> Self {
        Self { text: format!("{}{}{}", mode.prefix(), account.as_str(), hex(&random)), mode }
    }

    /// Reads a key and checks the account's digits; `None` for anything that was not made here.
    #[must_use]
    pub fn parse(secret: &Secret, text: &str) -> Option<Self> {
        let mode = [KeyMode::Live, KeyMode::Test].into_iter().find(|mode| text.starts_with(mode.prefix()))?;
        let digits = text.get(mode.prefix().len()..)?;
        let account = digits.get(..ACCOUNT_RANDOM_DIGITS + ACCOUNT_CHECK_DIGITS)?;
        let fine = digits.len() == KEY_DIGITS
            && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
            && AccountId::parse(secret, account).is_some();
        fine.then(|| Self { text: text.to_owned(), mode })
    }

    /// Live or test.
    #[must_use]
    pub fn mode(&self) -> KeyMode {
        self.mode
    }

    /// The account whose key it says it is.
    #[must_use]
    pub fn account(&self) -> AccountId {
        AccountId(self.digits(0, ACCOUNT_RANDOM_DIGITS + ACCOUNT_CHECK_DIGITS))
    }

    /// The key's id inside its account.
    #[must_use]
    pub fn id(&self) -> String {
        self.digits(ACCOUNT_RANDOM_DIGITS + ACCOUNT_CHECK_DIGITS, KEY_ID_DIGITS)
    }

    /// What is stored: the SHA-256 of the whole key. 80 random bits need no slow hash.
    #[must_use]
    pub fn hash(&self) -> String {
        sha256_hex(self.text.as_bytes())
    }

    /// What may be shown and logged.
    #[must_use]
    pub fn shown(&self) -> String {
        format!("{}{}", self.mode.prefix(), self.digits(0, SHOWN_KEY_DIGITS))
    }

    /// The whole key: for the one answer in which it is told.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.text
    }

    fn digits(&self, from: usize, count: usize) -> String {
        self.text.chars().skip(self.mode.prefix().len() + from).take(count).collect()
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ApiKey({}...)", self.shown())
    }
}

/// A device as it is stored: the hash of what it calls itself, since that is the secret of its list call.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeviceHash(String);

impl DeviceHash {
    /// Hashes a device's identifier.
    #[must_use]
    pub fn of(device: &DeviceLibraryIdentifier) -> Self {
        Self(sha256_hex(device.as_str().as_bytes()))
    }

    /// The object that keeps the device: one of 256.
    #[must_use]
    pub fn shard(&self) -> String {
        self.0.chars().take(2).collect()
    }

    /// What the issuer sees of it.
    #[must_use]
    pub fn shown(&self) -> String {
        self.0.chars().take(8).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Secret {
        Secret::new(text.repeat(32)).unwrap()
    }

    #[test]
    fn a_minted_serial_is_known_and_a_changed_one_is_not() {
        let serial = mint_serial(&secret("a"), [7; 12]).unwrap();
        assert_eq!(serial.as_str().len(), 32);
        assert!(is_minted(&secret("a"), &serial));
        assert!(!is_minted(&secret("b"), &serial));
        for position in 0..32 {
            let mut digits: Vec<char> = serial.as_str().chars().collect();
            digits[position] = if digits[position] == '0' { '1' } else { '0' };
            let changed = SerialNumber::new(digits.into_iter().collect::<String>()).unwrap();
            assert!(!is_minted(&secret("a"), &changed), "{position}");
        }
        for other in ["E5982H-I2", "", "ä", "0123456789ABCDEF0123456789ABCDEF"] {
            assert!(SerialNumber::new(other).map_or(true, |serial| !is_minted(&secret("a"), &serial)));
        }
    }

    #[test]
    fn a_signed_text_is_read_with_its_own_secret_and_purpose_only() {
        let signed = signed_text(&secret("a"), "link 1", "payload.with.dots");
        assert_eq!(text_of_signed(&secret("a"), "link 1", &signed), Some("payload.with.dots"));
        assert_eq!(text_of_signed(&secret("b"), "link 1", &signed), None);
        assert_eq!(text_of_signed(&secret("a"), "link 2", &signed), None);
        for changed in
            [signed.replace("with", "w1th"), signed.clone() + "0", signed.replace('.', ""), String::new()]
        {
            assert_eq!(text_of_signed(&secret("a"), "link 1", &changed), None, "{changed}");
        }
        let serial = derived_serial(&secret("a"), "link 1", "n").unwrap();
        assert!(is_minted(&secret("a"), &serial));
        assert_eq!(derived_serial(&secret("a"), "link 1", "n"), Some(serial.clone()));
        assert_ne!(derived_serial(&secret("a"), "link 2", "n"), Some(serial));
    }

    #[test]
    fn an_api_key_reads_back_and_shows_its_account_and_id() {
        let account = AccountId::mint(&secret("a"), [1, 2, 3]);
        let key = ApiKey::mint(KeyMode::Test, &account, [9; 12]);
        assert_eq!(key.expose().len(), 40);
        let back = ApiKey::parse(&secret("a"), key.expose()).unwrap();
        assert_eq!(back.account(), account);
        assert_eq!((back.mode(), back.id(), back.hash()), (KeyMode::Test, "0909".to_owned(), key.hash()));
        assert_eq!(format!("{back:?}"), format!("ApiKey(pw_test_{}0909...)", account.as_str()));
        assert!(ApiKey::parse(&secret("b"), key.expose()).is_none());
        let too_long = format!("{}0", key.expose());
        for wrong in ["", "pw_live_", "pw_live_ä", "Bearer x", too_long.as_str()] {
            assert!(ApiKey::parse(&secret("a"), wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn a_device_lives_in_one_of_256_shards() {
        let device = DeviceHash::of(&DeviceLibraryIdentifier::new("phone").unwrap());
        assert_eq!(device.shard().len(), 2);
        assert!(device.as_str().starts_with(&device.shown()));
    }
}
