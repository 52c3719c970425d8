//! Another style for the same content.
//!
//! In scope: renaming the style's key, so that every field stays where it is and going back gives the same document; the transit
//! type, which only boarding passes may have, is parked meanwhile. Out of scope: which fields the new style does not show (the
//! layout tells).

use std::rc::Rc;

use passwright_core::document::Edit;
use passwright_core::pass::{Style, TransitType};
use serde_json::{Value, json};

use super::{Notice, Selection, State};
use crate::design::Design;
use crate::state::fields;

/// What people call a style.
pub(crate) fn style_name(style: Style) -> &'static str {
    match style {
        Style::BoardingPass => "Boarding pass",
        Style::Coupon => "Coupon",
        Style::EventTicket => "Event ticket",
        Style::Generic => "Generic",
        Style::StoreCard => "Store card",
    }
}

impl State {
    pub(super) fn switch_style(&mut self, style: Style) {
        let Some(design) = self.design() else { return };
        let before = design.pass().style();
        if before == Some(style) {
            return;
        }
        let done = self.change(None, 0, |design| switch(design, before, style));
        if done {
            self.selection = match (&self.selection, before) {
                (Selection::Field(pointer), Some(before)) => renamed(pointer, before, style),
                (other, _) => other.clone(),
            };
            self.notice =
                Some(Notice::changed(format!("Style: {}. Nothing was thrown away.", style_name(style))));
        }
    }
}

fn switch(design: &mut Design, before: Option<Style>, style: Style) -> Result<(), String> {
    let mut edits = Vec::new();
    match before {
        Some(before) => {
            let transit = format!("/{}/transitType", before.key());
            if before == Style::BoardingPass {
                design.parked_transit = design.document.text(&transit).map(str::to_owned);
                edits.push(Edit::Remove { pointer: transit });
            }
            edits.push(Edit::Rename { pointer: format!("/{}", before.key()), key: style.key().to_owned() });
        }
        None => edits.push(Edit::Set { pointer: format!("/{}", style.key()), value: json!({}) }),
    }
    if style == Style::BoardingPass {
        let kind = design.parked_transit.take().unwrap_or_else(|| TransitType::Generic.as_str().to_owned());
        edits.push(Edit::Set { pointer: "/boardingPass/transitType".into(), value: Value::String(kind) });
    }
    let document = Rc::make_mut(&mut design.document);
    edits.iter().try_for_each(|edit| document.apply(edit)).map_err(|error| error.to_string())
}

fn renamed(pointer: &str, before: Style, after: Style) -> Selection {
    let rest = pointer.strip_prefix(&format!("/{}/", before.key()));
    match rest.filter(|_| fields::place(pointer).is_some()) {
        Some(rest) => Selection::Field(format!("/{}/{rest}", after.key())),
        None => Selection::Look,
    }
}
