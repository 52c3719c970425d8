//! Which keys have a panel of their own, and which of the others belong together.

use passwright_core::pass::EventGuide;

/// Groups of keys, each with the name of its title.
#[derive(Clone, Copy, Default, PartialEq)]
pub(crate) struct Grouping(&'static [(&'static str, &'static [&'static str])]);

/// The name of a title, unless the keys are the rest, and the keys.
type Part = (Option<&'static str>, Vec<&'static str>);

impl Grouping {
    /// Some keys by group; what is in none follows.
    pub(super) fn parts(self, keys: &[&'static str]) -> Vec<Part> {
        let named = self.0.iter().map(|(title, own)| {
            (Some(*title), own.iter().copied().filter(|key| keys.contains(key)).collect::<Vec<_>>())
        });
        let is_grouped = |key: &&str| self.0.iter().any(|(_, own)| own.contains(key));
        let rest = keys.iter().copied().filter(|key| !is_grouped(key)).collect();
        let rest_title = (!self.0.is_empty()).then_some(text_id!("rare-airline"));
        named.chain([(rest_title, rest)]).filter(|(_, keys)| !keys.is_empty()).collect()
    }
}

/// Keys of the pass that are set in the panels, or when it is signed and published.
pub(crate) const PASS_HAS_PANEL: &[&str] = &[
    "formatVersion",
    "passTypeIdentifier",
    "serialNumber",
    "teamIdentifier",
    "webServiceURL",
    "authenticationToken",
    "organizationName",
    "description",
    "logoText",
    "relevantDate",
    "expirationDate",
    "voided",
    "sharingProhibited",
    "groupingIdentifier",
    "backgroundColor",
    "foregroundColor",
    "labelColor",
    "boardingPass",
    "coupon",
    "eventTicket",
    "generic",
    "storeCard",
    "posterGeneric",
];

/// Keys of a field that the panel of the field sets.
pub(crate) const FIELD_HAS_PANEL: &[&str] =
    &["value", "label", "changeMessage", "textAlignment", "currencyCode"];

/// Keys of an event ticket that are groups on the card.
pub(crate) const EVENT_HAS_PANEL: &[&str] = &[
    "headerFields",
    "primaryFields",
    "secondaryFields",
    "auxiliaryFields",
    "backFields",
    "footerFields",
    "transitType",
];

/// The keys of a pass that have no panel.
pub(crate) const PASS_GROUPS: Grouping = Grouping(&[
    (text_id!("rare-when"), &["relevantDates", "locations", "maxDistance", "beacons"]),
    (text_id!("rare-machines"), &["semantics", "barcodes", "barcode", "nfc", "userInfo"]),
    (text_id!("rare-apps"), &["associatedStoreIdentifiers", "appLaunchURL", "auxiliaryStoreIdentifiers"]),
    (
        text_id!("rare-look"),
        &[
            "preferredStyleSchemes",
            "stripColor",
            "footerBackgroundColor",
            "useAutomaticColors",
            "suppressHeaderDarkening",
            "suppressStripShine",
            "eventLogoText",
            "logoSymbolName",
        ],
    ),
    (text_id!("rare-below"), &["featuredActions", "upcomingPassInformation"]),
    (text_id!("rare-venue"), EventGuide::<'static>::KEY_NAMES),
]);

#[cfg(test)]
mod tests {
    use passwright_core::pass::schema::{Kind, PASS, Table, kind_of};
    use passwright_core::pass::{Field, PassFields};

    use super::*;

    #[test]
    fn every_named_key_is_one_of_the_format() {
        let all_known = |table: Table, keys: &[&'static str]| {
            keys.iter().find(|key| kind_of(table, key).is_none()).copied()
        };
        assert_eq!(all_known(PASS, PASS_HAS_PANEL), None);
        assert_eq!(all_known(Field::KEYS, FIELD_HAS_PANEL), None);
        assert_eq!(all_known(PassFields::KEYS, EVENT_HAS_PANEL), None);
        for (title, keys) in PASS_GROUPS.0 {
            assert_eq!(all_known(PASS, keys), None, "{title}");
        }
    }

    #[test]
    fn no_key_of_the_pass_is_out_of_reach() {
        let keys: Vec<&'static str> = PASS.iter().map(|(key, _)| *key).collect();
        let offered: Vec<_> = PASS_GROUPS.parts(&keys).into_iter().flat_map(|(_, keys)| keys).collect();
        assert_eq!(offered.len(), keys.len(), "each is in one group");
        assert!(keys.iter().all(|key| offered.contains(key)));
        assert!(matches!(kind_of(PASS, "semantics"), Some(Kind::Object(_))));
        assert_eq!(Grouping::default().parts(&["a"]), [(None, vec!["a"])]);
    }
}
