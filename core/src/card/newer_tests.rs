//! The newer looks, the phones, the languages and the samples.

use serde_json::{Value, json};

use super::watch::{WatchSize, lay_out as lay_out_watch};
use super::*;
use crate::card::svg::Drawing;
use crate::pass::Style;
use crate::strings;

const NOW: Timestamp = Timestamp::from_unix_seconds(1_795_161_600); // 2026-11-20T08:00:00Z

fn document(value: Value) -> Document {
    Document::parse(value.to_string().as_bytes()).unwrap()
}

fn art() -> PictureSizes {
    let kinds = [
        (ImageKind::Artwork, 358.0, 448.0),
        (ImageKind::PrimaryLogo, 300.0, 60.0),
        (ImageKind::SecondaryLogo, 400.0, 20.0),
        (ImageKind::Logo, 200.0, 50.0),
    ];
    let with = |sizes: PictureSizes, (kind, width, height)| sizes.with(kind, PictureSize { width, height });
    kinds.into_iter().fold(PictureSizes::default(), with)
}

fn on(value: &Value, ios: IosVersion) -> Card {
    lay_out(&document(value.clone()), &art(), &EstimatedWidths, &Options { ios, ..Options::new(NOW) })
}

fn poster() -> Value {
    json!({"logoText": "Club", "storeCard": {"primaryFields": [{"key": "name", "value": "Rosa"}],
            "secondaryFields": [{"key": "old", "value": "only before"}]},
        "posterGeneric": {"headerFields": [{"key": "no", "label": "No.", "value": "42"}, {"key": "no2", "value": "hidden"}],
            "primaryFields": [{"key": "name", "value": "Rosa"}, {"key": "since", "label": "Since", "value": "2019"}],
            "footerFields": [{"key": "until", "label": "Until", "value": "June"}]},
        "barcodes": [{"format": "PKBarcodeFormatQR", "message": "1", "altText": "1"}],
        "featuredActions": [{"identifier": "a", "type": "call"}, {"identifier": "b", "type": "?"},
            {"identifier": "c", "type": "shop"}, {"identifier": "d", "type": "order"}]})
}

fn ticket() -> Value {
    json!({"eventTicket": {"primaryFields": [{"key": "e", "value": "Jazz"}]}, "nfc": {"message": "1"},
        "preferredStyleSchemes": ["posterEventTicket", "eventTicket"],
        "semantics": {"eventName": "Jazz", "venueName": "Hall", "eventStartDate": "2026-11-27T20:00-08:00",
            "eventType": "PKEventTypeLivePerformance", "performerNames": ["Nia", "Low Tides"], "venueRegionName": "Bremen",
            "seats": [{"seatSection": "A", "seatRow": "12", "seatNumber": "4", "seatSectionColor": "rgb(1, 2, 3)"}],
            "venueEntranceGate": "C", "additionalTicketAttributes": "Rain or shine"}})
}

fn flight() -> Value {
    json!({"logoText": "Skyport", "preferredStyleSchemes": ["semanticBoardingPass", "boardingPass"],
        "boardingPass": {"transitType": "PKTransitTypeAir", "primaryFields": [{"key": "from", "value": "SFO"}]},
        "semantics": {"airlineCode": "SP", "flightNumber": 815, "departureAirportCode": "SFO", "destinationAirportCode": "LHR",
            "departureCityName": "San Francisco", "destinationCityName": "London", "originalDepartureDate": "2026-11-27T11:05-08:00",
            "originalBoardingDate": "2026-11-27T10:25-08:00", "originalArrivalDate": "2026-11-28T05:40+00:00",
            "passengerName": {"givenName": "Grace", "familyName": "Hopper"}, "departureGate": "23",
            "departureLocationTimeZone": "America/Los_Angeles", "destinationAirportTimeZone": "Europe/London",
            "seats": [{"seatRow": "14", "seatNumber": "A"}]},
        "barcodes": [{"format": "PKBarcodeFormatPDF417", "message": "1"}]})
}

#[test]
fn each_phone_gives_the_look_that_it_knows() {
    let looks = |value: Value| IosVersion::ALL.map(|ios| on(&value, ios).look);
    let store = Look::Classic(Style::StoreCard);
    assert_eq!(looks(poster()), [store, store, store, Look::PosterGeneric]);
    let (classic, newer) = (Look::Classic(Style::EventTicket), Look::PosterEventTicket);
    assert_eq!(looks(ticket()), [classic, newer, newer, newer]);
    let (classic, newer) = (Look::Classic(Style::BoardingPass), Look::SemanticBoardingPass);
    assert_eq!(looks(flight()), [classic, classic, newer, newer]);
}

