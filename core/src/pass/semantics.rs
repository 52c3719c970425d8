//! Semantic tags: the facts of a pass for machines. Source: Apple, "SemanticTags".
//!
//! They stand at the top level, in a field, and in an upcoming pass; everywhere they mean the same. Where Apple's own texts have two names
//! for a tag, both are read by one method.

use super::view::{texts, view};

mod types;

pub use types::{
    CurrencyAmount, EventDateInfo, EventType, PassengerCapability, PersonNameComponents, Seat,
    SecurityProgram, SemanticLocation, WifiNetwork,
};

view! {
    /// The tags of one `semantics` object; all are optional, from iOS 12 unless another version is named.
    pub struct Semantics {
        // Events.
        /// The kind of event.
        event_type "eventType": Choice(EventType),
        /// The event's name. A poster event ticket needs it.
        event_name "eventName": Text,
        /// When it begins.
        event_start_date "eventStartDate": Date,
        /// When it ends.
        event_end_date "eventEndDate": Date,
        /// When it begins, as far as that is known; iOS 18.
        event_start_date_info "eventStartDateInfo": Object(EventDateInfo),
        /// Seconds, of an event or of a journey.
        duration "duration": Number,
        /// The venue's name. A poster event ticket needs it.
        venue_name "venueName": Text,
        /// The city or region of the venue; iOS 18.
        venue_region_name "venueRegionName": Text,
        /// The room or hall.
        venue_room "venueRoom": Text,
        /// Where the venue is.
        venue_location "venueLocation": Object(SemanticLocation),
        /// The entrance.
        venue_entrance "venueEntrance": Text,
        /// The door; iOS 18.
        venue_entrance_door "venueEntranceDoor": Text,
        /// The gate; iOS 18.
        venue_entrance_gate "venueEntranceGate": Text,
        /// The portal; iOS 18.
        venue_entrance_portal "venueEntrancePortal": Text,
        /// How to find the entrance; iOS 18.
        entrance_description "entranceDescription": Text,
        /// The venue's telephone number.
        venue_phone_number "venuePhoneNumber": Text,
        /// When the venue opens; iOS 18.
        venue_open_date "venueOpenDate": Date,
        /// When the venue closes; iOS 18.
        venue_close_date "venueCloseDate": Date,
        /// When the doors open; iOS 18.
        venue_doors_open_date "venueDoorsOpenDate": Date,
        /// When the gates open; iOS 18.
        venue_gates_open_date "venueGatesOpenDate": Date,
        /// When the box office opens; iOS 18.
        venue_box_office_open_date "venueBoxOfficeOpenDate": Date,
        /// When the parking lots open; iOS 18.
        venue_parking_lots_open_date "venueParkingLotsOpenDate": Date,
        /// When the fan zone opens; iOS 18.
        venue_fan_zone_open_date "venueFanZoneOpenDate": Date,
        /// The seats, of an event or of a journey.
        seats "seats": Objects(Seat),
        /// Whose ticket it is; iOS 18.
        attendee_name "attendeeName": Text,
        /// The category of the ticket; iOS 18.
        admission_level "admissionLevel": Text,
        /// The category in short; iOS 18.
        admission_level_abbreviation "admissionLevelAbbreviation": Text,
        /// A line at the foot of the ticket; iOS 18.
        additional_ticket_attributes "additionalTicketAttributes": Text,
        /// Whether one may celebrate in the car park; iOS 18.
        tailgating_allowed "tailgatingAllowed": Boolean,
        /// Who performs. A poster ticket for a live performance needs it.
        performer_names "performerNames": Texts,
        /// The performers in Apple Music.
        artist_ids "artistIDs": Texts,
        /// Albums in Apple Music; iOS 18.
        album_ids "albumIDs": Texts,
        /// Playlists in Apple Music; iOS 18.
        playlist_ids "playlistIDs": Texts,
        /// The kind of performance.
        genre "genre": Text,
        /// The home team.
        home_team_name "homeTeamName": Text,
        /// Where the home team comes from.
        home_team_location "homeTeamLocation": Text,
        /// The home team in short. A poster ticket for sports needs it.
        home_team_abbreviation "homeTeamAbbreviation": Text,
        /// The visiting team.
        away_team_name "awayTeamName": Text,
        /// Where the visiting team comes from.
        away_team_location "awayTeamLocation": Text,
        /// The visiting team in short. A poster ticket for sports needs it.
        away_team_abbreviation "awayTeamAbbreviation": Text,
        /// The league.
        league_name "leagueName": Text,
        /// The league in short.
        league_abbreviation "leagueAbbreviation": Text,
        /// The sport.
        sport_name "sportName": Text,
        /// What the Live Activity says; iOS 18, not documented.
        event_live_message "eventLiveMessage": Text,
        /// The device groups to play to; iOS 18, not documented.
        airplay "airplay": Any,
        /// How some write `airplay`.
        "airPlay": Any,
        /// The venue in Maps; iOS 26, not documented.
        venue_place_id "venuePlaceID": Text,
        // Journeys.
        /// The airline, IATA. A semantic boarding pass needs it.
        airline_code "airlineCode": Text,
        /// The number of the flight. A semantic boarding pass needs it.
        flight_number "flightNumber": Number,
        /// Airline and number, as “EX123”.
        flight_code "flightCode": Text,
        /// IATA, three letters. A semantic boarding pass needs it.
        departure_airport_code "departureAirportCode": Text,
        /// IATA, three letters. A semantic boarding pass needs it.
        destination_airport_code "destinationAirportCode": Text,
        /// The airport of departure.
        departure_airport_name "departureAirportName": Text,
        /// The airport of arrival.
        destination_airport_name "destinationAirportName": Text,
        /// The city of departure; iOS 26. A semantic boarding pass needs it.
        departure_city_name "departureCityName": Text,
        /// The city of arrival; iOS 26. A semantic boarding pass needs it.
        destination_city_name "destinationCityName": Text,
        /// The zone of the place of departure, an IANA name; iOS 26. A semantic boarding pass needs it.
        "departureLocationTimeZone": Text,
        /// The zone of the place of arrival, an IANA name; iOS 26. A semantic boarding pass needs it.
        "destinationLocationTimeZone": Text,
        /// How Apple's pass-builder calls `departureLocationTimeZone`.
        "departureAirportTimeZone": Text,
        /// How Apple's pass-builder calls `destinationLocationTimeZone`.
        "destinationAirportTimeZone": Text,
        /// The planned departure. A semantic boarding pass needs it.
        original_departure_date "originalDepartureDate": Date,
        /// The planned boarding. A semantic boarding pass needs it.
        original_boarding_date "originalBoardingDate": Date,
        /// The planned arrival. A semantic boarding pass needs it.
        original_arrival_date "originalArrivalDate": Date,
        /// The expected departure.
        current_departure_date "currentDepartureDate": Date,
        /// The expected boarding.
        current_boarding_date "currentBoardingDate": Date,
        /// The expected arrival.
        current_arrival_date "currentArrivalDate": Date,
        /// Who travels. A semantic boarding pass needs it.
        passenger_name "passengerName": Object(PersonNameComponents),
        /// Where the journey begins.
        departure_location "departureLocation": Object(SemanticLocation),
        /// Where the journey ends.
        destination_location "destinationLocation": Object(SemanticLocation),
        /// The place of departure in words.
        departure_location_description "departureLocationDescription": Text,
        /// The place of arrival in words.
        destination_location_description "destinationLocationDescription": Text,
        /// The gate, without the word.
        departure_gate "departureGate": Text,
        /// The gate of arrival.
        destination_gate "destinationGate": Text,
        /// The terminal, without the word.
        departure_terminal "departureTerminal": Text,
        /// The terminal of arrival.
        destination_terminal "destinationTerminal": Text,
        /// The platform.
        departure_platform "departurePlatform": Text,
        /// The platform of arrival.
        destination_platform "destinationPlatform": Text,
        /// The station.
        departure_station_name "departureStationName": Text,
        /// The station of arrival.
        destination_station_name "destinationStationName": Text,
        /// The coach.
        car_number "carNumber": Text,
        /// The group.
        boarding_group "boardingGroup": Text,
        /// The place in the order of boarding.
        boarding_sequence_number "boardingSequenceNumber": Text,
        /// The zone; iOS 26.
        boarding_zone "boardingZone": Text,
        /// The booking.
        confirmation_number "confirmationNumber": Text,
        /// The frequent flyer program.
        membership_program_name "membershipProgramName": Text,
        /// The number in it.
        membership_program_number "membershipProgramNumber": Text,
        /// The rank in it; iOS 26.
        membership_program_status "membershipProgramStatus": Text,
        /// The priority, as “Gold”.
        priority_status "priorityStatus": Text,
        /// The kind of screening.
        security_screening "securityScreening": Text,
        /// The class; iOS 26.
        ticket_fare_class "ticketFareClass": Text,
        /// Who carries.
        transit_provider "transitProvider": Text,
        /// As “On time”.
        transit_status "transitStatus": Text,
        /// Why, as “Thunderstorm”.
        transit_status_reason "transitStatusReason": Text,
        /// The name of the vehicle.
        vehicle_name "vehicleName": Text,
        /// The number of the vehicle.
        vehicle_number "vehicleNumber": Text,
        /// The kind of vehicle.
        vehicle_type "vehicleType": Text,
        /// Whether the travel documents were looked at; iOS 26.
        international_documents_are_verified "internationalDocumentsAreVerified": Boolean,
        /// The badge that says so; iOS 26.
        international_documents_verified_declaration_name "internationalDocumentsVerifiedDeclarationName": Text,
        /// The lounges in Maps; iOS 26.
        "loungePlaceIDs": Texts,
        /// How Apple's pass-builder calls one of `loungePlaceIDs`.
        "airlineLoungePlaceID": Text,
        /// The `SecurityProgram`s at the place of departure; iOS 26.
        "departureLocationSecurityPrograms": Texts,
        /// The `SecurityProgram`s at the place of arrival; iOS 26.
        "destinationLocationSecurityPrograms": Texts,
        /// How Apple's pass-builder calls `departureLocationSecurityPrograms`.
        "departureAirportSecurityPrograms": Texts,
        /// How Apple's pass-builder calls `destinationLocationSecurityPrograms`.
        "destinationAirportSecurityPrograms": Texts,
        /// The `SecurityProgram`s of the traveller; iOS 26.
        passenger_eligible_security_programs "passengerEligibleSecurityPrograms": Texts,
        /// The `PassengerCapability` values of the traveller; iOS 26.
        passenger_capabilities "passengerCapabilities": Texts,
        /// Special service requests, as “WCHR”; iOS 26.
        passenger_service_ssrs "passengerServiceSSRs": Texts,
        /// Requests that inform, as “INFT”; iOS 26.
        passenger_information_ssrs "passengerInformationSSRs": Texts,
        /// Requests of the airline's own; iOS 26.
        passenger_airline_ssrs "passengerAirlineSSRs": Texts,
        // Any pass.
        /// What is on a store card.
        balance "balance": Object(CurrencyAmount),
        /// What was paid.
        total_price "totalPrice": Object(CurrencyAmount),
        /// Whether phones should be silent.
        silence_requested "silenceRequested": Boolean,
        /// Networks to join.
        wifi_access "wifiAccess": Objects(WifiNetwork),
    }
}

