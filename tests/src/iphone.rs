//! A simulated Wallet: installs from a link, registers, asks what changed, fetches, unregisters, logs.
//!
//! In scope: what an iPhone sends, and that it repeats what the server itself said: tag and date are echoed, never made up.
//! Out of scope: trust in certificates; the referees see to that. Source: Apple, "Adding a web service to update passes".
#![allow(clippy::expect_used, clippy::missing_panics_doc)] // A phone that cannot go on ends the test.

use std::cell::RefCell;
use std::collections::BTreeMap;

use http::{Method, Request, Response, StatusCode};
use passwright_core::bundle::{Bundle, PASS_MEDIA_TYPE, Seal};
use passwright_core::manifest::Manifest;
use passwright_core::zip::Limits;
use serde::Deserialize;
use serde_json::json;

use crate::world::{SeenPush, World};

/// What Safari on an iPhone calls itself.
pub const USER_AGENT: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
    Version/19.0 Mobile/15E148 Safari/604.1";

/// A phone with a Wallet.
#[derive(Debug)]
pub struct IPhone<'w, W> {
    world: &'w W,
    device: String,
    push_token: RefCell<String>,
    /// By pass type: what the server said last.
    tags: RefCell<BTreeMap<String, String>>,
}

/// A pass in the Wallet.
#[derive(Debug, Clone)]
pub struct Installed {
    /// Its files.
    pub bundle: Bundle,
    /// The archive as it came.
    pub archive: Vec<u8>,
    /// The `Last-Modified` it came with.
    pub last_modified: Option<String>,
}

/// The answer to "what changed?".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Updates {
    /// 204
    Nothing,
    /// 200 with these serial numbers.
    Passes(Vec<String>),
}

/// The answer to a fetch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    /// 200; the pass was replaced.
    New,
    /// 304
    Unchanged,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SerialNumbers {
    serial_numbers: Vec<String>,
    last_updated: String,
}

impl Installed {
    /// Opens a file as Wallet does: the manifest must name every file with its hash.
    #[track_caller]
    pub fn open(archive: Vec<u8>, last_modified: Option<String>) -> Self {
        let (bundle, seal) = Bundle::read(&archive, &Limits::default()).expect("a readable pass");
        let Seal { manifest, signature } = seal;
        let manifest = Manifest::parse(&manifest.expect("a manifest")).expect("a readable manifest");
        let pass = bundle.document().to_bytes();
        let files = std::iter::once(("pass.json", pass.as_slice())).chain(bundle.files());
        assert_eq!(manifest.compare(files), [], "manifest and files agree");
        assert!(signature.is_some_and(|bytes| !bytes.is_empty()), "there is a signature");
        Self { bundle, archive, last_modified }
    }

    /// A text of the document.
    #[track_caller]
    pub fn text(&self, pointer: &str) -> String {
        let text = self.bundle.document().text(pointer);
        text.unwrap_or_else(|| unreachable!("no text at {pointer}")).to_owned()
    }

    /// The serial number.
    #[track_caller]
    pub fn serial(&self) -> String {
        self.text("/serialNumber")
    }

    /// The balance of the store card.
    #[track_caller]
    pub fn balance(&self) -> String {
        self.text("/storeCard/primaryFields/0/value")
    }

    /// The path of the pass at the web service.
    #[track_caller]
    pub fn path(&self) -> String {
        format!("/v1/passes/{}/{}", self.text("/passTypeIdentifier"), escape(&self.serial()))
    }

    fn authorization(&self) -> String {
        format!("ApplePass {}", self.text("/authenticationToken"))
    }
}

