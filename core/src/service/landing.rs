//! The public page of a pass, its file and its QR code.
//!
//! In scope: what a visitor with some device sees first. Out of scope: the card's drawing (see [`crate::card`]), the file (see `pass_file`).
//! The page needs no script and no wasm; its style is one constant whose hash the security policy names. Whatever comes from a pass is
//! escaped. Apple's badge artwork is not ours to ship, so the button says the words.

use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, LAST_MODIFIED, USER_AGENT};

use super::call::{Call, Reply, body, set};
use super::card_picture::card_svg;
use super::pass_object::Head;
use super::passes::{Urls, public_head};
use super::ports::Ports;
use super::public_page::{Forms, escaped, html, qr_picture, sentence};
use super::refusal::{Refusal, Stop};
use super::{identity, pass_file};
use crate::api::PassStatus;
use crate::bundle::PASS_MEDIA_TYPE;

/// What a visitor most likely holds in the hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Visitor {
    /// Safari, or a browser that hands passes to Wallet.
    Phone,
    /// A browser inside another app, which often cannot.
    PhoneInApp,
    /// A Mac, or an iPad, which calls itself one: the first adds passes, the second has no Wallet for them.
    Mac,
    /// Wallet apps for Android take the file.
    Android,
    /// Anything else.
    Desktop,
}

impl Visitor {
    /// By what the browser calls itself.
    pub(super) fn of(user_agent: &str) -> Self {
        let has = |word: &str| user_agent.contains(word);
        let in_app = [
            "Instagram",
            "FBAN",
            "FBAV",
            "FB_IAB",
            "Line/",
            "MicroMessenger",
            "LinkedInApp",
            "TikTok",
            "Snapchat",
        ];
        if has("iPhone") || has("iPod") {
            if in_app.into_iter().any(has) { Self::PhoneInApp } else { Self::Phone }
        } else if has("Macintosh") || has("iPad") {
            Self::Mac
        } else if has("Android") {
            Self::Android
        } else {
            Self::Desktop
        }
    }
}

/// `GET /p/{serial}`
pub(super) async fn page<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let head = open(call).await?;
    let urls = Urls::of(identity::public_base_url(call.ports)?, &head.serial);
    let card = card_svg(call.ports, &head).await?;
    let visitor = Visitor::of(call.header(USER_AGENT).unwrap_or_default());
    let title = escaped(&head.facts.title);
    let by = match head.facts.organization == head.facts.title {
        true => String::new(),
        false => format!("<p class=\"by\">from {}</p>", escaped(&head.facts.organization)),
    };
    let main = format!("<h1>{title}</h1>{by}<div class=\"card\">{card}</div>{}", actions(visitor, &urls));
    Ok(html(StatusCode::OK, Forms::None, &format!("{title} – Add to Apple Wallet"), &main))
}

pub(super) fn actions(visitor: Visitor, urls: &Urls) -> String {
    let add = format!("<p><a class=\"add\" href=\"{}\">Add to Apple Wallet</a></p>", urls.download);
    let scan = format!(
        "<figure><img class=\"qr\" src=\"{}\" width=\"220\" height=\"220\" alt=\"QR code of this page\">\
         <figcaption>Scan with your iPhone to add this pass.</figcaption></figure>",
        urls.qr
    );
    match visitor {
        Visitor::Phone => add,
        Visitor::PhoneInApp => format!(
            "<p class=\"hint\">If nothing happens, open this page in Safari: use the menu of this app, then \u{201c}Open in browser\u{201d}.</p>{add}"
        ),
        Visitor::Mac => format!("{add}{scan}"),
        Visitor::Android => format!(
            "<p><a class=\"add\" href=\"{}\">Download pass file</a></p>\
             <p class=\"hint\">Wallet apps for Android open this file. On an iPhone it goes to Apple Wallet.</p>",
            urls.download
        ),
        Visitor::Desktop => format!(
            "{scan}<p class=\"hint\">Or <a href=\"{}\">download the pass file</a> and send it to your iPhone.</p>",
            urls.download
        ),
    }
}

/// A page that says why there is no pass.
pub(super) fn refused(refusal: &Refusal) -> Reply {
    let heading = match refusal.status {
        StatusCode::TOO_MANY_REQUESTS => "One moment, please",
        StatusCode::GONE => "This pass is no longer available",
        StatusCode::NOT_FOUND => "There is no such pass",
        _ => "This pass cannot be shown right now",
    };
    let main = format!("<h1>{heading}</h1><p class=\"hint\">{}</p>", escaped(&sentence(&refusal.message)));
    html(refusal.status, Forms::None, heading, &main)
}

/// The page for an address that does not exist.
pub(super) fn no_such_page() -> Reply {
    let main = "<h1>There is nothing at this address</h1>\
        <p class=\"hint\">The link may be cut off or mistyped. <a href=\"/\">Go to the pass editor</a>.</p>";
    html(StatusCode::NOT_FOUND, Forms::None, "There is nothing at this address", main)
}

/// `GET /p/{serial}.pkpass`
pub(super) async fn file<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let head = open(call).await?;
    let file = pass_file::signed(call.ports, &head).await?;
    let length = file.len().to_string();
    let mut reply = body(StatusCode::OK, PASS_MEDIA_TYPE, file);
    // Safari on iPhones failed on chunked files; browsers may ask twice, without cookies.
    set(&mut reply, CONTENT_LENGTH, &length);
    set(&mut reply, CONTENT_DISPOSITION, "inline; filename=\"pass.pkpass\"");
    set(&mut reply, CACHE_CONTROL, "private, no-store");
    set(&mut reply, LAST_MODIFIED, &head.last_modified.to_http_date());
    Ok(reply)
}

/// `GET /p/{serial}/qr.svg`
pub(super) async fn qr_code<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let head = open(call).await?;
    let urls = Urls::of(identity::public_base_url(call.ports)?, &head.serial);
    qr_picture(&urls.landing)
}

/// The pass of a public link, if it can still be added.
async fn open<P: Ports>(call: &Call<'_, P>) -> Result<Head, Stop> {
    let head = public_head(call).await?;
    match head.status {
        PassStatus::Active => Ok(head),
        PassStatus::Revoked => Err(Refusal::gone("its issuer took this pass back").into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visitor_is_told_by_the_user_agent() {
        for (agent, visitor) in [
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1", Visitor::Phone),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Instagram 300.0", Visitor::PhoneInApp),
            ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15", Visitor::Mac),
            ("Mozilla/5.0 (Linux; Android 16) Chrome/140", Visitor::Android),
            ("", Visitor::Desktop),
        ] {
            assert_eq!(Visitor::of(agent), visitor, "{agent}");
        }
    }
}
