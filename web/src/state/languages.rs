//! The languages of the pass: adding and removing one, typing translations.
//!
//! In scope: which files of the design that changes. Out of scope: the content of `pass.strings` (see `core::translation`).

use std::rc::Rc;

use passwright_core::api::MAX_TEXT_CHARACTERS;
use passwright_core::strings::language::split;
use passwright_core::translation::{MAX_LANGUAGES, is_language, kept_as_written, strings_path, translated};

use super::{Notice, State};
use crate::design::{Design, PassFile};

/// A change of the translations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Translating {
    /// A language without any text yet.
    Add(String),
    /// A language with all its texts and pictures.
    Remove {
        language: String,
        /// What people call it.
        name: String,
    },
    /// A text in a language; `None` takes its translation away.
    Text { language: String, text: String, translation: Option<String>, now_millis: u64 },
    /// All texts that a language has nothing for are the same in it.
    KeepRest(String),
}

impl State {
    pub(super) fn translate(&mut self, change: Translating) {
        match change {
            Translating::Add(language) => self.add_language(language),
            Translating::Remove { language, name } => self.remove_language(&language, &name),
            Translating::Text { language, text, translation, now_millis } => {
                self.translate_text(&language, &text, translation.as_deref(), now_millis);
            }
            Translating::KeepRest(language) => {
                self.change(None, 0, |design| {
                    let document = Rc::clone(&design.document);
                    rewrite(design, &language, |file| {
                        kept_as_written(&document, file).map_err(|e| e.to_string())
                    })
                });
            }
        }
    }

    fn add_language(&mut self, language: String) {
        let known = self.design().map(Design::languages).unwrap_or_default();
        if known.contains(&language) || !is_language(&language) {
            return;
        }
        if known.len() >= MAX_LANGUAGES {
            self.notice = Some(Notice::problem(text!("languages-most", count = MAX_LANGUAGES)));
            return;
        }
        self.change(None, 0, |design| rewrite(design, &language, |_| Ok(Vec::new())));
        self.view.language = Some(language);
    }

    fn remove_language(&mut self, language: &str, name: &str) {
        self.change(None, 0, |design| {
            let is_own = |file: &PassFile| split(&file.name).is_some_and(|(folder, _)| folder == language);
            Rc::make_mut(&mut design.files).retain(|file| !is_own(file));
            Ok(())
        });
        self.forget_lost_language();
        self.notice = Some(Notice::changed(text!("language-removed", name = name)));
    }

    fn translate_text(&mut self, language: &str, text: &str, translation: Option<&str>, now_millis: u64) {
        let length = translation.map_or(0, |translation| translation.chars().count());
        if length > MAX_TEXT_CHARACTERS {
            self.notice =
                Some(Notice::problem(text!("text-too-long", length = length, most = MAX_TEXT_CHARACTERS)));
            return;
        }
        let merge = format!("{}\n{text}", strings_path(language));
        self.change(Some(&merge), now_millis, |design| {
            rewrite(design, language, |file| translated(file, text, translation).map_err(|e| e.to_string()))
        });
    }

    /// The card cannot go on being shown in a language that is gone.
    pub(super) fn forget_lost_language(&mut self) {
        let languages = self.design().map(Design::languages).unwrap_or_default();
        self.view.language = self.view.language.take().filter(|language| languages.contains(language));
    }
}

