//! What visitors and other people's pages get: the way that works on each device, public facts, frames, several passes, languages, badges.

use http::{Method, Request, Response};
use passwright_core::api::{JoinLinkReply, PassState, PublicPass, PublicTemplate, PublishedPass};
use passwright_core::bundle::Bundle;
use passwright_tests::issuer::{Issuer, read, refusal, store_card};
use passwright_tests::world::{LocalWorld, World};
use serde_json::{Value, json};

use crate::templates::made;

const IPHONE: &str =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ";
const SAFARI: &str = "Version/19.0 Mobile/15E148 Safari/604.1";
const DESKTOP: &str = "Mozilla/5.0 (X11; Linux x86_64) Chrome/140 Safari/537.36";

fn ask<W: World>(world: &W, method: Method, url: &str, headers: &[(&str, &str)]) -> Response<Vec<u8>> {
    let path = url.strip_prefix(world.base_url()).unwrap_or(url);
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    world.send(request.body(Vec::new()).expect("a request"))
}

fn visit<W: World>(world: &W, url: &str, agent: &str) -> Response<Vec<u8>> {
    ask(world, Method::GET, url, &[("user-agent", agent)])
}

fn text(reply: &Response<Vec<u8>>) -> String {
    String::from_utf8_lossy(reply.body()).into_owned()
}

fn header<'a>(reply: &'a Response<Vec<u8>>, name: &str) -> &'a str {
    reply.headers().get(name).map_or("", |value| value.to_str().expect("text"))
}

fn public_pass<W: World>(world: &W, pass: &PublishedPass) -> PublicPass {
    let url = format!("/api/public/passes/{}", pass.serial_number);
    read(&visit(world, &url, DESKTOP), 200)
}

/// The nine rows: who is handed a button, a code, the file, or instructions.
pub(crate) fn each_kind_of_visitor_gets_what_works<W: World>(world: &W) {
    let pass = Issuer::first(world).publishes(&store_card("1"));
    let safari = format!("{IPHONE}{SAFARI}");
    let chrome = format!("{IPHONE}CriOS/140.0 Mobile/15E148 Safari/604.1");
    let firefox = format!("{IPHONE}FxiOS/140.0 Mobile/15E148 Safari/605.1.15");
    let instagram = format!("{IPHONE}Mobile/15E148 Instagram 300.0");
    let mac =
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/19.0 Safari/605.1.15";
    let ipad = "Mozilla/5.0 (iPad; CPU OS 16_0 like Mac OS X) Version/16.0 Mobile/15E148 Safari/604.1";
    let android = "Mozilla/5.0 (Linux; Android 16; Pixel 9) Chrome/140.0 Mobile Safari/537.36";
    let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36";
    let (add, code, script) = ("data-add", "qr.svg", "<script src=\"/embed/page.js\"");
    for (agent, there, missing) in [
        (safari.as_str(), vec![add], vec![code, script]),
        (&chrome, vec![add, "data-stuck", "<noscript>", script], vec![code]),
        (&firefox, vec![add, "data-stuck", "<noscript>", script], vec![code]),
        (&instagram, vec![add, "Open this page in Safari first", script], vec![code]),
        (mac, vec![add, code, "on-tablet", script], vec!["data-stuck"]),
        (ipad, vec![code, "Passes live on an iPhone"], vec![add]),
        (android, vec!["Download pass file"], vec![add, code, script]),
        (windows, vec![code, "mailto:?subject=", "Download pass file"], vec![add]),
        (DESKTOP, vec![code, "mailto:?subject="], vec![add]),
    ] {
        let reply = visit(world, &pass.landing_url, agent);
        let html = text(&reply);
        assert_eq!(reply.status(), 200, "{agent}");
        for wanted in there {
            assert!(html.contains(wanted), "{agent}: {wanted} is missing in {html}");
        }
        for unwanted in missing {
            assert!(!html.contains(unwanted), "{agent}: {unwanted} is there");
        }
        let policy = header(&reply, "content-security-policy");
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(policy.contains("script-src 'self'"), html.contains(script), "{agent}: {policy}");
    }
    let html = text(&visit(world, &pass.landing_url, &instagram));
    let (steps, button) = (html.find("Safari first"), html.find(add));
    assert!(steps < button, "instructions come first");
}

