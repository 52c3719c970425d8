//! Rule V01: what a chosen iOS version does not know yet.
//!
//! In scope: keys, tags, field groups and barcodes by the version that brought them, since iOS 18. Out of scope: what is lost by that
//! (J06, J17, J29, J30 say it where it matters). Only asked for one version, see [`super::validate_bundle_for`]: a pass for all phones is
//! meant to have both.
//! Source: Apple, "Pass", "PassFields", "SemanticTags", "Pass.Barcodes"; WWDC 2026, session 209.

use std::collections::BTreeMap;

use super::placement::AIRLINE_KEYS;
use super::rule::{Finding, Rule, quote};
use super::schema::walk;
use super::walk::barcodes;
use super::{Severity, Subject, Target};
use crate::pass::{BarcodeFormat, EventGuide};

pub(super) const RULES: &[Rule] = &[Rule {
    id: "V01",
    severity: Severity::Hints,
    title: "The iOS version that was asked for knows every part of the pass",
    reason: words!(
        "V01-why-unknown-yet",
        "An older iPhone passes over what came later (“Pass”, “PassFields”, “SemanticTags”); nothing of it is shown there."
    ),
    check: unknown_yet,
}];

/// Keys at the top level, and field groups, by the version that brought them.
const KEYS: &[(u8, &[&str])] = &[
    (
        18,
        &[
            "relevantDates",
            "preferredStyleSchemes",
            "auxiliaryStoreIdentifiers",
            "footerBackgroundColor",
            "useAutomaticColors",
            "suppressHeaderDarkening",
            "eventLogoText",
            "additionalInfoFields",
        ],
    ),
    (18, EventGuide::<'static>::KEY_NAMES),
    (26, &["upcomingPassInformation"]),
    (26, AIRLINE_KEYS),
    (27, &["posterGeneric", "featuredActions", "footerFields", "logoSymbolName"]),
];

/// Semantic tags by the version that brought them.
const TAGS: &[(u8, &[&str])] = &[
    (
        18,
        &[
            "eventStartDateInfo",
            "venueRegionName",
            "venueEntranceDoor",
            "venueEntranceGate",
            "venueEntrancePortal",
            "entranceDescription",
            "venueOpenDate",
            "venueCloseDate",
            "venueDoorsOpenDate",
            "venueGatesOpenDate",
            "venueBoxOfficeOpenDate",
            "venueParkingLotsOpenDate",
            "venueFanZoneOpenDate",
            "attendeeName",
            "admissionLevel",
            "admissionLevelAbbreviation",
            "additionalTicketAttributes",
            "tailgatingAllowed",
            "albumIDs",
            "playlistIDs",
            "seatAisle",
            "seatLevel",
            "seatSectionColor",
        ],
    ),
    (
        26,
        &[
            "departureCityName",
            "destinationCityName",
            "departureLocationTimeZone",
            "destinationLocationTimeZone",
            "boardingZone",
            "membershipProgramStatus",
            "ticketFareClass",
            "internationalDocumentsAreVerified",
            "internationalDocumentsVerifiedDeclarationName",
            "loungePlaceIDs",
            "departureLocationSecurityPrograms",
            "destinationLocationSecurityPrograms",
            "passengerEligibleSecurityPrograms",
            "passengerCapabilities",
            "passengerServiceSSRs",
            "passengerInformationSSRs",
            "passengerAirlineSSRs",
        ],
    ),
];

fn since(table: &[(u8, &[&str])], key: &str) -> Option<u8> {
    table.iter().find(|(_, keys)| keys.contains(&key)).map(|(version, _)| *version)
}

fn unknown_yet(subject: &Subject<'_>) -> Vec<Finding> {
    if subject.target == Target::All {
        return Vec::new();
    }
    // Each key once, at its first place.
    let mut found: BTreeMap<&str, (u8, String)> = BTreeMap::new();
    walk(subject.document, &mut |visit| {
        let table = if visit.in_semantics { TAGS } else { KEYS };
        let version = since(table, visit.key).filter(|version| subject.target.has_older_than(*version));
        if let Some(version) = version.filter(|_| !visit.in_list) {
            found.entry(visit.key).or_insert_with(|| (version, visit.pointer.clone()));
        }
    });
    let mut findings: Vec<Finding> = found
        .into_iter()
        .map(|(key, (version, pointer))| {
            let message = sentence!(
                "V01-key",
                "{phones} pass over {key}: it came with iOS {version}.",
                phones = subject.target.phones(version),
                key = quote(key),
                version = version
            );
            Finding::new(pointer, message)
        })
        .collect();
    findings.extend(newer_barcodes(subject));
    findings
}

fn newer_barcodes(subject: &Subject<'_>) -> Vec<Finding> {
    /// The version that brought four more kinds of barcodes.
    const SINCE: u8 = 27;
    if !subject.target.has_older_than(SINCE) {
        return Vec::new();
    }
    let is_newer = |text: &str| BarcodeFormat::parse(text).is_some_and(|format| !format.is_classic());
    barcodes(subject.document)
        .into_iter()
        .filter_map(|(pointer, barcode)| {
            let format = barcode.get("format")?.as_str().filter(|text| is_newer(text))?;
            let message = sentence!(
                "V01-barcode",
                "{phones} do not draw {format}: it came with iOS {version}.",
                phones = subject.target.phones(SINCE),
                format = format,
                version = SINCE
            );
            Some(Finding::new(format!("{pointer}/format"), message))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::time::Timestamp;
    use crate::validate::schema::{Kind, PASS, Table, kind_of};

    fn knows(table: Table, key: &str, depth: usize) -> bool {
        let inside = |kind: &Kind| match kind {
            Kind::Object(inner) | Kind::Objects(inner) if depth > 0 => knows(inner, key, depth - 1),
            _ => false,
        };
        kind_of(table, key).is_some() || table.iter().any(|(_, kind)| inside(kind))
    }

    #[test]
    fn every_key_with_a_version_is_one_of_the_format() {
        for key in KEYS.iter().chain(TAGS).flat_map(|(_, keys)| *keys) {
            assert!(knows(PASS, key, 3), "{key}");
        }
    }

    #[test]
    fn each_version_is_told_what_it_does_not_know() {
        let pass = br#"{"posterGeneric":{"footerFields":[]},"relevantDates":[],"trackBagsURL":"x",
            "semantics":{"venueRegionName":"x"},"barcodes":[{"format":"PKBarcodeFormatEAN13"}]}"#;
        let document = Document::parse(pass).unwrap();
        let now = Timestamp::from_unix_seconds(0);
        let found = |target| {
            let subject =
                Subject { document: &document, files: &[], now, target, allow_loopback_http: false };
            let problems = RULES.iter().flat_map(|rule| rule.run(&subject));
            let mut paths: Vec<String> = problems.map(|problem| problem.path).collect();
            paths.sort();
            paths
        };
        let of_27 = ["/barcodes/0/format", "/posterGeneric", "/posterGeneric/footerFields"];
        assert_eq!(found(Target::Ios27), Vec::<String>::new());
        assert_eq!(found(Target::Ios26), of_27);
        assert_eq!(found(Target::Ios18), [&of_27[..], &["/trackBagsURL"]].concat());
        assert_eq!(
            found(Target::Ios17),
            [&of_27[..], &["/relevantDates", "/semantics/venueRegionName", "/trackBagsURL"]].concat()
        );
    }
}
