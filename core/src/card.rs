//! The drawn card as data: what stands where on the front of a pass, in a space of 358 x 503 units.
//!
//! In scope: which fields show, rows, fitted text sizes, picture boxes, barcode boxes. Out of scope: drawing; the editor makes HTML of it,
//! the landing page SVG, the tests numbers, and all three lay out alike. Text is measured by whoever draws, see [`MeasureText`].
//! Source: measurements of iPhone screenshots (README, "How the card is laid out").

use crate::pass::Color;

pub mod barcode;

/// The width of the card in units; one unit is one point on a 390 point wide iPhone.
pub const CARD_WIDTH: f64 = 358.0;
/// The height of the card in units.
pub const CARD_HEIGHT: f64 = 503.0;

/// How heavy a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 300
    Light,
    /// 400
    Regular,
    /// 600
    Semibold,
}

/// Measures text in the font in which the card will be drawn.
pub trait MeasureText {
    /// The advance width of a text in units, at a size in units.
    fn width(&self, text: &str, size: f64, weight: Weight) -> f64;
}

/// A box in card units, from the top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// From the left edge.
    pub x: f64,
    /// From the top edge.
    pub y: f64,
    /// To the right.
    pub width: f64,
    /// Down.
    pub height: f64,
}

/// Where a text stands inside its box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

/// The colours of the card, after Wallet's defaults were filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colors {
    /// Behind everything.
    pub background: Color,
    /// Values.
    pub foreground: Color,
    /// Labels.
    pub label: Color,
}
