//! Places on the card in the terms of the page.

use passwright_core::card::{CARD_WIDTH, Part, Rect, Region, Target};
use passwright_core::images::ImageKind;
use passwright_core::pass::Color;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};
use yew::TargetCast;

/// A box as parts of the card's size, for `card.css`.
pub(super) fn vars(rect: Rect, card_height: f64) -> Vec<(&'static str, String)> {
    let percent = |part: f64, whole: f64| format!("{:.3}%", part / whole * 100.0);
    vec![
        ("--x", percent(rect.x, CARD_WIDTH)),
        ("--y", percent(rect.y, card_height)),
        ("--w", percent(rect.width, CARD_WIDTH)),
        ("--h", percent(rect.height, card_height)),
    ]
}

/// Black or white, whichever shows on a colour.
pub(super) fn ink(ground: Color) -> Color {
    if ground.contrast(Color::WHITE) >= ground.contrast(Color::BLACK) { Color::WHITE } else { Color::BLACK }
}

/// The text of a region that a click on its button meets: the nearest one by height. Without a pointer the last one, which is the value.
pub(super) fn part_at<'a>(region: &'a Region, event: &MouseEvent) -> Option<&'a Part> {
    let by_pointer = event.detail() > 0;
    let button =
        event.target_dyn_into::<Element>().and_then(|target| target.closest("button").ok().flatten());
    let (Some(button), true) = (button, by_pointer) else { return region.parts.last() };
    let bounds = button.get_bounding_client_rect();
    let share = (f64::from(event.client_y()) - bounds.top()) / bounds.height().max(1.0);
    let y = region.rect.y + share * region.rect.height;
    let distance = |part: &Part| (part.rect.y + part.rect.height / 2.0 - y).abs();
    region.parts.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))
}

/// The picture that a place is for.
pub(super) fn picture_of(target: &Target) -> Option<ImageKind> {
    match target {
        Target::Picture(kind) | Target::AddPicture(kind) => Some(*kind),
        _ => None,
    }
}

/// The picture under a pointer, whatever is written over it. Of several the smallest is meant, for a background lies under everything.
pub(super) fn picture_at(regions: &[Region], x: f64, y: f64) -> Option<ImageKind> {
    let is_in = |rect: &Rect| {
        (rect.x..=rect.x + rect.width).contains(&x) && (rect.y..=rect.y + rect.height).contains(&y)
    };
    let area = |region: &Region| region.rect.width * region.rect.height;
    let under = regions.iter().filter(|region| is_in(&region.rect));
    let pictures = under.filter_map(|region| Some((area(region), picture_of(&region.target)?)));
    pictures.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, kind)| kind)
}

/// Where a pointer is on the card that an element shows, in the card's units. Events do not know that element: Yew hears them all at the
/// root of the page.
pub(super) fn on_card(card: &Element, event: &MouseEvent) -> (f64, f64) {
    let bounds = card.get_bounding_client_rect();
    let units = CARD_WIDTH / bounds.width().max(1.0);
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    ((x - bounds.left()) * units, (y - bounds.top()) * units)
}

/// Moves the focus to the element with an id.
pub(super) fn focus(id: &str) {
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // It fails only for elements that cannot have the focus; ours are buttons.
        let _ = element.focus();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(target: Target, x: f64, y: f64, width: f64, height: f64) -> Region {
        Region { target, name: String::new(), rect: Rect { x, y, width, height }, parts: Vec::new() }
    }

    #[test]
    fn the_smallest_picture_under_the_pointer_is_meant_whatever_is_written_over_it() {
        let regions = [
            region(Target::Picture(ImageKind::Background), 0.0, 0.0, 358.0, 503.0),
            region(Target::AddPicture(ImageKind::Strip), 0.0, 60.0, 358.0, 137.0),
            region(Target::LogoText, 15.0, 72.0, 328.0, 60.0),
        ];
        assert_eq!(picture_at(&regions, 179.0, 128.0), Some(ImageKind::Strip));
        assert_eq!(picture_at(&regions, 20.0, 300.0), Some(ImageKind::Background));
        assert_eq!(picture_at(&regions, 400.0, 300.0), None);
        assert_eq!(picture_at(&[], 1.0, 1.0), None);
    }
}
