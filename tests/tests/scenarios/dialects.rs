//! The two issuer dialects: passes from plain JSON, changed in part or whole, counted, and pushed.

use http::{Method, Request, Response};
use passwright_core::api::{AccountReply, AccountRequest};
use passwright_tests::iphone::{Fetched, IPhone, Installed};
use passwright_tests::issuer::{Issuer, read, refusal};
use passwright_tests::referees::{Court, Verdict};
use passwright_tests::world::{World, post_json};
use serde_json::{Value, json};

pub(crate) fn send<W: World>(
    issuer: &Issuer<'_, W>,
    method: Method,
    path: &str,
    body: &Value,
) -> Response<Vec<u8>> {
    issuer.send(method, path, "application/json", body.to_string().into_bytes())
}

pub(crate) fn text(value: &Value, pointer: &str) -> String {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_else(|| panic!("{pointer} in {value}"))
        .to_owned()
}

fn account<W: World>(world: &W, plan: Option<&str>, monthly_limit: Option<u64>) -> AccountReply {
    let request =
        AccountRequest { name: "Bean & Leaf".to_owned(), plan: plan.map(str::to_owned), monthly_limit };
    read(&world.send(post_json("/api/v1/accounts", world.admin_secret(), &request)), 201)
}

pub(crate) fn download<W: World>(world: &W, url: &str) -> Installed {
    let path = url.strip_prefix(world.base_url()).unwrap_or(url);
    let reply = world.send(Request::get(path).body(Vec::new()).expect("a request"));
    assert_eq!(reply.status(), 200, "{url}");
    assert_eq!(reply.headers()["content-type"], "application/vnd.apple.pkpass");
    let modified = reply.headers()["last-modified"].to_str().expect("text").to_owned();
    Installed::open(reply.into_body(), Some(modified))
}

fn card() -> Value {
    json!({
        "style": "storeCard", "logoText": "Bean & Leaf", "backgroundColor": "#3b2417", "foregroundColor": "rgb(255,255,255)",
        "barcodeValue": "4711", "primaryFields": [{"key": "balance", "label": "Balance", "value": 12.5, "currencyCode": "EUR"}],
        "secondaryFields": [{"label": "Member since", "value": "2024"}],
        "backFields": [{"key": "terms", "label": "Terms", "value": "None"}],
    })
}

/// POST, the file, the payload, PATCH with a push, and the new value on the phone.
pub(crate) fn a_wallet_pass_is_made_read_back_and_changed<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let made: Value = read(&send(&issuer, Method::POST, "/passes", &card()), 201);
    let (serial, url) = (text(&made, "/serialNumber"), text(&made, "/downloadUrl"));
    assert!(url.starts_with(world.base_url()) && url.ends_with(&format!("/passes/{serial}.pkpass")), "{url}");
    let mut pass = download(world, &url);
    assert_eq!(pass.text("/backgroundColor"), "rgb(59, 36, 23)");
    assert_eq!(pass.text("/storeCard/secondaryFields/0/key"), "secondary-1-member-since");
    assert_eq!(pass.text("/barcodes/0/format"), "PKBarcodeFormatQR");
    assert_eq!(pass.text("/description"), "Bean & Leaf");
    assert!(pass.bundle.file("icon.png").is_some(), "an icon in any case");
    let court = Court::new(world.root_certificate()).expect("a folder");
    assert_eq!(court.openssl(&pass.archive).expect("OpenSSL"), Verdict::Accepts);

    let payload: Value = read(&issuer.get(&format!("/passes/{serial}/payload")), 200);
    for (key, value) in card().as_object().expect("an object") {
        assert_eq!(&payload[key], value, "{key} as it was sent");
    }
    assert_eq!(text(&payload, "/serialNumber"), serial);
    let phone = IPhone::new(world);
    assert_eq!(phone.registers(&pass), 201);
    let change = json!({
        "primaryFields": [{"key": "balance", "label": "Balance", "value": 7, "currencyCode": "EUR"}], "backFields": null,
    });
    let changed: Value = read(&send(&issuer, Method::PATCH, &format!("/passes/{serial}"), &change), 200);
    assert_eq!(changed["ok"], true);
    assert!(text(&changed, "/updatedAt") >= text(&payload, "/updatedAt"));
    assert_eq!(phone.receives(1).len(), 1);
    assert_eq!(phone.fetches(&mut pass), Fetched::New);
    assert_eq!(pass.bundle.document().get("/storeCard/primaryFields/0/value"), Some(&json!(7)));
    assert!(pass.bundle.document().get("/storeCard/backFields").is_none(), "null removes");
    assert_eq!(pass.text("/logoText"), "Bean & Leaf", "what was not sent stays");
    // A payload can be sent back as it was read.
    let whole: Value = read(&issuer.get(&format!("/passes/{serial}/payload")), 200);
    read::<Value>(&send(&issuer, Method::PATCH, &format!("/passes/{serial}"), &whole), 200);
    assert_eq!(phone.fetches(&mut pass), Fetched::Unchanged);
}

