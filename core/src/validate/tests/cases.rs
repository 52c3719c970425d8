//! The tables: rule, severity, the smallest pass that breaks it, a neighbour that does not.

use serde_json::{Value, json};

use super::super::Severity::{self, Blocks, Hints, Warns};
use super::super::{Target, default_icon};
use super::ABSENT;

/// Changes of a good document that break a rule, and changes that do not.
#[rustfmt::skip]
pub(super) fn document_cases() -> Vec<(&'static str, Severity, Value, Value)> {
    let field = "/generic/primaryFields/0";
    let at = |key: &str| format!("{field}/{key}");
    let one = |key: &str, value: Value| json!({ at(key): value });
    let beacon = "e2c56db5-dffb-48d2-b060-d0f5a71096e0";
    let poster = json!({"primaryFields": []});
    let qr = json!({"format": "PKBarcodeFormatQR", "message": "1", "messageEncoding": "iso-8859-1"});
    let barcode = |format: &str, message: &str| {
        json!({"/barcodes": [{"format": format, "message": message, "messageEncoding": "iso-8859-1"}]})
    };
    let style = |name: &str, object: Value| json!({"/generic": ABSENT, format!("/{name}"): object});
    let fields = |count: usize| -> Value {
        (0..count).map(|number| json!({"key": format!("k{number}"), "value": "x"})).collect()
    };
    let compressed = format!("MDkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDIgAC{}=", "A".repeat(43));
    let uncompressed = format!("MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE{}=", "A".repeat(87));
    let event = |tags: Value| json!({
        "/generic": ABSENT, "/eventTicket": {}, "/preferredStyleSchemes": ["posterEventTicket"], "/semantics": tags
    });
    let flight = |tags: Value| json!({
        "/generic": ABSENT, "/boardingPass": {"transitType": "PKTransitTypeAir"},
        "/preferredStyleSchemes": ["semanticBoardingPass", "boardingPass"], "/semantics": tags
    });
    let time = "2030-01-02T03:04Z";
    let all_flight_tags = json!({
        "airlineCode": "XX", "flightNumber": 1, "departureAirportCode": "AAA", "destinationAirportCode": "BBB",
        "departureCityName": "A", "destinationCityName": "B", "originalDepartureDate": time, "originalBoardingDate": time,
        "originalArrivalDate": time, "passengerName": {"givenName": "R"}, "departureAirportTimeZone": "Europe/Berlin",
        "destinationLocationTimeZone": "Europe/Berlin"
    });
    let mut shown_flight = flight(all_flight_tags.clone());
    shown_flight["/boardingPass"]["primaryFields"] = fields(1);
    let action = |identifier: &str, kind: &str, url: &str| json!({"identifier": identifier, "type": kind, "url": url});
    let match_day = json!({"type": "event", "identifier": "a", "name": "A"});
    let hash = "0".repeat(64);
    let season = |picture: Value| json!({"/upcomingPassInformation": [
        {"type": "event", "identifier": "a", "name": "A", "images": {"venueMap": {"URLs": [picture]}}}
    ]});
    vec![
        ("J02", Blocks, json!({"/description": ABSENT}), json!({})),
        ("J02", Blocks, json!({"/description": ""}), json!({"/description": " "})),
        ("J02", Blocks, json!({"/organizationName": null}), json!({})),
        ("J02", Blocks, json!({"/serialNumber": ABSENT}), json!({})),
        ("J02", Blocks, json!({"/formatVersion": ABSENT}), json!({})),
        ("J02", Blocks, json!({"/teamIdentifier": ABSENT}), json!({})),
        ("J02", Blocks, json!({"/passTypeIdentifier": ""}), json!({})),
        ("J03", Blocks, json!({"/serialNumber": 7}), json!({"/serialNumber": "7"})),
        ("J03", Blocks, one("label", json!(7)), one("label", json!("7"))),
        ("J03", Blocks, one("value", json!(true)), one("value", json!(7))),
        ("J03", Blocks, one("label", json!(null)), one("label", json!(""))),
        ("J03", Blocks, json!({"/voided": "true"}), json!({"/voided": false})),
        ("J03", Blocks, json!({"/associatedStoreIdentifiers": ["1"]}), json!({"/associatedStoreIdentifiers": [1]})),
        ("J03", Blocks, json!({"/associatedStoreIdentifiers": 1}), json!({"/associatedStoreIdentifiers": []})),
        ("J03", Blocks, json!({"/locations": [{"latitude": "1", "longitude": 2}]}), json!({"/locations": [{"latitude": 1, "longitude": 2}]})),
        ("J03", Blocks, json!({"/locations": {"latitude": 1, "longitude": 2}}), json!({"/locations": []})),
        ("J03", Blocks, json!({"/generic/backFields": [7]}), json!({"/generic/backFields": []})),
        ("J03", Blocks, json!({"/barcode": qr.clone(), "/barcode/message": 12}), json!({"/barcode": qr.clone()})),
        ("J03", Blocks, json!({"/semantics": []}), json!({"/semantics": {}})),
        ("J03", Warns, json!({"/maxDistance": "100"}), json!({"/maxDistance": 100})),
        ("J03", Warns, json!({"/suppressStripShine": 1}), json!({"/suppressStripShine": true})),
        ("J04", Blocks, json!({"/formatVersion": 2}), json!({"/formatVersion": 1.0})),
        ("J04", Blocks, json!({"/formatVersion": "1"}), json!({})),
        ("J05", Blocks, json!({"/generic": ABSENT}), json!({"/generic": ABSENT, "/posterGeneric": poster.clone()})),
        ("J05", Blocks, json!({"/coupon": {}}), json!({"/posterGeneric": poster.clone()})),
        ("J05", Blocks, json!({"/generic": []}), json!({"/generic": {}})),
        ("J06", Warns, json!({"/generic": ABSENT, "/posterGeneric": poster.clone()}), json!({"/posterGeneric": poster})),
        ("J07", Blocks, style("boardingPass", json!({})), style("boardingPass", json!({"transitType": "PKTransitTypeAir"}))),
        ("J07", Blocks, style("boardingPass", json!({"transitType": "air"})), style("boardingPass", json!({"transitType": "PKTransitTypeBus"}))),
        ("J07", Blocks, json!({"/generic/transitType": "PKTransitTypeAir"}), json!({})),
        ("J08", Blocks, json!({"/expirationDate": "2030-01-02T03:04:05+0000"}), json!({"/expirationDate": "2030-01-02T03:04:05+00:00"})),
        ("J08", Blocks, json!({"/relevantDate": "soon"}), json!({"/relevantDate": "2030-01-02T03:04Z"})),
        ("J08", Blocks, json!({"/semantics": {"eventStartDate": "2030-01-02"}}), json!({"/semantics": {"eventStartDate": "2030-01-02T03:04:05.000Z"}})),
        ("J08", Blocks, json!({"/expirationDate": "2030-01-02T03:04:05-57:00"}), json!({"/expirationDate": "2030-01-02T03:04:05-05:00"})),
        ("J09", Blocks, one("key", json!(ABSENT)), json!({})),
        ("J09", Blocks, one("value", json!(ABSENT)), one("value", json!(""))),
        ("J09", Blocks, one("value", json!(null)), json!({})),
        ("J09", Warns, json!({"/generic/backFields": [{"key": "name", "value": ""}]}), json!({"/generic/backFields": [{"key": "name2", "value": ""}]})),
        ("J09", Warns, json!({"/generic/backFields": [{"key": "b", "attributedValue": "<a href='x'>y</a>"}]}), json!({"/generic/backFields": [{"key": "b", "value": "y", "attributedValue": "<a href='x'>y</a>"}]})),
        ("J10", Blocks, one("dateStyle", json!("PKDateStyleTiny")), json!({at("value"): "2030-01-02T03:04Z", at("dateStyle"): "PKDateStyleShort"})),
        ("J10", Blocks, json!({"/generic/headerFields": [{"key": "h", "value": "", "textAlignment": "center"}]}), json!({"/generic/headerFields": [{"key": "h", "value": "", "textAlignment": "PKTextAlignmentCenter"}]})),
        ("J10", Blocks, json!({"/generic/backFields": [{"key": "b", "value": "", "dataDetectorTypes": ["phone"]}]}), json!({"/generic/backFields": [{"key": "b", "value": "", "dataDetectorTypes": []}]})),
        ("J10", Blocks, barcode("qr", "1"), barcode("PKBarcodeFormatQR", "1")),
        ("J10", Blocks, json!({"/semantics": {"eventType": "Party"}}), json!({"/semantics": {"eventType": "PKEventTypeMovie"}})),
        ("J10", Blocks, json!({"/preferredStyleSchemes": ["poster"]}), json!({"/preferredStyleSchemes": ["posterEventTicket", "eventTicket"]})),
        ("J11", Blocks, one("dateStyle", json!("PKDateStyleShort")), json!({at("value"): "2030-01-02T03:04Z", at("dateStyle"): "PKDateStyleShort"})),
        ("J11", Blocks, json!({at("value"): "2030-01-02", at("timeStyle"): "PKDateStyleShort"}), json!({at("value"): "2030-01-02T03:04Z", at("timeStyle"): "PKDateStyleShort"})),
        ("J11", Blocks, one("currencyCode", json!("EUR")), json!({at("value"): 5, at("currencyCode"): "EUR"})),
        ("J11", Blocks, one("numberStyle", json!("PKNumberStyleDecimal")), json!({at("value"): "5", at("numberStyle"): "PKNumberStyleDecimal"})),
        ("J11", Warns, json!({at("value"): "10", at("currencyCode"): "EUR"}), json!({at("value"): 10, at("currencyCode"): "EUR"})),
        ("J11", Warns, json!({at("value"): 1, at("currencyCode"): "EUR", at("numberStyle"): "PKNumberStyleDecimal"}), json!({at("value"): 1, at("numberStyle"): "PKNumberStyleDecimal"})),
        ("J11", Warns, json!({at("value"): 5, at("currencyCode"): "eur"}), json!({at("value"): 5, at("currencyCode"): "EUR"})),
        ("J11", Warns, json!({at("value"): 5, at("currencyCode"): "Euro"}), json!({})),
        ("J11", Warns, one("isRelative", json!(true)), json!({at("value"): "2030-01-02T03:04Z", at("isRelative"): true})),
        ("J12", Warns, one("changeMessage", json!("%@ to %@")), one("changeMessage", json!("now %@"))),
        ("J12", Hints, one("changeMessage", json!("changed")), one("changeMessage", json!(""))),
        ("J13", Warns, one("attributedValue", json!("<b>x</b>")), one("attributedValue", json!("<a href='x?a=1&amp;b'>x</a>"))),
        ("J13", Warns, one("attributedValue", json!("<a href='x?a=1&b=2'>x</a>")), one("attributedValue", json!("a & b"))),
        ("J14", Warns, one("textAlignment", json!("PKTextAlignmentLeft")), json!({"/generic/headerFields": [{"key": "h", "value": "", "textAlignment": "PKTextAlignmentLeft"}]})),
        ("J14", Warns, one("dataDetectorTypes", json!([])), json!({"/generic/backFields": [{"key": "b", "value": "", "dataDetectorTypes": []}]})),
        ("J14", Warns, one("row", json!(1)), style("eventTicket", json!({"auxiliaryFields": [{"key": "a", "value": "", "row": 1}]}))),
        ("J14", Warns, style("eventTicket", json!({"auxiliaryFields": [{"key": "a", "value": "", "row": 2}]})), style("eventTicket", json!({"auxiliaryFields": [{"key": "a", "value": "", "row": 0}]}))),
        ("J15", Warns, json!({"/generic/headerFields": fields(4)}), json!({"/generic/headerFields": fields(3)})),
        ("J15", Warns, style("storeCard", json!({"secondaryFields": fields(3), "auxiliaryFields": [{"key": "a", "value": ""}, {"key": "b", "value": ""}]})), style("storeCard", json!({"secondaryFields": fields(3), "auxiliaryFields": [{"key": "a", "value": ""}]}))),
        ("J15", Warns, style("eventTicket", json!({"auxiliaryFields": fields(9)})), style("eventTicket", json!({"auxiliaryFields": fields(8)}))),
        ("J15", Warns, style("boardingPass", json!({"primaryFields": fields(3)})), style("boardingPass", json!({"primaryFields": fields(2)}))),
        ("J15", Warns, json!({"/posterGeneric": {"headerFields": fields(2)}}), json!({"/posterGeneric": {"headerFields": fields(1), "primaryFields": fields(4)}})),
        ("J15", Warns, json!({"/posterGeneric": {"secondaryFields": fields(1)}}), json!({"/posterGeneric": {"backFields": fields(1)}})),
        ("J15", Hints, json!({"/generic/secondaryFields": fields(3), "/generic/auxiliaryFields": fields(2)}), json!({"/generic/secondaryFields": fields(4)})),
        ("J16", Blocks, json!({"/barcodes": qr.clone()}), json!({"/barcodes": [qr.clone()]})),
        ("J16", Blocks, json!({"/barcodes": "x"}), json!({"/barcodes": []})),
        ("J16", Blocks, json!({"/barcodes": [qr.clone()], "/barcodes/0/messageEncoding": ABSENT}), barcode("PKBarcodeFormatQR", "1")),
        ("J16", Blocks, json!({"/barcode": qr.clone(), "/barcode/format": ABSENT}), json!({"/barcode": qr.clone()})),
        ("J16", Blocks, barcode("PKBarcodeFormatQR", ""), barcode("PKBarcodeFormatQR", " ")),
        ("J16", Blocks, barcode("PKBarcodeFormatQR", "€"), barcode("PKBarcodeFormatQR", "ü")),
        ("J17", Warns, barcode("PKBarcodeFormatCode128", "1"), json!({"/barcodes": [{"format": "PKBarcodeFormatCode128", "message": "1", "messageEncoding": "iso-8859-1"}, qr.clone()]})),
        ("J17", Warns, barcode("PKBarcodeFormatCode39", "A"), barcode("PKBarcodeFormatAztec", "A")),
        ("J17", Warns, json!({"/barcode": {"format": "PKBarcodeFormatCode128", "message": "1", "messageEncoding": "iso-8859-1"}}), json!({"/barcode": qr.clone()})),
        ("J17", Hints, json!({"/barcode": qr.clone()}), json!({"/barcode": qr.clone(), "/barcodes": [qr]})),
        ("J18", Blocks, barcode("PKBarcodeFormatI2of5", "123"), barcode("PKBarcodeFormatI2of5", "1234")),
        ("J18", Blocks, barcode("PKBarcodeFormatEAN13", "4006381333932"), barcode("PKBarcodeFormatEAN13", "4006381333931")),
        ("J18", Blocks, barcode("PKBarcodeFormatCode39", "ab"), barcode("PKBarcodeFormatCode39", "AB")),
        ("J19", Blocks, json!({"/webServiceURL": "https://a.example"}), json!({"/webServiceURL": "https://a.example", "/authenticationToken": "0123456789abcdef"})),
        ("J19", Blocks, json!({"/webServiceURL": "https://a.example", "/authenticationToken": "0123456789abcde"}), json!({})),
        ("J19", Blocks, json!({"/webServiceURL": "http://a.example", "/authenticationToken": "0123456789abcdef"}), json!({})),
        ("J19", Blocks, json!({"/webServiceURL": "http://127.0.0.1:8787", "/authenticationToken": "0123456789abcdef"}), json!({})),
        ("J19", Blocks, json!({"/webServiceURL": "a.example", "/authenticationToken": "0123456789abcdef"}), json!({})),
        ("J19", Warns, json!({"/authenticationToken": "0123456789abcdef"}), json!({"/webServiceURL": "https://a.example", "/authenticationToken": "0123456789abcdef"})),
        ("J20", Warns, json!({"/webServiceURL": "https://a.example/x/v1/"}), json!({"/webServiceURL": "https://a.example/x/"})),
        ("J20", Warns, json!({"/webServiceURL": "https://a.example/?a"}), json!({"/webServiceURL": "https://a.example/v10"})),
        ("J21", Blocks, json!({"/appLaunchURL": "acme:x"}), json!({"/appLaunchURL": "acme:x", "/associatedStoreIdentifiers": [1]})),
        ("J22", Blocks, json!({"/locations": [{"latitude": 91, "longitude": 0}]}), json!({"/locations": [{"latitude": -90, "longitude": 180.0}]})),
        ("J22", Blocks, json!({"/locations": [{"latitude": 1, "longitude": null}]}), json!({"/locations": [{"latitude": 1, "longitude": 1}]})),
        ("J22", Blocks, json!({"/locations": vec![json!({"latitude": 1, "longitude": 1}); 12]}), json!({"/locations": vec![json!({"latitude": 1, "longitude": 1}); 10]})),
        ("J22", Blocks, json!({"/beacons": [{"proximityUUID": "x"}]}), json!({"/beacons": [{"proximityUUID": beacon}]})),
        ("J22", Blocks, json!({"/beacons": [{}]}), json!({"/beacons": vec![json!({"proximityUUID": beacon}); 12]})),
        ("J22", Blocks, json!({"/beacons": [{"proximityUUID": beacon, "major": 65536}]}), json!({"/beacons": [{"proximityUUID": beacon, "major": 65535, "minor": 0}]})),
        ("J23", Warns, style("storeCard", json!({})), style("eventTicket", json!({}))),
        ("J23", Warns, json!({"/relevantDate": "2030-01-02T03:04Z"}), json!({"/relevantDate": "2030-01-02T03:04Z", "/locations": [{"latitude": 1, "longitude": 1}]})),
        ("J24", Blocks, json!({"/relevantDates": [{"startDate": "2030-01-02T03:04Z"}]}), json!({"/relevantDates": [{"startDate": "2030-01-02T03:04Z", "endDate": "2030-01-02T03:05Z"}]})),
        ("J24", Blocks, json!({"/relevantDates": [{}]}), json!({"/relevantDates": [{"date": "2030-01-02T03:04Z"}]})),
        ("J24", Blocks, json!({"/relevantDates": [{"startDate": "2030-01-02T03:04Z", "endDate": "2030-01-02T03:04Z"}]}), json!({"/relevantDates": [{"relevantDate": "2030-01-02T03:04Z"}]})),
        ("J24", Hints, json!({"/relevantDates": [{"date": time}]}), json!({"/relevantDates": [{"date": time, "relevantDate": time}]})),
        ("J25", Blocks, json!({"/labelColor": "rgb(255-255-255)"}), json!({"/labelColor": "rgba(1,2,3,1)"})),
        ("J25", Blocks, json!({"/labelColor": "pretty"}), json!({"/labelColor": "red"})),
        ("J25", Warns, json!({"/labelColor": "rgba(1, 2, 3, 0.5)"}), json!({"/labelColor": "rgb(1, 2, 3)"})),
        ("J25", Warns, json!({"/labelColor": "#fff"}), json!({"/labelColor": "rgb(1,2,3)"})),
        ("J25", Warns, json!({"/semantics": {"seats": [{"seatSectionColor": "red"}]}}), json!({})),
        ("J26", Warns, json!({"/groupingIdentifier": "x"}), json!({"/generic": ABSENT, "/eventTicket": {}, "/groupingIdentifier": "x"})),
        ("J27", Blocks, json!({"/nfc": {"encryptionPublicKey": compressed}}), json!({"/nfc": {"message": "1", "encryptionPublicKey": compressed}})),
        ("J27", Blocks, json!({"/nfc": {"message": "1", "encryptionPublicKey": "x"}}), json!({"/nfc": {"message": "1", "encryptionPublicKey": uncompressed}})),
        ("J27", Warns, json!({"/nfc": {"message": "x".repeat(65), "encryptionPublicKey": compressed}}), json!({"/nfc": {"message": "x".repeat(64), "encryptionPublicKey": compressed}})),
        ("J27", Warns, json!({"/nfc": {"message": "1", "encryptionPublicKey": uncompressed}}), json!({"/nfc": {"message": "1", "encryptionPublicKey": compressed}})),
        ("J28", Warns, json!({"/eventLogoText": "x"}), event(json!({}))),
        ("J28", Warns, json!({"/useAutomaticColors": true}), json!({"/useAutomaticColors": true, "/posterGeneric": {}})),
        ("J28", Warns, style("eventTicket", json!({"additionalInfoFields": fields(1)})), json!({"/posterGeneric": {"additionalInfoFields": fields(1)}})),
        ("J28", Warns, json!({"/trackBagsURL": "https://a.example"}), json!({"/generic": ABSENT, "/boardingPass": {"transitType": "PKTransitTypeAir"}, "/trackBagsURL": "https://a.example"})),
        ("J28", Warns, json!({"/generic/footerFields": fields(1)}), json!({"/posterGeneric": {"footerFields": fields(1)}})),
        ("J29", Warns, event(json!({"eventName": "a"})), json!({"/preferredStyleSchemes": ["posterEventTicket"]})),
        ("J29", Warns, event(json!({"eventName": "a", "venueName": "b"})), style("eventTicket", json!({}))),
        ("J29", Hints, event(json!({})), style("eventTicket", json!({}))),
        ("J29", Hints, json!({"/generic": ABSENT, "/eventTicket": {}, "/preferredStyleSchemes": ["posterEventTicket", "eventTicket"], "/nfc": {}}), json!({"/nfc": {}})),
        ("J30", Warns, flight(json!({"airlineCode": "XX"})), json!({"/preferredStyleSchemes": ["semanticBoardingPass"]})),
        ("J30", Warns, flight(json!({})), shown_flight.clone()),
        ("J30", Warns, flight(all_flight_tags.clone()), shown_flight),
        ("J33", Warns, json!({"/featuredActions": [action("a", "shop", "x"), action("a", "shop", "x")]}), json!({"/featuredActions": [action("a", "shop", "x"), action("b", "shop", "x")]})),
        ("J33", Warns, json!({"/featuredActions": [action("a", "shop", "x"), action("b", "shop", "x"), action("c", "shop", "x")]}), json!({})),
        ("J33", Warns, json!({"/featuredActions": [action("a", "call", "+49 30 1")]}), json!({"/featuredActions": [action("a", "call", "tel:+49301")]})),
        ("J33", Warns, json!({"/featuredActions": [action("a", "call", "+49301")]}), json!({"/featuredActions": [action("a", "place", "maps.example/1")]})),
        ("J33", Warns, json!({"/featuredActions": [{"identifier": "a", "type": "shop"}]}), json!({})),
        ("J34", Blocks, json!({"/upcomingPassInformation": [{"identifier": "a", "name": "A"}]}), json!({"/upcomingPassInformation": [match_day.clone()]})),
        ("J34", Blocks, json!({"/upcomingPassInformation": [{"type": "event", "name": "A"}]}), json!({"/upcomingPassInformation": []})),
        ("J34", Blocks, json!({"/upcomingPassInformation": [{"type": "event", "identifier": "a"}]}), json!({})),
        ("J34", Blocks, json!({"/upcomingPassInformation": [match_day.clone(), match_day.clone()]}), json!({"/upcomingPassInformation": [match_day]})),
        ("J34", Blocks, season(json!({"URL": "http://a.example", "SHA256": hash})), season(json!({"URL": "https://a.example", "SHA256": hash}))),
        ("J34", Blocks, season(json!({"URL": "https://a.example", "SHA256": "x"})), season(json!({"url": "https://a.example", "sha256": hash}))),
        ("J34", Blocks, season(json!({"URL": "https://a.example", "SHA256": hash, "size": 2_097_153})), season(json!({"URL": "https://a.example", "SHA256": hash, "size": 2_097_152}))),
        ("J31", Blocks, json!({"/semantics": {"flightNumber": "987"}}), json!({"/semantics": {"flightNumber": 987}})),
        ("J31", Blocks, json!({"/semantics": {"eventStartDateInfo": "x"}}), json!({"/semantics": {"eventStartDateInfo": {}}})),
        ("J31", Blocks, json!({"/semantics": {"balance": {"amount": 5}}}), json!({"/semantics": {"balance": {"amount": "5"}}})),
        ("J31", Blocks, one("semantics", json!({"seats": {"seatRow": "1"}})), one("semantics", json!({"seats": [{"seatRow": "1"}]}))),
        ("J31", Warns, json!({"/semantics": {"departureAirportCode": "Munich"}}), json!({"/semantics": {"departureAirportCode": "MUC"}})),
        ("J31", Warns, json!({"/semantics": {"departureAirportCode": "muc"}}), json!({})),
        ("J31", Warns, json!({"/semantics": {"departureLocationTimeZone": "Berlin"}}), json!({"/semantics": {"departureLocationTimeZone": "America/Argentina/Buenos_Aires"}})),
        ("J31", Warns, json!({"/semantics": {"eventStartDate": time, "eventEndDate": "2029-01-02T03:04Z"}}), json!({"/semantics": {"eventStartDate": time, "eventEndDate": time}})),
        ("J32", Warns, json!({"/semantics": {"eventNam": "x"}}), json!({"/semantics": {"eventName": "x"}})),
        ("J32", Warns, json!({"/webserviceURL": "x"}), json!({"/logoText": "x"})),
        ("J32", Warns, one("changeMesage", json!("x %@")), one("changeMessage", json!("x %@"))),
        ("J32", Hints, json!({"/somethingOfOurOwn": "x"}), json!({"/userInfo": {"somethingOfOurOwn": "x"}})),
        ("J32", Hints, one("colour", json!("x")), one("_id", json!("x"))),
        ("J35", Warns, json!({"/expirationDate": "2020-01-02T03:04Z"}), json!({"/expirationDate": "2040-01-02T03:04Z"})),
        ("J35", Warns, json!({"/voided": true}), json!({"/voided": false})),
        ("J36", Warns, json!({"/passTypeIdentifier": "pass.com.example.card"}), json!({"/passTypeIdentifier": "pass.com.examples.card"})),
        ("J36", Warns, json!({"/passTypeIdentifier": "org.acme"}), json!({})),
        ("J36", Warns, json!({"/teamIdentifier": "ABCDE12345"}), json!({"/teamIdentifier": "ABCDE12346"})),
        ("J36", Warns, json!({"/teamIdentifier": "1234"}), json!({})),
    ]
}

