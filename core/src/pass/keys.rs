//! The keys at the top level of `pass.json`. Source: Apple, "Pass".

use super::view::keys;
use super::{
    Barcode, Beacon, FeaturedAction, Location, Nfc, Pass, PassFields, RelevantDate, Semantics, StyleScheme,
    UpcomingPass,
};

keys! { Pass {
    /// The version of the format: 1. Required.
    "formatVersion": Any,
    /// The class of the pass; it is bound to the certificate. Required.
    pass_type_identifier "passTypeIdentifier": Text,
    /// What tells the passes of a class apart; it never changes. Required.
    serial_number "serialNumber": Text,
    /// The developer team; it is in the certificate too. Required.
    team_identifier "teamIdentifier": Text,
    /// Who issues the pass, as the lock screen says. Required; translated.
    organization_name "organizationName": Text,
    /// What VoiceOver says. Required; translated.
    description "description": Text,
    // Styles: one of the first five, perhaps with `posterGeneric`.
    /// The fields of a boarding pass.
    boarding_pass "boardingPass": Object(PassFields),
    /// The fields of a coupon.
    coupon "coupon": Object(PassFields),
    /// The fields of an event ticket.
    event_ticket "eventTicket": Object(PassFields),
    /// The fields of a pass that is none of the others.
    generic "generic": Object(PassFields),
    /// The fields of a store card.
    store_card "storeCard": Object(PassFields),
    /// The fields of the poster look; iOS 27, with another style for older phones.
    poster_generic "posterGeneric": Object(PassFields),
    // Updates and companions.
    /// Where the phone asks for updates; https, without `/v1`.
    web_service_url "webServiceURL": Text,
    /// The secret of this pass towards that service, at least 16 characters.
    authentication_token "authenticationToken": Text,
    /// Apps of the issuer; the first that fits is linked.
    associated_store_identifiers "associatedStoreIdentifiers": Numbers,
    /// What the app is opened with; only together with the store identifiers.
    app_launch_url "appLaunchURL": Text,
    /// Further apps, in the event guide; iOS 18.
    auxiliary_store_identifiers "auxiliaryStoreIdentifiers": Numbers,
    /// Anything for the companion app; iOS 7.
    user_info "userInfo": Any,
    /// Whether the share button is hidden; iOS 11.
    sharing_prohibited "sharingProhibited": Boolean,
    /// When the pass ends; iOS 7.
    expiration_date "expirationDate": Date,
    /// Whether it is no longer valid; iOS 7.
    voided "voided": Boolean,
    /// Which boarding passes or tickets lie on one stack; iOS 7.
    grouping_identifier "groupingIdentifier": Text,
    /// The facts of the pass for machines; iOS 12.
    semantics "semantics": Object(Semantics),
    // What it shows at the door.
    /// The barcodes in order of preference; Wallet draws the first one it can. iOS 9.
    "barcodes": Objects(Barcode),
    /// The one barcode of older passes.
    "barcode": Object(Barcode),
    /// What it tells a terminal; iOS 9.
    nfc "nfc": Object(Nfc),
    // When and where it matters.
    /// The one date of older passes; since iOS 18 `relevantDates`.
    relevant_date "relevantDate": Date,
    /// When it matters; iOS 18.
    relevant_dates "relevantDates": Objects(RelevantDate),
    /// Where it matters; at most ten.
    locations "locations": Objects(Location),
    /// How near that is, in metres; iOS 7.
    max_distance "maxDistance": Number,
    /// Near which beacons it matters; at most ten. iOS 7.
    beacons "beacons": Objects(Beacon),
    // Looks.
    /// Behind everything.
    background_color "backgroundColor": Color,
    /// Of the values.
    foreground_color "foregroundColor": Color,
    /// Of the labels; chosen by Wallet when absent.
    label_color "labelColor": Color,
    /// Of the value on a strip picture; not documented.
    strip_color "stripColor": Color,
    /// Below a poster event ticket; iOS 18.
    footer_background_color "footerBackgroundColor": Color,
    /// Whether a poster's colours come from its picture; iOS 18.
    use_automatic_colors "useAutomaticColors": Boolean,
    /// Whether a poster's top is left as bright as it is; iOS 18.
    suppress_header_darkening "suppressHeaderDarkening": Boolean,
    /// Whether the strip has no shine; it has none unless this is false.
    suppress_strip_shine "suppressStripShine": Boolean,
    /// Beside the logo. Translated.
    logo_text "logoText": Text,
    /// Beside the logo of a poster event ticket; iOS 18.1. Translated.
    event_logo_text "eventLogoText": Text,
    /// A symbol of Apple's as logo; only in Apple's pass-builder.
    logo_symbol_name "logoSymbolName": Text,
    /// The looks in order of preference, the classic one last; iOS 18.
    preferred_style_schemes "preferredStyleSchemes": Choices(StyleScheme),
    /// Buttons below the pass; iOS 27.
    featured_actions "featuredActions": Objects(FeaturedAction),
    /// Further events of the same ticket; iOS 26.
    upcoming_pass_information "upcomingPassInformation": Objects(UpcomingPass),
    // The event guide of a poster event ticket: see [`Self::event_guide`].
    /// How the venue helps people with disabilities.
    "accessibilityURL": Text,
    /// Experiences to add.
    "addOnURL": Text,
    /// Which bags may come in.
    "bagPolicyURL": Text,
    /// The venue's mail address.
    "contactVenueEmail": Text,
    /// The venue's telephone number.
    "contactVenuePhoneNumber": Text,
    /// The venue's web site.
    "contactVenueWebsite": Text,
    /// How to get there.
    "directionsInformationURL": Text,
    /// The shop.
    "merchandiseURL": Text,
    /// Food; on an airline's boarding pass too.
    "orderFoodURL": Text,
    /// Where to park.
    "parkingInformationURL": Text,
    /// Buying a parking space.
    "purchaseParkingURL": Text,
    /// Selling the ticket, in the menu.
    "sellURL": Text,
    /// Handing the ticket on, in the menu.
    "transferURL": Text,
    /// How to get there by bus and train.
    "transitInformationURL": Text,
    // The services of an airline: see [`Self::airline_services`].
    /// The identifier of the airline's Messages for Business account.
    "businessChatIdentifier": Text,
    /// Another seat.
    "changeSeatURL": Text,
    /// What there is to see and hear on board.
    "entertainmentURL": Text,
    /// The booking.
    "managementURL": Text,
    /// More baggage.
    "purchaseAdditionalBaggageURL": Text,
    /// A lounge.
    "purchaseLoungeAccessURL": Text,
    /// Internet on board.
    "purchaseWifiURL": Text,
    /// A service animal.
    "registerServiceAnimalURL": Text,
    /// A lost bag.
    "reportLostBagURL": Text,
    /// A wheelchair.
    "requestWheelchairURL": Text,
    /// Where the bags are.
    "trackBagsURL": Text,
    /// The airline's mail address.
    "transitProviderEmail": Text,
    /// The airline's telephone number.
    "transitProviderPhoneNumber": Text,
    /// The airline's web site.
    "transitProviderWebsiteURL": Text,
    /// Another class.
    "upgradeURL": Text,
} }