/// Each body that is wrong is told why, by the name of the key; nothing is stored.
pub(crate) fn wrong_wallet_passes_are_told_why<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let cases = [
        (json!({}), "the pass would be empty"),
        (json!({"logoText": 7}), "logoText must be a text"),
        (json!({"logoText": "a", "logotext": "b"}), "\"logotext\" is not a known key"),
        (json!({"logoText": "a", "style": "card"}), "style must be one of: "),
        (json!({"logoText": "a", "backgroundColor": "brown-ish"}), "backgroundColor must be a colour"),
        (
            json!({"logoText": "a", "barcodeValue": "1", "barcodeFormat": "UPC"}),
            "barcodeFormat must be one of: ",
        ),
        (json!({"logoText": "a", "primaryFields": {}}), "primaryFields must be a list"),
        (json!({"logoText": "a", "primaryFields": ["x"]}), "primaryFields[0] must be an object"),
        (
            json!({"logoText": "a", "transitType": "PKTransitTypeAir"}),
            "transitType belongs to boardingPass only",
        ),
        (json!({"logoText": "a", "localizations": {"../x": {}}}), "is not the name of a language"),
        (json!({"logoText": "a", "iconUrl": "http://example.com/a.png"}), "URL must use HTTPS protocol"),
        (
            json!({"logoText": "a", "iconUrl": "https://127.0.0.1/a.png"}),
            "iconUrl: the address does not lead to a public server",
        ),
        (json!({"logoText": "a", "iconUrl": "data:image/png;base64,AAAA"}), "iconUrl: the picture is"),
    ];
    for (body, expected) in cases {
        let refused = refusal(&send(&issuer, Method::POST, "/passes", &body));
        assert_eq!(refused.status, 400, "{body}");
        assert!(refused.error.contains(expected), "{body}: {}", refused.error);
    }
    let plain = issuer.send(Method::POST, "/passes", "text/plain", b"{}".to_vec());
    assert_eq!(refusal(&plain).status, 415);
    let stranger = account(world, None, None);
    let stranger = Issuer::with_key(world, &stranger.api_key);
    let made: Value = read(&send(&issuer, Method::POST, "/passes", &card()), 201);
    let path = format!("/passes/{}", text(&made, "/serialNumber"));
    assert_eq!(refusal(&send(&stranger, Method::PATCH, &path, &json!({"logoText": "mine"}))).status, 404);
    assert_eq!(refusal(&stranger.get(&format!("{path}/payload"))).status, 404);
}

