//! From the first account to a pass that survives a power cut, everything over https.

use http::{Method, Request};
use passwright_core::api::{AuditLog, DevicePush, PublishedPass};
use passwright_core::service::limits;
use passwright_tests::fake_push::Connection;
use passwright_tests::iphone::{IPhone, Installed};
use passwright_tests::issuer::{Issuer, read, refusal, store_card};
use passwright_tests::world::{HttpWorld, SeenPush, World};
use serde_json::json;

use super::machine::{Machine, Mode, Parts};

/// A phone that registered, and the pass that it has.
fn installed<'w>(world: &'w HttpWorld, published: &PublishedPass) -> (IPhone<'w, HttpWorld>, Installed) {
    let phone = IPhone::new(world);
    let pass = phone.installs_from(&published.landing_url);
    assert_eq!(phone.registers(&pass), 201);
    (phone, pass)
}

fn push_state(issuer: &Issuer<'_, HttpWorld>, published: &PublishedPass) -> DevicePush {
    issuer.devices(published).devices.remove(0).push.expect("a push was due")
}

pub(crate) fn a_machine_of_ones_own_serves_updates_and_pushes(parts: &Parts) {
    let mut machine = Machine::start(parts, Mode::Certificate);
    let world = machine.world();
    let issuer = Issuer::first(&world);
    let published = issuer.publishes(&store_card("1"));
    assert!(published.landing_url.starts_with(&machine.origin()), "{}", published.landing_url);
    let (phone, mut pass) = installed(&world, &published);

    issuer.republishes(&published, &store_card("2"));
    let first = phone.receives(1);
    assert_eq!(first.len(), 1, "{}", machine.logs());
    assert!(phone.follows_a_push(&mut pass));
    assert_eq!(pass.balance(), "2");
    is_what_apple_asks_for(&first[0], &phone.push_token());
    assert_eq!(push_state(&issuer, &published).state, "delivered");

    issuer.republishes(&published, &store_card("3"));
    let both = phone.receives(2);
    assert_eq!(both.len(), 2);
    assert_eq!(both[1].connection, both[0].connection, "one connection for both");

    apples_answers_come_back(&world, &issuer);
    the_public_side_is_safe(&world);
    strangers_are_slowed_down(&world);

    let tag = phone.tag(&pass.text("/passTypeIdentifier"));
    machine.loses_power();
    assert_eq!(phone.tag(&pass.text("/passTypeIdentifier")), tag);
    assert!(phone.follows_a_push(&mut pass), "what changed before the power cut is there");
    assert_eq!(pass.balance(), "3");
    issuer.republishes(&published, &store_card("4"));
    assert_eq!(phone.receives(3).len(), 3, "the registration is there: {}", machine.logs());
    assert!(phone.follows_a_push(&mut pass));
    assert_eq!(pass.balance(), "4");
}

fn is_what_apple_asks_for(push: &SeenPush, token: &str) {
    assert_eq!((push.method.as_str(), push.body.as_str()), ("POST", "{}"));
    assert_eq!(push.path, format!("/3/device/{token}"));
    let header = |name: &str| push.headers.get(name).map(String::as_str);
    assert_eq!(header("apns-topic"), Some("pass.dev.passwright"));
    assert_eq!(header("apns-priority"), Some("10"));
    assert!(header("apns-expiration").is_some_and(|text| text.parse::<u64>().is_ok()));
    for ours in ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "authorization", "cf-worker"] {
        assert_eq!(header(ours), None, "{ours}");
    }
    let seen = push.connection.as_ref().expect("what the front saw");
    let expected = Connection {
        number: seen.number,
        protocol: "h2".to_owned(),
        authority: "api.push.apple.com".to_owned(),
        client: Some("Pass Type ID: pass.dev.passwright".to_owned()),
    };
    assert_eq!(seen, &expected);
}

/// Scripted answers go all the way back to the issuer.
fn apples_answers_come_back(world: &HttpWorld, issuer: &Issuer<'_, HttpWorld>) {
    let far = 4_102_444_800_000_u64;
    for (answer, state, reason) in [
        (json!("badDeviceToken"), "refused", "BadDeviceToken"),
        (json!({ "unregistered": { "timestampMs": far } }), "gone", "Unregistered"),
    ] {
        let published = issuer.publishes(&store_card("1"));
        let (phone, _) = installed(world, &published);
        world.script_pushes(&phone.push_token(), json!([{ "reply": answer }]));
        issuer.republishes(&published, &store_card("2"));
        assert_eq!(phone.receives(1).len(), 1);
        let push = push_state(issuer, &published);
        assert_eq!((push.state.as_str(), push.reason.as_deref()), (state, Some(reason)));
        assert!(push.at.is_some());
    }
}

