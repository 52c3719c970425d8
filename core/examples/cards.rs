//! Draws a gallery of cards into `target/cards`, to look at: `cargo run -p passwright-core --example cards [FILE.json...]`.

use std::fs;
use std::path::Path;

use passwright_core::card::{self, EstimatedWidths, Options, PictureSize, PictureSizes, svg};
use passwright_core::document::Document;
use passwright_core::images::ImageKind;
use passwright_core::time::Timestamp;

const STORE: &str = r#"{"logoText":"Bean & Leaf","backgroundColor":"rgb(62, 39, 35)","foregroundColor":"rgb(255,255,255)",
 "labelColor":"rgb(215, 190, 170)","storeCard":{"headerFields":[{"key":"p","label":"Points","value":1250,"numberStyle":"PKNumberStyleDecimal"}],
 "primaryFields":[{"key":"b","label":"Balance","value":21.75,"currencyCode":"USD"}],
 "secondaryFields":[{"key":"n","label":"Member","value":"Ada Lovelace"},{"key":"l","label":"Level","value":"Gold"}]},
 "barcodes":[{"format":"PKBarcodeFormatQR","message":"https://example.com/m/9481","messageEncoding":"iso-8859-1","altText":"9481 2203 7712"}]}"#;
const COUPON: &str = r#"{"logoText":"Paper Moon","backgroundColor":"rgb(214, 84, 59)","coupon":{"headerFields":[{"key":"h","label":"Store","value":"All"}],
 "primaryFields":[{"key":"o","label":"on your next book","value":"20% off"}],
 "auxiliaryFields":[{"key":"e","label":"Expires","value":"2027-01-31T23:59+01:00","dateStyle":"PKDateStyleMedium","timeStyle":"PKDateStyleNone"},
 {"key":"c","label":"Code","value":"MOON20","textAlignment":"PKTextAlignmentRight"}]},
 "barcodes":[{"format":"PKBarcodeFormatCode128","message":"MOON20-7712-01","messageEncoding":"iso-8859-1","altText":"MOON20-7712-01"}]}"#;
const EVENT: &str = r#"{"logoText":"The Hall","backgroundColor":"rgb(25, 28, 58)","labelColor":"rgb(150, 160, 230)","eventTicket":{
 "headerFields":[{"key":"d","label":"Fri","value":"Nov 27"}],"primaryFields":[{"key":"e","label":"Event","value":"The Beat Goes On"}],
 "secondaryFields":[{"key":"l","label":"Location","value":"Moscone West"}],
 "auxiliaryFields":[{"key":"s","label":"Section","value":"A"},{"key":"r","label":"Row","value":"12"},{"key":"t","label":"Seat","value":"4"},
 {"key":"g","label":"Doors","value":"7:00 PM","row":1},{"key":"h","label":"Begins","value":"8:00 PM","row":1}]},
 "barcodes":[{"format":"PKBarcodeFormatAztec","message":"TICKET 0192-77","messageEncoding":"iso-8859-1"}]}"#;
const BOARDING: &str = r#"{"logoText":"Skyport","backgroundColor":"rgb(22, 99, 176)","labelColor":"rgb(190, 220, 250)","boardingPass":{"transitType":"PKTransitTypeAir",
 "headerFields":[{"key":"f","label":"Flight","value":"SP 815"},{"key":"g","label":"Gate","value":"23"}],
 "primaryFields":[{"key":"from","label":"San Francisco","value":"SFO"},{"key":"to","label":"London Heathrow","value":"LHR"}],
 "auxiliaryFields":[{"key":"p","label":"Passenger","value":"Grace Hopper"},{"key":"s","label":"Seat","value":"14A"},{"key":"c","label":"Class","value":"Economy"}],
 "secondaryFields":[{"key":"b","label":"Boards","value":"10:25 AM"},{"key":"d","label":"Departs","value":"11:05 AM"},{"key":"t","label":"Terminal","value":"2"}]},
 "barcodes":[{"format":"PKBarcodeFormatPDF417","message":"M1HOPPER/GRACE        EABC123 SFOLHRSP 0815 326Y014A0001 100","messageEncoding":"iso-8859-1","altText":"ABC123"}]}"#;
