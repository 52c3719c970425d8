//! `.p12` files: a private key and certificates behind one password, as Keychain Access, OpenSSL, Windows and Firefox write them.
//!
//! In scope: password integrity and privacy modes with today's and yesterday's ciphers, indefinite lengths, several keys in one file.
//! Out of scope: public-key modes, which nobody exports; writing.
//! Source: RFC 7292 (PKCS#12).

use ::cms::encrypted_data::EncryptedData;
use ::pkcs12::authenticated_safe::AuthenticatedSafe;
use ::pkcs12::cert_type::CertBag;
use ::pkcs12::kdf::{Pkcs12KeyType, derive_key};
use ::pkcs12::mac_data::MacData;
use ::pkcs12::pfx::Pfx;
use ::pkcs12::safe_bag::{SafeBag, SafeContents};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911::{ID_DATA, ID_ENCRYPTED_DATA};
use const_oid::db::rfc5912::{ID_SHA_1, ID_SHA_224, ID_SHA_256, ID_SHA_384, ID_SHA_512};
use der::asn1::{AnyRef, ContextSpecific, OctetString};
use der::{Decode, Encode};
use hmac::digest::core_api::BlockSizeUser;
use hmac::digest::{FixedOutputReset, Update};
use hmac::{Mac, SimpleHmac};
use sha1::Sha1;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};
use zeroize::Zeroizing;

use super::certificate::Certificate;
use super::key_error::KeyError;
use super::password_encryption::{self, Budget, MAX_ROUNDS, Password};
use super::private_key::{self, EncryptedKey, MAX_KEY_BYTES, PrivateKey};

mod ber;

/// The most certificates of a file that are read: a chain has four, an export of a whole key chain some dozens.
const MAX_CERTIFICATES: usize = 100;

/// The most keys of a file that are read; each costs its own rounds.
const MAX_KEYS: usize = 20;

const KEY_BAG: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.1");
const SHROUDED_KEY_BAG: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.2");
const CERTIFICATE_BAG: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.3");
const X509_CERTIFICATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.22.1");

/// What a `.p12` file holds.
#[derive(Debug, Clone)]
pub struct Identity {
    /// The private key.
    pub key: PrivateKey,
    /// The certificate of the key.
    pub certificate: Certificate,
    /// The other certificates of the file, such as the intermediate.
    pub others: Vec<Certificate>,
}

/// Opens a `.p12` file. Of several identities the one for passes is taken, and of several of those the one that is valid longest.
///
/// # Errors
/// [`KeyError::WrongPassword`], or another variant when the file is damaged or has no usable key.
pub fn open_pkcs12(bytes: &[u8], password: &str) -> Result<Identity, KeyError> {
    open_pkcs12_within(bytes, password, MAX_ROUNDS)
}

/// As [`open_pkcs12`], with at most so many rounds of password hashing, for who must answer soon.
///
/// # Errors
/// As [`open_pkcs12`], and [`KeyError::TooManyRounds`] earlier.
pub fn open_pkcs12_within(bytes: &[u8], password: &str, max_rounds: u32) -> Result<Identity, KeyError> {
    if bytes.len() > MAX_KEY_BYTES {
        return Err(KeyError::TooLarge { max: MAX_KEY_BYTES, actual: bytes.len() });
    }
    let bytes = ber::to_der(bytes).ok_or(KeyError::Pkcs12(None))?;
    let file = Pfx::from_der(&bytes).map_err(damaged)?;
    if file.auth_safe.content_type != ID_DATA {
        return Err(KeyError::Pkcs12(None));
    }
    let content: OctetString = file.auth_safe.content.decode_as().map_err(damaged)?;
    let mut budget = Budget::new(max_rounds);
    let mut result = Err(KeyError::WrongPassword);
    for password in Password::forms(password) {
        result = open_safe(content.as_bytes(), file.mac_data.as_ref(), &password, &mut budget);
        if !matches!(result, Err(KeyError::WrongPassword)) {
            break;
        }
    }
    result?.into_identity()
}

/// What the bags of a file held.
#[derive(Default)]
struct Contents {
    keys: Vec<PrivateKey>,
    certificates: Vec<Certificate>,
}

impl Contents {
    fn into_identity(mut self) -> Result<Identity, KeyError> {
        if self.keys.is_empty() {
            return Err(KeyError::NoKeyInPkcs12);
        }
        let first = self.certificates.first().ok_or(KeyError::NoCertificateInPkcs12)?;
        let owner = |certificate: &Certificate| self.keys.iter().position(|key| key.belongs_to(certificate));
        let best = self
            .certificates
            .iter()
            .enumerate()
            .filter_map(|(at, certificate)| Some((at, owner(certificate)?, certificate)))
            .max_by_key(|(_, _, it)| (it.pass_type_identifier().is_ok(), it.not_after()));
        match best {
            Some((at, key, _)) => Ok(Identity {
                key: self.keys.swap_remove(key),
                certificate: self.certificates.remove(at),
                others: self.certificates,
            }),
            None => Err(KeyError::NotOfThisCertificate { certificate: first.subject() }),
        }
    }
}

