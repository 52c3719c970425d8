//! Which of its looks a pass wants, and what the newer ones need.
//!
//! In scope: the classic styles, poster event tickets (iOS 18), semantic boarding passes (iOS 26), poster generic passes (iOS 27).
//! Out of scope: drawing them (see [`crate::card`]), telling about it (see [`crate::validate`]).
//! Sources: Apple, "Creating an event pass using semantic tags", "Creating an airline boarding pass using semantic tags", "Pass".

use serde_json::Value;

use super::tags::Tags;
use super::{Pass, Style, TransitType};
use crate::document::Document;
use crate::sentence::Words;

/// How a pass is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Look {
    /// As its fields say.
    Classic(Style),
    /// A picture all over, and the facts of the event's tags.
    PosterEventTicket,
    /// The facts of the flight's tags.
    SemanticBoardingPass,
    /// A picture all over, and a few fields.
    PosterGeneric,
}

impl Look {
    /// The name in `preferredStyleSchemes`, or the key of the style.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Classic(style) => style.key(),
            Self::PosterEventTicket => "posterEventTicket",
            Self::SemanticBoardingPass => "semanticBoardingPass",
            Self::PosterGeneric => "posterGeneric",
        }
    }

    /// The iOS version that brought it; none for the classic styles.
    #[must_use]
    pub const fn since(self) -> Option<u8> {
        match self {
            Self::Classic(_) => None,
            Self::PosterEventTicket => Some(18),
            Self::SemanticBoardingPass => Some(26),
            Self::PosterGeneric => Some(27),
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Classic(Style::BoardingPass) | Self::SemanticBoardingPass => "Boarding pass",
            Self::Classic(Style::Coupon) => "Coupon",
            Self::Classic(Style::EventTicket) => "Event ticket",
            Self::Classic(Style::Generic) => "Pass",
            Self::Classic(Style::StoreCard) => "Store card",
            Self::PosterEventTicket => "Poster event ticket",
            Self::PosterGeneric => "Poster",
        }
    }

    /// The look that a pass asks for, whether or not it has what the look needs; none for a pass without a style.
    #[must_use]
    pub fn wanted(pass: Pass<'_>) -> Option<Self> {
        let document = pass.document();
        if document.tree().get(Self::PosterGeneric.key()).is_some_and(Value::is_object) {
            return Some(Self::PosterGeneric);
        }
        let style = pass.style()?;
        let newer = match style {
            Style::EventTicket => Self::PosterEventTicket,
            Style::BoardingPass => Self::SemanticBoardingPass,
            _ => return Some(Self::Classic(style)),
        };
        Some(if newer.is_preferred(document) { newer } else { Self::Classic(style) })
    }

    /// Whether a pass lists this look among its schemes.
    #[must_use]
    pub fn is_preferred(self, document: &Document) -> bool {
        let schemes = document.tree().get("preferredStyleSchemes").and_then(Value::as_array);
        schemes.is_some_and(|list| list.iter().any(|entry| entry.as_str() == Some(self.key())))
    }

    /// What a pass lacks for this look, in words; Wallet then shows the classic one. Pictures are asked for by base name.
    #[must_use]
    pub fn missing(self, document: &Document, has_picture: &dyn Fn(&str) -> bool) -> Vec<Words> {
        match self {
            Self::Classic(_) | Self::PosterGeneric => Vec::new(),
            Self::PosterEventTicket => missing_for_event(document, has_picture),
            Self::SemanticBoardingPass => missing_for_boarding(document),
        }
    }
}

fn missing_for_event(document: &Document, has_picture: &dyn Fn(&str) -> bool) -> Vec<Words> {
    let tags = Tags::of(document);
    let mut wanted = vec![
        ("eventName", words!("missing-event", "name of the event")),
        ("venueName", words!("missing-venue", "name of the venue")),
    ];
    match tags.text("eventType").map(|(_, kind)| kind) {
        Some("PKEventTypeSports") => {
            wanted.extend([
                ("homeTeamAbbreviation", words!("missing-home-team", "home team")),
                ("awayTeamAbbreviation", words!("missing-visiting-team", "visiting team")),
            ]);
        }
        Some("PKEventTypeLivePerformance") => {
            wanted.push(("performerNames", words!("missing-performers", "performers")));
        }
        _ => {}
    }
    let lacks = |(tag, words): (&str, Words)| (!tags.has(tag)).then_some(words);
    let mut missing: Vec<Words> = wanted.into_iter().filter_map(lacks).collect();
    if !has_picture("artwork") && !has_picture("background") {
        missing.push(words!("missing-artwork", "artwork"));
    }
    if !["nfc", "barcodes", "barcode"].iter().any(|key| document.tree().contains_key(*key)) {
        missing.push(words!("missing-code", "NFC part or barcode"));
    }
    missing
}

/// The tags of a semantic boarding pass and what people call them; time zones have two names each in Apple's own texts.
const BOARDING_TAGS: &[(&[&str], Words)] = &[
    (&["airlineCode"], words!("missing-airline-code", "airline code")),
    (&["flightNumber"], words!("missing-flight-number", "flight number")),
    (&["departureAirportCode"], words!("missing-departure-airport", "departure airport")),
    (&["destinationAirportCode"], words!("missing-destination-airport", "destination airport")),
    (&["departureCityName"], words!("missing-departure-city", "departure city")),
    (&["destinationCityName"], words!("missing-destination-city", "destination city")),
    (&["originalDepartureDate"], words!("missing-departure-time", "departure time")),
    (&["originalBoardingDate"], words!("missing-boarding-time", "boarding time")),
    (&["originalArrivalDate"], words!("missing-arrival-time", "arrival time")),
    (&["passengerName"], words!("missing-passenger", "passenger")),
    (
        &["departureLocationTimeZone", "departureAirportTimeZone"],
        words!("missing-departure-time-zone", "departure time zone"),
    ),
    (
        &["destinationLocationTimeZone", "destinationAirportTimeZone"],
        words!("missing-destination-time-zone", "destination time zone"),
    ),
];

fn missing_for_boarding(document: &Document) -> Vec<Words> {
    let tags = Tags::of(document);
    let lacks =
        |(names, words): &(&[&str], Words)| (!names.iter().any(|name| tags.has(name))).then_some(*words);
    let mut missing: Vec<Words> = BOARDING_TAGS.iter().filter_map(lacks).collect();
    if document.text("/boardingPass/transitType") != Some(TransitType::Air.as_str()) {
        missing.push(words!("missing-air", "kind of transport “air”"));
    }
    missing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_wants_the_newest_look_it_names() {
        let wanted = |source: &str| {
            let document = Document::parse(source.as_bytes()).unwrap();
            Look::wanted(Pass::new(&document))
        };
        assert_eq!(wanted("{}"), None);
        assert_eq!(wanted(r#"{"coupon":{}}"#), Some(Look::Classic(Style::Coupon)));
        assert_eq!(wanted(r#"{"generic":{},"posterGeneric":{}}"#), Some(Look::PosterGeneric));
        let ticket = r#"{"eventTicket":{},"preferredStyleSchemes":["posterEventTicket","eventTicket"]}"#;
        assert_eq!(wanted(ticket), Some(Look::PosterEventTicket));
        let other = r#"{"coupon":{},"preferredStyleSchemes":["posterEventTicket"]}"#;
        assert_eq!(wanted(other), Some(Look::Classic(Style::Coupon)));
    }
}
