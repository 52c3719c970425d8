//! Everything the editor knows, and the one function that changes it.
//!
//! In scope: plain data, [`Action`], [`State::apply`]; no browser here, so all of it is tested natively. Out of scope: events,
//! storage, the network; they turn into actions elsewhere. Every change of the design goes through
//! [`passwright_core::document::Edit`] and is one step of the history.

use std::collections::BTreeMap;
use std::rc::Rc;

use passwright_core::api::MAX_TEXT_CHARACTERS;
use passwright_core::document::{Document, Edit};
use passwright_core::ids::SerialNumber;
use passwright_core::pass::FieldGroup;
use passwright_core::validate::{Fix, apply_fix};
use serde_json::Value;
use yew::Reducible;

use crate::design::{Design, DesignId};
use crate::history::History;
use crate::locale;
use crate::publication::Publication;

mod action;
pub(crate) mod fields;
mod languages;
mod pictures;
pub(crate) mod poster;
pub(crate) mod style;
mod view;

pub(crate) use action::{Action, Notice, Pane, Restored, Selection, Side};
pub(crate) use languages::Translating;
pub(crate) use view::{Glance, Ground, View};

/// Everything the editor knows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct State {
    /// Whether the storage has been read.
    pub(crate) is_ready: bool,
    /// Whether the gallery of starter cards is shown.
    pub(crate) is_gallery: bool,
    /// The design and its past; `None` until the first one is picked.
    pub(crate) history: Option<History<Design>>,
    /// What the properties panel shows.
    pub(crate) selection: Selection,
    /// Where the pass is shown.
    pub(crate) side: Side,
    /// How it is looked at.
    pub(crate) view: View,
    /// Whether the list of keys is shown.
    pub(crate) are_keys_shown: bool,
    /// Whether the table of translations is shown.
    pub(crate) are_languages_shown: bool,
    /// What narrow screens show.
    pub(crate) pane: Pane,
    /// What was published, by design: undo must not forget it.
    pub(crate) published: BTreeMap<DesignId, Publication>,
    /// The designs as they were published since the page was opened.
    pub(crate) published_as: BTreeMap<DesignId, Design>,
    /// The serial numbers of downloads, by design.
    pub(crate) serials: BTreeMap<DesignId, SerialNumber>,
    /// What is being said.
    pub(crate) notice: Option<Notice>,
    /// A starter card in which nothing was changed yet.
    pub(crate) fresh: Option<DesignId>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            is_ready: false,
            is_gallery: true,
            history: None,
            selection: Selection::Look,
            side: Side::Front,
            view: View::default(),
            are_keys_shown: false,
            are_languages_shown: false,
            pane: Pane::Properties,
            published: BTreeMap::new(),
            published_as: BTreeMap::new(),
            serials: BTreeMap::new(),
            notice: None,
            fresh: None,
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        next.apply(action);
        if next == *self { self } else { Rc::new(next) }
    }
}

impl State {
    /// The design of this moment.
    pub(crate) fn design(&self) -> Option<&Design> {
        self.history.as_ref().map(History::present)
    }

    /// What was published of the present design.
    pub(crate) fn publication(&self) -> Option<&Publication> {
        self.published.get(&self.design()?.id)
    }

    /// The serial number of downloads of the present design.
    pub(crate) fn serial(&self) -> Option<&SerialNumber> {
        self.serials.get(&self.design()?.id)
    }

    /// Whether there is something to take back.
    pub(crate) fn can_undo(&self) -> bool {
        self.history.as_ref().is_some_and(History::can_undo)
    }

    /// Whether there is something to do again.
    pub(crate) fn can_redo(&self) -> bool {
        self.history.as_ref().is_some_and(History::can_redo)
    }

    /// Changes the state by one action.
    pub(crate) fn apply(&mut self, action: Action) {
        match action {
            Action::Open { design, is_fresh, notice, now_millis } => {
                self.fresh = is_fresh.then_some(design.id);
                self.open(design, notice, now_millis);
            }
            Action::Reopen(restored, now_millis) => self.reopen(*restored, now_millis),
            Action::Restored(restored) => self.restore(restored),
            Action::Edit { edits, merge, now_millis } => self.edit(&edits, merge.as_deref(), now_millis),
            Action::PutPicture { kind, files, note } => self.put_picture(kind, files, note),
            Action::RemovePicture(kind) => self.remove_picture(kind),
            Action::Repair(fix) => self.repair(&fix),
            Action::SwitchStyle(look) => self.switch_style(look),
            Action::AddField(group) => self.add_field(group),
            Action::RemoveField(pointer) => self.remove_field(&pointer),
            Action::MoveField { pointer, by } => self.move_field(&pointer, by),
            Action::MoveFieldTo { pointer, group } => self.move_field_to(&pointer, group),
            Action::PlaceField { pointer, group, index } => self.place_field(&pointer, group, index),
            Action::DuplicateField(pointer) => self.duplicate_field(&pointer),
            Action::Undo => self.travel(History::undo, text_id!("nothing-to-undo")),
            Action::Redo => self.travel(History::redo, text_id!("nothing-to-redo")),
            Action::Select(selection) => self.select(selection),
            Action::Turn(side) => self.side = side,
            Action::Look(glance) => self.glance(glance),
            Action::Keys(shown) => self.are_keys_shown = shown,
            Action::Languages(shown) => self.are_languages_shown = shown,
            Action::Translate(change) => self.translate(change),
            Action::Show(pane) => self.pane = pane,
            Action::Gallery(shown) => self.is_gallery = shown || self.history.is_none(),
            Action::Published(design, published) => {
                self.fresh = None;
                self.published.insert(design.id, *published);
                self.published_as.insert(design.id, design);
            }
            Action::Numbered(id, serial) => {
                self.serials.insert(id, serial);
            }
            Action::Say(notice) => self.notice = Some(notice),
            Action::Dismiss => self.notice = None,
        }
    }

