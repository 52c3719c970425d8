//! The rules as a page for people: `docs/checks.md`.

use std::fmt::Write;

use super::package::PackageRule;
use super::{Severity, rules, version_rules};
use crate::card::warnings;
use crate::signature::rules::SIGNATURE_RULES;

const HEAD: &str = "\
# Checks

What Passwright checks in a pass. **Blocks**: an iPhone refuses the pass. **Warns**: the pass opens, but something is lost or looks
wrong. **Hints**: it would be better otherwise. The ids are stable: each is the `rule` of a problem in `passwright check --json` and in
answers of the service. A check whose findings are of two severities has two lines.

This page is printed from the rules themselves: `cargo run -q -p passwright-core --example checks > docs/checks.md`.

## The package as it came

";

const SIGNATURE: &str = "
Archives with names that lead out of them, names that come twice, encrypted files, symbolic links or absurd sizes are not opened at all.

## The signature

";

const PASS: &str = "
## The pass

";

const VERSION: &str = "
## One version of iOS

Asked for by `passwright check --ios 17|18|26|27`; without it a pass is checked for all of them together.

";

const CARD: &str = "
## The drawn card

Asked in the editor, which measures the texts.

";

const TABLE: &str = "| id | severity | what is asked | why |\n|---|---|---|---|\n";

/// The page as Markdown.
#[must_use]
pub fn markdown() -> String {
    let mut page = String::from(HEAD);
    page.push_str(TABLE);
    for rule in PackageRule::ALL {
        line(&mut page, rule.id, Severity::Blocks, rule.title, rule.reason.english);
    }
    page.push_str(SIGNATURE);
    page.push_str(TABLE);
    for rule in SIGNATURE_RULES {
        line(&mut page, rule.id, rule.severity, rule.title, rule.reason);
    }
    for (head, rules) in [(PASS, rules().collect::<Vec<_>>()), (VERSION, version_rules().collect())] {
        page.push_str(head);
        page.push_str(TABLE);
        for rule in rules {
            line(&mut page, rule.id, rule.severity, rule.title, rule.reason.english);
        }
    }
    page.push_str(CARD);
    page.push_str(TABLE);
    for severity in [Severity::Warns, Severity::Hints] {
        line(&mut page, warnings::RULE, severity, warnings::TITLE, warnings::REASON.english);
    }
    page
}

fn line(page: &mut String, id: &str, severity: Severity, title: &str, reason: &str) {
    // Writing to a `String` cannot fail. A bar would end the cell.
    let _ = writeln!(
        page,
        "| {id} | {severity:?} | {} | {} |",
        title.replace('|', "\\|"),
        reason.replace('|', "\\|")
    );
}
