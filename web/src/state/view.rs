//! How the pass is looked at: on which phone, in which language, with which data. Nothing of it changes the design.

use passwright_core::card::{IosVersion, Sample};
use passwright_core::pass::{Look, Pass};

use super::{Side, State};
use crate::design::Design;

/// What the card stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Ground {
    /// As the page is.
    #[default]
    Page,
    Light,
    Dark,
}

/// How the pass is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct View {
    pub(crate) ios: IosVersion,
    /// None: the texts as they stand in the document.
    pub(crate) language: Option<String>,
    pub(crate) sample: Sample,
    pub(crate) ground: Ground,
}

impl Default for View {
    fn default() -> Self {
        Self { ios: IosVersion::NEWEST, language: None, sample: Sample::AsTyped, ground: Ground::Page }
    }
}

impl View {
    /// Whether the card shows what the newest phone shows of the document as it stands.
    pub(crate) fn is_plain(&self) -> bool {
        self.ios == IosVersion::NEWEST && self.language.is_none() && self.sample == Sample::AsTyped
    }

    /// Whether this phone shows the poster of a design, and not the classic style beside it.
    pub(crate) fn shows_poster(&self, design: &Design) -> bool {
        let look = Look::wanted(Pass::new(&design.document));
        look == Some(Look::PosterGeneric) && self.ios.knows(27)
    }
}

/// A change of the view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Glance {
    Ios(IosVersion),
    NextIos,
    Language(Option<String>),
    NextLanguage,
    Sample(Sample),
    Ground(Ground),
}

impl Side {
    /// All, in the order of their keys 1 to 5.
    pub(crate) const ALL: [Self; 5] = [Self::Front, Self::Back, Self::Lock, Self::Watch, Self::Stack];

    /// Its value in the page, which no language changes.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Back => "back",
            Self::Lock => "lock",
            Self::Watch => "watch",
            Self::Stack => "stack",
        }
    }

    /// What people call it.
    pub(crate) fn words(self) -> String {
        match self {
            Self::Front => text!("side-front"),
            Self::Back => text!("side-back"),
            Self::Lock => text!("side-lock"),
            Self::Watch => text!("side-watch"),
            Self::Stack => text!("side-stack"),
        }
    }
}

impl State {
    pub(super) fn glance(&mut self, glance: Glance) {
        let languages = self.design().map(Design::languages).unwrap_or_default();
        match glance {
            Glance::Ios(ios) => self.view.ios = ios,
            Glance::NextIos => {
                let at = IosVersion::ALL.iter().position(|ios| *ios == self.view.ios).unwrap_or_default();
                self.view.ios = IosVersion::ALL.into_iter().cycle().nth(at + 1).unwrap_or(IosVersion::NEWEST);
            }
            Glance::Language(language) => {
                self.view.language = language.filter(|language| languages.contains(language));
            }
            Glance::NextLanguage => {
                let at =
                    self.view.language.as_ref().and_then(|now| languages.iter().position(|it| it == now));
                self.view.language = languages.get(at.map_or(0, |at| at + 1)).cloned();
            }
            Glance::Sample(sample) => self.view.sample = sample,
            Glance::Ground(ground) => self.view.ground = ground,
        }
    }
}
