//! The page of several passes: all in one step where the browser can, one by one elsewhere.
//!
//! In scope: which is offered to whom. Out of scope: the file (see `several`). Only Safari on an iPhone takes several passes at once; others keep
//! one of them, or none.

use futures_util::future::try_join_all;
use http::StatusCode;

use super::badges::Badges;
use super::call::{Call, Reply, no_such_pass, segment};
use super::card_picture::shown;
use super::identity::public_base_url;
use super::landing::{self, Ways};
use super::no_pass::text_of;
use super::pass_object::{Head, ReadHead};
use super::passes::Urls;
use super::ports::Ports;
use super::public_page::{Forms, Page, Script, own_words, qr_svg};
use super::refusal::Stop;
use super::visitor::Visitor;
use super::wire::ask;
use super::wording::{Wording, with};
use super::{authentication, several};
use crate::api::{PassState, PassStatus};
use crate::ids::SerialNumber;

/// One pass of the list.
struct Entry {
    head: Head,
    state: PassState,
    urls: Urls,
}

/// `GET /p/bundle?serials=A,B,C`
pub(super) async fn page<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let Some(list) = call.query("serials") else { return one_called_bundle(call).await };
    let serials = several::serials(&list)?;
    let entries = try_join_all(serials.iter().map(|serial| entry(call.ports, serial))).await?;
    let words = call.wording();
    let visitor = call.visitor();
    let main = content(call, words, visitor, &entries).await?;
    let title = with(words.several, &entries.len().to_string());
    let script = if visitor == Visitor::PhoneBrowser { Script::Later } else { Script::None };
    let page = Page { status: StatusCode::OK, words, title: &title, main: &main, forms: Forms::None, script };
    Ok(page.reply())
}

/// An issuer's own serial number may be `bundle`; its page is not lost.
async fn one_called_bundle<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let parameters = vec![("serial".to_owned(), "bundle".to_owned())];
    landing::page(&Call { ports: call.ports, request: call.request, parameters }).await
}

async fn entry<P: Ports>(ports: &P, serial: &SerialNumber) -> Result<Entry, Stop> {
    if !authentication::is_known(ports, serial).await? {
        return Err(no_such_pass().into());
    }
    let head = ask(ports, serial.as_str(), &ReadHead {}, &[]).await?.reply.ok_or_else(no_such_pass)?;
    let state = match head.status {
        PassStatus::Revoked => PassState::Revoked,
        PassStatus::Active => shown(ports, &head).await?.state,
    };
    let urls = Urls::of(public_base_url(ports)?, serial);
    Ok(Entry { head, state, urls })
}

async fn content<P: Ports>(
    call: &Call<'_, P>,
    words: &'static Wording,
    visitor: Visitor,
    entries: &[Entry],
) -> Result<String, Stop> {
    let good: Vec<&str> =
        entries.iter().filter(|it| it.state == PassState::Active).map(Entry::serial).collect();
    let query = format!("serials={}", good.iter().map(|it| segment(it)).collect::<Vec<_>>().join("%2C"));
    let badges = Badges::of(call.ports, words.language).await;
    let items: String = entries.iter().map(|entry| entry.item(words, badges.as_ref(), visitor)).collect();
    let first = match visitor {
        _ if good.is_empty() => String::new(),
        Visitor::PhoneSafari if good.len() > 1 => format!(
            "<p><a class=\"add\" href=\"/p/bundle.pkpasses?{query}\">{}</a></p>",
            with(words.add_all, &good.len().to_string())
        ),
        Visitor::PhoneBrowser | Visitor::PhoneInApp => format!("<p class=\"hint\">{}</p>", words.one_by_one),
        Visitor::Desktop | Visitor::Tablet | Visitor::Mac => {
            let address = format!("{}/p/bundle?{query}", public_base_url(call.ports)?);
            let code = qr_svg(&address, words.code)?;
            format!("<figure><div class=\"qr\">{code}</div><figcaption>{}</figcaption></figure>", words.scan)
        }
        _ => String::new(),
    };
    let title = with(words.several, &entries.len().to_string());
    Ok(format!(
        "<header><h1>{title}</h1></header><div class=\"ways\">{first}</div><ul class=\"several\">{items}</ul>"
    ))
}

impl Entry {
    fn serial(&self) -> &str {
        self.head.serial.as_str()
    }

    fn item(&self, words: &'static Wording, badges: Option<&Badges>, visitor: Visitor) -> String {
        let title = &self.head.facts.title;
        let ways = Ways {
            words,
            badges,
            file: &self.urls.download,
            page: &self.urls.landing,
            code: &self.urls.qr,
            subject: title,
        };
        let action = match (text_of(words, self.state), visitor) {
            (Some([text, _]), _) => format!("<p class=\"hint\">{text}</p>"),
            (None, Visitor::Android | Visitor::Desktop | Visitor::Tablet) => {
                format!("<p class=\"quiet\"><a href=\"{}\">{}</a></p>", self.urls.download, words.download)
            }
            (None, Visitor::PhoneBrowser) => ways.add() + &ways.stuck(),
            (None, _) => ways.add(),
        };
        // Two drawings on one page would share their ids: pictures do not.
        let picture = match self.state {
            PassState::Revoked => String::new(),
            _ => format!(
                "<img src=\"{}\" width=\"120\" height=\"169\" alt=\"\" loading=\"lazy\">",
                self.urls.card
            ),
        };
        format!("<li>{picture}<div><h2>{}</h2>{action}</div></li>", own_words(title))
    }
}
