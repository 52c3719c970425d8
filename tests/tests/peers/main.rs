//! No rule that blocks speaks up about correct passes made by others: the examples inside packages of this field, and what Python
//! packages make when they are asked for a pass of each style.
//!
//! The packages are fetched by their own package managers in pinned versions, checked by their SHA-256, and kept in `target/`; none of
//! them is part of the repository. Without the network this says that it did not run, except where the variable `CI` is set.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod examples;
mod packages;
mod sarif;

use std::time::{SystemTime, UNIX_EPOCH};

use examples::Example;
use packages::PACKAGES;
use passwright_core::images::Scale;
use passwright_core::repair::Opened;
use passwright_core::time::Timestamp;
use passwright_core::validate::{Severity, default_icon, validate_bundle};

/// Examples that are wrong, each with the rules that may speak up and why they are right to.
const WRONG: &[(&str, &[&str], &str)] = &[
    ("ecca25-gala-broken.json", &["J31", "J03", "J08", "J10", "J27"], "its own name says that it is broken"),
    ("BoardingPass.pkpass", &["J01"], "Apple's old sample has a comma after the last key of a field"),
    (
        "README.md",
        &["J02", "J05", "J07"],
        "the serial number is given in the code beside it, and the style is left empty",
    ),
    ("src/pass.rs", &["J27"], "a unit test with a key that is no key"),
];

fn now() -> Timestamp {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Timestamp::from_unix_seconds(i64::try_from(since_1970.as_secs()).unwrap())
}

/// The rules that block a pass, with their sentences. A document alone gets an icon: nobody knows which one it came with.
fn blocking(mut opened: Opened, is_alone: bool) -> Vec<(String, String)> {
    if is_alone {
        opened.bundle.put_file("icon.png", default_icon(Scale::One).to_vec());
        opened.package_problems.clear();
    }
    let content = validate_bundle(&opened.bundle, now(), false);
    // Unsigned examples have no manifest.
    let package = opened.package_problems.into_iter().filter(|problem| problem.path != "manifest.json");
    let all = package.chain(content).filter(|problem| problem.severity == Severity::Blocks);
    all.map(|problem| (problem.rule, format!("{} {}", problem.path, problem.message))).collect()
}

fn is_expected(example: &Example, rule: &str) -> bool {
    WRONG.iter().any(|(ending, rules, _)| example.name.ends_with(ending) && rules.contains(&rule))
}

#[test]
fn no_blocking_rule_speaks_up_about_correct_passes_of_others() {
    let mut faults = Vec::new();
    let mut not_run = Vec::new();
    println!("| package | version | passes |\n|---|---|---|");
    for package in PACKAGES {
        let folder = match package.fetch() {
            Ok(folder) => folder,
            Err(error) => {
                not_run.push(format!("{} {}: {error}", package.name, package.version));
                continue;
            }
        };
        let mut found = examples::inside(&folder);
        found.extend(
            package.makes.iter().flat_map(|path| examples::made_by(package.name, &folder.join(path))),
        );
        println!(
            "| {} ({}) | {} | {} |",
            package.name,
            package.registry.name(),
            package.version,
            found.len()
        );
        if found.is_empty() {
            faults.push(format!("{} has no pass in it any more", package.name));
        }
        for example in found {
            let name = format!("{}: {}", package.name, example.name);
            let is_alone = example.is_alone;
            match example.open() {
                Ok(opened) => {
                    let problems = blocking(opened, is_alone).into_iter();
                    let unexpected = problems.filter(|(rule, _)| !is_expected(&example, rule));
                    faults.extend(unexpected.map(|(rule, message)| format!("{name}: {rule} {message}")));
                }
                Err(error) => faults.push(format!("{name}: {error}")),
            }
        }
    }
    for line in &not_run {
        println!("not run: {line}");
    }
    assert!(not_run.is_empty() || std::env::var_os("CI").is_none(), "{not_run:#?}");
    assert!(faults.is_empty(), "{faults:#?}");
}
