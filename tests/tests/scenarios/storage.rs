//! What is stored, what is not, and what a deployment says when something is missing: looked at from inside the platform.

use http::{Method, Request};
use passwright_core::api::{AccountReply, AccountRequest, Health, PublishedPass};
use passwright_core::service::ports::ObjectKind;
use passwright_tests::iphone::{Fetched, IPhone};
use passwright_tests::issuer::{Issuer, archive, read, refusal, store_card};
use passwright_tests::world::{LocalWorld, World, post_json};

fn ask(world: &LocalWorld, method: Method, path: &str, authorization: &str) -> u16 {
    let request = Request::builder().method(method).uri(path).header("authorization", authorization);
    let body = br#"{"pushToken":"00ff"}"#.to_vec();
    world.send(request.body(body).expect("a request")).status().as_u16()
}

/// Made-up serial numbers and keys are refused before any object is touched.
#[test]
fn probing_creates_no_storage() {
    let world = LocalWorld::new();
    let before = world.platform.object_names();
    for number in 0..50_u32 {
        let serials =
            [format!("{:032x}", u128::from(number) * 0x1234_5678_9abc_def1), format!("ticket {number}")];
        for serial in serials {
            let serial = serial.replace(' ', "%20");
            let token = "ApplePass 0123456789abcdef0123456789abcdef";
            let registration = format!("/v1/devices/d{number}/registrations/pass.dev.passwright/{serial}");
            assert_eq!(ask(&world, Method::POST, &registration, token), 401);
            assert_eq!(ask(&world, Method::DELETE, &registration, token), 401);
            for path in [format!("/p/{serial}"), format!("/p/{serial}.pkpass"), format!("/p/{serial}/qr.svg")]
            {
                let request = Request::get(path).body(Vec::new()).expect("a request");
                assert_eq!(world.send(request).status(), 404);
            }
            let fetch = format!("/v1/passes/pass.dev.passwright/{serial}");
            let request = Request::get(fetch).header("authorization", token).body(Vec::new());
            assert_eq!(world.send(request.expect("a request")).status(), 401);
        }
        let key = format!("Bearer pw_live_{number:05x}000aaaabbbbccccddddeeee");
        let request = Request::get("/api/v1/passes").header("authorization", key).body(Vec::new());
        assert_eq!(world.send(request.expect("a request")).status(), 401);
    }
    assert_eq!(world.platform.object_names(), before);
}

/// A wrong token for a real pass writes nothing either.
#[test]
fn a_wrong_token_writes_nothing() {
    let world = LocalWorld::new();
    let published = Issuer::first(&world).publishes(&store_card("1"));
    let phone = IPhone::new(&world);
    let pass = phone.installs_from(&published.landing_url);
    let before = world.platform.object_names();
    let wrong = phone.registration(Method::POST, &pass, "ApplePass 0123456789abcdef0123456789abcdef");
    assert_eq!(world.send(wrong).status(), 401);
    assert_eq!(world.platform.object_names(), before, "no device object");
    let object = world.platform.object(ObjectKind::Pass, &pass.serial()).expect("it was published");
    assert_eq!((object.rows("registration"), object.rows("membership_outbox")), (0, 0));
}

/// Keys are stored hashed, devices by hash, and neither secrets nor tokens reach the log.
#[test]
fn no_key_and_no_device_identifier_is_stored_or_logged() {
    let world = LocalWorld::new();
    let issuer = Issuer::first(&world);
    let published = issuer.publishes(&store_card("1"));
    let phone = IPhone::new(&world);
    let pass = phone.installs_from(&published.landing_url);
    phone.registers(&pass);
    world.script_pushes(&phone.push_token(), serde_json::json!([{ "reply": "badDeviceToken" }]));
    issuer.republishes(&published, &store_card("2"));
    phone.receives(1);
    for (kind, name) in world.platform.object_names() {
        let object = world.platform.object(kind, &name).expect("it is listed");
        for secret in [world.api_key(), world.test_api_key(), world.admin_secret(), phone.device()] {
            assert!(!object.contains(secret.as_bytes()), "{kind:?} {name}");
        }
    }
    let log = world.platform.log().join("\n");
    let token = pass.text("/authenticationToken");
    for secret in [world.api_key(), token.as_str(), phone.device(), phone.push_token().as_str()] {
        assert!(!log.contains(secret), "{log}");
    }
    assert!(log.contains("BadDeviceToken"), "the operator does learn of the refusal");
}

