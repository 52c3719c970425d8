//! The findings as a SARIF log, which code hosts show beside the changes of a pull request.
//!
//! In scope: one run with all rules and one result for each problem. Out of scope: replacements; `--fix` makes them.
//! Source: OASIS, "Static Analysis Results Interchange Format (SARIF) 2.1.0".

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use passwright_core::bundle::PASS_FILE;
use passwright_core::signature::rules::SIGNATURE_RULES;
use passwright_core::validate::{self, PackageRule, Problem, Severity};
use serde_json::{Value, json};

use super::judge::Judged;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The log of one check.
pub(crate) fn log(file: &Path, of_file: &[Problem], judged: &[(String, Judged)]) -> Value {
    let is_folder = file.is_dir();
    let mut results: Vec<Value> =
        of_file.iter().map(|problem| result(&Place { file, is_folder, pass: "" }, problem)).collect();
    for (name, one) in judged {
        let place = Place { file, is_folder, pass: name };
        results.extend(one.findings.problems.iter().map(|problem| result(&place, problem)));
    }
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "Passwright",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

/// Where a pass lies: a file, or one of several inside it.
struct Place<'a> {
    file: &'a Path,
    is_folder: bool,
    pass: &'a str,
}

fn result(place: &Place<'_>, problem: &Problem) -> Value {
    let mut result = json!({
        "ruleId": problem.rule,
        "level": level(problem.severity),
        "message": {"text": problem.message},
        "locations": [{
            "physicalLocation": {"artifactLocation": {"uri": artifact(place, problem)}},
        }],
    });
    let inside: Vec<&str> = [place.pass, &problem.path].into_iter().filter(|part| !part.is_empty()).collect();
    if !inside.is_empty()
        && let Some(location) = result.pointer_mut("/locations/0").and_then(Value::as_object_mut)
    {
        let logical = json!([{"fullyQualifiedName": inside.join(" "), "kind": kind(problem)}]);
        location.insert("logicalLocations".to_owned(), logical);
    }
    if let (Some(fix), Some(object)) = (&problem.fix, result.as_object_mut()) {
        object.insert("properties".to_owned(), json!({"fix": fix.label}));
    }
    result
}

/// SARIF's words for what a path leads to.
fn kind(problem: &Problem) -> &'static str {
    if problem.path.starts_with('/') { "member" } else { "resource" }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocks => "error",
        Severity::Warns => "warning",
        Severity::Hints => "note",
    }
}

/// The file that a reader opens: the archive, or in a folder the very file.
fn artifact(place: &Place<'_>, problem: &Problem) -> String {
    let mut path = place.file.to_path_buf();
    if place.is_folder {
        let inner =
            if problem.path.is_empty() || problem.path.starts_with('/') { PASS_FILE } else { &problem.path };
        path.push(inner);
    }
    uri(&path.to_string_lossy())
}

/// A path as a relative or absolute URI reference (RFC 3986): all but unreserved characters and slashes are escaped.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte))
            }
            b'\\' => uri.push('/'),
            // Writing to a `String` cannot fail.
            other => drop(write!(uri, "%{other:02X}")),
        }
    }
    uri
}

/// All rules, one entry for each id: what has two severities is described by both lines.
fn rules() -> Vec<Value> {
    let mut all: BTreeMap<&str, (Severity, Vec<&str>, &str)> = BTreeMap::new();
    let mut add = |id: &'static str, severity: Severity, title: &'static str, reason: &'static str| {
        let rule = all.entry(id).or_insert((severity, Vec::new(), reason));
        rule.0 = rule.0.min(severity);
        rule.1.push(title);
    };
    for rule in PackageRule::ALL {
        add(rule.id, Severity::Blocks, rule.title, rule.reason.english);
    }
    for rule in SIGNATURE_RULES {
        add(rule.id, rule.severity, rule.title, rule.reason);
    }
    for rule in validate::rules().chain(validate::version_rules()) {
        add(rule.id, rule.severity, rule.title, rule.reason.english);
    }
    all.into_iter()
        .map(|(id, (severity, titles, reason))| {
            json!({
                "id": id,
                "shortDescription": {"text": format!("{}.", titles.join(". "))},
                "fullDescription": {"text": reason},
                "defaultConfiguration": {"level": level(severity)},
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("cards/my card é.pkpass"), "cards/my%20card%20%C3%A9.pkpass");
        assert_eq!(uri("a\\b"), "a/b");
    }

    #[test]
    fn each_rule_stands_once_with_its_worst_level() {
        let rules = rules();
        let ids: Vec<&str> = rules.iter().filter_map(|rule| rule["id"].as_str()).collect();
        let mut once = ids.clone();
        once.dedup();
        assert_eq!(ids, once);
        let icon = rules.iter().find(|rule| rule["id"] == "P07").unwrap();
        assert_eq!(icon["defaultConfiguration"]["level"], "error");
    }
}
