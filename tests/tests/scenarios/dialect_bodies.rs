//! What the bodies of the two issuer dialects may say: defaults, limits, presets, pictures, and where each key ends up.

use http::Method;
use passwright_tests::iphone::Installed;
use passwright_tests::issuer::{Issuer, read, refusal};
use passwright_tests::world::World;
use serde_json::{Value, json};

use super::dialect_rules::{account, header, pkpass, with};
use super::dialects::{download, send, text};
/// What a wallet pass may leave out has its documented default, and every further key ends up where Apple has it.
pub(crate) fn a_wallet_pass_fills_in_what_is_left_out<W: World>(world: &W) {
    let account = account(world, "pro");
    let issuer = Issuer::with_key(world, &account.api_key);
    let make = |body: Value| {
        let made: Value = read(&send(&issuer, Method::POST, "/passes", &body), 201);
        download(world, &text(&made, "/downloadUrl"))
    };
    let bare = make(json!({"primaryFields": [{"label": "Points", "value": 7}]}));
    assert_eq!(bare.text("/organizationName"), "Bean & Leaf", "the account's");
    assert_eq!(bare.text("/description"), "Pass");
    assert_eq!(bare.text("/generic/primaryFields/0/key"), "primary-1-points");
    assert!(bare.bundle.document().get("/barcodes").is_none());
    for icon in ["icon.png", "icon@2x.png", "icon@3x.png"] {
        assert!(bare.bundle.file(icon).is_some(), "{icon}");
    }
    let named = make(json!({"organizationName": "Acme", "headerFields": [{"value": "x"}]}));
    assert_eq!(named.text("/description"), "Acme", "the organization's name before \"Pass\"");
    let logo = make(
        json!({"organizationName": "Acme", "logoText": "Card", "serialNumber": "mine", "createdAt": "x", "updatedAt": 1}),
    );
    assert_eq!(logo.text("/description"), "Card", "the logo's text before the organization");
    assert_ne!(logo.serial(), "mine", "the server's own keys are ignored");
    let colors = make(
        json!({"logoText": "a", "foregroundColor": "rgb(1,2,3)", "backgroundColor": "#0a0b0c", "labelColor": "#FFF"}),
    );
    assert_eq!(
        ["/foregroundColor", "/backgroundColor", "/labelColor"].map(|key| colors.text(key)),
        ["rgb(1, 2, 3)", "rgb(10, 11, 12)", "rgb(255, 255, 255)"]
    );
    for (written, apples) in [
        ("Aztec", "PKBarcodeFormatAztec"),
        ("PDF417", "PKBarcodeFormatPDF417"),
        ("Code128", "PKBarcodeFormatCode128"),
    ] {
        let pass = make(json!({"logoText": "a", "barcodeValue": "1", "barcodeFormat": written}));
        assert_eq!(pass.text("/barcodes/0/format"), apples);
    }
    let flight = make(
        json!({"style": "boardingPass", "primaryFields": [{"key": "from", "label": "FROM", "value": "BER"}]}),
    );
    assert_eq!(flight.text("/boardingPass/transitType"), "PKTransitTypeGeneric");
    let ferry = make(json!({"style": "boardingPass", "logoText": "a", "transitType": "PKTransitTypeBoat"}));
    assert_eq!(ferry.text("/boardingPass/transitType"), "PKTransitTypeBoat");
    for style in ["generic", "storeCard", "coupon", "eventTicket"] {
        let pass = make(json!({"style": style, "logoText": "a"}));
        assert!(pass.bundle.document().get(&format!("/{style}")).is_some(), "{style}");
    }
    let rich = json!({
        "logoText": "a", "expirationDate": "2099-12-31T23:59:00+01:00",
        "relevantDates": [{"date": "2099-12-30T10:00:00Z"}], "locations": [{"latitude": 1.5, "longitude": -2}],
        "beacons": [{"proximityUUID": "E2C56DB5-DFFB-48D2-B060-D0F5A71096E0"}],
        "semantics": {"balance": {"amount": "3", "currencyCode": "EUR"}},
        "localizations": {"de": {"Points": "Punkte"}},
        "auxiliaryFields": [{"key": "a", "label": "Points", "value": "2099-01-01T00:00:00Z", "dateStyle": "PKDateStyleShort", "isRelative": true}],
    });
    let pass = make(rich.clone());
    for key in ["expirationDate", "relevantDates", "locations", "beacons", "semantics"] {
        assert_eq!(pass.bundle.document().get(&format!("/{key}")), Some(&rich[key]), "{key}");
    }
    assert_eq!(pass.bundle.document().get("/generic/auxiliaryFields/0/isRelative"), Some(&json!(true)));
    assert!(pass.bundle.file("de.lproj/pass.strings").is_some());
    let far = json!({"logoText": "a", "locations": vec![json!({"latitude": 1, "longitude": 1}); 11]});
    assert_eq!(refusal(&send(&issuer, Method::POST, "/passes", &far)).status, 400);
}