/// A file is signed once for each version and kept; erasing takes it out of the cache too.
#[test]
fn a_version_is_signed_once_and_leaves_the_cache_with_its_pass() {
    let world = LocalWorld::new();
    let issuer = Issuer::first(&world);
    let published = issuer.publishes(&store_card("1"));
    let phone = IPhone::new(&world);
    let first = phone.installs_from(&published.landing_url);
    assert_eq!(world.platform.cache_keys(), Vec::<String>::new(), "nobody else asks for one person's pass");
    for phone in [&phone, &IPhone::new(&world)] {
        assert_eq!(phone.registers(&first), 201);
    }
    world.platform.restart();
    world.platform.advance(60 * 60 * 1000);
    let mut second = phone.installs_from(&published.landing_url);
    assert_eq!(first.archive, second.archive, "the same version has the same bytes");
    let kept = world.platform.cache_keys().len();
    assert!(kept > 0, "two devices have it, others will ask");
    world.platform.restart();
    assert_eq!(phone.installs_from(&published.landing_url).archive, first.archive, "from the cache");
    issuer.republishes(&published, &store_card("2"));
    assert_eq!(phone.fetches(&mut second), Fetched::New);
    phone.installs_from(&published.landing_url);
    assert_eq!(world.platform.cache_keys().len(), kept, "the former version went");
    assert_eq!(issuer.erases(&published).status(), 204);
    assert_eq!(world.platform.cache_keys(), Vec::<String>::new());
    world.platform.run_due_alarms();
}

/// Two workers run; the one that erases a pass cannot reach into the other's memory. Who gets the serial number next must not get that file.
#[test]
fn what_was_erased_is_not_remembered_for_the_next_one_with_its_serial() {
    let world = LocalWorld::new();
    let issuer = Issuer::first(&world);
    let phone = IPhone::new(&world);
    let first: PublishedPass = read(&keeping_serial(&issuer, "card-1", "of Anna"), 201);
    assert_eq!(phone.installs_from(&first.landing_url).balance(), "of Anna");
    world.platform.change_worker();
    assert_eq!(issuer.erases(&first).status(), 204);
    world.platform.advance(1_000);
    let second: PublishedPass = read(&keeping_serial(&issuer, "card-1", "of Ben"), 201);
    world.platform.change_worker();
    assert_eq!(phone.installs_from(&second.landing_url).balance(), "of Ben");
    assert!(!text_of(&phone.browses(&second.landing_url)).contains("of Anna"), "nor its drawing");
}

fn text_of(reply: &http::Response<Vec<u8>>) -> String {
    String::from_utf8_lossy(reply.body()).into_owned()
}

fn keeping_serial(issuer: &Issuer<'_, LocalWorld>, serial: &str, balance: &str) -> http::Response<Vec<u8>> {
    let mut bundle = store_card(balance);
    bundle.document_mut().set("/serialNumber", serial).expect("a place");
    issuer.send(
        Method::POST,
        "/api/v1/passes?keepSerial=true",
        "application/vnd.apple.pkpass",
        archive(&bundle),
    )
}

/// An issuer alone on its pass type may bring its own serial numbers, when it asks for that; nobody else may use them.
#[test]
fn an_issuer_that_is_alone_may_bring_its_serial_numbers() {
    let world = LocalWorld::new();
    let issuer = Issuer::first(&world);
    let mut bundle = store_card("1");
    bundle.document_mut().set("/serialNumber", "0001").expect("a place");
    assert_ne!(
        issuer.publishes(&bundle).serial_number.as_str(),
        "0001",
        "guessable, and nobody asked to keep it"
    );
    let published: PublishedPass = read(&keeping_serial(&issuer, "Kunde Nº 1/2", "1"), 201);
    assert_eq!(published.serial_number.as_str(), "Kunde Nº 1/2");
    let phone = IPhone::new(&world);
    let mut pass = phone.installs_from(&published.landing_url);
    assert_eq!(phone.registers(&pass), 201);

    let request = AccountRequest { name: "Second".to_owned(), ..AccountRequest::default() };
    let second: AccountReply =
        read(&world.send(post_json("/api/v1/accounts", world.admin_secret(), &request)), 201);
    let other = Issuer::with_key(&world, &second.api_key);
    assert_eq!(refusal(&keeping_serial(&other, "Kunde Nº 1/2", "1")).code, "foreign_serial");
    assert_eq!(refusal(&keeping_serial(&other, "another", "1")).code, "foreign_serial");
    assert_eq!(refusal(&keeping_serial(&issuer, "another", "1")).code, "foreign_serial", "no longer alone");
    assert_eq!(refusal(&keeping_serial(&issuer, "Kunde Nº 1/2", "9")).code, "already_published");
    assert_eq!(keeping_serial(&issuer, "Kunde Nº 1/2", "1").status(), 201, "the same request, repeated");

    let path = format!("/api/v1/passes/{}", "Kunde%20N%C2%BA%201%2F2");
    let body = archive(&store_card("2"));
    let again: PublishedPass =
        read(&issuer.send(Method::PUT, &path, "application/vnd.apple.pkpass", body), 200);
    assert_eq!(again.version, 2);
    assert_eq!(phone.receives(1).len(), 1);
    assert!(phone.follows_a_push(&mut pass));
    assert_eq!(issuer.send(Method::DELETE, &format!("{path}?erase=true"), "", Vec::new()).status(), 204);
    assert_eq!(phone.browses(&published.landing_url).status(), 404);
    assert_eq!(phone.receives(0).len(), 1);
}

