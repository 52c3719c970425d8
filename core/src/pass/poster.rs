//! What the newer looks add: schemes, actions and the event guide. Sources: Apple, "Pass", "Creating an event pass using semantic tags".

use super::view::{choices, view};

choices! {
    /// A look that Wallet may choose for a pass, in the order that the pass prefers.
    pub enum StyleScheme {
        PosterEventTicket = "posterEventTicket",
        EventTicket = "eventTicket",
        SemanticBoardingPass = "semanticBoardingPass",
        BoardingPass = "boardingPass",
        PosterGeneric = "posterGeneric",
        Generic = "generic",
        StoreCard = "storeCard",
        Coupon = "coupon",
    }
}

choices! {
    /// What a featured action does; Wallet chooses its words and its picture. iOS 27.
    pub enum ActionType {
        ViewSchedule = "viewSchedule",
        WatchTrailer = "watchTrailer",
        ListenToMusic = "listenToMusic",
        Call = "call",
        Place = "place",
        AddToBalance = "addToBalance",
        Order = "order",
        Shop = "shop",
        MembershipBenefits = "membershipBenefits",
        BookAppointment = "bookAppointment",
        BookCar = "bookCar",
        BookFlight = "bookFlight",
        BookStay = "bookStay",
        ViewOffersRewards = "viewOffersRewards",
    }
}

view! {
    /// A button below the pass; Wallet shows the first two. iOS 27.
    pub struct FeaturedAction {
        /// Tells the actions of a pass apart. Required.
        identifier "identifier": Text,
        /// What it does. Required.
        action_type "type": Choice(ActionType),
        /// Where it leads: for `call` a telephone address, for `place` a place in Maps.
        url "url": Text,
    }
}

view! {
    /// The addresses of the event guide of a poster event ticket: keys of the top level, and of the `URLs` of an upcoming pass. iOS 18.
    pub struct EventGuide {
        /// How the venue helps people with disabilities.
        accessibility_url "accessibilityURL": Text,
        /// Experiences to add.
        add_on_url "addOnURL": Text,
        /// Which bags may come in.
        bag_policy_url "bagPolicyURL": Text,
        /// The venue's mail address.
        contact_venue_email "contactVenueEmail": Text,
        /// The venue's telephone number.
        contact_venue_phone_number "contactVenuePhoneNumber": Text,
        /// The venue's web site.
        contact_venue_website "contactVenueWebsite": Text,
        /// How to get there.
        directions_information_url "directionsInformationURL": Text,
        /// The shop.
        merchandise_url "merchandiseURL": Text,
        /// Food; on an airline's boarding pass too.
        order_food_url "orderFoodURL": Text,
        /// Where to park.
        parking_information_url "parkingInformationURL": Text,
        /// Buying a parking space.
        purchase_parking_url "purchaseParkingURL": Text,
        /// Selling the ticket, in the menu.
        sell_url "sellURL": Text,
        /// Handing the ticket on, in the menu.
        transfer_url "transferURL": Text,
        /// How to get there by bus and train.
        transit_information_url "transitInformationURL": Text,
    }
}