/// The limits of the pkpass dialect: the longest that is taken, and one character more.
pub(crate) fn each_limit_of_a_pkpass_is_named<W: World>(world: &W) {
    let account = account(world, "pro");
    let issuer = Issuer::with_key(world, &account.api_key);
    let post = |body: &Value| send(&issuer, Method::POST, "/api/pkpass", body);
    for (key, most) in [
        ("barcodeValue", 512),
        ("logoText", 64),
        ("title", 64),
        ("description", 128),
        ("organizationName", 64),
        ("cardLabel", 32),
        ("label", 64),
        ("value", 256),
    ] {
        let fits = post(&with(key, json!("\u{fc}".repeat(most))));
        assert_eq!(fits.status(), 200, "{key}: {}", String::from_utf8_lossy(fits.body()));
        let refused = refusal(&post(&with(key, json!("\u{fc}".repeat(most + 1)))));
        assert_eq!(refused.error, format!("{key} must be at most {most} characters"));
    }
    let field = |label: usize, value: usize, message: usize| json!({"label": "l".repeat(label), "value": "v".repeat(value), "changeMessage": "m".repeat(message)});
    for group in ["primaryFields", "secondaryFields", "headerFields", "backFields"] {
        assert_eq!(post(&with(group, json!(vec![field(64, 256, 128); 10]))).status(), 200, "{group}");
        for (fields, expected) in [
            (vec![field(1, 1, 1); 11], format!("{group} must have at most 10 fields")),
            (vec![field(65, 1, 1)], format!("{group}[0].label must be at most 64 characters")),
            (vec![field(1, 257, 1)], format!("{group}[0].value must be at most 256 characters")),
            (vec![field(1, 1, 129)], format!("{group}[0].changeMessage must be at most 128 characters")),
            (vec![json!({"value": "a"})], format!("{group}[0].label is required")),
            (
                vec![json!({"label": "a", "value": "b", "key": "c"})],
                format!("{group}[0].key is not a known key"),
            ),
            (vec![json!("a")], format!("{group}[0] must be an object with label and value")),
        ] {
            assert_eq!(refusal(&post(&with(group, json!(fields)))).error, expected);
        }
        assert_eq!(refusal(&post(&with(group, json!("a")))).error, format!("{group} must be an array"));
    }
    let place = |latitude: f64, longitude: f64, text: usize| json!({"latitude": latitude, "longitude": longitude, "altitude": 30.5, "relevantText": "t".repeat(text)});
    assert_eq!(post(&with("locations", json!(vec![place(-90.0, 180.0, 128); 10]))).status(), 200);
    for (places, expected) in [
        (vec![place(0.0, 0.0, 1); 11], "locations must have at most 10 entries"),
        (vec![place(0.0, 0.0, 1), place(-90.1, 0.0, 1)], "locations[1].latitude must be between -90 and 90"),
        (vec![place(0.0, -180.5, 1)], "locations[0].longitude must be between -180 and 180"),
        (vec![json!({"latitude": "1", "longitude": 2})], "locations[0].latitude must be between -90 and 90"),
        (vec![place(0.0, 0.0, 129)], "locations[0].relevantText must be a string of at most 128 characters"),
        (vec![json!({"latitude": 1, "longitude": 2, "radius": 3})], "locations[0].radius is not a known key"),
    ] {
        assert_eq!(refusal(&post(&with("locations", json!(places)))).error, expected);
    }
    for days in [json!(1), json!(3650)] {
        assert_eq!(post(&with("expirationDays", days)).status(), 200);
    }
    for days in [json!(0), json!(3651), json!(-1), json!(1.5), json!("30")] {
        assert_eq!(
            refusal(&post(&with("expirationDays", days))).error,
            "expirationDays must be between 1 and 3650"
        );
    }
    for format in ["QR", "PDF417", "Aztec", "Code128"] {
        assert_eq!(post(&with("barcodeFormat", json!(format))).status(), 200, "{format}");
    }
    for key in ["barcodeFormat", "barcodeValue"] {
        let mut without = pkpass();
        without.as_object_mut().expect("an object").remove(key);
        let refused = refusal(&post(&without));
        assert!(refused.status == 400 && refused.error.starts_with(key), "{}", refused.error);
    }
    for key in ["serialNumber", "authenticationToken"] {
        let refused = refusal(&post(&with(key, json!("x"))));
        assert_eq!(refused.error, format!("{key} is assigned by the server and must not be sent"));
    }
    let made = post(&pkpass());
    let path = format!("/api/pkpass/{}", header(&made, "x-serial-number"));
    let refused = refusal(&send(&issuer, Method::PUT, &path, &json!({"title": "Gold"})));
    assert_eq!(
        refused.error, "barcodeValue is required and must be a non-empty string",
        "the same rules for a change"
    );
}

