//! The card in words, for people who listen to it.

use super::{Card, State, Target, format};
use crate::pass::{Pass, Style};

/// For example `Store card, Demo Loyalty. Points, 1250. Barcode, 1234.`
pub(super) fn in_words(pass: Pass<'_>, card: &Card) -> String {
    let mut sentences = vec![style_name(card.style).to_owned()];
    let text = |key: &str| pass.text(key).map(str::trim).filter(|text| !text.is_empty());
    let name = format::one_line(text("logoText").or_else(|| text("organizationName")).unwrap_or_default());
    if let (Some(first), false) = (sentences.first_mut(), name.is_empty()) {
        first.push_str(", ");
        first.push_str(&name);
    }
    match card.state {
        State::Active => {}
        State::Voided => sentences.push("Voided".to_owned()),
        State::Expired => sentences.push("Expired".to_owned()),
    }
    let told =
        card.regions.iter().filter(|region| matches!(region.target, Target::Field(_) | Target::Barcode(_)));
    sentences.extend(told.map(|region| region.name.clone()));
    sentences.join(". ") + "."
}

fn style_name(style: Style) -> &'static str {
    match style {
        Style::BoardingPass => "Boarding pass",
        Style::Coupon => "Coupon",
        Style::EventTicket => "Event ticket",
        Style::Generic => "Pass",
        Style::StoreCard => "Store card",
    }
}
