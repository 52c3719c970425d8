//! A stranger's key: for every route, what belongs to another account and what never existed.
//!
//! Where nothing may leak both answers are the same to the byte. A new route does not compile until it says what a stranger learns there.

use http::{Method, Request, Response};
use passwright_core::api::{
    AccountReply, AccountRequest, DraftReply, KeyList, PublishedPass, SerialsReply, TemplateReply,
};
use passwright_core::bundle::{Bundle, PASS_MEDIA_TYPE};
use passwright_core::service::routes::{Caller, Endpoint, ROUTES, Route};
use passwright_tests::issuer::{Issuer, archive, read, store_card};
use passwright_tests::world::{World, post_json};
use serde_json::{Value, json};

/// What a stranger learns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Learns {
    /// Nothing: the same status and body for what is another's and for what never existed.
    Nothing(u16),
    /// The dialect documents two answers: for another's, and for what never existed.
    Documented(u16, u16),
    /// It is public by an id that cannot be guessed: there, and not there.
    Public(u16, u16),
    /// No id in path or body could be another's.
    NoId,
}

/// For each endpoint. Nothing is left out: the compiler sees to that.
fn learns(endpoint: Endpoint) -> Learns {
    match endpoint {
        Endpoint::ReadPass
        | Endpoint::Republish
        | Endpoint::DeletePass
        | Endpoint::PassDevices
        | Endpoint::PassHistory
        | Endpoint::PassPersonalization
        | Endpoint::PassLog
        | Endpoint::ChangeValues
        | Endpoint::ReadTemplate
        | Endpoint::ReplaceTemplate
        | Endpoint::CloseTemplate
        | Endpoint::CreateTemplatePass
        | Endpoint::ListTemplatePasses
        | Endpoint::CreateJoinLink
        | Endpoint::WalletPassPayload
        | Endpoint::PatchWalletPass
        | Endpoint::RevokeKey
        | Endpoint::RotateKey => Learns::Nothing(404),
        // A wrong token, a pass that is not there: the phone is told the same.
        Endpoint::Register | Endpoint::Unregister | Endpoint::FetchPass => Learns::Nothing(401),
        // The holder of a key is not the operator, whatever account is named.
        Endpoint::AddAccountKey
        | Endpoint::ChangeAccount
        | Endpoint::ExportAccount
        | Endpoint::ExportAccountFile
        | Endpoint::ImportAccount => Learns::Nothing(401),
        // The pass is named in the query.
        Endpoint::ExportOwnFile => Learns::Nothing(404),
        // A draft has an address of its own, and no id of anything else.
        Endpoint::DraftPage | Endpoint::DraftFile | Endpoint::DraftQrCode => Learns::Public(200, 404),
        // The serial number is in the body.
        Endpoint::Signatures | Endpoint::Publish => Learns::Nothing(403),
        // Whoever does not know the device identifier has no device.
        Endpoint::ListUpdates => Learns::Nothing(204),
        Endpoint::ReplacePkpass => Learns::Documented(403, 404),
        // The pass is there and has no form.
        Endpoint::Personalize => Learns::Public(409, 404),
        Endpoint::Landing
        | Endpoint::PassFile
        | Endpoint::PassQrCode
        | Endpoint::PassBundle
        | Endpoint::PublicPass
        | Endpoint::PublicTemplate
        | Endpoint::JoinPage
        | Endpoint::PassCard
        | Endpoint::PassFrame
        | Endpoint::BundlePage
        | Endpoint::JoinCard
        | Endpoint::JoinFrame
        | Endpoint::WalletPassFile => Learns::Public(200, 404),
        // The form is asked for again: the answer is missing.
        Endpoint::Join => Learns::Public(422, 404),
        // The code is of an address that only its issuer gave out; it asks no object.
        Endpoint::JoinQrCode => Learns::Public(200, 404),
        // Files of the product: the same for everybody.
        Endpoint::EmbedFile | Endpoint::EmbedBadge => Learns::NoId,
        Endpoint::Index
        | Endpoint::ApiDescription
        | Endpoint::Reference
        | Endpoint::Health
        | Endpoint::Identity
        | Endpoint::Serials
        | Endpoint::ListPasses
        | Endpoint::CreateAccount
        | Endpoint::ListAccounts
        | Endpoint::CreateKey
        | Endpoint::ListKeys
        | Endpoint::ReadAudit
        | Endpoint::ExportOwn
        | Endpoint::CreateDraft
        | Endpoint::Log
        | Endpoint::CreateTemplate
        | Endpoint::ListTemplates
        | Endpoint::CreateWalletPass
        | Endpoint::CreatePkpass
        | Endpoint::Usage => Learns::NoId,
    }
}

/// Ids for the parameters of a path.
#[derive(Debug, Clone)]
struct Ids {
    serial: String,
    template: String,
    account: String,
    key: String,
    device: String,
    draft: String,
}

impl Ids {
    fn in_path(&self, path: &str) -> String {
        let named = [
            ("{serial}", self.serial.as_str()),
            ("{template}", &self.template),
            ("{account}", &self.account),
            ("{key}", &self.key),
            ("{device}", &self.device),
            ("{draft}", &self.draft),
            ("{passType}", "pass.dev.passwright"),
        ];
        named.into_iter().fold(path.to_owned(), |path, (name, id)| path.replace(name, id))
    }
}

