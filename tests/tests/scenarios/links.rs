//! Links: with signed values for one person or for many, and several passes at once.

use http::{Method, Request, Response};
use passwright_core::api::JoinLinkReply;
use passwright_core::bundle::PASSES_MEDIA_TYPE;
use passwright_core::repair;
use passwright_core::zip::Limits;
use passwright_tests::iphone::{IPhone, Installed};
use passwright_tests::issuer::{Issuer, read, refusal, store_card};
use passwright_tests::world::{LocalWorld, World};
use serde_json::{Value, json};

use crate::templates::made;

fn visit<W: World>(world: &W, method: Method, url: &str, form: &str) -> Response<Vec<u8>> {
    let path = url.strip_prefix(world.base_url()).unwrap_or(url);
    let request = Request::builder().method(method).uri(path);
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    world.send(request.body(form.as_bytes().to_vec()).expect("a request"))
}

fn text(reply: &Response<Vec<u8>>) -> String {
    String::from_utf8_lossy(reply.body()).into_owned()
}

fn location(reply: &Response<Vec<u8>>) -> String {
    assert_eq!(reply.status(), 303, "{}", text(reply));
    reply.headers()["location"].to_str().expect("text").to_owned()
}

fn link<W: World>(issuer: &Issuer<'_, W>, template: &str, body: &Value) -> Response<Vec<u8>> {
    let path = format!("/api/v1/templates/{template}/links");
    issuer.send(Method::POST, &path, "application/json", body.to_string().into_bytes())
}

/// A personal link gives one person one pass with the issuer's values, however often it is opened; a shared one gives each an own.
pub(crate) fn join_links_carry_signed_values<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let template = made(&issuer);
    let values = json!({"values": {"name": "Zoë & Co", "balance": "50"}});
    let personal: JoinLinkReply = read(&link(&issuer, &template.template, &values), 201);
    let page = visit(world, Method::GET, &personal.join_url, "");
    let html = text(&page);
    assert!(
        html.contains("Hello Zoë &amp; Co") && !html.contains("<input"),
        "nothing is left to ask: {html}"
    );
    assert_eq!(visit(world, Method::GET, &personal.qr_url, "").headers()["content-type"], "image/svg+xml");

    let phone = IPhone::new(world);
    let first = location(&visit(world, Method::POST, &personal.join_url, "balance=9000"));
    let pass: Installed = phone.installs_from(&first);
    assert_eq!((pass.text("/logoText"), pass.balance()), ("Hello Zoë & Co".to_owned(), "50".to_owned()));
    assert_eq!(location(&visit(world, Method::POST, &personal.join_url, "")), first);
    assert_eq!(location(&visit(world, Method::GET, &personal.join_url, "")), first);

    let twin: JoinLinkReply = read(&link(&issuer, &template.template, &values), 201);
    assert_ne!(
        location(&visit(world, Method::POST, &twin.join_url, "")),
        first,
        "another person of that name"
    );

    let shared = json!({"values": {"balance": "5"}, "shared": true});
    let shared: JoinLinkReply = read(&link(&issuer, &template.template, &shared), 201);
    assert!(text(&visit(world, Method::GET, &shared.join_url, "")).contains("name=\"name\""));
    let ann = location(&visit(world, Method::POST, &shared.join_url, "name=Ann"));
    let ben = location(&visit(world, Method::POST, &shared.join_url, "name=Ben"));
    assert_ne!(ann, ben);
    assert_eq!(phone.installs_from(&ben).balance(), "5");
}

