//! What makes texts readable on a poster: the top darkened, and at the foot the same artwork blurred.
//!
//! The foot shows the artwork a second time by reference, so that no picture is in a page twice.

use super::Element;
use crate::card::{CARD_WIDTH, Rect, Veil};

/// How far the darkened top reaches.
const HEADER_HEIGHT: f64 = 110.0;
const HEADER_OPACITY: f64 = 0.5;
/// From where above the texts the picture is darkened, and how much where they end.
const SHADE_REACH: f64 = 70.0;
const SHADE_OPACITY: f64 = 0.55;
/// Over which the foot fades in.
const FADE: f64 = 56.0;
/// The blur of the foot.
const BLUR: f64 = 14.0;
/// The foot without a colour of its own is darkened this much, so that white text reads on any picture.
const FOOT_OPACITY: f64 = 0.5;
/// As above, with a colour.
const FOOT_COLOR_OPACITY: f64 = 0.82;

/// Gradients, filter and mask.
pub(super) fn definitions(veil: &Veil, height: f64, id: &dyn Fn(&str) -> String) -> Vec<Element> {
    let stop = |offset: f64, color: &str, opacity: f64| {
        Element::new("stop").at("offset", offset).with("stop-color", color).at("stop-opacity", opacity)
    };
    let gradient = |name: &str, from: f64, to: f64| {
        Element::new("linearGradient")
            .with("id", id(name))
            .with("gradientUnits", "userSpaceOnUse")
            .with("x1", 0)
            .with("x2", 0)
            .at("y1", from)
            .at("y2", to)
    };
    let header = gradient("top", 0.0, HEADER_HEIGHT)
        .child(stop(0.0, "#000000", HEADER_OPACITY))
        .child(stop(1.0, "#000000", 0.0));
    let shade = gradient("shade", veil.text_from - SHADE_REACH, veil.foot_from)
        .child(stop(0.0, "#000000", 0.0))
        .child(stop(1.0, "#000000", SHADE_OPACITY));
    let from = veil.foot_from - FADE / 2.0;
    let fade =
        gradient("fade", from, from + FADE).child(stop(0.0, "#ffffff", 0.0)).child(stop(1.0, "#ffffff", 1.0));
    let area = foot(veil, height);
    let mask = super::boxed("mask", area)
        .with("id", id("foot"))
        .with("maskUnits", "userSpaceOnUse")
        .child(super::boxed("rect", area).with("fill", format!("url(#{})", id("fade"))));
    let blur = Element::new("filter")
        .with("id", id("frost"))
        .with("color-interpolation-filters", "sRGB")
        .child(Element::new("feGaussianBlur").at("stdDeviation", BLUR).with("edgeMode", "duplicate"));
    vec![header, shade, fade, mask, blur]
}

/// The layers above the artwork.
pub(super) fn draw(veil: &Veil, height: f64, has_art: bool, id: &dyn Fn(&str) -> String) -> Vec<Element> {
    let mut layers = Vec::new();
    if !has_art {
        return layers;
    }
    let (color, opacity) = match veil.foot_color {
        Some(color) => (color.to_hex(), FOOT_COLOR_OPACITY),
        None => ("#000000".to_owned(), FOOT_OPACITY),
    };
    let from = veil.text_from - SHADE_REACH;
    let shaded = super::boxed("rect", Rect::new(0.0, from, CARD_WIDTH, height - from));
    layers.push(shaded.with("fill", format!("url(#{})", id("shade"))).with("data-role", "shade"));
    let blurred = Element::new("use")
        .with("href", format!("#{}", id("art")))
        .with("filter", format!("url(#{})", id("frost")));
    let tint = super::boxed("rect", foot(veil, height)).with("fill", color).at("fill-opacity", opacity);
    let foot = Element::new("g").with("mask", format!("url(#{})", id("foot"))).with("data-role", "foot");
    layers.push(foot.child(blurred).child(tint));
    if veil.has_header {
        let top = Rect::new(0.0, 0.0, CARD_WIDTH, HEADER_HEIGHT);
        let shade = super::boxed("rect", top).with("fill", format!("url(#{})", id("top")));
        layers.push(shade.with("data-role", "darkened-header"));
    }
    layers
}

/// Where the foot lies, its fading edge included.
fn foot(veil: &Veil, height: f64) -> Rect {
    let from = veil.foot_from - FADE / 2.0;
    Rect::new(0.0, from, CARD_WIDTH, height - from)
}
