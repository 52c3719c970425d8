//! The starting points: documents and drawings by job, with artwork of our own.
//!
//! In scope: fetching them when they are first needed (they are data beside the module, not in it), what one holds, finding some by words.
//! Drawings are SVG, so they are small and sharp at every scale. Out of scope: showing them. `cargo xtask` packs them from `web/starters`.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo_net::http::Request;
use passwright_core::card::{PictureSize, PictureSizes};
use passwright_core::document::Document;
use passwright_core::images::ImageKind;
use passwright_core::pass::{Pass, Style};
use serde::Deserialize;
use wasm_split_helpers::wasm_split;

use crate::design::{Design, DesignId, PassFile};
use crate::images::raster::draw_svg;
use crate::images::{PictureError, place_of, plan};
use crate::later::Work;
use crate::starter_words::starter_words;

/// The name of the element in the page that holds the pack's address, which has a hash.
const ADDRESS: &str = "meta[name=passwright-starters]";

/// What a starting point is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
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
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
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
    /// `pass.json`, as it was written.
    pass: String,
    /// SVG by the base name of the picture.
    drawings: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Pack {
    starters: Vec<Starter>,
}

/// Why there are no starting points.
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
    let address = address().ok_or(LoadError)?;
    let reply = Request::get(&address).send().await.map_err(|_| LoadError)?;
    if !reply.ok() {
        return Err(LoadError);
    }
    let text = reply.text().await.map_err(|_| LoadError)?;
    let pack: Pack = serde_json::from_str(&text).map_err(|_| LoadError)?;
    let loaded: Rc<[Rc<Starter>]> = pack.starters.into_iter().map(Rc::new).collect();
    LOADED.with_borrow_mut(|all| *all = Some(Rc::clone(&loaded)));
    Ok(loaded)
}

fn address() -> Option<String> {
    web_sys::window()?.document()?.query_selector(ADDRESS).ok()??.get_attribute("content")
}

impl Starter {
    /// The document.
    pub(crate) fn document(&self) -> Document {
        // All documents are checked by a test.
        Document::parse(self.pass.as_bytes()).unwrap_or_default()
    }

    /// The drawings that the card shows, which a browser can show as they are.
    pub(crate) fn shown(&self) -> impl Iterator<Item = (ImageKind, &str)> {
        ImageKind::ALL
            .into_iter()
            .filter_map(|kind| Some((kind, self.drawings.get(kind.base_name())?.as_str())))
    }

    /// The sizes that the pictures will have, for the layout.
    pub(crate) fn picture_sizes(&self) -> PictureSizes {
        let style = style_of(&self.document());
        self.shown().fold(PictureSizes::default(), |sizes, (kind, svg)| {
            let (width, height) = drawn_size(svg).unwrap_or((1.0, 1.0));
            let plan = plan(place_of(kind.base_name(), style), width, height);
            sizes.with(kind, PictureSize { width: plan.points_wide, height: plan.points_high })
        })
    }

    /// Makes a design of it, with its pictures as PNG files.
    ///
    /// # Errors
    /// [`PictureError`] when the browser cannot draw.
    pub(crate) async fn design(&self, id: DesignId) -> Result<Design, PictureError> {
        let document = self.document();
        let files = draw(self.drawings.clone(), style_of(&document)).await?;
        Ok(Design { files: Rc::new(files), ..Design::new(id, document, Vec::new()) })
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

/// Makes PNG files of drawings.
#[wasm_split(incoming, fallible, return_wrapper(let work = _; { work?.await } -> Result<Vec<PassFile>, PictureError>))]
fn draw(
    drawings: BTreeMap<String, String>,
    style: Style,
) -> Result<Work<Result<Vec<PassFile>, PictureError>>, PictureError> {
    Ok(Box::pin(async move {
        let mut files = Vec::new();
        for (base, svg) in &drawings {
            files.extend(draw_svg(svg, base, place_of(base, style)).await?);
        }
        Ok(files)
    }))
}

fn style_of(document: &Document) -> Style {
    Pass::new(document).style().unwrap_or(Style::Generic)
}

/// The width and height that an SVG drawing of ours names.
fn drawn_size(svg: &str) -> Option<(f64, f64)> {
    let number = |name: &str| {
        let (_, rest) = svg.split_once(&format!(" {name}=\""))?;
        rest.split_once('"')?.0.parse().ok()
    };
    Some((number("width")?, number("height")?))
}

#[cfg(test)]
mod tests;
