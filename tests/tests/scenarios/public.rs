//! What everyone sees: landing page, QR code, public metadata, health; and what accounts and keys may do.

use http::{Method, Request};
use passwright_core::api::{AccountReply, AccountRequest, Health, Identity, KeyList, KeyReply, PublicPass};
use passwright_core::service::routes::{Caller, ROUTES};
use passwright_tests::iphone::IPhone;
use passwright_tests::issuer::{Issuer, address, read, refusal, store_card};
use passwright_tests::world::{World, post_json};
use serde_json::json;

use super::uploads::noise;

fn visit<W: World>(world: &W, url: &str, agent: &str) -> http::Response<Vec<u8>> {
    let path = url.strip_prefix(world.base_url()).unwrap_or(url);
    world.send(Request::get(path).header("user-agent", agent).body(Vec::new()).expect("a request"))
}

const DESKTOP: &str = "Mozilla/5.0 (X11; Linux x86_64) Chrome/140";

/// A PNG of random pixels, which nothing packs.
fn photo(width: u32, height: u32) -> Vec<u8> {
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, width, height);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&noise((width * height * 3) as usize)).expect("pixels");
    writer.finish().expect("an end");
    png
}

/// A page with a large picture is small, so that its button is there at once; the picture comes behind it.
pub(crate) fn large_pictures_come_behind_the_landing_page<W: World>(world: &W) {
    let mut bundle = store_card("12.34");
    bundle.put_file("strip@2x.png", photo(750, 288));
    let published = Issuer::first(world).publishes(&bundle);
    let page = visit(world, &published.landing_url, DESKTOP);
    let html = String::from_utf8(page.body().clone()).expect("text");
    assert!(html.len() < 64 * 1024, "{}", html.len());
    let (_, image) = html.split_once("data-pass-preview><img src=\"").expect("a picture");
    let (url, rest) = image.split_once('"').expect("its address");
    assert!(
        rest.starts_with(" width=\"358\" height=\"503\" alt=\"") && rest.contains("12.34"),
        "the card in words"
    );
    let card = visit(world, url, DESKTOP);
    let svg = String::from_utf8(card.body().clone()).expect("text");
    assert!(svg.starts_with("<svg") && svg.len() > 600 * 1024, "with its picture: {}", svg.len());
}

/// The page shows the card and the way that fits the visitor's device, runs nothing, and lets nothing of the pass become markup.
pub(crate) fn the_landing_page_fits_the_visitor<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let mut bundle = store_card("12.34");
    let hostile = "<script>alert(1)</script>\" onload=\"x";
    bundle.document_mut().set("/logoText", hostile).expect("a place");
    let published = issuer.publishes(&bundle);
    let phone = IPhone::new(world).browses(&published.landing_url);
    let html = String::from_utf8(phone.body().clone()).expect("text");
    assert!(html.contains("Add to Apple Wallet") && html.contains(&published.download_url));
    assert!(html.contains("<svg") && html.contains("12.34"), "the card is drawn");
    assert!(!html.contains("<script") && !html.contains("onload=\""), "nothing of a pass becomes markup");
    assert!(!html.contains("qr.svg"), "a phone needs no QR code of itself");
    let policy = phone.headers()["content-security-policy"].to_str().expect("text");
    assert!(
        policy.starts_with("default-src 'none'")
            && !policy.contains("unsafe")
            && !policy.contains("script-src")
    );
    let desktop = visit(world, &published.landing_url, DESKTOP);
    let html = String::from_utf8(desktop.body().clone()).expect("text");
    assert!(html.contains(&published.qr_url), "a desktop gets the QR code");
    let qr = visit(world, &published.qr_url, DESKTOP);
    assert_eq!(qr.headers()["content-type"], "image/svg+xml");
    assert!(qr.body().starts_with(b"<svg"));
}

/// Public metadata may be read by any page, and says nothing secret.
pub(crate) fn public_metadata_may_be_read_by_any_page<W: World>(world: &W) {
    let published = Issuer::first(world).publishes(&store_card("1"));
    let reply = visit(world, &format!("/api/public/passes/{}", published.serial_number), DESKTOP);
    assert_eq!(reply.headers()["access-control-allow-origin"], "*");
    let public: PublicPass = read(&reply, 200);
    assert_eq!((public.title.as_str(), public.style.as_str()), ("Café Amélie", "storeCard"));
    assert_eq!(public.landing_url, published.landing_url);
    assert!(!String::from_utf8_lossy(reply.body()).contains("oken"));
    let head = Request::builder().method("HEAD").uri(format!("/p/{}.pkpass", published.serial_number));
    let head = world.send(head.body(Vec::new()).expect("a request"));
    assert_eq!((head.status().as_u16(), head.body().len()), (200, 0));
}

