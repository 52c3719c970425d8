//! Which of Apple's certificates a certificate is, when it is not one for passes.
//!
//! In scope: the kinds that a developer's account shows beside Pass Type IDs. Out of scope: what they are good for.
//! Source: Apple, "Certificate types" (Developer Account Help), whose names stand at the start of the common name.

/// Starts of common names, and what such a certificate is for. The longer of two starts comes first.
const KINDS: [(&str, &str); 22] = [
    ("Apple Push Services", "push notifications of an app (APNs)"),
    ("Apple Sandbox Push Services", "push notifications of an app (APNs, sandbox)"),
    ("Apple Development IOS Push Services", "push notifications of an app (APNs, sandbox)"),
    ("Apple Production IOS Push Services", "push notifications of an app (APNs)"),
    ("VoIP Services", "push notifications of calls (APNs)"),
    ("Website Push ID", "push notifications of a website (APNs)"),
    ("WatchKit Services", "push notifications of a watch app (APNs)"),
    ("Order Type ID", "orders in Wallet"),
    ("Apple Pay Merchant Identity", "a merchant of Apple Pay"),
    ("Apple Pay Payment Processing", "payments with Apple Pay"),
    ("Merchant ID", "payments with Apple Pay"),
    ("Apple Development", "signing apps in development"),
    ("Apple Distribution", "signing apps for the App Store"),
    ("iPhone Developer", "signing apps in development"),
    ("iPhone Distribution", "signing apps for the App Store"),
    ("Mac Developer", "signing Mac apps in development"),
    ("3rd Party Mac Developer", "signing Mac apps for the App Store"),
    ("Developer ID", "signing Mac apps outside the App Store"),
    ("Apple Worldwide Developer Relations", "issuing certificates (an intermediate authority of Apple's)"),
    ("Apple Root CA", "issuing certificates (Apple's root authority)"),
    ("Apple System Integration", "issuing certificates (an intermediate authority of Apple's)"),
    ("Apple Application Integration", "issuing certificates (an intermediate authority of Apple's)"),
];

/// What a certificate with this common name is for, if Apple issues such a kind.
pub(super) fn purpose(common_name: &str) -> Option<&'static str> {
    KINDS.iter().find(|(start, _)| common_name.starts_with(start)).map(|(_, purpose)| *purpose)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_common_name_says_what_a_certificate_is_for() {
        for (name, expected) in [
            ("Apple Push Services: com.example.app", Some("push notifications of an app (APNs)")),
            ("Apple Development: Jane Appleseed (AB12CD34EF)", Some("signing apps in development")),
            (
                "Apple Development IOS Push Services: com.example",
                Some("push notifications of an app (APNs, sandbox)"),
            ),
            ("Order Type ID: order.com.example", Some("orders in Wallet")),
            ("Pass Type ID: pass.com.example", None),
            ("", None),
        ] {
            assert_eq!(purpose(name), expected, "{name}");
        }
    }
}