const GENERIC: &str = r#"{"logoText":"City Library","backgroundColor":"rgb(245, 241, 232)","foregroundColor":"rgb(30, 41, 45)","labelColor":"rgb(150, 80, 40)",
 "generic":{"headerFields":[{"key":"h","label":"Card","value":"0042"}],"primaryFields":[{"key":"n","label":"Reader","value":"Katherine Johnson"}],
 "secondaryFields":[{"key":"s","label":"Member since","value":"2019"},{"key":"b","label":"Branch","value":"Central"}],
 "auxiliaryFields":[{"key":"l","label":"Level","value":"Adult"},{"key":"x","label":"Loans","value":"12 of 30"}]},
 "barcodes":[{"format":"PKBarcodeFormatQR","message":"0042-7781-2931","messageEncoding":"iso-8859-1","altText":"0042 7781 2931"}]}"#;
const LONG: &str = r#"{"logoText":"A Company With A Very Long Name Indeed","voided":true,"storeCard":{"headerFields":[{"key":"1","label":"A very long label","value":"1,234,567.00"},{"key":"2","label":"b","value":"99"},{"key":"3","label":"c","value":"Platinum"}],
 "primaryFields":[{"key":"b","label":"A label that goes on and on and never seems to end","value":"A balance that is longer than any card could ever be on an iPhone, really"}],
 "secondaryFields":[{"key":"n","label":"Policyholder of the insurance","value":"Wolfeschlegelsteinhausenbergerdorff Hubert Blaine the Second"},{"key":"l","label":"Level","value":"Gold"},{"key":"m","label":"Since","value":"1999"}],
 "auxiliaryFields":[{"key":"z","label":"Last","value":"Some more text that is long"},{"key":"q","label":"Hidden","value":"5"}]},
 "barcodes":[{"format":"PKBarcodeFormatCode39","message":"CODE 39 LONG MESSAGE 123","altText":"A text below the code that is much too long to fit into the box"}]}"#;

const POSTER: &str = r#"{"logoText":"Summit Club","barcodes":[{"format":"PKBarcodeFormatQR","message":"m-000042","messageEncoding":"iso-8859-1"}],
 "featuredActions":[{"identifier":"a","type":"membershipBenefits","url":"https://example.com"}],
 "posterGeneric":{"headerFields":[{"key":"no","label":"No.","value":"42"}],"primaryFields":[{"key":"name","value":"Rosa Stone"},
 {"key":"since","label":"Since","value":"2019"},{"key":"level","label":"Level","value":"Gold"}],"footerFields":[{"key":"tier","label":"Valid until","value":"June 2027"}]},
 "generic":{"primaryFields":[{"key":"name","label":"Name","value":"Rosa Stone"}]}}"#;
const TICKET: &str = r#"{"eventLogoText":"The Hall","preferredStyleSchemes":["posterEventTicket","eventTicket"],"nfc":{"message":"1"},
 "semantics":{"eventType":"PKEventTypeLivePerformance","eventName":"The Beat Goes On","performerNames":["Nia Okafor","The Low Tides"],"venueName":"Moscone West",
 "venueRegionName":"San Francisco","eventStartDate":"2026-11-27T20:00-08:00","additionalTicketAttributes":"Rain or shine",
 "seats":[{"seatSection":"A","seatRow":"12","seatNumber":"4"}],"venueEntranceGate":"C"},
 "eventTicket":{"primaryFields":[{"key":"e","label":"Event","value":"The Beat Goes On"}]}}"#;
