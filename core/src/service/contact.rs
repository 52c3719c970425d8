//! Whom people ask about a pass: what its issuer wrote on the back as its contact.
//!
//! In scope: finding it. Out of scope: other addresses on the back; they may be the holder's own, which a public page must not show.

use serde::{Deserialize, Serialize};

use crate::card::Options;
use crate::card::back::{self, BackRow};
use crate::card::links::Run;
use crate::document::Document;
use crate::time::Timestamp;

/// Words that an issuer's contact is called by, in key or label.
const WORDS: [&str; 14] = [
    "contact",
    "support",
    "help",
    "hotline",
    "customer service",
    "kontakt",
    "hilfe",
    "kundendienst",
    "kundenservice",
    "aide",
    "contacto",
    "soporte",
    "ayuda",
    "اتصل",
];

/// The longest address that a page shows, in characters.
const MAX_CHARACTERS: usize = 200;

/// A way to reach the issuer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Contact {
    /// What is written.
    pub(super) text: String,
    /// Where it leads: `mailto:`, `tel:`, `http:` or `https:`.
    pub(super) href: String,
}

impl Contact {
    /// The first address in a field of the back that is called a contact; mail and phone before the web.
    pub(super) fn of(document: &Document, now: Timestamp) -> Option<Self> {
        let rows = back::rows(document, &Options::new(now));
        let runs = || rows.iter().filter(|row| is_contact(document, row)).flat_map(|row| &row.value);
        let direct = runs().find_map(|run| Self::of_run(run, true));
        direct.or_else(|| runs().find_map(|run| Self::of_run(run, false)))
    }

    fn of_run(run: &Run, is_direct: bool) -> Option<Self> {
        let href = run.href.as_deref()?;
        let fits = href.chars().count() <= MAX_CHARACTERS && run.text.chars().count() <= MAX_CHARACTERS;
        let reaches_somebody = href.starts_with("mailto:") || href.starts_with("tel:");
        (fits && reaches_somebody == is_direct)
            .then(|| Self { text: run.text.clone(), href: href.to_owned() })
    }
}

fn is_contact(document: &Document, row: &BackRow) -> bool {
    let key = document.text(&format!("{}/key", row.pointer)).unwrap_or_default();
    let called = format!("{key} {}", row.label).to_lowercase();
    WORDS.iter().any(|word| called.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn contact(fields: &str) -> Option<String> {
        let document = Document::parse(format!(r#"{{"generic":{{"backFields":[{fields}]}}}}"#).as_bytes());
        Contact::of(&document.unwrap(), Timestamp::from_unix_seconds(0)).map(|it| it.href)
    }

    #[test]
    fn mail_and_phone_of_the_issuer_come_before_its_web_page() {
        let fields = r#"{"key":"help","label":"Web","value":"https://example.com"},
            {"key":"x","label":"Contact us","value":"Write to hi@example.com"}"#;
        assert_eq!(contact(fields).as_deref(), Some("mailto:hi@example.com"));
        assert_eq!(
            contact(r#"{"key":"support","value":"https://example.com"}"#).as_deref(),
            Some("https://example.com")
        );
    }

    #[test]
    fn an_address_that_may_be_the_holders_is_not_shown() {
        assert_eq!(contact(r#"{"key":"email","label":"Your e-mail","value":"zoe@example.com"}"#), None);
        assert_eq!(contact(r#"{"key":"contact","value":"at the counter"}"#), None);
    }
}
