//! A pass certificate together with the intermediate that issued it.
//!
//! In scope: whether two certificates belong together, Apple's intermediate that is built in. Out of scope: the root, which devices have.
//! Source: Apple, "Certificate Authority" (the intermediates), "Building a Pass" (both go into the signature).

use super::certificate::{Certificate, NotAPassCertificateError};
use crate::ids::{PassTypeIdentifier, TeamIdentifier};

/// Apple's intermediate that issues Pass Type ID certificates today; valid until 2030-12-10.
const APPLE_WWDR_G4: &[u8] = include_bytes!("apple/AppleWWDRCAG4.cer");

/// Why two certificates do not make a chain.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ChainError {
    /// The first certificate is not for passes.
    #[error(transparent)]
    NotAPassCertificate(#[from] NotAPassCertificateError),
    /// The second certificate did not issue the first.
    #[error(
        "the wrong intermediate certificate: the pass certificate was issued by {needed}{key}, not by {found}",
        key = key_in_words(.needed_key)
    )]
    WrongIntermediate {
        /// Who issued the pass certificate.
        needed: String,
        /// The identifier of the issuer's key in hexadecimal digits, or empty.
        needed_key: String,
        /// The subject of the certificate that was given.
        found: String,
    },
    /// No intermediate was given and the one that is built in is another.
    #[error(
        "the intermediate certificate is missing: give the certificate of {needed}, which issued the pass certificate"
    )]
    UnknownIssuer {
        /// Who issued the pass certificate.
        needed: String,
    },
}

fn key_in_words(key: &str) -> String {
    if key.is_empty() { String::new() } else { format!(" with the key {key}") }
}

/// A pass certificate and the intermediate that issued it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateChain {
    leaf: Certificate,
    intermediate: Certificate,
    pass_type_identifier: PassTypeIdentifier,
    team_identifier: TeamIdentifier,
}

impl CertificateChain {
    /// Puts a pass certificate and its intermediate together.
    ///
    /// # Errors
    /// [`ChainError::NotAPassCertificate`] or [`ChainError::WrongIntermediate`].
    pub fn new(leaf: Certificate, intermediate: Certificate) -> Result<Self, ChainError> {
        let pass_type_identifier = leaf.pass_type_identifier()?;
        let team_identifier = leaf.team_identifier()?;
        if !leaf.is_issued_by(&intermediate) {
            let needed_key = leaf.authority_key_identifier().unwrap_or_default();
            return Err(ChainError::WrongIntermediate {
                needed: leaf.issuer(),
                needed_key: needed_key.iter().map(|byte| format!("{byte:02x}")).collect(),
                found: intermediate.subject(),
            });
        }
        Ok(Self { leaf, intermediate, pass_type_identifier, team_identifier })
    }

    /// Finds the intermediate among the ones that are built in.
    ///
    /// # Errors
    /// [`ChainError::NotAPassCertificate`] or [`ChainError::UnknownIssuer`].
    pub fn with_known_intermediate(leaf: Certificate) -> Result<Self, ChainError> {
        leaf.pass_type_identifier()?;
        match known_intermediate(&leaf) {
            Some(intermediate) => Self::new(leaf, intermediate),
            None => Err(ChainError::UnknownIssuer { needed: leaf.issuer() }),
        }
    }

    /// Finds the intermediate among certificates that came along, such as those of a `.p12` file, then among the ones built in.
    ///
    /// # Errors
    /// As [`Self::with_known_intermediate`].
    pub fn with_intermediate_from(leaf: Certificate, others: &[Certificate]) -> Result<Self, ChainError> {
        match others.iter().find(|other| leaf.is_issued_by(other)) {
            Some(intermediate) => Self::new(leaf, intermediate.clone()),
            None => Self::with_known_intermediate(leaf),
        }
    }

    /// The pass certificate.
    #[must_use]
    pub fn leaf(&self) -> &Certificate {
        &self.leaf
    }

    /// The intermediate that issued the pass certificate.
    #[must_use]
    pub fn intermediate(&self) -> &Certificate {
        &self.intermediate
    }

    /// The pass type that the certificate is for.
    #[must_use]
    pub fn pass_type_identifier(&self) -> &PassTypeIdentifier {
        &self.pass_type_identifier
    }

    /// The team that the certificate was issued to.
    #[must_use]
    pub fn team_identifier(&self) -> &TeamIdentifier {
        &self.team_identifier
    }
}

/// The built-in intermediate that issued a certificate, if it is one of them.
#[must_use]
pub fn known_intermediate(leaf: &Certificate) -> Option<Certificate> {
    let apple = Certificate::from_der(APPLE_WWDR_G4).ok()?;
    leaf.is_issued_by(&apple).then_some(apple)
}
