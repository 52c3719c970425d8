//! Apple's device web service, call by call: every status, every header, every way in which a phone may spell its requests.

use http::{Method, Request, Response};
use passwright_core::api::PublishedPass;
use passwright_tests::iphone::{Fetched, IPhone, Installed, Updates, fetch_request};
use passwright_tests::issuer::{Issuer, refusal, store_card};
use passwright_tests::world::World;
use serde_json::json;

struct Scene<'w, W> {
    issuer: Issuer<'w, W>,
    published: PublishedPass,
    phone: IPhone<'w, W>,
    pass: Installed,
}

fn scene<W: World>(world: &W) -> Scene<'_, W> {
    let issuer = Issuer::first(world);
    let published = issuer.publishes(&store_card("1"));
    let phone = IPhone::new(world);
    let pass = phone.installs_from(&published.landing_url);
    Scene { issuer, published, phone, pass }
}

fn authorization(pass: &Installed) -> String {
    format!("ApplePass {}", pass.text("/authenticationToken"))
}

fn header(reply: &Response<Vec<u8>>, name: &str) -> Option<String> {
    reply.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}

/// The same request at another path.
fn at(mut request: Request<Vec<u8>>, path: &str) -> Request<Vec<u8>> {
    *request.uri_mut() = path.parse().expect("an address");
    request
}

/// 201 at first, 200 again, nothing in the body; the answer is there before the phone asks what changed.
pub(crate) fn a_registration_is_created_once<W: World>(world: &W) {
    let Scene { phone, pass, .. } = scene(world);
    for status in [201, 200, 200] {
        let reply = world.send(phone.registration(Method::POST, &pass, &authorization(&pass)));
        assert_eq!((reply.status().as_u16(), reply.body().len()), (status, 0));
    }
    let pass_type = pass.text("/passTypeIdentifier");
    assert_eq!(phone.checks_for_updates(&pass_type), Updates::Passes(vec![pass.serial()]));
}

/// What carries no push token registers nobody, and says what is missing.
pub(crate) fn a_registration_needs_a_push_token<W: World>(world: &W) {
    let Scene { phone, pass, .. } = scene(world);
    let send = |body: &[u8]| {
        let mut request = phone.registration(Method::POST, &pass, &authorization(&pass));
        *request.body_mut() = body.to_vec();
        refusal(&world.send(request))
    };
    for body in ["", "{", "[]", "{}", r#"{"pushToken":7}"#, r#"{"pushtoken":"ab"}"#] {
        let refused = send(body.as_bytes());
        assert_eq!((refused.status.as_u16(), refused.code.as_str()), (400, "invalid_body"), "{body}");
    }
    let long = json!({ "pushToken": "ab".repeat(101) }).to_string();
    for body in [r#"{"pushToken":""}"#, r#"{"pushToken":"../3/device/x"}"#, &long] {
        let refused = send(body.as_bytes());
        assert_eq!((refused.status.as_u16(), refused.code.as_str()), (400, "invalid_push_token"), "{body}");
    }
    assert_eq!(send(&[b' '; 5_000]).status, 413);
    assert_eq!(phone.checks_for_updates(&pass.text("/passTypeIdentifier")), Updates::Nothing);
}

