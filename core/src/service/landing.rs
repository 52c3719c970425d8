//! The public page of a pass, its QR code and its card as a picture.
//!
//! In scope: what a visitor with some device sees first. Out of scope: which device it is (see `visitor`), the card's drawing (see
//! [`crate::card`]), the file (see `file_call`), passes that cannot be had (see `no_pass`).
//! The page works without a script and has no wasm; its style is one constant whose hash the security policy names. Whatever comes from a
//! pass is escaped.

use http::StatusCode;

use super::badges::Badges;
use super::call::{Call, Reply, segment};
use super::card_picture::shown;
use super::pass_object::Head;
use super::passes::{Urls, public_head};
use super::ports::Ports;
use super::public_page::{Forms, Page, Script, escaped, own_words, picture, qr_picture};
use super::refusal::{Refusal, Stop};
use super::visitor::Visitor;
use super::wording::{Wording, with};
use super::{identity, no_pass};
use crate::api::{PassState, PassStatus};

/// Pixels of a QR code on a page, and of a card's picture.
pub(super) const CODE_PIXELS: u32 = 200;

/// What somebody can do with a pass: where the buttons and links of a page lead.
pub(super) struct Ways<'a> {
    pub(super) words: &'static Wording,
    pub(super) badges: Option<&'a Badges>,
    /// The file.
    pub(super) file: &'a str,
    /// This page.
    pub(super) page: &'a str,
    /// The picture of its QR code.
    pub(super) code: &'a str,
    /// What a mail with the link is called.
    pub(super) subject: &'a str,
}

/// `GET /p/{serial}`
pub(super) async fn page<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let head = public_head(call).await?;
    let words = call.wording();
    let shown = shown(call.ports, &head).await?;
    let state = if head.status == PassStatus::Revoked { PassState::Revoked } else { shown.state };
    if state != PassState::Active {
        return Ok(no_pass::page(words, &head, &shown, state));
    }
    let urls = Urls::of(identity::public_base_url(call.ports)?, &head.serial);
    let card = shown.on_page(&card_address(&head));
    let badges = Badges::of(call.ports, words.language).await;
    let ways = Ways {
        words,
        badges: badges.as_ref(),
        file: &urls.download,
        page: &urls.landing,
        code: &urls.qr,
        subject: &head.facts.title,
    };
    let visitor = call.visitor();
    let main = card_and_ways(&heading(words, &head), &card, &ways, visitor);
    let title = format!("{} \u{2013} {}", escaped(&head.facts.title), words.add);
    let page = Page {
        status: StatusCode::OK,
        words,
        title: &title,
        main: &main,
        forms: Forms::None,
        script: script(visitor),
    };
    Ok(page.reply())
}

/// Where the drawing is: where the page came from, whatever name led there.
pub(super) fn card_address(head: &Head) -> String {
    Urls::of("", &head.serial).card
}

/// The whole of a page: what it is called, the card, and what can be done with it.
pub(super) fn card_and_ways(heading: &str, card: &str, ways: &Ways<'_>, visitor: Visitor) -> String {
    let (before, actions) = ways.of(visitor);
    // The card's own places are the same in every language.
    format!(
        "{heading}{before}<div class=\"card\" dir=\"ltr\" data-pass-preview>{card}</div><div class=\"ways\">{actions}</div>"
    )
}

/// Title and issuer, both of them the pass's own words.
pub(super) fn heading(words: &Wording, head: &Head) -> String {
    let title = own_words(&head.facts.title);
    let by = match head.facts.organization == head.facts.title || head.facts.organization.trim().is_empty() {
        true => String::new(),
        false => format!("<p class=\"by\">{}</p>", with(words.from, &own_words(&head.facts.organization))),
    };
    format!("<header><h1>{title}</h1>{by}</header>")
}

/// Safari on an iPhone and Android need none.
pub(super) fn script(visitor: Visitor) -> Script {
    match visitor {
        Visitor::PhoneSafari | Visitor::Android => Script::None,
        Visitor::Mac => Script::First,
        _ => Script::Later,
    }
}

