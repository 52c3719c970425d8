//! What iPhones report when something about a pass failed: for the operator's log, and for the issuer with a plain explanation.
//!
//! In scope: reading the lines. Out of scope: how many are kept (see `pass_object`). Phones write for people, in words that change with iOS, so
//! little is taken from them: which pass, and what kind of trouble. The device's identifier is the secret of its list call, so it is replaced.
//! Source: Apple, "Log a message" (the call); the kinds of lines are what developers have seen.

use http::StatusCode;
use serde::Deserialize;

use super::authentication::is_known;
use super::call::{Call, Reply, empty, json};
use super::ids::DeviceHash;
use super::pass_object::{LogLine, NoteLog, ReadLog};
use super::ports::Ports;
use super::publish::own_pass;
use super::refusal::Stop;
use super::wire::{ask, tell};
use crate::api::{PhoneLog, PhoneReport};
use crate::ids::{DeviceLibraryIdentifier, SerialNumber};

/// The most lines of one call that are kept; phones send a few.
const MAX_LINES: usize = 20;
/// The most characters of one line.
const MAX_CHARACTERS: usize = 500;

/// The body of the call.
#[derive(Deserialize)]
struct LogEntries {
    logs: Vec<String>,
}

/// `POST /v1/log`: without control characters and not without end, since anybody may call.
pub(super) async fn take<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let LogEntries { logs } = call.json()?;
    let mut by_pass: Vec<(SerialNumber, Vec<String>)> = Vec::new();
    for line in logs.iter().take(MAX_LINES) {
        let line = without_device(&printable(line));
        call.ports.log(&format!("a phone reports: {line}"));
        let Some(serial) = serial_in(&line) else { continue };
        match by_pass.iter_mut().find(|(known, _)| *known == serial) {
            Some((_, lines)) => lines.push(line),
            None => by_pass.push((serial, vec![line])),
        }
    }
    for (serial, lines) in by_pass {
        if is_known(call.ports, &serial).await? {
            tell(call.ports, serial.as_str(), &NoteLog { lines }).await;
        }
    }
    Ok(empty(StatusCode::OK))
}

fn printable(line: &str) -> String {
    line.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MAX_CHARACTERS).collect()
}

/// What follows a word, up to the next mark.
fn after<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let (_, rest) = line.split_once(word)?;
    let end = rest.find([',', ';', ')', '(', '\'', '"', ' ']).unwrap_or(rest.len());
    rest.get(..end).filter(|found| !found.is_empty())
}

fn serial_in(line: &str) -> Option<SerialNumber> {
    let found = after(line, "serial number '").or_else(|| after(line, "serial number "))?;
    SerialNumber::new(found).ok()
}

fn without_device(line: &str) -> String {
    let Some(identifier) = after(line, "for device ") else { return line.to_owned() };
    let shown = match DeviceLibraryIdentifier::new(identifier) {
        Ok(device) => DeviceHash::of(&device).shown(),
        Err(_) => "unknown".to_owned(),
    };
    line.replace(identifier, &shown)
}

/// `GET /api/v1/passes/{serial}/log`
pub(super) async fn read<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let (_, head) = own_pass(call).await?;
    let lines = ask(call.ports, head.serial.as_str(), &ReadLog {}, &[]).await?.reply;
    let report = |it: LogLine| PhoneReport {
        at: it.at.to_rfc3339(),
        explanation: explanation(&it.line).to_owned(),
        message: it.line,
    };
    Ok(json(StatusCode::OK, &PhoneLog { entries: lines.into_iter().map(report).collect() })?)
}

/// Words of phones, and what they mean; the first that fits.
const EXPLANATIONS: &[(&[&str], &str)] = &[
    (
        &["response code 401", "authentication fail", "unauthorized"],
        "The phone's copy of the pass has another authentication token than this service. That happens when two services issued the same \
         serial number; adding the pass again from its link helps.",
    ),
    (
        &["response code 404", "response code 410"],
        "The service did not know this address or pass when the phone asked. Was the pass erased, or does its webServiceURL lead elsewhere?",
    ),
    (
        &["response code 429", "response code 5"],
        "The service or what stands before it was not ready. The phone asks again by itself; if this goes on, look at the service's log.",
    ),
    (
        &["response code 403", "response code 3"],
        "Something before the service answered in its place, for example a bot protection or a redirect. Wallet's own calls must pass it.",
    ),
    (
        &["was unchanged", "remained the same", "no changes"],
        "The phone was told of a change and got the same file as before. It is harmless; the service repeats a push when it does not know \
         whether the last one arrived.",
    ),
    (
        &["invalid data", "invalid pass", "pass data", "malformed", "could not be read", "cannot be read"],
        "The phone did not take the file it got. Run `passwright check` on the pass: its first line says why.",
    ),
    (
        &["ssl", "tls", "certificate", "trust"],
        "The phone did not trust the server's TLS certificate. It must be one that browsers trust, for the host of webServiceURL.",
    ),
    (
        &[
            "timed out",
            "timeout",
            "offline",
            "connection was lost",
            "could not connect",
            "hostname",
            "not connected",
        ],
        "The phone did not reach the service, mostly because it had no network. It asks again by itself.",
    ),
];

/// What a line means, in a sentence for issuers.
fn explanation(line: &str) -> &'static str {
    let line = line.to_lowercase();
    let known = EXPLANATIONS.iter().find(|(words, _)| words.iter().any(|word| line.contains(word)));
    known.map_or(
        "The phone reports trouble in words that are not known here. It asks again by itself; a pass that stays old can be added again from \
         its link.",
        |(_, sentence)| sentence,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNREGISTER: &str = "[2026-11-20 10:11:12 +0000] Unregister task (for device 0a1b2c, pass type pass.a, serial number E-17; \
        with web service url https://w.example/) encountered error: Unexpected response code 401";

    #[test]
    fn the_pass_is_found_and_the_device_is_not_told() {
        assert_eq!(serial_in(UNREGISTER).unwrap().as_str(), "E-17");
        let line = without_device(UNREGISTER);
        assert!(!line.contains("0a1b2c"), "{line}");
        let quoted = "Server requested update to serial number '42', but the pass was unchanged.";
        assert_eq!(serial_in(quoted).unwrap().as_str(), "42");
        assert!(
            serial_in("Get serial #s task (for device 1, last updated (null)) encountered error").is_none()
        );
    }

    #[test]
    fn each_kind_of_trouble_has_its_own_sentence() {
        let kinds = [
            UNREGISTER,
            "encountered error: Unexpected response code 404",
            "encountered error: Unexpected response code 503",
            "encountered error: Unexpected response code 302",
            "Server requested update to serial number '42', but the pass was unchanged.",
            "encountered error: Received invalid pass data (The pass cannot be read because it isn\u{2019}t valid.)",
            "encountered error: An SSL error has occurred",
            "encountered error: The request timed out.",
            "something new",
        ];
        let mut sentences: Vec<&str> = kinds.iter().map(|line| explanation(line)).collect();
        sentences.sort_unstable();
        sentences.dedup();
        assert_eq!(sentences.len(), kinds.len());
    }
}
