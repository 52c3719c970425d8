//! The card as SVG: one drawing for the editor, the landing page and the tests.
//!
//! In scope: shapes and texts of a [`Card`]. Out of scope: where pictures come from; the caller gives an address for each. No style
//! attribute and no script is ever written, so that the strictest content security policy admits it.

use super::{
    Align, BASELINE, BarcodeBox, CARD_WIDTH, Card, Fit, Picture, Rect, Role, State, Text,
    metrics::BARCODE_BOX_RADIUS, outline, transit,
};
use crate::images::ImageKind;
use crate::pass::Color;

mod direction;
mod element;
mod veil;
mod watch;

pub use element::{Element, Node};
pub use watch::draw_watch;

/// The fonts of the card: the phone's own where there is one, else Inter, which is close to it.
pub const FONT_STACK: &str = "-apple-system, BlinkMacSystemFont, 'SF Pro Text', 'Passwright Inter', Inter, 'Helvetica Neue', Arial, sans-serif";

/// How far the light at the top of the card reaches.
const SHEEN_HEIGHT: f64 = 49.0;
/// How much brighter the top is.
const SHEEN: f64 = 1.045;
/// The blur of an event ticket's background.
const BACKGROUND_BLUR: f64 = 17.0;
/// How much that background is enlarged.
const BACKGROUND_SCALE: f64 = 1.15;

/// What a drawing needs besides the card.
#[derive(Clone, Copy)]
pub struct Drawing<'a> {
    /// Begins every id; must be unique on the page.
    pub id_prefix: &'a str,
    /// The address of each picture; a picture without one is left out.
    pub address_of: &'a dyn Fn(ImageKind) -> Option<String>,
    /// Whether the drawing is hidden from screen readers because something else tells what it shows.
    pub decorative: bool,
}

/// Draws a card.
#[must_use]
pub fn draw(card: &Card, drawing: &Drawing<'_>) -> Element {
    let id = |name: &str| format!("{}-{name}", drawing.id_prefix);
    let outline = outline::path_data(card.look, card.height);
    let is_art = |picture: &&Picture| card.veil.is_some() && picture.fit == Fit::Cover;
    let art = card.pictures.iter().find(is_art).and_then(|picture| image(picture, drawing, ""));
    let has_art = art.is_some();
    let others = card.pictures.iter().filter(|picture| !is_art(picture));
    let face = Element::new("g")
        .with("clip-path", format!("url(#{})", id("outline")))
        .child(background(card, &id("sheen")))
        .children(art.map(|art| art.with("id", id("art"))))
        .children(card.veil.iter().flat_map(|veil| veil::draw(veil, card.height, has_art, &id)))
        .children(others.filter_map(|picture| image(picture, drawing, &id("blur"))))
        .children(card.transit.map(|icon| transit_icon(card.colors.label, icon)))
        .children(card.texts.iter().map(text))
        .children(card.barcode.iter().map(|code| barcode_box(code, card.state)))
        .children(state_badge(card))
        .child(hairline(&outline));
    let root = Element::new("svg")
        .with("xmlns", "http://www.w3.org/2000/svg")
        .with("viewBox", format!("0 0 {CARD_WIDTH} {}", card.height))
        .with("font-family", FONT_STACK)
        // Places are laid out from left to right, whatever the page around.
        .with("direction", "ltr")
        .with("data-style", card.look.key());
    let root = if drawing.decorative {
        root.with("aria-hidden", "true").with("focusable", "false")
    } else {
        root.with("role", "img").with("aria-label", &card.description)
    };
    root.child(definitions(card, &outline, &id)).child(face)
}