fn open_safe(
    content: &[u8],
    mac: Option<&MacData>,
    password: &Password,
    budget: &mut Budget,
) -> Result<Contents, KeyError> {
    if let Some(mac) = mac {
        check_mac(mac, content, password, budget)?;
    }
    let content = ber::to_der(content).ok_or(KeyError::Pkcs12(None))?;
    let mut contents = Contents::default();
    for info in AuthenticatedSafe::from_der(&content).map_err(damaged)? {
        let plain = match info.content_type {
            ID_DATA => {
                let data: OctetString = info.content.decode_as().map_err(damaged)?;
                Zeroizing::new(data.into_bytes())
            }
            ID_ENCRYPTED_DATA => {
                let data: EncryptedData = info.content.decode_as().map_err(damaged)?;
                let info = data.enc_content_info;
                let encrypted = info.encrypted_content.as_ref().map_or(&[][..], OctetString::as_bytes);
                password_encryption::decrypt(&info.content_enc_alg, encrypted, password, budget)?
            }
            _ => continue,
        };
        // Without a checksum, bytes that mean nothing are how a wrong password shows.
        let nonsense = || if mac.is_some() { KeyError::Pkcs12(None) } else { KeyError::WrongPassword };
        let plain = Zeroizing::new(ber::to_der(&plain).ok_or_else(nonsense)?);
        for bag in SafeContents::from_der(&plain).map_err(|_| nonsense())? {
            contents.take(bag, password, budget)?;
        }
    }
    Ok(contents)
}

impl Contents {
    /// Bags of other kinds, and certificates that do not decode beside those that do, are left out.
    fn take(&mut self, bag: SafeBag, password: &Password, budget: &mut Budget) -> Result<(), KeyError> {
        let value = bag.bag_value.as_slice();
        match bag.bag_id {
            KEY_BAG if self.keys.len() < MAX_KEYS => {
                let info = ContextSpecific::<AnyRef<'_>>::from_der(value).map_err(damaged)?.value;
                self.keys.push(PrivateKey::from_pkcs8(&info.to_der().map_err(damaged)?)?);
            }
            SHROUDED_KEY_BAG if self.keys.len() < MAX_KEYS => {
                let key = ContextSpecific::<EncryptedKey>::from_der(value).map_err(damaged)?.value;
                self.keys.push(private_key::open(&key, password, budget)?);
            }
            CERTIFICATE_BAG if self.certificates.len() < MAX_CERTIFICATES => {
                let bag = ContextSpecific::<CertBag>::from_der(value).map_err(damaged)?.value;
                if bag.cert_id == X509_CERTIFICATE {
                    self.certificates.extend(Certificate::from_der(bag.cert_value.as_bytes()).ok());
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// The checksum over the content, which tells a wrong password for sure. One of a kind that is not known is not checked: it protects from
/// changes by others, and the certificate does so as well.
fn check_mac(
    mac: &MacData,
    content: &[u8],
    password: &Password,
    budget: &mut Budget,
) -> Result<(), KeyError> {
    let check = match mac.mac.algorithm.oid {
        ID_SHA_1 => mac_holds::<Sha1>,
        ID_SHA_224 => mac_holds::<Sha224>,
        ID_SHA_256 => mac_holds::<Sha256>,
        ID_SHA_384 => mac_holds::<Sha384>,
        ID_SHA_512 => mac_holds::<Sha512>,
        _ => return Ok(()),
    };
    let rounds = u64::try_from(mac.iterations).map_err(|_| KeyError::Pkcs12(None))?;
    budget.spend(rounds)?;
    if check(mac, content, password) { Ok(()) } else { Err(KeyError::WrongPassword) }
}

fn mac_holds<D>(mac: &MacData, content: &[u8], password: &Password) -> bool
where
    D: Digest + FixedOutputReset + BlockSizeUser + Update + Clone,
{
    let length = <D as Digest>::output_size();
    let key =
        derive_key::<D>(&password.utf16, mac.mac_salt.as_bytes(), Pkcs12KeyType::Mac, mac.iterations, length);
    let key = Zeroizing::new(key);
    let Ok(computed) = <SimpleHmac<D> as hmac::digest::KeyInit>::new_from_slice(&key) else { return false };
    computed.chain_update(content).verify_slice(mac.mac.digest.as_bytes()).is_ok()
}

fn damaged(error: der::Error) -> KeyError {
    KeyError::Pkcs12(Some(Box::new(error)))
}

#[cfg(test)]
mod tests;
