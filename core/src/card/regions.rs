//! The places on the card that a person can point at.

use super::sheet::Sheet;
use super::{Align, CARD_WIDTH, Rect, Text, Weight};
use crate::images::ImageKind;
use crate::pass::{Color, FieldGroup};

/// What a place on the card stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// The field at a JSON pointer.
    Field(String),
    /// The semantic tag at a JSON pointer, on the looks that show tags.
    Tag(String),
    /// The text beside the logo.
    LogoText,
    /// A picture that is there.
    Picture(ImageKind),
    /// The barcode at a JSON pointer.
    Barcode(String),
    /// A place for a new field of a group.
    AddField(FieldGroup),
    /// A place for the text beside the logo.
    AddLogoText,
    /// A place for a picture.
    AddPicture(ImageKind),
    /// A place for a barcode.
    AddBarcode,
}

impl Target {
    /// Whether it is a place for something that is not there yet.
    #[must_use]
    pub const fn is_empty_place(&self) -> bool {
        matches!(self, Self::AddField(_) | Self::AddLogoText | Self::AddPicture(_) | Self::AddBarcode)
    }
}

/// A text that can be typed over on the card itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// JSON pointer of the text in the document.
    pub pointer: String,
    /// What a person calls it: `label`, `value`, `logo text`, `text below the code`.
    pub name: &'static str,
    /// Where it is drawn.
    pub rect: Rect,
    /// What the document says, before formatting.
    pub raw: String,
    /// The drawn size in units.
    pub size: f64,
    /// The drawn weight.
    pub weight: Weight,
    /// The drawn colour.
    pub color: Color,
    /// The drawn alignment.
    pub align: Align,
}

/// A place to click on, or to reach by keyboard; the list of them is in reading order.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// Where; at least 24 units wide and high.
    pub rect: Rect,
    /// What it stands for.
    pub target: Target,
    /// What a screen reader says, for example `Balance, $21.75`, and what an empty place shows.
    pub name: String,
    /// The texts that can be typed over here; empty for pictures and empty places.
    pub parts: Vec<Part>,
}

impl Region {
    /// The least width and height of a place, so that it can be hit (WCAG 2.2, 2.5.8).
    pub const MIN_SIZE: f64 = 24.0;
}

impl Sheet<'_> {
    /// Adds a place, made large enough to be hit and kept on the card.
    pub(super) fn region(&mut self, rect: Rect, target: Target, name: String, parts: Vec<Part>) {
        let rect = reachable(rect, self.card.height);
        self.card.regions.push(Region { rect, target, name, parts });
    }

    /// Adds a place for something that is not there yet, when editing.
    pub(super) fn empty_place(&mut self, rect: Rect, target: Target, name: &str) {
        if self.options.edit {
            self.region(rect, target, name.to_owned(), Vec::new());
        }
    }

    /// A drawn text as something that can be typed over.
    pub(super) fn part(&self, text: &Text, name: &'static str, raw: &str) -> Part {
        Part {
            pointer: text.pointer.clone(),
            name,
            rect: text.rect,
            raw: raw.to_owned(),
            size: text.size,
            weight: text.weight,
            color: text.color,
            align: text.align,
        }
    }

    /// Takes the places found so far out, to put others before them.
    pub(super) fn take_regions(&mut self) -> Vec<Region> {
        std::mem::take(&mut self.card.regions)
    }

    /// Puts places at the end.
    pub(super) fn put_regions(&mut self, mut regions: Vec<Region>) {
        self.card.regions.append(&mut regions);
    }
}

fn reachable(rect: Rect, card_height: f64) -> Rect {
    let width = rect.width.clamp(Region::MIN_SIZE, CARD_WIDTH);
    let height = rect.height.clamp(Region::MIN_SIZE, card_height);
    let x = (rect.x - (width - rect.width) / 2.0).clamp(0.0, CARD_WIDTH - width);
    let y = (rect.y - (height - rect.height) / 2.0).clamp(0.0, card_height - height);
    Rect::new(x, y, width, height)
}
