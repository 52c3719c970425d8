//! Pictures by address: public servers only, whatever the address is written like. The servers are those of the local platform.

use http::Method;
use passwright_core::images::Scale;
use passwright_core::validate::default_icon;
use passwright_tests::issuer::{Issuer, read, refusal};
use passwright_tests::world::LocalWorld;
use serde_json::{Value, json};

use super::dialects::{download, send, text};
use super::spellings::SPELLINGS;

fn icon() -> &'static [u8] {
    default_icon(Scale::Three)
}

/// A picture's address is followed to public servers only, whatever it is written like; those inside are never even asked.
#[test]
fn addresses_that_lead_inside_are_never_asked() {
    let world = LocalWorld::new();
    let issuer = Issuer::first(&world);
    let internet = world.platform.internet();
    internet.name("rebinding.example", &["93.184.216.34", "127.0.0.1"]);
    internet.name("inside.example", &["10.0.0.5"]);
    internet.name("six.example", &["::ffff:10.0.0.5"]);
    internet.name("public.example", &["93.184.216.34"]);
    for target in [
        "https://127.0.0.1/a.png",
        "http://public.example/a.png",
        "https://inside.example/a.png",
        "https://[::1]/",
    ] {
        let url = format!("https://public.example/to/{}", target.len());
        internet.redirect(&url, target);
        let refused =
            refusal(&send(&issuer, Method::POST, "/passes", &json!({"logoText": "a", "iconUrl": url})));
        assert_eq!(refused.status, 400, "{target}");
    }
    let led = internet.asked().len();
    assert!(SPELLINGS.len() >= 60);
    for url in SPELLINGS {
        let refused =
            refusal(&send(&issuer, Method::POST, "/passes", &json!({"logoText": "a", "iconUrl": url})));
        assert_eq!(refused.status, 400, "{url}: {}", refused.error);
    }
    assert_eq!(internet.asked().len(), led, "{:?}", internet.asked());
    assert!(
        internet.asked().iter().all(|url| url.starts_with("https://public.example/to/")),
        "{:?}",
        internet.asked()
    );
}

/// A public picture is fetched once when it is named, kept when it is not, and a dead address fails the call that brings it.
#[test]
fn public_pictures_are_fetched_when_they_are_named() {
    let world = LocalWorld::new();
    let issuer = Issuer::first(&world);
    let internet = world.platform.internet();
    internet.name("img.example", &["93.184.216.34", "2606:2800:220:1::1"]);
    internet.name("cdn.example", &["151.101.1.1"]);
    internet.redirect("https://img.example/logo.png", "https://cdn.example/logo.png");
    internet.put("https://cdn.example/logo.png", 200, icon());
    internet.put("https://img.example/photo.jpg", 200, b"\xff\xd8\xff\xe0 a jpeg");
    internet.put("https://img.example/large.png", 200, &vec![0; 6 * 1024 * 1024]);
    let body = json!({"logoText": "a", "logoUrl": "https://img.example/logo.png"});
    let made: Value = read(&send(&issuer, Method::POST, "/passes", &body), 201);
    let pass = download(&world, &text(&made, "/downloadUrl"));
    assert_eq!(pass.bundle.file("logo.png"), Some(icon()));
    let asked = internet.asked().len();
    let path = format!("/passes/{}", text(&made, "/serialNumber"));
    read::<Value>(&send(&issuer, Method::PATCH, &path, &json!({"logoText": "b"})), 200);
    assert_eq!(internet.asked().len(), asked, "a picture that is not sent is not fetched");
    read::<Value>(&send(&issuer, Method::PATCH, &path, &body), 200);
    assert_eq!(internet.asked().len(), asked + 2, "one that is sent is");
    for (url, expected) in [
        ("https://img.example/gone.png", "its server did not answer"),
        ("https://img.example/photo.jpg", "JPEG"),
        ("https://img.example/large.png", "larger than 5 MB"),
    ] {
        let refused = refusal(&send(&issuer, Method::PATCH, &path, &json!({"stripUrl": url})));
        assert_eq!(refused.status, 400, "{url}");
        assert!(refused.error.contains("stripUrl") && refused.error.contains(expected), "{}", refused.error);
    }
    for step in 0..5 {
        internet
            .redirect(&format!("https://img.example/{step}"), &format!("https://img.example/{}", step + 1));
    }
    let refused =
        refusal(&send(&issuer, Method::PATCH, &path, &json!({"stripUrl": "https://img.example/0"})));
    assert!(refused.error.contains("more than 3"), "{}", refused.error);
    world.platform.run_due_alarms();
}
