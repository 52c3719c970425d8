//! Measures text with the browser's own canvas, in the font in which the card is drawn.
//!
//! In scope: widths, a cache of them, and noticing that the font has arrived. Out of scope: layout (see `passwright_core::card`).

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use passwright_core::card::{EstimatedWidths, MeasureText, Weight, svg::FONT_STACK};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};
use yew::{hook, use_effect_with, use_state};

/// Text is measured at this size and scaled, so that one measurement serves every size.
const MEASURED_SIZE_PX: f64 = 100.0;

/// The most texts remembered; typing makes new ones all the time.
const MAX_CACHED: usize = 4000;

/// The name under which `card.css` loads the bundled font.
const BUNDLED_FONT: &str = "Passwright Inter";

/// The weights that the card uses.
const WEIGHTS: [Weight; 3] = [Weight::Light, Weight::Regular, Weight::Semibold];

/// Measures with a canvas; without one (which no known browser lacks) by estimate.
#[derive(Debug)]
pub(crate) struct CanvasMeasure {
    context: Option<CanvasRenderingContext2d>,
    cache: RefCell<HashMap<Weight, HashMap<String, f64>>>,
}

impl CanvasMeasure {
    /// Makes a canvas of its own, which is never shown.
    #[must_use]
    pub(crate) fn new() -> Self {
        Self { context: context(), cache: RefCell::default() }
    }

    /// The width at [`MEASURED_SIZE_PX`].
    fn measured(&self, text: &str, weight: Weight) -> Option<f64> {
        if let Some(width) = self.cache.borrow().get(&weight).and_then(|widths| widths.get(text)) {
            return Some(*width);
        }
        let context = self.context.as_ref()?;
        context.set_font(&format!("{} {MEASURED_SIZE_PX}px {FONT_STACK}", weight.number()));
        let width = context.measure_text(text).ok()?.width();
        let mut cache = self.cache.borrow_mut();
        let widths = cache.entry(weight).or_default();
        if widths.len() >= MAX_CACHED {
            widths.clear();
        }
        widths.insert(text.to_owned(), width);
        Some(width)
    }
}

impl Default for CanvasMeasure {
    fn default() -> Self {
        Self::new()
    }
}

impl MeasureText for CanvasMeasure {
    fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
        match self.measured(text, weight) {
            Some(width) => width * size / MEASURED_SIZE_PX,
            None => EstimatedWidths.width(text, size, weight),
        }
    }
}

fn context() -> Option<CanvasRenderingContext2d> {
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

/// The measure for this component; a new one as soon as the bundled font has arrived, so that the card is laid out anew.
#[hook]
pub(crate) fn use_measure() -> Rc<CanvasMeasure> {
    let measure = use_state(|| Rc::new(CanvasMeasure::new()));
    let setter = measure.setter();
    use_effect_with((), move |()| {
        spawn_local(async move {
            if load_font().await {
                setter.set(Rc::new(CanvasMeasure::new()));
            }
        });
    });
    (*measure).clone()
}

/// Waits for the bundled font; `false` when the browser has no font loading or the font is missing.
async fn load_font() -> bool {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return false };
    let fonts = document.fonts();
    let mut loaded = true;
    for weight in WEIGHTS {
        let font = format!("{} 16px '{BUNDLED_FONT}'", weight.number());
        // A text of both files: Latin and Latin Extended.
        loaded &= JsFuture::from(fonts.load_with_text(&font, "aő")).await.is_ok();
    }
    loaded
}
