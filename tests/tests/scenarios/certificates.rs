//! A certificate is renewed while everything runs, and test keys have one of their own. On the local platform only: a year has to pass.

use passwright_core::api::{Health, Identity, PublishedPass};
use passwright_core::service::ports::CertificateUse;
use passwright_core::signature::Signer;
use passwright_core::signature::software_key::SoftwareKey;
use passwright_core::zip::Limits;
use passwright_tests::iphone::{Fetched, IPhone, Installed};
use passwright_tests::issuer::{Issuer, read, refusal, store_card};
use passwright_tests::world::{LocalWorld, World, signer_from};

const DAY: i64 = 24 * 60 * 60 * 1000;
const PASS_TYPE: &str = "pass.dev.passwright";

fn health(world: &LocalWorld) -> Health {
    let request = http::Request::get("/api/health").body(Vec::new()).expect("a request");
    read(&world.send(request), 200)
}

/// Whether a file was signed with a key: its certificate is in the signature.
fn is_signed_by(pass: &Installed, certificate: &[u8]) -> bool {
    let (_, seal) = passwright_core::bundle::Bundle::read(&pass.archive, &Limits::default()).expect("a pass");
    let signature = seal.signature.expect("a signature");
    signature.windows(certificate.len()).any(|window| window == certificate)
}

fn certificate_of(signer: &SoftwareKey) -> Vec<u8> {
    signer.certificates().leaf().to_der().to_vec()
}

/// The next certificate signs from its first day on; nobody gets an error, also not after the old one has ended; then the secrets move up.
#[test]
fn a_certificate_is_renewed_without_a_pause() {
    let world = LocalWorld::new();
    let issuer = Issuer::first(&world);
    let published = issuer.publishes(&store_card("1"));
    let phone = IPhone::new(&world);
    let mut pass = phone.installs_from(&published.landing_url);
    assert_eq!(phone.registers(&pass), 201);
    let begins = world.platform.now().plus_millis(2 * DAY);
    let next = signer_from(PASS_TYPE, begins);
    let (next_certificate, moved_up) = (certificate_of(&next), next.clone());
    world.platform.set_other_signer(CertificateUse::Next, Ok(next));

    let told = health(&world);
    let (present, coming) = (told.certificate.expect("present"), told.next_certificate.expect("next"));
    assert_eq!((told.status.as_str(), present.signs, coming.signs), ("ok", true, false));
    assert_eq!(coming.valid_from, begins.to_rfc3339());
    assert!(
        !is_signed_by(&phone.installs_from(&published.landing_url), &next_certificate),
        "not before its time"
    );

    world.platform.advance(3 * DAY);
    assert!(is_signed_by(&phone.installs_from(&published.landing_url), &next_certificate), "signed anew");
    assert_eq!(phone.fetches(&mut pass), Fetched::Unchanged, "a phone that has the version needs nothing");
    let told = health(&world);
    assert_eq!(
        (told.certificate.map(|it| it.signs), told.next_certificate.map(|it| it.signs)),
        (Some(false), Some(true))
    );

    // A year later the old one has ended.
    world.platform.advance(363 * DAY);
    let told = health(&world);
    assert!(told.certificate.expect("present").days_left < 0);
    assert_eq!(told.status, "degraded", "the next one ends soon, too: {:?}", told.problem);
    issuer.republishes(&published, &store_card("2"));
    phone.receives(1);
    assert!(phone.follows_a_push(&mut pass));
    assert_eq!(pass.balance(), "2");
    assert!(is_signed_by(&pass, &next_certificate));

    world.platform.set_signer(Ok(moved_up));
    world.platform.set_other_signer(CertificateUse::Next, Ok(signer_from(PASS_TYPE, world.platform.now())));
    assert_eq!(health(&world).status, "ok", "renewed again in time");
}

/// Without a next certificate the end is told in words, and nothing is signed that a phone would refuse.
#[test]
fn the_end_of_a_certificate_is_told() {
    let world = LocalWorld::new();
    let issuer = Issuer::first(&world);
    let published = issuer.publishes(&store_card("1"));
    world.platform.advance(355 * DAY);
    let told = health(&world);
    assert_eq!(told.problem.as_deref(), Some("the signing certificate ends in 9 days"));
    world.platform.advance(20 * DAY);
    let told = health(&world);
    assert!(told.problem.expect("a problem").contains("the operator must renew it"));
    let file = IPhone::new(&world).browses(&published.download_url);
    assert_eq!((refusal(&file).status.as_u16(), refusal(&file).code.as_str()), (503, "not_configured"));
}

/// A certificate that cannot take over is named in health and does no harm.
#[test]
fn a_next_certificate_for_something_else_is_told_and_not_used() {
    let world = LocalWorld::new();
    let issuer = Issuer::first(&world);
    let now = world.platform.now();
    world.platform.set_other_signer(CertificateUse::Next, Ok(signer_from("pass.dev.other", now)));
    let told = health(&world);
    assert!(told.problem.expect("a problem").contains("PASS_CERTIFICATE_NEXT is for pass.dev.other"));
    assert!(told.certificate.expect("present").signs);
    issuer.publishes(&store_card("1"));
    let unreadable = "the secret PASS_CERTIFICATE_NEXT cannot be read".to_owned();
    world.platform.set_other_signer(CertificateUse::Next, Err(unreadable.clone()));
    assert_eq!(health(&world).problem, Some(unreadable));
    issuer.publishes(&store_card("1"));
}

/// On a real deployment test keys sign under the pass type of the sandbox, live keys never do.
#[test]
fn test_keys_sign_with_the_sandbox_certificate() {
    let world = LocalWorld::new();
    world.platform.configure(|settings| settings.development = false);
    let (live, test) = (Issuer::first(&world), Issuer::with_key(&world, world.test_api_key()));
    assert_eq!(refusal(&test.get("/api/v1/identity")).code, "no_sandbox");

    let sandbox = signer_from("pass.dev.passwright.sandbox", world.platform.now());
    let certificate = certificate_of(&sandbox);
    world.platform.set_other_signer(CertificateUse::Sandbox, Ok(sandbox));
    world.platform.configure(|settings| settings.public_base_url = "https://wallet.example.org".to_owned());
    let identity: Identity = read(&test.get("/api/v1/identity"), 200);
    assert_eq!(identity.pass_type_identifier.as_str(), "pass.dev.passwright.sandbox");
    let identity: Identity = read(&live.get("/api/v1/identity"), 200);
    assert_eq!(identity.pass_type_identifier.as_str(), PASS_TYPE);

    world.platform.configure(|settings| settings.public_base_url = world.base_url().to_owned());
    world.platform.configure(|settings| settings.development = true);
    let phone = IPhone::new(&world);
    for (issuer, is_sandbox) in [(&test, true), (&live, false)] {
        let published: PublishedPass = issuer.publishes(&store_card("1"));
        let mut pass = phone.installs_from(&published.landing_url);
        assert_eq!(is_signed_by(&pass, &certificate), is_sandbox);
        assert_eq!(phone.registers(&pass), 201);
        issuer.republishes(&published, &store_card("2"));
        phone.receives(1);
        assert!(phone.follows_a_push(&mut pass));
        assert_eq!(is_signed_by(&pass, &certificate), is_sandbox);
    }
    world
        .platform
        .set_other_signer(CertificateUse::Sandbox, Ok(signer_from(PASS_TYPE, world.platform.now())));
    assert!(health(&world).problem.expect("a problem").contains("the sandbox needs a pass type of its own"));
}
