//! Places on the card in the terms of the page.

use passwright_core::card::{CARD_WIDTH, Part, Rect, Region};
use passwright_core::pass::Color;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, MouseEvent};

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
    let button = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let (Some(button), true) = (button, by_pointer) else { return region.parts.last() };
    let bounds = button.get_bounding_client_rect();
    let share = (f64::from(event.client_y()) - bounds.top()) / bounds.height().max(1.0);
    let y = region.rect.y + share * region.rect.height;
    let distance = |part: &Part| (part.rect.y + part.rect.height / 2.0 - y).abs();
    region.parts.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))
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
