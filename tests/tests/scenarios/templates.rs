//! A design for many people: each gets an own pass with own values, a new design reaches all of them, and no value is ever overwritten.

use http::{Method, Request, Response};
use passwright_core::api::{PassList, PublishedPass, TemplateReply};
use passwright_core::bundle::{Bundle, PASS_MEDIA_TYPE};
use passwright_tests::iphone::{Fetched, IPhone, Installed, Updates};
use passwright_tests::issuer::{Issuer, archive, read, refusal, store_card};
use passwright_tests::world::World;
use serde_json::{Value, json};

/// A card on which name and balance are each person's own.
pub(crate) fn design(greeting: &str) -> Bundle {
    let mut bundle = store_card("0");
    let document = bundle.document_mut();
    for (pointer, text) in [
        ("/storeCard/primaryFields/0/value", "{{balance|0}}"),
        ("/logoText", &format!("{greeting} {{{{name}}}}")),
    ] {
        document.set(pointer, text).expect("a place");
    }
    bundle
}

pub(crate) fn upload<W: World>(
    issuer: &Issuer<'_, W>,
    method: Method,
    path: &str,
    bundle: &Bundle,
) -> Response<Vec<u8>> {
    issuer.send(method, path, PASS_MEDIA_TYPE, archive(bundle))
}

pub(crate) fn made<W: World>(issuer: &Issuer<'_, W>) -> TemplateReply {
    read(&upload(issuer, Method::POST, "/api/v1/templates", &design("Hello")), 201)
}

pub(crate) fn pass_for<W: World>(
    issuer: &Issuer<'_, W>,
    template: &TemplateReply,
    values: &Value,
) -> Response<Vec<u8>> {
    let path = format!("/api/v1/templates/{}/passes", template.template);
    issuer.send(Method::POST, &path, "application/json", json!({"values": values}).to_string().into_bytes())
}

fn join<W: World>(world: &W, url: &str, form: &str) -> Response<Vec<u8>> {
    let path = url.strip_prefix(world.base_url()).unwrap_or(url);
    let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
    world.send(request.body(form.as_bytes().to_vec()).expect("a request"))
}

fn installed<W: World>(phone: &IPhone<'_, W>, joined: &Response<Vec<u8>>) -> Installed {
    assert_eq!(joined.status(), 303, "{}", String::from_utf8_lossy(joined.body()));
    phone.installs_from(joined.headers()["location"].to_str().expect("text"))
}

