use std::cell::Cell;

use serde_json::{Value, json};

use super::*;
use crate::card::svg::Drawing;
use crate::pass::Style;

const NOW: Timestamp = Timestamp::from_unix_seconds(1_795_161_600); // 2026-11-20T08:00:00Z

/// Every character is 0.55 of the text size wide, about as San Francisco on average.
struct Average;

impl MeasureText for Average {
    fn width(&self, text: &str, size: f64, _: Weight) -> f64 {
        text.chars().count() as f64 * size * 0.55
    }
}

fn document(value: Value) -> Document {
    Document::parse(value.to_string().as_bytes()).unwrap()
}

fn card(value: Value) -> Card {
    card_with(value, &PictureSizes::default(), false)
}

fn card_with(value: Value, pictures: &PictureSizes, edit: bool) -> Card {
    lay_out(&document(value), pictures, &Average, &Options { edit, ..Options::new(NOW) })
}

fn fields(count: usize) -> Value {
    (0..count).map(|i| json!({"key": format!("k{i}"), "label": "ab", "value": "cd"})).collect()
}

fn text<'a>(card: &'a Card, pointer: &str) -> &'a Text {
    card.texts
        .iter()
        .find(|text| text.pointer == pointer)
        .unwrap_or_else(|| panic!("nothing drawn at {pointer}"))
}

/// Top of the capitals of a drawn text.
fn cap_top(text: &Text) -> f64 {
    text.rect.y + text.size * CAP_TOP
}

#[track_caller]
fn near(found: f64, measured: f64, tolerance: f64) {
    assert!((found - measured).abs() <= tolerance, "found {found}, measured {measured}");
}

/// The rows of the table of measurements: style, group, top of the label's capitals, top of the value's line, size.
const ROWS: [(&str, &str, f64, f64, f64); 15] = [
    ("boardingPass", "headerFields", 12.4, 20.0, 21.5),
    ("coupon", "headerFields", 12.4, 20.0, 21.5),
    ("eventTicket", "headerFields", 12.4, 20.0, 21.5),
    ("generic", "headerFields", 12.4, 20.0, 21.5),
    ("storeCard", "headerFields", 12.4, 20.0, 21.5),
    ("generic", "primaryFields", 78.3, 89.4, 30.5),
    ("generic", "secondaryFields", 176.6, 185.5, 20.0),
    ("generic", "auxiliaryFields", 220.8, 229.4, 16.5),
    ("storeCard", "primaryFields", 145.0, 72.5, 62.0),
    ("coupon", "primaryFields", 145.0, 72.5, 62.0),
    ("storeCard", "secondaryFields", 214.7, 227.4, 26.0),
    ("coupon", "auxiliaryFields", 214.7, 227.4, 26.0),
    ("eventTicket", "primaryFields", 70.3, 78.5, 21.0),
    ("eventTicket", "secondaryFields", 122.3, 130.4, 17.5),
    ("eventTicket", "auxiliaryFields", 170.3, 179.6, 15.0),
];

#[test]
fn every_row_stands_where_it_was_measured() {
    for (style, group, label_cap_top, value_top, size) in ROWS {
        let card = card(json!({style: {group: fields(1)}}));
        let at = |part: &str| text(&card, &format!("/{style}/{group}/0/{part}"));
        near(cap_top(at("label")), label_cap_top, 0.01);
        near(at("value").rect.y, value_top, 0.01);
        assert_eq!(at("value").size, size, "{style} {group}");
        assert_eq!(at("value").role, Role::Value);
    }
}

#[test]
fn labels_are_small_capitals_but_over_a_strip() {
    let generic = card(json!({"generic": {"primaryFields": fields(1)}}));
    let label = text(&generic, "/generic/primaryFields/0/label");
    assert_eq!((label.text.as_str(), label.size, label.weight), ("AB", 11.0, Weight::Semibold));
    assert_eq!(label.tracking, LABEL_TRACKING);
    let store = card(json!({"storeCard": {"primaryFields": fields(1)}}));
    let label = text(&store, "/storeCard/primaryFields/0/label");
    assert_eq!((label.text.as_str(), label.size, label.weight), ("ab", 19.0, Weight::Regular));
}