fn definitions(card: &Card, outline: &str, id: &dyn Fn(&str) -> String) -> Element {
    let clip =
        Element::new("clipPath").with("id", id("outline")).child(Element::new("path").with("d", outline));
    let stop = |offset: f64, color: Color| {
        Element::new("stop").at("offset", offset).with("stop-color", color.to_hex())
    };
    let base = card.colors.background;
    let sheen = Element::new("linearGradient")
        .with("id", id("sheen"))
        .with("gradientUnits", "userSpaceOnUse")
        .with("x1", 0)
        .with("x2", 0)
        .with("y1", 0)
        .at("y2", SHEEN_HEIGHT)
        .child(stop(0.0, brightened(base)))
        .child(stop(1.0, base));
    let blur = Element::new("filter")
        .with("id", id("blur"))
        .with("color-interpolation-filters", "sRGB")
        .child(Element::new("feGaussianBlur").at("stdDeviation", BACKGROUND_BLUR));
    let has_blur = card.pictures.iter().any(|picture| picture.fit == Fit::Blurred);
    let veil = card.veil.iter().flat_map(|veil| veil::definitions(veil, card.height, id));
    Element::new("defs").child(clip).child(sheen).children(has_blur.then_some(blur)).children(veil)
}

fn brightened(color: Color) -> Color {
    let channel = |value: u8| (f64::from(value) * SHEEN).round().min(255.0) as u8;
    Color { red: channel(color.red), green: channel(color.green), blue: channel(color.blue) }
}

fn background(card: &Card, sheen: &str) -> Element {
    // The light lies on the colour itself; event tickets, coupons and the rest share it.
    boxed("rect", Rect::new(0.0, 0.0, CARD_WIDTH, card.height))
        .with("fill", format!("url(#{sheen})"))
        .with("data-role", "background")
        .with("data-color", card.colors.background.to_hex())
}

fn boxed(name: &'static str, rect: Rect) -> Element {
    Element::new(name).at("x", rect.x).at("y", rect.y).at("width", rect.width).at("height", rect.height)
}

fn image(picture: &Picture, drawing: &Drawing<'_>, blur: &str) -> Option<Element> {
    let address = (drawing.address_of)(picture.kind)?;
    let (rect, ratio) = match picture.fit {
        Fit::Contain => (picture.rect, "xMidYMid meet"),
        Fit::Cover => (picture.rect, "xMidYMid slice"),
        Fit::Blurred => (enlarged(picture.rect), "xMidYMid slice"),
    };
    let image = boxed("image", rect)
        .with("href", address)
        .with("preserveAspectRatio", ratio)
        .with("data-picture", picture.kind.base_name());
    Some(if picture.fit == Fit::Blurred { image.with("filter", format!("url(#{blur})")) } else { image })
}

fn enlarged(rect: Rect) -> Rect {
    let (width, height) = (rect.width * BACKGROUND_SCALE, rect.height * BACKGROUND_SCALE);
    Rect::new(rect.x - (width - rect.width) / 2.0, rect.y - (height - rect.height) / 2.0, width, height)
}

fn transit_icon(color: Color, icon: super::TransitIcon) -> Element {
    let scale = icon.rect.width / 24.0;
    Element::new("path")
        .with("d", transit::path_data(icon.kind))
        .with("fill", color.to_hex())
        .with("fill-rule", "evenodd")
        .with("transform", format!("translate({} {}) scale({scale:.4})", icon.rect.x, icon.rect.y))
        .with("data-role", "transit")
}

