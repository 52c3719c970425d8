//! The cards of actions below a pass. Source: Apple, WWDC 2026, session 209; Wallet chooses words and symbol by the kind.

use super::IosVersion;
use crate::pass::{ActionType, Pass};

/// Wallet shows the first two.
const MAX_SHOWN: usize = 2;
/// The version that brought them.
const SINCE: u8 = 27;

/// One action as a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionCard {
    /// JSON pointer of the action.
    pub pointer: String,
    /// What it does.
    pub kind: ActionType,
    /// What Wallet calls it, about.
    pub words: &'static str,
}

/// The actions that show on a phone.
pub(super) fn shown(pass: Pass<'_>, ios: IosVersion) -> Vec<ActionCard> {
    if !ios.knows(SINCE) {
        return Vec::new();
    }
    let all = pass.featured_actions().into_iter();
    let cards = all.filter_map(|action| {
        let kind = action.action_type()?;
        Some(ActionCard { pointer: action.pointer().to_owned(), kind, words: words(kind) })
    });
    cards.take(MAX_SHOWN).collect()
}

const fn words(kind: ActionType) -> &'static str {
    match kind {
        ActionType::ViewSchedule => "View Schedule",
        ActionType::WatchTrailer => "Watch Trailer",
        ActionType::ListenToMusic => "Listen to Music",
        ActionType::Call => "Call",
        ActionType::Place => "View Place",
        ActionType::AddToBalance => "Add to Balance",
        ActionType::Order => "Order",
        ActionType::Shop => "Shop",
        ActionType::MembershipBenefits => "Membership Benefits",
        ActionType::BookAppointment => "Book Appointment",
        ActionType::BookCar => "Book a Car",
        ActionType::BookFlight => "Book a Flight",
        ActionType::BookStay => "Book a Stay",
        ActionType::ViewOffersRewards => "Offers and Rewards",
    }
}
