//! Another style for the same content.
//!
//! In scope: renaming the style's key, so that every field stays where it is and going back gives the same document; what only one style
//! may have is parked meanwhile (see [`Parked`]). Out of scope: which fields the new style does not show (the layout tells).

use std::rc::Rc;

use passwright_core::document::{Document, Edit, EditError};
use passwright_core::pass::{FieldGroup, Look, Pass, Style, Tags, TransitType};
use serde_json::{Map, Value, json};

use super::poster::{POSTER, made_of};
use super::{Notice, Selection, State};
use crate::design::{Design, Parked};
use crate::state::fields;

/// The styles to choose from, the most wanted first.
pub(crate) const CHOICES: [Look; 7] = [
    Look::Classic(Style::StoreCard),
    Look::Classic(Style::Coupon),
    Look::Classic(Style::EventTicket),
    Look::PosterEventTicket,
    Look::Classic(Style::BoardingPass),
    Look::Classic(Style::Generic),
    Look::PosterGeneric,
];

const SCHEMES: &str = "/preferredStyleSchemes";
const TRANSIT: &str = "/boardingPass/transitType";

/// What people call a style.
pub(crate) fn style_name(look: Look) -> String {
    match look {
        Look::Classic(Style::BoardingPass) | Look::SemanticBoardingPass => text!("style-boarding-pass"),
        Look::Classic(Style::Coupon) => text!("style-coupon"),
        Look::Classic(Style::EventTicket) => text!("style-event-ticket"),
        Look::Classic(Style::Generic) => text!("style-generic"),
        Look::Classic(Style::StoreCard) => text!("style-store-card"),
        Look::PosterEventTicket => text!("style-poster-ticket"),
        Look::PosterGeneric => text!("style-poster"),
    }
}

impl State {
    pub(super) fn switch_style(&mut self, after: Look) {
        let Some(design) = self.design() else { return };
        let (before, style) = (design.look(), design.pass().style());
        if before == after && style.is_some() {
            return;
        }
        let done =
            self.change(None, 0, |design| switch(design, before, after).map_err(|error| error.to_string()));
        if !done {
            return;
        }
        // What was chosen is shown, if only the newest phones know it.
        if let Some(since) = after.since().filter(|since| !self.view.ios.knows(*since)) {
            self.view.ios = passwright_core::card::IosVersion::from_number(since).unwrap_or(self.view.ios);
        }
        let now = self.design().and_then(|design| design.pass().style());
        if let (Selection::Field(pointer), Some(before), Some(now)) = (&self.selection, style, now) {
            self.selection = renamed(pointer, before, now);
        }
        self.forget_lost_selection();
        let name = style_name(after);
        self.notice = Some(Notice::changed(text!("style-changed", name = name)));
    }
}

fn switch(design: &mut Design, before: Look, after: Look) -> Result<(), EditError> {
    let document = Rc::make_mut(&mut design.document);
    leave(document, &mut design.parked, before)?;
    rename(document, &mut design.parked, after)?;
    enter(document, &mut design.parked, after)
}

/// Takes out what only this look may have.
fn leave(document: &mut Document, parked: &mut Parked, look: Look) -> Result<(), EditError> {
    match look {
        Look::Classic(Style::BoardingPass) | Look::SemanticBoardingPass => {
            parked.transit = document.text(TRANSIT).map(str::to_owned);
            document.remove(TRANSIT)?;
            parked.boarding_schemes = take(document, SCHEMES)?;
        }
        Look::PosterEventTicket => {
            parked.ticket_schemes = take(document, SCHEMES)?;
            let mut tags = Map::new();
            for name in std::mem::take(&mut parked.added_tags) {
                if let Some(value) = take(document, &format!("/semantics/{name}"))? {
                    tags.insert(name, value);
                }
            }
            parked.tags = tags;
            let is_empty = document.get("/semantics").and_then(Value::as_object).is_some_and(Map::is_empty);
            if std::mem::take(&mut parked.has_added_semantics) && is_empty {
                document.remove("/semantics")?;
            }
        }
        Look::PosterGeneric => {
            parked.poster = take(document, &format!("/{POSTER}"))?;
            parked.beside_poster = Pass::new(document).style().map(|style| style.key().to_owned());
        }
        Look::Classic(_) => {}
    }
    Ok(())
}

