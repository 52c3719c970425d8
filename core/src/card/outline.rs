//! The outline of each style as an SVG path: round corners, notches, zigzag.

use super::{CARD_HEIGHT, CARD_WIDTH};
use crate::pass::{Look, Style};

/// The radius of the corners; event tickets and coupons have none.
const CORNER: f64 = 10.0;
/// The radius of the notches at both sides of a boarding pass.
const BOARDING_NOTCH: f64 = 4.5;
/// The centre of these notches from the top.
const BOARDING_NOTCH_Y: f64 = 127.0;
/// Half the width of the notch on top of an event ticket.
const EVENT_NOTCH_HALF_WIDTH: f64 = 31.5;
/// The radius of the circle that cuts this notch, 17 units deep.
const EVENT_NOTCH_RADIUS: f64 = 38.0;
/// The teeth of a coupon: 72 of almost 5 units each.
const COUPON_TEETH: u32 = 72;
/// How deep they are.
const COUPON_TOOTH_DEPTH: f64 = 2.5;

/// The radius of the corners of the newer looks: inferred, not measured.
const NEWER_CORNER: f64 = 14.0;

/// The `d` of the outline.
pub(super) fn path_data(look: Look, height: f64) -> String {
    match look {
        Look::Classic(Style::Generic | Style::StoreCard) => rounded("", CORNER, height),
        Look::Classic(Style::BoardingPass) => rounded_with_side_notches(),
        Look::Classic(Style::EventTicket) => event_ticket(),
        Look::Classic(Style::Coupon) => coupon(),
        Look::PosterEventTicket | Look::PosterGeneric | Look::SemanticBoardingPass => {
            rounded("", NEWER_CORNER, height)
        }
    }
}

fn rounded(right_side: &str, r: f64, h: f64) -> String {
    let w = CARD_WIDTH;
    format!(
        "M{r} 0H{}A{r} {r} 0 0 1 {w} {r}{right_side}V{}A{r} {r} 0 0 1 {} {h}H{r}A{r} {r} 0 0 1 0 {}V{r}A{r} {r} 0 0 1 {r} 0Z",
        w - r,
        h - r,
        w - r,
        h - r,
    )
}

fn rounded_with_side_notches() -> String {
    let (r, top, bottom) =
        (BOARDING_NOTCH, BOARDING_NOTCH_Y - BOARDING_NOTCH, BOARDING_NOTCH_Y + BOARDING_NOTCH);
    let right = format!("V{top}A{r} {r} 0 0 0 {CARD_WIDTH} {bottom}");
    let left = format!("V{bottom}A{r} {r} 0 0 0 0 {top}V{CORNER}");
    rounded(&right, CORNER, CARD_HEIGHT).replacen(&format!("V{CORNER}A"), &format!("{left}A"), 1)
}

fn event_ticket() -> String {
    let (w, h, middle) = (CARD_WIDTH, CARD_HEIGHT, CARD_WIDTH / 2.0);
    let (from, to) = (middle - EVENT_NOTCH_HALF_WIDTH, middle + EVENT_NOTCH_HALF_WIDTH);
    let r = EVENT_NOTCH_RADIUS;
    format!("M0 0H{from}A{r} {r} 0 0 0 {to} 0H{w}V{h}H0Z")
}

fn coupon() -> String {
    let pitch = CARD_WIDTH / f64::from(COUPON_TEETH);
    let (top, bottom) = (COUPON_TOOTH_DEPTH, CARD_HEIGHT - COUPON_TOOTH_DEPTH);
    let mut path = format!("M0 {top}");
    let mut tooth = |x: f64, tip: f64, base: f64, direction: f64| {
        path.push_str(&format!(
            "L{:.2} {tip}L{:.2} {base}",
            x + direction * pitch / 2.0,
            x + direction * pitch
        ));
    };
    for index in 0..COUPON_TEETH {
        tooth(f64::from(index) * pitch, 0.0, top, 1.0);
    }
    tooth(CARD_WIDTH, bottom, bottom, 0.0);
    for index in 0..COUPON_TEETH {
        tooth(CARD_WIDTH - f64::from(index) * pitch, CARD_HEIGHT, bottom, -1.0);
    }
    path.push('Z');
    path
}
