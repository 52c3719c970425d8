//! What the machine must have before anything long is started, each thing named in one sentence.

use std::fmt::Write;
use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

use crate::{process, tools, workspace};

/// Oldest Node with which npm can fetch the project's own.
const OLDEST_NODE: u32 = 20;

/// The machine is not ready.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum PreflightError {
    /// Programs or libraries are missing.
    #[error("this machine lacks something that has to be installed first:{}", listed(missing))]
    Missing {
        /// One sentence for each.
        missing: Vec<String>,
    },
    /// Another program has the port.
    #[error("port {port} is in use: stop the program that listens there, or choose another with --port")]
    PortInUse {
        /// The port.
        port: u16,
    },
    /// No port is free, or loopback is not there.
    #[error("cannot find a free port on 127.0.0.1: {0}")]
    NoPort(std::io::Error),
}

fn listed(missing: &[String]) -> String {
    missing.iter().fold(String::new(), |mut text, sentence| {
        let _ = write!(text, "\n  - {sentence}");
        text
    })
}

/// What a command is going to do, which decides what it needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Build and run.
    Run,
    /// Also lint, and judge results with outside programs.
    Test,
}

/// Checks programs and libraries.
///
/// # Errors
/// [`PreflightError::Missing`] with everything that is missing at once.
pub(crate) fn check(purpose: Purpose) -> Result<(), PreflightError> {
    let mut missing = Vec::new();
    let mut need = |present: bool, sentence: &str| {
        if !present {
            missing.push(sentence.to_owned());
        }
    };
    need(runs("cc", "--version"), "a C compiler (Debian: apt-get install build-essential)");
    if !tools::are_installed() {
        need(runs("pkg-config", "--version"), "pkg-config (Debian: apt-get install pkg-config)");
        need(
            runs_with("pkg-config", &["--exists", "openssl"]),
            "OpenSSL's header files (Debian: apt-get install libssl-dev)",
        );
    }
    need(
        node_major().is_some_and(|major| major >= OLDEST_NODE),
        "Node 20 or later (Debian: apt-get install nodejs npm, or nodejs.org)",
    );
    need(runs("npm", "--version"), "npm, which comes with Node (Debian: apt-get install npm)");
    need(
        tools::has_wasm_target() || runs("rustup", "--version"),
        "the Rust target wasm32-unknown-unknown, and rustup to fetch it (https://rustup.rs)",
    );
    if purpose == Purpose::Test {
        check_for_tests(&mut need);
    }
    if missing.is_empty() { Ok(()) } else { Err(PreflightError::Missing { missing }) }
}

fn check_for_tests(need: &mut dyn FnMut(bool, &str)) {
    need(cargo_has("fmt"), "rustfmt (rustup component add rustfmt)");
    need(cargo_has("clippy"), "clippy (rustup component add clippy)");
    need(runs("openssl", "version"), "the openssl program (Debian: apt-get install openssl)");
    need(runs("unzip", "-v"), "unzip (Debian: apt-get install unzip)");
    need(runs("python3", "--version"), "python3 (Debian: apt-get install python3)");
}

/// Makes sure that a port can be used before the long work begins.
///
/// # Errors
/// [`PreflightError::PortInUse`].
pub(crate) fn port_is_free(port: u16) -> Result<(), PreflightError> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(_) => Err(PreflightError::PortInUse { port }),
    }
}

/// A port that nobody uses now.
///
/// # Errors
/// [`PreflightError::NoPort`].
pub(crate) fn free_port() -> Result<u16, PreflightError> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(PreflightError::NoPort)
}

fn runs(program: &str, argument: &str) -> bool {
    runs_with(program, &[argument])
}

fn runs_with(program: &str, arguments: &[&str]) -> bool {
    process::output(Command::new(program).args(arguments)).is_some()
}

fn cargo_has(subcommand: &str) -> bool {
    process::output(workspace::cargo().args([subcommand, "--version"])).is_some()
}

/// Major version of the machine's Node: `v20.20.2` gives 20.
fn node_major() -> Option<u32> {
    let version = process::output(Command::new("node").arg("--version"))?;
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, TcpListener};

    use super::{PreflightError, free_port, port_is_free};

    #[test]
    fn a_port_in_use_is_one_sentence() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let text = port_is_free(port).unwrap_err().to_string();
        assert!(text.starts_with(&format!("port {port} is in use")), "{text}");
        port_is_free(free_port().unwrap()).unwrap();
    }

    #[test]
    fn everything_missing_is_named_at_once() {
        let missing = vec!["a C compiler".into(), "npm".into()];
        let text = PreflightError::Missing { missing }.to_string();
        assert!(text.ends_with(":\n  - a C compiler\n  - npm"), "{text}");
    }
}
