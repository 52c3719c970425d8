//! Decrypting keys and certificates that are behind a password, with the ciphers of today and those of old key chains.
//!
//! In scope: PBES2 (AES, 3DES; PBKDF2, scrypt), the PKCS#12 ciphers (RC2 and 3DES), PBES1 with DES, each with a bound on its cost.
//! Out of scope: what was encrypted; encrypting anything but a PKCS#8 key with today's cipher (see [`super::private_key`]).
//! Sources: RFC 8018 (PKCS#5), RFC 7292 appendix B and C (PKCS#12), RFC 7914 (scrypt).

use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockDecryptMut, InnerIvInit, KeyInit};
use const_oid::ObjectIdentifier;
use der::asn1::{Any, OctetString};
use der::{Decode, Encode, Sequence};
use des::{Des, TdesEde2, TdesEde3};
use md5::Md5;
use pkcs5::pbes2::{self, Kdf, PBES2_OID, ScryptParams};
use pkcs12::kdf::{Pkcs12KeyType, derive_key};
use rc2::Rc2;
use sha1::Sha1;
use sha2::Digest;
use spki::AlgorithmIdentifierOwned;
use zeroize::Zeroizing;

use super::key_error::KeyError;

/// The most rounds of hashing that one file may ask for, all its parts together. Keychain and OpenSSL ask for 2,048 a part, Firefox for
/// 600,000; five million take two seconds.
pub const MAX_ROUNDS: u32 = 5_000_000;

/// The most memory that scrypt may ask for, in bytes: OpenSSL's parameters ask for 16 MiB.
const MAX_SCRYPT_BYTES: u64 = 32 * 1024 * 1024;

/// A block of scrypt's memory, in bytes: working through one costs about as much as a round of PBKDF2.
const SCRYPT_BLOCK_BYTES: u64 = 128;

const PBE_MD5_DES: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.3");
const PBE_SHA1_DES: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.10");
const PBE_SHA1_3DES: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.1.3");
const PBE_SHA1_2DES: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.1.4");
const PBE_SHA1_RC2_128: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.1.5");
const PBE_SHA1_RC2_40: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.1.6");

/// A password in the forms in which the standards feed it to a hash.
pub(super) struct Password {
    /// UTF-8, for PKCS#5.
    pub(super) utf8: Zeroizing<Vec<u8>>,
    /// UTF-16 with two zero bytes at its end, for PKCS#12; no bytes at all is another way to have no password.
    pub(super) utf16: Zeroizing<Vec<u8>>,
}

impl Password {
    /// The forms worth trying, the usual one first: without a password some programs leave out the zero bytes too, and old ones take each
    /// UTF-8 byte for a character.
    pub(super) fn forms(text: &str) -> Vec<Self> {
        let with = |utf16: Vec<u8>| Self {
            utf8: Zeroizing::new(text.as_bytes().to_vec()),
            utf16: Zeroizing::new(utf16),
        };
        let ended = |units: &mut dyn Iterator<Item = u16>| -> Vec<u8> {
            units.chain(std::iter::once(0)).flat_map(u16::to_be_bytes).collect()
        };
        let mut forms = vec![with(ended(&mut text.encode_utf16()))];
        if text.is_empty() {
            forms.push(with(Vec::new()));
        } else if !text.is_ascii() {
            forms.push(with(ended(&mut text.bytes().map(u16::from))));
        }
        forms
    }
}

/// Counts the rounds that a file asks for.
#[derive(Debug, Clone)]
pub(super) struct Budget {
    max: u32,
    spent: u64,
}

impl Budget {
    pub(super) fn new(max: u32) -> Self {
        Self { max, spent: 0 }
    }

    /// Takes rounds before they are run.
    pub(super) fn spend(&mut self, rounds: u64) -> Result<(), KeyError> {
        self.spent = self.spent.saturating_add(rounds);
        if self.spent > u64::from(self.max) {
            return Err(KeyError::TooManyRounds { max: self.max, actual: self.spent });
        }
        Ok(())
    }
}

/// Salt and count of the older schemes (RFC 8018 appendix A.3, RFC 7292 appendix C).
#[derive(Debug, Clone, Sequence)]
struct SaltAndRounds {
    salt: OctetString,
    rounds: u32,
}

/// Decrypts; a wrong password shows by padding that does not come out, with luck: whoever asks checks the result too.
pub(super) fn decrypt(
    algorithm: &AlgorithmIdentifierOwned,
    encrypted: &[u8],
    password: &Password,
    budget: &mut Budget,
) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let parameters = algorithm.parameters.as_ref().ok_or(KeyError::Unreadable(None))?;
    match algorithm.oid {
        PBES2_OID => pbes2(parameters, encrypted, password, budget),
        PBE_MD5_DES => pbes1::<Md5>(parameters, encrypted, password, budget),
        PBE_SHA1_DES => pbes1::<Sha1>(parameters, encrypted, password, budget),
        PBE_SHA1_3DES | PBE_SHA1_2DES | PBE_SHA1_RC2_128 | PBE_SHA1_RC2_40 => {
            pkcs12(algorithm.oid, parameters, encrypted, password, budget)
        }
        other => Err(KeyError::UnknownCipher { oid: other.to_string() }),
    }
}