/// Somebody with passes of every kind.
struct Owner {
    account: AccountReply,
    pass: PublishedPass,
    template: TemplateReply,
    wallet_pass: String,
    pkpass: String,
    draft: String,
}

fn account<W: World>(world: &W, name: &str) -> AccountReply {
    let request = AccountRequest { name: name.to_owned(), ..AccountRequest::default() };
    read(&world.send(post_json("/api/v1/accounts", world.admin_secret(), &request)), 201)
}

fn design() -> Bundle {
    let mut bundle = store_card("0");
    bundle.document_mut().set("/logoText", "{{name}}").expect("a place");
    bundle
}

fn pkpass_body() -> Value {
    json!({"barcodeValue": "1", "barcodeFormat": "QR", "logoText": "Owner"})
}

fn owner<W: World>(world: &W) -> Owner {
    let account = account(world, "Owner");
    let issuer = Issuer::with_key(world, &account.api_key);
    let pass = issuer.publishes(&store_card("1"));
    let made = issuer.send(Method::POST, "/api/v1/templates", PASS_MEDIA_TYPE, archive(&design()));
    let template = read(&made, 201);
    let made = world.send(post_json("/passes", &account.api_key, &json!({"logoText": "Owner"})));
    let wallet_pass = read::<Value>(&made, 201)["serialNumber"].as_str().expect("text").to_owned();
    let made = world.send(post_json("/api/pkpass", &account.api_key, &pkpass_body()));
    assert_eq!(made.status(), 200);
    let pkpass = made.headers()["x-serial-number"].to_str().expect("text").to_owned();
    let made = issuer.send(Method::POST, "/api/v1/drafts", PASS_MEDIA_TYPE, archive(&store_card("1")));
    let draft: DraftReply = read(&made, 201);
    let draft = draft.url.rsplit('/').next().expect("a link").to_owned();
    Owner { account, pass, template, wallet_pass, pkpass, draft }
}

/// A body that would be taken if the id were the caller's, so that nothing is refused for its sake.
fn body(route: &Route, ids: &Ids) -> (&'static str, Vec<u8>) {
    let json = |value: Value| ("application/json", value.to_string().into_bytes());
    match route.endpoint {
        Endpoint::Republish => (PASS_MEDIA_TYPE, archive(&store_card("stolen"))),
        Endpoint::ReplaceTemplate => (PASS_MEDIA_TYPE, archive(&design())),
        Endpoint::Publish => {
            let mut bundle = store_card("stolen");
            bundle.document_mut().set("/serialNumber", ids.serial.as_str()).expect("a place");
            (PASS_MEDIA_TYPE, archive(&bundle))
        }
        Endpoint::ChangeValues => json(json!({"values": {"name": "Stolen"}})),
        Endpoint::CreateTemplatePass | Endpoint::CreateJoinLink => {
            json(json!({"values": {"name": "Stolen"}}))
        }
        Endpoint::PatchWalletPass => json(json!({"logoText": "Stolen"})),
        Endpoint::ReplacePkpass => json(pkpass_body()),
        Endpoint::Register => json(json!({"pushToken": "00ff"})),
        Endpoint::Personalize => {
            json(json!({"personalizationToken": "token", "requiredPersonalizationInfo": {}}))
        }
        Endpoint::Join => ("application/x-www-form-urlencoded", Vec::new()),
        _ => ("", Vec::new()),
    }
}

fn query(endpoint: Endpoint, ids: &Ids) -> String {
    match endpoint {
        Endpoint::Publish => "?keepSerial=true".to_owned(),
        Endpoint::ExportOwnFile => format!("?pass={}&position=0", ids.serial),
        Endpoint::PassBundle | Endpoint::BundlePage => format!("?serials={}", ids.serial),
        _ => String::new(),
    }
}

/// Asks with the stranger's key, or as whoever may call without one.
fn ask<W: World>(world: &W, route: &Route, ids: &Ids, key: &str) -> Response<Vec<u8>> {
    if route.endpoint == Endpoint::Signatures {
        return asks_to_sign(world, ids, key);
    }
    let (media_type, body) = body(route, ids);
    let path = format!("{}{}", ids.in_path(route.path), query(route.endpoint, ids));
    let mut request = Request::builder().method(route.method).uri(path);
    request = match route.caller {
        Caller::Key(_) | Caller::Operator => request.header("authorization", format!("Bearer {key}")),
        Caller::PassToken => request.header("authorization", "ApplePass 0123456789abcdef0123456789abcdef"),
        Caller::Everyone | Caller::Device => request,
    };
    if !media_type.is_empty() {
        request = request.header("content-type", media_type);
    }
    world.send(request.body(body).expect("a request"))
}