#[test]
fn what_lacks_something_falls_back_and_says_why() {
    let mut value = ticket();
    value["semantics"].as_object_mut().unwrap().remove("performerNames");
    let card = on(&value, IosVersion::Ios26);
    assert_eq!(card.look, Look::Classic(Style::EventTicket));
    assert_eq!(
        card.notes.iter().map(Sentence::english).collect::<Vec<_>>(),
        ["iOS 26 falls back to the classic look of the poster event ticket: performers is missing."]
    );
    let only = on(&json!({"posterGeneric": {}}), IosVersion::Ios26);
    assert_eq!(only.notes.len(), 1, "{:?}", only.notes);
}

#[test]
fn a_poster_says_its_fields_and_names_those_without_a_place() {
    let card = on(&poster(), IosVersion::Ios27);
    assert_eq!(card.height, POSTER_HEIGHT);
    assert_eq!(
        card.description,
        "Poster, Club. No., 42. Rosa. Since, 2019. Until June. Barcode, 1. Action: Call. Action: Shop."
    );
    assert_eq!(card.hidden, ["/posterGeneric/headerFields/1", "/storeCard/secondaryFields/0"]);
    let title = card.texts.iter().find(|text| text.text == "Rosa").unwrap();
    assert_eq!((title.weight, title.size), (Weight::Bold, 32.0));
    assert!(on(&poster(), IosVersion::Ios26).actions.is_empty());
}

#[test]
fn a_poster_ticket_and_a_semantic_boarding_pass_say_their_tags() {
    let card = on(&ticket(), IosVersion::Ios18);
    assert_eq!(
        card.description,
        "Poster event ticket. Nov 27, 2026, 8:00 PM. Jazz. Nia, Low Tides. Hall, Bremen. Section, A. Row, 12. Seat, 4. Gate, C. Rain or shine."
    );
    assert_eq!(card.hidden, ["/eventTicket/primaryFields/0"]);
    assert_eq!(card.veil.unwrap().foot_color, Some(Color { red: 1, green: 2, blue: 3 }));
    let card = on(&flight(), IosVersion::Ios26);
    assert_eq!(
        card.description,
        "Boarding pass, Skyport. Flight, SP 815. San Francisco. London. SFO. LHR. 11:05 AM. 5:40 AM. Boards, 10:25 AM. Gate, 23. Passenger, Grace Hopper. Seat, 14A. Barcode."
    );
}

#[test]
fn the_first_barcode_that_the_phone_knows_is_drawn() {
    let codes = |formats: &[&str]| -> Value {
        let code = |format: &&str| json!({"format": format, "message": "5901234123457"});
        json!({"generic": {}, "barcodes": formats.iter().map(code).collect::<Vec<_>>()})
    };
    let both = codes(&["PKBarcodeFormatEAN13", "PKBarcodeFormatAztec"]);
    let drawn = |value: &Value, ios| on(value, ios).barcode.map(|code| code.format);
    assert_eq!(drawn(&both, IosVersion::Ios27), Some(BarcodeFormat::Ean13));
    assert_eq!(drawn(&both, IosVersion::Ios26), Some(BarcodeFormat::Aztec));
    let card = on(&codes(&["PKBarcodeFormatEAN13"]), IosVersion::Ios18);
    assert!(card.barcode.is_none());
    let notes: Vec<String> = card.notes.iter().map(Sentence::english).collect();
    assert_eq!(notes, ["iOS 18 shows no barcode: EAN13 came with iOS 27."]);
}

/// From the top of the capitals to the base line: line boxes overlap a little, as on the phone.
fn ink(text: &Text) -> Rect {
    Rect { y: text.rect.y + text.size * CAP_TOP, height: text.size * CAP_HEIGHT, ..text.rect }
}

fn overlap(one: Rect, other: Rect) -> bool {
    let apart = |a: f64, a_end: f64, b: f64, b_end: f64| a_end <= b + 0.1 || b_end <= a + 0.1;
    !apart(one.x, one.right(), other.x, other.right()) && !apart(one.y, one.bottom(), other.y, other.bottom())
}

