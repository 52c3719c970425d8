//! Strangers are slowed down, each for himself; whoever has the right key is not. On the local platform only: minutes have to pass.

use http::{Method, Request, Response};
use passwright_core::service::limits;
use passwright_tests::iphone::IPhone;
use passwright_tests::issuer::{Issuer, refusal, store_card};
use passwright_tests::world::{LocalWorld, World};

use super::templates;

const MINUTE: i64 = 60 * 1000;

fn call(world: &LocalWorld, method: Method, path: &str, from: &str, body: &[u8]) -> Response<Vec<u8>> {
    let request = Request::builder().method(method).uri(path).header("cf-connecting-ip", from);
    world.send(request.body(body.to_vec()).expect("a request"))
}

/// The limit, one more, another address, the next minute: for every kind of call without a key.
#[test]
fn calls_without_a_key_have_limits() {
    let world = LocalWorld::new();
    let issuer = Issuer::first(&world);
    let published = issuer.publishes(&store_card("1"));
    let template = templates::made(&issuer);
    let path = |url: &str| url.strip_prefix(world.base_url()).expect("ours").to_owned();
    let pass = IPhone::new(&world).installs_from(&published.landing_url);
    let (log, personalize) = (br#"{"logs":[]}"#.as_slice(), b"{}".as_slice());
    for (limit, method, path, body) in [
        (&limits::LOG, Method::POST, "/v1/log".to_owned(), log),
        (&limits::PERSONALIZE, Method::POST, format!("{}/personalize", pass.path()), personalize),
        (&limits::JOIN, Method::POST, path(&template.join_url), b"".as_slice()),
        (&limits::PUBLIC, Method::GET, format!("/api/public/passes/{}", pass.serial()), b"".as_slice()),
    ] {
        for _ in 0..limit.calls {
            let reply = call(&world, method.clone(), &path, "192.0.2.1", body);
            assert_ne!(reply.status(), 429, "{path}");
        }
        let refused = call(&world, method.clone(), &path, "192.0.2.1", body);
        assert_eq!(
            (refused.status().as_u16(), &refused.headers()["retry-after"]),
            (429, &"60".parse().expect("text")),
            "{path}"
        );
        let text = String::from_utf8_lossy(refused.body()).to_lowercase();
        assert!(text.contains("there were too many such calls from your address"), "{text}");
        assert_ne!(call(&world, method.clone(), &path, "192.0.2.2", body).status(), 429, "another address");
        world.platform.advance(MINUTE);
        assert_ne!(call(&world, method, &path, "192.0.2.1", body).status(), 429, "a minute later");
    }
    let page = call(&world, Method::GET, &path(&published.landing_url), "192.0.2.9", b"");
    assert_eq!(page.status(), 200);
}

/// Whoever tries keys gets 429 instead of 401, and fills nobody's log; the right key of the same address goes on working.
#[test]
fn trying_keys_is_slowed_down() {
    let world = LocalWorld::new();
    let mut wrong = world.api_key().to_owned();
    let last = if wrong.ends_with('0') { "1" } else { "0" };
    wrong.replace_range(wrong.len() - 1.., last);
    let ask = |key: &str| {
        let request = Request::get("/api/v1/passes").header("cf-connecting-ip", "2001:db8::1");
        let request = request.header("authorization", format!("Bearer {key}"));
        world.send(request.body(Vec::new()).expect("a request"))
    };
    for _ in 0..limits::WRONG_KEY.calls {
        assert_eq!(refusal(&ask(&wrong)).code, "wrong_key");
    }
    let refused = ask(&wrong);
    assert_eq!((refused.status().as_u16(), refusal(&refused).code.as_str()), (429, "too_many_requests"));
    assert_eq!(ask(world.api_key()).status(), 200);
    let log: passwright_core::api::AuditLog =
        passwright_tests::issuer::read(&Issuer::first(&world).get("/api/v1/audit"), 200);
    assert_eq!(log.entries.len(), limits::WRONG_KEY.calls as usize, "the last one left no note");
    world.platform.advance(MINUTE);
    assert_eq!(refusal(&ask(&wrong)).code, "wrong_key");
}

/// Switched off they are off, and health says so.
#[test]
fn limits_are_never_off_in_silence() {
    let world = LocalWorld::new();
    let health = || call(&world, Method::GET, "/api/health", "192.0.2.1", b"");
    let says =
        |word: &str| String::from_utf8_lossy(health().body()).contains(&format!("\"rateLimits\":\"{word}\""));
    assert!(says("on"));
    world.platform.configure(|settings| settings.rate_limits = false);
    assert!(says("off"));
    for _ in 0..limits::LOG.calls + 1 {
        assert_eq!(call(&world, Method::POST, "/v1/log", "192.0.2.1", br#"{"logs":[]}"#).status(), 200);
    }
}

/// One line of JSON for each request, without anything that is a secret or could become one.
#[test]
fn each_request_is_one_line_without_secrets() {
    let world = LocalWorld::new();
    let issuer = Issuer::first(&world);
    let published = issuer.publishes(&store_card("1"));
    let phone = IPhone::new(&world);
    let pass = phone.installs_from(&published.landing_url);
    phone.registers(&pass);
    phone.checks_for_updates(&pass.text("/passTypeIdentifier"));
    call(&world, Method::GET, "/nothing/here?token=abc", "192.0.2.1", b"");
    let lines: Vec<serde_json::Value> =
        world.platform.log().iter().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let of = |route: &str| lines.iter().filter(|line| line["route"] == route).cloned().collect::<Vec<_>>();
    let publish = &of("/api/v1/passes")[0];
    assert_eq!(publish["account"], world.account());
    assert_eq!(
        (&publish["method"], &publish["status"], publish["ms"].is_i64()),
        (&"POST".into(), &201.into(), true)
    );
    assert_eq!(of("/v1/devices/{device}/registrations/{passType}").len(), 1);
    assert_eq!(lines.iter().filter(|line| line["route"].is_null() && line["status"] == 404).count(), 1);
    assert_eq!(of("/api/v1/accounts")[0]["account"], "operator");
    let all = world.platform.log().join("\n");
    for secret in [
        world.api_key(),
        world.admin_secret(),
        phone.device(),
        &phone.push_token(),
        &pass.serial(),
        &pass.text("/authenticationToken"),
        "abc",
        "192.0.2.1",
    ] {
        assert!(!all.contains(secret), "{secret} in {all}");
    }
}