fn take(document: &mut Document, pointer: &str) -> Result<Option<Value>, EditError> {
    let value = document.get(pointer).cloned();
    document.remove(pointer)?;
    Ok(value)
}

/// Gives the classic style the key that the look needs; a poster stands beside the one that it stood beside before, else beside any but a
/// boarding pass.
fn rename(document: &mut Document, parked: &mut Parked, look: Look) -> Result<(), EditError> {
    let now = Pass::new(document).style();
    let wanted = match look {
        Look::Classic(style) => style,
        Look::PosterEventTicket => Style::EventTicket,
        Look::SemanticBoardingPass => Style::BoardingPass,
        Look::PosterGeneric => {
            let before = parked.beside_poster.take();
            let before = Style::ALL.into_iter().find(|style| Some(style.key()) == before.as_deref());
            let any = now.filter(|style| *style != Style::BoardingPass);
            before.or(any).unwrap_or(Style::Generic)
        }
    };
    match now {
        Some(now) if now == wanted => Ok(()),
        Some(now) => {
            document.apply(&Edit::Rename { pointer: format!("/{}", now.key()), key: wanted.key().to_owned() })
        }
        None => document.set(&format!("/{}", wanted.key()), json!({})),
    }
}

/// Puts in what this look needs: what it had before, or else something to begin with.
fn enter(document: &mut Document, parked: &mut Parked, look: Look) -> Result<(), EditError> {
    match look {
        Look::Classic(Style::BoardingPass) | Look::SemanticBoardingPass => {
            let kind = parked.transit.take().unwrap_or_else(|| TransitType::Generic.as_str().to_owned());
            document.set(TRANSIT, Value::String(kind))?;
            if let Some(schemes) = parked.boarding_schemes.take() {
                document.set(SCHEMES, schemes)?;
            }
        }
        Look::PosterEventTicket => {
            let usual = || json!([Look::PosterEventTicket.key(), Style::EventTicket.key()]);
            document.set(SCHEMES, parked.ticket_schemes.take().unwrap_or_else(usual))?;
            add_tags(document, parked)?;
        }
        Look::PosterGeneric => {
            let poster = parked.poster.take().unwrap_or_else(|| made_of(document));
            document.set(&format!("/{POSTER}"), poster)?;
        }
        Look::Classic(_) => {}
    }
    Ok(())
}

/// The tags without which there is no poster, from what the fields say; those that were added before come back.
fn add_tags(document: &mut Document, parked: &mut Parked) -> Result<(), EditError> {
    let had_semantics = document.tree().contains_key("semantics");
    let mut tags = std::mem::take(&mut parked.tags);
    for (name, guess) in [
        ("eventName", guess(document, FieldGroup::Primary)),
        ("venueName", guess(document, FieldGroup::Secondary)),
    ] {
        if let (false, Some(text)) = (tags.contains_key(name), guess) {
            tags.insert(name.to_owned(), Value::String(text));
        }
    }
    for (name, value) in tags {
        if !Tags::of(document).has(&name) {
            document.set(&format!("/semantics/{name}"), value)?;
            parked.added_tags.push(name);
        }
    }
    parked.has_added_semantics = !had_semantics && document.tree().contains_key("semantics");
    Ok(())
}

/// What the first field of a group says, or else whose pass it is.
fn guess(document: &Document, group: FieldGroup) -> Option<String> {
    let pass = Pass::new(document);
    let field = pass.fields(group).first().and_then(|field| field.value()?.as_str().map(str::to_owned));
    let known =
        || ["logoText", "organizationName"].into_iter().find_map(|key| pass.text(key)).map(str::to_owned);
    field.filter(|text| !text.trim().is_empty()).or_else(known)
}

fn renamed(pointer: &str, before: Style, after: Style) -> Selection {
    let rest = pointer.strip_prefix(&format!("/{}/", before.key()));
    match rest.filter(|_| fields::place(pointer).is_some()) {
        Some(rest) => Selection::Field(format!("/{}/{rest}", after.key())),
        None => Selection::Field(pointer.to_owned()),
    }
}
