//! The measures of the classic cards in units: where rows stand and how large their text is.
//!
//! Measured from iPhone screenshots at three pixels a point, to half a unit; the few marked "estimated" were not. Rows are placed by the
//! top of their capital letters, so that another font lands in the same place.

use super::{CAP_HEIGHT, CAP_TOP, Weight};
use crate::pass::Style;

/// From the left and right edge to the texts.
pub(super) const INSET: f64 = 15.0;
/// The width between the insets.
pub(super) const CONTENT_WIDTH: f64 = super::CARD_WIDTH - 2.0 * INSET;
/// The least distance between two columns.
pub(super) const GAP: f64 = 12.0;
/// The size of labels everywhere, but over a strip.
pub(super) const LABEL_SIZE: f64 = 11.0;
/// No value shrinks further; then it is cut off.
pub(super) const MIN_VALUE_SIZE: f64 = 11.0;

/// The centre of logo and logo text, from the top.
pub(super) const LOGO_CENTER_Y: f64 = 29.5;
/// The left edge of logo and logo text.
pub(super) const LOGO_X: f64 = 13.0;
/// The largest logo: 160 x 50 points on a 375 point wide card.
pub(super) const LOGO_MAX: (f64, f64) = (153.0, 48.0);
/// The size of the text beside the logo.
pub(super) const LOGO_TEXT_SIZE: f64 = 18.0;
/// The text beside the logo shrinks to this size.
pub(super) const LOGO_TEXT_MIN_SIZE: f64 = 13.0;
/// Top of the capitals of the text beside the logo.
pub(super) const LOGO_TEXT_CAP_TOP: f64 = 23.0;
/// No header field is wider.
pub(super) const HEADER_FIELD_MAX_WIDTH: f64 = 112.0;

/// Top of strip pictures.
pub(super) const STRIP_Y: f64 = 60.0;
/// Height of the strip of store cards and coupons: 144 points on a 375 point wide card.
pub(super) const STRIP_HEIGHT: f64 = 137.5;
/// Height of the strip of event tickets: 98 points on a 375 point wide card.
pub(super) const EVENT_STRIP_HEIGHT: f64 = 93.5;
/// The largest thumbnail, both ways.
pub(super) const THUMBNAIL_MAX: f64 = 86.0;
/// Top of the thumbnail.
pub(super) const THUMBNAIL_Y: f64 = 72.0;
/// A thumbnail is at least 2:3 and at most 3:2; more is cropped.
pub(super) const THUMBNAIL_MAX_RATIO: f64 = 1.5;
/// The largest footer picture.
pub(super) const FOOTER_MAX: (f64, f64) = (286.0, 15.0);

/// The box of the transit icon.
pub(super) const TRANSIT_SIZE: f64 = 38.0;
/// The centre of the transit icon, from the top.
pub(super) const TRANSIT_CENTER_Y: f64 = 104.0;
/// The width of each of the two primary fields of a boarding pass.
pub(super) const BOARDING_SIDE_WIDTH: f64 = 144.0;
/// The centre of the capitals of the primary values of a boarding pass, at every size.
pub(super) const BOARDING_PRIMARY_CENTER_Y: f64 = 103.5;

/// Where the value of a row stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum ValueLine {
    /// The top of its line box.
    Top(f64),
    /// The centre of its capitals, whatever the size.
    CapCenter(f64),
}

/// Where a row stands and how it is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Row {
    /// Top of the capitals of the labels.
    pub label_cap_top: f64,
    /// Where the values stand.
    pub value_line: ValueLine,
    /// The size of the values, if they fit.
    pub max_size: f64,
    /// The weight of the values.
    pub weight: Weight,
    /// Over a strip the label is larger, in mixed case, and below the value.
    pub label_size: f64,
}

const fn row(label_cap_top: f64, value_top: f64, max_size: f64, weight: Weight) -> Row {
    Row { label_cap_top, value_line: ValueLine::Top(value_top), max_size, weight, label_size: LABEL_SIZE }
}

/// Top right on every style.
pub(super) const HEADER: Row = row(12.4, 20.0, 21.5, Weight::Regular);

/// The primary fields.
pub(super) const fn primary(style: Style, on_strip: bool) -> Row {
    match style {
        Style::BoardingPass => Row {
            label_cap_top: 70.3,
            value_line: ValueLine::CapCenter(BOARDING_PRIMARY_CENTER_Y),
            max_size: 40.0,
            weight: Weight::Light,
            label_size: LABEL_SIZE,
        },
        Style::Generic => row(78.3, 89.4, 30.5, Weight::Regular),
        Style::Coupon | Style::StoreCard => Row { label_size: 19.0, ..row(145.0, 72.5, 62.0, Weight::Light) },
        // Estimated: the measures of a store card, scaled to the lower strip.
        Style::EventTicket if on_strip => {
            let value_line = ValueLine::CapCenter(68.0 + 42.0 * (CAP_TOP + CAP_HEIGHT / 2.0));
            Row { label_size: 15.0, value_line, ..row(122.0, 68.0, 42.0, Weight::Light) }
        }
        Style::EventTicket => row(70.3, 78.5, 21.0, Weight::Regular),
    }
}