/// A page elsewhere learns title, state, code and picture of a pass; a frame holds one link that leads out of it.
pub(crate) fn pages_elsewhere_learn_what_they_need<W: World>(world: &W) {
    let pass = Issuer::first(world).publishes(&store_card("1"));
    assert!(pass.embed_html.contains(&format!("<add-to-wallet pass=\"{}\">", pass.serial_number)));
    assert!(pass.embed_html.contains(&format!("<a href=\"{}\">", pass.landing_url)));
    let public = public_pass(world, &pass);
    assert_eq!((public.state, public.title.as_str()), (PassState::Active, "Café Amélie"));
    assert!(public.qr.size >= 29 && public.qr.path.starts_with("M0 0h7"));
    let card = visit(world, &public.card_url, DESKTOP);
    assert_eq!((card.status().as_u16(), header(&card, "content-type")), (200, "image/svg+xml"));
    assert_eq!(header(&card, "cross-origin-resource-policy"), "cross-origin");
    assert!(header(&card, "content-security-policy").contains("sandbox"));

    let frame = visit(world, &format!("{}/frame?theme=dark", pass.landing_url), DESKTOP);
    let html = text(&frame);
    assert!(header(&frame, "content-security-policy").contains("frame-ancestors *"));
    assert_eq!(header(&frame, "x-frame-options"), "");
    assert_eq!(html.matches("<a ").count(), 1);
    assert!(html.contains(&format!("href=\"{}\" target=\"_top\"", pass.landing_url)), "{html}");
    assert!(!html.contains("<script") && html.contains("data-theme=\"dark\""));
    let lost = visit(world, &format!("/p/{}/frame", "0".repeat(32)), DESKTOP);
    assert_eq!(lost.status(), 404);
    assert!(text(&lost).contains("There is no such pass") && !text(&lost).contains("<a "));
    assert!(header(&lost, "content-security-policy").contains("frame-ancestors *"));
}

/// A template embeds like a pass; a personal link goes with everything, and a broken one is told before anybody taps.
pub(crate) fn pages_elsewhere_can_join_with_a_link<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let template = made(&issuer);
    let facts = format!("/api/public/templates/{}", template.template);
    let plain: PublicTemplate = read(&visit(world, &facts, DESKTOP), 200);
    assert_eq!((plain.status.as_str(), &plain.join_url), ("open", &template.join_url));
    let body = json!({"values": {"name": "Zoë", "balance": "5"}}).to_string().into_bytes();
    let path = format!("/api/v1/templates/{}/links", template.template);
    let made: JoinLinkReply = read(&issuer.send(Method::POST, &path, "application/json", body), 201);
    let (_, link) = made.join_url.split_once("?link=").expect("a link");
    let public: PublicTemplate = read(&visit(world, &format!("{facts}?link={link}"), DESKTOP), 200);
    assert_eq!(public.join_url, made.join_url);
    assert_ne!(public.qr, plain.qr, "the code leads to the personal page");
    let card = visit(world, &public.card_url, DESKTOP);
    assert!(text(&card).contains("Hello Zoë"), "{}", text(&card));
    let frame = visit(world, &format!("/t/{}/frame?link={link}", template.template), DESKTOP);
    assert!(text(&frame).contains(&format!("href=\"{}\" target=\"_top\"", made.join_url)));

    let broken = format!("{facts}?link={link}0");
    assert_eq!(refusal(&visit(world, &broken, DESKTOP)).code, "invalid_link");
    let frame = visit(world, &format!("/t/{}/frame?link={link}0", template.template), DESKTOP);
    assert_eq!(frame.status(), 400);
    assert!(text(&frame).contains("not whole"));
    let path = format!("/api/v1/templates/{}", template.template);
    assert!(issuer.send(Method::DELETE, &path, "", Vec::new()).status().is_success());
    let closed: PublicTemplate = read(&visit(world, &facts, DESKTOP), 200);
    assert_eq!(closed.status, "closed");
    let frame = visit(world, &format!("/t/{}/frame", template.template), DESKTOP);
    assert!(text(&frame).contains("This offer is closed") && !text(&frame).contains("<a "));
}

fn with(pairs: &[(&str, Value)]) -> Bundle {
    let mut bundle = store_card("1");
    for (pointer, value) in pairs {
        bundle.document_mut().set(pointer, value.clone()).expect("a place");
    }
    bundle
}