fn pbes2(
    parameters: &Any,
    encrypted: &[u8],
    password: &Password,
    budget: &mut Budget,
) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let der = parameters.to_der()?;
    let parameters = pbes2::Parameters::from_der(&der).map_err(|_| unknown_pbes2(&der))?;
    match &parameters.kdf {
        // Each block of the key costs the count again; a key of 32 bytes is one or two blocks.
        Kdf::Pbkdf2(kdf) => budget.spend(2 * u64::from(kdf.iteration_count))?,
        Kdf::Scrypt(kdf) => budget.spend(scrypt_rounds(kdf)?)?,
        _ => return Err(unknown_pbes2(&der)),
    }
    // Its errors tell of padding, or of parameters that only a damaged file has.
    let plain =
        parameters.decrypt(password.utf8.as_slice(), encrypted).map_err(|_| KeyError::WrongPassword)?;
    Ok(Zeroizing::new(plain))
}

/// What scrypt costs in rounds, after making sure that its memory is bounded and that the library bears its parameters.
fn scrypt_rounds(kdf: &ScryptParams<'_>) -> Result<u64, KeyError> {
    let (block_size, passes) = (u64::from(kdf.block_size), u64::from(kdf.parallelization));
    if !kdf.cost_parameter.is_power_of_two() || kdf.cost_parameter < 2 || block_size * passes == 0 {
        return Err(KeyError::Unreadable(None));
    }
    let factors = [kdf.cost_parameter, block_size, SCRYPT_BLOCK_BYTES];
    let bytes = factors.into_iter().try_fold(1u64, u64::checked_mul);
    // The passes share that memory, but each has a buffer of its own as input.
    let inputs = block_size * passes * SCRYPT_BLOCK_BYTES;
    let bytes = bytes.filter(|bytes| *bytes <= MAX_SCRYPT_BYTES && inputs <= MAX_SCRYPT_BYTES);
    let bytes = bytes.ok_or(KeyError::TooMuchMemory { max_bytes: MAX_SCRYPT_BYTES })?;
    Ok((bytes / SCRYPT_BLOCK_BYTES).saturating_mul(2 * passes))
}

/// Names the cipher that the library does not know, if the parameters have one.
fn unknown_pbes2(parameters: &[u8]) -> KeyError {
    #[derive(Sequence)]
    struct KdfAndCipher {
        kdf: AlgorithmIdentifierOwned,
        cipher: AlgorithmIdentifierOwned,
    }
    match KdfAndCipher::from_der(parameters) {
        Ok(named) => KeyError::UnknownCipher { oid: format!("{} with {}", named.cipher.oid, named.kdf.oid) },
        Err(error) => KeyError::Unreadable(Some(Box::new(error))),
    }
}

/// RFC 8018 section 6.1: one hash over password and salt, hashed again and again, is key and initialization vector.
fn pbes1<D: Digest>(
    parameters: &Any,
    encrypted: &[u8],
    password: &Password,
    budget: &mut Budget,
) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let SaltAndRounds { salt, rounds } = parameters.decode_as()?;
    budget.spend(u64::from(rounds))?;
    let mut hash = D::new().chain_update(password.utf8.as_slice()).chain_update(salt.as_bytes()).finalize();
    for _ in 1..rounds {
        hash = D::digest(&hash);
    }
    let (Some(key), Some(iv)) = (hash.get(..8), hash.get(8..16)) else {
        return Err(KeyError::Unreadable(None));
    };
    decrypt_cbc(Des::new_from_slice(key), iv, encrypted)
}

fn pkcs12(
    scheme: ObjectIdentifier,
    parameters: &Any,
    encrypted: &[u8],
    password: &Password,
    budget: &mut Budget,
) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let SaltAndRounds { salt, rounds } = parameters.decode_as()?;
    // Two blocks of a key of 24 bytes, one of the initialization vector.
    budget.spend(3 * u64::from(rounds))?;
    let count = i32::try_from(rounds).map_err(|_| KeyError::Unreadable(None))?;
    let derive = |kind, length| {
        Zeroizing::new(derive_key::<Sha1>(&password.utf16, salt.as_bytes(), kind, count, length))
    };
    let iv = derive(Pkcs12KeyType::Iv, 8);
    let key = |length| derive(Pkcs12KeyType::EncryptionKey, length);
    match scheme {
        PBE_SHA1_3DES => decrypt_cbc(TdesEde3::new_from_slice(&key(24)), &iv, encrypted),
        PBE_SHA1_2DES => decrypt_cbc(TdesEde2::new_from_slice(&key(16)), &iv, encrypted),
        // Without more said, RC2 is as strong as its key is long: 40 or 128 bits.
        PBE_SHA1_RC2_128 => decrypt_cbc(Rc2::new_from_slice(&key(16)), &iv, encrypted),
        _ => decrypt_cbc(Rc2::new_from_slice(&key(5)), &iv, encrypted),
    }
}

/// Cipher block chaining with PKCS#7 padding.
pub(super) fn decrypt_cbc<C, E>(
    cipher: Result<C, E>,
    iv: &[u8],
    encrypted: &[u8],
) -> Result<Zeroizing<Vec<u8>>, KeyError>
where
    C: cbc::cipher::BlockCipher + BlockDecryptMut,
{
    let cipher = cipher.map_err(|_| KeyError::Unreadable(None))?;
    let chain =
        cbc::Decryptor::<C>::inner_iv_slice_init(cipher, iv).map_err(|_| KeyError::Unreadable(None))?;
    let plain = chain.decrypt_padded_vec_mut::<Pkcs7>(encrypted).map_err(|_| KeyError::WrongPassword)?;
    Ok(Zeroizing::new(plain))
}