/// Every answer of 401 names Apple's scheme and says nothing else: a wrong token, an unknown pass and a pass of another type look alike.
pub(crate) fn whoever_lacks_the_token_learns_nothing<W: World>(world: &W) {
    let Scene { phone, pass, .. } = scene(world);
    let other = scene(world);
    let pass_type = pass.text("/passTypeIdentifier");
    let (own, wrong) = (authorization(&pass), authorization(&other.pass));
    let unknown = "0123456789abcdef0123456789abcdef";
    let registration =
        |serial: &str, kind: &str| format!("/v1/devices/{}/registrations/{kind}/{serial}", phone.device());
    let file = |serial: &str, kind: &str| format!("/v1/passes/{kind}/{serial}");
    let serial = pass.serial();
    let mut bodies = Vec::new();
    for (serial, kind, authorization) in [
        (serial.as_str(), pass_type.as_str(), wrong.as_str()),
        (serial.as_str(), pass_type.as_str(), ""),
        (serial.as_str(), "pass.another.type", own.as_str()),
        (serial.as_str(), "nonsense", own.as_str()),
        (unknown, pass_type.as_str(), own.as_str()),
        ("not-minted-here", pass_type.as_str(), own.as_str()),
    ] {
        for (method, path) in [
            (Method::POST, registration(serial, kind)),
            (Method::DELETE, registration(serial, kind)),
            (Method::GET, file(serial, kind)),
        ] {
            let request = phone.registration(method.clone(), &pass, authorization);
            let reply = world.send(at(request, &path));
            assert_eq!(reply.status(), 401, "{method} {path} {authorization}");
            assert_eq!(header(&reply, "www-authenticate").as_deref(), Some("ApplePass"), "{method} {path}");
            assert_eq!(header(&reply, "content-type").as_deref(), Some("application/json"));
            bodies.push(reply.into_body());
        }
    }
    bodies.dedup();
    assert_eq!(bodies.len(), 1, "they all look alike");
    assert_eq!(phone.checks_for_updates(&pass_type), Updates::Nothing, "nothing was written");
}