    fn open(&mut self, design: Design, notice: Option<Notice>, now_millis: u64) {
        match &mut self.history {
            Some(history) => history.push(design, None, now_millis),
            None => self.history = Some(History::new(design)),
        }
        self.is_gallery = false;
        self.side = Side::Front;
        self.view.language = None;
        self.selection = Selection::Look;
        self.pane = Pane::Properties;
        self.notice = notice;
    }

    fn restore(&mut self, restored: Option<Box<Restored>>) {
        self.is_ready = true;
        // A design that was opened while the storage was being read is newer than what the storage held.
        if let (Some(restored), None) = (restored, &self.history) {
            let crashed = restored
                .was_open
                .then(|| Notice::lasting(text!("restored", title = restored.design.title())));
            self.reopen(*restored, 0);
            self.notice = crashed.or(self.notice.take());
        }
    }

    fn reopen(&mut self, restored: Restored, now_millis: u64) {
        let id = restored.design.id;
        self.published.extend(restored.published.map(|published| (id, published)));
        self.serials.extend(restored.serial.map(|serial| (id, serial)));
        self.fresh = None;
        self.open(restored.design, None, now_millis);
    }

    fn edit(&mut self, edits: &[Edit], merge: Option<&str>, now_millis: u64) {
        if let Some(length) = self.design().and_then(|design| too_long(&design.document, edits)) {
            self.notice =
                Some(Notice::problem(text!("text-too-long", length = length, most = MAX_TEXT_CHARACTERS)));
            return;
        }
        self.change(merge, now_millis, |design| {
            let twins = poster::mirrored(&design.document, edits);
            let document = Rc::make_mut(&mut design.document);
            let mut all = edits.iter().chain(&twins);
            all.try_for_each(|edit| document.apply(edit)).map_err(|error| error.to_string())
        });
    }

    /// Makes one step; when the change is refused, says why and keeps everything as it is.
    fn change(
        &mut self,
        merge: Option<&str>,
        now_millis: u64,
        change: impl FnOnce(&mut Design) -> Result<(), String>,
    ) -> bool {
        let Some(history) = &mut self.history else { return false };
        let mut next = history.present().clone();
        match change(&mut next) {
            Ok(()) => {
                history.push(next, merge, now_millis);
                self.fresh = None;
                true
            }
            Err(reason) => {
                self.notice = Some(Notice::problem(text!("not-possible", reason = reason)));
                false
            }
        }
    }

    fn repair(&mut self, fix: &Fix) {
        let done = self.change(None, 0, |design| {
            let mut bundle = design.to_bundle();
            apply_fix(&mut bundle, fix).map_err(|error| error.to_string())?;
            let parked = std::mem::take(&mut design.parked);
            *design = Design { parked, ..Design::from_bundle(design.id, &bundle) };
            Ok(())
        });
        self.forget_lost_selection();
        if done {
            self.notice = Some(Notice::changed(text!("repaired", what = fix.label.as_str())));
        }
    }

    fn travel(&mut self, step: fn(&mut History<Design>) -> bool, otherwise: &'static str) {
        if self.history.as_mut().is_some_and(step) {
            self.notice = None;
            self.forget_lost_selection();
            self.forget_lost_language();
        } else {
            self.notice = Some(Notice::say(locale::text(otherwise)));
        }
    }

    fn select(&mut self, selection: Selection) {
        if !matches!(self.side, Side::Front | Side::Back) {
            // Lock Screen, watch and stack show what is selected too, as far as they show it.
        } else if let Selection::Field(pointer) = &selection {
            let is_back = fields::place(pointer).is_some_and(|place| place.group == FieldGroup::Back);
            self.side = if is_back { Side::Back } else { Side::Front };
        } else if !matches!(selection, Selection::Details) {
            self.side = Side::Front;
        }
        self.selection = selection;
        self.pane = Pane::Properties;
    }

    /// A field that is gone cannot stay selected.
    fn forget_lost_selection(&mut self) {
        let Selection::Field(pointer) = &self.selection else { return };
        if self.design().is_none_or(|design| design.document.get(pointer).is_none()) {
            self.selection = Selection::Look;
        }
    }
}

/// The length of the first text that is longer than [`MAX_TEXT_CHARACTERS`] and longer than what is there already.
fn too_long(document: &Document, edits: &[Edit]) -> Option<usize> {
    edits.iter().find_map(|edit| {
        let Edit::Set { pointer, value: Value::String(text) } = edit else { return None };
        let length = text.chars().count();
        let before = document.text(pointer).map_or(0, |text| text.chars().count());
        (length > MAX_TEXT_CHARACTERS && length > before).then_some(length)
    })
}

#[cfg(test)]
mod tests;
