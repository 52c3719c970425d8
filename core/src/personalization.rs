//! `personalization.json`: the sign-up form of a rewards pass.
//!
//! In scope: the form as a lossless document, which answers it asks for, its picture, taking it out of a pass. Out of scope: the phone's
//! call with the answers (see `service`). Source: Apple, "Personalization" (Wallet Developer Guide).
//!
//! ```
//! use passwright_core::personalization::{Form, RequiredField};
//!
//! let form = Form::parse(br#"{
//!     "requiredPersonalizationFields": ["PKPassPersonalizationFieldName"],
//!     "description": "Join the club"
//! }"#)?;
//! let view = form.view();
//! assert_eq!(view.required_personalization_fields(), [RequiredField::Name]);
//! assert_eq!(RequiredField::Name.answers(), ["fullName", "givenName", "familyName"]);
//! # Ok::<(), passwright_core::personalization::ParseFormError>(())
//! ```

use crate::bundle::Bundle;
use crate::document::{Document, ParseDocumentError};
use crate::pass::view::{choices, view};
use crate::size;

/// The form's file name, at the root of the package.
pub const FILE: &str = "personalization.json";

/// The base name of the form's picture, at any scale, at the root or in a language folder.
pub const LOGO: &str = "personalizationLogo";

/// The largest form that is read, in bytes: its terms are a text of some pages.
pub const MAX_FORM_BYTES: usize = 64 * 1024;

/// Why bytes are not a form.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ParseFormError {
    /// More bytes than [`MAX_FORM_BYTES`].
    #[error("personalization.json has {}, at most {} are read", size::in_words(*actual), size::in_words(*max))]
    TooLarge {
        /// The limit in bytes.
        max: usize,
        /// The size found in bytes.
        actual: usize,
    },
    /// Not JSON by RFC 8259.
    #[error("personalization.json is not valid JSON: line {line}, column {column}: {message}")]
    Syntax {
        /// Line of the fault, from 1.
        line: usize,
        /// Column of the fault, from 1.
        column: usize,
        /// What the JSON reader says.
        message: String,
    },
    /// JSON, but not an object.
    #[error("personalization.json must be a JSON object, found {found}")]
    NotAnObject {
        /// The JSON type found.
        found: &'static str,
    },
    /// Nested deeper than [`crate::document::MAX_DOCUMENT_DEPTH`].
    #[error("personalization.json is nested deeper than {max} levels")]
    TooDeep {
        /// The limit in levels.
        max: usize,
    },
}

impl From<ParseDocumentError> for ParseFormError {
    fn from(error: ParseDocumentError) -> Self {
        match error {
            ParseDocumentError::TooLarge { max, actual } => Self::TooLarge { max, actual },
            ParseDocumentError::Syntax { line, column, message } => Self::Syntax { line, column, message },
            ParseDocumentError::NotAnObject { found } => Self::NotAnObject { found },
            ParseDocumentError::TooDeep { max } => Self::TooDeep { max },
        }
    }
}

choices! {
    /// What the form can ask for.
    pub enum RequiredField {
        Name = "PKPassPersonalizationFieldName",
        PostalCode = "PKPassPersonalizationFieldPostalCode",
        EmailAddress = "PKPassPersonalizationFieldEmailAddress",
        PhoneNumber = "PKPassPersonalizationFieldPhoneNumber",
    }
}

impl RequiredField {
    /// The names under which the phone sends the answers.
    #[must_use]
    pub const fn answers(self) -> &'static [&'static str] {
        match self {
            Self::Name => &["fullName", "givenName", "familyName"],
            Self::PostalCode => &["postalCode", "ISOCountryCode"],
            Self::EmailAddress => &["emailAddress"],
            Self::PhoneNumber => &["phoneNumber"],
        }
    }
}

view! {
    /// The form, read by Apple's names.
    pub struct Personalization {
        /// What it asks for; at least one. Required.
        required_personalization_fields "requiredPersonalizationFields": Choices(RequiredField),
        /// What the sheet says. Required; translated.
        description "description": Text,
        /// The terms, perhaps with links `<a href="…">`.
        terms_and_conditions "termsAndConditions": Text,
    }
}

/// A form as it is in a pass; one that nobody changed keeps its bytes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Form {
    document: Document,
}