/// Gives a language's texts another content; the file is made when there is none.
fn rewrite(
    design: &mut Design,
    language: &str,
    content: impl FnOnce(Option<&[u8]>) -> Result<Vec<u8>, String>,
) -> Result<(), String> {
    let path = strings_path(language);
    let bytes: Rc<[u8]> = content(design.file(&path).map(|file| &*file.bytes))?.into();
    let files = Rc::make_mut(&mut design.files);
    match files.iter_mut().find(|file| file.name == path) {
        Some(file) => file.bytes = bytes,
        None => files.push(PassFile { name: path, bytes }),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::Action;
    use super::*;
    use crate::design::DesignId;
    use passwright_core::document::Document;
    use passwright_core::strings;

    fn state() -> State {
        let document = Document::parse(br#"{"logoText":"Hello","storeCard":{}}"#).unwrap();
        let logo = PassFile { name: "de.lproj/logo.png".into(), bytes: Rc::from([1_u8]) };
        let mut state = State::default();
        let design = Design::new(DesignId(1), document, vec![logo]);
        state.apply(Action::Open { design, is_fresh: false, notice: None, now_millis: 0 });
        state
    }

    fn typed(language: &str, translation: &str, now_millis: u64) -> Action {
        let translation = (!translation.is_empty()).then(|| translation.to_owned());
        let (language, text) = (language.to_owned(), "Hello".to_owned());
        Action::Translate(Translating::Text { language, text, translation, now_millis })
    }

    fn entries(state: &State, language: &str) -> Vec<(String, String)> {
        strings::parse(&state.design().unwrap().file(&strings_path(language)).unwrap().bytes).unwrap()
    }

    #[test]
    fn a_translation_is_typed_and_taken_back_as_one_step() {
        let mut it = state();
        let before = it.design().unwrap().clone();
        for (at, text) in ["B", "Bo", "Bonjour"].into_iter().enumerate() {
            it.apply(typed("fr", text, 1000 + 200 * at as u64));
        }
        assert_eq!(entries(&it, "fr"), [("Hello".to_owned(), "Bonjour".to_owned())]);
        assert_eq!(it.design().unwrap().languages(), ["de", "fr"]);
        it.apply(typed("fr", "", 9000));
        assert_eq!(entries(&it, "fr"), []);
        it.apply(Action::Undo);
        it.apply(Action::Undo);
        assert_eq!(*it.design().unwrap(), before);
    }

    #[test]
    fn a_removed_language_comes_back_with_its_pictures() {
        let mut it = state();
        let before = it.design().unwrap().clone();
        it.apply(Action::Look(super::super::Glance::Language(Some("de".into()))));
        it.apply(Action::Translate(Translating::Remove { language: "de".into(), name: "German".into() }));
        assert!(it.design().unwrap().files.is_empty());
        assert_eq!(it.view.language, None);
        assert!(it.notice.as_ref().is_some_and(|notice| notice.can_undo));
        it.apply(Action::Undo);
        assert_eq!(*it.design().unwrap(), before);
    }

    #[test]
    fn a_new_language_is_shown_and_forgotten_with_its_undo() {
        let mut it = state();
        it.apply(Action::Translate(Translating::Add("pt-BR".into())));
        assert_eq!(it.view.language.as_deref(), Some("pt-BR"));
        it.apply(Action::Translate(Translating::KeepRest("pt-BR".into())));
        assert_eq!(entries(&it, "pt-BR"), [("Hello".to_owned(), "Hello".to_owned())]);
        for wrong in ["pt-BR", "../x", ""] {
            let before = it.clone();
            it.apply(Action::Translate(Translating::Add(wrong.into())));
            assert_eq!(it, before, "{wrong}");
        }
        it.apply(Action::Undo);
        it.apply(Action::Undo);
        assert_eq!(it.view.language, None);
        assert_eq!(it.design().unwrap().languages(), ["de"]);
    }

    #[test]
    fn what_cannot_be_read_is_not_written_over_and_what_is_too_long_is_refused() {
        let mut it = state();
        let design = Design {
            files: Rc::new(vec![PassFile { name: strings_path("fr"), bytes: Rc::from(*b"\"a\" =") }]),
            ..it.design().unwrap().clone()
        };
        it.apply(Action::Open { design, is_fresh: false, notice: None, now_millis: 0 });
        let before = it.design().unwrap().clone();
        it.apply(typed("fr", "Bonjour", 0));
        assert!(it.notice.as_ref().is_some_and(|notice| notice.is_problem));
        it.apply(typed("de", &"x".repeat(MAX_TEXT_CHARACTERS + 1), 0));
        assert_eq!(*it.design().unwrap(), before);
    }
}
