//! What can happen, and the small values that say how.

use passwright_core::document::Edit;
use passwright_core::ids::SerialNumber;
use passwright_core::images::ImageKind;
use passwright_core::pass::{FieldGroup, Look};
use passwright_core::validate::Fix;

use super::languages::Translating;
use super::view::Glance;
use crate::design::{Design, DesignId, PassFile};
use crate::publication::Publication;

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

/// Where the pass is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// The card.
    Front,
    /// The details sheet.
    Back,
    /// What the Lock Screen says.
    Lock,
    /// Apple Watch.
    Watch,
    /// Below other passes.
    Stack,
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
    /// Whether it stays until it is dismissed; problems do so anyway.
    pub(crate) stays: bool,
}

impl Notice {
    /// Tells what happened.
    pub(crate) fn say(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_problem: false, can_undo: false, stays: false }
    }

    /// Tells what happened while nobody looked.
    pub(crate) fn lasting(text: impl Into<String>) -> Self {
        Self { stays: true, ..Self::say(text) }
    }

    /// Tells what went wrong.
    pub(crate) fn problem(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_problem: true, can_undo: false, stays: false }
    }

    /// Tells of a change that can be taken back.
    pub(crate) fn changed(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_problem: false, can_undo: true, stays: false }
    }
}

/// What happened.
#[derive(Debug, Clone)]
pub(crate) enum Action {
    /// A design was picked or opened: it takes the place of the present one, as one step.
    Open {
        /// The design.
        design: Design,
        /// A starter card as it comes, which need not be kept until something is changed.
        is_fresh: bool,
        /// What to say.
        notice: Option<Notice>,
        /// Now.
        now_millis: u64,
    },
    /// A design of this device was picked: it takes the place of the present one, as one step.
    Reopen(Box<Restored>, u64),
    /// The storage was read.
    Restored(Option<Box<Restored>>),
    /// The document changes; edits with the same `merge` key within a moment are one step.
    Edit { edits: Vec<Edit>, merge: Option<String>, now_millis: u64 },
    /// The files of one kind of picture are replaced.
    PutPicture { kind: ImageKind, files: Vec<PassFile>, note: Option<String> },
    /// All files of one kind of picture are taken out.
    RemovePicture(ImageKind),
    /// A repair that the checks offer.
    Repair(Fix),
    /// Another style.
    SwitchStyle(Look),
    /// A new field at the end of a group.
    AddField(FieldGroup),
    /// A field is taken out.
    RemoveField(String),
    /// A field moves up (-1) or down (+1) in reading order, into the next group at the ends.
    MoveField { pointer: String, by: i8 },
    /// A field goes to the end of another group.
    MoveFieldTo { pointer: String, group: FieldGroup },
    /// A field goes before the one with this index in a group, or to its end.
    PlaceField { pointer: String, group: FieldGroup, index: usize },
    /// A field is there a second time, right behind the first.
    DuplicateField(String),
    /// The last step is taken back.
    Undo,
    /// The last step taken back is done again.
    Redo,
    /// Something was clicked.
    Select(Selection),
    /// The pass is shown somewhere else.
    Turn(Side),
    /// The pass is looked at in another way.
    Look(Glance),
    /// The list of keys is shown or closed.
    Keys(bool),
    /// The table of translations is shown or closed.
    Languages(bool),
    /// The translations change.
    Translate(Translating),
    /// A narrow screen shows something else.
    Show(Pane),
    /// To or from the gallery of starter cards.
    Gallery(bool),
    /// A design was published or republished, as it was then.
    Published(Design, Box<Publication>),
    /// A design got a serial number for its downloads.
    Numbered(DesignId, SerialNumber),
    /// Something to say.
    Say(Notice),
    /// What was said has been read.
    Dismiss,
}

/// What the storage held.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Restored {
    /// The design.
    pub(crate) design: Design,
    /// What was published of it.
    pub(crate) published: Option<Publication>,
    /// The serial number of its downloads.
    pub(crate) serial: Option<SerialNumber>,
    /// Whether the page that worked on it never said goodbye: the browser or the device died.
    pub(crate) was_open: bool,
}
