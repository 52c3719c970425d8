//! Why a private key, or the file it comes in, cannot be used: one sentence each, none of which quotes a secret.

use super::certificate::ParseCertificateError;
use super::file_kind::FileKind;

/// Why a private key cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// More bytes than [`super::software_key::MAX_KEY_BYTES`].
    #[error("the key file has {actual} bytes, at most {max} are read")]
    TooLarge {
        /// The limit in bytes.
        max: usize,
        /// The size found in bytes.
        actual: usize,
    },
    /// The file is something else that people take for a key.
    #[error("the file holds no private key: it is {found}{}", advice(*.found))]
    NoKey {
        /// What the file is.
        found: FileKind,
    },
    /// The key or `.p12` file is encrypted and no password was given.
    #[error("the private key is behind a password, and none was given")]
    PasswordNeeded,
    /// The file does not open with this password.
    #[error("the password is wrong")]
    WrongPassword,
    /// The file is encrypted in a way that is not known here.
    #[error("the file is encrypted with an unknown cipher ({oid}); OpenSSL can write it anew with AES")]
    UnknownCipher {
        /// Its object identifier, or the name that stands in the file.
        oid: String,
    },
    /// The password is stretched over more rounds than anybody needs, so that opening would take minutes.
    #[error("the file asks for {actual} rounds of password hashing or more, at most {max} are made")]
    TooManyRounds {
        /// The limit, for all parts of a file together.
        max: u32,
        /// What the parts ask for up to the one that is too much.
        actual: u64,
    },
    /// The password is stretched over more memory than anybody needs.
    #[error("the file asks for more than {max_bytes} bytes of memory for password hashing")]
    TooMuchMemory {
        /// The limit in bytes.
        max_bytes: u64,
    },
    /// The key is of a kind that passes are not signed with.
    #[error(
        "the private key is neither RSA nor ECDSA on the curve P-256 ({oid}), and nothing else signs passes"
    )]
    UnknownAlgorithm {
        /// The object identifier of its algorithm or curve.
        oid: String,
    },
    /// The key does not decode.
    #[error("the private key is damaged")]
    Unreadable(#[source] Option<Box<dyn std::error::Error + Send + Sync>>),
    /// The key has more bits than [`super::software_key::MAX_RSA_BITS`].
    #[error("the RSA key has {actual} bits, at most {max} are used")]
    TooManyBits {
        /// The limit in bits.
        max: usize,
        /// The size found in bits.
        actual: usize,
    },
    /// The `.p12` file does not decode.
    #[error("the .p12 file is damaged")]
    Pkcs12(#[source] Option<Box<dyn std::error::Error + Send + Sync>>),
    /// The `.p12` file has certificates at most.
    #[error(
        "the .p12 file holds no private key: export it where the key was made, in Keychain Access from “My Certificates”"
    )]
    NoKeyInPkcs12,
    /// The `.p12` file has a key at most.
    #[error("the .p12 file holds a private key but not its certificate: export both together")]
    NoCertificateInPkcs12,
    /// A certificate of the `.p12` file does not decode.
    #[error(transparent)]
    Certificate(#[from] ParseCertificateError),
    /// The key is not the one that the certificate was issued for (rule S09).
    #[error(
        "the private key does not belong to the certificate of {certificate}; it is the key of another one"
    )]
    NotOfThisCertificate {
        /// The subject of the certificate.
        certificate: String,
    },
}

impl From<der::Error> for KeyError {
    fn from(error: der::Error) -> Self {
        Self::Unreadable(Some(Box::new(error)))
    }
}

/// Where the key is, when this is not it.
fn advice(found: FileKind) -> &'static str {
    match found {
        FileKind::Certificate | FileKind::Pkcs7 => {
            "; the key was made with the signing request and never leaves the machine where that was"
        }
        FileKind::CertificateRequest | FileKind::PublicKey => "; the private key was made together with it",
        _ => " (known are PKCS#8, PKCS#1, SEC 1 and PKCS#12)",
    }
}
