//! Pictures by address on the real worker, with a server on this machine that counts who comes: nobody, unless the development flag lets them.
//!
//! It needs servers of its own: `PASSWRIGHT_XTASK` names the program that starts them.

use std::path::Path;

use http::Method;
use passwright_tests::issuer::{Issuer, read, refusal};
use passwright_tests::own_server::Launch;
use passwright_tests::picture_server::PictureServer;
use passwright_tests::world::World;
use serde_json::{Value, json};

use super::dialects::{download, send, text};
use super::spellings::{SPELLINGS, THIS_MACHINE};

fn body(url: &str) -> Value {
    json!({"logoText": "a", "logoUrl": url})
}

/// Every spelling of this machine and of what lies behind it is refused without a single request; names are looked up before they are trusted.
pub(crate) fn nobody_is_sent_inside(xtask: &Path) {
    let folder = tempfile::tempdir().expect("a folder");
    let pictures = PictureServer::start();
    pictures.name("this-machine.example", "127.0.0.1");
    pictures.name("both.example", "93.184.216.34");
    pictures.name("both.example", "127.0.0.1");
    pictures.name("inside.example", "10.0.0.5");
    let mut launch = Launch::new(xtask, folder.path());
    launch.variables = vec![("DNS_URL", pictures.url("/dns-query"))];
    let server = launch.start();
    let world = server.world();
    let issuer = Issuer::first(&world);
    let refused = |url: &str| {
        let reply = send(&issuer, Method::POST, "/passes", &body(url));
        assert_eq!(refusal(&reply).status, 400, "{url}: {}", String::from_utf8_lossy(reply.body()));
    };
    let port = pictures.port();
    for host in THIS_MACHINE {
        for scheme in ["https", "http"] {
            refused(&format!("{scheme}://{host}:{port}/icon.png"));
            refused(&format!("{scheme}://{host}/icon.png"));
        }
    }
    for url in SPELLINGS {
        refused(url);
    }
    assert!(pictures.looked_up() > 0, "names were looked up");
    assert_eq!(pictures.hits(), 0, "nobody came");
    // It has to be gone altogether before another one takes its port.
    server.kill();

    launch.variables.push(("LOOPBACK_PICTURES", "true".to_owned()));
    let server = launch.start();
    let world = server.world();
    let issuer = Issuer::first(&world);
    allowed_pictures_really_come(&world, &issuer, &pictures);
    redirects_are_checked_like_the_first(&issuer, &pictures);
}

fn allowed_pictures_really_come<W: World>(world: &W, issuer: &Issuer<'_, W>, pictures: &PictureServer) {
    let made: Value = read(&send(issuer, Method::POST, "/passes", &body(&pictures.url("/icon.png"))), 201);
    let pass = download(world, &text(&made, "/downloadUrl"));
    assert_eq!(pass.bundle.file("logo.png"), Some(PictureServer::icon()), "the very bytes");
    assert_eq!(pictures.hits(), 1);
    for (path, word) in
        [("/photo.jpg", "JPEG"), ("/large.png", "larger than 5 MB"), ("/nothing", "status 404")]
    {
        let refused = refusal(&send(issuer, Method::POST, "/passes", &body(&pictures.url(path))));
        assert!(refused.status == 400 && refused.error.contains(word), "{path}: {}", refused.error);
    }
}

fn redirects_are_checked_like_the_first<W: World>(issuer: &Issuer<'_, W>, pictures: &PictureServer) {
    let post = |url: &str| send(issuer, Method::POST, "/passes", &body(url));
    assert_eq!(post(&pictures.url("/hop/3")).status(), 201, "three redirects");
    assert!(refusal(&post(&pictures.url("/hop/4"))).error.contains("more than 3"));
    let hits = pictures.hits();
    let targets = [
        "https://10.0.0.5/a.png",
        "http://169.254.169.254/latest/meta-data/",
        "https://inside.example/a.png",
        "https://[fd00:ec2::254]/",
        "http://example.com/a.png",
        "file:///etc/passwd",
        "//192.168.0.1/a.png",
        "https://2852039166/",
    ];
    for target in targets {
        let refused = refusal(&post(&pictures.url(&format!("/to/{}", hex(target)))));
        assert_eq!(refused.status, 400, "{target}");
    }
    assert_eq!(pictures.hits(), hits + targets.len() as u64, "each was asked once, and led nowhere");
}

fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}