/// Expired, voided, taken back: a clear sentence, whom to ask, and nothing to press.
pub(crate) fn a_pass_that_has_ended_has_no_button<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let expired = issuer.publishes(&with(&[("/expirationDate", "2020-01-01T00:00:00Z".into())]));
    let voided = issuer.publishes(&with(&[("/voided", true.into())]));
    let revoked = issuer.publishes(&store_card("1"));
    issuer.revokes(&revoked);
    // What is to be told of it is told before the world ends.
    world.wait_for_pushes("nobody", 0);
    for (pass, state, status, sentence) in [
        (&expired, PassState::Expired, 200, "This pass has expired"),
        (&voided, PassState::Voided, 200, "This pass is no longer valid"),
        (&revoked, PassState::Revoked, 410, "This pass is no longer available"),
    ] {
        for agent in [format!("{IPHONE}{SAFARI}"), DESKTOP.to_owned()] {
            let reply = visit(world, &pass.landing_url, &agent);
            let html = text(&reply);
            assert_eq!(reply.status(), status, "{html}");
            assert!(html.contains(sentence) && html.contains("Ask <bdi>Café Amélie</bdi>"), "{html}");
            assert!(html.contains("href=\"mailto:hello@example.org\""), "{html}");
            assert!(!html.contains("pkpass") && !html.contains("qr.svg"), "{html}");
            assert_eq!(html.contains("<svg"), state != PassState::Revoked, "{html}");
        }
        assert_eq!(public_pass(world, pass).state, state);
        let frame = visit(world, &format!("{}/frame", pass.landing_url), DESKTOP);
        assert!(text(&frame).contains(sentence) && !text(&frame).contains("<a "));
    }
    let nobody = visit(world, &format!("/p/{}", "0".repeat(32)), DESKTOP);
    assert_eq!(nobody.status(), 404);
    assert!(text(&nobody).contains("There is no such pass"));
}

/// All at once in Safari on an iPhone, one by one in its other browsers, a code at a desk; what was taken back is left out.
pub(crate) fn several_passes_have_a_page<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let passes = ["1", "2", "3"].map(|balance| issuer.publishes(&store_card(balance)));
    issuer.revokes(&passes[2]);
    world.wait_for_pushes("nobody", 0);
    let serials: Vec<&str> = passes.iter().map(|pass| pass.serial_number.as_str()).collect();
    let url = format!("/p/bundle?serials={}", serials.join(","));
    let all = format!("/p/bundle.pkpasses?serials={}%2C{}", serials[0], serials[1]);
    let safari = text(&visit(world, &url, &format!("{IPHONE}{SAFARI}")));
    assert!(safari.contains(&all) && safari.contains("Add all 2 to Apple Wallet"), "{safari}");
    assert_eq!(safari.matches("data-add").count(), 2);
    assert_eq!(safari.matches("This pass is no longer available").count(), 1);
    assert_eq!(visit(world, &all, DESKTOP).status(), 200);
    let chrome = text(&visit(world, &url, &format!("{IPHONE}CriOS/140.0 Safari/604.1")));
    assert!(!chrome.contains("bundle.pkpasses") && chrome.contains("one pass at a time"), "{chrome}");
    assert_eq!(chrome.matches("data-add").count(), 2);
    let desktop = text(&visit(world, &url, DESKTOP));
    assert!(desktop.contains("<svg") && !desktop.contains("data-add"), "{desktop}");
    for (query, status) in [("serials=", 400), ("serials=0", 404), ("", 404)] {
        let reply = visit(world, &format!("/p/bundle?{query}"), DESKTOP);
        assert_eq!(reply.status(), status, "{query}");
        assert!(header(&reply, "content-type").starts_with("text/html"), "{query}");
    }
}

/// A browser may ask for the head, then twice without cookies: length, type and bytes are the same, and nothing is used up.
pub(crate) fn a_file_is_the_same_each_time<W: World>(world: &W) {
    let pass = Issuer::first(world).publishes(&store_card("1"));
    assert!(pass.download_url.ends_with(".pkpass"));
    let head = ask(world, Method::HEAD, &pass.download_url, &[]);
    let first = ask(world, Method::GET, &pass.download_url, &[("cookie", "a=b")]);
    let second = ask(world, Method::GET, &pass.download_url, &[]);
    assert_eq!((head.status().as_u16(), first.status().as_u16()), (200, 200));
    assert_eq!(first.body(), second.body());
    for reply in [&head, &first, &second] {
        assert_eq!(header(reply, "content-type"), "application/vnd.apple.pkpass");
        assert_eq!(header(reply, "content-length"), first.body().len().to_string());
        assert!(header(reply, "cache-control").contains("no-store"));
        assert_eq!(header(reply, "set-cookie"), "");
    }
}

/// German, Arabic from right to left, English for everybody else; the query wins over the browser.
pub(crate) fn pages_speak_the_language_of_the_visitor<W: World>(world: &W) {
    let pass = Issuer::first(world).publishes(&store_card("1"));
    let agent = format!("{IPHONE}{SAFARI}");
    let page = |query: &str, accepted: &str| {
        let url = format!("{}{query}", pass.landing_url);
        text(&ask(world, Method::GET, &url, &[("user-agent", &agent), ("accept-language", accepted)]))
    };
    assert!(page("", "de-AT,de;q=0.9,en;q=0.5").contains("Zu Apple Wallet hinzufügen"));
    let arabic = page("", "ar");
    assert!(arabic.contains("<html lang=\"ar\" dir=\"rtl\">") && arabic.contains("إضافة إلى Apple Wallet"));
    assert!(page("?lang=fr", "de").contains("Ajouter à Apple Wallet"));
    assert!(page("", "xx").contains("<html lang=\"en\" dir=\"ltr\">"));
    let nobody = ask(world, Method::GET, &format!("/p/{}", "0".repeat(32)), &[("accept-language", "es")]);
    assert!(text(&nobody).contains("Esta tarjeta no existe"));
}

