//! The pictures below the header: background, strip, thumbnail, footer.

use super::metrics::{
    EVENT_STRIP_HEIGHT, FOOTER_MAX, INSET, STRIP_HEIGHT, STRIP_Y, THUMBNAIL_MAX, THUMBNAIL_MAX_RATIO,
    THUMBNAIL_Y,
};
use super::sheet::Sheet;
use super::{CARD_WIDTH, Fit, Picture, Rect, Target};
use crate::images::ImageKind;
use crate::pass::Style;

/// Between the footer picture and the barcode box.
const FOOTER_GAP: f64 = 6.0;

impl Sheet<'_> {
    /// Draws the background of an event ticket; a strip takes its place.
    pub(super) fn background(&mut self, style: Style) {
        let has_strip = self.picture_size(ImageKind::Strip).is_some();
        let event = style == Style::EventTicket;
        if event && !has_strip && self.picture_size(ImageKind::Background).is_some() {
            let rect = Rect::new(0.0, 0.0, CARD_WIDTH, self.card.height);
            self.card.pictures.push(Picture { kind: ImageKind::Background, rect, fit: Fit::Blurred });
        }
    }

    /// Draws the strip picture and says whether there is one. Boarding passes and generic passes have none.
    pub(super) fn strip(&mut self, style: Style) -> bool {
        let height = match style {
            Style::Coupon | Style::StoreCard => STRIP_HEIGHT,
            Style::EventTicket => EVENT_STRIP_HEIGHT,
            Style::BoardingPass | Style::Generic => return false,
        };
        let rect = Rect::new(0.0, STRIP_Y, CARD_WIDTH, height);
        if self.picture_size(ImageKind::Strip).is_some() {
            self.card.pictures.push(Picture { kind: ImageKind::Strip, rect, fit: Fit::Cover });
            self.region(rect, Target::Picture(ImageKind::Strip), "Strip picture".to_owned(), Vec::new());
            return true;
        }
        if style != Style::EventTicket {
            self.empty_place(rect, Target::AddPicture(ImageKind::Strip), "Strip picture");
        }
        false
    }

    /// Draws the thumbnail and says where it is.
    pub(super) fn thumbnail(&mut self, style: Style) -> Option<Rect> {
        if !matches!(style, Style::Generic | Style::EventTicket) {
            return None;
        }
        let Some(size) = self.picture_size(ImageKind::Thumbnail) else {
            let side = THUMBNAIL_MAX;
            let rect = Rect::new(CARD_WIDTH - INSET - side, THUMBNAIL_Y, side, side);
            self.empty_place(rect, Target::AddPicture(ImageKind::Thumbnail), "Thumbnail");
            return None;
        };
        let ratio = (size.width / size.height).clamp(1.0 / THUMBNAIL_MAX_RATIO, THUMBNAIL_MAX_RATIO);
        let (width, height) = if ratio >= 1.0 {
            (THUMBNAIL_MAX, THUMBNAIL_MAX / ratio)
        } else {
            (THUMBNAIL_MAX * ratio, THUMBNAIL_MAX)
        };
        let rect = Rect::new(CARD_WIDTH - INSET - width, THUMBNAIL_Y, width, height);
        self.card.pictures.push(Picture { kind: ImageKind::Thumbnail, rect, fit: Fit::Cover });
        self.region(rect, Target::Picture(ImageKind::Thumbnail), "Thumbnail".to_owned(), Vec::new());
        Some(rect)
    }

    /// The footer picture of a boarding pass, above the barcode.
    pub(super) fn footer(&mut self, above: Option<Rect>) {
        let is_boarding = self.pass.style() == Some(Style::BoardingPass);
        let size = self.picture_size(ImageKind::Footer).filter(|_| is_boarding);
        let Some(size) = size else { return };
        let (max_width, max_height) = FOOTER_MAX;
        let scale = (max_width / size.width).min(max_height / size.height).min(1.0);
        let (width, height) = (size.width * scale, size.height * scale);
        let bottom = above.map_or(self.card.height - INSET, |rect| rect.y - FOOTER_GAP);
        let rect = Rect::new((CARD_WIDTH - width) / 2.0, bottom - height, width, height);
        self.card.pictures.push(Picture { kind: ImageKind::Footer, rect, fit: Fit::Contain });
        self.region(rect, Target::Picture(ImageKind::Footer), "Footer picture".to_owned(), Vec::new());
    }
}
