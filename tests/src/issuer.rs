//! A simulated issuer: publishes, republishes, asks for signatures, in the words of the domain.
//!
//! In scope: requests with a key and readable answers. Out of scope: which answer is right; the scenarios say so.
#![allow(clippy::expect_used, clippy::missing_panics_doc)] // A request that cannot be made ends the test.

use http::{Method, Request, Response, StatusCode};
use passwright_core::api::{
    DeviceList, ErrorBody, History, PassList, PublishedPass, SerialsReply, SignatureRequest,
};
use passwright_core::bundle::{Bundle, PASS_MEDIA_TYPE};
use passwright_core::document::Document;
use passwright_core::images::Scale;
use passwright_core::validate::default_icon;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::world::{World, post_json};

/// Who publishes passes with an API key.
#[derive(Debug)]
pub struct Issuer<'w, W> {
    world: &'w W,
    key: String,
}

/// A refusal as a client sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The HTTP status.
    pub status: StatusCode,
    /// The stable name.
    pub code: String,
    /// The sentence.
    pub error: String,
}

/// A store card as an editor would build it: without the keys that the server owns.
#[must_use]
pub fn store_card(balance: &str) -> Bundle {
    let document = json!({
        "formatVersion": 1,
        "passTypeIdentifier": "pass.placeholder",
        "teamIdentifier": "PLACEHOLD1",
        "serialNumber": "placeholder",
        "organizationName": "Café Amélie",
        "description": "Loyalty card of Café Amélie",
        "logoText": "Café Amélie",
        "backgroundColor": "rgb(60, 40, 30)",
        "foregroundColor": "rgb(255, 255, 255)",
        "labelColor": "rgb(220, 200, 180)",
        "storeCard": {
            "primaryFields": [
                { "key": "balance", "label": "BALANCE", "value": balance, "changeMessage": "Your balance is now %@." }
            ],
            "backFields": [{ "key": "contact", "label": "Contact", "value": "hello@example.org" }]
        },
        "barcodes": [{ "format": "PKBarcodeFormatQR", "message": "12345", "messageEncoding": "iso-8859-1" }]
    });
    let Value::Object(tree) = document else { unreachable!("an object literal") };
    let mut bundle = Bundle::new(Document::new(tree));
    for scale in Scale::ALL {
        bundle.put_file(&format!("icon{}.png", suffix(scale)), default_icon(scale).to_vec());
    }
    bundle
}

fn suffix(scale: Scale) -> &'static str {
    match scale {
        Scale::One => "",
        Scale::Two => "@2x",
        Scale::Three => "@3x",
    }
}

/// The bundle as an upload: archived, not signed.
#[must_use]
pub fn archive(bundle: &Bundle) -> Vec<u8> {
    bundle.clone().seal().with_signature(Vec::new()).to_archive().expect("an archive")
}

/// Reads a refusal, and fails when it is none.
#[track_caller]
pub fn refusal(reply: &Response<Vec<u8>>) -> Refused {
    let body: ErrorBody = serde_json::from_slice(reply.body()).unwrap_or_else(|_| {
        unreachable!("no refusal: {} {}", reply.status(), String::from_utf8_lossy(reply.body()))
    });
    Refused { status: reply.status(), code: body.code, error: body.error }
}

/// Reads a JSON answer of a status, and fails when it is another.
#[track_caller]
pub fn read<T: DeserializeOwned>(reply: &Response<Vec<u8>>, status: u16) -> T {
    let text = String::from_utf8_lossy(reply.body());
    assert_eq!(reply.status(), status, "{text}");
    serde_json::from_slice(reply.body()).unwrap_or_else(|error| unreachable!("{error}: {text}"))
}

impl<'w, W: World> Issuer<'w, W> {
    /// The first account of the world.
    pub fn first(world: &'w W) -> Self {
        Self { world, key: world.api_key().to_owned() }
    }

    /// Somebody with this key.
    pub fn with_key(world: &'w W, key: &str) -> Self {
        Self { world, key: key.to_owned() }
    }