const FLIGHT: &str = r#"{"logoText":"Skyport","backgroundColor":"rgb(22, 99, 176)","labelColor":"rgb(190, 220, 250)",
 "preferredStyleSchemes":["semanticBoardingPass","boardingPass"],
 "semantics":{"airlineCode":"SP","flightNumber":815,"departureAirportCode":"SFO","destinationAirportCode":"LHR","departureCityName":"San Francisco",
 "destinationCityName":"London","originalDepartureDate":"2026-11-27T11:05-08:00","originalBoardingDate":"2026-11-27T10:25-08:00",
 "originalArrivalDate":"2026-11-28T05:40+00:00","departureLocationTimeZone":"America/Los_Angeles","destinationLocationTimeZone":"Europe/London",
 "passengerName":{"givenName":"Grace","familyName":"Hopper"},"departureTerminal":"2","departureGate":"23","boardingGroup":"B",
 "ticketFareClass":"Economy","confirmationNumber":"EABC12","seats":[{"seatRow":"14","seatNumber":"A"}]},
 "boardingPass":{"transitType":"PKTransitTypeAir","primaryFields":[{"key":"from","label":"San Francisco","value":"SFO"}]},
 "barcodes":[{"format":"PKBarcodeFormatQR","message":"M1HOPPER/GRACE EABC123","messageEncoding":"iso-8859-1","altText":"EABC12"}]}"#;

/// A picture without a file: a gradient.
const ART: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 375 144' preserveAspectRatio='none'%3E%3ClinearGradient id='g' x2='1' y2='1'%3E%3Cstop stop-color='%23884422'/%3E%3Cstop offset='1' stop-color='%23221144'/%3E%3C/linearGradient%3E%3Crect width='375' height='144' fill='url(%23g)'/%3E%3C/svg%3E";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new("target/cards");
    fs::create_dir_all(folder)?;
    let size = |width: f64, height: f64| PictureSize { width, height };
    let none = PictureSizes::default;
    let strip = none().with(ImageKind::Strip, size(375.0, 144.0));
    let thumbnail = none().with(ImageKind::Thumbnail, size(90.0, 90.0));
    let background = none().with(ImageKind::Background, size(180.0, 220.0));
    let cards = [
        ("store", STORE, strip, false),
        ("coupon", COUPON, none(), false),
        ("event", EVENT, background.with(ImageKind::Thumbnail, size(60.0, 90.0)), false),
        ("boarding", BOARDING, none(), false),
        ("generic", GENERIC, thumbnail, false),
        ("long", LONG, none(), false),
        ("poster", POSTER, none().with(ImageKind::Artwork, size(358.0, 448.0)), false),
        ("poster-empty", r#"{"posterGeneric":{},"generic":{}}"#, none(), true),
        ("ticket", TICKET, none().with(ImageKind::Artwork, size(358.0, 448.0)), false),
        ("flight", FLIGHT, none(), false),
        ("empty", r#"{"eventTicket":{}}"#, none(), true),
        ("empty-store", r#"{"storeCard":{},"backgroundColor":"rgb(20,60,60)"}"#, none(), true),
    ];
    for (name, text, pictures, edit) in cards {
        draw(folder, name, &Document::parse(text.as_bytes())?, &pictures, edit)?;
    }
    for path in std::env::args().skip(1) {
        let document = Document::parse(&fs::read(&path)?)?;
        let name = Path::new(&path).file_stem().map(|stem| stem.to_string_lossy().into_owned());
        draw(folder, &name.unwrap_or_default(), &document, &none(), false)?;
    }
    Ok(())
}

fn draw(
    folder: &Path,
    name: &str,
    document: &Document,
    pictures: &PictureSizes,
    edit: bool,
) -> std::io::Result<()> {
    let options = Options { edit, ..Options::new(Timestamp::from_unix_seconds(1_795_161_600)) };
    let card = card::lay_out(document, pictures, &EstimatedWidths, &options);
    let drawing = svg::Drawing { id_prefix: name, address_of: &|_| Some(ART.to_owned()), decorative: false };
    println!("{name}: {} Hidden: {:?}", card.description, card.hidden);
    fs::write(folder.join(format!("{name}.svg")), svg::draw(&card, &drawing).to_string())
}