#[test]
fn no_text_of_a_newer_look_crosses_the_card_or_another_text_whatever_it_says() {
    for value in [poster(), ticket(), flight()] {
        for sample in [Sample::AsTyped, Sample::Typical, Sample::Longest] {
            for edit in [false, true] {
                let options = Options { sample, edit, ..Options::new(NOW) };
                let card = lay_out(&document(value.clone()), &art(), &EstimatedWidths, &options);
                let code = card.barcode.as_ref().map(|code| code.rect);
                for (index, text) in card.texts.iter().enumerate() {
                    let rect = ink(text);
                    assert!(rect.x >= 0.0 && rect.right() <= CARD_WIDTH + 0.1 && rect.y >= 0.0, "{text:?}");
                    assert!(text.rect.bottom() <= card.height, "{text:?}");
                    let mut others = card.texts.iter().skip(index + 1).map(ink).chain(code);
                    let crossed = others.find(|other| overlap(rect, *other));
                    assert_eq!(crossed, None, "{:?} {sample:?} {text:?}", card.look);
                    let logos = card.pictures.iter().filter(|picture| picture.fit == Fit::Contain);
                    assert!(logos.clone().all(|logo| !overlap(logo.rect, rect)), "{:?} {text:?}", card.look);
                }
                for Region { rect, name, .. } in &card.regions {
                    assert!(rect.x >= 0.0 && rect.y >= 0.0 && rect.right() <= CARD_WIDTH + 0.1, "{name}");
                    assert!(rect.bottom() <= card.height + 0.1, "{name}");
                }
            }
        }
    }
}

#[test]
fn the_longest_sample_cuts_every_value_off() {
    let options = Options { sample: Sample::Longest, ..Options::new(NOW) };
    let card = lay_out(&document(poster()), &art(), &EstimatedWidths, &options);
    assert!(
        card.texts.iter().filter(|text| text.role == Role::Value).all(|text| text.cut_off),
        "{:?}",
        card.texts
    );
}

#[test]
fn texts_are_those_of_the_language_and_parts_those_of_the_document() {
    let words = strings::write([("welcome", "Willkommen"), ("points", "Punkte")]);
    let files = [("de.lproj/pass.strings", words.as_slice())];
    let words = Translations::of(files, "de");
    let value = json!({"logoText": "welcome", "generic": {"primaryFields": [{"key": "p", "label": "points", "value": 7}]}});
    let options = Options { words: Some(&words), ..Options::new(NOW) };
    let card = lay_out(&document(value), &PictureSizes::default(), &EstimatedWidths, &options);
    let texts: Vec<_> = card.texts.iter().map(|text| text.text.as_str()).collect();
    assert_eq!(texts, ["Willkommen", "PUNKTE", "7"]);
    assert_eq!(card.regions[0].parts[0].raw, "welcome");
}

#[test]
fn the_watch_shows_both_columns_and_the_code_at_the_end() {
    let document = document(poster());
    for size in WatchSize::ALL {
        let face = lay_out_watch(&document, &art(), &EstimatedWidths, &Options::new(NOW), size);
        let (width, height) = size.points();
        assert!(face.height >= height);
        let code = face.barcode.as_ref().unwrap();
        assert!(
            face.texts.iter().all(|text| text.rect.right() <= width && text.rect.bottom() <= code.rect.y)
        );
        assert_eq!(
            face.description,
            "On Apple Watch. Club. No. 42. hidden. Rosa. Since 2019. Until June. Barcode."
        );
        let drawing = Drawing { id_prefix: "w", address_of: &|_| None, decorative: false };
        assert!(svg::draw_watch(&face, &drawing).to_string().contains("data-role=\"code\""));
    }
}

#[test]
fn a_poster_shows_its_artwork_once_and_a_blurred_reference_to_it() {
    let card = on(&poster(), IosVersion::Ios27);
    let drawing = Drawing {
        id_prefix: "p",
        address_of: &|kind| Some(format!("blob:{}", kind.base_name())),
        decorative: false,
    };
    let drawn = svg::draw(&card, &drawing).to_string();
    assert_eq!(drawn.matches("blob:artwork").count(), 1);
    for part in [
        "<use href=\"#p-art\"",
        "data-role=\"darkened-header\"",
        "viewBox=\"0 0 358 448\"",
        "data-style=\"posterGeneric\"",
    ] {
        assert!(drawn.contains(part), "{part}");
    }
    assert!(!drawn.contains(" style=\""));
}