#[test]
fn boarding_passes_center_their_cities_and_put_auxiliary_fields_first() {
    let card = card(json!({"boardingPass": {"transitType": "PKTransitTypeTrain",
        "primaryFields": [{"label": "a", "value": "SFO"}, {"label": "b", "value": "A very long destination name"}],
        "auxiliaryFields": fields(2), "secondaryFields": fields(1)}}));
    let from = text(&card, "/boardingPass/primaryFields/0/value");
    let to = text(&card, "/boardingPass/primaryFields/1/value");
    assert_eq!(from.size, to.size);
    near(cap_top(from) + from.size * CAP_HEIGHT / 2.0, 103.5, 0.01);
    near(cap_top(text(&card, "/boardingPass/primaryFields/0/label")), 70.3, 0.01);
    assert_eq!((from.rect.x, to.rect.right(), to.align), (15.0, 343.0, Align::Right));
    let auxiliary = text(&card, "/boardingPass/auxiliaryFields/0/value");
    let secondary = text(&card, "/boardingPass/secondaryFields/0/value");
    assert!(auxiliary.rect.bottom() < secondary.rect.y);
    let icon = card.transit.unwrap();
    assert_eq!(icon.kind, TransitType::Train);
    near(icon.rect.x + icon.rect.width / 2.0, 179.0, 0.01);
    near(icon.rect.y + icon.rect.height / 2.0, 104.0, 0.01);
}

#[test]
fn pictures_stand_where_they_were_measured() {
    let sizes = |kind, width, height| PictureSizes::default().with(kind, PictureSize { width, height });
    let rect = |style: &str, pictures: &PictureSizes| {
        card_with(json!({style: {}}), pictures, false).pictures.first().map(|picture| picture.rect)
    };
    let strip = sizes(ImageKind::Strip, 375.0, 144.0);
    assert_eq!(rect("storeCard", &strip), Some(Rect::new(0.0, 60.0, 358.0, 137.5)));
    assert_eq!(rect("eventTicket", &strip), Some(Rect::new(0.0, 60.0, 358.0, 93.5)));
    assert_eq!(rect("generic", &strip), None);
    let thumbnail = sizes(ImageKind::Thumbnail, 90.0, 90.0);
    assert_eq!(rect("generic", &thumbnail), Some(Rect::new(257.0, 72.0, 86.0, 86.0)));
    assert_eq!(rect("storeCard", &thumbnail), None);
    let logo = rect("generic", &sizes(ImageKind::Logo, 640.0, 200.0)).unwrap();
    near(logo.width, 153.0, 0.5);
    near(logo.y + logo.height / 2.0, 29.5, 0.01);
    let background = sizes(ImageKind::Background, 180.0, 220.0);
    assert_eq!(rect("eventTicket", &background), Some(Rect::new(0.0, 0.0, 358.0, 503.0)));
    assert_eq!(rect("coupon", &background), None);
}

#[test]
fn barcode_boxes_have_the_measured_sizes() {
    let code = |style: &str, format: &str, message: &str, text: &str| {
        let code =
            json!([{"format": format, "message": message, "altText": text, "messageEncoding": "iso-8859-1"}]);
        card(json!({style: {}, "barcodes": code})).barcode.unwrap()
    };
    let qr = code("boardingPass", "PKBarcodeFormatQR", "HELLO", "");
    assert_eq!((qr.rect.width, qr.rect.height), (150.0, 150.0));
    near(qr.code_rect.width, 126.0, 0.01);
    near(qr.code_rect.x - qr.rect.x, 12.0, 0.5);
    near(qr.rect.bottom(), 503.0 - 14.0, 0.01);
    let qr = code("storeCard", "PKBarcodeFormatQR", "https://example.com/abcdefghijklmnop", "1234 5678");
    assert!((150.0..=156.0).contains(&qr.rect.width) && (168.0..=172.0).contains(&qr.rect.height), "{qr:?}");
    assert!((132.0..=141.0).contains(&qr.code_rect.width));
    let pdf = code(
        "boardingPass",
        "PKBarcodeFormatPDF417",
        "M1HOPPER/GRACE        EABC123 SFOLHRSP 0815",
        "ABC123",
    );
    assert!((200.0..=240.0).contains(&pdf.code_rect.width) && (56.0..=60.0).contains(&pdf.code_rect.height));
    near(pdf.rect.height, 99.0, 0.01);
    near(pdf.rect.bottom(), 503.0 - 32.0, 0.01);
    let bars = code("coupon", "PKBarcodeFormatCode128", "MOON20-7712-01", "MOON20");
    assert!((165.0..=227.0).contains(&bars.code_rect.width));
    near(bars.code_rect.height, 39.3, 0.01);
    near(bars.rect.height, 91.0, 0.01);
    assert!((256.0..=289.0).contains(&bars.rect.width));
}

