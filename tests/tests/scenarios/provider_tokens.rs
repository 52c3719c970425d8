//! Token mode: one provider token for all objects, as often as Apple wants it, and what happens when Apple does not want it.

use http::Request;
use passwright_core::api::Health;
use passwright_core::api::{DevicePush, PublishedPass};
use passwright_core::service::ports::ObjectKind;
use passwright_core::service::provider_token::ProviderKey;
use passwright_core::service::settings::PushMode;
use passwright_tests::development_certificates::TEAM_IDENTIFIER;
use passwright_tests::fake_push::provider_tokens::TokenRule;
use passwright_tests::iphone::IPhone;
use passwright_tests::issuer::{Issuer, read, store_card};
use passwright_tests::world::{LocalWorld, World};
use serde_json::{Value, json};

const MINUTE: i64 = 60 * 1000;
const KEY_ID: &str = "TESTKEY123";

/// A platform in token mode, and Apple with a rule for its tokens.
fn token_world() -> LocalWorld {
    let world = LocalWorld::new();
    let key = new_key(&world);
    let rule = TokenRule::new(&key, KEY_ID, TEAM_IDENTIFIER).expect("a key");
    world.platform.push_service().require_tokens(rule);
    world
}

/// Puts a new key in place, as the operator does.
fn new_key(world: &LocalWorld) -> String {
    let key = rcgen::KeyPair::generate().expect("a key on P-256").serialize_pem();
    let read = ProviderKey::read(|name| Some(if name == "APNS_KEY" { &key } else { KEY_ID }.to_owned()));
    let read = read.expect("a key");
    world.platform.configure(move |settings| {
        settings.push_mode = PushMode::Token;
        settings.provider_key = Some(read);
    });
    key
}

struct Holder<'w> {
    issuer: Issuer<'w, LocalWorld>,
    published: PublishedPass,
    phone: IPhone<'w, LocalWorld>,
}

impl<'w> Holder<'w> {
    fn new(world: &'w LocalWorld) -> Self {
        let issuer = Issuer::first(world);
        let published = issuer.publishes(&store_card("0"));
        let phone = IPhone::new(world);
        let pass = phone.installs_from(&published.landing_url);
        assert_eq!(phone.registers(&pass), 201);
        Self { issuer, published, phone }
    }

    /// Changes the pass; gives the pushes to its phone so far.
    fn updates(&self, balance: &str) -> usize {
        self.issuer.republishes(&self.published, &store_card(balance));
        self.phone.receives(0).len()
    }

    fn push(&self) -> DevicePush {
        self.issuer.devices(&self.published).devices.remove(0).push.expect("a push was due")
    }
}

fn refused(reason: &str) -> Value {
    json!({ "reply": { "refused": { "status": 403, "reason": reason } } })
}

/// All objects share one token for fifty minutes; then comes the next one.
#[test]
fn one_token_serves_every_phone_for_fifty_minutes() {
    let world = token_world();
    let holders: Vec<_> = (0..8).map(|_| Holder::new(&world)).collect();
    for holder in &holders {
        assert_eq!(holder.updates("1"), 1);
        assert_eq!(holder.push().state, "delivered");
    }
    assert_eq!(world.platform.push_service().provider_tokens(), 1);
    world.platform.advance(49 * MINUTE);
    assert_eq!(holders[0].updates("2"), 2);
    assert_eq!(world.platform.push_service().provider_tokens(), 1);
    world.platform.advance(2 * MINUTE);
    assert_eq!(holders[0].updates("3"), 3);
    assert_eq!(holders[0].push().state, "delivered");
    assert_eq!(world.platform.push_service().provider_tokens(), 2);
}

/// Apple finds a token too old by its own clock: a newer one is made and the push goes out at once; but never within twenty minutes.
#[test]
fn a_token_that_apple_refuses_is_replaced_once() {
    let world = token_world();
    let holder = Holder::new(&world);
    assert_eq!(holder.updates("1"), 1);
    world.platform.advance(21 * MINUTE);
    world.script_pushes(&holder.phone.push_token(), json!([refused("ExpiredProviderToken")]));
    assert_eq!(holder.updates("2"), 3, "refused, then sent again");
    assert_eq!(holder.push().state, "delivered");
    assert_eq!(world.platform.push_service().provider_tokens(), 2);

    world.script_pushes(&holder.phone.push_token(), json!([refused("ExpiredProviderToken")]));
    assert_eq!(holder.updates("3"), 4, "Apple takes no other token yet");
    let push = holder.push();
    assert_eq!((push.state.as_str(), push.reason.as_deref()), ("waiting", Some("ExpiredProviderToken")));
    assert!(world.platform.log().iter().any(|line| line.contains("ExpiredProviderToken")));
    world.platform.advance(61 * MINUTE);
    assert_eq!(holder.phone.receives(0).len(), 5, "nothing is lost");
    assert_eq!(holder.push().state, "delivered");
}

