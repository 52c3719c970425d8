//! Semantic tags: the machine-readable facts of a pass. Source: Apple, "SemanticTags".
//!
//! In scope: names and types of all documented tags. Out of scope: which tags a poster or a semantic boarding pass needs.

use super::rule::{Finding, Rule};
use super::schema::{Kind, Table, walk};
use super::types::{closest_key, wrong_type};
use super::{Severity, Subject};
use crate::document::Edit;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "J31",
        severity: Severity::Blocks,
        title: "Semantic tags have the type that Apple documents",
        reason: "iOS refuses a pass when one of its semantic tags has a wrong type (device log: “Value … for semantic key … is not …”).",
        check: tag_types,
    },
    Rule {
        id: "J32",
        severity: Severity::Warns,
        title: "Semantic tags are ones that Apple documents",
        reason: "Wallet passes over semantic tags that it does not know, so a slip of the pen has no effect at all.",
        check: unknown_tags,
    },
];

const EVENT_TYPES: &[&str] = &[
    "PKEventTypeGeneric",
    "PKEventTypeLivePerformance",
    "PKEventTypeMovie",
    "PKEventTypeSports",
    "PKEventTypeConference",
    "PKEventTypeConvention",
    "PKEventTypeWorkshop",
    "PKEventTypeSocialGathering",
];

const AMOUNT: Table = &[("amount", Kind::Text), ("currencyCode", Kind::Text)];

const PLACE: Table = &[("latitude", Kind::Number), ("longitude", Kind::Number)];

const PERSON: Table = &[
    ("givenName", Kind::Text),
    ("familyName", Kind::Text),
    ("middleName", Kind::Text),
    ("namePrefix", Kind::Text),
    ("nameSuffix", Kind::Text),
    ("nickname", Kind::Text),
    ("phoneticRepresentation", Kind::Any),
];

const SEAT: Table = &[
    ("seatNumber", Kind::Text),
    ("seatRow", Kind::Text),
    ("seatSection", Kind::Text),
    ("seatIdentifier", Kind::Text),
    ("seatType", Kind::Text),
    ("seatDescription", Kind::Text),
    ("seatAisle", Kind::Text),
    ("seatLevel", Kind::Text),
    ("seatSectionColor", Kind::Color),
];

const WIFI: Table = &[
    ("ssid", Kind::Text),
    ("password", Kind::Text),
    ("captiveToken", Kind::Text),
    ("captiveTokenAuthURL", Kind::Text),
];

const DATE_INFO: Table = &[
    ("date", Kind::Date),
    ("timeZone", Kind::Text),
    ("ignoreTimeComponents", Kind::Boolean),
    ("unannounced", Kind::Boolean),
    ("undetermined", Kind::Boolean),
    ("isAllDay", Kind::Boolean),
    ("isUnannounced", Kind::Boolean),
    ("isUndetermined", Kind::Boolean),
];

