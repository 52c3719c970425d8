//! The drawn card as data: what stands where on the front of a pass, in a space of 358 x 503 units.
//!
//! In scope: which fields show, rows, fitted text sizes, picture boxes, barcode boxes, what a click edits. Out of scope: pixels. The
//! editor, the landing page and the tests all draw the same [`Card`] (see [`svg`]) and so lay out alike. Text is measured by whoever
//! draws, see [`MeasureText`].
//! Source: measurements of iPhone screenshots (README, "How the card is laid out"), Apple's field counts for each style.

use std::collections::BTreeMap;

use crate::document::Document;
use crate::images::{ImageKind, Scale, inspect_png, parse_name};
use crate::pass::{BarcodeFormat, Color, Look, TransitType};
use crate::sentence::Sentence;
use crate::strings::language::{Translations, translated_files};
use crate::time::Timestamp;

mod actions;
pub mod back;
pub mod barcode;
mod barcode_box;
mod boarding;
mod classic;
mod describe;
pub mod estimate;
mod event;
pub mod format;
mod header;
pub mod links;
pub mod lock;
mod metrics;
mod outline;
mod phone;
mod pictures;
mod poster;
mod poster_generic;
mod regions;
mod rows;
mod sample;
mod sheet;
pub mod svg;
mod transit;
pub mod warnings;
pub mod watch;

pub use actions::ActionCard;
pub use estimate::EstimatedWidths;
pub use phone::IosVersion;
pub use regions::{Part, Region, Target};
pub use sample::Sample;

/// The width of the card in units; one unit is one point on a 390 point wide iPhone.
pub const CARD_WIDTH: f64 = 358.0;
/// The height of the card in units, but of posters.
pub const CARD_HEIGHT: f64 = 503.0;
/// The height of a poster in units: that of its artwork. Inferred, not measured.
pub const POSTER_HEIGHT: f64 = 448.0;
/// What shows of a card that lies in the stack below others, from the top, in units.
pub const STACKED_HEIGHT: f64 = 60.0;

/// The height of a line box for each unit of text size, as in San Francisco.
pub const LINE_HEIGHT: f64 = 1.193;
/// From the top of the line box to the top of a capital letter, for each unit of text size.
pub const CAP_TOP: f64 = 0.247;
/// The height of a capital letter for each unit of text size.
pub const CAP_HEIGHT: f64 = 0.705;
/// From the top of the line box to the base line, for each unit of text size.
pub const BASELINE: f64 = CAP_TOP + CAP_HEIGHT;
/// What labels are spaced out by after each letter, in units.
pub const LABEL_TRACKING: f64 = 0.5;

/// How heavy a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 300
    Light,
    /// 400
    Regular,
    /// 600
    Semibold,
    /// 700
    Bold,
}

impl Weight {
    /// The number that CSS and SVG know.
    #[must_use]
    pub const fn number(self) -> u16 {
        match self {
            Self::Light => 300,
            Self::Regular => 400,
            Self::Semibold => 600,
            Self::Bold => 700,
        }
    }
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

impl Rect {
    /// A box by its corner and size.
    #[must_use]
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }

    /// The right edge.
    #[must_use]
    pub fn right(self) -> f64 {
        self.x + self.width
    }

    /// The lower edge.
    #[must_use]
    pub fn bottom(self) -> f64 {
        self.y + self.height
    }

    /// The smallest box around both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Self {
            x,
            y,
            width: self.right().max(other.right()) - x,
            height: self.bottom().max(other.bottom()) - y,
        }
    }
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

/// The size of a picture in points: its pixels divided by its scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PictureSize {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// Says which pictures a pass has; the pictures themselves are with whoever draws.
pub trait Pictures {
    /// The size of a picture, or `None` when the pass has none of this kind.
    fn size(&self, kind: ImageKind) -> Option<PictureSize>;
}

/// The sizes of a pass's pictures, read from its files.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PictureSizes(BTreeMap<&'static str, PictureSize>);

impl PictureSizes {
    /// Reads the picture headers among some files; the sharpest usable file of each kind counts.
    #[must_use]
    pub fn from_files<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Self {
        let mut best: BTreeMap<&'static str, (Scale, PictureSize)> = BTreeMap::new();
        for (name, bytes) in files {
            let (Some((kind, scale)), Ok(pixels)) = (parse_name(name), inspect_png(bytes)) else { continue };
            let points = |pixels: u32| f64::from(pixels) / f64::from(scale.factor());
            let size = PictureSize { width: points(pixels.width), height: points(pixels.height) };
            let known = best.entry(kind.base_name()).or_insert((scale, size));
            if scale >= known.0 {
                *known = (scale, size);
            }
        }
        Self(best.into_iter().map(|(name, (_, size))| (name, size)).collect())
    }

    /// As [`Self::from_files`], with the pictures that a phone in one language shows.
    #[must_use]
    pub fn in_language<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a [u8])> + Clone,
        language: Option<&str>,
    ) -> Self {
        Self::from_files(translated_files(files, language))
    }

    /// The same sizes with one more picture.
    #[must_use]
    pub fn with(mut self, kind: ImageKind, size: PictureSize) -> Self {
        self.0.insert(kind.base_name(), size);
        self
    }
}

impl Pictures for PictureSizes {
    fn size(&self, kind: ImageKind) -> Option<PictureSize> {
        self.0.get(kind.base_name()).copied()
    }
}