/// As [`document_cases`], for one iOS version.
#[rustfmt::skip]
pub(super) fn version_cases() -> Vec<(&'static str, Severity, Target, Value, Value)> {
    let poster = json!({"primaryFields": []});
    let alone = json!({"/generic": ABSENT, "/posterGeneric": poster.clone()});
    let new_code = json!({"/barcodes": [{"format": "PKBarcodeFormatCode39", "message": "A", "messageEncoding": "iso-8859-1"}]});
    vec![
        ("J06", Blocks, Target::Ios26, alone.clone(), json!({"/posterGeneric": poster})),
        ("J06", Blocks, Target::Ios17, alone, json!({})),
        ("J17", Warns, Target::Ios18, new_code, json!({})),
        ("V01", Hints, Target::Ios17, json!({"/relevantDates": []}), json!({"/relevantDate": "2030-01-02T03:04Z"})),
        ("V01", Hints, Target::Ios26, json!({"/featuredActions": []}), json!({"/upcomingPassInformation": []})),
    ]
}

/// The name of a sign-up form, and what one asks.
const FORM: &str = "personalization.json";
const ASKS: &str =
    r#""description": "x", "requiredPersonalizationFields": ["PKPassPersonalizationFieldName"]"#;

/// A PNG frame of this size; its checksums are not right, and no check reads them.
fn picture(width: u32, height: u32) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    let mut bytes = crate::images::PNG_SIGNATURE.to_vec();
    for (kind, data) in [(b"IHDR", header), (b"IEND", Vec::new())] {
        bytes.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        bytes.extend(kind);
        bytes.extend(data);
        bytes.extend([0; 4]);
    }
    bytes
}

