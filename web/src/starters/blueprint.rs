//! What a design is made of when a starting point is picked: its document and its drawings.
//!
//! In scope: fetching them, drawing the pictures as PNG files. Drawings are SVG, so they are small and sharp at every scale. Out of scope: what the
//! first page shows (see [`super`]).

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use passwright_core::document::Document;
use passwright_core::images::plan::place_of;
use passwright_core::pass::{Pass, Style};
use serde::Deserialize;
use wasm_split_helpers::wasm_split;

use super::{LoadError, fetch};
use crate::design::{Design, DesignId, PassFile};
use crate::images::PictureError;
use crate::images::raster::draw_svg;
use crate::later::Work;
use crate::modules::ModuleError;

/// What one design is made of.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Blueprint {
    /// `pass.json`, as it was written.
    pass: String,
    /// SVG by the base name of the picture.
    drawings: BTreeMap<String, String>,
}

/// All of them, by the id of the starting point.
type Blueprints = BTreeMap<String, Blueprint>;

thread_local! {
    /// What was fetched, for the life of the page.
    static LOADED: RefCell<Option<Rc<Blueprints>>> = const { RefCell::new(None) };
}

/// Why a starting point does not become a design. Each prints as a sentence for the person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum BlueprintError {
    /// The file did not come, or there is no such starting point in it.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The browser cannot draw.
    #[error(transparent)]
    Picture(#[from] PictureError),
}

/// Makes a design of a starting point, with its pictures as PNG files.
///
/// # Errors
/// [`BlueprintError`]
pub(crate) async fn design_of(starter: &str, id: DesignId) -> Result<Design, BlueprintError> {
    let all = load().await?;
    let blueprint = all.get(starter).ok_or(LoadError)?;
    let document = blueprint.document();
    let files = draw(blueprint.drawings.clone(), style_of(&document)).await?;
    Ok(Design { files: Rc::new(files), ..Design::new(id, document, Vec::new()) })
}

/// Fetches what designs are made of, before the first is wanted; what fails here is told then.
///
/// # Errors
/// [`ModuleError`]
#[wasm_split(canvas, fallible, return_wrapper(let work = _; { work?.await } -> Result<(), ModuleError>))]
pub(crate) fn prepare() -> Result<Work<Result<(), ModuleError>>, ModuleError> {
    Ok(Box::pin(async { load().await.map(drop).map_err(|_| ModuleError) }))
}

async fn load() -> Result<Rc<Blueprints>, LoadError> {
    if let Some(loaded) = LOADED.with_borrow(Clone::clone) {
        return Ok(loaded);
    }
    let loaded: Blueprints = serde_json::from_str(&fetch("designs").await?).map_err(|_| LoadError)?;
    let loaded = Rc::new(loaded);
    LOADED.with_borrow_mut(|all| *all = Some(Rc::clone(&loaded)));
    Ok(loaded)
}

impl Blueprint {
    fn document(&self) -> Document {
        // All documents are checked by a test.
        Document::parse(self.pass.as_bytes()).unwrap_or_default()
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

#[cfg(test)]
mod tests;
