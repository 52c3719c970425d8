//! Everything the editor knows, and the one function that changes it.
//!
//! In scope: plain data, [`Action`], [`State::apply`]; no browser here, so all of it is tested natively. Out of scope: events,
//! storage, the network; they turn into actions elsewhere. Every change of the design goes through
//! [`passwright_core::document::Edit`] and is one step of the history.

use std::collections::BTreeMap;
use std::rc::Rc;

use passwright_core::api::PublishedPass;
use passwright_core::document::{Document, Edit};
use passwright_core::ids::SerialNumber;
use passwright_core::images::{ImageKind, Scale};
use passwright_core::pass::{FieldGroup, Style};
use passwright_core::validate::{Fix, apply_fix};
use serde_json::Value;
use yew::Reducible;

use crate::design::{Design, DesignId, PassFile};
use crate::history::History;

pub(crate) mod fields;
pub(crate) mod style;

/// The longest text that can be typed or pasted into a field, in characters. The terms on the back of real passes have up to 8,000.
pub(crate) const MAX_TEXT_CHARS: usize = 20_000;

/// What the properties panel shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Selection {
    /// Style and colours.
    Look,
    /// Names, dates and rarely used keys.
    Details,
    /// The field at a JSON pointer.
    Field(String),
    /// All pictures, with one in focus.
    Pictures(Option<ImageKind>),
    /// The barcode.
    Barcode,
}

/// Which side of the pass is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// The card.
    Front,
    /// The details sheet.
    Back,
}

/// What narrow screens show beside the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pane {
    /// The list of fields.
    Layers,
    /// The properties.
    Properties,
}

/// A sentence for the person, with an undo button when it tells of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notice {
    /// The sentence.
    pub(crate) text: String,
    /// Whether something went wrong.
    pub(crate) is_problem: bool,
    /// Whether to offer undo.
    pub(crate) can_undo: bool,
}

impl Notice {
    /// Tells what happened.
    pub(crate) fn say(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_problem: false, can_undo: false }
    }

    /// Tells what went wrong.
    pub(crate) fn problem(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_problem: true, can_undo: false }
    }

    /// Tells of a change that can be taken back.
    pub(crate) fn changed(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_problem: false, can_undo: true }
    }
}

/// What happened.
#[derive(Debug, Clone)]
pub(crate) enum Action {
    /// A design was picked or opened: it takes the place of the present one, as one step.
    Open { design: Design, notice: Option<Notice>, now_millis: u64 },
    /// The storage was read.
    Restored(Option<Restored>),
    /// The document changes; edits with the same `merge` key within a moment are one step.
    Edit { edits: Vec<Edit>, merge: Option<String>, now_millis: u64 },
    /// The files of one kind of picture are replaced.
    PutPicture { kind: ImageKind, files: Vec<PassFile>, note: Option<String> },
    /// All files of one kind of picture are taken out.
    RemovePicture(ImageKind),
    /// A repair that the checks offer.
    Repair(Fix),
    /// Another style.
    SwitchStyle(Style),
    /// A new field at the end of a group.
    AddField(FieldGroup),
    /// A field is taken out.
    RemoveField(String),
    /// A field moves up (-1) or down (+1) in reading order, into the next group at the ends.
    MoveField { pointer: String, by: i8 },
    /// A field goes to the end of another group.
    MoveFieldTo { pointer: String, group: FieldGroup },
    /// The last step is taken back.
    Undo,
    /// The last step taken back is done again.
    Redo,
    /// Something was clicked.
    Select(Selection),
    /// The pass is turned over.
    Turn(Side),
    /// A narrow screen shows something else.
    Show(Pane),
    /// To or from the gallery of starter cards.
    Gallery(bool),
    /// A design was published or republished.
    Published(DesignId, Box<PublishedPass>),
    /// A design got a serial number for its downloads.
    Numbered(DesignId, SerialNumber),
    /// Something to say.
    Say(Notice),
    /// What was said has been read.
    Dismiss,
}

