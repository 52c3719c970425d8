//! Which keys a pass may have, and what kind of value each takes: the one place that lists them.
//!
//! In scope: the tables of Apple's "Pass", "PassFieldContent", "SemanticTags" and their parts, in the order of `docs/format.md`, which a
//! test compares with them. Out of scope: reading values (see the views beside), and what a wrong value means (see [`crate::validate`]).
//! Where Apple's own texts spell a key in two ways, both are listed.

mod semantics;
mod upcoming;

pub use semantics::TAGS;
pub use upcoming::{EVENT_GUIDE, UPCOMING_PASS};

/// What kind of value a key takes.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Anything; some rule of its own looks at it, or nobody does.
    Any,
    /// A text.
    Text,
    /// A number, not a text with digits.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A text with date, time and zone.
    Date,
    /// A text with a colour.
    Color,
    /// What a field shows: a text or a number.
    Shown,
    /// One of these texts.
    Choice(&'static [&'static str]),
    /// A list of texts.
    Texts,
    /// A list of numbers.
    Numbers,
    /// A list of any of these texts.
    Choices(&'static [&'static str]),
    /// An object with these keys.
    Object(Table),
    /// A list of objects with these keys.
    Objects(Table),
}

/// Keys with their kinds.
pub type Table = &'static [(&'static str, Kind)];

const DATE_STYLES: &[&str] =
    &["PKDateStyleNone", "PKDateStyleShort", "PKDateStyleMedium", "PKDateStyleLong", "PKDateStyleFull"];

const NUMBER_STYLES: &[&str] =
    &["PKNumberStyleDecimal", "PKNumberStylePercent", "PKNumberStyleScientific", "PKNumberStyleSpellOut"];

const ALIGNMENTS: &[&str] =
    &["PKTextAlignmentLeft", "PKTextAlignmentCenter", "PKTextAlignmentRight", "PKTextAlignmentNatural"];

const DETECTORS: &[&str] = &[
    "PKDataDetectorTypePhoneNumber",
    "PKDataDetectorTypeLink",
    "PKDataDetectorTypeAddress",
    "PKDataDetectorTypeCalendarEvent",
];

const BARCODE_FORMATS: &[&str] = &[
    "PKBarcodeFormatQR",
    "PKBarcodeFormatPDF417",
    "PKBarcodeFormatAztec",
    "PKBarcodeFormatCode128",
    "PKBarcodeFormatCode39",
    "PKBarcodeFormatCodabar",
    "PKBarcodeFormatEAN13",
    "PKBarcodeFormatI2of5",
];

const STYLE_SCHEMES: &[&str] = &[
    "posterEventTicket",
    "eventTicket",
    "semanticBoardingPass",
    "boardingPass",
    "posterGeneric",
    "generic",
    "storeCard",
    "coupon",
];

const ACTIONS: &[&str] = &[
    "viewSchedule",
    "watchTrailer",
    "listenToMusic",
    "call",
    "place",
    "addToBalance",
    "order",
    "shop",
    "membershipBenefits",
    "bookAppointment",
    "bookCar",
    "bookFlight",
    "bookStay",
    "viewOffersRewards",
];

const FIELD: Table = &[
    ("key", Kind::Text),
    ("value", Kind::Shown),
    ("label", Kind::Text),
    ("attributedValue", Kind::Shown),
    ("changeMessage", Kind::Text),
    ("dataDetectorTypes", Kind::Choices(DETECTORS)),
    ("textAlignment", Kind::Choice(ALIGNMENTS)),
    ("dateStyle", Kind::Choice(DATE_STYLES)),
    ("timeStyle", Kind::Choice(DATE_STYLES)),
    ("ignoresTimeZone", Kind::Boolean),
    ("isRelative", Kind::Boolean),
    ("numberStyle", Kind::Choice(NUMBER_STYLES)),
    ("currencyCode", Kind::Text),
    ("semantics", Kind::Object(TAGS)),
    ("row", Kind::Number),
    // Apple's Pass Designer binds data to fields by this.
    ("_id", Kind::Any),
];

const STYLE: Table = &[
    ("headerFields", Kind::Objects(FIELD)),
    ("primaryFields", Kind::Objects(FIELD)),
    ("secondaryFields", Kind::Objects(FIELD)),
    ("auxiliaryFields", Kind::Objects(FIELD)),
    ("backFields", Kind::Objects(FIELD)),
    ("additionalInfoFields", Kind::Objects(FIELD)),
    ("footerFields", Kind::Objects(FIELD)),
    ("transitType", Kind::Any),
];

const BARCODE: Table = &[
    ("format", Kind::Choice(BARCODE_FORMATS)),
    ("message", Kind::Text),
    ("messageEncoding", Kind::Text),
    ("altText", Kind::Text),
];