fn text(text: &Text) -> Element {
    let runs_left = direction::runs_left(&text.text);
    let (x, anchor) = match (text.align, runs_left) {
        // Where a text begins that runs to the left is its right end.
        (Align::Left, false) => (text.rect.x, "start"),
        (Align::Left, true) => (text.rect.x, "end"),
        (Align::Center, _) => (text.rect.x + text.rect.width / 2.0, "middle"),
        (Align::Right, false) => (text.rect.right(), "end"),
        (Align::Right, true) => (text.rect.right(), "start"),
    };
    let role = match text.role {
        Role::Label => "label",
        Role::Value => "value",
        Role::LogoText => "logo-text",
        Role::BarcodeText => "barcode-text",
    };
    let element = Element::new("text")
        .at("x", x)
        .at("y", text.rect.y + text.size * BASELINE)
        .at("font-size", text.size)
        .with("font-weight", text.weight.number())
        .with("text-anchor", anchor)
        .with("fill", text.color.to_hex())
        .with("data-role", role)
        .with("data-pointer", &text.pointer);
    let element = if text.tracking > 0.0 { element.at("letter-spacing", text.tracking) } else { element };
    let element = if text.cut_off { element.with("data-cut-off", "true") } else { element };
    let element = if runs_left { element.with("direction", "rtl") } else { element };
    element.text(&text.text)
}

fn barcode_box(code: &BarcodeBox, state: State) -> Element {
    let group = Element::new("g")
        .with("data-role", "barcode")
        .with("data-format", code.format.as_str())
        .child(boxed("rect", code.rect).with("fill", "#ffffff").at("rx", BARCODE_BOX_RADIUS));
    let group = match &code.symbol {
        Ok(symbol) => group.child(code_path(symbol, code.code_rect, state)),
        Err(_) => group.child(nothing_to_scan(code.code_rect)),
    };
    group.children(code.alt_text.iter().map(text))
}

fn code_path(symbol: &super::barcode::Symbol, rect: Rect, state: State) -> Element {
    let (sx, sy) = (rect.width / symbol.width().max(1) as f64, rect.height / symbol.height().max(1) as f64);
    let (x, y) = (element::number(rect.x), element::number(rect.y));
    let dim = if state == State::Active { "1" } else { "0.2" };
    Element::new("path")
        .with("d", symbol.path_data())
        .with("transform", format!("translate({x} {y}) scale({sx:.6} {sy:.6})"))
        .with("fill", "#000000")
        .with("opacity", dim)
        .with("shape-rendering", "crispEdges")
        .with("data-role", "code")
}

/// A crossed-out place where the code cannot be drawn.
fn nothing_to_scan(rect: Rect) -> Element {
    let d = format!(
        "M{} {}H{}V{}H{}ZM{0} {1}L{2} {3}M{0} {3}L{2} {1}",
        element::number(rect.x),
        element::number(rect.y),
        element::number(rect.right()),
        element::number(rect.bottom()),
        element::number(rect.x),
    );
    Element::new("path")
        .with("d", d)
        .with("fill", "none")
        .with("stroke", "#c7c7cc")
        .with("stroke-width", 1)
        .with("data-role", "no-code")
}

/// What stands over the code of a pass that is not good any more.
fn state_badge(card: &Card) -> Option<Element> {
    let word = match card.state {
        State::Active => return None,
        State::Voided => "Voided",
        State::Expired => "Expired",
    };
    let place = card.barcode.as_ref().map_or(Rect::new(0.0, 440.0, CARD_WIDTH, 40.0), |code| code.code_rect);
    let (x, y) = (place.x + place.width / 2.0, place.y + place.height / 2.0);
    let pill = Rect::new(x - 46.0, y - 15.0, 92.0, 30.0);
    let name = Element::new("text")
        .at("x", x)
        .at("y", y + 15.0 * super::CAP_HEIGHT / 2.0)
        .at("font-size", 15.0)
        .with("font-weight", 600)
        .with("text-anchor", "middle")
        .with("fill", "#ffffff")
        .text(word);
    let pill = boxed("rect", pill).at("rx", 15.0).with("fill", "#3a3a3c");
    Some(Element::new("g").with("data-role", "state").child(pill).child(name))
}

/// A line of one unit along the inside of the edge; the outer half of the stroke is clipped.
fn hairline(outline: &str) -> Element {
    Element::new("path")
        .with("d", outline)
        .with("fill", "none")
        .with("stroke", "#000000")
        .with("stroke-opacity", "0.17")
        .with("stroke-width", 2)
}
