//! The pass styles, their fields, and the kinds of transport of a boarding pass. Source: Apple, "PassFields".

use super::Field;
use super::view::{choices, view};

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

choices! {
    /// What a boarding pass is for; decides the icon between the two primary fields.
    pub enum TransitType {
        Air = "PKTransitTypeAir",
        Boat = "PKTransitTypeBoat",
        Bus = "PKTransitTypeBus",
        Generic = "PKTransitTypeGeneric",
        Train = "PKTransitTypeTrain",
    }
}

view! {
    /// The fields of a style, by group; the style's object in `pass.json`.
    pub struct PassFields {
        /// Top right; visible in the stack too.
        header_fields "headerFields": Objects(Field),
        /// The most prominent ones.
        primary_fields "primaryFields": Objects(Field),
        /// On the front.
        secondary_fields "secondaryFields": Objects(Field),
        /// On the front; of an event ticket in up to two rows.
        auxiliary_fields "auxiliaryFields": Objects(Field),
        /// On the details sheet; not on Apple Watch.
        back_fields "backFields": Objects(Field),
        /// In a tile below a poster pass; iOS 18.
        additional_info_fields "additionalInfoFields": Objects(Field),
        /// On the face of a poster generic pass; iOS 27, which draws one.
        footer_fields "footerFields": Objects(Field),
        /// The kind of transport, a `TransitType`; required in a boarding pass, not allowed elsewhere.
        "transitType": Any,
    }
}

impl PassFields<'_> {
    /// The kind of transport; required in a boarding pass, not allowed elsewhere.
    #[must_use]
    pub fn transit_type(&self) -> Option<TransitType> {
        TransitType::parse(self.text("transitType")?)
    }
}