    /// The key.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Sends a request with the key.
    pub fn send(&self, method: Method, path: &str, media_type: &str, body: Vec<u8>) -> Response<Vec<u8>> {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("authorization", format!("Bearer {}", self.key))
            .header("content-type", media_type)
            .body(body)
            .expect("a request");
        self.world.send(request)
    }

    /// Reads something.
    pub fn get(&self, path: &str) -> Response<Vec<u8>> {
        self.send(Method::GET, path, "application/json", Vec::new())
    }

    /// Uploads bytes as a new pass.
    pub fn uploads(&self, archive: Vec<u8>) -> Response<Vec<u8>> {
        self.send(Method::POST, "/api/v1/passes", PASS_MEDIA_TYPE, archive)
    }

    /// Publishes a pass.
    #[track_caller]
    pub fn publishes(&self, bundle: &Bundle) -> PublishedPass {
        read(&self.uploads(archive(bundle)), 201)
    }

    /// Uploads bytes as a new version.
    pub fn uploads_again(&self, pass: &PublishedPass, archive: Vec<u8>) -> Response<Vec<u8>> {
        self.send(Method::PUT, &address(pass, ""), PASS_MEDIA_TYPE, archive)
    }

    /// Republishes a pass.
    #[track_caller]
    pub fn republishes(&self, pass: &PublishedPass, bundle: &Bundle) -> PublishedPass {
        read(&self.uploads_again(pass, archive(bundle)), 200)
    }

    /// Revokes a pass.
    #[track_caller]
    pub fn revokes(&self, pass: &PublishedPass) -> PublishedPass {
        read(&self.send(Method::DELETE, &address(pass, ""), "", Vec::new()), 200)
    }

    /// Erases a pass.
    pub fn erases(&self, pass: &PublishedPass) -> Response<Vec<u8>> {
        self.send(Method::DELETE, &address(pass, "?erase=true"), "", Vec::new())
    }

    /// Reads a pass.
    pub fn reads(&self, pass: &PublishedPass) -> Response<Vec<u8>> {
        self.get(&address(pass, ""))
    }

    /// Lists the devices of a pass.
    #[track_caller]
    pub fn devices(&self, pass: &PublishedPass) -> DeviceList {
        read(&self.get(&address(pass, "/devices")), 200)
    }

    /// Lists the versions of a pass.
    #[track_caller]
    pub fn history(&self, pass: &PublishedPass) -> History {
        read(&self.get(&address(pass, "/history")), 200)
    }

    /// Lists all passes, page after page.
    #[track_caller]
    pub fn lists_all(&self) -> Vec<PassList> {
        let mut pages: Vec<PassList> = Vec::new();
        let mut path = "/api/v1/passes".to_owned();
        loop {
            let page: PassList = read(&self.get(&path), 200);
            let cursor = page.cursor.clone();
            pages.push(page);
            match cursor {
                Some(cursor) => path = format!("/api/v1/passes?cursor={cursor}"),
                None => return pages,
            }
        }
    }

    /// Asks for serial numbers.
    #[track_caller]
    pub fn serials(&self, count: u32) -> Vec<String> {
        let reply = self.world.send(post_json("/api/v1/serials", &self.key, &json!({ "count": count })));
        let reply: SerialsReply = read(&reply, 201);
        reply.serial_numbers.into_iter().map(String::from).collect()
    }

    /// Asks for a signature over a manifest and its document.
    pub fn asks_to_sign(&self, manifest: &[u8], pass: &[u8]) -> Response<Vec<u8>> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let request = SignatureRequest { manifest: text(manifest), pass: text(pass) };
        self.world.send(post_json("/api/v1/signatures", &self.key, &request))
    }

    /// Asks for the signature of a bundle.
    pub fn asks_to_sign_bundle(&self, bundle: &Bundle) -> Response<Vec<u8>> {
        let sealed = bundle.clone().seal();
        self.asks_to_sign(sealed.manifest(), sealed.pass())
    }
}

/// The address of a pass in the API.
#[must_use]
pub fn address(pass: &PublishedPass, rest: &str) -> String {
    format!("/api/v1/passes/{}{rest}", pass.serial_number)
}
