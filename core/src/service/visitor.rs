//! What a visitor most likely holds in the hand, by what the browser calls itself.
//!
//! In scope: one pure decision. Out of scope: what is shown (see `landing`). An iPad calls itself a Mac, and no server can tell the two apart:
//! pages for a [`Visitor::Mac`] carry a script that looks for a touch screen.

/// A kind of device and browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Visitor {
    /// Safari on an iPhone: it hands passes to Wallet, and several at once.
    PhoneSafari,
    /// Another browser on an iPhone: it hands one pass to Wallet; some versions fail and say nothing.
    PhoneBrowser,
    /// A browser inside another app on an iPhone, which often cannot.
    PhoneInApp,
    /// An iPad that says so: it has no Wallet for passes.
    Tablet,
    /// Safari on a Mac, which adds passes for the iPhone of its owner; or an iPad that calls itself one.
    Mac,
    /// Wallet apps for Android take the file.
    Android,
    /// Anything else.
    Desktop,
}

/// Apps with a browser of their own.
const IN_APP: [&str; 16] = [
    "Instagram",
    "Barcelona",
    "FBAN",
    "FBAV",
    "FB_IAB",
    "Line/",
    "MicroMessenger",
    "LinkedInApp",
    "TikTok",
    "musical_ly",
    "BytedanceWebview",
    "Snapchat",
    "Pinterest",
    "Twitter",
    "WhatsApp",
    "GSA/",
];

/// Browsers for iPhone and iPad besides Safari.
const OTHERS_ON_IOS: [&str; 10] =
    ["CriOS/", "FxiOS/", "Focus/", "EdgiOS/", "OPiOS/", "OPT/", "Brave", "DuckDuckGo/", "YaBrowser/", "Ddg/"];

/// Browsers for a Mac besides Safari; all of them say that they are Safari too.
const OTHERS_ON_MAC: [&str; 5] = ["Chrome/", "Chromium/", "Firefox/", "Edg/", "OPR/"];

impl Visitor {
    /// By the `User-Agent` header.
    pub(super) fn of(user_agent: &str) -> Self {
        let has = |word: &str| user_agent.contains(word);
        let any = |words: &[&str]| words.iter().any(|word| has(word));
        if has("iPhone") || has("iPod") {
            return match () {
                () if any(&IN_APP) => Self::PhoneInApp,
                () if any(&OTHERS_ON_IOS) => Self::PhoneBrowser,
                () if has("Safari/") => Self::PhoneSafari,
                // A web view that says nothing of its app.
                () => Self::PhoneInApp,
            };
        }
        if has("Android") {
            return Self::Android;
        }
        // "Desktop site" in another browser on an iPad: these browsers exist on no Mac.
        if has("iPad") || has("Macintosh") && any(&OTHERS_ON_IOS) {
            return Self::Tablet;
        }
        if has("Macintosh") && has("Safari/") && !any(&OTHERS_ON_MAC) { Self::Mac } else { Self::Desktop }
    }

    /// Whether the visitor has Wallet at hand, so that a code to scan is of no use.
    pub(super) fn is_phone(self) -> bool {
        matches!(self, Self::PhoneSafari | Self::PhoneBrowser | Self::PhoneInApp)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const IPHONE: &str =
        "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ";
    const MAC: &str =
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) ";

    #[track_caller]
    fn is(agent: &str, visitor: Visitor) {
        assert_eq!(Visitor::of(agent), visitor, "{agent}");
    }

    #[test]
    fn browsers_on_an_iphone_are_told_apart() {
        is(&format!("{IPHONE}Version/19.0 Mobile/15E148 Safari/604.1"), Visitor::PhoneSafari);
        for browser in [
            "CriOS/140.0 Mobile/15E148 Safari/604.1",
            "FxiOS/140.0 Mobile/15E148 Safari/605.1.15",
            "Version/19.0 EdgiOS/140.0 Mobile/15E148 Safari/604.1",
            "Version/19.0 Mobile/15E148 Safari/604.1 OPT/5.0",
        ] {
            is(&format!("{IPHONE}{browser}"), Visitor::PhoneBrowser);
        }
        for app in [
            "Mobile/15E148 Instagram 300.0.0.0",
            "Mobile/15E148 [FBAN/FBIOS;FBAV/500.0]",
            "Mobile/15E148 Safari Line/14.0",
            "GSA/340.0 Mobile/15E148 Safari/604.1",
            "Mobile/15E148",
        ] {
            is(&format!("{IPHONE}{app}"), Visitor::PhoneInApp);
        }
    }

    #[test]
    fn macs_ipads_and_the_rest_are_told_apart_as_far_as_they_say() {
        is(&format!("{MAC}Version/19.0 Safari/605.1.15"), Visitor::Mac);
        is(&format!("{MAC}CriOS/140.0 Safari/605.1.15"), Visitor::Tablet);
        is("Mozilla/5.0 (iPad; CPU OS 12_0 like Mac OS X) Version/12.0 Safari/604.1", Visitor::Tablet);
        for desktop in [
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/140.0 Safari/537.36",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36",
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "curl/8.0",
            "",
        ] {
            is(desktop, Visitor::Desktop);
        }
        is(
            "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
            Visitor::Android,
        );
        is(
            "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 Instagram 300",
            Visitor::Android,
        );
    }
}
