//! The entries of `upcomingPassInformation`. Source: Apple, "Pass.UpcomingPassInformationEntry".
//!
//! Apple's page spells `URLs`, `URL` and `SHA256`; Apple's pass-builder writes them in small letters. Both are read.

use super::semantics::DATE_INFO;
use super::{FIELD, Kind, TAGS, Table};

const TYPES: &[&str] = &["event"];

/// The event guide's addresses, which a poster event ticket has at its top level and an entry in its `URLs`.
pub const EVENT_GUIDE: Table = &[
    ("accessibilityURL", Kind::Text),
    ("addOnURL", Kind::Text),
    ("bagPolicyURL", Kind::Text),
    ("contactVenueEmail", Kind::Text),
    ("contactVenuePhoneNumber", Kind::Text),
    ("contactVenueWebsite", Kind::Text),
    ("transferURL", Kind::Text),
    ("parkingInformationURL", Kind::Text),
    ("purchaseParkingURL", Kind::Text),
    ("transitInformationURL", Kind::Text),
    ("directionsInformationURL", Kind::Text),
    ("merchandiseURL", Kind::Text),
    ("orderFoodURL", Kind::Text),
    ("sellURL", Kind::Text),
];

const IMAGE_URL: Table = &[
    ("URL", Kind::Text),
    ("url", Kind::Text),
    ("SHA256", Kind::Text),
    ("sha256", Kind::Text),
    ("scale", Kind::Number),
    ("size", Kind::Number),
];

const IMAGE: Table = &[
    ("URLs", Kind::Objects(IMAGE_URL)),
    ("urls", Kind::Objects(IMAGE_URL)),
    ("reuseExisting", Kind::Boolean),
];

const IMAGES: Table = &[("headerImage", Kind::Object(IMAGE)), ("venueMap", Kind::Object(IMAGE))];

/// The keys of one upcoming pass.
pub const UPCOMING_PASS: Table = &[
    ("type", Kind::Choice(TYPES)),
    ("identifier", Kind::Text),
    ("name", Kind::Text),
    ("isActive", Kind::Boolean),
    ("dateInformation", Kind::Object(DATE_INFO)),
    ("URLs", Kind::Object(EVENT_GUIDE)),
    ("urls", Kind::Object(EVENT_GUIDE)),
    ("additionalInfoFields", Kind::Objects(FIELD)),
    ("backFields", Kind::Objects(FIELD)),
    ("auxiliaryStoreIdentifiers", Kind::Numbers),
    ("semantics", Kind::Object(TAGS)),
    ("images", Kind::Object(IMAGES)),
];