fn asks_to_sign<W: World>(world: &W, ids: &Ids, key: &str) -> Response<Vec<u8>> {
    let issuer = Issuer::with_key(world, key);
    let identity: Value = read(&issuer.get("/api/v1/identity"), 200);
    let mut bundle = store_card("stolen");
    for (pointer, value) in [
        ("/serialNumber", ids.serial.as_str()),
        ("/passTypeIdentifier", identity["passTypeIdentifier"].as_str().expect("text")),
        ("/teamIdentifier", identity["teamIdentifier"].as_str().expect("text")),
    ] {
        bundle.document_mut().set(pointer, value).expect("a place");
    }
    issuer.asks_to_sign_bundle(&bundle)
}

/// For every route of the table: another account's ids, and ones that never existed.
pub(crate) fn a_stranger_learns_nothing<W: World>(world: &W) {
    let owner = owner(world);
    let stranger = account(world, "Stranger");
    let key = stranger.api_key.as_str();
    for route in ROUTES {
        let place = format!("{} {}", route.method, route.path);
        let theirs = foreign(world, &owner, route.endpoint);
        let nothing = nobodys(world);
        match learns(route.endpoint) {
            Learns::NoId => {
                let names_a_file = route.path.ends_with("/{file}");
                assert!(
                    names_a_file || !route.path.contains('{'),
                    "{place} has an id: what does a stranger learn there?"
                );
            }
            Learns::Nothing(status) => {
                let there = ask(world, route, &theirs, key);
                let never = ask(world, route, &nothing, key);
                assert_eq!((there.status().as_u16(), never.status().as_u16()), (status, status), "{place}");
                assert_eq!(there.body(), never.body(), "{place}: the answers tell which one exists");
                assert_eq!(names(&there), names(&never), "{place}: the headers tell which one exists");
            }
            Learns::Documented(foreign, unknown) | Learns::Public(foreign, unknown) => {
                let there = ask(world, route, &theirs, key);
                let never = ask(world, route, &nothing, key);
                assert_eq!((there.status().as_u16(), never.status().as_u16()), (foreign, unknown), "{place}");
            }
        }
    }
    nothing_happened(world, &owner);
    reserved_serials_tell_nothing(world, &owner, &stranger);
}

fn names(reply: &Response<Vec<u8>>) -> Vec<String> {
    let ours = reply.headers().keys().filter(|name| *name != "date" && *name != "cf-ray");
    ours.map(ToString::to_string).collect()
}

/// The owner's ids, of the kind that the endpoint works on.
fn foreign<W: World>(world: &W, owner: &Owner, endpoint: Endpoint) -> Ids {
    let serial = match endpoint {
        Endpoint::WalletPassPayload | Endpoint::PatchWalletPass | Endpoint::WalletPassFile => {
            owner.wallet_pass.clone()
        }
        Endpoint::ReplacePkpass => owner.pkpass.clone(),
        _ => owner.pass.serial_number.to_string(),
    };
    let keys: KeyList = read(&Issuer::with_key(world, &owner.account.api_key).get("/api/v1/keys"), 200);
    Ids {
        serial,
        template: owner.template.template.clone(),
        account: owner.account.account.clone(),
        key: keys.keys[0].id.clone(),
        device: world.unique(),
        draft: owner.draft.clone(),
    }
}

/// Ids of the right shape that nobody ever had.
fn nobodys<W: World>(world: &W) -> Ids {
    let unique = || world.unique().chars().rev().take(32).collect::<String>();
    Ids {
        serial: unique(),
        template: unique(),
        account: "00000000".to_owned(),
        // Keys have hexadecimal digits.
        key: "zzzz".to_owned(),
        device: world.unique(),
        draft: unique(),
    }
}

/// What the stranger tried left no trace.
fn nothing_happened<W: World>(world: &W, owner: &Owner) {
    let issuer = Issuer::with_key(world, &owner.account.api_key);
    let pass: PublishedPass = read(&issuer.reads(&owner.pass), 200);
    assert_eq!((pass.version, pass.status), (owner.pass.version, owner.pass.status));
    let template: TemplateReply =
        read(&issuer.get(&format!("/api/v1/templates/{}", owner.template.template)), 200);
    assert_eq!((template.revision, template.status.as_str(), template.passes), (1, "open", 0));
    let payload: Value = read(&issuer.get(&format!("/passes/{}/payload", owner.wallet_pass)), 200);
    assert_eq!(payload["logoText"], "Owner");
    assert_eq!(issuer.get("/api/v1/identity").status(), 200, "its keys still work");
}

/// A serial number that passes every check and has no pass yet is not told from one that was made up.
fn reserved_serials_tell_nothing<W: World>(world: &W, owner: &Owner, stranger: &AccountReply) {
    let reserved = world.send(post_json("/api/v1/serials", &owner.account.api_key, &json!({"count": 1})));
    let reserved: SerialsReply = read(&reserved, 201);
    let issuer = Issuer::with_key(world, &stranger.api_key);
    for rest in ["", "/devices", "/history", "/log"] {
        let one = issuer.get(&format!("/api/v1/passes/{}{rest}", reserved.serial_numbers[0]));
        let other = issuer.get(&format!("/api/v1/passes/{}{rest}", nobodys(world).serial));
        assert_eq!((one.status().as_u16(), one.body()), (404, other.body()), "{rest}");
    }
}
