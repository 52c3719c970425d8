//! The starting points as the first page shows them: names by job, words to find them by, and their cards as they were drawn when the editor
//! was built.
//!
//! In scope: fetching them when they are first needed (they are data beside the module, not in it), finding some by words. Out of scope:
//! showing them, and making designs of them (see [`blueprint`]). `cargo xtask` packs them from `web/starters`.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_net::http::Request;
use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use yew::AttrValue;

use crate::modules::address;
use crate::starter_words::starter_words;

pub(crate) mod blueprint;

/// What a starting point is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    /// Customers of a shop.
    Shop,
    /// Members, readers, the insured.
    Club,
    /// Whoever has a ticket.
    Event,
    /// Travellers and guests.
    Travel,
}

impl Group {
    /// All groups, as they are shown.
    pub(crate) const ALL: [Self; 4] = [Self::Shop, Self::Club, Self::Event, Self::Travel];

    /// Its name in the file.
    const fn key(self) -> &'static str {
        match self {
            Self::Shop => "shop",
            Self::Club => "club",
            Self::Event => "event",
            Self::Travel => "travel",
        }
    }

    /// Its name for people.
    pub(crate) fn name(self) -> String {
        match self {
            Self::Shop => text!("starters-shop"),
            Self::Club => text!("starters-club"),
            Self::Event => text!("starters-event"),
            Self::Travel => text!("starters-travel"),
        }
    }
}

/// A card to start from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Starter {
    /// Its folder's name.
    pub(crate) id: String,
    /// Where it is listed.
    pub(crate) group: Group,
    /// The job it does.
    pub(crate) name: String,
    /// More about it, in a few words.
    pub(crate) job: String,
    /// Further words by which people look for it.
    words: String,
    /// The drawn card, as SVG for the page.
    pub(crate) card: AttrValue,
}

/// Why there are no starting points, or nothing to make a design of.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", text!("starters-missing"))]
pub(crate) struct LoadError;

thread_local! {
    /// What was fetched, for the life of the page.
    static LOADED: RefCell<Option<Rc<[Rc<Starter>]>>> = const { RefCell::new(None) };
}

/// All starting points, the most wanted first in each group; fetched once.
///
/// # Errors
/// [`LoadError`] when the file did not come or is not what it should be.
pub(crate) async fn load() -> Result<Rc<[Rc<Starter>]>, LoadError> {
    if let Some(loaded) = LOADED.with_borrow(Clone::clone) {
        return Ok(loaded);
    }
    let text = fetch("starters").await?;
    // The browser's own parser: another one would be a part of the first module for this file alone.
    let entries: Array = JSON::parse(&text).ok().and_then(|it| it.dyn_into().ok()).ok_or(LoadError)?;
    let loaded: Option<Rc<[Rc<Starter>]>> =
        entries.iter().map(|entry| Some(Rc::new(Starter::of(&entry)?))).collect();
    let loaded = loaded.ok_or(LoadError)?;
    LOADED.with_borrow_mut(|all| *all = Some(Rc::clone(&loaded)));
    Ok(loaded)
}

/// The text of a file that the page names.
async fn fetch(name: &str) -> Result<String, LoadError> {
    let address = address(name).ok_or(LoadError)?;
    let reply = Request::get(&address).send().await.map_err(|_| LoadError)?;
    if !reply.ok() {
        return Err(LoadError);
    }
    reply.text().await.map_err(|_| LoadError)
}

impl Starter {
    fn of(entry: &JsValue) -> Option<Self> {
        let text = |name: &str| Reflect::get(entry, &name.into()).ok()?.as_string();
        let group = text("group")?;
        Some(Self {
            id: text("id")?,
            group: Group::ALL.into_iter().find(|it| it.key() == group)?,
            name: text("name")?,
            job: text("job")?,
            words: text("words")?,
            card: text("card")?.into(),
        })
    }

    /// Whether each word that was typed begins one of its words.
    pub(crate) fn is_found_by(&self, typed: &str) -> bool {
        let (name, job) = starter_words(self);
        let group = self.group.name();
        let own = [&self.name, &self.job, &self.words, &name, &job, &group].map(String::as_str);
        let own = own.join(" ").to_lowercase();
        let own: Vec<&str> = own.split_whitespace().collect();
        typed.to_lowercase().split_whitespace().all(|word| own.iter().any(|own| own.starts_with(word)))
    }
}

#[cfg(test)]
mod tests;
