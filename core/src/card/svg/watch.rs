//! The column of Apple Watch as SVG.

use super::{Drawing, Element, FONT_STACK, boxed, code_path, image, nothing_to_scan, text};
use crate::card::watch::WatchFace;
use crate::card::{BarcodeBox, Rect, State, barcode};

/// The radius of the white box of the code.
const CODE_RADIUS: f64 = 10.0;

/// Draws the whole column; the screen of the watch shows a part of it.
#[must_use]
pub fn draw_watch(face: &WatchFace, drawing: &Drawing<'_>) -> Element {
    let (width, _) = face.size.points();
    let ground = boxed("rect", Rect::new(0.0, 0.0, width, face.height));
    let root = Element::new("svg")
        .with("xmlns", "http://www.w3.org/2000/svg")
        .with("viewBox", format!("0 0 {width} {}", super::element::number(face.height)))
        .with("font-family", FONT_STACK)
        .with("data-watch", face.size.name());
    let root = if drawing.decorative {
        root.with("aria-hidden", "true").with("focusable", "false")
    } else {
        root.with("role", "img").with("aria-label", &face.description)
    };
    root.child(ground.with("fill", face.colors.background.to_hex()))
        .children(face.pictures.iter().filter_map(|picture| image(picture, drawing, "")))
        .children(face.texts.iter().map(text))
        .children(face.barcode.iter().map(|code| code_box(code, face.is_turned, face.state)))
}

fn code_box(code: &BarcodeBox, is_turned: bool, state: State) -> Element {
    let group = Element::new("g")
        .with("data-role", "barcode")
        .with("data-format", code.format.as_str())
        .child(boxed("rect", code.rect).with("fill", "#ffffff").at("rx", CODE_RADIUS));
    match &code.symbol {
        Ok(symbol) if is_turned => group.child(turned(symbol, code.code_rect, state)),
        Ok(symbol) => group.child(code_path(symbol, code.code_rect, state)),
        Err(_) => group.child(nothing_to_scan(code.code_rect)),
    }
}

/// The code, turned by a quarter into its upright box.
fn turned(symbol: &barcode::Symbol, rect: Rect, state: State) -> Element {
    let lying = Rect::new(0.0, 0.0, rect.height, rect.width);
    let place = format!("translate({:.2} {:.2}) rotate(90)", rect.right(), rect.y);
    Element::new("g").with("transform", place).child(code_path(symbol, lying, state))
}
