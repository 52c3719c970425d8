//! The objects and fixed lists inside semantic tags. Source: Apple, "SemanticTagType".

use crate::pass::view::{choices, view};

choices! {
    /// What kind of event a ticket is for.
    pub enum EventType {
        Generic = "PKEventTypeGeneric",
        LivePerformance = "PKEventTypeLivePerformance",
        Movie = "PKEventTypeMovie",
        Sports = "PKEventTypeSports",
        Conference = "PKEventTypeConference",
        Convention = "PKEventTypeConvention",
        Workshop = "PKEventTypeWorkshop",
        SocialGathering = "PKEventTypeSocialGathering",
    }
}

choices! {
    /// A security program of an airport or a traveller. iOS 26.
    pub enum SecurityProgram {
        TsaPreCheck = "PKTransitSecurityProgramTSAPreCheck",
        TsaPreCheckTouchlessId = "PKTransitSecurityProgramTSAPreCheckTouchlessID",
        Oss = "PKTransitSecurityProgramOSS",
        Iti = "PKTransitSecurityProgramITI",
        Itd = "PKTransitSecurityProgramITD",
        GlobalEntry = "PKTransitSecurityProgramGlobalEntry",
        Clear = "PKTransitSecurityProgramCLEAR",
    }
}

choices! {
    /// What a traveller may do or bring. iOS 26.
    pub enum PassengerCapability {
        Preboarding = "PKPassengerCapabilityPreboarding",
        PriorityBoarding = "PKPassengerCapabilityPriorityBoarding",
        Carryon = "PKPassengerCapabilityCarryon",
        PersonalItem = "PKPassengerCapabilityPersonalItem",
        LapInfant = "PKPassengerCapabilityLapInfant",
    }
}

view! {
    /// An amount of money.
    pub struct CurrencyAmount {
        /// The amount: a text, not a number.
        amount "amount": Text,
        /// ISO 4217.
        currency_code "currencyCode": Text,
    }
}

view! {
    /// A place on the map.
    pub struct SemanticLocation {
        /// Degrees north. Required.
        latitude "latitude": Number,
        /// Degrees east. Required.
        longitude "longitude": Number,
    }
}

view! {
    /// The parts of a person's name; at least one.
    pub struct PersonNameComponents {
        /// The given name.
        given_name "givenName": Text,
        /// The family name.
        family_name "familyName": Text,
        /// The middle name.
        middle_name "middleName": Text,
        /// Before the name, as “Dr.”.
        name_prefix "namePrefix": Text,
        /// After the name, as “Jr.”.
        name_suffix "nameSuffix": Text,
        /// What friends say.
        nickname "nickname": Text,
        /// How the name is pronounced.
        phonetic_representation "phoneticRepresentation": Any,
    }
}

view! {
    /// A seat.
    pub struct Seat {
        /// The number.
        seat_number "seatNumber": Text,
        /// The row.
        seat_row "seatRow": Text,
        /// The section.
        seat_section "seatSection": Text,
        /// What tells it apart from all others.
        seat_identifier "seatIdentifier": Text,
        /// Its kind, as “Reserved”.
        seat_type "seatType": Text,
        /// More about it.
        seat_description "seatDescription": Text,
        /// The aisle; iOS 18.
        seat_aisle "seatAisle": Text,
        /// The level; iOS 18.
        seat_level "seatLevel": Text,
        /// The colour of its section on the plan; iOS 18.
        seat_section_color "seatSectionColor": Color,
    }
}

view! {
    /// A wireless network that the phone may join.
    pub struct WifiNetwork {
        /// Its name. Required.
        ssid "ssid": Text,
        /// Its password. Required.
        password "password": Text,
        /// The token of a captive portal.
        captive_token "captiveToken": Text,
        /// Where the token is handed in.
        captive_token_auth_url "captiveTokenAuthURL": Text,
    }
}

view! {
    /// When an event is, as far as it is known. iOS 18.
    pub struct EventDateInfo {
        /// The date.
        date "date": Date,
        /// The zone of the venue, an IANA name.
        time_zone "timeZone": Text,
        /// Whether only the day counts.
        ignore_time_components "ignoreTimeComponents": Boolean,
        /// Whether it lasts all day.
        is_all_day "isAllDay": Boolean,
        /// In a tag: whether the date is known but not told yet (“to be announced”).
        "unannounced": Boolean,
        /// The same in an upcoming pass.
        "isUnannounced": Boolean,
        /// In a tag: whether nobody knows the date yet (“to be decided”); it wins.
        "undetermined": Boolean,
        /// The same in an upcoming pass.
        "isUndetermined": Boolean,
    }
}

impl EventDateInfo<'_> {
    /// Whether the date is known but not told yet (“to be announced”).
    #[must_use]
    pub fn is_unannounced(&self) -> bool {
        self.is_set(["unannounced", "isUnannounced"])
    }

    /// Whether nobody knows the date yet (“to be decided”); it wins over [`Self::is_unannounced`].
    #[must_use]
    pub fn is_undetermined(&self) -> bool {
        self.is_set(["undetermined", "isUndetermined"])
    }

    fn is_set(&self, keys: [&str; 2]) -> bool {
        keys.iter().any(|key| self.object().get(*key).and_then(serde_json::Value::as_bool) == Some(true))
    }
}