/// The drawing in the cache was made while the pass was good.
pub(crate) fn a_pass_that_ends_after_it_was_drawn_loses_its_button(world: &LocalWorld) {
    let ends = world.platform.now().plus_millis(60_000);
    let pass = Issuer::first(world).publishes(&with(&[("/expirationDate", ends.to_rfc3339().into())]));
    let agent = format!("{IPHONE}{SAFARI}");
    assert!(text(&visit(world, &pass.landing_url, &agent)).contains("data-add"));
    assert_eq!(public_pass(world, &pass).state, PassState::Active);
    world.platform.advance(60_000);
    assert!(text(&visit(world, &pass.landing_url, &agent)).contains("This pass has expired"));
    assert_eq!(public_pass(world, &pass).state, PassState::Expired);
}

/// With badges, pages of their languages show them, untouched; all others say the words.
pub(crate) fn badges_are_shown_where_the_operator_has_put_them(world: &LocalWorld) {
    let pass = Issuer::first(world).publishes(&store_card("1"));
    let agent = format!("{IPHONE}{SAFARI}");
    let page = |language: &str| {
        let headers = [("user-agent", agent.as_str()), ("accept-language", language)];
        text(&ask(world, Method::GET, &pass.landing_url, &headers))
    };
    assert!(page("en").contains("class=\"add\" data-add") && !page("en").contains("<picture>"));
    assert_eq!(public_pass(world, &pass).badge, None);
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 120 40'/>";
    let index = json!({"badges": [
        {"file": "en.svg", "language": "en", "outlined": false, "width": 1200, "height": 400, "sha256": "-"},
        {"file": "en-o.svg", "language": "en", "outlined": true, "width": 1200, "height": 400, "sha256": "-"},
    ]});
    world.platform.set_asset("/embed/badges/index.json", "application/json", &index.to_string());
    world.platform.set_asset("/embed/badges/en.svg", "image/svg+xml", drawing);
    let html = page("en");
    assert!(html.contains(
        "<img src=\"/embed/badges/en.svg\" width=\"156\" height=\"52\" alt=\"Add to Apple Wallet\">"
    ));
    assert!(html.contains("srcset=\"/embed/badges/en-o.svg\""), "{html}");
    assert!(page("de").contains("class=\"add\" data-add"), "no badge of another language");
    let badge = public_pass(world, &pass).badge.expect("a badge");
    assert_eq!(badge.on_light, format!("{}/embed/badges/en.svg", world.base_url()));
    let served = visit(world, &badge.on_light, DESKTOP);
    assert_eq!((text(&served).as_str(), header(&served, "content-type")), (drawing, "image/svg+xml"));
    assert_eq!(header(&served, "access-control-allow-origin"), "*");
    assert!(header(&served, "content-security-policy").contains("sandbox"));
    for hidden in ["/embed/badges/index.json", "/embed/badges/..%2Findex.html", "/embed/badges/de.svg"] {
        assert_eq!(visit(world, hidden, DESKTOP).status(), 404, "{hidden}");
    }
}

/// Any page may load the script, keeps it, and asks for it anew for nothing.
pub(crate) fn the_element_may_be_loaded_by_any_page(world: &LocalWorld) {
    assert_eq!(visit(world, "/embed/v1.js", DESKTOP).status(), 404, "not part of this deployment");
    world.platform.set_asset("/embed/v1.js", "application/javascript", "export {}");
    world.platform.set_asset("/embed/secret.js", "application/javascript", "");
    let script = visit(world, "/embed/v1.js", DESKTOP);
    assert_eq!((script.status().as_u16(), text(&script).as_str()), (200, "export {}"));
    assert_eq!(header(&script, "content-type"), "text/javascript; charset=utf-8");
    assert_eq!(header(&script, "access-control-allow-origin"), "*");
    assert_eq!(header(&script, "cross-origin-resource-policy"), "cross-origin");
    assert!(header(&script, "cache-control").starts_with("public, max-age="));
    let tag = header(&script, "etag");
    let again = ask(world, Method::GET, "/embed/v1.js", &[("if-none-match", tag)]);
    assert_eq!((again.status().as_u16(), again.body().len(), header(&again, "etag")), (304, 0, tag));
    assert_eq!(ask(world, Method::GET, "/embed/v1.js", &[("if-none-match", "\"other\"")]).status(), 200);
    assert_eq!(visit(world, "/embed/secret.js", DESKTOP).status(), 404);
}