fn ticket() -> Value {
    json!({
        "title": "Gold Card", "barcodeValue": "0815", "barcodeFormat": "Code128", "cardLabel": "TIER",
        "primaryFields": [{"label": "Points", "value": "100", "changeMessage": "You have %@ points"}],
        "backFields": [{"label": "News", "value": "1", "changeMessage": "A word from us"}],
        "locations": [{"latitude": 52.5, "longitude": 13.4, "relevantText": "Around the corner"}], "expirationDays": 30,
    })
}

/// POST answers with the file itself, PUT with how many phones are told; the same body again is no change.
pub(crate) fn a_pkpass_is_made_and_replaced<W: World>(world: &W) {
    let account = account(world, Some("free"), None);
    let issuer = Issuer::with_key(world, &account.api_key);
    let reply = send(&issuer, Method::POST, "/api/pkpass", &ticket());
    assert_eq!(reply.status(), 200, "{}", String::from_utf8_lossy(reply.body()));
    assert_eq!(reply.headers()["content-disposition"], "attachment; filename=\"gold-card.pkpass\"");
    assert_eq!(reply.headers()["access-control-allow-origin"], "*");
    let serial = reply.headers()["x-serial-number"].to_str().expect("text").to_owned();
    let mut pass = Installed::open(reply.into_body(), None);
    assert_eq!((pass.serial(), pass.text("/organizationName")), (serial.clone(), "Bean & Leaf".to_owned()));
    let key = pass.text("/generic/backFields/0/key");
    let phone = IPhone::new(world);
    assert_eq!(phone.registers(&pass), 201);

    let path = format!("/api/pkpass/{serial}");
    let same: Value = read(&send(&issuer, Method::PUT, &path, &ticket()), 200);
    assert_eq!((&same["unchanged"], &same["notifiedDevices"]), (&json!(true), &json!(0)));
    let mut next = ticket();
    next["backFields"][0]["value"] = json!("2");
    let changed: Value = read(&send(&issuer, Method::PUT, &path, &next), 200);
    assert_eq!((&changed["unchanged"], &changed["notifiedDevices"]), (&json!(false), &json!(1)));
    assert!(changed["lastUpdated"].as_i64() >= same["lastUpdated"].as_i64());
    assert_eq!(phone.receives(1).len(), 1);
    assert_eq!(phone.fetches(&mut pass), Fetched::New);
    assert_eq!(pass.text("/generic/backFields/0/key"), key, "the key follows label and position");
    assert_eq!(
        pass.text("/generic/backFields/0/changeMessage"),
        "A word from us",
        "a literal message is never altered"
    );

    let usage: Value = read(&issuer.get("/api/auth/usage"), 200);
    assert_eq!(usage["count"], 2, "one made, one changed");
    assert_eq!(
        (&usage["limit"], &usage["remaining"], text(&usage, "/plan")),
        (&json!(1000), &json!(998), "free".to_owned())
    );
    assert!(text(&usage, "/resetDate").ends_with("-01"));
    let stranger = Issuer::first(world);
    assert_eq!(refusal(&send(&stranger, Method::PUT, &path, &next)).status, 403);
    let unknown = "/api/pkpass/0123456789abcdef0123456789abcdef";
    assert_eq!(refusal(&send(&stranger, Method::PUT, unknown, &next)).status, 404);
}

