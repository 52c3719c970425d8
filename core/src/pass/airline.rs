//! The services of an airline on a semantic boarding pass: keys of the top level. Source: Apple, "Creating an airline boarding pass using
//! semantic tags". iOS 26.

use super::view::view;

view! {
    /// Where a traveller finds each service of the airline.
    pub struct AirlineServices {
        /// The identifier of the airline's Messages for Business account.
        business_chat_identifier "businessChatIdentifier": Text,
        /// Another seat.
        change_seat_url "changeSeatURL": Text,
        /// What there is to see and hear on board.
        entertainment_url "entertainmentURL": Text,
        /// The booking.
        management_url "managementURL": Text,
        /// A meal on board.
        order_food_url "orderFoodURL": Text,
        /// More baggage.
        purchase_additional_baggage_url "purchaseAdditionalBaggageURL": Text,
        /// A lounge.
        purchase_lounge_access_url "purchaseLoungeAccessURL": Text,
        /// Internet on board.
        purchase_wifi_url "purchaseWifiURL": Text,
        /// A service animal.
        register_service_animal_url "registerServiceAnimalURL": Text,
        /// A lost bag.
        report_lost_bag_url "reportLostBagURL": Text,
        /// A wheelchair.
        request_wheelchair_url "requestWheelchairURL": Text,
        /// Where the bags are.
        track_bags_url "trackBagsURL": Text,
        /// The airline's mail address.
        transit_provider_email "transitProviderEmail": Text,
        /// The airline's telephone number.
        transit_provider_phone_number "transitProviderPhoneNumber": Text,
        /// The airline's web site.
        transit_provider_website_url "transitProviderWebsiteURL": Text,
        /// Another class.
        upgrade_url "upgradeURL": Text,
    }
}