/// Older names, presets and derived colours end up in the file as documented; what is left out has its default.
pub(crate) fn a_pkpass_is_drawn_as_documented<W: World>(world: &W) {
    let account = account(world, "pro");
    let issuer = Issuer::with_key(world, &account.api_key);
    let make = |body: Value| {
        let reply = send(&issuer, Method::POST, "/api/pkpass", &body);
        assert_eq!(reply.status(), 200, "{}", String::from_utf8_lossy(reply.body()));
        (header(&reply, "content-disposition"), Installed::open(reply.into_body(), None))
    };
    let (name, old) = make(with("label", json!("Since")));
    assert_eq!(name, "attachment; filename=\"gold.pkpass\"");
    assert_eq!((old.text("/logoText"), old.text("/description")), ("Gold".to_owned(), "Gold".to_owned()));
    assert_eq!(
        (old.text("/generic/primaryFields/0/label"), old.text("/generic/primaryFields/0/value")),
        ("CARD".to_owned(), "Gold".to_owned())
    );
    assert!(
        old.bundle.document().get("/generic/secondaryFields").is_none(),
        "a label without a value is none"
    );
    assert_eq!(old.text("/organizationName"), "Bean & Leaf");
    assert!(old.bundle.document().get("/expirationDate").is_none());
    let (_, pair) = make(json!({
        "barcodeValue": "1", "barcodeFormat": "QR", "title": "Gold", "cardLabel": "TIER", "label": "Since", "value": "2020",
        "secondaryFields": [{"label": "Shop", "value": "North"}],
    }));
    assert_eq!(pair.text("/generic/primaryFields/0/label"), "TIER");
    assert_eq!(
        (pair.text("/generic/secondaryFields/0/label"), pair.text("/generic/secondaryFields/0/value")),
        ("Since".to_owned(), "2020".to_owned())
    );
    assert_eq!(pair.text("/generic/secondaryFields/1/label"), "Shop");
    let (name, fields) = make(json!({
        "barcodeValue": "1", "barcodeFormat": "QR", "title": "unused", "primaryFields": [{"label": "Points", "value": "No. 7!"}],
    }));
    assert_eq!(name, "attachment; filename=\"unused.pkpass\"");
    assert_eq!(fields.text("/generic/primaryFields/0/value"), "No. 7!", "fields win over the title");
    let (name, only) = make(
        json!({"barcodeValue": "1", "barcodeFormat": "QR", "primaryFields": [{"label": "", "value": "No. 7!"}]}),
    );
    assert_eq!(
        (name.as_str(), only.text("/description").as_str()),
        ("attachment; filename=\"no-7.pkpass\"", "Pass")
    );
    let colors = |body: Value| {
        let (_, pass) = make(body);
        ["/backgroundColor", "/foregroundColor"].map(|key| pass.text(key))
    };
    let (white, black) = ("rgb(255, 255, 255)", "rgb(0, 0, 0)");
    let dark = colors(pkpass());
    assert_eq!(colors(with("colorPreset", json!("dark"))), dark);
    let mut presets = vec![dark[0].clone()];
    for preset in ["blue", "green", "red", "purple", "orange"] {
        let [background, text] = colors(with("colorPreset", json!(preset)));
        assert_eq!(text, white, "{preset}");
        presets.push(background);
    }
    presets.sort();
    presets.dedup();
    assert_eq!(presets.len(), 6, "each its own");
    let mut both = with("color", json!("#FFEE00"));
    both["colorPreset"] = json!("blue");
    assert_eq!(
        colors(both),
        ["rgb(255, 238, 0)".to_owned(), black.to_owned()],
        "a colour wins over a preset"
    );
    assert_eq!(colors(with("color", json!("#123456")))[1], white);
    for wrong in ["ff0000", "#12", "red", "rgb(1,2,3)"] {
        let refused = refusal(&send(&issuer, Method::POST, "/api/pkpass", &with("color", json!(wrong))));
        assert_eq!(refused.status, 400, "{wrong}");
    }
    let refused = refusal(&send(&issuer, Method::POST, "/api/pkpass", &with("colorPreset", json!("pink"))));
    assert_eq!(refused.error, "colorPreset must be one of: dark, blue, green, red, purple, orange");
}

