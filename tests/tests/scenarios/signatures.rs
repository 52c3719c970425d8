//! Signatures for passes that a browser builds: one that a referee accepts, and a sentence for each that is refused.

use http::{Method, Request};
use passwright_core::api::{AccountReply, AccountRequest, Identity};
use passwright_core::bundle::Bundle;
use passwright_tests::issuer::{Issuer, read, refusal, store_card};
use passwright_tests::world::{World, post_json};

/// A pass as the editor completes it before asking: identity, an own serial number, no web service.
fn own_card<W: World>(world: &W, issuer: &Issuer<'_, W>) -> Bundle {
    let identity: Identity = read(&Issuer::first(world).get("/api/v1/identity"), 200);
    let serial = issuer.serials(1).remove(0);
    let mut bundle = store_card("1");
    set(&mut bundle, "/passTypeIdentifier", identity.pass_type_identifier.as_str());
    set(&mut bundle, "/teamIdentifier", identity.team_identifier.as_str());
    set(&mut bundle, "/serialNumber", &serial);
    bundle
}

fn set(bundle: &mut Bundle, pointer: &str, value: &str) {
    bundle.document_mut().set(pointer, value).expect("a place at the top");
}

fn second_account<W: World>(world: &W) -> AccountReply {
    let request = AccountRequest { name: "Second".to_owned(), ..AccountRequest::default() };
    read(&world.send(post_json("/api/v1/accounts", world.admin_secret(), &request)), 201)
}

/// The signature is over this manifest, says when it was made, and comes from the certificate of the identity.
pub(crate) fn a_signature_is_made_for_a_pass_built_elsewhere<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let bundle = own_card(world, &issuer);
    let reply = issuer.asks_to_sign_bundle(&bundle);
    assert_eq!(reply.status(), 200, "{}", String::from_utf8_lossy(reply.body()));
    assert_eq!(reply.headers()["content-type"], "application/pkcs7-signature");
    let sealed = bundle.seal();
    let facts =
        passwright_core::signature::cms::inspect(reply.body(), sealed.manifest()).expect("a signature");
    assert!(facts.signing_time.is_some());
    let mut with_service = own_card(world, &issuer);
    set(&mut with_service, "/webServiceURL", world.base_url());
    set(&mut with_service, "/authenticationToken", "0123456789abcdef0123456789abcdef");
    assert_eq!(issuer.asks_to_sign_bundle(&with_service).status(), 200, "its own web service is fine");
}

/// Each refusal has its own sentence.
pub(crate) fn each_refused_signature_has_its_own_sentence<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let second = second_account(world);
    let other = Issuer::with_key(world, &second.api_key);
    let good = own_card(world, &other);
    assert_eq!(other.asks_to_sign_bundle(&good).status(), 200, "without a change it would be signed");

    let changed = |pointer: &str, value: &str| {
        let mut bundle = good.clone();
        set(&mut bundle, pointer, value);
        other.asks_to_sign_bundle(&bundle)
    };
    let mut without_icon = good.clone();
    for icon in ["icon.png", "icon@2x.png", "icon@3x.png"] {
        without_icon.remove_file(icon);
    }
    let mut foreign_service = good.clone();
    set(&mut foreign_service, "/webServiceURL", "https://evil.example");
    set(&mut foreign_service, "/authenticationToken", "0123456789abcdef");
    let sealed = good.clone().seal();
    let no_key = Request::post("/api/v1/signatures").body(b"{}".to_vec()).expect("a request");
    let endless = "x".repeat(300 * 1024).into_bytes();
    let other_document = [sealed.pass(), b" "].concat();
    let cases = [
        (401, "missing_key", world.send(no_key)),
        (
            401,
            "wrong_key",
            Issuer::with_key(world, "pw_live_0123456789abcdef0123456789abcdef").asks_to_sign_bundle(&good),
        ),
        (
            401,
            "wrong_key",
            Issuer::with_key(world, &changed_digit(&second.api_key)).asks_to_sign_bundle(&good),
        ),
        (413, "too_large", other.send(Method::POST, "/api/v1/signatures", "application/json", endless)),
        (
            400,
            "invalid_body",
            other.send(Method::POST, "/api/v1/signatures", "application/json", b"{".to_vec()),
        ),
        (422, "manifest_mismatch", other.asks_to_sign(sealed.manifest(), &other_document)),
        (422, "unreadable_manifest", other.asks_to_sign(b"[]", sealed.pass())),
        (422, "unreadable_document", other.asks_to_sign(sealed.manifest(), b"[]")),
        (422, "other_pass_type", changed("/passTypeIdentifier", "pass.com.example.other")),
        (422, "other_team", changed("/teamIdentifier", "OTHERTEAM1")),
        (403, "foreign_serial", issuer.asks_to_sign_bundle(&good)),
        (403, "foreign_serial", changed("/serialNumber", "0001")),
        (422, "foreign_web_service", other.asks_to_sign_bundle(&foreign_service)),
        (422, "invalid_pass", other.asks_to_sign_bundle(&without_icon)),
        (422, "invalid_pass", changed("/description", "")),
        (422, "text_too_long", changed("/description", &"x".repeat(100_000))),
    ];
    let mut sentences = Vec::new();
    for (status, code, reply) in cases {
        let refused = refusal(&reply);
        assert_eq!((refused.status.as_u16(), refused.code.as_str()), (status, code), "{}", refused.error);
        assert!(refused.error.contains(' '), "a sentence: {}", refused.error);
        sentences.push((code, refused.error));
    }
    sentences.sort();
    sentences.dedup_by(|a, b| a.0 == b.0);
    let mut texts: Vec<_> = sentences.iter().map(|(_, text)| text).collect();
    texts.sort();
    texts.dedup();
    assert_eq!(texts.len(), sentences.len(), "no two codes share a sentence");
}

fn changed_digit(key: &str) -> String {
    let (rest, last) = key.split_at(key.len() - 1);
    format!("{rest}{}", if last == "0" { "1" } else { "0" })
}

/// A key of one account says nothing about another account's passes.
pub(crate) fn accounts_do_not_see_each_other<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let published = issuer.publishes(&store_card("1"));
    let second = second_account(world);
    let other = Issuer::with_key(world, &second.api_key);
    assert_eq!(refusal(&other.reads(&published)).status, 404);
    assert_eq!(refusal(&other.erases(&published)).status, 404);
    let body = passwright_tests::issuer::archive(&store_card("2"));
    assert_eq!(refusal(&other.uploads_again(&published, body)).status, 404);
    assert_eq!(other.lists_all()[0].passes, []);
    assert_eq!(issuer.reads(&published).status(), 200);
}

/// Serial numbers are the account's own, all different, and a bounded number at once.
pub(crate) fn serial_numbers_are_minted_within_limits<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let mut serials = issuer.serials(100);
    assert!(serials.iter().all(|serial| serial.len() == 32));
    serials.sort();
    serials.dedup();
    assert_eq!(serials.len(), 100);
    for count in ["0", "101", "-1", "1.5"] {
        let body = format!("{{\"count\":{count}}}").into_bytes();
        let reply = issuer.send(Method::POST, "/api/v1/serials", "application/json", body);
        assert_eq!(refusal(&reply).status, 400, "{count}");
    }
}