/// All tags.
pub(super) const TAGS: Table = &[
    ("eventType", Kind::Choice(EVENT_TYPES)),
    ("eventName", Kind::Text),
    ("eventStartDate", Kind::Date),
    ("eventEndDate", Kind::Date),
    ("eventStartDateInfo", Kind::Object(DATE_INFO)),
    ("duration", Kind::Number),
    ("venueName", Kind::Text),
    ("venueRegionName", Kind::Text),
    ("venueRoom", Kind::Text),
    ("venueLocation", Kind::Object(PLACE)),
    ("venueEntrance", Kind::Text),
    ("venueEntranceDoor", Kind::Text),
    ("venueEntranceGate", Kind::Text),
    ("venueEntrancePortal", Kind::Text),
    ("entranceDescription", Kind::Text),
    ("venuePhoneNumber", Kind::Text),
    ("venueOpenDate", Kind::Date),
    ("venueCloseDate", Kind::Date),
    ("venueDoorsOpenDate", Kind::Date),
    ("venueGatesOpenDate", Kind::Date),
    ("venueBoxOfficeOpenDate", Kind::Date),
    ("venueParkingLotsOpenDate", Kind::Date),
    ("venueFanZoneOpenDate", Kind::Date),
    ("seats", Kind::Objects(SEAT)),
    ("attendeeName", Kind::Text),
    ("admissionLevel", Kind::Text),
    ("admissionLevelAbbreviation", Kind::Text),
    ("additionalTicketAttributes", Kind::Text),
    ("tailgatingAllowed", Kind::Boolean),
    ("performerNames", Kind::Texts),
    ("artistIDs", Kind::Texts),
    ("albumIDs", Kind::Texts),
    ("playlistIDs", Kind::Texts),
    ("genre", Kind::Text),
    ("homeTeamName", Kind::Text),
    ("homeTeamLocation", Kind::Text),
    ("homeTeamAbbreviation", Kind::Text),
    ("awayTeamName", Kind::Text),
    ("awayTeamLocation", Kind::Text),
    ("awayTeamAbbreviation", Kind::Text),
    ("leagueName", Kind::Text),
    ("leagueAbbreviation", Kind::Text),
    ("sportName", Kind::Text),
    ("eventLiveMessage", Kind::Text),
    ("airplay", Kind::Any),
    ("airPlay", Kind::Any),
    ("venuePlaceID", Kind::Text),
    ("airlineCode", Kind::Text),
    ("flightNumber", Kind::Number),
    ("flightCode", Kind::Text),
    ("departureAirportCode", Kind::Text),
    ("destinationAirportCode", Kind::Text),
    ("departureCityName", Kind::Text),
    ("destinationCityName", Kind::Text),
    ("departureLocationTimeZone", Kind::Text),
    ("destinationLocationTimeZone", Kind::Text),
    ("departureAirportTimeZone", Kind::Text),
    ("destinationAirportTimeZone", Kind::Text),
    ("originalDepartureDate", Kind::Date),
    ("originalBoardingDate", Kind::Date),
    ("originalArrivalDate", Kind::Date),
    ("passengerName", Kind::Object(PERSON)),
    ("currentDepartureDate", Kind::Date),
    ("currentBoardingDate", Kind::Date),
    ("currentArrivalDate", Kind::Date),
    ("departureAirportName", Kind::Text),
    ("destinationAirportName", Kind::Text),
    ("departureLocation", Kind::Object(PLACE)),
    ("destinationLocation", Kind::Object(PLACE)),
    ("departureLocationDescription", Kind::Text),
    ("destinationLocationDescription", Kind::Text),
    ("departureGate", Kind::Text),
    ("destinationGate", Kind::Text),
    ("departureTerminal", Kind::Text),
    ("destinationTerminal", Kind::Text),
    ("departurePlatform", Kind::Text),
    ("destinationPlatform", Kind::Text),
    ("departureStationName", Kind::Text),
    ("destinationStationName", Kind::Text),
    ("carNumber", Kind::Text),
    ("boardingGroup", Kind::Text),
    ("boardingSequenceNumber", Kind::Text),
    ("boardingZone", Kind::Text),
    ("confirmationNumber", Kind::Text),
    ("membershipProgramName", Kind::Text),
    ("membershipProgramNumber", Kind::Text),
    ("membershipProgramStatus", Kind::Text),
    ("priorityStatus", Kind::Text),
    ("securityScreening", Kind::Text),
    ("ticketFareClass", Kind::Text),
    ("transitProvider", Kind::Text),
    ("transitStatus", Kind::Text),
    ("transitStatusReason", Kind::Text),
    ("vehicleName", Kind::Text),
    ("vehicleNumber", Kind::Text),
    ("vehicleType", Kind::Text),
    ("internationalDocumentsAreVerified", Kind::Boolean),
    ("internationalDocumentsVerifiedDeclarationName", Kind::Text),
    ("loungePlaceIDs", Kind::Texts),
    ("airlineLoungePlaceID", Kind::Text),
    ("departureLocationSecurityPrograms", Kind::Texts),
    ("destinationLocationSecurityPrograms", Kind::Texts),
    ("departureAirportSecurityPrograms", Kind::Texts),
    ("destinationAirportSecurityPrograms", Kind::Texts),
    ("passengerEligibleSecurityPrograms", Kind::Texts),
    ("passengerCapabilities", Kind::Texts),
    ("passengerServiceSSRs", Kind::Texts),
    ("passengerInformationSSRs", Kind::Texts),
    ("passengerAirlineSSRs", Kind::Texts),
    ("balance", Kind::Object(AMOUNT)),
    ("totalPrice", Kind::Object(AMOUNT)),
    ("silenceRequested", Kind::Boolean),
    ("wifiAccess", Kind::Objects(WIFI)),
];

fn tag_types(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    walk(subject.document, &mut |visit| {
        if visit.in_semantics && visit.key != "semantics" {
            findings.extend(wrong_type(visit));
        }
    });
    findings
}

fn unknown_tags(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    walk(subject.document, &mut |visit| {
        if !visit.in_semantics || visit.kind.is_some() {
            return;
        }
        let finding =
            Finding::new(&visit.pointer, format!("“{}” is no semantic tag that Wallet knows.", visit.key));
        findings.push(match closest_key(TAGS, visit.key) {
            Some(known) => finding.fix(
                format!("Rename it to “{known}”"),
                vec![Edit::Rename { pointer: visit.pointer.clone(), key: known.to_owned() }],
            ),
            None => finding,
        });
    });
    findings
}
