//! The white box of the barcode: how large the code is, and where.
//!
//! Modules are whole pixels on a phone with three pixels a point, so that scanners see even bars.

use super::metrics::{ALT_TEXT_SIZE, PIXELS_PER_UNIT, square, wide};
use super::rows::shorten;
use super::{
    Align, BarcodeBox, CAP_HEIGHT, CAP_TOP, CARD_WIDTH, LINE_HEIGHT, MeasureText, Rect, Role, Text, Weight,
    barcode, format,
};
use crate::pass::{Barcode, BarcodeFormat, Color};

/// From the edge of the box to its text.
const TEXT_INSET: f64 = 8.0;

/// Sizes of a box before it is placed.
struct Shape {
    code: (f64, f64),
    code_top: f64,
    width: f64,
    height: f64,
    bottom: f64,
}

/// The card below a barcode.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ground {
    /// The card's height.
    pub height: f64,
    /// Boarding passes have smaller codes.
    pub is_boarding: bool,
}

/// Lays out a barcode of a known format at the foot of the card.
pub(super) fn lay_out(
    code: &Barcode<'_>,
    format: BarcodeFormat,
    ground: Ground,
    measure: &dyn MeasureText,
) -> BarcodeBox {
    let message = code.message().unwrap_or_default();
    let encoding = code.text("messageEncoding").unwrap_or_default();
    let symbol = barcode::encode(format, message, encoding);
    let alt_text = format::one_line(code.text("altText").unwrap_or_default());
    let text_width = measure.width(&alt_text, ALT_TEXT_SIZE, Weight::Regular);
    let shape = match format {
        BarcodeFormat::Qr | BarcodeFormat::Aztec => square_shape(ground, symbol.as_ref().ok(), text_width),
        BarcodeFormat::Pdf417 => pdf417_shape(symbol.as_ref().ok(), text_width),
        _ => bars_shape(symbol.as_ref().ok(), text_width),
    };
    let x = (CARD_WIDTH - shape.width) / 2.0;
    let rect = Rect::new(x, ground.height - shape.bottom - shape.height, shape.width, shape.height);
    let code_rect = Rect::new(
        on_pixel((CARD_WIDTH - shape.code.0) / 2.0),
        on_pixel(rect.y + shape.code_top),
        shape.code.0,
        shape.code.1,
    );
    let alt_text =
        (!alt_text.is_empty()).then(|| text_below(&alt_text, rect, code_rect, code.pointer(), measure));
    BarcodeBox {
        rect,
        code_rect,
        format,
        message: message.to_owned(),
        alt_text,
        symbol,
        pointer: code.pointer().to_owned(),
    }
}

/// The box of a square code that is not there yet.
pub(super) fn empty_place(card_height: f64) -> Rect {
    let x = (CARD_WIDTH - square::BOX) / 2.0;
    Rect::new(x, card_height - square::BOTTOM - square::BOX, square::BOX, square::BOX)
}

fn square_shape(ground: Ground, symbol: Option<&barcode::Symbol>, text_width: f64) -> Shape {
    let max = if ground.is_boarding { square::BOARDING_CODE_MAX } else { square::CODE_MAX };
    let code = symbol.map_or(max, |symbol| square_width(symbol.width()).min(snapped(symbol.width(), max)));
    let width = square::BOX;
    let text = if text_width > 0.0 { square::TEXT_HEIGHT } else { 0.0 };
    Shape {
        code: (code, code),
        code_top: (width - code) / 2.0,
        // A box with text is at most a little wider than one without; long texts end in an ellipsis.
        width: width.max((text_width + 2.0 * TEXT_INSET).min(square::BOX + 6.0)),
        height: width + text,
        bottom: square::BOTTOM,
    }
}

fn pdf417_shape(symbol: Option<&barcode::Symbol>, text_width: f64) -> Shape {
    let (max_width, height) = wide::PDF417;
    let code = symbol.map_or(max_width, |symbol| snapped(symbol.width(), max_width));
    let below = if text_width > 0.0 { wide::PDF417_TEXT_HEIGHT } else { wide::PDF417_TOP };
    Shape {
        code: (code, height),
        code_top: wide::PDF417_TOP,
        width: wide_box(code, text_width).max(wide::PDF417_BOX_MIN_WIDTH),
        height: wide::PDF417_TOP + height + below,
        bottom: wide::BOTTOM,
    }
}

