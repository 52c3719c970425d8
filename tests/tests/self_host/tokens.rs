//! Token mode on the wire: a key of the team signs in `workerd`, Apple's stand-in verifies.

use passwright_tests::development_certificates::TEAM_IDENTIFIER;
use passwright_tests::fake_push::provider_tokens::TokenRule;
use passwright_tests::iphone::IPhone;
use passwright_tests::issuer::{Issuer, store_card};

use super::machine::{Machine, Mode, Parts};

const KEY_ID: &str = "TESTKEY123";

pub(crate) fn pushes_go_out_with_one_provider_token(parts: &Parts) {
    let key = rcgen::KeyPair::generate().expect("a key on P-256").serialize_pem();
    let rule = TokenRule::new(&key, KEY_ID, TEAM_IDENTIFIER).expect("a key on P-256");
    let mut machine = Machine::start(parts, Mode::Token { key, key_id: KEY_ID });
    let book = machine.book.service();
    book.require_tokens(rule);
    assert_eq!(machine.relays("00ff04"), 403, "without a token nobody is let in");

    let world = machine.world();
    let issuer = Issuer::first(&world);
    let phones: Vec<_> = ["1", "2"]
        .map(|balance| {
            let published = issuer.publishes(&store_card(balance));
            let phone = IPhone::new(&world);
            let pass = phone.installs_from(&published.landing_url);
            assert_eq!(phone.registers(&pass), 201);
            (published, phone)
        })
        .into_iter()
        .collect();
    for (published, phone) in &phones {
        issuer.republishes(published, &store_card("3"));
        let pushes = phone.receives(1);
        assert_eq!(pushes.len(), 1, "{}", machine.logs());
        let connection = pushes[0].connection.as_ref().expect("what the front saw");
        assert_eq!((connection.protocol.as_str(), connection.client.as_deref()), ("h2", None));
        assert_eq!(issuer.devices(published).devices[0].push.as_ref().expect("a push").state, "delivered");
    }
    assert_eq!(machine.book.service().provider_tokens(), 1, "one token for all objects");

    // Apple would take no other one so soon: it has to survive.
    machine.loses_power();
    let (published, phone) = &phones[0];
    issuer.republishes(published, &store_card("4"));
    assert_eq!(phone.receives(2).len(), 2, "{}", machine.logs());
    assert_eq!(machine.book.service().provider_tokens(), 1, "the same token after a restart");
    assert!(!machine.logs().contains("bearer"), "no token in a log");
}
