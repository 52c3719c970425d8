//! The two issuer dialects, rule by rule: keys, statuses, error texts, limits, defaults, plans, conditions and lists.

use http::{Method, Request, Response};
use passwright_core::api::{AccountReply, AccountRequest, KeyReply, PassList, PublishedPass};
use passwright_tests::iphone::{IPhone, Installed};
use passwright_tests::issuer::{Issuer, archive, read, refusal, store_card};
use passwright_tests::world::{LocalWorld, World, post_json};
use serde_json::{Value, json};

use super::dialects::{download, send, text};

const UNKNOWN: &str = "0123456789abcdef0123456789abcdef";

fn account<W: World>(world: &W, plan: &str) -> AccountReply {
    let request = AccountRequest {
        name: "Bean & Leaf".to_owned(),
        plan: Some(plan.to_owned()),
        ..AccountRequest::default()
    };
    read(&world.send(post_json("/api/v1/accounts", world.admin_secret(), &request)), 201)
}

fn ask<W: World>(
    world: &W,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Response<Vec<u8>> {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    world.send(request.body(body.to_vec()).expect("a request"))
}

fn header(reply: &Response<Vec<u8>>, name: &str) -> String {
    reply.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

/// A wallet pass of one text, and its serial number.
fn wallet_pass<W: World>(issuer: &Issuer<'_, W>) -> String {
    let made: Value = read(&send(issuer, Method::POST, "/passes", &json!({"logoText": "Bean"})), 201);
    text(&made, "/serialNumber")
}

fn pkpass() -> Value {
    json!({"barcodeValue": "0815", "barcodeFormat": "QR", "title": "Gold"})
}

fn with(key: &str, value: Value) -> Value {
    let mut body = pkpass();
    body[key] = value;
    body
}

/// Every call of both dialects with a key.
fn calls(serial: &str) -> Vec<(&'static str, String)> {
    vec![
        ("POST", "/passes".to_owned()),
        ("GET", format!("/passes/{serial}/payload")),
        ("PATCH", format!("/passes/{serial}")),
        ("POST", "/api/pkpass".to_owned()),
        ("PUT", format!("/api/pkpass/{serial}")),
        ("GET", "/api/auth/usage".to_owned()),
    ]
}

/// Another scheme, no key, a wrong key, a revoked key: 401, in JSON, readable by any page.
pub(crate) fn only_a_known_bearer_key_opens_the_dialects<W: World>(world: &W) {
    let account = account(world, "pro");
    let issuer = Issuer::with_key(world, &account.api_key);
    let serial = wallet_pass(&issuer);
    let made: KeyReply = read(
        &world.send(post_json("/api/v1/keys", issuer.key(), &json!({"name": "Till", "scopes": ["publish"]}))),
        201,
    );
    let path = format!("/api/v1/keys/{}", made.key.id);
    assert_eq!(issuer.send(Method::DELETE, &path, "", Vec::new()).status(), 204);
    let key = issuer.key();
    let headers = [
        String::new(),
        key.to_owned(),
        format!("Basic {key}"),
        format!("ApplePass {key}"),
        format!("Token {key}"),
        "Bearer".to_owned(),
        "Bearer ".to_owned(),
        format!("Bearer {}", key.to_uppercase()),
        format!("Bearer {}{}", &key[..key.len() - 1], if key.ends_with('0') { '1' } else { '0' }),
        "Bearer pw_live_00000000000000000000000000000000".to_owned(),
        format!("Bearer {}", made.api_key),
    ];
    for (method, path) in calls(&serial) {
        for authorization in &headers {
            let given = [("authorization", authorization.as_str()), ("content-type", "application/json")];
            let body: &[u8] = if method == "GET" { b"" } else { b"{}" };
            let reply = ask(world, method, &path, &given, body);
            assert_eq!(refusal(&reply).status, 401, "{method} {path} {authorization:?}");
            assert_eq!(header(&reply, "access-control-allow-origin"), "*", "{method} {path}");
            assert_eq!(header(&reply, "www-authenticate"), "Bearer", "{method} {path}");
        }
    }
}

/// A pass belongs to the account, so the key that takes the place of another changes it as before.
pub(crate) fn a_rotated_key_loses_no_pass<W: World>(world: &W) {
    // Nobody has these passes: their changes may wait.
    world.may_leave_work();
    let account = account(world, "pro");
    let issuer = Issuer::with_key(world, &account.api_key);
    let serial = wallet_pass(&issuer);
    let id = &account.api_key["pw_live_".len() + 8..][..4];
    let rotated = issuer.send(
        Method::POST,
        &format!("/api/v1/keys/{id}/rotate"),
        "application/json",
        br#"{"overlapHours":0}"#.to_vec(),
    );
    let next: KeyReply = read(&rotated, 201);
    let next = Issuer::with_key(world, &next.api_key);
    let path = format!("/passes/{serial}");
    assert_eq!(refusal(&send(&issuer, Method::PATCH, &path, &json!({"logoText": "b"}))).status, 401);
    read::<Value>(&send(&next, Method::PATCH, &path, &json!({"logoText": "b"})), 200);
    let payload: Value = read(&next.get(&format!("{path}/payload")), 200);
    assert_eq!(text(&payload, "/logoText"), "b");
}

/// The file under both addresses with GET and HEAD; unknown 404, revoked 410, always JSON, whatever the client would take.
pub(crate) fn the_file_is_there_unknown_or_revoked<W: World>(world: &W) {
    // Nobody has these passes: their changes may wait.
    world.may_leave_work();
    let issuer = Issuer::first(world);
    let serial = wallet_pass(&issuer);
    let mut lengths = Vec::new();
    for method in ["GET", "HEAD"] {
        for path in [format!("/passes/{serial}"), format!("/passes/{serial}.pkpass")] {
            let reply = ask(world, method, &path, &[], b"");
            assert_eq!(reply.status(), 200, "{method} {path}");
            assert_eq!(header(&reply, "content-type"), "application/vnd.apple.pkpass");
            assert!(header(&reply, "last-modified").ends_with(" GMT"));
            assert_eq!(header(&reply, "access-control-allow-origin"), "*");
            assert_eq!(reply.body().is_empty(), method == "HEAD");
            lengths.push(header(&reply, "content-length"));
        }
    }
    lengths.dedup();
    assert!(lengths.len() == 1 && lengths[0].parse::<u32>().is_ok_and(|length| length > 500), "{lengths:?}");
    let page = [("accept", "text/html,application/xhtml+xml")];
    for path in
        [format!("/passes/{UNKNOWN}"), format!("/passes/{UNKNOWN}.pkpass"), "/passes/nobody".to_owned()]
    {
        let reply = ask(world, "GET", &path, &page, b"");
        assert_eq!(refusal(&reply).status, 404, "{path}");
        assert_eq!(header(&reply, "content-type"), "application/json", "{path}");
    }
    let revoked = issuer.send(Method::DELETE, &format!("/api/v1/passes/{serial}"), "", Vec::new());
    assert_eq!(revoked.status(), 200);
    for path in [format!("/passes/{serial}"), format!("/passes/{serial}.pkpass")] {
        let reply = ask(world, "GET", &path, &page, b"");
        assert_eq!(refusal(&reply).status, 410, "{path}");
        assert_eq!(header(&reply, "content-type"), "application/json", "{path}");
    }
    let path = format!("/passes/{serial}");
    assert_eq!(refusal(&send(&issuer, Method::PATCH, &path, &json!({"logoText": "again"}))).status, 410);
}

/// Nothing but JSON outside 2xx under the paths of programs: 404, 405, 413, 415, even for who says it takes pages.
pub(crate) fn errors_are_json_and_never_a_page<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let bearer = format!("Bearer {}", issuer.key());
    let html = ("accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    let key = ("authorization", bearer.as_str());
    let json_type = ("content-type", "application/json");
    let check = |reply: Response<Vec<u8>>, status: u16, what: &str| {
        assert_eq!(refusal(&reply).status.as_u16(), status, "{what}");
        assert_eq!(header(&reply, "content-type"), "application/json", "{what}");
        let is_open = what.starts_with("/api/") || what.starts_with("/passes");
        assert_eq!(header(&reply, "access-control-allow-origin") == "*", is_open, "{what}");
    };
    for path in
        ["/api/nothing", "/api/pkpass/a/b", "/passes/a/b/c", "/v1/nothing", "/v1/passes/x", "/api/v1/nothing"]
    {
        check(ask(world, "GET", path, &[html], b""), 404, path);
    }
    for (method, path) in [
        ("GET", "/passes"),
        ("DELETE", "/api/pkpass/x"),
        ("PUT", "/v1/log"),
        ("GET", "/api/pkpass"),
        ("POST", "/api/auth/usage"),
    ] {
        let reply = ask(world, method, path, &[html, key], b"");
        assert!(!header(&reply, "allow").is_empty(), "{path} names its methods");
        check(reply, 405, path);
    }
    for (method, path) in [("POST", "/passes"), ("POST", "/api/pkpass")] {
        check(ask(world, method, path, &[key, ("content-type", "text/plain")], b"{}"), 415, path);
        check(ask(world, method, path, &[key], b"{}"), 415, path);
        check(ask(world, method, path, &[key, json_type], b"[]"), 400, path);
        check(ask(world, method, path, &[key, json_type], b"{"), 400, path);
        let spacious = format!("{{\"logoText\":\"{}\"}}", "x".repeat(1024 * 1024));
        check(ask(world, method, path, &[key, json_type], spacious.as_bytes()), 413, path);
        let endless = vec![b' '; 8 * 1024 * 1024 + 1];
        check(ask(world, method, path, &[key, json_type], &endless), 413, path);
    }
}

/// Pages of any origin may call: the preflight needs no key and names methods and headers; answers expose the serial number.
pub(crate) fn pages_of_any_origin_may_call<W: World>(world: &W) {
    let origin = ("origin", "https://shop.example");
    for path in ["/passes", "/passes/x", "/api/pkpass", "/api/pkpass/x", "/api/auth/usage", "/api/v1/passes"]
    {
        let reply = ask(world, "OPTIONS", path, &[origin, ("access-control-request-method", "PUT")], b"");
        assert_eq!((reply.status().as_u16(), reply.body().len()), (204, 0), "{path}");
        assert_eq!(header(&reply, "access-control-allow-origin"), "*", "{path}");
        let methods = header(&reply, "access-control-allow-methods");
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
            assert!(methods.split(", ").any(|it| it == method), "{path}: {methods}");
        }
        let headers = header(&reply, "access-control-allow-headers");
        for name in ["Authorization", "Content-Type", "Idempotency-Key", "If-Match"] {
            assert!(headers.split(", ").any(|it| it == name), "{path}: {headers}");
        }
    }
    let issuer = Issuer::first(world);
    let reply = send(&issuer, Method::POST, "/api/pkpass", &pkpass());
    let exposed = header(&reply, "access-control-expose-headers");
    assert!(exposed.split(", ").any(|it| it == "X-Serial-Number"), "{exposed}");
    assert_eq!(header(&reply, "x-serial-number"), Installed::open(reply.into_body(), None).serial());
}

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

/// An account without a limit reads `null`, and what the sandbox makes counts nowhere.
pub(crate) fn without_a_limit_usage_is_null<W: World>(world: &W) {
    let request = AccountRequest { name: "Endless".to_owned(), ..AccountRequest::default() };
    let account: AccountReply =
        read(&world.send(post_json("/api/v1/accounts", world.admin_secret(), &request)), 201);
    let (live, sandbox) =
        (Issuer::with_key(world, &account.api_key), Issuer::with_key(world, &account.test_api_key));
    let usage = |issuer: &Issuer<'_, W>| read::<Value>(&issuer.get("/api/auth/usage"), 200);
    for issuer in [&live, &sandbox] {
        assert_eq!(send(issuer, Method::POST, "/api/pkpass", &pkpass()).status(), 200);
    }
    let (counted, uncounted) = (usage(&live), usage(&sandbox));
    assert_eq!((&counted["count"], &counted["plan"]), (&json!(1), &json!("pro")), "{counted}");
    assert_eq!((&uncounted["count"], &uncounted["plan"]), (&json!(0), &json!("sandbox")), "{uncounted}");
    for usage in [&counted, &uncounted] {
        assert!(usage["limit"].is_null() && usage["remaining"].is_null(), "{usage}");
        let reset = text(usage, "/resetDate");
        assert!(reset.len() == 10 && reset.ends_with("-01"), "the first of the next month: {reset}");
    }
}

/// Last writer wins, unless a change says from which version it was made.
pub(crate) fn a_change_may_name_the_version_it_was_made_from<W: World>(world: &W) {
    // Nobody has these passes: their changes may wait.
    world.may_leave_work();
    let issuer = Issuer::first(world);
    let bearer = format!("Bearer {}", issuer.key());
    let change = |method: &str, path: &str, media_type: &str, tag: Option<&str>, body: &[u8]| {
        let mut headers = vec![("authorization", bearer.as_str()), ("content-type", media_type)];
        headers.extend(tag.map(|tag| ("if-match", tag)));
        ask(world, method, path, &headers, body)
    };
    let serial = wallet_pass(&issuer);
    let (path, kind) = (format!("/passes/{serial}"), "application/json");
    assert_eq!(header(&issuer.get(&format!("{path}/payload")), "etag"), "\"1\"");
    assert_eq!(change("PATCH", &path, kind, Some("\"1\""), br#"{"logoText":"b"}"#).status(), 200);
    // Not an empty one: workerd drops it before the worker could see it.
    for stale in ["\"1\"", "1", "\"x\"", "W/\"2\""] {
        let reply = change("PATCH", &path, kind, Some(stale), br#"{"logoText":"c"}"#);
        assert_eq!(refusal(&reply).status, 412, "{stale:?}");
    }
    for (tag, name) in [(None, "d"), (Some("*"), "e"), (Some("\"4\""), "f")] {
        let body = json!({"logoText": name}).to_string();
        assert_eq!(change("PATCH", &path, kind, tag, body.as_bytes()).status(), 200, "{name}");
    }
    let made = send(&issuer, Method::POST, "/api/pkpass", &pkpass());
    let path = format!("/api/pkpass/{}", header(&made, "x-serial-number"));
    let other = with("title", json!("Silver")).to_string();
    assert_eq!(refusal(&change("PUT", &path, kind, Some("\"7\""), other.as_bytes())).status, 412);
    let reply = change("PUT", &path, kind, Some(&header(&made, "etag")), other.as_bytes());
    assert_eq!((reply.status().as_u16(), header(&reply, "etag")), (200, "\"2\"".to_owned()));
    let published = issuer.publishes(&store_card("1"));
    let path = format!("/api/v1/passes/{}", published.serial_number);
    let kind = "application/vnd.apple.pkpass";
    assert_eq!(refusal(&change("PUT", &path, kind, Some("\"2\""), &archive(&store_card("2")))).status, 412);
    let tag = header(&issuer.get(&path), "etag");
    let again: PublishedPass = read(&change("PUT", &path, kind, Some(&tag), &archive(&store_card("2"))), 200);
    assert_eq!(again.version, 2);
}

/// Lists take a limit up to 100 and go on where the cursor says, newest first, each pass once.
pub(crate) fn lists_are_read_in_pages_of_any_size<W: World>(world: &W) {
    let account = account(world, "pro");
    let issuer = Issuer::with_key(world, &account.api_key);
    let made: Vec<String> = (0..7).map(|_| wallet_pass(&issuer)).collect();
    let mut listed = Vec::new();
    let mut path = "/api/v1/passes?limit=3".to_owned();
    loop {
        let page: PassList = read(&issuer.get(&path), 200);
        assert!(page.passes.len() <= 3);
        assert!(page.passes.is_sorted_by(|newer, older| newer.created_at >= older.created_at));
        listed.extend(page.passes.iter().map(|pass| pass.serial_number.to_string()));
        match page.cursor {
            Some(cursor) => path = format!("/api/v1/passes?limit=3&cursor={cursor}"),
            None => break,
        }
    }
    assert_eq!(listed.len(), 7);
    listed.sort();
    let mut expected = made;
    expected.sort();
    assert_eq!(listed, expected);
    let all: PassList = read(&issuer.get("/api/v1/passes?limit=100"), 200);
    assert_eq!((all.passes.len(), all.cursor), (7, None));
    for limit in ["0", "101", "-1", "x", "1.5", ""] {
        let refused = refusal(&issuer.get(&format!("/api/v1/passes?limit={limit}")));
        assert_eq!((refused.status.as_u16(), refused.code.as_str()), (400, "invalid_limit"), "{limit:?}");
    }
}

/// A repeated request with the same key is answered as the first time, the file included; after a day the key is free again.
pub(crate) fn a_repetition_is_known_for_a_day(world: &LocalWorld) {
    let issuer = Issuer::first(world);
    let bearer = format!("Bearer {}", issuer.key());
    let post = |body: &Value| {
        let headers = [
            ("authorization", bearer.as_str()),
            ("content-type", "application/json"),
            ("idempotency-key", "order-7"),
        ];
        ask(world, "POST", "/api/pkpass", &headers, body.to_string().as_bytes())
    };
    let first = post(&pkpass());
    let (serial, file) = (header(&first, "x-serial-number"), first.into_body());
    world.platform.advance(24 * 60 * 60 * 1000 - 1);
    let again = post(&pkpass());
    assert_eq!((header(&again, "x-serial-number"), again.into_body()), (serial.clone(), file));
    assert_eq!(refusal(&post(&with("title", json!("other")))).status, 422);
    world.platform.advance(2);
    let fresh = post(&with("title", json!("other")));
    assert_eq!(fresh.status(), 200);
    assert_ne!(header(&fresh, "x-serial-number"), serial);
}

/// Expiration days count from the day of issue, also when the pass is changed later; the month's count starts anew with the month.
pub(crate) fn days_and_months_go_by(world: &LocalWorld) {
    const DAY: i64 = 24 * 60 * 60 * 1000;
    let account = account(world, "free");
    let issuer = Issuer::with_key(world, &account.api_key);
    let reply = send(&issuer, Method::POST, "/api/pkpass", &with("expirationDays", json!(30)));
    let serial = header(&reply, "x-serial-number");
    let mut pass = Installed::open(reply.into_body(), None);
    let end = pass.text("/expirationDate");
    let phone = IPhone::new(world);
    assert_eq!(phone.registers(&pass), 201);
    world.platform.advance(10 * DAY);
    let mut body = with("expirationDays", json!(30));
    body["title"] = json!("Platinum");
    read::<Value>(&send(&issuer, Method::PUT, &format!("/api/pkpass/{serial}"), &body), 200);
    assert_eq!(phone.receives(1).len(), 1);
    phone.fetches(&mut pass);
    assert_eq!((pass.text("/logoText"), pass.text("/expirationDate")), ("Platinum".to_owned(), end));
    let usage = || read::<Value>(&issuer.get("/api/auth/usage"), 200);
    let before = usage();
    let ended = text(&before, "/resetDate");
    for _ in 0..32 {
        world.platform.advance(DAY);
        let now = usage();
        if text(&now, "/resetDate") != ended {
            assert_eq!((&now["count"], &now["remaining"]), (&json!(0), &json!(1_000)), "a new month");
            return;
        }
    }
    panic!("the month never ends");
}

/// A failure of ours: 500, in JSON, without a word of what it was, readable by any page.
pub(crate) fn a_failure_of_ours_says_nothing_of_itself(world: &LocalWorld) {
    let issuer = Issuer::first(world);
    for at in 1..10 {
        world.platform.plan(passwright_tests::local::Plan::Fail(at));
        let reply = send(&issuer, Method::POST, "/api/pkpass", &pkpass());
        world.platform.plan(passwright_tests::local::Plan::Run);
        if reply.status() == 500 {
            let refused = refusal(&reply);
            assert_eq!(refused.error, "something went wrong on our side; please try again");
            assert_eq!(header(&reply, "access-control-allow-origin"), "*");
            return;
        }
    }
    panic!("no fault was met");
}