/// No binding counts here, so the worker does; whoever has a key goes on working.
fn strangers_are_slowed_down(world: &HttpWorld) {
    let ask = |key: &str| {
        let request = Request::get("/api/v1/passes").header("authorization", format!("Bearer {key}"));
        world.send(request.body(Vec::new()).expect("a request"))
    };
    // The minute may change on the way, but not twice.
    let most = limits::WRONG_KEY.calls * 2 + 1;
    let refused =
        (0..most).map(|_| ask("pw_live_00000000000000000000000000000000")).find(|it| it.status() != 401);
    let refused = refused.expect("a refusal");
    assert_eq!(
        (refused.status().as_u16(), refusal(&refused).code.as_str(), &refused.headers()["retry-after"]),
        (429, "too_many_requests", &"60".parse().expect("text"))
    );
    assert_eq!(ask(world.api_key()).status(), 200);
}

/// The editor's module is large: it comes packed and is kept. A pass is an archive, whose length phones want to know.
fn comes_compressed(world: &HttpWorld, page: &str) {
    let module = page.split('"').find(|text| text.starts_with("/assets/") && text.ends_with(".wasm"));
    let ask = |path: &str| {
        let request = Request::get(path).header("accept-encoding", "gzip");
        world.send(request.body(Vec::new()).expect("a request"))
    };
    let text = |reply: &http::Response<Vec<u8>>, name: &str| {
        reply.headers().get(name).map(|value| value.to_str().expect("text").to_owned())
    };
    let module = ask(module.expect("the page names the module"));
    assert_eq!(module.status(), 200);
    assert_eq!(text(&module, "content-encoding").as_deref(), Some("gzip"));
    assert_eq!(text(&module, "cache-control").as_deref(), Some("public, max-age=31536000, immutable"));
    assert_eq!(text(&ask("/"), "cache-control").as_deref(), Some("no-cache"));
    let nothing = ask("/assets/nothing.wasm");
    assert_eq!(nothing.status(), 404);
    assert!(!text(&nothing, "cache-control").unwrap_or_default().contains("immutable"));
    let pass = Issuer::first(world).publishes(&store_card("1"));
    let path = pass.download_url.strip_prefix(world.base_url()).expect("an address of ours");
    let file = ask(path);
    assert_eq!(text(&file, "content-encoding"), None);
    assert_eq!(text(&file, "content-length"), Some(file.body().len().to_string()));
}

fn the_public_side_is_safe(world: &HttpWorld) {
    let get = |path: &str| world.send(Request::get(path).body(Vec::new()).expect("a request"));
    let editor = get("/");
    assert_eq!(editor.status(), 200);
    let header = |reply: &http::Response<Vec<u8>>, name: &str| {
        reply.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    };
    assert!(header(&editor, "content-security-policy").contains("default-src 'self'"));
    assert!(header(&editor, "strict-transport-security").starts_with("max-age="));
    assert_eq!(header(&editor, "x-content-type-options"), "nosniff");
    let html = String::from_utf8(editor.into_body()).expect("text");
    let file = html.split('"').find(|text| text.starts_with('/') && text.ends_with(".js")).expect("a script");
    let script = get(file);
    assert_eq!(script.status(), 200, "{file}");
    assert!(header(&script, "content-type").contains("javascript"));
    assert_eq!(header(&script, "x-content-type-options"), "nosniff", "files of the editor");
    comes_compressed(world, &html);
    let nothing = get("/v1/no/such/call");
    assert_eq!(nothing.status(), 404);
    assert!(header(&nothing, "content-type").contains("json"));
    assert_eq!(header(&get("/api/health"), "server"), "", "nobody needs to know");

    // A caller's own word for its address counts nothing.
    let key = world.api_key();
    let lie =
        Request::builder().method(Method::POST).uri("/api/v1/serials").header("cf-connecting-ip", "6.6.6.6");
    let lie = lie.header("authorization", format!("Bearer {key}")).body(b"{\"count\":1}".to_vec());
    assert_eq!(world.send(lie.expect("a request")).status(), 201);
    let ask = || {
        let request = Request::get("/api/v1/audit").header("authorization", format!("Bearer {key}"));
        let log: AuditLog = read(&world.send(request.body(Vec::new()).expect("a request")), 200);
        log.entries.into_iter().find(|entry| entry.path == "/api/v1/serials")
    };
    // The note is written after the answer.
    let start = std::time::Instant::now();
    let entry = loop {
        match ask() {
            Some(entry) => break entry,
            None => assert!(start.elapsed().as_secs() < 20, "no audit entry"),
        }
    };
    assert!(["127.0.0.1", "::1"].contains(&entry.address.as_str()), "{}", entry.address);
}