pub(super) type Files = Vec<(&'static str, Option<Vec<u8>>)>;

/// Files to put in, or to take out, on top of a good pass: broken, then good.
#[rustfmt::skip]
pub(super) fn file_cases() -> Vec<(&'static str, Severity, Files, Files)> {
    let png = |scale| Some(default_icon(scale).to_vec());
    let icon = || png(crate::images::Scale::Three);
    let small = || png(crate::images::Scale::One);
    let strings = |text: &str| Some(text.as_bytes().to_vec());
    let form = |content: &str| strings(&format!("{{{content}}}"));
    let logo = || ("personalizationLogo.png", icon());
    let utf_16: Vec<u8> = "\"a\" = \"ü\";".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&[0xff, 0xfe], utf_16.as_slice()].concat();
    vec![
        ("P03", Warns, vec![("en.lproj/.DS_Store", Some(vec![]))], vec![("DS_Store", Some(vec![]))]),
        ("P07", Blocks, vec![("icon.png", None), ("icon@2x.png", None), ("icon@3x.png", None)], vec![("icon.png", None), ("icon@2x.png", None)]),
        ("P07", Warns, vec![("icon.png", None)], vec![]),
        ("P07", Warns, vec![("icon@3x.png", None)], vec![]),
        ("P08", Blocks, vec![("logo.png", Some(vec![0xff, 0xd8, 0xff]))], vec![("logo.png", icon())]),
        ("P08", Blocks, vec![("icon.png", Some(vec![]))], vec![("other.png", Some(vec![]))]),
        ("P08", Blocks, vec![("en.lproj/logo@2x.png", Some(icon().unwrap()[..200].to_vec()))], vec![("en.lproj/logo@2x.png", icon())]),
        ("P09", Hints, vec![("icon@3x.png", small())], vec![]),
        ("P09", Warns, vec![("thumbnail.png", Some(picture(90, 300)))], vec![("thumbnail.png", Some(picture(60, 90)))]),
        ("P09", Warns, vec![("strip.png", Some(picture(375, 500)))], vec![("strip.png", Some(picture(375, 144)))]),
        ("P09", Warns, vec![("logo.png", Some(picture(160, 50))), ("logo@2x.png", Some(picture(100, 100)))], vec![("logo.png", Some(picture(160, 50))), ("logo@2x.png", Some(picture(321, 99)))]),
        ("P09", Warns, vec![("logo.png", Some(picture(160, 50))), ("logo@2x.png", Some(picture(160, 50)))], vec![("logo.png", Some(picture(160, 50))), ("en.lproj/logo@2x.png", Some(picture(160, 50)))]),
        ("P09", Hints, vec![("artwork@2x.png", Some(picture(358, 448)))], vec![("artwork.png", Some(picture(358, 448)))]),
        ("P10", Warns, vec![("logo.png", icon()), ("en.lproj/logo.png", icon())], vec![("logo.png", icon()), ("en.lproj/strip.png", icon())]),
        ("L01", Warns, vec![("english.lproj/pass.strings", strings("\"a\"=\"b\";"))], vec![("zh-Hans.lproj/pass.strings", strings("\"a\"=\"b\";"))]),
        ("L01", Warns, vec![("en.lproj/pass.strings", strings("\"a\"=\"b\""))], vec![("en.lproj/pass.strings", strings(""))]),
        ("L01", Warns, vec![("en.lproj/pass.strings", strings("\"a\"=\"b\";")), ("de.lproj/pass.strings", strings(""))], vec![("en.lproj/pass.strings", strings("\"a\"=\"b\";")), ("de.lproj/pass.strings", strings("\"a\"=\"c\";"))]),
        ("L01", Hints, vec![("en.lproj/pass.strings", strings("\"a\"=\"b\";"))], vec![("en.lproj/pass.strings", strings("\"Name\"=\"Nom\";"))]),
        ("N01", Blocks, vec![(FORM, strings("[]")), logo()], vec![(FORM, form(ASKS)), logo()]),
        ("N01", Blocks, vec![(FORM, form(ASKS))], vec![(FORM, form(ASKS)), logo()]),
        ("N01", Blocks, vec![(FORM, form("\"description\": \"x\"")), logo()], vec![]),
        ("N01", Warns, vec![(FORM, form(ASKS)), logo()], vec![logo()]),
        ("L02", Warns, vec![("en.lproj/pass.strings", Some(b"\"a\" = \"\xfc\";".to_vec()))], vec![("en.lproj/pass.strings", strings("\"a\" = \"ü\";"))]),
        ("L02", Warns, vec![("en.lproj/pass.strings", Some(utf_16))], vec![("en.lproj/pass.strings", Some(marked))]),
    ]
}
