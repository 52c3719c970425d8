//! The iPhones that a card is drawn for, by their iOS version, and which look each gives a pass.

use super::Pictures;
use crate::images::ImageKind;
use crate::pass::{Look, Pass, Style};
use crate::sentence::{Sentence, Words, listed};

/// An iOS version; those between two behave as the older one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IosVersion {
    /// And older ones.
    Ios17,
    /// Poster event tickets, several relevant dates.
    Ios18,
    /// Semantic boarding passes.
    Ios26,
    /// Poster generic passes, featured actions, four more barcodes.
    Ios27,
}

impl IosVersion {
    /// All, the oldest first.
    pub const ALL: [Self; 4] = [Self::Ios17, Self::Ios18, Self::Ios26, Self::Ios27];
    /// The newest.
    pub const NEWEST: Self = Self::Ios27;

    /// Its number.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Ios17 => 17,
            Self::Ios18 => 18,
            Self::Ios26 => 26,
            Self::Ios27 => 27,
        }
    }

    /// The version with this number.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|version| version.number() == number)
    }

    /// Whether it knows what came with a version.
    #[must_use]
    pub const fn knows(self, version: u8) -> bool {
        self.number() >= version
    }
}

/// The look that a phone gives a pass, and what its author should know about that.
pub(super) fn look_on(pass: Pass<'_>, pictures: &dyn Pictures, ios: IosVersion) -> (Look, Vec<Sentence>) {
    let Some(wanted) = Look::wanted(pass) else { return (Look::Classic(Style::Generic), Vec::new()) };
    let number = ios.number();
    let classic = Look::Classic(pass.style().unwrap_or(Style::Generic));
    match wanted.since() {
        None => (wanted, Vec::new()),
        Some(since) if !ios.knows(since) => {
            let lost = wanted == Look::PosterGeneric && pass.style().is_none();
            let note = sentence!(
                "card-only-poster",
                "iOS {version} cannot add this pass: it has no style but the poster of iOS {since}.",
                version = number,
                since = since
            );
            (classic, lost.then_some(note).into_iter().collect())
        }
        Some(_) => {
            let missing = wanted.missing(pass.document(), &|base| has_picture(pictures, base));
            if missing.is_empty() {
                return (wanted, Vec::new());
            }
            (classic, vec![falls_back(number, wanted, &missing)])
        }
    }
}

fn falls_back(version: u8, wanted: Look, missing: &[Words]) -> Sentence {
    let style = match wanted {
        Look::SemanticBoardingPass => words!("words-boarding-pass", "boarding pass"),
        _ => words!("words-poster-ticket", "poster event ticket"),
    };
    let list = listed(missing);
    if missing.len() == 1 {
        sentence!(
            "card-falls-back-one",
            "iOS {version} falls back to the classic look of the {style}: {list} is missing.",
            version = version,
            style = style,
            list = list
        )
    } else {
        sentence!(
            "card-falls-back",
            "iOS {version} falls back to the classic look of the {style}: {list} are missing.",
            version = version,
            style = style,
            list = list
        )
    }
}

fn has_picture(pictures: &dyn Pictures, base: &str) -> bool {
    ImageKind::ALL.into_iter().any(|kind| kind.base_name() == base && pictures.size(kind).is_some())
}