/// The error texts that clients of this dialect compare.
pub(crate) fn wrong_pkpasses_get_the_documented_texts<W: World>(world: &W) {
    let account = account(world, Some("free"), None);
    let issuer = Issuer::with_key(world, &account.api_key);
    let with = |key: &str, value: Value| {
        let mut body = ticket();
        body[key] = value;
        body
    };
    let cases = [
        (with("barcodeValue", json!("")), "barcodeValue is required and must be a non-empty string"),
        (with("barcodeFormat", json!("EAN13")), "barcodeFormat must be one of: QR, PDF417, Aztec, Code128"),
        (
            json!({"barcodeValue": "1", "barcodeFormat": "QR"}),
            "At least one of title, primaryFields, or logoText is required",
        ),
        (
            with("locations", json!([{"latitude": 91, "longitude": 0}])),
            "locations[0].latitude must be between -90 and 90",
        ),
        (
            with("locations", json!([{"latitude": 1, "longitude": 181}])),
            "locations[0].longitude must be between -180 and 180",
        ),
        (with("expirationDays", json!(0)), "expirationDays must be between 1 and 3650"),
        (with("color", json!("#ff0000")), "color is only available on the Pro plan"),
        (with("logoURL", json!("https://example.com/a.png")), "logoURL is only available on the Pro plan"),
        (with("title", json!("x".repeat(65))), "title must be at most 64 characters"),
        (with("serialNumber", json!("1")), "serialNumber is assigned by the server and must not be sent"),
        (with("colour", json!("red")), "\"colour\" is not a known key"),
        (with("backFields", json!([{"label": "a"}])), "backFields[0].value is required"),
    ];
    for (body, expected) in cases {
        let refused = refusal(&send(&issuer, Method::POST, "/api/pkpass", &body));
        assert_eq!((refused.status.as_u16(), refused.error.as_str()), (400, expected), "{body}");
    }
    let anonymous = world.send(Request::post("/api/pkpass").body(Vec::new()).expect("a request"));
    assert_eq!(refusal(&anonymous).status, 401);
    let preflight =
        Request::builder().method("OPTIONS").uri("/api/pkpass").body(Vec::new()).expect("a request");
    let preflight = world.send(preflight);
    assert_eq!(preflight.status(), 204);
    assert_eq!(preflight.headers()["access-control-allow-origin"], "*");
}

/// The month's passes are used up in the documented words; what changes nothing goes through all the same.
pub(crate) fn a_used_up_month_is_told<W: World>(world: &W) {
    let account = account(world, None, Some(1));
    let issuer = Issuer::with_key(world, &account.api_key);
    let first = send(&issuer, Method::POST, "/api/pkpass", &ticket());
    assert_eq!(first.status(), 200);
    let serial = first.headers()["x-serial-number"].to_str().expect("text").to_owned();
    for path in ["/api/pkpass", "/passes"] {
        let body = if path == "/passes" { card() } else { ticket() };
        let refused: Value = read(&send(&issuer, Method::POST, path, &body), 429);
        assert_eq!(text(&refused, "/error"), "Rate limit exceeded");
        assert_eq!(
            text(&refused, "/message"),
            format!("Monthly limit reached. Resets on {}", text(&refused, "/resetDate"))
        );
    }
    let path = format!("/api/pkpass/{serial}");
    assert_eq!(send(&issuer, Method::PUT, &path, &ticket()).status(), 200, "the same body costs nothing");
    let mut next = ticket();
    next["title"] = json!("Platinum");
    assert_eq!(send(&issuer, Method::PUT, &path, &next).status(), 429);
}

/// The same request with the same key is answered the same and makes one pass; another body with it is refused.
pub(crate) fn a_repeated_request_makes_one_pass<W: World>(world: &W) {
    let account = account(world, None, Some(5));
    let issuer = Issuer::with_key(world, &account.api_key);
    let post = |body: &Value| {
        let request = Request::post("/passes")
            .header("authorization", format!("Bearer {}", issuer.key()))
            .header("content-type", "application/json")
            .header("idempotency-key", "order-1");
        world.send(request.body(body.to_string().into_bytes()).expect("a request"))
    };
    let (first, second): (Value, Value) = (read(&post(&card()), 201), read(&post(&card()), 201));
    assert_eq!(first, second);
    let usage: Value = read(&issuer.get("/api/auth/usage"), 200);
    assert_eq!(usage["count"], 1);
    let mut other = card();
    other["logoText"] = json!("Another");
    assert_eq!(refusal(&post(&other)).status, 422);
    assert_eq!(issuer.lists_all().iter().map(|page| page.passes.len()).sum::<usize>(), 1);
}
