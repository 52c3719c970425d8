//! Rules about dates: their spelling, and dates in the past.

use super::rule::{Finding, Rule, quote, remove_it, use_this};
use super::schema::{Kind, walk};
use super::{Severity, Subject};
use crate::time::PassDate;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "J08",
        severity: Severity::Blocks,
        title: "Every date has day, time and zone: 2026-11-20T18:30+01:00",
        reason: words!(
            "J08-why-spelling",
            "iOS takes only this spelling (device log: “Unable to parse relevantDate … as a date”)."
        ),
        check: spelling,
    },
    Rule {
        id: "J35",
        severity: Severity::Warns,
        title: "A new pass is neither expired nor voided",
        reason: words!(
            "J35-why-used-up",
            "Wallet shows such a pass as used up as soon as it is added (“Pass”: expirationDate, voided)."
        ),
        check: used_up,
    },
];

fn spelling(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    walk(subject.document, &mut |visit| {
        let (Some(Kind::Date), Some(text)) = (visit.kind, visit.value.as_str()) else { return };
        if PassDate::parse(text).is_some() {
            return;
        }
        let message = sentence!(
            "J08-date",
            "{value} in “{key}” is no date that Wallet can read. It must look like 2026-11-20T18:30+01:00.",
            value = quote(text),
            key = visit.key
        );
        let finding = Finding::new(&visit.pointer, message);
        findings.push(match mend_date(text) {
            Some(mended) => finding.fix_set(use_this(&mended), &visit.pointer, mended),
            // No pass needs any of its dates; where an object is nothing without one, its own rule says so then.
            None => finding.fix_remove(remove_it(), &visit.pointer),
        });
    });
    findings
}

/// The date that was meant, in the one spelling that iOS reads; `None` where day or time are in doubt.
pub(super) fn mend_date(text: &str) -> Option<String> {
    /// Longer texts are no dates.
    const MAX_LEN: usize = 40;
    let text = text.trim();
    if text.len() > MAX_LEN || !text.is_ascii() {
        return None;
    }
    let day = text.get(..10)?;
    let rest = text.get(10..)?.trim_start_matches(['T', 't', ' ']);
    let zone_at = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at(zone_at);
    let clock = match clock.trim() {
        "" => "00:00",
        clock => clock,
    };
    let mended = format!("{day}T{clock}{}", mend_zone(zone.trim())?);
    PassDate::parse(&mended).map(|_| mended)
}

/// `+0100`, `+01` and `-7:00` with two digits and a colon; no zone at all is read as UTC.
fn mend_zone(zone: &str) -> Option<String> {
    let Some(sign @ ('+' | '-')) = zone.chars().next() else {
        return (zone.is_empty() || zone.eq_ignore_ascii_case("z")).then(|| "Z".to_owned());
    };
    let digits: String = zone.chars().skip(1).filter(|c| *c != ':').collect();
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: u32 = digits.parse().ok()?;
    let (hours, minutes) = if digits.len() <= 2 { (number, 0) } else { (number / 100, number % 100) };
    Some(format!("{sign}{hours:02}:{minutes:02}"))
}

fn used_up(subject: &Subject<'_>) -> Vec<Finding> {
    let tree = subject.document.tree();
    let mut findings = Vec::new();
    let expires = tree.get("expirationDate").and_then(|value| PassDate::parse(value.as_str()?));
    if expires.is_some_and(|date| date.timestamp() < subject.now) {
        let message = sentence!("J35-expired", "The pass has expired: its expiry date is in the past.");
        let finding = Finding::new("/expirationDate", message);
        findings.push(
            finding.fix_remove(sentence!("J35-fix-remove", "Remove the expiry date"), "/expirationDate"),
        );
    }
    if tree.get("voided").and_then(serde_json::Value::as_bool) == Some(true) {
        findings.push(Finding::new("/voided", sentence!("J35-voided", "The pass is marked as voided.")));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_met_in_shipped_passes_are_mended() {
        for (found, meant) in [
            ("2026-01-02T03:04:05+0100", Some("2026-01-02T03:04:05+01:00")),
            ("2026-01-02T03:04-7:00", Some("2026-01-02T03:04-07:00")),
            ("2026-01-02T03:04:05-07", Some("2026-01-02T03:04:05-07:00")),
            ("2026-01-02 03:04:05", Some("2026-01-02T03:04:05Z")),
            ("2026-01-02 03:04:05 +0000", Some("2026-01-02T03:04:05+00:00")),
            ("2026-01-02", Some("2026-01-02T00:00Z")),
            ("2026-01-02T03:04z", Some("2026-01-02T03:04Z")),
            ("2026-01-02T03:04-57:00", None),
            ("2026-02-30T03:04Z", None),
            ("15 September", None),
            ("", None),
            ("20:25", None),
        ] {
            assert_eq!(mend_date(found).as_deref(), meant, "{found}");
        }
    }
}
