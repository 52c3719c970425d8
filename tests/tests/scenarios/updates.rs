//! From publishing to the new balance on the phone.

use http::{Method, Request};
use passwright_core::api::{PassStatus, PhoneLog, PublishedPass};
use passwright_tests::iphone::{Fetched, IPhone, Installed, Updates, fetch_request};
use passwright_tests::issuer::{Issuer, address, archive, read, refusal, store_card};
use passwright_tests::referees::{Court, Verdict};
use passwright_tests::world::World;

/// Publish, install, register, list, republish, push, list, fetch, unregister: every status that Apple prescribes.
pub(crate) fn an_update_reaches_the_phone<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let published = issuer.publishes(&store_card("10.00"));
    assert_eq!((published.version, published.status), (1, PassStatus::Active));
    let phone = IPhone::new(world);
    let mut pass = phone.installs_from(&published.landing_url);
    assert_eq!(pass.serial(), published.serial_number.as_str());
    assert_eq!(pass.balance(), "10.00");
    let pass_type = pass.text("/passTypeIdentifier");
    let court = Court::new(world.root_certificate()).expect("a folder");
    assert_eq!(court.openssl(&pass.archive).expect("OpenSSL"), Verdict::Accepts);
    assert_eq!(court.unzip(&pass.archive).expect("unzip"), Verdict::Accepts);

    assert_eq!(phone.registers(&pass), 201);
    assert_eq!(phone.registers(&pass), 200);
    assert_eq!(phone.checks_for_updates(&pass_type), Updates::Passes(vec![pass.serial()]));
    assert_eq!(phone.checks_for_updates(&pass_type), Updates::Nothing);
    assert_eq!(phone.fetches(&mut pass), Fetched::Unchanged);

    let again = issuer.republishes(&published, &store_card("7.50"));
    assert_eq!((again.version, again.devices), (2, Some(1)));
    let pushes = phone.receives(1);
    assert_eq!(pushes.len(), 1, "{pushes:?}");
    let push = &pushes[0];
    assert_eq!(
        (push.method.as_str(), push.path.as_str()),
        ("POST", format!("/3/device/{}", phone.push_token()).as_str())
    );
    assert_eq!(push.body, "{}");
    assert_eq!(push.headers.get("apns-topic").map(String::as_str), Some(pass_type.as_str()));
    assert_eq!(push.headers.get("apns-priority").map(String::as_str), Some("10"));
    let expiration: i64 = push.headers["apns-expiration"].parse().expect("seconds");
    assert!(expiration > 1_700_000_000, "a push is kept for a phone that is off");
    assert!(!push.headers.contains_key("authorization"), "no credentials of ours travel in headers");

    assert_eq!(phone.checks_for_updates(&pass_type), Updates::Passes(vec![pass.serial()]));
    assert_eq!(phone.fetches(&mut pass), Fetched::New);
    assert_eq!(pass.balance(), "7.50");
    assert_eq!(court.openssl(&pass.archive).expect("OpenSSL"), Verdict::Accepts);
    assert_eq!(phone.fetches(&mut pass), Fetched::Unchanged);
    assert_eq!(phone.checks_for_updates(&pass_type), Updates::Nothing);

    assert_eq!(phone.unregisters(&pass), 200);
    assert_eq!(phone.checks_for_updates(&pass_type), Updates::Nothing);
    assert_eq!(phone.checks_for_updates_since(&pass_type, None), Updates::Nothing);
    issuer.republishes(&published, &store_card("3.00"));
    assert_eq!(phone.receives(0).len(), 1, "a phone that left gets no more pushes");
}

/// The phone's tag is an echo; any other counts as none, so no update is ever skipped.
pub(crate) fn a_foreign_tag_counts_as_none<W: World>(world: &W) {
    let published = Issuer::first(world).publishes(&store_card("1"));
    let phone = IPhone::new(world);
    let pass = phone.installs_from(&published.landing_url);
    phone.registers(&pass);
    let pass_type = pass.text("/passTypeIdentifier");
    assert_eq!(phone.checks_for_updates(&pass_type), Updates::Passes(vec![pass.serial()]));
    let newest = phone.tag(&pass_type).expect("a tag");
    let future = format!("{}-999999", newest.split('-').next().expect("an incarnation"));
    for tag in ["", "0", "00000000-1", "not a tag", "%", future.as_str()] {
        let found = phone.checks_for_updates_since(&pass_type, Some(tag));
        assert_eq!(found, Updates::Passes(vec![pass.serial()]), "{tag:?}");
    }
    assert_eq!(phone.checks_for_updates_since(&pass_type, Some(&newest)), Updates::Nothing);
    assert_eq!(phone.checks_for_updates_since("pass.other.type", None), Updates::Nothing);
    assert_eq!(IPhone::new(world).checks_for_updates(&pass_type), Updates::Nothing, "an unknown device");
}

