//! What public pages say, in the languages that they speak.
//!
//! In scope: the sentences and which language a visitor gets. Out of scope: the pass's own texts, which are its issuer's.

mod arabic;
mod english;
mod french;
mod german;
mod spanish;

/// The sentences of one language. `{}` stands for what is filled in; nothing here needs escaping in HTML.
#[derive(Debug)]
pub(super) struct Wording {
    /// The language as HTML names it.
    pub(super) language: &'static str,
    /// `ltr` or `rtl`.
    pub(super) direction: &'static str,
    /// Apple's phrase on the button.
    pub(super) add: &'static str,
    /// Who issued it.
    pub(super) from: &'static str,
    /// Below the QR code.
    pub(super) scan: &'static str,
    /// Below the QR code, on a device without Wallet.
    pub(super) scan_from_tablet: &'static str,
    /// Below the QR code of a join page.
    pub(super) scan_to_join: &'static str,
    /// What the picture of the code is.
    pub(super) code: &'static str,
    /// Below the button on a Mac.
    pub(super) from_mac: &'static str,
    /// A link that opens a mail with the address of the page.
    pub(super) send: &'static str,
    /// The file, where it is a button.
    pub(super) download: &'static str,
    /// Below that button on Android.
    pub(super) on_android: &'static str,
    /// Over the steps for browsers inside other apps.
    pub(super) in_app: &'static str,
    /// The steps.
    pub(super) in_app_steps: &'static str,
    /// When a tap did nothing.
    pub(super) nothing_happened: &'static str,
    /// A button.
    pub(super) copy: &'static str,
    /// What it says afterwards.
    pub(super) copied: &'static str,
    /// A pass whose end has come: heading and sentence.
    pub(super) expired: [&'static str; 2],
    /// A pass that its issuer has declared void.
    pub(super) voided: [&'static str; 2],
    /// A pass that its issuer took back.
    pub(super) revoked: [&'static str; 2],
    /// No such pass.
    pub(super) unknown: [&'static str; 2],
    /// A join page that takes nobody any more.
    pub(super) closed: [&'static str; 2],
    /// A join link that was cut off or changed.
    pub(super) broken_link: [&'static str; 2],
    /// No more passes this month.
    pub(super) used_up: [&'static str; 2],
    /// A draft, and when it ends.
    pub(super) draft: &'static str,
    /// A draft that has ended.
    pub(super) draft_over: [&'static str; 2],
    /// Too many calls.
    pub(super) one_moment: [&'static str; 2],
    /// Nothing at this address.
    pub(super) nothing_here: [&'static str; 2],
    /// A link to the editor.
    pub(super) to_the_editor: &'static str,
    /// Anything else.
    pub(super) not_now: [&'static str; 2],
    /// Whom to ask.
    pub(super) ask: &'static str,
    /// Several passes: the heading.
    pub(super) several: &'static str,
    /// The button for all of them.
    pub(super) add_all: &'static str,
    /// Over the list, where they can only be added one by one.
    pub(super) one_by_one: &'static str,
    /// The button of a join page.
    pub(super) get: &'static str,
    /// Answers that are missing.
    pub(super) fill_in: &'static str,
    /// An answer that is too long: which one, and how long it may be.
    pub(super) too_long: &'static str,
}

/// All of them; the first is spoken to everybody else.
static ALL: [&Wording; 5] =
    [&english::WORDING, &german::WORDING, &french::WORDING, &spanish::WORDING, &arabic::WORDING];

impl Wording {
    /// For a visitor who wants this language (`?lang=de`), else for what the browser accepts (`Accept-Language`).
    pub(super) fn choose(wanted: Option<&str>, accepted: &str) -> &'static Self {
        let wanted = wanted.and_then(Self::of_tag);
        wanted.or_else(|| preferred(accepted)).unwrap_or(&english::WORDING)
    }

    /// By a language tag such as `de-CH`: its first part counts.
    fn of_tag(tag: &str) -> Option<&'static Self> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        ALL.into_iter().find(|it| it.language.eq_ignore_ascii_case(primary))
    }
}

/// The first of the languages with the highest weight (RFC 9110 section 12.5.4).
fn preferred(accepted: &str) -> Option<&'static Wording> {
    let mut best: Option<(&Wording, f32)> = None;
    for range in accepted.split(',') {
        let mut parts = range.split(';');
        let Some(wording) = parts.next().and_then(Wording::of_tag) else { continue };
        let weight = parts.find_map(|part| part.trim().strip_prefix("q="));
        let weight = weight.map_or(1.0, |text| text.parse().unwrap_or(0.0));
        if weight > 0.0 && best.is_none_or(|(_, highest)| weight > highest) {
            best = Some((wording, weight));
        }
    }
    best.map(|(wording, _)| wording)
}

/// A sentence with what is filled in.
pub(super) fn with(sentence: &str, value: &str) -> String {
    sentence.replacen("{}", value, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn chooses(wanted: Option<&str>, accepted: &str, language: &str) {
        assert_eq!(Wording::choose(wanted, accepted).language, language, "{wanted:?} {accepted:?}");
    }

    #[test]
    fn a_visitor_is_spoken_to_in_the_language_with_the_highest_weight() {
        chooses(None, "", "en");
        chooses(None, "de-CH, de;q=0.9, en;q=0.8", "de");
        chooses(None, "ja, fr;q=0.5, es;q=0.7", "es");
        chooses(None, "en;q=0.1,ar", "ar");
        chooses(None, "de;q=0, fr;q=x, en", "en");
        chooses(Some("fr-CA"), "de", "fr");
        chooses(Some("xx"), "de", "de");
    }

    #[test]
    fn every_language_has_a_place_where_something_is_filled_in() {
        for it in ALL {
            for sentence in [it.from, it.ask, it.several, it.add_all, it.fill_in, it.draft] {
                assert_eq!(sentence.matches("{}").count(), 1, "{} {sentence}", it.language);
            }
            assert_eq!(it.too_long.matches("{}").count(), 2, "{}", it.language);
            assert!(it.add.contains("Apple Wallet"), "{}", it.language);
        }
    }
}