/// How to lay out.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// Offer places for what is not there yet, as the editor does.
    pub edit: bool,
    /// The present, which decides whether the pass has expired and what "today" is.
    pub now: Timestamp,
    /// The phone, which knows some looks, keys and barcodes and others not.
    pub ios: IosVersion,
    /// The texts of the phone's language; none: as they stand in the document.
    pub words: Option<&'a Translations>,
    /// What the fields say.
    pub sample: Sample,
}

impl Options<'_> {
    /// As the newest iPhone shows it, as it stands in the document.
    #[must_use]
    pub const fn new(now: Timestamp) -> Self {
        Self { edit: false, now, ios: IosVersion::NEWEST, words: None, sample: Sample::AsTyped }
    }
}

/// What a text is on the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The name of a field.
    Label,
    /// What a field says.
    Value,
    /// Beside the logo.
    LogoText,
    /// Below the barcode.
    BarcodeText,
}

/// One line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The line box; the base line is [`BASELINE`] times the size below its top.
    pub rect: Rect,
    /// What is written, after formatting and cutting off.
    pub text: String,
    /// The size in units.
    pub size: f64,
    /// How heavy.
    pub weight: Weight,
    /// Added after each letter, in units.
    pub tracking: f64,
    /// Where in the box.
    pub align: Align,
    /// What it is.
    pub role: Role,
    /// Its colour.
    pub color: Color,
    /// JSON pointer of the text in the document.
    pub pointer: String,
    /// Whether an iPhone cuts it off, and the drawn text ends in an ellipsis.
    pub cut_off: bool,
}

/// How a picture fills its box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// The whole picture shows.
    Contain,
    /// The picture fills the box and is cropped.
    Cover,
    /// As [`Fit::Cover`], enlarged and blurred: the background of an event ticket.
    Blurred,
}

/// A picture on the card.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Picture {
    /// Which one.
    pub kind: ImageKind,
    /// Where.
    pub rect: Rect,
    /// How.
    pub fit: Fit,
}

/// The barcode and its white box.
#[derive(Debug, Clone, PartialEq)]
pub struct BarcodeBox {
    /// The white box.
    pub rect: Rect,
    /// The code itself inside it.
    pub code_rect: Rect,
    /// The symbology.
    pub format: BarcodeFormat,
    /// What a scanner reads.
    pub message: String,
    /// The text below the code.
    pub alt_text: Option<Text>,
    /// The modules to draw, or the sentence that says why there are none.
    pub symbol: Result<barcode::Symbol, barcode::BarcodeError>,
    /// JSON pointer of the barcode.
    pub pointer: String,
}

/// The icon between the two primary fields of a boarding pass.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TransitIcon {
    /// Which kind of transport.
    pub kind: TransitType,
    /// Where.
    pub rect: Rect,
}

/// Whether the pass is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is.
    Active,
    /// `voided` is set.
    Voided,
    /// `expirationDate` has passed.
    Expired,
}

/// What lies over the artwork of a poster so that its texts can be read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Veil {
    /// Whether the top is darkened.
    pub has_header: bool,
    /// Where the lowest texts begin, in units from the top; from a little above, the picture is darkened.
    pub text_from: f64,
    /// Where the blurred foot begins, in units from the top.
    pub foot_from: f64,
    /// The colour of the foot, when the pass has one.
    pub foot_color: Option<Color>,
}

/// The front of a pass, ready to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Decides the outline.
    pub look: Look,
    /// In units; the width is always [`CARD_WIDTH`].
    pub height: f64,
    /// The colours.
    pub colors: Colors,
    /// All texts but the one below the barcode.
    pub texts: Vec<Text>,
    /// All pictures, from back to front.
    pub pictures: Vec<Picture>,
    /// Over the pictures of a poster.
    pub veil: Option<Veil>,
    /// The barcode.
    pub barcode: Option<BarcodeBox>,
    /// The icon of a boarding pass.
    pub transit: Option<TransitIcon>,
    /// Places to click on, in reading order; the empty ones only with [`Options::edit`].
    pub regions: Vec<Region>,
    /// JSON pointers of the fields that an iPhone does not show on the front of this style.
    pub hidden: Vec<String>,
    /// The cards of actions below the pass.
    pub actions: Vec<ActionCard>,
    /// What this iOS version does with the pass that its author might not expect, in sentences.
    pub notes: Vec<Sentence>,
    /// Whether the pass is good.
    pub state: State,
    /// The card in words, for screen readers.
    pub description: String,
}

impl Card {
    /// The JSON pointers of the texts that are cut off.
    pub fn cut_off(&self) -> impl Iterator<Item = &str> {
        let below = self.barcode.iter().filter_map(|code| code.alt_text.as_ref());
        self.texts.iter().chain(below).filter(|text| text.cut_off).map(|text| text.pointer.as_str())
    }
}

/// Lays out the front of a pass in the look that the phone gives it. A document without a style is drawn as `generic`, so that a broken
/// pass still shows something.
#[must_use]
pub fn lay_out(
    document: &Document,
    pictures: &dyn Pictures,
    measure: &dyn MeasureText,
    options: &Options<'_>,
) -> Card {
    let mut sheet = sheet::Sheet::new(document, pictures, measure, options);
    match sheet.card.look {
        Look::Classic(style) => sheet.classic(style),
        Look::PosterEventTicket => sheet.event(),
        Look::SemanticBoardingPass => sheet.semantic_boarding(),
        Look::PosterGeneric => sheet.poster_generic(),
    }
    sheet.finished()
}

#[cfg(test)]
mod newer_tests;
#[cfg(test)]
mod tests;