fn bars_shape(symbol: Option<&barcode::Symbol>, text_width: f64) -> Shape {
    let (max_width, height) = wide::BARS;
    let code = symbol.map_or(max_width, |symbol| bars_width(symbol.width()));
    let below = if text_width > 0.0 { wide::BARS_TEXT_HEIGHT } else { wide::BARS_TOP };
    Shape {
        code: (code, height),
        code_top: wide::BARS_TOP,
        width: wide_box(code, text_width),
        height: wide::BARS_TOP + height + below,
        bottom: wide::BOTTOM,
    }
}

/// The width of a square code that fills the box together with its quiet zone; the pixels of each module are rounded up or down.
fn square_width(modules: usize) -> f64 {
    let count = modules.max(1) as f64;
    let pixels = (square::BOX * PIXELS_PER_UNIT / (count + 2.0 * square::QUIET_ZONE_MODULES)).round();
    pixels * count / PIXELS_PER_UNIT
}

/// The width of bars: as large as usual, with room for the quiet zones, and at least two pixels for each module if there is any way.
fn bars_width(modules: usize) -> f64 {
    let count = modules as f64;
    let with_quiet_zones = wide::BOX_MIN_WIDTH * count / (count + 2.0 * wide::QUIET_ZONE_MODULES);
    let usual = snapped(modules, wide::BARS.0.min(with_quiet_zones));
    let two_pixels = 2.0 * count / PIXELS_PER_UNIT;
    if usual >= two_pixels { usual } else { snapped(modules, two_pixels.min(wide::BARS_MAX_WIDTH)) }
}

fn wide_box(code: f64, text_width: f64) -> f64 {
    let for_text = (text_width + 2.0 * TEXT_INSET).min(wide::BOX_TEXT_MAX_WIDTH);
    (code + 2.0 * wide::PADDING).max(wide::BOX_MIN_WIDTH).max(for_text)
}

/// The largest width not above `max` at which each module has a whole number of pixels; `max` when there are more modules than pixels.
fn snapped(modules: usize, max: f64) -> f64 {
    let modules = modules.max(1) as f64;
    let pixels = (max * PIXELS_PER_UNIT / modules).floor();
    if pixels < 1.0 { max } else { pixels * modules / PIXELS_PER_UNIT }
}

/// The nearest whole unit, which is a pixel on every screen that shows the card in its real size or larger by a whole number.
fn on_pixel(at: f64) -> f64 {
    at.round()
}

fn text_below(text: &str, rect: Rect, code: Rect, pointer: &str, measure: &dyn MeasureText) -> Text {
    let room = rect.width - 2.0 * TEXT_INSET;
    let line = shorten(text, room, |text| measure.width(text, ALT_TEXT_SIZE, Weight::Regular));
    // Capitals in the middle between code and lower edge.
    let cap_center = (code.bottom() + rect.bottom()) / 2.0;
    let top = cap_center - ALT_TEXT_SIZE * (CAP_TOP + CAP_HEIGHT / 2.0);
    Text {
        rect: Rect::new(rect.x + TEXT_INSET, top, room, ALT_TEXT_SIZE * LINE_HEIGHT),
        text: line.text,
        size: ALT_TEXT_SIZE,
        weight: Weight::Regular,
        tracking: 0.0,
        align: Align::Center,
        role: Role::BarcodeText,
        color: Color::BLACK,
        pointer: format!("{pointer}/altText"),
        cut_off: line.cut_off,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_the_measured_sizes() {
        // Modules, and the width found on screenshots.
        for (modules, width) in [(21, 126.0), (29, 135.33), (33, 132.0)] {
            assert!((square_width(modules) - width).abs() < 0.01, "{modules} modules");
        }
    }

    #[test]
    fn a_code_with_more_modules_than_pixels_still_fits() {
        assert_eq!(snapped(2000, 227.0), 227.0);
    }
}
