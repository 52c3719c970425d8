//! `fake-push-server [PORT]`: the fake push service as a process of its own, for `cargo xtask dev`.
//!
//! Its first line of output is its origin; without PORT it takes a free one.

use std::process::ExitCode;

use passwright_tests::fake_push::server::FakePushServer;

fn main() -> ExitCode {
    let port = match std::env::args().nth(1).map(|port| port.parse()) {
        None => 0,
        Some(Ok(port)) => port,
        Some(Err(_)) => {
            eprintln!("usage: fake-push-server [PORT]");
            return ExitCode::FAILURE;
        }
    };
    match FakePushServer::start(port) {
        Ok(server) => {
            println!("{}", server.url());
            server.wait();
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("the fake push server cannot start: {error}");
            ExitCode::FAILURE
        }
    }
}