/// The secondary fields; on store cards and coupons the auxiliary fields stand in the same row.
pub(super) const fn secondary(style: Style, on_strip: bool) -> Row {
    match style {
        // Estimated: one row below the auxiliary fields.
        Style::BoardingPass => row(185.0, 195.0, 20.0, Weight::Regular),
        Style::Generic => row(176.6, 185.5, 20.0, Weight::Light),
        Style::Coupon | Style::StoreCard => row(214.7, 227.4, 26.0, Weight::Light),
        // Estimated: as far below the strip as on a store card.
        Style::EventTicket if on_strip => row(170.7, 178.8, 17.5, Weight::Regular),
        Style::EventTicket => row(122.3, 130.4, 17.5, Weight::Regular),
    }
}

/// The auxiliary fields, by row; only event tickets have a second one.
pub(super) const fn auxiliary(style: Style, on_strip: bool, second_row: bool) -> Row {
    let down = if second_row { 44.0 } else { 0.0 };
    match style {
        Style::BoardingPass => row(141.0, 151.0, 18.0, Weight::Regular),
        Style::Generic => row(220.8, 229.4, 16.5, Weight::Light),
        // Never drawn: these styles have one common row.
        Style::Coupon | Style::StoreCard => secondary(style, on_strip),
        Style::EventTicket if on_strip => row(214.7 + down, 224.0 + down, 15.0, Weight::Regular),
        Style::EventTicket => row(170.3 + down, 179.6 + down, 15.0, Weight::Regular),
    }
}

/// How many fields of a group show on the front.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Limits {
    pub header: usize,
    pub primary: usize,
    pub secondary: usize,
    pub auxiliary: usize,
    /// In the second row of an event ticket.
    pub second_row: usize,
}

/// Apple's field counts. On store cards and coupons secondary and auxiliary fields share four places.
pub(super) const fn limits(style: Style) -> Limits {
    let one_row = Limits { header: 3, primary: 1, secondary: 4, auxiliary: 4, second_row: 0 };
    match style {
        Style::BoardingPass => Limits { primary: 2, auxiliary: 5, ..one_row },
        Style::EventTicket => Limits { second_row: 4, ..one_row },
        Style::Coupon | Style::Generic | Style::StoreCard => one_row,
    }
}

/// The barcode box, for square codes.
pub(super) mod square {
    /// The white box is at least this wide and high.
    pub(in crate::card) const BOX: f64 = 150.0;
    /// The code is at most this wide.
    pub(in crate::card) const CODE_MAX: f64 = 141.0;
    /// As [`CODE_MAX`], on boarding passes.
    pub(in crate::card) const BOARDING_CODE_MAX: f64 = 126.0;
    /// Light modules at each side of the code; with the box this gives the three widths found: 21 modules 126, 29 135.3, 33 132.
    pub(in crate::card) const QUIET_ZONE_MODULES: f64 = 2.0;
    /// Added below for the text.
    pub(in crate::card) const TEXT_HEIGHT: f64 = 19.0;
    /// From the lower edge of the box to that of the card.
    pub(in crate::card) const BOTTOM: f64 = 14.0;
}

/// The barcode box, for wide codes.
pub(super) mod wide {
    /// PDF417 is this wide and high at most.
    pub(in crate::card) const PDF417: (f64, f64) = (240.0, 58.0);
    /// Above PDF417.
    pub(in crate::card) const PDF417_TOP: f64 = 13.0;
    /// Bars are this wide and high at most, as long as their modules are a pixel wide.
    pub(in crate::card) const BARS: (f64, f64) = (227.0, 39.3);
    /// White at each side that scanners of bars want, in modules (ISO/IEC 15417: ten).
    pub(in crate::card) const QUIET_ZONE_MODULES: f64 = 10.0;
    /// Bars with very many modules may take this width.
    pub(in crate::card) const BARS_MAX_WIDTH: f64 = 300.0;
    /// Above bars.
    pub(in crate::card) const BARS_TOP: f64 = 17.0;
    /// The white box of bars is at least this wide.
    pub(in crate::card) const BOX_MIN_WIDTH: f64 = 256.0;
    /// As [`BOX_MIN_WIDTH`], for PDF417.
    pub(in crate::card) const PDF417_BOX_MIN_WIDTH: f64 = 267.0;
    /// The least white at each side of the code.
    pub(in crate::card) const PADDING: f64 = 14.0;
    /// The white box grows to this width for its text.
    pub(in crate::card) const BOX_TEXT_MAX_WIDTH: f64 = 289.0;
    /// From the lower edge of PDF417 or bars to that of the box, with text.
    pub(in crate::card) const PDF417_TEXT_HEIGHT: f64 = 28.0;
    /// As above, for bars.
    pub(in crate::card) const BARS_TEXT_HEIGHT: f64 = 34.7;
    /// From the lower edge of the box to that of the card.
    pub(in crate::card) const BOTTOM: f64 = 32.0;
}

/// Modules are whole pixels wide on a screen with three pixels a point.
pub(super) const PIXELS_PER_UNIT: f64 = 3.0;
/// The size of the text below a code.
pub(super) const ALT_TEXT_SIZE: f64 = 14.0;
/// The radius of the white box.
pub(super) const BARCODE_BOX_RADIUS: f64 = 4.0;
