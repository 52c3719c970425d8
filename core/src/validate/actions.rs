//! Rules about featured actions. Source: Apple, WWDC 2026, session 209; Apple's pass-builder.

use std::collections::HashSet;

use serde_json::Value;

use super::rule::{Finding, Rule, quote};
use super::walk::objects;
use super::{Severity, Subject};

pub(super) const RULES: &[Rule] = &[Rule {
    id: "J33",
    severity: Severity::Warns,
    title: "There are at most two featured actions, each with an identifier of its own and an address",
    reason: words!(
        "J33-why-actions",
        "Wallet shows two (WWDC 2026, session 209), tells them apart by their identifier, and opens their address."
    ),
    check: actions,
}];

/// How many actions Wallet shows (WWDC 2026).
const MAX_ACTIONS: usize = 2;

fn actions(subject: &Subject<'_>) -> Vec<Finding> {
    let actions = objects(subject.document, "featuredActions");
    let mut findings = Vec::new();
    if actions.len() > MAX_ACTIONS {
        let message = sentence!(
            "J33-too-many",
            "Wallet shows {most} featured actions; this pass has {count}.",
            most = MAX_ACTIONS,
            count = actions.len()
        );
        findings.push(Finding::new("/featuredActions", message));
    }
    let mut seen = HashSet::new();
    for (pointer, action) in &actions {
        let text = |key: &str| action.get(key).and_then(Value::as_str).unwrap_or_default();
        let identifier = text("identifier");
        if identifier.is_empty() || !seen.insert(identifier) {
            let message = sentence!("J33-identifier", "A featured action needs an identifier of its own.");
            findings.push(Finding::new(format!("{pointer}/identifier"), message));
        }
        findings.extend(wrong_address(pointer, text("type"), text("url")));
    }
    findings
}

/// Apple's own sample has an address without a scheme, so only what cannot be an address is told.
fn wrong_address(pointer: &str, kind: &str, url: &str) -> Option<Finding> {
    let at = format!("{pointer}/url");
    if url.is_empty() {
        return Some(Finding::new(
            at,
            sentence!("J33-no-address", "A featured action has no address to open."),
        ));
    }
    if url.chars().any(|c| c.is_whitespace() || c.is_control()) {
        let message =
            sentence!("J33-address", "{address} is no address that can be opened.", address = quote(url));
        return Some(Finding::new(at, message));
    }
    let is_phone = url.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("tel:"));
    if kind != "call" || is_phone {
        return None;
    }
    let message = sentence!(
        "J33-phone",
        "The action “call” opens a phone number (tel:…), not {address}.",
        address = quote(url)
    );
    let finding = Finding::new(&at, message);
    let is_number = url.chars().all(|c| c.is_ascii_digit() || "+-()".contains(c));
    Some(if is_number {
        finding.fix_set(sentence!("J33-fix-phone", "Use it as a phone number"), at, format!("tel:{url}"))
    } else {
        finding
    })
}
