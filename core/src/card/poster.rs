//! What the newer looks share: artwork, the logo and facts at their top, rows that are placed from below, facts of tags.
//!
//! Nobody has published measures of these looks; every number here is inferred from Apple's descriptions and picture sizes.
//! Sources: Human Interface Guidelines, "Wallet"; Apple, "Creating a poster generic pass"; WWDC 2024 session 10108, 2026 session 209.

use super::header::logo_words;
use super::metrics::{CONTENT_WIDTH, GAP, HEADER, HEADER_FIELD_MAX_WIDTH, INSET, LABEL_SIZE, Row, ValueLine};
use super::rows::Room;
use super::sheet::{Origin, Sheet, Shown};
use super::{Align, CARD_WIDTH, Fit, LINE_HEIGHT, Picture, Rect, Target, Weight};
use crate::images::ImageKind;
use crate::pass::FieldGroup;

/// The centre of the logo from the top.
const LOGO_CENTER_Y: f64 = 31.0;
/// The largest primary logo (Human Interface Guidelines).
const PRIMARY_LOGO_MAX: (f64, f64) = (126.0, 30.0);
/// What is kept free for the logo, however wide the facts beside it are.
const LOGO_RESERVE: f64 = 110.0;
/// From the capitals of a label to the line box of the value below it.
const LABEL_TO_VALUE: f64 = 8.9;
/// The height of empty places.
const PLACE_HEIGHT: f64 = 34.0;

/// A line of one text, without a label.
pub(super) fn line(top: f64, size: f64, weight: Weight) -> Row {
    Row {
        label_cap_top: top,
        value_line: ValueLine::Top(top),
        max_size: size,
        weight,
        label_size: LABEL_SIZE,
    }
}

/// A row of labels and values; `top` is that of the labels' capitals.
pub(super) fn row(top: f64, size: f64, weight: Weight) -> Row {
    Row { value_line: ValueLine::Top(top + LABEL_TO_VALUE), ..line(top, size, weight) }
}

/// How much room [`row`] takes from the top of its labels' capitals.
pub(super) fn row_height(size: f64) -> f64 {
    LABEL_TO_VALUE + size * LINE_HEIGHT
}

/// A fact that has no field: the label is Wallet's own word.
pub(super) fn fact(label: &str, value: String, origin: Origin) -> Shown {
    Shown {
        target: Target::Tag(origin.pointer.clone()),
        label: label.to_owned(),
        value,
        align: Align::Left,
        label_origin: Origin::default(),
        value_origin: origin,
    }
}

impl Sheet<'_> {
    /// Draws the artwork over the whole poster and says whether there is one.
    pub(super) fn artwork(&mut self, kinds: &[ImageKind]) -> bool {
        let rect = Rect::new(0.0, 0.0, CARD_WIDTH, self.card.height);
        let found = kinds.iter().copied().find(|kind| self.picture_size(*kind).is_some());
        if let Some(kind) = found {
            self.card.pictures.push(Picture { kind, rect, fit: Fit::Cover });
        }
        found.is_some()
    }

    /// The place of the artwork for the pointer: the middle of the card, where nothing else stands.
    pub(super) fn artwork_place(&mut self, kind: ImageKind, is_there: bool, from: f64, to: f64) {
        if to - from < PLACE_HEIGHT {
            return;
        }
        let rect = Rect::new(INSET, from, CONTENT_WIDTH, to - from);
        if is_there {
            self.region(rect, Target::Picture(kind), "Artwork".to_owned(), Vec::new());
        } else {
            self.empty_place(rect, Target::AddPicture(kind), "Artwork");
        }
    }

    /// The top: primary logo, or its text, and facts at the right.
    pub(super) fn newer_header(&mut self, text_key: &str, facts: &[Shown], group: Option<FieldGroup>) {
        let room = CONTENT_WIDTH - LOGO_RESERVE - GAP;
        let column = if facts.len() == 1 { room } else { HEADER_FIELD_MAX_WIDTH };
        let fitted = self.fit(facts, &HEADER, Room { total: room, column });
        let gaps = GAP * fitted.columns.len().saturating_sub(1) as f64;
        let width: f64 = fitted.columns.iter().map(|column| column.width).sum::<f64>() + gaps;
        let right = CARD_WIDTH - INSET;
        self.newer_logo(text_key, right - width - GAP - INSET);
        let mut x = right - width;
        for (fact, column) in facts.iter().zip(&fitted.columns) {
            let shown = Shown { align: Align::Right, ..fact.clone() };
            self.place_field(&shown, column, &HEADER, fitted.size, Rect::new(x, 0.0, column.width, 0.0));
            x += column.width + GAP;
        }
        if let (true, Some(group)) = (facts.is_empty(), group) {
            let rect = Rect::new(right - 76.0, LOGO_CENTER_Y - PLACE_HEIGHT / 2.0, 76.0, PLACE_HEIGHT);
            self.empty_place(rect, Target::AddField(group), "Add header field");
        }
    }

    fn newer_logo(&mut self, text_key: &str, room: f64) {
        let kind = ImageKind::PrimaryLogo;
        if let Some(size) = self.picture_size(kind) {
            let (max_width, max_height) = PRIMARY_LOGO_MAX;
            let scale = (max_width.min(room) / size.width).min(max_height / size.height).min(1.0);
            let (width, height) = (size.width * scale, size.height * scale);
            let rect = Rect::new(INSET, LOGO_CENTER_Y - height / 2.0, width, height);
            self.card.pictures.push(Picture { kind, rect, fit: Fit::Contain });
            self.region(rect, Target::Picture(kind), "Primary logo".to_owned(), Vec::new());
            return;
        }
        let text = self.options.sample.fill("", self.top_text(text_key));
        if text.is_empty() {
            let rect = Rect::new(INSET, LOGO_CENTER_Y - PLACE_HEIGHT / 2.0, 100.0, PLACE_HEIGHT);
            self.empty_place(rect, Target::AddPicture(kind), "Primary logo");
            return;
        }
        logo_words(self, text_key, &text, (INSET, LOGO_CENTER_Y), room);
    }

    /// Where texts above the barcode end, and the code's box, sized but not yet drawn; an empty place when editing.
    pub(super) fn code_below(&mut self) -> (f64, Option<super::BarcodeBox>) {
        /// From the lowest text to the edge of the card, or to the code.
        const FOOT: f64 = 16.0;
        let found = self.barcode().map(|code| self.box_of(&code));
        let top = found.as_ref().map_or(self.card.height, |code| code.rect.y);
        (top - FOOT, found)
    }
}
