//! The drawn card of a published pass, as SVG for its public page; kept in the cache for its version.
//!
//! With it goes what else the page must know of the document: whether the pass is good, until when, and whom to ask.

use base64ct::{Base64, Encoding};
use serde::{Deserialize, Serialize};

use super::contact::Contact;
use super::pass_file::version_key;
use super::pass_object::{Head, ReadFiles};
use super::ports::{Ports, Reach};
use super::public_page::escaped;
use super::refusal::Stop;
use super::wire::ask;
use crate::api::PassState;
use crate::card::estimate::EstimatedWidths;
use crate::card::svg::{Drawing, draw};
use crate::card::{Options, PictureSizes, State, lay_out};
use crate::document::Document;
use crate::images::{ImageKind, Scale, inspect_png};
use crate::pass::Pass;
use crate::strings::language::translated_files;
use crate::time::{PassDate, Timestamp};

/// The largest picture that is put into the page, in bytes; a larger one is left out of the drawing, not out of the pass.
const MAX_PICTURE_BYTES: usize = 1024 * 1024;

/// The largest drawing inside a page, in bytes: half a second on a slow line.
const MAX_INLINE_BYTES: usize = 96 * 1024;

/// What public pages show of a pass.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Shown {
    /// The card.
    pub(super) svg: String,
    /// The card in words.
    description: String,
    /// Whether it is good; never [`PassState::Revoked`], which is no matter of the document.
    pub(super) state: PassState,
    /// When it ends.
    ends: Option<Timestamp>,
    /// Whom to ask.
    pub(super) contact: Option<Contact>,
}

impl Shown {
    /// The card for a page that shows it: in the page itself, unless its pictures are large. Those come by an address of their own, so that what
    /// can be done with the pass is on the screen before them.
    pub(super) fn on_page(&self, address: &str) -> String {
        if self.svg.len() <= MAX_INLINE_BYTES {
            return self.svg.clone();
        }
        let (address, description) = (escaped(address), escaped(&self.description));
        format!("<img src=\"{address}\" width=\"358\" height=\"503\" alt=\"{description}\">")
    }
}

/// Draws the card, or takes the drawing from the cache.
pub(super) async fn shown<P: Ports>(ports: &P, head: &Head) -> Result<Shown, Stop> {
    let key = cache_key(head);
    let cached = ports.cache_get(&key, reach(head)).await;
    let cached = cached.and_then(|bytes| serde_json::from_slice::<Shown>(&bytes).ok());
    // What was good when it was drawn may have ended since.
    let is_true = |it: &Shown| it.state != PassState::Active || it.ends.is_none_or(|ends| ends > ports.now());
    if let Some(shown) = cached.filter(is_true) {
        return Ok(shown);
    }
    let answer = ask(ports, head.serial.as_str(), &ReadFiles {}, &[]).await?;
    let (Some(names), mut blobs) = (answer.reply, answer.blobs.into_iter()) else {
        return Err(super::call::no_such_pass().into());
    };
    let document = Document::parse(&blobs.next().unwrap_or_default())?;
    let files: Vec<(String, Vec<u8>)> = names.into_iter().zip(blobs).collect();
    let shown = drawn(ports, &document, &files);
    let value = serde_json::to_vec(&shown).map_err(super::wire::WireError::Shape)?;
    ports.cache_put(&key, value, reach(head)).await;
    Ok(shown)
}

/// Draws a document with its pictures.
pub(super) fn drawn<P: Ports>(ports: &P, document: &Document, files: &[(String, Vec<u8>)]) -> Shown {
    // Pictures that lie only in language folders are shown too.
    let files = translated_files(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())), None);
    let sizes = PictureSizes::from_files(files.iter().copied());
    let card = lay_out(document, &sizes, &EstimatedWidths, &Options::new(ports.now()));
    let address_of = |kind: ImageKind| data_address(&files, kind);
    Shown {
        svg: draw(&card, &Drawing { id_prefix: "card", address_of: &address_of, decorative: false })
            .to_string(),
        description: card.description.clone(),
        state: match card.state {
            State::Active => PassState::Active,
            State::Expired => PassState::Expired,
            State::Voided => PassState::Voided,
        },
        ends: Pass::new(document).text("expirationDate").and_then(PassDate::parse).map(PassDate::timestamp),
        contact: Contact::of(document, ports.now()),
    }
}

/// Takes the drawing of a version that is no longer the newest out of the cache.
pub(super) async fn forget<P: Ports>(ports: &P, head: &Head) {
    ports.cache_delete(&cache_key(head), reach(head)).await;
}

/// Takes the drawing out of the cache wherever it is, also when fewer devices have the pass now.
pub(super) async fn erase<P: Ports>(ports: &P, head: &Head) {
    ports.cache_delete(&cache_key(head), Reach::Everywhere).await;
}

/// How far what is drawn of a pass goes: to all workers once several devices have it.
fn reach(head: &Head) -> Reach {
    if head.devices > 1 { Reach::Everywhere } else { Reach::Worker }
}

fn cache_key(head: &Head) -> String {
    format!("card/{}", version_key(head))
}

/// The picture as a `data:` address: the page then needs no further request and no further route. Twice the points are enough on screens.
fn data_address(files: &[(&str, &[u8])], kind: ImageKind) -> Option<String> {
    let at = |scale: Scale| {
        let name = kind.file_name(scale);
        files.iter().find(|(file, _)| *file == name).map(|(_, bytes)| *bytes)
    };
    let bytes = at(Scale::Two).or_else(|| at(Scale::Three)).or_else(|| at(Scale::One))?;
    let usable = bytes.len() <= MAX_PICTURE_BYTES && inspect_png(bytes).is_ok();
    usable.then(|| format!("data:image/png;base64,{}", Base64::encode_string(bytes)))
}
