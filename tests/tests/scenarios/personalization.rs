//! The sign-up form of a rewards pass.

use http::{Request, Response};
use passwright_core::api::PersonalizationReply;
use passwright_core::bundle::Bundle;
use passwright_core::images::Scale;
use passwright_core::signature::cms::inspect;
use passwright_core::validate::default_icon;
use passwright_tests::iphone::{Fetched, IPhone, Installed};
use passwright_tests::issuer::{Issuer, address, read, refusal, store_card};
use passwright_tests::world::World;
use serde_json::json;

const TOKEN: &str = "E6F2-0b7a/91cc+4d=";

pub(crate) fn rewards_card(balance: &str) -> Bundle {
    let mut bundle = store_card(balance);
    let nfc = json!({
        "message": "12345",
        "encryptionPublicKey": "MDkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDIgADgX9R/zDTv2XYqyB9LIZRU2+k2/GvKoVXpktbcMyxve4="
    });
    bundle.document_mut().set("/nfc", nfc).expect("a place");
    let form = json!({
        "requiredPersonalizationFields": ["PKPassPersonalizationFieldEmailAddress"],
        "description": "Join and collect points."
    });
    bundle.put_file("personalization.json", form.to_string().into_bytes());
    bundle.put_file("personalizationLogo@2x.png", default_icon(Scale::Two).to_vec());
    bundle
}

pub(crate) fn personalize<W: World>(world: &W, pass: &Installed, token: &str) -> Response<Vec<u8>> {
    let body = json!({
        "personalizationToken": token,
        "requiredPersonalizationInfo": { "emailAddress": "ada@example.org" }
    });
    let request =
        Request::post(format!("{}/personalize", pass.path())).header("content-type", "application/json");
    world.send(request.body(body.to_string().into_bytes()).expect("a request"))
}

/// The phone gets its token signed and then a pass without the form; the issuer reads what was filled in.
pub(crate) fn a_rewards_pass_is_personalized_once<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let published = issuer.publishes(&rewards_card("1"));
    let phone = IPhone::new(world);
    let mut pass = phone.installs_from(&published.landing_url);
    assert!(pass.bundle.file("personalization.json").is_some());
    assert_eq!(refusal(&issuer.get(&address(&published, "/personalization"))).status, 404);

    let forged = "{\"pass.json\":\"0000000000000000000000000000000000000000\"}";
    assert_eq!(
        refusal(&personalize(world, &pass, forged)).code,
        "invalid_token",
        "no manifest is signed this way"
    );
    for _ in 0..2 {
        let reply = personalize(world, &pass, TOKEN);
        assert_eq!(reply.status(), 200, "{}", String::from_utf8_lossy(reply.body()));
        assert_eq!(reply.headers()["content-type"], "application/octet-stream");
        assert!(inspect(reply.body(), TOKEN.as_bytes()).expect("a signature").signing_time.is_some());
    }
    assert_eq!(refusal(&personalize(world, &pass, "another")).code, "nothing_to_personalize");
    let answers: PersonalizationReply = read(&issuer.get(&address(&published, "/personalization")), 200);
    assert_eq!(answers.answers["emailAddress"], "ada@example.org");

    assert_eq!(phone.fetches(&mut pass), Fetched::New);
    issuer.republishes(&published, &rewards_card("2"));
    assert_eq!(phone.fetches(&mut pass), Fetched::New);
    assert_eq!(pass.balance(), "2");
    for file in ["personalization.json", "personalizationLogo@2x.png"] {
        assert!(pass.bundle.file(file).is_none(), "{file} does not come back");
    }
    assert_eq!(issuer.erases(&published).status(), 204);
    assert_eq!(refusal(&personalize(world, &pass, TOKEN)).status, 404);
    assert_eq!(phone.receives(0), []);
}