#[test]
fn each_style_shows_as_many_fields_as_wallet_and_names_the_others() {
    for (style, group, limit) in [
        ("boardingPass", "headerFields", 3),
        ("boardingPass", "primaryFields", 2),
        ("boardingPass", "secondaryFields", 4),
        ("boardingPass", "auxiliaryFields", 5),
        ("coupon", "primaryFields", 1),
        ("coupon", "auxiliaryFields", 4),
        ("eventTicket", "auxiliaryFields", 4),
        ("generic", "secondaryFields", 4),
        ("generic", "auxiliaryFields", 4),
        ("storeCard", "secondaryFields", 4),
    ] {
        let card = card(json!({style: {group: fields(9)}}));
        let values = card.texts.iter().filter(|text| text.role == Role::Value).count();
        assert_eq!(values, limit, "{style} {group}");
        assert_eq!(card.hidden.len(), 9 - limit);
        assert_eq!(card.hidden.first().unwrap(), &format!("/{style}/{group}/{limit}"));
    }
}

#[test]
fn store_cards_share_four_places_between_secondary_and_auxiliary_fields() {
    let card = card(json!({"storeCard": {"secondaryFields": fields(3), "auxiliaryFields": fields(3)}}));
    assert_eq!(card.hidden, ["/storeCard/auxiliaryFields/1", "/storeCard/auxiliaryFields/2"]);
    let first = text(&card, "/storeCard/secondaryFields/0/value").rect.y;
    assert_eq!(text(&card, "/storeCard/auxiliaryFields/0/value").rect.y, first);
}

#[test]
fn an_event_ticket_has_a_second_auxiliary_row() {
    let card = card(json!({"eventTicket": {"auxiliaryFields": [
        {"value": "a"}, {"value": "b", "row": 1}, {"value": "c", "row": 0}]}}));
    let y = |index: usize| text(&card, &format!("/eventTicket/auxiliaryFields/{index}/value")).rect.y;
    assert_eq!(y(0), y(2));
    near(y(1) - y(0), 44.0, 0.01);
}

/// A card with texts of a length in every place.
fn crowded(style: &str, length: usize) -> Value {
    let text = "Wide ".repeat(length.div_ceil(5));
    let fields: Value =
        (0..6).map(|i| json!({"key": format!("k{i}"), "label": text, "value": text, "row": i % 2})).collect();
    json!({"logoText": text, "barcodes": [{"format": "PKBarcodeFormatQR", "message": "1", "altText": text}],
        style: {"transitType": "PKTransitTypeAir", "headerFields": fields, "primaryFields": fields,
                "secondaryFields": fields, "auxiliaryFields": fields}})
}

fn overlap(one: Rect, other: Rect) -> bool {
    let apart = |a: f64, a_end: f64, b: f64, b_end: f64| a_end <= b + 0.1 || b_end <= a + 0.1;
    !apart(one.x, one.right(), other.x, other.right()) && !apart(one.y, one.bottom(), other.y, other.bottom())
}

