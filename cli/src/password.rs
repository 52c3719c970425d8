//! The password of a key or `.p12` file, as an argument that shows itself nowhere.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use zeroize::Zeroizing;

/// A password. Its memory is overwritten when it goes.
#[derive(Clone)]
pub struct Password(Zeroizing<String>);

impl Password {
    /// The text.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl FromStr for Password {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(Zeroizing::new(text.to_owned())))
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::Password;

    #[test]
    fn a_password_never_shows_itself() {
        let password: Password = "swordfish".parse().unwrap();
        assert_eq!(
            (password.expose(), format!("{password:?}").as_str()),
            ("swordfish", "Password(redacted)")
        );
    }
}
