//! The storage of a small deployment as a former version left it: SQL of every object, and what its phones and issuer remember.
//!
//! In scope: writing and reading such a folder. Out of scope: what a later version makes of it (the scenarios say so).
//! A frozen deployment is never written again: it stands for what is stored out there. `freeze-deployment` adds one for a new version.
#![allow(clippy::expect_used, clippy::missing_panics_doc)] // A fixture that is not there ends the test.

use std::fs;
use std::path::Path;

use http::{Method, Request};
use passwright_core::api::{AccountReply, TemplateReply};
use passwright_core::bundle::PASS_MEDIA_TYPE;
use passwright_core::service::ports::ObjectKind;
use passwright_core::time::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::iphone::IPhone;
use crate::issuer::{Issuer, archive, read, store_card};
use crate::local::LocalPlatform;
use crate::world::{LocalWorld, World};

const FACTS: &str = "deployment.json";
const STORAGE: &str = "storage.sql";
/// What begins the statements of one object.
const OBJECT: &str = "-- object: ";

/// What is known outside of the storage.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Facts {
    /// The time at which it was frozen.
    pub now: i64,
    /// The account and its keys.
    pub account: AccountReply,
    /// What the phone calls itself.
    pub device: String,
    /// Where its pushes go.
    pub push_token: String,
    /// The tag it was told.
    pub tag: String,
    /// The pass type.
    pub pass_type: String,
    /// The serial number of its pass.
    pub serial: String,
    /// The token of its pass.
    pub token: String,
    /// The `Last-Modified` it was told.
    pub last_modified: String,
    /// A template, from the version on that has them.
    pub template: Option<String>,
    /// The serial number of a pass of it.
    pub member: Option<String>,
    /// A serial number that the issuer brought along.
    pub own_serial: String,
}

/// A frozen deployment.
#[derive(Debug, Clone)]
pub struct Frozen {
    /// What is known outside.
    pub facts: Facts,
    objects: Vec<(ObjectKind, String, String)>,
}

const KINDS: [ObjectKind; 5] =
    [ObjectKind::Pass, ObjectKind::Device, ObjectKind::Template, ObjectKind::Account, ObjectKind::Directory];

impl Frozen {
    /// Lives a little and is frozen.
    #[must_use]
    pub fn make() -> Self {
        let world = LocalWorld::new();
        let issuer = Issuer::first(&world);
        let published = issuer.publishes(&store_card("1"));
        let phone = IPhone::new(&world);
        let mut pass = phone.installs_from(&published.landing_url);
        assert_eq!(phone.registers(&pass), 201);
        issuer.republishes(&published, &store_card("2"));
        phone.receives(1);
        assert!(phone.follows_a_push(&mut pass), "the update came");
        phone.logs(&[&format!(
            "Get pass task (for device {}, serial number '{}'): none",
            phone.device(),
            pass.serial()
        )]);
        let mut design = store_card("{{balance|0}}");
        design.document_mut().set("/logoText", "Hello {{name}}").expect("a place");
        let made = issuer.send(Method::POST, "/api/v1/templates", PASS_MEDIA_TYPE, archive(&design));
        let template: TemplateReply = read(&made, 201);
        let path = format!("/api/v1/templates/{}/passes", template.template);
        let body = json!({ "values": { "name": "Anna" } }).to_string().into_bytes();
        let member: passwright_core::api::PublishedPass =
            read(&issuer.send(Method::POST, &path, "application/json", body), 201);
        let mut own = store_card("3");
        own.document_mut().set("/serialNumber", "ticket 1").expect("a place");
        let path = "/api/v1/passes?keepSerial=true";
        assert_eq!(issuer.send(Method::POST, path, PASS_MEDIA_TYPE, archive(&own)).status(), 201);
        let pass_type = pass.text("/passTypeIdentifier");
        let facts = Facts {
            now: world.platform.now().unix_millis(),
            account: world.account_reply().clone(),
            device: phone.device().to_owned(),
            push_token: phone.push_token(),
            tag: phone.tag(&pass_type).expect("it asked"),
            pass_type,
            serial: pass.serial(),
            token: pass.text("/authenticationToken"),
            last_modified: pass.last_modified.clone().expect("it was told"),
            template: Some(template.template),
            member: Some(member.serial_number.to_string()),
            own_serial: "ticket 1".to_owned(),
        };
        let storage = |(kind, name): (ObjectKind, String)| {
            let storage = world.platform.object(kind, &name).expect("it is listed");
            (kind, name, storage.dump())
        };
        Self { facts, objects: world.platform.object_names().into_iter().map(storage).collect() }
    }

    /// Reads a folder.
    #[must_use]
    pub fn open(folder: &Path) -> Self {
        let text = |name: &str| fs::read_to_string(folder.join(name)).expect("the fixture is there");
        let facts = serde_json::from_str(&text(FACTS)).expect("the facts are readable");
        let storage = text(STORAGE);
        let object = |part: &str| {
            let (head, statements) = part.split_once('\n')?;
            let (kind, name) = head.split_once(' ')?;
            let kind = KINDS.into_iter().find(|it| it.as_str() == kind)?;
            Some((kind, name.to_owned(), statements.to_owned()))
        };
        let parts = storage.split(OBJECT).skip(1);
        Self { facts, objects: parts.map(|part| object(part).expect("an object")).collect() }
    }

    /// Writes a folder.
    pub fn write(&self, folder: &Path) {
        let mut storage = String::new();
        for (kind, name, statements) in &self.objects {
            storage.push_str(&format!("{OBJECT}{} {name}\n{statements}", kind.as_str()));
        }
        fs::create_dir_all(folder).expect("a folder");
        fs::write(folder.join(STORAGE), storage).expect("written");
        let facts = serde_json::to_string_pretty(&self.facts).expect("printed");
        fs::write(folder.join(FACTS), facts + "\n").expect("written");
    }

    /// A deployment of the present version on this storage.
    #[must_use]
    pub fn thaw(&self) -> LocalWorld {
        let account = AccountReply::clone(&self.facts.account);
        let world = LocalWorld::on_stored(account, Timestamp::from_unix_millis(self.facts.now));
        world.platform.skip_random(1_000_000);
        self.put_into(&world.platform);
        world
    }

    fn put_into(&self, platform: &LocalPlatform) {
        for (kind, name, statements) in &self.objects {
            platform.put_object(*kind, name, statements);
        }
    }

    /// The objects.
    pub fn objects(&self) -> impl Iterator<Item = (ObjectKind, &str)> {
        self.objects.iter().map(|(kind, name, _)| (*kind, name.as_str()))
    }

    /// The phone as it was.
    #[must_use]
    pub fn phone<'w, W: World>(&self, world: &'w W) -> IPhone<'w, W> {
        let Facts { device, push_token, pass_type, tag, .. } = &self.facts;
        IPhone::seen_before(world, device, push_token, pass_type, Some(tag))
    }

    /// The phone's request for its pass, with the date it was told.
    #[must_use]
    pub fn fetch(&self) -> Request<Vec<u8>> {
        let path = format!("/v1/passes/{}/{}", self.facts.pass_type, self.facts.serial);
        let request = Request::get(path).header("authorization", format!("ApplePass {}", self.facts.token));
        let request = request.header("if-modified-since", &self.facts.last_modified);
        request.body(Vec::new()).expect("a request")
    }
}
