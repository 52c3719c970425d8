use super::super::fixtures::{fixture, leaf};
use super::*;

/// PBKDF2 with rounds that take hours.
const MANY_ROUNDS: u32 = 2_000_000_000;

fn key() -> PrivateKey {
    PrivateKey::from_pem(fixture!("pass.key.pem")).unwrap()
}

fn same(a: &PrivateKey, b: &PrivateKey) -> bool {
    a.to_pkcs8().unwrap().as_bytes() == b.to_pkcs8().unwrap().as_bytes()
}

#[test]
fn pkcs8_and_pkcs1_hold_the_same_key_in_pem_and_der() {
    assert_eq!(key().algorithm(), KeyAlgorithm::Rsa { bits: 2048 });
    assert!(key().belongs_to(&leaf()));
    for (bytes, label) in
        [(&fixture!("pass.key.pem")[..], "PRIVATE KEY"), (fixture!("pass.key.pkcs1.pem"), "RSA PRIVATE KEY")]
    {
        assert!(same(&PrivateKey::from_pem(bytes).unwrap(), &key()), "{label}");
        let der = pem::sections(std::str::from_utf8(bytes).unwrap(), label).unwrap().remove(0);
        assert!(same(&PrivateKey::parse(&der, None).unwrap(), &key()), "{label}");
    }
    assert!(same(&PrivateKey::from_pem(key().to_pem().unwrap().as_bytes()).unwrap(), &key()));
}

#[test]
fn a_key_written_behind_a_password_opens_with_it_and_with_no_other() {
    let text = key().to_encrypted_pem("open sesame", &[1; 16], &[2; 16]).unwrap();
    assert!(text.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
    assert!(same(&PrivateKey::parse(text.as_bytes(), Some("open sesame")).unwrap(), &key()));
    let sentence = |password| PrivateKey::parse(text.as_bytes(), password).unwrap_err().to_string();
    assert_eq!(sentence(Some("guess")), "the password is wrong");
    assert_eq!(sentence(None), "the private key is behind a password, and none was given");
}

#[test]
fn what_is_no_usable_key_is_one_sentence() {
    let sentence = |bytes: &[u8]| PrivateKey::from_pem(bytes).unwrap_err().to_string();
    assert_eq!(
        sentence(b"hello"),
        "the file holds no private key: it is a file of an unknown kind (known are PKCS#8, PKCS#1, SEC 1 and PKCS#12)"
    );
    assert!(
        sentence(fixture!("pass.pem"))
            .starts_with("the file holds no private key: it is a certificate; the key")
    );
    assert!(
        sentence(leaf().to_der()).starts_with("the file holds no private key: it is a certificate; the key")
    );
    assert!(
        sentence(&leaf().public_key())
            .starts_with("the file holds no private key: it is a public key alone; the pri")
    );
    assert!(sentence(fixture!("pass.p12")).starts_with("the file holds no private key: it is a .p12 file"));
    assert_eq!(
        sentence(b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"),
        "the private key is damaged"
    );
    assert_eq!(sentence(&vec![0x30; 70_000]), "the key file has 70000 bytes, at most 65536 are read");
}

/// A PKCS#8 structure around any algorithm.
fn pkcs8(algorithm: &str, private_key: &[u8]) -> Vec<u8> {
    let algorithm =
        pkcs8::AlgorithmIdentifierRef { oid: ObjectIdentifier::new_unwrap(algorithm), parameters: None };
    PrivateKeyInfo::new(algorithm, private_key).to_der().unwrap()
}

#[test]
fn a_key_for_another_purpose_is_named_by_its_identifier() {
    let ed25519 = PrivateKey::parse(&pkcs8("1.3.101.112", &[4, 1, 7]), None).unwrap_err();
    assert_eq!(
        ed25519.to_string(),
        "the private key is neither RSA nor ECDSA on the curve P-256 (1.3.101.112), and nothing else signs passes"
    );
}

#[test]
fn a_key_of_too_many_bits_is_refused_before_anything_is_computed() {
    let number = vec![0x7f; 5000];
    let number = der::asn1::UintRef::new(&number).unwrap();
    let parts = pkcs1::RsaPrivateKey {
        modulus: number,
        public_exponent: number,
        private_exponent: number,
        prime1: number,
        prime2: number,
        exponent1: number,
        exponent2: number,
        coefficient: number,
        other_prime_infos: None,
    };
    let error = PrivateKey::parse(&parts.to_der().unwrap(), None).unwrap_err();
    assert_eq!(error.to_string(), "the RSA key has 40000 bits, at most 8192 are used");
}

#[test]
fn passwords_that_are_stretched_for_hours_are_refused_at_once() {
    let scheme = pbes2::Parameters {
        kdf: pbes2::Kdf::Pbkdf2(pbes2::Pbkdf2Params {
            salt: &[1; 16],
            iteration_count: MANY_ROUNDS,
            key_length: None,
            prf: pbes2::Pbkdf2Prf::HmacWithSha256,
        }),
        encryption: pbes2::EncryptionScheme::Aes256Cbc { iv: &[2; 16] },
    };
    assert_eq!(
        encrypted_by(scheme),
        "the file asks for 4000000000 rounds of password hashing or more, at most 5000000 are made"
    );
}

#[test]
fn memory_hard_passwords_are_bounded_too_and_never_panic() {
    for (cost_parameter, block_size, parallelization, expected) in [
        (1 << 40, 8, 1, "the file asks for more than 33554432 bytes of memory for password hashing"),
        (1 << 14, u16::MAX, 1, "the file asks for more than 33554432 bytes of memory for password hashing"),
        (1 << 14, 8, u16::MAX, "the file asks for more than 33554432 bytes of memory for password hashing"),
        (0, 8, 1, "the private key is damaged"),
        (1, 8, 1, "the private key is damaged"),
        (3, 8, 1, "the private key is damaged"),
        (2, 0, 1, "the private key is damaged"),
        (2, 8, 0, "the private key is damaged"),
        (2, 8, 1, "the password is wrong"),
    ] {
        let kdf = pbes2::ScryptParams {
            salt: &[1; 16],
            cost_parameter,
            block_size,
            parallelization,
            key_length: None,
        };
        let encryption = pbes2::EncryptionScheme::Aes256Cbc { iv: &[2; 16] };
        let scheme = pbes2::Parameters { kdf: pbes2::Kdf::Scrypt(kdf), encryption };
        assert_eq!(encrypted_by(scheme), expected, "{cost_parameter} {block_size} {parallelization}");
    }
}

/// The sentence on a file that says it was encrypted so.
fn encrypted_by(scheme: pbes2::Parameters<'_>) -> String {
    let parameters = Some(Any::encode_from(&scheme).unwrap());
    let algorithm = AlgorithmIdentifierOwned { oid: pbes2::PBES2_OID, parameters };
    let key = EncryptedKey { algorithm, encrypted: OctetString::new([3; 32]).unwrap() };
    PrivateKey::parse(&key.to_der().unwrap(), Some("x")).unwrap_err().to_string()
}