/// Percent-encodes what a path cannot carry.
fn escape(text: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~".contains(byte);
    text.bytes()
        .map(|byte| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

impl<'w, W: World> IPhone<'w, W> {
    /// A phone that was seen before: what it calls itself, its push token, the tag it was told for a pass type.
    pub fn seen_before(
        world: &'w W,
        device: &str,
        push_token: &str,
        pass_type: &str,
        tag: Option<&str>,
    ) -> Self {
        let tags = tag.map(|tag| (pass_type.to_owned(), tag.to_owned())).into_iter().collect();
        Self {
            world,
            device: device.to_owned(),
            push_token: RefCell::new(push_token.to_owned()),
            tags: RefCell::new(tags),
        }
    }

    /// A new phone.
    pub fn new(world: &'w W) -> Self {
        let unique = world.unique();
        Self {
            world,
            device: format!("device-{unique}"),
            push_token: RefCell::new(format!("{unique}{unique}")),
            tags: RefCell::default(),
        }
    }

    /// The same phone after the server was started again.
    #[must_use]
    pub fn in_world<Other: World>(self, world: &Other) -> IPhone<'_, Other> {
        IPhone { world, device: self.device, push_token: self.push_token, tags: self.tags }
    }

    /// Where its pushes go now.
    #[must_use]
    pub fn push_token(&self) -> String {
        self.push_token.borrow().clone()
    }

    /// What it calls itself.
    #[must_use]
    pub fn device(&self) -> &str {
        &self.device
    }

    /// The system gives it a new push token; the server does not know it yet.
    pub fn gets_a_new_push_token(&self) {
        *self.push_token.borrow_mut() = format!("ab{}", self.world.unique());
    }

    /// Opens a landing page, follows its link and installs the pass.
    #[track_caller]
    pub fn installs_from(&self, landing_url: &str) -> Installed {
        let page = self.browses(landing_url);
        assert_eq!(page.status(), StatusCode::OK);
        let html = String::from_utf8(page.into_body()).expect("text");
        let links = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let file = links.into_iter().find(|link| link.ends_with(".pkpass")).expect("a link to the file");
        let reply = self.browses(file);
        assert_eq!(reply.status(), StatusCode::OK);
        let header =
            |name: &str| reply.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        assert_eq!(header("content-type").as_deref(), Some(PASS_MEDIA_TYPE));
        assert_eq!(header("content-length"), Some(reply.body().len().to_string()), "Safari needs the length");
        let last_modified = header("last-modified");
        Installed::open(reply.into_body(), last_modified)
    }

    /// Opens an address of this deployment as Safari does.
    #[track_caller]
    pub fn browses(&self, url: &str) -> Response<Vec<u8>> {
        let path = url
            .strip_prefix(self.world.base_url())
            .unwrap_or_else(|| unreachable!("a foreign address: {url}"));
        let request =
            Request::get(path).header("user-agent", USER_AGENT).body(Vec::new()).expect("a request");
        self.world.send(request)
    }

    /// Registers for a pass and gives the status.
    #[track_caller]
    pub fn registers(&self, pass: &Installed) -> u16 {
        assert_eq!(pass.text("/webServiceURL"), self.world.base_url());
        let request = self.registration(Method::POST, pass, &pass.authorization());
        self.world.send(request).status().as_u16()
    }

    /// The request of a registration, to send it changed.
    #[track_caller]
    pub fn registration(&self, method: Method, pass: &Installed, authorization: &str) -> Request<Vec<u8>> {
        let body = match method {
            Method::POST => json!({ "pushToken": self.push_token() }).to_string().into_bytes(),
            _ => Vec::new(),
        };
        let path = format!(
            "/v1/devices/{}/registrations/{}/{}",
            escape(&self.device),
            pass.text("/passTypeIdentifier"),
            escape(&pass.serial())
        );
        let request = Request::builder().method(method).uri(path).header("content-type", "application/json");
        request.header("authorization", authorization).body(body).expect("a request")
    }

    /// Unregisters from a pass and gives the status.
    #[track_caller]
    pub fn unregisters(&self, pass: &Installed) -> u16 {
        let request = self.registration(Method::DELETE, pass, &pass.authorization());
        self.world.send(request).status().as_u16()
    }

    /// Asks what changed since it asked last.
    #[track_caller]
    pub fn checks_for_updates(&self, pass_type: &str) -> Updates {
        let tag = self.tags.borrow().get(pass_type).cloned();
        self.checks_for_updates_since(pass_type, tag.as_deref())
    }

    /// Asks what changed since a tag.
    #[track_caller]
    pub fn checks_for_updates_since(&self, pass_type: &str, tag: Option<&str>) -> Updates {
        let query = tag.map(|tag| format!("?passesUpdatedSince={}", escape(tag))).unwrap_or_default();
        let path = format!("/v1/devices/{}/registrations/{pass_type}{query}", escape(&self.device));
        let reply = self.world.send(Request::get(path).body(Vec::new()).expect("a request"));
        match reply.status().as_u16() {
            204 => {
                assert!(reply.body().is_empty(), "204 has no body");
                Updates::Nothing
            }
            200 => {
                let list: SerialNumbers = serde_json::from_slice(reply.body()).expect("a list");
                self.tags.borrow_mut().insert(pass_type.to_owned(), list.last_updated);
                Updates::Passes(list.serial_numbers)
            }
            other => unreachable!("the list call answered {other}"),
        }
    }

    /// The tag that the server gave last.
    #[must_use]
    pub fn tag(&self, pass_type: &str) -> Option<String> {
        self.tags.borrow().get(pass_type).cloned()
    }

    /// Asks for the present version of a pass, presenting the date that the server gave.
    #[track_caller]
    pub fn fetches(&self, pass: &mut Installed) -> Fetched {
        let reply = self.world.send(fetch_request(Method::GET, pass));
        let header =
            |name: &str| reply.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let last_modified = header("last-modified");
        assert!(last_modified.is_some(), "without Last-Modified there is never a 304");
        match reply.status().as_u16() {
            304 => {
                assert!(reply.body().is_empty(), "304 has no body");
                Fetched::Unchanged
            }
            200 => {
                assert_eq!(header("content-type").as_deref(), Some(PASS_MEDIA_TYPE));
                let new = Installed::open(reply.into_body(), last_modified);
                assert_eq!(new.serial(), pass.serial(), "an update never changes the serial number");
                assert_eq!(new.authorization(), pass.authorization(), "nor the token");
                *pass = new;
                Fetched::New
            }
            other => unreachable!("the fetch answered {other}: {}", String::from_utf8_lossy(reply.body())),
        }
    }

    /// Does what an iPhone does after a push: asks what changed and fetches it. `true` when the pass was replaced.
    #[track_caller]
    pub fn follows_a_push(&self, pass: &mut Installed) -> bool {
        match self.checks_for_updates(&pass.text("/passTypeIdentifier")) {
            Updates::Passes(serials) if serials.contains(&pass.serial()) => {
                self.fetches(pass) == Fetched::New
            }
            _ => false,
        }
    }

    /// Reports lines and gives the status.
    pub fn logs(&self, lines: &[&str]) -> u16 {
        let body = json!({ "logs": lines }).to_string().into_bytes();
        let request = Request::post("/v1/log").header("content-type", "application/json").body(body);
        self.world.send(request.expect("a request")).status().as_u16()
    }

    /// The pushes that reached it, after waiting for that many.
    pub fn receives(&self, least: usize) -> Vec<SeenPush> {
        self.world.wait_for_pushes(&self.push_token(), least)
    }
}

/// The request of a fetch, to send it changed.
#[track_caller]
pub fn fetch_request(method: Method, pass: &Installed) -> Request<Vec<u8>> {
    let mut request =
        Request::builder().method(method).uri(pass.path()).header("authorization", pass.authorization());
    if let Some(date) = &pass.last_modified {
        request = request.header("if-modified-since", date);
    }
    request.body(Vec::new()).expect("a request")
}
