//! Hostile and broken uploads: a sentence each, and the service stays alive.

use http::Method;
use passwright_core::api::PublishedPass;
use passwright_core::bundle::Bundle;
use passwright_core::zip;
use passwright_tests::issuer::{Issuer, archive, read, refusal, store_card};
use passwright_tests::world::World;
use serde_json::Value;

/// Bytes that do not compress.
pub(super) fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_u32;
    let next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state as u8
    };
    std::iter::repeat_with(next).take(length).collect()
}

/// An archive of zeros that unpacks to far more than it has.
fn bomb() -> Vec<u8> {
    let zeros = vec![0; 12 * 1024 * 1024];
    zip::write([("pass.json", &b"{}"[..]), ("bomb.txt", zeros.as_slice())]).expect("an archive")
}

/// Replaces bytes of a name everywhere in an archive by others of the same length.
fn renamed(archive: &[u8], from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = archive.to_vec();
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(from.len()).position(|window| window == from.as_bytes()) {
        bytes[at + found..at + found + to.len()].copy_from_slice(to.as_bytes());
        at += found + to.len();
    }
    bytes
}

fn with_wrong_checksum() -> Vec<u8> {
    let mut bytes = zip::write([("pass.json", &b"{\"formatVersion\":1}"[..])]).expect("an archive");
    let at = bytes.windows(13).position(|window| window == b"formatVersion").expect("stored text");
    bytes[at] = b'F';
    bytes
}

fn with_many_entries() -> Vec<u8> {
    let names: Vec<String> = (0..600).map(|number| format!("{number}.txt")).collect();
    zip::write(names.iter().map(|name| (name.as_str(), &b"x"[..]))).expect("an archive")
}

fn with_long_text() -> Bundle {
    let mut bundle = store_card("1");
    let endless = Value::from("x".repeat(100_000));
    bundle.document_mut().set("/storeCard/backFields/0/value", endless).expect("a back field");
    bundle
}

fn with_picture(bytes: Vec<u8>) -> Bundle {
    let mut bundle = store_card("1");
    bundle.put_file("icon.png", bytes);
    bundle
}

/// Forty megapixels in a header of thirty-three bytes.
fn huge_picture() -> Vec<u8> {
    let mut bytes = passwright_core::validate::default_icon(passwright_core::images::Scale::One).to_vec();
    bytes[16..24].copy_from_slice(&[0, 0, 0x1f, 0x40, 0, 0, 0x13, 0x88]);
    bytes
}

/// Whatever is uploaded, the answer is a sentence, and afterwards a good pass is still published.
pub(crate) fn hostile_uploads_get_a_sentence_each<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let good = archive(&store_card("1"));
    let two =
        zip::write([("pass.json", &b"{}"[..]), ("icon.png", b"1"), ("icom.png", b"2")]).expect("an archive");
    let nested = zip::write([("card/pass.json", &b"{}"[..])]).expect("an archive");
    let cases = [
        ("not_an_archive", b"no archive at all".to_vec()),
        ("not_an_archive", Vec::new()),
        ("not_an_archive", good[..good.len() / 2].to_vec()),
        ("unsafe_archive", bomb()),
        ("unsafe_archive", renamed(&good, "icon.png", "../x.png")),
        ("unsafe_archive", renamed(&good, "icon.png", "/con.png")),
        ("unsafe_archive", renamed(&good, "icon.png", "ic\\n.png")),
        ("unsafe_archive", renamed(&two, "icom.png", "icon.png")),
        ("unsafe_archive", with_wrong_checksum()),
        ("unsafe_archive", with_many_entries()),
        ("not_a_pass", nested),
        ("unreadable_document", zip::write([("pass.json", &b"{,}"[..])]).expect("an archive")),
        ("unreadable_document", zip::write([("pass.json", &b"[]"[..])]).expect("an archive")),
        ("text_too_long", archive(&with_long_text())),
        ("invalid_pass", zip::write([("pass.json", &b"{}"[..])]).expect("an archive")),
        ("invalid_pass", archive(&with_picture(b"\xff\xd8\xff\xe0 a photo".to_vec()))),
        ("invalid_pass", archive(&with_picture(Vec::new()))),
        ("invalid_pass", archive(&with_picture(huge_picture()))),
    ];
    for (number, (code, body)) in cases.into_iter().enumerate() {
        let refused = refusal(&issuer.uploads(body));
        assert_eq!(
            (refused.status.as_u16(), refused.code.as_str()),
            (422, code),
            "{number}: {}",
            refused.error
        );
        assert!(refused.error.contains(' '), "{number}: a sentence: {}", refused.error);
    }
    let huge = refusal(&issuer.uploads(vec![0; 10 * 1024 * 1024 + 1]));
    assert_eq!((huge.status.as_u16(), huge.code.as_str()), (413, "too_large"));
    let form = issuer.send(Method::POST, "/api/v1/passes", "multipart/form-data; boundary=x", good.clone());
    assert_eq!(
        (refusal(&form).status.as_u16(), refusal(&form).code.as_str()),
        (415, "unsupported_media_type")
    );
    let published: PublishedPass = read(&issuer.uploads(good), 201);
    let body = archive(&with_long_text());
    assert_eq!(refusal(&issuer.uploads_again(&published, body)).code, "text_too_long");
    let again: PublishedPass = read(&issuer.reads(&published), 200);
    assert_eq!(again.version, 1, "a refused version is none");
}

/// Pictures larger than a row of the database come back whole.
pub(crate) fn large_pictures_come_back_whole<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let noise = noise(3_500_000);
    let mut bundle = store_card("1");
    bundle.put_file("notes.bin", noise.clone());
    bundle.put_file("empty.bin", Vec::new());
    let published = issuer.publishes(&bundle);
    let phone = passwright_tests::iphone::IPhone::new(world);
    let pass = phone.installs_from(&published.landing_url);
    assert_eq!(pass.bundle.file("notes.bin"), Some(noise.as_slice()));
    assert_eq!(pass.bundle.file("empty.bin"), Some(&[][..]));
}

/// A document may keep everything that the service does not know.
pub(crate) fn unknown_keys_survive_publishing<W: World>(world: &W) {
    let issuer = Issuer::first(world);
    let mut bundle = store_card("1");
    bundle.document_mut().set("/userInfo", serde_json::json!({ "a": [1.50, "x"] })).expect("a place");
    let published = issuer.publishes(&bundle);
    let pass = passwright_tests::iphone::IPhone::new(world).installs_from(&published.landing_url);
    assert_eq!(pass.bundle.document().get("/userInfo"), bundle.document().get("/userInfo"));
    assert!(String::from_utf8(pass.bundle.document().to_bytes()).expect("text").contains("1.5"));
}
