//! The card in words, for people who listen to it.

use super::{Card, State, Target, format};
use crate::pass::Pass;

/// For example `Store card, Demo Loyalty. Points, 1250. Barcode, 1234.`
pub(super) fn in_words(pass: Pass<'_>, card: &Card) -> String {
    let mut sentences = vec![card.look.name().to_owned()];
    let text = |key: &str| pass.text(key).map(str::trim).filter(|text| !text.is_empty());
    let name = format::one_line(
        text("logoText")
            .or_else(|| text("eventLogoText"))
            .or_else(|| text("organizationName"))
            .unwrap_or_default(),
    );
    if let (Some(first), false) = (sentences.first_mut(), name.is_empty()) {
        first.push_str(", ");
        first.push_str(&name);
    }
    match card.state {
        State::Active => {}
        State::Voided => sentences.push("Voided".to_owned()),
        State::Expired => sentences.push("Expired".to_owned()),
    }
    let is_told = |target: &Target| matches!(target, Target::Field(_) | Target::Tag(_) | Target::Barcode(_));
    let told = card.regions.iter().filter(|region| is_told(&region.target));
    sentences.extend(told.map(|region| region.name.clone()));
    sentences.extend(card.actions.iter().map(|action| format!("Action: {}", action.words)));
    sentences.join(". ") + "."
}