/// Pictures and colours belong to the paid plan, each refused by its name; on that plan they come by address or inside the body.
pub(crate) fn pictures_belong_to_the_paid_plan<W: World>(world: &W) {
    use base64ct::Encoding;
    let icon = passwright_core::validate::default_icon(passwright_core::images::Scale::Two);
    let inside = format!("data:image/png;base64,{}", base64ct::Base64::encode_string(icon));
    let keys = ["logoURL", "thumbnailURL", "stripURL", "iconURL"];
    let free = account(world, "free");
    let free = Issuer::with_key(world, &free.api_key);
    for (key, value) in keys.map(|key| (key, inside.as_str())).into_iter().chain([("color", "#ff0000")]) {
        let refused = refusal(&send(&free, Method::POST, "/api/pkpass", &with(key, json!(value))));
        assert_eq!(
            (refused.status.as_u16(), refused.error),
            (400, format!("{key} is only available on the Pro plan"))
        );
    }
    let paid = account(world, "pro");
    let paid = Issuer::with_key(world, &paid.api_key);
    let post = |body: &Value| send(&paid, Method::POST, "/api/pkpass", body);
    for (key, file, style) in [
        ("logoURL", "logo.png", "generic"),
        ("thumbnailURL", "thumbnail.png", "generic"),
        ("stripURL", "strip.png", "storeCard"),
        ("iconURL", "icon.png", "generic"),
    ] {
        let reply = post(&with(key, json!(inside)));
        assert_eq!(reply.status(), 200, "{key}: {}", String::from_utf8_lossy(reply.body()));
        let pass = Installed::open(reply.into_body(), None);
        assert_eq!(pass.bundle.file(file), Some(icon), "{key}: the picture itself");
        assert!(pass.bundle.document().get(&format!("/{style}")).is_some(), "{key} makes a {style}");
        for wrong in [
            "http://example.com/a.png",
            "ftp://example.com/a.png",
            "example.com/a.png",
            "data:image/jpeg;base64,AAAA",
        ] {
            assert_eq!(
                refusal(&post(&with(key, json!(wrong)))).error,
                "URL must use HTTPS protocol",
                "{key} {wrong}"
            );
        }
        for private in [
            "https://127.0.0.1/a.png",
            "https://[::1]/a.png",
            "https://10.0.0.1/",
            "https://localhost/a.png",
            "https://2130706433/",
        ] {
            let refused = refusal(&post(&with(key, json!(private))));
            assert_eq!(
                (refused.status.as_u16(), refused.code.as_str()),
                (400, "invalid_picture"),
                "{key} {private}"
            );
        }
    }
    let mut both = with("stripURL", json!(inside));
    both["thumbnailURL"] = json!(inside);
    assert_eq!(refusal(&post(&both)).error, "stripURL and thumbnailURL cannot be used together");
    for (bytes, word) in [
        (b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec(), "JPEG"),
        (b"RIFF\x24\0\0\0WEBPVP8 ".to_vec(), "WebP"),
        (b"GIF89a\x01\0\x01\0".to_vec(), "GIF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), "PNG"),
    ] {
        let other = format!("data:image/png;base64,{}", base64ct::Base64::encode_string(&bytes));
        let refused = refusal(&post(&with("logoURL", json!(other))));
        assert!(refused.status == 400 && refused.error.contains(word), "{word}: {}", refused.error);
    }
    let heavy =
        format!("data:image/png;base64,{}", base64ct::Base64::encode_string(&vec![0; 1024 * 1024 + 3]));
    assert!(refusal(&post(&with("logoURL", json!(heavy)))).error.contains("1 MiB"));
}