/// The template once its design has come to everybody.
fn settled<W: World>(issuer: &Issuer<'_, W>, path: &str) -> TemplateReply {
    for _ in 0..50 {
        let told: TemplateReply = read(&issuer.get(path), 200);
        if told.reissue.done {
            return told;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("the design never comes to its end");
}

/// Two people join by the link; a new design reaches both with their own values, by push; the link closes.
pub(crate) fn everybody_who_joins_gets_an_own_pass<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let template = made(&issuer);
    assert_eq!((template.revision, template.status.as_str(), template.passes), (1, "open", 0));
    assert_eq!(template.placeholders, ["balance", "name"]);
    let (anna, ben) = (IPhone::new(world), IPhone::new(world));
    let page = anna.browses(&template.join_url);
    let html = String::from_utf8(page.into_body()).expect("text");
    assert!(
        html.contains("name=\"name\"") && html.contains("Get your pass") && !html.contains("{{"),
        "{html}"
    );
    let mut annas = installed(&anna, &join(world, &template.join_url, "name=Anna"));
    let mut bens = installed(&ben, &join(world, &template.join_url, "name=Ben&balance=5&serialNumber=evil"));
    assert_ne!(annas.serial(), bens.serial());
    assert_ne!(annas.text("/authenticationToken"), bens.text("/authenticationToken"));
    assert_eq!((annas.text("/logoText"), annas.balance()), ("Hello Anna".to_owned(), "0".to_owned()));
    assert!(!html.contains("name=\"balance\""), "what has a default is the issuer's to set");
    assert_eq!(
        (bens.text("/logoText"), bens.balance()),
        ("Hello Ben".to_owned(), "0".to_owned()),
        "nobody gives themselves a balance"
    );
    for (phone, pass) in [(&anna, &annas), (&ben, &bens)] {
        assert_eq!(phone.registers(pass), 201);
        assert!(matches!(phone.checks_for_updates(&pass.text("/passTypeIdentifier")), Updates::Passes(_)));
    }
    let path = format!("/api/v1/passes/{}", bens.serial());
    let set = br#"{"values":{"balance":"5"}}"#.to_vec();
    read::<PublishedPass>(&issuer.send(Method::PATCH, &path, "application/json", set), 200);
    assert_eq!(ben.receives(1).len(), 1);
    assert_eq!(ben.fetches(&mut bens), Fetched::New);
    assert_eq!(bens.balance(), "5");
    let path = format!("/api/v1/templates/{}", template.template);
    let next: TemplateReply = read(&upload(&issuer, Method::PUT, &path, &design("Welcome")), 200);
    assert_eq!((next.revision, next.passes), (2, 2));
    for (phone, pass, pushes, expected) in
        [(&anna, &mut annas, 1, "Welcome Anna"), (&ben, &mut bens, 2, "Welcome Ben")]
    {
        assert_eq!(phone.receives(pushes).len(), pushes);
        assert_eq!(phone.fetches(pass), Fetched::New);
        assert_eq!(pass.text("/logoText"), expected);
    }
    assert_eq!(bens.balance(), "5", "a value is never overwritten by a design");
    let told = settled(&issuer, &path);
    assert_eq!((told.reissue.done, told.reissue.reached, told.reissue.failed), (true, 2, 0));
    let listed: PassList = read(&issuer.get(&format!("{path}/passes")), 200);
    assert_eq!(listed.passes.len(), 2);
    assert!(listed.passes.iter().all(|pass| pass.template.as_deref() == Some(template.template.as_str())));

    let closed: TemplateReply = read(&issuer.send(Method::DELETE, &path, "", Vec::new()), 200);
    assert_eq!(closed.status, "closed");
    assert_eq!(join(world, &template.join_url, "name=Late").status(), 410);
    assert_eq!(anna.fetches(&mut annas), Fetched::Unchanged, "passes that were made stay");
}

/// One value of one person changes, by API; the others keep theirs, and a wrong value says what is wrong.
pub(crate) fn one_value_of_one_person_changes<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let template = made(&issuer);
    let published: PublishedPass =
        read(&pass_for(&issuer, &template, &json!({"name": "Anna", "balance": 10})), 201);
    let phone = IPhone::new(world);
    let mut pass = phone.installs_from(&published.landing_url);
    phone.registers(&pass);
    let path = format!("/api/v1/passes/{}", published.serial_number);
    let change = |values: Value| {
        issuer.send(
            Method::PATCH,
            &path,
            "application/json",
            json!({"values": values}).to_string().into_bytes(),
        )
    };
    let changed: PublishedPass = read(&change(json!({"balance": 7.5})), 200);
    assert_eq!((changed.version, changed.devices), (2, Some(1)));
    assert_eq!(phone.receives(1).len(), 1);
    assert_eq!(phone.fetches(&mut pass), Fetched::New);
    assert_eq!(pass.text("/logoText"), "Hello Anna");
    assert_eq!(
        pass.bundle.document().get("/storeCard/primaryFields/0/value"),
        Some(&json!(7.5)),
        "a number stays one"
    );
    let refused = refusal(&change(json!({"balnce": 1})));
    assert_eq!((refused.status.as_u16(), refused.code.as_str()), (422, "invalid_values"));
    assert!(refused.error.contains("balance"), "{}", refused.error);
    assert_eq!(
        refusal(&change(json!({"name": null}))).code,
        "invalid_values",
        "a value that the design needs"
    );
    let plain = issuer.publishes(&store_card("1"));
    let path = format!("/api/v1/passes/{}", plain.serial_number);
    let other = issuer.send(Method::PATCH, &path, "application/json", br#"{"values":{}}"#.to_vec());
    assert_eq!(refusal(&other).code, "no_template");
}

/// What is wrong with a design or with values is said before anything is stored; strangers see nothing.
pub(crate) fn wrong_templates_and_values_are_told_why<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let mut unfinished = design("Hello");
    unfinished.document_mut().set("/logoText", "Hello {{name").expect("a place");
    let refused = refusal(&upload(&issuer, Method::POST, "/api/v1/templates", &unfinished));
    assert_eq!((refused.status.as_u16(), refused.code.as_str()), (422, "invalid_template"));
    let template = made(&issuer);
    let refused = refusal(&pass_for(&issuer, &template, &json!({})));
    assert!(refused.code == "invalid_values" && refused.error.contains("name"), "{}", refused.error);
    let reply = join(world, &template.join_url, "balance=1&name=+");
    assert_eq!(reply.status(), 422);
    let html = String::from_utf8(reply.into_body()).expect("text");
    assert!(html.contains("role=\"alert\"") && html.contains("Please fill in: Name."), "{html}");
    let unknown = format!("{}/t/0123456789abcdef0123456789abcdef", world.base_url());
    assert_eq!(join(world, &unknown, "name=x").status(), 404);
    let listed: PassList = read(&issuer.get(&format!("/api/v1/templates/{}/passes", template.template)), 200);
    assert!(listed.passes.is_empty(), "nothing came of these");
}
