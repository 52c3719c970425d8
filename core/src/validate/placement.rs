//! Rule J28: keys that have an effect in one look only.
//!
//! In scope: the top-level keys of poster event tickets and airline boarding passes, and the field groups of the posters.
//! Sources: Apple, "Pass" and "PassFields"; passkit-generator's schemas for `useAutomaticColors` on poster passes.

use serde_json::Value;

use super::rule::{Finding, Rule, remove_it};
use super::walk::style_keys;
use super::{Severity, Subject};
use crate::pass::{EventGuide, Style};
use crate::sentence::Words;

pub(super) const RULES: &[Rule] = &[Rule {
    id: "J28",
    severity: Severity::Warns,
    title: "Keys of one look are in passes that have this look",
    reason: words!(
        "J28-why-without-their-look",
        "Wallet uses them in poster event tickets, airline boarding passes or poster passes only (“Pass”, “PassFields”)."
    ),
    check: without_their_look,
}];

/// Keys of poster event tickets besides the links of their event guide.
const POSTER_EVENT_KEYS: &[&str] =
    &["auxiliaryStoreIdentifiers", "footerBackgroundColor", "eventLogoText", "upcomingPassInformation"];

/// Keys of poster event tickets that are met in poster passes too.
const POSTER_KEYS: &[&str] = &["useAutomaticColors", "suppressHeaderDarkening"];

/// Keys of airline boarding passes.
pub(super) const AIRLINE_KEYS: &[&str] = &[
    "changeSeatURL",
    "entertainmentURL",
    "managementURL",
    "purchaseAdditionalBaggageURL",
    "purchaseLoungeAccessURL",
    "purchaseWifiURL",
    "registerServiceAnimalURL",
    "reportLostBagURL",
    "requestWheelchairURL",
    "trackBagsURL",
    "transitProviderEmail",
    "transitProviderPhoneNumber",
    "transitProviderWebsiteURL",
    "upgradeURL",
];

/// Meals on board, or at the event: the one link of the event guide that other passes have too.
const FOOD: &[&str] = &["orderFoodURL"];

/// The looks that a pass asks for.
struct Looks {
    is_event_ticket: bool,
    poster_event: bool,
    boarding: bool,
    poster: bool,
}

impl Looks {
    fn of(subject: &Subject<'_>) -> Self {
        let tree = subject.document.tree();
        let schemes = tree.get("preferredStyleSchemes").and_then(Value::as_array);
        let asks = schemes.is_some_and(|list| list.iter().any(|entry| entry == "posterEventTicket"));
        let is_event_ticket = tree.contains_key(Style::EventTicket.key());
        Self {
            is_event_ticket,
            poster_event: asks && is_event_ticket,
            boarding: tree.contains_key(Style::BoardingPass.key()),
            poster: tree.contains_key("posterGeneric"),
        }
    }
}

fn without_their_look(subject: &Subject<'_>) -> Vec<Finding> {
    let looks = Looks::of(subject);
    let poster_event = words!("words-in-poster-ticket", "in a poster event ticket");
    let airline = words!("words-in-boarding-pass", "in an airline boarding pass");
    let both = words!("words-in-both", "in a poster event ticket or an airline boarding pass");
    let guide: Vec<&str> = EventGuide::KEY_NAMES.iter().copied().filter(|key| !FOOD.contains(key)).collect();
    let tables: [(&[&str], bool, Words); 5] = [
        (POSTER_EVENT_KEYS, looks.poster_event, poster_event),
        (&guide, looks.poster_event, poster_event),
        (POSTER_KEYS, looks.poster_event || looks.poster, poster_event),
        (AIRLINE_KEYS, looks.boarding, airline),
        (FOOD, looks.poster_event || looks.boarding, both),
    ];
    let mut findings = Vec::new();
    for (keys, has_look, place) in tables {
        let keys = keys.iter().filter(|key| !has_look && is_set(subject, key));
        for key in keys {
            let pointer = format!("/{key}");
            let message =
                sentence!("J28-key", "Wallet uses “{key}” only {place}.", key = *key, place = place);
            let finding = Finding::new(&pointer, message);
            // An event ticket may be meant to become a poster: that is for a person to say.
            let is_undecided = looks.is_event_ticket && place == poster_event;
            findings.push(if is_undecided { finding } else { finding.fix_remove(remove_it(), pointer) });
        }
    }
    findings.extend(groups(subject, &looks));
    findings
}

/// Whether a key says anything: `false` and empty values are what Wallet does anyway.
fn is_set(subject: &Subject<'_>, key: &str) -> bool {
    match subject.document.tree().get(key) {
        None | Some(Value::Null | Value::Bool(false)) => false,
        Some(Value::Array(list)) => !list.is_empty(),
        Some(_) => true,
    }
}

fn groups(subject: &Subject<'_>, looks: &Looks) -> Vec<Finding> {
    let mut findings = Vec::new();
    for style in style_keys() {
        let is_poster = style == "posterGeneric";
        let is_poster_event = style == Style::EventTicket.key() && looks.poster_event;
        for (group, is_shown, place) in [
            ("footerFields", is_poster, words!("words-on-poster", "on a poster pass")),
            (
                "additionalInfoFields",
                is_poster || is_poster_event,
                words!("words-on-posters", "on a poster event ticket or a poster pass"),
            ),
        ] {
            let pointer = format!("/{style}/{group}");
            let list = subject.document.get(&pointer).and_then(Value::as_array);
            if !is_shown && list.is_some_and(|list| !list.is_empty()) {
                let message = sentence!(
                    "J28-group",
                    "Wallet shows “{group}” only {place}.",
                    group = group,
                    place = place
                );
                findings.push(Finding::new(pointer, message));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::schema::{PASS, kind_of};

    #[test]
    fn every_key_of_a_look_is_one_of_the_format() {
        for key in [POSTER_EVENT_KEYS, POSTER_KEYS, AIRLINE_KEYS, FOOD].into_iter().flatten() {
            assert!(kind_of(PASS, key).is_some(), "{key}");
        }
    }
}
