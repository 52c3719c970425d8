//! Rule J34: the further events of a season ticket. Source: Apple, "Pass.UpcomingPassInformationEntry".
//!
//! In scope: what an entry needs, and where its pictures come from. Out of scope: the types of its keys (J03, J31).

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::rule::{Finding, Rule, quote};
use super::walk::objects;
use super::web_address::WebAddress;
use super::{Severity, Subject};

pub(super) const RULES: &[Rule] = &[Rule {
    id: "J34",
    severity: Severity::Blocks,
    title: "An upcoming event has type, name and an identifier of its own; its pictures have an https address, a SHA-256 and at most 2 MB",
    reason: words!("J34-why-upcoming", "Apple requires them (“Pass.UpcomingPassInformationEntry”)."),
    check: upcoming,
}];

/// The largest picture that Wallet loads (Apple).
const MAX_PICTURE_BYTES: f64 = 2_097_152.0;
/// Hexadecimal digits of a SHA-256.
const SHA_256_DIGITS: usize = 64;

fn upcoming(subject: &Subject<'_>) -> Vec<Finding> {
    let entries = objects(subject.document, "upcomingPassInformation");
    let mut seen = HashSet::new();
    let mut findings = Vec::new();
    for (pointer, entry) in &entries {
        // Another type is J10.
        if is_missing(entry, "type") {
            let finding =
                Finding::new(pointer, sentence!("J34-type", "An upcoming event does not say its type."));
            let label = sentence!("J34-fix-type", "Make it an event");
            findings.push(finding.fix_set(label, format!("{pointer}/type"), "event"));
        }
        if is_missing(entry, "name") {
            findings.push(Finding::new(pointer, sentence!("J34-name", "An upcoming event has no name.")));
        }
        findings.extend(wrong_identifier(pointer, entry, &mut seen));
        findings.extend(pictures(pointer, entry).iter().filter_map(|(at, url)| wrong_picture(at, url)));
    }
    findings
}

fn is_missing(object: &Map<String, Value>, key: &str) -> bool {
    object.get(key).is_none_or(|value| value.is_null() || value.as_str().is_some_and(str::is_empty))
}

fn wrong_identifier<'a>(
    pointer: &str,
    entry: &'a Map<String, Value>,
    seen: &mut HashSet<&'a str>,
) -> Option<Finding> {
    if is_missing(entry, "identifier") {
        let message = sentence!("J34-identifier", "An upcoming event has no identifier.");
        return Some(Finding::new(pointer, message));
    }
    // A wrong type is J03.
    let identifier = entry.get("identifier")?.as_str()?;
    if seen.insert(identifier) {
        return None;
    }
    let message = sentence!(
        "J34-same-identifier",
        "Two upcoming events have the identifier {identifier}.",
        identifier = quote(identifier)
    );
    Some(Finding::new(format!("{pointer}/identifier"), message))
}

/// The addresses of all pictures of an entry, each with its JSON pointer.
fn pictures<'a>(pointer: &str, entry: &'a Map<String, Value>) -> Vec<(String, &'a Map<String, Value>)> {
    let mut found = Vec::new();
    for image in ["headerImage", "venueMap"] {
        for list in ["URLs", "urls"] {
            let urls = entry.get("images").and_then(|images| images.get(image)?.get(list)?.as_array());
            for (index, url) in urls.into_iter().flatten().enumerate() {
                let at = format!("{pointer}/images/{image}/{list}/{index}");
                found.extend(url.as_object().map(|url| (at, url)));
            }
        }
    }
    found
}

fn wrong_picture(at: &str, picture: &Map<String, Value>) -> Option<Finding> {
    // Apple's page has capital letters here, Apple's pass-builder small ones.
    let text = |key: &str, other: &str| {
        picture.get(key).or_else(|| picture.get(other)).and_then(Value::as_str).unwrap_or_default()
    };
    let (url, hash) = (text("URL", "url"), text("SHA256", "sha256"));
    let is_hash = hash.len() == SHA_256_DIGITS && hash.bytes().all(|b| b.is_ascii_hexdigit());
    let size = picture.get("size").and_then(Value::as_f64);
    let message = if !WebAddress::parse(url).is_some_and(|address| address.is_https()) {
        sentence!(
            "J34-address",
            "The picture of an upcoming event needs an https address; {address} is none.",
            address = quote(url)
        )
    } else if !is_hash {
        sentence!("J34-hash", "The picture of an upcoming event needs its SHA-256 in 64 hexadecimal digits.")
    } else if size.is_some_and(|size| size > MAX_PICTURE_BYTES) {
        sentence!("J34-size", "The picture of an upcoming event has more than 2 MB; Wallet does not load it.")
    } else {
        return None;
    };
    Some(Finding::new(at, message).fix_remove(sentence!("fix-remove-picture", "Remove the picture"), at))
}