#[test]
fn no_text_crosses_the_card_or_its_neighbour_however_long() {
    let every =
        [ImageKind::Logo, ImageKind::Strip, ImageKind::Thumbnail, ImageKind::Background, ImageKind::Footer];
    let all = every.into_iter().fold(PictureSizes::default(), |sizes, kind| {
        sizes.with(kind, PictureSize { width: 300.0, height: 100.0 })
    });
    for style in Style::ALL {
        for (length, pictures) in [(1, &all), (12, &all), (60, &PictureSizes::default()), (16_000, &all)] {
            let card = card_with(crowded(style.key(), length), pictures, true);
            let below = card.barcode.as_ref().unwrap().alt_text.iter();
            for text in card.texts.iter().chain(below) {
                let width = Average.width(&text.text, text.size, text.weight)
                    + text.tracking * text.text.chars().count() as f64;
                assert!(width <= text.rect.width + 0.1, "{style:?} {length}: {text:?} is {width} wide");
                assert!(text.rect.x >= 8.0 && text.rect.right() <= CARD_WIDTH - 8.0, "{style:?} {text:?}");
                assert!(text.rect.y >= 0.0 && text.rect.bottom() <= CARD_HEIGHT, "{style:?} {text:?}");
                assert_eq!(text.cut_off, text.text.ends_with('…') || text.text.is_empty());
            }
            for (index, one) in card.texts.iter().enumerate() {
                for other in card.texts.iter().skip(index + 1).filter(|other| other.rect.y == one.rect.y) {
                    assert!(
                        one.rect.right() <= other.rect.x + 0.1 || other.rect.right() <= one.rect.x + 0.1,
                        "{style:?} {length}: {one:?} {other:?}"
                    );
                    let rows = |text: &Text| text.pointer.rsplitn(3, '/').nth(2).map(str::to_owned);
                    assert!(rows(one) != rows(other) || one.size == other.size, "one size in each row");
                }
            }
            let in_the_way = [ImageKind::Logo, ImageKind::Thumbnail, ImageKind::Footer];
            for picture in card.pictures.iter().filter(|picture| in_the_way.contains(&picture.kind)) {
                for text in &card.texts {
                    assert!(!overlap(picture.rect, text.rect), "{style:?} {length}: {picture:?} {text:?}");
                }
            }
            let beside_logo = text(&card, "/logoText").text.clone();
            assert!(beside_logo.chars().count() > 1, "{style:?} {length}: {beside_logo:?}");
            for region in &card.regions {
                let Rect { x, y, width, height } = region.rect;
                assert!(x >= 0.0 && y >= 0.0 && x + width <= CARD_WIDTH && y + height <= CARD_HEIGHT);
                assert!(width >= Region::MIN_SIZE && height >= Region::MIN_SIZE, "{region:?}");
            }
        }
    }
}

#[test]
fn texts_that_are_cut_off_are_named() {
    let card = card(crowded("generic", 200));
    let cut: Vec<_> = card.cut_off().collect();
    for pointer in ["/logoText", "/generic/secondaryFields/0/value", "/barcodes/0/altText"] {
        assert!(cut.contains(&pointer), "{pointer}: {cut:?}");
    }
    assert_eq!(self::card(json!({"generic": {"primaryFields": fields(1)}})).cut_off().count(), 0);
}

#[test]
fn endless_texts_are_measured_only_as_far_as_they_can_show() {
    struct Counting(Cell<usize>);
    impl MeasureText for Counting {
        fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
            self.0.set(self.0.get() + text.len());
            Average.width(text, size, weight)
        }
    }
    let measure = Counting(Cell::new(0));
    let options = Options::new(NOW);
    let _ = lay_out(&document(crowded("storeCard", 16_000)), &PictureSizes::default(), &measure, &options);
    assert!(measure.0.get() < 1_000_000, "{} bytes measured", measure.0.get());
}

#[test]
fn voided_and_expired_passes_say_so() {
    let state = |value: Value| card(value).state;
    assert_eq!(state(json!({"generic": {}})), State::Active);
    assert_eq!(state(json!({"generic": {}, "voided": true})), State::Voided);
    assert_eq!(state(json!({"generic": {}, "expirationDate": "2026-11-20T07:59Z"})), State::Expired);
    assert_eq!(state(json!({"generic": {}, "expirationDate": "2026-11-20T08:01Z"})), State::Active);
    let told = card(json!({"generic": {}, "voided": true, "organizationName": "Acme"})).description;
    assert_eq!(told, "Pass, Acme. Voided.");
}

#[test]
fn text_colours_default_to_what_is_readable() {
    let colors = |value: Value| card(value).colors;
    let light = colors(json!({"generic": {}, "backgroundColor": "rgb(250, 250, 240)"}));
    assert_eq!((light.foreground, light.label), (Color::BLACK, Color::BLACK));
    let dark =
        colors(json!({"generic": {}, "backgroundColor": "rgb(10, 10, 40)", "foregroundColor": "#eeeeee"}));
    assert_eq!(dark.label, Color { red: 238, green: 238, blue: 238 });
}

