//! Rules about the web service that updates a pass, and about the app that belongs to it.

use serde_json::Value;

use super::rule::{Finding, Rule, quote, use_this};
use super::web_address::WebAddress;
use super::{Severity, Subject};
use crate::ids::AuthenticationToken;
use crate::sentence::Sentence;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "J19",
        severity: Severity::Blocks,
        title: "webServiceURL is an https address and comes with an authenticationToken of at least 16 characters",
        reason: words!(
            "J19-why-web-service",
            "iOS talks to update servers over https only, and Apple requires a token of 16 characters or more (archived Wallet guide)."
        ),
        check: web_service,
    },
    Rule {
        id: "J19",
        severity: Severity::Warns,
        title: "An authenticationToken comes with a webServiceURL",
        reason: words!(
            "J19-why-token-alone",
            "Without an address nobody is asked for updates, and the token has no use (“Pass”)."
        ),
        check: token_alone,
    },
    Rule {
        id: "J20",
        severity: Severity::Warns,
        title: "webServiceURL is a plain base address",
        reason: words!(
            "J20-why-base-address",
            "The phone adds /v1/… to the address, so a /v1 of its own, a query or a fragment breaks every call."
        ),
        check: base_address,
    },
    Rule {
        id: "J21",
        severity: Severity::Blocks,
        title: "appLaunchURL comes with associatedStoreIdentifiers",
        reason: words!(
            "J21-why-app-launch",
            "The address is handed to an app of that list; alone it is not allowed (archived Wallet guide)."
        ),
        check: app_launch,
    },
];

fn text<'a>(subject: &Subject<'a>, key: &str) -> Option<&'a str> {
    subject.document.tree().get(key)?.as_str()
}

fn is_there(subject: &Subject<'_>, key: &str) -> bool {
    subject.document.tree().get(key).is_some_and(|value| !value.is_null())
}

const URL: &str = "/webServiceURL";
const TOKEN: &str = "/authenticationToken";

fn web_service(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(url) = text(subject, "webServiceURL") {
        findings.extend(wrong_address(url, subject.allow_loopback_http));
    }
    let token_len = text(subject, "authenticationToken").map(|token| token.chars().count());
    match token_len {
        Some(len) if len < AuthenticationToken::MIN_LEN && is_there(subject, "webServiceURL") => {
            let message = sentence!(
                "J19-short",
                "The authentication token has {count} characters; at least {least} are needed.",
                count = len,
                least = AuthenticationToken::MIN_LEN
            );
            findings.push(Finding::new(TOKEN, message).fix(remove_server(), without_service()));
        }
        None if is_there(subject, "webServiceURL") && !is_there(subject, "authenticationToken") => {
            let message = sentence!(
                "J19-no-token",
                "The pass names an update server but has no authentication token for it."
            );
            findings.push(Finding::new(URL, message).fix_remove(remove_server(), URL));
        }
        _ => {}
    }
    findings
}

fn remove_server() -> Sentence {
    sentence!("J19-fix-server", "Remove the update server")
}

fn without_service() -> Vec<crate::document::Edit> {
    [URL, TOKEN].map(|pointer| crate::document::Edit::Remove { pointer: pointer.to_owned() }).into()
}

fn wrong_address(url: &str, allow_loopback_http: bool) -> Option<Finding> {
    let address = WebAddress::parse(url);
    match address {
        Some(address) if address.is_https() => None,
        Some(address) if address.is_http() && allow_loopback_http && address.is_loopback() => None,
        Some(address) if address.is_http() => {
            let https = url.split_once("://").map(|(_, rest)| format!("https://{rest}"))?;
            let message = sentence!(
                "J19-http",
                "The update server {address} must be reached over https.",
                address = quote(url)
            );
            Some(Finding::new(URL, message).fix_set(use_this("https"), URL, https))
        }
        _ => {
            let message = sentence!(
                "J19-address",
                "The update server {address} is no web address.",
                address = quote(url)
            );
            Some(Finding::new(URL, message).fix(remove_server(), without_service()))
        }
    }
}

fn token_alone(subject: &Subject<'_>) -> Vec<Finding> {
    if is_there(subject, "authenticationToken") && !is_there(subject, "webServiceURL") {
        let message =
            sentence!("J19-token-alone", "The pass has an authentication token but names no update server.");
        vec![Finding::new(TOKEN, message).fix_remove(sentence!("J19-fix-token", "Remove the token"), TOKEN)]
    } else {
        Vec::new()
    }
}

fn base_address(subject: &Subject<'_>) -> Vec<Finding> {
    let Some(url) = text(subject, "webServiceURL").filter(|url| WebAddress::parse(url).is_some()) else {
        return Vec::new();
    };
    let base = url.split(['?', '#']).next().unwrap_or_default();
    let trimmed = base.trim_end_matches('/');
    let good = trimmed.strip_suffix("/v1").unwrap_or(base);
    if good == url {
        return Vec::new();
    }
    let message = sentence!(
        "J20-base",
        "The update server must be a plain base address, without /v1, “?” or “#”: the phone adds its own path."
    );
    vec![Finding::new(URL, message).fix_set(use_this(quote(good)), URL, good)]
}

fn app_launch(subject: &Subject<'_>) -> Vec<Finding> {
    let apps = subject.document.tree().get("associatedStoreIdentifiers");
    let has_apps = match apps {
        Some(Value::Array(list)) => !list.is_empty(),
        // A wrong type is J03.
        other => other.is_some_and(|value| !value.is_null()),
    };
    if has_apps || !is_there(subject, "appLaunchURL") {
        return Vec::new();
    }
    let message = sentence!("J21-app", "The pass has an address for an app but does not name the app.");
    let label = sentence!("J21-fix-remove", "Remove the address");
    vec![Finding::new("/appLaunchURL", message).fix_remove(label, "/appLaunchURL")]
}