/// What the storage held.
#[derive(Debug, Clone)]
pub(crate) struct Restored {
    /// The design.
    pub(crate) design: Design,
    /// What was published of it.
    pub(crate) published: Option<PublishedPass>,
    /// The serial number of its downloads.
    pub(crate) serial: Option<SerialNumber>,
}

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
    /// Which side is shown.
    pub(crate) side: Side,
    /// What narrow screens show.
    pub(crate) pane: Pane,
    /// What was published, by design: undo must not forget it.
    pub(crate) published: BTreeMap<DesignId, PublishedPass>,
    /// The serial numbers of downloads, by design.
    pub(crate) serials: BTreeMap<DesignId, SerialNumber>,
    /// What is being said.
    pub(crate) notice: Option<Notice>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            is_ready: false,
            is_gallery: true,
            history: None,
            selection: Selection::Look,
            side: Side::Front,
            pane: Pane::Properties,
            published: BTreeMap::new(),
            serials: BTreeMap::new(),
            notice: None,
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
    pub(crate) fn publication(&self) -> Option<&PublishedPass> {
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
            Action::Open { design, notice, now_millis } => self.open(design, notice, now_millis),
            Action::Restored(restored) => self.restore(restored),
            Action::Edit { edits, merge, now_millis } => self.edit(&edits, merge.as_deref(), now_millis),
            Action::PutPicture { kind, files, note } => self.put_picture(kind, files, note),
            Action::RemovePicture(kind) => self.remove_picture(kind),
            Action::Repair(fix) => self.repair(&fix),
            Action::SwitchStyle(style) => self.switch_style(style),
            Action::AddField(group) => self.add_field(group),
            Action::RemoveField(pointer) => self.remove_field(&pointer),
            Action::MoveField { pointer, by } => self.move_field(&pointer, by),
            Action::MoveFieldTo { pointer, group } => self.move_field_to(&pointer, group),
            Action::Undo => self.travel(History::undo, "There is nothing to undo."),
            Action::Redo => self.travel(History::redo, "There is nothing to redo."),
            Action::Select(selection) => self.select(selection),
            Action::Turn(side) => self.side = side,
            Action::Show(pane) => self.pane = pane,
            Action::Gallery(shown) => self.is_gallery = shown || self.history.is_none(),
            Action::Published(id, published) => {
                self.published.insert(id, *published);
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
        self.selection = Selection::Look;
        self.pane = Pane::Properties;
        self.notice = notice;
    }

    fn restore(&mut self, restored: Option<Restored>) {
        self.is_ready = true;
        // A design that was opened while the storage was being read is newer than what the storage held.
        if let (Some(restored), None) = (restored, &self.history) {
            let id = restored.design.id;
            self.published.extend(restored.published.map(|published| (id, published)));
            self.serials.extend(restored.serial.map(|serial| (id, serial)));
            self.history = Some(History::new(restored.design));
            self.is_gallery = false;
        }
    }

    fn edit(&mut self, edits: &[Edit], merge: Option<&str>, now_millis: u64) {
        if let Some(length) = self.design().and_then(|design| too_long(&design.document, edits)) {
            self.notice = Some(Notice::problem(format!(
                "This text has {length} characters, and a text of a pass holds at most {MAX_TEXT_CHARS}. It was not taken over."
            )));
            return;
        }
        self.change(merge, now_millis, |design| {
            let document = Rc::make_mut(&mut design.document);
            edits.iter().try_for_each(|edit| document.apply(edit)).map_err(|error| error.to_string())
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
                true
            }
            Err(reason) => {
                self.notice = Some(Notice::problem(format!("That was not possible: {reason}.")));
                false
            }
        }
    }

    fn put_picture(&mut self, kind: ImageKind, files: Vec<PassFile>, note: Option<String>) {
        let had_one = self.design().is_some_and(|design| design.picture(kind).is_some());
        self.change(None, 0, |design| {
            put_files(Rc::make_mut(&mut design.files), kind, files);
            Ok(())
        });
        let verb = if had_one { "replaced" } else { "added" };
        let text = format!("{} {verb}.", capitalized(kind.base_name()));
        self.notice = Some(Notice::changed(match note {
            Some(note) => format!("{text} {note}"),
            None => text,
        }));
    }

    fn remove_picture(&mut self, kind: ImageKind) {
        self.change(None, 0, |design| {
            let own: Vec<String> = Scale::ALL.into_iter().map(|scale| kind.file_name(scale)).collect();
            Rc::make_mut(&mut design.files).retain(|file| !own.contains(&file.name));
            Ok(())
        });
        self.notice = Some(Notice::changed(format!("{} removed.", capitalized(kind.base_name()))));
    }

    fn repair(&mut self, fix: &Fix) {
        let done = self.change(None, 0, |design| {
            let mut bundle = design.to_bundle();
            apply_fix(&mut bundle, fix).map_err(|error| error.to_string())?;
            let parked = design.parked_transit.take();
            *design = Design::from_bundle(design.id, &bundle);
            design.parked_transit = parked;
            Ok(())
        });
        self.forget_lost_selection();
        if done {
            self.notice = Some(Notice::changed(format!("Done: {}.", fix.label)));
        }
    }

    fn travel(&mut self, step: fn(&mut History<Design>) -> bool, otherwise: &str) {
        if self.history.as_mut().is_some_and(step) {
            self.notice = None;
            self.forget_lost_selection();
        } else {
            self.notice = Some(Notice::say(otherwise));
        }
    }

    fn select(&mut self, selection: Selection) {
        if let Selection::Field(pointer) = &selection {
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

/// The length of the first text that is longer than [`MAX_TEXT_CHARS`] and longer than what is there already.
fn too_long(document: &Document, edits: &[Edit]) -> Option<usize> {
    edits.iter().find_map(|edit| {
        let Edit::Set { pointer, value: Value::String(text) } = edit else { return None };
        let length = text.chars().count();
        let before = document.text(pointer).map_or(0, |text| text.chars().count());
        (length > MAX_TEXT_CHARS && length > before).then_some(length)
    })
}

/// Replaces the files of one kind of picture, the first of them in its old place.
fn put_files(all: &mut Vec<PassFile>, kind: ImageKind, new: Vec<PassFile>) {
    let is_own = |file: &PassFile| Scale::ALL.into_iter().any(|scale| kind.file_name(scale) == file.name);
    let at = all.iter().position(is_own).unwrap_or(all.len());
    let tail: Vec<PassFile> = all.drain(at..).filter(|file| !is_own(file)).collect();
    all.extend(new);
    all.extend(tail);
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
