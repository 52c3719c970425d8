//! Which language the page speaks: what a person chose in this browser, else the first of the browser's languages that there is.
//!
//! In scope: the choice, fetching the texts, telling the page that the language is another. Out of scope: the texts (see [`crate::locale`]).
//! The page names each language's file in a `<meta>` element, because its address holds a digest of its content; English comes along.

use gloo_net::http::Request;
use web_sys::{Event, Storage, Window};

use crate::locale::{self, ENGLISH, Language, checks};
use crate::modules::{ModuleError, address};

/// The name of the choice in the browser's storage.
const CHOICE: &str = "passwright.language";
/// What the page says to its parts when the language changes.
pub(crate) const CHANGED: &str = "passwright-language";
/// What the page says to its parts when the checks speak its language.
pub(crate) const CHECKS_CAME: &str = "passwright-checks";

/// Speaks the person's language; English where its texts do not come.
pub(crate) async fn begin() {
    let language = chosen().unwrap_or_else(browsers_own);
    if change(language).await.is_err() {
        take(Language::English, ENGLISH);
    }
}

/// Speaks another language from now on, here and at every later visit.
///
/// # Errors
/// [`ModuleError`] when its texts do not come; then nothing changes.
pub(crate) async fn choose(language: Language) -> Result<(), ModuleError> {
    change(language).await?;
    if let Some(storage) = storage() {
        // A browser that keeps nothing forgets the choice with the page.
        let _ = storage.set_item(CHOICE, language.tag());
    }
    announce(CHANGED);
    Ok(())
}

/// Lets the checks speak the language of the page. Where their sentences do not come, they stay English.
pub(crate) async fn bring_checks() {
    let Some((language, address)) = checks::wanted() else { return };
    if let Ok(texts) = fetch(&address).await {
        checks::take(language, &texts);
        announce(CHECKS_CAME);
    }
}

fn announce(what: &str) {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(what)) {
        let _ = window.dispatch_event(&event);
    }
}

async fn change(language: Language) -> Result<(), ModuleError> {
    if language == Language::English {
        take(language, ENGLISH);
        return Ok(());
    }
    let address = address(&format!("texts-{}", language.tag())).ok_or(ModuleError)?;
    take(language, &fetch(&address).await?);
    Ok(())
}

async fn fetch(address: &str) -> Result<String, ModuleError> {
    let answer = Request::get(address).send().await.map_err(|_| ModuleError)?;
    if !answer.ok() {
        return Err(ModuleError);
    }
    answer.text().await.map_err(|_| ModuleError)
}

fn take(language: Language, texts: &str) {
    locale::speak(language, texts);
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.document_element()) {
        // Neither fails for these names.
        let _ = root.set_attribute("lang", language.tag());
        let _ = root.set_attribute("dir", language.direction());
    }
}

fn chosen() -> Option<Language> {
    Language::of_tag(&storage()?.get_item(CHOICE).ok().flatten()?)
}

fn browsers_own() -> Language {
    let tags = web_sys::window().map(|window: Window| window.navigator().languages());
    Language::wanted(
        tags.into_iter().flat_map(|tags| tags.iter().filter_map(|tag| tag.as_string()).collect::<Vec<_>>()),
    )
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
