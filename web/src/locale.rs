//! The texts of the page in the person's language.
//!
//! In scope: the languages that there are, reading a language's file, finding and filling in a text. Out of scope: choosing and fetching
//! a language (see [`crate::language_choice`]), and the texts of the pass itself, which has translations of its own.
//! Source: Project Fluent, "Fluent Syntax Guide".

use std::cell::RefCell;
use std::str::FromStr;

use fluent_bundle::types::FluentValue;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

/// The English texts, which the editor brings along; those of the other languages are fetched.
pub(crate) const ENGLISH: &str = include_str!("../locales/en/editor.ftl");

/// A text with what is filled into it: `text!("pass-title", name = title)`. Every name is checked by a test, as are the languages.
macro_rules! text {
    ($id:literal) => {
        $crate::locale::text($id)
    };
    ($id:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::locale::text_with($id, [$((stringify!($name), $value.into())),+])
    };
}

/// Names a text in a table; [`text`] finds it.
macro_rules! text_id {
    ($id:literal) => {
        $id
    };
}

/// A language that the page speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Language {
    #[default]
    English,
    German,
    French,
    Spanish,
    Arabic,
}

impl Language {
    pub(crate) const ALL: [Self; 5] =
        [Self::English, Self::German, Self::French, Self::Spanish, Self::Arabic];

    /// Its tag by BCP 47, which is also its folder.
    pub(crate) const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::French => "fr",
            Self::Spanish => "es",
            Self::Arabic => "ar",
        }
    }

    /// What those who speak it call it.
    pub(crate) const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::French => "Fran\u{e7}ais",
            Self::Spanish => "Espa\u{f1}ol",
            Self::Arabic => "\u{627}\u{644}\u{639}\u{631}\u{628}\u{64a}\u{629}",
        }
    }

    /// How its lines run, as HTML says it.
    pub(crate) const fn direction(self) -> &'static str {
        match self {
            Self::Arabic => "rtl",
            _ => "ltr",
        }
    }

    /// The language of a tag, whatever its region: `de` for `de-AT`.
    pub(crate) fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?.to_lowercase();
        Self::ALL.into_iter().find(|language| language.tag() == primary)
    }

    /// The first of a person's languages that the page speaks, else English.
    pub(crate) fn wanted(tags: impl IntoIterator<Item = String>) -> Self {
        tags.into_iter().find_map(|tag| Self::of_tag(&tag)).unwrap_or_default()
    }
}

/// A language with its texts.
struct Spoken {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// Whether the sentences of the checks came, which are in a file of their own.
    has_checks: bool,
}

impl Spoken {
    /// Reads a language's file; what cannot be read in it is left out, and a test sees to it that there is no such thing.
    fn new(language: Language, source: &str) -> Self {
        let mut bundle = FluentBundle::new(read(language.tag()));
        // Marks around names are needed where a line runs from right to left, and only there.
        bundle.set_use_isolating(language.direction() == "rtl");
        bundle.set_formatter(Some(number_words));
        let mut spoken = Self { language, bundle, has_checks: false };
        spoken.add(source);
        spoken
    }

    fn add(&mut self, source: &str) {
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        self.bundle.add_resource_overriding(resource);
    }

    fn format(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut faults = Vec::new();
        Some(self.bundle.format_pattern(pattern, arguments, &mut faults).into_owned())
    }
}

thread_local! {
    static SPOKEN: RefCell<Option<Spoken>> = RefCell::new(at_first());
}

/// Tests speak English; the page speaks what it is told.
fn at_first() -> Option<Spoken> {
    cfg!(test).then(|| Spoken::new(Language::English, ENGLISH))
}

/// Speaks a language from now on.
pub(crate) fn speak(language: Language, source: &str) {
    SPOKEN.with(|spoken| spoken.replace(Some(Spoken::new(language, source))));
}

/// The language that is spoken.
pub(crate) fn language() -> Language {
    SPOKEN.with_borrow(|spoken| spoken.as_ref().map(|spoken| spoken.language).unwrap_or_default())
}

/// A text; its name where the language has none.
pub(crate) fn text(id: &'static str) -> String {
    found(id, None)
}

/// A text with what is filled into it. Use `text!`, whose names a test checks.
pub(crate) fn text_with<const N: usize>(
    id: &'static str,
    arguments: [(&'static str, FluentValue<'_>); N],
) -> String {
    found(id, Some(&arguments.into_iter().collect()))
}

fn found(id: &'static str, arguments: Option<&FluentArgs<'_>>) -> String {
    let text = SPOKEN.with_borrow(|spoken| spoken.as_ref().and_then(|spoken| spoken.format(id, arguments)));
    text.unwrap_or_else(|| id.to_owned())
}

/// A tag, in the type that the caller wants it in.
fn read<T: FromStr>(tag: &str) -> Vec<T> {
    tag.parse().into_iter().collect()
}

/// Numbers as the language writes them, by the browser.
fn number_words<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    in_digits(number.value)
}

#[cfg(target_arch = "wasm32")]
fn in_digits(number: f64) -> Option<String> {
    Some(js_sys::Number::from(number).to_locale_string(language_for_digits()).into())
}

/// Called while a text is formatted, when the language is borrowed already.
#[cfg(target_arch = "wasm32")]
fn language_for_digits() -> &'static str {
    SPOKEN.with(|spoken| match spoken.try_borrow() {
        Ok(spoken) => spoken.as_ref().map_or("en", |spoken| spoken.language.tag()),
        Err(_) => "en",
    })
}

#[cfg(not(target_arch = "wasm32"))]
const fn in_digits(_: f64) -> Option<String> {
    None
}

pub(crate) mod checks;
#[cfg(test)]
mod tests;