impl Ways<'_> {
    /// What comes before the card, and what after it.
    fn of(&self, visitor: Visitor) -> (String, String) {
        let words = self.words;
        match visitor {
            Visitor::PhoneSafari => (String::new(), self.add()),
            Visitor::PhoneBrowser => (String::new(), format!("{}{}", self.add(), self.stuck())),
            Visitor::PhoneInApp => (self.leave_the_app(), self.add()),
            Visitor::Tablet => (String::new(), self.scan(words.scan_from_tablet) + &self.send()),
            Visitor::Mac => (
                String::new(),
                format!(
                    "<div class=\"on-mac\">{}<p class=\"hint\">{}</p>{}</div><div class=\"on-tablet\">{}</div>",
                    self.add(),
                    words.from_mac,
                    self.scan(words.scan),
                    self.scan(words.scan_from_tablet),
                ),
            ),
            Visitor::Android => (
                String::new(),
                format!(
                    "<p><a class=\"add\" href=\"{}\">{}</a></p><p class=\"hint\">{}</p>",
                    self.file, words.download, words.on_android
                ),
            ),
            Visitor::Desktop => (
                String::new(),
                format!(
                    "{}{}<p class=\"quiet\"><a href=\"{}\">{}</a></p>",
                    self.scan(words.scan),
                    self.send(),
                    self.file,
                    words.download
                ),
            ),
        }
    }

    /// Apple's badge, or a button that says the same.
    pub(super) fn add(&self) -> String {
        let (file, words) = (self.file, self.words);
        match self.badges {
            Some(badges) => {
                format!("<p><a class=\"badge\" data-add href=\"{file}\">{}</a></p>", badges.html(words.add))
            }
            None => format!("<p><a class=\"add\" data-add href=\"{file}\">{}</a></p>", words.add),
        }
    }

    fn scan(&self, caption: &str) -> String {
        format!(
            "<figure><img class=\"qr\" src=\"{}\" width=\"{CODE_PIXELS}\" height=\"{CODE_PIXELS}\" alt=\"{}\">\
             <figcaption>{caption}</figcaption></figure>",
            escaped(self.code),
            self.words.code
        )
    }

    /// The link by mail, and onto the clipboard where a script may put it there.
    fn send(&self) -> String {
        let mail = format!("mailto:?subject={}&amp;body={}", segment(self.subject), segment(self.page));
        format!("<p class=\"links\"><a href=\"{mail}\">{}</a>{}</p>", self.words.send, self.copy())
    }

    fn copy(&self) -> String {
        format!(
            "<button type=\"button\" class=\"copy\" data-copy=\"{}\" data-copied=\"{}\" hidden>{}</button>",
            escaped(self.page),
            self.words.copied,
            self.words.copy
        )
    }

    /// Help for browsers that take a tap and do nothing: after a while with a script, at once without one.
    pub(super) fn stuck(&self) -> String {
        let text = self.words.nothing_happened;
        format!(
            "<div role=\"status\"><div class=\"notice\" data-stuck hidden><p>{text}</p>{}</div></div>\
             <noscript><p class=\"hint\">{text}</p></noscript>",
            self.copy()
        )
    }

    fn leave_the_app(&self) -> String {
        let words = self.words;
        format!(
            "<div class=\"notice is-strong\"><p><strong>{}</strong></p><p>{}</p>{}</div>",
            words.in_app,
            words.in_app_steps,
            self.copy()
        )
    }
}

/// `GET /p/{serial}/qr.svg`
pub(super) async fn qr_code<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let head = open(call).await?;
    let urls = Urls::of(identity::public_base_url(call.ports)?, &head.serial);
    qr_picture(&urls.landing)
}

/// `GET /p/{serial}/card.svg`
pub(super) async fn card<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let head = open(call).await?;
    Ok(picture(shown(call.ports, &head).await?.svg))
}

/// The pass of a public link, if it was not taken back.
async fn open<P: Ports>(call: &Call<'_, P>) -> Result<Head, Stop> {
    let head = public_head(call).await?;
    match head.status {
        PassStatus::Active => Ok(head),
        PassStatus::Revoked => Err(Refusal::gone("its issuer took this pass back").into()),
    }
}