/// A key of another team, or with another id: the operator reads it, Apple is left alone, and the right key sends what waited.
#[test]
fn a_wrong_key_is_told_and_loses_nothing() {
    let world = LocalWorld::new();
    let right = rcgen::KeyPair::generate().expect("a key").serialize_pem();
    let rule = TokenRule::new(&right, KEY_ID, TEAM_IDENTIFIER).expect("a key");
    world.platform.push_service().require_tokens(rule);
    new_key(&world);
    let holder = Holder::new(&world);
    assert_eq!(holder.updates("1"), 1);
    let push = holder.push();
    assert_eq!((push.state.as_str(), push.reason.as_deref()), ("waiting", Some("InvalidProviderToken")));
    assert!(push.at.is_some());
    let key = ProviderKey::read(|name| Some(if name == "APNS_KEY" { &right } else { KEY_ID }.to_owned()));
    let key = key.expect("a key");
    world.platform.configure(move |settings| settings.provider_key = Some(key));
    world.platform.advance(61 * MINUTE);
    assert_eq!(holder.push().state, "delivered", "the new key's token is made at once");
}

/// Somebody else makes tokens with the same key: the push waits as long as Apple asks.
#[test]
fn too_many_tokens_wait_twenty_minutes() {
    let world = token_world();
    let holder = Holder::new(&world);
    let answer =
        json!({ "reply": { "refused": { "status": 429, "reason": "TooManyProviderTokenUpdates" } } });
    world.script_pushes(&holder.phone.push_token(), json!([answer]));
    assert_eq!(holder.updates("1"), 1);
    assert_eq!(holder.push().reason.as_deref(), Some("TooManyProviderTokenUpdates"));
    world.platform.advance(19 * MINUTE);
    assert_eq!(holder.phone.receives(0).len(), 1);
    world.platform.advance(2 * MINUTE);
    assert_eq!(holder.phone.receives(0).len(), 2);
    assert_eq!(world.platform.push_service().provider_tokens(), 1, "with the same token");
}

/// Without a key nothing goes out and nothing is lost: health says why, the issuer sees that the push waits.
#[test]
fn a_missing_key_is_one_sentence() {
    let world = LocalWorld::new();
    let settings = passwright_core::service::settings::Settings::read(|name| match name {
        "APNS_MODE" => Some("token".to_owned()),
        _ => None,
    });
    let sentence = "APNS_MODE is \"token\", but APNS_KEY is not set";
    world.platform.configure(move |present| {
        present.push_mode = settings.push_mode;
        present.provider_key = settings.provider_key.clone();
        present.problems = settings.problems.iter().filter(|it| it.contains("APNS")).cloned().collect();
    });
    let health: Health =
        read(&world.send(Request::get("/api/health").body(Vec::new()).expect("a request")), 200);
    assert_eq!((health.status.as_str(), health.push.as_str()), ("degraded", "token"));
    assert_eq!(health.problem.as_deref(), Some(sentence));
    let holder = Holder::new(&world);
    assert_eq!(holder.updates("1"), 0);
    let push = holder.push();
    assert_eq!((push.state.as_str(), push.reason.as_deref()), ("waiting", Some("no provider token")));
    let key = new_key(&world);
    let rule = TokenRule::new(&key, KEY_ID, TEAM_IDENTIFIER).expect("a key");
    world.platform.push_service().require_tokens(rule);
    world.platform.advance(61 * MINUTE);
    assert_eq!(holder.phone.receives(0).len(), 1);
    assert_eq!(holder.push().state, "delivered");
}

/// The token is for Apple alone: it is in no log, and only the directory keeps it.
#[test]
fn a_provider_token_is_kept_by_one_object_and_shown_to_nobody() {
    let world = token_world();
    let holder = Holder::new(&world);
    assert_eq!(holder.updates("1"), 1);
    let sent = holder.phone.receives(1).remove(0).headers.remove("authorization").expect("a token");
    let token = sent.strip_prefix("bearer ").expect("bearer").to_owned();
    assert!(!world.platform.log().iter().any(|line| line.contains(&token)));
    let directory = world.platform.object(ObjectKind::Directory, "directory").expect("it was used");
    assert_eq!(directory.rows("provider_token"), 1);
}
