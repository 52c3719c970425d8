//! A design on one's own phone for a day.

use http::{Method, Response};
use passwright_core::api::DraftReply;
use passwright_core::bundle::{Bundle, PASS_MEDIA_TYPE};
use passwright_tests::iphone::{IPhone, Installed};
use passwright_tests::issuer::{Issuer, archive, read, refusal, store_card};
use passwright_tests::world::World;

pub(crate) fn upload<W: World>(issuer: &Issuer<'_, W>, bundle: &Bundle) -> Response<Vec<u8>> {
    issuer.send(Method::POST, "/api/v1/drafts", PASS_MEDIA_TYPE, archive(bundle))
}

/// It says that it is one, can be opened by whoever has the link, is nobody's pass, and cannot be updated.
pub(crate) fn a_design_is_tried_as_a_draft<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let mut design = store_card("{{balance}}");
    design.document_mut().set("/webServiceURL", "https://elsewhere.example/").expect("a place");
    design.document_mut().set("/authenticationToken", "0123456789abcdef").expect("a place");
    let draft: DraftReply = read(&upload(&issuer, &design), 201);
    assert!(!format!("{draft:?}").contains(&draft.url), "the link never shows itself");
    let phone = IPhone::new(world);
    let page = phone.browses(&draft.url);
    let html = String::from_utf8(page.into_body()).expect("text");
    assert!(html.contains("A draft") && html.contains("DRAFT") && html.contains("noindex"), "{html}");
    let pass = phone.installs_from(&draft.url);
    assert_eq!(pass.text("/logoText"), "DRAFT \u{b7} Café Amélie");
    assert_eq!(pass.text("/expirationDate"), draft.expires_at);
    assert!(pass.text("/storeCard/backFields/0/value").starts_with("This is a trial of a design"));
    let tree = pass.bundle.document().tree();
    assert!(!tree.contains_key("webServiceURL") && !tree.contains_key("authenticationToken"));
    assert_eq!(phone.browses(&draft.qr_url).headers()["content-type"], "image/svg+xml");
    assert_eq!(
        refusal(&issuer.get(&format!("/api/v1/passes/{}", pass.serial()))).status,
        404,
        "nobody's pass"
    );

    let again: DraftReply = read(&upload(&issuer, &store_card("2")), 201);
    assert_ne!(again.url, draft.url);
    let second: Installed = phone.installs_from(&again.url);
    assert_eq!(second.serial(), pass.serial(), "on the phone the new draft replaces the old one");
    let guessed = draft.url.replace("/p/draft/", "/p/draft/0");
    assert_eq!(phone.browses(&guessed).status(), 404);
    let mut broken = store_card("1");
    broken.document_mut().set("/description", 7).expect("a place");
    assert_eq!(refusal(&upload(&issuer, &broken)).code, "invalid_pass");
}