/// The editor's page comes with its policy; without the page the service says so.
#[test]
fn the_editors_page_has_security_headers() {
    let world = LocalWorld::new();
    let index = || world.send(Request::get("/").body(Vec::new()).expect("a request"));
    assert_eq!(refusal(&index()).status, 404);
    world.platform.set_index("<!doctype html><title>x</title>");
    let page = index();
    assert_eq!(page.status(), 200);
    let policy = page.headers()["content-security-policy"].to_str().expect("text");
    assert!(
        policy.contains("script-src 'self' 'wasm-unsafe-eval'") && policy.contains("frame-ancestors 'none'")
    );
    assert!(!policy.contains("unsafe-inline"));
    assert_eq!(page.headers()["x-content-type-options"], "nosniff");
    assert_eq!(page.headers()["x-frame-options"], "DENY");
}

/// Whatever is missing is a sentence for the operator, and never a panic.
#[test]
fn a_deployment_that_lacks_something_says_so() {
    let world = LocalWorld::new();
    let issuer = Issuer::first(&world);
    let health = || -> Health {
        read(&world.send(Request::get("/api/health").body(Vec::new()).expect("a request")), 200)
    };

    world.platform.advance(400 * 24 * 60 * 60 * 1000);
    assert_eq!(
        (health().status.as_str(), health().certificate.expect("one").days_left < 0),
        ("degraded", true)
    );
    let refused = refusal(&issuer.uploads(archive(&store_card("1"))));
    assert_eq!((refused.status.as_u16(), refused.code.as_str()), (503, "not_configured"));
    assert!(refused.error.contains("the operator must renew it"), "{}", refused.error);

    world.platform.set_signer(Err("PASS_PRIVATE_KEY is not a PKCS#8 key".to_owned()));
    assert_eq!(health().problem.as_deref(), Some("PASS_PRIVATE_KEY is not a PKCS#8 key"));
    assert!(health().certificate.is_none());
    assert_eq!(refusal(&issuer.get("/api/v1/identity")).error, "PASS_PRIVATE_KEY is not a PKCS#8 key");

    world.platform.configure(|settings| settings.id_secret = None);
    assert_eq!(refusal(&issuer.get("/api/v1/passes")).error, "this deployment has no ID_SECRET yet");
    world.platform.configure(|settings| settings.admin_secret = None);
    let request = AccountRequest { name: "x".to_owned(), ..AccountRequest::default() };
    let reply = world.send(post_json("/api/v1/accounts", "x", &request));
    assert_eq!(refusal(&reply).error, "this deployment has no ADMIN_SECRET yet");
}

/// Outside development a test key has no certificate to sign with.
#[test]
fn a_test_key_signs_nothing_that_iphones_trust() {
    let world = LocalWorld::new();
    let tester = Issuer::with_key(&world, world.test_api_key());
    assert_eq!(tester.serials(1).len(), 1, "on a developer's machine it may");
    world.platform.configure(|settings| settings.development = false);
    assert_eq!(refusal(&tester.get("/api/v1/identity")).code, "no_sandbox");
    assert_eq!(Issuer::first(&world).get("/api/v1/identity").status(), 200);
}
