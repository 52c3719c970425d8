//! The top of the card: logo, the text beside it, header fields.

use super::metrics::{
    CONTENT_WIDTH, GAP, HEADER, HEADER_FIELD_MAX_WIDTH, INSET, LOGO_CENTER_Y, LOGO_MAX, LOGO_TEXT_CAP_TOP,
    LOGO_TEXT_MIN_SIZE, LOGO_TEXT_SIZE, LOGO_X, limits,
};
use super::rows::{Room, fit_line};
use super::sheet::Sheet;
use super::{
    Align, CAP_HEIGHT, CAP_TOP, CARD_WIDTH, Fit, LINE_HEIGHT, Picture, PictureSize, Rect, Region, Role,
    Target, Text, Weight,
};
use crate::images::ImageKind;
use crate::pass::{FieldGroup, Style};

/// What is kept free for the text beside the logo, however wide the header fields are.
const LOGO_TEXT_RESERVE: f64 = 64.0;
/// Between logo and text.
const LOGO_TEXT_GAP: f64 = 8.0;
/// The height of empty places in the header.
const PLACE_HEIGHT: f64 = 34.0;

/// Lays out the top of the card.
pub(super) fn lay_out(sheet: &mut Sheet<'_>) {
    let logo = sheet.picture_size(ImageKind::Logo).map(logo_rect);
    let text = sheet.options.sample.fill("", sheet.top_text("logoText"));
    if let Some(rect) = logo {
        sheet.card.pictures.push(Picture { kind: ImageKind::Logo, rect, fit: Fit::Contain });
        sheet.region(rect, Target::Picture(ImageKind::Logo), "Logo".to_owned(), Vec::new());
    }
    let text_x = logo.map_or(LOGO_X, |logo| logo.right() + LOGO_TEXT_GAP);
    let taken = text_x - INSET + if text.is_empty() { 0.0 } else { LOGO_TEXT_RESERVE };
    let room = (CONTENT_WIDTH - taken - GAP).max(HEADER_FIELD_MAX_WIDTH);
    let before = sheet.take_regions();
    let header_x = fields(sheet, room);
    let header_regions = sheet.take_regions();
    sheet.put_regions(before);
    let text_room = header_x - GAP - text_x;
    if text.is_empty() {
        if sheet.options.edit {
            empty_places(sheet, logo.is_none(), text_x, text_room);
        }
    } else {
        logo_text(sheet, &text, text_x, text_room);
    }
    sheet.put_regions(header_regions);
}

fn logo_rect(size: PictureSize) -> Rect {
    let (max_width, max_height) = LOGO_MAX;
    let scale = (max_width / size.width.max(1.0)).min(max_height / size.height.max(1.0)).min(1.0);
    let (width, height) = (size.width * scale, size.height * scale);
    Rect::new(LOGO_X, LOGO_CENTER_Y - height / 2.0, width, height)
}

/// Draws the header fields at the right edge and says where they begin.
fn fields(sheet: &mut Sheet<'_>, room: f64) -> f64 {
    let shown = sheet.fields(FieldGroup::Header, limits(sheet.pass.style().unwrap_or(Style::Generic)).header);
    let right = CARD_WIDTH - INSET;
    if shown.is_empty() {
        if !sheet.options.edit {
            return right + GAP;
        }
        let width = 76.0;
        let rect = Rect::new(right - width, 12.0, width, PLACE_HEIGHT);
        sheet.empty_place(rect, Target::AddField(FieldGroup::Header), "Add header field");
        return right + GAP;
    }
    let fitted = sheet.fit(&shown, &HEADER, Room { total: room, column: HEADER_FIELD_MAX_WIDTH });
    let gaps = GAP * fitted.columns.len().saturating_sub(1) as f64;
    let width: f64 = fitted.columns.iter().map(|column| column.width).sum::<f64>() + gaps;
    let mut x = right - width;
    for (field, column) in shown.iter().zip(&fitted.columns) {
        sheet.place_field(field, column, &HEADER, fitted.size, Rect::new(x, 0.0, column.width, 0.0));
        x += column.width + GAP;
    }
    right - width
}

fn logo_text(sheet: &mut Sheet<'_>, text: &str, x: f64, room: f64) {
    // The capitals stay centred where those of the full size are.
    let center = LOGO_TEXT_CAP_TOP + LOGO_TEXT_SIZE * CAP_HEIGHT / 2.0;
    logo_words(sheet, "logoText", text, (x, center), room);
}

/// One line of words in the place of a logo, from `x` on and with its capitals around `center_y`; `key` is the one of the pass that they
/// come from.
pub(super) fn logo_words(sheet: &mut Sheet<'_>, key: &str, text: &str, (x, center_y): (f64, f64), room: f64) {
    let sizes = (LOGO_TEXT_SIZE, LOGO_TEXT_MIN_SIZE);
    let (size, line) = fit_line(text, sizes, Weight::Semibold, room.max(0.0), sheet.measure);
    let top = center_y - size * (CAP_TOP + CAP_HEIGHT / 2.0);
    let drawn = Text {
        rect: Rect::new(x, top, line.width, size * LINE_HEIGHT),
        text: line.text,
        size,
        weight: Weight::Semibold,
        tracking: 0.0,
        align: Align::Left,
        role: Role::LogoText,
        color: sheet.card.colors.foreground,
        pointer: format!("/{key}"),
        cut_off: line.cut_off,
    };
    let part = sheet.part(&drawn, "logo text", sheet.pass.text(key).unwrap_or_default());
    sheet.region(drawn.rect, Target::LogoText, text.to_owned(), vec![part]);
    sheet.card.texts.push(drawn);
}

fn empty_places(sheet: &mut Sheet<'_>, logo_missing: bool, x: f64, room: f64) {
    let mut x = x;
    let mut room = room;
    let y = LOGO_CENTER_Y - PLACE_HEIGHT / 2.0;
    if logo_missing {
        let width = 54.0_f64.min(room);
        if width < Region::MIN_SIZE {
            return;
        }
        let rect = Rect::new(x, y, width, PLACE_HEIGHT);
        sheet.empty_place(rect, Target::AddPicture(ImageKind::Logo), "Logo");
        x += width + LOGO_TEXT_GAP;
        room -= width + LOGO_TEXT_GAP;
    }
    if room >= 68.0 {
        sheet.empty_place(Rect::new(x, y, 68.0, PLACE_HEIGHT), Target::AddLogoText, "Logo text");
    }
}