/// A phone whose push token changed registers again, and pushes go to the new token only.
pub(crate) fn a_new_push_token_replaces_the_old_one<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let published = issuer.publishes(&store_card("1"));
    let phone = IPhone::new(world);
    let pass = phone.installs_from(&published.landing_url);
    assert_eq!(phone.registers(&pass), 201);
    let old = phone.push_token();
    phone.gets_a_new_push_token();
    assert_eq!(phone.registers(&pass), 200);
    issuer.republishes(&published, &store_card("2"));
    assert_eq!(phone.receives(1).len(), 1);
    assert_eq!(world.wait_for_pushes(&old, 0), []);
    assert_eq!(issuer.devices(&published).devices.len(), 1, "it is still one device");
}

/// Two phones with the same pass are both told, and each fetches for itself.
pub(crate) fn both_phones_of_a_pass_are_told<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let published = issuer.publishes(&store_card("1"));
    let (first, second) = (IPhone::new(world), IPhone::new(world));
    let mut installed = [&first, &second].map(|phone| phone.installs_from(&published.landing_url));
    assert_eq!(first.registers(&installed[0]), 201);
    assert_eq!(second.registers(&installed[1]), 201);
    assert_eq!(issuer.republishes(&published, &store_card("2")).devices, Some(2));
    for (phone, pass) in [&first, &second].into_iter().zip(&mut installed) {
        assert_eq!(phone.receives(1).len(), 1);
        assert!(phone.follows_a_push(pass));
        assert_eq!(pass.balance(), "2");
    }
    let devices = issuer.devices(&published).devices;
    assert_eq!(devices.len(), 2);
    for device in devices {
        assert_eq!(device.device.len(), 8);
        assert_eq!(device.push.expect("a push went out").state, "delivered");
    }
    let history = issuer.history(&published).versions;
    assert_eq!(history[0].changed, ["/storeCard/primaryFields/0/value"]);
    // Account and key, and nothing of the secret.
    assert_eq!(history[0].by, world.api_key()[.."pw_live_".len() + 12]);
}

/// What says the same is no update: no version, no push.
pub(crate) fn republishing_the_same_changes_nothing<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let published = issuer.publishes(&store_card("1"));
    let phone = IPhone::new(world);
    let pass = phone.installs_from(&published.landing_url);
    phone.registers(&pass);
    assert_eq!(issuer.republishes(&published, &store_card("1")).version, 1);
    assert_eq!(phone.receives(0), []);
}

/// Revoked: phones show it voided, visitors find it gone, and it cannot come back.
pub(crate) fn a_revoked_pass_is_voided_on_phones_and_gone_for_visitors<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let published = issuer.publishes(&store_card("1"));
    let phone = IPhone::new(world);
    let mut pass = phone.installs_from(&published.landing_url);
    phone.registers(&pass);
    let revoked = issuer.revokes(&published);
    assert_eq!((revoked.status, revoked.version), (PassStatus::Revoked, 2));
    assert_eq!(phone.receives(1).len(), 1);
    assert!(phone.follows_a_push(&mut pass));
    assert_eq!(pass.bundle.document().get("/voided"), Some(&true.into()));
    for url in [&published.landing_url, &published.download_url, &published.qr_url] {
        assert_eq!(phone.browses(url).status(), 410, "{url}");
    }
    let body = archive(&store_card("2"));
    let refused = refusal(&issuer.uploads_again(&published, body));
    assert_eq!((refused.status.as_u16(), refused.code.as_str()), (409, "revoked"));
    assert_eq!(issuer.revokes(&published).version, 2, "revoking again changes nothing");
}

/// Erased: the issuer, visitors and phones find nothing.
pub(crate) fn an_erased_pass_is_gone_for_everybody<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let published = issuer.publishes(&store_card("1"));
    let phone = IPhone::new(world);
    let pass = phone.installs_from(&published.landing_url);
    phone.registers(&pass);
    assert_eq!(issuer.erases(&published).status(), 204);
    assert_eq!(phone.receives(0), []);
    assert_eq!(issuer.reads(&published).status(), 404);
    assert_eq!(phone.browses(&published.landing_url).status(), 404);
    assert_eq!(world.send(fetch_request(Method::GET, &pass)).status(), 401);
    assert_eq!(phone.registers(&pass), 401);
    assert_eq!(phone.checks_for_updates_since(&pass.text("/passTypeIdentifier"), None), Updates::Nothing);
    assert_eq!(issuer.erases(&published).status(), 404, "there is nothing left to erase");
}

