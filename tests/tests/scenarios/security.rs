//! What no answer may hold and what no page may do, over all kinds of answers.

use http::{Method, Request, Response};
use passwright_core::api::DraftReply;
use passwright_core::bundle::PASS_MEDIA_TYPE;
use passwright_tests::backup::export;
use passwright_tests::iphone::IPhone;
use passwright_tests::issuer::{Issuer, archive, read, store_card};
use passwright_tests::world::{LocalWorld, World};

use super::templates;

const KEY: &str = include_str!("../../fixtures/certificates/pass.key.pem");

fn get(world: &LocalWorld, path: &str, bearer: &str) -> Response<Vec<u8>> {
    let request =
        Request::get(path).header("accept", "text/html").header("authorization", format!("Bearer {bearer}"));
    world.send(request.body(Vec::new()).expect("a request"))
}

/// A pass, a template and a draft: the paths of all their pages and readings.
fn paths(world: &LocalWorld) -> (Vec<String>, Vec<String>) {
    let issuer = Issuer::first(world);
    let published = issuer.publishes(&store_card("1"));
    IPhone::new(world).installs_from(&published.landing_url);
    let template = templates::made(&issuer);
    let draft = issuer.send(Method::POST, "/api/v1/drafts", PASS_MEDIA_TYPE, archive(&store_card("1")));
    let draft: DraftReply = read(&draft, 201);
    let path = |url: &str| url.strip_prefix(world.base_url()).expect("ours").to_owned();
    let pages = vec![
        path(&published.landing_url),
        path(&template.join_url),
        path(&draft.url),
        "/p/nothing".to_owned(),
        "/nothing".to_owned(),
    ];
    let serial = &published.serial_number;
    let readings = vec![
        path(&published.download_url),
        path(&published.qr_url),
        path(&draft.download_url),
        format!("/api/v1/passes/{serial}"),
        format!("/api/v1/passes/{serial}/history"),
        format!("/api/v1/passes/{serial}/devices"),
        format!("/api/v1/passes/{serial}/log"),
        format!("/api/public/passes/{serial}"),
        format!("/api/v1/templates/{}", template.template),
        "/api/health".to_owned(),
        "/api/v1/identity".to_owned(),
        "/api/v1/keys".to_owned(),
        "/api/v1/audit".to_owned(),
        "/api/v1/accounts".to_owned(),
    ];
    world.platform.may_leave_work();
    (pages, readings)
}

/// Neither as text nor as bytes, neither in an answer nor in an export nor in the log.
#[test]
fn the_private_key_is_in_no_answer_and_no_log() {
    let world = LocalWorld::new();
    let (pages, readings) = paths(&world);
    let mut all: Vec<u8> = Vec::new();
    for path in pages.iter().chain(&readings) {
        for bearer in [world.api_key(), world.admin_secret()] {
            let reply = get(&world, path, bearer);
            all.extend(format!("{:?}", reply.headers()).into_bytes());
            all.extend(reply.into_body());
        }
    }
    let backup =
        export(&world, world.admin_secret(), &format!("/api/v1/accounts/{}/export", world.account()));
    all.extend(backup.lines.iter().flat_map(|line| line.to_string().into_bytes()));
    all.extend(backup.files.values().flatten());
    all.extend(world.platform.log().join("\n").into_bytes());
    let lines: Vec<&str> = KEY.lines().filter(|line| !line.starts_with("-----")).collect();
    // The public half is in every certificate; the private exponent and the primes are behind it.
    let private = &lines[lines.len() / 2..];
    let held = |needle: &[u8]| all.windows(needle.len()).any(|window| window == needle);
    for line in private.iter().filter(|line| line.len() > 40) {
        assert!(!held(line.as_bytes()), "a line of the key");
    }
    let der = passwright_core::signature::credentials::Credentials::read(|name| match name {
        "PASS_CERTIFICATE" => Some(include_str!("../../fixtures/certificates/pass.pem").to_owned()),
        "PASS_PRIVATE_KEY" => Some(KEY.to_owned()),
        "PASS_INTERMEDIATE" => Some(include_str!("../../fixtures/certificates/intermediate.pem").to_owned()),
        _ => None,
    });
    let der = der.expect("the fixture").private_key;
    assert!(!held(&der[der.len() / 2..der.len() / 2 + 24]), "bytes of the key");
    assert!(!held(b"PRIVATE KEY"));
    assert!(all.len() > 50_000, "there was something to look through: {}", all.len());
}

/// No page runs a script of its own making, is framed, or is taken for another type.
#[test]
fn policies_of_pages_allow_no_scripts_but_our_file() {
    let world = LocalWorld::new();
    world.platform.set_index("<!doctype html><title>editor</title>");
    let (mut pages, _) = paths(&world);
    pages.push("/".to_owned());
    for path in pages {
        let reply = get(&world, &path, "");
        let header =
            |name: &str| reply.headers().get(name).and_then(|it| it.to_str().ok()).unwrap_or_default();
        assert!(header("content-type").starts_with("text/html"), "{path}");
        let policy = header("content-security-policy");
        let scripts = if path == "/" { "script-src 'self' 'wasm-unsafe-eval'" } else { "default-src 'none'" };
        assert!(policy.contains(scripts) && policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{path}: {policy}");
        assert!(policy.contains("base-uri 'none'"), "{path}: {policy}");
        assert_eq!(
            [header("x-content-type-options"), header("x-frame-options")],
            ["nosniff", "DENY"],
            "{path}"
        );
        assert_eq!(header("referrer-policy"), "no-referrer", "{path}");
        let html = String::from_utf8_lossy(reply.body()).to_lowercase();
        // The one small file of ours, where a page has it; never a script in the page itself.
        let own = html.matches("<script src=\"/embed/page.js\" defer></script>").count();
        assert!(own <= 1 && html.matches("<script").count() == own, "{path}");
        assert!(own == 0 || policy.contains("script-src 'self';"), "{path}: {policy}");
    }
}

/// Any page may call the API, and nothing comes of a cookie; phones' calls and pages are nobody else's to read.
#[test]
fn pages_of_other_origins_bring_no_rights() {
    let world = LocalWorld::new();
    let ask = |method: Method, path: &str| {
        let request = Request::builder().method(method).uri(path).header("origin", "https://evil.example");
        let request = request.header("cookie", format!("key={0}; Authorization=Bearer {0}", world.api_key()));
        world.send(
            request.header("access-control-request-method", "POST").body(Vec::new()).expect("a request"),
        )
    };
    assert_eq!(ask(Method::GET, "/api/v1/passes").status(), 401, "a cookie is no key");
    let preflight = ask(Method::OPTIONS, "/api/v1/passes");
    assert_eq!(
        (preflight.status().as_u16(), &preflight.headers()["access-control-allow-origin"]),
        (204, &"*".parse().expect("text"))
    );
    for path in ["/api/v1/passes", "/passes", "/api/health", "/v1/log", "/", "/p/x", "/t/x"] {
        for method in [Method::GET, Method::OPTIONS, Method::POST] {
            let reply = ask(method, path);
            assert!(!reply.headers().contains_key("access-control-allow-credentials"), "{path}");
            assert!(!reply.headers().contains_key("set-cookie"), "{path}");
            let is_open = reply.headers().contains_key("access-control-allow-origin");
            assert_eq!(is_open, path.starts_with("/api/") || path == "/passes", "{path}");
        }
    }
}
