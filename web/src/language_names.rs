//! What languages are called, by the browser's own lists.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// The languages that a pass is offered: those that iOS itself can be set to, by the names of their folders.
pub(crate) const OFFERED: [&str; 47] = [
    "ar", "bg", "ca", "cs", "da", "de", "el", "en", "en-AU", "en-GB", "es", "es-419", "et", "fi", "fr",
    "fr-CA", "he", "hi", "hr", "hu", "id", "it", "ja", "kk", "ko", "lt", "lv", "ms", "nb", "nl", "pl",
    "pt-BR", "pt-PT", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr", "uk", "vi", "zh-Hans", "zh-Hant",
    "zh-HK", "fa",
];

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type DisplayNames;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locales: &Array, options: &Object) -> Result<DisplayNames, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn of(this: &DisplayNames, code: &str) -> Result<Option<String>, JsValue>;
}

/// The name of a language for a person who reads `reader`; its tag where the browser knows none.
pub(crate) fn language_name(language: &str, reader: &str) -> String {
    known_name(language, reader).unwrap_or_else(|| language.to_owned())
}

fn known_name(language: &str, reader: &str) -> Option<String> {
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &"language".into()).ok()?;
    let names = DisplayNames::new(&Array::of1(&reader.into()), &options).ok()?;
    names.of(language).ok().flatten().filter(|name| !name.is_empty())
}

/// The languages that a pass does not have yet, each with its name, sorted by name.
pub(crate) fn offered(present: &[String], reader: &str) -> Vec<(&'static str, String)> {
    let left = OFFERED.into_iter().filter(|language| !present.iter().any(|it| it == language));
    let mut named: Vec<_> = left.map(|language| (language, language_name(language, reader))).collect();
    named.sort_by_key(|(_, name)| name.to_lowercase());
    named
}
