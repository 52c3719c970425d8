//! A pass certificate together with the intermediate that issued it.
//!
//! In scope: whether two certificates belong together and are valid. Out of scope: the root, which devices have; which intermediates there
//! are (see [`super::apple`]).
//! Source: Apple, "Certificate Authority" (the intermediates), "Building a Pass" (both go into the signature).

use super::apple::{Generation, known_intermediate};
use super::certificate::{Certificate, NotAPassCertificateError};
use super::validity::ValidityError;
use crate::ids::{PassTypeIdentifier, TeamIdentifier};
use crate::time::Timestamp;

/// Why two certificates do not make a chain.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ChainError {
    /// The first certificate is not for passes.
    #[error(transparent)]
    NotAPassCertificate(#[from] NotAPassCertificateError),
    /// The second certificate did not issue the first.
    #[error(
        "the wrong intermediate certificate: the pass certificate was issued by {needed}, not by {found}{advice}"
    )]
    WrongIntermediate {
        /// Who issued the pass certificate: one of Apple's generations, or a name with the identifier of its key.
        needed: String,
        /// The certificate that was given, in the same way.
        found: String,
        /// What to do, with the words that join it to the sentence, or empty.
        advice: &'static str,
    },
    /// No intermediate was given and the one that is built in is another.
    #[error(
        "the intermediate certificate is missing: give the certificate of {needed}, which issued the pass certificate"
    )]
    UnknownIssuer {
        /// Who issued the pass certificate.
        needed: String,
    },
    /// One of the certificates is not valid now.
    #[error(transparent)]
    Validity(#[from] ValidityError),
}

impl ChainError {
    fn wrong_intermediate(leaf: &Certificate, given: &Certificate) -> Self {
        let (needed_key, given_key) = (leaf.authority_key_identifier(), given.subject_key_identifier());
        let generation = |key: &Option<Vec<u8>>| key.as_deref().and_then(Generation::of_key);
        let is_built_in = generation(&needed_key).is_some_and(Generation::is_built_in);
        Self::WrongIntermediate {
            needed: in_words(generation(&needed_key), leaf.issuer(), needed_key.as_deref()),
            found: in_words(generation(&given_key), given.subject(), given_key.as_deref()),
            advice: if is_built_in { "; that one is built in and need not be given" } else { "" },
        }
    }
}

/// One of Apple's generations by its number, anybody else by name and key.
fn in_words(generation: Option<Generation>, name: String, key: Option<&[u8]>) -> String {
    match (generation, key) {
        (Some(Generation { number, last_day, .. }), _) => {
            format!("Apple's WWDR intermediate G{number} (valid until {last_day})")
        }
        (None, Some(key)) => {
            let digits: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
            format!("{name} with the key {digits}")
        }
        (None, None) => name,
    }
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
            return Err(ChainError::wrong_intermediate(&leaf, &intermediate));
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
            None => {
                let key = leaf.authority_key_identifier();
                let generation = key.as_deref().and_then(Generation::of_key);
                Err(ChainError::UnknownIssuer { needed: in_words(generation, leaf.issuer(), None) })
            }
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

    /// Makes sure that both certificates are valid at an instant.
    ///
    /// # Errors
    /// [`ChainError::Validity`] with the day.
    pub fn require_valid_at(&self, now: Timestamp) -> Result<(), ChainError> {
        self.leaf.require_valid_at(now)?;
        Ok(self.intermediate.require_valid_at(now)?)
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
