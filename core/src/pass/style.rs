//! The five classic pass styles and the kinds of transport of a boarding pass.

/// A classic pass style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// `boardingPass`
    BoardingPass,
    /// `coupon`
    Coupon,
    /// `eventTicket`
    EventTicket,
    /// `generic`
    Generic,
    /// `storeCard`
    StoreCard,
}

impl Style {
    /// All styles, in Apple's order.
    pub const ALL: [Self; 5] =
        [Self::BoardingPass, Self::Coupon, Self::EventTicket, Self::Generic, Self::StoreCard];

    /// The style's key in `pass.json`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::BoardingPass => "boardingPass",
            Self::Coupon => "coupon",
            Self::EventTicket => "eventTicket",
            Self::Generic => "generic",
            Self::StoreCard => "storeCard",
        }
    }

    /// The style with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|style| style.key() == key)
    }
}

/// What a boarding pass is for; decides the icon between the two primary fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TransitType {
    /// `PKTransitTypeAir`
    Air,
    /// `PKTransitTypeBoat`
    Boat,
    /// `PKTransitTypeBus`
    Bus,
    /// `PKTransitTypeGeneric`
    Generic,
    /// `PKTransitTypeTrain`
    Train,
}

impl TransitType {
    /// All kinds of transport.
    pub const ALL: [Self; 5] = [Self::Air, Self::Boat, Self::Bus, Self::Generic, Self::Train];

    /// The value in `pass.json`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Air => "PKTransitTypeAir",
            Self::Boat => "PKTransitTypeBoat",
            Self::Bus => "PKTransitTypeBus",
            Self::Generic => "PKTransitTypeGeneric",
            Self::Train => "PKTransitTypeTrain",
        }
    }

    /// The kind with this value.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}
