//! The identifiers of the pass format and of the device web service.
//!
//! Every identifier is checked when it is made, so the rest of the code never meets an empty or endless one.
//! Secrets (authentication token, push token) are redacted in debug output and are compared in constant time.
//! Source: Apple, "Pass" and "Register a Pass for Update Notifications".

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a text is not an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidIdError {
    /// The text has no character at all.
    #[error("{what} is empty")]
    Empty {
        /// Which identifier was meant.
        what: &'static str,
    },
    /// The text is longer than the identifier may be.
    #[error("{what} has {actual} bytes, at most {max} are allowed")]
    TooLong {
        /// Which identifier was meant.
        what: &'static str,
        /// The largest length in bytes.
        max: usize,
        /// The length found, in bytes.
        actual: usize,
    },
    /// The text does not have the shape of this identifier.
    #[error("{what} must be {expected}")]
    Shape {
        /// Which identifier was meant.
        what: &'static str,
        /// The shape in words.
        expected: &'static str,
    },
}

fn check(
    what: &'static str,
    text: &str,
    max: usize,
    shape: fn(&str) -> Result<(), &'static str>,
) -> Result<(), InvalidIdError> {
    if text.is_empty() {
        return Err(InvalidIdError::Empty { what });
    }
    if text.len() > max {
        return Err(InvalidIdError::TooLong { what, max, actual: text.len() });
    }
    shape(text).map_err(|expected| InvalidIdError::Shape { what, expected })
}

fn any_shape(text: &str) -> Result<(), &'static str> {
    if text.chars().any(char::is_control) { Err("text without control characters") } else { Ok(()) }
}

fn pass_type_shape(text: &str) -> Result<(), &'static str> {
    let expected = "`pass.` followed by letters, digits, dots and hyphens";
    let rest = text.strip_prefix("pass.").ok_or(expected)?;
    let fine =
        !rest.is_empty() && rest.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
    if fine { Ok(()) } else { Err(expected) }
}

fn team_shape(text: &str) -> Result<(), &'static str> {
    if text.chars().all(|c| c.is_ascii_alphanumeric()) { Ok(()) } else { Err("letters and digits") }
}

fn hex_shape(text: &str) -> Result<(), &'static str> {
    if text.chars().all(|c| c.is_ascii_hexdigit()) { Ok(()) } else { Err("hexadecimal digits") }
}

fn token_shape(text: &str) -> Result<(), &'static str> {
    if text.len() < AuthenticationToken::MIN_LEN { Err("at least 16 characters") } else { any_shape(text) }
}

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident, $what:literal, $max:expr, $shape:path) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The largest length in bytes.
            pub const MAX_LEN: usize = $max;

            /// Checks and wraps a text.
            ///
            /// # Errors
            /// [`InvalidIdError`] when it is empty, too long or of another shape.
            pub fn new(text: impl Into<String>) -> Result<Self, InvalidIdError> {
                let text = text.into();
                check($what, &text, Self::MAX_LEN, $shape)?;
                Ok(Self(text))
            }

            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        #[cfg(feature = "openapi")]
        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({"type": "string", "minLength": 1, "maxLength": $max})
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidIdError;
            fn try_from(text: String) -> Result<Self, InvalidIdError> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    };
}

macro_rules! show {
    ($($name:ident),*) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({:?})", stringify!($name), self.0)
            }
        }
    )*};
}

macro_rules! redact {
    ($($name:ident),*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}(redacted)", stringify!($name))
            }
        }
    )*};
}

identifier!(
    /// A pass type identifier: names a class of passes and is bound to a certificate.
    PassTypeIdentifier, "pass type identifier", 255, pass_type_shape
);
identifier!(
    /// An Apple developer team identifier, ten characters in practice.
    TeamIdentifier, "team identifier", 32, team_shape
);
identifier!(
    /// A serial number: unique within its pass type, opaque, never changed by an update.
    ///
    /// 255 bytes is our limit (it goes into URLs); Apple names none.
    SerialNumber, "serial number", 255, any_shape
);
identifier!(
    /// What a device calls itself towards one server; it is the secret of the list call.
    DeviceLibraryIdentifier, "device library identifier", 255, any_shape
);
identifier!(
    /// The address of one device at Apple's push service, as hexadecimal digits.
    PushToken, "push token", 200, hex_shape
);
identifier!(
    /// The secret that a pass shares with its web service.
    AuthenticationToken, "authentication token", 255, token_shape
);
show!(PassTypeIdentifier, TeamIdentifier, SerialNumber);
redact!(DeviceLibraryIdentifier, PushToken, AuthenticationToken);

impl AuthenticationToken {
    /// The least number of characters, from Apple's archived Wallet guide.
    pub const MIN_LEN: usize = 16;

    /// Compares with a presented token in a time that does not depend on where they differ.
    #[must_use]
    pub fn matches(&self, presented: &str) -> bool {
        constant_time_eq(self.0.as_bytes(), presented.as_bytes())
    }
}

/// Compares two byte strings without stopping at the first difference; only the length can be learned from the time.
#[must_use]
pub fn constant_time_eq(left: &[u8], right: &[u8]) -> bool {
    left.len() == right.len() && left.iter().zip(right).fold(0, |acc, (a, b)| acc | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// An identifier that was accepted goes through JSON and comes back; one that was not is refused there too.
    fn through_json<Id>(text: &str, made: Result<Id, InvalidIdError>) -> Result<(), TestCaseError>
    where
        Id: Serialize + for<'de> Deserialize<'de> + Into<String>,
    {
        let read = serde_json::from_value::<Id>(text.into());
        prop_assert_eq!(read.is_ok(), made.is_ok());
        if let Ok(id) = made {
            prop_assert_eq!(serde_json::to_value(&id).unwrap(), serde_json::Value::from(text));
            prop_assert_eq!(id.into(), text);
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn identifiers_read_back_what_was_printed(any in any::<String>(), plain in "(pass[.])?[A-Za-z0-9.]{0,40}") {
            for text in [any.as_str(), &plain] {
                through_json(text, PassTypeIdentifier::new(text))?;
                through_json(text, TeamIdentifier::new(text))?;
                through_json(text, SerialNumber::new(text))?;
                through_json(text, DeviceLibraryIdentifier::new(text))?;
                through_json(text, PushToken::new(text))?;
                through_json(text, AuthenticationToken::new(text))?;
            }
        }
    }

    #[test]
    fn a_pass_type_identifier_starts_with_pass() {
        assert!(PassTypeIdentifier::new("pass.org.acme.card").is_ok());
        for wrong in ["", "pass.", "org.acme.card", "pass.org acme"] {
            assert!(PassTypeIdentifier::new(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn an_authentication_token_has_sixteen_characters_and_never_shows_itself() {
        assert!(AuthenticationToken::new("0123456789abcde").is_err());
        let token = AuthenticationToken::new("0123456789abcdef").unwrap();
        assert_eq!(format!("{token:?}"), "AuthenticationToken(redacted)");
        assert!(token.matches("0123456789abcdef"));
        assert!(!token.matches("0123456789abcdeg"));
        assert!(!token.matches(""));
    }

    #[test]
    fn a_push_token_is_hexadecimal() {
        assert!(PushToken::new("00ffAB").is_ok());
        assert_eq!(PushToken::new("../3").unwrap_err().to_string(), "push token must be hexadecimal digits");
    }

    #[test]
    fn a_serial_number_is_bounded() {
        let error = SerialNumber::new("x".repeat(256)).unwrap_err();
        assert_eq!(error.to_string(), "serial number has 256 bytes, at most 255 are allowed");
    }
}