/// A link that was changed, cut off or is another template's does nothing; neither does one with values that do not fit.
pub(crate) fn changed_join_links_are_refused<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let (template, other) = (made(&issuer), made(&issuer));
    let made: JoinLinkReply =
        read(&link(&issuer, &template.template, &json!({"values": {"name": "Ann", "balance": "1"}})), 201);
    let (path, query) = made.join_url.split_once("?link=").expect("a link");
    let (payload, signature) = query.split_once('.').expect("a signature");
    let elsewhere = path.replace(&template.template, &other.template);
    for url in [
        format!("{path}?link={payload}"),
        format!("{path}?link={payload}."),
        format!("{path}?link=x{payload}.{signature}"),
        format!("{path}?link={payload}.{}", signature.chars().rev().collect::<String>()),
        format!("{path}?link="),
        format!("{path}?link=%22%3E%3Cscript%3E.{signature}"),
        format!("{elsewhere}?link={query}"),
    ] {
        for (method, form) in [(Method::GET, ""), (Method::POST, "name=Eve")] {
            let reply = visit(world, method, &url, form);
            assert_eq!(reply.status(), 400, "{url}");
            assert!(text(&reply).contains("not whole") && !text(&reply).contains("<script>"), "{url}");
        }
    }
    for (body, status, code) in [
        (json!({"values": {"nmae": "Ann"}}), 422, "invalid_values"),
        (json!({"values": {"name": "x".repeat(1_500)}}), 422, "link_too_long"),
        (json!({"expiresAt": "2001-01-01T00:00:00Z"}), 400, "invalid_expiry"),
        (json!({"expiresAt": "tomorrow"}), 400, "invalid_expiry"),
        (json!({"value": {}}), 400, "invalid_body"),
    ] {
        let refused = refusal(&link(&issuer, &template.template, &body));
        assert_eq!(
            (refused.status.as_u16(), refused.code.as_str()),
            (status, code),
            "{body} {}",
            refused.error
        );
    }
    assert_eq!(refusal(&link(&issuer, &"0".repeat(32), &json!({}))).status, 404);
}

/// A link with an end works until then.
pub(crate) fn a_join_link_ends(world: &LocalWorld) {
    let issuer = Issuer::first(world);
    let template = made(&issuer);
    let ends = world.platform.now().plus_millis(60_000);
    let body = json!({"values": {"name": "Ann"}, "expiresAt": ends.to_rfc3339(), "shared": true});
    let made: JoinLinkReply = read(&link(&issuer, &template.template, &body), 201);
    assert_eq!(made.expires_at, Some(ends.to_rfc3339()));
    assert_eq!(visit(world, Method::POST, &made.join_url, "").status(), 303);
    world.platform.advance(60_000);
    let reply = visit(world, Method::POST, &made.join_url, "");
    assert_eq!(reply.status(), 410);
    assert!(text(&reply).contains("This link has ended"), "{}", text(&reply));
}

/// A family's tickets in one file, which our own reader opens; no pass twice, none that may not be had.
pub(crate) fn several_passes_come_in_one_file<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let passes = ["1", "2", "3"].map(|balance| issuer.publishes(&store_card(balance)));
    let address = |serials: &[&str]| format!("/p/bundle.pkpasses?serials={}", serials.join(","));
    let serials: Vec<&str> = passes.iter().map(|pass| pass.serial_number.as_str()).collect();
    let reply = visit(world, Method::GET, &address(&[serials[0], serials[1], serials[0], serials[2]]), "");
    assert_eq!(reply.status(), 200, "{}", text(&reply));
    assert_eq!(reply.headers()["content-type"], PASSES_MEDIA_TYPE);
    let opened = repair::open_many(reply.body(), &Limits::default()).expect("a file of passes");
    let found: Vec<_> =
        opened.iter().map(|(_, it)| it.bundle.document().text("/serialNumber").unwrap_or_default()).collect();
    assert_eq!(found, serials);

    let nobody = "0".repeat(32);
    assert_eq!(refusal(&visit(world, Method::GET, &address(&[serials[0], &nobody]), "")).status, 404);
    for wrong in [vec![], vec![serials[0]; 11]] {
        let refused = refusal(&visit(world, Method::GET, &address(&wrong), ""));
        assert_eq!((refused.status.as_u16(), refused.code.as_str()), (400, "invalid_query"));
    }
    issuer.revokes(&passes[1]);
    // What is to be told of it is told before the world ends.
    world.wait_for_pushes("nobody", 0);
    assert_eq!(refusal(&visit(world, Method::GET, &address(&serials), "")).status, 410);
}
