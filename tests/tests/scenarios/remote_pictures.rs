//! Pictures by address: public servers only, whatever the address is written like. The servers are those of the local platform.

use http::Method;
use passwright_core::images::Scale;
use passwright_core::validate::default_icon;
use passwright_tests::issuer::{Issuer, read, refusal};
use passwright_tests::world::LocalWorld;
use serde_json::{Value, json};

use super::dialects::{download, send, text};

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
    let spellings = [
        "https://127.0.0.1/",
        "https://127.1/",
        "https://127.0.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.1/",
        "https://0177.0.0.1/",
        "https://017700000001/",
        "https://0/",
        "https://0.0.0.0/",
        "https://0x0/",
        "https://localhost/",
        "https://LOCALHOST/",
        "https://localhost./",
        "https://a.localhost/",
        "https://localhost.localdomain.local/",
        "https://\u{ff11}\u{ff12}\u{ff17}.0.0.1/",
        "https://127\u{3002}0\u{3002}0\u{3002}1/",
        "https://%31%32%37.0.0.1/",
        "https://10.0.0.1/",
        "https://10.1/",
        "https://167772161/",
        "https://172.16.0.1/",
        "https://172.31.255.255/",
        "https://192.168.0.1/",
        "https://192.168.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://0xa9fea9fe/",
        "https://2852039166/",
        "https://0251.0376.0251.0376/",
        "https://100.64.0.1/",
        "https://192.0.0.192/",
        "https://198.18.0.1/",
        "https://224.0.0.1/",
        "https://240.0.0.1/",
        "https://255.255.255.255/",
        "https://[::]/",
        "https://[::1]/",
        "https://[0:0:0:0:0:0:0:1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[0:0:0:0:0:ffff:127.0.0.1]/",
        "https://[::127.0.0.1]/",
        "https://[64:ff9b::127.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://[2001:0:7f00:1::]/",
        "https://[fc00::1]/",
        "https://[fd00:ec2::254]/",
        "https://[fe80::1]/",
        "https://[fec0::1]/",
        "https://[ff02::1]/",
        "https://[2001:db8::1]/",
        "https://[::ffff:169.254.169.254]/",
        "https://metadata.google.internal/",
        "https://router/",
        "https://printer.local/",
        "https://public.example@127.0.0.1/",
        "https://127.0.0.1@public.example/",
        "https://public.example:22/",
        "https://127.0.0.1:443/",
        "https://127.0.0.1#@public.example/",
        "https://127.0.0.1\\@public.example/",
        "https:127.0.0.1/",
        "https:///127.0.0.1/",
        "https://inside.example/",
        "https://rebinding.example/",
        "https://six.example/",
        "https://unknown.example/",
        "http://public.example/",
        "file:///etc/passwd",
        "ftp://public.example/",
        "gopher://127.0.0.1/",
        "javascript:1",
        "//127.0.0.1/",
        "",
        "data:text/html;base64,AAAA",
    ];
    assert!(spellings.len() >= 60);
    for url in spellings.iter().filter(|url| !url.is_empty()) {
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