/// `webServiceURL` and path may be joined with a slash too many, and every segment may be percent-encoded.
pub(crate) fn paths_may_be_joined_and_encoded_in_any_way<W: World>(world: &W) {
    world.may_leave_work();
    let Scene { issuer, published, phone, pass } = scene(world);
    let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let (pass_type, serial) = (pass.text("/passTypeIdentifier"), pass.serial());
    let devices = format!("v1/devices/{}/registrations/{}", encoded(phone.device()), encoded(&pass_type));
    let register = |method, path: &str| {
        let request = phone.registration(method, &pass, &authorization(&pass));
        world.send(at(request, path)).status().as_u16()
    };
    assert_eq!(register(Method::POST, &format!("/{devices}/{}", encoded(&serial))), 201);
    assert_eq!(register(Method::POST, &format!("//{devices}/{serial}/")), 200, "the same device and pass");
    for path in [format!("/{devices}"), format!("//{devices}/"), format!("/{devices}/?passesUpdatedSince=")] {
        let reply = world.send(Request::get(&path).body(Vec::new()).expect("a request"));
        assert_eq!(reply.status(), 200, "{path}");
        assert!(String::from_utf8_lossy(reply.body()).contains(&serial), "{path}");
    }
    issuer.republishes(&published, &store_card("2"));
    for path in [
        format!("//v1/passes/{pass_type}/{serial}"),
        format!("/v1/passes/{}/{}/", encoded(&pass_type), encoded(&serial)),
    ] {
        let reply = world.send(at(fetch_request(Method::GET, &pass), &path));
        assert_eq!(reply.status(), 200, "{path}");
        let modified = header(&reply, "last-modified");
        assert_eq!(Installed::open(reply.into_body(), modified).balance(), "2");
    }
    let log = Request::post("//v1/log/").body(br#"{"logs":["slashes"]}"#.to_vec()).expect("a request");
    assert_eq!(world.send(log).status(), 200);
    assert_eq!(phone.fetches(&mut pass.clone()), Fetched::New);
    assert_eq!(register(Method::DELETE, &format!("//{devices}/{serial}")), 200);
    assert_eq!(phone.checks_for_updates(&pass_type), Updates::Nothing);
}

/// One phone, many passes: one list names those that changed and no others, in one tag.
pub(crate) fn one_phone_with_many_passes_asks_once<W: World>(world: &W) {
    world.may_leave_work();
    let issuer = Issuer::first(world);
    let phone = IPhone::new(world);
    let published: Vec<PublishedPass> = (0..4).map(|_| issuer.publishes(&store_card("1"))).collect();
    let mut passes: Vec<Installed> =
        published.iter().map(|pass| phone.installs_from(&pass.landing_url)).collect();
    let pass_type = passes[0].text("/passTypeIdentifier");
    // The fourth is installed and not registered: it is in no list.
    for pass in &passes[..3] {
        assert_eq!(phone.registers(pass), 201);
    }
    let listed = |updates: Updates| match updates {
        Updates::Passes(mut serials) => {
            serials.sort();
            serials
        }
        Updates::Nothing => Vec::new(),
    };
    let serials = |numbers: &[usize]| {
        let mut serials: Vec<String> = numbers.iter().map(|number| passes[*number].serial()).collect();
        serials.sort();
        serials
    };
    let (all, changed, rest) = (serials(&[0, 1, 2]), serials(&[0, 2]), serials(&[0, 1]));
    assert_eq!(listed(phone.checks_for_updates(&pass_type)), all);
    for number in [0, 2, 3] {
        issuer.republishes(&published[number], &store_card("2"));
    }
    assert!(!phone.receives(1).is_empty(), "a push for all of them, or a second one for the later");
    assert_eq!(listed(phone.checks_for_updates(&pass_type)), changed);
    assert_eq!(phone.checks_for_updates(&pass_type), Updates::Nothing, "the newest tag: 204");
    for (number, expected) in [(0, Fetched::New), (1, Fetched::Unchanged), (2, Fetched::New)] {
        assert_eq!(phone.fetches(&mut passes[number]), expected, "{number}");
    }
    assert_eq!(phone.unregisters(&passes[2]), 200);
    assert_eq!(listed(phone.checks_for_updates_since(&pass_type, None)), rest);
    issuer.republishes(&published[2], &store_card("3"));
    assert_eq!(phone.checks_for_updates(&pass_type), Updates::Nothing, "a pass that left is in no list");
}

/// 304 for the date that the server gave and for a later one, the file for an earlier one and for what is no date; HEAD answers alike.
pub(crate) fn the_date_decides_whether_the_file_comes<W: World>(world: &W) {
    world.may_leave_work();
    let Scene { issuer, published, mut pass, .. } = scene(world);
    let first = pass.last_modified.clone().expect("a date");
    issuer.republishes(&published, &store_card("2"));
    let ask = |method: Method, date: Option<&str>| {
        let mut request = fetch_request(method, &Installed { last_modified: None, ..pass.clone() });
        if let Some(date) = date {
            request.headers_mut().insert("if-modified-since", date.parse().expect("a header"));
        }
        world.send(request)
    };
    let whole = ask(Method::GET, Some(&first));
    assert_eq!(whole.status(), 200, "two versions never share a date");
    assert_eq!(header(&whole, "content-type").as_deref(), Some("application/vnd.apple.pkpass"));
    let second = header(&whole, "last-modified").expect("a date");
    assert!(second.ends_with(" GMT") && second != first, "{second}");
    let later = "Fri, 31 Dec 2100 23:59:59 GMT";
    for method in [Method::GET, Method::HEAD] {
        for (date, status) in [
            (Some(second.as_str()), 304),
            (Some(later), 304),
            (Some(first.as_str()), 200),
            (Some("Thu, 01 Jan 1970 00:00:00 GMT"), 200),
            (Some("yesterday"), 200),
            (Some(""), 200),
            (None, 200),
        ] {
            let reply = ask(method.clone(), date);
            assert_eq!(reply.status().as_u16(), status, "{method} {date:?}");
            assert_eq!(header(&reply, "last-modified").as_ref(), Some(&second), "{method} {date:?}");
            let is_empty = method == Method::HEAD || status == 304;
            assert_eq!(reply.body().is_empty(), is_empty, "{method} {date:?}");
        }
    }
    pass.last_modified = Some(second);
    assert_eq!(world.send(fetch_request(Method::GET, &pass)).status(), 304);
}

/// Leaving twice is no error, and whoever has no token cannot make others leave.
pub(crate) fn unregistering_twice_is_no_error<W: World>(world: &W) {
    let Scene { issuer, published, phone, pass } = scene(world);
    assert_eq!(phone.unregisters(&pass), 200, "it never was registered");
    assert_eq!(phone.registers(&pass), 201);
    let stranger = phone.registration(Method::DELETE, &pass, "ApplePass 0123456789abcdef0123456789abcdef");
    assert_eq!(world.send(stranger).status(), 401);
    assert_eq!(issuer.devices(&published).devices.len(), 1);
    assert_eq!(phone.unregisters(&pass), 200);
    assert_eq!(phone.unregisters(&pass), 200);
    assert_eq!(issuer.devices(&published).devices, []);
    assert_eq!(phone.registers(&pass), 201, "it may come back");
}

/// The list needs no token, answers JSON with exactly two keys, and nothing at all for a device or type that is not known.
pub(crate) fn the_list_has_two_keys_and_needs_no_token<W: World>(world: &W) {
    let Scene { phone, pass, .. } = scene(world);
    phone.registers(&pass);
    let path = |kind: &str| format!("/v1/devices/{}/registrations/{kind}", phone.device());
    let list = |path: &str| world.send(Request::get(path).body(Vec::new()).expect("a request"));
    let reply = list(&path(&pass.text("/passTypeIdentifier")));
    assert_eq!(header(&reply, "content-type").as_deref(), Some("application/json"));
    let body: serde_json::Value = serde_json::from_slice(reply.body()).expect("JSON");
    let keys: Vec<_> = body.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["serialNumbers", "lastUpdated"]);
    assert!(body["lastUpdated"].is_string());
    for unknown in
        [path("pass.another.type"), path("nonsense"), "/v1/devices/nobody/registrations/pass.a".to_owned()]
    {
        let reply = list(&unknown);
        assert_eq!((reply.status().as_u16(), reply.body().len()), (204, 0), "{unknown}");
    }
    let long = format!("/v1/devices/{}/registrations/pass.a", "x".repeat(256));
    assert_eq!(refusal(&list(&long)).code, "invalid_device");
}