/// Whoever lacks the token is turned away, whatever is wrong.
pub(crate) fn a_wrong_token_is_401_for_every_call<W: World>(world: &W) {
    let published = Issuer::first(world).publishes(&store_card("1"));
    let phone = IPhone::new(world);
    let pass = phone.installs_from(&published.landing_url);
    let token = pass.text("/authenticationToken");
    let wrong = [
        format!("ApplePass {}", token.replace(|c: char| c.is_ascii_digit(), "x")),
        "ApplePass ".to_owned(),
        "ApplePass".to_owned(),
        format!("Bearer {token}"),
        token.clone(),
        String::new(),
    ];
    for authorization in &wrong {
        for method in [Method::POST, Method::DELETE] {
            let reply = world.send(phone.registration(method, &pass, authorization));
            assert_eq!(reply.status(), 401, "{authorization:?}");
            assert_eq!(refusal(&reply).code, "wrong_token");
        }
        let mut fetch = fetch_request(Method::GET, &pass);
        fetch.headers_mut().insert("authorization", authorization.parse().expect("a header"));
        assert_eq!(world.send(fetch).status(), 401, "{authorization:?}");
    }
    let other_type =
        fetch_request(Method::GET, &pass).uri().to_string().replace("/passes/pass.", "/passes/pass.other.");
    let request = Request::get(other_type).header("authorization", format!("ApplePass {token}"));
    assert_eq!(world.send(request.body(Vec::new()).expect("a request")).status(), 401);
    assert_eq!(
        phone.checks_for_updates(&pass.text("/passTypeIdentifier")),
        Updates::Nothing,
        "nothing was written"
    );
    assert_eq!(phone.registers(&pass), 201);
}

/// A phone also asks with HEAD, and without having a date.
pub(crate) fn a_fetch_without_a_date_is_answered_whole<W: World>(world: &W) {
    let published = Issuer::first(world).publishes(&store_card("1"));
    let phone = IPhone::new(world);
    let mut pass = phone.installs_from(&published.landing_url);
    let date = pass.last_modified.take();
    assert_eq!(phone.fetches(&mut pass), Fetched::New);
    assert_eq!(pass.last_modified, date);
    let unreadable = Request::get(pass.path())
        .header("authorization", format!("ApplePass {}", pass.text("/authenticationToken")))
        .header("if-modified-since", "1700000000");
    assert_eq!(world.send(unreadable.body(Vec::new()).expect("a request")).status(), 200);
    let head = world.send(fetch_request(Method::HEAD, &Installed { last_modified: None, ..pass.clone() }));
    assert_eq!(head.status(), 200);
    assert!(head.body().is_empty());
    assert_eq!(head.headers().get("last-modified").and_then(|it| it.to_str().ok()), date.as_deref());
}

/// Wallet's own reports are taken, and not without end.
pub(crate) fn reports_of_phones_are_taken<W: World>(world: &W) {
    let phone = IPhone::new(world);
    assert_eq!(phone.logs(&["Get serial numbers for device failed", "second line\n\u{1b}[31m"]), 200);
    let issuer = Issuer::first(world);
    let published = issuer.publishes(&store_card("1"));
    let serial = &published.serial_number;
    let trouble = |number: u32| {
        format!(
            "[{number}] Get pass task (for device {}, pass type pass.a, serial number {serial}; with web service url \
             https://w.example) encountered error: Unexpected response code 401",
            phone.device()
        )
    };
    for number in (1..=60).step_by(15) {
        let lines: Vec<String> = (number..number + 15).map(trouble).collect();
        assert_eq!(phone.logs(&lines.iter().map(String::as_str).collect::<Vec<_>>()), 200);
    }
    let log = reported(&issuer, &published, "[60]");
    assert_eq!(log.entries.len(), 50, "the newest fifty");
    let newest = &log.entries[0];
    assert!(newest.explanation.contains("another authentication token"), "{newest:?}");
    assert!(!newest.message.contains(phone.device()), "the identifier is a secret: {newest:?}");
    let endless = "x".repeat(20_000);
    assert_eq!(phone.logs(&[&endless]), 413);
    let wrong = Request::post("/v1/log").body(b"{\"logs\":7}".to_vec()).expect("a request");
    assert_eq!(world.send(wrong).status(), 400);
}

/// What phones reported, once this is among it.
fn reported<W: World>(issuer: &Issuer<'_, W>, pass: &PublishedPass, wanted: &str) -> PhoneLog {
    // A report may be kept after its call was answered.
    for _ in 0..50 {
        let log: PhoneLog = read(&issuer.get(&address(pass, "/log")), 200);
        if log.entries.first().is_some_and(|entry| entry.message.contains(wanted)) {
            return log;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("the report never arrives");
}
