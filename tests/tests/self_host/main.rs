//! A machine of one's own, as `docs/self-host.md` sets it up: `workerd`, Caddy in front of it and between it and Apple's push service.
//!
//! Needs the folder that `cargo xtask self-host` makes (`PASSWRIGHT_SELF_HOST`) and Caddy (`PASSWRIGHT_CADDY`); `cargo xtask test --only
//! self-host` names both. What runs is what the folder holds: its `workerd.capnp`, its `Caddyfile`, the command line of its systemd unit,
//! its example of an environment filled in.
#![allow(missing_docs)]
// A broken expectation ends the test; helpers of tests are not seen as tests.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod environment;
mod guard;
mod hosting;
mod machine;
mod program;
mod relay;
mod tokens;

use self::machine::Parts;

fn with_parts(test: impl FnOnce(&Parts)) {
    match Parts::given() {
        Some(parts) => test(&parts),
        None => println!("not run: self-hosting (PASSWRIGHT_SELF_HOST and PASSWRIGHT_CADDY are not set)"),
    }
}

#[test]
fn a_machine_of_ones_own_serves_updates_and_pushes() {
    with_parts(hosting::a_machine_of_ones_own_serves_updates_and_pushes);
}

#[test]
fn only_the_right_client_certificate_reaches_apple() {
    with_parts(relay::only_the_right_client_certificate_reaches_apple);
}

#[test]
fn pushes_go_out_with_one_provider_token() {
    with_parts(tokens::pushes_go_out_with_one_provider_token);
}

#[test]
fn the_runtime_itself_reaches_public_addresses_only() {
    with_parts(guard::the_runtime_itself_reaches_public_addresses_only);
}