const LOCATION: Table = &[
    ("latitude", Kind::Number),
    ("longitude", Kind::Number),
    ("altitude", Kind::Number),
    ("relevantText", Kind::Text),
];

const BEACON: Table = &[
    ("proximityUUID", Kind::Text),
    ("major", Kind::Number),
    ("minor", Kind::Number),
    ("relevantText", Kind::Text),
    ("name", Kind::Any),
];

const RELEVANT_DATE: Table =
    &[("date", Kind::Date), ("startDate", Kind::Date), ("endDate", Kind::Date), ("relevantDate", Kind::Date)];

const NFC: Table = &[
    ("message", Kind::Text),
    ("encryptionPublicKey", Kind::Text),
    ("requiresAuthentication", Kind::Boolean),
];

const ACTION: Table = &[("identifier", Kind::Text), ("type", Kind::Choice(ACTIONS)), ("url", Kind::Text)];

/// The keys at the top level of `pass.json`.
pub const PASS: Table = &[
    // Looked at by rule J04.
    ("formatVersion", Kind::Any),
    ("passTypeIdentifier", Kind::Text),
    ("serialNumber", Kind::Text),
    ("teamIdentifier", Kind::Text),
    ("organizationName", Kind::Text),
    ("description", Kind::Text),
    ("boardingPass", Kind::Object(STYLE)),
    ("coupon", Kind::Object(STYLE)),
    ("eventTicket", Kind::Object(STYLE)),
    ("generic", Kind::Object(STYLE)),
    ("storeCard", Kind::Object(STYLE)),
    ("posterGeneric", Kind::Object(STYLE)),
    ("webServiceURL", Kind::Text),
    ("authenticationToken", Kind::Text),
    ("associatedStoreIdentifiers", Kind::Numbers),
    ("appLaunchURL", Kind::Text),
    ("auxiliaryStoreIdentifiers", Kind::Numbers),
    ("userInfo", Kind::Any),
    ("sharingProhibited", Kind::Boolean),
    ("expirationDate", Kind::Date),
    ("voided", Kind::Boolean),
    ("groupingIdentifier", Kind::Text),
    ("semantics", Kind::Object(TAGS)),
    ("barcodes", Kind::Objects(BARCODE)),
    ("barcode", Kind::Object(BARCODE)),
    ("nfc", Kind::Object(NFC)),
    ("relevantDate", Kind::Date),
    ("relevantDates", Kind::Objects(RELEVANT_DATE)),
    ("locations", Kind::Objects(LOCATION)),
    ("maxDistance", Kind::Number),
    ("beacons", Kind::Objects(BEACON)),
    ("backgroundColor", Kind::Color),
    ("foregroundColor", Kind::Color),
    ("labelColor", Kind::Color),
    ("stripColor", Kind::Color),
    ("footerBackgroundColor", Kind::Color),
    ("useAutomaticColors", Kind::Boolean),
    ("suppressHeaderDarkening", Kind::Boolean),
    ("suppressStripShine", Kind::Boolean),
    ("logoText", Kind::Text),
    ("eventLogoText", Kind::Text),
    ("logoSymbolName", Kind::Text),
    ("preferredStyleSchemes", Kind::Choices(STYLE_SCHEMES)),
    ("featuredActions", Kind::Objects(ACTION)),
    ("upcomingPassInformation", Kind::Objects(UPCOMING_PASS)),
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
    ("changeSeatURL", Kind::Text),
    ("entertainmentURL", Kind::Text),
    ("managementURL", Kind::Text),
    ("purchaseAdditionalBaggageURL", Kind::Text),
    ("purchaseLoungeAccessURL", Kind::Text),
    ("purchaseWifiURL", Kind::Text),
    ("registerServiceAnimalURL", Kind::Text),
    ("reportLostBagURL", Kind::Text),
    ("requestWheelchairURL", Kind::Text),
    ("trackBagsURL", Kind::Text),
    ("transitProviderEmail", Kind::Text),
    ("transitProviderPhoneNumber", Kind::Text),
    ("transitProviderWebsiteURL", Kind::Text),
    ("upgradeURL", Kind::Text),
    ("businessChatIdentifier", Kind::Text),
];

/// The kind of a key, unless the table does not know it.
#[must_use]
pub fn kind_of(table: Table, key: &str) -> Option<Kind> {
    table.iter().find(|(name, _)| *name == key).map(|(_, kind)| *kind)
}

/// What the elements of a list are; `None` when it is no list.
#[must_use]
pub fn element_of(kind: Kind) -> Option<Kind> {
    match kind {
        Kind::Texts => Some(Kind::Text),
        Kind::Numbers => Some(Kind::Number),
        Kind::Choices(choices) => Some(Kind::Choice(choices)),
        Kind::Objects(table) => Some(Kind::Object(table)),
        _ => None,
    }
}
