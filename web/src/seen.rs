//! The design as it is looked at: the files and texts of one language, a phone, some data.
//!
//! In scope: what the layout of the core needs for every surface. Out of scope: the surfaces (see [`crate::views`]).

use std::rc::Rc;

use passwright_core::card::{Card, Options, lay_out, warnings};
use passwright_core::strings::language::Translations;
use passwright_core::validate::Problem;
use yew::{hook, use_memo};

use crate::clock::now;
use crate::design::Design;
use crate::measure::use_measure;
use crate::state::View;

/// A design through a view.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    /// With the files of the language.
    pub(crate) design: Design,
    /// With all files.
    whole: Design,
    pub(crate) view: View,
    words: Option<Rc<Translations>>,
}

impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        // The texts follow from the other two.
        self.view == other.view && self.whole == other.whole
    }
}

impl Seen {
    fn new(design: &Design, view: &View) -> Self {
        let language = view.language.as_deref();
        Self {
            design: design.in_language(language),
            whole: design.clone(),
            view: view.clone(),
            words: language.map(|language| Rc::new(design.translations(language))),
        }
    }

    /// How to lay out.
    pub(crate) fn options(&self, edit: bool) -> Options<'_> {
        let (ios, sample) = (self.view.ios, self.view.sample);
        Options { edit, now: now(), ios, words: self.words.as_deref(), sample }
    }
}

/// The design as it is looked at.
#[hook]
pub(crate) fn use_seen(design: &Design, view: &View) -> Seen {
    let seen = use_memo((design.clone(), view.clone()), |(design, view)| Seen::new(design, view));
    (*seen).clone()
}

/// The card in two ways: as it is looked at, and as the newest iPhone shows what stands in the document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cards {
    pub(crate) seen: Rc<Card>,
    pub(crate) plain: Rc<Card>,
    /// What an iPhone cuts off of the plain one.
    pub(crate) warnings: Rc<Vec<Problem>>,
}

/// The cards, laid out anew when the design, the view or the font changes.
#[hook]
pub(crate) fn use_cards(seen: &Seen) -> Cards {
    let measure = use_measure();
    let cards = use_memo((seen.clone(), Rc::as_ptr(&measure)), |(seen, _)| {
        let lay_out = |seen: &Seen| {
            let sizes = seen.design.picture_sizes();
            Rc::new(lay_out(&seen.design.document, &sizes, &*measure, &seen.options(true)))
        };
        let shown = lay_out(seen);
        let plain = if seen.view.is_plain() {
            shown.clone()
        } else {
            lay_out(&Seen::new(&seen.whole, &View::default()))
        };
        let warnings = Rc::new(warnings::of(&seen.design.document, &plain));
        Cards { seen: shown, plain, warnings }
    });
    (*cards).clone()
}
