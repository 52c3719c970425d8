//! The two issuer dialects, rule by rule: keys, statuses, error texts, conditions, lists and counting. What bodies may say: `dialect_bodies`.

use http::{Method, Request, Response};
use passwright_core::api::{AccountReply, AccountRequest, KeyReply, PassList, PublishedPass};
use passwright_tests::iphone::{IPhone, Installed};
use passwright_tests::issuer::{Issuer, archive, read, refusal, store_card};
use passwright_tests::world::{LocalWorld, World, post_json};
use serde_json::{Value, json};

use super::dialects::{send, text};

const UNKNOWN: &str = "0123456789abcdef0123456789abcdef";

pub(super) fn account<W: World>(world: &W, plan: &str) -> AccountReply {
    let request = AccountRequest {
        name: "Bean & Leaf".to_owned(),
        plan: Some(plan.to_owned()),
        ..AccountRequest::default()
    };
    read(&world.send(post_json("/api/v1/accounts", world.admin_secret(), &request)), 201)
}

pub(super) fn ask<W: World>(
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

pub(super) fn header(reply: &Response<Vec<u8>>, name: &str) -> String {
    reply.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

/// A wallet pass of one text, and its serial number.
pub(super) fn wallet_pass<W: World>(issuer: &Issuer<'_, W>) -> String {
    let made: Value = read(&send(issuer, Method::POST, "/passes", &json!({"logoText": "Bean"})), 201);
    text(&made, "/serialNumber")
}

pub(super) fn pkpass() -> Value {
    json!({"barcodeValue": "0815", "barcodeFormat": "QR", "title": "Gold"})
}

pub(super) fn with(key: &str, value: Value) -> Value {
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
    let huge = 1_u64 << 53;
    for list in ["passes", "audit"] {
        for cursor in ["", "x", "-1", "+5", "05", "1-", &huge.to_string(), &format!("{huge}-a"), "05-a"] {
            let refused =
                refusal(&issuer.get(&format!("/api/v1/{list}?cursor={}", cursor.replace('+', "%2B"))));
            assert_eq!(
                (refused.status.as_u16(), refused.code.as_str()),
                (400, "invalid_cursor"),
                "{list} {cursor:?}"
            );
        }
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
