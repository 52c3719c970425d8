//! The iOS versions for which a pass is checked.
//!
//! In scope: asking whether a rule concerns them. Out of scope: which key came with which version (see `validate/since.rs` and the rules).

use crate::sentence::Sentence;

/// The iOS versions for which a pass is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Target {
    /// All from iOS 17 to iOS 27: what is lost on any of them is told.
    #[default]
    All,
    /// iOS 17 and watchOS 10.
    Ios17,
    /// iOS 18 and watchOS 11: poster event tickets, several relevant dates.
    Ios18,
    /// iOS 26 and watchOS 26: semantic boarding passes, upcoming events.
    Ios26,
    /// iOS 27 and watchOS 27: poster passes, featured actions, four more barcodes.
    Ios27,
}

impl Target {
    /// The single versions.
    pub const VERSIONS: [Self; 4] = [Self::Ios17, Self::Ios18, Self::Ios26, Self::Ios27];

    /// The version's number; `None` for all of them.
    #[must_use]
    pub const fn version(self) -> Option<u8> {
        match self {
            Self::All => None,
            Self::Ios17 => Some(17),
            Self::Ios18 => Some(18),
            Self::Ios26 => Some(26),
            Self::Ios27 => Some(27),
        }
    }

    /// The target of one version.
    #[must_use]
    pub fn from_version(version: u8) -> Option<Self> {
        Self::VERSIONS.into_iter().find(|target| target.version() == Some(version))
    }

    /// Whether any of these phones has this version or a newer one, so that what came with it has an effect.
    #[must_use]
    pub fn knows(self, version: u8) -> bool {
        self.version().is_none_or(|own| own >= version)
    }

    /// Whether any of these phones is older than this version, so that what came with it is lost there.
    #[must_use]
    pub fn has_older_than(self, version: u8) -> bool {
        self.version().is_none_or(|own| own < version)
    }

    /// The phone in a sentence: `An iPhone`, `An iPhone with iOS 17`.
    #[must_use]
    pub fn phone(self) -> String {
        match self.version() {
            None => "An iPhone".to_owned(),
            Some(version) => format!("An iPhone with iOS {version}"),
        }
    }

    /// The phones that are older than a version, in a sentence: `iPhones before iOS 27`, `iPhones with iOS 17`.
    #[must_use]
    pub fn phones_before(self, version: u8) -> String {
        self.phones(version).english()
    }

    /// As [`Self::phones_before`], for use in a sentence.
    pub(super) fn phones(self, version: u8) -> Sentence {
        match self.version() {
            None => sentence!("words-phones-before", "iPhones before iOS {version}", version = version),
            Some(own) => sentence!("words-phones-with", "iPhones with iOS {version}", version = own),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_knows_what_came_with_it_and_before() {
        assert!(Target::All.knows(27) && Target::All.has_older_than(27));
        assert!(Target::Ios18.knows(18) && !Target::Ios18.has_older_than(18));
        assert!(!Target::Ios18.knows(26) && Target::Ios18.has_older_than(26));
        assert!(Target::Ios27.knows(27) && !Target::Ios27.has_older_than(27));
        assert_eq!(Target::from_version(26), Some(Target::Ios26));
        assert_eq!(Target::from_version(19), None);
        assert_eq!(Target::Ios17.phones_before(27), "iPhones with iOS 17");
    }
}