impl<'a> Semantics<'a> {
    /// The zone of the place of departure, an IANA name; iOS 26. A semantic boarding pass needs it.
    #[must_use]
    pub fn departure_time_zone(&self) -> Option<&'a str> {
        self.either("departureLocationTimeZone", "departureAirportTimeZone")
    }

    /// The zone of the place of arrival, an IANA name; iOS 26. A semantic boarding pass needs it.
    #[must_use]
    pub fn destination_time_zone(&self) -> Option<&'a str> {
        self.either("destinationLocationTimeZone", "destinationAirportTimeZone")
    }

    /// The lounges in Maps; iOS 26.
    #[must_use]
    pub fn lounge_place_ids(&self) -> Vec<&'a str> {
        texts(self.get("loungePlaceIDs")).chain(self.text("airlineLoungePlaceID")).collect()
    }

    /// The [`SecurityProgram`]s at the place of departure; iOS 26.
    #[must_use]
    pub fn departure_security_programs(&self) -> Vec<&'a str> {
        let names = ["departureLocationSecurityPrograms", "departureAirportSecurityPrograms"];
        names.into_iter().flat_map(|name| texts(self.get(name))).collect()
    }

    /// The [`SecurityProgram`]s at the place of arrival; iOS 26.
    #[must_use]
    pub fn destination_security_programs(&self) -> Vec<&'a str> {
        let names = ["destinationLocationSecurityPrograms", "destinationAirportSecurityPrograms"];
        names.into_iter().flat_map(|name| texts(self.get(name))).collect()
    }

    fn either(&self, documented: &str, other: &str) -> Option<&'a str> {
        self.text(documented).or_else(|| self.text(other))
    }
}
