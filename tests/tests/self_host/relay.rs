//! Whom Apple's stand-in lets in, and what the relay says when it is not let in.

use super::machine::{FOREIGN, Machine, Mode, PASS, Parts, WITHOUT_INTERMEDIATE};

pub(crate) fn only_the_right_client_certificate_reaches_apple(parts: &Parts) {
    let mut machine = Machine::start(parts, Mode::Certificate);
    let pushes = |machine: &Machine<'_>| machine.book.service().pushes().len();
    assert_eq!(machine.pushes_directly(Some(PASS)), "200");
    assert_eq!(pushes(&machine), 1);
    for identity in [None, Some(FOREIGN)] {
        let outcome = machine.pushes_directly(identity);
        assert!(outcome.starts_with("refused: "), "{identity:?}: {outcome}");
    }
    assert_eq!(machine.relays("00ff01"), 200);
    assert_eq!(pushes(&machine), 2);
    // Caddy shows no certificate whose issuer the server did not name, which is why the intermediate has to be in the file. What `workerd`
    // gets then is no answer of Apple's, so the push waits and goes out later.
    for identity in [FOREIGN, WITHOUT_INTERMEDIATE] {
        machine.relays_with(identity);
        assert_eq!(machine.relays("00ff02"), 502, "{identity:?}");
        assert_eq!(pushes(&machine), 2, "nothing came through");
    }
    machine.relays_with(PASS);
    assert_eq!(machine.relays("00ff03"), 200);
    assert_eq!(pushes(&machine), 3);
    assert!(!machine.logs().contains("00ff02"), "the log names no push token: {}", machine.logs());
}