/// What is not there is 404, what is there under another method 405, and nothing tells more.
pub(crate) fn unknown_addresses_are_answered_in_json<W: World>(world: &W) {
    for path in [
        "/api/v1/nothing",
        "/v1/passes/x",
        "/p/a/b/c",
        "/assets/editor-0000.js",
        "/nothing",
        "/api/public/passes/0123456789abcdef0123456789abcdef",
    ] {
        assert_eq!(refusal(&visit(world, path, DESKTOP)).status, 404, "{path}");
    }
    let person = Request::get("/editr").header("accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    let page = world.send(person.body(Vec::new()).expect("a request"));
    assert_eq!(page.status(), 404, "somebody who mistyped gets a page");
    assert!(String::from_utf8_lossy(page.body()).contains("<h1>There is nothing at this address</h1>"));
    let page = visit(world, "/p/0123456789abcdef0123456789abcdef", DESKTOP);
    assert_eq!(page.status(), 404);
    assert!(page.headers()["content-type"].to_str().expect("text").starts_with("text/html"));
    let other = world.send(Request::post("/api/health").body(Vec::new()).expect("a request"));
    assert_eq!((other.status().as_u16(), other.headers()["allow"].to_str().expect("text")), (405, "GET"));
}

/// Every route of the table turns away whoever it says may not call, and none answers with a failure of ours.
pub(crate) fn every_route_asks_for_what_its_table_says<W: World>(world: &W) {
    for route in ROUTES {
        let path = route.path.replace("{passType}", "pass.dev.passwright").replace(['{', '}'], "");
        let body = if route.max_body_bytes > 0 { b"{}".to_vec() } else { Vec::new() };
        let request =
            Request::builder().method(route.method).uri(&path).header("content-type", "application/json");
        let reply = world.send(request.body(body).expect("a request"));
        let expected = match route.caller {
            Caller::Key(_) | Caller::Operator => Some("missing_key"),
            Caller::PassToken => Some("wrong_token"),
            Caller::Everyone | Caller::Device => None,
        };
        match expected {
            Some(code) => assert_eq!(refusal(&reply).code, code, "{} {path}", route.method),
            None => {
                assert!(reply.status().as_u16() < 500 && reply.status() != 401, "{} {path}", route.method)
            }
        }
    }
}

/// Health is for everyone, identity for the holder of a key.
pub(crate) fn health_and_identity_say_what_signs<W: World>(world: &W) {
    let health: Health = read(&visit(world, "/api/health", DESKTOP), 200);
    assert_eq!((health.status.as_str(), health.push.as_str()), ("ok", "binding"), "{:?}", health.problem);
    assert!(health.certificate.expect("a certificate").days_left > 14);
    let identity: Identity = read(&Issuer::first(world).get("/api/v1/identity"), 200);
    assert!(identity.development && identity.pass_type_identifier.as_str().starts_with("pass."));
    assert_eq!(refusal(&visit(world, "/api/v1/identity", DESKTOP)).code, "missing_key");
}

fn account<W: World>(world: &W) -> AccountReply {
    let request = AccountRequest { name: "Keys".to_owned(), ..AccountRequest::default() };
    read(&world.send(post_json("/api/v1/accounts", world.admin_secret(), &request)), 201)
}

/// Keys are made with scopes, listed without their secret, and end when they are revoked.
pub(crate) fn keys_have_scopes_and_end_when_revoked<W: World>(world: &W) {
    let account = account(world);
    let owner = Issuer::with_key(world, &account.api_key);
    let request = json!({ "name": "Checkout", "scopes": ["sign"] });
    let made: KeyReply = read(&world.send(post_json("/api/v1/keys", owner.key(), &request)), 201);
    let signer = Issuer::with_key(world, &made.api_key);
    assert_eq!(signer.serials(1).len(), 1);
    assert_eq!(refusal(&signer.get("/api/v1/passes")).code, "missing_scope");
    assert_eq!(refusal(&signer.get("/api/v1/keys")).code, "missing_scope");
    let reply = owner.get("/api/v1/keys");
    assert!(!String::from_utf8_lossy(reply.body()).contains(&made.api_key), "a key is shown once");
    let list: KeyList = read(&reply, 200);
    assert_eq!(list.keys.len(), 3);
    let path = format!("/api/v1/keys/{}", made.key.id);
    assert_eq!(owner.send(Method::DELETE, &path, "", Vec::new()).status(), 204);
    assert_eq!(refusal(&signer.get("/api/v1/identity")).code, "wrong_key");
    assert_eq!(refusal(&owner.send(Method::DELETE, &path, "", Vec::new())).status, 404);
    let own = list.keys.iter().find(|key| owner.key().contains(&format!("{}{}", account.account, key.id)));
    let path = format!("/api/v1/keys/{}", own.expect("the owner's key").id);
    assert_eq!(refusal(&owner.send(Method::DELETE, &path, "", Vec::new())).code, "own_key");
}

/// Accounts are the operator's.
pub(crate) fn accounts_are_made_by_the_operator_only<W: World>(world: &W) {
    let request = AccountRequest { name: "Nobody".to_owned(), ..AccountRequest::default() };
    for bearer in ["", "wrong", world.api_key()] {
        let reply = world.send(post_json("/api/v1/accounts", bearer, &request));
        assert_eq!(refusal(&reply).status, 401, "{bearer:?}");
    }
    let nameless = AccountRequest { name: "  ".to_owned(), ..AccountRequest::default() };
    let reply = world.send(post_json("/api/v1/accounts", world.admin_secret(), &nameless));
    assert_eq!(refusal(&reply).code, "invalid_name");
}

/// The list names every pass once, newest first, over several pages.
pub(crate) fn passes_are_listed_page_by_page<W: World>(world: &W) {
    let account = account(world);
    let issuer = Issuer::with_key(world, &account.api_key);
    let published: Vec<_> =
        (0..28).map(|number| issuer.publishes(&store_card(&number.to_string()))).collect();
    let pages = issuer.lists_all();
    assert_eq!(pages.iter().map(|page| page.passes.len()).collect::<Vec<_>>(), [25, 3]);
    let mut listed: Vec<_> =
        pages.iter().flat_map(|page| &page.passes).map(|pass| pass.serial_number.as_str()).collect();
    let mut expected: Vec<_> = published.iter().map(|pass| pass.serial_number.as_str()).collect();
    listed.sort_unstable();
    expected.sort_unstable();
    assert_eq!(listed, expected);
    assert_eq!(pages[0].passes[0].title, "Café Amélie");
    assert_eq!(refusal(&issuer.get("/api/v1/passes?cursor=nonsense")).code, "invalid_cursor");
    assert_eq!(issuer.get(&address(&published[0], "")).status(), 200);
}
