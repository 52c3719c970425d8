//! The places on the card that a person can point at.

use super::classic::Sheet;
use super::{CARD_HEIGHT, CARD_WIDTH, Part, Rect, Region, Target, Text};

impl Region {
    /// The least width and height of a place, so that it can be hit (WCAG 2.2, 2.5.8).
    pub const MIN_SIZE: f64 = 24.0;
}

impl Sheet<'_> {
    /// Adds a place, made large enough to be hit and kept on the card.
    pub(super) fn region(&mut self, rect: Rect, target: Target, name: String, parts: Vec<Part>) {
        let rect = reachable(rect);
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

fn reachable(rect: Rect) -> Rect {
    let width = rect.width.clamp(Region::MIN_SIZE, CARD_WIDTH);
    let height = rect.height.clamp(Region::MIN_SIZE, CARD_HEIGHT);
    let x = (rect.x - (width - rect.width) / 2.0).clamp(0.0, CARD_WIDTH - width);
    let y = (rect.y - (height - rect.height) / 2.0).clamp(0.0, CARD_HEIGHT - height);
    Rect::new(x, y, width, height)
}
