//! The description of the API: served as it is made, true in its examples, and held against every exchange by a judge that can say no.

use http::{Request, Response};
use passwright_core::service::openapi;
use passwright_tests::contract::{Asked, broken, misfits};
use passwright_tests::issuer::read;
use passwright_tests::world::World;
use serde_json::{Value, json};

/// Everybody reads the description of the routes that answer here, and the page that shows it runs nothing but our own files.
pub(crate) fn the_api_describes_itself<W: World>(world: &W) {
    let ask = |path: &str| world.send(Request::get(path).body(Vec::new()).expect("a request"));
    let reply = ask("/openapi.json");
    assert_eq!(
        reply.headers()["access-control-allow-origin"],
        "*",
        "tools in other people's pages may read it"
    );
    assert_eq!(read::<Value>(&reply, 200), openapi::document(), "it is the one of these routes");
    let page = ask("/docs");
    assert_eq!(page.status(), 200);
    let policy = page.headers()["content-security-policy"].to_str().expect("text");
    assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self'"), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains("http"), "{policy}");
    let html = String::from_utf8(page.into_body()).expect("text");
    assert!(!html.contains("<style") && !html.contains("://"), "nothing inline, nothing from elsewhere");
}

/// Each example is one that its schema allows.
#[allow(dead_code)] // In process only: it needs no world.
pub(crate) fn every_example_fits_its_schema() {
    let document = openapi::document();
    let mut seen = 0;
    walk(&document, String::new(), &mut |pointer, value| {
        let (Some(example), true) = (value.get("example"), value.get("schema").is_some()) else { return };
        if pointer.contains("/content/application~1json") {
            let found = misfits(&format!("{pointer}/schema"), example);
            assert!(found.is_empty(), "{pointer}: {found:#?}\n{example}");
            seen += 1;
        }
    });
    assert!(seen > 100, "only {seen} examples were found");
}

fn walk(value: &Value, pointer: String, visit: &mut impl FnMut(&str, &Value)) {
    visit(&pointer, value);
    if let Value::Object(map) = value {
        for (key, inner) in map {
            walk(inner, format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1")), visit);
        }
    }
}

fn reply(status: u16, media_type: &str, body: &str) -> Response<Vec<u8>> {
    let reply = Response::builder().status(status).header("content-type", media_type);
    reply.body(body.as_bytes().to_vec()).expect("a response")
}

/// What is not described is noticed: a status, a media type, a key too many, a key too few, a header that is promised.
#[allow(dead_code)] // In process only: it needs no world.
pub(crate) fn what_is_not_described_is_noticed() {
    let asked = Asked::of(&Request::get("/api/auth/usage").body(Vec::new()).expect("a request"));
    let usage =
        json!({"count": 1, "limit": null, "remaining": null, "resetDate": "2026-12-01", "plan": "pro"});
    let fine = reply(200, "application/json", &usage.to_string());
    assert_eq!(broken(&asked, &fine), Vec::<String>::new());
    let mut more = usage.clone();
    more["secret"] = json!("x");
    let mut less = usage.clone();
    less.as_object_mut().expect("an object").remove("plan");
    let mut other = usage.clone();
    other["resetDate"] = json!("soon");
    let refused = json!({"error": "a sentence", "code": "missing_key"}).to_string();
    for (what, wrong) in [
        ("a status", reply(418, "application/json", &refused)),
        ("a media type", reply(200, "text/html", "<p>")),
        ("a key too many", reply(200, "application/json", &more.to_string())),
        ("a key too few", reply(200, "application/json", &less.to_string())),
        ("a date that is none", reply(200, "application/json", &other.to_string())),
        ("a missing header", reply(401, "application/json", &refused)),
        ("a code that nobody knows", reply(500, "application/json", &refused)),
        ("no JSON", reply(200, "application/json", "{")),
    ] {
        assert!(!broken(&asked, &wrong).is_empty(), "{what} was not noticed");
    }
}