#[test]
fn the_first_barcode_that_iphones_know_is_drawn() {
    let card = card(json!({"generic": {}, "barcodes": [{"format": "Unknown", "message": "1"},
        {"format": "PKBarcodeFormatAztec", "message": "2"}]}));
    let code = card.barcode.unwrap();
    assert_eq!((code.pointer.as_str(), code.message.as_str()), ("/barcodes/1", "2"));
    let wrong =
        self::card(json!({"generic": {}, "barcode": {"format": "PKBarcodeFormatEAN13", "message": "x"}}));
    assert!(wrong.barcode.unwrap().symbol.is_err());
    assert!(wrong.regions.last().unwrap().name.starts_with("Barcode: this kind of barcode cannot hold"));
}

#[test]
fn places_come_in_reading_order_and_empty_ones_only_when_editing() {
    let value =
        json!({"storeCard": {"headerFields": fields(1), "primaryFields": fields(1)}, "logoText": "Acme"});
    let targets = |edit: bool| -> Vec<Target> {
        let card = card_with(value.clone(), &PictureSizes::default(), edit);
        card.regions.into_iter().map(|region| region.target).collect()
    };
    let field = |group: &str| Target::Field(format!("/storeCard/{group}/0"));
    let filled = [Target::LogoText, field("headerFields"), field("primaryFields")];
    assert_eq!(targets(false), filled);
    assert!(targets(false).iter().all(|target| !target.is_empty_place()));
    let editing = targets(true);
    assert_eq!(editing.iter().filter(|target| !target.is_empty_place()).cloned().collect::<Vec<_>>(), filled);
    assert!(editing.contains(&Target::AddPicture(ImageKind::Strip)) && editing.contains(&Target::AddBarcode));
}

#[test]
fn parts_carry_what_the_document_says_before_formatting() {
    let card = card(
        json!({"generic": {"headerFields": [{"label": "Points", "value": 1250.5, "numberStyle": "PKNumberStyleDecimal"}]}}),
    );
    let region = card.regions.first().unwrap();
    assert_eq!(region.name, "Points, 1,250.5");
    let raw: Vec<_> = region.parts.iter().map(|part| (part.pointer.as_str(), part.raw.as_str())).collect();
    assert_eq!(
        raw,
        [("/generic/headerFields/0/label", "Points"), ("/generic/headerFields/0/value", "1250.5")]
    );
}

#[test]
fn broken_documents_are_still_drawn() {
    for value in [
        json!({}),
        json!({"generic": 7}),
        json!({"storeCard": {"primaryFields": "x", "headerFields": [1, null, {"value": {"a": 1}, "label": 5}]}}),
        json!({"barcodes": {}, "barcode": [], "logoText": 7, "backgroundColor": "red", "eventTicket": {}}),
    ] {
        let card = card_with(value, &PictureSizes::default(), true);
        assert!(!svg(&card).is_empty());
    }
}

fn svg(card: &Card) -> String {
    let drawing = Drawing {
        id_prefix: "t",
        address_of: &|kind| Some(format!("blob:{}", kind.base_name())),
        decorative: false,
    };
    svg::draw(card, &drawing).to_string()
}

#[test]
fn the_drawing_holds_texts_pictures_and_code_and_nothing_that_runs() {
    let strip = PictureSizes::default().with(ImageKind::Strip, PictureSize { width: 375.0, height: 144.0 });
    let hostile = "<script>alert(1)</script>\" onload=\"x";
    let card = card_with(
        json!({"storeCard": {"headerFields": [{"label": "<b>", "value": "x"}], "secondaryFields": [{"value": hostile}]},
               "barcode": {"format": "PKBarcodeFormatQR", "message": hostile, "altText": "a & b"}}),
        &strip,
        false,
    );
    let drawn = svg(&card);
    for part in
        ["href=\"blob:strip\"", "&lt;B&gt;", "a &amp; b", "data-role=\"code\"", "viewBox=\"0 0 358 503\""]
    {
        assert!(drawn.contains(part), "{part} in {drawn}");
    }
    for part in ["<script", " onload=\"", " style=\""] {
        assert!(!drawn.contains(part), "{part}");
    }
}
