//! What the checks and the card say, in the language of the page.
//!
//! In scope: saying a sentence of core, and whether its language is there. Out of scope: the sentences (see `core::sentence`), and fetching
//! their translations, `web/locales/LANGUAGE/checks.ftl` (see [`crate::language_choice`]). Until these come, and in English, it is said in
//! core's own English; so nothing waits for them.

use fluent_bundle::FluentArgs;
use fluent_bundle::types::FluentValue;
use passwright_core::sentence::{Filling, Sentence};
use passwright_core::validate::Problem;

use super::{Language, SPOKEN, Spoken, language};

/// How a language quotes.
const QUOTED: &str = "in-quotes";
/// Where the file with the sentences of the checks is: written by `xtask` into the texts of each language, so that the first page names no
/// file that most visitors never need.
const ADDRESS: &str = "checks-file";

/// The file with the sentences of the checks in the language that is spoken, unless they are here or not needed.
pub(crate) fn wanted() -> Option<(Language, String)> {
    SPOKEN.with_borrow(|spoken| {
        let spoken = spoken.as_ref().filter(|spoken| !spoken.has_checks)?;
        Some((spoken.language, spoken.format(ADDRESS, None)?))
    })
}

/// Takes them, unless another language is spoken by now.
pub(crate) fn take(language: Language, source: &str) {
    SPOKEN.with_borrow_mut(|spoken| {
        if let Some(spoken) = spoken.as_mut().filter(|spoken| spoken.language == language) {
            spoken.add(source);
            spoken.has_checks = true;
        }
    });
}

/// Whether the checks and the card are told in the language of the page. Else they are told in English, and have to be marked as such.
pub(crate) fn are_spoken() -> bool {
    SPOKEN.with_borrow(|spoken| spoken.as_ref().is_some_and(|spoken| spoken.has_checks))
}

/// How an element says which language it is in and how its lines run: neither need be what is around it, as in a drawn pass.
pub(crate) fn marks() -> (&'static str, &'static str) {
    let language = if are_spoken() { language() } else { Language::English };
    (language.tag(), language.direction())
}

/// Says a sentence.
pub(crate) fn say(sentence: &Sentence) -> String {
    translated(sentence).unwrap_or_else(|| sentence.english())
}

/// A problem whose sentences are in the language of the page.
pub(crate) fn told(problem: &Problem) -> Problem {
    let mut told = problem.clone();
    let put = |text: &mut String, sentence: &Sentence| {
        if let Some(translated) = translated(sentence) {
            *text = translated;
        }
    };
    put(&mut told.message, &problem.said.message);
    put(&mut told.reason, &problem.said.reason);
    if let (Some(fix), Some(label)) = (&mut told.fix, &problem.said.label) {
        put(&mut fix.label, label);
    }
    told
}

fn translated(sentence: &Sentence) -> Option<String> {
    SPOKEN.with_borrow(|spoken| spoken.as_ref().filter(|spoken| spoken.has_checks)?.say(sentence))
}

impl Spoken {
    fn say(&self, sentence: &Sentence) -> Option<String> {
        let mut arguments = FluentArgs::new();
        for (name, filling) in sentence.fillings() {
            arguments.set(name, self.filled(filling)?);
        }
        self.format(sentence.id(), Some(&arguments))
    }

    fn filled(&self, filling: &Filling) -> Option<FluentValue<'static>> {
        Some(match filling {
            Filling::Text(text) => text.clone().into(),
            Filling::Quoted(text) => {
                let mut arguments = FluentArgs::new();
                arguments.set("text", text.as_str());
                self.format(QUOTED, Some(&arguments))?.into()
            }
            Filling::Count(count) => (*count).into(),
            Filling::Moment { english, local_seconds } => {
                moment(self.language, *local_seconds).unwrap_or_else(|| english.clone()).into()
            }
            Filling::Part(part) => self.say(part)?.into(),
        })
    }
}

/// A day with its time of day as the language writes them, by the browser.
#[cfg(target_arch = "wasm32")]
fn moment(language: Language, local_seconds: i64) -> Option<String> {
    use js_sys::{Date, Object, Reflect};
    let options = Object::new();
    // The seconds are those of the clock on the spot, so the zone is none.
    for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short"), ("timeZone", "UTC")] {
        Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    // Years of four digits are exact in 53 bits.
    let date = Date::new(&(local_seconds as f64 * 1000.0).into());
    date.to_locale_string(language.tag(), &options).as_string()
}

#[cfg(not(target_arch = "wasm32"))]
const fn moment(_: Language, _: i64) -> Option<String> {
    None
}

#[cfg(test)]
mod tests;