impl Form {
    /// Reads `personalization.json`.
    ///
    /// # Errors
    /// [`ParseFormError`] when it is too large, not JSON, too deep or not an object.
    pub fn parse(bytes: &[u8]) -> Result<Self, ParseFormError> {
        if bytes.len() > MAX_FORM_BYTES {
            return Err(ParseFormError::TooLarge { max: MAX_FORM_BYTES, actual: bytes.len() });
        }
        Ok(Self { document: Document::parse(bytes)? })
    }

    /// The form of a pass; `None` when it has none.
    ///
    /// # Errors
    /// As [`Self::parse`].
    pub fn of(bundle: &Bundle) -> Result<Option<Self>, ParseFormError> {
        bundle.file(FILE).map(Self::parse).transpose()
    }

    /// The form, read by Apple's names.
    #[must_use]
    pub fn view(&self) -> Personalization<'_> {
        Personalization::new(self.document.tree(), String::new())
    }

    /// The tree behind it.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The tree behind it, to change it.
    #[must_use]
    pub fn document_mut(&mut self) -> &mut Document {
        &mut self.document
    }

    /// The file: the bytes that were read when nothing was changed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.document.to_bytes()
    }
}

/// Whether a file belongs to the form: the form itself, or its picture in any scale or language.
#[must_use]
pub fn is_of_form(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    name == FILE || file.starts_with(LOGO)
}

/// Takes the form out of a pass, as Apple asks once somebody has filled it in; says whether there was one.
pub fn remove_form(bundle: &mut Bundle) -> bool {
    let names: Vec<String> =
        bundle.files().map(|(name, _)| name).filter(|name| is_of_form(name)).map(str::to_owned).collect();
    for name in &names {
        bundle.remove_file(name);
    }
    !names.is_empty()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_form_reads_by_apples_names_and_keeps_its_bytes() {
        let source = br#"{ "description" : "Join", "requiredPersonalizationFields":["PKPassPersonalizationFieldEmailAddress", 7],
            "termsAndConditions": "Terms", "x": 1.0 }"#;
        let mut form = Form::parse(source).unwrap();
        assert_eq!(form.view().required_personalization_fields(), [RequiredField::EmailAddress]);
        assert_eq!(form.view().terms_and_conditions(), Some("Terms"));
        assert_eq!(form.to_bytes(), source);
        form.document_mut().set("/description", "Come in").unwrap();
        assert_eq!(Form::parse(&form.to_bytes()).unwrap().view().description(), Some("Come in"));
    }

    #[test]
    fn what_is_no_form_is_said_by_its_own_name() {
        for (bytes, message) in [
            (&b"[1]"[..], "personalization.json must be a JSON object, found an array"),
            (b"{", "personalization.json is not valid JSON: line 1, column 1: EOF while parsing an object"),
        ] {
            assert_eq!(Form::parse(bytes).unwrap_err().to_string(), message);
        }
        let large = vec![b' '; MAX_FORM_BYTES + 1];
        assert!(matches!(Form::parse(&large), Err(ParseFormError::TooLarge { .. })));
    }

    #[test]
    fn the_form_goes_with_all_its_pictures_and_nothing_else() {
        let mut bundle = Bundle::default();
        let names = [FILE, "personalizationLogo@2x.png", "en.lproj/personalizationLogo.png"];
        for name in names.into_iter().chain(["icon.png", "en.lproj/personalization.json"]) {
            bundle.put_file(name, b"{}".to_vec());
        }
        assert_eq!(Form::of(&bundle).unwrap(), Some(Form::parse(b"{}").unwrap()));
        assert!(remove_form(&mut bundle));
        assert_eq!(Form::of(&bundle).unwrap(), None);
        let left: Vec<&str> = bundle.files().map(|(name, _)| name).collect();
        assert_eq!(left, ["icon.png", "en.lproj/personalization.json"]);
        assert!(!remove_form(&mut bundle));
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(
            fields in prop::sample::subsequence(RequiredField::ALL.to_vec(), 0..=4),
            description in any::<String>(),
        ) {
            let mut form = Form::default();
            let names: Vec<&str> = fields.iter().map(|field| field.as_str()).collect();
            form.document_mut().set("/requiredPersonalizationFields", names).unwrap();
            form.document_mut().set("/description", description.as_str()).unwrap();
            let back = Form::parse(&form.to_bytes()).unwrap();
            prop_assert_eq!(back.view().required_personalization_fields(), fields);
            prop_assert_eq!(back.view().description(), Some(description.as_str()));
            prop_assert_eq!(back, form);
        }
    }
}