/// Phones that Apple speaks of: each answer of its table has its own consequence, and none stops the others.
pub(crate) fn each_answer_of_apple_has_its_consequence<W: World>(world: &W) {
    let later = 4_102_444_800_000_u64;
    let refused = |status: u16, reason: &str| json!({ "refused": { "status": status, "reason": reason } });
    let table = [
        (json!("accepted"), "delivered", 2),
        (refused(400, "BadDeviceToken"), "refused", 1),
        (refused(400, "DeviceTokenNotForTopic"), "refused", 1),
        (refused(403, "Forbidden"), "refused", 1),
        (refused(413, "PayloadTooLarge"), "refused", 1),
        (json!({ "unregistered": { "timestampMs": later } }), "gone", 1),
        (refused(410, "ExpiredToken"), "gone", 1),
        (refused(400, "BadTopic"), "waiting", 1),
        (refused(403, "InvalidProviderToken"), "waiting", 1),
        (refused(404, "BadPath"), "waiting", 1),
        (refused(405, "MethodNotAllowed"), "waiting", 1),
    ];
    let scenes: Vec<_> = table.iter().map(|_| scene(world)).collect();
    for (scene, (answer, ..)) in scenes.iter().zip(&table) {
        assert_eq!(scene.phone.registers(&scene.pass), 201);
        world.script_pushes(&scene.phone.push_token(), json!([{ "reply": answer }]));
        scene.issuer.republishes(&scene.published, &store_card("2"));
    }
    for (scene, (answer, expected, _)) in scenes.iter().zip(&table) {
        assert_eq!(scene.phone.receives(1).len(), 1, "{answer}");
        let devices = scene.issuer.devices(&scene.published).devices;
        let state = devices.first().and_then(|device| device.push.as_ref()).map(|push| push.state.as_str());
        assert_eq!(state, Some(*expected), "{answer}");
        assert_eq!(devices.len(), 1, "{answer}");
    }
    // What waits for the operator waits for an hour.
    world.may_leave_work();
    for scene in &scenes {
        scene.issuer.republishes(&scene.published, &store_card("3"));
    }
    for (scene, (answer, expected, pushes)) in scenes.iter().zip(&table) {
        assert_eq!(scene.phone.receives(*pushes).len(), *pushes, "{answer}");
        let found = scene.phone.checks_for_updates_since(&scene.pass.text("/passTypeIdentifier"), None);
        let still = match *expected {
            "gone" => Updates::Nothing,
            _ => Updates::Passes(vec![scene.pass.serial()]),
        };
        assert_eq!(found, still, "{answer}: what is not pushed is still told");
    }
}
